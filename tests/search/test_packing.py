"""Packing: texts come back as they were put in."""

from __future__ import annotations

import pytest

from dipview.search.packing import TOGETHER, PackedLines


@pytest.mark.parametrize("count", [0, 4, TOGETHER - 1, TOGETHER, TOGETHER + 1, 2 * TOGETHER + 3])
def test_texts_come_back_by_their_number(count: int) -> None:
    lines = PackedLines()
    texts = [("one", "", f"zwei \u00fc {number}", "\u4e09")[number % 4] for number in range(count)]
    for text in texts:
        lines.add(lines.place_of(text), 1)
    assert len(lines) == len(texts)
    assert [lines[number] for number in range(len(lines))] == texts


def test_there_is_no_text_after_the_last() -> None:
    lines = PackedLines()
    lines.add(lines.place_of("one"), 1)
    with pytest.raises(IndexError):
        lines[1]


def test_records_share_the_texts_that_they_have_alike() -> None:
    lines = PackedLines()
    for text, count in (("one", 2), ("two", 3), ("one", 1)):
        lines.add(lines.place_of(text), count)
    assert [lines[number] for number in range(len(lines))] == ["one"] * 2 + ["two"] * 3 + ["one"]
    assert len(lines.texts) == 2
