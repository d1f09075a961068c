"""Declaring operations of the API: routes, parameters, bodies, pages, and the document that describes them."""
