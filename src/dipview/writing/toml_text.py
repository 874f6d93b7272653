"""TOML text: values as a person writes them, on one line where they fit, else a line an element."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from dipview.model.characters import ALWAYS

WIDTH = 100
"""How long a line may be before an array in it is broken, in characters."""
_INDENT = "  "
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_ACTING = re.compile(f"[{ALWAYS}]")
_SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
_ENDS_IN_BLANKS = re.compile(r"[ \t]$", re.MULTILINE)


@lru_cache(1024)
def key_text(name: str) -> str:
    """Write a key, in quotes where it needs them."""
    return name if _BARE.fullmatch(name) else _basic(name)


def line_text(name: str, value: object) -> str:
    """Write a key with its value, on one line or several, without the last line feed.

    Raises:
        TypeError: TOML has nothing for such a value.
        ValueError: A text has half a character, which UTF-8 cannot write.
    """
    key = key_text(name)
    return f"{key} = {value_text(value, len(key) + 3)}"


def value_text(value: object, column: int = 0, *, broken: bool = False) -> str:
    """Write a value.

    Args:
        value: As the TOML reader gives it.
        column: How much stands before it on its line, in characters.
        broken: Break an array that would fit on the line too.

    Raises:
        TypeError: TOML has nothing for such a value.
        ValueError: A text has half a character, which UTF-8 cannot write.
    """
    if isinstance(value, str):
        several = "\n" in value and "\n" in value.strip("\n") and not _ENDS_IN_BLANKS.search(value)
        return _several_lines(value) if several else _string(value)
    text = inline_text(value)
    if not isinstance(value, list | tuple) or not value:
        return text
    if column + len(text) <= WIDTH and not broken:
        return text
    plain = not any(isinstance(each, Mapping | list) for each in value)
    return broken_array(list(map(inline_text, value)), plain=plain)


def broken_array(texts: Sequence[str], *, plain: bool) -> str:
    """Write an array on several lines: an element each, or as many short ones as have room.

    Args:
        texts: Its elements, as they are written.
        plain: Whether none of them is an array or a table.
    """
    short = plain and all(len(text) < WIDTH // 2 and "\n" not in text for text in texts)
    lines = _filled(texts) if short else texts
    return "[\n" + "".join(f"{_INDENT}{line},\n" for line in lines) + "]"


def _filled(texts: Iterable[str]) -> list[str]:
    """Put as many short elements on each line as it has room for."""
    lines: list[str] = []
    for text in texts:
        if lines and len(_INDENT) + len(lines[-1]) + len(text) + 3 <= WIDTH:
            lines[-1] += f", {text}"
        else:
            lines.append(text)
    return lines


def inline_text(value: object) -> str:
    """Write a value on one line, however long.

    Raises:
        TypeError: TOML has nothing for such a value.
        ValueError: A text has half a character, which UTF-8 cannot write.
    """
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, Mapping):
        pairs = [f"{key_text(name)} = {inline_text(each)}" for name, each in value.items()]
        return f"{{ {', '.join(pairs)} }}" if pairs else "{}"
    if isinstance(value, Iterable) and not isinstance(value, bytes):
        return f"[{', '.join(map(inline_text, value))}]"
    raise TypeError(f"TOML has no {type(value).__name__}")


def _string(text: str) -> str:
    """Quote a text; with single quotes where that spares escapes."""
    if text.isascii() and text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'  # As most are: nothing in it acts.
    if ('"' in text or "\\" in text) and "'" not in text and not _ACTING.search(text):
        return f"'{_encodable(text)}'"
    return _basic(text)


def _basic(text: str) -> str:
    marked = _encodable(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{_ACTING.sub(_escaped, marked)}"'


def _several_lines(text: str) -> str:
    """Quote a text that has lines, with its lines."""
    marked = _encodable(text).replace("\\", "\\\\").replace('"""', '""\\"')
    marked = "\n".join(_ACTING.sub(_escaped, line) for line in marked.split("\n"))
    marked = f'{marked[:-1]}\\"' if marked.endswith('"') else marked
    return f'"""\n{marked}"""'


def _encodable(text: str) -> str:
    text.encode("utf-8")
    return text


def _escaped(match: re.Match[str]) -> str:
    if short := _SHORT.get(match[0]):
        return short
    code = ord(match[0])
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
