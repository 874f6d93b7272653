"""Lines to take: points to make and lines if raised, with the other side's words under each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from attrs import evolve

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.standing.standing import Standing
from dipview.views.brief.about import About
from dipview.views.brief.brief_text import NO_TEXT, BriefText, Point
from dipview.views.brief.frame import Contents, framed, unfilled
from dipview.views.brief.statements import NOTHING, nothing_row
from dipview.views.brief.typed_words import heading_of, issues_meant
from dipview.views.parts.counting import counted
from dipview.views.parts.issue_row import sides_in_words
from dipview.views.parts.scoped_standings import ScopedStandings, weaker_beside
from dipview.views.parts.standings_by_side import WHO_COLUMNS, standings_in_one_section
from dipview.views.selection import Selection
from dipview.views.view import Section, View

NAME = "lines"
MOST = 12
"""Holders whose words stand under a line, at most; how many others there are is told."""
_EMPTY = "Lines to take are about issues, or about the actors of the other side: name some."
_NO_LINES = "Points to make and lines to take are typed in the brief's own file; none are."
_ELSEWHERE = "tied to no issue of the dataset"


def lines_view(selection: Selection, text: BriefText = NO_TEXT) -> View:
    """Make lines to take.

    Args:
        selection: Its scope's subjects are the issues that may be raised, and the actors of the
            other side; without actors, everybody who is found is the other side.
        text: The points and lines that are typed.
    """
    dataset, scope = selection.dataset, selection.scope
    about = About.of(dataset, scope.subjects)
    if not about.named and not text.points and not text.raised:
        return unfilled(dataset, scope, name=NAME, title="Lines to take", empty=_EMPTY)
    return framed(selection, partial(_filled, about=about, text=text), name=NAME)


def _filled(scoped: ScopedStandings, about: About, text: BriefText) -> Contents:
    dataset = scoped.dataset
    named = issues_meant(dataset, (*text.points, *text.raised))
    wanted = evolve(about, issues=tuple(dict.fromkeys((*about.issues, *named))))
    if not about.issues and about.actors:  # all that they hold may be raised
        wanted = about
    found = wanted.standings(scoped)
    under = _Under(dataset, found)
    points = [under.section(f"point-{n}", f"{n}. {p.text}", p) for n, p in _numbered(text.points)]
    raised = [
        under.section(f"raised-{n}", f"If raised: {_raised(dataset, p)}", p, line=p.text)
        for n, p in _numbered(text.raised)
    ]
    sections = (*points, *raised, *under.others(set(named)))
    standings = [each for issue in found.values() for each in issue[:MOST]]
    return Contents(
        title=text.title or f"Lines to take: {wanted.in_words(dataset)}",
        heading=heading_of(text),
        sections=sections,
        statements=tuple(dict.fromkeys(p.statement for s in standings for p in s.current)),
        notes=() if text.points or text.raised else (_NO_LINES,),
        left_out=(
            *under.left_out,
            *scoped.left_out(wanted.positions(scoped), weaker_beside(standings)),
        ),
    )


def _numbered(points: Sequence[Point]) -> Iterator[tuple[int, Point]]:
    return enumerate(points, 1)


def _raised(dataset: Dataset, point: Point) -> str:
    """Say what may be raised: the question as it is typed, or else the issue."""
    if point.question or dataset.kind_of(point.issue) is not Kind.ISSUE:
        return point.question or point.issue
    return dataset.issue(point.issue).sentence


class _Under:
    """Puts the other side's words under lines."""

    def __init__(self, dataset: Dataset, found: Mapping[str, Sequence[Standing]]) -> None:
        self._dataset = dataset
        self._found = found

    def section(self, key: str, title: str, point: Point, line: str = "") -> Section:
        """Make the section of a point: under it what the other side says on its issue."""
        on = point.issue if self._dataset.kind_of(point.issue) is Kind.ISSUE else ""
        about = [f"Line to take: {line}"] if line else []
        if on and not (line and not point.question):
            about.append(f"On: {self._dataset.issue(on).sentence}")
        text = NOTHING if on else _ELSEWHERE
        return self._section(key, title, on, about, text)

    def others(self, named: set[str]) -> Iterator[Section]:
        """Give the issues on which no line is typed; that there is nothing at all, where so."""
        if not self._found and not named:
            yield self._section("nothing", "What may be raised", "", (), NOTHING)
        for issue, standings in self._found.items():
            if issue not in named:
                title = f"If raised: {self._dataset.issue(issue).sentence}"
                about = [sides_in_words(tuple(standings))] if standings else []
                yield self._section(f"issue:{issue}", title, issue, about, NOTHING)

    @property
    def left_out(self) -> tuple[str, ...]:
        """How many holders are not shown, where there are very many."""
        rest = sum(max(0, len(each) - MOST) for each in self._found.values())
        return (f"{counted(rest, 'holder')} beyond the first {MOST} on an issue",) if rest else ()

    def _section(
        self, key: str, title: str, issue: str, about: Sequence[str], nothing: str
    ) -> Section:
        standings = self._found.get(issue, ())
        shown = standings[:MOST]
        cut = f"The first {MOST} of {len(standings)} holders." if len(standings) > MOST else ""
        note = " · ".join(filter(None, (*about, cut)))
        made = standings_in_one_section(self._dataset, shown, key=key, title=title, who=True)
        for section in made:
            return evolve(section, title=title, note=note)
        row = nothing_row(issue or key, Kind.ISSUE, WHO_COLUMNS, "holder", nothing)
        if not issue:
            row = evolve(row, kind=None)
        return Section(key=key, title=title, note=note, columns=WHO_COLUMNS, rows=(row,))
