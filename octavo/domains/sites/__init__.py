"""Sites: what they are made of, and their addresses."""
