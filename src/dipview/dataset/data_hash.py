"""Data hash: one SHA-256 of all files that a dataset was read from, to find that state again.

Of one file it is the file's own, as ``sha256sum`` tells it. Of several it is that of the list which
``sha256sum`` prints of them, sorted by name in the order of bytes; names are relative to the folder
that was opened. So it tells nothing of where the files lie, and a state of them in git has it too.
"""

from __future__ import annotations

import hashlib
import os


class DataHash:
    """Collects the files of a dataset as they are read; what they hold is not kept."""

    def __init__(self) -> None:
        self._files: list[tuple[bytes, str]] = []

    def add(self, name: str, content: bytes) -> None:
        """Add a file.

        Args:
            name: Its path from the folder that was opened, with ``/`` between its parts; of a file
                that was opened itself, its name.
            content: Its bytes.
        """
        self.add_hashed(name, hashlib.sha256(content).hexdigest())

    def add_hashed(self, name: str, digest: str) -> None:
        """Add a file of which the hash is known.

        Args:
            name: As ``add`` takes it.
            digest: The SHA-256 of its bytes, in hexadecimal digits.
        """
        self._files.append((os.fsencode(name), digest))

    @property
    def sha256(self) -> str:
        """The hash of the files added so far, in hexadecimal digits; empty of none."""
        if len(self._files) <= 1:
            return "".join(digest for _, digest in self._files)
        lines = hashlib.sha256()
        for name, digest in sorted(self._files):
            lines.update(_line(name, digest))
        return lines.hexdigest()


def _line(name: bytes, digest: str) -> bytes:
    """Write a file as ``sha256sum`` lists it; what would break the line is escaped as it does."""
    shown, begin = name, b""
    for byte, escape in ((b"\\", b"\\\\"), (b"\n", b"\\n"), (b"\r", b"\\r")):
        if byte in name:
            shown, begin = shown.replace(byte, escape), b"\\"
    return b"%s%s  %s\n" % (begin, digest.encode("ascii"), shown)
