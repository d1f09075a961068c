"""Organizations: whose content it is."""
