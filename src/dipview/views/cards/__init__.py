"""Cards: one record with all that links to it, one module a kind of record."""
