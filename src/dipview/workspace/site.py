"""The pages of a site: which there are, and of which views of a workspace each is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from attrs import evolve

from dipview.computing import check, steps
from dipview.dataset.dataset import Dataset
from dipview.formats import site
from dipview.formats.site.addresses import FOLDERS, Addresses, page_of
from dipview.formats.site.linked_data import of_dataset, of_record
from dipview.formats.site.page import INDEX, SCRIPT, STYLE, Frame, Page, Tile, page_html
from dipview.formats.site.search_entries import index_script
from dipview.model.kinds import Kind
from dipview.views.citing.style import Style
from dipview.views.parts.counting import counted
from dipview.views.scope import Scope
from dipview.views.view import Section, View
from dipview.workspace.views import card_of, catalogue_of, overview_of, whole_of
from dipview.workspace.whole_views import MATRIX, TIMELINE
from dipview.workspace.workspace import Workspace

LIST = ".dipview-site"
"""The file that lists what a site is made of, by which an earlier one is known."""
File: TypeAlias = tuple[str, Iterable[str]]
"""The path of a file in the site, and its pieces."""

_KINDS = (Kind.ISSUE, Kind.ACTOR, Kind.EVENT, Kind.SOURCE)
"""The kinds of record that have pages, in the order in which they are offered."""
_TITLES = {
    Kind.ISSUE: ("Issues", "What is argued over, and who takes which side"),
    Kind.ACTOR: ("Actors", "States, bodies and people, and what each said"),
    Kind.EVENT: ("Events", "What happened, or is planned"),
    Kind.SOURCE: ("Sources", "What all of it rests on, each with what it prints"),
}
_MATRIX = ("matrix.html", "Matrix", "Who stands where: actors by issues")
_TIMELINE = ("timeline.html", "Timeline", "What was said and done, in order")
_FOUND = ("issues", "actors", "events", "sources", "statements")
"""The catalogues that the search looks through."""
_FEW_ISSUES = 40
"""So many issues stand on the first page; more have their own list alone."""
_ROWS_OF_A_PAGE = 1_000
"""A timeline with more rows is parted; none of its sections is."""


def site_files(workspace: Workspace, scope: Scope, style: Style = Style.PLAIN) -> Iterator[File]:
    """Make the files of a site, one after another.

    Args:
        workspace: What is open.
        scope: Its days and switches hold for every page.
        style: In which style sources are written.
    """
    frame = _frame(workspace, scope, style)
    here = Path(site.__file__).parent
    for name, file in ((STYLE, "site.css"), (SCRIPT, "search.js")):
        yield name, (here.joinpath(file).read_text("utf-8"),)
    views = (catalogue_of(workspace, name, scope) for name in _FOUND)
    yield INDEX, index_script(views, Addresses(workspace.dataset, ""))
    yield from _lists(workspace, scope, frame)
    ids = [(kind, id) for kind in _KINDS for id in workspace.dataset.ids(kind)]
    for kind, id in steps(ids, "pages"):
        page = _of_record(workspace, scope, kind, id)
        yield page.path, page_html(page, frame)


def _frame(workspace: Workspace, scope: Scope, style: Style) -> Frame:
    dataset = workspace.dataset
    ways = [
        Tile(page=f"{FOLDERS[kind]}.html", title=title, about=about)
        for kind, (title, about) in _TITLES.items()
        if dataset.ids(kind)
    ]
    for name, (page, title, about) in ((MATRIX, _MATRIX), (TIMELINE, _TIMELINE)):
        if whole_of(workspace, name, scope).count:
            ways.append(Tile(page=page, title=title, about=about))
    return Frame(dataset=dataset, title=dataset.name or "Positions", ways=tuple(ways), style=style)


def _lists(workspace: Workspace, scope: Scope, frame: Frame) -> Iterator[File]:
    """Make the pages that are about no record: the first one, the lists, matrix and timeline."""
    pages = [way.page for way in frame.ways]
    yield _file(_first(workspace, scope, frame), frame)
    for kind, (title, _) in _TITLES.items():
        if (path := f"{FOLDERS[kind]}.html") in pages:
            view = catalogue_of(workspace, kind.plural, scope)
            yield _file(Page(path=path, view=view, title=title), frame)
    if _MATRIX[0] in pages:
        view = whole_of(workspace, MATRIX, scope)
        yield _file(Page(path=_MATRIX[0], view=view, title=view.title), frame)
    if _TIMELINE[0] in pages:
        for page in _timeline(whole_of(workspace, TIMELINE, scope)):
            yield _file(page, frame)


def _file(page: Page, frame: Frame) -> File:
    check()
    return page.path, page_html(page, frame)


def _first(workspace: Workspace, scope: Scope, frame: Frame) -> Page:
    dataset = workspace.dataset
    view = overview_of(workspace, scope)
    facts, *others = view.sections
    if 0 < len(dataset.ids(Kind.ISSUE)) <= _FEW_ISSUES:
        issues = catalogue_of(workspace, Kind.ISSUE.plural, scope)
        titled = (evolve(each, title=each.title or issues.title) for each in issues.sections)
        view = evolve(view, sections=(facts, *titled, *others))
    tiles = tuple(evolve(way, title=_counted(dataset, way)) for way in frame.ways)
    return Page(
        path="index.html",
        view=view,
        title=frame.title,
        tiles=tiles,
        linked_data=(of_dataset(dataset, view.rests_on),),
    )


def _counted(dataset: Dataset, way: Tile) -> str:
    """Say of a list how many records are in it."""
    kinds = {f"{FOLDERS[kind]}.html": kind for kind in _KINDS}
    kind = kinds.get(way.page)
    return way.title if kind is None else counted(len(dataset.ids(kind)), kind.value)


def _of_record(workspace: Workspace, scope: Scope, kind: Kind, id: str) -> Page:
    view = card_of(workspace, id, scope)
    return Page(
        path=page_of(kind, id),
        view=view,
        title=view.title.removeprefix(f"{kind.value.capitalize()}: "),
        kind=kind.value.capitalize(),
        own=id,
        linked_data=of_record(workspace.dataset, id, view),
    )


def _timeline(view: View) -> Iterator[Page]:
    """Make the pages of a timeline: one, or where it is long one for each stretch of it."""
    tallies = [each for each in view.sections if each.tally]
    listed = [each for each in view.sections if not each.tally and len(each.rows)]
    path, title, _ = _TIMELINE
    packs = list(_packed(listed))
    if len(packs) < 2:
        yield Page(path=path, view=view, title=view.title)
        return
    tiles = tuple(
        Tile(
            page=f"timeline/{number}.html",
            title=_stretch(pack),
            about=counted(sum(len(each.rows) for each in pack), "record"),
        )
        for number, pack in enumerate(packs, start=1)
    )
    whole = evolve(view, sections=tuple(tallies))
    yield Page(path=path, view=whole, title=view.title, tiles=tiles)
    for tile, pack in zip(tiles, packs, strict=True):
        part = evolve(view, sections=tuple(pack), measure=None)
        yield Page(path=tile.page, view=part, title=f"{title}: {tile.title}")


def _packed(sections: Sequence[Section]) -> Iterator[list[Section]]:
    """Put sections together that follow each other, up to so many rows."""
    pack: list[Section] = []
    rows = 0
    for section in sections:
        if pack and rows + len(section.rows) > _ROWS_OF_A_PAGE:
            yield pack
            pack, rows = [], 0
        pack.append(section)
        rows += len(section.rows)
    if pack:
        yield pack


def _stretch(pack: Sequence[Section]) -> str:
    ends = dict.fromkeys((pack[0].title, pack[-1].title))
    return " – ".join(ends)
