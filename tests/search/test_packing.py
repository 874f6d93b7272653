"""Packing: texts come back as they were put in."""

from __future__ import annotations

import pytest

from dipview.search.packing import TOGETHER, PackedLines


@pytest.mark.parametrize("count", [0, 4, TOGETHER - 1, TOGETHER, TOGETHER + 1, 2 * TOGETHER + 3])
def test_texts_come_back_by_their_number(count: int) -> None:
    lines = PackedLines()
    texts = [("one", "", f"zwei \u00fc {number}", "\u4e09")[number % 4] for number in range(count)]
    for text in texts:
        lines.append(text)
    assert len(lines) == len(texts)
    assert [lines[number] for number in range(len(lines))] == texts


def test_there_is_no_text_after_the_last() -> None:
    lines = PackedLines()
    lines.append("one")
    with pytest.raises(IndexError):
        lines[1]
