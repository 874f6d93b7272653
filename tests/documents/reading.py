"""Reads the project's own documents: headings, links, tables, and the commands in them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from attrs import frozen
from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).parents[2]
DOCUMENTS = tuple(
    sorted(
        path.relative_to(ROOT).as_posix()
        for path in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"))
    )
)
"""Every document for readers, from the top of the repository."""
_COMMENT = re.compile(r"(?:^|\s)#(?=\s|$)")


@frozen
class Block:
    """A block of commands for a shell."""

    document: str
    line: int
    commands: tuple[str, ...]

    @property
    def place(self) -> str:
        """Where it stands: ``README.md:16``."""
        return f"{self.document}:{self.line}"


@cache
def tokens(document: str) -> tuple[Token, ...]:
    """Parse a document as GitHub does."""
    return tuple(MarkdownIt("commonmark").enable("table").parse(text(document)))


@cache
def text(document: str) -> str:
    """Give the text of a document."""
    return (ROOT / document).read_text(encoding="utf-8")


def spoken(document: str) -> Iterator[Token]:
    """Give the parts of a document's running text: words, code, links and pictures."""
    for token in tokens(document):
        for child in token.children or ():
            yield child
            yield from child.children or ()


@cache
def blocks() -> tuple[Block, ...]:
    """Give the blocks of commands of all documents, in order."""
    return tuple(
        Block(document, (token.map or (0, 0))[0] + 1, tuple(_commands(token.content)))
        for document in DOCUMENTS
        for token in tokens(document)
        if token.type == "fence" and token.info.strip() == "sh"
    )


def _commands(content: str) -> Iterator[str]:
    for line in content.splitlines():
        if command := _COMMENT.split(line, maxsplit=1)[0].strip():
            yield command


@cache
def anchors(document: str) -> frozenset[str]:
    """Give what a link can name in a document, as GitHub makes it of headings."""
    found: Counter[str] = Counter()
    names = set()
    for opening, inline in pairwise(tokens(document)):
        if opening.type != "heading_open":
            continue
        words = "".join(each.content for each in inline.children or ()).lower()
        name = "".join(
            "-" if letter == " " else letter
            for letter in words
            if letter in " -_" or unicodedata.category(letter)[0] in "LNM"
        )
        names.add(f"{name}-{found[name]}" if found[name] else name)
        found[name] += 1
    return frozenset(names)
