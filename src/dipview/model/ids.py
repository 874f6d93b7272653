"""Identifiers: the slugs that records are called by, and the composed ids of positions."""

from __future__ import annotations

import re

SLUG = r"[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?"
"""What an id looks like: lower-case letters and digits, with ``-``, ``_``, ``.`` inside."""


def is_slug(text: str) -> bool:
    """Tell whether ``text`` may be the id of a record."""
    return re.fullmatch(SLUG, text) is not None


_ELSE = "~else"
_PART = "\u00b6"


def position_id(statement: str, issue: str, holder: str | None, *, fallback: bool = False) -> str:
    """Compose a position's id, ``statement#issue@holder``; without a holder it ends with ``@``.

    That of a second choice ends with ``~else``, as both may be on one issue.
    """
    return f"{statement}#{issue}@{holder or ''}{_ELSE if fallback else ''}"


def is_fallback(position: str) -> bool:
    """Tell whether the id of a position is that of a second choice."""
    return position.endswith(_ELSE)


def statement_of(position: str) -> str:
    """Give the id of the statement that takes a position, out of the position's id."""
    return position.partition("#")[0]


def position_parts(id: str) -> tuple[str, str, str | None]:
    """Take a position's id apart, into statement, issue and holder; None for no named holder."""
    statement, _, rest = id.partition("#")
    issue, _, holder = rest.removesuffix(_ELSE).partition("@")
    return statement, issue, holder or None


def standing_id(issue: str, holder: str) -> str:
    """Compose the id of where a holder stands on an issue, ``#issue@holder``."""
    return f"#{issue}@{holder}"


def standing_parts(id: str) -> tuple[str, str] | None:
    """Take the id of a standing apart, into issue and holder; None where it is none."""
    if not id.startswith("#"):
        return None
    issue, _, holder = id[1:].partition("@")
    return issue, holder


def pair_id(one: str, other: str) -> str:
    """Compose the id of two actors taken together, ``one+other``."""
    return f"{one}+{other}"


def pair_parts(id: str) -> tuple[str, str] | None:
    """Take the id of two actors apart; None where it is none."""
    one, found, other = id.partition("+")
    return (one, other) if found and " " not in id else None


def part_id(place: int) -> str:
    """Compose the id of a part of a text on which no record rests, by its place, from 0."""
    return f"{_PART}{place + 1}"


def is_part(id: str) -> bool:
    """Tell whether an id is of a part of a text."""
    return id.startswith(_PART)


def part_place(id: str) -> int | None:
    """Take the place out of the id of a part of a text; None where it tells none."""
    number = id.removeprefix(_PART)
    return int(number) - 1 if number.isdecimal() and int(number) > 0 else None


def slug_like(text: str) -> str:
    """Propose the slug nearest to ``text``, for a hint; empty when no letter or digit is left."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
