"""Locations as plain values: every one comes back as it was; nothing of a wrong type comes in."""

from __future__ import annotations

import datetime as dt
import json

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.settings.plain_values import (
    SCHEMA,
    PlainError,
    plain_location,
    plain_remembered,
    read_location,
    read_remembered,
)
from dipview.settings.remembered import Bookmark, Remembered, SavedView
from dipview.views.scope import Scope
from dipview.workspace.history import Location

TEXTS = st.text(max_size=30)
OF_TYPE = {
    "str": TEXTS,
    "str | None": st.none() | TEXTS,
    "bool": st.booleans(),
    "bool | None": st.none() | st.booleans(),
    "int | None": st.none() | st.integers(1, 10**9),
    "dt.date | None": st.none() | st.dates(),
    "tuple[str, ...]": st.lists(TEXTS, max_size=4).map(tuple),
}
SCOPES = st.builds(
    Scope, **{each.name: OF_TYPE[str(each.type)] for each in attrs.fields(Scope)}
).map(Scope.settled)
LOCATIONS = st.builds(
    Location,
    scope=SCOPES,
    **{e.name: OF_TYPE[str(e.type)] for e in attrs.fields(Location) if e.name != "scope"},
)
REMEMBERED = st.builds(
    Remembered,
    bookmarks=st.lists(st.builds(Bookmark, record=TEXTS, label=TEXTS, location=LOCATIONS)).map(
        tuple
    ),
    views=st.lists(st.builds(SavedView, name=TEXTS, location=LOCATIONS)).map(tuple),
    searches=st.lists(TEXTS).map(tuple),
    last=st.none() | LOCATIONS,
)


@given(LOCATIONS)
def test_a_location_comes_back_as_it_was(location: Location) -> None:
    assert read_location(json.loads(json.dumps(plain_location(location)))) == location


@given(REMEMBERED)
def test_all_that_is_remembered_comes_back_as_it_was(remembered: Remembered) -> None:
    plain = plain_remembered(remembered, ["/somewhere"])
    assert read_remembered(json.loads(json.dumps(plain))) == remembered


def test_only_what_differs_is_written() -> None:
    assert plain_location(Location(scope=Scope())) == {}
    scope = Scope(query="a", as_of=dt.date(2017, 4, 11), focus="x")
    assert plain_location(Location(scope=scope)) == {"scope": {"query": "a", "as_of": "2017-04-11"}}


def test_a_key_of_no_meaning_is_passed_over() -> None:
    assert read_location({"later": 3, "scope": {"later": []}}) == Location(scope=Scope())


@pytest.mark.parametrize(
    "location",
    [
        *(None, [], "x", {"scope": 3}, {"pane": 3}, {"pane": None}, {"on_card": 1}),
        *({"scope": {"pins": "abc"}}, {"scope": {"pins": [1]}}, {"scope": {"as_of": "2017"}}),
        *({"scope": {"limit": True}}, {"scope": {"limit": 0}}, {"scope": {"query": "x" * 20_000}}),
    ],
)
def test_a_value_of_a_wrong_type_is_refused(location: object) -> None:
    with pytest.raises(PlainError):
        read_location(location)
    whole = {"schema": SCHEMA, "views": [{"name": "a", "stop": location}]}
    with pytest.raises(PlainError):
        read_remembered(whole)


@pytest.mark.parametrize(
    "value", [{}, {"schema": SCHEMA + 1}, {"schema": True}, {"schema": "1"}, [], {"schema": 0}]
)
def test_another_form_is_refused(value: object) -> None:
    with pytest.raises(PlainError):
        read_remembered(value)
