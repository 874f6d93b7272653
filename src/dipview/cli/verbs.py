"""The verbs of the command line, by what they are for. Imports next to nothing."""

from __future__ import annotations

from collections.abc import Mapping
from keyword import iskeyword

GROUPS: Mapping[str, tuple[str, ...]] = {
    "Look around": ("open", "search", "list", "show", "read", "stats"),
    "See who stands where": ("matrix", "compare", "timeline", "shifts", "votes", "network"),
    "Put in": ("init", "new", "add", "draft", "review", "import"),
    "Check": ("check", "verify", "fmt", "registry", "schema"),
    "Hand over": ("brief", "cite", "site", "export"),
    "Work together": ("agree", "diff", "git"),
    "Set up": ("completion", "keys", "config"),
}
"""Every verb, under what it is for, in the order in which help lists them."""

VERBS = tuple(verb for verbs in GROUPS.values() for verb in verbs)
"""Every verb; ``module_of`` tells which module in ``cli`` has its command."""

ABOUT: Mapping[str, str] = {
    "open": "look around: the explorer",
    "search": "find records of every kind",
    "list": "a catalogue of a kind",
    "show": "all about one record",
    "read": "the text of a source",
    "matrix": "who stands where",
    "compare": "actors side by side",
    "timeline": "what was said when",
    "shifts": "who moved",
    "votes": "who voted how",
    "network": "who agrees with whom",
    "brief": "a document to hand over",
    "cite": "where it is printed",
    "site": "pages for a browser",
    "stats": "counts and dates",
    "check": "what is wrong in the files",
    "verify": "quotations against texts",
    "fmt": "files in one form",
    "git": "merging by records",
    "agree": "how alike coders are",
    "diff": "what changed, in words",
    "import": "what other programs have",
    "export": "for other programs",
    "init": "begin a dataset",
    "new": "a skeleton of a record",
    "add": "the text of an article",
    "registry": "codes and names of states",
    "draft": "statements from a text",
    "review": "drafts, one after another",
    "schema": "the format, for editors",
    "completion": "for your shell",
    "config": "settings and their values",
    "keys": "the explorer's keys",
}
"""What each verb gives, in a few words, as shells show them."""


def module_of(verb: str) -> str:
    """Give the name of the module that has a verb's command, as ``command``.

    It is that of the verb; Python has taken some words for itself, and ``import_`` is ``import``.
    """
    return f"dipview.cli.{verb}_" if iskeyword(verb) else f"dipview.cli.{verb}"
