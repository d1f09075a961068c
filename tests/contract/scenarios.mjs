// What the contract tests do with the official client; each returns what the test looks at.
export const scenarios = {
    async user(client) {
        return (await client.user.getAuthenticatedUser()).data;
    },
    async information(client) {
        return (await client.getApiInformation()).data;
    },
};
