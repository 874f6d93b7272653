"""Version: a change of the model is another version, and nothing has to be raised by hand."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from enum import StrEnum
from typing import Any

import attrs
import pytest
from attrs import field

from dipview.dataset import records
from dipview.dataset.snapshot.version import version, version_of
from dipview.model.events import Event
from dipview.model.fields import key
from dipview.model.kinds import Kind
from dipview.model.values import frozen


class Colour(StrEnum):
    RED = "red"


@frozen(kw_only=True)
class Sail:
    colour: Colour = Colour.RED


@frozen(kw_only=True)
class Boat:
    """A class of our own, as the model's are."""

    name: str
    sails: tuple[Sail, ...] = ()
    crew: tuple[str, ...] = field(default=(), metadata=key("who sails it", refers_to=Kind.ACTOR))


def built(boat: dict[str, Any], *, of: Any = tuple[Sail, ...], **said: Any) -> type:
    """Make a class of the same name with other fields."""
    fields: dict[str, Any] = {
        "name": attrs.field(type=str, kw_only=True),
        "sails": attrs.field(default=(), type=of, kw_only=True),
        "crew": attrs.field(
            default=(),
            type=tuple[str, ...],
            kw_only=True,
            metadata=key(**{"about": "who sails it", "refers_to": Kind.ACTOR, **said}),
        ),
    }
    return attrs.make_class("Boat", {**fields, **boat}, frozen=True)


def coloured(members: dict[str, str]) -> type:
    """Make the class with sails of other colours."""
    colour: Any = StrEnum("Colour", members)  # type: ignore[misc]
    red = next(iter(colour))
    sail: Any = attrs.make_class("Sail", {"colour": attrs.field(default=red, type=colour)})
    return built({}, of=tuple[sail, ...])


SAME = {"RED": "red"}
CHANGES: dict[str, Callable[[], type]] = {
    "one field more": lambda: built({"home": attrs.field(default="", type=str)}),
    "another name": lambda: built({"names": attrs.field(default="", type=str)}),
    "another type": lambda: built({"name": attrs.field(type=int, kw_only=True)}),
    "another default": lambda: built({"name": attrs.field(default="Argo", type=str)}),
    "a default of another make": lambda: built({"name": attrs.field(factory=str, type=str)}),
    "another reference": lambda: built({}, refers_to=Kind.EVENT),
    "one value more in a class that it names": lambda: coloured({**SAME, "BLUE": "blue"}),
    "another value in a class that it names": lambda: coloured({"RED": "crimson"}),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_class_that_changes_is_of_another_version(change: str) -> None:
    assert version_of([CHANGES[change]()]) != version_of([built({})])
    assert version_of([CHANGES[change]()]) == version_of([CHANGES[change]()])


def test_words_about_a_field_change_nothing() -> None:
    assert version_of([built({}, about="its people")]) == version_of([built({})])


def test_a_class_that_is_written_out_is_read_as_one_that_is_made() -> None:
    assert version_of([Boat]) == version_of([Boat])
    assert version_of([Boat]) != version_of([Boat], "columns of another kind")


def test_the_format_with_a_class_of_ones_own_is_of_another_version(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = version()

    @frozen(kw_only=True)
    class MinutedEvent(Event):
        minuted_by: tuple[str, ...] = ()

    monkeypatch.setitem(records.CLASSES, Kind.EVENT, MinutedEvent)
    assert version() != before
    monkeypatch.undo()
    assert version() == before


@pytest.mark.parametrize(
    "before", ["", "attrs.resolve_types(Statement); attrs.resolve_types(Span)"]
)
def test_each_process_sees_the_same_version_whatever_it_did_before(before: str) -> None:
    code = (
        "import attrs\nfrom dipview.dataset.snapshot.version import version\n"
        "from dipview.model.spans import Span\nfrom dipview.model.statements import Statement\n"
        f"{before}\nprint(version())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout.strip() == version()
