"""Catalogues: the lists of records of a kind."""
