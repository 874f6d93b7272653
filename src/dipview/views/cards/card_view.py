"""The card of any record: finds the sections that its kind asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from attrs import evolve

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.views.cards.actor_card import PEOPLE, actor_sections
from dipview.views.cards.event_card import event_sections
from dipview.views.cards.issue_card import issue_sections
from dipview.views.cards.long_sections import LONG, parted
from dipview.views.cards.position_card import position_sections
from dipview.views.cards.source_card import source_sections
from dipview.views.cards.standing_card import standing_sections, standing_title
from dipview.views.cards.statement_card import statement_sections
from dipview.views.parts.citations import References
from dipview.views.parts.labels import is_standing, voice_label
from dipview.views.parts.scope_in_words import scope_in_words
from dipview.views.scope import Scope
from dipview.views.view import Section, View

_SECTIONS: Mapping[Kind, Callable[[Dataset, Scope, str], tuple[Section, ...]]] = {
    Kind.ACTOR: actor_sections,
    Kind.STATEMENT: statement_sections,
    Kind.POSITION: position_sections,
    Kind.EVENT: event_sections,
    Kind.ISSUE: issue_sections,
    Kind.SOURCE: source_sections,
}


def _listed(dataset: Dataset, sections: tuple[Section, ...]) -> Iterator[Section]:
    """Give the facts first, which no limit cuts, then the lists, the long ones in parts.

    Where one is long, who belongs to a group stands before all of them.
    """
    first, *lists = sections
    yield evolve(first, tally=True)
    long = any(len(section.rows) >= LONG for section in lists)
    lists.sort(key=lambda section: not (long and section.key == PEOPLE))
    yield from parted(dataset, lists)


def card_view(dataset: Dataset, scope: Scope, id: str) -> View:
    """Make the card of a record: its facts, all that links to it, and what it rests on.

    Args:
        dataset: Where it is from.
        scope: Its dates and switches apply; its query and pins do not narrow a card.
        id: Its id, or that of a standing, ``#issue@holder``.

    Raises:
        KeyError: There is no such record.
    """
    kind = dataset.kind_of(id)
    if kind is None and not is_standing(dataset, id):
        raise KeyError(id)
    unnarrowed = scope.switches()
    made = _SECTIONS[kind] if kind else standing_sections
    named = voice_label(dataset, id) if kind else standing_title(dataset, id)
    return View(
        name="card",
        title=f"{kind.value.capitalize()}: {named}" if kind else named,
        dataset=dataset.name,
        scope=scope,
        scope_in_words=scope_in_words(dataset, unnarrowed),
        parted=True,
        sections=tuple(_listed(dataset, made(dataset, unnarrowed, id))),
        references=References(dataset),
    )
