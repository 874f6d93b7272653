"""Whose coding stands: what each decision leaves on the disk, and what taking it back leaves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.capture.adjudications import DIFFERING, copied, opened_adjudication

from dipview.capture.adjudication.adjudication import Adjudication, AdjudicationProgress
from dipview.capture.adjudication.settlements import (
    Settled,
    Settlement,
    log_beside,
)
from dipview.capture.review.decision_log import DecisionLog, ReviewError, parsed
from dipview.dataset.memory import MemoryDataset
from dipview.dataset.opening import open_dataset
from dipview.model.statements import RecordStatus, Statement


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return copied(tmp_path)


@pytest.fixture
def adjudication(data: Path) -> Iterator[Adjudication]:
    made = opened_adjudication(data)
    yield made
    made.close()


def dataset_of(data: Path) -> MemoryDataset:
    return open_dataset([data])


def files(data: Path) -> dict[str, bytes]:
    return {str(each): each.read_bytes() for each in data.rglob("*.toml")}


def waiting(adjudication: Adjudication) -> list[str]:
    return [each.ids[0].removeprefix("anna-") for each in adjudication.waiting]


def both(data: Path, number: str) -> tuple[Statement, Statement]:
    dataset = dataset_of(data)
    return dataset.statement(f"anna-{number}"), dataset.statement(f"ben-{number}")


def test_they_come_in_the_order_of_the_text(adjudication: Adjudication) -> None:
    assert waiting(adjudication) == list(DIFFERING)
    assert adjudication.progress == AdjudicationProgress(total=6)


def test_what_is_chosen_is_reviewed_and_the_other_set_aside_and_kept(
    data: Path, adjudication: Adjudication
) -> None:
    before = both(data, "02")[0]
    adjudication.choose(adjudication.waiting[1], "ben")
    anna, ben = both(data, "02")
    assert (ben.status, ben.reviewed_by) == (RecordStatus.REVIEWED, "cleo")
    assert (anna.status, anna.reviewed_by, anna.set_aside_for) == (None, "", "ben-02")
    assert anna.positions == before.positions
    assert dataset_of(data).problems == open_dataset([data]).problems == ()
    assert waiting(adjudication) == ["01", "03", "04", "06", "08"]
    changed = set(files(data).items()) - set(files(copied(data.parent / "again")).items())
    assert {Path(name).name for name, _ in changed} >= {"anna.toml", "ben.toml"}


def test_it_goes_on_where_it_was_left(data: Path, adjudication: Adjudication) -> None:
    adjudication.choose(adjudication.waiting[0], "anna")
    adjudication.put_off(adjudication.waiting[0])
    adjudication.flag(adjudication.waiting[0], "Was the harbour lit?")
    found = waiting(adjudication), adjudication.progress
    assert found[0] == ["04", "06", "08", "02", "03"]
    assert found[1] == AdjudicationProgress(total=6, decided=1, later=1, flagged=1)
    adjudication.close()
    again = opened_adjudication(data)
    assert (waiting(again), again.progress) == found
    again.close()


def test_everything_can_be_taken_back_in_a_later_session_and_leaves_nothing(
    data: Path, adjudication: Adjudication
) -> None:
    before = files(data)
    for coder in ("anna", "ben", "ben"):
        adjudication.choose(adjudication.waiting[0], coder)
    adjudication.put_off(adjudication.waiting[0])
    adjudication.close()
    again = opened_adjudication(data)
    for _ in range(4):
        assert again.undo() is not None
    assert again.undo() is None
    assert files(data) == before
    assert waiting(again) == list(DIFFERING)
    again.close()


def test_what_was_taken_back_waits_again_though_the_files_were_read_in_between(
    data: Path, adjudication: Adjudication
) -> None:
    adjudication.choose(adjudication.waiting[0], "anna")
    adjudication.renew(dataset_of(data))
    assert adjudication.undo() is not None
    assert waiting(adjudication)[0] == "01"
    adjudication.renew(dataset_of(data))
    assert waiting(adjudication)[0] == "01"


def test_what_somebody_else_changed_since_stays(data: Path, adjudication: Adjudication) -> None:
    adjudication.choose(adjudication.waiting[1], "ben")
    file = data / "ben.toml"
    file.write_text(file.read_text().replace('"cleo"', '"dora"'))
    back = adjudication.undo()
    assert back is not None
    assert back.changed == ("ben-02",)
    anna, ben = both(data, "02")
    assert (anna.set_aside_for, ben.reviewed_by) == (None, "dora")


def test_a_coding_that_was_edited_meanwhile_keeps_its_edit(
    data: Path, adjudication: Adjudication
) -> None:
    file = data / "anna.toml"
    file.write_text(file.read_text().replace("Would have no toll at all", "No toll"))
    adjudication.choose(adjudication.waiting[1], "anna")
    anna, _ = both(data, "02")
    assert (anna.summary, anna.reviewed_by) == ("No toll", "cleo")


def test_a_file_that_cannot_be_written_leaves_all_as_it_was(
    data: Path, adjudication: Adjudication
) -> None:
    before = files(data)
    one = adjudication.waiting[0]
    file = data / "ben.toml"
    file.write_text(file.read_text() + "[[statements]\n")
    broken = files(data)
    with pytest.raises(ReviewError):
        adjudication.choose(one, "anna")
    assert files(data) == broken
    file.write_bytes(before[str(file)])
    assert waiting(adjudication) == list(DIFFERING)


def test_the_second_one_may_read_and_not_decide(data: Path, adjudication: Adjudication) -> None:
    second = opened_adjudication(data)
    assert second.read_only
    with pytest.raises(ReviewError, match="Somebody else is deciding"):
        second.choose(second.waiting[0], "anna")
    assert not adjudication.read_only


def test_what_the_files_say_counts_and_not_the_log(data: Path, adjudication: Adjudication) -> None:
    before = {path: path.read_bytes() for path in data.glob("*.toml")}
    adjudication.choose(adjudication.waiting[0], "anna")
    adjudication.close()
    for path, content in before.items():
        path.write_bytes(content)
    again = opened_adjudication(data)
    assert waiting(again) == list(DIFFERING)
    again.close()


@pytest.mark.parametrize("files_done", ["none", "one", "all"])
@pytest.mark.parametrize("undo", [False, True])
def test_where_it_was_killed_between_two_files_the_next_start_mends_it(
    data: Path, files_done: str, undo: bool
) -> None:
    first = opened_adjudication(data)
    before = files(data)
    first.choose(first.waiting[1], "ben")
    after = files(data)
    if undo:
        first.undo()
    first.close()
    log = log_beside([data])
    lines = log.read_bytes().splitlines(keepends=True)
    assert b'"written"' in lines[-1]
    log.write_bytes(b"".join(lines[:-1]))
    begun, ended = (after, before) if undo else (before, after)
    for name in before:
        done = files_done == "all" or (files_done == "one" and name.endswith("anna.toml"))
        Path(name).write_bytes((ended if done else begun)[name])
    again = opened_adjudication(data)
    assert files(data) == (begun if files_done == "none" else ended)
    assert ("02" in waiting(again)) is (files(data) == before)
    while again.undo() is not None:
        pass
    assert files(data) == before
    again.close()


def test_a_torn_line_is_read_over_and_does_not_tear_the_next(
    data: Path, adjudication: Adjudication
) -> None:
    adjudication.put_off(adjudication.waiting[0])
    adjudication.close()
    log = log_beside([data])
    with log.open("ab") as file:
        file.write(b'{"number": 2, "settled": "lat')
    again = opened_adjudication(data)
    again.put_off(again.waiting[0])
    again.close()
    read = DecisionLog(log, Settlement).decided
    assert [each.settled for each in read.standing] == [Settled.LATER] * 2
    assert read.torn == 1


@pytest.mark.parametrize(
    "line", [b"1", b"{}", b'{"number": -1, "settled": "later", "codings": []}']
)
def test_no_line_makes_the_reader_stumble(line: bytes) -> None:
    assert parsed([line], Settlement).torn == 1
