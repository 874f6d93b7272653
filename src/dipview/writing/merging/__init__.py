"""Merging: what two people made of one file, brought together record by record and key by key."""
