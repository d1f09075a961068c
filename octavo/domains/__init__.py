"""What the API does, a vertical slice for each subject."""
