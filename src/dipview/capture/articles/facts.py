"""What a file says of its article, held against what a source may say; the rest is left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from dipview.capture.articles.article import Fact
from dipview.capture.articles.stored_form import one_line
from dipview.model.spans import SpanError
from dipview.model.typed_dates import read_typed
from dipview.model.values import frozen

WANTED = ("title", "publisher", "author", "issued", "url")
"""What every source should say, in the order in which it is told."""
_LONGEST = 500
"""In characters: a longer text is no title or name."""
_ADDRESS = re.compile(r"https?://[^\s<>\"\\^`{|}]+", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:?\d{2}.*", re.ASCII)
_SLASHES = re.compile(r"(\d{4})/(\d{2})/(\d{2})", re.ASCII)


def sound_facts(facts: Mapping[str, Fact]) -> Mapping[str, Fact]:
    """Give what may stand in a source: dates that are dates, addresses of the web, short texts."""
    sound = {key: _sound(key, one_line(fact.value)) for key, fact in facts.items()}
    return {key: Fact(value, facts[key].origin) for key, value in sound.items() if value}


def _sound(key: str, value: str) -> str:
    if len(value) > _LONGEST:
        return ""
    if key == "issued":
        return _day(value)
    if key == "url":
        return value if is_address(value) else ""
    if key == "language":
        return value.replace("_", "-") if _LANGUAGE.fullmatch(value) else ""
    return value if key in WANTED else ""


def is_address(text: str) -> bool:
    """Tell whether a text is an address of the web, of http or https."""
    return _ADDRESS.fullmatch(text) is not None


def _day(value: str) -> str:
    """Read a date; of a moment, its day as it is written. Empty where it is none, or may be two."""
    if found := _MOMENT.fullmatch(value):
        value = found[1]
    value = _SLASHES.sub(r"\1-\2-\3", value)
    try:
        known = read_typed(value).known
    except SpanError:
        return ""
    return known.text if known else ""


@frozen(kw_only=True)
class Given:
    """What the user says of a source; it goes before what its file says."""

    id: str = ""
    facts: Mapping[str, str]
    """By the keys of a source; ``author`` too, which is none."""
    withheld: bool = False
    """Whether no copy of the text may be kept in the dataset."""
    copy: Path | None = None
    """Where the user keeps a copy of a text that is withheld; None for nowhere."""
