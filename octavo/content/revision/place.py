"""Where the exporter keeps a page's file: beside its siblings as `page.md`, or as `page/README.md` once pages hang below it (dialect 3.3)."""

from collections.abc import Container

from octavo.content.revision.paths import folder_of, name_of


def file_for(path: str, *, has_pages: bool, root: str = "", taken: Container[str] = ()) -> str:
    """The file for a page at `path` (slugs of groups and pages joined by `/`) that is free: ` (1)`, ` (2)`, … part it from those that are `taken`."""
    below = f"{path}/README" if has_pages else path
    stem = f"{root}/{below}" if root else below
    found = f"{stem}.md"
    count = 0
    while found in taken:
        count += 1
        found = f"{stem} ({count}).md"
    return found


def moved_file(file: str, *, has_pages: bool, taken: Container[str] = ()) -> str:
    """The file after its page got its first page below it, or lost its last: `a.md` and `a/README.md` change into each other.

    A file whose name says nothing of that, `README.md` at the top or `a/README (1).md`, stays.
    """
    name = name_of(file)
    folder = folder_of(file)
    if has_pages and name.lower() != "readme.md" and file.lower().endswith(".md"):
        return file_for(file[:-3], has_pages=True, taken=taken)
    if not has_pages and name == "README.md" and folder:
        return file_for(folder, has_pages=False, taken=taken)
    return file
