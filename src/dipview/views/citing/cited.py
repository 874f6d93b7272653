"""Cited: a source, and places in it, as a style of citation writes them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from dipview.model.sources import Source
from dipview.views.citing.style import Style


class Earlier(NamedTuple):
    """Where a source was cited before, in a document with notes."""

    number: int
    """Of the first note that cites it."""
    last: bool
    """Whether the note just before cites it, and nothing else."""


class _Writes(Protocol):
    """A module that has a style; each function is pure, and none says what the source does not."""

    def full(self, source: Source, places: str) -> str:
        """Write all of a source, and places in it."""

    def brief(self, source: Source) -> str:
        """Name a source in a few words, as brackets in a text have it."""

    def again(self, source: Source, places: str, number: int, *, last: bool) -> str:
        """Write a source that a note has cited before."""

    def places(self, locators: Sequence[str]) -> str:
        """Write places in a source."""


@cache
def _writes(style: Style) -> _Writes:
    """Give the module of a style, which has its name; only what is asked for is imported."""
    return cast("_Writes", import_module(f"dipview.views.citing.{style.name.lower()}"))


def full(source: Source, style: Style, locators: Sequence[str] = ()) -> str:
    """Write all that a style gives of a source.

    Args:
        source: The source.
        style: The style.
        locators: Places in it, such as ``"paragraph 8"``.
    """
    writes = _writes(style)
    return writes.full(source, writes.places(locators)) or source.id


def brief(source: Source, style: Style) -> str:
    """Name a source in a few words: ``RFE/RL, 11 April 2017``, ``S/PV.7919``."""
    return _writes(style).brief(source) or source.id


def again(source: Source, style: Style, locators: Sequence[str], earlier: Earlier) -> str:
    """Write a source that a note before has cited already, as a style shortens it then.

    Args:
        source: The source.
        style: The style.
        locators: Places in it.
        earlier: Where it was cited.
    """
    writes = _writes(style)
    return writes.again(source, writes.places(locators), earlier.number, last=earlier.last)


def places(style: Style, locators: Sequence[str]) -> str:
    """Write places in a source: ``paragraphs 8, 9``, ``paras. 8 and 9``; empty for none."""
    return _writes(style).places(locators)
