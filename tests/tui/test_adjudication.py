"""Deciding whose coding stands on the screen: a key a decision, what is on the disk behind each."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from tests.capture.adjudications import copied, opened_adjudication

from dipview.commands.deciding import Deciding
from dipview.dataset.opening import open_dataset
from dipview.model.kinds import Kind
from dipview.tui.app import DipviewApp
from dipview.tui.screens.adjudication import AdjudicationScreen

from .conftest import Hands, settle

Open = Callable[..., AbstractAsyncContextManager[Hands]]
QUEUE = ("colon", "type:disagreements", "enter", "D")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return copied(tmp_path)


def at(hands: Hands) -> str:
    screen = hands.pilot.app.screen
    assert isinstance(screen, AdjudicationScreen)
    found = screen.session.at
    return found.ids[0].removeprefix("anna-") if found is not None else ""


def reviewed(data: Path) -> list[str]:
    dataset = open_dataset([data])
    return [id for id in dataset.ids(Kind.STATEMENT) if dataset.statement(id).reviewed_by]


def set_aside(data: Path) -> dict[str, str]:
    dataset = open_dataset([data])
    statements = map(dataset.statement, dataset.ids(Kind.STATEMENT))
    return {each.id: each.set_aside_for for each in statements if each.set_aside_for}


async def test_a_decision_takes_a_key_and_is_on_the_disk_before_the_next(
    opened: Open, data: Path
) -> None:
    async with opened(paths=[data]) as hands:
        await hands.press(*QUEUE)
        assert at(hands) == "01"
        assert "Disagreement 1 of 6" in hands.screen_text()
        await hands.press("2")
        assert (at(hands), reviewed(data), set_aside(data)) == (
            "02",
            ["ben-01"],
            {"anna-01": "ben-01"},
        )
        await hands.press("left", "right")
        assert (at(hands), reviewed(data)) == ("04", ["anna-02", "ben-01", "ben-03"])
        assert "3 decided" in hands.screen_text()


async def test_both_codings_are_seen_and_where_they_differ(opened: Open, data: Path) -> None:
    async with opened(size=(80, 24), paths=[data]) as hands:
        await hands.press(*QUEUE, "1")
        lines = hands.screen_text().splitlines()
        head = next(line for line in lines if "1 anna" in line and "2 ben" in line)
        differing = next(line for line in lines if "≠" in line)
        assert "Toll" in differing
        assert differing.index("opposes") == head.index("1 anna")
        assert differing.index("leans against") == head.index("2 ben")
        assert "Brenn would not hear of a toll" in " ".join(lines)


@pytest.mark.parametrize("size", [pytest.param((80, 24), marks=pytest.mark.slow), (120, 36)])
async def test_behind_the_keys_it_is_drawn_as_before(
    opened: Open, data: Path, size: tuple[int, int]
) -> None:
    async with opened(size=size, paths=[data]) as hands:
        await hands.press(*QUEUE)
        before = hands.screen_text()
        for key in ("x", "escape", "1"):
            await hands.press("question_mark")
            assert "Take back the last decision" in hands.screen_text()
            await hands.press(key)
            assert hands.screen_text() == before, key


async def test_all_six_take_six_keys_and_can_be_taken_back(opened: Open, data: Path) -> None:
    before = {path: path.read_bytes() for path in data.glob("*.toml")}
    async with opened(paths=[data]) as hands:
        await hands.press(*QUEUE, *"121212")
        assert "All 6 disagreements are decided." in hands.screen_text()
        assert len(reviewed(data)) == 6
        await hands.press("1", "space", "g", *"uuuuuu")
        assert at(hands) == "01"
        assert {path: path.read_bytes() for path in data.glob("*.toml")} == before
        await hands.press("u")
        assert "Nothing is left to be taken back." in hands.screen_text()


async def test_what_is_put_off_or_flagged_comes_again_at_last(opened: Open, data: Path) -> None:
    async with opened(paths=[data]) as hands:
        await hands.press(*QUEUE, "space", "g", *"Both?", "enter")
        assert at(hands) == "03"
        await hands.press(*"1111")
        assert at(hands) == "01"
        await hands.press("1")
        assert (at(hands), "Flagged: Both?" in hands.screen_text()) == ("02", True)
        await hands.press("g", "escape", "9")
        assert "There is no coding 9 of it." in hands.screen_text()
        assert at(hands) == "02"


async def test_what_became_of_each_is_seen_once_it_is_left(opened: Open, data: Path) -> None:
    async with opened(paths=[data]) as hands:
        await hands.press(*QUEUE, "2", "q")
        assert hands.pilot.app.screen is hands.explorer
        assert "DECIDED (1)" in hands.screen_text()
        assert "ben’s stands, reviewed by" in hands.screen_text()
        await hands.press("D")
        assert at(hands) == "02"


async def test_the_keys_are_told_until_any_is_pressed(opened: Open, data: Path) -> None:
    async with opened(size=(80, 24), paths=[data]) as hands:
        await hands.press(*QUEUE, "question_mark")
        assert "Take back the last decision" in hands.screen_text()
        await hands.press("1")
        assert (at(hands), reviewed(data)) == ("01", [])


async def test_a_second_one_is_told_and_reads_on(opened: Open, data: Path) -> None:
    first = opened_adjudication(data)
    async with opened(paths=[data]) as hands:
        await hands.press(*QUEUE)
        assert "Somebody else is deciding" in hands.screen_text()
        await hands.press("1", "space", "u")
        assert (at(hands), reviewed(data)) == ("01", [])
    first.close()


async def test_three_codings_are_three_columns(opened: Open, data: Path) -> None:
    ben = (data / "ben.toml").read_text()
    (data / "carla.toml").write_text(ben.replace('"ben', '"carla').replace("lean-oppose", "oppose"))
    async with opened(size=(80, 24), paths=[data]) as hands:
        await hands.press(*QUEUE, "2")
        assert set_aside(data) == {"anna-01": "ben-01", "carla-01": "ben-01"}
        assert "3 carla" in hands.screen_text()
        await hands.press("left")
        assert "more than two: press the number of one" in hands.screen_text()
        await hands.press("3")
        assert reviewed(data) == ["ben-01", "carla-02"]


async def test_alone_it_ends_with_the_program(data: Path) -> None:
    app = DipviewApp([data], review=Deciding("dora"))
    async with app.run_test(size=(160, 45)) as pilot:
        await settle(pilot)
        hands = Hands(pilot)
        await hands.press("1")
        assert open_dataset([data]).statement("anna-01").reviewed_by == "dora"
        await hands.press("q")
    assert app.return_value in (0, None)
