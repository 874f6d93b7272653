"""Words with a colon that name no field: they are searched as words, which is told."""

from typing import NamedTuple

from dipview.search.lexer import KNOWN_FIELDS, TokenKind, tokens
from dipview.search.query import OPENING_QUOTES
from dipview.search.query_errors import QueryError

_MARKS = "'^"


class Remark(NamedTuple):
    """What is to be said of a query that can be read."""

    message: str
    offset: int
    """Where in the query it is about, in characters."""
    length: int
    hint: str
    """What can be written instead."""


def remark_on(query: str) -> Remark | None:
    """Say of a query which word of it looks like a field and is none.

    Addresses, and what stands between quotation marks, are meant as they are.

    Args:
        query: The query as it was typed.

    Returns:
        The remark on the first such word; None where there is none, or the query is no query.
    """
    if ":" not in query:
        return None
    try:
        found = list(tokens(query))
    except QueryError:
        return None
    for token in found:
        text, (offset, length) = token.text, token.extent
        typed = query[offset : offset + length]
        if token.kind not in (TokenKind.WORD, TokenKind.PHRASE):
            continue
        if typed.lstrip(_MARKS)[:1] in OPENING_QUOTES and token.kind is TokenKind.PHRASE:
            continue
        if ":" in text.strip(":").replace("://", "") or (text.endswith(":") and text.strip(":")):
            return Remark(
                f"'{text}' is searched as a word, it names no field",
                offset,
                length,
                f"the fields are {', '.join(KNOWN_FIELDS)}, each with its value after the colon",
            )
    return None
