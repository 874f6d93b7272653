r"""Display-safe text: what data, paths and messages say, made harmless and visible for a terminal.

Whatever could act on a terminal, reorder text or hide in it becomes a visible stand-in and never
vanishes: a control picture for a C0 control or DEL (``␛``), ``<U+202E>`` for anything else. A line
feed, with or without a carriage return before it, and a tab become one space, because they only
part words and a shown string has one line. The joiners and marks of direction that a script needs
are kept where it needs them and shown elsewhere.
"""

from __future__ import annotations

import re

_JOINING = (
    "\u0600-\u08ff\u0900-\u0dff\u0e80-\u109f\u1780-\u18af\ua840-\ua87f"
    "\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
)
"""Arabic, Syriac, N'Ko and their like; the Indic scripts; Lao to Myanmar; Khmer and Mongolian."""
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
_EMOJI = "\u2190-\u2bff\U0001f000-\U0001faff"
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_LAST_OF_PLANES = "".join(f"{chr(p << 16 | 0xFFFE)}-{chr(p << 16 | 0xFFFF)}" for p in range(17))

_ALWAYS = (
    "\x00-\x1f\x7f-\x9f"  # controls
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0"  # seen as nothing
    "\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb"  # zero width, direction, separators
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
    "\ud800-\udfff"  # halves of a character
    "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"  # private use
    f"\ufdd0-\ufdef{_LAST_OF_PLANES}"  # no characters
)
_SOMETIMES = "\u200c-\u200f\ufe00-\ufe0f\U000e0100-\U000e01ef"
"""Joiners, marks of direction and variation selectors: kept where a script needs them."""

SUSPECT = re.compile(f"[{_ALWAYS}{_SOMETIMES}]")
"""Any character that :func:`show` may replace."""

_REPLACED = re.compile(
    rf"""
      \r\n
    | [{_ALWAYS}]
    | (?<![{_JOINING}]) \u200c | \u200c (?![{_JOINING}])
    | (?<![{_JOINING}]) (?<![{_EMOJI}\ufe0f]) \u200d
    | (?<=[{_EMOJI}\ufe0f]) \u200d (?![{_EMOJI}])
    | (?<![{_RIGHT_TO_LEFT}]) [\u200e\u200f] (?![{_RIGHT_TO_LEFT}])
    | (?: ^ | (?<=[\s{_ALWAYS}{_SOMETIMES}]) ) [\ufe00-\ufe0f]
    | (?<![{_HAN}]) [\U000e0100-\U000e01ef]
    """,
    re.VERBOSE,
)
_ALWAYS_REPLACED = re.compile(f"\r\n|[{_ALWAYS}]")
_SPACES = {"\t": " ", "\n": " ", "\r\n": " "}


def show(text: str) -> str:
    """Make one string safe to show on one line of a terminal or a document.

    Args:
        text: Anything, lone surrogates included.

    Returns:
        The same text with a stand-in for each character that could act, reorder or hide; the very
        same object where there is none. Showing it once more changes nothing.
    """
    if not SUSPECT.search(text):
        return text
    return _REPLACED.sub(lambda match: _stand_in(match[0]), text)


def show_lines(text: str) -> str:
    """Make a text of several lines safe to show; its line feeds stay, all else is as in `show`."""
    return "\n".join(show(line) for line in text.replace("\r\n", "\n").split("\n"))


def show_typed(text: str) -> str:
    """Make a line safe while it is typed; joiners stay: what they are to join may still come."""
    return _ALWAYS_REPLACED.sub(lambda match: _stand_in(match[0]), text)


def show_with_offsets(text: str) -> tuple[str, tuple[int, ...]]:
    """Make a string safe to show, and tell where each of its characters went.

    Args:
        text: Anything.

    Returns:
        What `show` gives, and for each index of ``text`` from 0 to its length, both included, the
        index in the shown text at which that character (or its stand-in) starts.
    """
    if not SUSPECT.search(text):
        return text, tuple(range(len(text) + 1))
    pieces: list[str] = []
    offsets: list[int] = []
    done = length = 0
    for match in _REPLACED.finditer(text):
        kept, stand_in = text[done : match.start()], _stand_in(match[0])
        pieces += (kept, stand_in)
        offsets += range(length, length + len(kept))
        length += len(kept)
        offsets += [length] * len(match[0])
        length += len(stand_in)
        done = match.end()
    pieces.append(text[done:])
    offsets += range(length, length + len(text) - done + 1)
    return "".join(pieces), tuple(offsets)


def _stand_in(found: str) -> str:
    if found in _SPACES:
        return _SPACES[found]
    code = ord(found)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"<U+{code:04X}>"
