"""Separated text: what separates cells, and quotation marks that nobody closed."""

from __future__ import annotations

from pathlib import Path

import pytest

from dipview.dataset.limits import Limits
from dipview.exchange.exchange_format import ExchangeError, Reading
from dipview.exchange.imported import Imported
from dipview.exchange.separated_text import SeparatedText, separated_text
from dipview.exchange.sheets.reading import read
from dipview.model.kinds import Kind


def separated(text: str, folder: Path) -> SeparatedText:
    path = folder / "a.csv"
    path.write_text(text, encoding="utf-8", newline="")
    return separated_text(path, Limits())


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("a,b\n1,2\n", ","),
        ("a;b\n1;2\n", ";"),
        ("Where they stand, 2024\na;b;c\n1;2;3\n", ";"),
        ("Where they stand\n\na;b\n1;2\n", ";"),
        ('a;b\nx;"one, two, three"\ny;"four, five"\n', ";"),
        ("a\tb\nx, y\tz\n", "\t"),
        ("a|b\n1|2", "|"),
        ("alone\n", ","),
        ("", ","),
    ],
)
def test_what_gives_rows_of_as_many_cells_separates_them(
    text: str, separator: str, tmp_path: Path
) -> None:
    assert separated(text, tmp_path).separator == separator


@pytest.mark.parametrize(
    ("text", "rows", "unclosed"),
    [
        ('a,"b\nc,d\ne,f\n', [["a", "b"], ["c", "d"], ["e", "f"]], [1]),
        ('a,"b\r\nc,"d"\r\n', [["a", "b"], ["c", "d"]], [1]),
        ('a,"b\nc"\nd,"e\n', [["a", "b\nc"], ["d", "e"]], [3]),
        ('a,"b\n"c,d\ne,f\n', [["a", "b"], ["c,d"], ["e", "f"]], [1, 2]),
        ('a,"5"" pipe"\nb,c\n', [["a", '5" pipe'], ["b", "c"]], []),
        ('a,5" pipe\nb,c\n', [["a", '5" pipe'], ["b", "c"]], []),
        ('a,"b"x\nc,d\n', [["a", "bx"], ["c", "d"]], []),
    ],
)
def test_a_mark_that_nobody_closes_costs_no_other_row(
    text: str, rows: list[list[str]], unclosed: list[int], tmp_path: Path
) -> None:
    found = separated(text, tmp_path)
    assert list(found) == rows
    assert list(found.unclosed()) == unclosed


def test_what_is_full_of_such_marks_is_no_table(tmp_path: Path) -> None:
    found = separated('a,"b\n' * 1_000 + "c,d\n", tmp_path)
    with pytest.raises(ExchangeError, match="too many quotation marks are not closed"):
        list(found)


def taken(text: str, folder: Path) -> Imported:
    path = folder / "a.csv"
    path.write_text(text, encoding="utf-8", newline="")
    return read(Reading(paths=(path,), beside=None))


def test_what_is_not_taken_from_a_sheet_is_told(tmp_path: Path) -> None:
    text = 'speaker,issue,agree,quote,colour\nAnna,Nets,yes,"No.\nBo,Nets,no,We do.,blue,more\n'
    imported = taken(text, tmp_path)
    assert [each["text"] for each in imported.of(Kind.STATEMENT).values()] == ["No.", "We do."]
    assert [(each.place, each.message) for each in imported.misread] == [
        ("a.csv, line 2", "a quotation mark opens a cell, and none closes it")
    ]
    assert imported.left_out == {"cells under no heading": 1}
    assert "nothing is taken from 'colour'" in imported.remarks
