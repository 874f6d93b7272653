"""Codings: an invented world as one coder wrote it, and as two did."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

_BLOCKS = re.compile(r"^\[\[(?!statements\.)", re.MULTILINE)
_ID = re.compile(r'^id = "([^"]+)"', re.MULTILINE)


REEF = """
[dataset]
title = "The reef"
as_of = 2031-12-31
[[sources]]
id = "wire"
type = "report"
issued = 2031-06-01
[[actors]]
id = "north"
name = "North"
kind = "state"
sources = ["wire"]
[[actors]]
id = "south"
name = "South"
kind = "state"
sources = ["wire"]
[[issues]]
id = "sea"
kind = "topic"
title = "The sea"
sources = ["wire"]
[[issues]]
id = "reef"
kind = "policy"
parent = "sea"
proposition = "The reef should be closed."
sources = ["wire"]
[[issues]]
id = "fee"
kind = "policy"
parent = "sea"
proposition = "A fee should be paid."
sources = ["wire"]
[[statements]]
id = "south-on-reef"
source = "wire"
form = "verbatim"
speakers = ["south"]
text = "Close it."
date = 2031-05-01
positions = [{ issue = "reef", stance = "support" }, { issue = "fee", stance = "support" }]
[[statements]]
id = "north-early"
source = "wire"
form = "verbatim"
speakers = ["north"]
text = "We shall see."
date = 2031-01-01
positions = [{ issue = "reef", stance = "open" }]
[[statements]]
id = "north-on-reef"
source = "wire"
form = "verbatim"
speakers = ["north"]
text = "Do as you like."
date = 2031-05-02
positions = [{ issue = "reef", stance = "support" }, { issue = "fee", stance = "oppose" }]
"""
"""An invented world: North took no side on the reef, and then spoke for it."""


def coded(text: str, coder: str = "Anna") -> str:
    """Sign all statements of a file with one name."""
    return "".join(_signed(each, coder) if _is_statement(each) else each for each in _parts(text))


def coded_twice(
    text: str,
    change: Callable[[str], str] = str,
    which: Callable[[str], bool] = lambda _: True,
    coders: tuple[str, str] = ("Anna", "Ben"),
) -> str:
    """Sign all statements of a file with one name, and write some again as another coder's.

    Args:
        text: The file.
        change: What the second coder wrote otherwise in the table of a statement.
        which: Whether a statement is written again, by its id.
        coders: The two names.
    """
    again = [
        _signed(change(_ID.sub(r'id = "\1-again"', each, count=1)), coders[1])
        for each in _parts(text)
        if _is_statement(each) and which(_ID.search(each)[1])  # type: ignore[index]
    ]
    return "\n".join((coded(text, coders[0]), *again))


def differing() -> str:
    """Give the reef as Ben, too, coded it: he heard North speak against it."""

    def against(table: str) -> str:
        return table.replace('stance = "support"', 'stance = "oppose"')

    return coded_twice(REEF, against, lambda id: id == "north-on-reef")


def _parts(text: str) -> list[str]:
    starts = [0, *(match.start() for match in _BLOCKS.finditer(text)), len(text)]
    return [text[start:end] for start, end in pairwise(starts)]


def _is_statement(part: str) -> bool:
    return part.startswith("[[statements]]")


def _signed(part: str, coder: str) -> str:
    kept = re.sub(r"^coded_by = .*\n", "", part, flags=re.MULTILINE)
    return kept.replace("[[statements]]", f'[[statements]]\ncoded_by = "{coder}"', 1)
