"""The lexer of the query language: a typed query becomes tokens that know their place."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from dipview.search.query import EXACTLY, NOWHERE, OPENING_QUOTES, Anchor, Comparison, Extent
from dipview.search.query_errors import QueryError
from dipview.search.query_fields import QUERY_FIELDS, FilterField
from dipview.search.typos import nearest

LONGEST_QUERY = 2000
"""Characters beyond which a query is refused."""


class TokenKind(StrEnum):
    """What a token is."""

    WORD = "word"
    PHRASE = "phrase"
    FILTER = "filter"
    NOT = "not"
    OR = "or"
    OPEN = "("
    CLOSE = ")"


class Token(NamedTuple):
    """One token, with its extent in the query."""

    kind: TokenKind
    text: str
    """The word, the words of a phrase, or a filter's value."""
    extent: Extent
    value: Extent = NOWHERE
    """Of a filter: where its value stands."""
    anchor: Anchor = Anchor.WHOLE
    field: FilterField | None = None
    comparison: Comparison = Comparison.IS


_ENDING_A_WORD = frozenset(f"(){OPENING_QUOTES}")
"""What ends a word, beside white space."""
_FIELD = r"([^\W\d_][\w-]*)(:)(?!//)|(date)(>=|<=|>|<)"
"""A name with a colon at once after it, as ``coded_by:``; a number or an address has none."""
_MINUS = rf"-(?=[^\W\d]|[({OPENING_QUOTES}])"
"""A minus before what it would leave out elsewhere; before a number it is a part of it."""
_AFTER_A_FIELD = frozenset(":<>")
_QUOTES = {
    '"': '"',
    "“": '”"',
    "”": '”"',
    "„": '“”"',
    "«": '»"',
    "»": '«»"',
    "‹": '›"',
    "›": '‹›"',
    "「": '」"',
    "『": '』"',
}
"""What opens a quotation, in the languages that people write, and what closes it."""
_FIELDS = {field.value: field for field in FilterField}
_SPANS = {"since": Comparison.FROM, "until": Comparison.UNTIL}
KNOWN_FIELDS = (*_FIELDS, *_SPANS, "not")
"""Every name that can stand before a colon."""


def tokens(query: str) -> Iterator[Token]:
    """Cut a query into tokens.

    Args:
        query: The query as it was typed.

    Yields:
        Its tokens, in order.

    Raises:
        QueryError: A quotation mark is not closed, a field is unknown or has no value, an
            operator has nothing to work on, or the query is too long.
    """
    if len(query) > LONGEST_QUERY:
        raise QueryError(
            f"a query can have {LONGEST_QUERY} characters, this one has {len(query)}",
            LONGEST_QUERY,
            len(query) - LONGEST_QUERY,
            "shorten it",
        )
    at = 0
    while at < len(query):
        if query[at].isspace():
            at += 1
            continue
        token = _token(query, at)
        yield token
        at = token.extent.offset + token.extent.length


def _token(query: str, at: int) -> Token:
    sign = query[at]
    if sign in "()":
        return Token(TokenKind(sign), sign, Extent(at, 1))
    if sign == "!":
        return Token(TokenKind.NOT, sign, Extent(at, 1))
    if sign in _QUOTES:
        return _phrase(query, at, at)
    if sign in "'^":
        return _marked(query, at)
    if sign == "-" and re.match(_MINUS, query[at:]):
        raise _no_operator(query, at, "-", _run(query, at + 1))
    if field := _field_at(query, at):
        return _filter(query, at, field)
    return _word(query, at)


def _field_at(query: str, at: int) -> re.Match[str] | None:
    """Find a field's name and what follows it; few queries have what can follow one."""
    if _AFTER_A_FIELD.isdisjoint(query):
        return None
    found = re.compile(_FIELD, re.IGNORECASE).match(query, at)
    if found is None or (found[1] or found[3]).lower() in KNOWN_FIELDS:
        return found
    # A colon that ends a word ends it: only what has a value is meant for a field.
    return found if query[found.end() : found.end() + 1].strip() else None


def _word(query: str, at: int) -> Token:
    run = _run(query, at)
    extent = Extent(at, len(run))
    if run in ("or", "OR"):
        return Token(TokenKind.OR, run, extent)
    if run == "NOT" and query.upper() != query and query[at + len(run) :].strip():
        raise _no_operator(query, at, run, _run(query, at + len(run) + 1))
    if run.endswith("$") and run.strip("$"):
        return Token(TokenKind.PHRASE, run.rstrip("$"), extent, anchor=Anchor.END)
    return Token(TokenKind.WORD, run, extent)


def _no_operator(query: str, at: int, written: str, unwanted: str) -> QueryError:
    """Say how to leave something out, to who writes it as elsewhere."""
    what = unwanted or "russia"
    end = at + len(written)
    behind = query[end : end + len(what) + 1].rstrip() if unwanted else ""
    return QueryError(
        f"{written} leaves nothing out here",
        at,
        len(written) + len(behind),
        f'write !{what} or not:{what}; to search for it as it is, quote it: "{written}{behind}"',
    )


def _marked(query: str, at: int) -> Token:
    """Read ``'exact`` or ``^pre``, with or without quotation marks."""
    inside = at + 1
    anchor = Anchor.START if query[at] == "^" else Anchor.WHOLE
    if inside < len(query) and query[inside] in _QUOTES:
        return _phrase(query, at, inside, anchor)
    run = _run(query, inside)
    if not run:
        raise QueryError(
            f"there is nothing after {query[at]}", at, 1, f"write a word there: {query[at]}assad"
        )
    extent = Extent(at, 1 + len(run))
    if anchor is Anchor.START and run.endswith("$") and run.strip("$"):
        return Token(TokenKind.PHRASE, run.rstrip("$"), extent)
    return Token(TokenKind.PHRASE, run, extent, anchor=anchor)


def _phrase(query: str, at: int, quote: int, anchor: Anchor = Anchor.WHOLE) -> Token:
    text, end = _quoted(query, quote)
    if not text.strip():
        raise QueryError(
            "there is nothing between the quotation marks", quote, end - quote, "write words there"
        )
    if anchor is Anchor.WHOLE and at == quote and query[end : end + 1] == "$":
        return Token(TokenKind.PHRASE, text, Extent(at, end + 1 - at), anchor=Anchor.END)
    return Token(TokenKind.PHRASE, text, Extent(at, end - at), anchor=anchor)


def _quoted(query: str, quote: int) -> tuple[str, int]:
    """Read from a quotation mark: the text inside, and the index after the closing mark."""
    closing = _QUOTES[query[quote]]
    end = next((i for i in range(quote + 1, len(query)) if query[i] in closing), None)
    if end is None:
        raise QueryError(
            "this quotation mark is not closed yet",
            quote,
            1,
            f"close it with {closing[0]} after the last word",
        )
    return query[quote + 1 : end], end + 1


def _filter(query: str, at: int, found: re.Match[str]) -> Token:
    name = (found[1] or found[3]).lower()
    start = found.end()
    if name == "not":
        return Token(TokenKind.NOT, found[0], Extent(at, start - at))
    comparison = _SPANS.get(name) or Comparison(found[2] or found[4])
    field = FilterField.DATE if name in _SPANS else _field(name, at)
    exactly = query.startswith(EXACTLY, start) and query[start + 1 : start + 2] in _QUOTES
    if query[start : start + 1] in _QUOTES:
        text, end = _quoted(query, start)
    elif exactly:
        text, end = _quoted(query, start + 1)
        text = EXACTLY + text if text.strip() else ""
    else:
        text = _run(query, start)
        end = start + len(text)
    if not text.strip() or text.strip() == EXACTLY:
        raise QueryError(
            f"{found[0]} has no value yet",
            at,
            len(found[0]),
            f"for example {QUERY_FIELDS[field].example}",
        )
    return Token(
        TokenKind.FILTER,
        text,
        Extent(at, end - at),
        value=Extent(start, end - start),
        field=field,
        comparison=comparison,
    )


def _field(name: str, at: int) -> FilterField:
    if name in _FIELDS:
        return _FIELDS[name]
    key = name.replace("-", "_")
    asking = (field for field, known in QUERY_FIELDS.items() if key in known.keys)
    near = next(asking, "") or nearest(name, KNOWN_FIELDS)
    meant = f"did you mean {near}:? " if near else ""
    raise QueryError(
        f"there is no field called {name}:",
        at,
        len(name) + 1,
        f"{meant}the fields are {', '.join(KNOWN_FIELDS)}; quotation marks search for it as it is",
    )


def _run(query: str, at: int) -> str:
    ends = (
        place
        for place in range(at, len(query))
        if query[place].isspace() or query[place] in _ENDING_A_WORD
    )
    return query[at : next(ends, len(query))]
