"""The card of a statement: its words, who said them where and for whom, and on whose report."""

from __future__ import annotations

from collections.abc import Iterator

from dipview.dataset.checks.passages import is_passage
from dipview.dataset.dataset import Dataset
from dipview.dataset.kept_results import kept_by_dataset
from dipview.dataset.texts.paragraphs import Paragraphs, paragraphs_in
from dipview.dataset.texts.source_texts import text_of_source
from dipview.dataset.texts.stored import Refused
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.statements import Statement
from dipview.views.parts.actor_names import TRANSLATIONS, name_of, offices_when, report_of
from dipview.views.parts.citations import citations_of, short_reference
from dipview.views.parts.codings import other_codings, what_counts
from dipview.views.parts.facts import Facts, add_coding
from dipview.views.parts.linked_records import linked_section
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
        *linked_section(
            dataset, scope, Kind.POSITION, taken, key="positions", title="Positions", each=True
        ),
        *_codings(dataset, scope, id),
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
    _add_set_aside(facts, dataset, statement)
    facts.add("Counts", what_counts(dataset, id))
    also = "the same words stand in each of them" if statement.corroboration else ""
    facts.add_sources("Printed in", citations_of(dataset, statement), also)
    facts.add("Stands", _stands_in_words(dataset, statement), meaning=Meaning.QUIET)
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


def _add_set_aside(facts: Facts, dataset: Dataset, statement: Statement) -> None:
    """Tell whose coding of the same utterance was made to stand in its place."""
    if statement.set_aside_for is None:
        return
    other = dataset.statement(statement.set_aside_for)
    coder = f"the coding by {other.coded_by}" if other.coded_by else other.id
    reviewed = f"reviewed by {other.reviewed_by}" if other.reviewed_by else ""
    facts.add("Set aside", f"for {coder}", reviewed, leads_to=other.id, meaning=Meaning.WARNING)


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


def _codings(dataset: Dataset, scope: Scope, id: str) -> tuple[Section, ...]:
    """List what other coders made of the same utterance."""
    return linked_section(
        dataset,
        scope,
        Kind.STATEMENT,
        other_codings(dataset, id),
        key="codings",
        title="Other codings",
        note="Of the same utterance, which is counted once.",
        each=True,
    )


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


def _stands_in_words(dataset: Dataset, statement: Statement) -> str:
    """Say where the passage of a statement is; empty where it has none, or there is no text.

    Of another text than that from which it was coded, its passage tells nothing.
    """
    if not is_passage(statement.passage):
        return ""
    stored = text_of_source(dataset, statement.source)
    sha256 = dataset.source(statement.source).text_sha256.lower()
    if isinstance(stored, Refused) or sha256 not in ("", stored.sha256):
        return ""
    start, end = statement.passage
    if end > len(stored.text):
        return ""
    paragraphs = _paragraphs(dataset, statement.source)
    first, last = paragraphs.number_at(start), paragraphs.number_at(end - 1)
    told = f"paragraph {first:,}" if first == last else f"paragraphs {first:,} to {last:,}"
    return f"at {told} of the stored text"


@kept_by_dataset(4)
def _paragraphs(dataset: Dataset, source: str) -> Paragraphs:
    stored = text_of_source(dataset, source)
    return paragraphs_in("" if isinstance(stored, Refused) else stored.text)
