"""The pictures in screenshots/ show what the application draws now."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from tests.tiers import slow_but

FOLDER = Path(__file__).parents[2] / "screenshots"


def _maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("screenshots_make", FOLDER / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


MAKER = _maker()


@pytest.mark.parametrize("name", slow_but(sorted(MAKER.SHOTS), *sorted(MAKER.SHOTS)[::5]))
async def test_a_picture_is_up_to_date(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    now = await MAKER.drawn(MAKER.SHOTS[name])
    kept = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    assert now + "\n" == kept, "run python screenshots/make.py and look at the pictures"


@pytest.mark.slow
async def test_the_walk_is_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async for frame, now in MAKER.walked():
        kept = (FOLDER / "walk" / f"{frame.name}.svg").read_text(encoding="utf-8")
        assert now + "\n" == kept, f"{frame.name}: run python screenshots/make.py"
    file = tmp_path / "walk" / "positions" / "sources" / "harbour-post-2024-03-09.toml"
    written = file.read_text(encoding="utf-8")
    told = (FOLDER.parent / "docs" / "first-ten-minutes.md").read_text(encoding="utf-8")
    assert told.partition("```toml\n")[2].partition("```")[0] in written


def test_no_picture_is_left_over() -> None:
    assert {path.stem for path in FOLDER.glob("*.svg")} == set(MAKER.SHOTS)
    walk = {path.stem for path in (FOLDER / "walk").glob("*.svg")}
    assert walk == {frame.name for frame in MAKER.FRAMES}
