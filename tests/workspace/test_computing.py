"""Computing: what takes long ends where nobody waits for it, and tells how far it is."""

from __future__ import annotations

import pytest

from dipview.computing import Computation, ComputationCancelled, check, is_left, steps


def test_what_nobody_can_leave_is_never_ended() -> None:
    check()
    assert not is_left()
    assert list(steps([1, 2], "issues")) == [1, 2]


def test_what_is_cancelled_ends_at_its_next_check() -> None:
    computation, done = Computation(), []

    def compute() -> None:
        for each in range(10):
            check()
            done.append(each)
            if each == 3:
                computation.cancel()
                assert is_left()

    with pytest.raises(ComputationCancelled):
        computation.run(compute)
    assert done == [0, 1, 2, 3]
    check()


def test_what_is_cancelled_before_it_begins_does_not_begin() -> None:
    computation = Computation()
    computation.cancel()
    with pytest.raises(ComputationCancelled):
        computation.run(pytest.fail, "it began")


def test_a_cancelled_computation_is_no_fault_of_what_it_calls() -> None:
    computation = Computation()

    def compute() -> str:
        computation.cancel()
        try:
            check()
        except Exception:
            return "taken for damage"
        return "not heeded"

    with pytest.raises(ComputationCancelled):
        computation.run(compute)


def test_the_outermost_of_loops_in_one_another_tells_how_far_it_is() -> None:
    computation, told = Computation(), []

    def compute() -> None:
        told.append(computation.progress)
        for _ in steps(range(1_200), "issues"):
            for _ in steps("ab", "actors"):
                pass
            told.append(computation.progress)
        told.append(computation.progress)
        told.extend(computation.progress for _ in steps("ab", "actors"))

    computation.run(compute)
    assert told[:2] == ["", "0 of 1,200 issues"]
    assert told[1_200:] == ["1,199 of 1,200 issues", "", "0 of 2 actors", "1 of 2 actors"]


def test_a_loop_that_is_left_early_tells_no_more() -> None:
    computation = Computation()

    def compute() -> None:
        for _ in steps(range(5), "issues"):
            break

    computation.run(compute)
    assert computation.progress == ""
