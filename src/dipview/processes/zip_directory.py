"""The directory of a zip archive, looked at before anything is unpacked."""

from __future__ import annotations

from enum import Enum
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

_MIB = 1024 * 1024
MOST_FILES = 10_000
LARGEST = 256 * _MIB
"""In bytes: what all files of an archive may have together, unpacked."""
SMALL = 16 * _MIB
"""In bytes: an archive that unpacks to no more may be packed however well."""
RATIO = 100
"""How many times as large as packed the unpacked files of another may be."""
_ENCRYPTED = 1
"""The bit of a file's flags that says so."""


class Packed(Enum):
    """What an archive's directory promises; what is read of a file is never more than that."""

    SOUND = "sound"
    BOMB = "bomb"
    """Far too much, or far too many."""
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"


def packed(file: BinaryIO) -> Packed:
    """Look at the directory of an archive.

    Args:
        file: It can be sought in; where it stands afterwards is not said.
    """
    try:
        with ZipFile(file) as archive:
            members = archive.infolist()
    except (BadZipFile, NotImplementedError, OSError, ValueError, EOFError):
        return Packed.DAMAGED
    if any(member.flag_bits & _ENCRYPTED for member in members):
        return Packed.ENCRYPTED
    large = sum(member.file_size for member in members)
    small = sum(member.compress_size for member in members)
    if len(members) > MOST_FILES or large > LARGEST or (large > SMALL and large > RATIO * small):
        return Packed.BOMB
    return Packed.SOUND
