"""The bundled dataset, opened once."""

from __future__ import annotations

import pytest
from tests.bodies import BODIES

from dipview.dataset.bundled import bundled_path
from dipview.dataset.opening import open_dataset
from dipview.workspace.workspace import Workspace


@pytest.fixture(scope="session", params=BODIES)
def bundled(request: pytest.FixtureRequest) -> Workspace:
    """The bundled dataset, as it opens without an argument, in both bodies."""
    return Workspace(BODIES[request.param](open_dataset([bundled_path()])))
