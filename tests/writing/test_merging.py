"""Merging: what two people change apart stands, and where they disagree both stand, in markers."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tiers import examples
from tests.writing.test_random_edits import COMMENT
from tests.writing.two_people import (
    anything,
    apart,
    base_text,
    edited,
    expected,
    read,
    records_in,
    resolved,
)

from dipview.dataset.conflicts import conflicts
from dipview.processes.git import merged_lines
from dipview.writing.merging.merged_text import MergedText, merged_text
from dipview.writing.record_text import alike

SEEDS = st.integers(0, 2**64 - 1)


def never_by_lines(_base: str, _ours: str, _theirs: str) -> tuple[str, bool]:
    return "<<<<<<< ours\n", False


def merged(base: str, ours: str, theirs: str) -> MergedText:
    return merged_text(base, ours, theirs, never_by_lines)


def tried(seed: int, *, disjoint: bool) -> None:
    random = Random(seed)  # noqa: S311 - nothing is kept secret
    base = base_text(random)
    with TemporaryDirectory() as name:
        ours, theirs = (
            edited(random, Path(name), base, who, apart(who) if disjoint else anything, 4)
            for who in ("a", "b")
        )
    found = merged(base, ours, theirs)
    if disjoint:
        assert found.conflicts == 0
    was, our, their = (records_in(read(each)) for each in (base, ours, theirs))
    for side in ("ours", "theirs"):
        told = records_in(read(resolved(found.text, side)))
        assert alike(told, expected(was, our, their, side)), found.text
    assert bool(found.conflicts) == bool(conflicts(Path("a.toml"), found.text))
    judge_comments(base, ours, theirs, found.text)


def judge_comments(base: str, ours: str, theirs: str, found: str) -> None:
    """Make sure that only those comments are gone that one of the two took out."""
    was, our, their, now = (set(COMMENT.findall(each)) for each in (base, ours, theirs, found))
    taken_out = (was - our) | (was - their)
    assert (our | their) - taken_out <= now


@settings(max_examples=examples(80), deadline=None)
@given(SEEDS)
def test_what_two_change_apart_merges_without_conflict(seed: int) -> None:
    tried(seed, disjoint=True)


@settings(max_examples=examples(80), deadline=None)
@given(SEEDS)
def test_where_two_change_the_same_both_sides_are_whole(seed: int) -> None:
    tried(seed, disjoint=False)


@pytest.mark.slow
@pytest.mark.parametrize("disjoint", [True, False])
def test_hundreds_of_pairs_lose_nothing(disjoint: bool) -> None:
    for seed in range(100):
        tried(seed, disjoint=disjoint)


BASE = '[[actors]]\nid = "a"\nname = "A"  # as printed\nkind = "state"\n\n[[actors]]\nid = "b"\n'


def test_a_key_that_both_changed_stands_with_both_values_and_no_more() -> None:
    found = merged(BASE, BASE.replace('"A"', '"Ours"'), BASE.replace('"A"', '"Theirs"'))
    assert found.conflicts == 1
    assert found.text == (
        '[[actors]]\nid = "a"\n<<<<<<< ours\nname = "Ours"  # as printed\n=======\n'
        'name = "Theirs"\n>>>>>>> theirs\nkind = "state"\n\n[[actors]]\nid = "b"\n'
    )
    told = conflicts(Path("a.toml"), found.text)
    assert [each.message for each in told] == [
        "a merge conflict begins here: line 4 of 'ours', or line 6 of 'theirs'"
    ]


def test_both_may_change_the_same_to_the_same() -> None:
    ours = BASE.replace('"A"', '"Other"')
    assert merged(BASE, ours, ours) == MergedText(ours, 0)


def test_two_keys_of_one_record_merge() -> None:
    ours, theirs = BASE.replace('"A"', '"Other"'), BASE.replace('"state"', '"group"')
    assert merged(BASE, ours, theirs).text == ours.replace('"state"', '"group"')


def test_what_one_took_out_and_the_other_changed_is_a_conflict() -> None:
    less = BASE[: BASE.rindex("[[actors]]")]
    more = BASE + 'name = "B"\n'
    assert merged(BASE, less, more).text.endswith(
        '<<<<<<< ours\n=======\n[[actors]]\nid = "b"\nname = "B"\n>>>>>>> theirs\n'
    )
    assert merged(BASE, more, less).text.endswith(
        '<<<<<<< ours\n[[actors]]\nid = "b"\nname = "B"\n=======\n>>>>>>> theirs\n'
    )


def test_a_comment_that_the_other_wrote_comes_too() -> None:
    theirs = BASE.replace('id = "b"', 'id = "b"  # why')
    found = merged(BASE, BASE.replace('"A"', '"Other"'), theirs)
    assert found.text.endswith('\n# why\n[[actors]]\nid = "b"\n')


def test_what_is_no_sound_file_is_left_to_the_lines() -> None:
    assert merged(BASE, "[[actors]\n", BASE + "\n") == MergedText("<<<<<<< ours\n", 1)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not on this machine")
def test_lines_that_merge_to_what_is_meant_are_taken_as_they_are() -> None:
    theirs = BASE.replace('id = "b"', 'id = "b"  # why')
    found = merged_text(BASE, BASE.replace('"A"', '"Other"'), theirs, merged_lines)
    assert found == MergedText(theirs.replace('"A"', '"Other"'), 0)
