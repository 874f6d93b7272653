"""The view of bookmarks and saved views, and what a location is called in words."""

from __future__ import annotations

from dipview.dataset.dataset import Dataset
from dipview.model.ids import pair_parts, standing_parts
from dipview.model.kinds import Kind
from dipview.settings.fitting import is_known
from dipview.settings.remembered import Bookmark, Remembered, SavedView
from dipview.views.parts.labels import label_of, voice_label
from dipview.views.parts.scope_in_words import scope_in_words
from dipview.views.scope import Scope
from dipview.views.view import Cell, Column, Meaning, Place, Row, Section, View
from dipview.workspace.history import Location
from dipview.workspace.panes import catalogue_name

BOOKMARK, VIEW = "bookmark ", "view "
"""What the id of a row begins with; the record's id, or the view's name, follows."""
_LONGEST = 160
"""Characters of a label."""
_COLUMNS = (
    Column(key="name", title="Name"),
    Column(key="where", title="Where", place=Place.UNDER),
)


def places_view(dataset: Dataset, remembered: Remembered, passing: str = "") -> View:
    """Make the view of all places that a user can come back to.

    Args:
        dataset: What they are places in.
        remembered: What is remembered of the dataset.
        passing: Why nothing is kept when the program is left; empty where all is.
    """
    marked = tuple(_of_bookmark(dataset, each) for each in remembered.bookmarks)
    saved = tuple(_of_view(dataset, each) for each in remembered.views)
    sections = (
        Section(key="bookmarks", title="Bookmarks", columns=_COLUMNS, rows=marked),
        Section(
            key="views", title="Views" if passing else "Saved views", columns=_COLUMNS, rows=saved
        ),
    )
    return View(
        name="places",
        title="Bookmarks and views" if passing else "Bookmarks and saved views",
        dataset=dataset.name,
        sections=tuple(section for section in sections if section.rows),
        notes=(f"Nothing of this is kept when you leave: {passing}.",) if passing else (),
    )


def location_in_words(dataset: Dataset, location: Location) -> tuple[str, ...]:
    """Say what a location narrows or changes, a phrase each; nothing for the panes as they are."""
    always = scope_in_words(dataset, Scope())
    phrases = (each for each in scope_in_words(dataset, location.scope) if each not in always)
    subjects = " and ".join(_cut(label_of(dataset, each)) for each in location.scope.subjects)
    named = (f"{location.view}{f' of {subjects}' if subjects else ''}",) if location.view else ()
    return (*named, *phrases)


def record_label(dataset: Dataset, id: str) -> str:
    """Name a record, a standing or a pair in one line."""
    if (standing := standing_parts(id)) is not None:
        issue, holder = standing
        return _cut(f"{label_of(dataset, holder)} on: {label_of(dataset, issue)}")
    if dataset.kind_of(id) is None and (pair := pair_parts(id)) is not None:
        return _cut(" and ".join(label_of(dataset, each) for each in pair))
    return _cut(label_of(dataset, id))


def _of_bookmark(dataset: Dataset, bookmark: Bookmark) -> Row:
    known = is_known(dataset, bookmark.record)
    kind = dataset.kind_of(bookmark.record)
    where = catalogue_name(bookmark.location.pane, bookmark.location.scope)
    spoken = kind in (Kind.STATEMENT, Kind.POSITION)
    details_of = (
        voice_label(dataset, bookmark.record) if spoken else "",
        kind.value if kind is not None else "",
        "" if known else "no longer in the data",
        f"from the {where}" if not bookmark.location.view else "",
        *location_in_words(dataset, bookmark.location),
    )
    label = record_label(dataset, bookmark.record) if known else bookmark.label
    return _row(BOOKMARK + bookmark.record, label, details_of, gone=not known)


def _of_view(dataset: Dataset, view: SavedView) -> Row:
    details_of = location_in_words(dataset, view.location) or (
        f"the {catalogue_name(view.location.pane, view.location.scope)}, all of them",
    )
    return _row(VIEW + view.name, view.name, details_of)


def _row(id: str, name: str, details_of: tuple[str, ...], *, gone: bool = False) -> Row:
    details = " · ".join(each for each in details_of if each)
    cells = (Cell(name, Meaning.QUIET if gone else Meaning.NAME), Cell(details, Meaning.QUIET))
    return Row(id=id, cells=cells)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
