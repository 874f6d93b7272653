"""Graphs: who stands where, and who agrees with whom, as programs that draw networks have it."""
