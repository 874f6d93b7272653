"""The Chicago style: notes of the Chicago Manual of Style, 17th edition, chapter 14.

Titles of articles stand in quotation marks, with the comma within them; dates have their month
first; a page is a bare number. Of what has no date the day is told on which it was read, or else
``n.d.``. A source that was cited before is shortened to who and what.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

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
from dipview.views.citing.written import (
    Part,
    Written,
    italic,
    like,
    parted,
    titled,
    where_it_came_out,
)

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
    parts: Iterator[Part] = _of_symbol(source, symbol) if symbol else _parts(source)
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
    title = source.title if named else _quoted(source.title)
    title = italic(source.title) if source.type in BOOKS else title
    lead = "" if named and title else _authors(source) or where_it_came_out(source)
    return _sentence((lead, title or ("" if lead else source.id), places))


def places(locators: Sequence[str]) -> str:
    """Write places in a source: ``paras. 8, 9``, ``3\u20134``."""
    return ", ".join(written(locators, _SHORTS, ", "))


def _sentence(parts: Iterable[Part]) -> Written:
    """Join parts by commas, which stand within the quotation marks of the part before."""
    pieces: list[str] = []
    for part in parted(parts):
        if pieces:
            pieces += (*_closed(pieces.pop(), ","), " ")
        pieces += part
    if not pieces:
        return Written.of(("",))
    last = pieces.pop()
    return Written.of((*pieces, *_ended(last)))


def _closed(piece: str, mark: str) -> tuple[str, ...]:
    """Put a mark behind a piece: within its quotation marks, where it has some."""
    if piece.endswith("\u201d"):
        return (like(piece, f"{piece[:-1]}{mark}\u201d"),)
    return (piece, mark)


def _ended(piece: str) -> tuple[str, ...]:
    if piece.endswith("\u201d"):
        return _closed(piece, ".")
    return (like(piece, piece.removesuffix(".")), ".")


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


def _parts(source: Source) -> Iterator[Part]:
    """Give what is told of a source without a symbol, in its order."""
    family, date = family_of(source), _date(source)
    author = _authors(source)
    kind = KINDS.get(source.type, "")
    if not (author or source.publisher or source.title or source.symbol):
        yield source.id
    if family is Family.WORK and source.type in BOOKS:
        out = ", ".join(filter(None, (source.publisher if author else "", date)))
        yield author or source.publisher
        yield titled(source.title, f"({out})") if source.title else f"{kind} ({out})".strip()
        yield source.symbol
    elif family in (Family.ARTICLE, Family.WEB):
        yield author
        yield _quoted(source.title)
        yield where_it_came_out(source)
        yield "" if source.title else kind
        yield from (source.symbol, date)
    elif family in UNQUOTED:
        yield from (source.title, date, source.publisher, source.symbol)
    else:
        yield from (author or source.publisher, _quoted(source.title), kind)
        yield source.publisher if author else ""
        yield from (source.symbol, date)
