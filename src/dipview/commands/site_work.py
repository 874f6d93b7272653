"""The work of a site from the explorer: what it will have, and its folder written whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dipview.commands.refused import RefusedError
from dipview.formats.output_file import OutputError
from dipview.formats.own_folder import write_own_folder
from dipview.model.kinds import Kind
from dipview.views.citing.style import Style
from dipview.views.parts.counting import counted
from dipview.views.scope import Scope
from dipview.views.view import Cell, Column, Meaning, Place, Row, Section, View
from dipview.workspace.site import LIST, site_files

if TYPE_CHECKING:
    from dipview.workspace.workspace import Workspace

_COLUMNS = (
    Column(key="pages", title="Pages"),
    Column(key="about", title="About", place=Place.UNDER),
)
_PAGES = (
    (Kind.ISSUE, "each with who takes which side"),
    (Kind.ACTOR, "each with what it said, and where it stands"),
    (Kind.EVENT, "each with what was said there"),
    (Kind.SOURCE, "each with what it prints"),
)


def pages_view(workspace: Workspace) -> View:
    """Make the view of what a site has pages of."""
    counts = workspace.dataset.counts()
    told = [(counted(counts.get(kind, 0), kind.value), about) for kind, about in _PAGES]
    told.append(("matrix, timeline, lists", "with a search in the pages, and no network"))
    rows = tuple(
        Row(id=what, cells=(Cell(what, Meaning.NAME), Cell(about, Meaning.QUIET)))
        for what, about in told
    )
    return View(
        name="pages",
        title="Pages",
        sections=(Section(columns=_COLUMNS, rows=rows),),
    )


def write_site(workspace: Workspace, scope: Scope, style: Style, folder: Path) -> str:
    """Write a site; takes its time.

    Args:
        workspace: What may leave.
        scope: Its days and switches hold for every page.
        style: In which style sources are written.
        folder: Where to; an earlier site in it is replaced as a whole.

    Returns:
        What was written, in words.

    Raises:
        RefusedError: It cannot be written; then the folder is as it was.
    """
    if workspace.is_empty:
        raise RefusedError("There is no record to write a page of.")
    try:
        count = write_own_folder(folder, site_files(workspace, scope, style), LIST)
    except OutputError as error:
        raise RefusedError(f"Cannot write {error}.") from error
    besides = f" Left out: {workspace.omitted}." if workspace.omitted else ""
    return f"Wrote {counted(count, 'file')}; open {folder / 'index.html'} in a browser.{besides}"
