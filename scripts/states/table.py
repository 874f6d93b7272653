"""The table of states: codes, names, what is called after them, capitals."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from scripts.states.demonyms import DEMONYMS, OTHER_CAPITALS, OTHER_NAMES, SHARED

_HEAD = """\
# States and territories of ISO 3166-1: code, names, adjectives, capitals; the last lines have names
# that several share. Made by scripts/states from country-codes (github.com/datasets/country-codes,
# PDDL: in the public domain), whose adjectives and further names are its own.
"""
_NAMES = ("CLDR display name", "UNTERM English Short", "UNTERM English Formal", "official_name_en")
_NOISE = re.compile(r"\s*(?:\*+|\(the\)|\((?:[^()]*)\))\s*$|^the\s+", re.IGNORECASE)


def written(file: Path) -> str:
    """Write the table.

    Args:
        file: The CSV of country-codes.
    """
    with file.open(encoding="utf-8", newline="") as lines:
        rows = sorted(csv.DictReader(lines), key=lambda row: row["ISO3166-1-Alpha-2"])
    kosovo = "\t".join(("XK", "", "Kosovo", ";".join(DEMONYMS["XK"]), "Pristina")) + "\n"
    return (
        _HEAD + "".join(line for row in rows for line in _line(row)) + kosovo + "".join(_shared())
    )


def _line(row: Mapping[str, str]) -> Iterator[str]:
    code = row["ISO3166-1-Alpha-2"].strip()
    if not code:
        return
    names = list(dict.fromkeys((*_names(row), *OTHER_NAMES.get(code, ()))))
    capitals = [each for each in (row["Capital"].strip(),) if each]
    capitals = list(dict.fromkeys((*capitals, *OTHER_CAPITALS.get(code, ()))))
    parts = (code, row["ISO3166-1-Alpha-3"].strip(), ";".join(n for n in names if n not in SHARED))
    yield "\t".join((*parts, ";".join(DEMONYMS.get(code, ())), ";".join(capitals))) + "\n"


def _names(row: Mapping[str, str]) -> Iterator[str]:
    for column in _NAMES:
        name = row[column].strip()
        while (shorter := _NOISE.sub("", name).strip()) != name:
            name = shorter
        if name:
            yield name
            if " & " in name:
                yield name.replace(" & ", " and ")


def _shared() -> Iterator[str]:
    for name, codes in SHARED.items():
        if len(codes) > 1:
            yield f"\t\t{name}\t{';'.join(codes)}\t\n"
