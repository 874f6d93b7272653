"""Ties, their order, and who stands alone are those of the plain rules."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.standing.plain_ties import Said, Stood, alone, longest_run, sure, tie
from tests.standing.writing import actor, issue, said
from tests.tiers import examples

from dipview.formats.json_writer import write_json
from dipview.views.scope import Scope
from dipview.workspace.small_files import read_workspace
from dipview.workspace.views import whole_of
from dipview.workspace.workspace import Workspace

HOLDERS, ISSUES = "abcd", "ijklm"
COUNTS = ("agreements", "disagreements", "differences", "abstained")
STANCES = ("support", "support", "oppose", "lean-oppose", "neutral", "abstain", "open")
STOOD = st.dictionaries(
    st.tuples(st.sampled_from(HOLDERS), st.sampled_from(ISSUES)),
    st.builds(Said, st.sampled_from(STANCES), st.sampled_from(("", "", "", "if it rains"))),
    min_size=2,
    max_size=20,
)


def written(stood: Stood) -> str:
    """Write what is stated, on each issue in a month of its own, with an earlier word of each."""
    source = '[[sources]]\nid = "s"\ntype = "report"\nissued = 2020-12-31\n'
    texts = [source, *map(actor, HOLDERS), *map(issue, ISSUES)]
    for (holder, on), last in stood.items():
        month = 1 + ISSUES.index(on)
        texts.append(said(f"2019-0{month}-01", "neutral", by=holder, issue=on))
        texts.append(said(f"2020-0{month}-01", by=holder, issue=on, **last._asdict()))
    return "".join(texts)


def rows_of(workspace: Workspace, name: str, section: str) -> list[dict[str, Any]]:
    """Give the rows of a section, as programs read them."""
    told = json.loads("".join(write_json(whole_of(workspace, name, Scope()))))
    return [row for row in told["rows"] if row["section"] == section]


@settings(max_examples=examples(200))
@given(STOOD)
def test_ties_and_who_stands_alone_are_those_of_the_plain_rules(stood: Stood) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "drawn.toml"
        path.write_text(written(stood), encoding="utf-8")
        workspace = read_workspace([path])
        ties, runs = rows_of(workspace, "network", "ties"), rows_of(workspace, "alone", "runs")
    ways = {
        (row["one"], row["other"]): Counter({each: row[each] for each in COUNTS}) for row in ties
    }
    expected = {pair: tie(stood, *pair) for pair in combinations(HOLDERS, 2)}
    assert {pair: +told for pair, told in ways.items()} == {p: t for p, t in expected.items() if t}
    assert [row["n"] for row in ties] == [4 * row["shared"] for row in ties]
    shares = [round(sure(row["agreements"], row["shared"]), 9) for row in ties]
    assert shares == sorted(shares, reverse=True)
    told = {row["actor"]: (row["longest"], row["alone"], row["compared"]) for row in runs}
    found = {each: alone(stood, each, ISSUES) for each in HOLDERS}
    assert told == {
        each: (longest_run(on), sum(on), len(on)) for each, on in found.items() if any(on)
    }
