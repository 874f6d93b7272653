"""Scripts for those who work on dipview; nothing of them is installed."""
