"""The checks of the code itself: format, lint, types, and the house's one import direction."""

from __future__ import annotations

import runpy
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS = Path(sysconfig.get_path("scripts"))
FIGURES = runpy.run_path(str(Path(__file__).with_name("figures.py")))


@pytest.mark.timeout(300)  # Types are checked anew where nothing is cached.
@pytest.mark.parametrize(
    "command",
    [
        ("ruff", "format", "--check", "."),
        ("ruff", "check", "."),
        pytest.param(("mypy",), marks=pytest.mark.slow),
        ("lint-imports", "--no-cache"),
    ],
    ids=lambda command: "-".join(command[:2]),
)
def test_a_check_passes(command: tuple[str, ...]) -> None:
    done = subprocess.run(
        [SCRIPTS / command[0], *command[1:]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_file_outgrows_its_room() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in (ROOT / "src").rglob("*.py")
        if (lines := path.read_text(encoding="utf-8").count("\n")) > 500
    }
    assert long == {}, "a file of more than about 500 lines wants to be two"


def test_no_modules_import_one_another_round_about() -> None:
    assert FIGURES["circles"]() == []


def test_imports_stand_at_the_top_but_for_the_seams() -> None:
    assert {place.partition(":")[0] for place in FIGURES["deferred"]()} == {
        "__main__.py",  # everything, for which --version does not wait
        "cli/clearance.py",  # what makes of a dataset what may leave, where anything is marked
        "cli/exits.py",  # traceback, which only a fault of dipview itself needs
        "dataset/chunked_parsing.py",  # the fast parser, which only large files need
        "cli/running.py",  # click, for which the explorer does not wait
        "cli/exploring.py",  # Textual, for which a verb does not wait
        "tui/app.py",  # all that is behind the first frame
        "dataset/edits.py",  # rapidfuzz, which only a mistyped word needs
        "writing/value_edits.py",  # tomlkit, which only a changed array needs
        "workspace/loading.py",  # readers of the formats of other programs
        "cli/record_name.py",  # what completes where files are not known, which no verb needs
        "settings/config_reading.py",  # what reads a config file, where there is one
    }


def test_every_module_says_what_lives_in_it() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "src").rglob("*.py")
        if not path.read_text(encoding="utf-8").startswith(('"""', 'r"""'))
    ]
    assert silent == []


def test_this_runs_on_a_python_that_the_package_allows() -> None:
    assert sys.version_info >= (3, 11)
