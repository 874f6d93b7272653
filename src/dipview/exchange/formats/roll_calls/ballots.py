"""Ballots: the rows of a table of votes, whichever of the known headings it has."""

from __future__ import annotations

import csv
import io
import lzma
from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import define, field

from dipview.computing import check
from dipview.dataset.limits import Limits
from dipview.dataset.problems import Problem
from dipview.dataset.reading import decoded, read_bytes
from dipview.exchange.exchange_format import ExchangeError
from dipview.exchange.sheets.cells import WORKBOOKS, read_sheets
from dipview.model.votes import Option
from dipview.search.folding import fold

_XZ = b"\xfd7zXZ\x00"

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "vote": ("rcid", "undl_id", "vote id", "roll call", "ballot", "resolution id"),
    "who": ("ms_name", "country", "who", "member", "state", "delegation", "name", "country_name"),
    "code": ("country_code", "ms_code", "code", "iso"),
    "option": ("ms_vote", "vote", "option", "voted", "choice"),
    "intended": ("intended", "intended vote", "meant to vote"),
    "date": ("date", "day"),
    "number": ("resolution", "unres", "symbol", "number", "draft"),
    "title": ("title", "short", "subject", "motion"),
    "description": ("descr", "description", "agenda_title"),
    "url": ("undl_link", "url", "link"),
    "result": ("result", "outcome"),
    "yes": ("total_yes", "yes"),
    "no": ("total_no", "no"),
    "abstain": ("total_abstentions", "abstentions", "abstain"),
    "not_voting": ("total_non_voting", "not voting", "absent"),
    "amendment": ("amend", "amendment"),
    "paragraph": ("para", "paragraph"),
    "session": ("session",),
}
"""What a column is called that is taken for a field; the first of several wins."""

_OPTIONS = {
    Option.YES: ("yes", "y", "1", "for", "in favour", "in favor", "aye", "oui"),
    Option.NO: ("no", "n", "3", "against", "nay", "non"),
    Option.ABSTAIN: ("abstain", "abstention", "abstained", "a", "2", "abstains"),
    Option.NOT_VOTING: ("not voting", "non-voting", "non voting", "x", "not-voting", "present"),
    Option.ABSENT: ("absent", "8", "", "did not vote"),
}
_BY_WORD = {word: option for option, words in _OPTIONS.items() for word in words}
NOT_A_MEMBER = frozenset(("9", "not a member", "not member"))
"""What is said of those who could not vote: nothing comes of it."""


def option_of(word: str) -> Option | None:
    """Give the option that a word of a table means; None for a word that is none."""
    return _BY_WORD.get(word.strip().casefold())


_OF_VOTES = frozenset(("rcid", "undl_id", "ms_vote"))
"""Headings of the known tables, which no other table has."""


def is_of_votes(beginning: str) -> bool:
    """Tell whether a file of CSV begins as one of the known tables of votes."""
    headings = beginning.partition("\n")[0].replace('"', "").replace(";", ",").strip()
    return not _OF_VOTES.isdisjoint(headings.split(","))


@define
class Ballot:
    """A vote, and who chose what."""

    key: str
    facts: dict[str, str] = field(factory=dict)
    """What is said of the vote, by field."""
    chose: dict[str, tuple[Option, str]] = field(factory=dict)
    """The option of each, and their code, by name."""
    intended: dict[str, Option] = field(factory=dict)
    place: str = ""
    """Where it stands first."""


def rows_of(path: Path, limits: Limits) -> Iterator[tuple[dict[str, str], str]]:
    """Give the rows of a table by field, each with its place.

    Raises:
        ExchangeError: It cannot be read, or its headings are not those of votes.
    """
    rows = _rows(path, limits)
    headings, _ = next(rows, ([], ""))
    places = _places(headings)
    if not {"option", "who"} <= places.keys() and "vote" not in places:
        said = f"{path}: there is no column of who voted and how; the headings are"
        raise ExchangeError(f"{said} {', '.join(headings)}; name them 'who' and 'vote'")
    for cells, place in rows:
        check()
        row = {name: cells[at].strip() for name, at in places.items() if at < len(cells)}
        if any(row.values()):
            yield row, place


def _places(headings: list[str]) -> dict[str, int]:
    """Find the column of each field."""
    free = {fold(heading): at for at, heading in reversed([*enumerate(headings)])}
    places = {}
    for name, known in HEADINGS.items():
        if found := next((word for word in known if word in free), ""):
            places[name] = free.pop(found)
    return places


def _rows(path: Path, limits: Limits) -> Iterator[tuple[list[str], str]]:
    if path.suffix.lower() in WORKBOOKS:
        (sheet, *_) = [each for each in read_sheets(path, limits) if each.rows]
        for number, row in enumerate(sheet.rows):
            yield list(row), sheet.place(number)
        return
    text = _text(path, limits)
    separator = max(",;\t", key=text[:4096].split("\n", 1)[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for row in reader:
            yield row, f"{path.name}, line {reader.line_num}"
    except csv.Error as error:
        said = f"{path}, line {reader.line_num}: {error}"
        raise ExchangeError(f"{said}; save it again as CSV") from error


def _text(path: Path, limits: Limits) -> str:
    content = read_bytes(path, limits.file)
    if isinstance(content, bytes) and content.startswith(_XZ):
        content = _unpacked(path, content, limits.file)
    text = content if isinstance(content, Problem) else decoded(path, content)
    if isinstance(text, Problem):
        raise ExchangeError(f"{path}: {text.message}; {text.hint}")
    return text


def _unpacked(path: Path, content: bytes, limit: int) -> bytes:
    try:
        unpacked = lzma.LZMADecompressor().decompress(content, limit + 1)
    except lzma.LZMAError as error:
        raise ExchangeError(f"{path}: this is damaged: {error}; fetch it again") from error
    if len(unpacked) > limit:
        raise ExchangeError(f"{path}: it is too large when it is unpacked; see --max-bytes")
    return unpacked
