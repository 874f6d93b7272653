"""Countries: the codes of ISO 3166-1, and which code somebody may have meant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from dipview.dataset.nearest import nearest

FORMER = frozenset(("AN", "BU", "CS", "DD", "FX", "NT", "SU", "TP", "YD", "YU", "ZR"))
"""Codes that countries had which are no more: what happened there still happened there."""

_USER_ASSIGNED = "AA|Q[M-Z]|X[A-Z]|ZZ"


def is_user_assigned(code: str) -> bool:
    """Tell whether ISO 3166 leaves a code to its users: it means what they say, and no country."""
    return re.fullmatch(_USER_ASSIGNED, code) is not None


def is_country(code: str) -> bool:
    """Tell whether a country has, or once had, a code; XK is not ISO's, but Kosovo's in use."""
    return code in codes() or code in FORMER or code == "XK"


@cache
def codes() -> frozenset[str]:
    """Give the codes of two letters that are in force."""
    return frozenset(row[0] for row in _rows())


def meant(text: str) -> str:
    """Give the code of two letters that somebody may have meant; empty where none is near.

    Args:
        text: A name in English, a code of three letters, a number, or a code in small letters.
    """
    word = text.strip().casefold()
    found = _by_any().get(word) or _by_any().get(word.zfill(3) if word.isdecimal() else word)
    if found is None and len(word) > 3:
        near = nearest(word, list(_by_name()))
        found = _by_name()[near] if near else None
    return found or ""


def code_of(name: str) -> str:
    """Give the code of two letters of a country by its name in English, to the letter; or nothing.

    Nothing is taken by likeness: Niger is not Nigeria.
    """
    return _by_name().get(name.strip().casefold().replace(" ", "-"), "")


@cache
def _rows() -> tuple[tuple[str, ...], ...]:
    text = Path(__file__).with_name("countries.tsv").read_text("utf-8")
    lines = (line for line in text.split("\n") if line and not line.startswith("#"))
    return tuple(tuple(line.split("\t")) for line in lines)


@cache
def _by_any() -> Mapping[str, str]:
    """Give the codes of two letters by all codes and names."""
    known = {name.replace("-", " "): code for name, code in _by_name().items()} | _by_name()
    for alpha2, alpha3, number, _ in _rows():
        known |= {alpha2.casefold(): alpha2, alpha3.casefold(): alpha2, number: alpha2}
    return known


@cache
def _by_name() -> dict[str, str]:
    return {
        name.casefold().replace(" ", "-"): row[0] for row in _rows() for name in row[3].split(";")
    }
