"""The single file: ``dipview.pyz``, for any Python of the version that it was built with."""

from __future__ import annotations

from pathlib import Path

from scripts.shipping.build_environment import BuildEnvironment

PREAMBLE = Path(__file__).with_name("unpacked_start.py")


def single_file(environment: BuildEnvironment, output: Path) -> Path:
    """Build the single file with shiv.

    It unpacks itself once into ``~/.shiv`` (or ``SHIV_ROOT``).

    Args:
        environment: Where to build.
        output: The folder to put it into; one that is there is replaced.

    Returns:
        The file.

    Raises:
        BuildError: It cannot be built.
    """
    made = output / "dipview.pyz"
    asked = ("-c", "dipview", "-o", str(made), "--reproducible", "--compressed")
    given = f"dipview[articles] @ {environment.wheel.as_uri()}"
    environment.run("shiv", *asked, "--preamble", str(PREAMBLE), given)
    return made
