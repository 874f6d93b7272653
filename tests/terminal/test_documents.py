"""The commands of the documents that open the explorer open it."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.documents.test_commands import OPENS_THE_EXPLORER, make_placeholders
from tests.tiers import slow_but

Start = Callable[..., Any]


@pytest.mark.parametrize("command", slow_but(OPENS_THE_EXPLORER, next(iter(OPENS_THE_EXPLORER))))
def test_a_command_of_the_documents_opens_the_explorer(
    start: Start, tmp_path: Path, command: str
) -> None:
    make_placeholders(tmp_path)
    terminal = start(*shlex.split(command)[1:])
    terminal.wait_for("actors", "statements")
    terminal.send("q")
    assert terminal.wait() == 0
