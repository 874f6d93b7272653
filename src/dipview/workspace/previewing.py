"""Previewing: what a child has read so far, passed on to its parent a few times a second."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from attrs import define, evolve, field

from dipview.dataset.records import Written, kind_of
from dipview.model.actors import Actor
from dipview.model.kinds import Kind
from dipview.views.preview import Preview, Seen, seen_of
from dipview.views.view import Meaning

MOST = 100
"""How many records of each kind are passed on: more than any screen shows."""
_PAUSE = 0.25
"""Seconds between two messages, at least."""
_KEY = "seen"


@define
class Previews:
    """Gathers the first records of each kind in the child."""

    send: Callable[..., None]
    """Passes a message on."""
    now: Callable[[], float] = time.monotonic
    _counts: dict[Kind, int] = field(factory=dict)
    _names: dict[str, str] = field(factory=dict)
    _new: dict[str, list[list[str]]] = field(factory=dict)
    _sent_at: float = float("-inf")

    def add(self, records: Sequence[Written]) -> None:
        """Take up records of a kind, of which there are some, as long as there are not enough."""
        kind = kind_of(records[0])
        if kind is Kind.ACTOR:
            self._names.update((each.id, each.name) for each in records if isinstance(each, Actor))
        count = self._counts.get(kind, 0)
        for record in records[: MOST - count]:
            seen = seen_of(record, self._names)
            said = [seen.text, seen.meaning.value, seen.date, seen.aside]
            self._new.setdefault(kind.value, []).append(said)
        self._counts[kind] = min(MOST, count + len(records))

    def pass_on(self) -> None:
        """Pass on what is new, if the last message was some time ago."""
        if self._new and self.now() - self._sent_at >= _PAUSE:
            self._sent_at = self.now()
            self.send(**{_KEY: self._new})
            self._new = {}


def previewed(before: Preview, said: Mapping[str, Any]) -> Preview | None:
    """Read a message in the parent.

    Args:
        before: What was seen before.
        said: A message of the child, of any sort.

    Returns:
        What has been seen now; None where the message says nothing of it.
    """
    if _KEY not in said:
        return None
    try:
        seen = dict(before.seen)
        for name, rows in said[_KEY].items():
            kind = Kind(name)
            new = tuple(Seen(str(t), Meaning(m), str(d), str(a)) for t, m, d, a in rows)
            seen[kind] = (*seen.get(kind, ()), *new)
    except (AttributeError, TypeError, ValueError):
        return None
    return evolve(before, seen=seen)
