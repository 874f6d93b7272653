"""Small datasets drawn at random: a few people, issues, statements and events, all of it sound."""

from __future__ import annotations

import json
from typing import Any, TypeAlias

from hypothesis import strategies as st

Drawn: TypeAlias = st.SearchStrategy[Any]

DAYS = ("2017-03-05", "2017-03-06", "2017-04-01", "2018-01-01", "2030-06-01")
SPANS = (
    *("2017", "2017-03", "2017-03~", "2011~/..", "../2017", "2017-03-01/2017-04-10"),
    *("[2017-03-01..2017-03-09]", "[..2017-04-10]", "[2017-03-06..]", "0001", "9999"),
)
DATES: Drawn = st.sampled_from((*DAYS, *(json.dumps(span) for span in SPANS), ""))
"""Days and spans as TOML has them; empty for none."""
WHO, ON, FROM = ("a", "b", "c"), ("p", "q", "k"), ("s", "t")
HEAD = """
[[sources]]
id = "s"
type = "report"
title = "B"
issued = 2017-05-02
[[sources]]
id = "t"
type = "report"
[[actors]]
id = "a"
name = "Ann"
kind = "person"
roles = [{ title = "Minister", of = "b" }]
[[actors]]
id = "b"
name = "Brenn"
kind = "state"
[[actors]]
id = "c"
name = "Ann"
kind = "person"
[[issues]]
id = "p"
kind = "policy"
proposition = "Tolls should end"
rivals = ["q"]
[[issues]]
id = "q"
kind = "policy"
proposition = "Tolls should end"
[[issues]]
id = "k"
kind = "claim"
proposition = "Tolls are high"
"""
_STANCES = {"p": ("support", "oppose", "open"), "k": ("assert", "deny", "unsure")}


@st.composite
def _statement(draw: st.DrawFn) -> str:
    issue = draw(st.sampled_from(ON))
    stance = draw(st.sampled_from(_STANCES.get(issue, _STANCES["p"])))
    form = draw(st.sampled_from(("reported", "fragment")))
    keys = {
        "text": '"Words"' if form == "fragment" else "",
        "date": draw(DATES),
        "seq": draw(st.sampled_from(("", "1", "2"))),
        "locator": draw(st.sampled_from(("", '"page 9"', '"page 10"'))),
    }
    written = "".join(f"{key} = {value}\n" for key, value in keys.items() if value)
    via = draw(st.sampled_from(("", "", ', attributed_by = "c"')))
    who = draw(st.sampled_from(WHO))
    holders = f', holders = ["{draw(st.sampled_from(WHO[:2]))}"]' if via else ""
    return (
        f'[[statements]]\nid = "ID"\nsource = "{draw(st.sampled_from(FROM))}"\n'
        f'form = "{form}"\nspeakers = ["{who}"]\nsummary = "Speaks"\n{written}'
        f'positions = [{{ issue = "{issue}", stance = "{stance}"{via}{holders} }}]\n'
    )


@st.composite
def _event(draw: st.DrawFn) -> str:
    date = draw(DATES)
    dated = f"date = {date}\n" if date else ""
    status = draw(st.sampled_from(("occurred", "planned", "cancelled")))
    return (
        f'[[events]]\nid = "ID"\ntitle = "Talks"\nkind = "meeting"\nstatus = "{status}"\n'
        f'participants = [{{ actor = "{draw(st.sampled_from(WHO))}" }}]\nsources = ["s"]\n{dated}'
    )


@st.composite
def records(draw: st.DrawFn) -> list[str]:
    """Draw the statements and events of a dataset, a text each, to stand under ``HEAD``."""
    found = draw(st.lists(st.one_of(_statement(), _event()), max_size=12))
    return [text.replace('"ID"', f'"r{number}"', 1) for number, text in enumerate(found)]
