"""Nothing of what may not leave is in anything that leaves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

import pytest
from tests.leaks.mutants import MUTANTS
from tests.leaks.outputs import Output, comparable, looked_into, outputs
from tests.leaks.planting import CANARY, NOON, Planted, fresh, marked, planted
from tests.tiers import slow_but

from dipview.dataset.memory import MemoryDataset
from dipview.formats.format import Format
from dipview.model.kinds import Kind
from dipview.workspace.leaving import leaving
from dipview.workspace.workspace import Workspace

WORLDS = ("archipelago", "second_edition")
FEW = (Format.TEXT, Format.JSON)
PLANTED = [(world, seed) for at, world in enumerate(WORLDS) for seed in (2 * at + 1, 2 * at + 2)]
"""Worlds, and seeds, by which what is planted differs: with a title and without, in every world."""


def left(dataset: MemoryDataset) -> Workspace:
    """Give what may leave, of a dataset of which nothing was worked out before."""
    return leaving(Workspace(fresh(dataset)), NOON, omissions=False)


def leaks(found: Iterable[Output], expected: Iterable[tuple[str, bytes]]) -> Iterator[str]:
    """Give what tells anything of what may not leave.

    Each output is looked through for the canary, and compared with the same output of the world in
    which what may not leave was never written.
    """
    for (name, make), (expected_name, content) in zip(found, expected, strict=True):
        if name != expected_name:
            yield f"{name} in place of {expected_name}"
            return
        made = make()
        if any(CANARY.encode() in each.lower() for each in looked_into(made)):
            yield f"{name} has the canary"
        elif comparable(made) != comparable(content):
            yield f"{name} is another than without"


def differing(found: Iterable[Output], expected: Iterable[tuple[str, bytes]]) -> Iterator[str]:
    """Give what is different, in hashes too."""
    for (name, make), (_, content) in zip(found, expected, strict=True):
        if comparable(make(), hashes=True) != comparable(content, hashes=True):
            yield name


def made(found: Iterable[Output]) -> list[tuple[str, bytes]]:
    """Make all outputs."""
    return [(name, make()) for name, make in found]


def leaks_of(
    world: Planted,
    sample: int,
    formats: Sequence[Format],
    turns: Sequence[Format] = (),
    step: int = 1,
) -> list[str]:
    """Give all leaks of a world; of every so many outputs alone."""
    expected = made(islice(outputs(left(world.base), sample, formats, turns), 0, None, step))
    found = islice(outputs(left(world.full), sample, formats, turns), 0, None, step)
    return list(leaks(found, expected))


@pytest.mark.parametrize("world", slow_but(WORLDS, "second_edition"))
def test_nothing_leaks_from_a_world(world: str) -> None:
    assert leaks_of(planted(world, 0), 1, (Format.JSON,), step=7) == []


def half(found: Iterable[Output], seed: int) -> Iterator[Output]:
    """Leave out every second document, of which a view has four or five; all else is whole.

    Of two seeds that follow one another the second looks at what the first leaves out.
    """
    for at, output in enumerate(found):
        if (at + seed) % 2 or output[0].startswith(("export ", "site ", "cite ")):
            yield output


@pytest.mark.slow
@pytest.mark.parametrize(("world", "seed"), PLANTED)
def test_nothing_leaks_whatever_is_planted(world: str, seed: int) -> None:
    others = [format for format in Format if format is not Format.TEXT]
    turns = (*others[seed:], *others[:seed])  # Each seed has a view in another of them.
    both = planted(world, seed)
    base, full = (outputs(left(each), 2, (Format.TEXT,), turns) for each in (both.base, both.full))
    assert list(leaks(half(full, seed), made(half(base, seed)))) == []


@pytest.mark.slow
def test_a_document_is_the_same_whatever_may_not_leave() -> None:
    """The same of the other world: ``test_no_leak_is_found_where_none_is_planted``."""
    one, other = (outputs(left(planted("second_edition", seed).full), 2, FEW) for seed in (0, 2))
    assert list(differing(one, made(other))) == []


@pytest.mark.slow
@pytest.mark.parametrize(("world", "seed"), PLANTED)
def test_no_word_of_what_is_marked_as_it_comes_leaves(world: str, seed: int) -> None:
    dataset, gone = marked(world, seed)
    workspace, words = left(dataset), only_in(dataset, gone)
    there = workspace.dataset
    assert gone.isdisjoint({*there.ids(Kind.SOURCE), *there.ids(Kind.STATEMENT)})
    for name, make in outputs(workspace, 2, FEW):
        content = b"".join(looked_into(make()))
        assert not [word for word in words if word.encode() in content], name


def only_in(dataset: MemoryDataset, gone: frozenset[str]) -> list[str]:
    """Give ids, words and summaries that stand in what may not leave, and in nothing else."""
    others = repr(
        [dataset.record(id) for kind in Kind for id in dataset.ids(kind) if id not in gone]
    )
    said = [dataset.statement(id) for id in dataset.ids(Kind.STATEMENT) if id in gone]
    words = {*gone, *(word for each in said for word in (*each.text, each.summary))}
    return [word for word in words if len(word) > 8 and word not in others]


MUTATED = (Format.TEXT, Format.HTML, Format.JSON)


@pytest.fixture(scope="module")
def world() -> Planted:
    """A world without a title, which is called by its files."""
    return planted("archipelago", 1)


@pytest.fixture(scope="module")
def expected(world: Planted) -> list[tuple[str, bytes]]:
    """What leaves where what may not was never written."""
    return made(outputs(left(world.base), 2, MUTATED))


@pytest.fixture(scope="module")
def of_another() -> list[tuple[str, bytes]]:
    """What leaves where what may not is something else."""
    return made(outputs(left(planted("archipelago", 3).full), 2, FEW))


@pytest.mark.slow
def test_no_leak_is_found_where_none_is_planted(
    world: Planted, expected: list[tuple[str, bytes]], of_another: list[tuple[str, bytes]]
) -> None:
    assert list(leaks(outputs(left(world.full), 2, MUTATED), expected)) == []
    assert list(differing(outputs(left(world.full), 2, FEW), of_another)) == []


@pytest.mark.slow
@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_leak_that_is_planted_is_found(
    mutant: str,
    world: Planted,
    expected: list[tuple[str, bytes]],
    of_another: list[tuple[str, bytes]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    MUTANTS[mutant](monkeypatch, world)
    told = leaks(outputs(left(world.full), 2, MUTATED), expected)
    differs = differing(outputs(left(world.full), 2, FEW), of_another)
    assert next(chain(told, differs), None) is not None
