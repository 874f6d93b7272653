"""The model of a location: which pane is narrowed by what, and which card is shown."""

from __future__ import annotations

import pytest

from dipview.model.kinds import Kind
from dipview.views.scope import Scope
from dipview.views.view import Cell, Column, Lazy, Row, Section, View
from dipview.workspace import screen_model
from dipview.workspace.history import Location
from dipview.workspace.panes import PANES, pane_of
from dipview.workspace.screen_model import ScreenModel, screen_model_of
from dipview.workspace.views import catalogue_of
from dipview.workspace.workspace import Workspace


def ids(view: View) -> list[str]:
    return [row.id for _, row in view.rows()]


def test_every_kind_has_a_pane() -> None:
    assert {pane_of(kind) for kind in Kind} == set(PANES)


def test_the_first_picture_shows_everything_and_the_dataset(bundled: Workspace) -> None:
    model = screen_model_of(bundled, Location(scope=Scope()))
    assert {name: pane.count for name, pane in model.panes.items()} == {
        "actors": 34,
        "statements": 25,
        "events": 9,
        "positions": 44,
        "issues": 14,
        "sources": 1,
    }
    assert model.card is not None
    assert model.card.title == "Dataset"
    assert model.best is None
    assert model.mistake is None


def test_the_cursor_narrows_every_pane_but_its_own(bundled: Workspace) -> None:
    model = screen_model_of(bundled, Location(scope=Scope(), pane="actors", record="boris-johnson"))
    assert model.panes["actors"].count == 34
    assert ids(model.panes["statements"]) == ["johnson-sanctions-agenda"]
    assert ids(model.panes["issues"]) == ["tighter-sanctions"]
    assert model.panes["actors"].scope.focus is None
    assert model.panes["events"].scope.focus == "boris-johnson"


def test_a_pin_and_a_query_narrow_the_focused_pane_too(bundled: Workspace) -> None:
    scope = Scope(query="assad", pins=("us-missile-strike",))
    model = screen_model_of(
        bundled, Location(scope=scope, pane="statements", record="us-launch-site")
    )
    focused, plain = model.panes["statements"], catalogue_of(bundled, "statements", scope)
    assert ids(focused) == ids(plain)
    assert set(ids(model.panes["issues"])) <= {"launch-site", "government-gas-attack"}
    assert model.best is not None


def test_a_query_mistake_gives_a_mistake_and_no_panes(bundled: Workspace) -> None:
    model = screen_model_of(bundled, Location(scope=Scope(query="(assad")))
    assert model.mistake is not None
    assert not model.panes
    assert model.card is None


def card(model: ScreenModel) -> str:
    assert model.card is not None
    return model.card.title


@pytest.mark.parametrize(
    ("location", "title"),
    [
        (Location(scope=Scope(), record="g7"), "Actor: Group of Seven"),
        (Location(scope=Scope(), record="g7", card="boris-johnson"), "Actor: Boris Johnson"),
        (Location(scope=Scope(pins=("iran", "russia"))), "Actor: Russia"),
        (Location(scope=Scope(), record="nobody"), "Dataset"),
    ],
    ids=["cursor", "opened", "pinned", "gone"],
)
def test_the_card_is_the_opened_one_or_the_cursors_or_the_last_pins(
    bundled: Workspace, location: Location, title: str
) -> None:
    assert card(screen_model_of(bundled, location)) == title


def test_a_query_for_nothing_has_no_best_match(bundled: Workspace) -> None:
    model = screen_model_of(bundled, Location(scope=Scope(query="xqzvwk")))
    assert model.best is None
    assert all(pane.count == 0 for pane in model.panes.values())


def test_the_rows_that_a_whole_view_begins_with_are_made_with_it(
    bundled: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[str] = []

    def build(id: str) -> Row:
        built.append(id)
        return Row(id=id, kind=Kind.ACTOR, cells=(Cell(id),))

    def whole(_: Workspace, name: str, scope: Scope) -> View:
        columns = (Column(key="id", title=""),)
        sections = tuple(
            Section(columns=columns, rows=Lazy([f"{key} {at}" for at in range(count)], build))
            for key, count in (("few", 5), ("many", 900))
        )
        return View(name=name, title="", dataset="", scope=scope, sections=sections)

    monkeypatch.setattr(screen_model, "whole_of", whole)
    screen_model_of(bundled, Location(scope=Scope(), view="alone"))
    assert built[:60] == [*(f"few {at}" for at in range(5)), *(f"many {at}" for at in range(55))]
