"""Files of drafts that somebody damaged or wrote to do harm: a sentence each, and nothing lost."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tiers import examples

from dipview.capture.draft import Draft, Mention
from dipview.capture.drafts_file import (
    Drafts,
    drafts_path,
    read_drafts,
    structured,
    write_drafts,
    written,
)
from dipview.model.statements import Form

OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
GOOD: dict[str, Any] = {"id": "a", "passage": [0, 9], "form": "reported"}
MENTION: dict[str, Any] = {"words": "Aland", "start": 0, "end": 5}
WHOLE = "".join(
    written(
        Drafts(
            source="a",
            text_sha256="f" * 64,
            drafts=(
                Draft(
                    id="b",
                    passage=(0, 40),
                    quotes=((8, 20),),
                    form=Form.FRAGMENT,
                    speakers=(Mention("Aland", 0, 5, offered=("aland", "aland-islands")),),
                    cue="said",
                    doubts=("speakers",),
                ),
            ),
        )
    )
)


def nested(depth: int) -> object:
    value: object = 1
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"passage": [-1, 9]}, "passage"),
        ({"passage": [9, 9]}, "passage"),
        ({"passage": [9, 0]}, "passage"),
        ({"passage": [False, True]}, "whole number"),
        ({"passage": [0.0, 9.0]}, "whole number"),
        ({"passage": [0, float("nan")]}, "whole number"),
        ({"passage": [0, float("inf")]}, "whole number"),
        ({"passage": ["0", "9"]}, "whole number"),
        ({"passage": [0]}, "[start, end]"),
        ({"passage": [0, 9, 9]}, "[start, end]"),
        ({"passage": "09"}, "[start, end]"),
        ({"passage": {"start": 0, "end": 9}}, "[start, end]"),
        ({"passage": None}, "[start, end]"),
        ({"passage": nested(10_000)}, "[start, end]"),
        ({"quotes": [[0, 10]]}, "outside its passage"),
        ({"quotes": [[5, 5]]}, "outside its passage"),
        ({"quotes": [[-3, 5]]}, "outside its passage"),
        ({"quotes": "[0, 5]"}, "a list is expected"),
        ({"form": "shouted"}, "shouted"),
        ({"form": 1}, "1"),
        ({"form": nested(10_000)}, "nested too deeply"),
        ({"id": ""}, "no id"),
        ({"id": 7}, "text is expected"),
        ({"id": "\ud800"}, "half a character"),
        ({"cue": "x\udfffy"}, "half a character"),
        ({"unnamed_speakers": ["some"]}, "text is expected"),
        ({"doubts": "form"}, "a list is expected"),
        ({"acts": {}}, "a list is expected"),
        ({"acts": [[]]}, "[]"),
        ({"issues": {"a": 1}}, "a list is expected"),
        ({"speakers": "Aland"}, "a list is expected"),
        ({"speakers": ["Aland"]}, "a table is expected"),
        ({"speakers": [[]]}, "a table is expected"),
        ({"speakers": [None]}, "a table is expected"),
        ({"speakers": MENTION}, "a list is expected"),
        ({"speakers": [MENTION | {"end": 6}]}, "does not fit its place"),
        ({"speakers": [MENTION | {"start": -5, "end": 0}]}, "does not fit its place"),
        ({"speakers": [MENTION | {"offered": "aland"}]}, "a list is expected"),
        ({"speakers": [MENTION | {"actor": 3}]}, "expected"),
        ({"speakers": [MENTION | {"colour": "red"}]}, "colour"),
        ({"capacity": []}, "a table is expected"),
        ({"date": "9999-99-99"}, "possible date"),
        ({"date": 2017}, "text is expected"),
        ({"date_inferred": "yes"}, "true or false"),
        ({"date_inferred": 1}, "true or false"),
        ({"stance": "maybe"}, "maybe"),
        ({"__class__": "Draft"}, "__class__"),
    ],
)
def test_a_hostile_field_is_told_in_a_sentence(changed: dict[str, Any], told: str) -> None:
    why = structured(GOOD | changed)
    assert isinstance(why, str)
    assert told in why
    assert "object has no attribute" not in why
    assert len(why) < 300


@pytest.mark.parametrize(
    "row", [None, 3, True, "", "draft", [], [1], nested(10_000), float("nan")], ids=lambda _: ""
)
def test_what_is_no_table_is_told_so(row: object) -> None:
    why = structured(row)
    assert isinstance(why, str)
    assert "a table is expected" in why or "nested too deeply" in why


def test_a_place_may_be_huge_and_costs_nothing() -> None:
    draft = structured(GOOD | {"passage": [0, 10**400]})
    assert isinstance(draft, Draft)


def test_a_number_of_more_digits_than_python_prints_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    row = f"[[drafts]]\nid = 'b'\nform = 'reported'\npassage = [0, {'9' * 5000}]\n"
    path.write_text(f"[drafted]\nsource = 'a'\n{row}", encoding="utf-8")
    assert "4300 digits" in read_drafts(path).problems[0]


@settings(max_examples=examples(400))
@given(at=st.integers(0, len(WHOLE)), cut=st.integers(0, 12), put=st.binary(max_size=6))
def test_a_file_damaged_anywhere_is_read_or_told(
    at: int, cut: int, put: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("drafts") / "a.toml"
    content = WHOLE.encode()
    path.write_bytes(content[:at] + put + content[at + cut :])
    read = read_drafts(path)
    assert read.drafts is not None or read.problems
    assert all(str(path) in each for each in read.problems)


@pytest.mark.parametrize("length", range(0, len(WHOLE), 7))
def test_a_file_cut_off_anywhere_is_read_or_told(length: int, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(WHOLE.encode()[:length])
    read = read_drafts(path)
    assert read.drafts is not None or read.problems


def test_one_draft_that_is_wrong_costs_itself_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    row = "[[drafts]]\nid = '{}'\npassage = [{}, 9]\nform = 'reported'\n"
    rows = "".join(row.format(number, 10 * (number % 3 == 0)) for number in range(3000))
    path.write_text("[drafted]\nsource = 'a'\n" + rows, encoding="utf-8")
    read = read_drafts(path)
    assert read.drafts is not None
    assert (len(read.drafts.drafts), len(read.problems)) == (2000, 1000)


@pytest.mark.parametrize("source", ["", "../a", "a/b", "a\\b", "A", ".", "..", "a\x00", "a b", "ä"])
def test_a_source_that_is_no_id_leads_nowhere(source: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        drafts_path(Path("world.toml"), source)


def test_what_is_no_file_is_not_read(tmp_path: Path) -> None:
    loop = tmp_path / "loop.toml"
    loop.symlink_to(loop)
    assert read_drafts(loop).drafts is None
    assert "regular file" in read_drafts(tmp_path).problems[0]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.toml"
    os.mkfifo(pipe)
    assert "regular file" in read_drafts(pipe).problems[0]


@settings(max_examples=examples(100))
@given(words=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30))
def test_words_of_any_characters_are_kept_to_the_letter(
    words: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("drafts") / "drafts" / "a.toml"
    speakers = (Mention(words, 3, 3 + len(words), actor=words, offered=(words, words)),)
    draft = Draft(id=words, passage=(0, 99), form=Form.REPORTED, speakers=speakers, cue=words)
    write_drafts(path, Drafts(source="a", text_sha256="", drafts=(draft,)))
    read = read_drafts(path)
    assert read.drafts is not None
    assert read.drafts.drafts == (draft,)
    content = path.read_text(encoding="utf-8").replace("\n", "")
    assert not any(unicodedata.category(letter) == "Cc" for letter in content)
    assert not OVERRIDES.intersection(content)
