"""The verb site: a folder of pages, told and refused as other documents are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.cli.conftest import Run

MANUAL = Path(__file__).parents[2] / "man" / "dipview.1"


def test_a_site_is_written_and_its_first_page_is_told(
    cli: Run, harbour: Path, tmp_path: Path
) -> None:
    told = cli("site", "-d", harbour, "-o", tmp_path / "out")
    assert (told.code, told.out) == (0, f"{tmp_path / 'out' / 'index.html'}\n")
    assert "files written" in told.err
    page = (tmp_path / "out" / "issues" / "tolls.html").read_text(encoding="utf-8")
    assert "The tolls will go before the summer does." in page
    again = cli("site", "-d", harbour, "-o", tmp_path / "out", "--style", "chicago")
    assert again.code == 0
    page = (tmp_path / "out" / "issues" / "tolls.html").read_text(encoding="utf-8")
    assert "“Tolls divide the League,” <i>Harbour Gazette</i>, May 2, 2017" in page


def test_a_folder_of_others_is_left_alone(cli: Run, harbour: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "notes.txt").write_text("mine", encoding="utf-8")
    told = cli("site", "-d", harbour, "-o", tmp_path / "out")
    assert (told.code, told.out) == (2, "")
    assert "notes.txt in it is not of an earlier site" in told.err
    assert [each.name for each in (tmp_path / "out").iterdir()] == ["notes.txt"]


def test_a_folder_has_to_be_named_and_something_has_to_be_there(cli: Run, tmp_path: Path) -> None:
    told = cli("site")
    assert told.code == 2
    assert "name the folder to write: -o FOLDER" in told.err
    empty = tmp_path / "empty.toml"
    empty.write_text('[dataset]\ntitle = "Nothing"\n', encoding="utf-8")
    told = cli("site", "-d", empty, "-o", tmp_path / "out")
    assert told.code == 1
    assert not (tmp_path / "out").exists()


def test_days_and_switches_hold_for_the_pages(cli: Run, tmp_path: Path) -> None:
    told = cli("site", "--as-of", "10 April 2017", "--exact-words", "-o", tmp_path / "out")
    assert told.code == 0
    page = (tmp_path / "out" / "matrix.html").read_text(encoding="utf-8")
    assert "as of 10 Apr 2017" in page


@pytest.mark.parametrize(
    ("verb", "said"),
    [
        (("site",), "The folder to write to"),
        (("brief",), "with --each, to a new folder"),
        (("add", "source"), "a new file for a copy of the text"),
        (("import", "dna"), "a new FILE.toml or FOLDER"),
        (("list",), "Write to a new file."),
    ],
)
def test_help_and_the_manual_say_what_is_written(
    cli: Run, verb: tuple[str, ...], said: str
) -> None:
    help = " ".join(cli(*verb, "--help").out.split())
    assert said in help
    manual = MANUAL.read_text(encoding="utf-8").replace("\\-", "-")
    entry = re.split(rf"\.SS {' '.join(verb)}[\n ]", manual)[1].split(".SS")[0]
    assert said in entry or "--output" in entry.split("Shared options:")[1]
