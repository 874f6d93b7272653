"""The history: back and forward over locations."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dipview.views.scope import Scope
from dipview.workspace.history import History, Location


def stop(query: str) -> Location:
    return Location(scope=Scope(query=query))


def test_back_and_forward_lead_over_the_same_stops() -> None:
    history = History(now=stop("a")).to(stop("b")).to(stop("c"))
    assert history.back().now == stop("b")
    assert history.back().back().now == stop("a")
    assert history.back().back().forward().forward() == history


def test_at_either_end_the_trail_stays() -> None:
    history = History(now=stop("a"))
    assert history.back() is history
    assert history.forward() is history


def test_going_on_forgets_what_lay_ahead() -> None:
    history = History(now=stop("a")).to(stop("b")).back().to(stop("c"))
    assert history.forward() is history
    assert history.back().now == stop("a")


def test_a_location_can_change_where_it_is() -> None:
    history = History(now=stop("a")).to(stop("b")).at(stop("x"))
    assert history.now == stop("x")
    assert history.back().now == stop("a")


def test_the_oldest_stops_are_forgotten() -> None:
    history = History(now=stop("0"))
    for number in range(1, 300):
        history = history.to(stop(str(number)))
    assert len(history.before) == 200
    assert history.before[-1] == stop("298")


@given(st.lists(st.sampled_from(["to", "back", "forward"])))
def test_no_step_loses_or_repeats_a_location(steps: list[str]) -> None:
    history = History(now=stop("start"))
    for number, step in enumerate(steps):
        if step == "to":
            history = history.to(stop(str(number)))
        else:
            history = history.back() if step == "back" else history.forward()
        line = [*history.before, history.now, *reversed(history.after)]
        assert len(set(line)) == len(line)
        assert line[0] == stop("start")
