"""The parser of the query language: tokens become a tree, mistakes become ``QueryError``.

- query  = [ either ]
- either = every { "or" every }
- every  = term { term }
- term   = ( "!" | "not:" ) term | "(" either ")" | filter | phrase | word
"""

from __future__ import annotations

from dipview.search.filter_values import checked_value
from dipview.search.lexer import Token, TokenKind, tokens
from dipview.search.query import (
    Extent,
    Filter,
    Node,
    Not,
    Phrase,
    Query,
    Word,
    conjunction,
    disjunction,
)
from dipview.search.query_errors import QueryError

DEEPEST = 40
"""How deep parentheses and negations may nest."""


def parsed(text: str) -> Query:
    """Read a query.

    Args:
        text: The query as it was typed; empty for everything.

    Returns:
        The query as a tree.

    Raises:
        QueryError: The text is not a query, or not yet: something is missing at its end.
    """
    found = list(tokens(text))
    if not found:
        return Query(text, conjunction())
    if len(found) == 1 and found[0].kind is TokenKind.OR:
        return Query(text, Word(found[0].text, found[0].extent))
    return Query(text, _Reader(found).whole())


class _Reader:
    """A place in a list of tokens, moved on as the tree grows."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.at = 0
        self.depth = 0

    def whole(self) -> Node:
        node = self.either()
        if self.at < len(self.tokens):
            token = self.tokens[self.at]
            raise _error(token, "this parenthesis was never opened", "take it away")
        return node

    def either(self) -> Node:
        branches = [self.every()]
        while self.peek() is TokenKind.OR:
            self.at += 1
            branches.append(self.every())
        return disjunction(*branches)

    def every(self) -> Node:
        terms = []
        while self.peek() not in (None, TokenKind.OR, TokenKind.CLOSE):
            terms.append(self.term())
        if not terms:
            raise self.missing()
        return conjunction(*terms)

    def term(self) -> Node:
        """Read a word, a phrase, a field, a negation or a group."""
        token = self.tokens[self.at]
        if self.depth >= DEEPEST:
            raise _error(token, "this is nested too deeply", "write the query flatter")
        self.at += 1
        match token.kind:
            case TokenKind.NOT:
                return self.negated(token)
            case TokenKind.OPEN:
                return self.group(token)
            case TokenKind.PHRASE:
                return Phrase(token.text, token.anchor, token.extent)
            case TokenKind.FILTER:
                return _filter(token)
            case _:
                return Word(token.text, token.extent)

    def negated(self, token: Token) -> Node:
        """Read what must not be found; ``token`` is the sign before it."""
        if self.peek() in (None, TokenKind.OR, TokenKind.CLOSE):
            raise _error(
                token,
                f"there is nothing after {token.text} yet",
                f"write what must not be found: {token.text}russia",
            )
        self.depth += 1
        term = self.term()
        self.depth -= 1
        return Not(term)

    def group(self, opening: Token) -> Node:
        """Read up to the end of a parenthesis that was opened."""
        if self.peek() is None:
            raise _error(opening, "this parenthesis is not closed yet", "close it with )")
        self.depth += 1
        node = self.either()
        self.depth -= 1
        if self.peek() is not TokenKind.CLOSE:
            raise _error(opening, "this parenthesis is not closed yet", "close it with )")
        self.at += 1
        return node

    def peek(self) -> TokenKind | None:
        return self.tokens[self.at].kind if self.at < len(self.tokens) else None

    def missing(self) -> QueryError:
        """Say what a term was expected next to."""
        before = self.tokens[self.at - 1] if self.at else None
        if before is not None and before.kind is TokenKind.OR:
            return _error(
                before, "there is nothing after this or yet", 'write a term, or quote it: "or"'
            )
        token = self.tokens[self.at] if self.at < len(self.tokens) else self.tokens[-1]
        if token.kind is TokenKind.OR:
            return _error(
                token, "there is nothing before this or", 'write a term, or quote it: "or"'
            )
        if before is not None and before.kind is TokenKind.OPEN:
            return _error(before, "there is nothing between the parentheses", "write a term there")
        return _error(token, "this parenthesis was never opened", "take it away")


def _filter(token: Token) -> Node:
    if token.field is None:  # pragma: no cover - the lexer sets it with the kind
        raise AssertionError(token)
    value = checked_value(token.field, token.text, token.value)
    return Filter(token.field, value, token.comparison, token.value)


def _error(token: Token, message: str, hint: str) -> QueryError:
    extent: Extent = token.extent
    return QueryError(message, extent.offset, extent.length, hint)
