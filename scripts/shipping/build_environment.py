"""The build environment: a new environment of Python with dipview, as a wheel, and what builds."""

from __future__ import annotations

import os
import subprocess
import venv
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

CHECKOUT = Path(__file__).resolve().parents[2]
_PROGRAMS = "Scripts" if os.name == "nt" else "bin"


class BuildError(Exception):
    """Something cannot be built; the message says what, and why."""


class BuildEnvironment(NamedTuple):
    """Where things are built; all of it goes when the building ends."""

    place: Path
    """A folder for what is made on the way."""
    programs: Path
    """The programs of the environment."""
    wheel: Path
    """dipview's wheel."""
    compression: int
    """How hard a package is compressed, 0 to 9."""

    def run(self, program: str, *words: str) -> str:
        """Run a program of the environment.

        Returns:
            What it printed.

        Raises:
            BuildError: It fails; the message ends with what it said last.
        """
        return run([str(self.programs / program), *words])


def made_environment(place: Path, compression: int) -> BuildEnvironment:
    """Make a wheel of the checkout, and install it with all that it can use into a new environment.

    Args:
        place: An empty folder.
        compression: How hard a package is to be compressed, 0 to 9.

    Raises:
        BuildError: It cannot be made.
    """
    home = place / "environment"
    venv.create(home, with_pip=True)
    wheels = place / "wheels"
    pip = str(home / _PROGRAMS / "pip")
    run([pip, "wheel", "-q", "--no-deps", "-w", str(wheels), str(CHECKOUT)])
    (wheel,) = wheels.glob("dipview-*.whl")
    environment = BuildEnvironment(place, home / _PROGRAMS, wheel, compression)
    environment.run("pip", "install", "-q", f"{wheel}[articles,shipping]")
    return environment


def run(words: Sequence[str]) -> str:
    """Run a program.

    Returns:
        What it printed.

    Raises:
        BuildError: It fails or is not there; the message ends with what it said last.
    """
    told = {**os.environ, "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", "315532800")}
    try:
        done = subprocess.run(  # noqa: S603 - words, no shell
            words, env=told, check=False, capture_output=True, text=True, errors="replace"
        )
    except OSError as error:
        raise BuildError(f"{words[0]} cannot be run: {error.strerror}") from error
    if done.returncode:
        last = "\n".join((done.stdout + done.stderr).splitlines()[-20:])
        raise BuildError(f"{' '.join(words[:2])} … failed:\n{last}")
    return done.stdout
