"""Exact names: the record that an id or a whole name means, and what else may be meant.

Nothing is taken for being like what was typed: whoever typed it is told, and decides.
"""

from __future__ import annotations

from dipview.model.kinds import Kind
from dipview.model.values import frozen
from dipview.search.called import called
from dipview.search.fields import Group
from dipview.search.folding import words
from dipview.search.number_sets import in_range, union
from dipview.search.searching import SearchIndex

_OFFERED = 3
"""So many records are proposed that are not called so."""
_LOOKED_AT = 50
"""So many issues are looked at whose sentence may be what was typed."""


@frozen
class Named:
    """What a name means."""

    id: str = ""
    """The one record that is called so; empty where it is not one."""
    offered: tuple[str, ...] = ()
    """Those of which one may be meant."""
    several: bool = False
    """Whether all that is offered is called so."""


def named(index: SearchIndex, typed: str, kind: Kind) -> Named:
    """Find the record of a kind that is called so.

    Args:
        index: The dataset and its index.
        typed: An id, or a whole name, other name, title, proposition or code, in any case.
        kind: The kind.
    """
    typed = typed.strip()
    if index.dataset.kind_of(typed) is kind:
        return Named(typed)
    found = _called(index, " ".join(words(typed)), kind)
    if len(found) == 1:
        return Named(found[0])
    if found:
        return Named(offered=found, several=True)
    return Named(offered=called(index, typed, kind, _OFFERED))


def _called(index: SearchIndex, name: str, kind: Kind) -> tuple[str, ...]:
    if not name:
        return ()
    aliases = (index.index.aliases[group] for group in (Group.NAMES, Group.OTHER_NAMES))
    numbers = union(each.equal_to(name) for each in aliases) & in_range(index.index.kinds[kind])
    if not numbers and kind is Kind.ISSUE:
        near = called(index, name, kind, _LOOKED_AT)
        sentences = ((id, index.dataset.issue(id).proposition) for id in near)
        return tuple(id for id, text in sentences if " ".join(words(text)) == name)
    return tuple(index.index.ids[number] for number in numbers)
