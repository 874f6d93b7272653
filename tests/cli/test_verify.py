"""``dipview verify``: what it tells, what it counts, and how it ends."""

from __future__ import annotations

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


def test_a_path_that_is_not_there_ends_it_with_2(cli: Run) -> None:
    assert cli("verify", GOLDEN / "none.toml").code == 2


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
