"""Roll calls, reading: each vote becomes an event, and a statement for each option chosen in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import define, field

from dipview.computing import steps
from dipview.dataset.registers.countries import code_of, is_country
from dipview.exchange.exchange_format import ExchangeError, Reading
from dipview.exchange.formats.roll_calls.ballots import (
    NOT_A_MEMBER,
    Ballot,
    Voters,
    option_of,
    rows_of,
)
from dipview.exchange.imported import Imported, Table
from dipview.exchange.separated_text import UNCLOSED
from dipview.model.kinds import Kind
from dipview.model.spans import SpanError
from dipview.model.typed_dates import read_typed
from dipview.model.votes import Direction, Option, Part, Result

_COUNTS = ("yes", "no", "abstain", "not_voting")
_LONGEST_COUNT = 10
_TRUE = frozenset(("1", "1.0", "true", "yes"))
_ONLY = "the only vote"
"""The key of the vote of a sheet that does not tell votes apart."""


def read(reading: Reading) -> Imported:
    """Read votes.

    Raises:
        ExchangeError: A file has not the columns of votes, or an option is wrong.
    """
    direction = str(reading.values.get("direction") or Direction.FOR)
    if direction not in list(Direction):
        raise ExchangeError(f"--direction is '{direction}'; write for or against")
    imported = Imported(reading.identities)
    records = _Records(
        imported,
        title=" and ".join(path.name for path in reading.paths),
        issue=str(reading.values.get("issue") or ""),
        direction=direction,
        body=str(reading.values.get("body") or ""),
    )
    for path in reading.paths:
        for row, place in rows_of(path, reading.limits, records.tell_unclosed):
            records.take(row, place)
    if not any(records.ballots.values()):
        names = ", ".join(path.name for path in reading.paths)
        raise ExchangeError(f"{names}: nobody votes in it; name the file of votes too")
    records.make()
    return imported


_OF_ACTORS = frozenset(("vote", "who", "code", "option", "intended"))


@define
class _Records:
    """Votes on their way to records."""

    imported: Imported
    title: str
    """Of the source."""
    issue: str
    direction: str
    body: str
    ballots: dict[str, Ballot] = field(factory=dict)
    _voters: Voters = field(factory=Voters)
    _actors: dict[str, str] = field(factory=dict)
    _names: Sequence[str] = ()
    _source: str = ""
    """The id of the source."""

    def take(self, row: Mapping[str, str], place: str) -> None:
        """Put a row to the vote that it is of."""
        key = row.get("vote") or "|".join(row.get(name, "") for name in ("number", "date", "title"))
        key = key.removesuffix(".0").strip("|") or _ONLY
        ballot = self.ballots.get(key) or self.ballots.setdefault(key, Ballot(key, place=place))
        who, word = row.get("who", ""), row.get("option", "")
        facts = {name: value for name, value in row.items() if name not in _OF_ACTORS and value}
        ballot.facts.update(facts)
        if not who or word.casefold() in NOT_A_MEMBER:
            return
        option = option_of(word)
        if option is None:
            hint = "write yes, no, abstain, not voting or absent; the row is left out"
            self.imported.not_read(place, f"'{word}' is no option", hint)
            return
        voter = self._voters.number_of(who, row.get("code", ""))
        if ballot.chosen(voter) not in (None, option):
            self.imported.not_read(place, f"'{who}' chose otherwise above", "it is left out")
            return
        ballot.choose(voter, option)
        intended = option_of(row["intended"]) if row.get("intended") else None
        if intended not in (None, option):
            ballot.intended[voter] = intended

    def tell_unclosed(self, place: str) -> None:
        """Tell that a cell is not closed in a row."""
        self.imported.not_read(place, *UNCLOSED)

    def make(self) -> None:
        """Make all records of the votes in which anybody chose something."""
        self._names = tuple(self._voters.numbers)
        table = {"type": "dataset", "title": self.title}
        self._source = self.imported.entered(Kind.SOURCE, self.title, self.title, table)
        body = self._actor(self.body, "", "body") if self.body else ""
        cast = [ballot for ballot in self.ballots.values() if ballot]
        for ballot in steps(cast, "roll calls"):
            self._ballot(ballot, body)
        if unused := len(self.ballots) - len(cast):
            self.imported.left_out["votes without anybody's choice"] += unused

    def _ballot(self, ballot: Ballot, body: str) -> None:
        facts = ballot.facts
        number, title = facts.get("number", ""), facts.get("title", "")
        name = number or title or f"vote {ballot.key}"
        event = self.imported.identities.id_of(Kind.EVENT, f"vote {ballot.key}", name)
        vote: Table = {
            "body": body,
            "number": number,
            "counts": self._counts(ballot),
            "on": self._issue(ballot, name),
            "direction": self.direction if self.issue else "",
            "part": "" if self.issue else _part(facts),
            "result": self._result(ballot),
        }
        self.imported.add(
            Kind.EVENT,
            {
                "id": event,
                "title": title or f"Vote on {name}",
                "kind": "vote",
                "date": self._date(ballot),
                "vote": {key: value for key, value in vote.items() if value},
                "summary": facts.get("description", ""),
                "sources": [self._source],
                "notes": facts.get("url", ""),
            },
        )
        self._statements(ballot, event)

    def _statements(self, ballot: Ballot, event: str) -> None:
        for option in Option:
            if speakers := [self._voter(each) for each in ballot.voters_of(option)]:
                self._statement(f"{event}-{option}", event, option, speakers)
        for voter, option in ballot.intended.items():
            who = self._voter(voter)
            more = {"acts": ["correct"], "supersedes": f"{event}-{ballot.chosen(voter)}"}
            self._statement(f"{event}-{who}-meant-{option}", event, option, [who], more)

    def _voter(self, number: int) -> str:
        return self._actor(self._names[number], self._voters.codes[number], "")

    def _statement(
        self,
        name: str,
        event: str,
        option: Option,
        speakers: list[str],
        more: Mapping[str, object] | None = None,
    ) -> None:
        table: Table = {
            "source": self._source,
            "form": "recorded",
            "speakers": speakers,
            "option": option.value,
            "event": event,
            **(more or {}),
        }
        self.imported.entered(Kind.STATEMENT, name, name, table)

    def _issue(self, ballot: Ballot, name: str) -> str:
        if self.issue:
            return self.issue
        title = ballot.facts.get("title", "")
        called = name if title in ("", name) else f"{name}, {title},"
        table: Table = {
            "kind": "policy",
            "proposition": f"{called} is adopted.",
            "short": title or name,
            "sources": [self._source],
        }
        wanted = f"adopting {title or name}"
        return self.imported.entered(Kind.ISSUE, f"vote {ballot.key}", wanted, table)

    def _actor(self, name: str, code: str, kind: str) -> str:
        if name not in self._actors:
            country = code_of(name) or (code.upper() if is_country(code.upper()) else "")
            table: Table = {
                "name": name,
                "kind": kind or "state",
                "identifiers": {"iso3166": country} if country and not kind else {},
                "sources": [self._source],
            }
            self._actors[name] = self.imported.entered(Kind.ACTOR, name.casefold(), name, table)
        return self._actors[name]

    def _counts(self, ballot: Ballot) -> Table:
        counts: Table = {}
        for name in _COUNTS:
            said = ballot.facts.get(name, "").removesuffix(".0")
            if said.isdecimal() and len(said) < _LONGEST_COUNT:
                counts[name] = int(said)
            elif said:
                self._misread(ballot, f"'{said}' is no number of votes")
        return counts

    def _result(self, ballot: Ballot) -> str:
        said = ballot.facts.get("result", "").casefold()
        return said if said in list(Result) else ""

    def _date(self, ballot: Ballot) -> str:
        said = ballot.facts.get("date", "")
        if not said:
            return ""
        try:
            typed = read_typed(said)
        except SpanError as error:
            self._misread(ballot, str(error))
            return ""
        if typed.known is None:
            self._misread(ballot, f"'{said}' {typed.lack}")
            return ""
        return typed.known.text

    def _misread(self, ballot: Ballot, said: str) -> None:
        self.imported.not_read(ballot.place, said, "it is left out")


def _part(facts: Mapping[str, str]) -> str:
    if facts.get("amendment", "") in _TRUE:
        return Part.AMENDMENT.value
    return Part.PARAGRAPH.value if facts.get("paragraph", "") in _TRUE else ""
