"""Books: a workbook in which texts stay texts: nothing is computed, no address can be followed."""

from __future__ import annotations

import io

import xlsxwriter

PLAIN = {"num_format": "@", "valign": "top"}
"""The look of a text."""
HEAD = {**PLAIN, "bold": True, "bg_color": "#eeeeee"}
"""The look of a heading."""
_AS_TEXT = {f"strings_to_{what}": False for what in ("formulas", "urls", "numbers")}


def new_book(target: io.BytesIO) -> xlsxwriter.Workbook:
    """Begin a workbook that leaves nothing on the disk while it is made.

    Args:
        target: Gets it when it is closed.
    """
    return xlsxwriter.Workbook(target, {**_AS_TEXT, "in_memory": True})
