"""Generates datasets of any size from a seed: every word in them is invented."""
