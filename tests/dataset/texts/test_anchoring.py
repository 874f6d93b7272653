"""Tests of where statements rest in a text that has changed."""

from __future__ import annotations

import string

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from dipview.dataset.texts.anchoring import Rest, anchors_in
from dipview.dataset.texts.comparing import SourceText
from dipview.model.statements import Form, Statement

BESIDE = 32
"""Characters before and behind a passage by which it is found again."""


def context_of(text: str, start: int, end: int) -> tuple[str, str]:
    """Give what stands right before and after a passage: the prefix, the suffix."""
    before = text[max(0, start - BESIDE) : start]
    return " ".join(before.split()), " ".join(text[end : end + BESIDE].split())


def statement(id: str, text: str, start: int, end: int, *, beside: bool = True) -> Statement:
    """Make a statement of the exact words at a passage."""
    prefix, suffix = context_of(text, start, end) if beside else ("", "")
    return Statement(
        id=id,
        source="paper",
        form=Form.FRAGMENT,
        text=(text[start:end],),
        passage=(start, end),
        prefix=prefix,
        suffix=suffix,
    )


def resting(old: str, new: str, *words: tuple[int, int], beside: bool = True) -> list[str]:
    """Anchor what stood at some passages, and give the new text before each of their places."""
    statements = [
        statement(f"s{number}", old, *passage, beside=beside)
        for number, passage in enumerate(words)
    ]
    anchors = anchors_in(SourceText(new), statements, changed=True)
    return [
        "lost" if anchors[each.id].rest is Rest.LOST else new[: anchors[each.id].start]
        for each in statements
    ]


def test_words_that_stand_where_they_stood_keep_their_passage() -> None:
    text = "Ports agree. Ships wait."
    anchors = anchors_in(SourceText(text), [statement("s", text, 13, 23)], changed=True)
    assert anchors["s"].rest is Rest.CODED
    assert anchors["s"].passage == (13, 23)


def test_words_that_moved_are_found_again() -> None:
    old, new = "Ports agree. Ships wait.", "A new head. Ports agree. Ships wait."
    assert resting(old, new, (13, 23)) == ["A new head. Ports agree. "]


def test_words_that_changed_are_not_guessed() -> None:
    assert resting("Ports agree. Ships wait.", "Ports agree. Ships left.", (13, 23)) == ["lost"]


def test_words_that_recur_are_told_apart_by_what_stands_beside_them() -> None:
    old = "Alvora said: we agree. Brenn said: we agree."
    new = "Brenn said: we agree. Alvora said: we agree."
    assert resting(old, new, (13, 21)) == ["Brenn said: we agree. Alvora said: "]


def test_words_that_recur_are_told_apart_by_where_they_stood_as_all_others_moved() -> None:
    old = "One. yes Two. yes Three."
    new = "A long new beginning. One. yes Two. yes Three."
    found = resting(old, new, (5, 8), (9, 12), (14, 17), beside=False)
    assert found[0].endswith("One. ")
    assert found[2].endswith("Two. ")


def test_a_statement_never_takes_the_place_of_another() -> None:
    old = "no. Never shall we say no to it."
    new = "Never shall we say no to it."
    assert resting(old, new, (0, 2), (4, 31), beside=False) == ["lost", ""]


def test_of_three_alike_the_one_that_went_is_told_by_what_stands_beside() -> None:
    old = "Alvora: yes. Brenn: yes. Corra: yes."
    new = "Alvora: yes. Corra: yes."
    found = resting(old, new, (8, 11), (20, 23), (32, 35))
    assert found == ["Alvora: ", "lost", "Alvora: yes. Corra: "]


def test_a_passage_without_exact_words_is_found_between_what_stands_beside_it() -> None:
    old = "He rose at noon. The delegate hinted at more. The chair thanked him."
    told = evolve(statement("s", old, 17, 45), form=Form.REPORTED, text=())
    new = f"Monday. {old}"
    anchors = anchors_in(SourceText(new), [told], changed=True)
    assert anchors["s"].passage == (25, 53)


def test_pieces_of_a_statement_are_found_one_behind_the_other() -> None:
    text = "bread and butter, bread or butter"
    both = Statement(id="s", source="p", form=Form.FRAGMENT, text=("bread or", "butter"))
    assert anchors_in(SourceText(text), [both])["s"].passage == (18, 33)


SENTENCE = st.lists(
    st.text(string.ascii_lowercase[:6], min_size=1, max_size=5), min_size=3, max_size=7
).map(" ".join)
SENTENCES = st.lists(SENTENCE, min_size=4, max_size=12, unique=True)


def passages(sentences: list[str]) -> list[tuple[int, int]]:
    """Give where each sentence stands in all of them together."""
    starts, at = [], 0
    for each in sentences:
        starts.append((at, at + len(each)))
        at += len(each) + 2
    return starts


def edited(sentences: list[str], edits: list[tuple[int, int, str]]) -> list[str]:
    """Put in, take out and change sentences: which kind, where, and with what."""
    changed = list(sentences)
    for kind, where, new in edits:
        at = where % (len(changed) + 1)
        if kind == 0:
            changed.insert(at, new)
        elif changed and kind == 1:
            del changed[at % len(changed)]
        elif changed:
            changed[at % len(changed)] = new
    return changed


EDITS = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 20), SENTENCE), max_size=5)


@given(SENTENCES, EDITS, st.sets(st.integers(0, 11), min_size=1), st.booleans())
def test_an_anchored_passage_has_its_words_and_no_others(
    sentences: list[str], edits: list[tuple[int, int, str]], chosen: set[int], beside: bool
) -> None:
    old, new = ". ".join(sentences), ". ".join(edited(sentences, edits))
    places = passages(sentences)
    statements = [
        statement(f"s{at}", old, *places[at], beside=beside) for at in chosen if at < len(places)
    ]
    anchors = anchors_in(SourceText(new), statements, changed=True)
    kept = [(each, anchors[each.id]) for each in statements if anchors[each.id].rest != "lost"]
    for each, anchor in kept:
        assert new[anchor.start : anchor.end] == each.text[0]
    for one, first in kept:
        for other, second in kept:
            if one.passage[1] <= other.passage[0]:
                assert first.end <= second.start or second.end <= first.start


@given(SENTENCES, st.lists(SENTENCE, max_size=3), st.data())
def test_words_that_recur_stay_with_what_stood_before_them(
    sentences: list[str], others: list[str], data: st.DataObject
) -> None:
    told = [f"{chr(65 + at)}{each} said we agree" for at, each in enumerate(sentences)]
    old = ". ".join(told)
    places = [(end - 8, end) for _, end in passages(told)]
    new = list(told)
    for each in others:
        new.insert(data.draw(st.integers(0, len(new))), each)
    text = ". ".join(new)
    statements = [statement(f"s{n}", old, *place) for n, place in enumerate(places)]
    anchors = anchors_in(SourceText(text), statements, changed=True)
    for number, sentence in enumerate(told):
        end = text.index(sentence) + len(sentence)
        assert anchors[f"s{number}"].passage == (end - 8, end)
