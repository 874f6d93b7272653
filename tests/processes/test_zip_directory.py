"""The directory of an archive: what is too large, too many or locked is known before unpacking."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from dipview.processes import zip_directory
from dipview.processes.zip_directory import Packed, packed


def archive(*contents: bytes) -> BytesIO:
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as file:
        for number, content in enumerate(contents):
            file.writestr(f"{number}.xml", content)
    return written


def test_a_sound_archive_is_sound() -> None:
    assert packed(archive(b"words" * 100, b"")) is Packed.SOUND
    assert packed(archive(bytes(2**20))) is Packed.SOUND, "a small one may be packed however well"


def test_a_bomb_is_known_by_what_it_promises(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_directory, "SMALL", 2**16)
    assert packed(archive(bytes(2**20))) is Packed.BOMB
    monkeypatch.setattr(zip_directory, "LARGEST", 100)
    assert packed(archive(b"words" * 100)) is Packed.BOMB
    monkeypatch.setattr(zip_directory, "LARGEST", 2**30)
    monkeypatch.setattr(zip_directory, "MOST_FILES", 2)
    assert packed(archive(b"", b"", b"")) is Packed.BOMB


def test_an_archive_with_a_password_is_locked() -> None:
    content = bytearray(archive(b"words").getvalue())
    place = content.index(b"PK\x01\x02")
    content[place + 8] |= 1
    assert packed(BytesIO(content)) is Packed.ENCRYPTED


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"PK\x05\x06" + b"\xff" * 18, b"words"])
def test_what_is_no_archive_is_damaged(content: bytes) -> None:
    assert packed(BytesIO(content)) is Packed.DAMAGED
