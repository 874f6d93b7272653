"""The style of an HTML document: its colours, by ground, and the rules for screen and paper.

Word and Outlook read no variables, no grid and few of the selectors that browsers do, so each rule
names its colour, and tables carry their rules and padding on every cell besides.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

LIGHT: Mapping[str, str] = MappingProxyType(
    {
        "ground": "#ffffff",
        "ink": "#1c2128",
        "quiet": "#57606a",
        "line": "#c9d1d9",
        "accent": "#0b4f9e",
        "for": "#17694a",
        "against": "#a3341f",
        "conditional": "#7a5800",
        "warning": "#8a4600",
    }
)
"""Colours on paper and on a light screen."""
DARK: Mapping[str, str] = MappingProxyType(
    {
        "ground": "#12161c",
        "ink": "#d7dae0",
        "quiet": "#9aa2ad",
        "line": "#333b46",
        "accent": "#8ab4f8",
        "for": "#7fc8a9",
        "against": "#e8927c",
        "conditional": "#d9b96e",
        "warning": "#e6a15c",
    }
)
"""Colours on a dark screen."""

CELL = "border-bottom:1px solid #c9d1d9;padding:5pt 12pt 5pt 0;text-align:left;vertical-align:top"
"""What every cell says of itself, for programs that take tables and leave styles behind."""
NUMBER_CELL = CELL.replace("text-align:left", "text-align:right")
SHEET_CELL = "border:1px solid #c9d1d9;padding:3pt 5pt;text-align:left;vertical-align:top"
TABLE = "border-collapse:collapse;width:100%"
SHEET = "border-collapse:collapse"

_RULES = """\
html { color-scheme: light dark; }
body { margin: 0 auto; max-width: 56rem; padding: 2.5rem 1.5rem 4rem;
  font-family: "Segoe UI", system-ui, -apple-system, Roboto, "Noto Sans", Arial, sans-serif;
  font-size: 11pt; line-height: 1.45; overflow-wrap: break-word; }
h1 { font-size: 19pt; line-height: 1.25; font-weight: 600; margin: 0 0 10pt; }
h2 { font-size: 13pt; line-height: 1.3; font-weight: 600; margin: 22pt 0 4pt; }
p { margin: 0 0 6pt; }
p.head { font-size: 9.5pt; padding-bottom: 10pt; }
p.note { font-size: 9.5pt; }
p.remark { font-size: 9.5pt; margin-top: 14pt; }
table { font-size: 10.5pt; margin: 0 0 4pt; }
table.facts td { min-width: 7em; }
table.facts .source { font-size: 9pt; }
td { overflow-wrap: anywhere; }
thead th { font-size: 8.5pt; font-weight: 400; }
tbody th { font-weight: 400; }
td.margin, th.margin { width: 8.6em; }
td.first, th.first { width: 24%; }
td.end, th.end { width: 5em; }
table.facts th.margin { width: 7em; }
.name { font-weight: 600; }
.stance { font-weight: 600; }
.under .stance { font-weight: 400; }
.under { font-size: 9pt; margin-top: 1pt; }
.faint { font-style: italic; }
.wide { overflow: auto; max-height: 92vh; margin: 0 0 6pt; }
table.sheet { font-size: 9pt; line-height: 1.3; }
table.sheet thead th { position: sticky; top: 0; z-index: 1;
  vertical-align: bottom !important; }
table.sheet thead th.corner { left: 0; z-index: 3; }
table.sheet tbody th { position: sticky; left: 0; z-index: 2; min-width: 9em; }
table.sheet td { min-width: 5em; overflow-wrap: break-word; }
table.turned thead th.turned > span { writing-mode: vertical-rl; transform: rotate(180deg);
  max-height: 15em; display: inline-block; }
ol.sources, ul.sources { font-size: 9.5pt; padding-left: 2em; margin: 4pt 0; }
ol.sources li, ul.sources li { margin: 0 0 3pt; }
a { text-decoration: none; }
a:hover, a:focus { text-decoration: underline; }
li:target { font-weight: 600; }
"""
_PAPER = """\
@media print {
  @page { size: A4; margin: 18mm 16mm; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  h1, h2, p.note { break-after: avoid; page-break-after: avoid; }
  thead { display: table-header-group; }
  tr, li { break-inside: avoid; page-break-inside: avoid; }
  table { font-size: 9.5pt; }
  .wide { overflow: visible; max-height: none; }
  table.sheet thead th, table.sheet tbody th { position: static; }
  a.back { display: none; }
}
"""


_LIT = """\
.lit { background: #8ab4f859; }
.passage { text-decoration: underline dotted; text-underline-offset: 0.2em; }
"""
"""Words that are lit; ink on paper keeps the line under the one, and the ground of the other."""


_MARKED = """\
.marking { text-align: center; font-weight: 700; }
@media print {
  body { padding: 8mm 0; }
  .marking { position: fixed; left: 0; right: 0; }
  header.marking { top: 0; }
  footer.marking { bottom: 0; }
}
"""
"""A marking: at the head and the foot of the page, and of each page on paper."""


def style_of(columns: int = 0, *, lit: bool = False, marked: bool = False) -> str:
    """Write the style of a document.

    Args:
        columns: Of its widest sheet; one that is wider than a page of A4 is printed on pages that
            are wide enough to show it whole.
        lit: Words of it are lit.
        marked: It has a marking.
    """
    dark = f"@media screen and (prefers-color-scheme: dark) {{\n{_coloured(DARK)}}}\n"
    width = max(297, 80 + 26 * columns)
    wide = f"@page {{ size: {width}mm 210mm; }}\n" if columns > _NARROW else ""
    more = f"{_LIT if lit else ''}{_MARKED if marked else ''}"
    return f"{_RULES}{_coloured(LIGHT)}{dark}{_PAPER}{wide}{more}"


_NARROW = 6
"""How many columns of a sheet a page of A4 has room for."""


def _coloured(colours: Mapping[str, str]) -> str:
    """Write the rules that name colours; marked as important where cells name one themselves."""
    rules = {
        "body": f"background: {colours['ground']}; color: {colours['ink']};",
        "th, td": f"border-color: {colours['line']} !important;",
        "table.sheet th": f"background: {colours['ground']};",
        "p.head, p.note, p.remark, thead th, tbody th.margin, .under, .quiet, .faint": (
            f"color: {colours['quiet']};"
        ),
        ".under .condition, .under .name": f"color: {colours['ink']};",
        "a": f"color: {colours['accent']};",
        ".warning": f"color: {colours['warning']};",
        ".for": f"color: {colours['for']};",
        ".against": f"color: {colours['against']};",
        ".conditional": f"color: {colours['conditional']};",
    }
    return "".join(f"{selector} {{ {rule} }}\n" for selector, rule in rules.items())
