"""Characters: controls and directions that are not seen, but change how a text is shown."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from itertools import islice
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
    found = _in_records(tables, origin)
    yield from islice(found, _MOST)
    if (next_one := next(found, None)) is not None:
        more = 1 + sum(1 for _ in found)
        if more > 1:
            message = f"{next_one.message}; so {_do(more - 1, 'text')} of this file"
            next_one = next_one._replace(message=message)
        yield next_one


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
    yield problem("control-character", message, place, hint=_HINT)


def _do(more: int, noun: str) -> str:
    return f"does 1 more {noun}" if more == 1 else f"do {more:,} more {noun}s"


def _in_records(tables: Mapping[str, object], origin: Origin) -> Iterator[Finding]:
    for name in (HEADER, DEFAULTS, *TABLES):
        value = tables.get(name)
        records = value if isinstance(value, list) else [value]
        for number, record in enumerate(records):
            if isinstance(record, dict):
                yield from _in_record(record, Origin(origin.file, name, number))


def _in_record(record: Mapping[str, object], origin: Origin) -> Iterator[Finding]:
    if _is_plain(record):
        return
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
                hint=_HINT,
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


_MOST = 200
"""How many texts of a file are told one by one."""
_HINT = "retype the text without it"


def _name(character: str) -> str:
    name = unicodedata.name(character, "a control character")
    return f"U+{ord(character):04X} ({name.lower()})"
