"""Numbers that head a view say how many of what they count are in doubt."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.standing.writing import actor, issue, person, said

from dipview.exchange.graphs.graph import Mode
from dipview.exchange.graphs.stance_graph import graph_of
from dipview.formats.format import Format
from dipview.formats.writers import write
from dipview.views.brief.kinds import BRIEFS, BriefKind
from dipview.views.comparison.comparison_view import comparison_view
from dipview.views.network.network_view import network_of, network_view
from dipview.views.scope import Scope
from dipview.views.stats_view import stats_view
from dipview.views.view import View
from dipview.workspace.small_files import read_workspace
from dipview.workspace.views import card_of, catalogue_of
from dipview.workspace.workspace import Workspace

DISPUTED = 'status = "disputed"'
TOLD = "supports: 2 (1 disputed) · opposes: 1 · supports (implied): 1 (1 disputed)"


@pytest.fixture
def world(tmp_path: Path) -> Workspace:
    path = tmp_path / "world.toml"
    path.write_text(
        '[[sources]]\nid = "s"\ntype = "report"\nissued = 2022-03-20\n'
        + "".join(map(actor, "abcde"))
        + person("m", '{ title = "Minister", of = "e" }')
        + '[[issues]]\nid = "t"\nkind = "topic"\ntitle = "T"\n'
        + "".join(issue(id).replace("kind", 'parent = "t"\nkind') for id in "ij")
        + said("2020-02-04", "support", by="a", extra=DISPUTED)
        + said("2020-02-03", "support", by="b")
        + said("2020-02-02", "oppose", by="c")
        + said("2020-02-01", "support", by="d", extra=DISPUTED, position=', basis = "implied"')
        + said("2020-02-01", "oppose", by="b", issue="j")
        + said("2020-03-01", "support", by="b", issue="j", extra=DISPUTED)
        + said("2020-02-01", "support", by="a", issue="j", extra=DISPUTED)
        + said("2020-03-01", "support", by="a", issue="j")
        + said("2020-03-01", "support", by="m", issue="j", position=", fallback = true"),
        encoding="utf-8",
    )
    return read_workspace([path])


def written(view: View) -> str:
    return "".join(write(view, Format.MARKDOWN))


def test_a_brief_says_in_short_how_many_are_disputed(world: Workspace) -> None:
    brief = BRIEFS[BriefKind.POSITION].make()
    assert f"| In short | {TOLD} |" in written(world.view(brief, Scope(subjects=("i",))))
    assert TOLD in written(world.view(brief, Scope(subjects=("t",))))


@pytest.mark.parametrize("kind", [BriefKind.STEERING, BriefKind.LINES])
def test_so_do_briefs_with_a_background(world: Workspace, kind: BriefKind) -> None:
    assert TOLD in written(world.view(BRIEFS[kind].make(), Scope(subjects=("i",))))


def test_so_do_the_card_and_the_list_of_issues(world: Workspace) -> None:
    assert TOLD in written(card_of(world, "i", Scope()))
    listed = written(catalogue_of(world, "issues", Scope()))
    assert all(phrase in listed for phrase in TOLD.split(" · "))


def test_what_was_disputed_and_is_said_again_is_so_no_more(world: Workspace) -> None:
    told = "supports: 2 (1 disputed) · supports, as a second choice: 1"
    for view in (
        world.view(BRIEFS[BriefKind.POSITION].make(), Scope(subjects=("t",))),
        catalogue_of(world, "issues", Scope()),
    ):
        assert told in written(view)


def test_a_roll_up_counts_those_of_whom_the_office_is_not_certain(world: Workspace) -> None:
    brief = BRIEFS[BriefKind.POSITION].make()
    text = written(world.view(brief, Scope(subjects=("j",), roll_up=True)))
    assert "supports, as a second choice: 1 (1 office not certain)" in text


def test_pairs_say_on_how_many_issues_what_is_disputed_counts(world: Workspace) -> None:
    told = "disputed statements count on 2 shared issues"
    assert told in written(world.view(comparison_view, Scope(subjects=("a", "b"))))
    network = written(world.view(network_view, Scope()))
    assert told in network
    assert "disputed statements count on 1 shared issue" in network
    narrowed = written(world.view(comparison_view, Scope(subjects=("b", "c"))))
    assert "disputed statements" not in narrowed


def test_ties_of_a_graph_say_it_too(world: Workspace) -> None:
    graph = graph_of(network_of(world.selection(Scope())), Mode.ONE)
    found = {(each.source, each.target): each.attributes.get("disputed") for each in graph.edges}
    assert found == {("a", "b"): 2, ("a", "c"): 1, ("b", "c"): None}


def test_statistics_count_what_is_weaker_than_it_seems(world: Workspace) -> None:
    text = written(world.view(stats_view, Scope()))
    assert "| 4 | of disputed statements |" in text
    assert "| 1 | second choices |" in text
