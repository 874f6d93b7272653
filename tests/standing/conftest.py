"""The invented world that the tests of standings rest on, and a way to write smaller ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.bodies import BODIES

from dipview.dataset.dataset import Dataset
from dipview.dataset.opening import open_dataset

Make = Callable[[str], Dataset]

_HEAD = """
[[sources]]
id = "s"
type = "report"
issued = 2020-12-31
[[actors]]
id = "a"
name = "A"
kind = "state"
sources = ["s"]
[[issues]]
id = "i"
kind = "policy"
proposition = "It should be done."
sources = ["s"]
"""


@pytest.fixture(scope="session", params=BODIES)
def body(request: pytest.FixtureRequest) -> str:
    """The name of the dataset's body."""
    return str(request.param)


@pytest.fixture(scope="session")
def world(body: str) -> Dataset:
    """The dataset of world.toml."""
    return BODIES[body](open_dataset([Path(__file__).with_name("world.toml")]))


@pytest.fixture
def make(tmp_path: Path, body: str) -> Make:
    """Open a dataset of one source, one actor, one issue, and what a test adds."""

    def opened(text: str) -> Dataset:
        path = tmp_path / "small.toml"
        path.write_text(_HEAD + text, encoding="utf-8")
        return BODIES[body](open_dataset([path]))

    return opened
