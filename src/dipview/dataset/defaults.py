"""Defaults: what the statements of a file share, said once at its head.

The table ``[defaults.statements]`` gives keys to every statement of its own file; a key that a
statement has itself wins. A mistake in it is told once, where it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

from dipview.dataset.conversion import described, shortened, structured
from dipview.dataset.keys import keys_of
from dipview.dataset.nearest import did_you_mean
from dipview.dataset.records import CLASSES, Finding, Origin, spelled
from dipview.model.kinds import Kind

Table: TypeAlias = Mapping[str, object]

DEFAULTS = "defaults"
"""The name of the table."""

NO_DEFAULTS: Table = MappingProxyType({})

_SHARING = Kind.STATEMENT
_ALONE = ("id",)
"""Keys that no two records share."""


def defaults_of(value: object, origin: Origin) -> tuple[Table, list[Finding]]:
    """Read what the statements of a file share.

    Args:
        value: What the file has under ``defaults``.
        origin: Where it stands.

    Returns:
        The keys that can be shared, as they are written, and what is wrong with the others.
    """
    if not isinstance(value, dict):
        return NO_DEFAULTS, [_not_a_table(value, origin, ())]
    findings = [_unknown_table(name, origin) for name in value if name != _SHARING.plural]
    shared = value.get(_SHARING.plural, {})
    if not isinstance(shared, dict):
        return NO_DEFAULTS, [*findings, _not_a_table(shared, origin, (_SHARING.plural,))]
    known = {key.name for key in keys_of(CLASSES[_SHARING])}
    kept: dict[str, object] = {}
    for name, each in shared.items():
        if name not in known or name in _ALONE:
            findings.append(_unknown_key(name, sorted(known), origin))
        elif faults := _faults_of(name, each, origin):
            findings.extend(faults)
        else:
            kept[name] = each
    return kept, findings


def with_defaults(table: object, shared: Table) -> object:
    """Give a statement's table with the keys that it shares and does not have itself."""
    return {**shared, **table} if isinstance(table, dict) else table


def _faults_of(name: str, value: object, origin: Origin) -> list[Finding]:
    """Tell why a value does not fit its key, if it does not."""
    whole = {"id": "a", "source": "a", "form": "reported", name: value}
    cls = CLASSES[_SHARING]
    try:
        structured(whole, cls)
    except Exception:  # noqa: S110 - whatever a hook raised is explained below
        pass
    else:
        return []
    from dipview.dataset.conversion_errors import misfits_of  # noqa: PLC0415 - cattrs

    return [
        Finding(
            code=fault.code,
            message=f"{_called(())}: {spelled(fault.path)}: {fault.message}",
            origin=origin,
            path=(_SHARING.plural, *fault.path),
            hint=fault.hint,
        )
        for fault in misfits_of(whole, cls)
    ]


def _called(path: tuple[str, ...]) -> str:
    return f"[{DEFAULTS}.{_SHARING.plural}]" if not path else f"[{DEFAULTS}]"


def _not_a_table(value: object, origin: Origin, path: tuple[str, ...]) -> Finding:
    message = f"{'.'.join((DEFAULTS, *path))} is {described(value)}, where a table is expected"
    hint = f"write it as {_called(())}"
    return Finding(code="wrong-type", message=message, origin=origin, path=path, hint=hint)


def _unknown_table(name: str, origin: Origin) -> Finding:
    message = f"there are no defaults of '{shortened(name)}'; they are not read"
    hint = f"defaults are of statements alone: {_called(())}"
    return Finding(code="unknown-table", message=message, origin=origin, path=(name,), hint=hint)


def _unknown_key(name: str, known: list[str], origin: Origin) -> Finding:
    path = (_SHARING.plural, name)
    if name in _ALONE:
        message = f"{_called(())}: {name} is what no two statements share; it is not read"
        hint = "give each statement one of its own"
    else:
        message = f"{_called(())}: there is no key '{shortened(name)}'; it is not read"
        hint = did_you_mean(name, known, "correct the name")
    return Finding(code="unknown-key", message=message, origin=origin, path=path, hint=hint)
