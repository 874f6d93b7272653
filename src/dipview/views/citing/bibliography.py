"""Bibliography: what styles ask of a source: its family, who wrote it, how it is quoted."""

from __future__ import annotations

import re
from enum import Enum
from typing import Any

from dipview.model.sources import Source
from dipview.model.symbols import Symbol, read_symbol


class Family(Enum):
    """Kinds of sources that are cited alike."""

    ARTICLE = "article"
    """Came out in something: a newspaper, a journal, what an agency sends, a weblog."""
    WEB = "web"
    WORK = "work"
    """Came out by itself: a report, a book, a thesis, a document without a symbol."""
    TREATY = "treaty"
    LAW = "law"
    DATA = "data"
    """Tables, figures, maps, software."""
    SPOKEN = "spoken"
    """Speeches, broadcasts, interviews, hearings."""
    PRIVATE = "private"
    """Letters, notes of contacts: nobody brought them out."""


_FAMILIES = {
    Family.ARTICLE: (
        *("agency", "article", "article-journal", "article-magazine", "article-newspaper"),
        *("chapter", "entry", "entry-dictionary", "entry-encyclopedia", "paper-conference"),
        *("periodical", "post", "post-weblog", "review", "review-book"),
    ),
    Family.WEB: ("webpage",),
    Family.TREATY: ("treaty",),
    Family.LAW: ("bill", "legal_case", "legislation", "patent", "regulation", "standard"),
    Family.DATA: ("dataset", "figure", "graphic", "map", "software"),
    Family.SPOKEN: (
        *("broadcast", "event", "hearing", "interview", "motion_picture", "performance"),
        *("song", "speech"),
    ),
    Family.PRIVATE: ("contact-note", "manuscript", "personal_communication"),
}
_FAMILY = {type: family for family, types in _FAMILIES.items() for type in types}

KINDS = {
    "agency": "news agency report",
    "press-release": "press release",
    "communique": "communiqué",
    "contact-note": "contact note",
    "personal_communication": "personal communication",
    "dataset": "data set",
    "thesis": "thesis",
    "speech": "speech",
    "interview": "interview",
    "broadcast": "broadcast",
    "hearing": "hearing",
    "map": "map",
    "meeting-record": "meeting record",
}
"""What a type is called where a source says what it is."""


def family_of(source: Source) -> Family:
    """Tell with which sources one is cited alike; a type that is not known is a work."""
    return _FAMILY.get(source.type, Family.WORK)


BOOKS = ("book", "classic", "collection", "musical_score", "pamphlet", "report", "thesis")
"""Types of works whose titles stand without quotation marks, with who brought them out behind."""
UNQUOTED = (Family.TREATY, Family.LAW)
"""Families whose titles are names, and stand first."""


def symbol_of(source: Source) -> Symbol | None:
    """Give the symbol of a document of the United Nations; None where it has none, or another."""
    return read_symbol(source.symbol) if source.symbol else None


def authors_of(source: Source) -> tuple[str, ...]:
    """Give who wrote a source, given names first, as far as it is known."""
    kept = source.extra.get("csl")
    people = kept.get("author") if isinstance(kept, dict) else None
    if isinstance(people, list | tuple):
        return tuple(filter(None, map(_person, people)))
    author = source.extra.get("author")
    return (author.strip(),) if isinstance(author, str) and author.strip() else ()


def _person(said: Any) -> str:
    if not isinstance(said, dict):
        return ""
    if isinstance(literal := said.get("literal"), str):
        return literal.strip()
    names = ("given", "non-dropping-particle", "family", "suffix")
    return " ".join(part.strip() for key in names if isinstance(part := said.get(key), str))


def joined(names: tuple[str, ...], several: str, before_and: str = "") -> str:
    """Join authors: ``A. Vale and B. Moss``.

    Args:
        names: The authors; of more than three the first alone is named.
        several: What stands for the others then.
        before_and: What stands before the last of three.
    """
    if len(names) > 3:
        return f"{names[0]} {several}"
    *before, last = names or ("",)
    if not before:
        return last
    return f"{', '.join(before)}{before_and if len(before) > 1 else ''} and {last}"


def quotable(title: str) -> str:
    """Give a title as it stands within quotation marks: those in it become single ones."""
    title = re.sub(r'"([^"]*)"', "\u2018\\1\u2019", title.strip().removesuffix("."))
    return title.replace("\u201c", "\u2018").replace("\u201d", "\u2019")
