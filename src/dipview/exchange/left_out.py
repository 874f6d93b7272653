"""Left out: what a format has no place for, counted, in words that fit one and several."""

from __future__ import annotations

import re
from collections.abc import Mapping

NUMBER = "#"
"""Where the number stands in a phrase that does not begin with it: ``birth_date of # persons``."""

_HEAD = re.compile(
    r"(?=[,:]| (?:of|that|which|whose|without|among|besides|longer|other|held|by|with|in|for)\b|$)"
)
"""Where the noun ends that is counted."""


def in_words(left_out: Mapping[str, int]) -> list[str]:
    """Say what is left out, a line each, the most first.

    Args:
        left_out: How many of what, in the plural: ``search terms``, ``birth_date of # persons``.
    """
    return [counted(count, what) for what, count in sorted(left_out.items(), key=_most_first)]


def counted(count: int, what: str) -> str:
    """Write a number of things of which the plural is given: ``1 search term``."""
    before, sign, noun = what.partition(NUMBER)
    if not sign:
        before, noun = "", what
    noun = noun.strip()
    return f"{before}{count:,} {_singular(noun) if count == 1 else noun}"


def _singular(phrase: str) -> str:
    """Bring the noun at the beginning of a phrase, of one word or several, into the singular."""
    end = match.start() if (match := _HEAD.search(phrase)) else len(phrase)
    noun, rest = phrase[:end], phrase[end:]
    if noun.endswith("ies"):
        noun = f"{noun[:-3]}y"
    elif noun.endswith("s") and not noun.endswith("ss"):
        noun = noun[:-1]
    return noun + rest


def _most_first(each: tuple[str, int]) -> tuple[int, str]:
    what, count = each
    return -count, what
