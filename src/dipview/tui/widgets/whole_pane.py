"""The pane of whole views: a frame around a sheet or a list, whichever the view asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve
from textual.app import ComposeResult
from textual.widgets import Static

from dipview.tui.gate import Ink, Part, words
from dipview.tui.widgets.density_strip import DensityStrip
from dipview.tui.widgets.pane import Pane
from dipview.tui.widgets.record_list import RecordList
from dipview.tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from dipview.views.density import Density
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
_ASCII_LEGEND = (
    "+ for, asserts  - against, denies  +if on a condition  [+] [-] not in own words  "
    "(+) second-hand  +- mixed  . nothing\u00a0found"
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
        self._strip: DensityStrip | None = None
        self._shown: View | None = None

    def compose(self) -> ComposeResult:
        """Put nothing into the frame: most users look at the panes first."""
        yield from ()

    def furnish(self) -> None:
        """Put the lists into the frame, once."""
        if self._sheet is None:
            self._sheet, self._plain, self._strip = Sheet(), RecordList(airy=True), DensityStrip()
            plain = getattr(self.app, "ascii_marks", False)
            legend = words(_ASCII_LEGEND) if plain else words(*_LEGEND)
            self.mount(
                self._strip,
                self._plain,
                self._sheet,
                Static(legend, id="legend", markup=False),
            )
            self._sheet.display = self._strip.display = False

    @property
    def list(self) -> RecordList:
        """The list or sheet that is seen."""
        self.furnish()
        assert self._sheet is not None  # noqa: S101 - for the type checker
        assert self._plain is not None  # noqa: S101
        return self._sheet if self._sheet.display else self._plain

    @property
    def strip(self) -> DensityStrip:
        """The strip above a timeline."""
        self.furnish()
        assert self._strip is not None  # noqa: S101 - for the type checker
        return self._strip

    @property
    def view(self) -> View | None:
        """The view that is shown, with what the strip shows of it."""
        return self._shown

    def show_whole(
        self, view: View, told: str, density: Density | None = None, *, keep: bool
    ) -> None:
        """Show a view, and tell in the frame what it is and how much it covers.

        Args:
            view: What to show.
            told: How much it covers, in words.
            density: Of a timeline, what its strip shows; the list then leaves its tally out.
            keep: Leave the cursor where it is.
        """
        self._shown = view
        self.strip.display = density is not None
        self.strip.show_density(density)
        if density is not None:
            rest = tuple(section for section in view.sections if not section.tally)
            view = evolve(view, sections=rest)
        self.furnish()
        had_focus = self.has_focus_within
        is_sheet = any(section.sheet for section in view.sections)
        if self._sheet is not None and self._plain is not None:
            self._sheet.display, self._plain.display = is_sheet, not is_sheet
        self.query_one("#legend").display = is_sheet
        self.list.show_view(view, keep=keep)
        self.follow()
        if had_focus:
            self.screen.set_focus(self.list)
        self.border_title = words(view.title)
        order = f"{view.order} · " if view.order else ""
        self.border_subtitle = words(f"{order}{told}")

    def go_along(self, step: int) -> bool:
        """Go to the next column of a sheet or period of a timeline; tells whether there are any.

        Args:
            step: 1, or -1 for the one before.
        """
        if self.strip.display:
            self.strip.step(step)
        elif isinstance(self.list, Sheet):
            self.list.go_along(step)
        else:
            return False
        return True

    def follow(self) -> None:
        """Light the period of the list's cursor."""
        if self.strip.display:
            self.strip.row = self.list.cursor_index

    def on_record_list_moved(self) -> None:
        """Light the period that the cursor has come to."""
        self.follow()

    def on_density_strip_jumped(self, event: DensityStrip.Jumped) -> None:
        """Go to the first row of a period."""
        event.stop()
        # By the list itself: what a parent makes its child tell goes no further than the parent.
        self.list.call_later(self.list.go_to, event.first_row)
        self.screen.set_focus(self.list)
