"""Imported: what the files of another program give, before any of it is written."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from attrs import define, field

from dipview.capture.drafts_file import Drafts
from dipview.dataset.keys import keys_of
from dipview.dataset.records import CLASSES
from dipview.exchange.identities import Identities
from dipview.model.characters import UNSEEN, is_harmless
from dipview.model.kinds import Kind
from dipview.model.values import frozen

Table: TypeAlias = dict[str, object]
"""A record as TOML has it: texts, numbers, lists and tables by key; dates as texts."""


_HALVES = re.compile("[\ud800-\udfff]")
_UNSEEN = re.compile(rf"(?![\t\n])[{UNSEEN}]")


@frozen(kw_only=True)
class Line:
    """One thing to know of an import, like what of a file cannot be read."""

    message: str
    place: str = ""
    """Where in a file: ``"sheet 'Speeches', cell D7"``, ``"row 12"``, ``"$.persons[3].name"``;
    empty where it is about no place."""
    hint: str = ""
    """What to do, or what becomes of it; may be empty."""

    @property
    def whole(self) -> str:
        """All of it in one line."""
        place = f"{self.place}: " if self.place else ""
        return f"{place}{self.message}{'; ' if self.hint else ''}{self.hint}"


@define
class Imported:
    """Records, texts, and what became of the rest; a reader fills it."""

    identities: Identities = field(factory=Identities, eq=False)
    """Gives ids to what has a key of the other program; knows those of earlier imports."""
    header: Table = field(factory=dict)
    """Of the dataset, as far as the files say."""
    records: dict[Kind, dict[str, Table]] = field(factory=dict)
    """The tables of records by kind and id, in order; each has its ``id``."""
    texts: dict[str, str] = field(factory=dict)
    """Stored texts by their path from the dataset, like ``texts/a.txt``."""
    drafts: dict[str, Drafts] = field(factory=dict)
    """What was drafted from stored texts, by the ids of their sources; no part of the dataset."""
    beside: dict[Path, str] = field(factory=dict)
    """Files of the import's own, written beside the dataset with it: a mapping of columns."""
    misread: list[Line] = field(factory=list)
    """What cannot be read of the files; the rest is imported."""
    left_out: Counter[str] = field(factory=Counter)
    """What has no place in dipview: how many of what, as ``left_out.in_words`` says it."""
    before: dict[str, dict[str, str]] | None = None
    """Of each record that is changed, by id, digests of what stood under its keys when it was
    exported; None where the files do not say, so that what was imported before counts."""
    changes_alone: bool = False
    """The files give only what is new or changed: what they do not give is not gone from them."""
    remarks: list[str] = field(factory=list)
    """What else the reader has to tell: what it took for what."""

    def add(self, kind: Kind, table: Mapping[str, object]) -> None:
        """Add a record; keys that say nothing are left out of it.

        Raises:
            ValueError: There is a record of that id already.
        """
        id = str(table["id"])
        said: Table = {}
        for key, value in table.items():
            if type(value) is str and value.isascii() and value.isprintable():
                if value:  # As most are: nothing in it hides.
                    said[key] = value
            elif says_something(value):
                seen = self.harmless(value)
                if says_something(seen):
                    said[key] = seen
                elif key == "name":
                    said[key] = id
        if not _known_keys().issuperset(said):
            said = {self.harmless(key): value for key, value in said.items()}
        self.put(kind, said)

    def entered(self, kind: Kind, foreign: str, name: str, table: Mapping[str, object]) -> str:
        """Give the id of what has a foreign key, and add it where it is met first.

        Args:
            kind: The kind of its record.
            foreign: What the other program knows it by.
            name: What a new id is to look like.
            table: Its record without an id.
        """
        id = self.identities.id_of(kind, foreign, name)
        if id not in self.of(kind):
            self.add(kind, {"id": id, **table})
        return id

    def put(self, kind: Kind, table: Table) -> None:
        """Add a record of which nothing is empty, and whose texts are harmless already.

        Raises:
            ValueError: There is a record of that id already.
        """
        id = str(table["id"])
        for each in self.records.values():
            if id in each:
                raise ValueError(id)
        self.records.setdefault(kind, {})[id] = table

    def stored(self, id: str, text: str) -> Table:
        """Store the text of a source; gives the keys of the source that say so.

        Half a character, which no file can hold, gives way to the mark of what cannot be read;
        so the places of what stands behind it stay what they are.
        """
        whole, halves = _HALVES.subn("\ufffd", text)
        self.left_out.update({"half characters in texts": halves} if halves else {})
        path = f"texts/{id}.txt"
        self.texts[path] = whole
        return {"text": path, "text_sha256": hashlib.sha256(whole.encode()).hexdigest()}

    def harmless(self, value: Any) -> Any:
        """Take out of all texts what is not seen, or changes how others are; counts such texts.

        Nothing stands for itself in a list or a table: TOML has no word for it.

        Args:
            value: As a reader gives it: texts, numbers, lists and tables.
        """
        if isinstance(value, str):
            if is_harmless(value):
                return value
            seen, unseen = _UNSEEN.subn("", value)
            self.left_out.update(
                {"texts with unseen characters, which are taken out": 1} if unseen else {}
            )
            return seen
        if isinstance(value, dict):
            said = {key: each for key, each in value.items() if each is not None}
            return {self.harmless(key): self.harmless(each) for key, each in said.items()}
        if isinstance(value, list):
            if all(type(each) is str and is_harmless(each) for each in value):
                return value
            return [self.harmless(each) for each in value if each is not None]
        return value

    def not_read(self, place: str, message: str, hint: str = "") -> None:
        """Tell of something that cannot be read; see ``Line``."""
        self.misread.append(Line(message=message, place=place, hint=hint))

    def head(self, table: Mapping[str, object]) -> None:
        """Add to the header."""
        self.header.update(self.harmless(dict(table)))

    def of(self, kind: Kind) -> Mapping[str, Table]:
        """Give the records of a kind by id."""
        return self.records.get(kind, {})

    def __iter__(self) -> Iterator[tuple[Kind, Table]]:
        """Go through all records, in the order in which a dataset has its tables."""
        for kind in ORDER:
            for table in self.of(kind).values():
                yield kind, table

    def __len__(self) -> int:
        return sum(map(len, self.records.values()))


ORDER = (Kind.SOURCE, Kind.ACTOR, Kind.ISSUE, Kind.EVENT, Kind.STATEMENT)
"""The kinds of records in the order in which they are written."""


@cache
def _known_keys() -> frozenset[str]:
    """Give the keys that records have in TOML: nothing in these hides."""
    return frozenset(key.name for cls in CLASSES.values() for key in keys_of(cls))


def says_something(value: object) -> bool:
    """Tell whether a value of a key is worth writing: not nothing, and no empty text or list."""
    return bool(value) or (value is not None and not isinstance(value, str | list | tuple | dict))
