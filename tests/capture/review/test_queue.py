"""The queue of a review: the order of the drafts, where it begins, and what is left."""

from __future__ import annotations

from dipview.capture.draft import Draft
from dipview.capture.review.decision_log import Decided
from dipview.capture.review.decisions import Decision, Decisions, Verdict
from dipview.capture.review.queue import Progress, in_text_order, progress, waiting
from dipview.model.statements import Form

DRAFTS = tuple(
    Draft(id=name, passage=(place * 10, place * 10 + 9), form=Form.REPORTED)
    for place, name in enumerate("abcde")
)


def _decided(*verdicts: tuple[str, Verdict]) -> Decisions:
    decisions = (
        Decision(verdict=verdict, draft=draft, number=number)
        for number, (draft, verdict) in enumerate(verdicts, 1)
    )
    return Decided(tuple(decisions))


def _order(decisions: Decisions) -> str:
    return "".join(draft.id for draft in waiting(DRAFTS, decisions))


def test_drafts_come_in_the_order_of_the_text() -> None:
    assert in_text_order(reversed(DRAFTS)) == DRAFTS
    assert _order(Decided()) == "abcde"


def test_it_goes_on_behind_what_was_decided_last_and_round_to_the_beginning() -> None:
    assert _order(_decided(("c", Verdict.ACCEPTED))) == "deab"


def test_what_was_put_off_comes_behind_the_others_and_what_was_flagged_last() -> None:
    decided = (("b", Verdict.FLAGGED), ("c", Verdict.LATER), ("a", Verdict.LATER))
    assert _order(_decided(*decided)) == "decab"


def test_what_is_put_off_again_comes_behind_what_was_put_off_since() -> None:
    decided = (("a", Verdict.LATER), ("b", Verdict.LATER), ("a", Verdict.LATER))
    assert _order(_decided(*decided)) == "cdeba"


def test_what_was_put_back_comes_first() -> None:
    decisions = _decided(("a", Verdict.ACCEPTED), ("b", Verdict.REJECTED))
    undone = Decision(verdict=Verdict.UNDONE, draft="a", undoes=1, number=3)
    assert _order(decisions.with_(undone)) == "acde"


def test_decisions_on_drafts_that_are_gone_change_nothing() -> None:
    assert _order(_decided(("b", Verdict.ACCEPTED), ("gone", Verdict.LATER))) == "cdea"


def test_how_far_it_is_is_told_by_what_was_decided() -> None:
    decisions = _decided(
        ("a", Verdict.ACCEPTED), ("b", Verdict.REJECTED), ("c", Verdict.LATER)
    ).with_(Decision(verdict=Verdict.ACCEPTED, draft="by-hand-3", by_hand=True, number=4))
    told = progress(DRAFTS, decisions)
    assert told == Progress(total=5, accepted=1, rejected=1, later=1, by_hand=1)
    assert told.done == 2
