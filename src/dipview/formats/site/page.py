"""A page of a site: its head, the way to the other pages, a view's sections, and what they rest on.

Nothing outside of the site's folder is asked for, and nothing has to run for a page to be read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from attrs import field

from dipview.dataset.dataset import Dataset
from dipview.formats.document import RESTS_ON, Numbering, banner_of, end_of, head_of, is_language
from dipview.formats.format import Cite
from dipview.formats.html_cells import citation_html, text_html
from dipview.formats.site.addresses import Addresses
from dipview.formats.site.cells import CellWriter
from dipview.formats.site.sections import SectionWriter
from dipview.model.values import frozen
from dipview.views.citing.style import Style
from dipview.views.view import View

STYLE, SCRIPT, INDEX = "site.css", "search.js", "index.js"
"""Files of a site beside its pages: how they look, the search, and what that looks through."""
_POLICY = (
    "default-src 'none'; style-src 'self' file:; script-src 'self' file:; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)


@frozen(kw_only=True)
class Tile:
    """A way to another page, with a word on what is there."""

    page: str
    title: str
    about: str = ""


@frozen(kw_only=True)
class Page:
    """What a page shows."""

    path: str
    """Where it lies in the folder: ``"actors/anna-vale.html"``."""
    view: View
    title: str
    """What stands over it."""
    kind: str = ""
    """What it is about, in a word: ``"Actor"``; empty for a list."""
    own: str = ""
    """Id of the record that it is about; empty for none."""
    tiles: tuple[Tile, ...] = ()
    """Ways on, behind the first section."""
    linked_data: Sequence[Mapping[str, object]] = field(default=(), eq=False)
    """What it says to programs, in the words of schema.org."""


@frozen(kw_only=True)
class Frame:
    """What all pages of a site share."""

    dataset: Dataset
    title: str
    """The site's name."""
    ways: tuple[Tile, ...]
    """The pages that every page leads to."""
    style: Style = Style.PLAIN
    """In which style sources are written."""


def page_html(page: Page, frame: Frame) -> Iterator[str]:
    """Write a page.

    Args:
        page: What it shows.
        frame: What it shares with the others.

    Yields:
        Pieces of the document, in order.
    """
    addresses = Addresses(frame.dataset, page.path)
    numbering = Numbering(page.view.references, Cite.INLINE, frame.style)
    sections = SectionWriter(CellWriter(addresses, numbering, page.own), page.title)
    yield from _head(page, frame, addresses.root)
    yield from _beginning(page)
    filled = [section for section in page.view.sections if len(section.rows)]
    if not filled and page.view.empty and not page.tiles:
        yield f"<p>{text_html(page.view.empty)}</p>\n"
    for number, section in enumerate(filled, start=1):
        yield from sections.section(section, number)
        if number == 1:
            yield from _tiles(page, addresses.root)
    for note in page.view.notes:
        yield f'<p class="remark" dir="auto">{text_html(note)}</p>\n'
    yield from _sources(numbering, addresses, page.own)
    yield f"</main>\n{_marking(page.view)}"
    yield from _end(page.view)
    yield "</body>\n</html>\n"


def _head(page: Page, frame: Frame, root: str) -> Iterator[str]:
    named = text_html(page.title)
    title = named if page.title == frame.title else f"{named} · {text_html(frame.title)}"
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n"
        f'<link rel="stylesheet" href="{root}{STYLE}">\n<link rel="icon" href="data:,">\n'
        f'<script src="{root}{SCRIPT}" data-root="{root}" defer></script>\n'
    )
    for each in page.linked_data:
        yield f'<script type="application/ld+json">{script_json(each)}</script>\n'
    ways = "".join(
        f'<li><a href="{root}{way.page}"{_current(way, page)}>{text_html(way.title)}</a></li>'
        for way in frame.ways
    )
    yield (
        '</head>\n<body>\n<a class="skip" href="#main">Skip to the content</a>\n'
        f'<header class="bar">\n<a class="site" href="{root}index.html" dir="auto">'
        f"{text_html(frame.title)}</a>\n"
        '<form class="find" role="search" hidden>'
        '<label for="find">Search</label>'
        '<input id="find" type="search" autocomplete="off" spellcheck="false" '
        'aria-controls="found" placeholder="Names, issues, words">'
        '<div id="found" hidden><p id="count" role="status"></p><ul></ul></div></form>\n'
        f'<nav aria-label="Site"><ul>{ways}</ul></nav>\n</header>\n'
    )


def _current(way: Tile, page: Page) -> str:
    if way.page == page.path:
        return ' aria-current="page"'
    folder = way.page.removesuffix(".html")
    return ' aria-current="true"' if page.path.startswith(f"{folder}/") else ""


def _beginning(page: Page) -> Iterator[str]:
    language = page.view.language
    tagged = f' lang="{language}"' if is_language(language) and language != "en" else ""
    yield f'<main id="main" tabindex="-1"{tagged}>\n{_marking(page.view)}'
    if page.kind:
        yield f'<p class="kind">{text_html(page.kind)}</p>\n'
    yield f'<h1 dir="auto">{text_html(page.title)}</h1>\n'
    facts = [fact for label, fact in head_of(page.view).items() if label != "Dataset"]
    if facts:
        told = " · ".join(f'<span dir="auto">{text_html(fact)}</span>' for fact in facts)
        yield f'<p class="head">{told}</p>\n'


def _tiles(page: Page, root: str) -> Iterator[str]:
    if page.tiles:
        tiles = "".join(
            f'<li><a href="{root}{tile.page}">{text_html(tile.title)}</a>'
            f"{f' <span>{text_html(tile.about)}</span>' if tile.about else ''}</li>\n"
            for tile in page.tiles
        )
        yield f'<ul class="tiles">\n{tiles}</ul>\n'


def _sources(numbering: Numbering, addresses: Addresses, own: str) -> Iterator[str]:
    """Write the list of what a page cites, in full, each with the way to its page."""
    cited = [(id, text) for _, id, text in numbering.cited() if id != own]
    if not cited:
        return
    yield '<section class="part sources" aria-labelledby="sources">\n'
    yield '<h2 id="sources">Sources</h2>\n<ul>\n'
    for id, text in cited:
        href, written = addresses.of(id), citation_html(text)
        yield f'<li><a href="{href}">{written}</a></li>\n' if href else f"<li>{written}</li>\n"
    yield "</ul>\n</section>\n"


def _marking(view: View) -> str:
    """Write the marking of what is on a page, at its head and its foot."""
    banner = banner_of(view)
    return f'<p class="marking" dir="auto">{text_html(banner)}</p>\n' if banner else ""


def _end(view: View) -> Iterator[str]:
    yield '<footer class="end">\n'
    if facts := end_of(view):
        yield f"<h2>{text_html(RESTS_ON)}</h2>\n<dl>\n"
        for label, fact in facts.items():
            yield f'<div><dt>{text_html(label)}</dt><dd dir="auto">{text_html(fact)}</dd></div>\n'
        yield "</dl>\n"
    yield "</footer>\n"


def script_json(value: object) -> str:
    """Write JSON that stands in a script: plain ASCII, and nothing in it can close the element."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
