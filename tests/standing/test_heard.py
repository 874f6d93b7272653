"""What holders said themselves, and how much beside it does not count."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from tests.standing.writing import actor, said

from dipview.dataset.dataset import Dataset
from dipview.standing.evidence import counting
from dipview.standing.stated_positions import known_positions

Make = Callable[[str], Dataset]
BARE = '[[sources]]\nid = "bare"\ntype = "report"\n'
DAY = dt.date(2020, 6, 1)
SECOND_HAND = ', holders = ["b"], attributed_by = "a"'
DESCRIBED = ', holders = ["b"]'


def _everything() -> str:
    return (
        BARE
        + actor("b")
        + said("2020-01-01", "support", id="own", by="b")
        + said(None, "support", id="undated", by="b", source="bare")
        + said("2020-01-02", "support", id="described", by="", form="described", position=DESCRIBED)
        + said("2020-01-03", "support", id="told", position=SECOND_HAND)
        + said("2020-01-04", "support", id="told-again", position=SECOND_HAND)
        + said("2020-01-05", "support", id="draft", by="b", extra='status = "draft"')
        + said("2020-01-06", "support", id="withdrawn", by="b", extra='status = "retracted"')
    )


def test_what_does_not_count_is_counted_beside_what_does(make: Make) -> None:
    told = known_positions(make(_everything()), None)
    group = told.groups["b", "i"]
    assert list(told.groups) == [("b", "i")]
    assert [position.statement for position in group.stated] == ["own", "undated"]
    assert group.n == 2
    assert [(position.statement, last) for position, last in group.weaker] == [
        ("described", dt.date(2020, 1, 2)),
        ("told", dt.date(2020, 1, 3)),
        ("told-again", dt.date(2020, 1, 4)),
    ]
    assert (told.drafts, told.not_stated, told.second_hand, told.undated) == (1, 1, 2, 1)


def test_second_hand_words_can_be_left_out_and_nothing_else_with_them(make: Make) -> None:
    told = known_positions(make(_everything()), None, second_hand=False)
    assert (told.drafts, told.not_stated, told.second_hand, told.undated) == (1, 1, 0, 1)
    assert told.groups["b", "i"].n == 2


def test_what_has_no_date_is_told_on_no_particular_day(make: Make) -> None:
    told = known_positions(make(_everything()), DAY)
    assert told.undated == 0
    assert [position.statement for position in told.groups["b", "i"].stated] == ["own"]


def test_a_position_of_nobody_named_is_nobodys_words(make: Make) -> None:
    nobody = said("2020-01-01", "support", by="", extra='speaker_label = "an official"')
    assert not known_positions(make(nobody), None).groups


def test_a_disputed_statement_is_told_as_such_and_with_its_exact_words(make: Make) -> None:
    quoted = 'status = "disputed"\ntext = "We are for it."\nlanguage = "en"'
    text = said("2020-01-01", "support", form="verbatim", extra=quoted) + said(
        "2020-01-02", "support"
    )
    one, other = known_positions(make(text), None).groups["a", "i"].own
    assert (one.disputed, one.exact) == (True, True)
    assert (other.disputed, other.exact) == (False, False)


def test_each_position_counts_whatever_stands_before_it_does_not(make: Make) -> None:
    dataset = make(
        _everything()
        + said(
            "2020-01-09",
            "oppose",
            id="quoted",
            by="b",
            form="verbatim",
            extra='text = "No."\nlanguage = "en"',
        )
    )
    ids = [
        f"{statement}#i@b"
        for statement in ("withdrawn", "told", "described", "draft", "own", "quoted")
    ]

    def counted(**wanted: bool) -> list[str]:
        found, _ = counting(dataset, ids, None, **wanted)
        return [position.statement for position in found]

    assert counted() == ["told", "described", "own", "quoted"]
    assert counted(second_hand=False) == ["described", "own", "quoted"]
    assert counted(exact_only=True) == ["quoted"]
    _, drafts = counting(dataset, ids, None)
    assert [position.statement for position in drafts] == ["draft"]


def test_what_is_stated_without_a_date_comes_last_by_its_id(make: Make) -> None:
    text = BARE + "".join(
        said(date, "support", id=id, source="bare")
        for id, date in (("z", None), ("y", None), ("b", "2020-03-01"), ("c", "2020-02-01"))
    )
    group = known_positions(make(text), None).groups["a", "i"]
    assert [position.statement for position in group.stated] == ["c", "b", "y", "z"]


def test_a_statement_without_a_position_hides_none(make: Make) -> None:
    silent = said("2020-01-01", "support", id="silent")
    silent = silent[: silent.index("positions")]
    group = known_positions(make(silent + said("2020-02-01", "support", id="own")), None).groups[
        "a", "i"
    ]
    assert [position.statement for position in group.stated] == ["own"]
