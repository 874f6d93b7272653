"""What is superseded without a position in its place is where nobody stands any more."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

import pytest
from tests.bodies import BODIES
from tests.standing.writing import actor, issue, person, said
from tests.standing_alone import standing_of

from dipview.dataset.dataset import Dataset
from dipview.dataset.opening import open_dataset
from dipview.model.stances import Stance
from dipview.standing.bloc_lines import dissents
from dipview.standing.evidence import Evidence
from dipview.standing.relation import Relation, relation_of
from dipview.standing.shifts import shifts_in
from dipview.standing.standing import Standing
from dipview.standing.stated_positions import known_positions
from dipview.standing.switches import Switches
from dipview.standing.table import StandingTable

Open: TypeAlias = Callable[[Sequence[str]], Dataset]


@pytest.fixture
def opened(tmp_path: Path, body: str) -> Open:
    """Opens statements as a dataset, in each of its bodies."""

    def open_(records: Sequence[str]) -> Dataset:
        (tmp_path / "world.toml").write_text("".join(records), encoding="utf-8")
        return BODIES[body](open_dataset([tmp_path / "world.toml"]))

    return open_


SOURCE = '[[sources]]\nid = "s"\ntype = "report"\nissued = 2021-01-01\n'
BEGUN = SOURCE + "".join(map(actor, "abc")) + issue("i") + issue("j")
FIRST = said("2020-02-01", "support", id="first")


def silent(date: str | None, old: str = "first", *, id: str = "taken-back", extra: str = "") -> str:
    """Write a statement that supersedes another, and takes no position."""
    text = said(date, "support", id=id, extra=f'supersedes = "{old}"\n{extra}')
    return re.sub(r"(?m)^positions = .*$", "", text)


def signed(text: str, coder: str) -> str:
    """Write who coded a statement; its words are alike for all."""
    return re.sub(r"summary = .*", f'summary = "as said"\ncoded_by = "{coder}"', text)


def on(
    dataset: Dataset, holder: str = "a", issue: str = "i", day: dt.date | None = None
) -> Standing:
    """Give where a holder stands, the same in whatever way it is asked."""
    found = standing_of(dataset, holder, issue, day)
    assert found is not None
    table = StandingTable(dataset, Switches(day=day))
    assert table.at(holder, issue) == found
    assert table.of(holder)[issue] == found
    assert found in table.found_of(issue).standings()
    assert found in table.found_by(holder).standings()
    return found


def test_it_has_no_stance_and_leads_to_what_supersedes_it(opened: Open) -> None:
    standing = on(opened([BEGUN, FIRST, silent("2020-03-01")]))
    assert standing.superseded_by == ("taken-back",)
    assert (standing.stance, standing.stances, standing.mixed) == (None, (), False)
    assert [position.statement for position in standing.current] == ["first"]
    assert standing.n == 1


def test_before_the_day_of_that_it_is_in_force(opened: Open) -> None:
    dataset = opened([BEGUN, FIRST, silent("2020-03-01")])
    assert on(dataset, day=dt.date(2020, 2, 29)).stance is Stance.SUPPORT
    assert on(dataset, day=dt.date(2020, 3, 1)).superseded_by


@pytest.mark.parametrize("status", ["draft", "retracted"])
def test_what_does_not_count_supersedes_nothing(opened: Open, status: str) -> None:
    later = silent("2020-03-01", extra=f'status = "{status}"')
    assert on(opened([BEGUN, FIRST, later])).stance is Stance.SUPPORT


def test_what_is_disputed_is_said_to_be(opened: Open) -> None:
    later = silent("2020-03-01", extra='status = "disputed"')
    standing = on(opened([BEGUN, FIRST, later]))
    assert standing.superseded_by
    assert standing.disputed


def test_nothing_that_was_said_before_comes_back(opened: Open) -> None:
    before = said("2019-01-01", "oppose", id="before")
    standing = on(opened([BEGUN, before, FIRST, silent("2020-03-01")]))
    assert standing.superseded_by
    assert [position.statement for position in standing.past] == ["before"]
    assert standing.n == 2


def test_what_is_said_after_it_stands(opened: Open) -> None:
    for date in ("2020-02-15", "2020-04-01"):
        after = said(date, "oppose", id="after")
        standing = on(opened([BEGUN, FIRST, silent("2020-03-01"), after]))
        assert standing.stance is Stance.OPPOSE
        assert not standing.superseded_by


def test_of_two_that_are_the_latest_the_other_stands(opened: Open) -> None:
    other = said('"2020"', "oppose", id="other")
    assert on(opened([BEGUN, FIRST, other])).mixed
    standing = on(opened([BEGUN, FIRST, other, silent("2020-03-01")]))
    assert standing.stance is Stance.OPPOSE
    assert [position.statement for position in standing.past] == ["first"]


def test_a_position_in_its_place_stands_whatever_else_was_said(opened: Open) -> None:
    old = said("2020-02-01", "support", id="first").replace(
        "positions = [", 'positions = [{ issue = "j", stance = "support" }, '
    )
    new = said("2020-03-01", "oppose", id="new", extra='supersedes = "first"')
    dataset = opened([BEGUN, old, new])
    assert on(dataset).stance is Stance.OPPOSE
    assert on(dataset, issue="j").superseded_by == ("new",)


def test_a_position_of_another_holder_is_none_in_its_place(opened: Open) -> None:
    new = said("2020-03-01", "oppose", by="b", id="new", extra='supersedes = "first"')
    dataset = opened([BEGUN, FIRST, new])
    assert on(dataset).superseded_by == ("new",)
    assert on(dataset, "b").stance is Stance.OPPOSE


def test_a_position_on_another_text_of_the_series_is_one_in_its_place(opened: Open) -> None:
    texts = "".join(issue(id).replace("kind", 'series = "i"\nkind') for id in ("t", "u"))
    old = said("2020-02-01", "support", id="first", issue="t")
    new = said("2020-03-01", "oppose", id="new", issue="u", extra='supersedes = "first"')
    assert on(opened([BEGUN, texts, old, new]), issue="t").stance is Stance.SUPPORT


def test_weaker_evidence_is_superseded_too(opened: Open) -> None:
    weaker = said("2020-02-01", "support", id="first", position=', basis = "implied"')
    standing = on(opened([BEGUN, weaker, silent("2020-03-01")]))
    assert standing.evidence is Evidence.NOT_IN_OWN_WORDS
    assert standing.superseded_by


def test_of_an_utterance_each_coding_is_superseded(opened: Open) -> None:
    texts = [
        FIRST.replace('"first"', f'"by-{coder}"').replace("first", "x")
        + f'coded_by = "{coder}"\nlocator = "p. 1"\n'
        for coder in ("anna", "ben")
    ]
    dataset = opened([BEGUN, *texts, silent("2020-03-01", "by-ben")])
    assert dataset.sets.counted_as
    assert on(dataset).superseded_by == ("taken-back",)


def test_of_an_utterance_the_codings_that_decide_tell_what_takes_its_place(opened: Open) -> None:
    reviewed = silent("2020-03-01", extra='reviewed_by = "cleo"')
    draft = said("2020-03-01", "oppose", id="again", extra='status = "draft"')
    dataset = opened([BEGUN, FIRST, signed(reviewed, "anna"), signed(draft, "ben")])
    assert dataset.sets.counted_as
    assert on(dataset).superseded_by == ("taken-back",)


def test_an_utterance_supersedes_from_its_own_day_on_whichever_coding_says_so(
    opened: Open,
) -> None:
    dated = silent("2020-03-01").replace('supersedes = "first"\n', "")
    undated = silent(None, id="again")
    dataset = opened([BEGUN, FIRST, signed(dated, "anna"), signed(undated, "ben")])
    assert on(dataset, day=dt.date(2020, 2, 28)).stance is Stance.SUPPORT
    assert on(dataset, day=dt.date(2020, 3, 1)).superseded_by == ("taken-back",)


def test_it_is_compared_with_nobody(opened: Open) -> None:
    dataset = opened([BEGUN, FIRST, silent("2020-03-01"), said("2020-02-01", "support", by="b")])
    assert relation_of(on(dataset), on(dataset, "b")) is Relation.NOT_COMPARED
    table = StandingTable(dataset, Switches())
    assert not table.profile("a").every
    assert table.profile("b").every


def test_a_roll_up_is_superseded_as_what_it_counts_is(opened: Open) -> None:
    minister = person("m", '{ title = "Minister", of = "a", start = 2019-01-01 }')
    old = said("2020-02-01", "support", by="m", id="first")
    dataset = opened([BEGUN, minister, old, silent("2020-03-01")])
    table = StandingTable(dataset, Switches(roll_up=True))
    found = table.at("a", "i")
    assert found is not None
    assert found.superseded_by == ("taken-back",)
    early = StandingTable(dataset, Switches(roll_up=True, day=dt.date(2020, 2, 2))).at("a", "i")
    assert early is not None
    assert early.stance is Stance.SUPPORT


def test_a_shift_from_it_is_told_with_that(opened: Open) -> None:
    after = said("2021-04-01", "oppose", id="after")
    dataset = opened([BEGUN, FIRST, silent("2020-03-01"), after])
    (turn,) = shifts_in(dataset, known_positions(dataset, None).groups).shifts
    assert turn.before.superseded_by == ("taken-back",)
    assert turn.after.superseded_by == ()


@pytest.mark.parametrize("date", ["2020-02-01", '"2020-02"', None])
def test_what_may_not_have_outlasted_its_day_is_no_end_of_a_shift(
    opened: Open, date: str | None
) -> None:
    before, after = said("2019-02-01", "support"), said("2021-04-01", "support")
    old = said("2020-02-01", "oppose", id="first")
    dataset = opened([BEGUN, before, old, silent(date), after])
    assert not shifts_in(dataset, known_positions(dataset, None).groups).shifts


def test_there_is_no_line_of_a_bloc_that_took_it_back(opened: Open) -> None:
    bloc = actor("bloc", "organization")
    member = actor("m", extra='memberships = [{ of = "bloc", start = 2019-01-01 }]')
    line = said("2020-02-01", "support", by="bloc", id="first")
    own = said("2020-02-01", "oppose", by="m")
    for later, count in (("", 1), (silent("2020-03-01"), 0)):
        dataset = opened([BEGUN, bloc, member, line, own, later])
        groups = known_positions(dataset, None).groups
        assert len(dissents(dataset, groups, None)) == count
