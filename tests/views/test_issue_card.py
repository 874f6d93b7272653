"""The card of an issue: sides by stance, weaker evidence apart, and a proposal as of its day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.bodies import BODIES
from tests.standing.stances import SOURCE, Said, actor, issue, opened

from dipview.model.kinds import Kind
from dipview.model.stances import IssueKind
from dipview.standing.evidence import Evidence, evidence_of
from dipview.views.scope import Scope
from dipview.workspace.small_files import read_workspace
from dipview.workspace.views import card_of, whole_of
from dipview.workspace.workspace import Workspace

Show = Callable[..., Any]
SIDES = (
    *("for", "rather-for", "for-if", "undecided", "no-side", "mixed"),
    *("rather-against", "against"),
)
APART = ("not-in-own-words", "second-hand", "no-holder")


def holders(card: Any, key: str) -> list[str]:
    return [id.rpartition("@")[2] for id in card.ids(key)] if key in card.names() else []


def test_the_sanctions(bundled: Workspace, show: Show) -> None:
    card = show(bundled, "tighter-sanctions")
    titles = {section.title: section for section in card.view.sections}
    on_condition = titles["For, on a condition (2)"]
    assert [row.id.rpartition("@")[2] for row in on_condition.rows] == [
        "united-kingdom",
        "canada",
    ]
    for row in on_condition.rows:
        assert any("if Russia goes on backing Assad" in cell.text for cell in row.cells)
    assert [row.id for row in titles["No side taken (1)"].rows] == [
        id
        for id in bundled.dataset.ids(Kind.POSITION)
        if id.endswith("@boris-johnson") and "#tighter-sanctions@" in id
    ]
    rolled = show(bundled, "tighter-sanctions", roll_up=True)
    assert "boris-johnson" not in holders(rolled, "no-side")
    assert all("Rolled up:" in s.note for s in rolled.view.sections if s.title.startswith("For"))


def test_what_was_not_stated_is_apart_from_every_side(bundled: Workspace, show: Show) -> None:
    dataset = bundled.dataset
    for id in dataset.ids(Kind.ISSUE):
        card = show(bundled, id)
        for section in card.view.sections:
            if section.key in SIDES:
                for row in section.rows:
                    assert evidence_of(dataset.position(row.id)) is Evidence.OWN, row.id
    card = show(bundled, "assad-rule")
    described = [k for k in card.names() if k not in ("facts", "nothing-found", "no-holder")]
    assert {"jordan", "qatar", "saudi-arabia", "turkey", "united-arab-emirates"} <= {
        holder for key in described for holder in holders(card, key)
    }
    assert not any(key in SIDES for key in card.names())


def test_every_position_on_an_issue_is_somewhere_on_its_card(
    bundled: Workspace, strait: Workspace, show: Show
) -> None:
    for workspace in (bundled, strait):
        for id in workspace.dataset.ids(Kind.ISSUE):
            card = show(workspace, id)
            rows = {row.id for section in card.view.sections for row in section.rows}
            on_it = {p for p in workspace.dataset.ids(Kind.POSITION) if f"#{id}@" in p}
            assert on_it <= rows, id
            assert not on_it or workspace.dataset.issue(id).kind is not IssueKind.TOPIC


def test_earlier_words_weaker_evidence_and_what_does_not_count(
    strait: Workspace, show: Show
) -> None:
    card = show(strait, "night-discharge")
    assert set(holders(card, "for")) == {"tavo-relma", "ewin-thackerlow"}
    assert holders(card, "earlier") == ["tavo-relma", "ostrel-foreign-ministry"]
    assert card.ids("aside")[0].startswith("thackerlow-threatens")
    assert holders(card, "retracted") == ["bettany-quorle"]
    assert holders(show(strait, "brine-levy"), "draft") == ["mirelle-astwick"]
    assert show(strait, "winter-closure").ids("no-holder") == [
        "three-delegations-on-winter#winter-closure@"
    ]


def test_nobody_is_both_on_a_side_and_not_found(
    strait: Workspace, bundled: Workspace, show: Show
) -> None:
    for workspace in (strait, bundled):
        for id in workspace.dataset.ids(Kind.ISSUE):
            for rolled in (False, True):
                card = show(workspace, id, roll_up=rolled)
                sided = {h for key in (*SIDES, *APART) for h in holders(card, key)}
                if not rolled and "nothing-found" in card.names():
                    assert not sided & set(card.ids("nothing-found")), id


def test_claims_side_by_side_make_nobody_a_denier(bundled: Workspace, show: Show) -> None:
    card = show(bundled, "rebel-depot-account")
    sheet = card.section("contradicts")
    leads = [column.leads_to for column in sheet.columns]
    assert leads[1:] == ["rebel-depot-account", "government-gas-attack"]
    told = {row.id: [cell.text for cell in row.cells[1:]] for row in sheet.rows}
    assert told["russia"][0].startswith("asserts")
    assert told["united-states"][0].startswith("denies")
    # What they hold of the other claim is implied by a statement of it, not by the first.
    assert told["russia"][1].startswith("denies (implied)")
    assert all("true" not in text for texts in told.values() for text in texts)


def test_who_asserts_one_claim_denies_no_other(body: str, show: Show) -> None:
    workspace = Workspace(
        BODIES[body](
            opened(
                [
                    SOURCE,
                    actor("a"),
                    actor("b"),
                    issue("one", "claim", ("two",)),
                    issue("two", "claim"),
                    Said(id="x", holder="a", issue="one", stance="assert").written(),
                    Said(id="y", holder="b", issue="two", stance="assert").written(),
                ]
            )
        )
    )
    sheet = show(workspace, "one").section("contradicts")
    told = {row.id: [cell.text for cell in row.cells[1:]] for row in sheet.rows}
    assert told["a"] == ["asserts; n=1", "nothing found"]
    assert told["b"] == ["nothing found", "asserts; n=1"]
    assert "against" not in show(workspace, "one").names()


def test_a_proposal_tells_its_tablers_backers_rivals_and_status(
    strait: Workspace, show: Show
) -> None:
    card = show(strait, "brine-cap")
    assert card.facts("Proposal") == [("adopted", "18 Mar 2033")]
    assert [value for value, _ in card.facts("Tabled by")] == ["Kelmora"]
    assert card.facts("Backed by")[0][0] == "Pellorine"
    ((rival, status),) = card.facts("Rival of")
    assert rival.startswith("Brine should be charged")
    assert status == "withdrawn"
    # Who takes no side does not back it, though the statement answers it.
    assert not any("Coldbrook" in row.cells[1].text for row in card.section("facts").rows)


def test_on_a_day_a_proposal_is_as_far_as_it_had_got(strait: Workspace, show: Show) -> None:
    tabled = show(strait, "brine-cap", as_of=dt.date(2031, 9, 15))
    assert not tabled.facts("Proposal")
    assert tabled.facts("Tabled by")
    ((_, status),) = tabled.facts("Rival of")
    assert status == ""
    assert not any("Vote" in value for value, _ in tabled.facts("Event"))
    assert not any(row.id.startswith("ostrel-") for row in tabled.section("facts").rows)
    before = show(strait, "brine-cap", as_of=dt.date(2031, 9, 1))
    assert not before.facts("Tabled by")
    assert not before.facts("Backed by")
    adopted = show(strait, "brine-cap", as_of=dt.date(2033, 3, 18))
    assert adopted.facts("Proposal") == [("adopted", "18 Mar 2033")]


@pytest.mark.parametrize("view", ["card", "brief"])
def test_a_status_without_a_date_is_of_no_day(tmp_path: Path, view: str) -> None:
    path = tmp_path / "small.toml"
    path.write_text(SOURCE + issue("i") + 'status = "adopted"\n', encoding="utf-8")
    workspace = read_workspace([path])

    def told(day: dt.date | None) -> str:
        scope = Scope(as_of=day, subjects=("i",))
        shown = (
            card_of(workspace, "i", scope)
            if view == "card"
            else whole_of(workspace, "brief", scope)
        )
        return " ".join(cell.text for _, row in shown.rows() for cell in row.cells)

    assert "adopted" in told(None)
    assert "adopted" not in told(dt.date(2021, 1, 1))


def test_an_issue_on_which_nothing_is_found(body: str, show: Show) -> None:
    workspace = Workspace(BODIES[body](opened([SOURCE, actor("a"), issue("i")])))
    card = show(workspace, "i")
    assert not set(card.names()) & {*SIDES, *APART}
    assert not card.facts("Holders")
