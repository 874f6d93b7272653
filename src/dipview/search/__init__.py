"""Folding, the query language, the index, matching and ranking."""
