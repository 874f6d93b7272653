"""Popolo: persons, organizations, posts and memberships, as parliaments are published.

https://www.popoloproject.com/specs/; Popolo JSON with ``persons``, ``organizations``,
``memberships``, ``posts``, ``areas`` and ``events`` at its top, as EveryPolitician publishes it.
"""

from __future__ import annotations

from dipview.exchange.exchange_format import ExchangeFormat
from dipview.exchange.formats.popolo.reading import read
from dipview.exchange.formats.popolo.writing import write

FORMATS = (
    ExchangeFormat(
        name="popolo",
        title="Popolo JSON",
        endings=(".json",),
        gives="actors with their names in every script, roles and memberships",
        takes="actors with their names, roles and memberships",
        reads=read,
        writes=write,
        definition="https://www.popoloproject.com/specs/",
    ),
)
