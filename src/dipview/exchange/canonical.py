"""Canonical tables: one form for what can be written in several, so that values can be compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from dipview.dataset.conversion import converter
from dipview.dataset.records import CLASSES
from dipview.dataset.snapshot.encoding import unstructured
from dipview.exchange.imported import Table
from dipview.model.kinds import Kind


def canonical(kind: Kind, table: Mapping[str, object]) -> Table:
    """Give a record's table as it would be if it were read and written again.

    A list of one text is no text, a default is left out, a date is its text. What is no sound
    record is given as it is.
    """
    try:
        return unstructured(_structure()(dict(table), CLASSES[kind]))
    except Exception:  # whatever a faulty table raises: `check` tells of it, not an import
        return dict(table)


@cache
def _structure() -> Callable[[Any, Any], Any]:
    return converter(shared=1 << 10).structure
