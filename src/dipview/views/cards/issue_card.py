"""The card of an issue: the proposition, who stands where on it and why, and its rivals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.positions import Position
from dipview.standing.evidence import known_by
from dipview.standing.standing import Standing
from dipview.views.cards.held_sections import held_sections, uncounted
from dipview.views.orders import Orders
from dipview.views.parts.facts import Facts
from dipview.views.parts.issue_facts import add_bearing, add_where_it_stands
from dipview.views.parts.linked_records import linked_section
from dipview.views.parts.not_found import not_found_section
from dipview.views.parts.rival_issues import beside_rivals
from dipview.views.parts.scoped_standings import ScopedStandings, scoped_standings
from dipview.views.parts.standings_by_side import sections_by_side, unheld_section
from dipview.views.scope import Scope
from dipview.views.selection import Selection
from dipview.views.view import Meaning, Section


def issue_sections(dataset: Dataset, scope: Scope, id: str) -> tuple[Section, ...]:
    """Make the sections of an issue's card."""
    scoped = scoped_standings(Selection(dataset, Orders(dataset), scope))
    standings = scoped.on(id)
    return (
        _facts(scoped, id, standings),
        *_sides(scoped, id, standings),
        *unheld_section(dataset, scoped.unheld(id)),
        *_beside(dataset, scope, id, standings),
        *beside_rivals(scoped, id),
        *_below(dataset, scope, id),
        *not_found_section(scoped, id, standings),
    )


def _facts(scoped: ScopedStandings, id: str, standings: Sequence[Standing]) -> Section:
    dataset = scoped.dataset
    issue = dataset.issue(id)
    facts = Facts(dataset, id)
    facts.add(issue.kind.value.capitalize(), issue.sentence, meaning=Meaning.NAME)
    facts.add("Asks", issue.question)
    facts.add("Is", issue.description)
    add_where_it_stands(facts, scoped, issue, standings, "Holders")
    add_bearing(facts, dataset, issue)
    for event in issue.events:
        if not known_by(dataset, event, scoped.scope.as_of):
            continue
        facts.add("Event", dataset.event(event).title, leads_to=event)
    facts.add_own_words(issue.notes, issue.tags, issue.extra)
    facts.add_sources("Told in", issue.sources)
    return facts.section()


def _sides(scoped: ScopedStandings, id: str, standings: Sequence[Standing]) -> Iterator[Section]:
    """Lay out by side what holders stated; apart, where they are not heard themselves."""
    recent = [standing for standing in standings if _since(scoped, standing)]
    rolled_up = "Rolled up: officials and bodies count for what they serve."
    for section in sections_by_side(scoped.dataset, id, recent):
        note = " ".join(part for part in (section.note, rolled_up) if part)
        yield evolve(section, note=note) if scoped.scope.roll_up else section


def _since(scoped: ScopedStandings, standing: Standing) -> bool:
    """Tell whether a standing's latest word may be of the days that are asked for."""
    since = scoped.scope.since
    spans = [scoped.dataset.said(position.statement) for position in standing.current]
    return since is None or any(
        span is not None and (span.latest is None or span.latest >= since) for span in spans
    )


def _beside(
    dataset: Dataset, scope: Scope, id: str, standings: Sequence[Standing]
) -> Iterator[Section]:
    """List the positions that make no standing now: replaced, weaker, not counted."""
    found = [dataset.position(each) for each in dataset.linked(id, Link.POSITIONS_ON)]
    lists = (
        ("alike", "Said alike", _ALIKE, [p.id for s in standings for p in _alike(s)]),
        ("earlier", "Earlier", "", [p.id for standing in standings for p in standing.past]),
        ("aside", "Beside what they stated", _ASIDE, [p.id for s in standings for p in s.weaker]),
        ("else", "Second choices", _ELSE, [p.id for s in standings for p in s.second_choices]),
        *uncounted(dataset, found),
    )
    return held_sections(dataset, scope, lists)


def _alike(standing: Standing) -> Sequence[Position]:
    """Give the latest positions that stand for nothing of their own beside the one shown."""
    told_each = standing.mixed or standing.codings_differ or standing.superseded_by
    return () if told_each else standing.current[:-1]


_ALIKE = "As late as what is shown of the same holder, and on the same side."
_ASIDE = "On weaker evidence: it changes nothing."
_ELSE = "What they would settle for: it is not where they stand."


def _below(dataset: Dataset, scope: Scope, id: str) -> tuple[Section, ...]:
    ids = dataset.linked(id, Link.SUBISSUES)
    return linked_section(
        dataset, scope, Kind.ISSUE, ids, key="issues", title="Issues of this topic"
    )
