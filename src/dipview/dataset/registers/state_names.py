"""State names: what the United Nations call states in six languages, former states, observers."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from attrs import field

from dipview.model.values import frozen

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")
"""The languages of the names, in the order of the table."""


@frozen(kw_only=True)
class StateNames:
    """A state, or an observer, as the register has it."""

    code: str
    """Of ISO 3166-1, two letters; that of a former state was given to it."""
    m49: str = ""
    """The number of the United Nations' statistical office."""
    wikidata: str = ""
    names: Mapping[str, tuple[str, ...]] = field(factory=dict, hash=False)
    """By language, the short name first."""
    start: str = ""
    """Since when a former state was, or an observer is one, in EDTF; empty for other states."""
    end: str = ""
    """The last day of a former state."""

    @property
    def name(self) -> str:
        """The short name in English."""
        return self.names["en"][0]


def states() -> tuple[StateNames, ...]:
    """Give all states and observers."""
    return _states()


def called(name: str) -> tuple[StateNames, ...]:
    """Find those that have a name, in whichever language, to the letter but for case and accents.

    Nothing is found by likeness: Niger is not Nigeria.
    """
    return _by_name().get(_key(name), ())


def coded(code: str) -> tuple[StateNames, ...]:
    """Find those that have a code of two letters."""
    return tuple(each for each in states() if each.code == code.strip().upper())


@cache
def _states() -> tuple[StateNames, ...]:
    text = Path(__file__).with_name("state_names.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.split("\n") if line and not line.startswith("#"))
    return tuple(_state(row) for row in rows)


def _state(row: list[str]) -> StateNames:
    if len(row) == 4:
        code, start, end, names = row
        return StateNames(code=code, start=start, end=end, names={"en": tuple(names.split(";"))})
    code, m49, wikidata, *by_language = row
    named = zip(LANGUAGES, by_language, strict=True)
    names_of = {language: tuple(names.split(";")) for language, names in named if names}
    return StateNames(code=code, m49=m49.zfill(3), wikidata=wikidata, names=names_of)


@cache
def _by_name() -> Mapping[str, tuple[StateNames, ...]]:
    found: dict[str, dict[StateNames, None]] = {}
    for state in states():
        for names in state.names.values():
            for name in names:
                found.setdefault(_key(name), {})[state] = None
    return {name: tuple(each) for name, each in found.items()}


def _key(name: str) -> str:
    """Give a name without case, accents and what is no letter."""
    plain = unicodedata.normalize("NFD", name.casefold())
    return "".join(letter for letter in plain if letter.isalnum())
