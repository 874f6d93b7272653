"""Standings are those that the rules of docs/model.md give, applied to each two statements."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.standing.plain_rules import Stands, standing_in
from tests.standing.writing import actor, issue, said
from tests.standing_alone import standing_of
from tests.tiers import examples

from dipview.dataset.dataset import Dataset
from dipview.dataset.opening import open_dataset

HEAD = (
    '[[sources]]\nid = "s"\ntype = "report"\nissued = 2020-02-02\n'
    '[[sources]]\nid = "t"\ntype = "report"\nissued = 2020-03-20\n'
    + actor("a")
    + actor("b")
    + issue("i")
)
DATES = (
    *(None, None, "2020-02-01", "2020-02-02", "2020-02-03", '"2020-02"', '"2020"', '"2020-02~"'),
    *("2020-02-02T10:00:00", "2020-02-02T12:00:00", "2020-02-02T23:30:00-08:00"),
    *("2020-02-03T01:00:00+09:00", '"2020-02-02~"', '"2020-02-02?"', '"2019?"', '"2020-02-02%"'),
    *('"2020-02-01/2020-02-03"', '"[2020-02-01..2020-02-02]"', '"[..2020-02-02]"'),
    *('"[2020-02-02..]"', '"2020-01/.."', '"../2020-02-02"'),
)
POSITIONS = (
    *("", "", "", "", ', basis = "implied"', ", fallback = true"),
    *(', holders = ["b"]', ', holders = ["a"], attributed_by = "b"'),
)
NO_POSITION = re.compile(r"^positions = .*$", re.MULTILINE)
STATEMENTS = st.lists(
    st.fixed_dictionaries(
        {
            "date": st.sampled_from(DATES),
            "stance": st.sampled_from(("support", "oppose", "abstain")),
            "by": st.sampled_from("aab"),
            "source": st.sampled_from("sst"),
            "condition": st.sampled_from(("", "", "", "if it rains")),
            "position": st.sampled_from(POSITIONS),
            "silent": st.sampled_from((False, False, False, True)),
            "status": st.sampled_from(("", "", "", "", "draft", "retracted", "disputed")),
            "seq": st.integers(0, 2),
            "supersedes": st.integers(0, 20),
        }
    ),
    min_size=2,
    max_size=8,
)


def written(drawn: list[dict[str, Any]]) -> str:
    """Write statements; each may supersede one before it.

    Instants and ``seq`` that contradict each other are not drawn: a moment with an offset has none.
    """
    texts = [HEAD]
    for number, given_ in enumerate(drawn):
        keys = dict(given_)
        status, seq, old = (keys.pop(key) for key in ("status", "seq", "supersedes"))
        silent = keys.pop("silent")
        if "attributed_by" in keys["position"]:
            keys["by"] = "b"
        offset = "T" in (keys["date"] or "") and keys["date"].count(":") == 3
        extra = [
            f'status = "{status}"' if status else "",
            f"seq = {seq}" if seq and not offset else "",
            f'supersedes = "st-{old}"' if old < number else "",
        ]
        text = said(**keys, id=f"st-{number}", extra="\n".join(filter(None, extra)))
        texts.append(NO_POSITION.sub("positions = []", text) if silent else text)
    return "".join(texts)


def found_in(dataset: Dataset, holder: str) -> Stands | None:
    """Tell where a holder stands as the oracle tells it."""
    standing = standing_of(dataset, holder, "i")
    if standing is None:
        return None
    return Stands(
        stances=frozenset(each.value for each in standing.stances),
        mixed=standing.mixed,
        second_hand=standing.second_hand,
        fallback=standing.second_choice,
        n=standing.n,
        latest=frozenset(each.statement for each in standing.current),
        superseded_by=frozenset(standing.superseded_by),
    )


@settings(max_examples=examples(200))
@given(STATEMENTS)
def test_standings_are_those_of_the_plain_rules(drawn: list[dict[str, Any]]) -> None:
    text = written(drawn)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "drawn.toml"
        path.write_text(text, encoding="utf-8")
        dataset = open_dataset([path])
    for holder in "ab":
        assert found_in(dataset, holder) == standing_in(text, holder)
