"""Right answers to questions on roll calls and bulletins, from the files themselves.

Nothing of dipview is used here.
"""

from __future__ import annotations

import csv
import io
import lzma
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from math import sqrt
from pathlib import Path
from statistics import NormalDist

from attrs import frozen


@frozen
class Vote:
    """One vote of one state."""

    call: int
    day: str
    words: str
    """The words of title and text of its roll call, in lower case, a line each."""
    state: str
    vote: str

    @property
    def year(self) -> str:
        """The year of its day."""
        return self.day[:4]

    def on(self, phrase: str) -> bool:
        """Tell whether a phrase stands in the title or the text of its roll call."""
        return re.search(rf"\b{re.escape(folded(phrase))}\b", self.words) is not None


def folded(text: str) -> str:
    """Give the words of a text, in lower case, without what stands between them."""
    return " ".join(re.findall(r"[^\W_]+", text.lower()))


@frozen(slots=False)
class RollCalls:
    """The votes of some years."""

    folder: Path
    years: tuple[str, str] = ("0", "9999")
    """The first, and the one before which it ends."""

    @cached_property
    def votes(self) -> Sequence[Vote]:
        """All votes, in order of roll calls."""
        first, before = self.years
        calls = {row["rcid"]: row for row in self._rows("roll_calls")}
        texts = {
            rcid: f"{folded(row['short'])}\n{folded(row['descr'])}" for rcid, row in calls.items()
        }
        found = []
        for row in self._rows("votes"):
            call = calls[f"{float(row['rcid']):g}"]
            if first <= call["date"] < before:
                number, words = int(call["rcid"]), texts[call["rcid"]]
                found.append(Vote(number, call["date"], words, row["country"], row["vote"]))
        return found

    def _rows(self, name: str) -> Iterator[Mapping[str, str]]:
        plain, packed = (self.folder / f"{name}.csv{ending}" for ending in ("", ".xz"))
        given = plain.read_bytes() if plain.exists() else lzma.decompress(packed.read_bytes())
        return csv.DictReader(io.StringIO(given.decode(), newline=""))

    def _of(self, state: str) -> dict[int, Vote]:
        return {vote.call: vote for vote in self.votes if vote.state == state}

    def alike_by_year(self, one: str, other: str) -> dict[str, tuple[int, int]]:
        """Tell by year how often two states voted alike, and on how many roll calls both voted."""
        mine, theirs = self._of(one), self._of(other)
        both = [(mine[call], theirs[call]) for call in mine.keys() & theirs.keys()]
        shared = Counter(vote.year for vote, _ in both)
        alike = Counter(vote.year for vote, their in both if vote.vote == their.vote)
        return {year: (alike[year], count) for year, count in sorted(shared.items())}

    def likeness(self, one: str) -> dict[str, tuple[int, int]]:
        """Tell of every other state how often it voted as one did, of how many both voted on."""
        mine = self._of(one)
        alike, shared = Counter[str](), Counter[str]()
        for vote in self.votes:
            if vote.state != one and vote.call in mine:
                shared[vote.state] += 1
                alike[vote.state] += vote.vote == mine[vote.call].vote
        return {state: (alike[state], count) for state, count in shared.items()}

    def chose(self, option: str, of: Callable[[Vote], bool]) -> dict[int, set[str]]:
        """Tell who chose an option on some roll calls: states by roll call."""
        found: dict[int, set[str]] = defaultdict(set)
        for vote in self.votes:
            if vote.vote == option and of(vote):
                found[vote.call].add(vote.state)
        return dict(found)

    def ever_alone(self) -> dict[str, set[int]]:
        """Tell of every state the roll calls on which nobody voted as it did, of several voting."""
        counts = Counter((vote.call, vote.vote) for vote in self.votes)
        voting = Counter(vote.call for vote in self.votes)
        found: dict[str, set[int]] = defaultdict(set)
        for vote in self.votes:
            if counts[vote.call, vote.vote] == 1 and voting[vote.call] > 1:
                found[vote.state].add(vote.call)
        return dict(found)

    def alone(self, state: str) -> list[int]:
        """Give the longest run of roll calls, of those it voted on, where nobody voted as it did.

        The first one of the longest; in order of days, then of numbers.
        """
        counts = Counter((vote.call, vote.vote) for vote in self.votes)
        longest: list[int] = []
        run: list[int] = []
        for vote in sorted(self._of(state).values(), key=lambda each: (each.day, each.call)):
            run = [*run, vote.call] if counts[vote.call, vote.vote] == 1 else []
            longest = max(longest, run, key=len)
        return longest


def lower_bound(alike: int, shared: int) -> float:
    """Give the lower end of the 95 % interval of a share, after Wilson."""
    z2, share = NormalDist().inv_cdf(0.975) ** 2, alike / shared
    spread = sqrt(z2 * (share * (1 - share) + z2 / (4 * shared)) / shared)
    return round((share + z2 / (2 * shared) - spread) / (1 + z2 / shared), 12)


def spoke_for(path: Path, bloc: str) -> Counter[str]:
    """Count who spoke for a bloc, over the statements of a TOML file."""
    statements = tomllib.loads(path.read_text(encoding="utf-8"))["statements"]
    spoken = (each for each in statements if bloc in each.get("on_behalf_of", ()))
    return Counter(speaker for each in spoken for speaker in each["speakers"])
