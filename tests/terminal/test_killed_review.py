"""A review in a terminal, killed between its keys: what was decided is there, and no more."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.capture.review.worlds import opened_review, written_world
from tests.tiers import slow_but

from dipview.dataset.opening import open_dataset
from dipview.model.kinds import Kind

Start = Callable[..., Any]
_TITLES = ("Draft 1 of 5", "Draft 2 of 5", "Draft 3 of 5", "Draft 4 of 5", "Draft 5 of 5")


@pytest.mark.parametrize("seed", slow_but(range(5), 0))
def test_what_was_decided_before_the_next_draft_was_shown_is_kept(
    start: Start, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    data = written_world(tmp_path)
    terminal = start("review", "bulletin", "-d", data, env={"DIPVIEW_STATE": "off"})
    seen = terminal.wait_for(_TITLES[0])
    verdicts: list[str] = []
    for title in _TITLES[1 : chance.randint(2, 3)]:
        key = chance.choice("\rx")
        terminal.send(key)
        seen = terminal.wait_for(title, since=seen)
        verdicts.append("accepted" if key == "\r" else "rejected")
    terminal.send("\r")  # It may be decided, or not: it is killed without a look.
    terminal.process.kill()
    terminal.wait()
    review = opened_review(data)
    stands = [each.verdict.value for each in review.decisions.standing]
    accepted = [each.statement for each in review.decisions.standing if each.statement]
    review.close()
    assert stands in (verdicts, [*verdicts, "accepted"])
    assert sorted(open_dataset([data]).ids(Kind.STATEMENT)) == sorted(accepted)


def test_leaving_a_review_leaves_the_program(start: Start, tmp_path: Path) -> None:
    data = written_world(tmp_path)
    terminal = start("review", "-d", data, env={"DIPVIEW_STATE": "off"})
    terminal.wait_for("Draft 1 of 5")
    terminal.send("q")
    assert terminal.wait() == 0
    assert terminal.restored()


def test_what_cannot_be_reviewed_is_told_before_anything_opens(
    start: Start, tmp_path: Path
) -> None:
    data = written_world(tmp_path)
    file = data / "harbour.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('text = "texts/bulletin.txt"\n', ""), encoding="utf-8")
    terminal = start("review", "-d", data)
    assert terminal.wait() == 2
    assert "no source has a stored text" in terminal.text()


@pytest.mark.slow
def test_nothing_is_written_to_the_dataset_that_comes_with_dipview(start: Start) -> None:
    terminal = start("review")
    assert terminal.wait() == 2
    assert "begins one of your own" in terminal.text()
