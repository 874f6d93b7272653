"""Exchange format: what dipview knows of a format of another program, and how it is read."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias

import tomli
from attrs import AttrsInstance, field, fields

from dipview.dataset.dataset import Dataset
from dipview.dataset.limits import Limits
from dipview.dataset.problems import Problem
from dipview.dataset.reading import read_bytes, read_text
from dipview.exchange.graphs.graph import Graph
from dipview.exchange.identities import Identities
from dipview.exchange.imported import Imported
from dipview.model.kinds import Kind
from dipview.model.values import frozen

Values: TypeAlias = Mapping[str, object]
"""What was asked for, by the name of each choice."""
_MOST_SAID = 2_000
"""How long an error may be, in characters."""
_NOTHING: Values = MappingProxyType({})


@frozen
class Choice:
    """Something that can be asked of a reader or a writer: an option on the command line."""

    name: str
    """As on the command line, without dashes: ``mapping``."""
    about: str
    type: type = str
    """``str``, ``bool`` for a switch, or ``Path``."""


@frozen(kw_only=True)
class Reading:
    """What a reader is asked to read."""

    paths: tuple[Path, ...]
    identities: Identities = field(factory=Identities)
    """Gives ids; knows those of earlier imports."""
    values: Values = _NOTHING
    limits: Limits = field(factory=Limits)
    beside: Path | None = None
    """The file or folder that is written; None where nothing is."""

    def texts(self) -> Iterator[tuple[Path, str]]:
        """Read the files one by one, as texts in UTF-8.

        Raises:
            ExchangeError: One cannot be read, or is no text.
        """
        return ((path, text_of(path, self.limits.file)) for path in self.paths)


@frozen(kw_only=True)
class Writing:
    """What a writer is asked to write, and what it could not."""

    dataset: Dataset
    values: Values = _NOTHING
    sources: tuple[str, ...] = ()
    """Ids of the sources to write, where no other record is asked for; none for the dataset."""
    roots: tuple[Path, ...] = ()
    """The files and folders that are open: stored texts are read below them alone."""
    left_out: Counter[str] = field(factory=Counter)
    """How many of what have no place in the format, as ``left_out.in_words`` says it: the writer
    counts them as it goes."""

    def leave_out(self, *kinds: Kind) -> None:
        """Count all records of some kinds as left out."""
        for kind in kinds:
            if count := len(self.dataset.ids(kind)):
                self.left_out[kind.plural] += count

    def count_besides(self, record: AttrsInstance, what: str, kept: Collection[str]) -> None:
        """Count what a record says besides what the format keeps of it.

        Args:
            record: A record, or a part of one.
            what: Its kind, as there are several: ``statements``.
            kept: The keys that the format keeps.
        """
        for each in fields(type(record)):
            if each.name not in kept and getattr(record, each.name) != each.default:
                self.left_out[f"{each.name} of # {what}"] += 1


Reader: TypeAlias = Callable[[Reading], Imported]
"""Reads files; raises ``ExchangeError`` where nothing of them can be read."""
Writer: TypeAlias = Callable[[Writing], Iterable[str] | Iterable[bytes]]
"""Writes a dataset, piece by piece; raises ``ExchangeError`` where it cannot."""


class ExchangeError(Exception):
    """A file cannot be read or written at all; says what, where, and what to do."""

    def __init__(self, said: str) -> None:
        """Say it on one line, whatever words of a file are in it.

        Args:
            said: What went wrong; of what is very long, the middle is left out.
        """
        line = " ".join(said.splitlines())
        half = _MOST_SAID // 2
        super().__init__(line if len(line) <= _MOST_SAID else f"{line[:half]} … {line[-half:]}")


class UnmappedError(ExchangeError):
    """A table whose columns tell too little; has what a person can say of them."""

    def __init__(self, said: str, path: Path | None, mapping: str) -> None:
        """Take a mapping that wants to be corrected.

        Args:
            said: What went wrong.
            path: Where an import looks for the mapping; None where it has no place.
            mapping: What it begins with.
        """
        super().__init__(said)
        self.path, self.mapping = path, mapping


def bytes_of(path: Path, limit: int) -> bytes:
    """Read a file.

    Raises:
        ExchangeError: It cannot be read, or has more bytes than the limit.
    """
    content = read_bytes(path, limit)
    if isinstance(content, Problem):
        raise ExchangeError(f"{path}: {content.told}")
    return content


def text_of(path: Path, limit: int) -> str:
    """Read a file of text in UTF-8.

    Raises:
        ExchangeError: It cannot be read, has more bytes than the limit, or is no such text.
    """
    text = read_text(path, limit)
    if isinstance(text, Problem):
        raise ExchangeError(f"{path}: {text.told}")
    return text


class NoJsonError(ValueError):
    """A text is no JSON; the message says what is wrong with it."""


def json_of(text: str) -> Any:
    """Read JSON.

    Raises:
        NoJsonError: It is none, or is nested too deep to be read.
    """
    try:
        return json.loads(text)
    except RecursionError as error:
        raise NoJsonError("this is no JSON that can be read: it is nested too deep") from error
    except ValueError as error:
        raise NoJsonError(f"this is no JSON: {error}") from error


def toml_of(path: Path, limit: int) -> Mapping[str, Any]:
    """Read a file of TOML that is no part of a dataset.

    Raises:
        ExchangeError: As ``text_of``; or it is no sound TOML.
    """
    try:
        return tomli.loads(text_of(path, limit))
    except (tomli.TOMLDecodeError, RecursionError) as error:
        raise ExchangeError(f"{path}: this is no sound TOML: {error}; mend it") from error


@frozen(kw_only=True)
class ExchangeFormat:
    """A format."""

    name: str
    """As it is named on the command line: ``dna``."""
    title: str
    """What people call it: ``Discourse Network Analyzer``."""
    endings: tuple[str, ...]
    """The endings of its files in lower case: ``.dna``."""
    gives: str = ""
    """What an import makes of it, in a few words."""
    takes: str = ""
    """What an export puts into it, in a few words."""
    reads: Reader | None = None
    writes: Writer | None = None
    draws: Callable[[Graph], Iterator[str]] | None = None
    """Writes a graph of a dataset, where that is what the format is for."""
    read_choices: tuple[Choice, ...] = ()
    write_choices: tuple[Choice, ...] = ()
    binary: bool = False
    """It is no text, and goes into a file alone."""
    definition: str = ""
    """The address of what defines it."""
    explored: bool = True
    """The explorer opens its files, read-only, by their endings."""
    recognized: Callable[[str], bool] | None = None
    """Tells whether a file is of the format by how it begins, where others have its ending too."""
