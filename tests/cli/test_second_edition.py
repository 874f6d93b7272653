"""Every verb that prints, on a dataset that says all that schema 2 can say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dipview.dataset.opening import open_dataset
from dipview.model.kinds import Kind

Run = Callable[..., Any]
WORLD = Path(__file__).parents[1] / "worlds" / "second_edition.toml"
CATALOGUES = ("actors", "statements", "quotes", "positions", "events", "issues", "sources")
WHOLE = ("matrix", "timeline", "shifts", "network", "stats")


@pytest.mark.parametrize("format", ["text", "markdown", "html", "csv", "json"])
@pytest.mark.parametrize("words", [*(("list", each) for each in CATALOGUES), *zip(WHOLE)])
def test_a_view_of_it_is_printed(cli: Run, words: tuple[str, ...], format: str) -> None:
    result = cli(*words, "-d", WORLD, "-f", format)
    assert result.code in (0, 1), result.err
    assert "Traceback" not in result.err


def test_every_kind_of_record_is_found_and_shown(cli: Run) -> None:
    dataset = open_dataset([WORLD])
    for kind in Kind:
        if kind is not Kind.POSITION:
            id = dataset.ids(kind)[0]
            assert cli("show", id, "-d", WORLD).code == 0
            assert id in cli("search", f"kind:{kind.value}", "-d", WORLD, "-f", "csv").out


def test_a_brief_and_a_card_of_every_record_are_printed(cli: Run, tmp_path: Path) -> None:
    starter = tmp_path / "positions"
    assert cli("init", starter).code == 0
    for path in (WORLD, starter):
        dataset = open_dataset([path])
        for kind in (Kind.ACTOR, Kind.ISSUE, Kind.EVENT, Kind.SOURCE):
            for id in dataset.ids(kind):
                for verb in ("brief", "show"):
                    result = cli(verb, id, "-d", path)
                    assert result.code in (0, 1, 2), (id, result.err)
                    assert "Traceback" not in result.err
