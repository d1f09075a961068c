"""The first start of a server."""
