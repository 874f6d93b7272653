"""Lines and columns of records, keys and elements."""

from __future__ import annotations

from pathlib import Path

import pytest

from dipview.dataset.placing import Placer
from dipview.dataset.problems import Way
from dipview.dataset.records import Origin

FILE = Path("x.toml")
TEXT = '''# [[statements]]
title = "x"
[[statements]]
id = "a" # [[statements]]
text = """
[[statements]]
id = "b"
"" """
positions = [ { issue = "i", stance = 's]' },
  # a comment, with [brackets
  { issue = "j", holders = ["x",
     "y"] } ]
[statements.extra]
a.b = [ [1],
["z"]
]
"quoted key" = 2017-04-07 10:00:00
[[ "statements" ]]
id = 'b'
summary = "q"
[[statements.positions]]
issue = "k"
[[statements.positions]]
issue = "l"
  [[actors]]
  id = "w"
[[statements.positions]]
issue = "m"
'''


def placed(number: int, path: Way, id: str, table: str = "statements") -> str:
    place = Placer(FILE, lambda _: TEXT).place(Origin(FILE, table, number), path, id)
    return f"{place.line}:{place.column}"


@pytest.mark.parametrize(
    ("number", "path", "id", "expected"),
    [
        (0, (), "a", "3:1"),
        (0, ("text",), "a", "5:1"),
        (0, ("positions", 0), "a", "9:15"),
        (0, ("positions", 0, "issue"), "a", "9:17"),
        (0, ("positions", 1, "holders", 1), "a", "12:6"),
        (0, ("extra", "a", "b", 1), "a", "15:1"),
        (0, ("extra", "quoted key"), "a", "17:1"),
        (1, (), "b", "18:1"),
        (1, ("summary",), "b", "20:1"),
        (1, ("positions", 1), "b", "23:1"),
        (1, ("positions", 1, "issue"), "b", "24:1"),
        (1, ("positions", 2, "issue"), "b", "28:1"),
        (1, ("nothing", "there"), "b", "18:1"),
    ],
)
def test_a_place_is_found(number: int, path: Way, id: str, expected: str) -> None:
    assert placed(number, path, id) == expected


def test_an_indented_header_is_found() -> None:
    assert placed(0, ("id",), "w", "actors") == "26:3"


@pytest.mark.parametrize(("number", "id"), [(1, "another"), (7, "b"), (0, "b")])
def test_no_line_is_given_where_scan_and_parser_disagree(number: int, id: str) -> None:
    assert placed(number, (), id) == "None:None"


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ('actors = [\n { id = "a" },\n { id = "b", name = "x" } ]\n', ("name",), "3:14"),
        ('actors = [ "x" ]\n', (), "None:None"),
        ("", (), "None:None"),
    ],
)
def test_records_written_inline_are_found(text: str, path: Way, expected: str) -> None:
    place = Placer(FILE, lambda _: text).place(Origin(FILE, "actors", 1), path, "b" * bool(path))
    assert f"{place.line}:{place.column}" == expected


def test_a_header_may_be_written_with_dots() -> None:
    placer = Placer(FILE, lambda _: "dataset.title = 5\n")
    assert placer.place(Origin(FILE, "dataset"), ("title",)).line == 1


def test_a_file_that_cannot_be_read_again_gives_no_line() -> None:
    assert Placer(FILE, lambda _: None).place(Origin(FILE, "actors")).line is None


@pytest.mark.parametrize("text", ["[[actors]]\n= 5", "[[actors]]\nid = ", "[actors", "a = ]", "a]"])
def test_a_text_that_is_no_toml_ends_the_scan(text: str) -> None:
    place = Placer(FILE, lambda _: text).place(Origin(FILE, "actors"), ("x",))
    assert place.file == FILE
    assert place.line in (None, 1)


@pytest.mark.parametrize(
    ("text", "table", "path", "expected"),
    [
        ('a = 1\n"\\tb\\u0063" = 2\n', "\tbc", (), "2:1"),
        ("a = 1\n[[sourc.es]]\n", "sourc", (), "2:1"),
        ("[a]\n[ b.c ]\nd = 1\n[b.e]\n", "b", (), "2:1"),
    ],
)
def test_tables_and_keys_of_any_spelling_are_placed(
    text: str, table: str, path: Way, expected: str
) -> None:
    place = Placer(FILE, lambda _: text).place(Origin(FILE, table), path)
    assert f"{place.line}:{place.column}" == expected


@pytest.mark.parametrize(
    ("written", "column"),
    [
        ("x\u202ey", 7),
        ("\\\\u202e \\u202e", 14),
        ("\\U0000202E", 6),
        ("\\t \\u202e", 9),
        ("not there", 1),
    ],
)
def test_a_character_is_placed_where_it_is_written(written: str, column: int) -> None:
    text = f'[[actors]]\nk = "{written}"\n'
    place = Placer(FILE, lambda _: text).place(Origin(FILE, "actors"), ("k",), "", "\u202e")
    assert (place.line, place.column) == (2, column)


def test_a_character_is_placed_in_the_line_of_a_longer_text() -> None:
    text = '[[actors]]\nname = \'é\' # \\e\nk = """\nab\\x1b"""\n'
    place = Placer(FILE, lambda _: text).place(Origin(FILE, "actors"), ("k",), "", "\x1b")
    assert (place.line, place.column) == (4, 3)


def test_a_line_far_down_in_a_long_text_is_counted_right() -> None:
    lines = [f"[[actors]]\nid = 'a{number}'\nname = 'Ann'\n" for number in range(9_000)]
    placer = Placer(FILE, lambda _: "".join(lines))
    for number in (0, 8_999, 4_000):
        place = placer.place(Origin(FILE, "actors", number), ("name",), f"a{number}")
        assert (place.line, place.column) == (3 * number + 3, 1)
