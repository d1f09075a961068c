"""Running the work that requests leave behind."""
