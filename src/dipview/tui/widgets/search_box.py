"""The search box: the query, what is pinned, how much is found, what is wrong with the query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static

from dipview.formats.display import show_typed
from dipview.formats.width import cells
from dipview.tui.gate import Ink, words
from dipview.tui.widgets.safe_input import SafeInput
from dipview.tui.widgets.suggesting import QuerySuggester

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dipview.dataset.dataset import Dataset
    from dipview.search.query_errors import QueryError


class SearchBox(Vertical):
    """The input for queries, with its chips and counts."""

    DEFAULT_CSS = """
    SearchBox {
        height: auto;
        & > Horizontal {
            height: 3;
            padding: 0 1;
            border: round $border-blurred;
        }
        &:focus-within > Horizontal { border: round $border; }
        & #prompt { width: 2; color: $accent; text-style: bold; }
        & Input {
            width: 1fr;
            height: 1;
            border: none;
            padding: 0;
            background: $background;
        }
        & Input:focus { border: none; background-tint: $foreground 0%; }
        & #chips, & #found { width: auto; padding-left: 2; color: $foreground-muted; }
        & #mistake { height: auto; padding: 0 3; color: $warning; display: none; }
        & #mistake.-told { display: block; }
    }
    """

    _earlier: tuple[str, ...] = ()
    """What is gone through with the arrows: what was typed, then earlier searches."""
    _place: int = 0
    dataset: Dataset | None = None
    """What is open, whose ids are completed; None before it is."""

    class Changed(Message):
        """The query was changed by typing."""

        def __init__(self, query: str) -> None:
            super().__init__()
            self.query = query

    class Submitted(Message):
        """Enter was pressed in the box."""

    def compose(self) -> ComposeResult:
        """Lay out the prompt, the input, the chips and the counts."""
        with Horizontal():
            yield Static("/", id="prompt", markup=False)
            yield SafeInput(placeholder="search", id="query", suggester=QuerySuggester(self))
            yield Static(id="chips", markup=False)
            yield Static(id="found", markup=False)
        yield Static(id="mistake", markup=False)

    @property
    def input(self) -> Input:
        """The input itself."""
        return self.query_one("#query", Input)

    @property
    def typing(self) -> bool:
        """Whether keys go into the box."""
        return self.screen.focused is self.input

    def tell(self, chips: tuple[str, ...], found: str) -> None:
        """Show what is pinned, in display-safe words, and how much is found."""
        sign = "^ " if getattr(self.app, "ascii_marks", False) else "◆ "
        parts = [part for chip in chips for part in ((sign, Ink.ACCENT), f"{chip}  ")]
        self.query_one("#chips", Static).update(words(*parts))
        self.query_one("#found", Static).update(words(found))

    def tell_mistake(self, mistake: QueryError | None) -> None:
        """Show where a query goes wrong, under the query; None takes it away."""
        line = self.query_one("#mistake", Static)
        line.set_class(mistake is not None, "-told")
        if mistake is not None:
            typed = self.input.value
            before = cells(typed[: mistake.offset])
            under = cells(typed[mistake.offset : mistake.offset + mistake.length])
            room = max(1, self.size.width // 2)
            caret = " " * min(before, room) + "^" * min(max(1, under), room)
            hint = f" — {mistake.hint}" if mistake.hint else ""
            line.update(words(f"{caret} {mistake.message}{hint}"))

    def open_on(self, dataset: Dataset, query: str) -> None:
        """Complete from the ids of a dataset, and put a query into the box."""
        self.dataset = dataset
        self.set_query(query)

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
