"""A statement without words says what position it takes once, in each format that is read."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dipview.formats.csv_writer import write_csv
from dipview.formats.format import Format
from dipview.formats.row_text import row_as_text
from dipview.formats.writers import document_of
from dipview.formats.xlsx_writer import write_xlsx
from dipview.tui.widgets.row_drawing import RowRenderer
from dipview.tui.widgets.text_spans import text_of
from dipview.views.scope import Scope
from dipview.views.view import Place, View
from dipview.workspace.small_files import read_workspace
from dipview.workspace.views import catalogue_of

TEXT = """
[[sources]]
id = "record"
type = "meeting-record"
title = "Record"
[[actors]]
id = "brenn"
kind = "state"
name = "Brenn"
[[issues]]
id = "tolls"
kind = "policy"
proposition = "Tolls should end"
short = "Tolls"
[[statements]]
id = "vote"
source = "record"
form = "recorded"
speakers = ["brenn"]
acts = ["vote"]
positions = [{ issue = "tolls", stance = "oppose" }]
"""


@pytest.fixture
def view(tmp_path: Path) -> View:
    file = tmp_path / "record.toml"
    file.write_text(TEXT, encoding="utf-8")
    return catalogue_of(read_workspace([file]), "statements", Scope())


@pytest.mark.parametrize("format", [Format.TEXT, Format.HTML])
def test_documents_that_are_read_say_the_position_once(view: View, format: Format) -> None:
    written = "".join(map(str, document_of(view, format)))
    assert written.count("opposes") == 1
    assert "opposes: Tolls should end" in written


def test_a_row_that_is_copied_says_it_once(view: View) -> None:
    ((_, row),) = view.rows()
    assert row_as_text(view, view.sections[0], row).count("opposes") == 1


def test_a_row_that_is_drawn_whole_has_the_mark_beside_the_words(view: View) -> None:
    ((_, row),) = view.rows()
    at = [column.key for column in view.sections[0].columns].index("stance")
    drawn = RowRenderer(view.references, wrap=True).cell(row.cells[at], Place.MARK)
    assert text_of(drawn) == "▼"


def test_columns_that_programs_and_sheets_read_are_whole(view: View) -> None:
    csv = "".join(write_csv(view))
    assert "opposes: Tolls should end,brenn,,opposes: Tolls," in csv
    workbook = b"".join(write_xlsx(view))
    sheet = load_workbook(BytesIO(workbook)).worksheets[0]
    texts = [cell.value for row in sheet.iter_rows() for cell in row]
    assert {"opposes: Tolls should end", "opposes: Tolls"} <= set(texts)
