"""Decisions of a review: what a log holds, what stands of it, and what a kill leaves of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.capture.review.decision_log import (
    Decided,
    DecisionLog,
    ReviewError,
    parsed,
    read_log,
    written,
)
from dipview.capture.review.decisions import Decision, Decisions, Made, Verdict, decisions_file
from dipview.capture.review.lock import ReviewLock
from dipview.dataset.problems import Problem
from dipview.model.kinds import Kind

FULL = Decision(
    verdict=Verdict.ACCEPTED,
    draft="d1",
    statement="bulletin-1",
    table={"form": "verbatim", "text": "We will »not« sign.", "passage": [3, 22]},
    proposed={"form": "verbatim"},
    changed=("stance", "issue"),
    made=(Made(Kind.ACTOR, "vestria", {"name": "Vestria"}),),
    cue="said",
)


def _read(log: Path) -> Decisions:
    read = read_log(log, Decision)
    assert not isinstance(read, Problem)
    return read


def test_a_log_lies_beside_the_drafts_of_its_source() -> None:
    drafts = Path("data/drafts/bulletin.v2.toml")
    assert decisions_file(drafts) == Path("data/drafts/bulletin.v2.decisions.jsonl")


def test_what_was_decided_is_read_back_whole(tmp_path: Path) -> None:
    log = DecisionLog(tmp_path / "drafts" / "a.decisions.jsonl", Decision)
    kept = log.append(FULL)
    assert kept.number == 1
    assert _read(log.path).every == (kept,)


def test_a_log_that_is_not_there_has_no_decisions(tmp_path: Path) -> None:
    assert _read(tmp_path / "none.decisions.jsonl") == Decided()


def test_a_folder_in_the_place_of_a_log_is_told(tmp_path: Path) -> None:
    assert isinstance(read_log(tmp_path, Decision), Problem)
    with pytest.raises(ReviewError, match=str(tmp_path)):
        DecisionLog(tmp_path, Decision)


@given(st.data())
def test_wherever_the_last_line_is_torn_the_others_are_read_and_the_next_is_whole(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("torn") / "a.decisions.jsonl"
    log = DecisionLog(path, Decision)
    first = log.append(Decision(verdict=Verdict.LATER, draft="d0"))
    before = path.stat().st_size
    log.append(FULL)
    os.truncate(path, data.draw(st.integers(before, path.stat().st_size - 2)))
    again = DecisionLog(path, Decision)
    assert again.decided.every == (first,)
    third = again.append(Decision(verdict=Verdict.REJECTED, draft="d2", cue="said"))
    assert _read(path).every == (first, third)


def test_a_line_that_lacks_its_end_alone_is_whole(tmp_path: Path) -> None:
    log = DecisionLog(tmp_path / "a.decisions.jsonl", Decision)
    kept = log.append(FULL)
    os.truncate(log.path, log.path.stat().st_size - 1)
    again = DecisionLog(log.path, Decision)
    assert again.decided.every == (kept,)
    assert [each.number for each in (again.append(FULL), *_read(log.path).every)] == [2, 1, 2]


@pytest.mark.parametrize(
    "line",
    [
        *("{}", "[]", "3", "null", '"accepted"', "[" * 100_000, '{"verdict": "accepted"}'),
        '{"verdict": "adored", "draft": "a", "number": 1}',
        '{"verdict": "accepted", "draft": "a", "number": true}',
        '{"verdict": "accepted", "draft": "a", "number": -1}',
        '{"verdict": "accepted", "draft": "a", "number": 1, "table": 3}',
        '{"verdict": "accepted", "draft": "a", "number": 1, "made": [3]}',
        '{"verdict": "accepted", "draft": "a", "number": 1, "made": [{"kind": "cat"}]}',
    ],
)
def test_a_line_that_is_no_decision_costs_itself_alone(line: str) -> None:
    read = parsed([line.encode(), written(FULL).encode(), b"\xff\xfe"], Decision)
    assert (read.every, read.torn) == ((FULL,), 2)


def _decided(*verdicts: tuple[Verdict, str, int]) -> Decisions:
    return Decided(
        tuple(
            Decision(verdict=verdict, draft=draft, undoes=undoes, number=number, cue="said")
            for number, (verdict, draft, undoes) in enumerate(verdicts, 1)
        )
    )


def test_what_was_taken_back_does_not_stand_and_what_was_before_it_does() -> None:
    decisions = _decided(
        (Verdict.LATER, "a", 0), (Verdict.ACCEPTED, "a", 0), (Verdict.UNDONE, "a", 2)
    )
    assert decisions.of_each["a"].verdict is Verdict.LATER
    assert decisions.last == decisions.every[0]
    assert decisions.with_(_undone("a", 1)).last is None


def _undone(draft: str, of: int) -> Decision:
    return Decision(verdict=Verdict.UNDONE, draft=draft, undoes=of, number=9)


def test_a_log_that_cannot_be_written_says_that_nothing_was_decided(tmp_path: Path) -> None:
    (tmp_path / "drafts").write_text("")
    log = DecisionLog(tmp_path / "drafts" / "a.decisions.jsonl", Decision)
    with pytest.raises(ReviewError, match="nothing was decided"):
        log.append(FULL)
    assert log.decided == Decided()


def test_one_review_at_a_time_has_the_lock(tmp_path: Path) -> None:
    log = tmp_path / "drafts" / "a.decisions.jsonl"
    first, second = ReviewLock(log), ReviewLock(log)
    assert first.take()
    assert not second.take()
    first.release()
    assert second.take()
    second.release()
