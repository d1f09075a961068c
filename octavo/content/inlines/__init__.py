"""One module for each inline of the dialect."""
