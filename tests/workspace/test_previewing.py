"""Previews: the first records of each kind, a few times a second, whatever a message is like."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from dipview.dataset.bundled import bundled_path
from dipview.dataset.opening import open_dataset
from dipview.dataset.records import TABLES
from dipview.model.kinds import Kind
from dipview.views.preview import Preview, preview_view
from dipview.workspace import loading as loading_module
from dipview.workspace.loading import Loading
from dipview.workspace.previewing import MOST, Previews, previewed


def passed_on(path: Path) -> Preview:
    """Read a file and pass on what was seen, as a child does."""
    said: list[Mapping[str, Any]] = []
    previews = Previews(lambda **message: said.append(message))
    open_dataset([path], seen=previews.add)
    previews.pass_on()
    seen = previewed(Preview(), json.loads(json.dumps(said[0])))
    assert seen is not None
    return seen


def test_every_kind_but_positions_is_seen_as_it_is_written() -> None:
    seen = passed_on(bundled_path()).seen
    assert set(seen) == set(TABLES.values())
    assert seen[Kind.ACTOR][0].text
    assert any(each.text.startswith("“") and each.aside for each in seen[Kind.STATEMENT])
    assert all(each.date for each in seen[Kind.EVENT])
    for kind in Kind:
        view = preview_view(kind.plural, kind, Preview(seen))
        assert view.count == len(seen.get(kind, ()))
        assert all(len(row.cells) == len(s.columns) and not row.id for s, row in view.rows())


def test_no_more_records_are_passed_on_than_a_screen_shows(tmp_path: Path) -> None:
    path = tmp_path / "many.toml"
    record = '[[sources]]\nid = "s{0}"\ntype = "report"\ntitle = "{1}"\n'
    text = "".join(record.format(n, "long " * 200) for n in range(MOST + 9))
    path.write_text(text, encoding="utf-8")
    seen = passed_on(path).seen[Kind.SOURCE]
    assert len(seen) == MOST
    assert len(seen[0].text) < 500


def test_messages_are_a_while_apart_and_say_what_is_new() -> None:
    said: list[Mapping[str, Any]] = []
    times = iter((0.0, 0.0, 0.1, 0.3, 0.3))
    previews = Previews(lambda **message: said.append(message), lambda: next(times))
    one, two, three = list(open_dataset([bundled_path()]).ids(Kind.ACTOR))[:3]
    actors = open_dataset([bundled_path()])
    previews.pass_on()
    for id in (one, two, three):
        previews.add([actors.actor(id)])
        previews.pass_on()
    assert [len(message["seen"]["actor"]) for message in said] == [1, 2]


@pytest.mark.parametrize(
    "said",
    [
        *({}, {"seen": None}, {"seen": []}, {"seen": {"actor": None}}, {"seen": {"actor": [1]}}),
        *({"seen": {"nothing": []}}, {"seen": {"actor": [["a", "b", "c", "d"]]}}),
        {"seen": {"actor": [["a"]]}},
    ],
)
def test_a_message_that_says_nothing_is_left_out(said: Mapping[str, Any]) -> None:
    assert previewed(Preview(), said) is None


def test_a_child_passes_on_what_it_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading_module, "LARGE", 1)
    shown: list[Preview] = []
    Loading([], show=shown.append, apart=True).workspace()
    assert shown
    assert len(shown[-1].seen[Kind.ACTOR]) == 34
