"""The card of a source: how it is listed, and all that rests on it."""

from __future__ import annotations

from collections.abc import Iterator

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.symbols import read_symbol
from dipview.search.number_sets import Numbers, in_range, numbers_of
from dipview.standing.columns import columns_of
from dipview.views.parts.citations import reference_text
from dipview.views.parts.dates_in_words import in_full
from dipview.views.parts.facts import Facts
from dipview.views.parts.linked_records import linked_section
from dipview.views.parts.terms import terms_of
from dipview.views.scope import Scope
from dipview.views.view import Meaning, Section


def source_sections(dataset: Dataset, scope: Scope, id: str) -> tuple[Section, ...]:
    """Make the sections of a source's card."""
    return (_facts(dataset, id), *_resting(dataset, scope, id))


def _facts(dataset: Dataset, id: str) -> Section:
    source = dataset.source(id)
    facts = Facts(dataset, id)
    facts.add("Source", reference_text(source), source.type, meaning=Meaning.NAME)
    called = f"the speaker is called {source.attributed_as}" if source.attributed_as else ""
    facts.add("Marking", terms_of(dataset, id), called, meaning=Meaning.WARNING)
    facts.add("Issued", in_full(source.issued) if source.issued else "", meaning=Meaning.DATE)
    symbol = read_symbol(source.symbol)
    facts.add("Symbol", source.symbol, symbol.in_words if symbol else "")
    facts.add("Agencies", ", ".join(source.agencies))
    facts.add("Address", source.url)
    facts.add("Archived at", source.archive_url)
    facts.add("Accessed", in_full(source.accessed) if source.accessed else "")
    facts.add("Stored text", source.text)
    facts.add("Language", source.language)
    for citation in source.derived_from:
        text = reference_text(dataset.source(citation.source))
        facts.add("Derived from", text, citation.locator, leads_to=citation.source)
    facts.add_own_words(source.notes, source.tags, source.extra)
    return facts.section()


def _resting(dataset: Dataset, scope: Scope, id: str) -> Iterator[Section]:
    resting = numbers_of(dataset.linked_numbers(id, Link.RESTS_ON))
    for kind in (Kind.STATEMENT, Kind.EVENT, Kind.ACTOR, Kind.ISSUE):
        numbers = resting & in_range(dataset.numbers(kind))
        ids = [*dataset.ids_of(kind, numbers)]
        yield from linked_section(
            dataset, scope, kind, ids, key=kind.plural, title=kind.plural.capitalize()
        )
        if kind is Kind.STATEMENT:
            yield from _unheld(dataset, scope, numbers)
    derived = dataset.linked(id, Link.DERIVED)
    yield from linked_section(
        dataset, scope, Kind.SOURCE, derived, key="derived", title="Sources derived from it"
    )


def _unheld(dataset: Dataset, scope: Scope, statements: Numbers) -> tuple[Section, ...]:
    """List the positions of statements that nobody named holds: no actor's card has them."""
    numbers = dataset.sets.positions_of(statements) - columns_of(dataset).held
    unheld = [*dataset.ids_of(Kind.POSITION, numbers)]
    return linked_section(
        dataset,
        scope,
        Kind.POSITION,
        unheld,
        key="no-holder",
        title="Positions without a named holder",
    )
