"""The comparison: two to six actors side by side."""
