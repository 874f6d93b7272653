"""The bundled dataset and the invented worlds as workspaces, and ways to look into their views."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, frozen
from tests.bodies import BODIES
from tests.tiers import slow_but

from dipview.dataset.bundled import bundled_path
from dipview.dataset.dataset import Dataset
from dipview.dataset.opening import open_dataset
from dipview.model.kinds import Kind
from dipview.views.parts.catalogues import CATALOGUES
from dipview.views.scope import Scope
from dipview.views.view import Cell, Row, Section, View
from dipview.workspace.views import card_of, catalogue_of, counts_of, overview_of
from dipview.workspace.workspace import Workspace

WORLD = Path(__file__).parents[1] / "standing" / "world.toml"
SALTWAY = Path(__file__).parents[1] / "worlds" / "votes.toml"
FERRY = Path(__file__).parents[1] / "worlds" / "two_coders"
LAGOON = Path(__file__).parents[1] / "worlds" / "lagoon"
SETHRA = Path(__file__).parents[1] / "worlds" / "second_edition.toml"
ARCHIPELAGO = Path(__file__).parents[1] / "worlds" / "archipelago.toml"


@pytest.fixture(scope="session", params=slow_but(BODIES, "memory"))
def body(request: pytest.FixtureRequest) -> str:
    """The name of the dataset's body."""
    return str(request.param)


@pytest.fixture(scope="session")
def bundled(body: str) -> Workspace:
    """The bundled dataset."""
    return Workspace(BODIES[body](open_dataset([bundled_path()])))


@pytest.fixture(scope="session")
def world(body: str) -> Workspace:
    """The invented world."""
    return Workspace(BODIES[body](open_dataset([WORLD])))


@pytest.fixture(scope="session")
def strait(body: str) -> Workspace:
    """The larger invented world."""
    return Workspace(BODIES[body](open_dataset([ARCHIPELAGO])))


@pytest.fixture(scope="session")
def sethra(body: str) -> Workspace:
    """The invented world of all that a dataset of schema 2 can say."""
    return Workspace(BODIES[body](open_dataset([SETHRA])))


@pytest.fixture(scope="session")
def saltway(body: str) -> Workspace:
    """The invented assembly and its votes."""
    return Workspace(BODIES[body](open_dataset([SALTWAY])))


@pytest.fixture(scope="session")
def lagoon(body: str) -> Workspace:
    """A world whose sources have texts."""
    return Workspace(BODIES[body](open_dataset([LAGOON])))


@pytest.fixture(scope="session")
def ferry(body: str) -> Workspace:
    """A world whose sources have texts."""
    return Workspace(BODIES[body](open_dataset([FERRY])))


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A dataset that holds nothing and says nothing of itself."""
    path = tmp_path_factory.mktemp("empty") / "empty.toml"
    path.write_text("", encoding="utf-8")
    return Workspace(open_dataset([path]))


@frozen
class Card:
    """A card, with ways to look into it."""

    view: View

    def section(self, key: str) -> Section:
        """The section of a key; fails where there is none."""
        return next(section for section in self.view.sections if section.key == key)

    def names(self) -> list[str]:
        """The keys of all sections, in order."""
        return [section.key for section in self.view.sections]

    def facts(self, label: str, key: str = "facts") -> list[tuple[str, str]]:
        """What stands under a label, with what stands beside it."""
        rows = [(r.cells[0].text, r.cells[1].text, r.cells[2].text) for r in self.section(key).rows]
        return [(value, aside) for each, value, aside in rows if each == label]

    def ids(self, key: str) -> list[str]:
        """The ids of a section's rows."""
        return [row.id for row in self.section(key).rows]


Show = Callable[..., Card]
Look = Callable[..., Cell]


@pytest.fixture(scope="session")
def show() -> Show:
    """Make a card: of a workspace, an id, and what the scope says."""

    def shown(workspace: Workspace, id: str, **scope: Any) -> Card:
        return Card(card_of(workspace, id, evolve(Scope(), **scope)))

    return shown


@pytest.fixture(scope="session")
def cell() -> Look:
    """Give a cell of a record's row in its kind's catalogue."""

    def looked(workspace: Workspace, id: str, key: str, as_of: dt.date | None = None) -> Cell:
        dataset: Dataset = workspace.dataset
        kind = dataset.kind_of(id)
        assert kind is not None
        catalogue = CATALOGUES[kind.plural]
        row: Row = catalogue.row(dataset, id, Scope(as_of=as_of))
        assert len(row.cells) == len(catalogue.columns)
        return row.cells[[column.key for column in catalogue.columns].index(key)]

    return looked


@pytest.fixture(scope="session")
def every_view() -> Callable[[Workspace], list[View]]:
    """Make every catalogue, every card, and the views of the whole of a workspace."""

    def made(workspace: Workspace) -> list[View]:
        dataset = workspace.dataset
        ids = [id for kind in Kind for id in dataset.ids(kind)]
        return [
            *(catalogue_of(workspace, name, Scope()) for name in CATALOGUES),
            *(card_of(workspace, id, Scope(roll_up=True)) for id in ids),
            overview_of(workspace, Scope()),
            counts_of(workspace, Scope()),
        ]

    return made
