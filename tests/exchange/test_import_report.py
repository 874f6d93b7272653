"""What is told of an import before it is written, in a line and as a view."""

from __future__ import annotations

from pathlib import Path

import pytest

from dipview.dataset.limits import Limits
from dipview.exchange.formats.spreadsheets import FORMATS
from dipview.exchange.import_report import parts_of, summary_of
from dipview.exchange.import_view import import_view
from dipview.exchange.importing import Import, planned

CSV, _ = FORMATS
SHEET = """\
id,speaker,concept,agree,date,source
a,Anna Vale,Nets may be used at night,yes,2031-04-03,The Tide
b,Bo Berg,Nets may be used at night,no,2031-04-13,The Tide
"""


def plan_of(folder: Path, text: str) -> Import:
    path = folder / "seminar.csv"
    path.write_text(text, encoding="utf-8")
    return planned(CSV, (path,), folder / "study.toml", {})


@pytest.fixture
def again(tmp_path: Path) -> Import:
    """Plan a second import: a row changed, one taken out, one that was edited by hand."""
    plan_of(tmp_path, f"{SHEET}c,Cy Dahl,Nets may be used at night,no,,The Tide\n").carry_out(
        Limits()
    )
    study = tmp_path / "study.toml"
    text = study.read_text(encoding="utf-8").replace("2031-04-03", "2031-04-04")
    study.write_text(text, encoding="utf-8")
    return plan_of(tmp_path, SHEET.replace("04-03", "04-05").replace("04-13", "04-15"))


def test_a_first_import_is_told_in_one_line(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, SHEET)
    assert summary_of(plan) == "read 1 source, 2 actors, 1 issue, 2 statements"
    assert [part.key for part in parts_of(plan)] == ["remarks"]


def test_a_second_import_tells_what_changes_what_is_kept_and_what_is_gone(again: Import) -> None:
    assert summary_of(again).endswith("new: nothing; 1 record to change")
    told = {part.title: [line.whole for line in part.lines] for part in parts_of(again)}
    assert told["1 change"] == ["statement 'b': date is now '2031-04-15', not '2031-04-13'"]
    kept = told["1 edit by hand is kept"]
    assert kept == ["statement 'a': date stays '2031-04-04', not '2031-04-05'"]
    gone = told["2 records are not in the files any more, and stay"]
    assert gone == ["actor 'cy-dahl'", "statement 'c'"]


def test_the_view_counts_by_kind_and_ends_with_the_command(again: Import) -> None:
    view = import_view(again, "dipview import csv seminar.csv -o study.toml")
    rows = [[cell.text for cell in row.cells] for row in view.sections[0].rows]
    assert rows == [
        ["1", "source", "1 as before"],
        ["2", "actors", "2 as before"],
        ["1", "issue", "1 as before"],
        ["2", "statements", "1 to change, 1 as before"],
    ]
    assert [section.key for section in view.sections] == [
        *("counts", "remarks", "changes", "kept", "gone", "command"),
    ]
    (last,) = view.sections[-1].rows
    assert last.cells[0].text == "dipview import csv seminar.csv -o study.toml"


def test_what_cannot_be_read_is_told_with_its_place_and_what_to_do(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, f"{SHEET}c,Cy Dahl,Nets may be used at night,perhaps,,\n")
    first = next(parts_of(plan))
    assert first.title == "1 place cannot be read; the rest is"
    assert first.wrong
    (line,) = first.lines
    assert line.whole == ("seminar.csv: cell D4: 'perhaps' is no stance; name it under [stances]")
