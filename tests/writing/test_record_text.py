"""A new record is written as a person would write it, and read as what it was."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from dipview.model.kinds import Kind
from dipview.writing.record_text import alike, record_text
from dipview.writing.toml_text import WIDTH, line_text

TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)
NUMBERS = st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats()
DAYS = st.dates() | st.datetimes() | st.times()
VALUES = st.recursive(
    TEXTS | NUMBERS | DAYS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=6,
)

STATEMENT = {
    "positions": [
        {"stance": "support", "issue": "tolls", "condition": "if the neighbours do so too"},
        {"issue": "ferry", "stance": "oppose", "holders": ["anna-vale", "ruritania"]},
    ],
    "date": "2017-05-01",
    "form": "fragment",
    "speakers": ["anna-vale"],
    "text": 'within "the" year',
    "source": "gazette",
    "id": "vale-on-tolls",
    "locator": "paragraph 4",
}


def test_keys_have_the_order_of_the_format_and_each_position_a_line() -> None:
    assert record_text(Kind.STATEMENT, STATEMENT) == (
        "[[statements]]\n"
        'id = "vale-on-tolls"\n'
        'source = "gazette"\n'
        'form = "fragment"\n'
        'locator = "paragraph 4"\n'
        'speakers = ["anna-vale"]\n'
        "text = 'within \"the\" year'\n"
        "date = 2017-05-01\n"
        "positions = [\n"
        '  { issue = "tolls", stance = "support", condition = "if the neighbours do so too" },\n'
        '  { issue = "ferry", stance = "oppose", holders = ["anna-vale", "ruritania"] },\n'
        "]\n"
    )


def test_what_is_none_is_left_out() -> None:
    table = {"id": "a", "form": "reported", "event": None}
    assert record_text(Kind.STATEMENT, table) == '[[statements]]\nid = "a"\nform = "reported"\n'


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain", '"plain"'),
        ('he said "no"', "'he said \"no\"'"),
        ("it's", '"it\'s"'),
        ('"it\'s"', '"\\"it\'s\\""'),
        ("C:\\new", "'C:\\new'"),
        ("a\tb", '"a\\tb"'),
        ("bell\x07 and \u202e", '"bell\\u0007 and \\u202e"'),
        ("\U000e0001", '"\\U000e0001"'),
        ("two\nlines", '"""\ntwo\nlines"""'),
        ("\nbegins and ends in one\n", '"\\nbegins and ends in one\\n"'),
        ('three """ and "', '\'three """ and "\''),
        ('a\nb """" c\nd"', '"""\na\nb ""\\"" c\nd\\""""'),
        ("a\r\nb", '"""\na\\r\nb"""'),
        ("blanks \n at an end", '"blanks \\n at an end"'),
        ("", '""'),
    ],
)
def test_exact_words_are_quoted_so_that_they_stay_exact(text: str, written: str) -> None:
    assert line_text("text", text) == f"text = {written}"
    assert tomli.loads(f"text = {written}")["text"] == text


def test_a_list_that_is_too_long_is_broken_and_filled() -> None:
    ids = [f"state-number-{number}" for number in range(12)]
    written = line_text("speakers", ids)
    assert written.splitlines()[0] == "speakers = ["
    assert max(map(len, written.splitlines())) <= WIDTH
    assert len(written.splitlines()) == 5
    assert tomli.loads(written)["speakers"] == ids
    passages = [
        "A sentence that is quite long for a line of its own.",
        "And one more of that kind.",
    ]
    assert len(line_text("text", [*passages, *passages]).splitlines()) == 6


@pytest.mark.parametrize("value", [b"bytes", object(), {"a": [None]}])
def test_what_toml_has_nothing_for_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="TOML has no"):
        record_text(Kind.ACTOR, {"id": "a", "extra": {"x": value}})


def test_half_a_character_is_refused() -> None:
    with pytest.raises(UnicodeError):
        record_text(Kind.ACTOR, {"id": "a", "name": "\ud800"})


@given(st.dictionaries(TEXTS, VALUES, max_size=6))
def test_any_table_is_read_as_what_was_written(table: dict[str, Any]) -> None:
    (read,) = tomli.loads(record_text(Kind.EVENT, table))["events"]
    assert alike(read, table) or set(table) & {"date"}


def test_numbers_and_days_are_told_apart() -> None:
    assert not alike(1, True)
    assert not alike(1, 1.0)
    assert not alike("2017-04-11", dt.date(2017, 4, 11))
    assert alike(float("nan"), float("nan"))
    assert alike({"a": [1, {"b": 2}]}, {"a": [1, {"b": 2}]})
    assert not alike({"a": 1}, {"a": 1, "b": 2})
    assert not alike([1], [1, 2])
