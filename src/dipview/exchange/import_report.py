"""Import report: what is to be told of an import before it is written, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from dipview.exchange.imported import Line
from dipview.exchange.importing import Import
from dipview.exchange.left_out import in_words
from dipview.model.kinds import Kind
from dipview.model.values import frozen
from dipview.views.parts.counting import counted


@frozen(kw_only=True)
class Part:
    """Lines of one sort, under a title."""

    key: str
    title: str
    """How many there are of what: ``"2 edits by hand are kept"``."""
    lines: tuple[Line, ...]
    wrong: bool = False
    """Something could not be read."""


@frozen(kw_only=True)
class KindCount:
    """What becomes of the records of one kind."""

    kind: Kind
    read: int
    new: int
    changed: int


def counts_of(plan: Import) -> tuple[KindCount, ...]:
    """Count the records that the files give, by kind in the order in which they are written."""
    read = Counter(kind for kind, _ in plan.imported)
    made = set(plan.outcome.new)
    new = Counter(kind for kind, id in plan.outcome.tables if id in made)
    changed = Counter(kind for kind, id in plan.outcome.tables if id not in made)
    return tuple(
        KindCount(kind=kind, read=count, new=new[kind], changed=changed[kind])
        for kind, count in read.items()
    )


def listed(counts: Mapping[Kind, int]) -> str:
    """Say how many records of which kind there are: ``7 sources, 1 actor``."""
    return ", ".join(counted(count, kind.value) for kind, count in counts.items() if count)


def summary_of(plan: Import) -> str:
    """Say in one line what the files give, and what of it is news to a dataset that is there."""
    counts = counts_of(plan)
    read = listed({each.kind: each.read for each in counts})
    if not plan.there:
        return f"read {read or 'no record'}"
    if not read:
        return "nothing in the files is new, and nothing changes"
    new = listed({each.kind: each.new for each in counts}) or "nothing"
    changed = sum(each.changed for each in counts)
    changes = f"; {counted(changed, 'record')} to change" if changed else "; nothing changes"
    return f"read {read}; new: {new}{changes}"


def parts_of(plan: Import) -> Iterator[Part]:
    """Give what is to be told of an import, in the order of what matters."""
    made, outcome = plan.imported, plan.outcome
    places = counted(len(made.misread), "place")
    told = (
        Part(
            key="misread",
            title=f"{places} cannot be read; the rest is",
            lines=tuple(made.misread),
            wrong=True,
        ),
        _part("remarks", "How the files are read", made.remarks),
        _part("changes", f"{counted(len(outcome.changed), 'change')}", outcome.changed),
        _part("kept", _kept(len(outcome.kept)), outcome.kept),
        _part("gone", _gone(len(outcome.gone)), outcome.gone),
        _part("left-out", "Without a place in a dataset, and left out", in_words(made.left_out)),
    )
    yield from (each for each in told if each.lines)


def _part(key: str, title: str, lines: Iterable[str]) -> Part:
    return Part(key=key, title=title, lines=tuple(Line(message=each) for each in lines))


def _kept(count: int) -> str:
    return f"{counted(count, 'edit')} by hand {'is' if count == 1 else 'are'} kept"


def _gone(count: int) -> str:
    verb = "is not in the files any more, and stays"
    if count != 1:
        verb = "are not in the files any more, and stay"
    return f"{counted(count, 'record')} {verb}"
