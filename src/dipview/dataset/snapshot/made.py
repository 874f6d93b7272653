"""Made: what the modules come to that decide what a snapshot holds."""

MADE = "0fe23d4eac4371e1"
"""Another one once any of them does anything else, so that no snapshot of before is opened.

``python -m tests.dataset.snapshot.making`` writes it."""
