"""The server: from bytes on a socket to an operation, and back."""
