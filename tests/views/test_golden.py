"""Every view of both datasets, in every format, is byte for byte what the golden files hold.

``python tests/views/regenerate.py`` writes them anew.
"""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from tests.bodies import BODIES

from dipview.formats.format import TEXT_FORMATS, Format
from dipview.formats.writers import write
from dipview.views.scope import Scope
from dipview.workspace.views import whole_of
from dipview.workspace.whole_views import WHOLE_VIEWS
from dipview.workspace.workspace import Workspace

HERE = Path(__file__).parent
REGENERATE = "if it is meant, run: python tests/views/regenerate.py"


@pytest.fixture(scope="session", params=BODIES)
def body(request: pytest.FixtureRequest) -> str:
    """Both bodies, in the fast tier too."""
    return str(request.param)


@pytest.fixture(scope="module")
def written(
    bundled: Workspace,
    strait: Workspace,
    sethra: Workspace,
    saltway: Workspace,
    lagoon: Workspace,
    ferry: Workspace,
) -> dict[str, bytes]:
    script = runpy.run_path(str(HERE / "regenerate.py"))
    files: dict[str, bytes] = script["files"](bundled, strait, sethra, saltway, lagoon, ferry)
    return files


def test_there_is_a_golden_file_for_every_view_and_format(written: dict[str, bytes]) -> None:
    there = {path.name for path in (HERE / "golden").iterdir()}
    assert there == set(written), REGENERATE


def test_every_whole_view_and_every_format_has_golden_files() -> None:
    script = runpy.run_path(str(HERE / "regenerate.py"))
    worlds = ("WHOLE", "SALTWAY_WHOLE", "LAGOON_WHOLE", "FERRY_WHOLE")
    made = {name for world in worlds for _, name, _ in script[world]}
    assert made >= set(WHOLE_VIEWS) - {"long-matrix"}
    assert set(script["WITH_PAGE"]) == set(TEXT_FORMATS)


@pytest.mark.parametrize("path", sorted((HERE / "golden").iterdir()), ids=lambda path: path.name)
def test_a_view_is_written_as_its_golden_file_has_it(path: Path, written: dict[str, bytes]) -> None:
    assert written[path.name].decode() == path.read_bytes().decode(), REGENERATE


@pytest.mark.parametrize("format", [each for each in TEXT_FORMATS if not each.is_table])
def test_a_document_has_the_sum_of_its_data_where_its_golden_file_has_a_word(
    strait: Workspace, written: dict[str, bytes], format: Format
) -> None:
    script = runpy.run_path(str(HERE / "regenerate.py"))
    name = f"strait-matrix.{script['WITH_PAGE'][format]}"
    own, sha256 = "".join(write(whole_of(strait, "matrix", Scope()), format)), strait.dataset.sha256
    assert own.count(sha256) == 1
    assert len(sha256) == 64
    assert own.replace(sha256, script["SHA_256"]) == written[name].decode()
