"""Keys of a review on its session: what each asks for, without a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve
from tests.capture.review.worlds import TEXT, written_world
from tests.commands.review_hands import Hands

from dipview.capture.form_lines import Line
from dipview.capture.picking import picker
from dipview.commands.decision_keys import keys_in_words
from dipview.commands.review_desk import desk_without_draft, with_form
from dipview.commands.review_effects import (
    AskColleague,
    LeaveReview,
    OpenLine,
    Scroll,
    ShowKeys,
)
from dipview.commands.review_passages import Look, shown_passages
from dipview.commands.reviewing import REVIEW_KEYS, flagged, footer_keys
from dipview.dataset.opening import open_dataset
from dipview.model.kinds import Kind
from dipview.model.stances import Stance
from dipview.model.statements import Form
from dipview.views.parts.statement_row import words_cell
from dipview.views.view import Meaning


@pytest.fixture
def hands(tmp_path: Path) -> Iterator[Hands]:
    made = Hands(written_world(tmp_path))
    yield made
    made.session.review.close()


@pytest.mark.parametrize("key", ["enter", "a"])
def test_a_draft_that_is_right_takes_one_key_to_the_next(hands: Hands, key: str) -> None:
    hands.press(key)
    assert hands.draft == "d-supports"
    assert open_dataset([hands.data]).ids(Kind.STATEMENT) == ("vestria-on-accord",)


def test_a_draft_of_what_is_told_already_names_the_statement(tmp_path: Path) -> None:
    data = written_world(tmp_path)
    start = TEXT.index("will not sign")
    by_hand = [
        f'[[statements]]\nid = "{id}"\nsource = "bulletin"\nform = "fragment"\n'
        f'speakers = ["{who}"]\ntext = "will not sign"\npassage = [{start}, {start + 13}]\n'
        for id, who in (("by-hand", "vestria"), ("another", "ostland"))
    ]
    (data / "by-hand.toml").write_text("\n".join(by_hand), encoding="utf-8")
    hands = Hands(data)
    assert hands.session.already_told == ("by-hand",)
    hands.press("x")
    assert not hands.session.already_told
    hands.session.review.close()


def test_where_something_is_missing_accepting_opens_its_line(hands: Hands) -> None:
    hands.press("enter", "enter")
    assert hands.draft == "d-capital"
    assert hands.press("enter") == (OpenLine(Line.WHO),)
    offered = picker(hands.form, Line.WHO, hands.session.workspace.index)
    assert (offered.choices[0].key, offered.choices[0].value) == ("1", "ostland")


@pytest.mark.parametrize(
    ("key", "line"), [(line.value, line) for line in Line if line in "wbftiscmv"]
)
def test_each_line_of_the_statement_is_opened_by_its_letter(
    hands: Hands, key: str, line: Line
) -> None:
    assert hands.press(key) == (OpenLine(line),)


@pytest.mark.parametrize(("start", "end", "whole"), [(0, 14, False), (16, 75, True)])
def test_a_headline_never_becomes_exact_words_whole(
    hands: Hands, start: int, end: int, *, whole: bool
) -> None:
    text = f"Vale: No tolls\n\n{hands.session.review.text}"
    form = evolve(hands.form, form=Form.REPORTED, words=(), passage=(start, end))
    desk = with_form(desk_without_draft(form, text), evolve(form, form=Form.VERBATIM), text)
    assert desk.form is not None
    assert desk.form.words == ((text[start:end],) if whole else ())


def test_what_is_put_off_comes_again_and_what_is_none_does_not(hands: Hands) -> None:
    hands.press("space", "x")
    assert hands.draft == "d-capital"
    hands.press("x", "x", "x")
    assert hands.draft == "d-refuses"
    hands.press("x")
    assert hands.draft == ""
    assert hands.press("enter") == ()
    assert hands.press("x") == ()


def test_a_flag_asks_for_its_line_and_an_empty_one_decides_nothing(hands: Hands) -> None:
    assert hands.press("g") == (AskColleague(),)
    assert flagged(hands.session, "  ") == ()
    hands.apply(flagged(hands.session, " for  the League? "))
    assert hands.draft == "d-supports"
    hands.press("x", "x", "x", "x")
    assert (hands.draft, hands.session.remark) == ("d-refuses", "for the League?")


def test_undo_goes_back_to_the_beginning(hands: Hands) -> None:
    hands.press("enter", "x", "space", "u", "u", "u", "u")
    assert hands.draft == "d-refuses"
    assert open_dataset([hands.data]).ids(Kind.STATEMENT) == ()


def test_the_end_of_the_passage_is_moved_by_word_and_sentence(hands: Hands) -> None:
    before = hands.lit
    hands.press("]", "right")
    assert hands.lit == f"{before} Ostland"
    hands.press("left", "left")
    assert hands.lit == before.removesuffix(" Accord.")
    hands.press("down")
    assert hands.lit == before
    hands.press("down")
    assert hands.lit.endswith("Ostland supported it.")
    hands.press("[", "right", "right")
    assert hands.lit.startswith("the League,")
    assert hands.form.passage[0] == TEXT.index("the League")
    hands.press("escape")
    assert hands.press("right") == ()


def test_a_statement_has_the_place_of_its_passage_for_a_locator(hands: Hands) -> None:
    assert hands.form.locator == "paragraph 2"
    hands.press("]", "down", "down", "down", "down")
    assert hands.lit.endswith("one of two per cent.")
    assert hands.form.locator == "paragraph 2-3"
    hands.press("enter", "x", "x", "down", "n")
    assert hands.lit.startswith("No text was agreed")
    assert hands.form.locator == "paragraph 3"
    statement = open_dataset([hands.data]).statement("vestria-on-accord")
    assert statement.locator == "paragraph 2-3"


def _printed(hands: Hands) -> tuple[str, ...]:
    return hands.form.printed


def test_what_is_reported_without_a_summary_keeps_the_sentence_of_its_source(
    hands: Hands,
) -> None:
    assert _printed(hands) == ()
    hands.press("enter")
    assert _printed(hands) == ("Ostland supported it.",)
    hands.press("]", "left", "enter")
    dataset = open_dataset([hands.data])
    statement = dataset.statement("ostland-on-accord")
    assert statement.printed == ("Ostland supported",)
    words = words_cell(dataset, statement)
    assert words.text == "Harbour Bulletin: Ostland supported"
    assert words.meaning is Meaning.SUMMARY
    assert [str(each) for each in dataset.problems] == []


def test_a_summary_or_exact_words_stand_in_place_of_the_sentence(hands: Hands) -> None:
    hands.press("enter")
    hands.take(hands.form.with_value(Line.SUMMARY, "For it"))
    assert _printed(hands) == ()
    hands.take(hands.form.with_value(Line.SUMMARY, ""))
    assert _printed(hands) == ("Ostland supported it.",)
    hands.take(hands.form.with_value(Line.FORM, Form.FRAGMENT))
    assert _printed(hands) == ()
    hands.take(hands.form.with_value(Line.FORM, Form.DESCRIBED))
    assert _printed(hands) == ("Ostland supported it.",)


def test_exact_words_follow_the_ends_of_the_passage(hands: Hands) -> None:
    hands.press("[", *["right"] * 7)
    assert hands.form.words == ("not sign",)
    hands.press("left")
    assert hands.form.words == ("will not sign",)


def test_exact_words_come_and_go_with_the_form_that_has_them(hands: Hands) -> None:
    hands.take(hands.form.with_value(Line.FORM, Form.REPORTED))
    assert not hands.form.words
    hands.take(hands.form.with_value(Line.FORM, Form.VERBATIM))
    assert hands.form.words == ("will not sign",)
    hands.press("enter")
    hands.take(hands.form.with_value(Line.FORM, Form.VERBATIM))
    assert hands.form.words == ("Ostland supported it.",)


def test_a_missed_statement_is_made_of_a_marked_sentence(hands: Hands) -> None:
    hands.press("down", "down", "down")
    assert hands.lit == "Mr. Holm of Norrland said that dues must fall."
    assert hands.press("n")[-1] == OpenLine(Line.WHO)
    assert hands.form.form is Form.REPORTED
    hands.take(hands.form.with_value(Line.WHO, ("norrland",)))
    hands.press("enter")
    dataset = open_dataset([hands.data])
    (id,) = dataset.ids(Kind.STATEMENT)
    assert TEXT[slice(*dataset.statement(id).passage)].startswith("Mr. Holm")
    assert hands.draft == "d-refuses"


def test_what_is_made_by_hand_can_be_left_and_its_words_stay_marked(hands: Hands) -> None:
    hands.press("down", "n")
    assert hands.session.desk.by_hand
    hands.press("space")
    assert (hands.draft, hands.lit) == ("d-refuses", "Ostland supported it.")
    hands.press("n", "escape")
    assert hands.draft == "d-refuses"


def test_a_statement_by_hand_that_is_taken_back_is_on_the_desk_again(hands: Hands) -> None:
    hands.press("down", "n")
    hands.take(hands.form.with_value(Line.WHO, ("ostland",)))
    hands.press("enter", "u")
    assert hands.session.desk.by_hand
    assert hands.form.speakers == ("ostland",)
    assert hands.lit == "Ostland supported it."


def test_issue_words_are_gone_to_both_ways_and_told_where_there_are_no_more(hands: Hands) -> None:
    hands.take(hands.form.with_value(Line.ISSUE, "levy"))
    hands.press(".")
    assert hands.lit.startswith("Vestria and Norrland opposed a levy")
    hands.press(".")
    assert hands.told == "No further word of an issue."
    hands.press("escape", ",")
    assert hands.told == "No earlier word of an issue."


def test_the_text_tells_what_is_at_hand_what_waits_and_what_is_done(hands: Hands) -> None:
    hands.press("enter", "x")
    looks = {(TEXT[each.start : each.end], each.look) for each in shown_passages(hands.session)}
    assert (
        "Vestria, for the League, said it “will not sign” the Harbour Accord.",
        Look.ACCEPTED,
    ) in looks
    assert ("The capital of Ostland had asked for a delay.", Look.AT_HAND) in looks
    assert ("The capital of Ostland", Look.NAME) in looks
    assert not any(words == "Ostland supported it." for words, _ in looks)
    hands.press("u", "u")
    looks = {(TEXT[each.start : each.end], each.look) for each in shown_passages(hands.session)}
    assert ("will not sign", Look.WORDS) in looks
    hands.press("]")
    marked = [each for each in shown_passages(hands.session) if each.look is Look.MARKED]
    assert [TEXT[each.start : each.end] for each in marked] == ["Accord."]


def test_several_positions_are_gone_through(hands: Hands) -> None:
    hands.press("plus")
    assert hands.form.issue == ""
    hands.take(hands.form.with_value(Line.ISSUE, "levy").with_value(Line.STANCE, Stance.SUPPORT))
    hands.press("plus", "plus")
    assert hands.form.issue == "accord"
    hands.press("minus", "enter")
    dataset = open_dataset([hands.data])
    statement = dataset.statement(dataset.ids(Kind.STATEMENT)[0])
    assert [each.issue for each in statement.positions] == ["levy"]


@pytest.mark.parametrize(
    ("key", "effect"),
    [("q", LeaveReview()), ("?", ShowKeys()), ("pagedown", Scroll(1)), ("pageup", Scroll(-1))],
)
def test_other_keys_ask_for_what_they_say(hands: Hands, key: str, effect: object) -> None:
    assert hands.press(key) == (effect,)


def test_no_key_is_bound_twice_and_each_is_told(hands: Hands) -> None:
    keys = [key for each in REVIEW_KEYS for key in each.keys]
    assert len(keys) == len(set(keys))
    assert all(said.endswith((".", "word.")) for _, said in keys_in_words(REVIEW_KEYS))
    assert hands.press("f5") == ()
    titles = [each.title for each in footer_keys(hands.session)]
    assert titles[:3] == ["accept", "later", "no statement"]


def test_without_drafts_a_sentence_can_be_marked(tmp_path: Path) -> None:
    hands = Hands(written_world(tmp_path, drafts=()))
    assert hands.press("n") == ()
    hands.press("down")
    assert hands.lit.startswith("The Assembly met")
    hands.session.desk = evolve(hands.session.desk, mark=None)
    hands.press("up")
    assert hands.lit == "No text was agreed."
    hands.session.review.close()


def test_the_stance_of_the_verb_is_proposed_of_the_issue_that_is_chosen(hands: Hands) -> None:
    hands.press("minus")
    hands.take(hands.form.with_value(Line.ISSUE, "levy"))
    assert hands.form.stance is Stance.OPPOSE
    assert Line.STANCE in hands.form.doubts
