"""Random edits of random files: the rest stays as it is, whatever is asked and whatever fails."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory, mkstemp
from typing import Any
from unittest.mock import patch

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tiers import examples
from tests.writing.random_files import (
    KINDS,
    changed_table,
    random_table,
    random_text,
)

from dipview.dataset.limits import Limits
from dipview.dataset.records import TABLES
from dipview.writing.change import Change
from dipview.writing.record_text import ordered_table
from dipview.writing.write_error import WriteError
from dipview.writing.writer import Writer, Written

EDITS = 5
"""How many edits each file goes through."""
SEEDS = st.integers(0, 2**64 - 1)
COMMENT = re.compile(r"#[ ]?c\d+\.")


def bytes_of(random: Random, text: str) -> bytes:
    """Write a text as a file has it: with a mark, with other line ends, without the last one."""
    text = text.removesuffix("\n") if random.random() < 0.2 else text
    ends = random.random()
    if ends < 0.2:
        text = text.replace("\n", "\r\n")
    elif ends < 0.25:
        text = "".join(each + random.choice(("\n", "\r\n")) for each in text.split("\n"))
    return ("\ufeff" if random.random() < 0.2 else "").encode() + text.encode()


def ids_in(tables: dict[str, Any]) -> dict[str, list[str]]:
    return {kind: [each["id"] for each in tables.get(kind, [])] for kind in KINDS}


def read(path: Path) -> dict[str, Any]:
    return tomli.loads(path.read_bytes().removeprefix(b"\xef\xbb\xbf").decode())


def random_change(random: Random, tables: dict[str, Any], number: int) -> Change:
    ids = [(kind, id) for kind, each in ids_in(tables).items() for id in each]
    action = random.random()
    if ids and action < 0.7:
        kind, id = random.choice(ids)
        table = next(each for each in tables[kind] if each["id"] == id)
        new = changed_table(random, kind, table) if action < 0.55 else None
        return Change(TABLES[kind], id, new)
    kind = random.choice(KINDS)
    id = f"{kind}-new{number}"
    return Change(TABLES[kind], id, random_table(random, kind, id))


def normal(kind: str, table: dict[str, Any]) -> str:
    return repr(sorted_within(ordered_table(TABLES[kind], table)))


def sorted_within(value: Any) -> Any:
    """Give a value whose tables have their keys in one order."""
    if isinstance(value, dict):
        return {name: sorted_within(value[name]) for name in sorted(value)}
    return [sorted_within(each) for each in value] if isinstance(value, list) else value


def whole(kind: str, table: dict[str, Any], tables: dict[str, Any]) -> str:
    """Give what a record says with what its file gives to it."""
    shared = tables.get("defaults", {}).get("statements", {}) if kind == "statements" else {}
    return normal(kind, {**shared, **table})


def schema_of(tables: dict[str, Any]) -> object:
    return tables.get("dataset", {}).get("schema")


def raised(tables: dict[str, Any]) -> dict[str, Any]:
    """Give tables whose header names the version that what is written may need."""
    return {**tables, "dataset": {**tables["dataset"], "schema": 2}}


def judge(change: Change, before: dict[str, Any], after: dict[str, Any]) -> None:
    """Make sure that one record is what was asked, and that all others are what they were."""
    kind = change.kind.plural
    before = raised(before) if schema_of(after) != schema_of(before) else before
    for name in {*before, *after} - {kind}:
        assert repr(before[name]) == repr(after[name]), name
    had, has = before.get(kind, []), after.get(kind, [])
    others = [repr(each) for each in had if each["id"] != change.id]
    assert [repr(each) for each in has if each["id"] != change.id] == others
    found = [each for each in has if each["id"] == change.id]
    if change.table is None:
        assert found == []
        return
    assert [whole(kind, each, after) for each in found] == [whole(kind, dict(change.table), after)]
    if any(each["id"] == change.id for each in had):
        assert [each["id"] for each in has] == [each["id"] for each in had]


def judge_comments(change: Change, before: str, after: str, own: str) -> None:
    """Make sure that no comment is lost but those inside of a record that goes, and none moves."""
    inside = set(COMMENT.findall(own))
    had = [each for each in COMMENT.findall(before) if each not in inside]
    has = COMMENT.findall(after)
    assert [each for each in has if each not in inside] == had
    if change.table is not None:
        assert inside <= set(has)


@contextmanager
def failing(number: int) -> Iterator[list[str]]:
    """Have one call of the system fail, the first for 0; tells which calls were made.

    No disk is waited for.
    """
    made: list[str] = []

    def counted(name: str, real: Any) -> Any:
        def call(*args: Any, **options: Any) -> Any:
            made.append(name)
            if len(made) == number + 1:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return real(*args, **options)

        return call

    real_open = os.fdopen

    def opened(*args: Any, **options: Any) -> Any:
        file = real_open(*args, **options)
        if "wb" in args:
            file.writelines = counted("write", file.writelines)
        return file

    with (
        patch("dipview.formats.output_file.mkstemp", counted("mkstemp", mkstemp)),
        patch("dipview.formats.output_file.os.fdopen", opened),
        patch("dipview.formats.output_file.os.fsync", counted("fsync", lambda _: None)),
        patch("dipview.formats.output_file.os.link", counted("link", os.link)),
        patch.object(Path, "chmod", counted("chmod", Path.chmod)),
        patch.object(Path, "replace", counted("rename", Path.replace)),
    ):
        yield made


def outcome_of(writer: Writer, change: Change) -> tuple[Written | None, str]:
    """Give what was written, or in what words it was refused."""
    try:
        return writer.write([change]), ""
    except WriteError as error:
        return None, str(error)


def tried(seed: int) -> None:
    """Make a file, and change it some times, each time making sure of all that was not asked."""
    random = Random(seed)  # noqa: S311 - nothing is kept secret
    made = random_text(random)
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.toml")
        path.write_bytes(bytes_of(random, "".join(text for _, text in made.pieces)))
        writer = Writer([path], Limits())
        owned = {
            owner: "".join(t for o, t in made.pieces if o == owner) for owner, _ in made.pieces
        }
        del owned[""]
        for number in range(EDITS):
            before, was = read(path), path.read_bytes()
            change = random_change(random, before, number)
            own = owned.get(change.id, "") + owned.get(change.kind.plural, "")
            fails = random.randrange(8) if random.random() < 0.3 else 99
            with failing(fails) as calls:
                written, told = outcome_of(writer, change)
            assert [each.name for each in Path(folder).iterdir()] == ["a.toml"]
            if written is None:
                assert fails < len(calls), f"refused: {told}"
                assert path.read_bytes() == was
                continue
            now = path.read_bytes()
            judge(change, before, read(path))
            judge_comments(change, was.decode(), now.decode(), own)
            assert now.startswith(b"\xef\xbb\xbf") == was.startswith(b"\xef\xbb\xbf")
            if was.strip(b"\xef\xbb\xbf") and now.strip(b"\xef\xbb\xbf"):
                assert now.endswith(b"\n") == was.endswith(b"\n")
            if random.random() < 0.3 and written.steps:
                writer.journal.undo()
                assert path.read_bytes() == was
                path.write_bytes(now)
            for kept in ({change.id} if change.table is None else set()) & set(owned):
                del owned[kept]


@settings(max_examples=examples(80))
@given(SEEDS)
def test_an_edit_changes_what_was_asked_and_nothing_else(seed: int) -> None:
    tried(seed)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(2))
@settings(max_examples=examples(10_000 // EDITS // 2))
@given(seed=SEEDS)
def test_thousands_of_edits_change_what_was_asked_and_nothing_else(part: int, seed: int) -> None:
    tried(seed)
