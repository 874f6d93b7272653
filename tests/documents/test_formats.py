"""Wherever formats of documents are told of by name, all of them are."""

from __future__ import annotations

from pathlib import Path

import pytest

from dipview.commands.table import COMMANDS
from dipview.formats.format import FORMATS, Format

ROOT = Path(__file__).parents[2]
CALLED = {Format.DOCX: "Word", Format.XLSX: "Excel"}
"""What people call a format whose name is an ending."""


def line_of(path: str, start: str) -> str:
    (line,) = (
        line for line in (ROOT / path).read_text("utf-8").splitlines() if line.startswith(start)
    )
    return line


@pytest.mark.parametrize("format", Format)
def test_the_help_of_the_export_and_the_readme_tell_of_every_format(format: Format) -> None:
    (export,) = (each for each in COMMANDS if each.id == "export")
    called = CALLED.get(format, format.value).casefold()
    assert called in export.help.casefold()
    assert called in line_of("README.md", "| `x` `y` |").casefold()


@pytest.mark.parametrize("format", Format)
def test_the_document_of_the_views_tells_of_every_format(format: Format) -> None:
    views = (ROOT / "docs" / "views.md").read_text("utf-8").partition("\n\n")[2]
    assert format.value in views.partition("\n\n")[0].casefold()


def test_the_option_is_told_with_every_format() -> None:
    told = line_of("docs/command-line.md", "| `-f`, `--format` |")
    assert FORMATS in told.replace("`", "")
