// A reader's question to a site, as a first program with the official client asks it: only the address, the ids and the token come from outside.
import { GitBookAPI } from '@gitbook/api';

const [endpoint, authToken, question] = process.argv.slice(2);
const client = new GitBookAPI({ endpoint, authToken });

const organizations = await client.orgs.listOrganizationsForAuthenticatedUser();
const organization = organizations.data.items[0].id;
const spaces = await client.orgs.listSpacesInOrganizationById(organization);
const sites = await client.orgs.listSites(organization);

let answer;
let events = 0;
const stream = await client.orgs.streamAskInSite(organization, sites.data.items[0].id, { question, scope: { mode: 'default' } }, { format: 'markdown' });
for await (const event of stream) {
    answer = event.answer;
    events += 1;
}
console.log(JSON.stringify({ spaces: spaces.data.items.map((space) => space.id), events, answer }));
