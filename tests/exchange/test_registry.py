"""The registry: formats that say all of themselves that help, documents and hints tell."""

from __future__ import annotations

import re

import pytest

from dipview.dataset.other_formats import _IMPORTS
from dipview.exchange.exchange_format import ExchangeFormat
from dipview.exchange.registry import exchange_formats

FORMATS = exchange_formats()


@pytest.mark.parametrize("format", FORMATS.values(), ids=lambda each: each.name)
def test_a_format_says_what_goes_in_and_out_and_what_defines_it(format: ExchangeFormat) -> None:
    assert re.fullmatch("[a-z]+", format.name)
    assert format.endings
    assert all(re.fullmatch(r"\.[a-z]+", ending) for ending in format.endings)
    assert bool(format.gives) == (format.reads is not None)
    assert bool(format.takes) == (format.writes is not None or format.draws is not None)
    assert format.definition.startswith("https://")
    for told in (format.gives, format.takes, format.title):
        assert not told.endswith(".")


def test_formats_stand_in_the_order_of_their_names() -> None:
    assert list(FORMATS) == sorted(FORMATS)


def test_whoever_opens_such_a_file_as_toml_is_told_of_the_right_import() -> None:
    for ending, name in _IMPORTS.items():
        assert ending in FORMATS[name].endings
    explored = {
        ending
        for each in FORMATS.values()
        if each.reads and each.explored
        for ending in each.endings
    }
    assert explored <= set(_IMPORTS)


@pytest.mark.parametrize(
    "ending", sorted({each for one in FORMATS.values() for each in one.endings})
)
def test_formats_of_one_ending_are_told_apart_by_all_but_one_of_them(ending: str) -> None:
    sharing = [each for each in FORMATS.values() if each.reads and ending in each.endings]
    assert sum(each.recognized is None for each in sharing) <= 1
