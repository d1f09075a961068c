"""GitBook's first API, over the platform's own data: an author is a user or an organization, a book is a space (legacy 1 and 6).

entrance                        which requests are its own
older_api                       the application: how a request travels
routes, call, reply, credentials
authors, books, versions        what addresses name, and who may read it
queries, paging                 what is asked of the database, and its lists in pages
contents, shelf, times                  pages of books at any commit, as JSON
"""
