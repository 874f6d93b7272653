"""Headings: what the paper words itself is never drafted as what somebody said in these words."""

from __future__ import annotations

import pytest
from tests.capture.drafting.worlds import DAY, drafted, said

from dipview.capture.drafting.drafter import Known, drafts_of
from dipview.capture.drafting.headings import headings_in, is_in_heading
from dipview.model.statements import Form

BODY = "Anna Vale, the minister, said in Port Senna that tolls would end.\n"


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        (f"Vale: Tolls must go\n\n{BODY}", ["Vale: Tolls must go"]),
        (f"Vale: Tolls must go\n{BODY}", ["Vale: Tolls must go"]),
        (f"Will Vale pay?\n\nBy Mira Solan\n\n{BODY}", ["Will Vale pay?", "By Mira Solan"]),
        (f"{BODY}\nSkerrow says no\n\n{BODY}", ["Skerrow says no"]),
        (f"# Tolls must go!\n\n{BODY}\n## Skerrow says no.\n\n{BODY}", ["# Tolls must go!"]),
        (BODY, []),
        ("Vale: We shall see", []),
        (f"{BODY}\n- Vale: No tolls\n\n- Solan: More tolls\n\n{BODY}", []),
        ("The minister of\nforeign affairs of Brenn said that\ntolls would end.", []),
        (f"{BODY}\nVale said so on Monday", []),
        ("", []),
    ],
)
def test_a_heading_does_not_end_as_a_sentence_does(text: str, headings: list[str]) -> None:
    found = [text[slice(*each)] for each in headings_in(text)]
    assert found[: len(headings)] == headings
    assert bool(found) is bool(headings)


def test_the_title_of_a_source_is_a_heading_whatever_it_ends_with() -> None:
    text = f"“We shall see.” Vale says no.\n\n{BODY}"
    assert headings_in(text) == ()
    assert headings_in(text, "'We shall see.' Vale says no") == ((0, 29),)
    cues = [each.cue for each in drafts_of(text, Known(title="‘We shall see’. Vale says no"))]
    assert cues[0] == "headline"


@pytest.mark.parametrize(
    "headline",
    [
        "Vale: We will never pay tolls",
        "Brenn will never pay, says Vale",
        "Vale says she will not pay",
    ],
)
def test_what_a_paper_words_is_reported_and_doubtful(headline: str) -> None:
    first, second = drafted(f"{headline}\n\n{BODY}")
    assert (first.form, first.cue, first.quotes) == (Form.REPORTED, "headline", ())
    assert "form" in first.doubts
    assert (second.cue, "form" in second.doubts) == ("said", False)


def test_what_a_headline_quotes_is_exact_and_doubtful() -> None:
    first, _ = drafted(f"‘We will never pay’: Vale rejects tolls\n\n{BODY}")
    assert first.form is Form.FRAGMENT
    assert len(first.quotes) == 1
    assert "form" in first.doubts


def test_no_quotation_is_that_of_whom_a_headline_names() -> None:
    text = "Vale opposes tolls\n\n“We want the boat to sail.”\n\nMira Solan said so on Monday."
    assert [(each.speakers, each.quotes) for each in said(text)] == [
        (("Vale",), ()),
        (("Mira Solan",), ()),
    ]


def test_no_quotation_goes_on_in_a_heading() -> None:
    text = "Vale said: “No tolls.”\n\n“A ferry that sleeps”\n\nMira Solan said so on Monday."
    assert [each.quotes for each in said(text)] == [("No tolls.",), ()]


def test_headlines_that_were_rejected_cost_no_verb() -> None:
    text = f"Vale says she will not pay\n\n{BODY}"
    assert [each.cue for each in drafts_of(text, Known(issued=DAY, dropped=("headline",)))] == [
        "said"
    ]
    assert len(drafts_of(text, Known(issued=DAY, dropped=("says",)))) == 2


def test_a_passage_lies_in_a_heading_whole() -> None:
    text = f"Vale says no\n\n{BODY}"
    assert is_in_heading(text, 0, 12)
    assert is_in_heading(text, 5, 9)
    assert not is_in_heading(text, 0, 40)
    assert not is_in_heading(text, 14, 40)


def test_a_long_run_of_blanks_takes_no_time() -> None:
    blanks = " " * 200_000
    assert headings_in(f"Vale: No{blanks}tolls\n\n{blanks}{BODY}{blanks}") == ()
