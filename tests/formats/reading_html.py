"""Reads an HTML document strictly: every tag closed, and no element or attribute but known ones."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from attrs import define, field

from dipview.formats.html_style import CELL, NUMBER_CELL, SHEET, SHEET_CELL, TABLE

VOID = {"meta", "br"}
ELEMENTS = frozenset(
    [
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "h1",
        "h2",
        "p",
        "br",
        "section",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "div",
        "span",
        "bdi",
        "sup",
        "ol",
        "ul",
        "li",
        "a",
    ]
)
CLASSES = frozenset(
    [
        "lit",
        "passage",
        "head",
        "note",
        "remark",
        "facts",
        "margin",
        "first",
        "end",
        "faint",
        "under",
        "wide",
        "sheet",
        "turned",
        "corner",
        "sources",
        "back",
        "name",
        "words",
        "summary",
        "date",
        "stance",
        "condition",
        "count",
        "quiet",
        "warning",
        "source",
        "for",
        "against",
        "conditional",
    ]
)
ANCHOR = r"(?:source|note|noted)-\d+"
METAS = {
    ("charset",): "utf-8",
    ("http-equiv", "Content-Security-Policy"): "default-src 'none'; style-src 'unsafe-inline'",
    ("name", "viewport"): "width=device-width, initial-scale=1",
    ("name", "color-scheme"): "light dark",
}
STYLES = {CELL, NUMBER_CELL, SHEET, SHEET_CELL, TABLE}


@define
class Table:
    """A table: its class, and the texts of its rows, those of the head first."""

    kind: str
    heads: list[list[str]] = field(factory=list)
    rows: list[list[str]] = field(factory=list)


class Document(HTMLParser):
    """What an HTML document holds; reading fails where it is not as the writer writes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.texts: list[str] = []
        self.headings: list[str] = []
        self.tables: list[Table] = []
        self.classes: list[tuple[str, str]] = []
        """The classes of each element that has some, and its text up to the next tag."""
        self.style = ""
        self.language = ""
        self._row: list[str] = []
        self._class = ""

    def handle_decl(self, decl: str) -> None:
        assert decl == "DOCTYPE html"
        assert not self.open

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data!a}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"an instruction: {data!a}")

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(f"a declaration: {data!a}")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        raise AssertionError(f"a self-closed {tag} with {attrs}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ELEMENTS, f"an element {tag!a}"
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names)
        if tag == "meta":
            self._meta(attrs)
        else:
            for name, value in attrs:
                self._attribute(tag, name, value or "")
        if tag == "table":
            self.tables.append(Table(dict(attrs).get("class") or ""))
        if tag == "tr":
            self._row = []
        if tag in ("td", "th"):
            assert self.open[-1] == "tr"
            self._row.append("")
        if tag not in VOID:
            self.open.append(tag)
        self._class = dict(attrs).get("class") or ""

    def _meta(self, attrs: list[tuple[str, str | None]]) -> None:
        *key, (last, value) = attrs
        known = METAS[tuple(part for pair in key for part in pair if part) or (last,)]
        assert value == known, f"a meta element with {attrs}"

    def _attribute(self, tag: str, name: str, value: str) -> None:
        match (tag, name):
            case (_, "class"):
                allowed = all(each in CLASSES for each in value.split())
            case (_, "dir"):
                allowed = value == "auto"
            case ("td" | "th" | "table", "style"):
                allowed = value in STYLES
            case ("th", "scope"):
                allowed = value in ("col", "row")
            case ("li" | "a", "id"):
                allowed = re.fullmatch(ANCHOR, value) is not None
                self.ids.append(value)
            case ("a", "href"):
                allowed = re.fullmatch(f"#{ANCHOR}", value) is not None
                self.targets.append(value.removeprefix("#"))
            case ("html", "lang"):
                allowed = re.fullmatch("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", value) is not None
                self.language = value
            case _:
                allowed = False
        assert allowed, f"an attribute {name!a} of {tag} that is {value!a}"

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> closes another element"
        if tag == "tr":
            table = self.tables[-1]
            (table.heads if "thead" in self.open else table.rows).append(self._row)
        self._class = ""

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "style":
            self.style += data
            return
        if data.strip():
            self.texts.append(data)
            if self._class:
                self.classes.append((self._class, data))
        if self.open and self.open[-1] in ("h1", "h2"):
            self.headings.append(data)
        if "td" in self.open or "th" in self.open:
            self._row[-1] += data

    @property
    def text(self) -> str:
        """All that a reader sees."""
        return " ".join(self.texts)


def read_html(text: str) -> Document:
    """Read a document; fails where anything in it is not as the writer means it to be."""
    document = Document()
    document.feed(text)
    document.close()
    assert not document.open, f"never closed: {document.open}"
    assert text.startswith("<!DOCTYPE html>\n<html lang=")
    assert text.index('<meta charset="utf-8">') < 200
    assert len(set(document.ids)) == len(document.ids), "an anchor is there twice"
    assert set(document.targets) <= set(document.ids), "a link leads nowhere"
    assert not re.search(r"url|@import|expression|://", document.style)
    for table in document.tables:
        assert table.rows
        assert len({len(row) for row in (*table.heads, *table.rows)}) == 1, "an uneven table"
    return document
