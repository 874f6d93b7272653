"""The cards of the bundled dataset, where a careless view would say more than the source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from dipview.model.kinds import Kind
from dipview.views.scope import Scope
from dipview.views.view import Cell, Meaning
from dipview.workspace.views import catalogue_of
from dipview.workspace.workspace import Workspace

Show = Callable[..., Any]
Look = Callable[..., Cell]


def test_johnson_says_one_thing_and_keeps_it_open(bundled: Workspace, show: Show) -> None:
    card = show(bundled, "boris-johnson")
    (row,) = card.section("stands").rows
    assert row.cells[0].value == "open"
    assert row.cells[0].marks[0].glyph == "?"
    assert card.ids("said") == ["johnson-sanctions-agenda"]
    assert card.facts("Role") == [("Foreign Secretary, United Kingdom", "")]
    cited = {citation.locator for cell in row.cells for citation in cell.citations}
    assert cited == {"paragraph 6"}


def test_trumps_two_positions_are_second_hand(bundled: Workspace, show: Show) -> None:
    card = show(bundled, "donald-trump")
    rows = card.section("stands").rows
    assert [row.cells[0].marks[0].glyph for row in rows] == ["(▲)", "(▴)"]
    assert all("according to" in row.cells[4].text for row in rows)
    assert not any("exact words" in row.cells[4].text for row in rows)
    assert "said" not in card.names()
    assert "stands" not in show(bundled, "donald-trump", second_hand=False).names()


@pytest.mark.parametrize(
    "state", ["jordan", "qatar", "saudi-arabia", "turkey", "united-arab-emirates"]
)
def test_the_regional_states_opposition_is_described(
    bundled: Workspace, show: Show, state: str
) -> None:
    card = show(bundled, state)
    (row,) = card.section("stands").rows
    assert row.cells[0].marks[0].glyph == "▽"
    assert row.cells[0].text == "opposes (described)"
    assert "said" not in card.names()
    (position,) = (
        bundled.dataset.position(id)
        for id in bundled.dataset.ids(Kind.POSITION)
        if bundled.dataset.position(id).holder == state
    )
    assert not position.own


def test_what_a_source_describes_is_not_titled_as_said(bundled: Workspace, show: Show) -> None:
    card = show(bundled, "regional-states-oppose-assad")
    assert card.view.title.startswith("Statement: RFE/RL on Jordan, Qatar")
    assert not card.facts("Said by")
    assert show(bundled, "khan-sheikhun-toll").view.title == "Statement: RFE/RL"


@pytest.mark.parametrize(
    "member",
    ["canada", "france", "germany", "italy", "japan", "united-kingdom", "united-states"],
)
def test_the_groups_line_is_nobody_elses(bundled: Workspace, show: Show, member: str) -> None:
    card = show(bundled, member, roll_up=True)
    rows = [
        row
        for key in ("stands", "rolled-up")
        if key in card.names()
        for row in card.section(key).rows
    ]
    assert not any("@g7" in row.id for row in rows)


def test_johnsons_word_counts_for_britain_only_when_rolled_up_and_labelled(
    bundled: Workspace, show: Show
) -> None:
    plain = show(bundled, "united-kingdom")
    (row,) = plain.section("stands").rows
    assert row.cells[0].text == "supports, on a condition"
    assert "rolled-up" not in plain.names()
    rolled = show(bundled, "united-kingdom", roll_up=True)
    section = rolled.section("rolled-up")
    assert "officials" in section.title
    assert section.note
    (johnson,) = (row for row in section.rows if row.id.endswith("@boris-johnson"))
    details = johnson.cells[4].text
    assert "held by Boris Johnson" in details
    assert "rolled up: Boris Johnson 1, United Kingdom 1" in details
    assert "1 statement by somebody not known to be in office then" in details


def test_a_position_that_others_tell_of_is_not_given_their_exact_words(
    bundled: Workspace, show: Show, cell: Look
) -> None:
    hope = "spokeswoman-settlement-hope#negotiated-settlement@theresa-may"
    assert cell(bundled, hope, "details").text == "hopes · told by Spokeswoman for Theresa May"
    card = show(bundled, hope)
    ((words, teller),) = card.facts("Words")
    assert words.startswith("“")
    assert teller == "said by Spokeswoman for Theresa May"


def test_a_programs_row_names_who_spoke_beside_who_holds(bundled: Workspace, cell: Look) -> None:
    hope = "spokeswoman-settlement-hope#negotiated-settlement@theresa-may"
    assert cell(bundled, hope, "holder").value == "theresa-may"
    assert cell(bundled, hope, "speakers").value == ["may-spokeswoman"]
    described = "regional-states-oppose-assad#assad-rule@jordan"
    assert cell(bundled, described, "speakers").text == ""


def test_an_accused_is_not_listed_as_having_taken_part(
    bundled: Workspace, show: Show, cell: Look
) -> None:
    card = show(bundled, "bashar-al-assad")
    assert card.ids("events-alleged") == ["khan-sheikhun-attack"]
    assert "alleged" in card.section("events-alleged").title
    assert card.ids("events") == ["syrian-war"]
    participants = cell(bundled, "khan-sheikhun-attack", "participants")
    assert participants.text.startswith(
        "Bashar al-Assad: accused of a nerve gas attack (alleged); "
    )
    assert isinstance(participants.value, list)
    assert participants.value[0]["alleged"]
    assert "2 of them alleged" in cell(bundled, "khan-sheikhun-attack", "details").text


def test_who_is_inferred_to_have_been_there_is_told_so(bundled: Workspace, show: Show) -> None:
    assert show(bundled, "boris-johnson").ids("events-inferred") == ["g7-lucca-meeting"]


def test_a_claim_has_asserters_and_deniers_and_no_truth(bundled: Workspace, show: Show) -> None:
    card = show(bundled, "rebel-depot-account")
    assert card.facts("Holders") == [("asserts: 2 · denies: 1", "")]
    assert [row.id for row in card.section("for").rows] == [
        "depot-account#rebel-depot-account@russia",
        "depot-account#rebel-depot-account@syria",
    ]
    assert [row.id for row in card.section("against").rows] == [
        "depot-account-rejected#rebel-depot-account@united-states"
    ]
    beside = card.section("contradicts")
    assert [column.leads_to for column in beside.columns[1:]] == [
        "rebel-depot-account",
        "government-gas-attack",
    ]
    assert [row.id for row in beside.rows] == ["russia", "syria", "united-states"]
    other = show(bundled, "government-gas-attack")
    assert other.facts("Holders") == [("asserts (implied): 1 · denies (implied): 2", "")]


def test_what_nobody_named_holds_is_on_the_cards_of_its_issue_and_source_alone(
    bundled: Workspace, show: Show
) -> None:
    id = "khan-sheikhun-toll#death-toll@"
    assert show(bundled, "death-toll").ids("no-holder") == [id]
    assert not show(bundled, "death-toll").facts("Holders")
    assert id in show(bundled, "rferl-2017-04-11").ids("no-holder")


def test_on_the_fifth_the_attack_is_known_and_the_strike_is_not(bundled: Workspace) -> None:
    early = Scope(as_of=dt.date(2017, 4, 5))
    rows = catalogue_of(bundled, "events", early).sections[0].rows
    assert [row.id for row in rows] == ["syrian-war", "khan-sheikhun-attack"]
    assert not catalogue_of(bundled, "positions", early).count


def test_offices_are_marked_where_their_dates_are_not_given(
    bundled: Workspace, show: Show, cell: Look
) -> None:
    office = cell(bundled, "johnson-sanctions-agenda", "office").text
    assert office == "Foreign Secretary, United Kingdom (term not given)"
    early = show(bundled, "g7", as_of=dt.date(2017, 4, 5))
    rows = early.section("people").rows
    members = [row for row in rows if row.id == "canada"]
    assert members[0].cells[2].text == "not known whether then"
    assert cell(bundled, "boris-johnson", "office", as_of=dt.date(2017, 4, 5)).text.endswith(
        "(term not given)"
    )


def test_a_quote_is_marked_as_words_and_a_paraphrase_is_not(bundled: Workspace, cell: Look) -> None:
    assert cell(bundled, "spicer-future-action", "words").meaning is Meaning.WORDS
    assert cell(bundled, "mattis-aircraft", "words").meaning is Meaning.SUMMARY
