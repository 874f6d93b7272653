"""The explorer: linked panes, the card, the search box; draws the picture of the trail's stop."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, work
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import get_current_worker

from dipview.commands.command import Command
from dipview.commands.table import COMMANDS
from dipview.tui.bindings import bind, bindings
from dipview.tui.files import Files
from dipview.tui.gate import tell
from dipview.tui.layout import EXPLORER_CSS, mark_size
from dipview.tui.pinning import open_row
from dipview.tui.widgets.banner import Banner
from dipview.tui.widgets.foot import Foot
from dipview.tui.widgets.head import Head
from dipview.tui.widgets.pane import Pane
from dipview.tui.widgets.pane_area import CARD, WHOLE, PaneArea, current_of
from dipview.tui.widgets.record_list import RecordList
from dipview.tui.widgets.search_box import SearchBox
from dipview.tui.widgets.tab_line import TabLine
from dipview.workspace.panes import pane_of

if TYPE_CHECKING:
    from dipview.dataset.limits import Limits
    from dipview.settings.memory import Memory
    from dipview.tui.widgets.ahead import Ahead, Stand
    from dipview.views.scope import Scope
    from dipview.workspace.loading import Loading
    from dipview.workspace.picture import Picture
    from dipview.workspace.trail import Stop, Trail
    from dipview.workspace.workspace import Workspace

_WIDE = 120
"""From this many columns on, three panes and the card are seen together."""
_PAUSE = 0.06
"""Seconds for which the cursor must rest before the other panes follow it."""


class Explorer(Screen[None]):
    """The one screen of the explorer.

    What is seen is a function of the dataset and the trail's present stop: keys change the stop,
    and a worker makes the picture of it.

    Args:
        paths: Files and folders to open; none for the bundled dataset.
        scope: What to look through at first; None for everything.
        limits: How many bytes may be read; None for what dipview reads by default.
        commands: The commands, with the keys that the user has chosen for them.
        fresh: Begin anew, not where the user left off.
        watch: Read the files again when they change.
    """

    AUTO_FOCUS = "#actors RecordList"
    BLANK = True
    DEFAULT_CSS = EXPLORER_CSS

    def __init__(
        self,
        paths: Sequence[Path],
        scope: Scope | None = None,
        limits: Limits | None = None,
        *,
        commands: Sequence[Command] = COMMANDS,
        fresh: bool = False,
        watch: bool = True,
    ) -> None:
        super().__init__()
        bind(self._bindings, bindings(commands))
        self.commands = tuple(commands)
        self.fresh = fresh
        self.memory: Memory | None = None
        self.paths = tuple(paths)
        self.limits = limits
        self.complete = asyncio.Event()  # set once all is there: then it can be used, and left
        self.workspace: Workspace | None = None
        self.reader: Loading | None = None
        self.files = Files(watched=watch)
        self._first_scope = scope
        self.zoomed = False
        self.marked: tuple[str, ...] = ()
        """Ids of the actors that are to be compared."""
        self._best: str | None = None
        self._wants_best = False
        self._new_search = True
        self._drawn: Stop | None = None
        self._shown_query = ""

    def compose(self) -> ComposeResult:
        """Lay out what the first frame shows, styled for its size from the start."""
        mark_size(self)
        yield Static("dipview needs a terminal of at least 40 × 10.", id="small", markup=False)
        yield Head(markup=False)
        yield Banner(markup=False)
        yield SearchBox()
        yield TabLine(markup=False)
        yield PaneArea(wide=self.wide)
        yield Foot(markup=False)

    def on_mount(self) -> None:
        """Do what the first frame does not show behind it."""
        self.call_after_refresh(self._complete)

    async def _complete(self) -> None:
        await self.area.complete()
        self.lay_out()
        self.complete.set()
        self.load()

    # Reading

    @work(thread=True, exclusive=True, group="load")
    def load(self, *, asked: bool = True) -> None:
        """Open the paths away from the keys, as it was asked for or as the files have changed."""
        from dipview.tui.reading import read  # noqa: PLC0415 (not at the start)

        read(self, asked=asked)

    def on_unmount(self) -> None:
        """Read no further, and keep where the user is."""
        from dipview.tui.reading import end_reading  # noqa: PLC0415 (not at the start)

        end_reading(self)

    def opened(self, workspace: Workspace, trail: Trail) -> None:
        """Take over what was read, and a place in it; it is still to be drawn."""
        self.workspace, self.trail = workspace, trail
        self._drawn = None
        self.query_one(SearchBox).open_on(workspace.dataset, self.stop.scope.query)

    # Stops

    @cached_property
    def trail(self) -> Trail:
        """Where the user is, and was; the first frame needs none."""
        from dipview.workspace.trail import trail_from  # noqa: PLC0415 (not at the start)

        return trail_from(self._first_scope)

    @property
    def stop(self) -> Stop:
        """Where the user is."""
        return self.trail.now

    def stay(self, **changes: object) -> None:
        """Change the present stop, without an entry in history."""
        self.trail = self.trail.at(self.stop.changed(**changes))
        self.draw()

    def go(self, **changes: object) -> None:
        """Go on to a new stop."""
        self.trail = self.trail.to(self.stop.changed(**changes))
        self.draw()

    def return_to(self, trail: Trail) -> None:
        """Go back or forward to a stop of the trail, as it was left."""
        self.trail, self._drawn = trail, None  # Until it is drawn, no cursor says anything of it.
        self.query_one(SearchBox).set_query(self.stop.scope.query)
        self.lay_out()
        self._focus_stop()
        self.draw(restore=True)

    # Drawing

    @property
    def busy(self) -> bool:
        """Whether the screen is still to change without a further key."""
        return self.workspace is None or self._drawn != self.stop

    def draw(self, *, restore: bool = False) -> None:
        """Draw the present stop; its picture is made away from the keys.

        Args:
            restore: Put the cursor where it stood at that stop.
        """
        if self.workspace is not None and self.app.is_running:
            seen = self.area.on_screen(self.stop, wide=self.wide)
            self._draw(self.workspace, self.area.stands, seen, restore)

    @work(thread=True, exclusive=True, group="draw")
    def _draw(
        self, workspace: Workspace, stands: Mapping[str, Stand], seen: Sequence[str], restore: bool
    ) -> None:
        from dipview.tui.looking_ahead import build_unseen, plan_ahead  # noqa: PLC0415 (at first)
        from dipview.workspace.picture import picture_of  # noqa: PLC0415 (as above)

        worker, picture = get_current_worker(), picture_of(workspace, self.stop)
        keep, fresh = picture.stop.scope.query == self._shown_query, self._drawn is None
        ahead = plan_ahead(picture, stands, seen, keep=keep, needed=lambda: not worker.is_cancelled)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show, picture, ahead, restore)
            if fresh:
                build_unseen(picture, seen, lambda: not worker.is_cancelled)

    def _show(self, picture: Picture, ahead: Mapping[str, Ahead], restore: bool) -> None:
        if self.workspace is None or picture.stop != self.stop or not self.app.is_running:
            return
        self.query_one(SearchBox).tell_mistake(picture.mistake)
        self._drawn = picture.stop
        self._best = picture.best
        if picture.mistake is None:
            keep = picture.stop.scope.query == self._shown_query
            self._shown_query = picture.stop.scope.query
            from dipview.tui.showing import show_panes  # noqa: PLC0415 (not at the start)

            dataset = self.workspace.dataset
            show_panes(self.area, picture, dataset, ahead, keep=keep, restore=restore)
            self.area.share(picture.stop, wide=self.wide)
            self._follow(picture.stop)
        self.tell_around()
        if self._wants_best and picture.mistake is None:
            self.to_best()

    def _follow(self, drawn: Stop) -> None:
        """Take up the record that the cursor has come to, where its own is gone from the pane."""
        at = self.pane(WHOLE if drawn.view else drawn.pane).list.cursor_id
        if (drawn.record is not None or drawn.view) and at != drawn.record and not drawn.on_card:
            self.stay(record=at)

    def tell_around(self) -> None:
        """Bring the lines around the panes up to date."""
        if self.workspace is not None:
            from dipview.tui.showing import tell_lines  # noqa: PLC0415 (not at the start)

            tell_lines(self, self.workspace.dataset)

    # Panes

    @property
    def area(self) -> PaneArea:
        """Where the panes are."""
        return self.query_one(PaneArea)

    @property
    def panes(self) -> dict[str, Pane]:
        """The linked panes and the card, by name."""
        return self.area.panes

    def pane(self, name: str) -> Pane:
        """Give the pane of a name."""
        return self.area.pane(name)

    @property
    def current(self) -> Pane:
        """The pane that the keys go to."""
        return self.pane(current_of(self.stop))

    @property
    def wide(self) -> bool:
        """Whether the panes are seen together."""
        return self.size.width >= _WIDE and not self.zoomed

    def seen(self) -> tuple[str, ...]:
        """Give the names of the panes that can be gone to with Tab, from left to right."""
        return self.area.seen(self.stop, wide=self.wide)

    def lay_out(self) -> None:
        """Show the panes that there is room for; a class of the screen would style all anew."""
        self.query(Head).set_class(self.zoomed, "-spared")
        self.query(TabLine).set_class(self.zoomed or bool(self.stop.view), "-spared")
        self.area.lay_out(self.stop, wide=self.wide)

    def go_to_pane(self, name: str) -> None:
        """Bring the keys to a pane; to one of the linked panes, away from a whole view."""
        if name in (CARD, WHOLE):
            self.trail = self.trail.at(self.stop.changed(on_card=name == CARD))
        elif self.stop.view:
            self.go(view="", pane=name, on_card=False, record=None, card=None)
        else:
            self.trail = self.trail.at(self.stop.changed(pane=name, on_card=False))
        self.lay_out()
        self._focus_stop()

    def go_to_view(self, name: str, **changes: object) -> None:
        """Go to a whole view, or to the linked panes, with changes of the scope."""
        scope = self.stop.scope.changed(**changes)
        self.go(view=name, scope=scope, record=None, card=None, on_card=False)
        self.query_one(SearchBox).set_query(scope.query)
        self.lay_out()
        self._focus_stop()

    def _focus_stop(self) -> None:
        """Bring the keys to the current pane at once: the next key may be typed already."""
        self.set_focus(self.current.list)

    def to_best(self) -> None:
        """Go to the pane of the best match, with the cursor on it; a whole view stays."""
        self._wants_best = self._drawn != self.stop
        if self._wants_best:
            return
        kind = self.workspace.dataset.kind_of(self._best) if self.workspace and self._best else None
        if kind is None:
            self.go_to_pane(WHOLE if self.stop.view else self.stop.pane)
            return
        self.go_to_pane(pane_of(kind))
        self.current.list.move_to(self._best or "")
        self.stay(record=self._best, card=None)

    # The search box

    @property
    def typing(self) -> bool:
        """Whether keys go into the search box."""
        return self.query_one(SearchBox).typing

    def enter_box(self) -> None:
        """Bring the keys to the search box."""
        self.set_focus(self.query_one(SearchBox).input)

    def leave_box(self) -> None:
        """Bring the keys from the search box to the pane."""
        self._focus_stop()
        self.tell_around()

    def clear_query(self) -> None:
        """Take the query away."""
        self.query_one(SearchBox).set_query("")
        self.stay(scope=self.stop.scope.changed(query=""))

    # What happens

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow the focus to another pane: its cursor narrows the others from now on."""
        if not self.complete.is_set():
            return
        pane = event.widget.parent
        if isinstance(pane, Pane):
            name = pane.id or ""
            if name == CARD:
                if not self.stop.on_card or self._drawn is not None:
                    self.stay(on_card=True)
            elif name == WHOLE:
                if self._drawn is None or self._drawn.view != self.stop.view:
                    return  # Its list still shows another view, or none: its cursor says nothing.
                self.stay(on_card=False, card=None, record=pane.list.cursor_id)
            elif name != self.stop.pane or self.stop.on_card or self._drawn is not None:
                moved = name != self.stop.pane
                record = pane.list.cursor_id if moved or self.stop.record else None
                self.stay(pane=name, on_card=False, record=record)
            self.lay_out()
        elif event.widget.id == "query":
            self._new_search = True
            self.tell_around()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Remember the search when its box is left."""
        if event.widget.id == "query":
            from dipview.tui.remembering import keep_search  # noqa: PLC0415 (not at the start)

            keep_search(self)

    def on_record_list_moved(self, event: RecordList.Moved) -> None:
        """Let the other panes follow the cursor, once it rests."""
        pane = event.record_list.parent
        if isinstance(pane, Pane) and pane.id == current_of(self.stop.changed(on_card=False)):
            record = event.row.id if event.row else None
            self.trail = self.trail.at(self.stop.changed(record=record, card=None))
            self._follow_cursor()

    @work(exclusive=True, group="cursor")
    async def _follow_cursor(self) -> None:
        """Draw once the cursor rests: its next move puts another worker in this one's place."""
        await asyncio.sleep(_PAUSE)
        self.draw()

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Pin the record or open its card."""
        open_row(self, event.row)

    def on_search_box_changed(self, event: SearchBox.Changed) -> None:
        """Narrow everything to the query as it is typed."""
        scope = self.stop.scope.changed(query=event.query)
        changes = {"scope": scope, "record": None, "card": None, "on_card": False}
        if self._new_search:
            self._new_search = False
            self.go(**changes)
        else:
            self.stay(**changes)

    def on_search_box_submitted(self) -> None:
        """Go to the best match, as soon as it is known."""
        self.to_best()

    def on_screen_resume(self) -> None:
        """Take over a size that changed while a dialog lay over the panes."""
        if self.workspace is not None:
            self.post_message(events.Resize(self.app.size, self.app.size))

    def on_resize(self) -> None:
        """Show as many panes as there is room for."""
        if self.complete.is_set():
            self.lay_out()
            self.tell_around()

    def say(self, text: str, *, error: bool = False) -> None:
        """Tell the user something, once."""
        self.app.clear_notifications()
        tell(self, text, error=error)
