"""Typed briefs: the words that are typed for a brief beside its dataset are seen, and found."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dipview.dataset.bundled import bundled_path
from dipview.views.brief.kinds import BriefKind
from dipview.views.scope import Scope
from dipview.workspace.brief_file import new_brief
from dipview.workspace.small_files import read_workspace
from dipview.workspace.typed_briefs import place_of_words, typed_brief
from dipview.workspace.views import whole_of
from dipview.workspace.workspace import Workspace

ISSUE = "tighter-sanctions"
WORDS = """\
[brief]
as = "steering"
about = ["{about}"]
objective = "Hold the line."

[[points]]
text = "Ask for names first."
issue = "tighter-sanctions"

[[points]]
text = "Then for dates."
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    copy = tmp_path / "copy.toml"
    shutil.copyfile(bundled_path(), copy)
    made = read_workspace([copy])
    made.paths = (copy,)
    return made


def typed(folder: Path, about: str = ISSUE, name: str = "lucca") -> Path:
    path = folder / f"{name}.brief.toml"
    path.write_text(WORDS.replace("{about}", about), "utf-8")
    return path


@pytest.mark.parametrize("about", [ISSUE, "Tighter-Sanctions"])
def test_a_brief_that_is_seen_has_the_words_that_are_typed_for_it(
    workspace: Workspace, tmp_path: Path, about: str
) -> None:
    scope = Scope(subjects=(ISSUE,))
    bare = whole_of(workspace, "steering", scope)
    typed(tmp_path, about)
    view = whole_of(workspace, "steering", scope)
    assert [section.key for section in view.sections][:2] == ["objective", "points"]
    assert "Ask for names first." in [c.text for _, row in view.rows() for c in row.cells]
    assert any("none are" in note for note in bare.notes)
    assert not any("none are" in note for note in view.notes)
    assert whole_of(workspace, "lines", scope).sections[0].key != "point-1"


def test_words_of_another_brief_are_not_taken(workspace: Workspace, tmp_path: Path) -> None:
    typed(tmp_path, "assad-must-go")
    (tmp_path / "a.brief.toml").write_text("[brief\n", "utf-8")
    (tmp_path / "b.brief.toml").write_text(new_brief(BriefKind.STEERING), "utf-8")
    assert typed_brief([tmp_path], workspace.dataset, "steering", [ISSUE]) is None


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("objective-1", "objective"),
        ("point-1", "Ask for names"),
        ("point-2", "Then for dates"),
        ("", "objective"),
    ],
)
def test_the_words_of_a_row_are_found_in_their_file(tmp_path: Path, row: str, words: str) -> None:
    path = typed(tmp_path)
    place = place_of_words(path, row)
    assert place.file == path
    assert place.line is not None
    assert words in path.read_text("utf-8").splitlines()[place.line - 1]
