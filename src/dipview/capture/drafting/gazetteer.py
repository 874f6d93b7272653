"""The gazetteer: whom words of a text name, among the actors of a dataset.

Only a name that is the same but for case and accents, and nobody else's, is taken; all others are
offered, and a person chooses. Nothing is found by likeness.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from dipview.capture.drafting.states import States, key_of, states
from dipview.dataset.dataset import Dataset
from dipview.model.actors import Actor, ActorKind, Role
from dipview.model.kinds import Kind
from dipview.model.spans import Span
from dipview.model.values import frozen

Key = tuple[str, ...]


@frozen
class Named:
    """Whom words name."""

    actor: str | None = None
    """Id of the actor who alone has this name exactly."""
    offered: tuple[str, ...] = ()
    """Ids of those who may be meant, the likeliest first."""

    def __bool__(self) -> bool:
        """Tell whether anybody may be meant."""
        return self.actor is not None or bool(self.offered)


NOBODY = Named()
_MOST = 20
"""So many are offered at most: a person who chooses among more searches by name."""


def _offer(ids: Iterable[str]) -> Named:
    return Named(None, tuple(islice(ids, _MOST)))


class Gazetteer:
    """The names of a dataset's actors, and those of states that it has."""

    def __init__(self, dataset: Dataset | None = None, day: dt.date | None = None) -> None:
        """Gather names.

        Args:
            dataset: Whose actors to know; None for a gazetteer that knows nobody.
            day: The day of the text, on which offices are looked up; None where it is not known.
        """
        self._exact: dict[Key, list[str]] = defaultdict(list)
        self._titles: dict[Key, list[str]] = defaultdict(list)
        self._surnames: dict[Key, list[str]] = defaultdict(list)
        self._by_code: dict[str, str] = {}
        self._governments: dict[str, list[str]] = defaultdict(list)
        self._persons: set[str] = set()
        self._table = states()
        if dataset is None:
            return
        actors = [dataset.actor(id) for id in dataset.ids(Kind.ACTOR)]
        for actor in actors:
            self._add_names(actor)
        self._by_code = dict(_codes(actors, self._exact, self._table))
        for actor in actors:
            self._add_government(actor)
            for role in actor.roles:
                self._add_role(dataset, actor, role, day)

    def _add_names(self, actor: Actor) -> None:
        if actor.unnamed:
            return
        for name in (actor.name, *(other.name for other in actor.other_names)):
            _add(self._exact, key_of(name), actor.id)
        if actor.kind is ActorKind.PERSON:
            self._persons.add(actor.id)
            last = key_of(actor.name)[-1:]
            if last:
                _add(self._surnames, last, actor.id)

    def _add_government(self, actor: Actor) -> None:
        if actor.part_of and "government" in key_of(actor.name):
            self._governments[actor.part_of].append(actor.id)

    def _add_role(self, dataset: Dataset, actor: Actor, role: Role, day: dt.date | None) -> None:
        if not _held(role.start, role.end, day) or dataset.kind_of(role.of) is not Kind.ACTOR:
            return
        title = key_of(role.title)
        _add(self._titles, title, actor.id)
        of = dataset.actor(role.of)
        for name in (of.name, *(other.name for other in of.other_names)):
            _add(self._titles, (*title, "of", *key_of(name)), actor.id)
            _add(self._titles, (*key_of(name), *title), actor.id)
        for adjective in self._table.adjectives_of.get(_code_of(of, self._table), ()):
            _add(self._titles, (*adjective, *title), actor.id)

    def named(self, words: str) -> Named:
        """Say whom words name."""
        key = key_of(words)
        own = self._exact.get(key, [])
        if own:
            return Named(own[0]) if len(own) == 1 else _offer(own)
        codes = self._table.names.get(key, ())
        found = [self._by_code[code] for code in codes if code in self._by_code]
        if codes:
            one = len(codes) == 1 and codes[0] not in _AMBIGUOUS
            return Named(found[0]) if one and found else _offer(found)
        return self._by_office(key) or self._by_place(key)

    def knows(self, words: str) -> bool:
        """Tell whether words as a whole are a name, be it of nobody in the dataset."""
        key = key_of(words)
        return key in self._exact or key in self._table.names or key in _JOINT

    def person(self, words: str) -> Named:
        """Say which person a full name is of; others who are called so are not meant."""
        own = [id for id in self._exact.get(key_of(words), ()) if id in self._persons]
        return Named(own[0]) if len(own) == 1 else _offer(own)

    def surname(self, words: str) -> Named:
        """Offer the persons of a last name."""
        key = key_of(words)[-1:]
        return _offer(self._surnames.get(key, ())) if key else NOBODY

    def state(self, words: str) -> Named:
        """Offer the state that a name, or an adjective, is of."""
        key = key_of(words)
        codes = self._table.adjectives.get(key, ()) + self._table.names.get(key, ())
        found = (self._by_code[code] for code in codes if code in self._by_code)
        own = tuple(dict.fromkeys((*self._exact.get(key, ()), *found)))
        return _offer(own)

    def _by_office(self, key: Key) -> Named:
        holders = self._titles.get(key, [])
        whole = len(key) > 2 or "of" in key
        if len(holders) == 1 and whole:
            return Named(holders[0])
        return _offer(holders)

    def _by_place(self, key: Key) -> Named:
        """Offer the government for its capital, and the state."""
        offered: list[str] = []
        for code in self._table.capitals.get(key, ()):
            state = self._by_code.get(code)
            if state is not None:
                offered += [*self._governments.get(state, ()), state]
        return _offer(offered) or self.state(" ".join(key))


_JOINT = frozenset((("g", "77", "china"), ("g77", "china"), ("group", "of", "77", "china")))
"""Groups that call themselves so, whether the dataset has them or not."""
_AMBIGUOUS = frozenset(("GE",))
"""States whose name is another place's too, which is no state: the dataset itself has to say so."""


def _add(table: dict[Key, list[str]], key: Key, id: str) -> None:
    if key and id not in table[key]:
        table[key].append(id)


def _codes(
    actors: list[Actor], exact: Mapping[Key, list[str]], table: States
) -> Iterator[tuple[str, str]]:
    """Give the state that each code is of: by its identifier, else by a name that is its alone."""
    for code, keys in table.names_of.items():
        for key in keys:
            own = exact.get(key, [])
            if len(own) == 1:
                yield code, own[0]
    for actor in actors:
        if code := _code_of(actor, table):
            yield code, actor.id


def _code_of(actor: Actor, table: States) -> str:
    code = actor.identifiers.get("iso3166", "").upper()
    if code:
        return table.alpha3.get(code, code) if actor.kind is ActorKind.STATE else ""
    if actor.kind is not ActorKind.STATE:
        return ""
    codes = table.names.get(key_of(actor.name), ())
    return codes[0] if len(codes) == 1 else ""


def _held(start: Span | None, end: Span | None, day: dt.date | None) -> bool:
    if day is None:
        return True
    begun = start is None or start.earliest is None or start.earliest <= day
    return begun and (end is None or end.latest is None or end.latest >= day)
