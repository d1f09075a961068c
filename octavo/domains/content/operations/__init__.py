"""The API operations on content, by what they read from."""
