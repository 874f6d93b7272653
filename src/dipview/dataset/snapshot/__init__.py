"""Snapshots: a large dataset as it was read, kept on disk so that it opens again at once."""
