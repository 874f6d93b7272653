"""Makes the table by which drafts know states: ``python -m scripts.states FILE``."""
