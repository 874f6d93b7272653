"""What files say of their articles: taken where a source may say it, else left out."""

from __future__ import annotations

import pytest

from dipview.capture.articles.article import Fact
from dipview.capture.articles.facts import sound_facts


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("title", " Tolls\n divide\x1b ", "Tolls divide\ufffd"),
        ("title", "x" * 501, ""),
        ("issued", "2017-05-02T23:30:00+02:00", "2017-05-02"),
        ("issued", "2017-05-02 23:30", "2017-05-02"),
        ("issued", "2017/05/02", "2017-05-02"),
        ("issued", "May 2, 2017", "2017-05-02"),
        ("issued", "2017-05", "2017-05"),
        ("issued", "3/4/2017", ""),
        ("issued", "2 May", ""),
        ("issued", "yesterday", ""),
        ("issued", "soon", ""),
        ("url", "https://gazette.example/tolls?a=1#b", "https://gazette.example/tolls?a=1#b"),
        ("url", "javascript:alert(1)", ""),
        ("url", "file:///etc/passwd", ""),
        ("url", "/tolls", ""),
        ("url", "https://gazette.example/a b", ""),
        ("language", "en_GB", "en-GB"),
        ("language", "x; rm", ""),
        ("text", "../../etc/passwd", ""),
    ],
)
def test_a_fact_is_sound_or_left_out(key: str, value: str, expected: str) -> None:
    found = sound_facts({key: Fact(value, "there")})
    assert found == ({key: Fact(expected, "there")} if expected else {})
