"""Lists of English words that the rules look at, read from ``words.txt``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path


def listed(name: str) -> frozenset[str]:
    """Give a list of words by its name.

    Raises:
        KeyError: There is none.
    """
    return _lists()[name]


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    text = Path(__file__).with_name("words.txt").read_text("utf-8")
    lists: dict[str, set[str]] = {}
    name = ""
    for line in text.splitlines():
        if line.startswith("["):
            name = line.strip("[]")
            lists[name] = set()
        elif not line.startswith("#"):
            lists.setdefault(name, set()).update(line.split())
    return {name: frozenset(words) for name, words in lists.items()}


ARTICLES = frozenset(("the", "a", "an"))
DETERMINERS = ARTICLES | listed("determiners")
PRONOUNS = frozenset(("he", "she", "they", "it"))
QUANTIFIERS = listed("quantifiers")
PREPOSITIONS = listed("prepositions")
ATTACHING = frozenset(("of", "from", "for", "in", "at", "to", "with", "on"))
"""Prepositions by which words are attached to a speaker: the delegates *from* Aland."""
CONJUNCTIONS = listed("conjunctions")
AUXILIARIES = listed("auxiliaries")
BE = listed("be")
POSSIBLE = listed("possible")
NEGATIVE = listed("negative")
ADVERBS = listed("adverbs")
TIMES = listed("times")
OPENERS = listed("openers")
"""Words that open a sentence before its subject."""
SPEAKERS = listed("speakers")
"""Nouns of those who can speak."""
DOCUMENTS = listed("documents")
"""Nouns of what is quoted as if it spoke."""
