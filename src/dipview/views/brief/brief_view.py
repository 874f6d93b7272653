"""The brief of an issue or an actor: one document of several views with one list of sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from attrs import evolve

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.views.brief.about import About
from dipview.views.brief.actor_brief import actor_brief
from dipview.views.brief.frame import dates_in_words, unfilled
from dipview.views.brief.issue_brief import issue_brief
from dipview.views.brief.quotations import WORDS
from dipview.views.brief.rested import Rested
from dipview.views.brief.shift_sections import shifts_in_words
from dipview.views.covering import span_behind
from dipview.views.parts.counting import counted
from dipview.views.parts.data_start import data_start_note
from dipview.views.parts.dates_in_words import day_in_full
from dipview.views.parts.facts import Facts
from dipview.views.parts.lazy_rows import row_ids, sources_cited
from dipview.views.parts.narrowed_view import narrowed_view
from dipview.views.parts.scoped_standings import ScopedStandings, scoped_standings
from dipview.views.scope import SWITCHED, Scope
from dipview.views.selection import Selection
from dipview.views.view import Extent, Section, View

Made = tuple[tuple[Section, ...], Rested]
_MAKERS: dict[Kind, Callable[[ScopedStandings, str], Made]] = {
    Kind.ISSUE: issue_brief,
    Kind.ACTOR: actor_brief,
}
_EMPTY = "A brief is about one issue or one actor: name it."


def brief_view(selection: Selection) -> View:
    """Make the brief of an issue or an actor.

    The scope's subject is the issue or the actor; its dates and switches apply, and its query and
    pins decide whose standings are shown. A standing heeds all that is known on its day; ``since``
    narrows what is listed of what was said and done.
    """
    dataset, scope = selection.dataset, selection.scope
    id = scope.subjects[0] if len(scope.subjects) == 1 else ""
    make = _MAKERS.get(kind) if (kind := dataset.kind_of(id)) else None
    if make is None:
        return unfilled(dataset, scope, name="brief", title="Brief", empty=_EMPTY)

    def contents(each: Selection) -> object:
        sections, _ = make(scoped_standings(each), id)
        return [(each.key, each.title, each.note, list(row_ids(each.rows))) for each in sections]

    scoped = scoped_standings(selection.through(scope.heeding(*SWITCHED)).effective(contents))
    scope = scoped.scope
    sections, rested = make(scoped, id)
    sections = _with_sources(dataset, id, sections)
    return evolve(
        narrowed_view(dataset, scope, name="brief", title=f"Brief: {_named(dataset, id)}"),
        document=True,
        sections=sections,
        notes=tuple(_notes(dataset, scope, sections, rested)),
        measure=lambda: _extent(dataset, rested),
        empty=_EMPTY,
        left_out=scoped.left_out(About.of(dataset, (id,)).positions(scoped), rested.weaker),
    )


def _with_sources(dataset: Dataset, id: str, sections: Sequence[Section]) -> tuple[Section, ...]:
    """Say at the end of the first section how many sources the whole of a brief cites."""
    head, *rest = sections
    cited = set().union(*(sources_cited(section.rows) for section in sections))
    facts = Facts(dataset, id)
    facts.add("Rests on", counted(len(cited), "source") if cited else "")
    return (evolve(head, rows=(*head.rows, *facts.section().rows)), *rest)


def _named(dataset: Dataset, id: str) -> str:
    if dataset.kind_of(id) is Kind.ACTOR:
        return dataset.actor(id).name
    return dataset.issue(id).sentence.removesuffix(".")


def _extent(dataset: Dataset, rested: Rested) -> Extent:
    """Count the statements that the standings rest on or have beside them."""
    span = span_behind(dataset, rested.statements)
    return Extent(count=len(rested.statements), noun="statements", span=span)


def _notes(
    dataset: Dataset, scope: Scope, sections: Sequence[Section], rested: Rested
) -> Iterator[str]:
    """Say what was looked for and not found, and how the brief is to be read."""
    keys = {section.key for section in sections}
    since = f" since {day_in_full(scope.since)}" if scope.since else ""
    untold = data_start_note(dataset, scope.since)
    if untold:
        yield untold
    yield from shifts_in_words(keys, since, any_standing=bool(rested.standings) and not untold)
    if WORDS not in keys and rested.standings:
        yield f"No exact words first-hand are found{since}."
    if scope.since:
        yield (
            "Where somebody stands rests on all that is known; who moved, exact words, events and "
            f"what was asked are those{since}."
        )
    yield from dates_in_words(dataset, rested.statements)
