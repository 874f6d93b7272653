"""Reads the pages of a site strictly, and finds where its links lead."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from attrs import define, field

VOID = {"meta", "link", "input"}
ELEMENTS = frozenset(
    (
        *("html", "head", "meta", "title", "link", "script", "body", "header", "nav", "main"),
        *("footer", "section", "form", "label", "input", "h1", "h2", "p", "div", "span", "bdi"),
        *("a", "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td"),
    )
)
ATTRIBUTES = frozenset(
    (
        *("lang", "charset", "http-equiv", "content", "name", "rel", "href", "src", "data-root"),
        *("defer", "type", "class", "id", "dir", "for", "hidden", "role", "tabindex", "scope"),
        *("aria-label", "aria-labelledby", "aria-current", "aria-hidden", "aria-controls"),
        *("autocomplete", "spellcheck", "placeholder"),
    )
)
CLASSES = frozenset(
    (
        *("skip", "bar", "marking", "site", "find"),
        *("kind", "head", "note", "remark", "part"),
        *("wide-part",),
        *("sources", "end", "tiles", "facts", "aside", "rows", "margin", "body", "main", "under"),
        *("faint", "scroll", "list", "wide", "sheet", "corner", "mark", "hidden", "screen"),
        *("name", "words", "summary", "date", "stance", "condition", "count", "quiet", "warning"),
        *("source", "for", "against", "conditional", "lit", "passage", "glyph"),
    )
)


@define
class ReadPage(HTMLParser):
    """What a page has."""

    ids: list[str] = field(factory=list)
    links: list[str] = field(factory=list)
    """Every address in it."""
    outside: list[str] = field(factory=list)
    """Those that a link leads to outside of the site."""
    heads: list[str] = field(factory=list)
    elements: list[str] = field(factory=list)
    heads_of_tables: list[str] = field(factory=list)
    """The scope of each cell that is a head."""
    linked_data: list[Any] = field(factory=list)
    quoted: list[str] = field(factory=list)
    """What is drawn as exact words."""
    text: list[str] = field(factory=list)
    _open: list[tuple[str, str]] = field(factory=list)

    def __attrs_pre_init__(self) -> None:
        """Begin as a parser."""
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element; fails on one that no page has."""
        given = dict(attrs)
        assert tag in ELEMENTS, tag
        assert set(given) <= ATTRIBUTES, given
        classes = (given.get("class") or "").split()
        assert set(classes) <= CLASSES, classes
        self.elements.append(tag)
        self.ids += filter(None, (given.get("id"),))
        for name in ("href", "src"):
            if (address := given.get(name)) is not None:
                (self.outside if urlsplit(address).scheme else self.links).append(address)
        if tag in ("h1", "h2"):
            self.heads.append(tag)
        if tag == "th":
            self.heads_of_tables.append(given.get("scope") or "")
        if "words" in classes:
            self.quoted.append("")
        if tag not in VOID:
            self._open.append((tag, " ".join(classes)))

    def handle_endtag(self, tag: str) -> None:
        """Close an element; fails where another is open."""
        assert self._open, tag
        assert self._open[-1][0] == tag, (tag, self._open[-3:])
        self._open.pop()

    def handle_data(self, data: str) -> None:
        """Take text."""
        tags = [tag for tag, _ in self._open]
        if "script" in tags:
            self.linked_data.append(json.loads(data))
            return
        self.text.append(data)
        if any("words" in classes.split() for _, classes in self._open):
            self.quoted[-1] += data

    def whole(self) -> ReadPage:
        """Hold that the page is closed."""
        self.close()
        assert not self._open, self._open
        return self


def read_page(text: str) -> ReadPage:
    """Read a page."""
    page = ReadPage()
    page.feed(text)
    return page.whole()


def read_site(files: Iterable[tuple[str, str]]) -> Mapping[str, ReadPage]:
    """Read every page of a site, by its path."""
    return {path: read_page(text) for path, text in files if path.endswith(".html")}


def lost_links(pages: Mapping[str, ReadPage], others: Iterable[str]) -> Iterator[str]:
    """Find the links that lead nowhere.

    Args:
        pages: The pages, by path.
        others: The paths of the other files.
    """
    known = {*pages, *others}
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            target = _joined(path, unquote(parts.path)) if parts.path else path
            if target not in known or (parts.fragment and parts.fragment not in pages[target].ids):
                yield f"{path}: {link}"


def _joined(page: str, path: str) -> str:
    parts: list[str] = []
    for part in (*PurePosixPath(page).parent.parts, *path.split("/")):
        if part == "..":
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)
