"""Reading: from paths to the parsed tables of TOML files, never raising on what the user gives."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import tomli
from attrs import field, frozen

from dipview.dataset.codes import problem, unreadable
from dipview.dataset.files import Found, find_files
from dipview.dataset.placing import line_and_column, repeated_key
from dipview.dataset.problems import Place, Problem
from dipview.dataset.scanning import too_deep

_MIB = 1024 * 1024


@frozen
class Limits:
    """How many bytes may be read."""

    file: int = 512 * _MIB
    """Of one file."""
    total: int = 2048 * _MIB
    """Of all files together."""


@frozen
class FileTables:
    """A file's parsed tables."""

    path: Path
    tables: Mapping[str, object] = field(repr=False)
    size: int = 0
    """In bytes."""
    odd: bool = False
    """Whether the file may hold control characters, written or escaped."""


@frozen
class Reading:
    """What several paths gave."""

    files: tuple[FileTables, ...]
    problems: tuple[Problem, ...]


def read_paths(paths: Sequence[Path], limits: Limits | None = None) -> Reading:
    """Read files, and every ``*.toml`` below folders.

    Args:
        paths: Files and folders; a file that is reached twice is read once.
        limits: How much to read; by default 512 MiB a file and 2 GiB in all.

    Returns:
        The tables of each file that could be parsed, and what was wrong with the others.
    """
    files: list[FileTables] = []
    problems: list[Problem] = []
    for outcome in stream_paths(paths, limits):
        if isinstance(outcome, Problem):
            problems.append(outcome)
        else:
            files.append(outcome)
    return Reading(tuple(files), tuple(problems))


def stream_paths(
    paths: Sequence[Path], limits: Limits | None = None
) -> Iterator[FileTables | Problem]:
    """Read as :func:`read_paths` does, a file at a time, so that its tables can be let go of."""
    limits = limits or Limits()
    left = limits.total
    for found in find_files(paths):
        if not isinstance(found, Found):
            yield found
            continue
        limit = min(limits.file, left)
        outcome = read_file(found.path, limit)
        if isinstance(outcome, FileTables):
            left -= outcome.size
        yield outcome


def read_file(path: Path, limit: int = Limits().file) -> FileTables | Problem:
    """Read and parse one file of at most ``limit`` bytes."""
    content = read_bytes(path, limit)
    if isinstance(content, Problem):
        return content
    text = decoded(path, content)
    if isinstance(text, Problem):
        return text
    try:
        tables = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        return _bad_toml(path, text, error)
    except RecursionError as error:
        return _too_deep(path, text, str(error))
    except ValueError:
        return _huge_number(path, text)
    except MemoryError:
        return unreadable(path, "too-large", "is too large for this machine's memory")
    return FileTables(path, tables, len(content), _may_hide(content, text))


def read_bytes(path: Path, limit: int = Limits().file) -> bytes | Problem:
    """Give the bytes of a regular file of at most ``limit`` bytes, or say why not."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return unreadable(path, "not-a-file", "is not a regular file", "name a .toml file")
        if status.st_size > limit:
            return _too_large(path, limit)
        # A pipe could take the file's place between the two calls: opening one must not wait.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(path, flags), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return unreadable(path, "not-a-file", "is not a regular file")
            content = file.read(limit + 1)
    except FileNotFoundError:
        return unreadable(path, "no-such-path", "there is no such file", "check the path")
    except (OSError, ValueError) as error:
        return unreadable(path, "cannot-read", f"cannot be read: {reason(error)}")
    except MemoryError:
        return unreadable(path, "too-large", "is too large for this machine's memory")
    return _too_large(path, limit) if len(content) > limit else content


def decoded(path: Path, content: bytes) -> str | Problem:
    """Decode UTF-8, with or without a byte order mark, or say what the bytes look like instead."""
    try:
        return content.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        offset = error.start + (3 if content.startswith(b"\xef\xbb\xbf") else 0)
        byte = error.object[error.start]
        message = f"byte {offset + 1} (0x{byte:02x}) is not UTF-8"
        hint = "save the file as UTF-8"
        if looks_like := _looks_like(content):
            line, message, hint = 1, f"the file is {looks_like[0]}, not UTF-8", looks_like[1]
        return problem("not-utf8", message, Place(file=path, line=line), hint=hint)


def text_of(path: Path) -> str | None:
    """Give a file's text once more, to place something in it; None where that is not possible."""
    content = read_bytes(path)
    text = content if isinstance(content, Problem) else decoded(path, content)
    return None if isinstance(text, Problem) else text


def reason(error: OSError | ValueError) -> str:
    """Say in the system's own words why a path cannot be read."""
    text = error.strerror if isinstance(error, OSError) else str(error)
    return text or type(error).__name__


_ESCAPE = re.compile(r"\\[uUxebfr]")
_RAW = re.compile("[\x7f-\x9f\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff\U000e0000-\U000e007f]")


def _may_hide(content: bytes, text: str) -> bool:
    """Tell whether parsed text may hold hidden characters; written raw, they are beyond ASCII."""
    if b"\\" in content and _ESCAPE.search(text):
        return True
    return not content.isascii() and _RAW.search(text) is not None


_MAGIC = (
    (b"\xff\xfe", "UTF-16", "save the file as UTF-8"),
    (b"\xfe\xff", "UTF-16", "save the file as UTF-8"),
    (b"\x1f\x8b", "compressed (gzip)", "unpack it first: dipview opens no archives"),
)


def _looks_like(content: bytes) -> tuple[str, str] | None:
    for magic, name, hint in _MAGIC:
        if content.startswith(magic):
            return name, hint
    return None


def _too_large(path: Path, limit: int) -> Problem:
    size = f"{limit // _MIB} MiB" if limit >= _MIB else f"{limit} bytes"
    message = f"is larger than the {size} that dipview still reads"
    return unreadable(path, "too-large", message, "split the dataset, or raise the limit")


def _bad_toml(path: Path, text: str, error: tomli.TOMLDecodeError) -> Problem:
    twice = error.msg.startswith(("Cannot overwrite", "Duplicate", "Cannot declare"))
    if twice and (repeated := repeated_key(text[: error.pos + 2])):
        line, column = line_and_column(text, repeated.offset)
        first, _ = line_and_column(text, repeated.first)
        message = f"'{repeated.name}' is given twice in one table, first in line {first}"
        place = Place(file=path, line=line, column=column)
        return problem("duplicate-key", message, place, hint="keep one of the two")
    place = Place(file=path, line=error.lineno, column=error.colno)
    if twice:
        message = "a key or table that ends here was already given another value above"
        return problem("duplicate-key", message, place, hint="keep one of the two")
    message = error.msg[:1].lower() + error.msg[1:]
    if error.msg == "Illegal character '\\n'":
        message = "the text in quotes does not end on its line"
    hint = "put text in quotes, dates like 2017-04-11 without; https://toml.io has the rules"
    if "\0" in text[: error.pos + 1]:
        hint = "this looks like a binary file, or like UTF-16: save it as UTF-8"
    return problem("bad-toml", message, place, hint=hint)


def _too_deep(path: Path, text: str, said: str) -> Problem:
    if "parts" in said:
        message = "a key has more than 1000 parts"
        match = re.search(r"^[ \t\[]*+(?:[^\s.]++[ \t]*+\.[ \t]*+){1000}", text, re.MULTILINE)
        offset = match.start() if match else None
    else:
        message = "lists or tables are nested more than 400 deep"
        offset = too_deep(text, 400)
    line, column = line_and_column(text, offset) if offset is not None else (None, None)
    place = Place(file=path, line=line, column=column)
    return problem("too-deep", message, place, hint="flatten the value")


def _huge_number(path: Path, text: str) -> Problem:
    match = re.search(r"(?<![0-9_])[0-9](?:_?[0-9]){4300,}+", text)
    line, column = line_and_column(text, match.start()) if match else (None, None)
    place = Place(file=path, line=line, column=column)
    message = "a whole number has more than 4300 digits"
    return problem("number-too-large", message, place, hint="put the number in quotes")
