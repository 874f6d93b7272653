"""One brief for each: names of files that are safe, an index, all of them or none."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from dipview.dataset.bundled import bundled_path
from dipview.formats.folder import write_folder
from dipview.formats.format import Format
from dipview.formats.output_file import OutputError
from dipview.formats.writers import write
from dipview.model.ids import SLUG
from dipview.model.kinds import Kind
from dipview.views.brief.kinds import BRIEFS, BriefKind
from dipview.views.scope import Scope
from dipview.views.view import View
from dipview.workspace.brief_set import INDEX, BriefSet, file_names, records_for
from dipview.workspace.small_files import read_workspace
from dipview.workspace.workspace import Workspace

STRAIT = Path(__file__).parents[1] / "worlds" / "archipelago.toml"
SLUGS = st.from_regex(SLUG, fullmatch=True)


@pytest.fixture(scope="module")
def bundled() -> Workspace:
    """The dataset that comes with dipview."""
    return read_workspace([bundled_path()])


def briefs(workspace: Workspace, ids: tuple[str, ...], kind: str = "delegation") -> BriefSet[str]:
    form = BRIEFS[BriefKind(kind)]
    return BriefSet(
        workspace=workspace,
        form=form,
        make=form.make(),
        scope=Scope(),
        ids=ids,
        ending=".html",
        write=lambda view: write(view, Format.HTML),
    )


@given(st.lists(st.one_of(SLUGS, st.text(min_size=1)), unique=True))
@example(["con", "nul.txt", "index", "..", "../x", "a/b", "a\\b", "com1", "x" * 300, "A", "a"])
@example(["x" * 300, "x" * 301, "y.", "y"])
def test_a_file_s_name_is_safe_on_every_system_and_nobody_else_s(ids: list[str]) -> None:
    names = file_names(ids, ".html")
    assert list(names) == ids
    assert len({name.casefold() for name in names.values()}) == len(ids)
    for name in names.values():
        assert name.isascii()
        assert name == PurePosixPath(name).name == PureWindowsPath(name).name
        assert not name.startswith((".", "-"))
        assert len(name) <= 110
        assert not PureWindowsPath(name).is_reserved()
        assert name.casefold() != f"{INDEX}.html"


def test_an_ordinary_id_is_the_name_of_its_file() -> None:
    assert file_names(["united-kingdom", "g7", "s.2"], ".md") == {
        "united-kingdom": "united-kingdom.md",
        "g7": "g7.md",
        "s.2": "s.2.md",
    }


def test_each_actor_has_a_document_and_the_index_names_all_of_them(
    bundled: Workspace, tmp_path: Path
) -> None:
    ids = records_for(bundled, Kind.ACTOR, Scope())
    assert len(ids) == 34
    written = write_folder(tmp_path / "sheets", briefs(bundled, tuple(ids)).files())
    assert len(written) == 35
    index = (tmp_path / "sheets" / "index.html").read_text("utf-8")
    for path in written[:-1]:
        assert f'href="{path.name}"' in index
        assert "What this rests on" in path.read_text("utf-8")
    assert "Delegation sheet: 34 documents" in index
    assert bundled.dataset.sha256 in index


def test_a_query_chooses_for_whom_there_is_one(bundled: Workspace) -> None:
    found = records_for(bundled, Kind.ACTOR, Scope(query="id:canada or id:france"))
    assert set(found) == {"canada", "france"}


def test_topics_have_no_document_of_their_own() -> None:
    strait = read_workspace([STRAIT])
    issues = records_for(strait, Kind.ISSUE, Scope())
    topics = set(strait.dataset.ids(Kind.ISSUE)) - set(issues)
    assert topics == {"topic-treaty", "topic-brine", "topic-fishery"}


def test_where_one_cannot_be_made_there_is_none(bundled: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "there"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    made = briefs(bundled, ("canada", "france"))

    def failing(view: View) -> list[str]:
        if "France" in view.title:
            raise RuntimeError("no more")
        return ["x"]

    with pytest.raises(RuntimeError):
        write_folder(folder, evolve(made, write=failing).files())
    assert [each.name for each in folder.iterdir()] == ["notes.txt"]


def test_a_file_that_is_there_already_stays_as_it_is(bundled: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "there"
    folder.mkdir()
    (folder / "canada.html").write_text("mine")
    with pytest.raises(OutputError, match="exists already"):
        write_folder(folder, briefs(bundled, ("france", "canada")).files())
    assert [each.name for each in folder.iterdir()] == ["canada.html"]
    assert (folder / "canada.html").read_text() == "mine"
