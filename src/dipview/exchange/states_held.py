"""States held against the register: what could be added to actors, and who may be meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import field

from dipview.dataset.dataset import Dataset
from dipview.dataset.edits import likest_names
from dipview.dataset.record_places import record_place
from dipview.dataset.registers.state_names import StateNames, called, coded, states
from dipview.model.actors import Actor, ActorKind
from dipview.model.kinds import Kind
from dipview.model.values import frozen
from dipview.writing.change import Change
from dipview.writing.writer import Writer
from dipview.writing.written_table import written_table

_CODE, _M49, _WIKIDATA = "iso3166", "m49", "wikidata"
_LEAST = 80
"""How alike names must be, from 0 to 100, for one to be suggested."""
_MOST = 3


@frozen(kw_only=True)
class Held:
    """A state among the actors, and what the register has of it."""

    actor: Actor
    state: StateNames | None = None
    """Whose name or code it has to the letter; None where there is none, or more than one."""
    identifiers: Mapping[str, str] = field(factory=dict, hash=False)
    """Codes that it does not have yet."""
    names: tuple[tuple[str, str], ...] = ()
    """Names that it does not have yet, each with its language."""
    suggested: tuple[StateNames, ...] = ()
    """Those that may be meant: a person has to say so."""

    @property
    def change(self) -> Mapping[str, object]:
        """The keys of the actor as they would be."""
        other = [
            {"name": each.name, "language": each.language} if each.language else each.name
            for each in self.actor.other_names
        ]
        return {
            "identifiers": {**self.actor.identifiers, **self.identifiers},
            "other_names": [
                *other,
                *({"name": name, "language": language} for name, language in self.names),
            ],
        }


def held(dataset: Dataset) -> Iterator[Held]:
    """Hold the states among the actors, and observers, against the register."""
    for id in dataset.ids(Kind.ACTOR):
        actor = dataset.actor(id)
        observer = [each for each in called(actor.name) if each.start and not each.end]
        if actor.unnamed or (actor.kind is not ActorKind.STATE and not observer):
            continue
        yield _held(actor)


def added(dataset: Dataset, found: Sequence[Held], writer: Writer) -> tuple[int, int]:
    """Add to the files what the register has, where nothing is in doubt.

    Args:
        dataset: Whose actors they are.
        found: What was found.
        writer: Writes to its files.

    Returns:
        How many actors were changed, in how many files.

    Raises:
        WriteError: They cannot be written; every file is as it was.
    """
    changes = []
    for each in found:
        id, place = each.actor.id, record_place(dataset, each.actor.id)
        if place is None or each.state is None or not (each.identifiers or each.names):
            continue
        if table := written_table(place.file, Kind.ACTOR, id):
            changes.append(Change(Kind.ACTOR, id, {**table, **each.change}))
    return len(changes), len(writer.write(changes).paths)


def _held(actor: Actor) -> Held:
    code = actor.identifiers.get(_CODE, "")
    by_code = coded(code) if code else ()
    by_name = called(actor.name)
    found = [each for each in by_name if not by_code or each in by_code] or list(by_code)
    if len(found) != 1:
        suggested = tuple(found) or _suggested(actor.name)
        return Held(actor=actor, suggested=suggested[:_MOST])
    (state,) = found
    return Held(
        actor=actor,
        state=state,
        identifiers=_missing_codes(actor, state),
        names=tuple(_missing_names(actor, state)),
    )


def _missing_codes(actor: Actor, state: StateNames) -> dict[str, str]:
    known = {_CODE: state.code, _M49: state.m49, _WIKIDATA: state.wikidata}
    return {name: code for name, code in known.items() if code and name not in actor.identifiers}


def _missing_names(actor: Actor, state: StateNames) -> Iterator[tuple[str, str]]:
    """Give the short names in other languages, and those in English, that an actor has not."""
    has = {each.name.casefold() for each in actor.other_names} | {actor.name.casefold()}
    for language, names in state.names.items():
        for name in names if language == "en" else names[:1]:
            if name.casefold() not in has:
                has.add(name.casefold())
                yield name, language


def _suggested(name: str) -> tuple[StateNames, ...]:
    """Give states whose names in English are like a name: nothing is taken from them unasked."""
    by_name = {each: state for state in states() for each in state.names["en"]}
    return tuple(dict.fromkeys(by_name[each] for each in likest_names(name, list(by_name), _LEAST)))
