"""A reading: the text of a source, in paragraphs, with the places at which statements rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from attrs import evolve, field

from dipview.dataset.dataset import Dataset
from dipview.dataset.kept_results import kept_by_dataset
from dipview.dataset.texts.anchoring import Anchor, Rest, anchors_in
from dipview.dataset.texts.comparing import SourceText
from dipview.dataset.texts.paragraphs import Paragraphs, line_length_in, paragraphs_in
from dipview.dataset.texts.source_texts import text_of_source
from dipview.dataset.texts.stored import Refused
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.statements import Statement
from dipview.model.values import frozen


class Manner(StrEnum):
    """How words of a text are those of a statement; what is only drafted may come to them."""

    EXACT = "exact"
    """They are the exact words that it quotes."""
    TOLD = "told"
    """It rests on them: they report or describe."""


class Lit(NamedTuple):
    """Words of a part of a text on which a statement rests."""

    start: int
    end: int
    """In characters of the part."""
    manner: Manner
    statement: str


@frozen(kw_only=True, eq=False)
class Reading:
    """The text of a source with what rests on it."""

    source: str
    text: str = ""
    paragraphs: Paragraphs = field(factory=lambda: paragraphs_in(""))
    line_length: int = 0
    """Characters at which the lines of its paragraphs are broken; 0 where they are not."""
    refused: Refused | None = None
    """Why there is no text."""
    changed: bool = False
    """It is another text than the one from which its statements were coded."""
    lit: Mapping[int, tuple[Lit, ...]] = field(factory=dict)
    """What is lit in each part that has any, in order."""
    order: tuple[str, ...] = ()
    """Ids of the statements that stand in it, in the order in which they do."""
    parts: Mapping[str, int] = field(factory=dict)
    """The part in which each of them begins."""
    moved: tuple[str, ...] = ()
    """Those that have a passage, and whose words stand elsewhere by now."""
    lost: tuple[str, ...] = ()
    """Those that were not found."""

    def part_text(self, part: int) -> str:
        """Give a part of the text as it is stored."""
        return self.text[self.paragraphs.starts[part] : self.paragraphs.ends[part]]

    def lit_in(self, part: int) -> tuple[Lit, ...]:
        """Give what is lit in a part."""
        return self.lit.get(part, ())

    def statements_in(self, part: int) -> tuple[str, ...]:
        """Give the ids of the statements that rest on a part, in order."""
        return tuple(dict.fromkeys(each.statement for each in self.lit_in(part)))


@kept_by_dataset(4)
def reading_of(dataset: Dataset, source: str) -> Reading:
    """Read the text of a source and find in it where statements rest.

    Raises:
        KeyError: There is no such source.
    """
    stored = text_of_source(dataset, source)
    if isinstance(stored, Refused):
        return Reading(source=source, refused=stored)
    sha256 = dataset.source(source).text_sha256
    changed = bool(sha256) and sha256.lower() != stored.sha256
    statements = _statements_in(dataset, source)
    anchors = anchors_in(SourceText(stored.text), statements, changed=changed)
    paragraphs = paragraphs_in(stored.text)
    found = [each for each in statements if anchors[each.id].rest is not Rest.LOST]
    found.sort(key=lambda each: anchors[each.id].passage)
    own = [each for each in statements if each.source == source]
    return Reading(
        source=source,
        text=stored.text,
        paragraphs=paragraphs,
        line_length=line_length_in(stored.text),
        changed=changed,
        lit=_lit(paragraphs, found, anchors),
        order=tuple(each.id for each in found),
        parts={each.id: max(0, paragraphs.at(anchors[each.id].start)) for each in found},
        moved=tuple(e.id for e in own if e.passage and anchors[e.id].rest is Rest.FOUND),
        lost=tuple(each.id for each in own if anchors[each.id].rest is Rest.LOST),
    )


def _statements_in(dataset: Dataset, source: str) -> list[Statement]:
    """Give the statements of a source, and those of which it prints the same words."""
    found: list[Statement] = []
    for id in dataset.linked(source, Link.RESTS_ON):
        if dataset.kind_of(id) is Kind.STATEMENT:
            statement = dataset.statement(id)
            elsewhere = statement.source != source
            found.append(
                evolve(statement, passage=(), prefix="", suffix="") if elsewhere else statement
            )
    return found


def _lit(
    paragraphs: Paragraphs, statements: Iterable[Statement], anchors: Mapping[str, Anchor]
) -> Mapping[int, tuple[Lit, ...]]:
    lit: dict[int, list[Lit]] = defaultdict(list)
    for statement in statements:
        anchor = anchors[statement.id]
        exact = Manner.EXACT if statement.form.exact else Manner.TOLD
        if anchor.rest is Rest.CODED or not anchor.words:
            _light(lit, paragraphs, anchor.passage, Manner.TOLD, statement.id)
        for words in anchor.words:
            _light(lit, paragraphs, (words.start, words.end), exact, statement.id)
    return {part: tuple(sorted(each)) for part, each in lit.items()}


def _light(
    lit: Mapping[int, list[Lit]],
    paragraphs: Paragraphs,
    passage: Sequence[int],
    manner: Manner,
    statement: str,
) -> None:
    start, end = passage
    for part in range(max(0, paragraphs.at(start)), paragraphs.at(end - 1) + 1):
        first, last = paragraphs.starts[part], paragraphs.ends[part]
        if start < last and end > first:
            lit[part].append(
                Lit(max(start, first) - first, min(end, last) - first, manner, statement)
            )
