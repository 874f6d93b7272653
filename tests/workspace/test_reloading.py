"""Renewing: which problems take records away, and what of a history stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from dipview.dataset.opening import open_dataset
from dipview.views.scope import Scope
from dipview.workspace.history import History, Location
from dipview.workspace.reloading import breaking, lost_since, renewed

GOOD = '[[actors]]\nid = "{0}"\nname = "{0}"\nkind = "state"\n'
BROKEN = {
    "toml": b"[[actors]\nid = 1\n",
    "twice": b'[dataset]\ntitle = "a"\ntitle = "b"\n',
    "utf8": b'[dataset]\ntitle = "\xff"\n',
    "deep": b"a = " + b"[" * 500 + b"]" * 500,
    "digits": b"a = " + b"9" * 5000,
    "binary": b"\x00\x01",
}
FLAWED = {
    "kind": b'[[actors]]\nid = "x"\nname = "X"\nkind = "sate"\n',
    "table": b"[unheard-of]\nx = 1\n",
    "reference": b'[[actors]]\nid = "x"\nname = "X"\nkind = "body"\npart_of = "nobody"\n',
    "empty": b"",
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_file_of_which_nothing_can_be_read_takes_its_records_away(
    tmp_path: Path, content: bytes
) -> None:
    one, other = tmp_path / "one.toml", tmp_path / "other.toml"
    one.write_bytes(content)
    other.write_text(GOOD.format("a"), encoding="utf-8")
    broken = breaking(open_dataset([tmp_path]).problems)
    assert [problem.place.file for problem in broken] == [one]
    assert lost_since(broken, {one: 1, other: 1}) == broken
    assert lost_since(broken, {other: 1}) == (), "it had no records before"


@pytest.mark.parametrize("content", FLAWED.values(), ids=FLAWED)
def test_a_flaw_in_a_record_takes_nothing_else_away(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "one.toml").write_bytes(content)
    assert breaking(open_dataset([tmp_path]).problems) == ()


def test_a_folder_that_is_gone_or_empty_takes_its_files_away(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    good = {folder / "deep" / "a.toml": 1}
    gone = breaking(open_dataset([folder]).problems)
    assert lost_since(gone, good) == gone != ()
    folder.mkdir()
    bare = breaking(open_dataset([folder]).problems)
    assert lost_since(bare, good) == bare != ()
    assert lost_since(bare, {tmp_path / "other.toml": 1}) == ()


def test_a_trail_keeps_all_but_what_is_gone(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text("".join(GOOD.format(each) for each in "abc"), encoding="utf-8")
    dataset = open_dataset([file])
    stays = Location(scope=Scope(pins=("a", "b"), query="x", roll_up=True), record="a", card="c")
    goes = Location(
        scope=Scope(pins=("a", "z"), subjects=("a", "b", "z")), view="compare", record="z"
    )
    alone = Location(scope=Scope(subjects=("a", "z")), view="compare")
    history = renewed(History(now=goes, before=(stays,), after=(alone,)), dataset)
    assert history.before == (stays,)
    assert history.now.scope.pins == ("a",)
    assert history.now.scope.subjects == ("a", "b")
    assert (history.now.view, history.now.record) == ("compare", "z")
    assert (history.after[0].view, history.after[0].scope.subjects) == ("", ())
