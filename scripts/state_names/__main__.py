"""Writes the table of names of states: ``python -m scripts.state_names FILE``."""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

TABLE = Path(__file__).parents[2] / "src" / "dipview" / "dataset" / "registers" / "state_names.tsv"

LANGUAGES = {
    "English": "en",
    "French": "fr",
    "Spanish": "es",
    "Russian": "ru",
    "Arabic": "ar",
    "Chinese": "cn",
}
"""The languages of the United Nations, and what the columns of official names call them."""

_HEAD = """\
# States of ISO 3166-1 by the United Nations' names: code, number of M49, number of Wikidata, then
# names in English, French, Spanish, Russian, Arabic and Chinese, the short one first. Made by
# scripts/state_names from country-codes (github.com/datasets/country-codes, PDDL: in the public
# domain). The last lines are of states that are no more and of observers at the United Nations:
# code, from when, until when, names in English.
"""
_NOISE = re.compile(r"\s*(?:\*+|\([^()]*\))\s*$")
_ARTICLE = re.compile(r"^(?:the|la|le|les|l'|l’|el|los|las)\s+|^l['’]", re.IGNORECASE)

OTHERS = (
    ("CS", "1918", "1992-12-31", "Czechoslovakia;Czech and Slovak Federative Republic"),
    ("DD", "1949-10-07", "1990-10-02", "German Democratic Republic;East Germany"),
    ("SU", "1922-12-30", "1991-12-26", "Union of Soviet Socialist Republics;Soviet Union;USSR"),
    ("YD", "1967-11-30", "1990-05-21", "Democratic Yemen;South Yemen"),
    ("YU", "1918", "2003-02-03", "Yugoslavia;Federal Republic of Yugoslavia"),
    ("ZR", "1971-10-27", "1997-05-16", "Zaire;Republic of Zaire"),
    ("VA", "1964-04-06", "", "Holy See"),
    ("PS", "1974-11-22", "", "State of Palestine;Palestine;Palestine Liberation Organization"),
    ("EU", "1974-10-11", "", "European Union;European Economic Community"),
)


def written(file: Path) -> str:
    """Write the table.

    Args:
        file: The CSV of country-codes.
    """
    with file.open(encoding="utf-8", newline="") as lines:
        rows = sorted(csv.DictReader(lines), key=lambda row: row["ISO3166-1-Alpha-2"])
    coded = [row for row in rows if row["ISO3166-1-Alpha-2"].strip()]
    return "".join((_HEAD, *map(_line, coded), *_others()))


def _line(row: Mapping[str, str]) -> str:
    known = [
        row["ISO3166-1-Alpha-2"].strip(),
        row["M49"].strip(),
        row["wikidata_id"].rpartition("/")[2].strip(),
    ]
    names = [";".join(dict.fromkeys(_names(row, each))) for each in LANGUAGES]
    return "\t".join((*known, *names)) + "\n"


def _names(row: Mapping[str, str], language: str) -> Iterator[str]:
    columns = [f"UNTERM {language} Short", f"UNTERM {language} Formal"]
    columns.append(f"official_name_{LANGUAGES[language]}")
    for column in columns:
        name = row[column].strip()
        while (shorter := _NOISE.sub("", name).strip()) != name:
            name = shorter
        name = _ARTICLE.sub("", name)
        if name and ";" not in name:
            yield name[:1].upper() + name[1:]


def _others() -> Iterator[str]:
    for code, start, end, names in OTHERS:
        yield f"{code}\t{start}\t{end}\t{names}\n"


if __name__ == "__main__":
    TABLE.write_text(written(Path(sys.argv[1])), encoding="utf-8")
