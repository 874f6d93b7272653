"""Ballots: the rows of a table of votes, whichever of the known headings it has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from attrs import define, field

from dipview.computing import check
from dipview.dataset.limits import Limits
from dipview.exchange.exchange_format import ExchangeError
from dipview.exchange.separated_text import separated_text
from dipview.exchange.sheets.cells import WORKBOOKS, read_sheets
from dipview.formats.formulas import as_it_was
from dipview.model.votes import Option
from dipview.search.folding import fold

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


_CODES = {option: code for code, option in enumerate(Option, 1)}


@define
class Voters:
    """Whoever votes in any of the votes, numbered."""

    numbers: dict[str, int] = field(factory=dict)
    codes: list[str] = field(factory=list)

    def number_of(self, name: str, code: str) -> int:
        """Give the number of a voter.

        Args:
            name: What they are called.
            code: What their state's code is said to be; the first that is told counts.
        """
        number = self.numbers.setdefault(name, len(self.codes))
        if number == len(self.codes):
            self.codes.append(code)
        elif code and not self.codes[number]:
            self.codes[number] = code
        return number


@define
class Ballot:
    """A vote, and who chose what: a byte for each voter, for there can be a million choices."""

    key: str
    facts: dict[str, str] = field(factory=dict)
    """What is said of the vote, by field."""
    intended: dict[int, Option] = field(factory=dict)
    """What those meant to choose who chose otherwise, by their numbers."""
    place: str = ""
    """Where it stands first."""
    _cast: bytearray = field(factory=bytearray)

    def chosen(self, voter: int) -> Option | None:
        """Give what a voter chose; None where nothing is known."""
        code = self._cast[voter] if voter < len(self._cast) else 0
        return _OPTIONS_IN_ORDER[code - 1] if code else None

    def choose(self, voter: int, option: Option) -> None:
        """Note what a voter chose."""
        if voter >= len(self._cast):
            self._cast.extend(bytes(voter + 1 - len(self._cast)))
        self._cast[voter] = _CODES[option]

    def voters_of(self, option: Option) -> Iterator[int]:
        """Give the numbers of those who chose an option, in the order of their numbers."""
        code = _CODES[option]
        return (voter for voter, each in enumerate(self._cast) if each == code)

    def __bool__(self) -> bool:
        """Whether anybody chose anything."""
        return bool(self._cast)


_OPTIONS_IN_ORDER = tuple(Option)


def rows_of(
    path: Path, limits: Limits, tell_unclosed: Callable[[str], object]
) -> Iterator[tuple[dict[str, str], str]]:
    """Give the rows of a table by field, each with its place.

    Args:
        path: The table.
        limits: How much may be read.
        tell_unclosed: Told the place of a row in which a quotation mark opens a cell, and none
            closes it.

    Raises:
        ExchangeError: It cannot be read, or its headings are not those of votes.
    """
    rows = _rows(path, limits, tell_unclosed)
    headings, _ = next(rows, ([], ""))
    places = _places(headings)
    if not {"option", "who"} <= places.keys() and "vote" not in places:
        said = f"{path}: there is no column of who voted and how; the headings are"
        raise ExchangeError(
            f"{said} {', '.join(filter(None, headings)) or 'nothing'}; name them 'who' and 'vote'"
        )
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


def _rows(
    path: Path, limits: Limits, tell_unclosed: Callable[[str], object]
) -> Iterator[tuple[list[str], str]]:
    if path.suffix.lower() in WORKBOOKS:
        (sheet, *_) = [each for each in read_sheets(path, limits) if each.rows]
        for number, row in enumerate(sheet.rows):
            yield list(row), sheet.place(number)
        return
    for row, line, closed in separated_text(path, limits).with_lines():
        place = f"{path.name}, line {line}"
        if not closed:
            tell_unclosed(place)
        yield [*map(as_it_was, row)], place
