"""Shipping: what is built needs nothing of the machine, and does all that the package does."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from filelock import FileLock
from tests.terminal.conftest import Terminal

from dipview.cli.verbs import VERBS
from dipview.formats.format import Format

CHECKOUT = Path(__file__).parents[2]
SOURCE = '[[sources]]\nid = "s{0}"\ntype = "book"\ntitle = "Book {0} {1}"\n'
PAGE = "<html><head><title>A day</title></head><body><article>{}</article></body></html>"
PARAGRAPH = "<p>The minister said on Monday that the two states would meet again in spring.</p>"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.shipping,
    pytest.mark.timeout(1800),
    pytest.mark.skipif(platform.system() != "Linux", reason="they are built and tried on Linux"),
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build everything once, whichever of the tests' processes comes first."""
    own = tmp_path_factory.getbasetemp()
    place = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "shipping"
    place.mkdir(exist_ok=True)
    output = place / "dist"
    with FileLock(place / "building"):
        if not output.exists():
            kinds = ["pyz", "folder", *(["deb"] if shutil.which("dpkg-deb") else [])]
            command = [sys.executable, "-m", "scripts.shipping", *kinds, "-o", str(output)]
            command += ["--compression", "0"]  # A package that is soon opened again.
            done = subprocess.run(command, cwd=CHECKOUT, check=False, capture_output=True)
            assert done.returncode == 0, done.stderr.decode()
    return output


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Open the package for Debian, and give the folder that it is opened in."""
    if not shutil.which("dpkg-deb"):
        pytest.skip("packages for Debian are built and opened where dpkg-deb is")
    (package,) = built.glob("*.deb")
    root = tmp_path_factory.mktemp("installed")
    subprocess.run(["dpkg-deb", "-x", package, root], check=True)
    return root


@pytest.fixture(scope="module", params=["folder", "deb", "pyz"])
def program(request: pytest.FixtureRequest, built: Path) -> list[str]:
    """Give the words that start dipview as it was built."""
    if request.param == "deb":
        installed: Path = request.getfixturevalue("installed")
        return [str(installed / "usr" / "bin" / "dipview")]
    if request.param == "folder":
        return [str(built / "dipview" / "dipview")]
    return [sys.executable, str(built / "dipview.pyz")]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder into which the single file unpacks itself when it is started first."""
    return tmp_path_factory.mktemp("unpacked")


@pytest.fixture
def bare(tmp_path: Path, unpacked: Path) -> dict[str, str]:
    """Give an environment that finds no program of the machine."""
    home = tmp_path / "home"
    home.mkdir()
    return {"PATH": "/nonexistent", "HOME": str(home), "SHIV_ROOT": str(unpacked)}


def said(words: Sequence[str | Path], env: dict[str, str]) -> str:
    """Run a program in an environment, and give what it prints."""
    done = subprocess.run(words, env=env, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_it_answers_in_an_empty_environment(program: list[str], bare: dict[str, str]) -> None:
    assert "9 matches" in said([*program, "search", "tilerson"], bare)
    assert said([*program, "--version"], bare).startswith("dipview ")


def test_the_package_for_debian_holds_the_very_files_of_the_folder(
    built: Path, installed: Path
) -> None:
    one, other = (
        {path.relative_to(top): held(path) for path in top.rglob("*") if not path.is_dir()}
        for top in (built / "dipview", installed / "usr" / "lib" / "dipview")
    )
    assert one == other


def held(path: Path) -> bytes | Path:
    """Give what is in a file, or where a link leads."""
    return path.readlink() if path.is_symlink() else path.read_bytes()


@pytest.mark.parametrize("program", ["folder", "pyz"], indirect=True)
def test_every_verb_and_format_is_in_it(
    program: list[str], bare: dict[str, str], tmp_path: Path
) -> None:
    for verb in VERBS:
        assert said([*program, verb, "--help"], bare).startswith("Usage: ")
    for format in Format:
        made = tmp_path / f"made.{format}"
        said([*program, "matrix", "-f", format, "-o", made], bare)
        assert made.stat().st_size


def test_its_reader_of_toml_is_compiled(built: Path) -> None:
    inside = built / "dipview" / "_internal"
    assert list(inside.glob("*__mypyc*.so"))
    assert list(inside.glob("tomli/_parser*.so"))


def test_the_explorer_opens_and_searches(program: list[str], bare: dict[str, str]) -> None:
    terminal = _opened(program, bare)
    try:
        at = terminal.wait_for("34 actors")
        terminal.send("/tilerson")
        terminal.wait_for("1 actor ·", since=at)
        terminal.send("\x1b\x1b\x11")
        assert terminal.wait() == 0
    finally:
        terminal.close()


def test_a_process_of_its_own_reads_a_large_dataset(
    program: list[str], bare: dict[str, str], tmp_path: Path
) -> None:
    large = tmp_path / "books.toml"
    large.write_text("".join(SOURCE.format(n, "x" * 200) for n in range(5000)), "utf-8")
    terminal = _opened([*program, str(large)], bare)
    try:
        terminal.wait_for("5,000 sources")
        terminal.send("\x11")
        assert terminal.wait() == 0
    finally:
        terminal.close()
    # Only that process writes one for the explorer.
    assert list((tmp_path / "home").rglob("*.snapshot"))


def test_processes_with_limits_read_articles(
    program: list[str], bare: dict[str, str], tmp_path: Path
) -> None:
    dataset = tmp_path / "data.toml"
    shutil.copy(CHECKOUT / "data" / "actors.toml", dataset)
    page = tmp_path / "day.html"
    page.write_text(PAGE.format(PARAGRAPH * 5), "utf-8")
    said([*program, "add", "source", page, "-d", dataset], bare)
    (text,) = (tmp_path / "texts").iterdir()
    assert "meet again in spring" in text.read_text("utf-8")


def test_programs_of_the_user_find_what_is_theirs(
    program: list[str], bare: dict[str, str], tmp_path: Path
) -> None:
    editor = tmp_path / "editor"
    editor.write_text(f"#!/bin/sh\n/usr/bin/env > {tmp_path}/seen\n", "utf-8")
    editor.chmod(0o755)
    told = {**bare, "EDITOR": str(editor), "LD_LIBRARY_PATH": "/opt/of/the/user"}
    terminal = _opened([*program, str(CHECKOUT / "data" / "actors.toml")], told)
    try:
        at = terminal.wait_for("34 actors")
        terminal.send("e")
        terminal.wait_for("34 actors", "╭─ 1 Actors", since=at)
        terminal.send("\x11")
        assert terminal.wait() == 0
    finally:
        terminal.close()
    seen = (tmp_path / "seen").read_text("utf-8").splitlines()
    theirs = [line for line in seen if line.startswith(("LD_LIBRARY_PATH", "PYTHONPATH"))]
    assert theirs == ["LD_LIBRARY_PATH=/opt/of/the/user"]


def _opened(words: Sequence[str], bare: dict[str, str]) -> Terminal:
    nothing = dict.fromkeys(os.environ)
    told = {**nothing, **bare, "TERM": "xterm-256color", "LANG": "C.UTF-8"}
    return Terminal(words, (120, 36), Path(bare["HOME"]), told)
