"""The form in which a text is stored: paragraphs with a blank line between, and nothing hidden.

Where it has pages, a form feed stands before each but the first, so that a passage can say its
page. Without form feeds it is the same text.

It is in NFC, its lines end with line feeds, and no space stands at their ends or beside another. A
control character, which could act on a terminal, becomes U+FFFD; one from U+0080 to U+009F is what
becomes of a quotation mark or dash of Windows-1252 that was taken for Latin-1, and becomes that, as
in HTML. A character that is not seen, or reorders what is, such as U+202E, is taken out. All of
these are counted. What a script needs stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from dipview.capture.articles.article import ArticleError
from dipview.model.characters import hidden, is_harmless
from dipview.model.values import frozen

LONGEST_WRAPPED = 120
"""In characters: a longer line is a paragraph, and no part of one that was wrapped."""
_MARKS_AT_MOST = 30
"""On one letter, as Unicode's stream-safe text has it (UAX 15); what sorts them is slow."""
_REPLACEMENT = "\ufffd"
_LINE_ENDS = re.compile("\r\n|[\r\v\u2028]")
_PARAGRAPH_END = "\u2029"
_PAGE = "\f"
_PAGES_AT_MOST = 20_000
"""What has more of them than any book has is not parted into pages."""
_SPACES = re.compile("[ \t]+")
_BLANK = re.compile(r"\n(?:[^\S\n\f]*\n)+")
_NO_CHARACTERS = re.compile(
    "[\ufdd0-\ufdef"
    + "".join(f"{chr(p << 16 | 0xFFFE)}{chr(p << 16 | 0xFFFF)}" for p in range(17))
    + "]"
)
_AS_WINDOWS = {
    code: character
    for code in range(0x80, 0xA0)
    if (character := bytes([code]).decode("cp1252", errors="ignore"))
}
"""What the HTML standard takes numbers of characters for that Latin-1 has controls at."""
_ROUNDS = 8
_HIDDEN_AT_MOST = 1_000_000


@frozen
class StoredForm:
    """A text as it is stored."""

    text: str
    paragraphs: int
    replaced: int = 0
    """How many characters became U+FFFD."""
    removed: int = 0
    """How many were taken out."""
    repaired: int = 0
    """How many were controls that Windows-1252 has letters or marks for, and became these."""

    @property
    def pages(self) -> int:
        """How many pages it has; 1 where it is not parted into any."""
        return self.text.count(_PAGE) + 1


def stored_form(paragraphs: Iterable[str]) -> StoredForm:
    """Bring paragraphs into the form in which they are stored.

    Args:
        paragraphs: Those that hold nothing are left out; those with a blank line are several.

    Raises:
        ArticleError: So much in it acts or hides that it is no text.
    """
    counts = [0, 0, 0]
    pages = "\n\n".join(paragraphs).split(_PAGE)
    if len(pages) > _PAGES_AT_MOST:
        pages = ["\n\n".join(pages)]
    pieces: list[str] = []
    whole = turned = 0
    for number, page in enumerate(pages):
        if blocks := _blocks(page, counts):
            pieces.append("\n\n" if whole else "")
            pieces.append(_PAGE * (number - turned))
            pieces.append("\n\n".join(blocks))
            whole, turned = whole + len(blocks), number
    return StoredForm("".join((*pieces, "\n")) if whole else "", whole, *counts)


def without_pages(text: str) -> str:
    """Give a stored text as it would be stored of a file that has no pages."""
    return text.replace(_PAGE, "")


def _blocks(page: str, counts: list[int]) -> list[str]:
    """Give the paragraphs of a page as they are stored."""
    lines = [_SPACES.sub(" ", line).strip() for line in _clean(page, counts).split("\n")]
    blocks = "\n".join(lines).strip("\n").split("\n\n")
    return [stripped for each in blocks if (stripped := each.strip("\n"))]


def one_line(text: str) -> str:
    """Bring a text that has one line, such as a title, into the same form."""
    return " ".join(_clean(text.replace(_PAGE, " "), [0, 0, 0]).split())


def plain_paragraphs(text: str) -> list[str]:
    """Part the text of a plain file into paragraphs.

    A blank line parts them, and so does a form feed, which begins a page and stays. Where a line is
    too long to have been wrapped, each line beside it is a paragraph too.
    """
    paragraphs: list[str] = []
    text = _LINE_ENDS.sub("\n", text).replace(_PARAGRAPH_END, "\n\n")
    for block in _BLANK.split(text.replace(_PAGE, f"\n\n{_PAGE}")):
        lines = block.split("\n")
        if any(len(line) > LONGEST_WRAPPED for line in lines):
            paragraphs += lines
        else:
            paragraphs.append(block)
    return paragraphs


def _clean(text: str, counts: list[int]) -> str:
    """Take out or replace what acts or hides; counts what was replaced, and what taken out."""
    text = _LINE_ENDS.sub("\n", text).replace(_PARAGRAPH_END, "\n\n")
    return "\n".join(_clean_line(line, counts) for line in text.split("\n"))


def _clean_line(line: str, counts: list[int]) -> str:
    if line.isascii() and line.isprintable():
        return line
    if not is_harmless(line):
        line = _without_hidden(line, counts)
    if unicodedata.is_normalized("NFC", line):
        return line
    return unicodedata.normalize("NFC", _with_few_marks(line, counts))


def _without_hidden(line: str, counts: list[int]) -> str:
    repaired = line.translate(_AS_WINDOWS)
    if repaired != line:
        counts[2] += sum(one != other for one, other in zip(line, repaired, strict=True))
        line = repaired

    def instead(match: re.Match[str]) -> str:
        acts = unicodedata.category(match[0]) in ("Cc", "Cs", "Cn")
        counts[0 if acts else 1] += 1
        if sum(counts) > _HIDDEN_AT_MOST:
            what = f"it holds more than {_HIDDEN_AT_MOST:,} characters that act or hide"
            raise ArticleError(what, "look at whether it is text at all")
        return _REPLACEMENT if acts else ""

    line = _NO_CHARACTERS.sub(instead, line)
    for _ in range(_ROUNDS):  # one that was needed may not be without its neighbour
        if not hidden(line).search(line):
            break
        line = hidden(line).sub(instead, line)
    return line


def _with_few_marks(text: str, counts: list[int]) -> str:
    """Leave at most so many marks on a letter that putting them in order takes no time."""
    if text.isascii():
        return text
    pieces: list[str] = []
    run = 0
    for character in text:
        run = run + 1 if character > "\u02ff" and unicodedata.combining(character) else 0
        if run <= _MARKS_AT_MOST:
            pieces.append(character)
        else:
            counts[1] += 1
    return "".join(pieces)
