"""Whole views as the benchmark takes them: every deed is done and told; nothing is timed."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.budgets import Part, missed
from benchmarks.contenders.whole import locations, measured, passed, seen
from benchmarks.generating.files import generated
from benchmarks.measuring import asked_once, surrounded
from benchmarks.parts.whole import STEP, Whole, budgets, table

from dipview.model.kinds import Kind
from dipview.views.scope import Scope
from dipview.workspace.history import Location
from dipview.workspace.screen_model import screen_model_of
from dipview.workspace.small_files import read_workspace
from dipview.workspace.workspace import Workspace


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return read_workspace(generated(tmp_path_factory.mktemp("world"), 400, 1).toml)


def test_every_step_is_to_another_day_until_there_are_no_more(world: Workspace) -> None:
    days = [location.scope.as_of for location in locations(world, "matrix", 12)]
    assert len(set(days)) == 12
    assert None not in days
    known = [day for day in days if day is not None]
    assert known == sorted(known, reverse=True)
    assert {location.view for location in locations(world, "matrix", 3)} == {"matrix"}
    assert len(list(locations(world, "", 100_000))) == 100_000


def test_a_pass_counts_every_position(world: Workspace) -> None:
    assert sum(passed(world).values()) == len(world.dataset.ids(Kind.POSITION)) > 0


def test_what_a_terminal_shows_is_built(world: Workspace) -> None:
    matrix = screen_model_of(world, Location(view="matrix", scope=Scope()))
    assert matrix.whole is not None
    assert seen(matrix) == min(40, matrix.whole.view.count) > 20
    assert seen(screen_model_of(world, Location(view="timeline", scope=Scope()))) == 40
    assert (
        seen(screen_model_of(world, Location(scope=Scope()))) == 0
    )  # the panes are built elsewhere


def test_an_empty_world_has_no_steps(tmp_path: Path) -> None:
    path = tmp_path / "empty.toml"
    path.write_text("", encoding="utf-8")
    found = measured(read_workspace([path]), 2)
    assert found["step"] == []
    assert len(found["pass"]) == 1


@pytest.mark.slow
def test_a_child_tells_every_deed(tmp_path: Path) -> None:
    data = generated(tmp_path, 400, 1)
    with surrounded(tmp_path / "cache", tmp_path / "bytecode"):
        answer, _ = asked_once("whole", ("3", *data.toml))
    whole = Whole(400, answer)
    assert {len(each) for name, each in answer.items() if not name.endswith("first")} == {3}
    assert len(table([whole]).rows) == 5
    assert len(list(budgets([whole]))) == 3


def test_steps_are_told_and_miss_nothing() -> None:
    slow = {name: [1.0] for name in ("step", "step matrix", "step timeline")}
    found = list(budgets([Whole(10, slow)]))
    assert all(budget.limit == STEP and not budget.met for budget in found)
    assert missed([Part(title="Whole", budgets=found)]) == []
