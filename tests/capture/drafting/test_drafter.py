"""Drafts as a whole: their places, ids, dates and issues; and that no text is too odd for them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.capture.drafting.worlds import dataset_of, drafted, hold_places, known_to
from tests.tiers import examples

from dipview.capture.drafting.drafter import drafts_of
from dipview.model.stances import Stance

BULLETINS = Path(__file__).parents[4] / "shared" / "corpora" / "enb"
ISSUES = """
[[issues]]
id = "tolls"
kind = "policy"
proposition = "The harbour tolls should go."
[[issues]]
id = "wall"
kind = "claim"
proposition = "The sea wall is crumbling."
[[issues]]
id = "harbour"
kind = "topic"
title = "Harbour tolls"
"""
WORDS = ["Norway", "said", "that", "“", "”", '"', "'", ",", ".", " ", "\n\n", "by", "supported"]
WORDS += ["Peru", "and", "opposed", "He", "(", ")", ":", "?", "the", "called", "for", "with", "ù"]


def sections() -> Iterator[str]:
    for file in sorted(BULLETINS.glob("sections-*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            yield " ".join(json.loads(line)["sentences"])


@pytest.mark.slow
@pytest.mark.skipif(not BULLETINS.is_dir(), reason="the negotiation bulletins are not here")
def test_every_draft_of_the_bulletins_is_where_it_says() -> None:
    count = 0
    for text in sections():
        found = drafts_of(text)
        count += len(found)
        assert len({draft.id for draft in found}) == len(found)
        for draft in found:
            hold_places(draft, text)
    assert count > 5000


@settings(max_examples=examples(200))
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=120))
def test_no_text_is_too_odd(text: str) -> None:
    found = drafts_of(text)
    assert len({draft.id for draft in found}) == len(found)
    for draft in found:
        hold_places(draft, text)


def test_nothing_is_drafted_from_nothing() -> None:
    assert drafts_of("") == ()
    assert drafts_of(" \n\n ") == ()


def test_the_same_words_have_the_same_ids_wherever_they_stand() -> None:
    text = "Norway said no. Peru, supported by Fiji, said yes."
    ids = [draft.id for draft in drafted(text)]
    moved = [draft.id for draft in drafted(f"A line before.\n\n{text}")]
    assert ids == moved
    assert [draft.id for draft in drafted(text)] == ids


def test_words_that_recur_have_ids_of_their_own() -> None:
    ids = [draft.id for draft in drafted("Norway said no. Norway said no.")]
    assert len(set(ids)) == 2
    assert ids[1].startswith(ids[0])


def test_cues_that_are_given_up_find_nothing() -> None:
    known = known_to(dataset_of(""), dropped=["said"])
    found = drafts_of("Norway said no. Peru noted the text.", known)
    assert [draft.cue for draft in found] == ["noted"]


@pytest.mark.parametrize(
    ("text", "date", "inferred"),
    [
        ("Norway said on 3 April 2017 that it was late.", "2017-04-03", False),
        ("Norway said on Tuesday that it was late.", "2017-05-02", True),
        ("“No,” Anna Vale told reporters on Tuesday.", "2017-05-02", True),
        ("On 3 April, Norway said it was late.", "2017-04-03", True),
        ("On Tuesday, 2 May, Norway said it was late.", "2017-05-02", True),
        ("Norway said yesterday that it was late.", "2017-05-03", True),
        ("Norway said that it would sign on Tuesday.", None, False),
        ("Norway said it was late.", None, False),
        ("On 31 April 2017, Norway said it was late.", None, False),
    ],
)
def test_only_a_date_beside_the_verb_is_read(text: str, date: str | None, inferred: bool) -> None:
    (draft,) = drafted(text)
    assert (draft.date.text if draft.date else None) == date
    assert draft.date_inferred is inferred
    assert ("date" in draft.doubts) is inferred


def test_without_the_day_of_the_source_no_date_is_reckoned() -> None:
    (draft,) = drafts_of("Norway said on Tuesday that it was late.")
    assert draft.date is None
    (draft,) = drafts_of("Norway said on 3 April 2017 that it was late.")
    assert draft.date is not None


def test_an_issue_is_likely_where_its_telling_words_are_said() -> None:
    (draft,) = drafted("Norway said the harbour's tolls were high.", ISSUES)
    assert draft.issues == ("tolls",)
    assert "issues" in draft.doubts
    (draft,) = drafted("Norway said the sea was high.", ISSUES)
    assert draft.issues == ()


def test_a_stance_is_proposed_only_where_it_fits_the_issue() -> None:
    (draft,) = drafted("Norway opposed the harbour tolls.", ISSUES)
    assert draft.stance is Stance.OPPOSE
    assert "stance" in draft.doubts
    (draft,) = drafted("Norway opposed saying that the sea wall is crumbling.", ISSUES)
    assert draft.issues[0] == "wall"
    assert draft.stance is None


@pytest.mark.parametrize(
    "piece",
    [".", ". ", "'a ", "‘a ", " “", "said ", "Norway, ", "(", "by A, ", "A. ", "x\n\n", "''"],
)
def test_what_repeats_without_end_is_read_to_its_end(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    assert drafts_of(text) == ()
    assert drafts_of(f"{text}\n\nNorway said no.")[-1].cue == "said"
