"""The built wheel works in a new environment, the bundled dataset included."""

from __future__ import annotations

import subprocess
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest
from hatchling.build import build_wheel

from dipview import __version__
from dipview.dataset.bundled import BUNDLED, Bundled
from dipview.dataset.starter import starter_files

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        return folder / build_wheel(str(folder))


def test_the_wheel_holds_the_dataset_and_the_typing_marker(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "dipview/data/actors.toml" in names
    assert "dipview/py.typed" in names
    assert not any(name.startswith("tests") for name in names)
    assert wheel.name.startswith(f"dipview-{__version__}-")


@pytest.mark.parametrize("bundled", BUNDLED, ids=lambda bundled: bundled.name)
def test_a_dataset_in_the_wheel_is_the_one_of_the_checkout(wheel: Path, bundled: Bundled) -> None:
    packed = zipfile.ZipFile(wheel).read(f"dipview/data/{bundled.file}")
    assert packed == (ROOT / "data" / bundled.file).read_bytes()


def test_all_that_is_bundled_is_small(wheel: Path) -> None:
    files = [each for each in zipfile.ZipFile(wheel).infolist() if "/data/" in each.filename]
    assert sum(each.compress_size for each in files) < 600_000


def test_the_starter_dataset_is_in_the_wheel(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for name in starter_files():
        assert f"dipview/dataset/starter/{name}" in names


def test_the_manual_page_is_put_where_man_finds_it(wheel: Path) -> None:
    name = f"dipview-{__version__}.data/data/share/man/man1/dipview.1"
    packed = zipfile.ZipFile(wheel).read(name)
    assert packed == (ROOT / "man" / "dipview.1").read_bytes()


def test_the_wheel_opens_its_own_dataset_in_a_new_environment(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "environment"
    venv.create(place, with_pip=False, symlinks=True)
    paths = {"base": str(place), "platbase": str(place)}
    site = Path(sysconfig.get_path("purelib", vars=paths))
    zipfile.ZipFile(wheel).extractall(site)
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    python = Path(sysconfig.get_path("scripts", vars=paths)) / "python"
    told = subprocess.run(
        [python, "-c", "import dipview.dataset.bundled as b; print(b.bundled_path())"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert Path(told.stdout.strip()) == site / "dipview" / "data" / "actors.toml"
    listed = subprocess.run(
        [python, "-m", "dipview", "list", "actors", "-f", "csv"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert len(listed.stdout.splitlines()) == 1 + 34
