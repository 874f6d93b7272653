"""The trail: back and forward over stops."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dipview.views.scope import Scope
from dipview.workspace.trail import Stop, Trail


def stop(query: str) -> Stop:
    return Stop(scope=Scope(query=query))


def test_back_and_forward_lead_over_the_same_stops() -> None:
    trail = Trail(now=stop("a")).to(stop("b")).to(stop("c"))
    assert trail.back().now == stop("b")
    assert trail.back().back().now == stop("a")
    assert trail.back().back().forward().forward() == trail


def test_at_either_end_the_trail_stays() -> None:
    trail = Trail(now=stop("a"))
    assert trail.back() is trail
    assert trail.forward() is trail


def test_going_on_forgets_what_lay_ahead() -> None:
    trail = Trail(now=stop("a")).to(stop("b")).back().to(stop("c"))
    assert trail.forward() is trail
    assert trail.back().now == stop("a")


def test_a_stop_can_change_where_it_is() -> None:
    trail = Trail(now=stop("a")).to(stop("b")).at(stop("x"))
    assert trail.now == stop("x")
    assert trail.back().now == stop("a")


def test_the_oldest_stops_are_forgotten() -> None:
    trail = Trail(now=stop("0"))
    for number in range(1, 300):
        trail = trail.to(stop(str(number)))
    assert len(trail.before) == 200
    assert trail.before[-1] == stop("298")


@given(st.lists(st.sampled_from(["to", "back", "forward"])))
def test_no_step_loses_or_repeats_a_stop(steps: list[str]) -> None:
    trail = Trail(now=stop("start"))
    for number, step in enumerate(steps):
        if step == "to":
            trail = trail.to(stop(str(number)))
        else:
            trail = trail.back() if step == "back" else trail.forward()
        line = [*trail.before, trail.now, *reversed(trail.after)]
        assert len(set(line)) == len(line)
        assert line[0] == stop("start")
