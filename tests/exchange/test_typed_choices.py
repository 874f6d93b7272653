"""Options that are typed in one line, as on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from dipview.exchange.exchange_format import Choice, ExchangeError
from dipview.exchange.typed_choices import in_words, typed_choices

CHOICES = (
    Choice("by-person", "", bool),
    Choice("issue", ""),
    Choice("mapping", "", Path),
)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("", {}),
        ("--by-person", {"by_person": True}),
        ("--issue nets", {"issue": "nets"}),
        ("--issue=nets --by-person", {"issue": "nets", "by_person": True}),
        ("--issue 'two words'", {"issue": "two words"}),
        ("--mapping a.mapping", {"mapping": Path("a.mapping")}),
    ],
)
def test_options_are_read_as_the_command_line_reads_them(
    text: str, values: dict[str, object]
) -> None:
    assert typed_choices(text, CHOICES) == values


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("by-person", "'by-person' is none of this format"),
        ("--isue nets", "did you mean '--issue'"),
        ("--issue", "--issue TEXT needs a value"),
        ("--issue 'nets", "close what is in quotation marks"),
    ],
)
def test_what_is_wrong_in_options_is_told(text: str, told: str) -> None:
    with pytest.raises(ExchangeError, match=told):
        typed_choices(text, CHOICES)


def test_a_format_without_options_takes_none() -> None:
    with pytest.raises(ExchangeError, match="it has none"):
        typed_choices("--guess", ())


def test_an_option_is_shown_with_what_follows_it() -> None:
    assert [*map(in_words, CHOICES)] == ["--by-person", "--issue TEXT", "--mapping FILE"]
