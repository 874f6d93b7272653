"""Votes that two coders coded: what was cast, and what was notified later, is told once."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from dipview.dataset.opening import open_dataset
from dipview.views.scope import Scope
from dipview.views.view import View
from dipview.workspace.views import card_of, whole_of
from dipview.workspace.workspace import Workspace

TWICE = """\
[dataset]
schema = 2
title = "Votes coded twice"

[[sources]]
id = "record"
type = "document"
title = "Record"
issued = "2020-12-31"

[[actors]]
id = "north"
name = "North"
kind = "state"

[[actors]]
id = "south"
name = "South"
kind = "state"

[[issues]]
id = "reef"
kind = "policy"
proposition = "The reef should be closed."

[[events]]
id = "vote"
title = "Vote on the reef"
kind = "vote"
status = "occurred"
date = 2020-05-01
sources = [{ source = "record" }]
vote = { on = "reef", direction = "for" }

[[statements]]
id = "yes-anna"
source = "record"
form = "recorded"
speakers = ["north", "south"]
event = "vote"
option = "yes"
coded_by = "Anna"

[[statements]]
id = "yes-ben"
source = "record"
form = "recorded"
speakers = ["north", "south"]
event = "vote"
option = "yes"
coded_by = "Ben"

[[statements]]
id = "meant-anna"
source = "record"
form = "recorded"
speakers = ["south"]
event = "vote"
option = "no"
acts = ["correct"]
supersedes = "yes-anna"
date = 2020-05-02
coded_by = "Anna"

[[statements]]
id = "meant-ben"
source = "record"
form = "recorded"
speakers = ["south"]
event = "vote"
option = "no"
acts = ["correct"]
supersedes = "yes-ben"
date = 2020-05-02
coded_by = "Ben"
"""


def opened(folder: Path, text: str = TWICE) -> Workspace:
    path = folder / "votes.toml"
    path.write_text(text, encoding="utf-8")
    return Workspace(open_dataset([path]))


def told(view: View, column: str) -> list[str]:
    """Give what a column says in all rows of a view."""
    found = []
    for section, row in view.rows():
        keys = [each.key for each in section.columns]
        found += [row.cells[keys.index(column)].text] if column in keys else []
    return found


def notified(view: View) -> int:
    """Count the facts of a card that tell of what was notified later."""
    return sum(row.cells[0].text == "Notified later" for _, row in view.rows())


def test_votes_and_corrections_that_were_coded_twice_are_counted_once(tmp_path: Path) -> None:
    view = whole_of(opened(tmp_path), "votes", Scope())
    assert told(view, "counts") == ["counted by name: 2 in favour"]
    assert told(view, "corrected") == ["notified later: South meant no, cast yes"]


def test_the_card_of_a_vote_tells_a_correction_once_and_from_its_day_on(tmp_path: Path) -> None:
    world = opened(tmp_path)
    assert notified(card_of(world, "vote", Scope())) == 1
    day = dt.date(2020, 5, 1)
    assert notified(card_of(world, "vote", Scope(as_of=day))) == 0
    retracted = TWICE.replace('acts = ["correct"]', 'acts = ["correct"]\nstatus = "retracted"')
    assert notified(card_of(opened(tmp_path, retracted), "vote", Scope())) == 0


def test_a_readout_tells_a_correction_once(tmp_path: Path) -> None:
    view = whole_of(opened(tmp_path), "readout", Scope(subjects=("vote",)))
    assert notified(view) == 1


def test_where_coders_differ_nobody_is_counted_under_two_options(tmp_path: Path) -> None:
    before, after = TWICE.split('id = "yes-ben"')
    after = after.replace('"north", "south"', '"south"', 1).replace('"yes"', '"no"', 1)
    world = opened(tmp_path, f'{before}id = "yes-ben"{after}')
    assert [each.code for each in world.dataset.problems if each.code == "two-options"]
    assert told(whole_of(world, "votes", Scope()), "counts") == ["counted by name: 2 in favour"]
