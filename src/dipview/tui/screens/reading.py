"""The screen while files are read: it shows how far that is, and what becomes of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dipview.commands.command import key_for
from dipview.commands.session import Session
from dipview.tui import messages
from dipview.tui.left import Leavable
from dipview.tui.widgets.banner import Banner
from dipview.tui.widgets.head import Head
from dipview.tui.widgets.pane_area import PaneArea

if TYPE_CHECKING:
    from dipview.tui.engine import Engine


class ReadingScreen(Leavable[None]):
    """A screen with a head, a banner and panes, on which files are read.

    What has been read, the screen that is made of this one takes over itself.

    Args:
        session: What is looked at.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.opening = True
        """What is wanted is not there yet, and comes: the data, or the review of them."""
        self._engine: Engine | None = None

    @property
    def engine(self) -> Engine:
        """What is behind the first frame; whatever needs it comes later than it does."""
        assert self._engine is not None  # noqa: S101 - for the type checker
        return self._engine

    @property
    def area(self) -> PaneArea:
        """Where the panes are."""
        return self.query_one(PaneArea)

    def show_margins(self) -> None:
        """Bring the lines around the panes up to date."""
        raise NotImplementedError

    def load(self, *, asked: bool = True) -> None:
        """Read the files away from the keys, as it was asked for or as they have changed."""
        self.opening = self.opening or self.session.workspace is None
        read = partial(self.engine.read, asked=asked)
        self.run_worker(read, thread=True, exclusive=True, group="load")

    def on_unmount(self) -> None:
        """Read no further, and keep where the user is."""
        if self._engine is not None:
            self._engine.end()

    def on_progressed(self, message: messages.Progressed) -> None:
        """Show how far the reading is."""
        if self.engine.reading:
            self.query_one(Head).show_reading(message.what, message.progress)

    def on_previewed(self, message: messages.Previewed) -> None:
        """Show what has been read in the panes, unless an earlier dataset stands there."""
        if self.engine.reading and self.session.workspace is None:
            self.engine.show_preview(self, self.area, message.preview)

    def on_stopped(self, message: messages.Stopped) -> None:
        """Say that nothing was read, as the user wished, and by which keys to go on."""
        self.opening = False
        if self.session.workspace is None:
            self.engine.show_preview(self, self.area, None)
            keys = (key_for(self.session, each) for each in ("reload", "quit"))
            self.query_one(Head).show_stopped(message.what, *keys)
        else:
            self.show_margins()

    def on_kept_before(self, message: messages.KeptBefore) -> None:
        """Leave what was read before on the screen, and say why in the banner."""
        self.query_one(Banner).show(*self.engine.kept_before(message))
        self.show_margins()
        self.engine.renew(self.app.screen_stack)

    def on_files_changed(self) -> None:
        """Read the files again."""
        self.load(asked=False)

    def on_memory_read(self, message: messages.MemoryRead) -> None:
        """Take over what is remembered of the dataset."""
        self.session.memory = message.memory
