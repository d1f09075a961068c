"""What stands behind an address."""
