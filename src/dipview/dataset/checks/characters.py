"""Characters: controls and directions that are not seen, but change how a text is shown."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, filterfalse
from pathlib import Path

from dipview.dataset.codes import problem
from dipview.dataset.findings import Finding, spelled
from dipview.dataset.placing import line_and_column
from dipview.dataset.problems import Place, Problem, Way
from dipview.dataset.records import DEFAULTS, HEADER, TABLES, Origin
from dipview.dataset.scanning import comments
from dipview.model.characters import hidden, is_harmless, unseen


def check(tables: Mapping[str, object], origin: Origin) -> Iterator[Finding]:
    """Find hidden characters in any text or key of a file's parsed tables, records or not.

    Args:
        tables: What the TOML reader gave.
        origin: An origin in the file, for its path.
    """
    told: list[Finding] = []
    hiding = 0
    for name, first, records in _records(tables):
        hiding += (here := _hiding(records))
        for number, record in enumerate(records, first) if here else ():
            if len(told) > _MOST:
                break
            told.extend(_in_record(record, Origin(origin.file, name, number)))
    yield from told[:_MOST]
    if len(told) > _MOST:
        yield _as_do_more(told[_MOST], hiding - _MOST - 1)


def _as_do_more(found: Finding, more: int) -> Finding:
    if not more:
        return found
    return found._replace(message=f"{found.message}; so {_do(more, 'text')} of this file")


def in_comments(file: Path, text: str) -> Iterator[Problem]:
    """Find hidden characters in the comments of a file: there they fool whoever reviews it.

    However many comments hold some, they are told once, at the first.
    """
    hiding = ((at, found) for at, each in comments(text) if (found := hidden(each).search(each)))
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
    tables: Mapping[str, object],
) -> Iterator[tuple[str, int, Sequence[dict[str, object]]]]:
    """Give records, many at once: the table that they are of, and the number of the first there."""
    for name in (HEADER, DEFAULTS, *TABLES):
        value = tables.get(name)
        records = value if isinstance(value, list) else [value]
        for first in range(0, len(records), _TOGETHER):
            together = records[first : first + _TOGETHER]
            yield name, first, [each if isinstance(each, dict) else {} for each in together]


def _in_record(record: Mapping[str, object], origin: Origin) -> Iterator[Finding]:
    id = record.get("id")
    id = id if isinstance(id, str) else ""
    subject = f"{origin.table} #{origin.number + 1}"
    if origin.table not in TABLES:
        subject = "the header [dataset]" if origin.table == HEADER else f"[{DEFAULTS}]"
    elif id and not hidden(id).search(id):
        subject = f"{TABLES[origin.table].value} '{id}'"
    for path, text in _texts(record):
        if is_harmless(text):
            continue
        if found := hidden(text).search(text):
            where = spelled(path)
            where = hidden(where).sub("?", where)
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
                if not is_harmless(key) and hidden(key).search(key):
                    yield (*path, key), key
        elif isinstance(value, list):
            stack.extend(((*path, index), item) for index, item in enumerate(value))


def _hiding(records: Iterable[dict[str, object]]) -> int:
    """Count the texts and keys in records that hide something, without saying where.

    What stands at one depth in all of them is looked at as one, which costs each record little.
    """
    odd: list[str] = []
    tables = [*records]
    lists: Sequence[list[object]] = ()
    while tables or lists:
        keys = {key for key in set().union(*tables) if not is_harmless(key)}
        odd += [key for table in tables for key in table if key in keys] if keys else ()
        held = chain(chain.from_iterable(map(dict.values, tables)), chain.from_iterable(lists))
        tables, lists = [], []
        for each in held:
            if type(each) is str:
                if not (each.isascii() and each.isprintable()):
                    odd.append(each)
            elif type(each) is dict:
                tables.append(each)
            elif type(each) is list:
                lists.append(each)
    rest = [*filterfalse(unseen().search, odd)]
    return len(odd) - len(rest) + sum(1 for each in rest if _hides(each))


def _hides(text: str) -> bool:
    return not is_harmless(text) and hidden(text).search(text) is not None


_MOST = 200
"""How many texts of a file are told one by one."""
_TOGETHER = 1024
"""How many records are looked through at once: texts of so many are held besides."""


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
