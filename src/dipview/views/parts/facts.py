"""Facts: the rows at the head of a card, a label and a value each, and lists of plain records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.sources import Citation
from dipview.model.statements import RecordStatus, Statement
from dipview.views.parts.citations import source_cell
from dipview.views.parts.counting import counted
from dipview.views.parts.data_text import data_text, data_value
from dipview.views.parts.dates_in_words import in_full
from dipview.views.view import Cell, Column, Meaning, Place, Row, Section

FACT_COLUMNS = (
    Column(key="label", title="", place=Place.MARGIN),
    Column(key="value", title="Value"),
    Column(key="aside", title="Note"),
    Column(key="sources", title="Source"),
)


class Facts:
    """Collects the facts of a card; one without a value is left out.

    Every fact leads somewhere: to the record that it names, or else to the card's own.
    """

    def __init__(self, dataset: Dataset, id: str) -> None:
        self._dataset = dataset
        self._own = id
        self._rows: list[Row] = []

    @property
    def any(self) -> bool:
        """Whether there is a fact so far."""
        return bool(self._rows)

    def add(
        self,
        label: str,
        value: str,
        aside: str = "",
        *,
        leads_to: str = "",
        meaning: Meaning = Meaning.TEXT,
        citations: Sequence[Citation] = (),
        data: object = None,
    ) -> None:
        """Add a fact.

        Args:
            label: What it is: ``Role``.
            value: In words; nothing is added where it is empty.
            aside: What stands back beside it.
            leads_to: Id of the record that it names.
            meaning: What the value is.
            citations: What the fact rests on.
            data: What a program reads in place of the words; None for the words.
        """
        if not value:
            return
        id = leads_to or self._own
        self._rows.append(
            Row(
                id=id,
                kind=self._dataset.kind_of(id) or Kind.ACTOR,
                cells=(
                    Cell(label, Meaning.QUIET),
                    Cell(value, meaning, value=data),
                    Cell(aside, Meaning.QUIET),
                    source_cell(self._dataset, citations),
                ),
            )
        )

    def add_sources(self, label: str, citations: Sequence[Citation], aside: str = "") -> None:
        """Add where this one record is from: how many sources, and the places in them.

        A card lists other records too, and so more sources: the label says what these are of.
        """
        sources = tuple(dict.fromkeys(citation.source for citation in citations))
        if sources:
            text = counted(len(sources), "source")
            self.add(label, text, aside, leads_to=sources[0], citations=citations)

    def add_own_words(self, notes: str, tags: Sequence[str], extra: Mapping[str, object]) -> None:
        """Add the notes, tags and extra keys that any record may carry."""
        self.add("Notes", notes)
        self.add("Tags", ", ".join(tags))
        for key, value in extra.items():
            self.add(key, data_text(value), data=data_value(value))

    def add_actors(self, label: str, ids: Sequence[str]) -> None:
        """Add a fact for each actor, the label at the first."""
        for place, id in enumerate(ids):
            name = self._dataset.actor(id).name
            self.add("" if place else label, name, leads_to=id, meaning=Meaning.NAME)

    def section(self, title: str = "", key: str = "facts") -> Section:
        """Make the section of the facts added so far."""
        return Section(key=key, title=title, columns=FACT_COLUMNS, rows=tuple(self._rows))

    def sections(self, title: str, key: str) -> tuple[Section, ...]:
        """Make the section of the facts added so far; none where there are none."""
        return (self.section(title, key),) if self._rows else ()


def add_coding(facts: Facts, statement: Statement) -> None:
    """Add how far the record of a statement can be relied on, and on whose work."""
    phrases = (
        f"coded by {statement.coded_by}" if statement.coded_by else "",
        f"coded on {in_full(statement.coded_on)}" if statement.coded_on else "",
        f"reviewed by {statement.reviewed_by}" if statement.reviewed_by else "",
    )
    coding = ", ".join(part for part in phrases if part)
    if statement.status is None:
        facts.add("Record", coding)
        return
    careful = statement.status is not RecordStatus.REVIEWED
    meaning = Meaning.WARNING if careful else Meaning.TEXT
    facts.add("Status", statement.status.value, coding, meaning=meaning)
