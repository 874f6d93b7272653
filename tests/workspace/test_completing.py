"""Completing ids: in small files and in snapshots, and nothing where it would last."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from dipview.dataset.limits import Limits
from dipview.dataset.release.clearance import Clearance
from dipview.dataset.release.release import release
from dipview.dataset.release.staying import surely_stays
from dipview.model.kinds import Kind
from dipview.workspace import completing as module
from dipview.workspace import loading as loading_module
from dipview.workspace.completing import Leaves, records_beginning
from dipview.workspace.known_completing import known_beginning
from dipview.workspace.loading import Loading

WORLD = """\
[[sources]]
id = "gazette"
type = "book"
title = "The Vale Gazette"

[[actors]]
id = "anna-vale"
name = "Anna Vale"
kind = "person"
other_names = ["The Admiral", { name = "Ánna of the Isles" }]
sources = ["gazette"]

[[actors]]
id = "annex-office"
name = "Office at the Annex"
kind = "group"
sources = ["gazette"]

[[issues]]
id = "tolls"
kind = "policy"
short = "Harbour tolls"
proposition = "The tolls should go."
sources = ["gazette"]

[[statements]]
id = "vale-on-tolls"
source = "gazette"
speakers = ["anna-vale"]
form = "reported"
"""
HOSTILE = """
[[actors]]
id = "evil\\nplain,rm"
name = "Evil"
[[actors]]
id = "Evil Name"
[[actors]]
id = 7
[[actors]]
name = "no id"
[[actors]]
id = "evil"
name = 7
other_names = [{}, 3]
"""


def written(folder: Path) -> Path:
    path = folder / "world.toml"
    path.write_text(WORLD, encoding="utf-8")
    os.utime(path, (10**9, 10**9))
    return path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path)


@pytest.fixture
def as_snapshot(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the file for a large one that has a snapshot and is not parsed."""
    monkeypatch.delenv("DIPVIEW_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(loading_module, "LARGE", 1)
    monkeypatch.setattr(module, "PARSED", 0)
    Loading([file], Limits()).workspace()


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The world as a file that counts as large; the cache beside it has its snapshot."""
    path = written(tmp_path_factory.mktemp("large"))
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("DIPVIEW_CACHE")
        patch.setenv("XDG_CACHE_HOME", str(path.with_name("cache")))
        patch.setattr(loading_module, "LARGE", 1)
        Loading([path], Limits()).workspace()
    return path


@pytest.fixture(params=["parsed", "snapshot"])
def world(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The world as a small file, and as a large one that has a snapshot and is not parsed."""
    if request.param == "parsed":
        small: Path = request.getfixturevalue("file")
        return small
    path: Path = request.getfixturevalue("large")
    monkeypatch.delenv("DIPVIEW_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(path.with_name("cache")))
    monkeypatch.setattr(loading_module, "LARGE", 1)
    monkeypatch.setattr(module, "PARSED", 0)
    return path


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("anna", ["anna-vale"]),
        ("ann", ["anna-vale", "annex-office"]),
        ("vale", ["anna-vale", "vale-on-tolls", "gazette"]),
        ("vale-", ["vale-on-tolls"]),
        ("admi", ["anna-vale"]),
        ("isles", ["anna-vale"]),
        ("ÁNNA", ["anna-vale"]),
        ("harb", ["tolls"]),
        ("g", ["gazette"]),
        ("xqz", []),
        ("", ["anna-vale", "annex-office", "vale-on-tolls", "tolls", "gazette"]),
    ],
)
def test_ids_and_names_that_begin_so_are_found(world: Path, typed: str, ids: list[str]) -> None:
    assert list(records_beginning(typed, [world])) == ids


def test_each_has_its_name(world: Path) -> None:
    assert records_beginning("", [world]) == {
        "anna-vale": "Anna Vale",
        "annex-office": "Office at the Annex",
        "vale-on-tolls": "",
        "tolls": "Harbour tolls",
        "gazette": "The Vale Gazette",
    }


def test_only_records_of_the_kinds_that_are_asked_for_are_found(world: Path) -> None:
    found = records_beginning("", [world], [Kind.ISSUE, Kind.ACTOR])
    assert list(found) == ["anna-vale", "annex-office", "tolls"]
    assert list(records_beginning("v", [world], [Kind.ISSUE])) == []


def test_where_too_many_begin_so_none_is_proposed(
    world: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST", 1)
    assert records_beginning("ann", [world]) == {}
    assert list(records_beginning("anna", [world])) == ["anna-vale"]


def _leaves(clearance: Clearance) -> Leaves:
    return Leaves(
        lambda dataset: release(dataset, clearance).dataset,
        lambda dataset: surely_stays(dataset, clearance),
    )


def test_of_marked_records_those_that_may_leave_are_proposed_in_large_files_too(
    file: Path, request: pytest.FixtureRequest
) -> None:
    marked = (
        '[dataset]\nmarkings = "uk"\nschema = 2\n'
        + WORLD
        + '\n[[sources]]\nid = "cable"\ntype = "report"\nmarking = "SECRET"\n'
        + '\n[[actors]]\nid = "anna-hidden"\nname = "Anna Hidden"\nkind = "person"\n'
        + 'sources = ["cable"]\n'
    )
    file.write_text(marked, encoding="utf-8")
    os.utime(file, (10**9, 10**9))
    request.getfixturevalue("as_snapshot")
    lowest = Clearance(at=dt.datetime(2026, 11, 29, tzinfo=dt.UTC))
    assert list(records_beginning("anna", [file], leaves=_leaves(lowest))) == ["anna-vale"]
    assert list(records_beginning("hid", [file], leaves=_leaves(lowest))) == []
    secret = Clearance(level="SECRET", at=lowest.at)
    both = {"anna-vale", "anna-hidden"}
    assert set(records_beginning("anna", [file], leaves=_leaves(secret))) == both
    assert set(records_beginning("anna", [file])) == both
    assert known_beginning("anna", [file]) is None, "it is not told what may leave"


def test_large_files_without_a_snapshot_are_not_read(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DIPVIEW_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(loading_module, "LARGE", 1)
    assert list(records_beginning("anna", [file])) == ["anna-vale"]
    monkeypatch.setattr(module, "PARSED", 0)
    assert records_beginning("anna", [file]) == {}
    assert not (tmp_path / "cache").exists()


def test_ids_that_are_none_are_never_proposed(tmp_path: Path) -> None:
    path = tmp_path / "hostile.toml"
    path.write_text(HOSTILE, encoding="utf-8")
    (tmp_path / "broken.toml").write_text("[[actors\n", encoding="utf-8")
    (tmp_path / "list.toml").write_text("actors = 3\nissues = [1]\n", encoding="utf-8")
    assert records_beginning("", [tmp_path]) == {"evil": ""}


def test_without_paths_the_bundled_dataset_is_looked_through() -> None:
    assert list(records_beginning("boris-j", [])) == ["boris-johnson"]
