"""The hash of a dataset's files: what sha256sum tells, wherever they lie and however they came."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.bodies import BODIES

from dipview.dataset.data_hash import DataHash
from dipview.dataset.findings import Records
from dipview.dataset.memory import MemoryDataset
from dipview.dataset.opening import open_dataset

LISTED = (
    "092fcfbbcfca3b5be7ae1b5e58538e92c35ab273ae13664fed0d67484c8e78a6  a.toml\n"
    "cb8379ac2098aa165029e3938a51da0bcecfc008fd6795f401178647f96c5b34  sub/b.toml\n"
)
"""What ``sha256sum a.toml sub/b.toml`` prints of two files that hold "f\\n" and "def"."""


def sha256_of(files: Iterable[tuple[str, bytes]]) -> str:
    data = DataHash()
    for name, content in files:
        data.add(name, content)
    return data.sha256


def test_of_one_file_it_is_the_file_s_own() -> None:
    assert sha256_of([("any.toml", b"abcd")]) == hashlib.sha256(b"abcd").hexdigest()
    assert sha256_of([]) == ""


def test_of_several_files_it_is_that_of_the_list_that_sha256sum_prints() -> None:
    expected = hashlib.sha256(LISTED.encode()).hexdigest()
    files = [("a.toml", b"f\n"), ("sub/b.toml", b"def")]
    assert sha256_of(files) == expected
    assert sha256_of(reversed(files)) == expected


def test_a_name_that_would_break_the_list_is_escaped_as_sha256sum_does() -> None:
    one = [("a\nb.toml", b"x"), ("c.toml", b"y")]
    digest = hashlib.sha256(b"x").hexdigest(), hashlib.sha256(b"y").hexdigest()
    listed = f"\\{digest[0]}  a\\nb.toml\n{digest[1]}  c.toml\n"
    assert sha256_of(one) == hashlib.sha256(listed.encode()).hexdigest()


@given(st.dictionaries(st.text(max_size=8), st.binary(max_size=8), min_size=2, max_size=4))
def test_it_is_another_once_a_name_or_a_byte_is_another(files: dict[str, bytes]) -> None:
    try:
        told = sha256_of(files.items())
    except UnicodeEncodeError:
        return
    name = next(iter(files))
    changed = files | {name: files[name] + b"."}
    renamed = {f"{each}." if each == name else each: content for each, content in files.items()}
    assert len({told, sha256_of(changed.items()), sha256_of(renamed.items())}) == 2 + (
        len(renamed) == len(files)
    )


@pytest.mark.parametrize("body", BODIES)
def test_a_dataset_tells_it_of_what_was_read(tmp_path: Path, body: str) -> None:
    (tmp_path / "sub").mkdir()
    files = {"b.toml": b'[dataset]\ntitle = "B"\n', "sub/a.toml": b"not TOML", "notes.txt": b"x"}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    dataset = BODIES[body](open_dataset([tmp_path]))
    del files["notes.txt"]
    assert dataset.sha256 == sha256_of(files.items())
    assert BODIES[body](open_dataset([tmp_path / "b.toml"])).sha256 == (
        hashlib.sha256(files["b.toml"]).hexdigest()
    )


def test_it_is_the_same_wherever_a_folder_lies_and_however_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = set()
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "a.toml").write_text('[dataset]\ntitle = "A"\n')
        (folder / "b.toml").write_text("")
        told.add(open_dataset([folder]).sha256)
    monkeypatch.chdir(tmp_path / "one")
    told.add(open_dataset([Path()]).sha256)
    assert len(told) == 1


def test_a_dataset_of_no_file_has_none() -> None:
    assert MemoryDataset(Records(), name="nothing").sha256 == ""
