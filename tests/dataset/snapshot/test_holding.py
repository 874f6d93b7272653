"""Holding: no snapshot is opened that was made to hold something else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.dataset.snapshot.holding import HELD, held

from dipview.dataset.limits import Limits
from dipview.dataset.snapshot import keys
from dipview.dataset.snapshot.contents import described, still_holds
from dipview.dataset.snapshot.keys import asked_for


def test_snapshots_hold_what_their_number_says() -> None:
    assert held() == json.loads(HELD.read_text("utf-8")), (
        "snapshots hold something else now: raise MAKING in src/dipview/dataset/snapshot/keys.py, "
        "then run python -m tests.dataset.snapshot.holding"
    )


def test_a_snapshot_that_was_made_otherwise_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "small.toml"
    file.write_text('[[sources]]\nid = "wire"\ntype = "report"\n', encoding="utf-8")
    before = asked_for([file], Limits())
    said, key = described(before), before.key
    assert still_holds(said, asked_for([file], Limits()))
    monkeypatch.setattr(keys, "MAKING", keys.MAKING + 1)
    now = asked_for([file], Limits())
    assert now.key != key
    assert not still_holds(said, now)
