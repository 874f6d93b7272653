"""The form of a statement in the explorer: keys fill it in, and nothing is written before that."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import tomli
from tests.tui.conftest import Hands, settle
from textual import events

from dipview.capture.form_lines import Line
from dipview.commands.form_keys import FORM_KEYS, When
from dipview.dataset.bundled import bundled_path
from dipview.dataset.opening import open_dataset
from dipview.tui.screens.statement import StatementScreen

Open = Any
RFERL = "rferl-2017-04-11"
SIGNS = {" ": "space", ".": "full_stop", ",": "comma", "'": "apostrophe", "“": "“", "+": "plus"}


@pytest.fixture
def lucca(tmp_path: Path) -> Path:
    """Give a copy of the bundled dataset, to write into."""
    path = tmp_path / "lucca.toml"
    path.write_bytes(bundled_path().read_bytes())
    return path


def form_of(hands: Hands) -> StatementScreen:
    screen = hands.pilot.app.screen
    assert isinstance(screen, StatementScreen)
    return screen


def is_open(hands: Hands) -> bool:
    return isinstance(hands.pilot.app.screen, StatementScreen)


async def typed(hands: Hands, text: str) -> None:
    await hands.pilot.press(*(SIGNS.get(sign, sign) for sign in text))
    await settle(hands.pilot)


def last_statement(path: Path) -> dict[str, Any]:
    tables = tomli.loads(path.read_text("utf-8"))["statements"]
    last = tables[-1]
    assert isinstance(last, dict)
    return last


class Counting:
    """Presses keys and counts them; the words of the source and our own are not counted."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        self.keys = 0

    async def press(self, *keys: str) -> None:
        self.keys += len(keys)
        await self.hands.press(*keys)

    async def words(self, text: str) -> None:
        await typed(self.hands, text)


async def test_a_statement_in_exact_words_takes_25_keys_and_its_words(
    opened: Open, lucca: Path
) -> None:
    async with opened(paths=(lucca,)) as hands:
        user = Counting(hands)
        await user.press("a")
        await user.press("w", *"john", "enter")
        await user.press("i", *"tigh", "enter")
        await user.press("s", "1")
        await user.press("c")
        await user.words("if gas is used again")
        await user.press("enter", "p")
        await user.words("very punitive sanctions")
        await user.press("enter", "l", "6", "enter", "m")
        await user.words("Sanctions should follow")
        await user.press("enter", "enter")
        assert not is_open(hands)
        assert user.keys <= 25, user.keys
    assert last_statement(lucca) == {
        "id": "boris-johnson-on-tighter-sanctions",
        "source": RFERL,
        "form": "fragment",
        "locator": "paragraph 6",
        "speakers": ["boris-johnson"],
        "text": "very punitive sanctions",
        "summary": "Sanctions should follow",
        "date": last_statement(lucca)["date"],
        "positions": [
            {
                "issue": "tighter-sanctions",
                "stance": "support",
                "condition": "if gas is used again",
            }
        ],
    }
    assert not open_dataset([lucca]).problems


@pytest.mark.slow
async def test_a_reported_statement_takes_25_keys_and_its_words(opened: Open, lucca: Path) -> None:
    async with opened(paths=(lucca,)) as hands:
        user = Counting(hands)
        await user.press("a", "w", *"gabr", "enter", "f", "3")
        await user.press("i", *"nego", "enter", "s", "1", "l", "8", "enter", "m")
        await user.words("Talks have to include Russia")
        await user.press("enter", "enter")
        assert user.keys <= 25, user.keys
    written = last_statement(lucca)
    assert written["speakers"] == ["sigmar-gabriel"]
    assert str(written["date"]) == "2017-04-10"  # that of the last statement of the source
    assert not open_dataset([lucca]).problems


async def test_nothing_is_written_before_it_is_accepted_and_u_takes_it_back(
    opened: Open, lucca: Path
) -> None:
    before = lucca.read_bytes()
    async with opened(paths=(lucca,), notifications=True) as hands:
        await hands.press("2", "A", "m", *"again", "enter", "f", "3")
        assert lucca.read_bytes() == before
        await hands.press("enter")
        assert not is_open(hands)
        assert last_statement(lucca)["summary"] == "again"
        assert "U takes it back" in hands.screen_text()
        assert len(hands.ids("statements")) == 26
        await hands.press("U")
        assert lucca.read_bytes() == before


@pytest.mark.slow
async def test_what_was_typed_is_left_behind_only_by_a_second_press(
    opened: Open, lucca: Path
) -> None:
    async with opened(paths=(lucca,)) as hands:
        await hands.press("a", "escape")
        assert not is_open(hands)
        await hands.press("a", "m", *"so", "enter", "ctrl+c")
        assert is_open(hands)
        assert "not written yet" in hands.screen_text()
        await hands.press("escape")
        assert not is_open(hands)
    assert lucca.read_bytes() == bundled_path().read_bytes()


async def test_what_was_typed_survives_that_the_files_are_read_again(
    opened: Open, lucca: Path
) -> None:
    async with opened(paths=(lucca,)) as hands:
        await hands.press("a", "m", *"so", "enter", "w", *"john")
        hands.explorer.load()
        await hands.press("enter")
        form = form_of(hands).form
        assert (form.summary, form.speakers) == ("so", ("boris-johnson",))


async def test_a_record_that_changed_meanwhile_is_not_written_over(
    opened: Open, lucca: Path
) -> None:
    async with opened(paths=(lucca,)) as hands:
        await hands.press("2", "E", "m", *"mine", "enter")
        text = lucca.read_text("utf-8")
        theirs = text.replace('summary = "G7 ministers will', 'summary = "The ministers will')
        assert theirs != text
        lucca.write_text(theirs, "utf-8")
        await hands.press("enter")
        assert is_open(hands)
        assert "Nothing is written" in hands.screen_text()
        assert form_of(hands).form.summary == "mine"
    assert lucca.read_text("utf-8") == theirs


@pytest.mark.slow
async def test_editing_one_line_changes_one_line_of_the_file(opened: Open, lucca: Path) -> None:
    before = lucca.read_text("utf-8").splitlines()
    async with opened(paths=(lucca,)) as hands:
        await hands.press("2", "E", "m", *"mine", "enter", "enter")
        assert not is_open(hands)
    after = lucca.read_text("utf-8").splitlines()
    assert len(after) == len(before)
    assert [line for line in after if line not in before] == ['summary = "mine"']


async def test_the_bundled_dataset_is_told_of_and_not_written(opened: Open) -> None:
    async with opened(notifications=True) as hands:
        for key in ("a", "A", "E"):
            await hands.press("2", key)
            assert not is_open(hands)
        assert "dipview init FOLDER" in " ".join(hands.screen_text().split())


@pytest.mark.slow
async def test_the_form_is_filled_from_where_one_stands(opened: Open, lucca: Path) -> None:
    async with opened(paths=(lucca,)) as hands:
        hands.explorer.pane("actors").list.move_to("russia")
        await hands.press("a")
        form = form_of(hands).form
        assert (form.source, form.speakers) == (RFERL, ("russia",))
        assert form.date is not None
        assert form.form is not None
        await hands.press("escape", "3", "a")
        assert form_of(hands).form.event == "syrian-war"


@pytest.mark.slow
async def test_enter_opens_what_is_missing_and_says_so(opened: Open, lucca: Path) -> None:
    async with opened(paths=(lucca,)) as hands:
        await hands.press("5", "a", "f", "3", "enter")
        assert "Who: who said it?" in hands.screen_text()
        await hands.press(*"john", "enter", "enter")
        assert "Stance: for or against?" in hands.screen_text()
        await hands.press("1", "enter")
        assert not is_open(hands)
    assert last_statement(lucca)["positions"][0]["stance"] == "support"


@pytest.mark.slow
async def test_a_new_actor_is_written_with_the_source_beside_the_statement(
    opened: Open, lucca: Path
) -> None:
    async with opened(paths=(lucca,)) as hands:
        await hands.press("a", "f", "3", "w")
        await typed(hands, "Anna Vale")
        await hands.press("f2", "f2", "f2", "up")
        assert "new: body Anna Vale" in hands.screen_text()
        await hands.press("enter", "enter")
        assert not is_open(hands)
    tables = tomli.loads(lucca.read_text("utf-8"))
    assert tables["actors"][-1] == {
        "id": "anna-vale",
        "name": "Anna Vale",
        "kind": "body",
        "sources": [{"source": RFERL}],
    }
    assert last_statement(lucca)["speakers"] == ["anna-vale"]


@pytest.mark.slow
async def test_a_date_that_can_be_two_days_asks_and_another_tells_how_it_was_read(
    opened: Open, lucca: Path
) -> None:
    async with opened(paths=(lucca,)) as hands:
        await hands.press("a", "t", *("3", "slash", "4", "slash", *"2017"), "enter")
        assert "3 April 2017 or 4 March 2017" in hands.screen_text()
        await hands.press("escape", "t")
        await typed(hands, "1 March")
        await hands.press("enter")
        assert "Read as 1 Mar 2017" in hands.screen_text()


STORED = """\
[[sources]]
id = "post"
type = "article-newspaper"
issued = 2024-03-02
text = "post.txt"

[[actors]]
id = "anna-vale"
name = "Anna Vale"
kind = "person"
sources = ["post"]

[[statements]]
id = "one"
source = "post"
form = "reported"
speakers = ["anna-vale"]
summary = "Is against it"
"""


async def test_words_that_the_stored_text_lacks_are_told_before_they_are_written(
    opened: Open, tmp_path: Path
) -> None:
    (tmp_path / "post.txt").write_text("She said: “We will not pay.” Then she left.\n", "utf-8")
    path = tmp_path / "data.toml"
    path.write_text(STORED, "utf-8")
    async with opened(paths=(path,)) as hands:
        await hands.press("a", "w", *"vale", "enter", "p")
        await typed(hands, "We will never pay.")
        await hands.press("enter")
        assert "'never' (printed: 'not')" in hands.screen_text()
        await hands.press("enter")
        assert is_open(hands)
        assert "p corrects them" in hands.screen_text()
        await hands.press("p")
        await typed(hands, "We will not pay.")
        await hands.press("enter", "enter")
        assert not is_open(hands)
    assert last_statement(path)["passage"] == [11, 27]
    assert last_statement(path)["form"] == "verbatim"


@pytest.mark.slow
async def test_every_position_is_gone_to_and_kept(opened: Open, lucca: Path) -> None:
    async with opened(paths=(lucca,)) as hands:
        hands.explorer.pane("statements").list.move_to("spicer-future-action")
        await hands.press("2", "E", "plus", "plus", "plus")
        assert form_of(hands).form.issue == ""
        await hands.press("plus", "c", *"if so", "enter", "enter")
    tables = {each["id"]: each for each in tomli.loads(lucca.read_text("utf-8"))["statements"]}
    positions = tables["spicer-future-action"]["positions"]
    assert len(positions) == 3
    assert positions[0]["condition"] == "if so"


async def test_every_key_of_the_form_does_something_and_is_bound_once(
    opened: Open, lucca: Path
) -> None:
    for when in When:
        keys = [key for each in FORM_KEYS if each.when is when for key in each.keys]
        assert len(keys) == len(set(keys))
    opening = {each.keys[0] for each in FORM_KEYS if each.action.startswith("line(")}
    assert opening == {line.value for line in Line}
    async with opened(paths=(lucca,)) as hands:
        await hands.press("a", "question_mark")
        assert "write the statement" in hands.screen_text()
        await hands.press("question_mark")
        assert "on behalf of" in hands.screen_text()


async def test_what_its_file_gives_to_all_statements_is_in_the_form(
    opened: Open, tmp_path: Path
) -> None:
    path = tmp_path / "data.toml"
    shared = '[defaults.statements]\ndate = 2024-03-01\ncoded_by = "anna"\n\n'
    path.write_text(shared + STORED.replace('text = "post.txt"\n', ""), "utf-8")
    async with opened(paths=(path,)) as hands:
        await hands.press("a")
        assert "from its file: coded_by anna" in hands.screen_text()
        await hands.press("t", "backspace", "enter", "enter")
        assert is_open(hands)
        assert "its file gives one to all of its statements: 1 Mar 2024" in hands.screen_text()


async def test_keys_that_are_typed_ahead_go_where_they_are_meant_to(
    opened: Open, lucca: Path
) -> None:
    keys = ("a", "w", *"john", "enter", "f", "3", "i", *"tigh", "enter", "s", "1", "m", *"so")
    async with opened(paths=(lucca,)) as hands:
        app = hands.pilot.app
        for key in (*keys, "enter", "enter"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await settle(hands.pilot)
        assert not is_open(hands)
    written = last_statement(lucca)
    assert written["speakers"] == ["boris-johnson"]
    assert (written["form"], written["summary"]) == ("reported", "so")
    assert written["positions"] == [{"issue": "tighter-sanctions", "stance": "support"}]
