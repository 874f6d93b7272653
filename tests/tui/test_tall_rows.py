"""Whatever is longer than its pane can be read to its last word, by every key that moves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.tiers import slow_but
from textual import events

from dipview.tui.widgets.moves import move
from dipview.tui.widgets.record_list import RecordList
from dipview.views.view import Place

from .conftest import Hands, Open

SIZES = [(160, 45), (120, 36), (80, 24), (40, 10)]
_MOVES = 900
"""How often the cursor is moved at most."""


def words(prefix: str, count: int = 400) -> str:
    return " ".join(f"{prefix}{each:03}" for each in range(count))


DATASET = f"""
sources = [{{ id = "s", type = "article-newspaper", title = "B", issued = 2017-05-02 }}]
actors = [
  {{ id = "a", name = "Ann", kind = "person" }},
  {{ id = "b", name = "Bo", kind = "person" }},
]
issues = [
  {{ id = "p", kind = "policy", proposition = "Harbour tolls should be abolished" }},
  {{ id = "q", kind = "policy", proposition = "{words("prop")}" }},
]

[[statements]]
id = "ann-on-tolls"
source = "s"
locator = "paragraph 14"
speakers = ["a"]
form = "verbatim"
text = "{words("text")}"
date = 2017-05-01
positions = [
  {{ issue = "p", stance = "support", condition = "{words("cond")}" }},
  {{ issue = "q", stance = "support" }},
]

[[statements]]
id = "bo-on-tolls"
source = "s"
speakers = ["b"]
form = "reported"
summary = "{words("told")}"
date = 2017-05-03
positions = [{{ issue = "p", stance = "oppose" }}, {{ issue = "q", stance = "support" }}]
"""
PLACES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "card of a list's row": (("2", "enter", "7"), ("text", "cond", "prop")),
    "brief": (("5", "w"), ("text", "cond", "told")),
    "comparison": (("space", "j", "space", "c"), ("text", "told", "cond", "prop")),
    "card of a matrix cell": (("m", "right", "enter", "7"), ("text", "cond")),
    "card of a moment": (("t", "7"), ("text", "cond", "prop")),
}
"""The keys that lead to a place, and the texts that are to be read there."""


@pytest.fixture
def tall(tmp_path: Path) -> Path:
    """Write a dataset of long texts."""
    path = tmp_path / "tall.toml"
    path.write_text(DATASET, encoding="utf-8")
    return path


def current(hands: Hands) -> RecordList:
    """Give the list that the keys go to, in the explorer or in what lies over it."""
    screen = hands.pilot.app.screen
    return hands.explorer.current.list if screen is hands.explorer else screen.query_one(RecordList)


def place_of(shown: RecordList) -> tuple[object, ...]:
    return (shown.cursor_index, shown.scroll_offset, shown.cursor_id)


def words_in(shown: RecordList) -> set[str]:
    """Give the words that a list draws."""
    lines = shown.render_lines(shown.scrollable_content_region.reset_offset)
    return {word for line in lines for word in re.findall(r"\w+", line.text)}


def read(shown: RecordList, command: str) -> set[str]:
    """Move until nothing changes any more, and give all words that were drawn."""
    seen: set[str] = set()
    before = None
    for _ in range(_MOVES):
        if (here := place_of(shown)) == before:
            return seen
        before = here
        seen |= words_in(shown)
        move(shown, command)
    raise AssertionError("the list has no end")


async def pressed(hands: Hands, key: str) -> set[str]:
    """Press a key until nothing moves any more, and give all words that were on the screen."""
    seen: set[str] = set()
    before = None
    for _ in range(_MOVES):
        if (here := place_of(current(hands))) == before:
            return seen
        before = here
        seen |= set(re.findall(r"\w+", hands.screen_text()))
        await hands.pilot.press(key)
    raise AssertionError("the list has no end")


def every(prefixes: Sequence[str]) -> set[str]:
    return {word for prefix in prefixes for word in words(prefix).split()}


@pytest.mark.parametrize("size", slow_but(SIZES, SIZES[0]), ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("place", slow_but(PLACES, "brief", "card of a matrix cell"))
async def test_every_word_of_a_long_text_is_brought_into_sight_by_keys(
    opened: Open, tall: Path, place: str, size: tuple[int, int]
) -> None:
    keys, texts = PLACES[place]
    async with opened(size, [tall]) as hands:
        await hands.press(*keys)
        seen = read(current(hands), "page-down")
        if place == "comparison":
            await hands.press("g", "right", "right")
            seen |= read(current(hands), "down")
        assert every(texts) - seen == set()


@pytest.mark.parametrize(
    ("there", "key", "back"),
    [
        ("g", "j", "k"),
        pytest.param("g", "J", "K", marks=pytest.mark.slow),
        pytest.param("g", "down", "up", marks=pytest.mark.slow),
        ("home", "pagedown", "pageup"),
    ],
)
async def test_every_key_that_moves_reads_a_tall_row_down_and_up_again(
    opened: Open, tall: Path, there: str, key: str, back: str
) -> None:
    shorter = tall.with_name("shorter.toml")
    shorter.write_text(re.sub(r"(?<= )[a-z]+(0[5-9]|[1-3])\d+ ", "", DATASET), encoding="utf-8")
    wanted = {f"{prefix}0{each:02}" for prefix in ("text", "cond") for each in range(50)}
    async with opened((60, 16), [shorter]) as hands:
        await hands.press("2", "enter", "7", there)
        assert wanted <= await pressed(hands, key)
        assert current(hands).cursor_index == current(hands).count - 1
        assert wanted <= await pressed(hands, back)
        assert (current(hands).cursor_index, current(hands).scroll_offset.y) == (0, 0)
        await hands.press("G")
        assert current(hands).scroll_offset.y == current(hands).max_scroll_y


async def test_the_wheel_reads_a_tall_row(opened: Open, tall: Path) -> None:
    async with opened((80, 24), [tall]) as hands:
        await hands.press("2", "enter", "7")
        shown, seen, before = current(hands), set[str](), -1
        while before != (before := shown.scroll_offset.y):
            seen |= set(re.findall(r"\w+", hands.screen_text()))
            shown.post_message(events.MouseScrollDown(shown, 3, 3, 0, 1, 0, False, False, False))
            await hands.pilot.pause()
        assert every(["text", "cond", "prop"]) <= seen


async def test_a_row_that_goes_on_says_so_at_its_edge(opened: Open, tall: Path) -> None:
    async with opened((80, 24), [tall]) as hands:
        await hands.press("2", "enter", "7")
        assert "│↓" in hands.screen_text()
        await hands.press("j", "j")
        assert "│↑" in hands.screen_text()


async def test_what_is_read_stays_in_place_while_the_dataset_is_drawn_anew(
    opened: Open, tall: Path
) -> None:
    async with opened((80, 24), [tall]) as hands:
        await hands.press("2", "enter", "7", "j", "j", "j")
        at = current(hands).scroll_offset.y
        assert at == 3
        hands.explorer.draw()
        await hands.press("T", "question_mark", "escape")
        assert (current(hands).cursor_index, current(hands).scroll_offset.y) == (0, at)


@pytest.mark.parametrize("size", slow_but(SIZES, SIZES[0]), ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("key", ["p", "question_mark", "B"])
async def test_every_word_of_a_dialog_is_brought_into_sight(
    opened: Open,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    key: str,
    size: tuple[int, int],
) -> None:
    monkeypatch.chdir(tmp_path)
    broken = Path("broken.toml")
    broken.write_text(
        DATASET + '\n[[statements]]\nid = "c"\nsource = "nobody"\nspeakers = ["a-b"]\n'
        f'form = "{words("form")}"\n',
        encoding="utf-8",
    )
    async with opened(size, [broken]) as hands:
        await hands.press("2", "j", "k", "b", key)
        seen = read(current(hands), "page-down")
        view = current(hands).view
        assert view is not None
        texts = [
            cell.text
            for section, row in view.rows()
            for column, cell in zip(section.columns, row.cells, strict=True)
            if column.place is not Place.HIDDEN and not cell.marks
        ]
        assert texts
        wanted = {word for text in texts for word in re.findall(r"\w+", text) if len(word) < 9}
        assert wanted - seen == set()
