"""What is known of a field is said at the field alone: a class of our own proves it."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest
from attrs import field
from tests.bodies import write_snapshot

from dipview.dataset import records
from dipview.dataset.keys import keys_of
from dipview.dataset.opening import open_dataset
from dipview.dataset.schema import json_schema
from dipview.dataset.skeletons import skeleton
from dipview.dataset.snapshot.file import SnapshotFile
from dipview.dataset.snapshot.snapshot import SnapshotDataset
from dipview.model.events import Event
from dipview.model.fields import key, meaning_of
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.values import frozen

ABOUT = "who kept the minutes"


@frozen(kw_only=True)
class MinutedEvent(Event):
    """An event with one reference more than the model has."""

    minuted_by: tuple[str, ...] = field(
        default=(), metadata=key(ABOUT, refers_to=Kind.ACTOR, link=Link.EVENTS_WITH)
    )


MEETING = """
actors = [{ id = "ann", name = "Ann", kind = "person" }]
sources = [{ id = "paper", type = "report" }]

[[events]]
id = "talks"
title = "Talks"
kind = "meeting"
date = 2017-05-01
minuted_by = ["ann", "anne", "paper", "ann"]
sources = ["paper"]
"""


@pytest.fixture(autouse=True)
def minuted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the format have events of our own class."""
    monkeypatch.setitem(records.CLASSES, Kind.EVENT, MinutedEvent)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "meeting.toml"
    path.write_text(MEETING, "utf-8")
    return path


def test_a_reference_of_ones_own_is_checked(file: Path) -> None:
    dataset = open_dataset([file])
    found = [each for each in dataset.problems if each.record == "talks"]
    told = {(each.code, each.place.line, each.place.column) for each in found}
    assert told == {
        ("unknown-id", 10, 22),
        ("wrong-kind", 10, 30),
        ("repeated-id", 10, 39),
    }
    unknown = next(each for each in dataset.problems if each.code == "unknown-id")
    assert "'ann'" in unknown.hint
    event = dataset.event("talks")
    assert isinstance(event, MinutedEvent)
    assert event.minuted_by == ("ann",)


def test_it_is_linked(file: Path) -> None:
    assert list(open_dataset([file]).linked("ann", Link.EVENTS_WITH)) == ["talks"]


def test_it_is_in_the_keys_the_schema_and_the_skeleton() -> None:
    written = next(each for each in keys_of(MinutedEvent) if each.name == "minuted_by")
    assert (written.about, written.refers_to, written.many) == (ABOUT, Kind.ACTOR, True)
    assert "Who kept the minutes." in str(json_schema())
    assert "minuted_by = []" in skeleton(Kind.EVENT, {"id": "x"})


def test_it_is_stored(file: Path, tmp_path: Path) -> None:
    path = tmp_path / "made.snapshot"
    write_snapshot(open_dataset([file]), path)
    event = SnapshotDataset(SnapshotFile(path)).event("talks")
    assert isinstance(event, MinutedEvent)
    assert event.minuted_by == ("ann",)


def test_every_field_of_the_model_says_what_it_is_about() -> None:
    for cls in records.CLASSES.values():
        for each in attrs.fields(cls):
            assert meaning_of(each).about, f"{cls.__name__}.{each.name}"
