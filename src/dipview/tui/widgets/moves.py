"""Movement in a list: which action of the list each movement command calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dipview.tui.widgets.record_list import RecordList

MOVES: Mapping[str, Callable[[RecordList], None]] = {
    "up": RecordList.action_cursor_up,
    "down": RecordList.action_cursor_down,
    "half-page-up": RecordList.action_half_page_up,
    "half-page-down": RecordList.action_half_page_down,
    "page-up": RecordList.action_page_up,
    "page-down": RecordList.action_page_down,
    "first": RecordList.action_first,
    "last": RecordList.action_last,
}
"""The list's action for each movement command, by the command's id."""


def move(record_list: RecordList, command: str) -> None:
    """Move a list's cursor as a command says."""
    MOVES[command](record_list)
