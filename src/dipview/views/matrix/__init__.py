"""The matrix of stances: actors by issues."""
