"""The style of the United Nations: footnotes as the Editorial Manual of their Secretariat has them.

https://www.un.org/dgacm/en/content/editorial-manual/footnotes: a document with a symbol is cited by
it alone, a resolution by its number; titles of articles stand in quotation marks, with the comma
behind them; dates have their day first. The style has no word for a date that is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dipview.model.sources import Source
from dipview.model.symbols import Symbol
from dipview.views.citing.bibliography import (
    BOOKS,
    KINDS,
    UNQUOTED,
    Family,
    authors_of,
    family_of,
    joined,
    quotable,
    symbol_of,
)
from dipview.views.citing.days import day_first
from dipview.views.citing.locators import Short, written
from dipview.views.citing.written import Part, Written, like, parted, titled, where_it_came_out

_SHORTS = {
    "page": Short("p.", "pp."),
    "paragraph": Short("para.", "paras."),
    "article": Short("art.", "arts."),
    "section": Short("sect.", "sects."),
    "chapter": Short("chap.", "chaps."),
    "volume": Short("vol.", "vols."),
    "figure": Short("figure", "figures"),
    "part": Short("part", "parts"),
    "annex": Short("annex", "annexes"),
    "line": Short("line", "lines"),
    "note": Short("footnote", "footnotes"),
    "column": Short("column", "columns"),
}


def full(source: Source, places: str) -> str:
    """Write a source as a footnote: ``“Ministers meet”, RFE/RL, 11 April 2017, para. 8.``."""
    symbol = symbol_of(source)
    parts: list[Part] = [_by_symbol(source, symbol)] if symbol else [*_parts(source)]
    pieces: list[str] = []
    for part in parted((*parts, places)):
        pieces += (", ", *part) if pieces else part
    last = pieces.pop()
    address = "" if symbol else _address(source)
    return Written.of((*pieces, like(last, last.removesuffix(".")), f".{address}"))


def brief(source: Source) -> str:
    """Name a source in a few words: its symbol, or who brought it out and when."""
    if symbol := symbol_of(source):
        return _by_symbol(source, symbol)
    name = source.publisher or joined(authors_of(source), "and others") or source.title or source.id
    return ", ".join([name, *([day_first(source.issued)] if source.issued else [])])


def again(source: Source, places: str, number: int, *, last: bool) -> str:
    """Write a source that was cited before: ``Ibid., para. 9.``, or where it was."""
    if last:
        return f"Ibid., {places}." if places else "Ibid."
    if symbol_of(source):
        return full(source, places)
    text = ", ".join(filter(None, (f"{brief(source)} (see note {number} above)", places)))
    name = where_it_came_out(source)
    rest = text[len(name) :] if text.startswith(name) else ""
    return Written.of((*((name, rest) if rest else (text,)), "."))


def places(locators: Sequence[str]) -> str:
    """Write places in a source: ``paras. 8 and 9``, ``pp. 3\u20134``."""
    return ", ".join(written(locators, _SHORTS, " and "))


def _by_symbol(source: Source, symbol: Symbol) -> str:
    """Write a document by its symbol: ``S/PV.7919``, ``General Assembly resolution 76/1``."""
    if symbol.kind != "resolution" or not symbol.number:
        return source.symbol
    if symbol.text.startswith("S/") and symbol.number.isdigit() and source.issued:
        # The Council's resolutions have their year behind them, which not every symbol has.
        return f"{symbol.body} resolution {symbol.number} ({source.issued.counts_from.year})"
    number = re.sub(r"(?<=[0-9)])([A-Z])\Z", r" \1", symbol.number)
    return f"{symbol.body} resolution {number}"


def _parts(source: Source) -> Iterator[Part]:
    """Give what is told of a source without a symbol, in its order."""
    family = family_of(source)
    date = day_first(source.issued) if source.issued else ""
    author = joined(authors_of(source), "and others")
    number = f"document {source.symbol}" if source.symbol else ""
    quoted = f"\u201c{quotable(source.title)}\u201d" if source.title else ""
    kind = KINDS.get(source.type, "")
    if not (author or source.publisher or source.title or source.symbol):
        yield source.id
    if family is Family.WORK and source.type in BOOKS:
        lead = author or source.publisher
        out = ", ".join(filter(None, (source.publisher if author else "", date)))
        yield lead
        behind = f"({out})" if out and (source.title or kind) else out
        yield titled(source.title, behind) if source.title else f"{kind} {behind}".strip()
        yield number
    elif family in (Family.ARTICLE, Family.WEB):
        yield author
        yield quoted
        yield where_it_came_out(source)
        yield "" if quoted else kind
        yield number
        yield date
    elif family in UNQUOTED:
        yield from (source.title, source.publisher, number, date)
    elif family is Family.DATA:
        yield from (author or source.publisher, source.title or kind)
        yield source.publisher if author else ""
        yield from (number, date)
    else:
        yield from (author or source.publisher, quoted, kind)
        yield source.publisher if author else ""
        yield from (number, date)


def _address(source: Source) -> str:
    if not source.url:
        return ""
    read = f" (accessed on {day_first(source.accessed)})" if source.accessed else ""
    return f" Available at {source.url}{read}."
