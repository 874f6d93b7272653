"""Letting go: a dataset that is closed goes at once with all that was made of it.

The search for garbage is off meanwhile: what an explorer has spared it never looks at again.
"""

from __future__ import annotations

import ast
import datetime as dt
import gc
import re
import weakref
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest
from tests.tiers import slow_but

import dipview
from dipview.formats.format import Format
from dipview.formats.writers import write
from dipview.model.kinds import Kind
from dipview.views.scope import Scope
from dipview.workspace import loading as loading_module
from dipview.workspace.loading import Loading
from dipview.workspace.views import (
    card_of,
    catalogue_of,
    counts_of,
    overview_of,
    period_counts_of,
    problems_of,
    whole_of,
)
from dipview.workspace.workspace import Workspace

WORLD = Path(__file__).parents[1] / "worlds" / "archipelago.toml"
SCOPES = (
    Scope(),
    Scope(query="strait", sort="name"),
    Scope(as_of=dt.date(2024, 5, 1), roll_up=True),
    Scope(second_hand=False, exact_only=True),
)
OF_DATASETS = ("dipview.dataset.", "dipview.model.", "dipview.search.", "dipview.standing.")
CATALOGUES = ("actors", "statements", "quotes", "positions", "events", "issues", "sources")
WHOLE = ("matrix", "timeline", "shifts", "network")


@pytest.fixture
def no_collector() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def use(workspace: Workspace, scopes: Sequence[Scope] = SCOPES) -> None:
    """Look at all there is to see of a dataset, in every way."""
    for scope in scopes:
        views = [catalogue_of(workspace, name, scope) for name in CATALOGUES]
        views += [whole_of(workspace, name, scope) for name in WHOLE]
        views += [
            overview_of(workspace, scope),
            counts_of(workspace, scope),
            workspace.found(scope),
        ]
        for kind in Kind:
            ids = list(workspace.dataset.ids(kind))[:4]
            views += [card_of(workspace, id, scope) for id in ids]
        for view in views:
            for format in (Format.TEXT, Format.JSON):
                "".join(write(view, format))
        period_counts_of(workspace, scope)
    states = list(workspace.dataset.ids(Kind.ACTOR))[:3]
    whole_of(workspace, "compare", Scope(subjects=tuple(states)))
    whole_of(workspace, "brief", Scope(subjects=(states[0],)))
    list(problems_of(workspace).rows())


@pytest.mark.usefixtures("no_collector")
@pytest.mark.parametrize("large", slow_but([False, True], True), ids=["in memory", "snapshot"])
def test_a_dataset_goes_with_the_last_hold_on_it(
    large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if large:
        monkeypatch.setattr(loading_module, "LARGE", 1)
    workspace = Loading([WORLD], apart=True).workspace()
    use(workspace)
    dataset, held = weakref.ref(workspace.dataset), weakref.ref(workspace)
    del workspace
    assert held() is None
    assert dataset() is None


def left() -> set[str]:
    """Name every object of the program that anything holds and that is not of Python itself.

    Texts and dates are not among them: a text folded, or a date read, is remembered by its letters.
    """
    gc.collect()
    told = set()
    for each in gc.get_objects():
        cls = type(each)
        if str(cls.__module__).startswith(OF_DATASETS):
            told.add(f"{cls.__qualname__} {id(each)}")
    return told


@pytest.mark.slow
@pytest.mark.parametrize("large", slow_but([False, True], False), ids=["in memory", "snapshot"])
def test_of_a_reading_with_each_scope_nothing_is_left(
    large: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither records nor what was made of them: no index, order, view or value that recurs."""
    monkeypatch.setattr(loading_module, "LARGE", 1 if large else 10**9)
    file, text = tmp_path / "world.toml", WORLD.read_text("utf-8")
    workspace = Loading([WORLD], apart=True).workspace()
    ids = {id for kind in Kind if kind is not Kind.POSITION for id in workspace.dataset.ids(kind)}
    use(workspace)
    del workspace
    before = left()
    for turn, scope in enumerate(SCOPES):
        # Every id is another one: nothing that is made of them was there before.
        renamed = re.sub(r'"([a-z0-9.-]+)"', partial(_renamed, ids, turn), text)
        file.write_text(renamed, "utf-8")
        workspace = Loading([file], apart=True).workspace()
        assert len(workspace.dataset.ids(Kind.ACTOR)) > 5
        use(workspace, [scope])
        del workspace
    assert left() - before == set()


def _renamed(ids: set[str], turn: int, found: re.Match[str]) -> str:
    return f'"{found[1]}-{turn}"' if found[1] in ids else found[0]


def test_no_module_keeps_what_belongs_to_a_dataset() -> None:
    package = Path(dipview.__file__).parent
    owners = {"Dataset", "Orders", "Workspace", "SearchIndex", "Explorer", "View", "Matches"}
    found = []
    for file in package.rglob("*.py"):
        for node in ast.parse(file.read_text("utf-8")).body:
            if not isinstance(node, ast.FunctionDef):
                continue
            cached = any("cache" in ast.unparse(each) for each in node.decorator_list)
            names = {
                name.id
                for argument in node.args.args
                if argument.annotation is not None
                for name in ast.walk(argument.annotation)
                if isinstance(name, ast.Name)
            }
            if cached and names & owners:
                found.append(f"{file.name}: {node.name}")
    assert not found
