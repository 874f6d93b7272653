"""Builds dipview to ship: ``python -m scripts.shipping [pyz] [folder] [deb] -o FOLDER``."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from scripts.shipping.build_environment import BuildEnvironment, BuildError, made_environment
from scripts.shipping.debian_package import debian_package
from scripts.shipping.program_folder import program_folder
from scripts.shipping.single_file import single_file

KINDS: Mapping[str, tuple[Callable[[BuildEnvironment, Path], Path], str]] = {
    "pyz": (single_file, "one file, dipview.pyz, for machines that have Python"),
    "folder": (program_folder, "a folder, dipview/, that has Python in it"),
    "deb": (debian_package, "that folder as a package for Debian and Ubuntu"),
}


def main() -> int:
    """Build what is asked for, one after the other, and say where each is.

    Returns:
        The exit code: 1 where something cannot be built, which is said.
    """
    told = "\n".join(f"  {name:<7} {about}" for name, (_, about) in KINDS.items())
    parser = argparse.ArgumentParser(
        prog="python -m scripts.shipping",
        description=f"Build dipview for this system and this kind of processor:\n\n{told}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("kinds", nargs="*", metavar="KIND", help="what to build; all by default")
    parser.add_argument("-o", "--output", type=Path, default=Path("dist"), metavar="FOLDER")
    parser.add_argument(
        *("-z", "--compression"),
        type=int,
        choices=range(10),
        default=6,
        metavar="LEVEL",
        help="how hard the package is compressed, 0 to 9; 6 by default, and the lower the sooner",
    )
    given = parser.parse_args()
    if unknown := [kind for kind in given.kinds if kind not in KINDS]:
        parser.error(f"nothing is called {unknown[0]}; there are {', '.join(KINDS)}")
    output = given.output.resolve()
    output.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryDirectory() as place:
            environment = made_environment(Path(place), given.compression)
            for kind in given.kinds or KINDS:
                made = KINDS[kind][0](environment, output)
                sys.stdout.write(f"{made}\n")
                sys.stdout.flush()
    except BuildError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
