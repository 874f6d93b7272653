"""Terms on which sources were spoken to: until when, and whom what is left of them may not name."""
