"""Texts of the corpus from file to output: told apart, kept whole, computed by no spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import tomli
from tests.hostile.judging import FORMULA, judge_csv, judge_text

from dipview.formats.format import Format
from dipview.formats.safe_text import show, show_lines
from dipview.formats.writers import write
from dipview.model.kinds import Kind
from dipview.views.scope import Scope
from dipview.workspace.small_files import read_workspace
from dipview.workspace.views import card_of

Run = Callable[..., Any]
"""Runs a command line; see the fixtures."""

CORPUS = Path(__file__).parent / "corpus"


def names_in(name: str) -> dict[str, str]:
    """Give the names of a file's actors as the parser has them, by id."""
    tables = tomli.loads((CORPUS / name).read_bytes().decode("utf-8"))
    return {actor["id"]: actor["name"] for actor in tables["actors"]}


def table(text: str) -> dict[str, dict[str, str]]:
    text = text.removeprefix("\ufeff")
    return {row["id"]: row for row in csv.DictReader(io.StringIO(text, newline=""), strict=True)}


def test_names_that_look_alike_are_shown_apart_in_every_format(cli: Run) -> None:
    names = names_in("zero-width.toml")
    assert len(names) == 14
    for format in ("text", "markdown", "csv"):
        out = cli("list", "actors", "-d", CORPUS / "zero-width.toml", "-f", format).out
        judge_text(out.removeprefix("\ufeff") if format == "csv" else out)
        shown = {show(name) for name in names.values()}
        assert len(shown) == 13  # "Vesta" is there twice
        plain = out.replace("\\", "")
        assert all(name in plain or name.replace("<", "&lt;") in plain for name in shown)


def test_an_id_that_looks_like_another_is_refused_and_shown_apart(cli: Run) -> None:
    file = CORPUS / "ids-that-look-alike.toml"
    rows = json.loads(cli("check", file, "-f", "json").out)["rows"]
    refused = [row["message"] for row in rows if row["code"] == "bad-id"]
    assert len(set(map(show, refused))) == len(refused) == 9
    assert read_workspace([file]).dataset.ids(Kind.ACTOR) == ("good-actor",)


def test_what_a_script_needs_is_shown_as_it_is(cli: Run) -> None:
    file = CORPUS / "joiners-that-scripts-need.toml"
    (name,) = [name for id, name in names_in(file.name).items() if id == "good-persian"]
    assert "\u200c" in name
    assert name in cli("show", "good-persian", "-d", file).out


def test_controls_become_stand_ins_and_nothing_vanishes(cli: Run) -> None:
    file = CORPUS / "escaped-controls.toml"
    out = cli("list", "actors", "-d", file).out
    for name in names_in(file.name).values():
        assert show(name) in out
    assert "Cor␀vane" in out
    assert "Cor␛[31mvane" in out
    assert "Cor<U+009B>2Jvane" in out


def test_json_escapes_controls_and_loses_none(cli: Run) -> None:
    file = CORPUS / "escaped-controls.toml"
    out = cli("list", "actors", "-d", file, "-f", "json").out
    judge_text(out)
    assert {row["id"]: row["name"] for row in json.loads(out)["rows"]} == names_in(file.name)


def test_markup_is_only_text() -> None:
    file = CORPUS / "markup-in-every-field.toml"
    name = names_in(file.name)["good-state"]
    assert name.startswith("[@click=app.quit]x[/] [/] [bold red] [type=x, v=")
    card = card_of(read_workspace([file]), "good-state", Scope())
    assert name in " ".join("".join(write(card, Format.TEXT)).split())
    rows = json.loads("".join(write(card, Format.JSON)))["rows"]
    assert any(name in row.values() for row in rows)
    cells = csv.reader(io.StringIO("".join(write(card, Format.CSV)), newline=""))
    assert any(name in row for row in cells)


def test_cells_that_a_spreadsheet_would_compute_are_guarded(cli: Run) -> None:
    file = CORPUS / "formulas.toml"
    out = cli("list", "actors", "-d", file, "-f", "csv").out
    judge_csv(out)
    rows = table(out)
    for id, name in names_in(file.name).items():
        lead = "'" if FORMULA.match(name) else ""
        assert lead or id == "good-actor"
        assert rows[id]["name"] == lead + show_lines(name)


def test_a_file_of_cells_is_guarded_too(cli: Run, tmp_path: Path) -> None:
    file = CORPUS / "formulas-in-every-field.toml"
    for id in ("good-state", "good-quote", "good-policy", "good-event", "good-source"):
        out = tmp_path / f"{id}.csv"
        assert cli("show", id, "-d", file, "-o", out).code == 0
        text = out.read_text("utf-8")
        assert "=HYPERLINK" in text
        judge_csv(text)


def test_raw_cells_come_back_as_the_data_has_them(cli: Run, tmp_path: Path) -> None:
    for name in ("formulas.toml", "escaped-controls.toml", "bidi.toml", "line-separators.toml"):
        out = tmp_path / f"{name}.csv"
        result = cli("list", "actors", "-d", CORPUS / name, "--csv-raw", "-o", out)
        assert result.code == 0
        rows = table(out.read_bytes().decode("utf-8"))
        assert {id: row["name"] for id, row in rows.items()} == names_in(name)


@pytest.mark.parametrize("name", ["gzip.toml", "xz.toml", "zip.toml"])
def test_no_archive_is_unpacked(cli: Run, name: str) -> None:
    result = cli("check", CORPUS / name)
    assert result.code == 1
    assert "not-utf8" in result.out
    assert "Vesta" not in result.out


def test_a_gzip_file_is_told_as_such(cli: Run) -> None:
    result = cli("check", CORPUS / "gzip.toml")
    assert "the file is compressed (gzip), not UTF-8" in result.out
    assert "unpack it first: dipview opens no archives" in result.out
