"""Languages: whether a tag is one of BCP 47, and which subtag somebody may have meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from dipview.dataset.nearest import nearest

COMMON = frozenset(
    ("ar", "de", "en", "es", "fa", "fr", "he", "it", "ja", "ko", "nl", "pl", "pt", "ru", "uk", "zh")
)
"""Tags so common that no table is read for them."""

_SHAPE = r"""(?x)
    (?P<language>[a-z]{2,8}) (?P<extlang>(?:-[a-z]{3}){0,3})
    (?:-(?P<script>[a-z]{4}))? (?:-(?P<region>[a-z]{2}|[0-9]{3}))?
    (?P<variants>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)
    (?:-[0-9a-wyz](?:-[a-z0-9]{2,8})+)* (?:-x(?:-[a-z0-9]{1,8})+)?"""
_PRIVATE = "x(?:-[a-z0-9]{1,8})+"
_SORTS = {"language": "l", "extlang": "e", "script": "s", "region": "r", "variants": "v"}


def unknown_in(tag: str) -> str | None:
    """Give the part of a tag that is none of BCP 47: the whole where its shape is none.

    Returns:
        None where the tag is valid.
    """
    lower = tag.lower()
    if lower in _subtags()["g"] or re.fullmatch(_PRIVATE, lower):
        return None
    shape = re.fullmatch(_SHAPE, lower)
    if shape is None:
        return tag
    for group, sort in _SORTS.items():
        for part in filter(None, (shape[group] or "").split("-")):
            if part not in _subtags()[sort]:
                return tag if part == lower else tag[_at(lower, part) :][: len(part)]
    return None


def is_script(code: str) -> bool:
    """Tell whether a code is one of ISO 15924, as the register of subtags has them."""
    return len(code) == 4 and code.lower() in _subtags()["s"]


def meant(text: str, sort: str = "l") -> str:
    """Give the subtag that somebody may have meant by a name in English; empty where none is near.

    Args:
        text: What was written.
        sort: Of a language, ``l``, or a script, ``s``.
    """
    names = _names(sort)
    word = text.strip().casefold().replace(" ", "-")
    near = word if word in names else nearest(word, list(names)) if len(word) > 3 else None
    found = names[near] if near else ""
    return found.title() if sort == "s" else found


def _at(tag: str, part: str) -> int:
    return next(match.start() for match in re.finditer(rf"\b{part}\b", tag))


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    text = Path(__file__).with_name("subtags.tsv").read_text("utf-8")
    lines = (line for line in text.split("\n") if line and not line.startswith("#"))
    return tuple((*line.split("\t"), "")[:3] for line in lines)  # type: ignore[misc]


@cache
def _subtags() -> Mapping[str, frozenset[str]]:
    sorts: dict[str, set[str]] = {}
    for sort, subtag, _ in _rows():
        sorts.setdefault(sort, set()).update(each.lower() for each in _between(subtag))
    return {sort: frozenset(subtags) for sort, subtags in sorts.items()}


def _between(subtag: str) -> Iterator[str]:
    """Give a subtag, or all of a range for private use: ``qaa..qtz``."""
    first, dots, last = subtag.partition("..")
    if not dots:
        yield first
        return
    stem = first[: -2 if len(first) > 2 else -1]
    letters = "abcdefghijklmnopqrstuvwxyz"
    ends = [a + b for a in letters for b in letters] if len(first) > 2 else list(letters)
    yield from (stem + end for end in ends if first.lower() <= (stem + end).lower() <= last.lower())


@cache
def _names(sort: str) -> Mapping[str, str]:
    """Give the subtags by their names; of two alike, the one that comes first."""
    names: dict[str, str] = {}
    for each, subtag, called in _rows():
        if each == sort and ".." not in subtag:
            for name in filter(None, called.split(";")):
                names.setdefault(name.casefold().replace(" ", "-"), subtag)
    return names
