"""Reads a page of HTML in a limited process: its article, and what its head says of it.

trafilatura finds the article. What it would guess, such as a date from an address, is not asked
for: only what the page says of itself for programs is.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO

import trafilatura
from lxml.etree import LxmlError
from lxml.html import HtmlElement

from dipview.capture.articles.saying import (
    fact,
    is_out_of_memory,
    marked_encoding,
    paragraph,
    refused,
    remark,
)
from dipview.processes.limited_work import serve

_STRAY = re.compile("[\udc80-\udcff]")
"""Bytes that are not in a page's encoding, as Python escapes them."""
_STRAYS_AS_WINDOWS = {
    0xDC00 + byte: bytes([byte]).decode("cp1252", errors="replace") for byte in range(0x80, 0x100)
}
_FEW = 20
"""So many of them are strays in a short page; from a hundredth of a long one on, the encoding is
another than the page says."""
_HEAD = 4096
"""In bytes: where a page has to name its encoding; the HTML standard says the first 1024."""
_CHARSET = re.compile(
    rb"""<meta[^>]{1,200}?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]+)""", re.IGNORECASE
)
_AS_WINDOWS = frozenset(("iso8859-1", "ascii"))
"""What pages call themselves that browsers read as Windows-1252, as the HTML standard has it."""
_META: Mapping[str, Sequence[str]] = {
    "title": ("og:title", "citation_title", "dc.title", "dcterms.title"),
    "publisher": ("og:site_name", "dc.publisher", "dcterms.publisher"),
    "author": ("author", "citation_author", "dc.creator", "dcterms.creator", "article:author"),
    "issued": (
        *("article:published_time", "citation_publication_date", "citation_date"),
        *("dc.date.issued", "dcterms.issued", "dc.date", "pubdate", "date"),
    ),
    "url": ("og:url",),
}
"""The names of tags at the head, the surest first."""
_LINKED: Mapping[str, str] = {
    "headline": "title",
    "publisher": "publisher",
    "author": "author",
    "datePublished": "issued",
}
"""What articles of schema.org say."""
_ARTICLES = ("Article", "NewsArticle", "ReportageNewsArticle", "Report", "BlogPosting", "WebPage")
_ROWS = frozenset(("p", "head", "item", "quote", "code", "cell", "fw", "ab"))
"""What trafilatura calls the elements that stand for themselves."""
_INLINE = frozenset(("code",))
"""Those that may stand within another."""
_DEEPEST = 20
_SHORT = 1000
"""In characters: what is longer is no menu."""


def read(given: BinaryIO, words: Sequence[str]) -> Iterator[dict[str, object]]:
    """Read a page; a word names its encoding."""
    content = given.read()
    encoding = words[0] if words else _encoding(content)
    try:
        text = content.decode(encoding or "utf-8", errors="surrogateescape")
    except (UnicodeDecodeError, LookupError):
        yield refused("encoding")
        return
    strays = len(_STRAY.findall(text))
    if strays and not encoding:
        text = content.decode("cp1252", errors="replace")
        yield remark("windows-1252")
    elif strays > max(_FEW, len(text) // 100):
        yield refused("encoding")
        return
    elif strays:
        text = text.translate(_STRAYS_AS_WINDOWS)
        yield remark("strays", strays)
    page = _parsed(text)
    if page is None:
        yield refused("no-article")
        return
    yield from _facts(page)
    links = _links_of(page)
    _with_marks(page)
    for element in list(page.iter("noscript")):  # it asks for a browser that runs programs
        element.drop_tree()
    paragraphs = _found_in(page)
    if not paragraphs or _is_menu(paragraphs, links):
        yield refused("no-article")
        return
    yield from map(paragraph, paragraphs)


def _found_in(page: HtmlElement) -> list[str]:
    """Find the article, and give its paragraphs; none where there is no article."""
    try:
        article = trafilatura.bare_extraction(page, include_comments=False, include_tables=True)
    except LxmlError as error:
        if is_out_of_memory(error):
            raise MemoryError from error
        raise
    body = getattr(article, "body", None)
    return [] if body is None else _paragraphs(body)


def _encoding(content: bytes) -> str:
    """Find the encoding that a page names; empty where it names none."""
    if marked := marked_encoding(content):
        return marked
    found = _CHARSET.search(content[:_HEAD])
    if found is None:
        return ""
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return ""
    return "cp1252" if name in _AS_WINDOWS else name


def _parsed(text: str) -> HtmlElement | None:
    try:
        return trafilatura.load_html(text)
    except (ValueError, LxmlError):
        return None


def _facts(page: HtmlElement) -> Iterator[dict[str, object]]:
    named: dict[str, list[str]] = {}
    for tag in page.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        if content := " ".join((tag.get("content") or "").split()):
            named.setdefault(name.lower(), []).append(content)
    for key, names in _META.items():
        for name in names:
            if values := named.get(name):
                yield fact(
                    key, "; ".join(dict.fromkeys(values)) if key == "author" else values[0], name
                )
    yield from _linked_facts(page)
    for link in page.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            yield fact("url", link.get("href"), "its canonical link")
    title = next(page.iter("title"), None)
    if title is not None and (words := " ".join("".join(title.itertext()).split())):
        yield fact("title", words, "its <title>")
    if language := page.get("lang"):
        yield fact("language", language, "its lang")


def _linked_facts(page: HtmlElement) -> Iterator[dict[str, object]]:
    """Read what the page says in JSON for search engines (schema.org)."""
    for script in page.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            said = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for article in _articles_in(said):
            for name, key in _LINKED.items():
                if value := _names_in(article.get(name)):
                    yield fact(key, value, f"{name} of its JSON-LD")


def _articles_in(said: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(said, list) and depth < _DEEPEST:
        for each in said:
            yield from _articles_in(each, depth + 1)
    elif isinstance(said, dict) and depth < _DEEPEST:
        types = said.get("@type")
        if not set(_ARTICLES).isdisjoint(types if isinstance(types, list) else [types]):
            yield said
        yield from _articles_in(said.get("@graph"), depth + 1)


def _names_in(value: Any) -> str:
    """Give a text, or the names of persons and organizations that stand in its place."""
    values = value if isinstance(value, list) else [value]
    names = [each.get("name") if isinstance(each, dict) else each for each in values]
    return "; ".join(name for name in names if isinstance(name, str) and name.strip())


def _links_of(page: HtmlElement) -> list[str]:
    return [" ".join("".join(link.itertext()).split()) for link in page.iter("a")]


def _with_marks(page: HtmlElement) -> None:
    """Put quotation marks, which a browser prints, round what the page tags as a quotation."""
    for element in list(page.iter("q")):
        element.text = f"“{element.text or ''}"
        if len(element):
            element[-1].tail = f"{element[-1].tail or ''}”"
        else:
            element.text += "”"
        element.drop_tag()


def _is_menu(paragraphs: Sequence[str], links: Sequence[str]) -> bool:
    """Tell whether a short text is, for the most part, what links and headings of a page say."""
    text = " ".join(" ".join(paragraphs).split())
    if len(text) > _SHORT:
        return False
    linked = sum(text.count(link) * len(link) for link in dict.fromkeys(links) if link)
    return 2 * linked > len(text)


def _paragraphs(body: Any) -> list[str]:
    """Go through the paragraphs of what trafilatura found, without recursion."""
    paragraphs: list[list[str]] = [[]]
    left: list[tuple[Any, bool]] = [(body, False)]
    while left:
        element, after = left.pop()
        if after:
            if _stands_alone(element):
                paragraphs.append([])
            paragraphs[-1].append(_spaced(element.tail))
            continue
        if _stands_alone(element):
            paragraphs.append([])
        if element.tag == "lb":
            paragraphs[-1].append("\n")
        elif isinstance(element.tag, str):
            paragraphs[-1].append(_spaced(element.text))
        left.append((element, True))
        if isinstance(element.tag, str):
            left.extend((child, False) for child in reversed(element))
    return ["".join(each) for each in paragraphs if "".join(each).strip()]


def _stands_alone(element: Any) -> bool:
    """Tell whether an element is a paragraph; a piece of code within a line is none."""
    if element.tag in _INLINE:
        return element.getparent() is None or element.getparent().tag not in _ROWS
    return element.tag in _ROWS


def _spaced(text: str | None) -> str:
    """Give a text in whose spaces no line ends are."""
    return re.sub(r"[ \t\r\n\f]+", " ", text or "")


if __name__ == "__main__":
    serve(read)
