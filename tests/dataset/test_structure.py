"""From tables to the model: strict, and a bad table costs itself alone."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.dataset.findings import Entry, Finding
from dipview.dataset.reading import FileTables
from dipview.dataset.records import Origin
from dipview.dataset.structure import HeaderEntry, Lost, SoundRun, entries_of
from dipview.model.actors import Actor, OtherName
from dipview.model.sources import Citation
from dipview.model.statements import Statement

HUGE = 16**3000
"""A whole number that can still be printed, for the sake of the test runner."""


def structured(**tables: object) -> list[Entry | HeaderEntry | Lost | Finding]:
    """Structure tables, each record by itself."""
    outcomes: list[Entry | HeaderEntry | Lost | Finding] = []
    for outcome in entries_of(FileTables(Path("x.toml"), tables)):
        if isinstance(outcome, SoundRun):
            records, (file, table, first) = outcome
            places = (Origin(file, table, number) for number, _ in enumerate(records, first))
            outcomes += map(Entry, records, places)
        else:
            outcomes.append(outcome)
    return outcomes


def only(outcomes: list[Any]) -> Any:
    (outcome,) = outcomes
    return outcome


def statement(**more: object) -> dict[str, object]:
    return {"id": "s", "source": "w", "form": "verbatim", **more}


def actor(**more: object) -> dict[str, object]:
    return {"id": "a", "name": "A", "kind": "state", **more}


def findings(outcomes: list[Any]) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(one.code, one.path) for one in outcomes if isinstance(one, Finding)]


@pytest.mark.parametrize(("text", "passages"), [("x", ("x",)), (["x", "y"], ("x", "y"))])
def test_words_are_one_passage_or_several(text: object, passages: tuple[str, ...]) -> None:
    record = only(structured(statements=[statement(text=text, original_text=text)])).record
    assert isinstance(record, Statement)
    assert record.text == record.original_text == passages


def test_sources_and_other_names_may_be_written_short() -> None:
    sources = ["w", {"source": "w", "locator": "paragraph 8"}]
    names = ["B", {"name": "C", "language": "fr"}]
    record = only(structured(actors=[actor(sources=sources, other_names=names)])).record
    assert isinstance(record, Actor)
    assert record.sources == (Citation(source="w"), Citation(source="w", locator="paragraph 8"))
    assert record.other_names == (OtherName(name="B"), OtherName(name="C", language="fr"))


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("summary", 5, "wrong-type"),
        ("summary", ["x"], "wrong-type"),
        ("summary", dt.date(2017, 1, 1), "wrong-type"),
        ("text", 5, "wrong-type"),
        ("text", ["x", 5], "wrong-type"),
        ("speakers", "italy", "wrong-type"),
        ("speakers", [["italy"]], "wrong-type"),
        ("seq", True, "wrong-type"),
        ("seq", 1.0, "wrong-type"),
        ("seq", 2**53, "number-too-large"),
        ("seq", HUGE, "number-too-large"),
        ("summary", HUGE, "wrong-type"),
        ("date_inferred", 1, "wrong-type"),
        ("date", 2017, "bad-date"),
        ("date", [2017], "bad-date"),
        ("date", {"year": 2017}, "bad-date"),
        ("date", True, "bad-date"),
        ("date", dt.time(12, 30), "bad-date"),
        ("date", "0000-01-01", "bad-date"),
        ("form", 5, "wrong-type"),
        ("form", "Verbatim", "unknown-value"),
        ("acts", ["shout"], "unknown-value"),
    ],
)
def test_a_value_of_the_wrong_type_costs_the_record(key: str, value: object, code: str) -> None:
    outcomes = structured(statements=[statement(**{key: value})])
    assert isinstance(outcomes[-1], Lost)
    assert [found[0] for found in findings(outcomes)] == [code]
    assert findings(outcomes)[0][1][0] == key


@pytest.mark.parametrize(
    ("key", "good", "bad"),
    [
        ("roles", {"title": "Minister", "of": "b"}, {"title": "Minister"}),
        ("memberships", {"of": "b"}, {"of": 5}),
        ("sources", "w", 5),
        ("other_names", "B", {"nom": "B"}),
    ],
)
def test_a_bad_element_costs_itself_alone(key: str, good: object, bad: object) -> None:
    outcomes = structured(actors=[actor(**{key: [bad, good]})])
    (entry,) = [one for one in outcomes if isinstance(one, Entry)]
    assert len(getattr(entry.record, key)) == 1
    assert entry.numbers == {key: (1,)}
    assert all(path[:2] == (key, 0) for _, path in findings(outcomes))


def test_a_bad_position_leaves_the_statement_with_the_others() -> None:
    positions = [
        {"issue": "i", "stance": "supports"},
        {"issue": "i", "stance": "support"},
        {"stance": "support"},
    ]
    outcomes = structured(statements=[statement(positions=positions)])
    (entry,) = [one for one in outcomes if isinstance(one, Entry)]
    assert isinstance(entry.record, Statement)
    assert [one.stance for one in entry.record.positions] == ["support"]
    assert findings(outcomes) == [
        ("unknown-value", ("positions", 0, "stance")),
        ("missing-key", ("positions", 2, "issue")),
    ]


@pytest.mark.parametrize("extra", [{"a": HUGE}, {"a": [[HUGE]]}, 5])
def test_a_bad_extra_is_left_out(extra: object) -> None:
    outcomes = structured(actors=[actor(extra=extra)])
    (entry,) = [one for one in outcomes if isinstance(one, Entry)]
    assert entry.record.extra == {}
    assert findings(outcomes)


def test_extra_is_kept_as_it_is() -> None:
    extra = {"a": [1, {"b": dt.date(2017, 1, 1)}], "c": 1.5}
    assert only(structured(actors=[actor(extra=extra)])).record.extra == extra


def test_every_table_may_carry_notes_tags_and_extra() -> None:
    rest = {"notes": "n", "tags": ["t"], "extra": {"x": 1}}
    roles = [{"title": "Minister", "of": "b", **rest}]
    record = only(structured(actors=[actor(roles=roles, **rest)])).record
    assert record.roles[0].notes == record.notes == "n"
    assert record.roles[0].extra == {"x": 1}


@pytest.mark.parametrize("value", [5, "x", {"id": "a"}, dt.date(2017, 1, 1), True, 1.5])
def test_a_table_that_is_no_list_is_told(value: object) -> None:
    assert findings(structured(actors=value)) == [("wrong-type", ())]


@pytest.mark.parametrize("value", [5, "x", []])
def test_a_record_or_header_that_is_no_table_is_told(value: object) -> None:
    assert findings(structured(actors=[value])) == [("wrong-type", ())]
    assert findings(structured(dataset=value)) == [("wrong-type", ())]


def test_a_record_without_an_id_is_told_by_its_number() -> None:
    outcome = only(structured(actors=[{"name": "A", "kind": "state"}]))
    assert outcome.message == "actor #1: id is missing"


def test_a_bad_header_is_told_and_left_out() -> None:
    outcome = only(structured(dataset={"schema": "one"}))
    assert (outcome.code, outcome.path) == ("wrong-type", ("schema",))


def test_the_schema_must_be_one_that_is_known() -> None:
    for schema in (0, 3):
        assert findings(structured(dataset={"schema": schema})) == [("newer-schema", ("schema",))]


def test_every_schema_until_now_is_read() -> None:
    for schema in (1, 2):
        header = only(structured(dataset={"schema": schema})).header
        assert header.schema == schema
    assert only(structured(dataset={"title": "T"})).header.schema == 1


def test_something_quite_unlike_a_known_table_is_told_the_names() -> None:
    outcome = only(structured(x=1))
    assert outcome.code == "unknown-table"
    assert "statements" in outcome.hint


SCALARS = (
    st.none().map(lambda _: HUGE)
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.dates()
    | st.times()
    | st.datetimes()
    | st.sampled_from(["state", "support", "verbatim", "2017-04", "[..2017]", "a", "w"])
)
# fmt: off
KEYS = st.sampled_from(
    [
        "id", "name", "kind", "roles", "memberships", "of", "title", "sources", "source", "form",
        "positions", "issue", "stance", "holders", "speakers", "date", "text", "extra",
        "identifiers", "participants", "actor", "notes", "tags", "events", "x", "schema",
    ]
) | st.text(max_size=5)
# fmt: on
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
RECORDS = st.lists(st.dictionaries(KEYS, VALUES, max_size=6), max_size=3)


@given(
    st.dictionaries(
        st.sampled_from(["dataset", "sources", "actors", "issues", "events", "statements", "x"]),
        VALUES | RECORDS,
    )
)
def test_no_tables_whatever_raise(tables: dict[str, object]) -> None:
    for outcome in structured(**tables):
        if isinstance(outcome, Finding):
            assert outcome.message


def test_a_number_too_large_to_print_is_told_without_it() -> None:
    huge = 16**100_000
    for key in ("name", "extra", "tags", "unnamed"):
        assert findings(structured(actors=[actor(**{key: huge})]))
    assert findings(structured(statements=[statement(seq=huge)]))
    assert findings(structured(actors=[actor(extra={"a": [huge]})]))


def test_a_fault_that_only_shows_without_the_others_costs_the_record() -> None:
    outcomes = structured(actors=[actor(roles="x", kind="none")])
    assert isinstance(outcomes[-1], Lost)


def test_a_list_of_the_wrong_type_is_left_out_whole() -> None:
    outcomes = structured(actors=[actor(roles="x")])
    assert isinstance(outcomes[-1], Entry)
    assert findings(outcomes) == [("wrong-type", ("roles",))]


def test_extra_keys_of_any_depth_are_told_once() -> None:
    deep: dict[str, object] = {}
    for _ in range(300):
        deep = {"x": deep}
    assert findings(structured(actors=[actor(unknown=deep)])) == [("unknown-key", ("unknown",))]
