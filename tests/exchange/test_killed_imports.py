"""An import that is killed at any moment leaves the target as it was, or is whole."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import TypeAlias

import pytest
from tests.exchange.killing import killed_before, tree

from dipview.dataset.limits import Limits
from dipview.dataset.opening import open_dataset
from dipview.exchange.exchange_format import ExchangeError
from dipview.exchange.importing import planned
from dipview.exchange.registry import exchange_formats
from dipview.exchange.unfinished import note_path, taken_back

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no forks")

LINES = (
    {"source": {"id": "tide", "type": "article", "title": "The Tide"}},
    {"source": {"id": "dune", "type": "article", "title": "The Dune"}},
    {"actor": {"id": "arle", "kind": "state", "name": "Arle"}},
    {"issue": {"id": "nets", "kind": "policy", "proposition": "Nets are let in."}},
    {"statement": {"id": "a", "source": "tide", "speakers": ["arle"], "summary": "Nets."}},
    {"statement": {"id": "b", "source": "dune", "speakers": ["arle"], "summary": "Lamps."}},
)
LATER = (
    {"actor": {"id": "bree", "kind": "state", "name": "Bree"}},
    {"statement": {"id": "c", "source": "dune", "speakers": ["bree"], "summary": "More."}},
)
SECTION = {
    "id": "enb1_1",
    "section_title": "Nets",
    "enb_start_date": "06-Feb-95",
    "enb_end_date": "06-Feb-95",
    "countries": ["Norway"],
    "actors": ["Group of 77"],
    "sentences": ["Norway said that nets are dear.", "The Group of 77 opposed this."],
}


def study(folder: Path, name: str, kind: str) -> tuple[Path, partial[None]]:
    """Make a dataset by a first import, and give it with a second import that is still to be."""
    target, path = folder / name, folder / f"in.{kind}"
    format = exchange_formats()["jsonl"]
    (folder / "in.jsonl").write_text("".join(f"{json.dumps(each)}\n" for each in LINES))
    planned(format, (folder / "in.jsonl",), target, {}).carry_out(Limits())
    if kind == "enb":
        path.write_text(json.dumps(SECTION))
    else:
        changed = json.dumps((*LINES, *LATER)).replace("Arle", "Arle the Great")
        changed = changed.replace("Lamps", "Lamps and nets").replace("Nets.", "No nets.")
        path.write_text("".join(f"{json.dumps(each)}\n" for each in json.loads(changed)))
    return target, partial(imported, kind, path, target)


Imports: TypeAlias = Callable[[str, str], tuple[Path, Path]]


@pytest.fixture(scope="module")
def imports(tmp_path_factory: pytest.TempPathFactory) -> Imports:
    """Give the folder of a study, and the same after its second import, by kind and name."""

    @cache
    def made(kind: str, name: str) -> tuple[Path, Path]:
        folder = tmp_path_factory.mktemp("study")
        study(folder, name, kind)
        whole = shutil.copytree(folder, folder.with_name(f"{folder.name}-whole"))
        imported(kind, whole / f"in.{kind}", whole / name)
        return folder, whole

    return made


def imported(kind: str, path: Path, target: Path) -> None:
    planned(exchange_formats()[kind], (path,), target, {}).carry_out(Limits())


def second_import(kind: str, name: str, operation: int, place: Path, imports: Imports) -> bool:
    """Kill a second import before one of its operations, and see what is there.

    Returns:
        Whether it was killed: it has such an operation.
    """
    shutil.copytree(imports(kind, name)[0], place, dirs_exist_ok=True)
    before, after = map(tree, imports(kind, name))
    assert before != after
    target, again = place / name, partial(imported, kind, place / f"in.{kind}", place / name)
    killed = killed_before(operation, again)
    found = tree(place)
    if name == "study.toml":
        assert found[name] in (before[name], after[name])
    assert not [each for each in open_dataset([target]).problems if each.code == "missing"]
    taken_back(target)
    assert tree(place) in ((before, after) if killed else (after,))
    again()
    assert tree(place) == after
    return killed


@pytest.mark.parametrize("operation", [3, 9, 14])
@pytest.mark.parametrize("name", ["study.toml", "study"])
@pytest.mark.parametrize("kind", ["jsonl", "enb"])
def test_a_second_import_is_whole_or_is_taken_back(
    kind: str, name: str, operation: int, tmp_path: Path, imports: Imports
) -> None:
    assert second_import(kind, name, operation, tmp_path, imports)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["study.toml", "study"])
@pytest.mark.parametrize("kind", ["jsonl", "enb"])
def test_it_is_so_before_each_of_its_operations(
    kind: str, name: str, tmp_path: Path, imports: Imports
) -> None:
    number = 0
    while second_import(kind, name, number, tmp_path / str(number), imports):
        number += 1
    assert number > 20


@pytest.fixture(scope="module")
def first_imports(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Give the folder of a first import that is whole, by the name of its target."""

    @cache
    def made(name: str) -> Path:
        folder = tmp_path_factory.mktemp("first")
        (folder / "in.enb").write_text(json.dumps(SECTION))
        imported("enb", folder / "in.enb", folder / name)
        return folder

    return made


def first_import(name: str, operation: int, place: Path, whole: Path) -> bool:
    """Kill a first import before one of its operations, and see what is there, as above."""
    path, target = place / "in.enb", place / name
    place.mkdir(exist_ok=True)
    path.write_text(json.dumps(SECTION))
    before, after = tree(place), tree(whole)
    killed = killed_before(operation, partial(imported, "enb", path, target))
    taken_back(target)
    assert tree(place) in ((before, after) if killed else (after,))
    imported("enb", path, target)
    assert tree(place) == after
    return killed


@pytest.mark.parametrize("operation", [2, 7])
@pytest.mark.parametrize("name", ["study.toml", "study"])
def test_a_first_import_is_whole_or_leaves_nothing(
    name: str, operation: int, tmp_path: Path, first_imports: Callable[[str], Path]
) -> None:
    assert first_import(name, operation, tmp_path, first_imports(name))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["study.toml", "study"])
def test_it_leaves_nothing_before_each_of_its_operations(
    name: str, tmp_path: Path, first_imports: Callable[[str], Path]
) -> None:
    number = 0
    while first_import(name, number, tmp_path / str(number), first_imports(name)):
        number += 1
    assert number > 20


@pytest.mark.slow
def test_what_somebody_changed_since_is_not_taken_back(tmp_path: Path) -> None:
    target, again = study(tmp_path, "study.toml", "jsonl")
    before = target.read_text("utf-8")
    number = 0
    while target.read_text("utf-8") == before:
        target.write_text(before, "utf-8")
        note_path(target).unlink(missing_ok=True)
        assert killed_before(number, again)
        number += 1
    assert note_path(target).exists()
    target.write_text(f"# by hand\n{target.read_text('utf-8')}", encoding="utf-8")
    by_hand = target.read_text("utf-8")
    assert taken_back(target)
    assert target.read_text("utf-8") == by_hand
    assert not note_path(target).exists()


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "[]", '{"version": 9}'),
        '{"version": 1, "memory": "a", "remembers": "", "files": [{"path": "../x", "old": null}]}',
        '{"version": 1, "memory": "../a", "remembers": "", "files": []}',
        '{"version": 1, "memory": "/a", "remembers": "", "files": []}',
    ],
)
def test_a_note_that_is_none_is_told_and_leads_nowhere(text: str, tmp_path: Path) -> None:
    target, again = study(tmp_path, "study.toml", "jsonl")
    note_path(target).write_text(text, encoding="utf-8")
    with pytest.raises(ExchangeError, match="take it away"):
        again()
