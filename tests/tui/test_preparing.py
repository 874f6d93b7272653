"""Preparing: what is worked out away from the keys before a pane is shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from dipview.computing import Computation, ComputationCancelled
from dipview.model.kinds import Kind
from dipview.tui.preparing import build_unseen, prepare, prepare_panes
from dipview.tui.screens.explorer import Explorer
from dipview.tui.widgets import headings
from dipview.views.scope import Scope
from dipview.views.view import Cell, Column, Lazy, Row, Section, View
from dipview.workspace.history import Location
from dipview.workspace.screen_model import ScreenModel
from dipview.workspace.small_files import read_workspace

ARCHIPELAGO = Path(__file__).parents[1] / "worlds" / "archipelago.toml"
SEEN = ("actors", "statements", "events", "card")
IDS = [f"row {number}" for number in range(500)]

Open = Callable[..., Any]


def model(built: dict[str, list[str]]) -> ScreenModel:
    def view(name: str) -> View:
        def build(id: str) -> Row:
            built.setdefault(name, []).append(id)
            return Row(id=id, kind=Kind.ACTOR, cells=(Cell(id),))

        section = Section(columns=(Column(key="id", title=""),), rows=Lazy(IDS, build))
        return View(name=name, title="", dataset="", scope=Scope(), sections=(section,))

    names = ("actors", "statements", "events", "positions", "issues", "sources")
    return ScreenModel(location=Location(scope=Scope()), panes={name: view(name) for name in names})


def test_the_first_rows_of_panes_that_are_not_seen_are_built() -> None:
    built: dict[str, list[str]] = {}
    build_unseen(model(built), SEEN)
    assert list(built) == ["positions", "issues", "sources"]
    for rows in built.values():
        assert rows == IDS[: len(rows)]
        assert 40 <= len(rows) < 100, "a screen of them, not all"


def test_nothing_more_is_built_once_it_is_not_wanted() -> None:
    built: dict[str, list[str]] = {}
    computation = Computation()

    def cancel(_id: str) -> Row:
        computation.cancel()
        return Row(id="", kind=Kind.ACTOR, cells=())

    made = model(built)
    section = Section(columns=(), rows=Lazy(IDS, cancel))
    panes = {**made.panes, "issues": evolve(made.panes["issues"], sections=(section,))}
    with pytest.raises(ComputationCancelled):
        computation.run(build_unseen, evolve(made, panes=panes), SEEN)
    assert list(built) == ["positions"]


def test_headings_of_a_sheet_are_measured_before_its_width_is_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    workspace = read_workspace([ARCHIPELAGO])
    drawing = prepare(workspace, Location(scope=Scope(), view="matrix"), {}, (), "")
    assert drawing.model.whole is not None
    sheet = drawing.model.whole.view.sections[0]
    titles = [column.short or column.title for column in sheet.columns[1:]]
    with monkeypatch.context() as later:
        later.setattr(headings, "show", pytest.fail)
        narrow = headings.widths_for(titles, 40, 1, (3, 8))
        wide = headings.widths_for(titles, 400, 1, (3, 8))
    assert len(narrow) == len(wide) == len(titles) > 5
    assert sum(narrow) < sum(wide)


@pytest.mark.parametrize("key", ["m", "t", "n"])
async def test_the_card_beside_a_view_is_worked_out_behind_the_views_picture(
    opened: Open, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    draw, rests = Explorer.draw, list[float]()

    def noted(explorer: Explorer, *, restore: bool = False, rest: float = 0) -> None:
        rests.append(rest)
        draw(explorer, restore=restore, rest=rest)

    async with opened(paths=(ARCHIPELAGO,)) as hands:
        monkeypatch.setattr(Explorer, "draw", noted)
        await hands.press(key)
    view, *card = rests
    assert view == 0
    assert card
    assert all(card), "the two would take turns, and the picture come later than it must"


def test_the_first_row_of_a_pane_that_is_not_seen_is_built_before_its_list_asks_for_it() -> None:
    built: dict[str, list[str]] = {}
    prepare_panes(model(built), {}, SEEN, keep=False)
    assert [built[name] for name in ("positions", "issues", "sources")] == [IDS[:1]] * 3
