"""``dipview verify``: what it tells, what it counts, and how it ends."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
GOLDEN = Path(__file__).parents[1] / "dataset" / "golden"
ARTICLE = Path(__file__).parents[3] / "shared" / "seed" / "000_58756e4f6c346dfe.txt"


@pytest.mark.parametrize(
    ("name", "code", "counted"),
    [
        ("words-differ", 1, "1 differing"),
        ("words-absent", 1, "1 absent"),
        ("text-unreadable", 1, "1 without a text"),
        ("text-outside", 1, "1 without a text"),
        ("passage-misfit", 1, "1 exact"),
        ("passage-stale", 0, "1 exact"),
        ("text-changed", 0, "1 exact"),
    ],
)
def test_each_problem_is_told_with_its_place_and_counted(
    cli: Run, name: str, code: int, counted: str
) -> None:
    result = cli("verify", GOLDEN / f"{name}.toml")
    assert result.code == code
    assert f"{name}.toml:" in result.out
    assert name in result.out
    assert "hint: " in result.out
    assert f"1 quotation: {counted}" in result.err
    assert cli("verify", "--strict", GOLDEN / f"{name}.toml").code == 1


def test_check_warns_of_words_that_are_misquoted(cli: Run) -> None:
    result = cli("check", GOLDEN / "words-differ.toml")
    assert "warning words-differ" in result.out
    assert result.code == 0


def test_what_is_no_matter_of_texts_is_left_to_check(cli: Run) -> None:
    result = cli("verify", GOLDEN / "unknown-id.toml")
    assert not result.out
    assert "see 'dipview check'" in result.err
    assert result.code == 0


def test_problems_are_printed_as_json(cli: Run) -> None:
    result = cli("verify", GOLDEN / "words-differ.toml", "-f", "json")
    (row,) = json.loads(result.out)["rows"]
    assert row["code"] == "words-differ"
    assert cli("verify", "-f", "csv").code == 2


def test_a_copy_of_a_text_is_named_by_its_source(cli: Run) -> None:
    copy = GOLDEN / "texts" / "locks.txt"
    file = GOLDEN / "text-unreadable.toml"
    assert "1 exact" in cli("verify", file, "--text", copy).err
    assert "1 exact" in cli("verify", file, "--text", f"log={copy}").err
    wrong = cli("verify", file, "--text", f"diary={copy}")
    assert (wrong.code, "no source 'diary'" in wrong.err) == (2, True)
    unclear = cli("verify", GOLDEN / "passage-misfit.toml", "--text", copy)
    assert (unclear.code, "ID=FILE" in unclear.err) == (2, True)
    assert cli("verify", file, "--text", copy, "--text", copy).code == 2
    assert cli("verify", file, "--text", GOLDEN / "none.txt").code == 2


def test_what_cannot_be_read_ends_it_with_2(cli: Run, tmp_path: Path) -> None:
    assert cli("verify", GOLDEN / "none.toml").code == 2
    path = tmp_path / "article.txt"
    path.write_text("Brenn would sail.\n", encoding="utf-8")
    result = cli("verify", path)
    assert (result.code, result.out) == (2, "")
    assert f"{path}:1: the file is a plain text, not TOML" in result.err


@pytest.mark.skipif(not ARTICLE.is_file(), reason="the article is not kept with the project")
def test_every_quotation_of_the_bundled_dataset_stands_in_its_article(cli: Run) -> None:
    result = cli("verify", "g7-lucca", "--text", ARTICLE)
    assert (result.code, result.out) == (0, "")
    assert "5 quotations: 5 exact" in result.err


def test_what_a_text_holds_does_not_act_on_the_terminal(cli: Run, tmp_path: Path) -> None:
    file = tmp_path / "words-differ.toml"
    file.write_text((GOLDEN / file.name).read_text("utf-8"), "utf-8")
    (tmp_path / "texts").mkdir()
    text = "The north lock stays \x1b]52;c;b3Blbg==\x07\u202eopen through the winter"
    (tmp_path / "texts" / "locks.txt").write_text(text, "utf-8")
    result = cli("verify", file)
    assert result.code == 1
    assert "words-differ" in result.out
    assert not {"\x1b", "\x07", "\u202e"} & set(result.out + result.err)


def test_a_text_that_no_limit_lets_in_is_told(cli: Run, tmp_path: Path) -> None:
    file = tmp_path / "words-differ.toml"
    file.write_text((GOLDEN / file.name).read_text("utf-8"), "utf-8")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "locks.txt").write_bytes(b"lock " * 4_000_000)
    result = cli("verify", file)
    assert result.code == 1
    assert "larger than 16 MiB" in result.out


ANCHORED = """[dataset]
schema = 2

# The paper.
[[sources]]
id = "paper"
type = "report"
text = "paper.txt"
text_sha256 = "{sha256}"

[[statements]]
id = "s1"
source = "paper"
form = "fragment"
unnamed_speakers = "x"
text = "ports agree"
passage = [4, 15]   # as coded

[[statements]]
id = "s2"
source = "paper"
form = "fragment"
unnamed_speakers = "x"
text = "{words}"
passage = [17, 27]
"""


def anchored(folder: Path, new: str, words: str = "ships wait") -> Path:
    """Make a dataset that was coded from another text than the one that is stored."""
    old = "The ports agree. ships wait."
    sha256 = hashlib.sha256(old.encode()).hexdigest()
    (folder / "world.toml").write_text(ANCHORED.format(sha256=sha256, words=words), "utf-8")
    (folder / "paper.txt").write_text(new, encoding="utf-8")
    return folder


def test_passages_are_written_anew_and_all_else_stays_as_it_is(cli: Run, tmp_path: Path) -> None:
    new = "Monday. The ports agree. And ships wait."
    folder = anchored(tmp_path, new)
    before = (folder / "world.toml").read_text(encoding="utf-8")
    assert "text-changed" in cli("verify", folder).out
    result = cli("verify", "--anchor", folder)
    assert "2 passages anchored anew in" in result.err
    assert not result.out
    sha256 = hashlib.sha256(new.encode()).hexdigest()
    after = (folder / "world.toml").read_text(encoding="utf-8")
    changed = [
        (old, new)
        for old, new in zip(before.splitlines(), after.splitlines(), strict=True)
        if old != new
    ]
    assert [new for _, new in changed] == [
        f'text_sha256 = "{sha256}"',
        "passage = [12, 23]   # as coded",
        "passage = [29, 39]",
    ]
    assert "0 passages anchored anew" in cli("verify", "--anchor", folder).err


def test_what_is_not_found_is_told_beside_what_is_nearest_and_stays_stale(
    cli: Run, tmp_path: Path
) -> None:
    folder = anchored(tmp_path, "Monday. The ports agree. ships waited there.")
    result = cli("verify", "--anchor", folder)
    assert "statement 's2': 'ships wait' is now 'ships waited'" in result.err
    assert "1 passage anchored anew" in result.err
    assert "1 not found" in result.err
    assert "text-changed" in result.out


def test_what_is_like_nothing_in_the_text_is_told_as_not_found(cli: Run, tmp_path: Path) -> None:
    folder = anchored(tmp_path, "The ports agree.", words="unheard of")
    assert "statement 's2': 'unheard of' is not found" in cli("verify", "--anchor", folder).err


def test_a_dataset_that_comes_with_dipview_is_not_written(cli: Run, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text("nothing", encoding="utf-8")
    result = cli("verify", "--anchor", "--text", copy)
    assert "0 passages anchored anew" in result.err


def test_words_that_recur_in_a_withheld_text_are_told_by_what_stands_beside_them(
    cli: Run, tmp_path: Path
) -> None:
    world = ANCHORED.replace('text = "paper.txt"', 'text = "withheld"')
    world = world.replace("passage = [4, 15]", 'prefix = "Brenn says"\npassage = [0, 1]')
    file = tmp_path / "world.toml"
    file.write_text(world.format(sha256="0" * 64, words="ports agree"), encoding="utf-8")
    copy = tmp_path / "copy.txt"
    copy.write_text("Alvora says ports agree. Brenn says ports agree.", encoding="utf-8")
    result = cli("verify", "--text", copy, file)
    assert "hint: write passage = [36, 47]" in result.out
