"""JSON: always the whole envelope, and valid whatever the data holds."""

from __future__ import annotations

import datetime as dt
import json
import math
from functools import partial

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from dipview.formats.json_writer import cell_value, dumps, write_json
from dipview.model.characters import suspect
from dipview.model.sources import Citation
from dipview.model.stances import Stance
from dipview.views.parts.alike_values import Alike, AlikeValue, AlikeValues
from dipview.views.scope import Scope
from dipview.views.view import Cell, Column, Meaning, Row, Section, View

ENVELOPE = ["view", "dataset", "scope", "columns", "rows", "notes", "sources", "rests_on"]
VALUES = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.text(), st.floats(allow_nan=False, width=32)
    ),
    lambda each: st.lists(each) | st.dictionaries(st.text(), each),
)


@given(VALUES.filter(lambda value: "inf" not in repr(value)))
def test_what_is_written_is_read_back(value: object) -> None:
    assert json.loads(dumps(value)) == value


@given(st.text())
def test_nothing_that_acts_or_hides_is_written_raw(text: str) -> None:
    written = dumps(text)
    assert not suspect().search(written)
    written.encode("utf-8")


def test_letters_are_written_as_they_are() -> None:
    assert dumps("“Ça” 港 👩") == '"“Ça” 港 👩"'


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (math.nan, '"nan"'),
        (-math.inf, '"-inf"'),
        pytest.param(10**5000, f'"{hex(10**5000)}"', id="a number of 5001 digits"),
        (dt.date(2017, 4, 11), '"2017-04-11"'),
        (dt.time(12, 30), '"12:30:00"'),
        (Stance.OPEN, '"open"'),
        ((1, "a"), '[1, "a"]'),
        (Meaning, "\"<enum 'Meaning'>\""),
    ],
)
def test_any_value_has_a_form(value: object, written: str) -> None:
    assert dumps(value) == written


def test_the_envelope_is_always_whole(
    statements: View, actors: View, card: View, nothing: View
) -> None:
    for view in (statements, actors, card, nothing):
        assert list(json.loads("".join(write_json(view)))) == ENVELOPE


def test_rows_have_their_id_and_kind_first(statements: View) -> None:
    row = json.loads("".join(write_json(statements)))["rows"][1]
    assert list(row)[:3] == ["id", "kind", "date"]
    assert row["id"] == "two-on-dues"
    assert row["kind"] == "statement"
    assert row["speakers"] == ["Ruritania", "Syldavia"]
    assert row["sources"][0] == {"source": "gazette-2017-05-02", "locator": "paragraph 5"}


def test_sources_are_those_that_the_rows_cite(statements: View) -> None:
    sources = json.loads("".join(write_json(statements)))["sources"]
    assert [(each["number"], each["id"]) for each in sources] == [
        (1, "minutes-7"),
        (2, "gazette-2017-05-02"),
        (3, "lost-source"),
    ]


def test_the_scope_is_told_with_iso_dates(statements: View) -> None:
    scope = json.loads("".join(write_json(statements)))["scope"]
    assert scope["query"] == "tolls"
    assert scope["as_of"] == "2017-05-03"
    assert scope["pins"] == ["ruritania"]
    assert scope["limit"] is None


def test_a_limit_leaves_a_note(statements: View) -> None:
    cut = json.loads("".join(write_json(evolve(statements, scope=Scope(limit=1)))))
    assert len(cut["rows"]) == 1
    assert cut["notes"][-1] == "The first 1 of 4 rows."


def test_rows_of_a_card_name_their_section(card: View) -> None:
    rows = json.loads("".join(write_json(card)))["rows"]
    assert [row["section"] for row in rows] == ["facts", "facts", "said", "said", "officers"]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (Cell("12", value=12), 12),
        (Cell("words"), "words"),
        (Cell("", Meaning.SOURCE), []),
        (Cell("Gazette", Meaning.SOURCE), "Gazette"),
        (
            Cell("x", Meaning.SOURCE, citations=(Citation(source="a"),)),
            [{"source": "a", "locator": ""}],
        ),
    ],
)
def test_a_cell_gives_what_programs_read(cell: Cell, value: object) -> None:
    assert cell_value(cell) == value


_KEYS_BEFORE = st.text().filter(lambda key: key != "own" and not key.startswith("t"))
_KEYS_AFTER = st.text().map(lambda key: f"t{key}")
_PLAIN_VALUES = st.none() | st.booleans() | st.integers() | st.text()


@given(
    st.lists(
        st.tuples(
            st.dictionaries(_KEYS_BEFORE, _PLAIN_VALUES),
            st.dictionaries(_KEYS_AFTER, _PLAIN_VALUES),
            st.lists(_PLAIN_VALUES),
        ),
    )
)
def test_values_that_are_alike_are_written_as_each_would_be(
    groups: list[tuple[dict[str, object], dict[str, object], list[object]]],
) -> None:
    values = AlikeValues(
        Alike(first, "own", each, partial(dict[str, object], then)) for first, then, each in groups
    )
    one_by_one = [{**first, "own": own, **then} for first, then, each in groups for own in each]
    assert values == one_by_one
    assert len(values) == len(one_by_one)
    assert values[-2:] == one_by_one[-2:]
    assert _row_of(Cell("in words", value=values)) == _row_of(Cell("in words", value=one_by_one))


@given(
    st.dictionaries(st.text(), _PLAIN_VALUES | st.lists(_PLAIN_VALUES)),
    st.dictionaries(st.text(), _PLAIN_VALUES),
    st.lists(_PLAIN_VALUES | st.lists(st.text())),
)
def test_a_value_that_is_like_others_is_written_as_it_would_be_alone(
    first: dict[str, object], then: dict[str, object], each: list[object]
) -> None:
    alike = partial(dict[str, object], {**first, "own": None, **then})
    for own in each:
        value = AlikeValue(alike, "own", partial(_same, own))
        assert value == {**alike(), "own": own}
        assert len(value) == len(alike())
        assert _row_of(Cell("in words", value=value)) == _row_of(Cell(value={**value}))


def _same(value: object) -> object:
    return value


def _row_of(cell: Cell) -> str:
    row = Row(id="x", kind=None, cells=(cell,))
    section = Section(columns=(Column(key="c", title="C"),), rows=(row,))
    return "".join(
        write_json(View(name="x", title="X", dataset="D", scope=Scope(), sections=(section,)))
    )
