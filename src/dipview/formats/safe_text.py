r"""Display-safe text: what data, paths and messages say, made harmless and visible for a terminal.

Whatever could act on a terminal, reorder text or hide in it becomes a visible stand-in and never
vanishes: a control picture for a C0 control or DEL (``␛``), ``<U+202E>`` for anything else. A line
feed, with or without a carriage return before it, and a tab become one space, because they only
part words and a shown string has one line. The joiners and marks of direction that a script needs
are kept where it needs them and shown elsewhere.
"""

from __future__ import annotations

from dipview.model.characters import always_replaced, is_harmless, replaced, suspect

_SPACES = {"\t": " ", "\n": " ", "\r\n": " "}


def show(text: str) -> str:
    """Make one string safe to show on one line of a terminal or a document.

    Args:
        text: Anything, lone surrogates included.

    Returns:
        The same text with a stand-in for each character that could act, reorder or hide; the very
        same object where there is none. Showing it once more changes nothing.
    """
    if is_harmless(text) or not suspect().search(text):
        return text
    return replaced(text).sub(lambda match: _stand_in(match[0]), text)


def show_lines(text: str) -> str:
    """Make a text of several lines safe to show; its line feeds stay, all else is as in `show`."""
    return "\n".join(show(line) for line in text.replace("\r\n", "\n").split("\n"))


def show_typed(text: str) -> str:
    """Make a line safe while it is typed; joiners stay: what they are to join may still come."""
    if is_harmless(text):
        return text
    return always_replaced().sub(lambda match: _stand_in(match[0]), text)


def show_with_offsets(text: str) -> tuple[str, tuple[int, ...]]:
    """Make a string safe to show, and tell where each of its characters went.

    Args:
        text: Anything.

    Returns:
        What `show` gives, and for each index of ``text`` from 0 to its length, both included, the
        index in the shown text at which that character (or its stand-in) starts.
    """
    if is_harmless(text) or not suspect().search(text):
        return text, tuple(range(len(text) + 1))
    pieces: list[str] = []
    offsets: list[int] = []
    done = length = 0
    for match in replaced(text).finditer(text):
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
