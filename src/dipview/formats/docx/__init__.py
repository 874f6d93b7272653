"""The pieces of a Word document: package, pages, styles, tables, notes."""
