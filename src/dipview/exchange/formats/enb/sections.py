"""Sections of bulletins: what a line of the corpus says, and the text that is made of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any

from dipview.exchange.exchange_format import NoJsonError, json_of
from dipview.model.values import frozen

_C1 = re.compile("[\x80-\x9f]")
_ENDS = re.compile(r"\r\n?")
_HALVES = re.compile("[\ud800-\udfff]")
_DAY = re.compile(r"(\d{1,2})-([A-Za-z]{3})-(\d{2}|\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CENTURY = 69
"""Years of two digits from this on are of the twentieth century, as POSIX has it."""


class SectionError(ValueError):
    """A line is no section; says what is wrong with it."""


@frozen(kw_only=True)
class Section:
    """A section of a bulletin."""

    id: str
    title: str
    kind: str
    """Like ``corridors`` or ``PLENARY``; mostly empty."""
    session: str
    """The short title of the session that the bulletin is on."""
    first: str
    last: str
    """The days that the bulletin is of, as they are written."""
    url: str
    sentences: Sequence[str]
    """As the corpus splits them, which at times leaves several in one."""
    countries: Sequence[str]
    blocs: Sequence[str]

    @property
    def text(self) -> str:
        """The section as a stored text: its sentences in one paragraph, a space between two."""
        return " ".join(self.sentences)

    def place(self, number: int) -> tuple[int, int]:
        """Give where a sentence stands in the text, in characters."""
        start = sum(len(each) + 1 for each in self.sentences[:number])
        return start, start + len(self.sentences[number])


def section_of(line: str) -> Section:
    """Read a line.

    Raises:
        SectionError: It is no section.
    """
    try:
        said = json_of(line)
    except NoJsonError as error:
        raise SectionError(str(error)) from error
    if not isinstance(said, dict):
        raise SectionError("this is no object")
    id = said.get("id")
    if not isinstance(id, str) or not id.strip():
        raise SectionError("it has no id")
    if "sentences" not in said:
        raise SectionError("it has no sentences")
    return Section(
        id=id,
        title=_text(said, "section_title"),
        kind=_text(said, "subtype"),
        session=_text(said, "enb_short_title"),
        first=_text(said, "enb_start_date"),
        last=_text(said, "enb_end_date"),
        url=_text(said, "enb_url"),
        sentences=[_repaired(each) for each in _texts(said, "sentences")],
        countries=_texts(said, "countries"),
        blocs=_texts(said, "actors"),
    )


def day_of(written: str) -> dt.date:
    """Read a day as the corpus writes it: ``06-Feb-95``.

    Raises:
        ValueError: It is none.
    """
    found = _DAY.fullmatch(written.strip())
    if found is None or found[2].lower() not in _MONTHS:
        raise ValueError(written)
    year = int(found[3])
    if len(found[3]) == 2:
        year += 1900 if year >= _CENTURY else 2000
    return dt.date(year, _MONTHS.index(found[2].lower()) + 1, int(found[1]))


def _text(said: Mapping[str, Any], key: str) -> str:
    """Give a text; whatever else stands there is none."""
    value = said.get(key, "")
    return value.strip() if isinstance(value, str) else ""


def _texts(said: Mapping[str, Any], key: str) -> list[str]:
    """Give a list of texts.

    Raises:
        SectionError: It is none.
    """
    value = said.get(key) or []
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise SectionError(f"its {key} are no list of texts")
    return value


def _repaired(text: str) -> str:
    """Put the quotation marks and bullets of Windows-1252 where C1 controls stand for them."""
    text = _C1.sub(lambda found: found[0].encode("latin-1").decode("cp1252", "replace"), text)
    return _HALVES.sub("\ufffd", _ENDS.sub("\n", text))
