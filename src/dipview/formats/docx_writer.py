"""Writes a view as a Word document: to hand over, to print, and to work on.

Headings, notes, repeated heads and numbers of pages are Word's own. Stances are in words; colour
only repeats them. It holds no macro and nothing outside itself; nothing in it can be followed but
what is within it. The same view gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from functools import partial
from zipfile import ZipFile

from dipview.computing import checked
from dipview.formats.document import Layout, Numbering, limited
from dipview.formats.docx.body import Body
from dipview.formats.docx.notes import Notes
from dipview.formats.docx.shell import DOCUMENT, NOTES, shell_of
from dipview.formats.docx.skeleton import entry
from dipview.formats.format import Cite
from dipview.views.view import View

_PIECE = 1 << 16
"""Bytes that are given at once."""


def write_docx(view: View, layout: Layout | None = None) -> Iterator[bytes]:
    """Write a view as DOCX.

    Args:
        view: What to write; its scope's limit is applied.
        layout: How it cites, footnotes where nothing else is asked for; the paper, a template,
            an author, a marking.

    Yields:
        Pieces of the archive, when all of it is made.

    Raises:
        DocumentError: The template cannot be taken.
    """
    layout = layout or Layout()
    view = limited(view)
    shell = shell_of(view, layout)
    notes = Notes(Numbering(view.references, layout.cite or Cite.FOOTNOTE, layout.style), shell.ids)
    target = io.BytesIO()
    with ZipFile(target, "w") as archive:
        for name, content in shell.files.items():
            archive.writestr(entry(name), content)
        with archive.open(entry(DOCUMENT), "w") as document:
            document.write(shell.before)
            document.writelines(_encoded(Body(view, shell, notes).pieces()))
            document.write(shell.after)
        with archive.open(entry(NOTES), "w") as part:
            part.writelines(_encoded(notes.part()))
    target.seek(0)
    yield from iter(partial(target.read, _PIECE), b"")


def _encoded(pieces: Iterable[str]) -> Iterator[bytes]:
    return (piece.encode("utf-8") for piece in checked(pieces))
