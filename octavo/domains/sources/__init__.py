"""Where content comes from: folders, archives, Git repositories and bundles."""
