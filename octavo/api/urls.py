"""Every address that a response or a page may carry. They come from the settings, never from a request's Host header."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Urls:
    """Addresses of the server, as its readers reach it."""

    public: str
    """Where the API answers, without a slash at the end: `https://docs.acme.com`."""
    base_domain: str = "localhost"
    """Sites answer at `<basename>.<base domain>`."""

    def api(self, path: str) -> str:
        """A resource of the API: `api("/spaces/x")`."""
        return f"{self.public}/v1{path}"

    def app(self, path: str) -> str:
        """Where a browser is led for a resource: `app("/s/x")`, on to the published site."""
        return f"{self.public}/app{path}"

    def site(self, basename: str, path: str = "/") -> str:
        """A published site on its own host; scheme and port are the server's own."""
        scheme, _, authority = self.public.partition("://")
        _, colon, port = authority.rpartition(":")
        return (
            f"{scheme}://{basename}.{self.base_domain}{colon}{port if colon else ''}{path}"
            if port.isdigit()
            else f"{scheme}://{basename}.{self.base_domain}{path}"
        )

    def custom(self, hostname: str, path: str = "/") -> str:
        """A published site on its owner's domain."""
        return f"{self.public.partition('://')[0]}://{hostname}{path}"
