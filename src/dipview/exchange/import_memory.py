"""Import memory: what earlier imports wrote, kept beside the dataset, to tell edits by hand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from attrs import define, field

from dipview.exchange.exchange_format import ExchangeError, text_of
from dipview.exchange.imported import Imported
from dipview.formats.output_file import OutputError, write_file

_VERSION = 2
_MOST_BYTES = 1 << 30
_DIGITS = 12
"""How long a digest is, in hexadecimal digits: two values are told apart, never many."""
_RECURS = 48
"""Texts shorter than this, in characters, may well recur: ids, days, words of the format."""
_quoted = json.encoder.encode_basestring_ascii
_HEXADECIMAL = frozenset("0123456789abcdef")


@define
class ImportMemory:
    """What was imported into one dataset from one set of files."""

    ids: Mapping[str, str] = field(factory=dict)
    """Ids by kind and foreign key."""
    records: dict[str, tuple[int, str]] = field(factory=dict)
    """Of each record, by id, which of the shapes it had, and the digests of its values."""
    shapes: dict[tuple[str, ...], int] = field(factory=dict)
    """The keys that records had, numbered."""
    _keys: list[tuple[str, ...]] = field(factory=list)

    @classmethod
    def of(cls, imported: Imported, ids: Mapping[str, str]) -> ImportMemory:
        """Remember what is imported."""
        memory = cls(ids)
        shapes, records = memory.shapes, memory.records
        for _, table in imported:
            keys = tuple([key for key in table if key != "id"])
            shape = shapes.setdefault(keys, len(shapes))
            records[str(table["id"])] = shape, "".join([digest(table[key]) for key in keys])
        return memory

    def remember(self, id: str, digests: Mapping[str, str]) -> None:
        """Remember the digest of what stood under each key of a record."""
        shape = self.shapes.setdefault(tuple(digests), len(self.shapes))
        self.records[id] = shape, "".join(digests.values())

    def before(self, id: str) -> dict[str, str] | None:
        """Give the digest of what stood under each key of a record; None where it is not known."""
        if (found := self.records.get(id)) is None:
            return None
        if len(self._keys) < len(self.shapes):
            self._keys = list(self.shapes)
        shape, digests = found
        return {
            key: digests[at * _DIGITS : (at + 1) * _DIGITS]
            for at, key in enumerate(self._keys[shape])
        }


def memory_path(target: Path) -> Path:
    """Give the file in which imports into a dataset are remembered."""
    if target.suffix == ".toml":
        return target.with_name(f"{target.stem}.imported.json")
    return target / "imported.json"


def remembered(target: Path) -> dict[str, ImportMemory]:
    """Give what is remembered of imports into a dataset, by format and file names.

    Raises:
        ExchangeError: The file is there, and is not one of dipview's.
    """
    path = memory_path(target)
    try:
        path.lstat()
    except OSError:
        return {}
    text = text_of(path, _MOST_BYTES)
    try:
        return _read(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        said = "it does not say what was imported; put it back, or take it away: then every edit"
        raise ExchangeError(f"{path}: {said} by hand counts as one to keep") from error


def memory_text(memories: Mapping[str, ImportMemory]) -> str:
    """Write what is remembered, a record a line."""
    return (
        f'{{"version": {_VERSION}, "imports": {{{_joined(map(_of_import, memories.items()))}}}}}\n'
    )


def _of_import(named: tuple[str, ImportMemory]) -> str:
    name, memory = named
    records = (
        f'{_quoted(id)}: "{shape} {digests}"' for id, (shape, digests) in memory.records.items()
    )
    ids = (f"{_quoted(key)}: {_quoted(id)}" for key, id in memory.ids.items())
    shapes = json.dumps([*map(list, memory.shapes)])
    said = f'"keys": {shapes}, "ids": {{{_joined(ids)}}}, "records": {{{_joined(records)}}}'
    return f"{_quoted(name)}: {{{said}}}"


def _joined(pairs: Iterable[str]) -> str:
    return f"\n{text}\n" if (text := ",\n".join(pairs)) else ""


def keep(path: Path, text: str) -> None:
    """Keep what is remembered.

    Raises:
        OutputError: It cannot be written.
    """
    if path.is_symlink():
        raise OutputError(path, "it is a link", "name the file that it leads to")
    write_file(path, (text,), force=True)


def digest(value: object) -> str:
    """Give the digest of a value; a date is one with its text."""
    if type(value) is str:
        return _digest_of_text(value) if len(value) < _RECURS else _digested(_quoted(value))
    if type(value) is list and len(value) == 1:
        only = value[0]
        if type(only) is str:
            return _digest_of_one(only)
        if type(only) is dict and len(only) == 2 and {*map(type, only.values())} == {str}:
            return _digest_of_two(*sorted(only.items()))
    return _digested(_ENCODER.encode(value))


@lru_cache(1 << 14)
def _digest_of_text(text: str) -> str:
    return _digested(_quoted(text))


@lru_cache(1 << 14)
def _digest_of_one(text: str) -> str:
    """Give the digest of a list of one text, as most lists are."""
    return _digested(f"[{_quoted(text)}]")


@lru_cache(1 << 14)
def _digest_of_two(first: tuple[str, str], second: tuple[str, str]) -> str:
    """Give the digest of a list of one table of two texts, as most positions are."""
    return _digested(_ENCODER.encode([dict((first, second))]))


def _digested(written: str) -> str:
    return blake2b(written.encode("ascii"), digest_size=8).hexdigest()[:_DIGITS]


def _written(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


_ENCODER = json.JSONEncoder(sort_keys=True, default=_written, ensure_ascii=True)


def _read(said: Any) -> dict[str, ImportMemory]:
    if said["version"] != _VERSION:
        raise ValueError(said["version"])
    return {str(name): _read_import(each) for name, each in said["imports"].items()}


def _read_import(said: Any) -> ImportMemory:
    shapes = {tuple(map(str, keys)): number for number, keys in enumerate(said["keys"])}
    lengths = [len(keys) * _DIGITS for keys in shapes]
    records = {}
    for id, text in said["records"].items():
        shape, _, digests = text.partition(" ")
        if len(digests) != lengths[int(shape)] or not _HEXADECIMAL.issuperset(digests):
            raise ValueError(text)
        records[id] = int(shape), digests
    ids = said["ids"]
    if not all(isinstance(id, str) for id in ids.values()):
        raise TypeError(ids)
    return ImportMemory(ids, records, shapes)
