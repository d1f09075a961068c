// The official client, unchanged but for its endpoint: runs one scenario against a server and prints what it got as JSON.
import { GitBookAPI, GitBookAPIError } from '@gitbook/api';
import { scenarios } from './scenarios.mjs';

const [scenario, endpoint, authToken, ...rest] = process.argv.slice(2);
const client = new GitBookAPI({ endpoint, authToken: authToken || undefined });
try {
    console.log(JSON.stringify(await scenarios[scenario](client, ...rest)));
} catch (error) {
    if (!(error instanceof GitBookAPIError)) throw error;
    console.log(JSON.stringify({ failed: { code: error.code, message: error.errorMessage } }));
}
