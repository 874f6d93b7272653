"""Where the bundled dataset lies."""

from __future__ import annotations

from pathlib import Path

import pytest

from dipview.dataset.bundled import bundled_path, candidates


def test_the_bundled_dataset_is_found() -> None:
    assert bundled_path() in candidates()
    assert bundled_path().is_file()


def test_the_first_place_that_has_it_wins(tmp_path: Path) -> None:
    first, second = tmp_path / "a.toml", tmp_path / "b.toml"
    second.write_text("")
    assert bundled_path([first, second]) == second
    first.write_text("")
    assert bundled_path([first, second]) == first


def test_a_missing_dataset_is_told_with_the_places_looked_at(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        bundled_path([tmp_path / "nowhere"])
