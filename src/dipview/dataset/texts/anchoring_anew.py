"""Anchoring anew: what is to be written where passages stand elsewhere in another text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dipview.dataset.texts.anchoring import Anchor, Rest
from dipview.dataset.texts.comparing import Fit, SourceText
from dipview.dataset.texts.exact_words import words_of
from dipview.model.statements import Statement
from dipview.model.tables import EMPTY
from dipview.model.values import frozen


class Lost(NamedTuple):
    """A statement with a passage, whose words were not found."""

    statement: str
    words: str
    """Its words; its summary where it quotes none."""
    nearest: str
    """What is most like them in the text; empty where nothing is."""


@frozen(kw_only=True)
class AnchoredAnew:
    """What became of the passages in one text."""

    source: str
    sha256: str = ""
    """Of the text, to be written; empty where it is written already, or passages are lost."""
    moved: Mapping[str, tuple[int, int]] = EMPTY
    """Where the words of statements stand that stand elsewhere than at their passage, by id."""
    lost: tuple[Lost, ...] = ()


def anchored_anew(
    source: str,
    sha256: str,
    text: SourceText,
    statements: Iterable[Statement],
    anchors: Mapping[str, Anchor],
    *,
    changed: bool,
) -> AnchoredAnew:
    """Tell what became of the passages in a text.

    Args:
        source: Id of the source.
        sha256: Of its text.
        text: The text.
        statements: The statements of the source.
        anchors: Where they rest, by id.
        changed: It is another text than the one from which they were coded.
    """
    coded = [each for each in statements if each.passage]
    lost = tuple(_lost(text, e) for e in coded if anchors[e.id].rest is Rest.LOST)
    return AnchoredAnew(
        source=source,
        sha256=sha256 if changed and not lost else "",
        moved={
            each.id: anchors[each.id].passage
            for each in coded
            if anchors[each.id].rest is Rest.FOUND and anchors[each.id].passage != each.passage
        },
        lost=lost,
    )


def _lost(text: SourceText, statement: Statement) -> Lost:
    words = [piece for _, piece in words_of(statement)]
    for piece in words:
        near = text.nearest(piece)
        if near.fit is Fit.DIFFERS:
            return Lost(statement.id, piece, text.text[near.start : near.end])
    return Lost(statement.id, " … ".join(words) or statement.summary, "")
