// What the contract tests do with the official client; each returns what the test looks at.
export const scenarios = {
    async user(client) {
        return (await client.user.getAuthenticatedUser()).data;
    },
    async information(client) {
        return (await client.getApiInformation()).data;
    },
    async reading(client) {
        const organizations = (await client.orgs.listOrganizationsForAuthenticatedUser()).data.items;
        const spaces = (await client.orgs.listSpacesInOrganizationById(organizations[0].id)).data.items;
        const { pages } = (await client.spaces.listPages(spaces[0].id)).data;
        const read = async (format) => (await client.spaces.getPageById(spaces[0].id, pages[0].id, { format })).data;
        return {
            organizations: organizations.map((organization) => organization.title),
            spaces: spaces.map((space) => space.id),
            pages: pages.map((page) => page.title),
            document: (await read('document')).document,
            markdown: (await read('markdown')).markdown,
        };
    },
};
