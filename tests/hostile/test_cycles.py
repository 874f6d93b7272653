"""Circles and chains of any length: told whole, cut at one place, each record shown once."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.hostile.generating import chain, circle, circles, star
from tests.hostile.judging import codes_of, judge_problems, judge_view
from tests.tiers import slow_but, slow_but_of

from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.views.scope import Scope
from dipview.workspace.small_files import read_workspace
from dipview.workspace.views import card_of, catalogue_of
from dipview.workspace.workspace import Workspace

Run = Callable[..., Any]
"""Runs a command line; see the fixtures."""

CORPUS = Path(__file__).parent / "corpus"
KEYS = ("part_of", "memberships")
ROUND = {
    "one": "good-one-0 > good-one-0",
    "two": "good-two-0 > good-two-1 > good-two-0",
    "three": "good-three-0 > good-three-1 > good-three-2 > good-three-0",
}


def opened(folder: Path, text: str) -> Workspace:
    path = folder / "x.toml"
    path.write_text(text, encoding="utf-8")
    return read_workspace([path])


@pytest.mark.parametrize("key", KEYS)
def test_a_small_circle_is_printed_whole(cli: Run, key: str) -> None:
    file = CORPUS / f"cycles-of-{key.replace('_', '-')}.toml"
    out = cli("check", file).out
    for way in ROUND.values():
        assert f": {way}\n" in out


@pytest.mark.parametrize("key", KEYS)
def test_a_record_in_a_circle_is_shown_once(key: str) -> None:
    workspace = read_workspace([CORPUS / f"cycles-of-{key.replace('_', '-')}.toml"])
    ids = workspace.dataset.ids(Kind.ACTOR)
    catalogue = catalogue_of(workspace, "actors", Scope())
    assert sorted(row.id for _, row in catalogue.rows()) == sorted(ids)
    for id in ids:
        for scope in (Scope(), Scope(roll_up=True)):
            card = card_of(workspace, id, scope)
            judge_view(card)
            for section in card.sections:
                others = [row.id for row in section.rows if row.id and row.kind is Kind.ACTOR]
                assert len(others) == len(set(others))


@pytest.mark.parametrize("key", KEYS)
def test_a_circle_of_thousands_is_told_and_cut(tmp_path: Path, key: str) -> None:
    size = 10_000
    workspace = opened(tmp_path, circle(size, key))
    (problem,) = workspace.dataset.problems
    judge_problems([problem])
    assert problem.code == "cycle"
    assert problem.message.count(" > ") == size
    last = workspace.dataset.actor(f"good-{size - 1}")
    assert last.part_of is None
    assert last.memberships == ()
    judge_view(card_of(workspace, last.id, Scope(roll_up=True)))


@pytest.mark.parametrize("key", slow_but(KEYS, KEYS[0]))
def test_thousands_of_circles_are_told_one_by_one(tmp_path: Path, key: str) -> None:
    number = 10_000
    problems = opened(tmp_path, circles(number, key)).dataset.problems
    judge_problems(problems)
    assert [problem.code for problem in problems] == ["cycle"] * number
    assert len({problem.place.line for problem in problems}) == number


@pytest.mark.parametrize("key", KEYS)
def test_many_that_lead_to_one_that_leads_to_itself(tmp_path: Path, key: str) -> None:
    workspace = opened(tmp_path, star(5000, key))
    assert [code for code, _ in codes_of(workspace)] == ["cycle"]
    link = Link.PARTS if key == "part_of" else Link.MEMBERS
    assert len(workspace.dataset.linked("good-0", link)) == 4999


@pytest.mark.parametrize(
    ("key", "length"), slow_but_of([("part_of", 100_000), ("memberships", 20_000)], "memberships")
)
def test_the_deepest_chain_is_no_circle(
    process: Run, tmp_path: Path, key: str, length: int
) -> None:
    file = tmp_path / "x.toml"
    file.write_text(chain(length, key), encoding="utf-8")
    result = process("check", file, "-f", "json")
    assert (result.code, json.loads(result.out)["rows"]) == (0, [])
    assert f"no problems in {length + 2:,} records" in result.err


@pytest.mark.parametrize("key", slow_but(KEYS, KEYS[0]))
def test_a_deep_chain_is_shown_at_both_ends(process: Run, tmp_path: Path, key: str) -> None:
    file = tmp_path / "x.toml"
    file.write_text(chain(5000, key), encoding="utf-8")
    for id, beside in (("good-0", "League 1"), ("good-4999", "League 4998")):
        result = process("show", id, "-d", file, "--as-of", "2020")
        assert (result.code, beside in result.out) == (0, True)
        assert "Traceback" not in result.err
