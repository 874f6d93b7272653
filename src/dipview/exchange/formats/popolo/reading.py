"""Popolo, reading: persons and organizations become actors, memberships what they belong to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from attrs import define, field

from dipview.computing import check
from dipview.dataset.registers.languages import unknown_in
from dipview.exchange.exchange_format import ExchangeError, NoJsonError, Reading, json_of
from dipview.exchange.formats.popolo.classifications import kind_of
from dipview.exchange.imported import Imported, Table
from dipview.model.kinds import Kind
from dipview.model.spans import SpanError, read_span

Object: TypeAlias = Mapping[str, Any]

PERSON, ORGANIZATION = "person", "organization"
"""How foreign keys of actors begin."""

_OF_ACTORS = frozenset(("id", "name", "sort_name", "other_names", "identifiers"))
_OF_PERSONS = frozenset((*_OF_ACTORS, "summary"))
_OF_ORGANIZATIONS = frozenset((*_OF_ACTORS, "classification", "parent_id", "description"))
_ABOUT_ITSELF = frozenset(("given_name", "family_name", "created_at", "updated_at", "@type"))
"""What a name says already, or only the file needs."""


def read(reading: Reading) -> Imported:
    """Read actors.

    Raises:
        ExchangeError: A file is no Popolo.
    """
    imported = Imported(reading.identities)
    for path, text in reading.texts():
        said = _content(path, text)
        id = imported.identities.id_of(Kind.SOURCE, path.name, path.stem)
        imported.add(Kind.SOURCE, {"id": id, **_source(said, path)})
        _File(said, path.name, imported, id).read()
    return imported


def _content(path: Path, text: str) -> Object:
    try:
        said = json_of(text)
    except NoJsonError as error:
        raise ExchangeError(f"{path}: {error}; export Popolo again") from error
    if not isinstance(said, dict) or not any(
        isinstance(said.get(name), list) for name in ("persons", "organizations")
    ):
        what = "this is no Popolo: it has neither persons nor organizations"
        raise ExchangeError(f"{path}: {what}; other JSON has formats of its own")
    return said


def _source(said: Object, path: Path) -> Table:
    meta = said.get("meta")
    addresses = meta.get("sources") if isinstance(meta, dict) else None
    url = addresses[0] if isinstance(addresses, list) and addresses else ""
    return {
        "type": "dataset",
        "title": path.name,
        "url": url if isinstance(url, str) and url.startswith(("http://", "https://")) else "",
    }


@define
class _File:
    """One file on its way to records."""

    said: Object
    name: str
    imported: Imported
    source: str
    _areas: dict[str, str] = field(factory=dict)
    _periods: dict[str, Object] = field(factory=dict)
    _posts: dict[str, Object] = field(factory=dict)
    _known: set[str] = field(factory=set)
    """Foreign keys of all actors."""

    def read(self) -> None:
        """Read all of it."""
        self._areas = {
            str(each.get("id")): str(each.get("name", "")) for each, _ in self._of("areas")
        }
        self._periods = {str(each.get("id")): each for each, _ in self._of("events")}
        self._posts = {str(each.get("id")): each for each, _ in self._of("posts")}
        held = self._memberships()
        actors = [
            *((ORGANIZATION, each, place) for each, place in self._of("organizations")),
            *((PERSON, each, place) for each, place in self._of("persons")),
        ]
        self._known = {f"{sort} {each.get('id')}" for sort, each, _ in actors}
        for sort, each, place in actors:
            check()
            self._actor(sort, each, place, held)
        self._events()

    def _of(self, key: str) -> Iterator[tuple[Object, str]]:
        """Give the objects of a list, each with its place."""
        listed = self.said.get(key, [])
        if not isinstance(listed, list):
            self._misread(f"$.{key}", "this is no list")
            return
        for number, each in enumerate(listed):
            place = f"$.{key}[{number}]"
            if isinstance(each, dict):
                yield each, place
            else:
                self._misread(place, "this is no object")

    def _misread(self, place: str, message: str, hint: str = "") -> None:
        self.imported.not_read(f"{self.name}: {place}", message, hint)

    def _actor(
        self, sort: str, said: Object, place: str, held: Mapping[str, list[tuple[Object, str]]]
    ) -> None:
        foreign, name = said.get("id"), said.get("name")
        if not (isinstance(name, str) and name.strip()) or foreign is None:
            self._misread(place, f"this {sort} has no {'id' if foreign is None else 'name'}")
            return
        id = self.imported.identities.id_of(Kind.ACTOR, f"{sort} {foreign}", name)
        if id in self.imported.of(Kind.ACTOR):
            self._misread(f"{place}.id", f"there is a {sort} '{foreign}' already")
            return
        classification = _text(said.get("classification"))
        kind = "person" if sort == PERSON else kind_of(classification).value
        table: Table = {
            "id": id,
            "name": name.strip(),
            "kind": kind,
            "sort_name": _text(said.get("sort_name")),
            "other_names": list(self._other_names(said, place)),
            "identifiers": self._identifiers(said, place),
            "description": _text(said.get("summary") or said.get("description")),
            "sources": [self.source],
        }
        if sort == ORGANIZATION:
            if classification != kind:
                table["tags"] = [classification] if classification else []
            self._parent(said, table, place)
        for each, where in held.get(f"{sort} {foreign}", []):
            self._belonging(each, where, table)
        self._count_left_out(sort, said)
        self.imported.add(Kind.ACTOR, table)

    def _parent(self, said: Object, table: Table, place: str) -> None:
        parent = said.get("parent_id")
        if parent is None:
            return
        if (id := self._id_of(ORGANIZATION, parent, f"{place}.parent_id")) is None:
            return
        if table["kind"] == "body":
            table["part_of"] = id
        else:
            table["memberships"] = [{"of": id, "sources": [self.source]}]

    def _other_names(self, said: Object, place: str) -> Iterator[object]:
        seen = {said.get("name")}
        for number, each in enumerate(_list(said.get("other_names"))):
            name = each.get("name") if isinstance(each, dict) else None
            if not (isinstance(name, str) and name.strip()):
                self._misread(f"{place}.other_names[{number}]", "this has no name")
                continue
            if name in seen:
                continue
            seen.add(name)
            other = {"name": name.strip()}
            if (language := _text(each.get("lang"))) and unknown_in(language) is None:
                other["language"] = language
            elif language:
                self.imported.left_out["languages of names without a tag for them"] += 1
            note = _text(each.get("note"))
            if note and note != "multilingual":
                other["note"] = note
            yield other if len(other) > 1 else other["name"]

    def _identifiers(self, said: Object, place: str) -> dict[str, str]:
        codes: dict[str, str] = {}
        for number, each in enumerate(_list(said.get("identifiers"))):
            code = each.get("identifier") if isinstance(each, dict) else None
            scheme = _text(each.get("scheme")) if isinstance(each, dict) else ""
            if not isinstance(code, str) or not scheme:
                self._misread(f"{place}.identifiers[{number}]", "this has no scheme or no code")
            elif scheme in codes:
                self.imported.left_out["further codes of one register"] += 1
            else:
                codes[scheme] = code
        return codes

    def _memberships(self) -> dict[str, list[tuple[Object, str]]]:
        """Give the memberships of each actor, by its foreign key, each with its place."""
        held: dict[str, list[tuple[Object, str]]] = defaultdict(list)
        for each, place in self._of("memberships"):
            sort = PERSON if each.get("person_id") is not None else ORGANIZATION
            whose = each.get("person_id") if sort == PERSON else _member_organization(each)
            held[f"{sort} {whose}"].append((each, place))
        whose_are_here = {
            f"{sort} {each.get('id')}"
            for sort, key in ((PERSON, "persons"), (ORGANIZATION, "organizations"))
            for each in _list(self.said.get(key))
            if isinstance(each, dict)
        }
        for whose, each_of in held.items():
            if whose not in whose_are_here:
                for _, place in each_of:
                    self._misread(place, f"there is no {whose} in the file")
        return held

    def _belonging(self, said: Object, place: str, table: Table) -> None:
        """Put a membership into an actor: an office where it has a post, else what it is of."""
        post = self._posts.get(str(said.get("post_id")), {})
        organization = said.get("organization_id") or post.get("organization_id")
        span = self._dates(said, place)
        role = _text(said.get("label") or post.get("label") or said.get("role"))
        if organization is not None:
            of = self._id_of(ORGANIZATION, organization, f"{place}.organization_id")
            if of is not None and post and table["kind"] == "person":
                _append(table, "roles", {"title": role or "member", "of": of, **span})
            elif of is not None:
                area = self._areas.get(str(said.get("area_id") or post.get("area_id")), "")
                seat = {"constituency": area} if area else {}
                kind = {"kind": role} if role and role != "member" else {}
                _append(table, "memberships", {"of": of, **kind, **seat, **span})
        behalf = said.get("on_behalf_of_id")
        if behalf is not None:
            of = self._id_of(ORGANIZATION, behalf, f"{place}.on_behalf_of_id")
            if of is not None:
                _append(table, "memberships", {"of": of, **span})

    def _id_of(self, sort: str, foreign: object, place: str) -> str | None:
        if f"{sort} {foreign}" not in self._known:
            self._misread(place, f"there is no {sort} '{foreign}' in the file", "it is left out")
            return None
        return self.imported.identities.id_of(Kind.ACTOR, f"{sort} {foreign}", str(foreign))

    def _dates(self, said: Object, place: str) -> Table:
        """Give when something began and ended; of its legislative period where it does not say."""
        own: Table = {"sources": [self.source]}
        period = self._periods.get(str(said.get("legislative_period_id")), {})
        inferred = []
        for ours, theirs in (("start", "start_date"), ("end", "end_date")):
            value = said.get(theirs)
            if value is None and (value := period.get(theirs)) is not None:
                inferred.append(ours)
            if value is None:
                continue
            try:
                own[ours] = read_span(value).text
            except SpanError as error:
                self._misread(f"{place}.{theirs}", str(error), "it is left out")
        if _ends_before_it_starts(own):
            for key in inferred or ["end"]:
                del own[key]
            if not inferred:
                self._misread(f"{place}.end_date", "it ends before it starts", "it is left out")
            inferred = []
        if inferred:
            name = _text(period.get("name")) or _text(period.get("id"))
            own["notes"] = f"{' and '.join(inferred)} inferred: of the legislative period {name}"
            own["tags"] = ["date-inferred"]
        return own

    def _events(self) -> None:
        for each, place in self._of("events"):
            name = _text(each.get("name"))
            if not name:
                self._misread(place, "this event has no name")
                continue
            id = self.imported.identities.id_of(Kind.EVENT, str(each.get("id")), name)
            ends = [_text(each.get(key)) for key in ("start_date", "end_date")]
            date = ends[0] if ends[0] == ends[1] or not ends[1] else "/".join(ends)
            if ends[0] and not ends[1] and each.get("classification") == "legislative period":
                date = f"{ends[0]}/.."
            table: Table = {"id": id, "title": name, "kind": "other", "sources": [self.source]}
            try:
                table |= {"date": read_span(date).text} if date else {}
            except SpanError as error:
                self._misread(f"{place}.start_date", str(error), "it is left out")
            if classification := _text(each.get("classification")):
                table["tags"] = [classification]
            if id in self.imported.of(Kind.EVENT):
                self._misread(f"{place}.id", f"there is an event '{each.get('id')}' already")
            else:
                self.imported.add(Kind.EVENT, table)

    def _count_left_out(self, sort: str, said: Object) -> None:
        known = _OF_PERSONS if sort == PERSON else _OF_ORGANIZATIONS
        for key, value in said.items():
            if key not in known and key not in _ABOUT_ITSELF and value:
                self.imported.left_out[f"{key} of # {sort}s"] += 1


def _member_organization(said: Object) -> object:
    member = said.get("member")
    return member.get("id") if isinstance(member, dict) else said.get("member_id")


def _append(table: Table, key: str, value: Table) -> None:
    listed = table.setdefault(key, [])
    assert isinstance(listed, list)  # noqa: S101 - for the type checker
    if value not in listed:
        listed.append(value)


def _ends_before_it_starts(dates: Table) -> bool:
    if "start" not in dates or "end" not in dates:
        return False
    start, end = (read_span(dates[key]) for key in ("start", "end"))
    return None not in (start.earliest, end.latest) and end.latest < start.earliest  # type: ignore[operator]


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
