"""Shapes of corpora: sound, the same from the same seed, and every command runs on each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from benchmarks.generating import strains
from benchmarks.generating.shapes import SHAPES, STATES, Shape, written
from benchmarks.generating.strains import STRAINS
from benchmarks.parts.commands import FIRST_ROWS, ROWS, SECONDS, commands
from benchmarks.parts.shapes import about
from benchmarks.parts.strains import ABOUT
from tests.tiers import slow_but

from dipview.cli.exits import guarded
from dipview.cli.running import run
from dipview.dataset.opening import open_dataset
from dipview.model.ids import position_parts
from dipview.model.kinds import Kind

SIZE, FEW = 60, 10


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    return made(tmp_path_factory.mktemp("shapes"), SIZE)


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    return made(tmp_path_factory.mktemp("few"), FEW)


def made(folder: Path, size: int) -> Mapping[str, Path]:
    found = {name: folder / f"{number}.toml" for number, name in enumerate(SHAPES)}
    for name, path in found.items():
        written(path, name, size, seed=1)
    return found


@pytest.fixture(params=SHAPES)
def shape(request: pytest.FixtureRequest) -> Shape:
    return SHAPES[request.param]


def test_shapes_have_no_problems(shape: Shape, files: Mapping[str, Path]) -> None:
    dataset = open_dataset([files[shape.name]])
    assert dataset.problems == ()
    assert len(dataset.ids(Kind.ISSUE)) > SIZE / 2
    meant = about(shape)
    kinds = {Kind.ACTOR: meant.actors, Kind.ISSUE: (meant.issue, meant.topic)}
    kinds |= {Kind.SOURCE: (meant.source,), Kind.STATEMENT: (meant.statement,)}
    for kind, ids in kinds.items():
        assert set(ids) <= set(dataset.ids(kind))


@pytest.mark.parametrize("name", STRAINS)
def test_strains_are_small_and_have_no_problems(name: str, tmp_path: Path) -> None:
    path = tmp_path / "strain.toml"
    strains.written(path, name, seed=1)
    dataset = open_dataset([path])
    assert dataset.problems == ()
    assert path.stat().st_size < 1_000_000
    kinds = {Kind.ACTOR: ABOUT.actors, Kind.ISSUE: (ABOUT.issue, ABOUT.topic)}
    kinds |= {Kind.SOURCE: (ABOUT.source,), Kind.STATEMENT: (ABOUT.statement,)}
    for kind, ids in kinds.items():
        assert set(ids) <= set(dataset.ids(kind))


def test_the_same_seed_gives_the_same_bytes(shape: Shape, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.toml" for number in range(3)]
    for path, seed in zip(paths, (1, 1, 2), strict=True):
        written(path, shape.name, 20, seed)
    first, second, other = (path.read_bytes() for path in paths)
    assert first == second != other


def test_sizes_are_three_each_twice_the_one_before(shape: Shape) -> None:
    assert shape.sizes() == [shape.largest // 4, shape.largest // 2, shape.largest]
    assert shape.sizes(0.000001) == [22, 45, 90]


def test_roll_calls_have_nearly_all_states(files: Mapping[str, Path]) -> None:
    positions = open_dataset([files["roll calls"]]).ids(Kind.POSITION)
    assert 0.85 * STATES * SIZE < len(positions) < STATES * SIZE


def test_issues_of_bulletins_mostly_have_one_holder(files: Mapping[str, Path]) -> None:
    positions = open_dataset([files["bulletins"]]).ids(Kind.POSITION)
    holders = Counter(position_parts(id)[1] for id in positions)
    assert sum(count == 1 for count in holders.values()) > 0.7 * SIZE


@pytest.mark.parametrize("command", [*commands(about(next(iter(SHAPES.values()))))])
@pytest.mark.parametrize("name", slow_but(SHAPES, "bulletins"))
def test_every_command_runs_on_every_shape(
    name: str, command: str, few: Mapping[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    words = commands(about(SHAPES[name]))[command]
    assert guarded(lambda: run([*words, "-d", str(few[name])])) in (0, 1)
    assert "Traceback" not in capsys.readouterr().err


def test_budgets_are_of_commands_that_there_are() -> None:
    known = set(commands(about(next(iter(SHAPES.values())))))
    assert {*FIRST_ROWS, *ROWS, *SECONDS} <= known
