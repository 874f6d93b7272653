"""Editing: which editor a user wants, and the words that open it at a file and line.

No shell is involved: what the environment says is split into words as a shell would split them,
and nothing in them is expanded. A file is always named by its absolute path, which no editor can
take for an option; where an editor wants the line behind the path, ``FILE:LINE``, and the path has
colons of its own, the path is given alone.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from dipview.dataset.dataset import Dataset
from dipview.dataset.problems import Place
from dipview.dataset.record_places import record_place
from dipview.model.ids import standing_parts
from dipview.model.links import Link
from dipview.model.values import frozen

Find: TypeAlias = "Callable[[str], str | None]"
"""Gives where a program is, as ``shutil.which`` does; None where there is none."""
Form: TypeAlias = "Callable[[str, int, int], list[str]]"
"""Makes the words behind an editor's name out of a path, a line and a column."""

FOUND_FIRST = ("nano", "micro", "hx", "nvim", "vim", "vi", "emacs")
"""Editors that are looked for where none is set: first those that show their keys."""
_HOW = "set VISUAL or EDITOR to the editor you like, for example EDITOR=nano"


class NoEditorError(Exception):
    """There is no editor to open; the message says what to set."""


@frozen
class Editor:
    """An editor as it is to be started."""

    words: tuple[str, ...]
    """The program's path, and what the user wants it to be given."""
    form: str = ""
    """The name by which dipview knows how it is told a line; empty where it does not."""

    @property
    def windowed(self) -> bool:
        """Whether it opens a window of its own, so that the terminal stays with dipview."""
        return self.form in _WINDOWED

    @property
    def name(self) -> str:
        """What to call it in a message."""
        return _plain(self.words[0]) or self.words[0]

    def at(self, place: Place) -> list[str]:
        """Give the words that open it at a place; at the file alone where no line is known."""
        path = str(place.file.absolute())
        form = _FORMS.get(self.form)
        if form is None or place.line is None:
            return [*self.words, path]
        return [*self.words, *form(path, place.line, place.column or 1)]


def chosen_editor(
    environment: Mapping[str, str], find: Find, real: Callable[[str], str] = os.path.realpath
) -> Editor:
    """Choose the editor of ``$VISUAL``, else of ``$EDITOR``, else one that is there.

    Args:
        environment: The variables of the environment.
        find: Tells where a program is.
        real: Follows links: ``editor`` may be one to ``nano``.

    Raises:
        NoEditorError: None is set and none found, or what is set cannot be started.
    """
    for variable in ("VISUAL", "EDITOR"):
        wanted = environment.get(variable, "").strip()
        if wanted:
            return _wanted(variable, wanted, find, real)
    for name in FOUND_FIRST:
        if program := find(name):
            return Editor((program,), name)
    if (notepad := Path(environment.get("SYSTEMROOT", "/nowhere"), "notepad.exe")).is_file():
        return Editor((str(notepad),), "notepad")
    raise NoEditorError(f"No editor was found: {_HOW}.")


def place_of(dataset: Dataset, id: str) -> Place | None:
    """Find where a record is written; of where a holder stands on an issue, the latest word.

    A file is read for it: this is not for the thread that keys wait for.

    Returns:
        None where no record of that id is written anywhere.
    """
    parts = standing_parts(id)
    if parts is None:
        return record_place(dataset, id)
    issue, holder = parts
    held = dataset.linked(holder, Link.POSITIONS_HELD)
    positions = [each for each in held if dataset.position(each).issue == issue]
    days = [(day.toordinal() if (day := dataset.known_from(each)) else 0) for each in positions]
    latest = max(zip(days, positions, strict=True), default=None)
    return record_place(dataset, latest[1]) if latest else None


def _wanted(variable: str, wanted: str, find: Find, real: Callable[[str], str]) -> Editor:
    """Make out what a variable says: a program with arguments, or the path of one with spaces."""
    words = [wanted]
    if find(wanted) is None:
        try:
            words = [
                word.strip('"') if os.name == "nt" else word
                for word in shlex.split(wanted, posix=os.name != "nt")
            ]
        except ValueError as error:
            raise NoEditorError(
                f"${variable} is '{wanted}', where a quotation mark does not end."
            ) from error
    if not words or not words[0]:
        raise NoEditorError(f"${variable} names no program: {_HOW}.")
    program = find(words[0])
    if program is None:
        raise NoEditorError(f"${variable} is '{words[0]}', which is not found: {_HOW}.")
    named = (_plain(words[0]), _plain(real(program)))
    form = next((name for name in named if name in _FORMS or name in _WINDOWED), "")
    return Editor((program, *words[1:]), form)


def _plain(program: str) -> str:
    """Give a program's bare name: ``vim`` for ``/usr/bin/vim.basic``."""
    name = program.replace("\\", "/").rpartition("/")[2].lower()
    return name.partition(".")[0]


def _line(path: str, line: int, _column: int) -> list[str]:
    return [f"+{line}", path]


def _line_comma(path: str, line: int, column: int) -> list[str]:
    return [f"+{line},{column}", path]


def _line_colon(path: str, line: int, column: int) -> list[str]:
    return [f"+{line}:{column}", path]


def _behind(path: str, line: int, column: int) -> list[str]:
    return [path if _has_colons(path) else f"{path}:{line}:{column}"]


def _goto(path: str, line: int, column: int) -> list[str]:
    return [path] if _has_colons(path) else ["--goto", f"{path}:{line}:{column}"]


def _options(path: str, line: int, column: int) -> list[str]:
    return ["--line", str(line), "--column", str(column), path]


def _mate(path: str, line: int, column: int) -> list[str]:
    return ["--line", f"{line}:{column}", path]


def _notepad_plus(path: str, line: int, column: int) -> list[str]:
    return [f"-n{line}", f"-c{column}", path]


def _has_colons(path: str) -> bool:
    return ":" in os.path.splitdrive(path)[1]


def _each(names: str, form: Form) -> dict[str, Form]:
    return dict.fromkeys(names.split(), form)


_GOTO = "code code-insiders code-oss codium vscodium cursor windsurf positron"
_BEHIND_WINDOWED = "subl sublime_text zed zeditor zedit"
_JETBRAINS = "idea pycharm webstorm clion goland phpstorm rubymine rider"

_FORMS: Mapping[str, Form] = MappingProxyType(
    {
        **_each("vi vim nvim view gvim mvim ex vis joe jmacs mg pico zile mcedit bbedit", _line),
        **_each("nano rnano ne", _line_comma),
        **_each("emacs emacsclient micro kak gedit", _line_colon),
        **_each(f"hx helix {_BEHIND_WINDOWED}", _behind),
        **_each(_GOTO, _goto),
        **_each(f"kate kwrite {_JETBRAINS}", _options),
        "mate": _mate,
        "notepad++": _notepad_plus,
    }
)
"""How each editor that is known is told a line and column."""

_WINDOWED = frozenset(
    (
        *f"{_GOTO} {_BEHIND_WINDOWED} {_JETBRAINS} gvim mvim gedit gnome-text-editor".split(),
        *("kate", "kwrite", "mate", "bbedit", "mousepad", "xed", "pluma", "notepad", "notepad++"),
    )
)
"""Editors with a window of their own: dipview goes on in the terminal meanwhile."""
