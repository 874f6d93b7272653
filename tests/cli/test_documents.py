"""DOCX and XLSX on the command line: into files, whole or not there, and never to a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from tests.cli.test_process import loaded_by
from tests.formats.making_templates import letterhead
from tests.formats.reading_docx import read_docx
from tests.tiers import slow_but

Run = Callable[..., Any]
HEAVY = {"docx", "lxml", "xlsxwriter"}


def test_a_brief_is_written_as_docx_with_its_sources_as_footnotes(
    cli: Run, harbour: Path, tmp_path: Path
) -> None:
    target = tmp_path / "brief.docx"
    assert cli("brief", "tolls", "-d", harbour, "-o", target).code == 0
    found = read_docx(target.read_bytes())
    assert found.of("Title") == ["Brief: The harbour tolls should go"]
    assert any("Harbour Gazette" in note for note in found.notes.values())
    assert found.package.core_properties.author == ""


def test_a_matrix_is_written_as_xlsx(cli: Run, harbour: Path, tmp_path: Path) -> None:
    target = tmp_path / "matrix.xlsx"
    assert cli("matrix", "-d", harbour, "-o", target).code == 0
    assert "About" in CalamineWorkbook.from_path(target).sheet_names


@pytest.mark.parametrize("format", ["docx", "xlsx"])
def test_a_terminal_gets_no_bytes_and_is_told_what_to_do(
    format: str, cli: Run, harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: True)
    done = cli("matrix", "-d", harbour, "-f", format)
    assert (done.code, done.out) == (2, "")
    assert f"{format} is no text, and goes to no terminal; name a file, like -o" in done.err


def test_a_pipe_gets_all_of_it(process: Run, harbour: Path) -> None:
    done = process("matrix", "-d", harbour, "-f", "docx")
    assert done.returncode == 0
    assert read_docx(done.stdout).of("Title") == ["Where they stand"]


def test_a_file_that_is_there_stays_as_it_is(cli: Run, harbour: Path, tmp_path: Path) -> None:
    target = tmp_path / "brief.docx"
    target.write_bytes(b"mine")
    done = cli("brief", "tolls", "-d", harbour, "-o", target)
    assert (done.code, target.read_bytes()) == (2, b"mine")
    assert "use --force to replace it" in done.err
    assert cli("brief", "tolls", "-d", harbour, "-o", target, "--force").code == 0
    assert [path.name for path in tmp_path.glob("*.docx")] == ["brief.docx"]


def test_paper_template_and_author_are_asked_for(cli: Run, harbour: Path, tmp_path: Path) -> None:
    house, target = tmp_path / "house.docx", tmp_path / "brief.docx"
    house.write_bytes(letterhead())
    asked = ("--template", house, "--author", "Anna Vale")
    assert cli("brief", "tolls", "-d", harbour, "-o", target, *asked).code == 0
    found = read_docx(target.read_bytes()).package
    assert found.core_properties.author == "Anna Vale"
    assert found.sections[0].first_page_footer.paragraphs[0].text == "1 Quay Street"
    letter = ("--paper", "letter", "--force")
    assert cli("brief", "tolls", "-d", harbour, "-o", target, *letter).code == 0
    assert read_docx(target.read_bytes()).package.sections[0].page_width.inches == 8.5


def test_a_template_that_cannot_be_taken_is_told_and_nothing_is_written(
    cli: Run, harbour: Path, tmp_path: Path
) -> None:
    target = tmp_path / "brief.docx"
    done = cli("brief", "tolls", "-d", harbour, "-o", target, "--template", harbour)
    assert done.code == 2
    assert "it is no DOCX, or damaged" in done.err
    assert not target.exists()


def test_the_config_names_paper_and_template(
    cli: Run, harbour: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config, target = tmp_path / "config.toml", tmp_path / "brief.docx"
    config.write_text('paper = "letter"\ntemplate = "house.docx"\n', encoding="utf-8")
    (tmp_path / "house.docx").write_bytes(letterhead())
    monkeypatch.setenv("DIPVIEW_CONFIG", str(config))
    assert cli("brief", "tolls", "-d", harbour, "-o", target).code == 0
    found = read_docx(target.read_bytes()).package
    assert found.sections[0].first_page_footer.paragraphs[0].text == "1 Quay Street"
    book = tmp_path / "x.xlsx"
    assert cli("matrix", "-d", harbour, "-o", book).code == 0


@pytest.mark.parametrize("format", ["docx", "xlsx"])
def test_a_folder_of_briefs_can_be_of_documents(
    format: str, cli: Run, harbour: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "briefs"
    done = cli("brief", "--each", "issue", "-d", harbour, "-f", format, "-o", folder)
    assert done.code == 0
    assert {path.name for path in folder.iterdir()} == {f"index.{format}", f"tolls.{format}"}


@pytest.mark.parametrize(
    "args",
    slow_but([("matrix",), ("brief", "tighter-sanctions"), ("--help",)], ("matrix",)),
)
def test_nothing_that_writes_documents_is_loaded_for_text(args: tuple[str, ...]) -> None:
    assert not loaded_by(*args) & HEAVY


@pytest.mark.slow
@pytest.mark.parametrize(("format", "loads"), [("docx", "docx"), ("xlsx", "xlsxwriter")])
def test_a_writer_loads_its_library_alone(format: str, loads: str, tmp_path: Path) -> None:
    target = str(tmp_path / f"x.{format}")
    assert loaded_by("matrix", "-o", target) & {"docx", "xlsxwriter"} == {loads}
