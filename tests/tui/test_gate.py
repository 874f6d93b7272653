"""The gate of the explorer: all that it makes is safe, and no cluster is cut in two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.widgets._toast import Toast

from dipview.formats.safe_text import show
from dipview.tui import gate

HOSTILE = "[@click=app.quit]\x1b[31m\x9b\u202e[/]"
SHOWN = "[@click=app.quit]␛[31m<U+009B><U+202E>[/]"
ROUNDS = 1_000
"""How often a test looks for a toast before it gives up."""
CLUSTERS = "a日🏳\ufe0f\u200d🌈b❤\ufe0f👩\u200d👩\u200d👧 e\u0301क्\u200dष🇩🇪"


def test_a_line_is_shown_part_by_part_and_no_markup_is_read() -> None:
    line = gate.words(HOSTILE, (HOSTILE, gate.Ink.ACCENT))
    assert line.plain == SHOWN * 2
    assert [(span.start, span.end, span.style) for span in line.spans] == [
        (len(SHOWN), 2 * len(SHOWN), "$accent")
    ]


def test_only_inks_are_styles() -> None:
    with pytest.raises(ValueError, match="click"):
        gate.words(("x", "@click=app.quit"))  # type: ignore[arg-type]


def test_lines_keep_their_line_feeds_alone() -> None:
    assert gate.lines(f"{HOSTILE}\n\x07").plain == f"{SHOWN}\n␇"
    assert gate.lines(HOSTILE).spans == []


def test_a_segment_is_shown_and_has_the_style_that_it_was_given() -> None:
    style = Style(bold=True)
    assert gate.segment(HOSTILE, style) == Segment(SHOWN, style)
    assert gate.segment("\u200d日", style).text == "\u200d日"


async def test_what_is_told_and_copied_is_shown() -> None:
    async with App[None]().run_test(notifications=True) as pilot:
        gate.show_notice(pilot.app, HOSTILE)
        gate.keep_for_pasting(pilot.app, f"{HOSTILE}\n\x07")
        for _ in range(ROUNDS):
            await pilot.pause()
            if pilot.app.screen.query(Toast):
                break
        await pilot.pause()
        assert str(pilot.app.screen.query_one(Toast).render()) == SHOWN
        assert pilot.app.clipboard == f"{SHOWN}\n␇"


@given(st.text(st.sampled_from(CLUSTERS), min_size=1, max_size=12), st.integers(0, 30))
def test_a_cut_keeps_the_width_on_both_of_its_sides(text: str, cut: int) -> None:
    whole = Segment(f"a{show(text)}")
    before, after = whole.split_cells(cut)
    assert cell_len(before.text) == min(cut, whole.cell_length)
    assert before.cell_length + after.cell_length == whole.cell_length


@pytest.mark.parametrize("cluster", ["🏳\ufe0f\u200d🌈", "❤\ufe0f", "👩\u200d👩\u200d👧", "日"])
def test_a_cluster_under_an_edge_is_blank_on_both_sides(cluster: str) -> None:
    before, after = Segment(f"a{cluster}b").split_cells(2)
    assert (before.text, after.text) == ("a ", " b")
