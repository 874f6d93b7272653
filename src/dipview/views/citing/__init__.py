"""Citing: a source, and a place in it, as a style of citation writes it."""
