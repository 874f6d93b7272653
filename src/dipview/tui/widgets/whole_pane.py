"""The pane of whole views: a frame around a sheet or a list, whichever the view asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import ref

from attrs import evolve
from textual.app import ComposeResult

from dipview.commands.effects import Stretch
from dipview.tui.widgets.legend import Legend
from dipview.tui.widgets.pane import Pane
from dipview.tui.widgets.period_strip import PeriodStrip
from dipview.tui.widgets.reader_list import ReaderList
from dipview.tui.widgets.record_list import RecordList
from dipview.tui.widgets.sheet import LOW, Sheet
from dipview.views.parts.counting import counted
from dipview.views.parts.remedies import Remedy
from dipview.views.reading.reading_view import ReadingView
from dipview.workspace.whole_views import WHOLE_VIEWS

if TYPE_CHECKING:
    from dipview.dataset.dataset import Dataset
    from dipview.views.timeline.period_counts import PeriodCounts
    from dipview.views.view import Section, View
    from dipview.workspace.screen_model import Whole

_LIST, _DOCUMENT, _SHEET, _TEXT = "list", "document", "sheet", "text"
"""What a view is drawn with: rows of a fixed height, texts written out, cells along both ways, the
text of a source."""
_AWAITED = "awaited"
"""What says that a view is not there yet; the lists keep their places meanwhile."""
_LINES = 8
"""Lines that a text of a list may take."""


def _list_for(view: View) -> str:
    if isinstance(view, ReadingView) and view.paragraphs is not None:
        return _TEXT
    if view.name in WHOLE_VIEWS and WHOLE_VIEWS[view.name].written_out:
        return _DOCUMENT
    return _SHEET if any(section.sheet for section in view.sections) else _LIST


def _at_cursor(view: View, section: Section | None) -> View:
    """Give a view that leads to no dataset: of its rows, those of a section, without cells."""
    rest: tuple[Section, ...] = ()
    if section is not None:
        rest = (evolve(section, rows=tuple(evolve(row, cells=()) for row in section.rows)),)
    return evolve(view, sections=rest, references={}, measure=None)


class WholePane(Pane):
    """A frame that is empty until the first view of the whole dataset is asked for."""

    DEFAULT_CSS = """
    WholePane {
        display: none;
        height: 1fr;
        & RecordList { height: 1fr; }
    }
    """

    def __init__(self) -> None:
        super().__init__("whole", number=0, title="")
        self._lists: dict[str, RecordList] = {}
        self._seen = _LIST
        self._told = ""
        self.strip = PeriodStrip()
        """The strip above a timeline."""
        self._legend = Legend()
        self._shown: View | None = None
        self._period_counts: PeriodCounts | None = None
        self._dataset: ref[Dataset] | None = None

    def compose(self) -> ComposeResult:
        """Put nothing into the frame: most users look at the panes first."""
        yield from ()

    def furnish(self) -> None:
        """Put the lists into the frame, once."""
        if self._lists:
            return
        self._lists = {
            _LIST: RecordList(airy=True, lines=_LINES),
            _DOCUMENT: RecordList(wrap=True),
            _SHEET: Sheet(),
            _TEXT: ReaderList(),
            _AWAITED: RecordList(wrap=True),
        }
        for kind, each in self._lists.items():
            each.display = kind == self._seen
        self.strip.display = False
        self.mount(self.strip, *self._lists.values(), self._legend)

    @property
    def list(self) -> RecordList:
        """The list or sheet that is seen."""
        self.furnish()
        return self._lists[self._seen]

    @property
    def view(self) -> View | None:
        """The view that is shown, with what the strip shows of it."""
        return self._shown

    def show_whole(self, whole: Whole, *, keep: bool) -> None:
        """Show a view, and tell in the frame what it is and how much it covers.

        Args:
            whole: What to show; the list of a timeline leaves out what its strip shows.
            keep: Leave the cursor where it is.
        """
        self.furnish()
        view = self._shown = whole.view
        self._period_counts = whole.period_counts
        self._legend.show_signs(whole.legend)
        self.strip.show_period_counts(whole.period_counts)
        if whole.period_counts is not None:
            rest = tuple(section for section in view.sections if not section.tally)
            view = evolve(view, sections=rest)
        self._draw(_list_for(view), view, keep=keep)
        self.follow()
        self.put_above(view.title)
        told = (view.order, self._folded_in_words(view), whole.covers)
        self._told = " · ".join(filter(None, told))
        self._tell()

    def _tell(self) -> None:
        """Tell in the lower edge how much there is; of a text, what statement the cursor is on."""
        now = ""
        if isinstance(self._shown, ReadingView) and (row := self.list.cursor_row) is not None:
            now = self._shown.statement_in_words(row.id)
        self.put_below(now or self._told)

    def _folded_in_words(self, view: View) -> str:
        """Say how many columns are left out of a matrix, and which key shows them."""
        if not view.folded:
            return ""
        shows: str = getattr(self.app, "remedies", {}).get(Remedy.UNFOLD, "")
        told = f"{counted(view.folded, 'issue')} of one holder left out"
        return f"{told}: {shows}" if shows else told

    def show_awaited(self, view: View) -> None:
        """Say in place of a view that it is not there yet: no other is seen under its title.

        Args:
            view: Its title, and words in place of its rows.
        """
        self.furnish()
        self._shown = self._period_counts = None
        self._legend.show_signs(())
        self.strip.show_period_counts(None)
        with self._lists[_AWAITED].prevent(RecordList.Moved):
            self._draw(_AWAITED, view, keep=True)
        self.put_above(view.title)
        self.put_below("")

    def _draw(self, kind: str, view: View, *, keep: bool) -> None:
        """Draw a view with one of the lists, which takes the place of the one that was seen."""
        had_focus = self.has_focus_within
        self._seen = kind
        for each, widget in self._lists.items():
            widget.display = each == kind
        self._fit()
        self.list.show_view(view, keep=keep)
        if had_focus:
            self.screen.set_focus(self.list)

    def keep_to(self, dataset: Dataset, *, seen: bool) -> None:
        """Let go of what the lists that are not looked at hold of another dataset.

        Args:
            dataset: What is open now.
            seen: Whether the pane shows a view of it.
        """
        if self._dataset is not None and self._dataset() is dataset:
            return
        self._dataset = ref(dataset)
        for kind, each in self._lists.items():
            if each.view is not None and not (seen and kind == self._seen):
                each.let_go(_at_cursor(each.view, each.cursor_section))
        if not seen:
            self._shown = self._period_counts = None
            self.strip.show_period_counts(None)

    def _fit(self) -> None:
        """Show what stands around the list, where that leaves the list enough lines."""
        if self._lists:
            room = self.app.size.height >= LOW
            self.strip.display = self._period_counts is not None and room
            self._legend.display = self._legend.has_signs and room

    def on_resize(self) -> None:
        """Take what stands around the list away, or back, as the screen gets lower or taller."""
        self._fit()

    @property
    def goes_along(self) -> bool:
        """Whether there are columns or periods to go along."""
        return bool(self._lists) and (self.strip.display or isinstance(self.list, Sheet))

    @property
    def is_wide(self) -> bool:
        """Whether a sheet of marks is wider than what is in sight of it."""
        return bool(self._lists) and isinstance(self.list, Sheet) and self.list.is_wide

    def go_along(self, step: int, stretch: Stretch = Stretch.ONE) -> bool:
        """Go to another column of a sheet or period of a timeline; tells whether there are any.

        Args:
            step: 1, or -1 for back.
            stretch: How far along a sheet.
        """
        if self.strip.display:
            self.strip.step(step)
        elif isinstance(self.list, Sheet):
            self.list.go_along(stretch, step)
        else:
            return False
        return True

    def follow(self) -> None:
        """Light the period of the list's cursor."""
        if self.strip.display:
            self.strip.row = self.list.cursor_index

    def on_record_list_moved(self) -> None:
        """Light the period that the cursor has come to, tell the statement."""
        self.follow()
        if isinstance(self._shown, ReadingView):
            self._tell()

    def on_period_strip_jumped(self, event: PeriodStrip.Jumped) -> None:
        """Go to the first row of a period."""
        event.stop()
        # By the list itself: what a parent makes its child tell goes no further than the parent.
        self.list.call_later(self.list.go_to, event.first_row)
        self.screen.set_focus(self.list)
