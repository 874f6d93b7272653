"""REFI-QDA: projects and codebooks, as NVivo, MAXQDA, ATLAS.ti and QualCoder exchange them.

https://www.qdasoftware.org; version 1.5 of the standard. A project (.qdpx) is a zip with
``project.qde`` and the sources; a codebook (.qdc) is its codes alone.
"""

from __future__ import annotations

from pathlib import Path

from dipview.exchange.exchange_format import Choice, ExchangeFormat
from dipview.exchange.formats.refi_qda.codebooks import read_codebook, write_codebook
from dipview.exchange.formats.refi_qda.reading import read
from dipview.exchange.formats.refi_qda.writing import write

_DEFINITION = "https://www.qdasoftware.org"

FORMATS = (
    ExchangeFormat(
        name="qdpx",
        title="REFI-QDA (NVivo, MAXQDA, ATLAS.ti, QualCoder)",
        endings=(".qdpx",),
        gives="texts as sources, coded passages as statements; codes say who, on what, which side",
        takes="statements as coded passages of their texts",
        reads=read,
        writes=write,
        read_choices=(
            Choice("mapping", "Take the codes as this file says.", Path),
            Choice("guess", "Guess anew what the codes mean, and write that down.", bool),
            Choice("verbatim", "Take the coded words for the speakers' own: interviews.", bool),
        ),
        binary=True,
        definition=_DEFINITION,
    ),
    ExchangeFormat(
        name="qdc",
        title="REFI-QDA codebooks",
        endings=(".qdc",),
        gives="issues: codes with others below them become topics, the rest policies",
        takes="issues as codes, below their topics",
        reads=read_codebook,
        writes=write_codebook,
        definition=_DEFINITION,
        explored=False,
    ),
)
