"""Structure: from a file's parsed tables to entries; a bad table costs itself alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from cattrs import Converter

from dipview.dataset.conversion import converter
from dipview.dataset.conversion_errors import explained
from dipview.dataset.defaults import Defaults
from dipview.dataset.findings import Entry, Explained, Finding, spelled
from dipview.dataset.nearest import did_you_mean
from dipview.dataset.problems import Way
from dipview.dataset.reading import FileTables
from dipview.dataset.records import CLASSES, DEFAULTS, HEADER, TABLES, Origin, Written
from dipview.dataset.table_repair import RepairedRecord, lightened, repaired_record
from dipview.dataset.unknown_keys import hides_a_guard, unknown_keys, without_what_is_turned
from dipview.dataset.value_conversion import described, shortened
from dipview.model.fields import meanings_of, types_of
from dipview.model.header import FIRST, SCHEMA, Header
from dipview.model.kinds import Kind

Table: TypeAlias = Mapping[str, object]


class HeaderEntry(NamedTuple):
    """A ``[dataset]`` table."""

    header: Header
    origin: Origin


class SoundRun(NamedTuple):
    """Records that stand one after the other in a table, and were read as they are written."""

    records: Sequence[Written]
    origin: Origin
    """Of the first."""


class Lost(NamedTuple):
    """A record that could not be loaded, but whose id can be read."""

    id: str
    origin: Origin


_NONE: Mapping[str, tuple[int, ...]] = MappingProxyType({})


NONE_BEFORE: Mapping[str, int] = MappingProxyType({})
"""Of a file, or its first piece: no records stand before it."""


def entries_of(
    file: FileTables,
    first: Mapping[str, int] = NONE_BEFORE,
    plain: Converter | None = None,
    trials: list[RepairedRecord] | None = None,
    shared: Defaults | None = None,
) -> Iterator[SoundRun | Entry | HeaderEntry | Lost | Finding]:
    """Structure all tables of a file; what is wrong with them comes as findings in between.

    Args:
        file: The file, or a piece of it.
        first: Of a piece: how many records of each table stand before it.
        plain: The converter of sound tables, to be used for all files that make one dataset.
        trials: Takes what is left of faulty records, to be looked through for what else is wrong.
        shared: What its statements share.
    """
    plain = converter() if plain is None else plain
    for name, value in file.tables.items():
        if name == HEADER:
            yield from _header(value, Origin(file.path, HEADER), plain)
        elif name not in TABLES:
            if name != DEFAULTS and name not in first:
                yield _unknown_table(name, value, file)
        elif not isinstance(value, list):
            yield _not_a_list(name, value, file)
        else:
            origin = Origin(file.path, name, first.get(name, 0))
            tables = value
            if shared and TABLES[name] is Kind.STATEMENT:
                tables = [shared.completed(*each) for each in enumerate(value, origin.number)]
            yield from _records(TABLES[name], tables, origin, plain, trials)


def _header(value: object, origin: Origin, plain: Converter) -> Iterator[HeaderEntry | Finding]:
    if not isinstance(value, dict):
        message = f"dataset is {described(value)}, where a table is expected"
        yield Finding(
            code="wrong-type", message=message, origin=origin, hint="write it as [dataset]"
        )
        return
    subject = "the header [dataset]"
    findings: list[Finding] = []
    header: Header | None
    try:
        header = plain.structure(value, Header)
    except Exception:  # whatever a hook raised is explained there
        yield from unknown_keys(value, Header, origin, subject, "")
        header, findings, _ = _mended(value, Header, origin, subject, "")
        yield from findings
    schema = value.get("schema", SCHEMA)
    refused = any(finding.path == ("schema",) for finding in findings)
    if type(schema) is int and not refused and not FIRST <= schema <= SCHEMA:
        message = f"{subject} says schema = {schema}; this dipview reads schema {FIRST} to {SCHEMA}"
        hint = "use a newer dipview, or correct schema"
        path = ("schema",)
        yield Finding(code="newer-schema", message=message, origin=origin, path=path, hint=hint)
    if header is not None:
        yield HeaderEntry(header, origin)


def _records(
    kind: Kind,
    tables: list[object],
    origin: Origin,
    plain: Converter,
    trials: list[RepairedRecord] | None,
) -> Iterator[SoundRun | Entry | Lost | Finding]:
    """Structure tables that stand one after the other, the first of them at ``origin``."""
    file, name, first = origin
    cls = CLASSES[kind]
    structure = plain.get_structure_hook(cls)
    sound: list[Written] = []
    for number, table in enumerate(tables, first):
        try:
            sound.append(structure(table, cls))
        except Exception:  # whatever a hook raised is explained there
            if sound:
                yield SoundRun(sound, Origin(file, name, number - len(sound)))
                sound = []
            yield from _record(kind, table, Origin(file, name, number), trials)
    if sound:
        yield SoundRun(sound, Origin(file, name, first + len(tables) - len(sound)))


def _record(
    kind: Kind, table: object, origin: Origin, trials: list[RepairedRecord] | None
) -> Iterator[Entry | Lost | Finding]:
    cls = CLASSES[kind]
    if isinstance(table, dict):
        id = table.get("id")
        id = id if isinstance(id, str) else ""
        number = origin.number + 1
        subject = f"{kind.value} '{shortened(id)}'" if id else f"{kind.value} #{number}"
        if misnamed := list(unknown_keys(table, cls, origin, subject, id)):
            if guarding := [each for each in misnamed if hides_a_guard(each.path[0], cls)]:
                yield from map(_not_to_leave, guarding)
                yield from (Lost(id, origin),) if id else ()
                return
            yield from misnamed
            table = without_what_is_turned(table, cls)
        record, findings, numbers = _mended(table, cls, origin, subject, id)
        yield from findings
        if record is not None:
            yield Entry(record, origin, numbers)
        elif id:
            yield Lost(id, origin)
        if findings and trials is not None:
            made = repaired_record(table, cls, (each.path for each in findings), origin)
            trials.extend(() if made is None else (made,))
        return
    message = f"{origin.table} holds {described(table)}, where a table is expected"
    hint = f"begin each {kind.value} with [[{origin.table}]]"
    yield Finding(code="wrong-type", message=message, origin=origin, hint=hint)


def _not_to_leave(found: Finding) -> Finding:
    """Say of a key that it may have been to keep its record from leaving."""
    said = found.message.removesuffix("; it is not read")
    return found._replace(
        message=f"{said}; it may be meant to keep the record back, which is left out"
    )


def _mended(
    table: Table, cls: type[Any], origin: Origin, subject: str, id: str
) -> tuple[Any, list[Finding], Mapping[str, tuple[int, ...]]]:
    """Structure a table, if need be without those of its elements that are at fault."""
    record, faults = explained(table, cls)
    if record is not None:
        return record, [], _NONE
    findings = [_finding(fault, cls, origin, subject, id) for fault in faults]
    rest, numbers = _without(table, cls, faults)
    if rest is not None:
        record, _ = explained(rest, cls)  # what is still wrong is told already
    return record, findings, {} if record is None else numbers


def _finding(fault: Explained, cls: type, origin: Origin, subject: str, id: str) -> Finding:
    code, where = fault.code, spelled(fault.path)
    message = f"{subject}: {where}: {fault.message}" if where else f"{subject}: {fault.message}"
    if code == "missing-key":
        *within, key = fault.path
        inside = f" in {spelled(tuple(within))}" if within else ""
        message = f"{subject}: {key} is missing{inside}"
        if cls is CLASSES[Kind.STATEMENT] and fault.path == ("source",):
            code = "no-source"
    return Finding(
        code=code, message=message, origin=origin, path=fault.path, hint=fault.hint, record=id
    )


def _without(
    table: Table, cls: type, faults: list[Explained]
) -> tuple[Table | None, Mapping[str, tuple[int, ...]]]:
    """Leave the faulty elements out of a table; None where the table cannot do without them.

    Also gives, for each list that lost elements, the numbers of those that are left.
    """
    left_out: dict[str, set[int]] = {}
    below: dict[str, list[Way]] = {}
    rest, known = dict(table), meanings_of(cls)
    for fault in faults:
        key = fault.path[0] if fault.path else ""
        if key not in known or not known[str(key)].prunable:
            return None, {}
        if len(fault.path) == 1:
            rest.pop(str(key), None)
            left_out.setdefault(str(key), set())
        elif isinstance(fault.path[1], int):
            left_out.setdefault(str(key), set()).add(fault.path[1])
        else:
            below.setdefault(str(key), []).append(fault.path[1:])
    for name, ways in below.items():
        held = rest.get(name)
        if isinstance(held, dict):
            lighter = lightened(held, types_of(cls)[name], ways)
            if lighter is None:
                left_out[name] = set()
                del rest[name]
            else:
                rest[name] = lighter
    numbers: dict[str, tuple[int, ...]] = {}
    for key, faulty in left_out.items():
        value = rest.get(key)
        if value is None:
            numbers[key] = ()
        elif isinstance(value, list):
            numbers[key] = tuple(index for index in range(len(value)) if index not in faulty)
            rest[key] = [value[index] for index in numbers[key]]
    return rest, numbers


def _unknown_table(name: str, value: object, file: FileTables) -> Finding:
    origin = Origin(file.path, name)
    what = "table" if isinstance(value, dict | list) else "key"
    message = f"there is no top-level {what} '{shortened(name)}' in the data format; it is not read"
    names = [HEADER, *TABLES]
    hint = did_you_mean(name, names, f"the tables are {', '.join(names)}")
    return Finding(code="unknown-table", message=message, origin=origin, hint=hint)


def _not_a_list(name: str, value: object, file: FileTables) -> Finding:
    origin = Origin(file.path, name)
    message = f"{name} is {described(value)}, where a list of tables is expected"
    hint = f"begin each {TABLES[name].value} with [[{name}]], in two pairs of brackets"
    return Finding(code="wrong-type", message=message, origin=origin, hint=hint)
