"""The Chicago style: notes of the Chicago Manual of Style, 17th edition, chapter 14.

Titles of articles stand in quotation marks, with the comma within them; dates have their month
first; a page is a bare number. Of what has no date the day is told on which it was read, or else
``n.d.``. A source that was cited before is shortened to who and what.
"""

from __future__ import annotations

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
from dipview.views.citing.days import month_first
from dipview.views.citing.locators import Short, written

_SHORTS = {
    "page": Short("", ""),
    "paragraph": Short("para.", "paras."),
    "article": Short("art.", "arts."),
    "section": Short("sec.", "secs."),
    "chapter": Short("chap.", "chaps."),
    "volume": Short("vol.", "vols."),
    "figure": Short("fig.", "figs."),
    "part": Short("pt.", "pts."),
    "annex": Short("annex", "annexes"),
    "line": Short("line", "lines"),
    "note": Short("n", "nn"),
    "column": Short("col.", "cols."),
}
_PRINCIPAL = ("A/", "S/", "E/", "T/", "ST/")
"""How symbols of the principal organs begin, which are named together with the United Nations."""


def full(source: Source, places: str) -> str:
    """Write a source as a note: ``“Ministers Meet,” RFE/RL, April 11, 2017, para. 8, https://….``."""
    symbol = symbol_of(source)
    parts = _of_symbol(source, symbol) if symbol else _parts(source)
    return _sentence((*parts, places, source.url))


def brief(source: Source) -> str:
    """Name a source in a few words: its symbol, or who brought it out and when."""
    if symbol_of(source):
        return source.symbol
    return ", ".join((source.publisher or _lead(source) or source.id, _date(source)))


def again(source: Source, places: str, number: int, *, last: bool) -> str:  # noqa: ARG001
    """Write a source that was cited before: ``RFE/RL, “Ministers Meet,” para. 9.``."""
    if symbol_of(source):
        return _sentence((source.symbol, places))
    named = family_of(source) in UNQUOTED
    title = source.title if named or source.type in BOOKS else _quoted(source.title)
    lead = "" if named and title else _authors(source) or source.publisher
    return _sentence((lead, title or ("" if lead else source.id), places))


def places(locators: Sequence[str]) -> str:
    """Write places in a source: ``paras. 8, 9``, ``3\u20134``."""
    return ", ".join(written(locators, _SHORTS, ", "))


def _sentence(parts: Sequence[str]) -> str:
    """Join parts by commas, which stand within the quotation marks of the part before."""
    text = ""
    for part in filter(None, parts):
        inside = text.endswith("\u201d")
        text = f"{text[:-1]},\u201d {part}" if inside else f"{text}, {part}" if text else part
    if text.endswith("\u201d"):
        return f"{text[:-1]}.\u201d"
    return f"{text.removesuffix('.')}."


def _quoted(title: str) -> str:
    return f"\u201c{quotable(title)}\u201d" if title else ""


def _date(source: Source) -> str:
    """Write the day on which it came out; of what tells none, the day on which it was read."""
    if source.issued:
        return month_first(source.issued)
    return f"accessed {month_first(source.accessed)}" if source.accessed else "n.d."


def _authors(source: Source) -> str:
    return joined(authors_of(source), "et al.", before_and=",")


def _lead(source: Source) -> str:
    return _authors(source) or source.publisher or source.title


def _of_symbol(source: Source, symbol: Symbol) -> Iterator[str]:
    """Give what is told of a document of the United Nations."""
    of_one = symbol.text.startswith(_PRINCIPAL)
    yield source.publisher or (f"UN {symbol.body}" if of_one else symbol.body)
    if symbol.kind == "resolution" and symbol.number:
        yield f"Resolution {symbol.number}"
    yield source.title
    yield f"{source.symbol} ({_date(source)})"


def _parts(source: Source) -> Iterator[str]:
    """Give what is told of a source without a symbol, in its order."""
    family, date = family_of(source), _date(source)
    author = _authors(source)
    kind = KINDS.get(source.type, "")
    if not (author or source.publisher or source.title or source.symbol):
        yield source.id
    if family is Family.WORK and source.type in BOOKS:
        out = ", ".join(filter(None, (source.publisher if author else "", date)))
        yield author or source.publisher
        yield f"{source.title or kind} ({out})".strip()
        yield source.symbol
    elif family in (Family.ARTICLE, Family.WEB):
        yield author
        yield _quoted(source.title)
        yield source.publisher
        yield "" if source.title else kind
        yield from (source.symbol, date)
    elif family in UNQUOTED:
        yield from (source.title, date, source.publisher, source.symbol)
    else:
        yield from (author or source.publisher, _quoted(source.title), kind)
        yield source.publisher if author else ""
        yield from (source.symbol, date)
