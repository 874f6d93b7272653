"""Converts public corpora to TOML: nothing of them is kept here but the way to read them."""
