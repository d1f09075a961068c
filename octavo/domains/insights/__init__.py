"""What visitors of sites did."""
