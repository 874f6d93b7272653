"""Holding: what snapshots of three worlds hold, as one sum.

Run as a module, it writes that into ``held.json``, with the number under which they were made.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
from pathlib import Path

from dipview.dataset.opening import open_dataset
from dipview.dataset.snapshot.file import SnapshotWriter
from dipview.dataset.snapshot.keys import MAKING
from dipview.dataset.snapshot.writing import write_dataset
from dipview.search.searching import SearchIndex
from dipview.search.storing import save_index
from dipview.views.stored_orders import save_orders

HELD = Path(__file__).with_name("held.json")
_WORLDS = Path(__file__).parents[2] / "worlds"
_OPENED = ("archipelago.toml", "second_edition.toml", "votes.toml")


def held() -> dict[str, object]:
    """Give the number under which snapshots are made, and the sum of what they hold."""
    made = hashlib.blake2b(digest_size=8)
    with contextlib.chdir(_WORLDS):  # a snapshot says as which paths its files were opened
        for name in _OPENED:
            made.update(_content_of(Path(name)))
    return {"making": MAKING, "sum": made.hexdigest()}


def _content_of(path: Path) -> bytes:
    """Give the columns of a snapshot, without the description that ends one."""
    dataset = open_dataset([path])
    file = io.BytesIO()
    writer = SnapshotWriter(file)
    write_dataset(dataset, writer)
    save_orders(dataset, writer)
    save_index(SearchIndex.build(dataset), writer)
    return file.getvalue()


if __name__ == "__main__":
    HELD.write_text(json.dumps(held()) + "\n", encoding="utf-8")
