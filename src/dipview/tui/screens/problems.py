"""The screen of what is wrong in the files, from which an editor opens at each place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from dipview.commands.command import Command
from dipview.commands.dialogs import ProblemsDialog
from dipview.commands.files import edited_at
from dipview.commands.table import COMMANDS
from dipview.dataset.problems import Problem
from dipview.tui.bindings import bind, binding_key, keys_of
from dipview.tui.messages import Follows
from dipview.tui.screens.list_screen import ListScreen
from dipview.tui.widgets.record_list import RecordList
from dipview.views.view import View


class ProblemsScreen(ListScreen[None]):
    """Lists problems; Enter, and what opens it elsewhere, opens the editor where the cursor's is.

    Args:
        asked: What to show, and the problems in the order of its rows.
        commands: All commands, with the user's own keys: those that list problems close the list,
            those that open the editor do so here too.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "edit", show=False)]
    HINT = "⏎ opens the editor there · Esc closes"

    def __init__(self, asked: ProblemsDialog, commands: Sequence[Command] = COMMANDS) -> None:
        super().__init__(asked.view, keys_of(commands, "problems"), commands)
        editing = [
            Binding(binding_key(key), "edit", show=False) for key in keys_of(commands, "edit")
        ]
        bind(self._bindings, editing)
        self._problems = asked.problems

    def renew(self, view: View, problems: Sequence[Problem]) -> None:
        """Show the problems of files that were read again."""
        self._problems = problems
        self.show(view)

    def action_edit(self) -> None:
        """Open the editor at the problem under the cursor."""
        index = self.list.cursor_index
        if index is not None and index < len(self._problems):
            edited = partial(edited_at, place=self._problems[index].place)
            self.app.screen_stack[0].post_message(Follows(edited))

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Open the editor at the problem that was clicked twice."""
        event.stop()
        self.action_edit()
