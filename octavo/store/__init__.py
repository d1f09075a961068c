"""The database, its tables, Git objects, blobs and jobs. The only package that opens connections and ends transactions."""
