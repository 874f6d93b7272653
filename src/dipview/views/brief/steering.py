"""The steering brief: objective, points to make, background; two sides of paper at most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import zip_longest

from attrs import define, evolve

from dipview.computing import check
from dipview.dataset.dataset import Dataset
from dipview.standing.standing import Standing
from dipview.views.brief.about import About
from dipview.views.brief.brief_text import NO_TEXT, BriefText
from dipview.views.brief.frame import Contents, framed, unfilled
from dipview.views.brief.statements import NOTHING, nothing_row
from dipview.views.brief.typed_words import (
    NO_WORDS,
    heading_of,
    issues_meant,
    objective_section,
    points_section,
)
from dipview.views.parts.counting import counted
from dipview.views.parts.issue_row import sides_in_words
from dipview.views.parts.scoped_standings import ScopedStandings, weaker_beside
from dipview.views.parts.sides import side_of
from dipview.views.parts.standings_by_side import WHO_COLUMNS, standings_in_one_section
from dipview.views.selection import Selection
from dipview.views.view import Place, Row, Section, View

NAME = "steering"
ROOM = 76
"""Lines on two sides of A4, as a word processor sets them in 11 points with their air."""
_WIDE, _NARROW, _SMALL, _MARGIN = 92, 58, 66, 14
"""Characters on a line: of a paragraph, beside the margin, in smaller type there, in the margin."""
_LARGE = 62
"""Characters on a line of a heading."""
_HEADED = 4.5
"""Lines that a heading takes beside its own: its note, the columns' titles, air."""
_AROUND = 18
"""Lines for the title, the end, and the headings of sources."""
_EMPTY = "A steering brief is about issues or actors: name some."


def steering_view(selection: Selection, text: BriefText = NO_TEXT) -> View:
    """Make a steering brief.

    Args:
        selection: Its scope's subjects are the issues and the actors of the background.
        text: The objective and the points, which are typed.
    """
    dataset, scope = selection.dataset, selection.scope
    about = About.of(dataset, scope.subjects)
    issues = dict.fromkeys((*about.issues, *issues_meant(dataset, text.points)))
    if about.issues or not about.actors:
        about = evolve(about, issues=tuple(issues))
    if not about.issues and not about.actors and not text.points:
        return unfilled(dataset, scope, name=NAME, title="Steering brief", empty=_EMPTY)
    return framed(selection, partial(_filled, about=about, text=text), name=NAME)


def _filled(scoped: ScopedStandings, about: About, text: BriefText) -> Contents:
    dataset = scoped.dataset
    typed = (*objective_section(text), *points_section(text))
    found = about.standings(scoped)
    room = _Room(dataset, ROOM - _AROUND - _lines_of_sections(typed) - len(heading_of(text)))
    tight = room.left < 0
    shown = room.fitting(found)
    standings = [each for issue in found for each in shown[issue]]
    total = sum(map(len, found.values()))
    missing = total - len(standings)
    return Contents(
        title=text.title or f"Steering brief: {about.in_words(dataset)}",
        heading=heading_of(text),
        sections=(*typed, *_background(dataset, found, shown)),
        statements=tuple(dict.fromkeys(p.statement for s in standings for p in s.current)),
        notes=tuple(_notes(missing, total, typed=bool(typed), tight=tight)),
        left_out=(
            *([f"{counted(missing, 'standing')} for want of room"] if missing else []),
            *scoped.left_out(about.positions(scoped), weaker_beside(standings)),
        ),
    )


def _notes(missing: int, total: int, *, typed: bool, tight: bool) -> Iterator[str]:
    if not typed:
        yield NO_WORDS
    if tight:
        yield "What is typed takes more than two sides by itself."
    if missing:
        yield (
            f"{missing:,} of {counted(total, 'standing')} have no room on two sides: the table, "
            "the annex and the brief of the position have all of them."
        )


def _background(
    dataset: Dataset,
    found: Mapping[str, Sequence[Standing]],
    shown: Mapping[str, Sequence[Standing]],
) -> Iterator[Section]:
    """Show where they stand, an issue a section, as far as there is room."""
    if not found:
        row = nothing_row("", None, WHO_COLUMNS, "holder", NOTHING)
        yield Section(key="nothing", title="Background", columns=WHO_COLUMNS, rows=(row,))
    for issue, standings in found.items():
        kept = shown[issue]
        if standings and not kept:
            continue
        title = f"Background: {dataset.issue(issue).sentence}"
        key = f"issue:{issue}"
        note = sides_in_words(tuple(standings))
        if len(kept) < len(standings):
            note = f"{note} · shown: {len(kept)} of {len(standings)}"
        if not kept:
            row = nothing_row(issue, None, WHO_COLUMNS, "holder", NOTHING)
            yield Section(key=key, title=title, columns=WHO_COLUMNS, rows=(row,))
        for section in standings_in_one_section(dataset, kept, key=key, title=title, who=True):
            yield evolve(section, title=title, note=note)


@define
class _Room:
    """The room that is left on two sides."""

    dataset: Dataset
    left: float
    """In lines."""

    def fitting(self, found: Mapping[str, Sequence[Standing]]) -> Mapping[str, Sequence[Standing]]:
        """Choose the standings that there is room for: of each issue and side one in turn."""
        begun: set[str] = set()
        sources: set[str] = set()
        kept: dict[str, set[str]] = {issue: set() for issue in found}
        for standing in _in_turn(found):
            check()
            cost = self._cost(standing, sources)
            if standing.issue not in begun:
                cost += _lines(self.dataset.issue(standing.issue).sentence, _LARGE) + _HEADED
            if cost > self.left:
                break
            self.left -= cost
            begun.add(standing.issue)
            sources.update(self._sources(standing))
            kept[standing.issue].add(standing.holder)
        return {
            issue: [each for each in standings if each.holder in kept[issue]]
            for issue, standings in found.items()
        }

    def _sources(self, standing: Standing) -> set[str]:
        return {self.dataset.statement(each.statement).source for each in standing.current}

    def _cost(self, standing: Standing, sources: set[str]) -> float:
        """Reckon how many lines a standing takes, with the sources that are new to the list."""
        made = standings_in_one_section(self.dataset, (standing,), key="", title="", who=True)
        rows = [row for section in made for row in section.rows]
        return sum(map(_lines_of, rows)) + 2 * len(self._sources(standing) - sources)


def _in_turn(found: Mapping[str, Sequence[Standing]]) -> Iterator[Standing]:
    """Go through standings, one of each side of each issue in turn, each side in its order."""
    sides: dict[tuple[str, int, object], list[Standing]] = {}
    for issue, standings in found.items():
        for standing in standings:
            key = (issue, -standing.evidence.value, side_of(standing))
            sides.setdefault(key, []).append(standing)
    for turn in zip_longest(*sides.values()):
        yield from (standing for standing in turn if standing is not None)


def _lines_of_sections(sections: Sequence[Section]) -> float:
    """Reckon how many lines what is typed takes, with its headings."""
    rows = [row for section in sections for row in section.rows]
    return sum(_lines(row.cells[-1 if len(row.cells) == 1 else 1].text, _WIDE) for row in rows) + (
        2.5 * len(sections) + 0.3 * len(rows)
    )


def _lines_of(row: Row) -> float:
    """Reckon how many lines a row takes: what stands in the margin, or beside and under it."""
    placed: dict[Place, str] = {}
    for column, cell in zip(WHO_COLUMNS, row.cells, strict=True):
        placed[column.place] = f"{placed.get(column.place, '')} {cell.text}".strip()
    margin = _lines(placed.get(Place.MARGIN, ""), 2 * _MARGIN)
    words = _lines(placed.get(Place.MAIN, ""), _NARROW)
    return max(margin, words + _lines(placed.get(Place.UNDER, ""), _SMALL)) + 0.8


def _lines(text: str, width: int) -> int:
    return -(-len(text) // width)
