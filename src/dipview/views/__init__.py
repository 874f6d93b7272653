"""What is seen, as data: Scope, View, and one module or folder a view; no terminal, no file."""
