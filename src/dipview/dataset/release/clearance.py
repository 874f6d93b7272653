"""Clearance: up to which level a document is made, at which moment, and in whose zone."""

from __future__ import annotations

import datetime as dt

from dipview.model.values import frozen


@frozen(kw_only=True)
class Clearance:
    """What a document is made for; it is given, and never assumed."""

    level: str = ""
    """A marking of the dataset; empty for the lowest."""
    at: dt.datetime
    """The moment at which embargoes are looked at, with an offset."""
    zone: dt.tzinfo | None = None
    """The reader's zone, in which a moment without offset and a plain day are meant; None for that
    of the system."""


class UnknownLevelError(ValueError):
    """A clearance is none of the dataset's markings; says which there are."""


def now() -> dt.datetime:
    """Give the moment that it is; the one place that asks the clock."""
    return dt.datetime.now(dt.UTC)
