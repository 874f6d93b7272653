"""Identities: which id stands for what another program calls otherwise, the same each time."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from hashlib import blake2b

from dipview.dataset.skeletons import fresh_id
from dipview.model.kinds import Kind
from dipview.search.folding import fold

_LONGEST = 64
"""Of a foreign key, in characters; what is longer, like a row of a sheet, is kept as a digest."""
_PREFIXES = {kind: f"{kind.value} " for kind in Kind}


class Identities:
    """Ids by kind and foreign key: given once, they stay."""

    def __init__(self, known: Mapping[str, str] | None = None, taken: Collection[str] = ()) -> None:
        """Begin with what earlier imports gave.

        Args:
            known: Ids by kind and foreign key, as ``known`` gives them.
            taken: Ids of other records, which are not given again.
        """
        self._known = dict(known or {})
        self._taken = {*taken, *self._known.values()}
        self._next: dict[str, int] = {}

    @property
    def known(self) -> Mapping[str, str]:
        """All ids that were given, by kind and foreign key."""
        return self._known

    def id_of(self, kind: Kind, foreign: str, name: str) -> str:
        """Give the id of what has a foreign key.

        Args:
            kind: The kind of its record.
            foreign: What the other program knows it by: a number, a name, a row.
            name: What a new id is to look like.
        """
        if len(foreign) > _LONGEST:
            digest = blake2b(foreign.encode("utf-8", "surrogatepass"), digest_size=16)
            foreign = f"#{digest.hexdigest()}"
        key = f"{_PREFIXES[kind]}{foreign}"
        if (id := self._known.get(key)) is None:
            id = self._fresh(kind, fold(name))
            self._known[key] = id
            self._taken.add(id)
        return id

    def _fresh(self, kind: Kind, name: str) -> str:
        """Make a new id; of many that would be the same, each is found at once."""
        wanted = fresh_id(kind, name, ())
        if wanted not in self._taken:
            return wanted
        number = self._next.get(wanted, 2)
        while (id := f"{wanted}-{number}") in self._taken:
            number += 1
        self._next[wanted] = number + 1
        return id
