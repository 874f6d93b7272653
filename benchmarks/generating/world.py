"""Puts a dataset together, record by record, in the order in which they refer to one another."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Sequence

from attrs import define, field, frozen

from benchmarks.generating.people import Body, Person, bodies, persons
from benchmarks.generating.sentences import Sentences
from benchmarks.generating.words import favoured, latin_word

AS_OF = dt.date(2017, 4, 30)
_FIRST = dt.date(2005, 1, 3)
_POLICY = ("support", "support", "lean-support", "neutral", "lean-oppose", "oppose", "open")
_CLAIM = ("assert", "assert", "acknowledge", "suspect", "unsure", "doubt", "deny", "undeclared")
_EVENTS = ("meeting", "call", "visit", "vote", "agreement", "other")
_FORMS = ("verbatim", "fragment", "fragment", "reported", "reported", "described")
_ACTS = ("inform", "propose", "request", "demand", "support", "welcome", "criticize", "reject")


@frozen
class Record:
    """A record as it is written."""

    id: str
    kind: str
    """Singular: ``"actor"``."""
    toml: str
    texts: tuple[str, ...]
    """Its own texts, names first: what a yardstick searches."""
    names: tuple[str, ...] = ()
    """Of an actor: its names."""


@define
class World:
    """A dataset in the making.

    Args:
        records: How many records of all kinds, positions not counted.
        seed: The same records and seed give the same bytes.
    """

    records: int
    seed: int
    _rng: random.Random = field(init=False)
    _say: Sentences = field(init=False)
    _sources: list[tuple[str, dt.date]] = field(factory=list, init=False)
    _issues: list[tuple[str, str]] = field(factory=list, init=False)
    """Ids of what positions can be taken on, and which kind it is."""
    _events: list[str] = field(factory=list, init=False)
    _persons: list[Person] = field(factory=list, init=False)
    _bodies: list[Body] = field(factory=list, init=False)

    def __attrs_post_init__(self) -> None:
        self._rng = random.Random(f"dipview {self.seed} {self.records}")  # noqa: S311 (not secret)
        self._say = Sentences.of(self._rng, self.records)

    def build(self) -> Iterator[Record]:
        """Give all records: sources, actors, issues, events, and statements, most of them."""
        total = self.records
        shares = {"sources": 0.02, "actors": 0.08, "issues": 0.01, "events": 0.03}
        counts = {name: max(4, round(total * share)) for name, share in shares.items()}
        yield from map(self._source, range(counts["sources"]))
        yield from self._actors(counts["actors"])
        yield from map(self._issue, range(counts["issues"]))
        yield from map(self._event, range(counts["events"]))
        yield from map(self._statement, range(total - sum(counts.values())))

    def _day(self, earliest: dt.date = _FIRST) -> dt.date:
        return earliest + dt.timedelta(days=self._rng.randrange((AS_OF - earliest).days))

    def _cited(self) -> str:
        source, _ = favoured(self._rng, self._sources)
        return f'sources = [{{ source = "{source}", locator = "{self._locator()}" }}]'

    def _locator(self) -> str:
        return f"paragraph {self._rng.randint(1, 40)}"

    def _source(self, number: int) -> Record:
        issued = self._day()
        id = f"report-{number}"
        publisher = f"{latin_word(self._rng, 2).capitalize()} Courier"
        title = f"The {self._say.thing()}"
        self._sources.append((id, issued))
        toml = (
            f'[[sources]]\nid = "{id}"\ntype = "article-newspaper"\ntitle = "{title}"\n'
            f'publisher = "{publisher}"\nissued = {issued}\nlanguage = "en"\n'
        )
        return Record(id, "source", toml, (title, publisher))

    def _actors(self, count: int) -> Iterator[Record]:
        some = max(8, round(count * 0.08))
        self._bodies = bodies(self._rng, some)
        yield from map(self._body, self._bodies)
        states = [body for body in self._bodies if body.kind == "state"]
        for person in persons(self._rng, max(1, count - len(self._bodies)), states):
            self._persons.append(person)
            yield self._person(person)

    def _body(self, body: Body) -> Record:
        lines = [f'[[actors]]\nid = "{body.id}"\nname = "{body.name}"\nkind = "{body.kind}"']
        if body.other_name:
            lines.append(f'other_names = [{{ name = "{body.other_name}", note = "adjective" }}]')
        if body.part_of:
            lines.append(f'part_of = "{body.part_of}"')
        if body.member_of:
            lines.append(f'memberships = [{{ of = "{body.member_of}" }}]')
        names = (body.name, *filter(None, [body.other_name]))
        return Record(body.id, "actor", "\n".join([*lines, self._cited(), ""]), names, names)

    def _person(self, person: Person) -> Record:
        other = ""
        if person.native:
            language, script = person.tag
            other = (
                f'other_names = [{{ name = "{person.native}", language = "{language}",'
                f' script = "{script}" }}]\n'
            )
        toml = (
            f'[[actors]]\nid = "{person.id}"\nname = "{person.name}"\n'
            f'sort_name = "{person.sort_name}"\nkind = "person"\n{other}{self._cited()}\n\n'
            f'[[actors.roles]]\ntitle = "{person.title}"\nof = "{person.of}"\n'
            f'start = "{person.since}"\n{self._cited()}\n'
        )
        names = (person.name, *filter(None, [person.native]))
        return Record(person.id, "actor", toml, (*names, person.title), names)

    def _issue(self, number: int) -> Record:
        kind = self._rng.choice(("policy", "policy", "claim"))
        thing = self._say.thing()
        id = f"issue-{number}"
        said = "should come into force" if kind == "policy" else "has been broken"
        proposition, short = f"The {thing} {said}.", thing.split(" of ")[1]
        self._issues.append((id, kind))
        toml = (
            f'[[issues]]\nid = "{id}"\nkind = "{kind}"\nproposition = "{proposition}"\n'
            f'short = "{short}"\n{self._cited()}\n'
        )
        return Record(id, "issue", toml, (short, proposition))

    def _event(self, number: int) -> Record:
        id = f"event-{number}"
        place = self._say.noun().capitalize()
        kind = self._rng.choice(_EVENTS)
        title, summary = f"{place} {kind} {number}", self._say.summary()
        guests = {self._someone().id for _ in range(self._rng.randint(1, 3))}
        members = ", ".join(f'{{ actor = "{guest}" }}' for guest in sorted(guests))
        self._events.append(id)
        toml = (
            f'[[events]]\nid = "{id}"\ntitle = "{title}"\nkind = "{kind}"\ndate = {self._day()}\n'
            f'place = "{place}"\nsummary = "{summary}"\nparticipants = [{members}]\n'
            f"{self._cited()}\n"
        )
        return Record(id, "event", toml, (title, place, summary))

    def _someone(self) -> Person:
        return favoured(self._rng, self._persons)

    def _statement(self, number: int) -> Record:
        rng = self._rng
        source, issued = rng.choice(self._sources)
        form = rng.choice(_FORMS)
        id = f"statement-{number}"
        summary = self._say.summary()
        words = {"verbatim": self._say.sentence, "fragment": self._say.fragment}.get(form)
        text = words() if words else ""
        said = issued - dt.timedelta(days=rng.randint(0, 3))
        lines = [
            f'[[statements]]\nid = "{id}"\nsource = "{source}"\nlocator = "{self._locator()}"',
            f'form = "{form}"\nsummary = "{summary}"\ndate = {said}',
            f'text = "{text}"' if text else "",
            *self._voices(form),
            f'event = "{rng.choice(self._events)}"' if rng.random() < 0.3 else "",
        ]
        toml = "\n".join([*filter(None, lines), ""])
        return Record(id, "statement", toml, (*filter(None, [text]), summary))

    def _voices(self, form: str) -> Iterator[str]:
        """Write who speaks, to whom, and where they stand."""
        rng = self._rng
        person = self._someone()
        if form != "described":
            yield f'speakers = ["{person.id}"]\nacts = ["{rng.choice(_ACTS)}"]'
            if rng.random() < 0.3:
                yield f'on_behalf_of = ["{person.of}"]'
        if rng.random() < 0.2:
            yield f'targets = ["{favoured(rng, self._bodies).id}"]'
        entries = list(self._positions(f', holders = ["{person.of}"]' * (form == "described")))
        if entries:
            yield f"positions = [{', '.join(entries)}]"

    def _positions(self, holders: str) -> Iterator[str]:
        rng = self._rng
        taken = {rng.randrange(len(self._issues)) for _ in range(rng.choice((0, 1, 1, 1, 2)))}
        for issue, kind in (self._issues[number] for number in sorted(taken)):
            stance = rng.choice(_POLICY if kind == "policy" else _CLAIM)
            condition = f', condition = "{self._say.condition()}"' if rng.random() < 0.15 else ""
            yield f'{{ issue = "{issue}", stance = "{stance}"{condition}{holders} }}'


def header(records: int) -> str:
    """Write the table at the head of the first file."""
    return (
        f'[dataset]\ntitle = "An invented world of {records} records"\nlanguage = "en"\n'
        f"schema = 1\nas_of = {AS_OF}\n"
    )


def vocabulary(records: Sequence[Record]) -> set[str]:
    """Give the different words of the records' texts, in lower case."""
    return {word.lower() for record in records for text in record.texts for word in text.split()}
