"""A coding that was set aside for another: it decides nothing, and is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.bodies import BODIES
from tests.dataset.test_codings import coded, features, opened

from dipview.cli.exits import DONE, NOTHING
from dipview.cli.running import run
from dipview.dataset.codings import counted_as, utterances_of
from dipview.dataset.features import Feature

ASIDE = 'set_aside_for = "b"'


@pytest.fixture(params=BODIES)
def body(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize("status", ["", 'status = "reviewed"\n', 'status = "draft"\n'])
def test_what_was_set_aside_does_not_decide_whatever_its_status(
    tmp_path: Path, body: str, status: str
) -> None:
    dataset = opened(
        tmp_path,
        body,
        coded("a", "anna", "reef support", "fee oppose", extra=status + ASIDE),
        coded("b", "ben", "reef oppose", extra='status = "reviewed"'),
    )
    assert features(dataset, Feature.COUNTED) == {"b", "b#reef@north"}
    assert not features(dataset, Feature.CONTESTED)
    assert not features(dataset, Feature.DRAFT)
    assert counted_as(dataset, "a") == "b"
    assert utterances_of(dataset)["a"].codings == ("a", "b")
    assert dataset.statement("a").set_aside_for == "b"


def test_where_all_are_set_aside_for_one_another_none_is(tmp_path: Path, body: str) -> None:
    dataset = opened(
        tmp_path,
        body,
        coded("a", "anna", "reef support", extra='set_aside_for = "b"'),
        coded("b", "ben", "reef oppose", extra='set_aside_for = "a"'),
    )
    assert len(features(dataset, Feature.CONTESTED)) == 1


def test_a_coding_that_is_not_there_is_told_and_the_other_counts(tmp_path: Path, body: str) -> None:
    dataset = opened(
        tmp_path, body, coded("a", "anna", "reef support", extra='set_aside_for = "gone"')
    )
    assert [each.code for each in dataset.problems] == ["unknown-id"]
    assert features(dataset, Feature.COUNTED) == {"a", "a#reef@north"}


@pytest.mark.parametrize(("more", "code"), [("", NOTHING), ("\n" + ASIDE, DONE)])
def test_a_draft_that_was_set_aside_needs_no_review(tmp_path: Path, more: str, code: int) -> None:
    drafts = coded("a", "anna", "reef support", extra=f'status = "draft"{more}')
    opened(tmp_path, "memory", drafts, coded("b", "ben", extra='status = "reviewed"'))
    assert run(["check", "--require", "reviewed", str(tmp_path)]) == code
