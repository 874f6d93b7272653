"""Scanning TOML text for where things stand: headers, keys and elements, without their values.

The scan trusts the parser to have judged the text; where the text is not as it expects, it ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import tomli
from attrs import define, field

from dipview.dataset.problems import Way
from dipview.model.values import frozen

# A string without an end runs to the end of the text, so that no text is searched twice.
_TEXT_OF_LINES = (
    r'"""[^"\\]*+(?:(?:\\.|"(?!""))[^"\\]*+)*+(?:"{3,5}|\Z)'
    r"|'''[^']*+(?:'(?!'')[^']*+)*+(?:'{3,5}|\Z)"
)
_STRING = rf"""{_TEXT_OF_LINES}|"(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+'"""
_FLAT = rf"""[^\[\]{{}}"'#]++|{_STRING}|#[^\n]*+"""
_INNER = rf"[\[{{](?:{_FLAT})*+[\]}}]"
_VALUE = rf"=[ \t]*+[\[{{](?:{_FLAT}|{_INNER})*+[\]}}]"
_KEY_PART = r"""(?:[A-Za-z0-9_-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')"""
_KEY = rf"{_KEY_PART}(?:[ \t]*+\.[ \t]*+{_KEY_PART})*+"

_SHORT_ESCAPES = {"\x08": "b", "\x0c": "f", "\r": "r", "\x1b": "e"}
_NEAR = 100_000
"""How many characters are looked through for one of them."""


# These are compiled once something is looked for: mostly nothing is, and they take a while.


@cache
def _key() -> re.Pattern[str]:
    return re.compile(_KEY)


@cache
def _bare_key() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z0-9_-]++")


@cache
def _equals() -> re.Pattern[str]:
    return re.compile(r"[ \t]*+=[ \t]*+")


@cache
def _blank() -> re.Pattern[str]:
    return re.compile(r"(?:[\s,]|#[^\n]*+)*+")


@cache
def _token() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<skip>{_STRING}|#[^\n]*+)|(?P<open>[\[{{])|(?P<close>[\]}}])", re.DOTALL
    )


@cache
def _passed() -> re.Pattern[str]:
    """All up to the next bracket that is not closed at once, or to a string without an end."""
    return re.compile(rf"""(?:{_VALUE}|=|[^\[\]{{}}"'#=]++|{_STRING}|#[^\n]*+)*+""", re.DOTALL)


@cache
def _uncommented() -> re.Pattern[str]:
    """All up to the next comment, or to a quote that no other ends."""
    return re.compile(rf"""(?:[^"'#]++|{_STRING})*+""", re.DOTALL)


@cache
def _header_line() -> re.Pattern[str]:
    return re.compile(rf"(\[\[?)[ \t]*+({_KEY})[ \t]*+\]\]?")


@cache
def _plain() -> re.Pattern[str]:
    return re.compile(rf"(?:{_STRING})|[^,\]}}#\n\[{{]++", re.DOTALL)


@cache
def _whole_string() -> re.Pattern[str]:
    return re.compile(_STRING, re.DOTALL)


@frozen
class Segment:
    """A stretch of text that belongs to one table: a header and the lines below it."""

    path: Way
    """The way from the record's table to this one: ``()``, ``("positions", 0)``."""
    header: int
    """Offset of the header."""
    start: int
    end: int
    table: bool = True
    """Whether it may be declared once only (``[x]``), not again and again (``[[x]]``)."""


@define(eq=False, repr=False)
class Outline:
    """All tables of a text, by the name of the top table and the record's number."""

    records: dict[str, list[list[Segment]]] = field(factory=dict)
    root: Segment = field(factory=lambda: Segment((), 0, 0, 0))
    """The keys before the first header."""


def outlined(text: str) -> Outline:
    """Find every header of a text outside strings, comments and brackets, in one pass."""
    outline = Outline()
    for _ in outlining(text, outline):
        pass
    return outline


def outlining(text: str, outline: Outline) -> Iterator[Segment]:
    """Find headers one after the other.

    Args:
        text: The text.
        outline: An empty one, to which what is found is added before it is given.
    """
    headers = _headers(text)
    here = next(headers, None)
    outline.root = Segment((), 0, 0, here.start() if here else len(text))
    counts: dict[tuple[str, int], dict[Way, int]] = {}
    while here is not None:
        after = next(headers, None)
        parts = _parts(here[2])
        records = outline.records.setdefault(parts[0], [])
        repeats = here[1] == "[["
        if not records or (len(parts) == 1 and repeats):
            records.append([])
        counted = counts.setdefault((parts[0], len(records)), {})
        path = _below(parts[1:], repeats, counted)
        end = after.start() if after else len(text)
        segment = Segment(path, here.start(), here.end(), end, not repeats)
        records[-1].append(segment)
        yield segment
        here = after


def keys_in(text: str, segment: Segment) -> Iterator[tuple[Way, int, bool]]:
    """Find every key and every element of an array in a segment.

    Yields:
        The way from the record's table; the offset; whether it is a whole key or an element, and
        not just the first parts of a dotted key.
    """
    at, end = segment.start, segment.end
    # Each open bracket: the way to it, and the number of the next element; None inside a table.
    stack: list[tuple[Way, int | None]] = [(segment.path, None)]
    while (at := _blank().match(text, at, end).end()) < end:  # type: ignore[union-attr]
        base, number = stack[-1]
        if text[at] in "]}":
            stack.pop()
            at += 1
            if not stack:
                return
            continue
        if number is None:
            key = _key().match(text, at, end)
            equals = _equals().match(text, key.end(), end) if key else None
            if key is None or equals is None:
                return
            parts = _parts(key[0])
            for count in range(1, len(parts)):
                yield (*base, *parts[:count]), at, False
            path = (*base, *parts)
            yield path, at, True
            at = equals.end()
        else:
            stack[-1] = (base, number + 1)
            path = (*base, number)
            yield path, at, True
        if text[at : at + 1] in ("[", "{"):
            stack.append((path, 0 if text[at] == "[" else None))
            at += 1
        elif plain := _plain().match(text, at, end):
            at = plain.end()
        else:
            return


class WrittenKey(NamedTuple):
    """A key of a table with its value, as they stand in a text."""

    path: tuple[str, ...]
    """Its names: several of a dotted key."""
    start: int
    value: int
    """Where its value begins."""
    end: int
    """Where its value ends."""


def written_keys(text: str, segment: Segment) -> Iterator[WrittenKey]:
    """Find the keys that stand below a header, and where the value of each begins and ends."""
    at = segment.start
    while (at := _blank().match(text, at, segment.end).end()) < segment.end:  # type: ignore[union-attr]
        key = _key().match(text, at, segment.end)
        equals = _equals().match(text, key.end(), segment.end) if key else None
        if key is None or equals is None:
            return
        end = _end_of_value(text, equals.end(), segment.end)
        yield WrittenKey(tuple(_parts(key[0])), at, equals.end(), end)
        at = end


def _end_of_value(text: str, start: int, end: int) -> int:
    if text[start : start + 1] not in ("[", "{"):
        plain = _plain().match(text, start, end)
        return start + len(plain[0].rstrip()) if plain else start
    depth = 0
    for token in _token().finditer(text, start, end):
        depth += bool(token["open"]) - bool(token["close"])
        if depth == 0 and token["close"]:
            return token.end()
    return end


def key_at(text: str, at: int) -> tuple[tuple[str, ...], int] | None:
    """Read the key of a pair at an offset: its names, and where its value begins."""
    key = _key().match(text, at)
    equals = _equals().match(text, key.end()) if key else None
    return (tuple(_parts(key[0])), equals.end()) if key and equals else None


def string_end(text: str, at: int) -> int:
    """Give the offset behind the string that begins at another; the same where none does."""
    string = _whole_string().match(text, at)
    return string.end() if string else at


def written_at(text: str, character: str, start: int) -> int:
    r"""Find where a character is written from an offset on, raw or as an escape.

    Returns:
        Its offset, or that of its escape (``\u202e``); ``start`` where it is not found near by.
    """
    code = ord(character)
    escapes = [f"(?i:u{code:04x})", f"(?i:U{code:08x})", f"(?i:x{code:02x})"]
    if short := _SHORT_ESCAPES.get(character):
        escapes.append(short)
    raw = re.escape(character)
    written = re.compile(rf"(?P<hit>{raw}|\\(?:{'|'.join(escapes)}))|\\[^{raw}]", re.DOTALL)
    found = written.finditer(text, start, start + _NEAR)
    return next((match.start() for match in found if match["hit"]), start)


def comments(text: str) -> Iterator[tuple[int, str]]:
    """Find every comment of a text with its offset."""
    at = 0
    while passed := _uncommented().match(text, at):
        at = passed.end()
        if at == len(text):
            return
        if text[at] != "#":  # a quote that no other ends
            at += 1
            continue
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        yield at, text[at:end]
        at = end


def too_deep(text: str, most: int) -> int | None:
    """Find the offset at which brackets are nested more than ``most`` deep."""
    depth = 0
    for token in _token().finditer(text):
        if token["open"]:
            depth += 1
            if depth > most:
                return token.start()
        elif token["close"]:
            depth -= 1
    return None


def too_many_parts(text: str, most: int) -> int | None:
    """Find the offset of a key of more than ``most`` parts, wherever it is written."""
    long_key = rf"(?P<key>(?:{_KEY_PART}[ \t]*+\.[ \t]*+){{{most}}})"
    either = rf"{_TEXT_OF_LINES}|{long_key}|{_KEY}|#[^\n]*+"
    found = re.finditer(either, text, re.DOTALL)
    return next((token.start() for token in found if token["key"]), None)


def _headers(text: str) -> Iterator[re.Match[str]]:
    depth = at = 0
    while (begun := at) < len(text):
        passed = _passed().match(text, at)
        at = passed.end() if passed else at
        if at == len(text):
            return
        if text[at] not in "[{":
            # A quote that no other ends is passed, as what stands for itself.
            depth = max(depth - 1, 0) if text[at] in "]}" else depth
            at += 1
            continue
        # What was passed before on the line was no blank, unless the text begins here.
        newline = text.rfind("\n", begun, at)
        first = newline >= 0 or begun == 0
        if depth == 0 and first and not text[newline + 1 : at].strip():
            header = _header_line().match(text, at)
            if header is None:
                return
            yield header
            at = header.end()
        else:
            depth += 1
            at += 1


def _below(parts: list[str], repeats: bool, counted: dict[Way, int]) -> Way:
    """Give the way to a table below a record, with the numbers of the arrays on the way."""
    path: Way = ()
    for depth, part in enumerate(parts, 1):
        path = (*path, part)
        if depth == len(parts) and repeats:
            counted[path] = counted.get(path, -1) + 1
        if path in counted:
            path = (*path, counted[path])
    return path


def _parts(key: str) -> list[str]:
    if _bare_key().fullmatch(key):
        return [key]
    return [_unquoted(part) for part in re.findall(_KEY_PART, key)]


def _unquoted(part: str) -> str:
    if part[0] == '"' and "\\" in part:
        try:
            return next(iter(tomli.loads(f"{part} = 0")))
        except tomli.TOMLDecodeError:
            return part[1:-1]
    return part[1:-1] if part[0] in "\"'" else part


def offsets_in(text: str, segments: list[Segment]) -> Iterator[tuple[Way, int]]:
    """Find the offset of every header, key and element of one record; the first of a way counts."""
    for segment in segments:
        yield segment.path, segment.header
        for path, offset, _ in keys_in(text, segment):
            yield path, offset
    if segments:
        # A table that has only tables below it, [a.b], begins with the first of them.
        yield (), segments[0].header
