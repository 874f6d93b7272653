"""Sheets in documents: grids in bands, words side by side or stacked, keys for long headings."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

import pytest

from dipview.formats.document import Layout
from dipview.formats.format import Format
from dipview.formats.width import cells
from dipview.formats.writers import write
from dipview.model.kinds import Kind
from dipview.model.sources import Citation
from dipview.views.scope import Scope
from dipview.views.view import Cell, Column, Meaning, Place, Reference, Row, Section, View

REFERENCES = {
    id: Reference(id=id, number=n, text=f"Paper {id}") for n, id in enumerate("xyz", start=1)
}
WORDS = (
    "asserts\n“We have counted the ships in the harbour, and we shall go on counting them.”\n"
    "Harbour Master · from exact words\n2 May 2032 · n=1"
)


def sheet(
    titles: Sequence[str], rows: Sequence[Sequence[Cell | str]], first: str = "Actor"
) -> View:
    """Make a view of one sheet."""
    columns = (
        Column(key="first", title=first),
        *(Column(key=f"c{n}", title=title, leads_to=str(n)) for n, title in enumerate(titles)),
    )
    made = tuple(
        Row(
            id=f"r{n}",
            kind=Kind.ACTOR,
            cells=tuple(each if isinstance(each, Cell) else Cell(each) for each in row),
        )
        for n, row in enumerate(rows)
    )
    section = Section(columns=columns, rows=made, title="Sheet", sheet=True)
    return View(
        name="sheet",
        title="A sheet",
        dataset="Harbour",
        scope=Scope(),
        sections=(section,),
        references=REFERENCES,
    )


def text(view: View, width: int = 80) -> list[str]:
    """Write a view as text; give the lines of its sheet and what follows."""
    lines = "".join(write(view, Format.TEXT, Layout(width=width))).split("\n")
    assert all(cells(line) <= width for line in lines)
    return lines[lines.index("Sheet") + 2 :]


def said(text: str, *sources: str) -> Cell:
    """Make a cell with words and where they stand."""
    return Cell(
        text,
        Meaning.STANCE,
        value={"stance": text.split("\n", maxsplit=1)[0]},
        citations=tuple(Citation(source=each, locator="page 3") for each in sources),
    )


def test_short_cells_stand_in_a_grid_with_headings() -> None:
    view = sheet(["Tolls", "River"], [["Vesta", "supports; n=1", ""], ["Orlund", "", "opposes"]])
    assert text(view)[:5] == [
        "Actor    Tolls           River",
        "------   -------------   -------",
        "Vesta    supports; n=1",
        "Orlund                   opposes",
        "",
    ]


def test_a_grid_too_wide_for_the_document_is_split_into_bands_with_the_names_in_each() -> None:
    titles = [f"Issue {n}" for n in range(9)]
    view = sheet(titles, [["Vesta", *["supports; n=1"] * 9], ["Orlund", *["opposes"] * 9]])
    lines = text(view, 60)
    heads = [line for line in lines if line.startswith("Actor")]
    assert len(heads) == 3
    assert " ".join(heads).split().count("Issue") == 9
    assert sum(line.startswith("Vesta") for line in lines) == 3
    assert sum(line.count("opposes") for line in lines) == 9


def test_a_band_in_which_nothing_is_found_is_told_in_one_line() -> None:
    titles = [f"Issue {n}" for n in range(9)]
    view = sheet(titles, [["Vesta", *["supports; n=1"] * 3, *[""] * 6]])
    lines = text(view, 60)
    assert sum(line.startswith("Actor") for line in lines) == 1
    told = " ".join(lines)
    assert "Nothing found under: Issue 3; Issue 4; Issue 5; Issue 6; Issue 7; Issue 8." in told


def test_a_heading_too_long_for_its_column_is_numbered_with_a_key_below() -> None:
    long = "The harbour tolls of all the shore should be abolished before the summer of next year."
    torn = "Donaudampfschifffahrtsgesellschaft"
    lines = text(sheet([long, "River", torn], [["Vesta", "opposes", "opposes", "opposes"]]))
    assert "(1)" in lines[0]
    assert "(2)" in lines[0]
    key = "\n".join(lines)
    assert f"(1) {long[:40]}" in key
    assert f"(2) {torn}" in key


def test_long_words_stand_side_by_side_and_every_word_is_there() -> None:
    view = sheet(
        ["Vesta", "Orlund"], [["It is so.", said(WORDS, "x"), said(WORDS, "y", "x")]], "Issue"
    )
    lines = text(view, 100)
    assert lines[0].split() == ["Issue", "Vesta", "Orlund"]
    first = next(line for line in lines if line.startswith("It is so."))
    assert first.split() == ["It", "is", "so.", "asserts", "asserts"]
    body = " ".join(lines[: lines.index("Sources")])
    assert body.count("n=1 ·") == 2
    assert body.count("[1] page 3") == 2
    assert body.count("[2] page 3") == 1


def test_columns_too_narrow_for_words_are_stacked_and_what_is_alike_is_said_once() -> None:
    names = ["Vesta", "Orlund", "Tamrel", "Corvane", "League", "Guild"]
    row: list[Cell | str] = [
        "It is so.",
        said(WORDS, "x"),
        *["nothing found"] * 4,
        said(WORDS, "y"),
    ]
    lines = text(sheet(names, [row], "Issue"), 100)
    assert lines[0] == "It is so."
    assert lines[1] == "  Vesta     asserts"
    assert lines[4] == "            2 May 2032 · n=1 · [1] page 3"
    assert lines[5] == "  Guild     asserts"
    assert lines[9] == "  nothing found: Orlund, Tamrel, Corvane, League"


@pytest.mark.parametrize("width", [40, 60, 80, 100, 160])
@pytest.mark.parametrize("names", [1, 2, 3, 6, 40])
def test_no_line_is_wider_than_the_document_and_nothing_is_lost(width: int, names: int) -> None:
    wide = said("supports\n" + "船".join("harbour" for _ in range(30)) + "\n2 May 2032", "z")
    titles = [f"Ⅻ {n} 港" for n in range(names)]
    lines = text(sheet(titles, [["港" * 40, *[wide] * names]], "Issue"), width)
    assert "".join(lines).count("[1] page 3") + "".join(lines).count("[1]\n") >= names
    assert "".join("".join(lines).split()).count("船") >= 29 * names


def test_markdown_keeps_the_lines_of_a_cell_and_escapes_what_acts() -> None:
    view = sheet(["Vesta"], [["<b>It</b> | is", said("asserts\n**so**", "x")]], "Issue")
    row = next(
        line for line in "".join(write(view, Format.MARKDOWN)).split("\n") if "asserts" in line
    )
    assert row == r"| \<b\>It\</b\> \| is | asserts<br>\*\*so\*\* · \[1\] page 3 |"


def test_csv_has_a_column_a_thing_in_words_and_json_its_values() -> None:
    view = sheet(["Vesta"], [["It is so.", said("asserts\n“So.”", "x")]], "Issue")
    (row,) = csv.DictReader(io.StringIO("".join(write(view, Format.CSV))))
    assert row["c0"] == "asserts · “So.” [x page 3]"
    written = json.loads("".join(write(view, Format.JSON)))
    assert written["rows"][0]["c0"] == {"stance": "asserts"}
    assert [source["id"] for source in written["sources"]] == ["x"]


def test_hidden_columns_of_a_sheet_are_in_no_document() -> None:
    section = Section(
        columns=(
            Column(key="first", title="Issue"),
            Column(key="secret", title="Secret", place=Place.HIDDEN),
            Column(key="c", title="Vesta"),
        ),
        rows=(Row(id="r", kind=None, cells=(Cell("So."), Cell("unseen"), Cell("opposes"))),),
        title="Sheet",
        sheet=True,
    )
    view = View(name="s", title="S", dataset="", scope=Scope(), sections=(section,))
    lines = text(view)
    assert lines[2] == "So.     opposes"
    assert "unseen" not in "\n".join(lines)
    assert "unseen" not in "".join(write(view, Format.MARKDOWN))


def test_a_sheet_without_any_thing_has_its_names() -> None:
    assert text(sheet([], [["Vesta"]]))[:3] == ["Actor", "-----", "Vesta"]
