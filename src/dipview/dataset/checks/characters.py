"""Characters: controls and directions that are not seen, but change how a text is shown."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from dipview.dataset.codes import problem
from dipview.dataset.defaults import DEFAULTS
from dipview.dataset.placing import line_and_column
from dipview.dataset.problems import Place, Problem, Way
from dipview.dataset.records import HEADER, TABLES, Finding, Origin, spelled
from dipview.dataset.scanning import comments
from dipview.model.characters import hidden, is_harmless


def check(tables: Mapping[str, object], origin: Origin) -> Iterator[Finding]:
    """Find hidden characters in any text or key of a file's parsed tables, records or not.

    Args:
        tables: What the TOML reader gave.
        origin: An origin in the file, for its path.
    """
    records = _records(tables, origin)
    room = _MOST
    for record, at in records:
        found = list(_in_record(record, at))
        yield from found[:room]
        if len(found) > room:
            more = len(found) - room - 1 + sum(_hiding(each) for each, _ in records)
            yield _as_do_more(found[room], more)
            return
        room -= len(found)


def _as_do_more(found: Finding, more: int) -> Finding:
    if not more:
        return found
    return found._replace(message=f"{found.message}; so {_do(more, 'text')} of this file")


def in_comments(file: Path, text: str) -> Iterator[Problem]:
    """Find hidden characters in the comments of a file: there they fool whoever reviews it.

    However many comments hold some, they are told once, at the first.
    """
    hiding = ((at, found) for at, each in comments(text) if (found := hidden().search(each)))
    first = next(hiding, None)
    if first is None:
        return
    more = sum(1 for _ in hiding)
    offset, found = first
    line, column = line_and_column(text, offset + found.start())
    message = f"a comment holds {_name(found[0])}, which is not seen"
    message += f"; so {_do(more, 'comment')} of this file" if more else ""
    place = Place(file=file, line=line, column=column)
    yield problem("control-character", message, place, hint=_hint(found[0]))


def _do(more: int, noun: str) -> str:
    return f"does 1 more {noun}" if more == 1 else f"do {more:,} more {noun}s"


def _records(
    tables: Mapping[str, object], origin: Origin
) -> Iterator[tuple[Mapping[str, object], Origin]]:
    for name in (HEADER, DEFAULTS, *TABLES):
        value = tables.get(name)
        records = value if isinstance(value, list) else [value]
        for number, record in enumerate(records):
            if isinstance(record, dict) and not _is_plain(record):
                yield record, Origin(origin.file, name, number)


def _in_record(record: Mapping[str, object], origin: Origin) -> Iterator[Finding]:
    id = record.get("id")
    id = id if isinstance(id, str) else ""
    subject = f"{origin.table} #{origin.number + 1}"
    if origin.table not in TABLES:
        subject = "the header [dataset]" if origin.table == HEADER else f"[{DEFAULTS}]"
    elif id and not hidden().search(id):
        subject = f"{TABLES[origin.table].value} '{id}'"
    for path, text in _texts(record):
        if is_harmless(text):
            continue
        if found := hidden().search(text):
            where = hidden().sub("?", spelled(path))
            message = f"{subject}: {where} holds {_name(found[0])}, which is not seen"
            yield Finding(
                code="control-character",
                message=message,
                origin=origin,
                path=path,
                hint=_hint(found[0]),
                record=id,
                character=found[0],
            )


def _texts(record: Mapping[str, object]) -> Iterator[tuple[Way, str]]:
    stack: list[tuple[Way, object]] = [((), record)]
    while stack:
        path, value = stack.pop()
        if isinstance(value, str):
            yield path, value
        elif isinstance(value, dict):
            stack.extend(((*path, key), item) for key, item in value.items())
            for key in value:
                if not is_harmless(key) and hidden().search(key):
                    yield (*path, key), key
        elif isinstance(value, list):
            stack.extend(((*path, index), item) for index, item in enumerate(value))


def _is_plain(value: object) -> bool:
    """Tell in few looks that nothing in a value hides; False where that is not certain."""
    if isinstance(value, str):
        return is_harmless(value)
    if isinstance(value, list):
        if value and isinstance(value[0], dict):
            return all(map(_is_plain, value))
        texts = value
    elif isinstance(value, dict):
        texts = [*value]
        for item in value.values():
            if isinstance(item, str):
                texts.append(item)
            elif isinstance(item, dict | list) and not _is_plain(item):
                return False
    else:
        return True
    try:
        return is_harmless("".join(texts))
    except TypeError:  # a list of something else, which is looked at one by one
        return False


def _hiding(value: object) -> int:
    """Count the texts and keys in a value that hide something, without saying where."""
    if isinstance(value, str):
        return not is_harmless(value) and hidden().search(value) is not None
    if isinstance(value, dict):
        keys = 0 if is_harmless("".join(value)) else sum(map(_hiding, value))
        return keys + sum(map(_hiding, value.values()))
    if isinstance(value, list):
        return sum(map(_hiding, value))
    return 0


_MOST = 200
"""How many texts of a file are told one by one."""


def _hint(character: str) -> str:
    """Say what to do; of what is left of Windows-1252, what was meant."""
    try:
        meant = character.encode("latin-1").decode("cp1252")
    except ValueError:
        meant = character
    if meant == character:
        return "retype the text without it"
    return f"it is meant as {meant}, as Windows-1252 has it: write that instead"


def _name(character: str) -> str:
    name = unicodedata.name(character, "a control character")
    return f"U+{ord(character):04X} ({name.lower()})"
