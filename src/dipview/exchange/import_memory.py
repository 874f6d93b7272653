"""Import memory: what earlier imports wrote, kept beside the dataset, to tell edits by hand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from attrs import define, field

from dipview.dataset.problems import Problem
from dipview.dataset.reading import decoded, read_bytes
from dipview.exchange.canonical import canonical
from dipview.exchange.exchange_format import ExchangeError
from dipview.exchange.imported import Imported
from dipview.formats.output import OutputError, write_file

_VERSION = 1
_MOST_BYTES = 1 << 30


@define
class ImportMemory:
    """What was imported into one dataset from one set of files."""

    ids: Mapping[str, str] = field(factory=dict)
    """Ids by kind and foreign key."""
    digests: Mapping[str, Mapping[str, str]] = field(factory=dict)
    """Of each record, by id, what stood under each key, as a digest."""

    @classmethod
    def of(cls, imported: Imported, ids: Mapping[str, str]) -> ImportMemory:
        """Remember what is imported."""
        digests = {str(table["id"]): digests_of(canonical(kind, table)) for kind, table in imported}
        return cls(ids, digests)


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
    content = read_bytes(path, _MOST_BYTES)
    text = content if isinstance(content, Problem) else decoded(path, content)
    if isinstance(text, Problem):
        raise ExchangeError(f"{path}: {text.message}; {text.hint}")
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
    records = (f"{json.dumps(id)}: {json.dumps(of)}" for id, of in memory.digests.items())
    ids = (f"{json.dumps(key)}: {json.dumps(id)}" for key, id in memory.ids.items())
    said = f'"ids": {{{_joined(ids)}}}, "records": {{{_joined(records)}}}'
    return f"{json.dumps(name)}: {{{said}}}"


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


def digests_of(table: Mapping[str, object]) -> dict[str, str]:
    """Give a digest of what stands under each key of a record."""
    return {key: digest(value) for key, value in table.items()}


def digest(value: object) -> str:
    """Give the digest of a value; a date is one with its text."""
    return _digest_of_text(value) if type(value) is str else _digested(_ENCODER.encode(value))


@lru_cache(1 << 16)
def _digest_of_text(text: str) -> str:
    return _digested(_ENCODER.encode(text))


def _digested(written: str) -> str:
    return blake2b(written.encode("ascii"), digest_size=8).hexdigest()


def _written(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


_ENCODER = json.JSONEncoder(sort_keys=True, default=_written, ensure_ascii=True)


def _read(said: Any) -> dict[str, ImportMemory]:
    if said["version"] != _VERSION:
        raise ValueError(said["version"])
    return {
        str(name): ImportMemory(
            {str(key): str(id) for key, id in each["ids"].items()},
            {
                str(id): {str(key): str(value) for key, value in of.items()}
                for id, of in each["records"].items()
            },
        )
        for name, each in said["imports"].items()
    }
