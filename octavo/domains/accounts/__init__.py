"""Users and organizations alike: one namespace of the names that stand in addresses."""
