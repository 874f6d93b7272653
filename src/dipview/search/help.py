"""One page of help on the query language: what is written, and what it finds."""

from __future__ import annotations

QUERY_HELP: tuple[tuple[str, str], ...] = (
    ("tilerson", "a word, with typos forgiven; several words must all match"),
    ("'gas", "the exact word"),
    ('"key role"', "the exact phrase"),
    ("^sanc  tion$", "words that begin so; words that end so"),
    ("!trump", "without it; not: does the same"),
    ("gas or depot", "either; parentheses group"),
    ("with:russia", "everything in which Russia has any part"),
    ("by:  for:  holder:", "who spoke; for whom; who holds the position"),
    ("issue:sanctions", "what is said on an issue"),
    ("stance:oppose", "by stance; for and against stand for a whole side"),
    ("kind:person", "by kind: actor, statement, position, event, issue, source, or a narrower one"),
    ("date:2017-04", "by date; also date>=2017-04-07, since:2017-04-07, until:2017-04-10"),
)
"""Each form of a query with an example, and its meaning."""
