"""What the API does, in vertical slices."""
