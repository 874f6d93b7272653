"""Reads Markdown in a limited process: its text without marks, and what stands at its head."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import BinaryIO

from markdown_it import MarkdownIt
from markdown_it.token import Token

from dipview.capture.articles.saying import fact, paragraph, refused
from dipview.processes.limited_work import serve

_HEAD = re.compile(r"(---|\+\+\+)[ \t]*\n(.*?)\n\1[ \t]*(?:\n|$)", re.DOTALL)
_LINE = re.compile(r"([A-Za-z_-]+)[ \t]*[:=][ \t]*(\S.*)")
_KEYS: Mapping[str, str] = {
    **dict.fromkeys(("title",), "title"),
    **dict.fromkeys(("author", "authors"), "author"),
    **dict.fromkeys(("publisher", "publication", "site"), "publisher"),
    **dict.fromkeys(("date", "issued", "published"), "issued"),
    **dict.fromkeys(("url", "link", "canonical"), "url"),
    **dict.fromkeys(("language", "lang"), "language"),
}
_MOST_NESTED = 100
"""How deep lists and quotations are read inside one another."""


def read(given: BinaryIO, words: Sequence[str]) -> Iterator[dict[str, object]]:
    """Read a file of Markdown in UTF-8."""
    try:
        text = given.read().decode(words[0] if words else "utf-8").removeprefix("\ufeff")
    except (UnicodeDecodeError, LookupError):
        yield refused("encoding")
        return
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if head := _HEAD.match(text):
        yield from _facts(head[2])
        text = text[head.end() :]
    parser = MarkdownIt("commonmark", {"maxNesting": _MOST_NESTED}).enable("table")
    tokens = parser.parse(text)
    if any(token.level >= _MOST_NESTED - 1 for token in tokens):  # what is deeper is left out
        yield refused("nested")
        return
    if tokens and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        yield fact("title", " ".join(_text_of(tokens[1]).split()), "the first heading")
    yield from (paragraph(each) for each in _paragraphs(tokens))


def _facts(head: str) -> Iterator[dict[str, object]]:
    """Read the lines of the head that are plain: a key and a text."""
    for line in head.split("\n"):
        if (found := _LINE.fullmatch(line.rstrip())) and (key := _KEYS.get(found[1].lower())):
            value = found[2]
            if value[0] in "'\"" and value[-1] == value[0]:
                value = value[1:-1]
            if value and value[0] not in "[{|>&*!":
                yield fact(key, value, f"{found[1]} at its head")


def _paragraphs(tokens: Iterable[Token]) -> Iterator[str]:
    number = ""
    for token in tokens:
        if token.type == "list_item_open" and token.info:
            number = f"{token.info}{token.markup} "
        elif token.type == "inline":
            yield f"{number}{_text_of(token)}"
            number = ""
        elif token.type in ("fence", "code_block"):
            yield token.content


def _text_of(token: Token) -> str:
    """Give the words of a line without marks; pictures and tags are none."""
    pieces = []
    for child in token.children or ():
        if child.type in ("text", "code_inline", "text_special"):
            pieces.append(child.content)
        elif child.type == "softbreak":
            pieces.append(" ")
        elif child.type == "hardbreak":
            pieces.append("\n")
    return "".join(pieces)


if __name__ == "__main__":
    serve(read)
