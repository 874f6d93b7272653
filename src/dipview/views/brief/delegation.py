"""The sheet of a delegation: its positions, who is near on what, whom it lacks.

Of the others it has what they stated in public, and no more: nothing of their red lines and second
choices, nothing that is only told of them, nothing out of a note of a talk, no instructions.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from attrs import evolve

from dipview.computing import check, steps
from dipview.dataset.dataset import Dataset
from dipview.dataset.kept_results import kept_by_dataset
from dipview.model.kinds import Kind
from dipview.model.positions import Position
from dipview.model.stances import Stance
from dipview.model.values import frozen
from dipview.standing.agreement import LEAST_SHARED
from dipview.standing.evidence import Evidence
from dipview.standing.found_standings import FoundStandings
from dipview.standing.relation import COUNTED, Relation, conditions_of, relation_of
from dipview.standing.standing import Standing, standing_from
from dipview.standing.table import StandingTable, Switches
from dipview.views.brief.about import About
from dipview.views.brief.actor_brief import actor_facts, stated_sections
from dipview.views.brief.brief_text import NO_TEXT, BriefText
from dipview.views.brief.frame import Contents, framed, unfilled
from dipview.views.brief.statements import NOTHING, headed, nothing_row
from dipview.views.parts.actor_names import name_of, names_of
from dipview.views.parts.citations import source_cell
from dipview.views.parts.counting import number_cell
from dipview.views.parts.facts import Facts
from dipview.views.parts.not_found import unheard_on
from dipview.views.parts.scope_switches import switches_of
from dipview.views.parts.scoped_standings import ScopedStandings, weaker_beside
from dipview.views.parts.standing_cell import mark_of_standing, stance_in_words
from dipview.views.parts.standings_by_side import ISSUE_COLUMNS, section_apart
from dipview.views.selection import Selection
from dipview.views.view import Cell, Column, Meaning, Place, Row, Section, View

NAME = "delegation"
_KEPT = 64
"""Issues of which it is kept who stated what."""
_PRIVATE = ("contact-note", "personal_communication")
"""Types of sources that are no public word."""
_NEAR_COLUMNS = (
    Column(key="issue", title="On what"),
    Column(key="own", title="Own stance", place=Place.UNDER),
    Column(key="with", title="With it", place=Place.UNDER),
    Column(key="nearly", title="In part", place=Place.UNDER),
    Column(key="against", title="Against it", place=Place.UNDER),
    Column(key="sources", title="Source", place=Place.UNDER),
)
_ACTOR_COLUMNS = (
    Column(key="actor", title="Who"),
    Column(key="shared", title="Both", place=Place.END),
    Column(key="agree", title="Agree", place=Place.END),
    Column(key="disagree", title="Disagree", place=Place.END),
    Column(key="caution", title="Caution", place=Place.HIDDEN),
)
_LACKED_COLUMNS = (
    Column(key="issue", title="On what"),
    Column(key="undecided", title="No side taken", place=Place.UNDER),
    Column(key="unheard", title="Nothing found", place=Place.UNDER),
    Column(key="sources", title="Source", place=Place.UNDER),
)
_NEAR = (
    "Of the others this sheet has what each stated itself, first-hand and in public, as it stands "
    "last; that is compared where both took a side, or abstained."
)
_THIN = f"Nearest first; evidence is thin where both stand on fewer than {LEAST_SHARED} issues."
_LACKED = (
    "Those who took no side in public, and those who have to do with it and of whom no statement "
    "is on record, which does not say that they are silent."
)
_EMPTY = "A delegation's sheet is about one actor: name it."


def delegation_view(selection: Selection, text: BriefText = NO_TEXT) -> View:
    """Make the sheet of the actor that is a scope's subject.

    Args:
        selection: Its query and pins decide which standings are shown.
        text: What is typed; of the instructions the sheet has the actor's own alone.
    """
    dataset, scope = selection.dataset, selection.scope
    id = scope.subjects[0] if len(scope.subjects) == 1 else ""
    if dataset.kind_of(id) is not Kind.ACTOR:
        return unfilled(dataset, scope, name=NAME, title="Delegation sheet", empty=_EMPTY)
    return framed(selection, partial(_filled, id=id, text=text), name=NAME)


def _filled(scoped: ScopedStandings, id: str, text: BriefText) -> Contents:
    dataset = scoped.dataset
    standings = scoped.of(id)
    own = [each for each in standings if each.evidence is Evidence.OWN]
    neighbours = [_neighbours(scoped, each) for each in steps(own, "issues")]
    shown = [position for each in standings for position in (*each.current, *each.past)]
    told = [each.standing for found in neighbours for each in found.others]
    return Contents(
        title=f"{name_of(dataset, id)}: delegation sheet",
        heading=_heading(dataset, text),
        sections=(
            actor_facts(scoped, id),
            *_instructions(dataset, id, text),
            *_positions(scoped, id, standings),
            *_near(dataset, neighbours),
            *_over_all(dataset, neighbours),
            *_lacked(dataset, neighbours),
        ),
        statements=tuple(dict.fromkeys(each.statement for each in shown)),
        notes=(_NEAR, _LACKED) if told else (),
        left_out=scoped.left_out(
            About.of(dataset, (id,)).positions(scoped), weaker_beside(standings)
        ),
    )


def _heading(dataset: Dataset, text: BriefText) -> tuple[tuple[str, str], ...]:
    """Give what a seminar heads its sheets with; nothing where nothing is typed."""
    if not text.visit:
        return ()
    facts = (("For", text.visit), ("By", text.department), ("Dataset", dataset.name))
    return tuple(fact for fact in facts if fact[1])


def _instructions(dataset: Dataset, id: str, text: BriefText) -> Iterator[Section]:
    facts = Facts(dataset, id)
    for line in text.instructions.get(id, "").splitlines():
        facts.add("" if facts.any else "Your own", line.strip())
    yield from facts.sections("Instructions", "instructions")


def _positions(
    scoped: ScopedStandings, id: str, standings: Sequence[Standing]
) -> Iterator[Section]:
    """Show where the actor stands; that nothing is on record where that is so."""
    sections = (
        *stated_sections(FoundStandings.of(scoped.dataset, standings)),
        *section_apart(scoped.dataset, standings, who=False),
    )
    yield from sections
    if not sections:
        row = nothing_row(id, Kind.ACTOR, ISSUE_COLUMNS, "issue", NOTHING)
        yield Section(key="positions", title="Positions", columns=ISSUE_COLUMNS, rows=(row,))


# The others


@frozen
class _Other:
    """What another actor stated in public on an issue, beside one's own standing."""

    standing: Standing
    relation: Relation


@frozen
class _Neighbours:
    """Where the others stand on an issue on which one stands."""

    own: Standing
    others: tuple[_Other, ...]
    unheard: tuple[str, ...]
    """Who has to do with it, and of whom nothing is on record."""

    def of(self, *relations: Relation) -> list[Standing]:
        """Give the others who stand so to one's own."""
        return [each.standing for each in self.others if each.relation in relations]

    @property
    def undecided(self) -> list[Standing]:
        """Give the others who took no side, whether that can be compared or not."""
        return [each.standing for each in self.others if _takes_no_side(each.standing)]


def _neighbours(scoped: ScopedStandings, own: Standing) -> _Neighbours:
    dataset = scoped.dataset
    stated = _stated_in_public(dataset, own.issue, switches_of(scoped.scope))
    others = [_Other(each, _relation(own, each)) for each in stated if each.holder != own.holder]
    public = [own, *(each.standing for each in others)]
    unheard = unheard_on(scoped, own.issue, public)
    return _Neighbours(own, tuple(others), tuple(unheard))


def _relation(own: Standing, other: Standing) -> Relation:
    """Tell how two stand to each other; of a number to be settled, whether they name the same."""
    if not own.values or not other.values or own.mixed or other.mixed:
        return relation_of(own, other)
    if own.values != other.values:
        return Relation.DEGREE
    alike = conditions_of(own.conditions) == conditions_of(other.conditions)
    return Relation.AGREE if alike else Relation.CONDITION


@kept_by_dataset(_KEPT)
def _stated_in_public(dataset: Dataset, issue: str, switches: Switches) -> tuple[Standing, ...]:
    """Find what everybody stated in public on an issue; kept for the sheets of the others."""
    found = []
    for each in StandingTable(dataset, switches).on(issue):
        check()
        stated = _public(dataset, each, switches.day)
        if stated is not None:
            found.append(stated)
    return tuple(found)


def _public(dataset: Dataset, standing: Standing, day: dt.date | None) -> Standing | None:
    """Settle a standing anew from what its holder stated in public; None where that is nothing."""
    if standing.evidence is not Evidence.OWN:
        return None
    stated = (*standing.past, *standing.current)
    public = [each for each in stated if _is_public(dataset, each)]
    if len(public) == len(stated):
        return evolve(standing, aside=(), drafts=())
    return standing_from(dataset, standing.holder, standing.issue, public, (), day)


def _is_public(dataset: Dataset, position: Position) -> bool:
    source = dataset.statement(position.statement).source
    return dataset.source(source).type not in _PRIVATE


def _takes_no_side(standing: Standing) -> bool:
    stance = standing.stance
    return stance is not None and stance.score is None and stance is not Stance.VALUE


def _near(dataset: Dataset, found: Sequence[_Neighbours]) -> Iterator[Section]:
    """Show issue by issue who is near and who is not."""
    rows = tuple(_near_row(dataset, each) for each in found if each.of(*COUNTED))
    if rows:
        title = headed("Who is near on what", len(rows))
        yield Section(key="near", title=title, columns=_NEAR_COLUMNS, rows=rows)


def _near_row(dataset: Dataset, found: _Neighbours) -> Row:
    own = found.own
    near = found.of(Relation.AGREE)
    partly = found.of(Relation.DEGREE, Relation.CONDITION, Relation.ABSTAINED)
    against = found.of(Relation.DISAGREE)
    own_stance = Cell(
        f"own stance: {stance_in_words(own)}",
        Meaning.STANCE,
        marks=(mark_of_standing(own),),
    )
    cells = (
        Cell(dataset.issue(own.issue).sentence, value=own.issue),
        own_stance,
        _named(dataset, "with it", near),
        _named(dataset, "in part", partly, stances=True),
        _named(dataset, "against it", against),
        _cited(dataset, (*near, *partly, *against)),
    )
    return Row(id=own.issue, kind=Kind.ISSUE, cells=cells)


def _named(
    dataset: Dataset, label: str, standings: Sequence[Standing], *, stances: bool = False
) -> Cell:
    """Name holders under a label; with what each does where they differ."""
    told = [
        f"{name_of(dataset, each.holder)} ({stance_in_words(each)})"
        if stances
        else name_of(dataset, each.holder)
        for each in standings
    ]
    value = [each.holder for each in standings]
    return Cell(f"{label}: {', '.join(told)}" if told else "", Meaning.TEXT, value=value)


def _cited(dataset: Dataset, standings: Iterable[Standing]) -> Cell:
    latest = (position for each in standings for position in each.current)
    cited = dict.fromkeys(dataset.statement(each.statement).citation for each in latest)
    return source_cell(dataset, tuple(cited))


def _over_all(dataset: Dataset, found: Sequence[_Neighbours]) -> Iterator[Section]:
    """Count over all issues with whom the actor agrees, the nearest first."""
    counts: dict[str, Counter[Relation]] = {}
    for each in found:
        for other in each.others:
            if other.relation in COUNTED:
                counts.setdefault(other.standing.holder, Counter())[other.relation] += 1
    ordered = sorted(counts.items(), key=lambda each: _nearest_first(dataset, *each))
    if ordered:
        yield Section(
            key="nearest",
            title=headed("Over all of these", len(ordered)),
            note=_THIN,
            columns=_ACTOR_COLUMNS,
            rows=tuple(_actor_row(dataset, *each) for each in ordered),
        )


def _nearest_first(
    dataset: Dataset, id: str, counts: Counter[Relation]
) -> tuple[int, int, int, str]:
    agree, disagree = counts[Relation.AGREE], counts[Relation.DISAGREE]
    return (disagree - agree, disagree, -counts.total(), name_of(dataset, id))


def _actor_row(dataset: Dataset, id: str, counts: Counter[Relation]) -> Row:
    shared, agree = counts.total(), counts[Relation.AGREE]
    thin = f"thin evidence: fewer than {LEAST_SHARED} issues" if shared < LEAST_SHARED else ""
    cells = (
        Cell(name_of(dataset, id), Meaning.NAME, value=id),
        *(number_cell(each) for each in (shared, agree, counts[Relation.DISAGREE])),
        Cell(thin, Meaning.WARNING),
    )
    return Row(id=id, kind=Kind.ACTOR, cells=cells)


def _lacked(dataset: Dataset, found: Sequence[_Neighbours]) -> Iterator[Section]:
    """Show issue by issue who took no side, and of whom nothing is on record."""
    rows = tuple(_lacked_row(dataset, each) for each in found if each.undecided or each.unheard)
    if rows:
        title = headed("Whom it lacks", len(rows))
        yield Section(key="lacked", title=title, columns=_LACKED_COLUMNS, rows=rows)


def _lacked_row(dataset: Dataset, found: _Neighbours) -> Row:
    undecided, unheard = found.undecided, found.unheard
    names = names_of(dataset, unheard)
    cells = (
        Cell(dataset.issue(found.own.issue).sentence, value=found.own.issue),
        _named(dataset, "no side taken", undecided, stances=True),
        Cell(f"{NOTHING}: {names}" if unheard else "", Meaning.QUIET, value=list(unheard)),
        _cited(dataset, undecided),
    )
    return Row(id=found.own.issue, kind=Kind.ISSUE, cells=cells)
