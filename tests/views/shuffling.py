"""Dataset files whose records stand in another order, in other files; nothing else is changed."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

_RECORD = re.compile(r"^\[\[[a-z]+\]\]$", re.MULTILINE)


def shuffled(path: Path, folder: Path, seed: int, files: int = 3) -> Path:
    """Write the records of a file in another order into several files of a folder.

    Args:
        path: A file whose every record is headed by ``[[table]]``.
        folder: Where to write; it is made.
        seed: Of the order.
        files: How many files to write.

    Returns:
        The folder.
    """
    head, *records = _parts(path.read_text(encoding="utf-8"))
    chance = random.Random(seed)  # noqa: S311 - an order, no secret
    chance.shuffle(records)
    folder.mkdir(parents=True)
    for number in range(files):
        text = "".join(records[number::files])
        begun = head if number == seed % files else ""
        (folder / f"{number}.toml").write_text(begun + text, encoding="utf-8")
    return folder


def _parts(text: str) -> Iterator[str]:
    """Give what stands before the first record, then each record with all its tables."""
    starts = [found.start() for found in _RECORD.finditer(text)]
    yield text[: starts[0]]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        yield text[start:end]
