"""The card of a standing: where a holder stands on an issue, and every statement behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from dipview.dataset.dataset import Dataset
from dipview.model.ids import standing_parts
from dipview.model.links import Link
from dipview.model.positions import Position
from dipview.standing.columns import positions_held_on
from dipview.standing.evidence import counts
from dipview.standing.roll_up import rolled_up_positions
from dipview.standing.standing import Standing
from dipview.standing.table import StandingTable
from dipview.views.cards.held_sections import Listed, held_sections, uncounted
from dipview.views.parts.codings import codings_in_words
from dipview.views.parts.counting import counted
from dipview.views.parts.facts import Facts
from dipview.views.parts.scope_switches import switches_of
from dipview.views.parts.standing_cell import stance_in_words
from dipview.views.parts.standing_rows import counts_in_words
from dipview.views.parts.statement_row import statement_date_cell, words_cell
from dipview.views.scope import Scope
from dipview.views.view import Meaning, Section


def standing_title(dataset: Dataset, id: str) -> str:
    """Name a standing: ``Canada on Sanctions``."""
    issue, holder = standing_parts(id) or ("", "")
    return f"{dataset.actor(holder).name} on {dataset.issue(issue).label}"


def standing_sections(dataset: Dataset, scope: Scope, id: str) -> tuple[Section, ...]:
    """Make the sections of a standing's card."""
    issue, holder = standing_parts(id) or ("", "")
    standing = StandingTable(dataset, switches_of(scope)).at(holder, issue)
    facts = _facts(dataset, issue, holder, standing)
    positions = _positions(dataset, scope, issue, holder, standing)
    return (facts, *positions, *_on_other_texts(dataset, scope, issue, holder))


def _facts(dataset: Dataset, issue: str, holder: str, standing: Standing | None) -> Section:
    facts = Facts(dataset, holder)
    facts.add("Holder", dataset.actor(holder).name, leads_to=holder, meaning=Meaning.NAME)
    about = dataset.issue(issue)
    facts.add("Issue", about.sentence, about.kind.value, leads_to=issue)
    if standing is None:
        facts.add("Stance", "nothing found", "no position in this dataset, which is no stance")
        return facts.section()
    facts.add("Stance", stance_in_words(standing), counted(standing.n, "statement"))
    for value in standing.values if standing.mixed else ():
        facts.add("Value", value)
    for told in codings_in_words(dataset, standing):
        facts.add("Codings", told, meaning=Meaning.WARNING)
    for id in standing.superseded_by:
        later = dataset.statement(id)
        day = statement_date_cell(dataset, later).text
        words = words_cell(dataset, later).text
        facts.add("Superseded by", words, day, leads_to=id, citations=(later.citation,))
    for condition in standing.conditions:
        facts.add("Condition", condition, meaning=Meaning.CONDITION)
    if standing.rolled_up:
        facts.add("Rolled up", counts_in_words(dataset, standing))
    return facts.section()


def _on_other_texts(dataset: Dataset, scope: Scope, issue: str, holder: str) -> Iterator[Section]:
    """List what a holder said on the other texts of the series to which an issue belongs."""
    series = dataset.issue(issue).series or issue
    others = (each for each in (series, *dataset.linked(series, Link.TEXTS)) if each != issue)
    ids = [id for other in others for id in positions_held_on(dataset, holder, other)]
    counted = [id for id in ids if counts(dataset, id)]
    counted.sort(key=lambda id: dataset.placed(id)[1])
    listed = ("other-texts", "On other texts of the series", "", counted)
    return held_sections(dataset, evolve(scope, since=None), (listed,))


def _positions(
    dataset: Dataset, scope: Scope, issue: str, holder: str, standing: Standing | None
) -> Iterator[Section]:
    lists: list[Listed] = []
    if standing is not None:
        held = (
            (*_latest(standing), "", standing.current[::-1]),
            ("earlier", "Earlier", "", standing.past[::-1]),
            ("aside", "On weaker evidence", _ASIDE, standing.weaker),
            ("else", "Second choices", _ELSE, standing.second_choices),
        )
        lists += [(key, title, note, [p.id for p in found]) for key, title, note, found in held]
    lists += uncounted(dataset, _behind(dataset, scope, issue, holder))
    # A standing is told whole: what is older than the days asked for is behind it all the same.
    return held_sections(dataset, evolve(scope, since=None), lists)


def _latest(standing: Standing) -> tuple[str, str]:
    return ("superseded", "Superseded") if standing.superseded_by else ("latest", "Latest")


def _behind(dataset: Dataset, scope: Scope, issue: str, holder: str) -> Sequence[Position]:
    """Give the positions that count for a holder on an issue, and those that would."""
    held = [dataset.position(id) for id in positions_held_on(dataset, holder, issue)]
    if scope.roll_up:
        held += (position for position, _ in rolled_up_positions(dataset, holder, issue))
    return sorted(held, key=lambda each: dataset.number_of(each.id) or 0)


_ELSE = "What the holder would settle for: counted apart."
_ASIDE = "Described, implied or second-hand: it changes nothing where the holder is heard itself."
