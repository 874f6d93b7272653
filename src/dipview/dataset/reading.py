"""Reading: from paths to the parsed tables of TOML files, never raising on what the user gives."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import tomli

from dipview.dataset.checks.characters import in_comments
from dipview.dataset.chunked_parsing import NotInChunks, parsed_in_chunks
from dipview.dataset.codes import unreadable
from dipview.dataset.conflicts import BEGINS, conflicts
from dipview.dataset.files import FoundFile, find_files
from dipview.dataset.limits import MIB, Limits
from dipview.dataset.problems import Problem
from dipview.dataset.toml_errors import not_parsed, not_utf8
from dipview.model.characters import is_harmless, rare

_UNITS = (("GiB", 1024 * MIB), ("MiB", MIB), ("KiB", 1024))


class FileTables(NamedTuple):
    """A file's parsed tables."""

    path: Path
    tables: Mapping[str, object]
    size: int = 0
    """In bytes."""
    odd: bool = False
    """Whether the file may hold control characters, written or escaped."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with its text as a whole."""
    text: str = ""
    """The text of a large file that is still to be parsed, piece by piece; else empty."""


class Reading(NamedTuple):
    """What several paths gave."""

    files: tuple[FileTables, ...]
    problems: tuple[Problem, ...]


def read_paths(paths: Sequence[Path], limits: Limits | None = None) -> Reading:
    """Read files, and every ``*.toml`` below folders.

    Args:
        paths: Files and folders; a file that is reached twice is read once.
        limits: How much to read.

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
            problems.extend(outcome.problems)
    return Reading(tuple(files), tuple(problems))


def stream_paths(
    paths: Sequence[Path],
    limits: Limits | None = None,
    *,
    whole: bool = True,
    seen: Callable[[str, bytes], None] | None = None,
) -> Iterator[FileTables | Problem]:
    """Read as :func:`read_paths` does, a file at a time, so that its tables can be let go of.

    Args:
        paths: Files and folders; a file that is reached twice is read once.
        limits: How much to read.
        whole: Parse large files too, instead of giving their text.
        seen: Given the name and the bytes of each file that can be read, whatever is in it.
    """
    limits = limits or Limits()
    left = limits.total
    for found in find_files(paths):
        if not isinstance(found, FoundFile):
            yield found
            continue
        taken = partial(seen, found.name) if seen else None
        outcome = read_file(found.path, min(limits.file, left), whole=whole, taken=taken)
        if isinstance(outcome, FileTables):
            left -= outcome.size
        elif outcome.code == "too-large" and left < limits.file:
            outcome = _too_large_together(found.path, limits.total)
        yield outcome


LARGE = MIB // 4
"""From this many bytes on a file is better parsed in pieces."""


def read_file(
    path: Path,
    limit: int = Limits().file,
    *,
    whole: bool = True,
    taken: Callable[[bytes], None] | None = None,
) -> FileTables | Problem:
    """Read one file of at most ``limit`` bytes, and parse it, a large one if ``whole`` says so.

    ``taken`` is given its bytes, before anything is made of them.
    """
    content = read_bytes(path, limit)
    if isinstance(content, Problem):
        return content
    if taken is not None:
        taken(content)
    text = decoded(path, content)
    if isinstance(text, Problem):
        return text
    if BEGINS in content and (found := conflicts(path, _as_lines(text))):
        return FileTables(path, {}, len(content), problems=found)
    hides = _holds_rare(content)
    odd = hides or (b"\\" in content and re.search(_ESCAPE, text) is not None)
    if not whole and not odd and len(content) >= LARGE:
        return FileTables(path, {}, len(content), text=text)
    pieced = _pieced_together(text) if len(content) >= LARGE else None
    if pieced is None:
        outcome = parsed(path, text, len(content))
    else:
        outcome = FileTables(path, pieced, len(content))
    if isinstance(outcome, Problem) or not odd:
        return outcome
    problems = _in_comments(path, text) if hides else ()
    return outcome._replace(odd=odd, problems=problems)


def _pieced_together(text: str) -> Mapping[str, object] | None:
    """Parse a text in pieces, and put them together; None where it is to be parsed as a whole."""
    together: dict[str, object] = {}
    try:
        for _, tables in parsed_in_chunks(text):
            for name, value in tables.items():
                before = together.setdefault(name, value)
                if before is not value:  # what stands in several pieces is a list in all of them
                    before.extend(value)  # type: ignore[attr-defined]
    except NotInChunks:
        return None
    return together


def _in_comments(path: Path, text: str) -> tuple[Problem, ...]:
    """Look through the comments, if what may hide stands behind a number sign anywhere."""
    for found in rare().finditer(text) if "#" in text else ():
        line = text.rfind("\n", 0, found.start()) + 1
        if text.find("#", line, found.start()) >= 0:
            return tuple(in_comments(path, _as_lines(text)))
    return ()


def _holds_rare(content: bytes) -> bool:
    """Tell whether a text in UTF-8 holds a rare character, looking at the few that may be."""
    if content.isascii():
        return False
    left = _unmarked(content).translate(None, _COMMON).decode("utf-8")
    return not is_harmless(left) and rare().search(left) is not None


_COMMON = bytes(range(0x7F))
"""The bytes of characters that are not rare, nor part of any other character."""


def parsed(path: Path, text: str, size: int) -> FileTables | Problem:
    """Parse the text of a file as a whole."""
    try:
        return FileTables(path, tomli.loads(text), size)
    except MemoryError:
        return unreadable(path, "too-large", "is too large for this machine's memory")
    except (ValueError, RecursionError) as error:
        return not_parsed(path, _as_lines(text), error)


def read_bytes(path: Path, limit: int = Limits().file) -> bytes | Problem:
    """Give the bytes of a regular file of at most ``limit`` bytes, or say why not."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return unreadable(path, "not-a-file", "it is no regular file", "name a file")
        if status.st_size > limit:
            return _too_large(path, limit)
        # A pipe could take the file's place between the two calls: opening one must not wait.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(path, flags), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                return unreadable(path, "not-a-file", "it is no regular file", "name a file")
            content = file.read(min(status.st_size, limit) + 1)
            # The size is a promise only: files grow, and those of some file systems have none.
            while len(content) <= limit and (more := file.read(MIB)):
                content += more
    except FileNotFoundError:
        return unreadable(path, "no-such-path", "there is no such file", "check the path")
    except (OSError, ValueError) as error:
        return unreadable(path, "cannot-read", f"cannot be read: {reason(error)}")
    except MemoryError:
        return unreadable(path, "too-large", "is too large for this machine's memory")
    return _too_large(path, limit) if len(content) > limit else content


def decoded(path: Path, content: bytes) -> str | Problem:
    """Decode UTF-8, with or without a byte order mark, or say what the bytes look like instead.

    Returns:
        The text with the line ends of the file, which are the parser's to judge.
    """
    try:
        return _unmarked(content).decode("utf-8")
    except UnicodeDecodeError as error:
        before = _as_lines(error.object[: error.start].decode("utf-8"))
        return not_utf8(path, content, before, error)


def read_text(path: Path, limit: int) -> str | Problem:
    """Give the text of a regular file of at most ``limit`` bytes of UTF-8, or say why not."""
    content = read_bytes(path, limit)
    return content if isinstance(content, Problem) else decoded(path, content)


def text_of(path: Path, limit: int = Limits().file) -> str | None:
    """Give a file's text once more, to place something in it; None where that is not possible.

    A byte that is not UTF-8 is given as an escape, so that it can be shown where it stands.
    """
    content = read_bytes(path, limit)
    if isinstance(content, Problem):
        return None
    return _as_lines(_unmarked(content).decode("utf-8", errors="backslashreplace"))


def _unmarked(content: bytes) -> bytes:
    return content.removeprefix(b"\xef\xbb\xbf")


def _as_lines(text: str) -> str:
    """End lines with line feeds alone, as the parser counts them, so that offsets are the same."""
    return text.replace("\r\n", "\n") if "\r" in text else text


def reason(error: OSError | ValueError) -> str:
    """Say in the system's own words why a path cannot be read."""
    if isinstance(error, OSError):
        return error.strerror or "the system does not say why"
    return "no file can have this name"


# What may hide a character, if it is not there itself: an escape of one.
_ESCAPE = r"\\[uUxebfr]"


def _too_large(path: Path, limit: int) -> Problem:
    message = f"is larger than {_in_bytes(limit)}, the limit for a file"
    return unreadable(path, "too-large", message, _RAISE)


def _too_large_together(path: Path, limit: int) -> Problem:
    message = f"makes the files larger than {_in_bytes(limit)}, the limit for all together"
    return unreadable(path, "too-large", message, _RAISE)


_RAISE = "split the dataset, or raise the limit with --max-bytes"


def _in_bytes(size: int) -> str:
    unit = next(((name, each) for name, each in _UNITS if size and size % each == 0), None)
    return f"{size // unit[1]:,} {unit[0]}" if unit else f"{size:,} bytes"
