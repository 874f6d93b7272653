"""Written: a citation as a text that knows which of its words a style sets in italics.

It is a text like any other to whoever writes plain words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from dipview.model.sources import Source

PERIODICALS = ("article-journal", "article-magazine", "article-newspaper")
"""Types of articles whose publisher is a newspaper or a journal, and so a title itself."""


class Italic(str):
    """Words in italics."""

    __slots__ = ()


Part: TypeAlias = "str | tuple[str, ...]"
"""What stands between two commas: words, or several that stand together, some in italics."""


class Written(str):
    """A citation."""

    pieces: tuple[str, ...]
    """Its words one after the other, those in italics as such."""

    @classmethod
    def of(cls, pieces: Iterable[str]) -> Written:
        """Put pieces together."""
        kept = tuple(filter(None, pieces))
        made = cls("".join(kept))
        made.pieces = kept
        return made


def pieces_of(text: str) -> Sequence[tuple[str, bool]]:
    """Part a text into its pieces, each with whether it stands in italics."""
    if not isinstance(text, Written):
        return ((text, False),)
    return tuple((str(piece), isinstance(piece, Italic)) for piece in text.pieces)


def like(piece: str, text: str) -> str:
    """Give another text that is set as a piece is."""
    return Italic(text) if isinstance(piece, Italic) else text


def italic(text: str) -> str:
    """Set words in italics; nothing stays nothing."""
    words = " ".join(text.split())
    return Italic(words) if words else ""


def where_it_came_out(source: Source) -> str:
    """Give who brought an article out; a newspaper or a journal in italics."""
    return italic(source.publisher) if source.type in PERIODICALS else source.publisher


def titled(title: str, behind: str) -> Part:
    """Give the title of a book in italics, with what stands behind it."""
    set_apart = italic(title)
    if not set_apart or not behind:
        return set_apart or behind
    return (set_apart, f" {behind}")


def parted(parts: Iterable[Part]) -> list[tuple[str, ...]]:
    """Give the parts that say something, each as its pieces."""
    each = (part if isinstance(part, tuple) else (part,) for part in parts)
    return [pieces for pieces in each if any(pieces)]
