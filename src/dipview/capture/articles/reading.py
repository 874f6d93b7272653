"""Reading an article from a file: text here, other formats in limited processes."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import BinaryIO, NamedTuple

from attrs import evolve

from dipview.capture.articles.article import Article, ArticleError
from dipview.capture.articles.messages import ENDINGS, REFUSALS, article_of
from dipview.capture.articles.saying import marked_encoding
from dipview.capture.articles.stored_form import plain_paragraphs
from dipview.dataset.limits import MIB
from dipview.dataset.reading import reason
from dipview.dataset.texts.stored import LARGEST as LARGEST_TEXT
from dipview.processes.bounds import Bounds
from dipview.processes.limited_process import Ending, run_limited

LARGEST = 50 * MIB
"""In bytes: a file that is larger is not read."""
BOUNDS = Bounds()
EXTRA = "pip install 'dipview[articles]'"


class Reader(NamedTuple):
    """What reads a format."""

    module: str
    package: str
    """What has to be installed, as it is imported."""
    format: str
    type: str = "document"
    """The type of source that is in such a file."""


_HTML = Reader("dipview.capture.articles.html_page", "trafilatura", "HTML", "webpage")
READERS: Mapping[str, Reader | None] = {
    **dict.fromkeys(("txt", "text")),
    **dict.fromkeys(
        ("md", "markdown"),
        Reader("dipview.capture.articles.markdown_text", "markdown_it", "Markdown"),
    ),
    **dict.fromkeys(("html", "htm", "xhtml"), _HTML),
    "pdf": Reader("dipview.capture.articles.pdf_text", "pypdfium2", "PDF"),
    "docx": Reader("dipview.capture.articles.docx_text", "docx", "DOCX"),
}
"""By the ending of a file; None where it is plain text."""
_NAMED = "name it with .{} at its end"
_SAVED = "save it as .docx or .txt in its own program"
_BEGINNINGS = (
    (b"%PDF-", "a PDF", _NAMED.format("pdf")),
    (b"PK\x03\x04", "a zip archive or DOCX", _NAMED.format("docx")),
    (b"\xd0\xcf\x11\xe0", "a file of an old Office program", _SAVED),
    (b"{\\rtf", "RTF", _SAVED),
)
"""How files begin that are no text, whatever they are called."""
_ADDRESSES = ("http:/", "https:/")


def read_article(
    path: Path, limit: int = LARGEST, encoding: str = "", bounds: Bounds = BOUNDS
) -> Article:
    """Read the article that a file holds, by the ending of its name.

    Args:
        path: The file.
        limit: In bytes: a larger one is not read.
        encoding: Of text, Markdown and HTML; empty where they say it, or are UTF-8.
        bounds: How far a process may go that reads a format.

    Raises:
        ArticleError: It cannot be read, or holds no article.
    """
    if str(path).startswith(_ADDRESSES):
        what = "this is an address, and dipview opens none"
        raise ArticleError(what, "save the page in a browser, as .html")
    if path.is_dir():
        raise ArticleError("it is a folder", "name a file in it")
    ending = path.suffix.lower().removeprefix(".")
    if ending not in READERS:
        what = f"'.{ending}' files are not read" if ending else "its name has no ending"
        known = ", ".join(f".{each}" for each in READERS)
        raise ArticleError(what, f"save it as one of {known}, or paste its text: '-' reads that")
    reader = READERS[ending]
    with _opened(path, limit) as file:
        if reader is None:
            return read_text(file.read(limit + 1), limit, encoding)
        return _read_apart(file, reader, encoding, bounds)


def read_text(content: bytes, limit: int = LARGEST, encoding: str = "") -> Article:
    """Read plain text, of a file or pasted.

    Raises:
        ArticleError: It is too large, or no text.
    """
    if len(content) > limit:
        raise _too_large(limit)
    for begins, called, remedy in _BEGINNINGS:
        if content.startswith(begins):
            raise ArticleError(f"it is no text but {called}", remedy)
    try:
        text = content.decode(encoding or marked_encoding(content) or "utf-8")
    except UnicodeDecodeError as error:
        what = f"byte {error.start + 1:,} is not {error.encoding.upper()}"
        remedy = "save it as UTF-8, or name its encoding: --encoding windows-1252"
        raise ArticleError(what, remedy) from error
    except LookupError as error:
        raise ArticleError(*REFUSALS["encoding"]) from error
    if len(text) > LARGEST_TEXT:
        raise _too_large(LARGEST_TEXT)
    return Article(tuple(plain_paragraphs(text)))


def _read_apart(file: BinaryIO, reader: Reader, encoding: str, bounds: Bounds) -> Article:
    """Read a format in a process of its own."""
    if find_spec(reader.package) is None:
        what = f"{reader.format} needs what is not installed here"
        raise ArticleError(what, f"{EXTRA}, or save its text as .txt")
    outcome = run_limited(reader.module, file, [encoding] if encoding else [], bounds)
    if outcome.ending is not Ending.DONE:
        what, remedy = ENDINGS[outcome.ending]
        told = what.format(seconds=bounds.seconds, memory=bounds.memory // MIB)
        raise ArticleError(told, remedy)
    return evolve(article_of(outcome.said), type=reader.type)


@contextmanager
def _opened(path: Path, limit: int) -> Iterator[BinaryIO]:
    """Open a regular file that is not too large."""
    # A pipe could take the file's place: opening one must not wait.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise ArticleError("it is no regular file", "name a file")
        file = os.fdopen(os.open(path, flags), "rb")
    except FileNotFoundError as error:
        raise ArticleError("there is no such file", "check the path") from error
    except (OSError, ValueError) as error:
        raise ArticleError(f"it cannot be read: {reason(error)}", "check the path") from error
    with file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise ArticleError("it is no regular file", "name a file")
        if status.st_size > limit:
            raise _too_large(limit)
        try:
            yield file
        except OSError as error:
            raise ArticleError(f"it cannot be read: {reason(error)}", "check the path") from error


def _too_large(limit: int) -> ArticleError:
    what = f"it is larger than {limit / MIB:,.4g} MiB, the limit for an article"
    return ArticleError(what, "cut it, or paste its text: '-' reads that")
