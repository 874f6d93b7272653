"""Makes the pictures of documents that the README shows: a page of Word, a sheet of Excel.

Run it from the top of the repository: ``python screenshots/documents.py``. It needs LibreOffice
(``soffice``, with Carlito, which stands for Calibri) and ``pdftoppm`` of Poppler; no test does.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from dipview.dataset.bundled import bundled_path
from dipview.formats.document import Layout
from dipview.formats.format import Format
from dipview.formats.output_file import write_file
from dipview.formats.paper import Paper
from dipview.formats.writers import document_of
from dipview.views.scope import Scope
from dipview.workspace.small_files import read_workspace
from dipview.workspace.views import whole_of

FOLDER = Path(__file__).parent
_WIDTH = 1_000
"""Of a picture, in pixels."""
PICTURES = {
    "brief-page": ("brief", Scope(subjects=("tighter-sanctions",)), Format.DOCX),
    "matrix-sheet": ("matrix", Scope(), Format.XLSX),
}
"""What each picture shows: a view, what it is looked at through, and its format."""


def main() -> None:
    """Make them all."""
    workspace = read_workspace([bundled_path()])
    with tempfile.TemporaryDirectory() as made:
        for name, (view, scope, format) in PICTURES.items():
            path = Path(made) / f"{name}.{format.value}"
            document = whole_of(workspace, view, scope)
            write_file(path, document_of(document, format, Layout(paper=Paper.A4)))
            _first_page(path, FOLDER / name)


def _first_page(document: Path, picture: Path) -> None:
    """Draw the first page of a document, as it is printed, as a PNG."""
    folder = document.parent
    office = shutil.which("soffice") or "soffice"
    home = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    convert = ("--headless", "--convert-to", "pdf", "--outdir", str(folder), str(document))
    subprocess.run([office, home, *convert], check=True, capture_output=True)  # noqa: S603
    drawer = shutil.which("pdftoppm") or "pdftoppm"
    wanted = ("-png", "-singlefile", "-scale-to-x", str(_WIDTH), "-scale-to-y", "-1")
    pages = str(document.with_suffix(".pdf"))
    subprocess.run([drawer, *wanted, pages, str(picture)], check=True)  # noqa: S603


if __name__ == "__main__":
    main()
