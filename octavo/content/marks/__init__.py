"""One module for each mark of the dialect."""
