"""The application: themes, the explorer as its one screen, and how the program ends."""

from __future__ import annotations

import asyncio
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import RenderableType
from textual import events, work
from textual.app import App
from textual.binding import Binding
from textual.filter import LineFilter
from textual.geometry import Size
from textual.message_pump import Callback
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Input

from dipview.commands.deciding import Deciding
from dipview.commands.session import Session
from dipview.model.sentences import sentence
from dipview.settings.config import Config
from dipview.settings.mistakes import Mistake
from dipview.tui.bindings import alt_characters, bind, bindings
from dipview.tui.colourless import Colourless, no_colours_wanted
from dipview.tui.ending import (
    faults_of_threads,
    hang_up,
    heed_faults,
    heed_signals,
    stop_between_steps,
    told_plainly,
)
from dipview.tui.gate import show_notice
from dipview.tui.held_keys import HeldKeys, seen
from dipview.tui.left import comes_too_late
from dipview.tui.screens.explorer import Explorer
from dipview.tui.textual_private import (
    TERMINAL_DRIVER,
    let_drawn_widgets_go,
    let_lines_go,
    never_lost,
)
from dipview.tui.theme import PLAIN, PLAIN_CSS, THEMES
from dipview.tui.threads import Threads, leave_threads_behind
from dipview.tui.widgets.foot import WHILE_TYPING
from dipview.views.scope import Scope
from dipview.workspace.history import history_from

if TYPE_CHECKING:
    from dipview.dataset.limits import Limits
    from dipview.tui.engine import Engine
    from dipview.views.parts.remedies import Remedy

_WHILE_TYPING = WHILE_TYPING - {"enter"}
"""Keys of commands that work while a query is typed: Enter is the box's own."""
_SETTLING = 0.01
"""Seconds for which nothing is drawn after a change of the terminal's size or of the theme."""
FAULT = 70
"""The exit code of a fault in dipview itself: EX_SOFTWARE of BSD's sysexits."""


class DipviewApp(App[int]):
    """The explorer as a Textual application.

    Args:
        paths: Files and folders to open; none for the bundled dataset.
        scope: What to look through at first; None for everything.
        limits: How many bytes may be read.
        config: What the user has set.
        fresh: Begin anew, not where the user left off.
        watch: Read the files again when they change.
        review: The id of a source whose review is all that is wanted, or that it is decided whose
            coding stands; empty for the explorer.
    """

    TITLE = "dipview"
    ENABLE_COMMAND_PALETTE = False
    CSS = PLAIN_CSS
    HORIZONTAL_BREAKPOINTS = [
        *((0, "-tiny"), (40, "-narrow"), (120, "-wide"), (150, "-broad"), (200, "-vast"))
    ]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (10, "-tight"), (16, "-low"), (30, "-high")]

    def __init__(
        self,
        paths: Sequence[Path] = (),
        scope: Scope | None = None,
        limits: Limits | None = None,
        config: Config | None = None,
        *,
        fresh: bool = False,
        watch: bool = True,
        review: str | Deciding = "",
    ) -> None:
        self.config = config or Config()
        self._colourless = (Colourless(),)
        self._never_colours = no_colours_wanted()
        self.alt_keys = alt_characters(key for each in self.config.keys for key in each.keys)
        """Characters that mean something with Alt; an ESC before others is the Esc key."""
        self.at_fault = False
        """Whether dipview ends because of a fault in itself."""
        let_lines_go()
        let_drawn_widgets_go()
        super().__init__(driver_class=TERMINAL_DRIVER)
        self.remedies: Mapping[Remedy, str] = {}
        """How what could be done where a view has no rows is called for."""
        self.session = Session(
            paths=tuple(paths),
            limits=limits,
            fresh=fresh,
            to_review=review,
            history=history_from(scope),
        )
        self._explorer = Explorer(self.session, self._start)
        self._watched = watch
        self._started = asyncio.Event()  # set once the engine is there, which keys wait for
        self._held = HeldKeys(self._explorer, super().on_event, self._seen)
        self._threads: Threads | None = None
        self.engine: Engine | None = None
        """All that is behind the first frame; None before it is there."""
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self._first_theme()
        if not self.config.animation:
            self.animation_level = "none"

    def _first_theme(self) -> str:
        """Give the theme to begin with: the user's, unless there are to be no colours."""
        if self._never_colours:
            return PLAIN.name
        chosen = self.config.theme
        return chosen if chosen in self.available_themes else THEMES[0].name

    def on_ready(self) -> None:
        """Once the first frame stands, heed what stops the program."""
        stop_between_steps(asyncio.get_running_loop())

    @work
    async def _start(self) -> None:
        """Import the engine away from the loop, and let the keys come.

        The screen calls this: a message would wait behind the keys that wait for it.
        """
        try:
            made = await asyncio.to_thread(_engine)
            post, config = self._explorer.post_message, self.config
            engine = made(self, self.session, post, config, watched=self._watched)
            self.engine = engine
            self._bind(engine)
            await self._explorer.start(engine)
            self._tell_mistakes((*config.mistakes, *engine.mistakes))
        finally:
            self._started.set()

    def _bind(self, engine: Engine) -> None:
        """Bind the keys of the commands; those that quit work over a dialog too."""
        self._bindings.key_to_bindings.pop("ctrl+q", None)
        quitting = (key for key in self.session.keys["quit"] if len(key) > 1)
        bind(self._bindings, bindings(engine.commands, everywhere=True))
        bind(self._bindings, [Binding(key, "quit", show=False, priority=True) for key in quitting])
        bind(self._explorer._bindings, bindings(engine.commands))
        self.alt_keys = alt_characters(key for each in engine.commands for key in each.keys)
        self.remedies = engine.remedies

    def _tell_mistakes(self, mistakes: Sequence[Mistake]) -> None:
        """Tell what is wrong in the config file."""
        if mistakes:
            first, more = mistakes[0].in_words(self.config.path), len(mistakes) - 1
            others = f"; {more} more" if more else ""
            told = sentence(f"{first}{others}")
            show_notice(self, f"{told} 'dipview config' lists all settings.", error=True)

    async def on_event(self, event: events.Event) -> None:
        """Hold keys back until there is something that they can call."""
        if isinstance(event, events.Key):
            await self._started.wait()
            if self.engine is not None and not event.is_forwarded:
                first = not self._held
                if self._held.hold(event, self.engine.commands):
                    if first:
                        self._release_keys()
                    return
        await super().on_event(event)

    async def _seen(self) -> None:
        await seen(self.focused or self.screen, self.screen)

    @work(group="held keys", exclusive=True)
    async def _release_keys(self) -> None:
        await self._held.released()

    @property
    def ascii_marks(self) -> bool:
        """Whether lists draw their marks in ASCII."""
        return self.config.ascii

    def on_resize(self) -> None:
        """Draw a new size once: Textual tells the screen of it twice, and would draw both."""
        self._settle()

    def _settle(self) -> None:
        """Draw what changes the whole screen by itself, so that keys are heard in between."""
        if self._explorer.complete.is_set():
            self._draw_later()

    @work(group="settle")
    async def _draw_later(self) -> None:
        with self.batch_update():
            await asyncio.sleep(_SETTLING)
        self._heed_size()
        self.screen.refresh()
        for screen in self.screen_stack:  # Those behind a dialog were to be laid out meanwhile.
            screen.check_idle()

    def _heed_size(self) -> None:
        """Take the size that the terminal has by now: of many changes the last may be lost."""
        now = self.size if self.is_headless else Size(*shutil.get_terminal_size())
        if now != self.size:
            self.post_message(events.Resize(now, now))

    def set_timer(
        self,
        delay: float,
        callback: Callback | None = None,
        *,
        name: str | None = None,
        pause: bool = False,
    ) -> Timer:
        """Call something once after a while; Textual takes over a new size so, which must come.

        Args:
            delay: Seconds.
            callback: What to call.
            name: A name for debugging.
            pause: Do not begin yet.
        """
        return never_lost(super().set_timer(delay, callback, name=name, pause=pause))

    def on_load(self) -> None:
        """Heed signals and faults before anything is done to the terminal."""
        self._threads = leave_threads_behind(asyncio.get_running_loop())
        heed_signals(asyncio.get_running_loop(), self.end)
        heed_faults(asyncio.get_running_loop(), self.fail)

    def fail(self, error: Exception) -> None:
        """End because of a fault that came outside the application's messages, in any thread."""
        if self.return_code is None:
            self.call_later(self._raise, error)

    def _raise(self, error: Exception) -> None:
        raise error

    def on_terminal_gone(self) -> None:
        """Leave where there is no terminal any more."""
        hang_up(self.end)

    def _handle_exception(self, error: Exception) -> None:
        """End because of a fault, but not because of what comes for a screen that has been left."""
        if not comes_too_late(error):
            super()._handle_exception(error)

    def panic(self, *renderables: RenderableType) -> None:
        """End because of a fault; Textual would tell of some, and end as if all were well."""
        self.at_fault = True
        super().panic(*renderables)

    def end(self, code: int) -> None:
        """Leave, and give the terminal back; not before the explorer is there to be left."""
        self.call_later(self._leave, code)

    async def _leave(self, code: int) -> None:
        await self._explorer.complete.wait()
        self.exit(return_code=code)

    def on_exit_app(self) -> None:
        """Have nobody wait for what is being computed, before all that is taken down.

        Those who do would hear of the end once the terminal is given back. Till then, what is
        computed would be in the way of what is still to be done.
        """
        if self._threads is not None:
            self._threads.leave()

    def get_default_screen(self) -> Explorer:
        """Give the explorer; it reads its files behind its first frame."""
        return self._explorer

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Give what every line that is drawn goes through."""
        plain = self._never_colours or self.theme == PLAIN.name
        return self._colourless if plain else super().get_line_filters()

    def refresh_css(self, animate: bool = True) -> None:
        """Restyle everything; before there is a screen, only take the theme's colours over.

        Textual would parse all style sheets for the theme that is set at first, and once more for
        the first screen.
        """
        if self.screen_stack:
            self._settle()
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def watch_theme(self, name: str) -> None:
        """Let the style sheets know that there are no colours."""
        plain = self._never_colours or name == PLAIN.name
        self.set_class(plain, "-plain", update=False)  # All is styled anew for the theme itself.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys that edit text to a box while it is typed in."""
        typing = isinstance(self.focused, Input)
        return action != "command" or not typing or parameters[-1] in _WHILE_TYPING

    async def action_command(self, command: str, key: str) -> None:
        """Perform a command of the table on the explorer; a few work on what lies over it too.

        What is typed behind the key that quits does nothing: a dialog could not open any more.
        """
        if self.return_code is not None:
            return
        if self.screen is self._explorer:
            if (opening := self._explorer.perform(command, key)) is not None:
                await opening
        elif command == "suspend":
            self.action_suspend_process()
        elif command == "interrupt" and isinstance(self.screen, ModalScreen):
            self.screen.dismiss(None)

    def _print_error_renderables(self) -> None:
        """Print what Textual tells of a fault, in place of it: plainly, whatever it quotes."""
        told = told_plainly(self._exit_renderables[:1])
        self._exit_renderables.clear()
        if told:
            sys.stderr.write(f"dipview: a fault in dipview itself, not in your data\n{told}")


def _engine() -> type[Engine]:
    """Import all that is behind the first frame; called in a thread."""
    from dipview.tui.engine import Engine  # noqa: PLC0415 - the first frame waits for none of it

    return Engine


def run_explorer(app: DipviewApp, *, mouse: bool = True) -> int:
    """Run the explorer until the user leaves it.

    Args:
        app: The explorer.
        mouse: Heed the mouse, unless the config says otherwise; else it is the terminal's.

    Returns:
        The exit code of the program.
    """
    with faults_of_threads(app.fail, app.end):
        result = app.run(mouse=mouse and app.config.mouse)
    return exit_code(app, result)


def exit_code(app: DipviewApp, result: int | None) -> int:
    """Give the exit code of an application that has ended: 0 only where somebody left it.

    Args:
        app: The application.
        result: What it was left with; None where nothing was given.
    """
    if app.at_fault or app.return_code in (None, 1):
        return FAULT
    return result or app.return_code or 0
