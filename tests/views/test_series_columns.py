"""The column of a series: what an actor stated on any text stands before what is told of it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from tests.standing.writing import actor, issue, said

from dipview.model.stances import Stance
from dipview.views.matrix.matrix_view import matrix_view
from dipview.views.parts.legend import legend_of
from dipview.views.parts.marks import Mark
from dipview.views.scope import Scope
from dipview.views.view import Cell
from dipview.workspace.small_files import read_workspace
from dipview.workspace.workspace import Workspace


def test_what_is_told_of_an_actor_on_a_later_text_takes_no_place_of_what_it_stated(
    tmp_path: Path,
) -> None:
    path = tmp_path / "world.toml"
    path.write_text(
        '[[sources]]\nid = "s"\ntype = "report"\nissued = 2022-03-20\n'
        + "".join(map(actor, "abc"))
        + issue("i")
        + issue("j").replace("kind", 'series = "i"\nkind')
        + said("2020-02-01", "support")
        + said("2021-02-01", "oppose", issue="j", position=', basis = "implied"')
        + said("2022-02-01", "oppose", issue="j", position=", fallback = true")
        + said("2021-02-01", "oppose", by="b", issue="j", position=', basis = "implied"')
        + said("2020-02-01", "support", by="c")
        + said("2021-02-01", "oppose", by="c", issue="j"),
        encoding="utf-8",
    )
    view = read_workspace([path]).view(matrix_view, Scope())
    assert {row.id: row.cells[1].text for _, row in view.rows()} == {
        "a": "supports; n=1 (It is i.)",
        "b": "opposes (implied); n=1 (It is j.)",
        "c": "opposes; n=1 (It is j.)",
    }


def world_of(tmp_path: Path, *statements: str) -> Workspace:
    """Open a world of a series ``i`` with the texts ``j``, ``k`` and ``l``."""
    texts = (issue(id).replace("kind", 'series = "i"\nkind') for id in "jkl")
    path = tmp_path / "world.toml"
    path.write_text(
        '[[sources]]\nid = "s"\ntype = "report"\nissued = 2022-03-20\n'
        + "".join(map(actor, "ab"))
        + "".join((issue("i"), *texts, *statements)),
        encoding="utf-8",
    )
    return read_workspace([path])


def cell_of(world: Workspace, actor: str = "a", scope: Scope | None = None) -> Cell:
    """Give the one cell of an actor's row, of what is asked for."""
    view = world.view(matrix_view, scope or Scope(query="issue:j"))
    (row,) = (row for _, row in view.rows() if row.id == actor)
    return row.cells[1]


EARLY, LATE = said("2020-02-01", "support", issue="j"), said("2021-02-01", "oppose", issue="k")


def test_a_cell_says_that_a_later_text_is_not_shown(tmp_path: Path) -> None:
    cell = cell_of(world_of(tmp_path, EARLY, LATE))
    assert cell.text == "supports; n=1 (It is j.; its latest: It is k.)"
    assert [(mark.glyph, mark.ascii) for mark in cell.marks] == [("▲was", "+was")]
    assert cell.value["later_on"] == "k"  # type: ignore[index]


def test_the_latest_text_that_is_known_is_named(tmp_path: Path) -> None:
    last = said("2022-02-01", "support", issue="l")
    world = world_of(tmp_path, EARLY, LATE, last)
    assert "its latest: It is l." in cell_of(world).text
    early = Scope(query="issue:j", as_of=dt.date(2021, 12, 31))
    assert "its latest: It is k." in cell_of(world, scope=early).text
    before = Scope(query="issue:j", as_of=dt.date(2020, 12, 31))
    assert cell_of(world, scope=before).text == "supports; n=1 (It is j.)"


def test_the_latest_of_all_texts_is_not_marked(tmp_path: Path) -> None:
    world = world_of(tmp_path, EARLY, LATE)
    for query in ("", "issue:k"):
        cell = cell_of(world, scope=Scope(query=query))
        assert cell.text == "opposes; n=1 (It is k.)"
        assert cell.marks == (Mark(stance=Stance.OPPOSE),)
        assert "later_on" not in cell.value  # type: ignore[operator]


def test_what_is_on_the_series_itself_is_marked_too(tmp_path: Path) -> None:
    world = world_of(tmp_path, said("2020-02-01", "support"), LATE)
    cell = cell_of(world, scope=Scope(query="stance:for"))
    assert cell.text == "supports; n=1 (It is i.; its latest: It is k.)"


def test_what_is_told_of_an_actor_later_makes_nothing_of_its_own_older(tmp_path: Path) -> None:
    told = said("2021-02-01", "oppose", issue="k", position=', basis = "implied"')
    assert cell_of(world_of(tmp_path, EARLY, told)).text == "supports; n=1 (It is j.)"


def test_what_another_said_later_marks_nothing(tmp_path: Path) -> None:
    of_b = said("2021-02-01", "oppose", by="b", issue="k")
    assert cell_of(world_of(tmp_path, EARLY, of_b)).text == "supports; n=1 (It is j.)"


def test_the_legend_explains_the_mark(tmp_path: Path) -> None:
    view = world_of(tmp_path, EARLY, LATE).view(matrix_view, Scope(query="issue:j"))
    assert ("…was", "on an earlier text than its latest") in [
        (sign.glyph, sign.meaning) for sign in legend_of(view)
    ]
