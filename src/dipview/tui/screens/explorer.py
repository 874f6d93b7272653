"""The explorer: linked panes, the card, the search box; draws the model of a location."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from traceback import clear_frames
from typing import TYPE_CHECKING, Any

from attrs import evolve
from textual import events, work
from textual.app import ComposeResult
from textual.widgets import Static
from textual.worker import Worker

from dipview.commands import effects, navigation
from dipview.commands.session import Session
from dipview.tui import messages
from dipview.tui.gate import show_notice
from dipview.tui.layout import EXPLORER_CSS, mark_size
from dipview.tui.quiet_moments import QuietMoments
from dipview.tui.screens.reading import ReadingScreen
from dipview.tui.shown import Shown
from dipview.tui.theme import THEMES
from dipview.tui.threads import away
from dipview.tui.widgets.banner import Banner
from dipview.tui.widgets.foot import Foot
from dipview.tui.widgets.head import Head
from dipview.tui.widgets.moves import move
from dipview.tui.widgets.pane import Pane
from dipview.tui.widgets.pane_area import PaneArea
from dipview.tui.widgets.record_list import RecordList
from dipview.tui.widgets.search_box import SearchBox
from dipview.tui.widgets.tab_line import TabLine
from dipview.workspace.panes import PANES, WHOLE, current_pane, pane_of

if TYPE_CHECKING:
    from dipview.commands.jobs import Job
    from dipview.tui.engine import Engine
    from dipview.tui.preparing import Drawing

_WIDE = 120
"""From this many columns on, three panes and the card are seen together."""
_PAUSE = 0.06
"""Seconds for which the cursor must rest before the other panes, or the card, follow it."""
_NAMES = tuple(theme.name for theme in THEMES)


class Explorer(ReadingScreen):
    """The one screen of the explorer.

    What is seen is a function of the dataset and of the location in it: keys change the location,
    and a worker makes the model of the screen there.

    Args:
        session: What is looked at.
        completed: Called once all parts of the screen are there, behind its first frame.
    """

    AUTO_FOCUS = "#actors RecordList"
    BLANK = True
    DEFAULT_CSS = EXPLORER_CSS

    def __init__(self, session: Session, completed: Callable[[], object]) -> None:
        super().__init__(session)
        self._completed = completed
        self.complete = asyncio.Event()  # set once all is there: then it can be used, and left
        self.shown = Shown()
        self._moments = QuietMoments(self)

    def compose(self) -> ComposeResult:
        """Lay out what the first frame shows, styled for its size from the start."""
        mark_size(self)
        yield Static("dipview needs a terminal of at least 40 × 10.", id="small", markup=False)
        yield Head(markup=False)
        yield SearchBox()
        yield TabLine(markup=False)
        yield PaneArea(wide=self.wide)
        yield Foot(markup=False)

    def on_mount(self) -> None:
        """Do what the first frame does not show behind it."""
        self.call_after_refresh(self._complete)

    async def _complete(self) -> None:
        await self.mount(Banner(markup=False), after=self.query_one(Head))
        await self.query_one(SearchBox).complete()
        await self.area.complete()
        self.lay_out()
        self.complete.set()
        self._completed()

    async def start(self, engine: Engine) -> None:
        """Begin to work, with all that is behind the first frame."""
        await self.area.add_whole(engine.whole_pane())
        self._engine = engine
        self.query_one(SearchBox).help_with(engine.complete, engine.remark)
        self.load()

    # Reading

    def on_loaded(self, message: messages.Loaded) -> None:
        """Show what was read, at the place where the user is; at first, where they left off."""
        before = self.session.location.view
        self._look()
        follows = self.engine.opened(message.workspace)
        self.shown = evolve(self.shown, location=None)
        self.query_one(SearchBox).set_query(self.session.location.scope.query)
        self.apply(follows)
        if self.session.location.view != before:
            self.lay_out()
        where, what, wrong = self.engine.banner()
        self.query_one(Banner).show(where, what, wrong=wrong)
        self.engine.renew(self.app.screen_stack)
        self.opening = self.opening and bool(self.session.to_review)

    def _open_dataset(self, wanted: effects.OpenDataset) -> None:
        """Read other files; nothing of those before is drawn any more."""
        self.workers.cancel_group(self, "draw")
        self.engine.open(wanted.paths)
        self.shown = Shown()
        self.query_one(SearchBox).set_query("")
        self.query_one(Banner).show()
        self.lay_out()
        self.set_focus(self.current.list)
        self.engine.show_preview(self, self.area, None)
        self._mark(())
        self.load()

    # Commands

    def perform(self, command: str, key: str) -> Awaitable[object] | None:
        """Perform a command, if it is possible now.

        Args:
            command: Id of a command.
            key: The key that called it, where that matters.

        Returns:
            What is to be waited for before the next key is taken: a dialog that the next letters
            go to; None for nothing.
        """
        self._look()
        return self.apply(self.engine.run(command, key))

    def apply(self, wanted: effects.Effects) -> Awaitable[object] | None:
        """Carry out effects, in their order.

        Returns:
            What is to be waited for before the next key is taken, as ``perform`` gives it.
        """
        opening: Awaitable[object] | None = None
        for effect in wanted:
            if isinstance(effect, effects.Open):
                opening = self._open(effect)
            elif isinstance(effect, effects.Call):
                opening = self.perform(effect.command, "") or opening
            else:
                _APPLY[type(effect)](self, effect)
        return opening

    def _run(self, job: Job) -> None:
        self.app.run_worker(self.engine.job(job), exclusive=True, group=type(job).__name__)

    @work(group="memory", description="remember")
    async def _remember(self, wanted: effects.Remember) -> None:
        if (memory := self.session.memory) is not None:
            memory.change(wanted.change)
            follows = wanted.if_kept if await asyncio.to_thread(memory.keep) else wanted.if_passing
            self.apply(follows)

    def _set_theme(self, name: str) -> None:
        self.app.theme = name

    def _mark(self, actors: tuple[str, ...]) -> None:
        self.session.marked = actors
        for name in (*PANES, WHOLE):
            self.pane(name).list.marked = frozenset(actors)
        if self.shown.location is not None:  # else they come with the panes
            self.show_margins()

    def _open(self, asked: effects.Open) -> Awaitable[object]:
        """Open a dialog; what follows from its answer is done once it is gone."""

        async def answered(answer: Any) -> None:
            self._look()
            follows = asked.then(self.session, answer) if asked.then is not None else ()
            if (opening := self.apply(follows)) is not None:
                await opening

        return self.engine.open_dialog(asked.dialog, answered)

    async def on_follows(self, message: messages.Follows) -> None:
        """Do what follows from a job, or what a dialog wants."""
        if (opening := self.apply(message.effects(self.session))) is not None:
            await opening
        self.opening = False

    def on_notified(self, message: messages.Notified) -> None:
        """Tell what a thread or a job has to tell."""
        self.opening = self.opening and not (message.error and self.session.workspace is not None)
        self.say(message.text, error=message.error, beside=message.beside)

    def say(self, text: str, *, error: bool = False, beside: bool = False) -> None:
        """Tell the user something, in place of what is told already or beside it."""
        if not beside:
            self.app.clear_notifications()
        show_notice(self, text, error=error)

    # Locations

    def _go(self, gone: effects.Go, rest: float = 0) -> None:
        before, self.session.history = self.session.location, gone.history
        query = self.session.location.scope.query
        if query != before.scope.query:
            self.query_one(SearchBox).set_query(query)
        self.draw(rest=rest)
        if gone.focus:
            self._focus_location()

    def _focus(self, focus: effects.Focus) -> None:
        self.session.history = focus.history
        self._focus_location()

    def _zoom(self, zoom: effects.Zoom) -> None:
        self.session.zoomed = zoom.on
        self._focus_location()

    def _restore(self, restored: effects.Restore) -> None:
        self.session.history = restored.history
        self.shown = evolve(self.shown, location=None)  # till then no cursor says anything of it
        self.query_one(SearchBox).set_query(self.session.location.scope.query)
        self._focus_location()
        self.draw(restore=True)

    def _focus_location(self) -> None:
        """Bring the keys to the current pane at once: the next key may be typed already."""
        self.lay_out()
        self.set_focus(self.current.list)

    def to_best(self) -> None:
        """Go to the pane of the best match, with the cursor on it; a whole view stays."""
        waits = self.shown.location != self.session.location
        self.shown = evolve(self.shown, wants_best=waits)
        if waits:
            return
        best, workspace = self.shown.best, self.session.workspace
        kind = workspace.dataset.kind_of(best) if workspace and best else None
        location = self.session.location
        stays = WHOLE if location.view else location.pane
        pane = stays if kind is None or location.view else pane_of(kind)
        self.apply((navigation.go_to_pane(self.session, pane),))
        if best and (kind is not None or location.view):
            self.current.list.move_to(best)
            record = self.current.list.cursor_id if location.view else best
            self._go(navigation.stay(self.session, record=record, card=None))

    # Drawing

    @property
    def busy(self) -> bool:
        """Whether the screen is still to change without a further key."""
        return self.session.workspace is None or self.shown.location != self.session.location

    def draw(self, *, restore: bool = False, rest: float = 0) -> None:
        """Draw the present location; its model is made away from the keys.

        Args:
            restore: Put the cursor where it stood at that location.
            rest: Seconds to wait for a later call, which takes the place of this one.
        """
        if self.session.workspace is not None and self.app.is_running:
            if self.shown.shows_another(self.session.location):
                self._wait()
            self._draw(restore, rest)

    def _wait(self, progress: str = "", seconds: float = 0) -> None:
        """Say of what is not there yet how far it is."""
        self.shown = self.engine.show_awaited(self, self.area, self.shown, progress, seconds)

    @work(exclusive=True, group="draw")
    async def _draw(self, restore: bool, rest: float) -> None:
        await asyncio.sleep(rest)
        seen = self.area.on_screen(self.session.location, wide=self.wide)
        states, query, first = self.area.list_states, self.shown.query, not self.shown.location
        make = partial(self.engine.prepare, states, seen, query)
        drawing = await away(make, tell=self._wait, passing=True)
        if drawing is None or not self.app.is_running:
            return
        self._show(drawing, restore=restore)
        if first:
            await away(self.engine.build_unseen, drawing, seen, passing=True)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Let go of all that a drawing had in hand that another took the place of.

        Textual keeps its end, and with it what was drawn, until a search for garbage finds it.
        """
        if event.worker.error is not None and event.worker.is_finished:
            clear_frames(event.worker.error.__traceback__)

    def _show(self, drawing: Drawing, *, restore: bool) -> None:
        model = drawing.model
        if model.location != self.session.location:
            self.draw(restore=restore)  # The keys went to the card, say, while it was made.
            return
        self.query_one(SearchBox).show_mistake(model.mistake)
        self.shown = evolve(self.shown, location=model.location, best=model.best)
        if model.mistake is not None and self.shown.awaits(model.location):
            self._wait()  # The search box says why it is not made.
        if model.mistake is None:
            query, whole = model.location.scope.query, model.location if model.whole else None
            keep, self.shown = (
                query == self.shown.query,
                evolve(self.shown, query=query, whole=whole),
            )
            self.engine.show(self.area, drawing, keep=keep, restore=restore)
            self.area.share(model.location, wide=self.wide)
            drawn = self.pane(WHOLE if model.location.view else model.location.pane)
            for gone in navigation.follow_cursor(self.session, drawn.list.cursor_id):
                self._go(gone, rest=_PAUSE)  # Behind the picture: the two would take turns.
        self.show_margins()
        if self.shown.wants_best and model.mistake is None:
            self.to_best()
        self._moments.wait()

    def show_margins(self) -> None:
        """Bring the lines around the panes up to date."""
        if self.session.workspace is not None:
            self._look()
            self.engine.show_margins(self, self.area)

    # Panes

    def pane(self, name: str) -> Pane:
        """Give the pane of a name."""
        return self.area.pane(name)

    @property
    def current(self) -> Pane:
        """The pane that the keys go to."""
        return self.pane(current_pane(self.session.location))

    @property
    def wide(self) -> bool:
        """Whether the panes are seen together."""
        return self.size.width >= _WIDE and not self.session.zoomed

    @property
    def typing(self) -> bool:
        """Whether keys go into the search box."""
        return self.query_one(SearchBox).typing

    def _look(self) -> None:
        """Tell the session how it is seen now."""
        others = sorted(name for name in self.app.available_themes if name not in _NAMES)
        self.session.awaited = self.shown.awaits(self.session.location)
        self.session.reading = self._engine is not None and self._engine.reading
        self.session.layout = evolve(
            self.area.layout_at(self.session.location, wide=self.wide),
            typing=self.typing,
            theme=self.app.theme,
            themes=(*_NAMES, *others),
            own_themes=_NAMES,
        )

    def lay_out(self) -> None:
        """Show the panes that there is room for; a class of the screen would style all anew."""
        zoomed, location = self.session.zoomed, self.session.location
        self.query(Head).set_class(zoomed, "-spared")
        self.query(TabLine).set_class(zoomed or bool(location.view), "-spared")
        self.area.lay_out(location, wide=self.wide)

    # What happens

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow the focus to another pane: its cursor narrows the others from now on."""
        if not self.complete.is_set():
            return
        pane = event.widget.parent
        if isinstance(pane, Pane):
            name, cursor = pane.id or "", pane.list.cursor_id
            for gone in navigation.follow_focus(self.session, self.shown.location, name, cursor):
                self._go(gone, rest=_PAUSE if name == WHOLE else 0)
            self.lay_out()
        elif event.widget.id == "query":
            self.shown = evolve(self.shown, new_search=True)
            self.show_margins()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Remember the search when its box is left."""
        if event.widget.id == "query" and self._engine is not None:
            self.apply(self.engine.keep_search())

    def on_record_list_moved(self, event: RecordList.Moved) -> None:
        """Let the other panes follow the cursor, once it rests."""
        pane, location = event.record_list.parent, self.session.location
        if isinstance(pane, Pane) and pane.id == current_pane(location.changed(on_card=False)):
            record = event.row.id if event.row else None
            self.session.history = self.session.history.at(
                location.changed(record=record, card=None)
            )
            self.draw(rest=_PAUSE)

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Pin the record or open its card."""
        self._look()
        self.apply(navigation.open_row(self.session, event.row))

    def on_search_box_changed(self, event: SearchBox.Changed) -> None:
        """Narrow everything to the query as it is typed."""
        scope = self.session.location.scope.changed(query=event.query)
        changes = {"scope": scope, "record": None, "card": None, "on_card": False}
        changed = navigation.go if self.shown.new_search else navigation.stay
        self.shown = evolve(self.shown, new_search=False)
        self.session.history = changed(self.session, **changes).history
        self.draw()

    def on_search_box_submitted(self) -> None:
        """Go to the best match, as soon as it is known."""
        self.to_best()

    def on_search_box_unpinned(self, event: SearchBox.Unpinned) -> None:
        """Take the pin away that was clicked."""
        self.apply(navigation.unpin(self.session, event.place))

    def on_tab_line_chosen(self, event: TabLine.Chosen) -> None:
        """Go to the pane that was clicked."""
        self.apply((navigation.go_to_pane(self.session, event.pane),))

    async def on_foot_chosen(self, event: Foot.Chosen) -> None:
        """Do what the key that was clicked does."""
        if event.key == "enter" and self.typing:
            self.to_best()
        elif (opening := self.perform(event.command, event.key)) is not None:
            await opening

    def on_screen_resume(self) -> None:
        """Take over a size that changed while a dialog lay over the panes, and let go of that."""
        if self.session.workspace is not None:
            self._moments.wait()
            self.post_message(events.Resize(self.app.size, self.app.size))

    def on_resize(self) -> None:
        """Show as many panes as there is room for."""
        if self.complete.is_set():
            self.lay_out()
            self.show_margins()

    # The search box

    def _leave_search(self) -> None:
        self.set_focus(self.current.list)
        self.show_margins()

    def _recall(self, wanted: effects.Recall) -> None:
        if not self.query_one(SearchBox).recall(wanted.searches, wanted.step):
            self.apply(wanted.otherwise)


_APPLY: Mapping[type[effects.Effect], Callable[[Explorer, Any], object]] = {
    effects.Go: Explorer._go,
    effects.Restore: Explorer._restore,
    effects.Focus: Explorer._focus,
    effects.Move: lambda explorer, it: move(explorer.current.list, it.step),
    effects.MoveTo: lambda explorer, it: explorer.area.whole.list.move_to(it.id),
    effects.MoveAlong: lambda explorer, it: explorer.area.whole.go_along(it.step, it.stretch),
    effects.Zoom: Explorer._zoom,
    effects.Mark: lambda explorer, it: explorer._mark(it.actors),
    effects.EnterSearch: lambda explorer, _: explorer.set_focus(
        explorer.query_one(SearchBox).input
    ),
    effects.LeaveSearch: lambda explorer, _: explorer._leave_search(),
    effects.Recall: Explorer._recall,
    effects.Notify: lambda explorer, it: explorer.say(it.text, error=it.error, beside=it.beside),
    effects.Run: lambda explorer, it: explorer._run(it.job),
    effects.Remember: Explorer._remember,
    effects.OpenDataset: Explorer._open_dataset,
    effects.Load: lambda explorer, _: explorer.load(),
    effects.StopReading: lambda explorer, _: explorer.engine.stop(),
    effects.SetTheme: lambda explorer, it: explorer._set_theme(it.name),
    effects.Suspend: lambda explorer, _: explorer.app.action_suspend_process(),
    effects.Leave: lambda explorer, it: explorer.app.exit(it.code),
}
"""What carries out each effect, but for those that open a dialog."""
