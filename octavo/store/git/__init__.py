"""Git histories in the database.

    objects   read, encode, store            commits   read and write commits
    staging   gather new objects, save       refs      references, moved by compare-and-swap
    trees     folders; path -> file index    history   ancestors, logs, what changed
    writing   changes -> a new tree

Every function takes the repository: an object of another repository does not exist for it.
"""
