"""Characters that act, reorder or hide: which they are, and where a script needs them all the same.

The joiners and marks of direction are needed between letters of the scripts that join or run from
right to left, and in emoji; elsewhere they only make two texts that differ look alike
(CVE-2021-42574 and its kin).
"""

from __future__ import annotations

import re
from functools import cache

_JOINING = (
    "\u0600-\u08ff\u0900-\u0dff\u0e80-\u109f\u1780-\u18af\ua840-\ua87f"
    "\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
)
"""Arabic, Syriac, N'Ko and their like; the Indic scripts; Lao to Myanmar; Khmer and Mongolian."""
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
_EMOJI = "\u2190-\u2bff\U0001f000-\U0001faff"
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_LAST_OF_PLANES = "".join(f"{chr(p << 16 | 0xFFFE)}-{chr(p << 16 | 0xFFFF)}" for p in range(17))

_BEYOND = (
    "\x7f-\x9f"  # controls
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0"  # seen as nothing
    "\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb"  # zero width, direction, separators
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
    "\ud800-\udfff"  # halves of a character
)
UNSEEN = "\x00-\x1f" + _BEYOND
"""Characters that are not seen, or change how others are, whatever stands beside them."""
UNKNOWN = (
    "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"  # private use
    f"\ufdd0-\ufdef{_LAST_OF_PLANES}"  # no characters
)
"""Characters that each font draws as it likes."""
ALWAYS = UNSEEN + UNKNOWN
"""Characters that are never shown as they are."""
_SOMETIMES = "\u200c-\u200f\ufe00-\ufe0f\U000e0100-\U000e01ef"
"""Joiners, marks of direction and variation selectors: kept where a script needs them."""

_MISPLACED = rf"""
      (?<![{_JOINING}]) \u200c | \u200c (?![{_JOINING}])
    | (?<![{_JOINING}]) (?<![{_EMOJI}\ufe0f]) \u200d
    | (?<=[{_EMOJI}\ufe0f]) \u200d (?![{_EMOJI}])
    | (?<![{_RIGHT_TO_LEFT}]) [\u200e\u200f] (?![{_RIGHT_TO_LEFT}])
    | (?: ^ | (?<=[\s{ALWAYS}{_SOMETIMES}]) ) [\ufe00-\ufe0f]
    | (?<=[A-Za-z\u00c0-\u058f]) [\ufe00-\ufe0f]
    | (?<![{_HAN}]) [\U000e0100-\U000e01ef]
"""
"""Those where no script needs them."""

_PRINTABLE = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0"
    + "".join(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
)
"""Those of all these characters that Unicode counts among the printable ones."""
_PARTING = "\t\n"


def is_harmless(text: str) -> bool:
    """Tell at once that nothing in a text hides or acts; False where that is not certain."""
    return text.isprintable() and (text.isascii() or _PRINTABLE.isdisjoint(text))


@cache
def suspect() -> re.Pattern[str]:
    """Give the pattern of any character that may have to be replaced where it is shown.

    Like the others, it takes a millisecond or more to compile, and most data need none of them.
    """
    return re.compile(f"[{ALWAYS}{_SOMETIMES}]")


@cache
def rare() -> re.Pattern[str]:
    """Give the pattern of any character that may hide, but controls that no text file may hold."""
    return re.compile(f"[{_BEYOND}{_SOMETIMES}]")


def replaced(text: str) -> re.Pattern[str]:
    """Give a pattern of all that is replaced where a text is shown, in its context."""
    return _replaced_in_context() if _needed().search(text) else always_replaced()


@cache
def always_replaced() -> re.Pattern[str]:
    """Give the pattern of all that is replaced whatever stands beside it."""
    return re.compile(f"\r\n|[{ALWAYS}]")


def hidden(text: str) -> re.Pattern[str]:
    """Give a pattern of all that hides in a text of the data, in its context.

    Tabs and line feeds only part its words.
    """
    return _hidden_in_context() if _needed().search(text) else unseen()


@cache
def unseen() -> re.Pattern[str]:
    """Give the pattern of all that hides in a text of the data whatever stands beside it."""
    return re.compile(f"(?![{_PARTING}])[{UNSEEN}]")


@cache
def _needed() -> re.Pattern[str]:
    """Give the pattern of what a script may need: few texts have any, and contexts compile long."""
    return re.compile(f"[{_SOMETIMES}]")


@cache
def _replaced_in_context() -> re.Pattern[str]:
    return re.compile(rf"\r\n | [{ALWAYS}] | {_MISPLACED}", re.VERBOSE)


@cache
def _hidden_in_context() -> re.Pattern[str]:
    return re.compile(rf"(?![{_PARTING}]) [{UNSEEN}] | {_MISPLACED}", re.VERBOSE)
