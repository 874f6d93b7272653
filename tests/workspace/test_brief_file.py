"""The file of a brief: what is typed is read, and all that is wrong is told with its place."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from dipview.dataset.opening import open_dataset
from dipview.views.brief.brief_text import BriefText, Point
from dipview.views.brief.kinds import BriefKind
from dipview.workspace.brief_file import (
    LARGEST,
    BriefFileError,
    new_brief,
    read_brief_file,
)

WHOLE = """\
[brief]
as = "steering"
about = ["one", "another"]
title = "On  nets"
symbol = "X 1"
date = 2026-11-30
copy = "1 of 2"
visit = "Visit"
department = "Department"
objective = \"\"\"
First.

Second.
\"\"\"

[[points]]
text = "Say it."
issue = "ban"

[[raised]]
question = "And fish?"
line = "No."

[instructions]
ostrel = "Hold out."
"""


def mistakes(folder: Path, text: str | bytes) -> list[str]:
    """What is told of a file, each without the folder."""
    path = folder / "x.brief.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(BriefFileError) as raised:
        read_brief_file(path)
    return [each.replace(f"{folder}/", "") for each in raised.value.mistakes]


def test_all_that_can_be_typed_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.brief.toml"
    path.write_text(WHOLE)
    kind, text = read_brief_file(path)
    assert kind is BriefKind.STEERING
    assert text == BriefText(
        title="On nets",
        about=("one", "another"),
        symbol="X 1",
        date=dt.date(2026, 11, 30),
        copy="1 of 2",
        visit="Visit",
        department="Department",
        objective="First.\n\nSecond.",
        points=(Point(text="Say it.", issue="ban"),),
        raised=(Point(text="No.", question="And fish?"),),
        instructions={"ostrel": "Hold out."},
    )


@pytest.mark.parametrize("kind", list(BriefKind))
def test_a_new_file_is_read_as_one_in_which_nothing_is_typed(
    tmp_path: Path, kind: BriefKind
) -> None:
    path = tmp_path / "x.brief.toml"
    path.write_text(new_brief(kind))
    assert read_brief_file(path) == (kind, BriefText())
    keys = tomli.loads(new_brief(kind))["brief"]
    assert set(keys) == set(tomli.loads(WHOLE)["brief"])


_DAY = "'date' is no day; write it like 2026-11-30"
_LISTED = """'about' is no list of texts; write ids or names in brackets: ["one-id", "another"]"""
_HIDING = "'title' holds a character that hides or acts; type it anew"
_KIND = "there is no brief as 'sterring'; did you mean 'steering'?"


@pytest.mark.parametrize(
    ("text", "at", "told"),
    [
        ("[brief]\ntitel = 'x'", "2:1", "[brief] has no key 'titel'; did you mean 'title'?"),
        ("[breif]", "1:1", "a brief has no 'breif'; did you mean 'brief'?"),
        ("[brief]\nas = 'sterring'", "2:1", _KIND),
        ("[brief]\ntitle = 3", "2:1", "'title' is no text; write it in \"quotation marks\""),
        ("[brief]\ndate = 'soon'", "2:1", _DAY),
        ("[brief]\ndate = 2026-11-30T10:00:00", "2:1", _DAY),
        ("[brief]\nabout = [1]", "2:1", _LISTED),
        ('[brief]\ntitle = "a\\u202eb"', "2:1", _HIDING),
        ("[[points]]\ntext = 'a'\n[[points]]\nissue = 'b'", "3:1", "[[points]] has no 'text'"),
        ("[[points]]\nwords = 'a'", "2:1", "[points] has no key 'words'"),
        ("points = 'a'", "1:1", "'points' is no list of tables; write [[points]] above each"),
        ("brief = 'a'", "1:1", "'brief' is no table; write [brief]"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_what_to_do(
    tmp_path: Path, text: str, at: str, told: str
) -> None:
    first = mistakes(tmp_path, f"{text}\n")[0]
    assert first.startswith(f"x.brief.toml:{at}: {told}")


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    assert len(mistakes(tmp_path, "[brief]\na = 1\nb = 2\ntitle = 3\n")) == 3


def test_what_is_no_toml_or_cannot_be_read_is_told(tmp_path: Path) -> None:
    assert mistakes(tmp_path, "[brief\n")[0].startswith("x.brief.toml:1:")
    assert "not UTF-8" in mistakes(tmp_path, b"[brief]\ntitle = '\xff'\n")[0]
    assert "limit" in mistakes(tmp_path, b"#" * (LARGEST + 1))[0]
    with pytest.raises(BriefFileError, match="no such file"):
        read_brief_file(tmp_path / "nothing.toml")
    with pytest.raises(BriefFileError, match="no regular file"):
        read_brief_file(tmp_path)


Values = st.recursive(
    st.one_of(st.text(), st.integers(), st.booleans(), st.dates(), st.floats(allow_nan=False)),
    lambda each: st.one_of(
        st.lists(each, max_size=3), st.dictionaries(st.text(), each, max_size=3)
    ),
    max_leaves=8,
)
NAMES = ("brief", "points", "raised", "instructions", "other")


@given(st.dictionaries(st.sampled_from(NAMES), Values))
def test_whatever_a_file_holds_is_read_or_told(
    tmp_path_factory: pytest.TempPathFactory, tables: dict[str, object]
) -> None:
    path = tmp_path_factory.mktemp("brief") / "x.brief.toml"
    written = "\n".join(f"{name} = {_toml(value)}" for name, value in tables.items())
    path.write_bytes(written.encode("utf-8", "replace"))
    told: tuple[str, ...] = ()
    try:
        read_brief_file(path)
    except BriefFileError as error:
        told = error.mistakes
    assert all(str(path) in each for each in told)


def _toml(value: object) -> str:
    """Write a value so that it mostly is TOML."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_toml(key)} = {_toml(each)}' for key, each in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value.encode("unicode_escape").decode()}"'
    return str(value)


def test_a_folder_of_a_dataset_passes_briefs_over(tmp_path: Path) -> None:
    (tmp_path / "data.toml").write_text('[dataset]\ntitle = "Data"\n')
    before = open_dataset([tmp_path]).sha256
    (tmp_path / "visit.brief.toml").write_text(WHOLE)
    dataset = open_dataset([tmp_path])
    assert not list(dataset.problems)
    assert dataset.sha256 == before
