"""A recurring resolution: what it is about, and which roll calls were votes on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

from scripts.un_votes.corpus import RollCall


@frozen(kw_only=True)
class Recurring:
    """A resolution that came back, and the issue that it is in the dataset."""

    id: str
    topics: tuple[str, ...]
    """Ids of topics, the first one its own."""
    short: str
    """A column's heading."""
    proposition: str
    question: str
    description: str
    vote_on: str
    """What was voted on, as a vote's title goes on after "Vote on"."""
    titled: str
    """A pattern that the whole title matches, in whatever case."""
    headed: tuple[str, ...] = ()
    """Headings of the corpus that no other resolution has."""
    but_not: tuple[str, ...] = ()
    """Resolutions of such a title or heading that are not this one."""

    def has(self, call: RollCall) -> bool:
        """Tell whether a roll call was a vote on it."""
        if call.number in self.but_not:
            return False
        return call.short in self.headed or bool(
            re.fullmatch(self.titled, call.title, re.IGNORECASE)
        )

    def votes(self, calls: Sequence[RollCall]) -> list[RollCall]:
        """Give its votes in the order of time: at most one in a session.

        Raises:
            ValueError: Two of a session match, of which one must be another resolution.
        """
        found = sorted(filter(self.has, calls), key=lambda call: (call.session, call.rcid))
        for one, other in pairwise(found):
            if one.session == other.session:
                raise ValueError(f"{self.id}: {one.number} and {other.number} of one session")
        return found
