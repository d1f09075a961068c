"""The toolchain of 2014 to 2017 in Python: a book's files in, the JSON of its pages out.

Pure: it reads files through the `Files` protocol and writes nothing; `build` is the one module that touches a folder.

    files, paths, config, ignore, book      what a book is made of
    summary, glossary, languages            its structure files
    markdown/, asciidoc                     the dialects of that time
    templating/                             variables, includes and blocks, interpreted over plain data
    html/, modifiers/                       what happens to a page's HTML
    format3, format2                        the JSON shapes

Where a rule comes from stands in brackets behind it, as in `(legacy 5)`: see "Where rules come from" in docs/ARCHITECTURE.md.
"""
