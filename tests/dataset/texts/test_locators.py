"""Tests of locators: the page or the paragraph on which a passage stands, as it is cited."""

from __future__ import annotations

import pytest

from dipview.dataset.texts.locators import Locators

COUNTED = "The talks began.\n\nOstland spoke.\n\nVestria left. Nobody followed."
RESOLUTION = (
    "Recalling all of it,\n\nNoting that,\n\n1. Calls on all;\n\n2. Asks for more:\n\n(a) so;"
)
LISTED = "First.\n\nSecond.\n\nThird.\n\nThey want:\n\n1. ships;\n\n2. boats.\n\nSo it ended."
REPORT = "18. They met.\n\n19. Ostland spoke.\n\nIt went on.\n\n20. All left."


@pytest.mark.parametrize(
    ("text", "words", "locator"),
    [
        (COUNTED, "Ostland spoke", "paragraph 2"),
        (COUNTED, "Nobody followed.", "paragraph 3"),
        (COUNTED, "spoke.\n\nVestria left", "paragraph 2-3"),
        (REPORT, "Ostland spoke", "paragraph 19"),
        (REPORT, "It went on", "paragraph 19"),
        (RESOLUTION, "Calls on all", "paragraph 1"),
        (RESOLUTION, "so;", "paragraph 2"),
        ("One.\n\nTwo.\fThree.", "Three", "page 2"),
        ("One.\n\nTwo.\fThree.", "Two.\fThree", "page 1-2"),
        (f"Preamble.\n\n{REPORT[:30]}\f{REPORT[30:]}", "It went on", "paragraph 19"),
        (f"Preamble.\n\n\f{REPORT}", "Preamble", "page 1"),
        ("1\n\nOne.\f2\n\nTwo.\f3\n\nThree.", "Two", "page 2"),
        ("2017 was hard.\n\nIt was worse after.", "hard", "paragraph 1"),
    ],
)
def test_a_passage_is_cited_by_the_numbers_of_its_text(text: str, words: str, locator: str) -> None:
    start = text.index(words)
    assert Locators(text).at(start, start + len(words)) == locator


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # The reader of a preamble's "paragraph 1" would look at the first that is numbered.
        (RESOLUTION, "Recalling all"),
        # Of the items of a list, the second is not what the second paragraph is.
        (LISTED, "Second"),
        ("", ""),
    ],
)
def test_what_could_be_taken_for_another_place_has_no_locator(text: str, words: str) -> None:
    start = text.index(words)
    assert Locators(text).at(start, start + len(words)) == ""
