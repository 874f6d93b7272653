"""Cards and rows of the invented world: drafts, translations, bodies, conditions, other days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from dipview.views.parts.sides import Side
from dipview.views.scope import Scope
from dipview.views.view import Cell, Meaning
from dipview.workspace.views import card_of, catalogue_of, overview_of
from dipview.workspace.workspace import Workspace

Show = Callable[..., Any]
Look = Callable[..., Cell]


def test_a_mixed_standing_shows_each_of_its_statements(world: Workspace, show: Show) -> None:
    rows = [r for r in show(world, "corvane").section("stands").rows if "tolls" in r.id]
    assert [row.cells[0].text for row in rows] == ["supports", "opposes"] or [
        row.cells[0].text for row in rows
    ] == ["opposes", "supports"]
    assert all("mixed: one of 2" in row.cells[4].text for row in rows)
    assert [row.cells[2].text for row in rows] == ["n=2", "n=2"]


def test_drafts_and_weaker_evidence_are_told_beside_a_standing(
    world: Workspace, show: Show
) -> None:
    rows = {row.cells[1].value: row for row in show(world, "orlund").section("stands").rows}
    assert "1 in drafts" in rows["cap"].cells[4].text
    rows = {row.cells[1].value: row for row in show(world, "vesta").section("stands").rows}
    assert "2 more on weaker evidence" in rows["lamps"].cells[4].text


SIDES = tuple(side.key for side in Side)


def test_an_issues_card_sets_drafts_and_the_retracted_apart(world: Workspace, show: Show) -> None:
    card = show(world, "cap")
    assert card.ids("draft") == ["orlund-cap-draft#cap@orlund"]
    assert card.ids("retracted") == ["corvane-cap-retracted#cap@corvane"]
    counted = [id for key in card.names() if key in SIDES for id in card.ids(key)]
    assert "orlund-cap-draft#cap@orlund" not in counted
    assert "corvane-cap-retracted#cap@corvane" not in counted
    assert len(counted) == 4
    assert card.section("draft").note == "Not counted."


def test_neither_is_counted_in_a_list(world: Workspace, cell: Look) -> None:
    assert cell(world, "cap", "positions").value == 5
    assert cell(world, "corvane", "statements").value == 8
    before = cell(world, "cap", "positions", as_of=dt.date(2020, 1, 31))
    assert before.value == 1


def test_an_issue_without_positions_stands_back(world: Workspace, cell: Look) -> None:
    assert cell(world, "keep-tolls", "positions").text == "0"
    assert cell(world, "keep-tolls", "details").text == "policy · no position found"
    assert cell(world, "harbour", "details").text == "topic"


def test_the_switch_for_second_hand_reaches_issues_too(world: Workspace, show: Show) -> None:
    assert "second-hand" in show(world, "lamps").facts("Holders")[0][0]
    plain = show(world, "lamps", second_hand=False)
    assert "second-hand" not in plain.facts("Holders")[0][0]
    assert "second-hand" not in plain.names()
    rows = catalogue_of(world, "issues", Scope(second_hand=False)).sections[0].rows
    assert not any("second-hand" in row.cells[2].text for row in rows)


def test_a_translation_is_marked_and_kept_apart_from_the_exact_words(
    world: Workspace, show: Show, cell: Look
) -> None:
    card = show(world, "dara-dredging")
    ((text, aside),) = card.facts("In translation")
    assert text == "The channel must be deepened."
    assert aside == "official translation, not the exact words"
    assert card.facts("Original") == [("“يجب تعميق القناة.”", "ar")]
    assert not card.facts("Exact words")
    assert card.facts("Form", "context") == [("official translation", "")]
    assert cell(world, "dara-dredging", "words").meaning is Meaning.SUMMARY
    assert cell(world, "dara-dredging", "text").value == ["يجب تعميق القناة."]
    assert cell(world, "dara-dredging", "translation").value == ["The channel must be deepened."]
    position = "dara-dredging#dredging@salim-dara"
    assert cell(world, position, "details").text == "official translation"


def test_a_formula_is_told_without_quotation_marks(world: Workspace, cell: Look) -> None:
    details = cell(world, "vesta-against-tolls#tolls@vesta", "details").text
    assert details == "insists · from exact words"
    assert cell(world, "vesta-against-tolls#tolls@vesta", "formula").text == "insists"


def test_a_statement_without_a_summary_says_what_it_takes_and_whose_that_is(
    world: Workspace, cell: Look
) -> None:
    assert cell(world, "pilot-vote-abstain", "words").text == "abstains: Pilots should be shared."
    words = cell(world, "corvane-on-lamps", "words").text
    assert words.startswith("supports (second-hand): Lamps (Vesta); open (second-hand)")
    assert cell(world, "corvane-on-lamps", "words").meaning is Meaning.SUMMARY


def test_what_has_no_date_is_said_to_have_none(world: Workspace, show: Show, cell: Look) -> None:
    assert show(world, "vesta-loss").facts("Date") == [("no date", "")]
    assert cell(world, "vesta-loss", "date").short == "–"
    assert cell(world, "undated-call", "date").text == "no date"
    assert show(world, "orlund-against-tolls-some-day").facts("Date") == [
        ("by 1 Sep 2020", "no date is given: the date of the source")
    ]


def test_a_chair_speaks_in_that_office_alone(world: Workspace, show: Show, cell: Look) -> None:
    assert cell(world, "chair-dredging", "office").text == "Chair, Tariff Panel"
    assert show(world, "chair-dredging").facts("In capacity") == [("office in Tariff Panel", "")]


def test_who_spoke_for_whom_is_told(world: Workspace, show: Show, cell: Look) -> None:
    details = cell(world, "vesta-for-the-league", "details").text
    assert details == "for Harbour League · reported"
    assert show(world, "harbour-league").ids("said-for") == ["vesta-for-the-league"]
    card = show(world, "vesta-for-the-league")
    assert card.facts("On behalf of") == [("Harbour League", "")]
    assert card.ids("replies") == ["corvane-dredging"]
    assert show(world, "corvane-dredging").ids("responds-to") == ["vesta-for-the-league"]
    position = "vesta-for-the-league#dredging@harbour-league"
    assert cell(world, position, "details").text == "said for it by Piet Holm"


def test_unnamed_speakers_are_heard_and_a_holder_is_not_put_in_their_place(
    world: Workspace, show: Show, cell: Look
) -> None:
    assert cell(world, "others-dredging", "speakers").text == "three delegations"
    assert cell(world, "others-dredging", "speakers").meaning is Meaning.QUIET
    assert "supports: River (Pilots' Guild)" in cell(world, "others-dredging", "stance").text
    assert show(world, "others-dredging").facts("Said by") == [
        ("three delegations", "not named by the source")
    ]
    id = "others-dredging#river@pilots-guild"
    assert cell(world, id, "details").text == "told by three delegations"
    nobody = show(world, "others-dredging#dredging@")
    assert nobody.facts("Holder") == [("no named holder", "")]
    assert "same-holder" not in nobody.names()
    assert cell(world, "others-dredging#dredging@", "holder").value == ""


def test_a_statements_card_tells_how_the_record_came_about(world: Workspace, show: Show) -> None:
    card = show(world, "vesta-against-tolls")
    assert card.facts("Status") == [
        ("reviewed", "coded by A. Reader, coded on 2 Jan 2021, reviewed by B. Reader")
    ]
    assert card.facts("Printed in") == [("3 sources", "the same words stand in each of them")]
    assert card.facts("Tags", "context") == [("tolls", "")]
    assert card.facts("box", "context") == [("7", "")]
    draft = show(world, "orlund-cap-draft").section("facts").rows
    assert any(row.cells[1].meaning is Meaning.WARNING for row in draft)


def test_what_replaces_what_can_be_followed_both_ways(world: Workspace, show: Show) -> None:
    assert show(world, "vesta-cap-again").ids("supersedes") == ["vesta-cap-first"]
    assert show(world, "vesta-cap-first").ids("superseded-by") == ["vesta-cap-again"]


def test_a_person_has_the_roles_of_the_day(world: Workspace, show: Show, cell: Look) -> None:
    today = show(world, "ada-brun")
    assert today.facts("Role") == [("acting Member of Council, Vesta", "since 1 Jul 2020")]
    assert today.facts("Other role") == [
        ("Foreign Minister, Vesta", "since 1 Jun 2019, until 30 Jun 2020")
    ]
    then = show(world, "ada-brun", as_of=dt.date(2020, 2, 1))
    assert [text for text, _ in then.facts("Role")] == ["Foreign Minister, Vesta"]
    assert not then.facts("Other role")
    assert cell(world, "ada-brun", "office").text == "acting Member of Council, Vesta"


def test_a_league_has_the_members_of_the_day(world: Workspace, show: Show, cell: Look) -> None:
    early = show(world, "harbour-league", as_of=dt.date(2020, 6, 1))
    ids = [row.id for row in early.section("people").rows]
    assert "vesta" in ids
    assert "orlund" not in ids
    assert show(world, "orlund", as_of=dt.date(2020, 6, 1)).names().count("people") == 0
    assert show(world, "orlund").facts("Member of", "people") == [
        ("Harbour League", "since 1 Jul 2020")
    ]
    assert cell(world, "orlund", "memberships", as_of=dt.date(2020, 6, 1)).value == []
    assert cell(world, "orlund", "memberships").value == ["harbour-league"]


def test_a_bodys_card_names_what_it_is_part_of_and_who_speaks_there(
    world: Workspace, show: Show, cell: Look
) -> None:
    card = show(world, "vestan-press-desk")
    assert card.facts("Part of") == [("Vestan Foreign Office", "")]
    assert card.facts("Office", "people") == [
        ("Press officer of the Vestan Press Desk", "Press officer; since 1 Jan 2020")
    ]
    assert show(world, "vestan-foreign-office").facts("Has", "people") == [
        ("Vestan Press Desk", "")
    ]
    assert cell(world, "vestan-press-desk", "office").text == "body, Vestan Foreign Office"
    assert cell(world, "pilots-guild", "office").text == "group"
    unnamed = show(world, "press-officer")
    assert unnamed.facts("Person")[0][1] == "not named by the source"


def test_other_names_come_with_their_notes_and_scripts(
    world: Workspace, show: Show, cell: Look
) -> None:
    assert show(world, "salim-dara").facts("Person") == [
        ("سليم دارا", "also Salim Dara (in Latin letters)")
    ]
    assert "Корван" in show(world, "corvane").facts("State")[0][1]
    assert cell(world, "corvane", "identifiers").text == "iso3166 XC, wikidata Q0"


def test_an_events_card_has_its_parts_participants_and_what_was_said_there(
    world: Workspace, show: Show
) -> None:
    card = show(world, "panel-session")
    assert card.ids("parts") == ["pilot-vote"]
    assert card.section("participants").title == "Participants (2, 1 of them inferred)"
    assert "chair-dredging" in card.ids("said-at")
    assert card.ids("issues") == ["dredging"]
    assert show(world, "pilot-vote").facts("Part of") == [("Tariff Panel in session", "")]
    assert show(world, "toll-summit").ids("said-of") == ["chair-dredging"]
    assert "participants" not in show(world, "undated-call").names()


def test_an_issues_card_has_its_topic_its_rivals_and_its_status(
    world: Workspace, show: Show
) -> None:
    card = show(world, "tolls")
    assert card.facts("Topic") == [("The harbour", "")]
    assert card.facts("Asks") == [("Should tolls go?", "")]
    assert card.facts("Rival of") == [("Harbour tolls should stay for ten years.", "tabled")]
    assert show(world, "keep-tolls").facts("Proposal") == [("tabled", "1 May 2020")]
    assert show(world, "harbour").ids("issues") == ["tolls"]
    assert show(world, "dredging").facts("Event") == [("Tariff Panel in session", "")]


def test_a_sources_card_has_what_it_is_and_what_rests_on_it(world: Workspace, show: Show) -> None:
    card = show(world, "gazette")
    assert card.facts("Archived at") == [("https://archive.example/gazette", "")]
    assert card.facts("Accessed") == [("2 Sep 2020", "")]
    assert "vesta-cap-again" in card.ids("statements")
    assert show(world, "reprint").facts("Derived from")[0][1] == "page 3"
    assert show(world, "register").ids("derived") == ["reprint"]
    assert show(world, "note").facts("Notes")


def test_a_position_of_the_same_holder_is_listed_before_those_of_others(
    world: Workspace, show: Show
) -> None:
    card = show(world, "vesta-for-tolls#tolls@vesta")
    assert card.ids("same-holder") == ["vesta-against-tolls#tolls@vesta"]
    assert "tamrel-against-tolls#tolls@tamrel" in card.ids("others")
    directed = show(world, "corvane-dredging#dredging@corvane")
    assert directed.facts("Directed at") == [("Harbour League", "")]
    second_hand = show(world, "corvane-on-lamps#lamps@orlund")
    assert second_hand.facts("Second-hand") == [("according to Corvane", "")]
    conditional = show(world, "tamrel-lamps#lamps@tamrel")
    assert conditional.facts("Condition") == [("if it stays small", "")]


def test_a_roll_up_names_whose_words_it_counts(world: Workspace, show: Show) -> None:
    rows = show(world, "vesta", roll_up=True).section("rolled-up").rows
    (dredging,) = (row for row in rows if row.cells[1].value == "dredging")
    details = dredging.cells[4].text
    assert all(f"{name} 1" in details for name in ("Ada Brun", "سليم دارا", "Vestan Press Desk"))
    assert "1 statement by somebody not known to be in office then" in details


def test_conditions_that_are_not_shown_first_are_told_too(world: Workspace, show: Show) -> None:
    card = show(world, "tamrel")
    conditional = [row for row in card.section("stands").rows if "lamps" in row.id]
    assert "if it stays small" in conditional[0].cells[4].text


def test_a_card_of_no_record_is_an_error_of_the_caller(world: Workspace) -> None:
    with pytest.raises(KeyError):
        card_of(world, "nobody", Scope())


def test_the_overview_tells_what_a_dataset_is(world: Workspace, empty: Workspace) -> None:
    view = overview_of(world, Scope())
    texts = [row.cells[1].text for row in view.sections[0].rows]
    assert texts[0] == "Tolls of the Inner Sea"
    assert "CC0-1.0" in texts
    assert view.sections[1].key == "marks"
    assert overview_of(empty, Scope()).count
