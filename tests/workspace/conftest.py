"""The bundled dataset, opened once."""

from __future__ import annotations

import pytest

from dipview.workspace.workspace import Workspace


@pytest.fixture(scope="session")
def bundled() -> Workspace:
    """The bundled dataset, as it opens without an argument."""
    return Workspace.open([])
