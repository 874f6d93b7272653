"""Spreadsheets: tables of people's own making, and workbooks that go to colleagues and come back.

CSV is RFC 4180 with any usual separator; XLSX and ODS are read by their cells' values alone.
"""

from __future__ import annotations

from pathlib import Path

from dipview.exchange.exchange_format import Choice, ExchangeFormat
from dipview.exchange.sheets.long_table import write as write_table
from dipview.exchange.sheets.reading import read
from dipview.exchange.sheets.workbook import write as write_workbook

_GIVES = "a position of each row: who, on what, for or against, when, in which words and source"
_CHOICES = (
    Choice("mapping", "Read the columns as this file says.", Path),
    Choice("guess", "Guess anew what the columns are, and write that down.", bool),
)
_OF_TEXT = Choice("encoding", "The encoding of a file that is not in UTF-8: cp1252, latin-1 …")

FORMATS = (
    ExchangeFormat(
        name="csv",
        title="CSV, TSV, ODS and other tables",
        endings=(".csv", ".tsv", ".ods"),
        gives=_GIVES,
        takes="a row for each position, under headings that an import understands",
        reads=read,
        writes=write_table,
        read_choices=(*_CHOICES, _OF_TEXT),
        definition="https://www.rfc-editor.org/rfc/rfc4180",
    ),
    ExchangeFormat(
        name="xlsx",
        title="Excel",
        endings=(".xlsx", ".xlsm", ".xlsb", ".xls"),
        gives=f"{_GIVES}; of a workbook that dipview wrote, what was changed in it",
        takes="all records, a sheet for each kind, to be edited and imported again",
        reads=read,
        writes=write_workbook,
        read_choices=_CHOICES,
        binary=True,
        definition="https://ecma-international.org/publications-and-standards/standards/ecma-376/",
    ),
)
