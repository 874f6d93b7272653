"""The pane of whole views: a frame around a sheet or a list, whichever the view asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import Static

from dipview.tui.gate import Ink, Part, words
from dipview.tui.widgets.pane import Pane
from dipview.tui.widgets.record_list import RecordList
from dipview.tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from dipview.views.view import View

_LEGEND: tuple[Part, ...] = (
    *(("▲", Ink.FOR), " for, asserts  ", ("▼", Ink.AGAINST), " against, denies  "),
    *(("▲if", Ink.CONDITIONAL), " on a condition  ", ("△ ▽", Ink.PLAIN), " not in own words  "),
    *(
        ("(▲)", Ink.FOR),
        " second-hand  ",
        ("±", Ink.PLAIN),
        " mixed  ",
        "·\u00a0nothing\u00a0found",
    ),
)


class WholePane(Pane):
    """A frame that is empty until the first view of the whole dataset is asked for."""

    DEFAULT_CSS = """
    WholePane {
        display: none;
        height: 1fr;
        & RecordList { height: 1fr; }
        & #legend { height: auto; max-height: 2; padding: 0 1; color: $foreground-muted; }
    }
    """

    def __init__(self) -> None:
        super().__init__("whole", number=0, title="")
        self._sheet: Sheet | None = None
        self._plain: RecordList | None = None

    def compose(self) -> ComposeResult:
        """Put nothing into the frame: most users look at the panes first."""
        yield from ()

    def furnish(self) -> None:
        """Put the lists into the frame, once."""
        if self._sheet is None:
            self._sheet, self._plain = Sheet(), RecordList(airy=True)
            self.mount(self._plain, self._sheet, Static(words(*_LEGEND), id="legend", markup=False))
            self._sheet.display = False

    @property
    def list(self) -> RecordList:
        """The list or sheet that is seen."""
        self.furnish()
        assert self._sheet is not None  # noqa: S101 - for the type checker
        assert self._plain is not None  # noqa: S101
        return self._sheet if self._sheet.display else self._plain

    def show_whole(self, view: View, told: str, *, keep: bool) -> None:
        """Show a view, and tell in the frame what it is and how much it covers.

        Args:
            view: What to show.
            told: How much it covers, in words.
            keep: Leave the cursor where it is.
        """
        self.furnish()
        had_focus = self.has_focus_within
        is_sheet = any(section.sheet for section in view.sections)
        if self._sheet is not None and self._plain is not None:
            self._sheet.display, self._plain.display = is_sheet, not is_sheet
        self.query_one("#legend").display = is_sheet
        self.list.show_view(view, keep=keep)
        if had_focus:
            self.screen.set_focus(self.list)
        self.border_title = words(view.title)
        order = f"{view.order} · " if view.order else ""
        self.border_subtitle = words(f"{order}{told}")
