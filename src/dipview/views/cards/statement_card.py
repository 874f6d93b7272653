"""The card of a statement: its words, who said them where and for whom, and on whose report."""

from __future__ import annotations

from collections.abc import Iterator

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.statements import Statement
from dipview.views.parts.actor_names import TRANSLATIONS, name_of, offices_when, report_of
from dipview.views.parts.citations import citations_of, short_reference
from dipview.views.parts.facts import Facts, add_coding
from dipview.views.parts.linked_records import linked_section
from dipview.views.parts.standing_in_text import stands_in_words
from dipview.views.parts.statement_row import quoted, statement_date_cell, words_cell
from dipview.views.parts.terms import terms_of
from dipview.views.parts.vote_facts import add_option
from dipview.views.scope import Scope
from dipview.views.view import Meaning, Section


def statement_sections(dataset: Dataset, scope: Scope, id: str) -> tuple[Section, ...]:
    """Make the sections of a statement's card."""
    taken = dataset.linked(id, Link.POSITIONS_TAKEN)
    return (
        _facts(dataset, id),
        *linked_section(dataset, scope, Kind.POSITION, taken, key="positions", title="Positions"),
        *_context(dataset, id),
        *_linked(dataset, scope, id),
    )


def _facts(dataset: Dataset, id: str) -> Section:
    """Tell the words, who said them when, and on whose report."""
    statement = dataset.statement(id)
    facts = Facts(dataset, id)
    _add_words(facts, dataset, statement)
    _add_voices(facts, dataset, statement)
    add_option(facts, dataset, statement)
    said = statement_date_cell(dataset, statement)
    bounded = statement.date is None and dataset.said(id) is not None
    bound = "no date is given: the date of the source" if bounded else ""
    facts.add("Marking", terms_of(dataset, id), meaning=Meaning.WARNING)
    facts.add("Date", said.text, bound, meaning=Meaning.DATE)
    add_coding(facts, statement)
    also = "the same words stand in each of them" if statement.corroboration else ""
    facts.add_sources("Printed in", citations_of(dataset, statement), also)
    facts.add("Stands", stands_in_words(dataset, statement), meaning=Meaning.QUIET)
    return facts.section()


def _add_words(facts: Facts, dataset: Dataset, statement: Statement) -> None:
    words = words_cell(dataset, statement)
    if statement.quotable:
        facts.add("Exact words", words.text, meaning=Meaning.WORDS)
    elif statement.translation is not None:
        translator = f"{TRANSLATIONS[statement.translation]}, not the exact words"
        facts.add("In translation", words.text, translator, meaning=Meaning.SUMMARY)
        original = quoted(statement.original_text) if statement.form.exact else ""
        facts.add("Original", original, statement.language, meaning=Meaning.WORDS)
    facts.add("In short", statement.summary, meaning=Meaning.SUMMARY)
    source = short_reference(dataset.source(statement.source))
    facts.add("As printed", " … ".join(statement.printed), f"the words of {source}")


def _add_voices(facts: Facts, dataset: Dataset, statement: Statement) -> None:
    for speaker in statement.speakers:
        held = offices_when(dataset, speaker, statement)
        name = name_of(dataset, speaker)
        facts.add("Said by", name, held, leads_to=speaker, meaning=Meaning.NAME)
    facts.add("Said by", statement.unnamed_speakers, "not named by the source")
    if statement.capacity:
        name = name_of(dataset, statement.capacity)
        facts.add("In capacity", f"office in {name}", leads_to=statement.capacity)
    facts.add_actors("On behalf of", statement.on_behalf_of)


def _context(dataset: Dataset, id: str) -> tuple[Section, ...]:
    """Tell in what form it comes to us, to whom and of whom it speaks, and of what event."""
    statement = dataset.statement(id)
    facts = Facts(dataset, id)
    acts = f"acts: {', '.join(statement.acts)}" if statement.acts else ""
    facts.add("Form", report_of(dataset, statement), acts)
    facts.add_actors("Directed at", statement.targets)
    facts.add_actors("Speaks of", statement.about)
    if statement.event:
        facts.add("At", dataset.event(statement.event).title, leads_to=statement.event)
    for event in statement.events:
        facts.add("On", dataset.event(event).title, leads_to=event)
    facts.add_own_words(statement.notes, statement.tags, statement.extra)
    return facts.sections("In context", "context")


def _linked(dataset: Dataset, scope: Scope, id: str) -> Iterator[Section]:
    statement = dataset.statement(id)
    for key, title, ids in (
        ("responds-to", "Responds to", statement.responds_to),
        ("replies", "Responses", dataset.linked(id, Link.REPLIES)),
        ("supersedes", "Supersedes", (statement.supersedes,) if statement.supersedes else ()),
        ("superseded-by", "Superseded by", dataset.linked(id, Link.SUPERSEDED_BY)),
    ):
        yield from linked_section(dataset, scope, Kind.STATEMENT, ids, key=key, title=title)
