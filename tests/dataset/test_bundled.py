"""Where the bundled datasets lie, and what names them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dipview.dataset.bundled import (
    BUNDLED,
    NAMES,
    Bundled,
    bundled_path,
    candidates,
    dataset_path,
    hint_for,
    name_of,
)


@pytest.mark.parametrize("bundled", BUNDLED, ids=lambda bundled: bundled.name)
def test_each_bundled_dataset_is_found(bundled: Bundled) -> None:
    path = bundled_path(bundled.name)
    assert path in candidates(bundled.file)
    assert path.is_file()
    assert name_of((path,)) == bundled.name


def test_the_first_place_that_has_it_wins(tmp_path: Path) -> None:
    first, second = tmp_path / "a.toml", tmp_path / "b.toml"
    second.write_text("")
    assert bundled_path(places=[first, second]) == second
    first.write_text("")
    assert bundled_path(places=[first, second]) == first


def test_a_missing_dataset_is_told_with_the_places_looked_at(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        bundled_path(places=[tmp_path / "nowhere"])


def test_a_name_stands_for_a_path_where_nothing_is_called_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert dataset_path("un-votes") == bundled_path("un-votes")
    assert dataset_path("un-voters") == Path("un-voters")
    assert dataset_path("./un-votes") == Path("un-votes")
    (tmp_path / "un-votes").mkdir()
    assert dataset_path("un-votes") == Path("un-votes")


def test_a_link_that_leads_nowhere_is_a_path_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "un-votes").symlink_to(tmp_path / "gone")
    assert dataset_path("un-votes") == Path("un-votes")


def test_what_opens_without_a_name_has_one(tmp_path: Path) -> None:
    assert name_of(()) == NAMES[0] == "g7-lucca"
    assert name_of((tmp_path / "un-votes.toml",)) == ""
    assert name_of((bundled_path(), bundled_path("un-votes"))) == ""


def test_only_a_single_word_may_be_meant_for_a_name() -> None:
    assert hint_for(Path("votes")).endswith("comes with dipview: g7-lucca, un-votes")
    for path in ("votes.toml", "some/votes"):
        assert hint_for(Path(path)) == "check the path"
