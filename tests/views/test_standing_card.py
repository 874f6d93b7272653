"""The card of a standing: all statements behind it, and apart what does not count."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from dipview.model.ids import standing_id
from dipview.views.scope import Scope
from dipview.workspace.views import card_of, whole_of
from dipview.workspace.workspace import Workspace

Show = Callable[..., Any]


def test_britains_card_has_johnsons_words_only_when_rolled_up(
    bundled: Workspace, show: Show
) -> None:
    id = standing_id("tighter-sanctions", "united-kingdom")
    plain, rolled = show(bundled, id), show(bundled, id, roll_up=True)
    assert plain.view.title == "United Kingdom on Sanctions"
    assert plain.facts("Stance") == [("supports, on a condition", "1 statement")]
    assert not plain.facts("Rolled up")
    assert all(position.endswith("@united-kingdom") for position in plain.ids("latest"))
    ((told, _),) = rolled.facts("Rolled up")
    assert "Boris Johnson 1" in told
    assert "not known to be in office" in told
    assert [id.rpartition("@")[2] for id in rolled.ids("latest")] == [
        "united-kingdom",
        "boris-johnson",
    ]
    for card in (plain, rolled):
        assert card.facts("Condition") == [("if Russia goes on backing Assad's government", "")]


def test_a_shift_shows_what_was_said_before(strait: Workspace, show: Show) -> None:
    id = standing_id("brine-cap", "ostrel")
    now = show(strait, id)
    assert now.facts("Stance") == [("supports", "2 statements")]
    assert now.ids("latest") == ["ostrel-accepts-ceiling#brine-cap@ostrel"]
    assert now.ids("earlier") == ["ostrel-against-ceiling#brine-cap@ostrel"]
    assert not now.facts("Condition")
    then = show(strait, id, as_of=dt.date(2031, 12, 31))
    assert then.facts("Stance") == [("opposes, on a condition", "1 statement")]
    assert then.ids("latest") == ["ostrel-against-ceiling#brine-cap@ostrel"]
    assert "earlier" not in then.names()
    before = show(strait, id, as_of=dt.date(2031, 9, 15))
    assert before.facts("Stance")[0][0] == "nothing found"
    assert before.names() == ["facts"]


def test_of_a_mixed_standing_both_are_latest(strait: Workspace, show: Show) -> None:
    card = show(strait, standing_id("joint-inspection", "dar-marjan"))
    assert {id.partition("#")[0] for id in card.ids("latest")} == {
        "dar-marjan-for-inspection",
        "dar-marjan-against-inspection",
    }
    assert card.facts("Stance") == [("mixed: supports / opposes", "2 statements")]


def test_second_hand_is_beside_what_was_stated(strait: Workspace, show: Show) -> None:
    card = show(strait, standing_id("brine-cap", "yarrowmark"))
    assert card.ids("latest") == ["yarrowmark-speaks#brine-cap@yarrowmark"]
    assert card.ids("aside") == ["dunmoor-on-yarrowmark#brine-cap@yarrowmark"]
    early = show(strait, standing_id("brine-cap", "yarrowmark"), as_of=dt.date(2032, 12, 1))
    assert early.facts("Stance") == [("leans against (second-hand)", "1 statement")]
    without = show(strait, standing_id("brine-cap", "yarrowmark"), second_hand=False)
    assert "aside" not in without.names()


@pytest.mark.parametrize(
    ("issue", "holder", "section", "statement"),
    [
        ("night-discharge", "bettany-quorle", "retracted", "quorle-retracted-remark"),
        ("brine-levy", "mirelle-astwick", "draft", "astwick-on-charge-draft"),
    ],
)
def test_what_does_not_count_is_told_where_nothing_does(
    strait: Workspace, show: Show, issue: str, holder: str, section: str, statement: str
) -> None:
    card = show(strait, standing_id(issue, holder))
    assert card.facts("Stance") == [
        ("nothing found", "no position in this dataset, which is no stance")
    ]
    assert card.names() == ["facts", section]
    assert card.ids(section) == [f"{statement}#{issue}@{holder}"]
    assert card.section(section).note == "Not counted."


def test_rolled_up_the_retracted_words_of_officials_are_told(strait: Workspace, show: Show) -> None:
    id = standing_id("night-discharge", "outer-isles-league")
    assert "retracted" not in show(strait, id).names()
    rolled = show(strait, id, roll_up=True)
    assert rolled.ids("retracted") == ["quorle-retracted-remark#night-discharge@bettany-quorle"]
    assert not any("quorle" in position for position in rolled.ids("latest"))


def test_a_day_to_begin_at_hides_nothing_of_a_standing(strait: Workspace, show: Show) -> None:
    id = standing_id("brine-cap", "pellorine")
    card = show(strait, id, since=dt.date(2033, 6, 1))
    assert card.facts("Stance") == [("supports", "1 statement")]
    assert card.ids("latest") == ["pellorine-agrees-ceiling#brine-cap@pellorine"]


def test_no_query_and_no_pin_narrows_it(strait: Workspace, show: Show) -> None:
    id = standing_id("brine-cap", "ostrel")
    narrowed = show(strait, id, query="kelmora", pins=("kelmora",), focus="kelmora")
    assert narrowed.ids("latest") == show(strait, id).ids("latest")
    assert narrowed.ids("earlier") == show(strait, id).ids("earlier")


def test_of_a_topic_there_is_no_standing_to_tell(strait: Workspace, show: Show) -> None:
    card = show(strait, standing_id("topic-treaty", "ostrel"))
    assert card.names() == ["facts"]


@pytest.mark.parametrize(
    "id",
    [
        "#brine-cap@nobody",
        "#nothing@ostrel",
        "#ostrel@brine-cap",
        "#brine-cap@",
        "#@ostrel",
        "#@",
        "#",
        "@",
        "brine-cap@ostrel",
        "#brine-cap",
        "##brine-cap@ostrel",
        "#brine-cap@ostrel@ostrel",
        "ostrel+kelmora",
    ],
)
def test_what_names_no_standing_has_no_card(strait: Workspace, id: str) -> None:
    assert not strait.has_card(id)
    with pytest.raises(KeyError):
        card_of(strait, id, Scope())


def test_a_cell_that_rests_on_an_office_of_which_it_is_not_known_says_so(
    bundled: Workspace,
) -> None:
    view = whole_of(bundled, "matrix", Scope(roll_up=True))
    (row,) = (row for _, row in view.rows() if row.id == "united-kingdom")
    told = [cell for cell in row.cells if cell.leads_to == "#tighter-sanctions@united-kingdom"]
    words = "mixed: open / supports, on a condition, rolled up, office not certain; n=2"
    assert [cell.text for cell in told] == [words]
    value = told[0].value
    assert isinstance(value, dict)
    assert value["office_not_certain"] == 1
