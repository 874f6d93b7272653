"""Drafts on disk: what is written is read back, and a damaged file is told and never raises."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tiers import examples

from dipview.capture.draft import Draft, Mention
from dipview.capture.drafts_file import Drafts, drafts_path, read_drafts, write_drafts, written
from dipview.dataset.files import FoundFile, find_files
from dipview.formats.output_file import OutputError
from dipview.model.spans import read_span
from dipview.model.stances import Stance
from dipview.model.statements import Act, Form

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


def mentions() -> st.SearchStrategy[Mention]:
    return st.builds(
        lambda words, start, actor, offered: Mention(
            words, start, start + len(words), actor, tuple(offered)
        ),
        WORDS,
        st.integers(0, 1000),
        st.none() | WORDS,
        st.lists(WORDS, max_size=3),
    )


def several(of: st.SearchStrategy[Mention]) -> st.SearchStrategy[tuple[Mention, ...]]:
    return st.lists(of, max_size=3).map(tuple)


DRAFTS = st.builds(
    Draft,
    id=st.uuids().map(str),
    passage=st.tuples(st.integers(0, 9), st.integers(100, 200)),
    quotes=st.lists(st.tuples(st.integers(10, 19), st.integers(20, 29)), max_size=2).map(tuple),
    form=st.sampled_from(Form),
    speakers=several(mentions()),
    unnamed_speakers=WORDS,
    on_behalf_of=several(mentions()),
    capacity=st.none() | mentions(),
    relayed_by=st.none() | mentions(),
    date=st.none()
    | st.sampled_from(["2017-04-11", "2017-21", "[2017-04-01..2017-04-03]"]).map(read_span),
    date_inferred=st.booleans(),
    acts=st.lists(st.sampled_from(Act), max_size=2).map(tuple),
    targets=several(mentions()),
    issues=st.lists(WORDS, max_size=3).map(tuple),
    stance=st.none() | st.sampled_from(Stance),
    cue=WORDS,
    doubts=st.lists(WORDS, max_size=3).map(tuple),
)


MISPLACED = """\
id = "b"
passage = [0, 9]
form = "reported"
speakers = [{ words = "Aland", start = 0, end = 2 }]"""


@settings(max_examples=examples(100))
@given(drafts=st.lists(DRAFTS, max_size=4))
def test_every_field_of_a_draft_is_read_back(
    drafts: list[Draft], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("drafts") / "drafts" / "a.toml"
    told = Drafts(source="a", text_sha256="f" * 64, rules="1", drafts=tuple(drafts))
    write_drafts(path, told)
    read = read_drafts(path)
    assert read.problems == ()
    assert read.drafts == told


def test_all_fields_of_a_draft_are_tried() -> None:
    tried = {"id", "passage", "quotes", "form", "speakers", "unnamed_speakers", "on_behalf_of"}
    tried |= {"capacity", "relayed_by", "date", "date_inferred", "acts", "targets", "issues"}
    tried |= {"stance", "cue", "doubts"}
    assert {each.name for each in attrs.fields(Draft)} == tried


def test_what_hides_or_acts_is_escaped_in_the_file() -> None:
    draft = Draft(id="a", passage=(0, 9), form=Form.REPORTED, cue="\x1b[31m\u202e\x7f\x00")
    text = "".join(written(Drafts(source="a", text_sha256="", drafts=(draft,))))
    assert text.replace("\n", "").isprintable()


def test_no_file_of_drafts_is_no_problem(tmp_path: Path) -> None:
    read = read_drafts(tmp_path / "drafts" / "a.toml")
    assert (read.drafts, read.problems) == (None, ())


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xff", "UTF-8"),
        (b"[drafted\n", "expected"),
        (b"x = 1\n", "no file of drafts"),
        (b"drafted = 1\n", "no file of drafts"),
        (b"[drafted]\nsource = 1\n", "of which source"),
        (b"[drafted]\nrules = '1'\n", "of which source"),
        (b"drafts = 3\n[drafted]\nsource = 'a'\n", "no file of drafts"),
        (b"a = " + b"[" * 5000 + b"]" * 5000, "nested"),
    ],
)
def test_a_damaged_file_is_told(content: bytes, told: str, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(content)
    read = read_drafts(path)
    assert read.drafts is None
    assert len(read.problems) == 1
    assert told in read.problems[0]
    assert str(path) in read.problems[0]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ('passage = [0, 9]\nform = "reported"', "id"),
        ('id = "b"\nform = "reported"', "passage"),
        ('id = "b"\npassage = [9, 0]\nform = "reported"', "no passage"),
        ('id = "b"\npassage = [-1, 9]\nform = "reported"', "no passage"),
        ('id = "b"\npassage = [0, 9, 10]\nform = "reported"', "[start, end]"),
        ('id = "b"\npassage = "09"\nform = "reported"', "[start, end]"),
        ('id = "b"\npassage = [0, 9.5]\nform = "reported"', "whole number"),
        ('id = "b"\npassage = [0, true]\nform = "reported"', "whole number"),
        ('id = "b"\npassage = [0, 9]\nform = "shouted"', "shouted"),
        ('id = 7\npassage = [0, 9]\nform = "reported"', "text"),
        ('id = "a"\npassage = [0, 9]\nform = "reported"', "another's too"),
        ('id = "b"\npassage = [0, 9]\nform = "verbatim"\nquotes = [[2, 10]]', "outside"),
        ('id = "b"\npassage = [0, 9]\nform = "verbatim"\nquotes = [[3, 3]]', "outside"),
        ('id = "b"\npassage = [0, 9]\nform = "reported"\nextra = 1', "extra"),
        ('id = "b"\npassage = [0, 9]\nform = "reported"\ndate = "soon"', "soon"),
        ('id = "b"\npassage = [0, 9]\nform = "reported"\nspeakers = [3]', ""),
        (MISPLACED, "does not fit"),
    ],
)
def test_a_draft_that_is_wrong_costs_itself_alone(row: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    whole = '[drafted]\nsource = "a"\n[[drafts]]\nid = "a"\npassage = [0, 9]\nform = "reported"\n'
    path.write_text(f"{whole}[[drafts]]\n{row}\n")
    read = read_drafts(path)
    assert read.drafts is not None
    assert [draft.id for draft in read.drafts.drafts] == ["a"]
    assert len(read.problems) == 1
    assert "draft 2 is left out" in read.problems[0]
    assert told in read.problems[0]


def test_drafts_lie_beside_the_file_of_their_source(tmp_path: Path) -> None:
    named_in = tmp_path / "sources" / "a.toml"
    assert drafts_path(named_in, "a") == tmp_path / "sources" / "drafts" / "a.toml"
    with pytest.raises(ValueError, match="up"):
        drafts_path(named_in, "../up")


def test_a_folder_of_drafts_that_leads_elsewhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "drafts").symlink_to("elsewhere")
    with pytest.raises(OutputError, match="link"):
        write_drafts(tmp_path / "drafts" / "a.toml", Drafts(source="a", text_sha256=""))
    assert not list((tmp_path / "elsewhere").iterdir())


def test_no_dataset_reads_drafts(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("")
    write_drafts(tmp_path / "drafts" / "a.toml", Drafts(source="a", text_sha256=""))
    (tmp_path / "sources").mkdir()
    write_drafts(tmp_path / "sources" / "drafts" / "a.toml", Drafts(source="a", text_sha256=""))
    found = [each.path for each in find_files([tmp_path]) if isinstance(each, FoundFile)]
    assert found == [tmp_path / "a.toml"]
