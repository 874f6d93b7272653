"""Stored texts: what sources say, kept beside them, and whether quotations stand in it."""
