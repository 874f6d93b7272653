"""Formatting: the same meaning in one form, every comment kept, nothing to do a second time."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tiers import examples
from tests.writing.random_files import KINDS, random_table, random_text
from tests.writing.test_random_edits import COMMENT, bytes_of

from dipview.dataset.records import TABLES
from dipview.writing.file_text import FileText
from dipview.writing.formatting import formatted
from dipview.writing.record_text import alike, record_text
from dipview.writing.write_error import WriteError

SEEDS = st.integers(0, 2**64 - 1)
PLACE = Path("a.toml")


def file_of(content: bytes | str) -> FileText:
    raw = content if isinstance(content, str) else content.decode()
    marked = raw.startswith("\ufeff")
    raw = raw.removeprefix("\ufeff")
    return FileText.of(PLACE, raw, tomli.loads(raw), None, marked=marked)


def no_id(_: object) -> str:
    raise AssertionError("every statement has an id")


def form_of(text: str) -> str:
    return formatted(file_of(text), no_id).raw


def tried(seed: int) -> None:
    """Format a file; tell that meaning and comments are kept and nothing is to be done again."""
    random = Random(seed)  # noqa: S311 - nothing is kept secret
    content = bytes_of(random, "".join(text for _, text in random_text(random).pieces))
    old = file_of(content)
    new = formatted(old, no_id)
    assert alike(tomli.loads(new.raw), old.tables)
    had, has = (Counter(COMMENT.findall(each.raw)) for each in (old, new))
    assert had == has
    assert new.marked == old.marked
    again = file_of(("\ufeff" if new.marked else "") + new.raw)
    assert formatted(again, no_id) is again, new.raw


@settings(max_examples=examples(200))
@given(SEEDS)
def test_any_file_keeps_its_meaning_and_comments_and_is_formatted_once(seed: int) -> None:
    tried(seed)


@pytest.mark.slow
@settings(max_examples=examples(10_000))
@given(SEEDS)
def test_thousands_of_files_are_formatted_once(seed: int) -> None:
    tried(seed)


@settings(max_examples=examples(200))
@given(SEEDS)
def test_what_the_writer_writes_is_in_the_one_form(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - nothing is kept secret
    kinds = [random.choice(KINDS) for _ in range(3)]
    texts = [
        record_text(TABLES[kind], random_table(random, kind, f"{kind}-{at}"))
        for at, kind in enumerate(kinds)
    ]
    written = "\n".join(texts)
    assert form_of(written) == written


def test_a_comment_that_goes_on_below_stays_with_its_key_and_below_its_beginning() -> None:
    text = (
        '[[actors]]\nkind   = "state"   # or a body,\n                   # or a group\nid = "a"\n'
    )
    assert form_of(text) == (
        '[[actors]]\nid = "a"\nkind = "state"   # or a body,\n                 # or a group\n'
    )


def test_records_are_parted_by_one_blank_line_and_have_none_within() -> None:
    text = (
        '# The file\n\n\n[[actors]]\nid = "a"\n\nname = "A"\n[[ actors ]]\nid="b"\n# Of b too\n\n\n'
    )
    assert form_of(text) == (
        '# The file\n\n[[actors]]\nid = "a"\nname = "A"\n\n[[actors]]\nid = "b"\n# Of b too\n'
    )


def test_positions_with_headers_become_an_inline_table_each() -> None:
    text = (
        '[[statements]]\nid = "s"\n[[statements.positions]]\nstance = "support"\nissue = "i"\n'
        '[[statements.positions]]\nissue = "j"\n'
    )
    assert form_of(text) == (
        '[[statements]]\nid = "s"\npositions = [\n'
        '  { issue = "i", stance = "support" },\n  { issue = "j" },\n]\n'
    )


def test_positions_with_comments_keep_their_headers() -> None:
    text = '[[statements]]\nid = "s"\n[[statements.positions]]\nissue = "i" # why\n'
    assert form_of(text) == text


def test_a_statement_without_an_id_is_given_one() -> None:
    old = file_of('[[statements]]\nspeakers = ["a"]\n')
    new = formatted(old, lambda table: f"{table['speakers'][0]}-says")  # type: ignore[index]
    assert new.raw == '[[statements]]\nid = "a-says"\nspeakers = ["a"]\n'
    assert new.tables == {"statements": [{"id": "a-says", "speakers": ["a"]}]}


def test_a_file_with_a_conflict_is_left_alone() -> None:
    text = '[[statements]]\nid = "s"\nsummary = """\n<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n"""\n'
    with pytest.raises(WriteError, match="line 4: a merge conflict begins here"):
        form_of(text)


def test_what_is_no_table_of_the_format_keeps_the_order_of_its_keys() -> None:
    text = "[other]\nz = 1\n\na = [1, 2]\n"
    assert form_of(text) == text


def test_a_table_without_a_name_is_a_table() -> None:
    assert form_of('a = 1\n[""]\nb=2\n') == 'a = 1\n\n[""]\nb = 2\n'
