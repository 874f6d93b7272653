"""The card of a position: the stance, its words, and what else its holder said on the issue."""

from __future__ import annotations

from collections.abc import Iterator

from dipview.dataset.dataset import Dataset
from dipview.model.ids import position_parts, statement_of
from dipview.model.links import Link
from dipview.model.positions import Position
from dipview.model.statements import Statement
from dipview.views.cards.held_sections import held_sections
from dipview.views.parts.actor_names import name_of, voice_of
from dipview.views.parts.citations import citations_of
from dipview.views.parts.codings import other_codings, what_counts
from dipview.views.parts.facts import Facts, add_coding
from dipview.views.parts.marks import mark_of
from dipview.views.parts.position_row import basis_in_words
from dipview.views.parts.purposes import add_purposes
from dipview.views.parts.statement_row import name_or_nobody, statement_date_cell, words_cell
from dipview.views.scope import Scope
from dipview.views.view import Meaning, Section


def position_sections(dataset: Dataset, scope: Scope, id: str) -> tuple[Section, ...]:
    """Make the sections of a position's card."""
    return (_facts(dataset, id), *_others(dataset, scope, id))


def _facts(dataset: Dataset, id: str) -> Section:
    position = dataset.position(id)
    statement = dataset.statement(position.statement)
    issue = dataset.issue(position.issue)
    facts = Facts(dataset, id)
    holder = name_or_nobody(dataset, position.holder)
    facts.add("Holder", holder, leads_to=position.holder or "", meaning=Meaning.NAME)
    facts.add("Stance", mark_of(position).words)
    facts.add("Issue", issue.sentence, issue.kind.value, leads_to=issue.id)
    facts.add("Condition", position.condition, meaning=Meaning.CONDITION)
    add_purposes(facts, dataset, position)
    facts.add("Formula", position.formula)
    if position.target:
        facts.add("Directed at", name_of(dataset, position.target), leads_to=position.target)
    if position.attributed_by:
        spoken_by = name_of(dataset, position.attributed_by)
        facts.add("Second-hand", f"according to {spoken_by}", leads_to=position.attributed_by)
    basis = basis_in_words(dataset, position, statement)
    facts.add("Basis", position.basis.value, "" if basis == position.basis else basis)
    words = words_cell(dataset, statement)
    spoken_by = _spoken_by(dataset, position, statement)
    facts.add("Words", words.text, spoken_by, leads_to=statement.id, meaning=words.meaning)
    said = statement_date_cell(dataset, statement)
    facts.add("Date", said.text, leads_to=statement.id, meaning=Meaning.DATE)
    add_coding(facts, statement)
    facts.add("Counts", what_counts(dataset, statement.id))
    facts.add_sources("Printed in", citations_of(dataset, statement))
    facts.add_own_words(position.notes, position.tags, {})
    return facts.section()


def _spoken_by(dataset: Dataset, position: Position, statement: Statement) -> str:
    """Say whose the words are, where they are not the holder's."""
    spoken = statement.speakers or statement.unnamed_speakers
    own = position.holder in statement.speakers
    return f"said by {voice_of(dataset, statement)}" if spoken and not own else ""


def _others(dataset: Dataset, scope: Scope, id: str) -> Iterator[Section]:
    """List what other coders made of it, the holder's other positions on the issue, and others'."""
    position = dataset.position(id)
    on_issue = [each for each in dataset.linked(position.issue, Link.POSITIONS_ON) if each != id]
    same = [each for each in on_issue if position_parts(each)[2] == position.holder]
    coded = other_codings(dataset, position.statement)
    codings = [each for each in same if statement_of(each) in coded]
    own = [each for each in same if each not in codings] if position.holder else []
    theirs = frozenset((*own, *codings))
    others = [each for each in on_issue if each not in theirs]
    lists = (
        ("codings", "Other codings", "", codings),
        ("same-holder", "The same holder on this issue", "", own),
        ("others", "Others on this issue", "", others),
    )
    return held_sections(dataset, scope, lists)
