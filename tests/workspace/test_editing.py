"""Editors: which one is meant, and how each that is known is told a file and a line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dipview.dataset.problems import Place
from dipview.workspace.editing import FOUND_FIRST, NoEditorError, chosen_editor, place_of
from dipview.workspace.small_files import read_workspace

FILE = Path("/data/har bour.toml")
PLACE = Place(file=FILE, line=12, column=3)
PATH = str(FILE)


def there(*names: str) -> Callable[[str], str | None]:
    """Have these programs, in /bin, and those that are named by a path in /opt."""

    def find(name: str) -> str | None:
        if name.startswith("/opt/"):
            return name
        return f"/bin/{name}" if name in names else None

    return find


def as_it_is(path: str) -> str:
    return path


LINE = ["+12", PATH]
COLON = ["+12:3", PATH]
BEHIND = [f"{PATH}:12:3"]
GOTO = ["--goto", f"{PATH}:12:3"]
OPTIONS = ["--line", "12", "--column", "3", PATH]
COMMA = ["+12,3", PATH]
FORMS = {
    **dict.fromkeys(("vi", "vim", "nvim", "joe", "mg", "gvim"), LINE),
    **dict.fromkeys(("nano", "ne"), COMMA),
    **dict.fromkeys(("emacs", "emacsclient", "micro", "kak", "gedit"), COLON),
    **dict.fromkeys(("hx", "helix", "subl", "zed"), BEHIND),
    **dict.fromkeys(("code", "codium", "code-insiders", "cursor"), GOTO),
    **dict.fromkeys(("kate", "idea", "pycharm"), OPTIONS),
    "mate": ["--line", "12:3", PATH],
    "notepad++": ["-n12", "-c3", PATH],
    "notepad": [PATH],
    "ed-of-my-own": [PATH],
}
WINDOWED = {"gvim", "gedit", "subl", "zed", "code", "codium", "code-insiders", "cursor"}
WINDOWED |= {"kate", "idea", "pycharm", "mate", "notepad++", "notepad"}


@pytest.mark.parametrize("name", FORMS)
def test_each_editor_is_told_the_line_in_its_own_form(name: str) -> None:
    editor = chosen_editor({"EDITOR": name}, there(name), as_it_is)
    assert editor.at(PLACE) == [f"/bin/{name}", *FORMS[name]]
    assert editor.windowed == (name in WINDOWED)
    assert editor.at(Place(file=FILE))[-1] == PATH
    assert len(editor.at(Place(file=FILE))) == 2


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize(
    "file", ["-rf.toml", "--wait", "+12.toml", "a\nb\x1b[2J.toml", "$(x);'.toml"]
)
def test_a_file_is_never_taken_for_an_option_or_split(name: str, file: str) -> None:
    words = chosen_editor({"EDITOR": name}, there(name), as_it_is).at(
        Place(file=Path(file), line=2, column=1)
    )
    held = [word for word in words if file in word]
    assert len(held) == 1
    assert held[0].startswith(str(Path.cwd() / file))


@pytest.mark.parametrize("name", FORMS)
def test_a_path_with_colons_is_not_taken_for_one_with_a_line(name: str) -> None:
    odd = Path("/data/a:7:9.toml")
    words = chosen_editor({"EDITOR": name}, there(name), as_it_is).at(
        Place(file=odd, line=2, column=1)
    )
    assert words[-1] == str(odd)


def test_visual_comes_before_editor_and_blank_ones_do_not_count() -> None:
    find = there("vim", "nano")
    both = {"VISUAL": "vim", "EDITOR": "nano"}
    assert chosen_editor(both, find, as_it_is).words == ("/bin/vim",)
    assert chosen_editor({**both, "VISUAL": " "}, find, as_it_is).words == ("/bin/nano",)


def test_arguments_are_kept_and_split_as_a_shell_would_but_nothing_is_expanded() -> None:
    editor = chosen_editor({"EDITOR": "code --wait '--user data=$HOME'"}, there("code"), as_it_is)
    assert editor.at(PLACE) == ["/bin/code", "--wait", "--user data=$HOME", *GOTO]


def test_a_path_with_spaces_is_a_program_where_there_is_one() -> None:
    editor = chosen_editor({"EDITOR": "/opt/my editor/vim"}, there(), as_it_is)
    assert editor.at(PLACE) == ["/opt/my editor/vim", *LINE]


@pytest.mark.parametrize(
    ("real", "form"), [("/usr/bin/vim.basic", LINE), ("/bin/nano", ["+12,3", PATH])]
)
def test_a_link_is_followed_to_the_name_that_is_known(real: str, form: list[str]) -> None:
    editor = chosen_editor({"EDITOR": "editor"}, there("editor"), lambda _: real)
    assert editor.at(PLACE) == ["/bin/editor", *form]


def test_without_any_set_one_is_found_that_shows_its_keys_first() -> None:
    assert chosen_editor({}, there(*FOUND_FIRST), as_it_is).words == ("/bin/nano",)
    assert chosen_editor({}, there("vi"), as_it_is).at(PLACE) == ["/bin/vi", *LINE]


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({}, "set VISUAL or EDITOR"),
        ({"EDITOR": "gone -w"}, "$EDITOR is 'gone', which is not found"),
        ({"VISUAL": "vim 'x"}, "a quotation mark does not end"),
        ({"EDITOR": "''"}, "names no program"),
    ],
)
def test_what_is_to_be_set_is_said(environment: dict[str, str], told: str) -> None:
    with pytest.raises(NoEditorError) as error:
        chosen_editor(environment, there(), as_it_is)
    assert told in str(error.value)


def test_a_standing_is_found_at_its_holder_s_latest_word(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    head = (
        '[[sources]]\nid = "s"\ntype = "book"\ntitle = "B"\nissued = 2017-05-01\n'
        '[[actors]]\nid = "a"\nname = "A"\nkind = "state"\n'
        '[[issues]]\nid = "i"\nkind = "policy"\nproposition = "It should be so."\n'
    )
    said = (
        '[[statements]]\nid = "{0}"\nsource = "s"\nform = "reported"\nsummary = "x"\n'
        'speakers = ["a"]\ndate = 2017-04-{1}\npositions = [{{issue = "i", stance = "support"}}]\n'
    )
    file.write_text(head + said.format("late", 11) + said.format("early", 10), encoding="utf-8")
    dataset = read_workspace([file]).dataset
    late = place_of(dataset, "late")
    assert late is not None
    assert late.line == head.count("\n") + 1
    assert place_of(dataset, "#i@a") == late
    assert place_of(dataset, "late#i@a") == late
    for nowhere in ("#i@nobody", "#x@a", "a+b", "nobody", ""):
        assert place_of(dataset, nowhere) is None
