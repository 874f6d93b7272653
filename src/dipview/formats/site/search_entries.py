"""Search entries: what the search of a site looks through, as a script without any work in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dipview.computing import steps
from dipview.formats.safe_text import show
from dipview.formats.site.addresses import Addresses
from dipview.formats.site.page import script_json
from dipview.model.kinds import Kind
from dipview.views.view import UNSEEN, Place, Row, Section, View

_LONGEST = 160
"""Characters that are kept of what an entry is called, and of what else it says."""
_ALSO = ("other_names", "names", "codes", "short", "title")
"""Keys of columns that are in no document, and say by what names a record is found."""


def index_script(views: Iterable[View], addresses: Addresses) -> Iterator[str]:
    """Write what the search looks through, in pieces.

    Args:
        views: Catalogues of what is to be found.
        addresses: Where records stand, seen from the folder of the site.
    """
    yield "window.dipviewIndex = ["
    for view in views:
        for section in view.sections:
            for row in steps(section.rows, "rows"):
                if row.kind is not None and (href := addresses.of(row.id)):
                    yield f"{script_json([row.kind.value, href, *_words(section, row)])},\n"
    yield "];\n"


def _words(section: Section, row: Row) -> tuple[str, str]:
    """Give what a record is called, and what else is said of it."""
    called, also = "", []
    for column, cell in zip(section.columns, row.cells, strict=False):
        text = " ".join(show(cell.text).split())
        if not text or column.place is Place.END or cell.citations:
            continue
        if column.place is Place.MAIN and not called:
            called = text
        elif column.place not in UNSEEN or column.key in _ALSO:
            also.append(text)
    if row.kind is Kind.ISSUE:
        also = [each for each in also if each != called]
    return called[:_LONGEST], " · ".join(also)[:_LONGEST]
