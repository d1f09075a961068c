"""One module for each block of the dialect."""
