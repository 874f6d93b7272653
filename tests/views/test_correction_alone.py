"""A correction of a vote stands where what it corrects did not load."""

from __future__ import annotations

from pathlib import Path

from dipview.formats.format import Format
from dipview.formats.writers import write
from dipview.views.scope import Scope
from dipview.workspace.small_files import read_workspace
from dipview.workspace.views import card_of

VOTE = """
[[sources]]
id = "record"
type = "meeting-record"

[[actors]]
id = "south"
name = "South"
kind = "state"
sources = ["record"]

[[events]]
id = "ballot"
title = "Vote on the lock"
kind = "vote"
date = 2031-11-10
vote = {}
sources = ["record"]

[[statements]]
id = "against"
source = "record"
speakers = ["south"]
option = "no"
event = "ballot"

[[statements]]
id = "meant-to-abstain"
source = "record"
form = "recorded"
speakers = ["south"]
option = "abstain"
event = "ballot"
acts = ["correct"]
supersedes = "against"
"""


def test_a_correction_is_told_where_what_was_cast_did_not_load(tmp_path: Path) -> None:
    file = tmp_path / "vote.toml"
    file.write_text(VOTE, encoding="utf-8")
    workspace = read_workspace([file])
    assert workspace.dataset.record("against") is None
    told = "".join(write(card_of(workspace, "ballot", Scope()), Format.TEXT))
    assert "South meant to abstain" in told
