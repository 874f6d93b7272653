"""What is said does not depend on the order in which records stand in files, or in which file."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from attrs import evolve
from tests.tiers import slow_but_of
from tests.views.conftest import ARCHIPELAGO, WORLD
from tests.views.shuffling import shuffled

from dipview.dataset.bundled import bundled_path
from dipview.exchange.formats.graphml import write_graphml
from dipview.formats.format import Format
from dipview.formats.writers import write
from dipview.model.kinds import Kind
from dipview.views.brief.kinds import BRIEFS, BriefKind
from dipview.views.orders import ORDERS
from dipview.views.parts.catalogues import CATALOGUES
from dipview.views.scope import Scope
from dipview.views.view import View
from dipview.workspace.graphs import stance_graph
from dipview.workspace.small_files import read_workspace
from dipview.workspace.views import card_of, catalogue_of, counts_of, overview_of, whole_of
from dipview.workspace.workspace import Workspace

WORLDS = {"bundled": bundled_path(), "world": WORLD, "archipelago": ARCHIPELAGO}
WHOLE = ("matrix", "long-matrix", "timeline", "shifts", "network")
QUERIES = ("toll", "or", "minister", "tilerson", "s", "kind:statement", "stance:against")
ROLLED_UP = Scope(roll_up=True)


def _views(workspace: Workspace) -> Iterator[tuple[str, View]]:
    """Make every view of a workspace, each with a name."""
    dataset = workspace.dataset
    for name, catalogue in CATALOGUES.items():
        for sort in ("", *ORDERS[catalogue.kind]):
            yield f"{name} {sort}", catalogue_of(workspace, name, Scope(sort=sort))
    for name in WHOLE:
        for scope in (Scope(), ROLLED_UP, Scope(sort="likeness", folded=True)):
            yield f"{name} {scope}", whole_of(workspace, name, scope)
    for kind in Kind:
        for id in sorted(dataset.ids(kind)):
            for scope in (Scope(), ROLLED_UP):
                yield f"card {id} {scope.roll_up}", card_of(workspace, id, scope)
                if kind in (Kind.ACTOR, Kind.ISSUE):
                    about = evolve(scope, subjects=(id,))
                    yield f"brief {id} {scope.roll_up}", whole_of(workspace, "brief", about)
    yield from _briefs(workspace)
    actors = sorted(dataset.ids(Kind.ACTOR))
    for one, other in pairwise(actors):
        yield f"{one} {other}", whole_of(workspace, "compare", Scope(subjects=(one, other)))
    for query in QUERIES:
        yield f"search {query}", workspace.found(Scope(query=query))
    yield "stats", counts_of(workspace, Scope())
    yield "overview", overview_of(workspace, Scope())


def _briefs(workspace: Workspace) -> Iterator[tuple[str, View]]:
    """Make every other kind of brief, of what it is mostly about."""
    for brief, form in BRIEFS.items():
        if brief is not BriefKind.POSITION:
            for id in sorted(workspace.dataset.ids(form.kinds[0])):
                yield f"{brief} {id}", whole_of(workspace, brief, Scope(subjects=(id,)))


def _written(workspace: Workspace) -> dict[str, str]:
    graph = stance_graph(workspace, ROLLED_UP, "two", all_evidence=True)
    return {
        # The files are others, and so is their SHA-256: what is said is the same.
        f"{name} {format}": "".join(write(evolve(view, rests_on=None), format))
        for name, view in _views(workspace)
        for format in (Format.JSON, Format.TEXT)
    } | {"graph": "".join(write_graphml(graph))}


@pytest.fixture(scope="module")
def as_it_stands(request: pytest.FixtureRequest) -> tuple[Path, dict[str, str]]:
    path = WORLDS[request.param]
    return path, _written(read_workspace([path]))


@pytest.mark.parametrize(
    ("as_it_stands", "seed"),
    slow_but_of([("world", 1), ("bundled", 2), ("archipelago", 1)], "world"),
    indirect=["as_it_stands"],
)
def test_every_view_is_the_same_whatever_the_order_of_records_and_files(
    seed: int, as_it_stands: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    path, expected = as_it_stands
    written = _written(read_workspace([shuffled(path, tmp_path / "files", seed)]))
    assert list(written) == list(expected)
    different = [name for name, text in written.items() if text != expected[name]]
    assert different == []
