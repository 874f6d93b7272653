"""The column of a series: what an actor stated on any text stands before what is told of it."""

from __future__ import annotations

from pathlib import Path

from tests.standing.writing import actor, issue, said

from dipview.views.matrix.matrix_view import matrix_view
from dipview.views.scope import Scope
from dipview.workspace.small import read_workspace


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
