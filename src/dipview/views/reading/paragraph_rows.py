"""Paragraph rows: the parts of a text as rows, each built when it is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import overload

from attrs import field

from dipview.computing import check
from dipview.dataset.dataset import Dataset
from dipview.dataset.texts.paragraphs import flowing
from dipview.model.ids import is_part, part_id, part_place
from dipview.model.kinds import Kind
from dipview.model.values import frozen
from dipview.search.highlights import Span
from dipview.views.parts.actor_names import report_of
from dipview.views.parts.codings import coder_in_words
from dipview.views.parts.labels import voice_label
from dipview.views.reading.reading import Lit, Manner, Reading
from dipview.views.reading.terms import Terms
from dipview.views.view import Cell, Column, Meaning, Part, Place, Row

PARAGRAPH_COLUMNS = (
    Column(key="paragraph", title="\u00b6", place=Place.MARGIN),
    Column(key="text", title="Text"),
    Column(key="statements", title="Statements", place=Place.UNDER),
    Column(key="lit", title="Lit", place=Place.HIDDEN),
    Column(key="start", title="Start", place=Place.HIDDEN),
    Column(key="end", title="End", place=Place.HIDDEN),
)
_MEANINGS = {Manner.EXACT: Meaning.LIT, Manner.TOLD: Meaning.PASSAGE}


@frozen(kw_only=True)
class Paragraph(Row):
    """A paragraph of a text, or a part of a long one."""

    lit: tuple[Lit, ...] = ()
    """The words in it on which statements rest; one may lie in another."""
    terms: tuple[Span, ...] = ()
    """Words of issues."""
    matches: tuple[Span, ...] = field(default=())
    """Words of the query."""

    @property
    def text(self) -> str:
        """The text, as the spans count it."""
        return self.cells[1].text

    @property
    def number(self) -> str:
        """Which paragraph of the text it is; empty where it goes on from the one before."""
        return self.cells[0].text


@frozen(kw_only=True)
class Sought:
    """What is looked for in a text."""

    issues: Terms = Terms()
    query: Terms = Terms()


class ParagraphRows(Sequence[Row]):
    """The rows of a reading."""

    def __init__(self, dataset: Dataset, reading: Reading, sought: Sought, *, exact: bool) -> None:
        self._dataset = dataset
        self._reading = reading
        self._sought = sought
        self._exact = exact
        self.kept: dict[int, Sequence[int]] = {}
        """Of a width in cells, how many lines stand before each row: whoever draws keeps it."""

    def __len__(self) -> int:
        return len(self._reading.paragraphs)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        places = range(len(self))[index]
        return self.paragraph(places) if isinstance(places, int) else [self[at] for at in places]

    def place_of(self, id: str, hint: int) -> int | None:
        """Find the row of an id: a statement's first, or the one at the hint if it has it too."""
        if is_part(id):
            place = part_place(id)
            return place if place is not None and place < len(self) else None
        if 0 <= hint < len(self) and id in self._reading.statements_in(hint):
            return hint
        return self._reading.parts.get(id)

    @property
    def statements(self) -> tuple[str, ...]:
        """Ids of the statements that are lit, in the order in which they stand."""
        return tuple(filter(self._lights, self._reading.order))

    def _lights(self, statement: str) -> bool:
        return not self._exact or self._dataset.statement(statement).quotable

    @property
    def length(self) -> int:
        """How many characters the text has."""
        return len(self._reading.text)

    def text(self, part: int) -> str:
        """Give the text of a part as it is shown: of as many characters as are stored."""
        return flowing(self._reading.part_text(part), self._reading.line_length)

    def lit(self, part: int) -> tuple[Lit, ...]:
        """Give what is lit in a part."""
        return tuple(e for e in self._reading.lit_in(part) if self._lights(e.statement))

    def begins(self, part: int) -> bool:
        """Tell whether a part is the beginning of a paragraph, and goes on from none."""
        return self._reading.paragraphs.numbers[part] > 0

    def paragraph(self, part: int) -> Paragraph:
        """Build a row."""
        check()
        text, lit = self.text(part), self.lit(part)
        statements = tuple(dict.fromkeys(each.statement for each in lit))
        number = self._reading.paragraphs.numbers[part]
        start = self._reading.paragraphs.starts[part]
        return Paragraph(
            id=statements[0] if statements else part_id(part),
            kind=Kind.STATEMENT if statements else None,
            lit=lit,
            terms=self._sought.issues.spans(text),
            matches=self._sought.query.spans(text),
            cells=(
                Cell(str(number) if number else "", Meaning.QUIET, value=number or None),
                Cell(text, parts=_parts(lit)),
                Cell(
                    "; ".join(f"{self.told(each)} [{each}]" for each in statements),
                    Meaning.QUIET,
                    value=list(statements),
                ),
                Cell(_lit_words(lit, start), value=[_lit_value(each, start) for each in lit]),
                Cell(str(start), value=start),
                Cell(str(start + len(text)), value=start + len(text)),
            ),
        )

    def told(self, id: str) -> str:
        """Say who is heard in a statement, in what form it comes to us, and whose coding it is."""
        coder = coder_in_words(self._dataset, self._dataset.statement(id))
        return " \u00b7 ".join(filter(None, (told_of(self._dataset, id), coder)))

    def place_among_lit(self, id: str) -> tuple[int, int]:
        """Give which of the utterances that are lit a statement is of, and how many there are."""
        own = self._utterance(id)
        lit = list(dict.fromkeys(map(self._utterance, self.statements)))
        return lit.index(own) + 1, len(lit)

    def _utterance(self, id: str) -> int:
        """Give the number of the statement as which an utterance counts."""
        sets, number = self._dataset.sets, self._dataset.number_of(id) or 0
        number = sets.retracted_as.get(number, number)
        return sets.counted_as.get(number, number)


def told_of(dataset: Dataset, id: str) -> str:
    """Say who is heard in a statement, and in what form it comes to us."""
    statement = dataset.statement(id)
    form = "exact words" if statement.quotable else report_of(dataset, statement)
    return f"{voice_label(dataset, id)}, {form}"


def _lit_words(lit: Sequence[Lit], start: int) -> str:
    each = (f"{e.statement} {start + e.start}-{start + e.end} {e.manner}" for e in lit)
    return "; ".join(each)


def _lit_value(lit: Lit, start: int) -> dict[str, object]:
    """Give what is lit for programs, in characters of the text."""
    return {
        "statement": lit.statement,
        "words": lit.manner.value,
        "start": start + lit.start,
        "end": start + lit.end,
    }


def _parts(lit: Sequence[Lit]) -> tuple[Part, ...]:
    """Give what is lit as parts without overlap; where words are shared, exact ones go before."""
    cuts = sorted({edge for each in lit for edge in (each.start, each.end)})
    parts: list[Part] = []
    for start, end in pairwise(cuts):
        manners = [each.manner for each in lit if each.start <= start and end <= each.end]
        if not manners:
            continue
        meaning = _MEANINGS[Manner.EXACT if Manner.EXACT in manners else Manner.TOLD]
        if parts and parts[-1].end == start and parts[-1].meaning is meaning:
            parts[-1] = parts[-1]._replace(end=end)
        else:
            parts.append(Part(start, end, meaning))
    return tuple(parts)
