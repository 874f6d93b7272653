"""Made: no snapshot is opened that modules made which did something else."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from tests.dataset.snapshot.making import digest_of, making_modules

from dipview.dataset.limits import Limits
from dipview.dataset.snapshot import keys
from dipview.dataset.snapshot.contents import described, still_holds
from dipview.dataset.snapshot.keys import asked_for
from dipview.dataset.snapshot.made import MADE

CODE = '"""About it."""\nfrom __future__ import annotations\nA = [1]  # one\n'


def test_the_modules_that_make_snapshots_are_those_that_the_key_names() -> None:
    assert digest_of(making_modules()) == MADE, (
        "what snapshots hold may be made otherwise: python -m tests.dataset.snapshot.making"
    )


def test_all_that_decides_what_they_hold_is_looked_at() -> None:
    assert making_modules().keys() >= {
        "dipview.dataset.opening",
        "dipview.dataset.set_building",
        "dipview.dataset.snapshot.encoding",
        "dipview.model.statements",
        "dipview.search.building",
        "dipview.search.folding",
        "dipview.views.orders",
    }


def test_comments_and_docstrings_make_no_other_snapshots() -> None:
    told = digest_of({"a": ast.parse(CODE)})
    assert told == digest_of({"a": ast.parse("from __future__ import annotations\nA = [\n 1\n]")})
    assert told != digest_of({"a": ast.parse(CODE.replace("1", "2"))})
    assert told != digest_of({"b": ast.parse(CODE)})


def test_a_snapshot_that_other_modules_made_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "small.toml"
    file.write_text('[[sources]]\nid = "wire"\ntype = "report"\n', encoding="utf-8")
    before = asked_for([file], Limits())
    said, key = described(before), before.key
    assert still_holds(said, asked_for([file], Limits()))
    monkeypatch.setattr(keys, "MADE", "other")
    now = asked_for([file], Limits())
    assert now.key != key
    assert not still_holds(said, now)
