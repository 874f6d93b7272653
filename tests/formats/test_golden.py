"""Every format of every hand-made view, byte for byte.

After a change that is meant, write the files anew and read the difference::

    DIPVIEW_GOLDEN=write pytest tests/formats/test_golden.py
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from dipview.formats.format import TEXT_FORMATS, Format
from dipview.formats.writers import write
from dipview.views.view import View

GOLDEN = Path(__file__).parent / "golden"
ENDINGS = {
    Format.TEXT: "txt",
    Format.MARKDOWN: "md",
    Format.CSV: "csv",
    Format.JSON: "json",
    Format.HTML: "html",
}


@pytest.mark.parametrize("format", TEXT_FORMATS)
@pytest.mark.parametrize("name", ["statements", "actors", "card", "nothing"])
def test_a_view_is_written_as_the_golden_file_has_it(
    name: str, format: Format, views: Callable[[str], View]
) -> None:
    path = GOLDEN / f"{name}.{ENDINGS[format]}"
    written = "".join(write(views(name), format)).encode()
    if os.environ.get("DIPVIEW_GOLDEN") == "write":
        path.write_bytes(written)
    assert written == path.read_bytes(), "if it is meant: DIPVIEW_GOLDEN=write pytest tests/formats"
