"""Published sites: view models in, HTML and files out.

source.py      what a site must be able to tell (a protocol; the database stands behind it)
site_app.py    requests to responses: every route of a site
views.py       what the templates show
navigation.py  a revision's tree as navigation, breadcrumbs, previous and next
render.py      views to HTML
"""
