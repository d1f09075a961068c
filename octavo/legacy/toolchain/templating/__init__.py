"""Templates of that time (nunjucks 2.5 as the toolchain set it up), interpreted over plain data: `Engine` is the door.

    tokens, expressions, parser, syntax     reading
    values, evaluate, filters, dates        calculating, with ECMAScript's ideas of text and number
    frames, run, engine                     running
    sources                                 includes and content of other repositories
    limits                                  what a page may use

Nothing here reaches Python: members are looked up in texts, lists and mappings only, and the only things that can be called are a template's own
macros and the functions that these modules name.
"""
