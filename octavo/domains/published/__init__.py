"""Published sites over the database: what `octavo.publish` shows."""
