"""Messages about a row: what a list tells of where its cursor is and what was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from dipview.tui.widgets.record_list import RecordList
    from dipview.views.view import Row


class AboutRow(Message):
    """Something happened to a row of a list; the list has a class of its own for each."""

    def __init__(self, record_list: RecordList, row: Row | None) -> None:
        super().__init__()
        self.record_list = record_list
        """The list that it happened in."""
        self.row = row

    @property
    def control(self) -> RecordList:
        """The list that it happened in."""
        return self.record_list
