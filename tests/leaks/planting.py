"""Planting: a world, and the same world with records in it that may not leave.

The world is made first, and what may not leave is added to it: so it is known, without a look at
what takes it out again, what a document of the rest must look like.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from pathlib import Path
from random import Random
from typing import Any

from attrs import evolve
from tests.leaks.outputs import UNSAID

from dipview.dataset.files import called
from dipview.dataset.findings import Records
from dipview.dataset.memory import MemoryDataset
from dipview.dataset.opening import open_dataset
from dipview.dataset.ordering import in_order
from dipview.dataset.records import Origin
from dipview.dataset.release.clearance import Clearance
from dipview.model.actors import Actor, ActorKind, Membership, OtherName, Role
from dipview.model.events import Event, EventKind, Participation
from dipview.model.issues import Issue
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.markings import GroundRules
from dipview.model.positions import PositionEntry
from dipview.model.sources import Citation, Source
from dipview.model.spans import Span, on_day, read_span
from dipview.model.stances import IssueKind, Stance
from dipview.model.statements import Act, Form, Statement
from dipview.model.values import frozen

WORLDS = Path(__file__).parents[1] / "worlds"
CANARY = "zqcanary"
"""Stands in every text, id and name of what may not leave, and nowhere else."""
NOON = Clearance(at=dt.datetime(2026, 11, 30, 12, tzinfo=dt.UTC), zone=dt.UTC)
"""What documents are made for here: the lowest level, before any embargo that is planted ends."""
MARKINGS = ("uk",)

Groups = dict[Kind, dict[str, Any]]


@frozen
class Planted:
    """A world with and without what may not leave."""

    base: MemoryDataset
    full: MemoryDataset
    gone: frozenset[str]
    """Ids of what may not leave."""


def world(name: str) -> MemoryDataset:
    """Open a world."""
    return open_dataset([WORLDS / f"{name}.toml"])


def planted(name: str, seed: int) -> Planted:
    """Make a world, and plant into it what may not leave.

    Args:
        name: Of the world.
        seed: Of what is drawn.
    """
    opened = world(name)
    groups: Groups = {
        kind: {id: opened.record(id) for id in opened.ids(kind)}
        for kind in (Kind.ACTOR, Kind.STATEMENT, Kind.EVENT, Kind.ISSUE, Kind.SOURCE)
    }
    header = evolve(opened.header, markings=MARKINGS, schema=2)
    if seed % 2:
        header = evolve(header, title="")  # it is called by its files then
    drawn = _Planting(Random(seed), groups, opened)  # noqa: S311 - no secret of ours
    drawn.plant()
    base = dataset_of({k: {**groups[k], **drawn.left[k]} for k in groups}, header, opened)
    full = dataset_of(drawn.groups, header, opened, secret=drawn.gone)
    return Planted(base, full, frozenset(drawn.gone))


def dataset_of(
    groups: Groups, header: Any, opened: MemoryDataset, secret: Sequence[str] = ()
) -> MemoryDataset:
    """Make a dataset of records; those that may not leave are said to stand in a file of theirs."""
    origins = {id: Origin(Path(f"{CANARY}-file.toml"), "statements", 7) for id in secret}
    for kind, records in groups.items():
        for id in records:
            origin = opened.origin(id) if opened.kind_of(id) is kind else None
            if origin is not None:
                origins[id] = origin
    named: dict[str, Any] = {kind.plural: each for kind, each in in_order(groups).items()}
    whole = Records(header=header, origins=origins, **named)
    paths = (*opened.opened, Path(f"{CANARY}-file.toml")) if secret else opened.opened
    digest = hashlib.sha256("".join(secret).encode()).hexdigest()
    return MemoryDataset(whole, (), called(paths), opened.limit, None, paths, sha256=digest)


def fresh(dataset: MemoryDataset) -> MemoryDataset:
    """Give the same dataset, of which nothing was worked out yet."""
    made = copy(dataset)
    made.kept = {}
    return made


def _c(word: str) -> str:
    return f"{word} {UNSAID} {CANARY} {word}"


class _Planting:
    """What is drawn: secrets of every kind, woven into the records of a world."""

    def __init__(self, random: Random, groups: Groups, opened: MemoryDataset) -> None:
        self.random = random
        self.groups: Groups = {kind: dict(records) for kind, records in groups.items()}
        self.left: Groups = {kind: {} for kind in groups}
        """What leaves in another shape."""
        self.gone: list[str] = []
        self._opened = opened
        self._number = 0
        spoken = [
            id
            for id in groups[Kind.ACTOR]
            if opened.linked(id, Link.STATEMENTS_BY) and groups[Kind.ACTOR][id].sources
        ]
        self._actors = spoken
        self._people = [id for id in spoken if groups[Kind.ACTOR][id].kind is ActorKind.PERSON]
        self._issues = [
            id
            for id, issue in groups[Kind.ISSUE].items()
            if issue.kind is IssueKind.POLICY and issue.sources
        ]
        self._statements = list(groups[Kind.STATEMENT])
        self._sources = list(groups[Kind.SOURCE])
        self._events = [id for id, event in groups[Kind.EVENT].items() if event.sources]

    def plant(self) -> None:
        """Plant all."""
        sources = [*self._secret_sources()]
        actors = [*self._secret_actors(sources)]
        issues = [*self._secret_issues(sources)]
        events = [*self._secret_events(sources, actors)]
        said = [*self._secret_statements(sources, actors, issues, events)]
        self._weave(sources, actors, issues, events, said)
        self._under_ground_rules(actors, said)
        self._heard_elsewhere(sources)

    def _id(self, word: str) -> str:
        self._number += 1
        return f"{self.random.choice(('a', 'm', 'z'))}-{CANARY}-{word}-{self._number}"

    def _add(self, kind: Kind, record: Any) -> str:
        self.groups[kind][record.id] = record
        self.gone.append(record.id)
        return str(record.id)

    def _day(self) -> Span:
        """Draw a day, far before or behind all that is in the world."""
        year = self.random.choice((1871, 2031, 2032, 2041, 2093))
        return on_day(dt.date(year, self.random.randrange(1, 13), self.random.randrange(1, 28)))

    def _secrecy(self) -> dict[str, Any]:
        """Draw why a source may not leave."""
        return self.random.choice(
            (
                {"marking": "SECRET", "caveats": ("UK EYES ONLY",)},
                {"marking": "top secret"},
                {"marking": "OFFICIAL-SENSITIVE"},
                {"marking": CANARY},
                {"embargo": read_span("2026-11-30T12:00:01Z")},
                {"embargo": read_span("2026-12-01")},
                {"embargo": read_span("2026-11-30T14:30:00+01:00")},
                {"embargo": read_span("2026-12")},
                {"ground_rules": GroundRules.OFF_RECORD},
            )
        )

    def _secret_sources(self) -> Iterator[str]:
        for _ in range(4):
            yield self._add(
                Kind.SOURCE,
                Source(
                    id=self._id("source"),
                    type=self.random.choice(("contact-note", "agency", "interview")),
                    title=self.random.choice(("Aardvark ", "")) + _c("title"),
                    publisher=_c("publisher"),
                    issued=self._day(),
                    agencies=(_c("agency"),),
                    url=f"https://example.org/{CANARY}",
                    symbol=f"S/{CANARY}",
                    derived_from=(Citation(source=self.random.choice(self._sources)),),
                    notes=_c("notes"),
                    tags=(CANARY,),
                    extra={CANARY: CANARY},
                    **self._secrecy(),
                ),
            )

    def _cite(self, sources: Sequence[str]) -> tuple[Citation, ...]:
        return (Citation(source=self.random.choice(sources), locator=f"page {CANARY}"),)

    def _secret_actors(self, sources: Sequence[str]) -> Iterator[str]:
        for kind in (ActorKind.PERSON, ActorKind.ORGANIZATION, ActorKind.PERSON, ActorKind.STATE):
            base = self.random.choice(self._actors)
            person = kind is ActorKind.PERSON
            told = (ActorKind.ORGANIZATION, self.random.choice((ActorKind.PERSON, None)))
            yield self._add(
                Kind.ACTOR,
                Actor(
                    id=self._id("actor"),
                    name=self.random.choice(("Aaa ", "Zzz ")) + _c("name"),
                    sort_name=_c("sort"),
                    kind=kind,
                    other_names=(OtherName(name=_c("other")),),
                    roles=(Role(title=_c("role"), of=base),) if person else (),
                    memberships=() if person else (Membership(of=base, kind=_c("member")),),
                    description=_c("description"),
                    sources=self._cite(sources) if kind in told else (),
                    tags=(CANARY,),
                ),
            )

    def _secret_issues(self, sources: Sequence[str]) -> Iterator[str]:
        parents = [id for id, e in self.groups[Kind.ISSUE].items() if e.kind is IssueKind.TOPIC]
        for _ in range(2):
            yield self._add(
                Kind.ISSUE,
                Issue(
                    id=self._id("issue"),
                    kind=IssueKind.POLICY,
                    proposition=_c("Proposition"),
                    short=_c("short"),
                    parent=self.random.choice((None, *parents)),
                    rivals=(self.random.choice(self._issues),),
                    sources=self._cite(sources),
                ),
            )

    def _secret_events(self, sources: Sequence[str], actors: Sequence[str]) -> Iterator[str]:
        for _ in range(2):
            everybody = (*actors, *self.random.sample(self._actors, 2))
            yield self._add(
                Kind.EVENT,
                Event(
                    id=self._id("event"),
                    title=_c("Event"),
                    kind=EventKind.MEETING,
                    date=self._day(),
                    place=_c("place"),
                    part_of=self.random.choice((None, *self._events)),
                    participants=tuple(Participation(actor=each) for each in everybody),
                    summary=_c("summary"),
                    sources=self._cite(sources),
                ),
            )

    def _secret_statements(
        self,
        sources: Sequence[str],
        actors: Sequence[str],
        issues: Sequence[str],
        events: Sequence[str],
    ) -> Iterator[str]:
        for number in range(8):
            own = number % 4 == 3  # of a source that leaves, and marked itself
            exact = self.random.random() < 0.5
            speakers = self.random.sample((*actors, *self._actors), 1)
            held = self.random.sample((*issues, *self._issues), min(3, len(self._issues) + 2))
            yield self._add(
                Kind.STATEMENT,
                Statement(
                    id=self._id("statement"),
                    source=self.random.choice(self._sources if own else sources),
                    marking=self.random.choice(("SECRET", CANARY)) if own else "",
                    form=Form.VERBATIM if exact else Form.REPORTED,
                    locator=f"paragraph {CANARY}",
                    speakers=tuple(speakers),
                    on_behalf_of=tuple(self.random.sample(self._actors, self.random.randrange(2))),
                    text=(_c("words"),) if exact else (),
                    summary=_c("summary"),
                    acts=(Act.CRITICIZE,),
                    date=self._day(),
                    event=self.random.choice((None, *events)),
                    targets=tuple(self.random.sample(self._actors, 1)),
                    about=tuple(self.random.sample((*actors, *self._actors), 1)),
                    corroboration=(Citation(source=self.random.choice(self._sources)),),
                    positions=tuple(
                        PositionEntry(
                            issue=each,
                            stance=self.random.choice((Stance.SUPPORT, Stance.OPPOSE)),
                            condition=_c("if"),
                            attributed_by=None,
                        )
                        for each in held
                    ),
                    responds_to=(self.random.choice(self._statements),),
                    supersedes=self.random.choice((None, *self._statements[:3])),
                    tags=(CANARY,),
                    notes=_c("notes"),
                ),
            )

    def _weave(
        self,
        sources: Sequence[str],
        actors: Sequence[str],
        issues: Sequence[str],
        events: Sequence[str],
        said: Sequence[str],
    ) -> None:
        """Let records that leave refer to such as do not."""
        choose = self.random.choice
        sourced = next(id for id in actors if self.groups[Kind.ACTOR][id].sources)
        for id in self.random.sample(self._statements, min(4, len(self._statements))):
            whole = self.groups[Kind.STATEMENT][id]
            self.groups[Kind.STATEMENT][id] = evolve(
                whole,
                responds_to=(*whole.responds_to, choose(said)),
                corroboration=(*whole.corroboration, *self._cite(sources)),
                events=(*whole.events, choose(events)),
                about=(*whole.about, sourced),
            )
        quiet = [id for id, each in self.groups[Kind.STATEMENT].items() if not each.notes]
        for id in self.random.sample(quiet, min(2, len(quiet))):
            noted = f"Hold this against {choose(said)}."
            whole = self.groups[Kind.STATEMENT][id]
            self.groups[Kind.STATEMENT][id] = evolve(whole, notes=noted)
        for id in self.random.sample(self._sources, min(2, len(self._sources))):
            source = self.groups[Kind.SOURCE][id]
            cited = (*source.derived_from, *self._cite(sources))
            self.groups[Kind.SOURCE][id] = evolve(source, derived_from=cited)
        for id in self.random.sample(self._actors, min(3, len(self._actors))):
            actor = self.groups[Kind.ACTOR][id]
            self.groups[Kind.ACTOR][id] = evolve(
                actor,
                memberships=(
                    *actor.memberships,
                    Membership(of=actors[3], kind=_c("member"), sources=self._cite(sources)),
                ),
                sources=(*actor.sources, *self._cite(sources)),
            )
        for id in self.random.sample(self._issues, min(2, len(self._issues))):
            issue = self.groups[Kind.ISSUE][id]
            self.groups[Kind.ISSUE][id] = evolve(
                issue,
                rivals=(*issue.rivals, choose(issues)),
                events=(*issue.events, choose(events)),
            )
        for id in self.random.sample(self._events, min(1, len(self._events))):
            event = self.groups[Kind.EVENT][id]
            there = (*event.participants, Participation(actor=sourced, part=_c("part")))
            self.groups[Kind.EVENT][id] = evolve(event, participants=there)

    def _heard_elsewhere(self, sources: Sequence[str]) -> None:
        """Plant somebody of whom only what stays tells more than the name, and who is heard."""
        known = Actor(id="wren-halloway", name="Wren Halloway", kind=ActorKind.PERSON)
        self.left[Kind.ACTOR][known.id] = known
        self.groups[Kind.ACTOR][known.id] = evolve(
            known, description=_c("description"), sources=self._cite(sources), tags=(CANARY,)
        )
        said = Statement(
            id="halloway-speaks",
            source=self._sources[0],
            form=Form.REPORTED,
            speakers=(known.id,),
            summary="Halloway speaks.",
        )
        self.left[Kind.STATEMENT][said.id] = self.groups[Kind.STATEMENT][said.id] = said

    def _under_ground_rules(self, actors: Sequence[str], said: Sequence[str]) -> None:
        """Plant talks of which something leaves, and say what: each is of another year."""
        for number, (rules, expected) in enumerate(_EXPECTED.items(), 1):
            issued = on_day(dt.date(2033 + number, 1, 1))
            called = "an official of a ministry" if rules is GroundRules.BACKGROUND else ""
            source = Source(
                id=self._id("talk"),
                type="contact-note",
                title=_c("Talk"),
                publisher=_c("publisher"),
                issued=issued,
                url=f"https://example.org/{CANARY}",
                ground_rules=rules,
                attributed_as=called,
                notes=_c("notes"),
            )
            speaker = self.random.choice((actors[0], actors[2], *self._people, *self._actors[:1]))
            statement = Statement(
                id=self._id("said"),
                source=source.id,
                form=Form.VERBATIM,
                locator=f"page {CANARY}",
                speakers=(speaker,),
                on_behalf_of=(self.random.choice(self._actors),),
                text=("We can live with half of it.",),
                summary="Half of it is acceptable.",
                seq=3,
                event=self.random.choice((None, *self._events)),
                positions=(
                    PositionEntry(issue=self._issues[0], stance=Stance.SUPPORT, formula="can live"),
                    PositionEntry(
                        issue=self._issues[-1],
                        stance=Stance.OPPOSE,
                        holders=(self._actors[0],),
                        attributed_by=speaker if speaker != self._actors[0] else self._actors[1],
                    ),
                ),
                responds_to=(self._statements[0],),
                supersedes=said[0],
                notes=_c("notes"),
            )
            self._add(Kind.SOURCE, source)
            self._add(Kind.STATEMENT, statement)
            left = Source(
                id=f"unnamed-source-{number}",
                type="contact-note",
                issued=issued,
                ground_rules=rules,
                attributed_as=called,
            )
            self.left[Kind.SOURCE][left.id] = left
            own = Statement(
                id=f"unnamed-{number}",
                source=left.id,
                summary="Half of it is acceptable.",
                **expected(self._issues[0]),
            )
            self.left[Kind.STATEMENT][own.id] = own


def _with_words(called: str) -> Any:
    def expected(issue: str) -> Mapping[str, Any]:
        entry = PositionEntry(issue=issue, stance=Stance.SUPPORT, formula="can live")
        return {
            "form": Form.VERBATIM,
            "text": ("We can live with half of it.",),
            "unnamed_speakers": called,
            "positions": (entry,),
        }

    return expected


_EXPECTED: Mapping[GroundRules, Any] = {
    GroundRules.BACKGROUND: _with_words("an official of a ministry"),
    GroundRules.DEEP_BACKGROUND: lambda _: {"form": Form.REPORTED},
    GroundRules.CHATHAM_HOUSE: _with_words("a participant"),
}
"""What leaves of a statement, by the rules under which it was made."""


def marked(name: str, seed: int) -> tuple[MemoryDataset, frozenset[str]]:
    """Mark sources and statements of a world as they come, and give the ids of what is marked."""
    random = Random(seed)  # noqa: S311 - no secret of ours
    opened = world(name)
    groups: Groups = {
        kind: {id: opened.record(id) for id in opened.ids(kind)}
        for kind in (Kind.ACTOR, Kind.STATEMENT, Kind.EVENT, Kind.ISSUE, Kind.SOURCE)
    }
    gone: set[str] = set()
    terms: tuple[dict[str, Any], ...] = (
        {"marking": "SECRET"},
        {"marking": "official-sensitive", "caveats": ("UK EYES ONLY",)},
        {"embargo": read_span("2027-01-01")},
        {"ground_rules": GroundRules.OFF_RECORD},
    )
    for id, source in groups[Kind.SOURCE].items():
        if random.random() < _SHARE:
            groups[Kind.SOURCE][id] = evolve(source, **random.choice(terms))
            gone.add(id)
    for id, statement in groups[Kind.STATEMENT].items():
        if statement.source in gone:
            gone.add(id)
        elif random.random() < _SHARE / 2:
            groups[Kind.STATEMENT][id] = evolve(statement, marking="TOP SECRET")
            gone.add(id)
    header = evolve(opened.header, markings=MARKINGS, schema=2)
    return dataset_of(groups, header, opened), frozenset(gone)


_SHARE = 0.35
"""How many of the sources of a world are marked."""
