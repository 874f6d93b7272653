"""The first ten minutes tell of each frame which keys were pressed, and show what comes of them."""

from __future__ import annotations

from tests.documents.reading import text
from tests.tui.test_screenshots import MAKER

DOCUMENT = text("docs/first-ten-minutes.md")


def test_each_frame_stands_under_the_keys_that_were_pressed_for_it() -> None:
    at = 0
    for number, frame in enumerate(MAKER.FRAMES, 1):
        told = f"**{number}.** {MAKER.written(frame)}: {frame.said}"
        at = DOCUMENT.index(told, at)
        shown = f"](../screenshots/walk/{frame.name}.svg)"
        assert 0 < DOCUMENT.index(shown, at) - at < len(told) + 120, frame.name


def test_the_keys_are_counted() -> None:
    keys = [key for frame in MAKER.FRAMES for key in frame.keys if not key.startswith("type:")]
    assert f"before: {len(keys)} keys and" in " ".join(DOCUMENT.split())


def test_the_walk_begins_with_the_commands_that_are_shown() -> None:
    shown = [line.partition("  #")[0].strip() for line in DOCUMENT.splitlines()]
    assert [line for line in shown if line in MAKER.BEGUN] == list(MAKER.BEGUN)
