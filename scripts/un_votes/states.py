"""The voters: their ids and names, where these are others than in the corpus, and the Union's.

The corpus calls every voter by one name in all years; what some were called then is told beside
it. Two of its names stand for a state that had gone: the rows of "Federal Republic of Germany" and
"Yemen Arab Republic" that are used here are of November and December 1990, after Germany and Yemen
had become one. Its "Yugoslavia" is two members: the first until 1992, and since 2000 the one that
is called Serbia now.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from attrs import frozen

_LAST_OF_YUGOSLAVIA = 47
"""The session in which the first Yugoslavia voted for the last time."""
_RENAMED = {
    "Antigua & Barbuda": "Antigua and Barbuda",
    "Bosnia & Herzegovina": "Bosnia and Herzegovina",
    "Congo - Brazzaville": "Congo",
    "Congo - Kinshasa": "Democratic Republic of the Congo",
    "Federal Republic of Germany": "Germany",
    "Micronesia (Federated States of)": "Micronesia",
    "Myanmar (Burma)": "Myanmar",
    "St. Kitts & Nevis": "Saint Kitts and Nevis",
    "St. Lucia": "Saint Lucia",
    "St. Vincent & Grenadines": "Saint Vincent and the Grenadines",
    "São Tomé & Príncipe": "São Tomé and Príncipe",
    "Trinidad & Tobago": "Trinidad and Tobago",
    "Yemen Arab Republic": "Yemen",
}
OTHER_NAMES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "Belarus": (("Byelorussia", "until 1991"),),
    "Cape Verde": (("Cabo Verde", ""),),
    "Congo": (("Congo-Brazzaville", ""), ("Republic of the Congo", "")),
    "Côte d’Ivoire": (("Ivory Coast", ""),),
    "Czechia": (("Czech Republic", ""),),
    "Democratic Republic of the Congo": (
        ("DR Congo", ""),
        ("Congo-Kinshasa", ""),
        ("Zaire", "until 1997"),
    ),
    "Eswatini": (("Swaziland", "until 2018"),),
    "Iran": (("Islamic Republic of Iran", ""),),
    "Micronesia": (("Federated States of Micronesia", ""),),
    "Myanmar": (("Burma", ""),),
    "North Korea": (("Democratic People's Republic of Korea", ""), ("DPRK", "")),
    "North Macedonia": (("The former Yugoslav Republic of Macedonia", "until 2019"),),
    "Russia": (("Russian Federation", ""), ("Soviet Union", "until December 1991")),
    "Samoa": (("Western Samoa", "until 1997"),),
    "Serbia": (
        ("Federal Republic of Yugoslavia", "until 2003"),
        ("Serbia and Montenegro", "from 2003 to 2006"),
    ),
    "South Korea": (("Republic of Korea", ""),),
    "Syria": (("Syrian Arab Republic", ""),),
    "Timor-Leste": (("East Timor", ""),),
    "Turkey": (("Türkiye", ""),),
    "United Kingdom": (("Britain", ""), ("UK", "")),
    "United States": (("United States of America", ""), ("US", ""), ("USA", "")),
    "Yugoslavia": (("Socialist Federal Republic of Yugoslavia", ""),),
}
"""What else each is or was called, and when."""
_CODES = {"Serbia": "RS", "Germany": "DE", "Yemen": "YE", "Czechoslovakia": "", "Yugoslavia": ""}
"""Codes where the corpus has none, or that of another state."""


@frozen
class Treaty:
    """A treaty with which states became members of the European Union."""

    id: str
    title: str
    signed: str
    began: str
    """The day on which it came into force."""
    states: tuple[str, ...]
    """Names of the members that it made."""


UNION = (
    Treaty(
        "treaty-maastricht",
        "Treaty on European Union",
        "1992-02-07",
        "1993-11-01",
        (
            *("Belgium", "Denmark", "France", "Germany", "Greece", "Ireland", "Italy"),
            *("Luxembourg", "Netherlands", "Portugal", "Spain", "United Kingdom"),
        ),
    ),
    Treaty(
        "treaty-accession-1994",
        "Treaty of Accession of Austria, Finland and Sweden",
        "1994-06-24",
        "1995-01-01",
        ("Austria", "Finland", "Sweden"),
    ),
    Treaty(
        "treaty-accession-2003",
        "Treaty of Accession of the Czech Republic, Estonia, Cyprus, Latvia, Lithuania, Hungary,"
        " Malta, Poland, Slovenia and Slovakia",
        "2003-04-16",
        "2004-05-01",
        (
            *("Cyprus", "Czechia", "Estonia", "Hungary", "Latvia", "Lithuania", "Malta"),
            *("Poland", "Slovakia", "Slovenia"),
        ),
    ),
    Treaty(
        "treaty-accession-2005",
        "Treaty of Accession of Bulgaria and Romania",
        "2005-04-25",
        "2007-01-01",
        ("Bulgaria", "Romania"),
    ),
    Treaty(
        "treaty-accession-2011",
        "Treaty of Accession of Croatia",
        "2011-12-09",
        "2013-07-01",
        ("Croatia",),
    ),
)


def state_of(voter: str, session: int) -> str:
    """Give the name of the state that a name of the corpus stands for in a session."""
    if voter == "Yugoslavia" and session > _LAST_OF_YUGOSLAVIA:
        return "Serbia"
    return _RENAMED.get(voter, voter)


def code_of(state: str, given: str) -> str:
    """Give a state's code of ISO 3166-1; empty where it has none now."""
    return _CODES.get(state, given)


def id_of(name: str) -> str:
    """Make an id of a name: its letters without accents, with hyphens between words."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
