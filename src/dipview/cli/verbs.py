"""The verbs of the command line, in the order in which help lists them. Imports nothing."""

from __future__ import annotations

VERBS = ("open", "search", "list", "show", "matrix", "stats", "check", "init", "new", "schema")
"""Every verb; the module of the same name in ``cli`` has its command."""
