"""REFI-QDA both ways: whatever is coded comes back, but for what the export counts."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tiers import examples

from dipview.dataset.dataset import Dataset
from dipview.dataset.limits import Limits
from dipview.dataset.opening import open_dataset
from dipview.exchange.exchange_format import Writing
from dipview.exchange.formats.refi_qda.writing import write
from dipview.exchange.importing import planned
from dipview.exchange.registry import exchange_formats
from dipview.model.kinds import Kind
from dipview.writing.record_text import record_text

Table = dict[str, Any]
LOST = st.sampled_from(["", "Ωμέγα", "words"])
TEXTS = st.text(st.characters(codec="utf-8", categories=["L", "Nd", "P", "Sm"]), max_size=6)
ACTORS, ISSUES, SOURCES = 3, 3, 2
STANCES = {"policy": ["support", "oppose", "open", "abstain"], "claim": ["assert", "deny", "doubt"]}
POSITIONS = st.lists(
    st.fixed_dictionaries(
        {"issue": st.integers(0, ISSUES - 1), "stance": st.integers(0, 2), "reason": LOST}
    ),
    max_size=3,
    unique_by=lambda each: each["issue"],
)
WHO = st.lists(st.integers(0, ACTORS - 1), max_size=2, unique=True)
STATEMENTS = st.fixed_dictionaries(
    {
        "source": st.integers(0, SOURCES - 1),
        "speakers": WHO,
        "on_behalf_of": WHO,
        "summary": TEXTS,
        "notes": TEXTS,
        "text": TEXTS,
        "coded_by": st.sampled_from(["", "Ada", "Bo Berg"]),
        "locator": LOST,
        "date": st.sampled_from(["", "2031-02", "2031-04-05"]),
        "positions": POSITIONS,
    }
)
WORLDS = st.fixed_dictionaries(
    {
        "names": st.lists(TEXTS, min_size=ACTORS, max_size=ACTORS),
        "sentences": st.lists(TEXTS, min_size=ISSUES, max_size=ISSUES),
        "titles": st.lists(TEXTS, min_size=SOURCES, max_size=SOURCES),
        "notes": st.lists(TEXTS, min_size=SOURCES, max_size=SOURCES),
        "publishers": st.lists(LOST, min_size=SOURCES, max_size=SOURCES),
        "statements": st.lists(STATEMENTS, min_size=1, max_size=5),
    }
)


def said(table: Table) -> Table:
    """Leave out of a table what says nothing."""
    return {key: value for key, value in table.items() if value not in ("", [], {})}


def as_written(world: Table) -> list[tuple[Kind, Table]]:
    """Make records of what was drawn."""
    kinds = ["policy", "claim", "policy"]
    tables: list[tuple[Kind, Table]] = []
    for at, title in enumerate(world["titles"]):
        more = {"notes": world["notes"][at], "publisher": world["publishers"][at]}
        source = {"id": f"source-{at}", "type": "document", "title": f"Talk {at}{title}", **more}
        tables.append((Kind.SOURCE, said(source)))
    for at, name in enumerate(world["names"]):
        actor = {"id": f"actor-{at}", "kind": "person", "name": f"Speaker {at}{name}"}
        tables.append((Kind.ACTOR, {**actor, "sources": ["source-0"]}))
    for at, sentence in enumerate(world["sentences"]):
        issue = {"id": f"issue-{at}", "kind": kinds[at], "proposition": f"Nets {at}{sentence}"}
        tables.append((Kind.ISSUE, {**issue, "sources": ["source-0"]}))
    for at, each in enumerate(world["statements"]):
        table = {
            **each,
            "id": f"statement-{at}",
            "form": "verbatim" if each["text"] else "reported",
            "source": f"source-{each['source']}",
            "speakers": [f"actor-{one}" for one in each["speakers"]],
            "on_behalf_of": [f"actor-{one}" for one in each["on_behalf_of"]],
            "unnamed_speakers": "" if each["speakers"] else "a delegate",
            "positions": [position(one, kinds) for one in each["positions"]],
        }
        tables.append((Kind.STATEMENT, said(table)))
    return tables


def position(drawn: Table, kinds: list[str]) -> Table:
    stance = STANCES[kinds[drawn["issue"]]][drawn["stance"]]
    return said({"issue": f"issue-{drawn['issue']}", "stance": stance, "reason": drawn["reason"]})


def codings(dataset: Dataset) -> Counter[tuple[object, ...]]:
    """Give of each statement of somebody who is named what a coded passage has of it."""
    found: Counter[tuple[object, ...]] = Counter()
    for id in dataset.ids(Kind.STATEMENT):
        each = dataset.statement(id)
        source = dataset.source(each.source)
        if each.speakers:
            key = (
                (source.title, source.notes),
                tuple(dataset.actor(one).name for one in each.speakers),
                tuple(dataset.actor(one).name for one in each.on_behalf_of),
                tuple((dataset.issue(one.issue).sentence, one.stance) for one in each.positions),
                each.coded_by,
                each.summary or each.notes,
            )
            found[key] += 1
    return found


def counted(tables: list[tuple[Kind, Table]]) -> Counter[str]:
    """Count what has no place in a project."""
    statements = [table for kind, table in tables if kind is Kind.STATEMENT]
    counts: Counter[str] = Counter()
    for each in statements:
        for key in ("locator", "date", "unnamed_speakers"):
            counts[f"{key} of # statements"] += key in each
        counts["notes of # statements"] += "notes" in each and "summary" in each
        counts["statements whose speakers have no name, when read again"] += "speakers" not in each
        for one in each.get("positions", []):
            counts["reason of # positions"] += "reason" in one
    used = {
        one
        for each in statements
        for key in ("speakers", "on_behalf_of")
        for one in each.get(key, [])
    }
    counts["actors that say nothing"] = ACTORS - len(used)
    on = {one["issue"] for each in statements for one in each.get("positions", [])}
    counts["issues without positions"] = ISSUES - len(on)
    cited = {each["source"] for each in statements}
    counts["sources without statements"] = SOURCES - len(cited)
    sources = [table for kind, table in tables if kind is Kind.SOURCE and table["id"] in cited]
    counts["publisher of # sources"] = sum("publisher" in each for each in sources)
    return +counts


@given(world=WORLDS)
@settings(max_examples=examples(100))
def test_what_is_coded_comes_back_but_for_what_is_counted(
    world: Table, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder: Path = tmp_path_factory.mktemp("refi")
    tables = as_written(world)
    path = folder / "study.toml"
    path.write_text("\n".join(record_text(kind, each) for kind, each in tables), encoding="utf-8")
    first = open_dataset([path])
    assert not [each for each in first.problems if each.severity == "error"]
    writing = Writing(dataset=first, roots=(folder,))
    (folder / "a.qdpx").write_bytes(b"".join(write(writing)))
    plan = planned(exchange_formats()["qdpx"], (folder / "a.qdpx",), folder / "again.toml", {})
    assert not plan.imported.misread
    named = any("speakers" in table for kind, table in tables if kind is Kind.STATEMENT)
    plan.carry_out(Limits())
    again = open_dataset([folder / "again.toml"])
    assert not [each for each in again.problems if each.severity == "error"]
    assert codings(again) == (codings(first) if named else Counter())
    assert writing.left_out == counted(tables)
