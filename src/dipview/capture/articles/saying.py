"""What a reader in a limited process says of an article: one function a kind of message."""

from __future__ import annotations

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
