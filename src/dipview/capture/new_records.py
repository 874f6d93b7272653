"""New records: actors, issues and events that are made on the way to a statement."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from dipview.capture.printed_offices import PrintedOffice
from dipview.dataset.dataset import Dataset
from dipview.dataset.skeletons import fresh_id
from dipview.model.actors import ActorKind
from dipview.model.events import EventKind
from dipview.model.kinds import Kind
from dipview.model.stances import IssueKind
from dipview.model.values import frozen
from dipview.search.folding import fold

SORTS: Mapping[Kind, tuple[str, ...]] = {
    Kind.ACTOR: (
        ActorKind.PERSON,
        ActorKind.STATE,
        ActorKind.ORGANIZATION,
        ActorKind.BODY,
        ActorKind.GROUP,
    ),
    Kind.ISSUE: (IssueKind.POLICY, IssueKind.CLAIM, IssueKind.QUANTITY),
    Kind.EVENT: tuple(EventKind),
}
"""The kinds that a new record can be of, the likeliest first."""

_NAMED = {Kind.ACTOR: "name", Kind.ISSUE: "proposition", Kind.EVENT: "title"}


@frozen(kw_only=True)
class NewRecord:
    """A record that is written together with the statement that names it."""

    kind: Kind
    id: str
    name: str
    """Its name, title or proposition."""
    sort: str
    """Its own kind: ``person``, ``policy``, ``meeting``."""
    office: PrintedOffice | None = None
    """Of a person: the office that the source prints beside the name, and somebody chose."""

    def table(self, source: str = "", locator: str = "") -> dict[str, object]:
        """Give it as it is written.

        Args:
            source: The id of the source that prints it; empty for none.
            locator: Where in the source.
        """
        table: dict[str, object] = {"id": self.id, _NAMED[self.kind]: self.name, "kind": self.sort}
        if source:
            place = {"source": source, "locator": locator} if locator else {"source": source}
            table["sources"] = [place]
        if self.office is not None:
            role: dict[str, object] = {"title": self.office.title, "of": self.office.of}
            role |= {"acting": True} if self.office.acting else {}
            table["roles"] = [{**role, "sources": table["sources"]} if source else role]
        return table


def record_again(kind: Kind, table: Mapping[str, Any]) -> NewRecord:
    """Make a new record again of what was written of one: the other way round of its ``table``.

    Args:
        kind: An actor, an issue or an event.
        table: What was written.
    """
    offices = [
        PrintedOffice(each["title"], each["of"], each["of"], acting=bool(each.get("acting")))
        for each in table.get("roles", ())
    ]
    id, name, sort = table["id"], table[_NAMED[kind]], table["kind"]
    return NewRecord(kind=kind, id=id, name=name, sort=sort, office=next(iter(offices), None))


@frozen(eq=False)
class TakenIds(Collection[str]):
    """The ids that no new record may have: those of a dataset, and some besides."""

    dataset: Dataset
    besides: Collection[str] = ()

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and (id in self.besides or self.dataset.kind_of(id) is not None)

    def __iter__(self) -> Iterator[str]:
        yield from self.besides
        for kind in Kind:
            yield from self.dataset.ids(kind)

    def __len__(self) -> int:
        return len(self.besides) + sum(self.dataset.counts().values())


def new_record(
    kind: Kind, name: str, sort: str, dataset: Dataset, besides: Collection[str] = ()
) -> NewRecord:
    """Make a record of the words that somebody typed, with an id that no other has.

    Args:
        kind: An actor, an issue or an event.
        name: What it is called.
        sort: Its own kind, one of ``SORTS``.
        dataset: Where the id has to be new.
        besides: Other ids that are taken.
    """
    name = " ".join(name.split())
    id = fresh_id(kind, fold(name), TakenIds(dataset, besides))
    return NewRecord(kind=kind, id=id, name=name, sort=str(sort))
