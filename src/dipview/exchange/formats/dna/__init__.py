"""Discourse Network Analyzer: coded statements of persons and organizations on concepts.

https://github.com/leifeld/dna; its databases (SQLite) of versions 2 and 3, and the list of events
that it exports as CSV.
"""

from __future__ import annotations

from dipview.exchange.exchange_format import Choice, ExchangeFormat
from dipview.exchange.formats.dna.event_list import is_event_list
from dipview.exchange.formats.dna.reading import read
from dipview.exchange.formats.dna.writing import PASSWORD, write

FORMATS = (
    ExchangeFormat(
        name="dna",
        title="Discourse Network Analyzer",
        endings=(".dna", ".csv"),
        gives="documents as sources with their texts, statements with the passages they rest on",
        takes="positions for and against, a coding each, with the texts they rest on",
        reads=read,
        writes=write,
        read_choices=(
            Choice("by-person", "Keep positions to persons, not the organizations coded.", bool),
            Choice("policies", "Take concepts for courses of action, not for claims.", bool),
            Choice("verbatim", "Take the marked words for the speakers' own: speeches.", bool),
        ),
        write_choices=(Choice("password", f"Password of the coder Admin; else '{PASSWORD}'."),),
        binary=True,
        recognized=is_event_list,
        definition="https://github.com/leifeld/dna",
    ),
)
