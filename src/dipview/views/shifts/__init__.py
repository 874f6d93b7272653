"""Shifts: who changed what they say, and apart from them what is no shift."""
