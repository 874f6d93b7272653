"""How alike coders are, and where they differ."""
