"""``dipview read``: a source as its text, on stdout, and what is told where there is none."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]
LAGOON = Path(__file__).parents[1] / "worlds" / "lagoon"


def test_a_source_is_printed_as_its_text(cli: Run) -> None:
    result = cli("read", "council-summary", "-d", LAGOON)
    assert result.code == 0
    assert "4   ⟨Corvane hinted that it might accept a smaller channel.⟩" in result.out
    assert "Not found in this text" in result.out


def test_a_source_is_found_by_words_of_its_title(cli: Run) -> None:
    result = cli("read", "lagoon", "council", "-d", LAGOON, "-f", "json")
    rows = json.loads(result.out)["rows"]
    lit = [each for row in rows for each in row.get("lit", []) if each["words"] == "exact"]
    assert {each["statement"] for each in lit} == {
        *("brandt-on-cost", "brandt-on-closing", "tessaly-on-survey"),
    }


def test_a_source_without_a_text_says_so(cli: Run) -> None:
    result = cli("read", "tide-post", "-d", LAGOON)
    assert result.code == 1
    assert "may not be kept" in result.out + result.err


def test_what_is_no_source_is_not_read(cli: Run) -> None:
    result = cli("read", "brandt-on-cost", "-d", LAGOON)
    assert result.code == 1
    assert "only a source is read" in result.err
