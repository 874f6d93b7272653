"""Exact words: what a statement says that its source prints to the letter."""

from __future__ import annotations

from dipview.dataset.problems import Way
from dipview.model.statements import Statement, Translation

_IN_OTHER_WORDS = frozenset((Translation.OURS, Translation.MACHINE))


def words_of(statement: Statement) -> list[tuple[Way, str]]:
    """Give what a statement says that its source prints to the letter, each with the way to it.

    Of words that its coder or a machine translated, the source prints the original.
    """
    name = "text" if statement.form.exact else "printed"
    if statement.form.exact and statement.translation in _IN_OTHER_WORDS:
        name = "original_text"
    pieces: tuple[str, ...] = getattr(statement, name)
    return [
        ((name, number) if len(pieces) > 1 else (name,), piece)
        for number, piece in enumerate(pieces)
        if piece.strip()
    ]
