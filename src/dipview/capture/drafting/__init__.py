"""Drafting: statements proposed from a text by rules, a module for each construction of speech."""
