"""The structure of a space: what a commit's files say about pages, files and settings, and how that is written back.

Reading begins at `read.read_revision`, and yields the dataclasses of `tree`:

    files          what a reader of files must offer, and one over a dictionary
    space_config   .gitbook.yaml; `tags`, `vars`: .gitbook/tags.yaml and vars.yaml; `site_config`: docs.yaml
    summary        SUMMARY.md as rows; `infer`: the same from folders; `build`: rows become pages
    page_meta      what a page's own file says; `titles`, `layout`, `destinations`: its parts
    assets         files and reusable contents, also from beyond the space's directory
    ids            which entry is which of the revision before; `similar`: by their texts

Links of a file become references and back in `links`. Writing: `summary_write`, `frontmatter_write`, `page_keys`, `place`. Two revisions: `diff`, `merge`.
"""
