"""The verbs of the command line, in the order in which help lists them. Imports nothing."""

from __future__ import annotations

from collections.abc import Mapping

VERBS = (
    *("open", "search", "list", "show"),
    *("matrix", "compare", "timeline", "shifts", "votes", "network", "brief"),
    *("stats", "check", "verify", "export", "init", "new", "add", "draft", "review", "schema"),
    *("completion", "keys", "config"),
)
"""Every verb; the module of the same name in ``cli`` has its command."""

ABOUT: Mapping[str, str] = {
    "open": "look around: the explorer",
    "search": "find records of every kind",
    "list": "a catalogue of a kind",
    "show": "all about one record",
    "matrix": "who stands where",
    "compare": "actors side by side",
    "timeline": "what was said when",
    "shifts": "who moved",
    "votes": "who voted how",
    "network": "who agrees with whom",
    "brief": "a document to hand over",
    "stats": "counts and dates",
    "check": "what is wrong in the files",
    "verify": "quotations against texts",
    "export": "the network, for Gephi",
    "import": "a dataset of other tools",
    "init": "begin a dataset",
    "new": "a skeleton of a record",
    "add": "the text of an article",
    "draft": "statements from a text",
    "review": "drafts, one after another",
    "schema": "the format, for editors",
    "completion": "for your shell",
    "config": "settings and their values",
    "keys": "the explorer's keys",
}
"""What each verb gives, in a few words; those of verbs that are still to come too."""
