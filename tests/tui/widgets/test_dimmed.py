"""What lies below a dialog: it looks as Textual would draw it, at less work."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator

import pytest
from rich.console import RenderableType
from rich.control import Control
from rich.segment import Segment
from rich.style import Style
from tests.tui.conftest import Open
from textual.color import Color
from textual.events import Key
from textual.renderables.background_screen import BackgroundScreen

from dipview.tui.widgets import dialog
from dipview.tui.widgets.dimmed import DimmedScreen, dimmed

NAME = Style.parse("bold #8ab4f8 on #12161c")
SEGMENTS = [
    Segment("Norway", NAME),
    Segment("  "),
    Segment("for", Style.parse("#7fc8a9")),
    Segment("\n", None),
    Control.home().segment,
    Segment("Peru", NAME),
    Segment("│", Style.parse("on #12161c")),
    Segment("link", Style(link="https://example.org", meta={"@click": "quit"})),
]


@pytest.mark.parametrize("tint", ["#12161c99", "#fafaf899", "#00000000"])
def test_it_is_tinted_as_textual_tints_it(tint: str) -> None:
    color = Color.parse(tint)
    drawn = list(DimmedScreen.process_segments(SEGMENTS, color))
    assert drawn == list(BackgroundScreen.process_segments(SEGMENTS, color))
    assert [each.control for each in drawn] == [each.control for each in SEGMENTS]


def test_each_style_is_tinted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    tinted: list[Style | None] = []

    def tint(segments: Iterable[Segment], _: Color) -> Iterator[Segment]:
        for segment in segments:
            tinted.append(segment.style)
            yield segment

    monkeypatch.setattr(BackgroundScreen, "process_segments", tint)
    assert len(list(DimmedScreen.process_segments(SEGMENTS * 50, Color.parse("red")))) == 400
    assert len(tinted) == len(set(tinted)) == 5


async def test_it_is_drawn_only_once_the_dialog_is_there(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not with a picture that is thrown away, as some parts of the dialog have no size yet."""
    thrown_away: list[bool] = []
    async with opened() as hands:
        app = hands.pilot.app

        def drawn(below: RenderableType) -> RenderableType:
            thrown_away.append(bool(app._batch_count))
            return dimmed(below)

        monkeypatch.setattr(dialog, "dimmed", drawn)
        app.post_message(Key("question_mark", "?"))
        while not thrown_away:
            await asyncio.sleep(0)
    assert not any(thrown_away)
