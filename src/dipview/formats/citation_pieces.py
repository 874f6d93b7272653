"""Citation pieces: a citation made display-safe piece by piece, each as its style sets it."""

from __future__ import annotations

from collections.abc import Iterator

from dipview.formats.safe_text import show
from dipview.views.citing.written import pieces_of

SPACE = " "


def shown_citation(text: str) -> Iterator[tuple[str, bool]]:
    """Part a citation into display-safe pieces, each with whether it stands in italics.

    What stands between two pieces is kept as one space, which is no piece's own.
    """
    begun = apart = False
    for piece, italics in pieces_of(text):
        shown = show(piece).strip()
        apart = apart or piece[:1].isspace()
        if shown:
            if begun and apart:
                yield SPACE, False
            yield shown, italics
            begun, apart = True, piece[-1:].isspace()
