"""The program's folder: dipview with a Python of its own, which needs nothing of the machine."""

from __future__ import annotations

import shutil
from pathlib import Path

from scripts.shipping.build_environment import BuildEnvironment, BuildError

START = Path(__file__).with_name("frozen_start.py")

WHOLE = (
    *("dipview", "textual", "rich", "tomli"),
    *("trafilatura", "justext", "courlan", "htmldate", "tld", "docx", "xlsxwriter"),
)
"""Packages that import some of their modules by name, or have files that they read."""


def program_folder(environment: BuildEnvironment, output: Path) -> Path:
    """Build the folder.

    Args:
        environment: Where to build.
        output: The folder to put it into, as ``dipview``; one that is there is replaced.

    Returns:
        The folder; ``dipview`` in it is the program.

    Raises:
        BuildError: It cannot be built.
    """
    made = output / "dipview"
    if made.exists():
        shutil.rmtree(made)
    shutil.copytree(frozen(environment), made, symlinks=True)
    return made


def frozen(environment: BuildEnvironment) -> Path:
    """Give the folder in the build environment, built by PyInstaller where that is not done.

    Raises:
        BuildError: It cannot be built.
    """
    work = environment.place / "frozen"
    made = work / "dist" / "dipview"
    if made.exists():
        return made
    words = ["--noconfirm", "--onedir", "--console", "--name", "dipview", "--log-level", "ERROR"]
    words += ["--distpath", str(made.parent), "--workpath", str(work), "--specpath", str(work)]
    for package in WHOLE:
        words += ["--collect-submodules", package, "--collect-data", package]
    for module in _compiled_modules(environment):
        words += ["--hidden-import", module]
    # The licences of all that is in it go with it.
    words += ["--recursive-copy-metadata", "dipview"]
    environment.run("pyinstaller", *words, str(START))
    # python-docx finds its templates by way of a folder in which only modules are.
    (made / "_internal" / "docx" / "parts").mkdir(exist_ok=True)
    return made


def _compiled_modules(environment: BuildEnvironment) -> list[str]:
    """Name the modules beside tomli that its compiled parts load: no import statement says so.

    Raises:
        BuildError: There is none, so that reading would be many times slower.
    """
    asked = (
        "import pathlib, tomli; print(*pathlib.Path(tomli.__file__).parents[1].glob('*__mypyc*'))"
    )
    said = environment.run("python", "-c", asked).split()
    found = [Path(path).name.partition(".")[0] for path in said]
    if not found:
        raise BuildError(
            "tomli has no compiled modules here, and would read several times as slowly;"
            " build with a Python that it has wheels for"
        )
    return found
