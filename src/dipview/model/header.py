"""The header of a dataset: what it is, under which licence, and its own "today"."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field

from dipview.model.spans import Span
from dipview.model.tables import EMPTY
from dipview.model.values import frozen

SCHEMA = 1
"""The version of the data format that this program reads."""


@frozen(kw_only=True)
class Header:
    """The ``[dataset]`` table."""

    title: str = ""
    description: str = ""
    licence: str = ""
    language: str = ""
    schema: int = SCHEMA
    as_of: Span | None = None
    """The dataset's own "today"."""
    notes: str = ""
    tags: tuple[str, ...] = ()
    extra: Mapping[str, object] = field(default=EMPTY, hash=False)
