"""What every surface that answers over HTTP needs, and nothing of what it answers."""
