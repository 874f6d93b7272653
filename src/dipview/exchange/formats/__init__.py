"""Formats: what other programs keep, a module or folder for each, found by its name."""
