"""What has no place is said in words that fit one and several."""

from __future__ import annotations

from collections import Counter

import pytest

from dipview.exchange.left_out import counted, in_words


@pytest.mark.parametrize(
    ("count", "what", "said"),
    [
        (6, "search terms", "6 search terms"),
        (1, "search terms", "1 search term"),
        (1, "permissions of coders", "1 permission of coders"),
        (1, "codings of type Note: nobody is for it", "1 coding of type Note: nobody is for it"),
        (1, "agencies of # sources", "agencies of 1 source"),
        (1234, "birth_date of # persons", "birth_date of 1,234 persons"),
        (1, "sources of # actors, left as they are", "sources of 1 actor, left as they are"),
        (1, "codings by codes that are unknown", "1 coding by codes that are unknown"),
        (1, "texts longer than 32,767 characters", "1 text longer than 32,767 characters"),
        (1, "countries", "1 country"),
    ],
)  # fmt: skip
def test_a_number_is_said_with_its_noun(count: int, what: str, said: str) -> None:
    assert counted(count, what) == said


def test_the_most_is_said_first() -> None:
    left_out = Counter({"events": 2, "actors": 30, "issues": 2})
    assert in_words(left_out) == ["30 actors", "2 events", "2 issues"]
