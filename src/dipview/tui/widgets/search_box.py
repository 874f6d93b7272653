"""The search box: the query, what is pinned, how much is found, what is wrong with the query."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static

from dipview.formats.safe_text import show_typed
from dipview.formats.width import cells, cut
from dipview.tui.gate import Ink, words
from dipview.tui.widgets.safe_input import SafeInput
from dipview.tui.widgets.suggesting import QuerySuggester

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dipview.search.colons import Remark
    from dipview.search.query_errors import QueryError


_LEAST = 16
"""Cells that are left for the query at least; twice as many on a screen that is not narrow."""
_NARROW = 60
_BEFORE_CHIPS = 2
_AROUND = 8
"""Cells of the frame, the prompt, and the space before what is told."""


def _cells_of(chips: tuple[str, ...]) -> int:
    return sum(cells(chip) + 4 for chip in chips)


def _fitting(found: str, room: int) -> str:
    """Keep the first parts of what is told, as far as there is room; a single one is cut."""
    parts = found.split(" · ")
    while len(parts) > 1 and cells(" · ".join(parts)) > room:
        parts.pop()
    return cut(" · ".join(parts), room) if room > 1 else ""


class SearchBox(Vertical):
    """The input for queries, with its chips and counts."""

    DEFAULT_CSS = """
    SearchBox {
        height: auto;
        & > #typed-line {
            height: 3;
            padding: 0 1;
            border: round $border-blurred;
        }
        &:focus-within > #typed-line { border: round $border; }
        & #prompt { width: 2; color: $accent; text-style: bold; }
        & Input { width: 1fr; background: $background; }
        & Input:focus { background-tint: $foreground 0%; }
        & #chips, & #found { width: auto; padding-left: 2; color: $foreground-muted; }
        & #mistake { height: auto; padding: 0 3; color: $warning; display: none; }
        & #mistake.-told { display: block; }
        & #mistake.-remark { color: $foreground-muted; }
    }
    """

    _earlier: tuple[str, ...] = ()
    """What is gone through with the arrows: what was typed, then earlier searches."""
    _place: int = 0
    _complete: Callable[[str], str] | None = None
    """Completes a query, by the ids of what is open too; None at the first frame."""
    _remark: Callable[[str], Remark | None] | None = None
    """Tells of a word that looks like a field and is none; None at the first frame."""
    _told: tuple[tuple[str, ...], str] = ((), "")
    """The chips, and how much is found."""
    _chips: tuple[str, ...] = ()
    """The chips that are shown; none where they are only counted."""
    is_mistaken = False
    """Whether a mistake is told, so that what is found is of the query before."""

    @dataclass(eq=False)
    class Changed(Message):
        """The query was changed by typing."""

        query: str

    class Submitted(Message):
        """Enter was pressed in the box."""

    @dataclass(eq=False)
    class Unpinned(Message):
        """A chip was clicked."""

        place: int
        """Which of the pins, from 0; -1 for the last."""

    def compose(self) -> ComposeResult:
        """Lay out the prompt, the input, the chips and the counts."""
        with Horizontal(id="typed-line"):
            yield Static("/", id="prompt", markup=False)
            yield SafeInput(
                placeholder="search", id="query", suggester=QuerySuggester(self._completed)
            )
            yield Static(id="chips", markup=False)
            yield Static(id="found", markup=False)

    async def complete(self) -> None:
        """Add what the first frame does not show: the line that tells a mistake."""
        await self.mount(Static(id="mistake", markup=False))

    @property
    def input(self) -> Input:
        """The input itself."""
        return self.query_one("#query", Input)

    @property
    def typing(self) -> bool:
        """Whether keys go into the box."""
        return self.screen.focused is self.input

    def show_found(self, chips: tuple[str, ...], found: str) -> None:
        """Show what is pinned, in display-safe words, and how much is found.

        The query comes first: where room is scarce, the pins are counted, and of what is found
        only the first parts are told.
        """
        self._told = (chips, found)
        sign = "^ " if getattr(self.app, "ascii_marks", False) else "◆ "
        room = self.size.width - _AROUND - self._wanted()
        named = self.size.width >= _NARROW and _cells_of(chips) <= room
        shown = self._chips = chips if named else ()
        parts = [part for chip in shown for part in ((sign, Ink.ACCENT), f"{chip}  ")]
        if chips and not shown:
            parts = [(sign, Ink.ACCENT), f"{len(chips)}  "]
        self.query_one("#chips", Static).update(words(*parts))
        room -= _cells_of(shown or (("1",) if chips else ()))
        self.query_one("#found", Static).update(words(_fitting(found, room)))

    def show_waiting(self) -> None:
        """Say that what is searched for is not there yet: the counts are of what was before."""
        self.show_found(self._told[0], "being looked up …")

    def _wanted(self) -> int:
        """Count the cells that the query is to have: more while it is typed."""
        if self.size.width >= _NARROW:
            return 2 * _LEAST
        return _LEAST if self.typing else min(_LEAST, cells(self.input.value) + 2)

    def on_click(self, event: events.Click) -> None:
        """Tell which chip was clicked."""
        chips = self.query_one("#chips", Static)
        if not chips.region.contains(event.screen_x, event.screen_y) or not self._told[0]:
            return
        end = chips.region.x + _BEFORE_CHIPS
        for place, chip in enumerate(self._chips):
            end += cells(chip) + 4
            if event.screen_x < end:
                self.post_message(self.Unpinned(place))
                return
        if not self._chips:
            self.post_message(self.Unpinned(-1))

    def on_resize(self) -> None:
        """Tell as much as there is room for now."""
        self.show_found(*self._told)

    def show_mistake(self, mistake: QueryError | None) -> None:
        """Show where a query goes wrong, under the query; None takes it away.

        A word that looks like a field and is searched as a word is told at the same place.
        """
        self.is_mistaken = mistake is not None
        line = self.query_one("#mistake", Static)
        typed = self.input.value
        told = mistake or (self._remark(typed) if self._remark is not None else None)
        line.set_class(told is not None, "-told")
        line.set_class(mistake is None, "-remark")
        if told is not None:
            before = cells(typed[: told.offset])
            under = cells(typed[told.offset : told.offset + told.length])
            room = max(1, self.size.width // 2)
            caret = " " * min(before, room) + "^" * min(max(1, under), room)
            hint = f" — {told.hint}" if told.hint else ""
            line.update(words(f"{caret} {told.message}{hint}"))

    def _completed(self, query: str) -> str:
        return self._complete(query) if self._complete is not None else ""

    def help_with(
        self, complete: Callable[[str], str], remark: Callable[[str], Remark | None]
    ) -> None:
        """Take over what completes a query, and what tells of words that look like fields."""
        self._complete, self._remark = complete, remark

    def set_query(self, query: str) -> None:
        """Put a query in the box without telling that it changed."""
        shown = show_typed(query)
        if self.input.value != shown:
            with self.input.prevent(Input.Changed):
                self.input.value = shown
                self.input.cursor_position = len(shown)

    def recall(self, searches: Sequence[str], step: int) -> bool:
        """Put an earlier search into the box, as a shell does.

        Args:
            searches: Earlier searches, the newest first.
            step: 1 for an earlier one, -1 for a later one; after the newest comes what was typed.

        Returns:
            Whether there is one.
        """
        if not self._place:
            typed = self.input.value
            self._earlier = (typed, *(each for each in searches if each != typed))
        if not 0 <= self._place + step < len(self._earlier):
            return False
        self._place += step
        self.input.value = self._earlier[self._place]
        self.input.cursor_position = len(self.input.value)
        return True

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell that the query was changed; typing leaves the earlier searches."""
        event.stop()
        if self._place and event.value != show_typed(self._earlier[self._place]):
            self._place = 0
        self.post_message(self.Changed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Tell that the query was submitted."""
        event.stop()
        self.post_message(self.Submitted())
