"""Fitting: what a location names and the dataset no longer has is left out; all else stays."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from attrs import evolve

from dipview.dataset.bundled import bundled_path
from dipview.dataset.dataset import Dataset
from dipview.dataset.limits import Limits
from dipview.model.kinds import Kind
from dipview.settings.fitting import fitting_location, is_known
from dipview.settings.places import location_in_words, places_view, record_label
from dipview.settings.remembered import Bookmark, Remembered, SavedView
from dipview.views.scope import Scope
from dipview.workspace.history import Location
from dipview.workspace.in_process_reading import read_here


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return read_here((bundled_path(),), Limits(), lambda _: None)


def fit(dataset: Dataset, **changes: object) -> Location:
    location = evolve(Location(scope=Scope()), **changes)  # type: ignore[arg-type]
    return fitting_location(dataset, location)


def test_a_location_that_the_dataset_still_has_stays_as_it_is(dataset: Dataset) -> None:
    scope = Scope(query="russia", pins=("canada",), as_of=dt.date(2017, 4, 10), roll_up=True)
    for location in (
        Location(scope=scope, pane="statements", record="canada", card="canada", on_card=True),
        Location(scope=evolve(scope, subjects=("canada", "russia")), view="compare"),
        Location(scope=evolve(scope, sort="likeness"), view="matrix"),
    ):
        assert fitting_location(dataset, location) == location


def test_what_is_gone_is_left_out(dataset: Dataset) -> None:
    scope = Scope(query="(", pins=("gone", "canada"), zoom="week", sort="nonsense", focus="canada")
    location = fit(dataset, scope=scope, pane="nowhere", record="gone", card="gone", view="nothing")
    assert location == Location(scope=Scope(pins=("canada",)))


def test_a_comparison_of_who_is_gone_becomes_the_panes(dataset: Dataset) -> None:
    location = fit(dataset, scope=Scope(subjects=("canada", "gone")), view="compare")
    assert location == Location(scope=Scope())


def test_an_id_is_known_as_a_record_a_standing_or_a_pair(dataset: Dataset) -> None:
    for id in ("canada", "canada+russia"):
        assert is_known(dataset, id)
    for id in ("", "#", "+", "#gone@canada", "canada+gone", "gone", "canada+russia+canada"):
        assert not is_known(dataset, id)


def test_a_location_is_told_by_what_it_narrows(dataset: Dataset) -> None:
    assert location_in_words(dataset, Location(scope=Scope())) == ()
    scope = Scope(query="gas", pins=("canada",), subjects=("canada", "russia"))
    told = location_in_words(dataset, Location(scope=scope, view="compare"))
    assert told == ("compare of Canada and Russia", "query: gas", "with Canada")


def test_places_tell_what_is_gone_by_the_name_it_had(dataset: Dataset, tmp_path: Path) -> None:
    location = Location(scope=Scope(query="gas"), pane="statements")
    marks = (
        Bookmark(record="gone", label="The old name", location=location),
        Bookmark(record="canada", label="another name", location=location),
    )
    saved = (SavedView(name="Gas", location=location),)
    view = places_view(dataset, Remembered(bookmarks=marks, views=saved))
    told = [(row.cells[0].text, row.cells[1].text) for _, row in view.rows()]
    assert told == [
        ("The old name", "no longer in the data · from the statements · query: gas"),
        ("Canada", "actor · from the statements · query: gas"),
        ("Gas", "query: gas"),
    ]
    assert places_view(dataset, Remembered()).count == 0


def test_a_standing_and_a_pair_are_called_by_the_names_in_them(dataset: Dataset) -> None:
    assert record_label(dataset, "canada+russia") == "Canada and Russia"
    issue = dataset.ids(Kind.ISSUE)[0]
    assert record_label(dataset, f"#{issue}@canada").startswith("Canada on: ")
    assert all(len(record_label(dataset, id)) <= 160 for id in dataset.ids(Kind.STATEMENT))
    assert record_label(dataset, "gone") == "gone"
