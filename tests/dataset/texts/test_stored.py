"""Stored texts are read from inside the folder that was opened, and from nowhere else."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.dataset.texts.stored import Refused, Stored, root_of, stored_text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with a text in it, and one beside it."""
    (tmp_path / "secret.txt").write_text("secret")
    inside = tmp_path / "positions"
    (inside / "sources" / "texts").mkdir(parents=True)
    (inside / "sources" / "texts" / "log.txt").write_bytes(b"One\r\ntwo")
    (inside / "log.txt").write_text("top")
    return inside


def read(folder: Path, name: str, limit: int = 100) -> Stored | Refused:
    return stored_text(name, folder / "sources" / "a.toml", folder, limit)


def code(found: Stored | Refused) -> str:
    return found.code if isinstance(found, Refused) else "read"


def test_a_text_is_read_with_plain_line_ends_and_the_hash_of_its_bytes(folder: Path) -> None:
    sha256 = hashlib.sha256(b"One\r\ntwo").hexdigest()
    assert read(folder, "texts/log.txt") == Stored("One\ntwo", sha256)


def test_a_path_may_lead_up_as_long_as_it_stays_inside(folder: Path) -> None:
    assert code(read(folder, "../log.txt")) == "read"


@pytest.mark.parametrize(
    "name",
    [
        *(
            "../../secret.txt",
            "texts/../../../secret.txt",
            "/etc/passwd",
            "C:\\log.txt",
            "C:log.txt",
        ),
        *("\\log.txt", "//host/log.txt", " ", "../../no-such-file.txt"),
    ],
)
def test_a_path_that_leads_out_is_refused(folder: Path, name: str) -> None:
    assert code(read(folder, name)) == "text-outside"


def test_a_link_that_leads_out_is_refused(folder: Path) -> None:
    (folder / "sources" / "link.txt").symlink_to(folder.parent / "secret.txt")
    (folder / "sources" / "up").symlink_to(folder.parent)
    assert code(read(folder, "link.txt")) == "text-outside"
    assert code(read(folder, "up/secret.txt")) == "text-outside"


def test_what_cannot_be_read_is_told(folder: Path) -> None:
    (folder / "sources" / "loop").symlink_to("loop")
    (folder / "sources" / "latin.txt").write_bytes(b"caf\xe9")
    os.mkfifo(folder / "sources" / "pipe")
    for name in ("none.txt", "texts", "loop", "latin.txt", "pipe", "nul\0.txt"):
        assert code(read(folder, name)) == "text-unreadable", name
    assert code(read(folder, "texts/log.txt", limit=3)) == "text-unreadable"


def test_a_file_that_was_opened_alone_keeps_to_its_own_folder(folder: Path) -> None:
    file = folder / "sources" / "a.toml"
    assert root_of(file, [folder]) == folder
    assert root_of(file, [file]) == folder / "sources"
    assert code(stored_text("../log.txt", file, root_of(file, [file]))) == "text-outside"


STEPS = st.sampled_from(
    ["..", ".", "texts", "log.txt", "~", "//", "up", "x" * 300, "\0", "\n", "\u202e"]
)
"""What a path may be made of."""


@given(st.lists(STEPS | st.text(max_size=5), max_size=8).map("/".join))
def test_whatever_a_source_names_is_read_from_inside_or_refused(name: str) -> None:
    here = Path(__file__).parent
    found = stored_text(name, here / "a.toml", here, 10)
    assert isinstance(found, Refused)
    assert found.code in ("text-outside", "text-unreadable")
    assert found.hint
