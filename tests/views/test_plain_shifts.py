"""Shifts are those that the rule of docs/model.md gives, applied day by day."""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.standing.plain_shifts import Shift, shifts_in
from tests.standing.writing import actor, issue, said
from tests.tiers import examples

from dipview.formats.json_writer import write_json
from dipview.views.scope import Scope
from dipview.workspace.small_files import read_workspace
from dipview.workspace.views import whole_of

HEAD = (
    '[[sources]]\nid = "s"\ntype = "report"\nissued = 2020-12-31\n'
    '[[sources]]\nid = "t"\ntype = "report"\nissued = 2020-12-31\n'
    + actor("a")
    + actor("b")
    + issue("i")
)
POSITIONS = ("",) * 12 + (', basis = "implied"', ", fallback = true", ', attributed_by = "b"')
STATEMENTS = st.lists(
    st.fixed_dictionaries(
        {
            "date": st.sampled_from([f"2020-0{month}-01" for month in range(1, 9)]),
            "stance": st.sampled_from((*("support",) * 4, "oppose", "neutral", "open", "open")),
            "by": st.sampled_from("aaaab"),
            "source": st.sampled_from("sst"),
            "condition": st.sampled_from(("",) * 8 + ("if it rains", "if it snows")),
            "formula": st.sampled_from(("", "takes note", "welcomes")),
            "position": st.sampled_from(POSITIONS),
            "status": st.sampled_from(("",) * 12 + ("draft", "retracted", "disputed")),
            "seq": st.integers(0, 2),
        }
    ),
    min_size=3,
    max_size=9,
)


def written(drawn: list[dict[str, Any]]) -> str:
    """Write statements."""
    texts = [HEAD]
    for number, given_ in enumerate(drawn):
        keys = dict(given_)
        status, seq = keys.pop("status"), keys.pop("seq")
        if "attributed_by" in keys["position"]:
            keys["by"] = "a"
        extra = [f'status = "{status}"' if status else "", f"seq = {seq}" if seq else ""]
        texts.append(said(**keys, id=f"st-{number}", extra="\n".join(filter(None, extra))))
    return "".join(texts)


def told_in(text: str) -> list[dict[str, Any]]:
    """Give the rows of shifts of a dataset, as programs read them."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "drawn.toml"
        path.write_text(text, encoding="utf-8")
        rows = json.loads("".join(write_json(whole_of(read_workspace([path]), "shifts", Scope()))))
    return [row for row in rows["rows"] if row["section"] == "shifts"]


def as_told(row: dict[str, Any]) -> Shift:
    """Read a row as the oracle tells a shift."""
    before, after = (dt.date.fromisoformat(row[key]) for key in ("before_date", "after_date"))
    changes = {change.split()[0] for change in row["change"]} - {"formula"}
    return Shift(before, after, frozenset(changes), row["n"])


@settings(max_examples=examples(300))
@given(STATEMENTS)
def test_shifts_are_those_of_the_plain_rule(drawn: list[dict[str, Any]]) -> None:
    text = written(drawn)
    rows = told_in(text)
    for holder in "ab":
        told = sorted(as_told(row) for row in rows if row["holder"] == holder)
        assert told == sorted(shifts_in(text, holder))
