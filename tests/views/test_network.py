"""The network: ties with weights and n, and the groups that they make."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from tests.bodies import BODIES
from tests.standing.stances import SOURCE, Said, actor, issue, opened

from dipview.dataset.opening import open_dataset
from dipview.model.ids import pair_parts
from dipview.standing.certainty import surely
from dipview.views.scope import Scope
from dipview.views.view import View
from dipview.workspace.views import whole_of
from dipview.workspace.workspace import Workspace

ARCHIPELAGO = Path(__file__).parents[1] / "worlds" / "archipelago.toml"


@pytest.fixture(scope="module")
def strait(body: str) -> Workspace:
    """The larger invented world."""
    return Workspace(BODIES[body](open_dataset([ARCHIPELAGO])))


def network(workspace: Workspace, *subjects: str, **scope: Any) -> View:
    return whole_of(workspace, "network", evolve(Scope(), subjects=subjects, **scope))


def rows(view: View, key: str) -> dict[str, dict[str, object]]:
    """Give the values of a section's rows by their ids."""
    section = next(section for section in view.sections if section.key == key)
    return {
        row.id: {c.key: cell.plain for c, cell in zip(section.columns, row.cells, strict=True)}
        for row in section.rows
    }


def test_russia_syria_and_iran_against_the_united_states(bundled: Workspace) -> None:
    view = network(bundled)
    ties = rows(view, "ties")
    assert ties["russia+united-states"]["weight"] == -2
    assert ties["russia+syria"]["weight"] == 1
    assert ["iran", "russia", "syria"] in [g["members"] for g in rows(view, "groups").values()]


def test_ties_are_sorted_by_what_is_sure_and_each_has_n_and_its_caution(strait: Workspace) -> None:
    ties = rows(network(strait), "ties")
    sure = [surely(int(str(t["agreements"])), int(str(t["shared"]))) for t in ties.values()]
    assert sure == sorted(sure, reverse=True)
    for id, tie in ties.items():
        one, other = pair_parts(id) or ("", "")
        assert one < other
        assert tie["weight"] == tie["agreements"] - tie["disagreements"]  # type: ignore[operator]
        assert tie["shared"]
        assert int(str(tie["n"])) >= 1
        assert tie["thin"] is bool(tie["caution"])


def test_the_regional_states_described_as_against_assad_have_no_tie_by_it(
    bundled: Workspace,
) -> None:
    view = network(bundled, "assad-rule")
    described = {"saudi-arabia", "turkey", "qatar", "jordan", "united-arab-emirates"}
    for section, row in view.rows():
        if section.key == "ties":
            assert not described & set(pair_parts(row.id) or ())


def test_topics_issues_and_actors_narrow_the_ties(strait: Workspace) -> None:
    whole = rows(network(strait), "ties")
    fishery = rows(network(strait, "topic-fishery"), "ties")
    assert 0 < len(fishery) < len(whole)
    for id, tie in fishery.items():
        assert set(tie["issues"]) <= set(whole[id]["issues"])  # type: ignore[call-overload]
    two = network(strait, "ostrel", "kelmora")
    assert list(rows(two, "ties")) == ["kelmora+ostrel"]


def test_groups_say_what_they_are_and_on_how_much_they_rest(strait: Workspace) -> None:
    view = network(strait)
    section = next(section for section in view.sections if section.key == "groups")
    assert "judges nobody" in section.note
    members = [id for group in rows(view, "groups").values() for id in group["members"]]  # type: ignore[attr-defined]
    assert len(members) == len(set(members))
    for group in rows(view, "groups").values():
        assert int(str(group["n"])) >= 1
        assert group["span"]


def test_roll_up_ties_states_by_the_words_of_their_officials(strait: Workspace) -> None:
    rolled = network(strait, roll_up=True)
    assert any(note.startswith("Rolled up") for note in rolled.notes)
    assert "ilse-marrowin" not in {
        end for id in rows(rolled, "ties") for end in pair_parts(id) or ()
    }


def test_one_actor_is_asked_for_its_ties_with_all_others(strait: Workspace) -> None:
    whole = rows(network(strait), "ties")
    view = network(strait, "ostrel")
    ties = rows(view, "ties")
    own = [id for id in whole if "ostrel" in (pair_parts(id) or ())]
    assert {frozenset(pair_parts(id) or ()) for id in ties} == {
        frozenset(pair_parts(id) or ()) for id in own
    }
    assert all(tie["one"] == "ostrel" for tie in ties.values())
    for id in own:
        tie = ties.get(id) or ties["+".join(reversed(pair_parts(id) or ()))]
        for key in ("weight", "agreements", "disagreements", "shared", "n", "span"):
            assert tie[key] == whole[id][key]
    sure = [surely(int(str(t["agreements"])), int(str(t["shared"]))) for t in ties.values()]
    assert sure == sorted(sure, reverse=True)
    assert [section.key for section in view.sections] == ["ties"]
    assert "Ostrel" not in {str(tie["pair"]) for tie in ties.values()}


def test_one_actor_is_asked_for_its_ties_on_a_topic(strait: Workspace) -> None:
    every = rows(network(strait, "ostrel"), "ties")
    fishery = rows(network(strait, "topic-fishery", "ostrel"), "ties")
    assert 0 < len(fishery) <= len(every)
    assert sum(int(str(t["shared"])) for t in fishery.values()) < sum(
        int(str(t["shared"])) for t in every.values()
    )


def test_one_actor_without_a_tie_is_told_why() -> None:
    said = [
        Said(id=f"x{holder}", holder=holder, issue=on, stance="support")
        for holder, on in (("b", "p"), ("c", "q"))
    ]
    pieces = [SOURCE, *map(actor, "abc"), issue("p"), issue("q")]
    workspace = Workspace(opened([*pieces, *(each.written() for each in said)]))
    assert "nobody else took a side where B did" in network(workspace, "b").empty
    assert "no side of A is stated first-hand" in network(workspace, "a").empty


def test_one_actor_or_none_has_no_ties(empty: Workspace) -> None:
    said = Said(id="x", holder="a", issue="p", stance="support").written()
    alone = network(Workspace(opened([SOURCE, actor("a"), issue("p"), said])))
    for view in (alone, network(empty)):
        assert view.count == 0
        assert view.empty.startswith("No tie: ")


def test_two_hundred_actors_are_tied_two_by_two() -> None:
    pieces = [SOURCE, issue("p"), issue("q")]
    for n in range(200):
        holder = f"x{n:03}"
        pieces.append(actor(holder))
        for each in "pq":
            stance = "support" if n % 2 else "oppose"
            said = Said(id=f"{holder}{each}", holder=holder, issue=each, stance=stance)
            pieces.append(said.written())
    view = network(Workspace(opened(pieces)))
    assert len(view.sections[0].rows) == 200 * 199 // 2
    assert view.sections[0].rows[0].cells[0].plain == 2
    assert view.sections[0].rows[-1].cells[0].plain == -2
    assert [group["size"] for group in rows(view, "groups").values()] == [100, 100]
