"""Value edits: an array or an inline table as it is written, changed where it says something else.

This is all that tomlkit does here: it keeps the comments and the blanks between the elements.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache
from types import ModuleType
from typing import Any, NamedTuple

import tomli

from dipview.dataset.scanning import comments
from dipview.writing.record_text import alike
from dipview.writing.toml_text import inline_text, value_text


class Step(NamedTuple):
    """One step from a list to another, by places in both."""

    tag: str
    """``replace``, ``delete`` or ``insert``."""
    old: int
    new: int


def edited_value(raw: str, old: object, new: object, column: int) -> str:
    """Give the text of a value that is to say something else.

    Args:
        raw: As it is written.
        old: What it says.
        new: What it is to say.
        column: How much stands before it on its line, in characters.
    """
    anew = value_text(new, column, broken="\n" in raw)
    if raw == value_text(old, column, broken="\n" in raw):
        return anew  # It is written as the writer writes: there is nothing of anybody's to keep.
    both = (isinstance(old, Mapping) and isinstance(new, Mapping)) or (
        isinstance(old, list) and isinstance(new, list) and bool(new)
    )
    if both:
        try:
            document = _tomlkit().parse(f"v = {raw}")
            _change(document, "v", old, new)
            edited: str = document.as_string()[4:]
            if alike(tomli.loads(f"v = {edited}"), {"v": new}):
                return edited
        except Exception:  # noqa: S110 - whatever it is that tomlkit cannot do is written anew
            pass
    return anew


def steps_between(old: Sequence[object], new: Sequence[object]) -> Iterator[Step]:
    """Give the steps from a list to another, the last first, so that places stay what they are."""
    matcher = SequenceMatcher(None, list(map(_told, old)), list(map(_told, new)), autojunk=False)
    for tag, start, end, first, last in reversed(matcher.get_opcodes()):
        if tag == "equal":
            continue
        pairs = min(end - start, last - first)
        for more in reversed(range(first + pairs, last)):
            yield Step("insert", start + pairs, more)
        for less in reversed(range(start + pairs, end)):
            yield Step("delete", less, first + pairs)
        for each in reversed(range(pairs)):
            yield Step("replace", start + each, first + each)


@cache
def _tomlkit() -> ModuleType:
    # It takes as long to import as all that reads TOML, and only a changed array needs it.
    import tomlkit  # noqa: PLC0415 - as said

    return tomlkit


def _told(value: object) -> str:
    return json.dumps(value, sort_keys=True, default=repr)


def _change(holder: Any, key: str | int, old: Any, new: Any) -> None:
    """Have an element of a document of tomlkit say something else."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        if old.keys() == new.keys():
            for name in old:
                if not alike(old[name], new[name]):
                    _change(holder[key], name, old[name], new[name])
            return
        kept = [name for name in holder[key] if name in new]
        new = {name: new[name] for name in (*kept, *(name for name in new if name not in kept))}
    elif isinstance(old, list) and isinstance(new, list):
        array = holder[key]
        raw = array.as_string()
        if len(old) == len(new) or next(comments(raw), None):
            _step(array, old, new)
            return
        holder[key] = _tomlkit().value(value_text(new, len(raw), broken="\n" in raw))
        return
    holder[key] = _tomlkit().value(inline_text(new))


def _step(array: Any, old: Sequence[Any], new: Sequence[Any]) -> None:
    for tag, at, other in steps_between(old, new):
        if tag == "replace":
            _change(array, at, old[at], new[other])
        elif tag == "delete":
            del array[at]
        else:
            array.insert(at, _tomlkit().value(inline_text(new[other])))
