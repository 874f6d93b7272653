"""Writes a view as JSON: always the whole envelope, a row a line, built as it is written.

The envelope is ``{"view", "dataset", "scope", "columns", "rows", "notes", "sources",
"rests_on"}``. A row has
``id`` and ``kind``, ``section`` in views that have several, then a value for each column of its
section; citations are lists of ``{"source", "locator"}``. Controls and characters that hide or
reorder text are written as escapes, so that the file is harmless in a terminal and loses nothing.
"""

from __future__ import annotations

import datetime as dt
import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache, partial
from itertools import chain
from json.encoder import encode_basestring

from attrs import asdict

from dipview.formats.document import Layout, Numbering, column_titles, limited
from dipview.formats.written_cells import WrittenCells
from dipview.model.characters import is_harmless, suspect
from dipview.model.kinds import Kind
from dipview.model.sentences import sentence
from dipview.model.sources import Citation
from dipview.views.parts.alike_values import Alike, AlikeValue, AlikeValues
from dipview.views.row_cells import in_values
from dipview.views.scope import Scope
from dipview.views.view import Cell, Meaning, Row, Section, View

_encoded = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
_SHORT, _KEPT = 80, 4096
"""Up to how many characters a text is likely to recur, as ids do, and how many of them are kept."""
_PLAIN = {str}
_TRUTHS = {None: "null", True: "true", False: "false"}
"""Whether something is so, as it is written."""
_EXACT_BITS = 1024
"""Integers of more bits are written as strings: decimal digits of huge ones are refused."""


def write_json(view: View, _layout: Layout | None = None) -> Iterator[str]:
    """Write a view as JSON.

    Args:
        view: What to write; its scope's limit is applied.

    Yields:
        Pieces of the document, whose last ends with a line feed.
    """
    view = limited(view)
    columns = [{"key": key, "title": title} for key, title in column_titles(view).items()]
    marking = f'"marking": {dumps(view.marking)},\n' if view.marking else ""
    yield f'{{\n"view": {dumps(view.name)},\n{marking}"dataset": {dumps(view.dataset)},\n'
    yield f'"scope": {dumps(scope_values(view.scope))},\n"columns": {dumps(columns)},\n"rows": ['
    numbering = Numbering(view.references)
    yield from _rows(view, WrittenCells(partial(_written_value, numbering)))
    yield f'\n],\n"notes": {dumps((*view.notes, *_omitted(view)))},\n"sources": ['
    separator = "\n"
    for number, id, text in numbering.cited():
        yield f"{separator}{dumps({'id': id, 'number': number, 'text': text})}"
        separator = ",\n"
    rests_on = asdict(view.rests_on) if view.rests_on is not None else None
    yield f'\n],\n"rests_on": {dumps(rests_on)}\n}}\n'


def _rows(view: View, written: WrittenCells[str]) -> Iterator[str]:
    """Write the rows, each with what parts it from the one before."""
    shown: Section | None = None
    named, separator, pieces = "", "\n", ["", "}"]
    for section, row in view.rows():
        if section is not shown:
            shown, pieces = section, _pieces_of(section)
            title = dumps(section.key or section.title)
            named = f', "section": {title}' if names_sections(view) else ""
        kind = _kind_written(row.kind)
        pieces[0] = f'{separator}{{"id": {dumps(row.id)}, "kind": {kind}{named}'
        pieces[2::2] = written.each(in_values(row.cells))
        yield "".join(pieces)
        separator = ",\n"


def _pieces_of(section: Section) -> list[str]:
    """Give a row in pieces: its beginning, a key and a place for a value a column, and its end."""
    keyed = ((f", {dumps(column.key)}: ", "") for column in section.columns)
    return ["", *chain.from_iterable(keyed), "}"]


@cache
def _kind_written(kind: Kind | None) -> str:
    return dumps(kind)


def _written_value(numbering: Numbering, cell: Cell) -> str:
    """Write what a program reads in a cell; sources cited first get the next numbers."""
    if cell.citations:
        for citation in cell.citations:
            numbering.of(citation.source)
        if not isinstance(cell.value, Mapping):
            return f"[{', '.join(map(_citation_written, cell.citations))}]"
    value = cell_value(cell)
    if type(value) is AlikeValues:
        return _groups_written(value.groups)
    if type(value) is AlikeValue:
        before, after = _known_around(value.alike, value.key)
        return f"{before}{dumps(value.own())}{after}"
    return dumps(value)


def _citation_written(citation: Citation) -> str:
    source, locator = _known_value(citation.source), dumps(citation.locator)
    return f'{{"source": {source}, "locator": {locator}}}'


def _groups_written(groups: Iterable[Alike]) -> str:
    """Write values as ``dumps`` does: what is alike in a group, all but one key, but once."""
    pieces: list[str] = []
    for group in groups:
        shared = "".join([f"{_field_written(*field)}, " for field in group.before.items()])
        before, after = f"{{{shared}{_known_value(group.key)}: ", _known_after(group.after)
        each = f"{after}, {before}".join(map(_known_value, group.each))
        pieces += (", ", before, each, after)
    return "".join(("[", *pieces[1:], "]"))


def _around(alike: Callable[[], Mapping[str, object]], key: str) -> tuple[str, str]:
    """Write what stands before and after the value of a key, in values that are alike else."""
    values = alike()
    at = list(values).index(key)
    fields = [_field_written(each, value) for each, value in values.items()]
    before = ", ".join([*fields[:at], f"{_known_value(key)}: "])
    return f"{{{before}", f"{', '.join(['', *fields[at + 1 :]])}}}"


_known_around = lru_cache(maxsize=64)(_around)
"""The same, of what makes what is alike in cell after cell."""


@lru_cache(maxsize=64)
def _known_after(alike: Callable[[], Mapping[str, object]]) -> str:
    """Write what stands after the value of a key; mostly that is as it was before."""
    return "".join([f", {_field_written(*field)}" for field in alike().items()]) + "}"


def _field_written(key: str, value: object) -> str:
    return f"{_known_value(key)}: {_written(value)}"


def _written(value: object) -> str:
    if type(value) is str:
        return _known_value(value)
    return _TRUTHS[value] if value is None or type(value) is bool else dumps(value)


def _omitted(view: View) -> tuple[str, ...]:
    """Say what narrows the view, and what is left out, as a note does: JSON has no title."""
    notes = (("Narrowed", view.narrowed), ("Left out", view.left_out))
    return tuple(sentence(f"{what}: {'; '.join(phrases)}") for what, phrases in notes if phrases)


def names_sections(view: View) -> bool:
    """Tell whether each row says in which section it is: not only where there are several now."""
    return view.parted or len(view.sections) > 1


def row_values(view: View, section: Section, row: Row) -> dict[str, object]:
    """Give a row as JSON has it: ``id``, ``kind``, maybe ``section``, a value a column."""
    values: dict[str, object] = {"id": row.id, "kind": row.kind.value if row.kind else None}
    if names_sections(view):
        values["section"] = section.key or section.title
    for column, cell in zip(section.columns, row.cells, strict=True):
        values[column.key] = cell_value(cell)
    return values


def cell_value(cell: Cell) -> object:
    """Give what a program reads in a cell; citations as a list of sources and locators."""
    if cell.citations and not isinstance(cell.value, Mapping):
        return [{"source": each.source, "locator": each.locator} for each in cell.citations]
    if cell.meaning is Meaning.SOURCE and not cell.text and cell.value is None:
        return []
    return cell.plain


def scope_values(scope: Scope) -> dict[str, object]:
    """Give every field of a scope, dates in ISO 8601, None where a field is not set."""
    values = asdict(scope, value_serializer=lambda _, __, value: _plain(value))
    return values | {"folded": bool(scope.folded)}


def dumps(value: object) -> str:
    """Write a value as JSON on one line, in Unicode, with escapes for what hides or acts.

    Never raises on values that a TOML file can hold: dates become ISO 8601, numbers that JSON does
    not have become strings.
    """
    if type(value) is str:
        text = encode_basestring(value)
    elif type(value) is list and set(map(type, value)) <= _PLAIN:
        return f"[{', '.join(map(_known_value, value))}]"
    else:
        text = _encoded(_plain(value))
    if is_harmless(text):
        return text
    return suspect().sub(lambda match: json.dumps(match[0])[1:-1], text)


class _Known(dict[object, str]):
    """What was written of short texts: hundreds of holders recur."""

    def __missing__(self, value: object) -> str:
        text = dumps(value)
        if type(value) is str and len(value) <= _SHORT:
            if len(self) >= _KEPT:
                self.clear()
            self[value] = text
        return text


_known_value = _Known().__getitem__
"""Writes a value as ``dumps`` does, of a text that recurs what is known."""


def _plain(value: object) -> object:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, int):
        return int(value) if value.bit_length() <= _EXACT_BITS else hex(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset | AlikeValues):
        return [_plain(each) for each in value]
    return str(value)
