"""Hostile databases and workbooks: each costs a sentence, and nothing runs off."""

from __future__ import annotations

import io
import os
import sqlite3
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
import xlsxwriter
from tests.exchange.hostile import outcome, refused

from dipview.dataset.limits import Limits
from dipview.exchange.formats.dna import database
from dipview.exchange.imported import Imported
from dipview.exchange.sheets import cells
from dipview.model.kinds import Kind

HEADINGS = ("speaker", "concept", "agree", "date")


def packed(path: Path, parts: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def book(path: Path, *rows: tuple[object, ...], **options: object) -> Path:
    with xlsxwriter.Workbook(path, options) as workbook:
        sheet = workbook.add_worksheet()
        for number, row in enumerate((HEADINGS, *rows)):
            sheet.write_row(number, 0, row)
    return path


# ruff: noqa: E501, S608 - files as they are, of nothing that anybody else wrote

# Databases


def database_of(path: Path, *statements: str) -> Path:
    with sqlite3.connect(path) as opened:
        for each in statements:
            opened.execute(each)
    opened.close()
    return path


TABLES = (
    "CREATE TABLE DOCUMENTS(ID, Title, Text, Date, Author, Source, Section, Notes, Type, Coder)",
    "CREATE TABLE VARIABLES(ID, Variable, DataType, StatementTypeId)",
    "CREATE TABLE STATEMENTS(ID, StatementTypeId, DocumentId, Start, Stop, Coder)",
    "CREATE TABLE STATEMENTTYPES(ID, Label)",
)
ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS ID FROM n"


def test_a_view_in_place_of_a_table_is_no_table(tmp_path: Path) -> None:
    path = database_of(tmp_path / "in.dna", f"CREATE VIEW DOCUMENTS AS {ENDLESS}", *TABLES[1:])
    assert "no table DOCUMENTS" in refused("dna", path)


def test_a_view_that_passes_for_a_table_and_never_ends_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_MOST_WORK", database._A_WHILE)
    view = f"CREATE VIEW DOCUMENTS AS {ENDLESS}"
    path = database_of(
        tmp_path / "in.dna",
        *TABLES[1:],
        "PRAGMA writable_schema = ON",
        f"INSERT INTO sqlite_master VALUES ('table', 'DOCUMENTS', 'DOCUMENTS', 0, '{view}')",
    )
    assert "no sound database of DNA" in refused("dna", path)


def test_triggers_do_nothing_and_no_byte_of_a_database_changes(tmp_path: Path) -> None:
    path = database_of(
        tmp_path / "in.dna",
        *TABLES,
        "CREATE TRIGGER a AFTER INSERT ON DOCUMENTS BEGIN DELETE FROM DOCUMENTS; END",
    )
    before = path.read_bytes()
    outcome("dna", path)
    assert path.read_bytes() == before
    assert {each.name for each in tmp_path.iterdir()} <= {
        *("in.dna", "made.toml", "made.imported.json")
    }


@pytest.mark.parametrize(
    "values",
    [
        "1, x'ff00fe', x'80', 0, 1, 2, 3, 4, 5, 6",
        "NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL",
        "'x', 1e308, -1, 9223372036854775807, '', '', '', '', '', ''",
        "1, 'T', CAST(x'ff' AS TEXT), 'no date', CAST(x'00' AS TEXT), '', '', '', '', ''",
        "1, 'T', zeroblob(3000000), 0, '', '', '', '', '', ''",
    ],
)
def test_cells_of_any_kind_are_read_or_told(values: str, tmp_path: Path) -> None:
    outcome(
        "dna",
        database_of(
            tmp_path / "in.dna",
            *TABLES,
            f"INSERT INTO DOCUMENTS VALUES ({values})",
            "INSERT INTO VARIABLES VALUES (1, x'ff', 1, NULL)",
            "INSERT INTO STATEMENTS VALUES ('a', NULL, 1, 'b', 1e300, NULL)",
        ),
    )


@pytest.mark.parametrize("cut", [16, 100, 1_000, 4_096, 5_000])
def test_a_database_that_is_cut_is_told(cut: int, tmp_path: Path) -> None:
    path = database_of(tmp_path / "in.dna", *TABLES)
    path.write_bytes(path.read_bytes()[:cut])
    assert isinstance(outcome("dna", path), str)


def test_a_link_is_followed_and_a_pipe_is_told(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    database_of(tmp_path / "other" / "a.dna", *TABLES)
    link = tmp_path / "in.dna"
    link.symlink_to(tmp_path / "other" / "a.dna")
    outcome("dna", link)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.dna")
        refused("dna", tmp_path / "pipe.dna")


# Workbooks


def test_formulas_and_links_are_read_as_what_they_show(tmp_path: Path) -> None:
    path = tmp_path / "in.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, HEADINGS)
        sheet.write_formula(1, 0, "='[http://example.org/a.xlsx]S'!A1", None, "Arle")
        sheet.write_url(1, 1, "file:///etc/passwd", string="Nets")
        sheet.write_formula(1, 2, '=HYPERLINK("http://example.org")', None, "yes")
    found = outcome("xlsx", path)
    assert isinstance(found, Imported)
    assert [each["name"] for each in found.of(Kind.ACTOR).values()] == ["Arle"]
    assert [each["proposition"] for each in found.of(Kind.ISSUE).values()] == ["Nets"]


def test_a_million_empty_rows_cost_nothing(tmp_path: Path) -> None:
    path = tmp_path / "in.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        for row, first in ((0, HEADINGS), (1, ("Arle", "Nets", "yes", ""))):
            sheet.write_row(row, 0, first)
        sheet.write_blank(1_048_575, 0, None, workbook.add_format({"bold": True}))
    (sheet_read, *_) = cells.read_sheets(path, Limits())
    assert len(sheet_read.rows) == 2
    assert isinstance(outcome("xlsx", path), Imported)


@pytest.mark.slow
def test_a_cell_in_the_last_corner_of_a_sheet_takes_no_memory_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "in.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, HEADINGS)
        sheet.write(1_048_575, 16_383, "x")
    assert "cannot be read" in refused("xlsx", path)


@pytest.mark.parametrize("date", [-1, 0, 1, 59, 60, 2_958_466, 1e300])
def test_days_that_no_calendar_has_are_told(date: float, tmp_path: Path) -> None:
    path = tmp_path / "in.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, HEADINGS)
        sheet.write_row(1, 0, ("Arle", "Nets", "yes"))
        sheet.write_number(1, 3, date, workbook.add_format({"num_format": "yyyy-mm-dd"}))
    assert isinstance(outcome("xlsx", path), Imported)


GARBAGE = {
    "an old workbook": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000),
    "an older one": b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(500),
    "a zip's end alone": b"PK\x05\x06" + bytes(18),
    "a zip's beginning": b"PK\x03\x04" + bytes(100),
    "zeros": bytes(5_000),
    "text": b"who,vote\n",
}


@pytest.mark.parametrize("ending", [".xlsx", ".xls", ".ods", ".xlsb"])
@pytest.mark.parametrize("garbage", GARBAGE)
def test_garbage_is_told(garbage: str, ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"in{ending}"
    path.write_bytes(GARBAGE[garbage])
    refused("xlsx", path)


@pytest.mark.parametrize(
    "part",
    [
        b"",
        b"<",
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><worksheet>&b;</worksheet>',
        b'<?xml version="1.0" encoding="utf-16"?><worksheet/>',
        b"<worksheet>" * 100_000,
        b"<worksheet><sheetData><row r='9'><c r='A9' t='s'><v>99</v></c></row></sheetData></worksheet>",
        b"<worksheet><sheetData><row r='1'><c r='ZZZZZZZ99999999999'><v>1</v></c></row></sheetData></worksheet>",
    ],
)
def test_broken_parts_of_a_workbook_are_told(part: bytes, tmp_path: Path) -> None:
    with zipfile.ZipFile(book(tmp_path / "a.xlsx", ("Arle", "Nets", "yes"))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = next(name for name in parts if "worksheets/" in name)
    outcome("xlsx", packed(tmp_path / "in.xlsx", {**parts, sheet: part}))


# Archives


@pytest.mark.parametrize("name", ["xlsx", "qdpx"])
def test_a_bomb_is_seen_in_its_directory(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cells, "_MOST_UNPACKED", 1 << 20)
    monkeypatch.setattr("dipview.exchange.formats.refi_qda.project._MOST_UNPACKED", 1 << 20)
    path = packed(tmp_path / f"in.{name}", {"project.qde": bytes(1 << 22), "b": bytes(1 << 22)})
    assert "unpacked" in refused(name, path)


@pytest.mark.parametrize("name", ["../out.txt", "/etc/passwd", "..\\out.txt", "a\0b", "C:out"])
def test_names_in_a_project_lead_nowhere(name: str, tmp_path: Path) -> None:
    said = (
        '<Project xmlns="urn:QDA-XML:project:1.0" name="P"><Sources>'
        f'<TextSource guid="1" name="../../out" plainTextPath="internal://{name.strip(chr(0))}"/>'
        "</Sources></Project>"
    )
    if "\0" in name:
        said = said.replace("a\0b", "ab")
    path = packed(
        tmp_path / "in.qdpx", {"project.qde": said.encode(), name.replace("\0", "_"): b"text"}
    )
    outcome("qdpx", path, folder=True)
    assert not (tmp_path / "out.txt").exists()
    assert not (tmp_path.parent / "out.txt").exists()


@pytest.mark.parametrize(
    "said",
    [
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><Project>&b;</Project>',
        '<?xml version="1.0" encoding="utf-7"?><Project/>',
        "<a>" * 100_000,
        '<Project xmlns="urn:QDA-XML:project:1.0"/>',
        '<Project xmlns="urn:QDA-XML:project:1.0"><Sources><TextSource/></Sources></Project>',
        '<Project xmlns="urn:QDA-XML:project:1.0"><CodeBook><Codes><Code/></Codes></CodeBook></Project>',
    ],
)
def test_strange_projects_are_read_or_told(said: str, tmp_path: Path) -> None:
    outcome("qdpx", packed(tmp_path / "in.qdpx", {"project.qde": said.encode()}))
    with zipfile.ZipFile(io.BytesIO((tmp_path / "in.qdpx").read_bytes())) as archive:
        assert archive.namelist() == ["project.qde"]
