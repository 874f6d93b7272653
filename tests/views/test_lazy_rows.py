"""Rows that are built when looked at tell before what their built form shows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from attrs import evolve
from tests.views.conftest import ARCHIPELAGO, WORLD

from dipview.model.kinds import Kind
from dipview.views.parts.lazy_rows import LaterRows, LazyRows, row_ids, sources_cited
from dipview.views.scope import Scope
from dipview.views.view import Cell, Lazy, Row, Section
from dipview.workspace.small_files import read_workspace
from dipview.workspace.views import whole_of
from dipview.workspace.workspace import Workspace


def _sections(workspace: Workspace) -> Iterator[Section]:
    for kind in (Kind.ISSUE, Kind.ACTOR):
        for id in workspace.dataset.ids(kind):
            for rolled_up in (False, True):
                scope = Scope(subjects=(id,), roll_up=rolled_up)
                yield from whole_of(workspace, "brief", scope).sections


@pytest.mark.parametrize("path", [WORLD, ARCHIPELAGO], ids=["world", "archipelago"])
def test_what_rows_tell_unbuilt_is_what_they_show(path: object) -> None:
    workspace = read_workspace([path])  # type: ignore[list-item]
    seen = set()
    for section in _sections(workspace):
        built = [row for row in section.rows if row.kind is not None]
        if len(built) < len(section.rows):
            continue  # Facts, which are all built.
        seen.add(section.key)
        cited = {each.source for row in built for cell in row.cells for each in cell.citations}
        ids = list(row_ids(section.rows))
        if isinstance(section.rows, LaterRows):
            ids = sorted(ids, key=[row.id for row in built].index)
        assert ids == [row.id for row in built]
        assert sources_cited(section.rows) == cited
    assert any(key.startswith("issue:") for key in seen)
    assert {"for", "mixed", "policies", "not-in-own-words", "no-holder"} <= seen


def test_rows_are_built_when_they_are_looked_at_and_once() -> None:
    made: list[str] = []

    def build(item: str) -> Row:
        made.append(item)
        return evolve(_ROW, id=item)

    rows = LazyRows(["a", "b", "c"], build)
    assert len(rows) == 3
    assert made == []
    assert [rows[1].id, rows[-2].id, rows[1].id] == ["b", "b", "b"]
    assert made == ["b"]
    assert [row.id for row in rows[1:]] == ["b", "c"]


def test_rows_that_are_gone_through_once_are_not_kept() -> None:
    made: list[str] = []

    def build(item: str) -> Row:
        made.append(item)
        return evolve(_ROW, id=item)

    for rows in (LazyRows(["a", "b"], build), Lazy(["a", "b"], build)):
        made.clear()
        assert [row.id for row in rows] == ["a", "b"]
        assert rows[0].id == "a"
        assert made == ["a", "b", "a"]


_ROW = Row(id="", kind=None, cells=(Cell(),))
