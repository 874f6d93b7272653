"""Commands on shapes and corpora: what is late is ended and told of; nothing is timed here."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from benchmarks.budgets import Budget, Part, missed
from benchmarks.measuring import Told, Usage, told
from benchmarks.parts import corpora
from benchmarks.parts.at_work import of_keys
from benchmarks.parts.commands import About, commands
from benchmarks.parts.questions import Answered, Question
from benchmarks.parts.questions import budgets as of_questions
from benchmarks.parts.strains import strain_budgets, table
from benchmarks.parts.timed import (
    LINEAR,
    Dataset,
    Timing,
    by_size,
    exponent,
    growth_budgets,
    opened,
    quicker,
    timing,
)
from benchmarks.settings import Settings
from benchmarks.terminal import python

WAITS = "import signal; signal.pause()"
PARENT = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {WAITS!r}])"


START = dict.fromkeys((1, 3, 9), 0.2)


def timed(size: int, seconds: float, *, stopped: bool = False, lines: int = 1) -> Timing:
    usage = Usage(seconds, seconds, 10**6)
    return Timing(size, Told(usage, seconds / 2, lines, 0, stopped), 10**6)


def measured(seconds: list[float], *, stopped: bool = False) -> list[Timing]:
    sizes = [3**power for power in range(len(seconds))]
    last = len(seconds) - 1
    return [
        timed(size, took, stopped=stopped and at == last)
        for at, (size, took) in enumerate(zip(sizes, seconds, strict=True))
    ]


def settings(folder: Path, given: Path | None) -> Settings:
    return Settings(
        data=(), rounds=1, queries=1, seed=1, scratch=folder, tell=lambda _: None, corpora=given
    )


def test_of_two_timings_what_took_less_is_told_and_the_peak_of_both() -> None:
    one, other = timed(1, 2.0), timed(1, 1.0)
    late = timed(1, 0.5, stopped=True)
    assert quicker(one, other).work == quicker(other, one).work == 1.0
    assert quicker(late, one).work == 2.0


def test_what_a_program_writes_is_counted() -> None:
    found = told(python("-c", "print('a\\nb'); raise SystemExit(1)"), 60)
    assert (found.lines, found.code, found.stopped) == (2, 1, False)
    assert 0 < found.first <= found.usage.wall


def test_a_screen_is_forty_lines_and_the_last_of_them_is_kept() -> None:
    found = told(python("-c", "print('a\\n' * 99)"), 60)
    assert 0 < found.first <= found.usage.wall
    assert found.end.endswith(b"a\n\n")
    assert found.lines == 100


def test_lists_of_few_rows_have_no_rate() -> None:
    names = commands(About(("a", "b", "c"), "i", "t", "s", "st", "q"))
    for lines, count in ((10, 0), (10_000, 8)):
        found = {name: timed(1, 1, lines=lines) for name in names}
        budgets = corpora.whole_budgets("all", found)
        assert sum(budget.unit == "rows/s" for budget in budgets) == count


def test_a_late_program_is_ended_with_its_children() -> None:
    found = told(python("-c", PARENT), 0.5)
    assert found.stopped
    assert found.code < 0


def test_no_larger_size_is_tried_once_one_is_late(tmp_path: Path) -> None:
    path = tmp_path / "world.toml"
    path.write_text("[dataset]\n", encoding="utf-8")
    datasets = [Dataset(size, path, tmp_path / "cache") for size in (1, 3, 9)]
    assert [each.size for each in by_size(datasets, ["stats"], 0.001, 3)] == [1]
    assert opened(datasets[0], 60).code == 0
    assert timing(datasets[0], ["list", "actors", "-f", "csv"], 60, 1).best.code in (0, 1)


def test_growth_is_of_what_is_beyond_the_start() -> None:
    assert exponent(measured([1.2, 3.2, 9.2]), START) == pytest.approx(1)
    assert exponent(measured([1.2, 9.2, 81.2]), START) == pytest.approx(2)
    assert exponent(measured([0.2, 0.21, 0.22]), START) == 0
    assert exponent(measured([1.2, 4.0, 10.0]), {1: 0.2, 3: 1.0, 9: 1.0}) == pytest.approx(1)
    assert exponent(measured([1.0, 60.0], stopped=True), START) is None


def test_each_steep_or_late_command_has_a_budget_of_its_own_and_the_others_one() -> None:
    found = {
        "list": measured([1.2, 3.2, 9.2]),
        "show": measured([0.2, 0.2, 0.2]),
        "compare": measured([1.2, 9.2, 81.2]),
        "matrix": measured([1.2, 60.0], stopped=True),
    }
    budgets = list(growth_budgets("votes", found, START))
    assert [budget.met for budget in budgets] == [False, False, True]
    assert {budget.limit for budget in budgets} == {LINEAR}
    assert math.isinf(budgets[1].measured)
    assert budgets[1].what == "growth, votes: matrix (stopped after 60 s at 3)"
    assert budgets[2].what == "growth, votes: the steepest of 2 others (list)"
    assert len(missed([Part(title="Part", budgets=budgets)])) == 2


def test_where_no_corpora_are_named_a_note_says_so(tmp_path: Path) -> None:
    part = corpora.measure(settings(tmp_path, None))
    assert "left out" in part.notes[0]
    assert not missed([part])


def test_a_corpus_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    part = corpora.measure(settings(tmp_path, tmp_path))
    assert sum(note.startswith("left out: ") for note in part.notes) == len(corpora.ABOUT)


def test_seconds_on_the_whole_are_told_and_memory_counts() -> None:
    names = commands(About(("a", "b", "c"), "i", "t", "s", "st", "q"))
    slow = {name: timed(1, 100.0, lines=10) for name in names}
    heavy = slow | {"stats": Timing(1, slow["stats"].best, 10**9)}
    for found, count in ((slow, 0), (heavy, 1)):
        budgets: list[Budget] = list(corpora.whole_budgets("all", found))
        assert len(missed([Part(title="Part", budgets=budgets)])) == count
        assert sum(not budget.met for budget in budgets) > 15
    assert len(corpora.table("all", heavy).rows) == len(names)


@pytest.mark.parametrize(
    ("seconds", "stopped", "met"), [(3, False, True), (5, False, False), (1, True, False)]
)
def test_a_question_may_take_twice_as_long_as_pandas(
    seconds: float, stopped: bool, met: bool
) -> None:
    ours = timed(1, seconds, stopped=stopped)
    answered = Answered(Question("who", "closest", ("network",)), ours, Usage(2, 2, 1), 0.1)
    assert [budget.met for budget in of_questions("all", [answered])] == [met]
    assert [budget.asserted for budget in of_questions("all", [answered])] == [True]
    whole = Answered(Question("who", "pairs", ("network",), whole=True), ours, Usage(2, 2, 1), 0.1)
    assert [budget.asserted for budget in of_questions("all", [whole])] == [False]
    unanswered = Answered(Question("who", "alone"), None, Usage(2, 2, 1), 0.1)
    assert list(of_questions("all", [unanswered])) == []


def test_what_the_explorer_tells_of_its_keys_has_budgets() -> None:
    answer = b'{"times": [0.1], "longest": 0.04, "work": 0.01, "held": [90, 100, 100, 104]}\n'
    usage = Usage(9, 9, 500 * 10**6)
    kept = list(of_keys("all", Told(usage, 9, 1, 0, stopped=False, end=answer)))
    assert [budget.met for budget in kept] == [True, True, True, True]
    grown = answer.replace(b"104", b"200")
    assert [
        budget.met for budget in of_keys("all", Told(usage, 9, 1, 0, stopped=False, end=grown))
    ] == [True, True, True, False]


@pytest.mark.parametrize(("code", "stopped"), [(-9, True), (1, False)])
def test_an_explorer_that_tells_nothing_misses_its_budget(code: int, stopped: bool) -> None:
    found = of_keys("all", Told(Usage(9, 9, 1), 9, 0, code, stopped))
    assert len(missed([Part(title="Part", budgets=list(found))])) == 1


def test_on_half_a_megabyte_what_is_slow_is_told_and_what_is_stopped_counts() -> None:
    found = {"stats": timed(1, 1), "matrix": timed(1, 9), "network": timed(1, 60, stopped=True)}
    budgets = list(strain_budgets("crowd", found))
    assert [budget.met for budget in budgets] == [False, False, True, True]
    assert len(missed([Part(title="Part", budgets=budgets)])) == 1
    assert len(table("crowd", found).rows) == 3
