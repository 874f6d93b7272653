"""Defaults: what the statements of a file share, said once at its head.

The table ``[defaults.statements]`` gives keys to every statement of its own file; a key that a
statement has itself wins. A mistake in it is told once, where it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

from dipview.dataset.conversion_errors import explained
from dipview.dataset.findings import Finding, spelled
from dipview.dataset.nearest import did_you_mean
from dipview.dataset.problems import Way
from dipview.dataset.records import CLASSES, DEFAULTS, Origin
from dipview.dataset.unknown_keys import hides_a_guard, unknown_keys
from dipview.dataset.value_conversion import described, shortened
from dipview.model.fields import meanings_of
from dipview.model.kinds import Kind
from dipview.model.statements import Statement

Table: TypeAlias = Mapping[str, object]


_SHARING = Kind.STATEMENT
_SHARED = f"[{DEFAULTS}.{_SHARING.plural}]"
_ALONE = "id"
"""The key that no two records share."""


class Defaults:
    """What the statements of one file share, and which of it each of them writes itself."""

    __slots__ = ("_keys", "_own", "_sets")

    def __init__(self, keys: Table) -> None:
        """Begin with the keys that are shared, as they are written."""
        self._keys = keys
        self._own: dict[int, frozenset[str]] = {}
        self._sets: dict[frozenset[str], frozenset[str]] = {}

    def __bool__(self) -> bool:
        return bool(self._keys)

    def completed(self, number: int, table: object) -> object:
        """Give a statement's table with the keys that it does not have itself.

        Args:
            number: The place of the statement in the file.
            table: What the TOML reader gave.
        """
        if not isinstance(table, dict):
            return table
        if own := frozenset(self._keys.keys() & table.keys()):
            self._own[number] = self._sets.setdefault(own, own)
        return {**self._keys, **table}

    def gave(self, key: str | int, number: int) -> bool:
        """Tell whether a key of a statement, by its place in the file, is written here alone."""
        return key in self._keys and key not in self._own.get(number, ())


def defaults_of(value: object, file: Path) -> tuple[Defaults, list[Finding]]:
    """Read what the statements of a file share.

    Args:
        value: What the file has under ``defaults``.
        file: The file.

    Returns:
        What can be shared, and what is wrong with the rest.
    """
    origin = Origin(file, DEFAULTS)
    if not isinstance(value, dict):
        return Defaults({}), [_not_a_table(value, origin, ())]
    findings = [_unknown_table(name, origin) for name in value if name != _SHARING.plural]
    shared = value.get(_SHARING.plural, {})
    if not isinstance(shared, dict):
        return Defaults({}), [*findings, _not_a_table(shared, origin, (_SHARING.plural,))]
    if _ALONE in shared:
        findings.append(_shared_by_none(origin))
    read = {name: each for name, each in shared.items() if name != _ALONE}
    unknown = list(unknown_keys(read, CLASSES[_SHARING], origin, _SHARED))
    findings += [each._replace(path=(_SHARING.plural, *each.path)) for each in unknown]
    kept: dict[str, object] = {}
    for name, written in read.items():
        ways = [each.path[1:] for each in unknown if each.path[0] == name]
        if () in ways:
            if hides_a_guard(name, CLASSES[_SHARING]):
                kept[name] = written  # so that no statement loads that may not be meant to leave
            continue
        each = _rest(written, ways)
        faults = _faults_of(name, each, origin)
        findings += faults
        if not faults or meanings_of(CLASSES[_SHARING])[name].guards is not None:
            kept[name] = each
    return Defaults(kept), findings


def told_once(findings: Iterable[Finding], by_file: Mapping[Path, Defaults]) -> list[Finding]:
    """Tell what is wrong with a value that statements share where it is written, and once.

    Args:
        findings: All that was found; what is said of a value follows a colon.
        by_file: What the statements of a file share, where they do.
    """
    kept: list[Finding] = []
    told: dict[tuple[Path, str, Way, str], list[Finding]] = {}
    for finding in findings:
        if said := _said_of_shared(finding, by_file):
            key = finding.origin.file, finding.code, finding.path, said
            told.setdefault(key, []).append(finding)
        else:
            kept.append(finding)
    return [*kept, *(_at_defaults(found, said) for (_, _, _, said), found in told.items())]


def _said_of_shared(finding: Finding, by_file: Mapping[Path, Defaults]) -> str:
    """Give what a finding says of a shared value, whoever shares it; empty where it does not."""
    file, table, number = finding.origin
    shared = by_file.get(file)
    if not shared or table != _SHARING.plural or not finding.path or finding.other is not None:
        return ""
    if not shared.gave(finding.path[0], number):
        return ""
    said = finding.message.removeprefix(_named(finding))
    return said if said.startswith(":") or finding.code in _OF_ONE_VALUE else ""


_OF_ONE_VALUE = ("repeated-id",)
"""Codes of what is wrong with a value whatever else a statement has, though no colon tells so."""


def _named(finding: Finding) -> str:
    return f"{_SHARING.value} '{finding.record}'"


def _at_defaults(found: list[Finding], said: str) -> Finding:
    first = found[0]
    many = f"{len(found):,} statements, the first of them '{first.record}'"
    where = many if len(found) > 1 else _named(first)
    return first._replace(
        message=f"{_SHARED}{said}; so in {where}",
        origin=Origin(first.origin.file, DEFAULTS),
        path=(_SHARING.plural, *first.path),
        record="",
    )


def _rest(value: object, ways: list[Way]) -> object:
    """Leave out of a table, and of the tables in it, what stands at some ways."""
    if not ways or not isinstance(value, dict | list):
        return value
    below: dict[str | int, list[Way]] = {}
    for name, *rest in ways:
        below.setdefault(name, []).append(tuple(rest))
    named = value.items() if isinstance(value, dict) else enumerate(value)
    kept = {
        name: _rest(each, below.get(name, []))
        for name, each in named
        if () not in below.get(name, [])
    }
    return kept if isinstance(value, dict) else list(kept.values())


def _faults_of(name: str, value: object, origin: Origin) -> list[Finding]:
    """Tell why a value does not fit its key, if it does not."""
    whole = {"id": "a", "source": "a", "form": "reported", name: value}
    _, faults = explained(whole, Statement)
    return [
        Finding(
            code=fault.code,
            message=f"{_SHARED}: {spelled(fault.path)}: {fault.message}",
            origin=origin,
            path=(_SHARING.plural, *fault.path),
            hint=fault.hint,
        )
        for fault in faults
    ]


def _not_a_table(value: object, origin: Origin, path: tuple[str, ...]) -> Finding:
    message = f"{'.'.join((DEFAULTS, *path))} is {described(value)}, where a table is expected"
    hint = f"write it as {_SHARED}"
    return Finding(code="wrong-type", message=message, origin=origin, path=path, hint=hint)


def _unknown_table(name: str, origin: Origin) -> Finding:
    message = f"there are no defaults of '{shortened(name)}'; they are not read"
    hint = did_you_mean(name, [_SHARING.plural], f"defaults are of statements alone: {_SHARED}")
    return Finding(code="unknown-table", message=message, origin=origin, path=(name,), hint=hint)


def _shared_by_none(origin: Origin) -> Finding:
    message = f"{_SHARED}: {_ALONE} is what no two statements share; it is not read"
    hint = "give each statement one of its own"
    path = (_SHARING.plural, _ALONE)
    return Finding(code="unknown-key", message=message, origin=origin, path=path, hint=hint)
