"""Guessing what was meant."""

from __future__ import annotations

import pytest

from dipview.dataset.nearest import Finder, did_you_mean, nearest

KNOWN = ["united-kingdom", "united-states", "italy", "north-korea"]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("united-kingdon", "united-kingdom"),
        ("United Kingdom", "united-kingdom"),
        ("itlay", "italy"),
        ("korea", None),
        ("", None),
        ("x" * 1000, None),
    ],
)
def test_a_word_a_few_edits_away_is_found(word: str, found: str | None) -> None:
    assert nearest(word, KNOWN) == found


def test_a_hint_says_something_else_where_nothing_is_near() -> None:
    assert did_you_mean("zzz", KNOWN, "look it up") == "look it up"


def test_a_finder_stops_guessing_when_its_effort_is_spent() -> None:
    finder = Finder(KNOWN)
    finder._effort = 1
    assert finder.hint("itlay") == "did you mean 'italy'?"
    assert finder.hint("itlay") == "did you mean 'italy'?"
    assert finder.hint("united-kingdon", "no guess") == "no guess"
