"""What a reader in a limited process says of an article: one function a kind of message.

With that goes what several of them have to tell of a file: how it is encoded, and what broke off.
"""

from __future__ import annotations

import codecs

LONGEST_FACT = 1000
"""In characters: what a file says of its article is cut there."""


def paragraph(text: str) -> dict[str, object]:
    """Say a paragraph."""
    return {"paragraph": text}


def fact(key: str, value: str, origin: str) -> dict[str, object]:
    """Say something that the file says of its article."""
    return {"fact": key, "value": value[:LONGEST_FACT], "origin": origin}


def remark(word: str, *numbers: int) -> dict[str, object]:
    """Say what is to be known of how the file was read."""
    return {"remark": word, "numbers": numbers}


def refused(word: str) -> dict[str, object]:
    """Say why the file is not read; nothing else is said then."""
    return {"refused": word}


_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def marked_encoding(content: bytes) -> str:
    """Give the encoding that a byte order mark tells; empty where there is none."""
    return next((name for mark, name in _MARKS if content.startswith(mark)), "")


_NO_MEMORY = 2
"""XML_ERR_NO_MEMORY of libxml2."""


def is_out_of_memory(error: Exception) -> bool:
    """Tell whether an error of lxml comes from a lack of memory, which it cannot always say."""
    return getattr(error, "code", None) == _NO_MEMORY or str(error) == "unknown error"
