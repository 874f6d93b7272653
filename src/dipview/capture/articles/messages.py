"""What the readers in limited processes say of an article, and what it means here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dipview.capture.articles.article import Article, ArticleError, Fact
from dipview.processes.limited_process import Ending

_PASTE = "paste its text instead: 'dipview add source -'"
REFUSALS: Mapping[str, tuple[str, str]] = {
    "damaged": (
        "it is damaged, or no file of its kind",
        "open it in its own program, save it anew",
    ),
    "encrypted": ("it is encrypted", "save a copy without a password, and add that"),
    "old": ("it is encrypted, or of the old format .doc", "save it as .docx without a password"),
    "scanned": (
        "its pages hold no text: they are pictures",
        "run a text recognition over it first",
    ),
    "no-article": ("no article is found in it", f"save its text as .txt, or {_PASTE}"),
    "no-text": ("it holds no text", "look at whether it is the right file"),
    "bomb": ("what is packed in it is far larger than it is itself", f"do not trust it; {_PASTE}"),
    "packed": ("it does not look like a document of its kind inside", "save it anew as .docx"),
    "nested": ("its lists or quotations stand too deep inside one another", f"cut it, or {_PASTE}"),
    "encoding": ("it is in no encoding that is known here", "name it with --encoding"),
    "too-large": ("it is larger than may be read", f"cut it, or {_PASTE}"),
}
"""What is said of a file by the words of a reader, and what to do."""
REMARKS: Mapping[str, str] = {
    "tracked": "it has tracked changes: its text is as if all were accepted",
    "notes": "its footnotes, headers and footers are not part of the text",
    "pictures": "some of its pages hold no text: {} of {}",
    "windows-1252": "it names no encoding and is not UTF-8: it is read as Windows-1252",
}
"""What is to be known of how a file was read, by the words of a reader."""
ENDINGS: Mapping[Ending, tuple[str, str]] = {
    Ending.SLOW: ("it takes longer to read than {seconds:g} seconds", f"cut it, or {_PASTE}"),
    Ending.NO_MEMORY: ("it takes more than {memory} MiB of memory to read", f"cut it, or {_PASTE}"),
    Ending.VERBOSE: ("it gives more text than may be stored", "cut it into several files"),
    Ending.BROKEN: (
        "what reads it broke off: it is damaged, or takes more than {memory} MiB of memory",
        f"save it anew, or {_PASTE}",
    ),
    Ending.NOT_STARTED: ("no process can be started to read it in", "save its text as .txt"),
}
"""What is said where a reader did not come to its end, and what to do."""


def article_of(said: Iterable[Mapping[str, Any]]) -> Article:
    """Make an article of what a reader said, whatever that is.

    Raises:
        ArticleError: It refused the file.
    """
    paragraphs: list[str] = []
    facts: dict[str, Fact] = {}
    remarks: list[str] = []
    for message in said:
        match message:
            case {"paragraph": str(text)}:
                paragraphs.append(text)
            case {"fact": str(key), "value": str(value), "origin": str(origin)}:
                facts.setdefault(key, Fact(value, origin))
            case {"remark": str(word), "numbers": [*numbers]} if word in REMARKS:
                remarks.append(REMARKS[word].format(*numbers))
            case {"refused": str(word)} if word in REFUSALS:
                raise ArticleError(*REFUSALS[word])
    return Article(tuple(paragraphs), facts, tuple(remarks))
