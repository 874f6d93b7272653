"""Yardsticks of starting: which libraries a search is held against, and which it imports."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.parts.starting import LIBRARIES

SEARCH = """
from dipview.dataset.snapshot import keys
from dipview.__main__ import main
keys.RESTED = -(10**18)  # a fresh checkout has not rested yet
sys.argv = ["dipview", "search", "tillerson"]
main()
"""
OTHERS = """
known = sysconfig.get_path("purelib"), sysconfig.get_path("platlib")
files = {name: getattr(module, "__file__", None) or "" for name, module in sys.modules.items()}
others = {name.partition(".")[0] for name, file in files.items() if file.startswith(known)}
print(*sorted(others), file=sys.stderr)
"""


def others_loaded_by(program: str, cache: Path) -> list[str]:
    """Run a program in a fresh interpreter; give the packages of others that it has loaded."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys, sysconfig\n{program}\n{OTHERS}"],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
        env={**os.environ, "DIPVIEW_CACHE": "", "XDG_CACHE_HOME": str(cache)},
    )
    return done.stderr.split()


def test_a_search_is_held_against_the_libraries_of_records(tmp_path: Path) -> None:
    named = {each.strip() for each in LIBRARIES.split(",")}
    assert named <= {*others_loaded_by(f"import {LIBRARIES}", tmp_path)}
    assert named == {"click", "attrs", "cattrs", "tomli", "rapidfuzz"}


def test_a_search_of_known_files_imports_six_packages_of_others(tmp_path: Path) -> None:
    assert "tomli" in others_loaded_by(SEARCH, tmp_path), "the first search reads the files"
    loaded = others_loaded_by(SEARCH, tmp_path)
    anyhow = {
        "dipview",
        *others_loaded_by("", tmp_path),
    }  # setuptools has each process load a module
    needed = ["attr", "attrs", "click", "platformdirs", "pyroaring", "rich"]
    assert [name for name in loaded if name not in anyhow] == needed
