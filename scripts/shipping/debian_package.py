"""The Debian package: the program's folder below /usr/lib, its command, and its manual page."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

from dipview import __version__
from scripts.shipping.build_environment import CHECKOUT, BuildEnvironment, run
from scripts.shipping.program_folder import frozen

_CONTROL = """\
Package: dipview
Version: {version}
Section: science
Priority: optional
Architecture: {architecture}
Installed-Size: {size}
Depends: libc6
Maintainer: The dipview authors <dipview@localhost>
Description: Terminal explorer for stated positions
 Shows where each government stands, who said so, in which words, when, and
 on whose report, from plain TOML files.
"""


def debian_package(environment: BuildEnvironment, output: Path) -> Path:
    """Build the package with dpkg-deb.

    Args:
        environment: Where to build.
        output: The folder to put it into; one that is there is replaced.

    Returns:
        The file.

    Raises:
        BuildError: It cannot be built, as on a system without dpkg-deb.
    """
    root = environment.place / "debian"
    program = root / "usr" / "lib" / "dipview"
    program.parent.mkdir(parents=True)
    shutil.copytree(frozen(environment), program, symlinks=True)
    _add_command(root)
    _add_documents(root)
    _make_plain(root)
    architecture = _architecture()
    size = sum(path.lstat().st_size for path in root.rglob("*")) // 1024
    control = root / "DEBIAN" / "control"
    control.parent.mkdir(mode=0o755)
    control.write_text(
        _CONTROL.format(version=__version__, architecture=architecture, size=size), "utf-8"
    )
    made = output / f"dipview_{__version__}_{architecture}.deb"
    packed = ("-Zxz", f"-z{environment.compression}")
    run(["dpkg-deb", "--root-owner-group", *packed, "--build", str(root), str(made)])
    return made


def _add_command(root: Path) -> None:
    command = root / "usr" / "bin" / "dipview"
    command.parent.mkdir()
    command.symlink_to("../lib/dipview/dipview")


def _add_documents(root: Path) -> None:
    manual = root / "usr" / "share" / "man" / "man1" / "dipview.1.gz"
    manual.parent.mkdir(parents=True)
    page = (CHECKOUT / "man" / "dipview.1").read_bytes()
    manual.write_bytes(gzip.compress(page, 9, mtime=0))
    documents = root / "usr" / "share" / "doc" / "dipview"
    documents.mkdir(parents=True)
    shutil.copyfile(CHECKOUT / "LICENSE", documents / "copyright")
    changes = (CHECKOUT / "CHANGELOG.md").read_bytes()
    (documents / "changelog.gz").write_bytes(gzip.compress(changes, 9, mtime=0))


def _make_plain(root: Path) -> None:
    """Let everybody read all, and nobody but root write it, whatever the mask was here."""
    for path in (root, *root.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)


def _architecture() -> str:
    return run(["dpkg", "--print-architecture"]).strip()
