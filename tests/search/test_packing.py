"""Packing: texts come back as they were put in."""

from __future__ import annotations

from dipview.search.packing import PackedLines


def test_texts_come_back_by_their_number() -> None:
    lines = PackedLines()
    texts = ["one", "", "zwei \u00fc", "\u4e09"]
    for text in texts:
        lines.append(text)
    assert len(lines) == len(texts)
    assert [lines[number] for number in range(len(lines))] == texts
