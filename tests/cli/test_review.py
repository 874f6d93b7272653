"""``dipview review``: which source it opens, drafted first, and what it refuses."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.capture.adjudications import copied
from tests.capture.review.worlds import opened_review, written_world

from dipview.cli import review as verb
from dipview.commands.deciding import Deciding

Cli = Any


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return written_world(tmp_path)


@pytest.fixture
def reviewed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Put a stand-in for the explorer in place; gives the sources that it is to review."""
    found: list[str] = []

    def explore(_paths: Sequence[Path], *, review: str, **_others: object) -> int:
        found.append(review)
        return 0

    monkeypatch.setattr(verb, "explore", explore)
    return found


def _second_source(data: Path) -> None:
    """Give the world a second source, whose text was never drafted."""
    (data / "texts" / "notes.txt").write_text("Ostland asked why.\n", encoding="utf-8")
    with (data / "harbour.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[sources]]\nid = "notes"\ntype = "report"\ntext = "texts/notes.txt"\n')


def test_the_source_that_is_named_is_drafted_and_reviewed(
    cli: Cli, data: Path, reviewed: list[str]
) -> None:
    _second_source(data)
    result = cli("review", "notes", "-d", data)
    assert (result.code, reviewed) == (0, ["notes"])
    assert "[[drafts]]" in (data / "drafts" / "notes.toml").read_text(encoding="utf-8")


def test_a_source_is_named_by_words_of_its_title_too(
    cli: Cli, data: Path, reviewed: list[str]
) -> None:
    assert cli("review", "harbour", "bulletin", "-d", data).code == 0
    assert reviewed == ["bulletin"]


def test_without_a_name_it_is_the_first_of_which_something_is_left(
    cli: Cli, data: Path, reviewed: list[str]
) -> None:
    _second_source(data)
    assert cli("review", "-d", data).code == 0
    review = opened_review(data)
    for draft in review.drafts:
        review.reject(draft)
    review.close()
    assert cli("review", "-d", data).code == 0
    assert reviewed == ["bulletin", "notes"]


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("nobody", 1, "no record is called 'nobody'"),
        ("vestria", 2, "There is no source 'vestria'"),
    ],
)
def test_what_is_no_source_is_told(
    cli: Cli, data: Path, reviewed: list[str], name: str, code: int, said: str
) -> None:
    result = cli("review", name, "-d", data)
    assert (result.code, reviewed) == (code, [])
    assert said in result.err


def test_where_no_source_has_a_text_it_says_how_to_store_one(
    cli: Cli, data: Path, reviewed: list[str]
) -> None:
    file = data / "harbour.toml"
    text = file.read_text(encoding="utf-8").replace('text = "texts/bulletin.txt"\n', "")
    file.write_text(text, encoding="utf-8")
    result = cli("review", "-d", data)
    assert (result.code, reviewed) == (2, [])
    assert "dipview add source" in result.err


def test_the_bundled_dataset_is_not_written_to(cli: Cli, reviewed: list[str]) -> None:
    result = cli("review")
    assert (result.code, reviewed) == (2, [])
    assert "dipview init FOLDER" in result.err


def test_with_disagreements_it_is_decided_whose_coding_stands(
    cli: Cli, tmp_path: Path, reviewed: list[Any]
) -> None:
    ferry = copied(tmp_path)
    assert cli("review", "--disagreements", "-d", ferry, "--by", " cleo ").code == 0
    assert cli("review", "--disagreements", "-d", ferry).code == 0
    assert reviewed == [Deciding("cleo"), Deciding("")]


def test_where_coders_differ_nowhere_it_says_so(cli: Cli, data: Path, reviewed: list[Any]) -> None:
    result = cli("review", "--disagreements", "-d", data)
    assert (result.code, reviewed) == (2, [])
    assert "coders differ nowhere here" in result.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--by", "cleo"), "--by goes with --disagreements"),
        (("--disagreements", "bulletin"), "--disagreements goes over all sources: name none"),
    ],
)
def test_what_does_not_go_together_is_told(
    cli: Cli, data: Path, words: tuple[str, ...], told: str
) -> None:
    result = cli("review", *words, "-d", data)
    assert result.code == 2
    assert told in result.err


def test_nothing_is_decided_in_a_dataset_that_comes_with_dipview(cli: Cli) -> None:
    result = cli("review", "--disagreements")
    assert "nothing is written to a dataset that comes with dipview" in result.err
