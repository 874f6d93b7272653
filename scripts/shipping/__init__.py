"""Builds dipview for those without pip or Python: ``python -m scripts.shipping --help``."""
