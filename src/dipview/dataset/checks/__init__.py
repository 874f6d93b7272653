"""Checks of a dataset's records, a family a module: pure functions from records to findings."""
