"""What runs in a child process, one module a contender."""
