"""The reader: a source as its text, with the words on which statements rest lit in it."""
