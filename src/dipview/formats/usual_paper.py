"""The usual paper: which size documents have where the user is, and nothing else is asked for.

Only what is laid out for paper imports this: the tables of locales are large.
"""

from __future__ import annotations

import locale
import os
import re
from collections.abc import Mapping

from dipview.formats.paper import Paper

_LETTER = frozenset(
    (
        *("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"),
        *("united-states", "canada", "mexico"),
    )
)
"""Where Letter is usual, as Unicode's CLDR has it; some systems write a country's name out."""
_TERRITORY = "_([A-Za-z][A-Za-z -]*)"
_VARIABLES = ("LC_ALL", "LC_PAPER", "LANG")


def usual_paper(environment: Mapping[str, str] | None = None) -> Paper:
    """Tell which paper is usual where the user is: that of the locale, else A4.

    Args:
        environment: The variables of the environment; None for those of this process, and then
            for what else the system tells where they say nothing.
    """
    given = os.environ if environment is None else environment
    named = next((given[name] for name in _VARIABLES if given.get(name)), "")
    if not named and environment is None:
        named = locale.getlocale()[0] or ""
    found = re.search(_TERRITORY, named)
    territory = found[1].strip() if found else ""
    known = territory in _LETTER or territory.lower().replace(" ", "-") in _LETTER
    return Paper.LETTER if known else Paper.A4
