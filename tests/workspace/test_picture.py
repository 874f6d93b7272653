"""The picture of a stop: which pane is narrowed by what, and which card is shown."""

from __future__ import annotations

import pytest

from dipview.model.kinds import Kind
from dipview.views.scope import Scope
from dipview.views.view import View
from dipview.workspace.panes import PANES, pane_of
from dipview.workspace.picture import Picture, picture_of
from dipview.workspace.trail import Stop
from dipview.workspace.workspace import Workspace


def ids(view: View) -> list[str]:
    return [row.id for _, row in view.rows()]


def test_every_kind_has_a_pane() -> None:
    assert {pane_of(kind) for kind in Kind} == set(PANES)


def test_the_first_picture_shows_everything_and_the_dataset(bundled: Workspace) -> None:
    picture = picture_of(bundled, Stop(scope=Scope()))
    assert {name: pane.count for name, pane in picture.panes.items()} == {
        "actors": 34,
        "statements": 25,
        "events": 9,
        "positions": 44,
        "issues": 14,
        "sources": 1,
    }
    assert picture.card is not None
    assert picture.card.title == "Dataset"
    assert picture.best is None
    assert picture.mistake is None


def test_the_cursor_narrows_every_pane_but_its_own(bundled: Workspace) -> None:
    picture = picture_of(bundled, Stop(scope=Scope(), pane="actors", record="boris-johnson"))
    assert picture.panes["actors"].count == 34
    assert ids(picture.panes["statements"]) == ["johnson-sanctions-agenda"]
    assert ids(picture.panes["issues"]) == ["tighter-sanctions"]
    assert picture.panes["actors"].scope.focus is None
    assert picture.panes["events"].scope.focus == "boris-johnson"


def test_a_pin_and_a_query_narrow_the_focused_pane_too(bundled: Workspace) -> None:
    scope = Scope(query="assad", pins=("us-missile-strike",))
    picture = picture_of(bundled, Stop(scope=scope, pane="statements", record="us-launch-site"))
    focused, plain = picture.panes["statements"], bundled.catalogue("statements", scope)
    assert ids(focused) == ids(plain)
    assert set(ids(picture.panes["issues"])) <= {"launch-site", "government-gas-attack"}
    assert picture.best is not None


def test_a_query_mistake_gives_a_mistake_and_no_panes(bundled: Workspace) -> None:
    picture = picture_of(bundled, Stop(scope=Scope(query="(assad")))
    assert picture.mistake is not None
    assert not picture.panes
    assert picture.card is None


def card(picture: Picture) -> str:
    assert picture.card is not None
    return picture.card.title


@pytest.mark.parametrize(
    ("stop", "title"),
    [
        (Stop(scope=Scope(), record="g7"), "Actor: Group of Seven"),
        (Stop(scope=Scope(), record="g7", card="boris-johnson"), "Actor: Boris Johnson"),
        (Stop(scope=Scope(pins=("iran", "russia"))), "Actor: Russia"),
        (Stop(scope=Scope(), record="nobody"), "Dataset"),
    ],
    ids=["cursor", "opened", "pinned", "gone"],
)
def test_the_card_is_the_opened_one_or_the_cursors_or_the_last_pins(
    bundled: Workspace, stop: Stop, title: str
) -> None:
    assert card(picture_of(bundled, stop)) == title


def test_a_query_for_nothing_has_no_best_match(bundled: Workspace) -> None:
    picture = picture_of(bundled, Stop(scope=Scope(query="xqzvwk")))
    assert picture.best is None
    assert all(pane.count == 0 for pane in picture.panes.values())
