"""The adjudication: the words of an utterance, and what each coder made of it, side by side."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from dipview.capture.review.review import ReviewError
from dipview.commands.adjudicating import (
    ADJUDICATION_KEYS,
    flagged,
    footer_words,
    keys_in_words,
    pressed,
)
from dipview.commands.adjudication_session import AdjudicationSession
from dipview.commands.effects import Effects, Notify
from dipview.commands.review_effects import (
    AskColleague,
    Decide,
    LeaveReview,
    Scroll,
    ShowKeys,
    Undo,
)
from dipview.formats.display import show
from dipview.formats.width import cells, cut, pad, wrap
from dipview.tui.bindings import binding_key
from dipview.tui.gate import Ink, Part, stacked, words
from dipview.tui.theme import Role
from dipview.tui.widgets.dialog import Dialog
from dipview.tui.widgets.passage_plan import Lit
from dipview.tui.widgets.passage_text import PassageText
from dipview.tui.widgets.safe_input import SafeInput
from dipview.views.coders.codings_side_by_side import CodedLine, coded_lines
from dipview.views.parts.citations import dated_reference
from dipview.views.parts.labels import voice_label
from dipview.workspace.workspace import Workspace

Written = TypeVar("Written")
_WIDE = 110
"""From this many columns on, text and codings stand side by side."""
_LABEL = 15
"""Cells of what a line is called, with the mark before it."""
_NARROWEST = 14
"""Cells of a coding; of so many codings that they have less, the first are shown."""
_KEYS = 20
"""Cells before what a key does."""
_GAP = "   "
_UNNOTICED = 0.3
"""Seconds of writing of which nothing is told."""
_APART, _APART_ASCII = "≠", "#"
Line = tuple[Part, ...]


class AdjudicationScreen(Dialog[None]):
    """Goes through what coders do not agree on, until it is left.

    Args:
        session: What is gone over.
        written: Called when something was written.
    """

    DEFAULT_CSS = """
    AdjudicationScreen {
        background: $background;
        & #sides { height: 1fr; layout: vertical; }
        & .side {
            border: round $border-blurred;
            border-title-color: $foreground-muted;
            border-subtitle-color: $foreground-muted;
            background: $background;
        }
        & #text-side { height: 1fr; min-height: 5; width: 1fr; }
        & #codings {
            height: auto;
            max-height: 75%;
            width: 1fr;
            border: round $border;
            border-title-color: $accent;
            padding: 0 1;
            overflow-y: auto;
            scrollbar-size-vertical: 1;
        }
        & #lines { height: auto; }
        & #told { color: $warning; height: auto; display: none; }
        & #told.-told { display: block; }
        & #colleague { display: none; height: 1; border: none; padding: 0; background: $panel; }
        & #keys { height: 1; padding: 0 1; color: $foreground-muted;
            text-wrap: nowrap; text-overflow: ellipsis; }
        &.-keys #text-side { display: none; }
        &.-beside #sides { layout: horizontal; }
        &.-beside #text-side { height: 1fr; width: 2fr; padding: 0 1; }
        &.-beside #codings { height: 1fr; max-height: 100%; width: 3fr; padding: 1 1 0 1; }
    }
    """
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(binding_key(key), f"pressed({key!r})", show=False, priority=True)
        for each in ADJUDICATION_KEYS
        for key in each.keys
    ]

    def __init__(
        self, session: AdjudicationSession, written: Callable[[], object] = lambda: None
    ) -> None:
        super().__init__()
        self.session = session
        self._tell_session = written
        self._keys = False
        """The keys stand in place of the codings."""
        session.next()

    def compose(self) -> ComposeResult:
        """Lay out the text, the codings, and the keys."""
        with Horizontal(id="sides"):
            with Vertical(id="text-side", classes="side"):
                yield PassageText(id="text")
            with Vertical(id="codings", classes="side"):
                yield Static(id="lines", markup=False)
                yield SafeInput(placeholder="what a colleague should look at", id="colleague")
                yield Static(id="told", markup=False)
        yield Static(id="keys", markup=False)

    def on_mount(self) -> None:
        """Show the first one, and who else is at it."""
        self.query_one(PassageText).ascii_marks = self._ascii
        if self.session.adjudication.read_only:
            self._tell("Somebody else is deciding on these codings: here they can be read.")
        self._fit()
        self.call_after_refresh(self._draw)

    def on_resize(self) -> None:
        """Lay out for the size of now."""
        self._fit()
        self.call_after_refresh(self._draw)

    def on_unmount(self) -> None:
        """Let others decide."""
        self.session.adjudication.close()

    def renew(self, workspace: Workspace) -> None:
        """Draw with what was read again."""
        self.session.renew(workspace)
        self._draw()

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys to what is typed into."""
        if action == "pressed":
            return not self._asking
        return super().check_action(action, parameters)

    async def action_pressed(self, key: str) -> None:
        """Do what a key does; the next one waits until that is done."""
        if self._keys:
            self._keys = False
            self._draw()
        else:
            await self._apply(pressed(self.session, key))

    async def _apply(self, effects: Effects) -> None:
        for effect in effects:
            match effect:
                case Notify(text=text):
                    self._tell(text)
                case Decide(decide=decide):
                    await self._decide(decide)
                case Undo():
                    await self._take_back()
                case AskColleague():
                    self._ask()
                case Scroll(screens=screens):
                    self.query_one(PassageText).scroll_screens(screens)
                case ShowKeys():
                    self._keys = True
                    self._draw()
                case LeaveReview():
                    self.dismiss(None)

    async def _decide(self, decide: Callable[[], object]) -> None:
        """Decide away from the keys; the next one is shown once that is on the disk."""
        try:
            decision = await self._written(decide)
        except ReviewError as error:
            self._tell(str(error))
            return
        besides = ""
        if getattr(decision, "chosen", ""):
            self._tell_session()
            besides = self.session.adjudication.remark
        self.session.next()
        remark = self.session.remark
        told = (f"Flagged: {remark}" if remark else "", f"{besides}." if besides else "")
        self._tell(" ".join(filter(None, told)))
        self._draw()

    async def _written(self, write: Callable[[], Written]) -> Written:
        """Write in a thread, to its end; says so where that takes long enough to be noticed."""
        made = asyncio.ensure_future(asyncio.to_thread(write))
        if not (await asyncio.wait((made,), timeout=_UNNOTICED))[0]:
            self._tell("Being written …")
        return await made

    async def _take_back(self) -> None:
        """Undo away from the keys, on the files as they are now."""
        try:
            back = await self._written(self.session.adjudication.undo)
        except ReviewError as error:
            self._tell(str(error))
            return
        if back is None:
            self._tell("Nothing is left to be taken back.")
            return
        self._tell_session()
        kept = ", ".join(back.changed)
        stays = f"; {kept} was changed by somebody since, and stays so" if kept else ""
        self._tell(f"Taken back{stays}.")
        self.session.back(back)
        self._draw()

    # Flagging

    @property
    def _asking(self) -> bool:
        return self.query_one("#colleague").display

    def _ask(self) -> None:
        box = self.query_one("#colleague", SafeInput)
        box.value, box.display = "", True
        self.set_focus(box)
        self._draw_keys()

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Flag what lies there with the line that was typed."""
        event.stop()
        self._answered()
        await self._apply(flagged(self.session, event.value))

    def key_escape(self) -> None:
        """Leave it as it was."""
        if self._asking:
            self._answered()

    def _answered(self) -> None:
        self.query_one("#colleague").display = False
        self.set_focus(None)
        self._draw()

    # Drawing

    @property
    def _ascii(self) -> bool:
        return bool(getattr(self.app, "ascii_marks", False))

    def _fit(self) -> None:
        self.set_class(self.app.size.width >= _WIDE, "-beside")

    def _tell(self, text: str) -> None:
        told = self.query_one("#told", Static)
        told.update(words(text))
        told.set_class(bool(text), "-told")

    def _draw(self) -> None:
        if self.is_mounted:
            self._draw_text()
            self._draw_codings()
            self._draw_keys()

    def _draw_text(self) -> None:
        session, side = self.session, self.query_one("#text-side")
        shown = session.text()
        lit = [Lit(*shown.whole, Role.HAND)] if shown.whole else []
        if shown.shared and shown.shared != shown.whole:
            lit.append(Lit(*shown.shared, Role.HAND_WORDS))
        self.query_one(PassageText).show(shown.text, lit, shown.whole, ())
        title = ""
        if session.at is not None:
            first = next(iter(session.at.codings.values()))
            dataset = session.workspace.dataset
            voice = voice_label(dataset, first.id)
            title = f"{voice} · {dated_reference(dataset.source(first.source))}"
        side.border_title = words(cut(title, max(8, side.size.width - 6)))

    def _draw_codings(self) -> None:
        session, side = self.session, self.query_one("#codings", Vertical)
        self.set_class(self._keys, "-keys")
        width = max(30, side.size.width - 1)
        if self._keys:
            rows = list(_key_rows(self.app.size.width - 5))
        elif session.at is None:
            rows = _nothing_left(session)
        else:
            lines = list(coded_lines(session.workspace.dataset, session.at))
            rows = list(_side_by_side(session.coders, lines, width, ascii_marks=self._ascii))
        self.query_one("#lines", Static).update(stacked(rows))
        side.border_title = words("Keys" if self._keys else _title(session))
        side.border_subtitle = words(_counts(session))

    def _draw_keys(self) -> None:
        foot = self.query_one("#keys", Static)
        room = max(0, self.app.size.width - 2)
        if self._asking:
            named = [("⏎", "flags it"), ("Esc", "as before")]
        elif self._keys:
            named = [("any key", "back")]
        else:
            named = _fitting(footer_words(self.session), room)
        parts: list[Part] = []
        for key, title in named:
            parts += [(key, Ink.STRONG), f" {title}", _GAP]
        foot.update(words(*parts[:-1]))


def _title(session: AdjudicationSession) -> str:
    total = session.adjudication.progress.total
    return f"Disagreement {session.place:,} of {total:,}" if session.at is not None else "Done"


def _counts(session: AdjudicationSession) -> str:
    progress = session.adjudication.progress
    counts = (
        (progress.decided, "decided"),
        (progress.later, "later"),
        (progress.flagged, "flagged"),
    )
    told = [f"{count:,} {what}" for count, what in counts if count]
    return " · ".join((*(["read only"] if session.adjudication.read_only else []), *told))


def _side_by_side(
    coders: Sequence[str], lines: Sequence[CodedLine], width: int, *, ascii_marks: bool
) -> Iterator[Line]:
    """Draw codings in columns; those that differ in something are marked and stand out."""
    many = max(1, min(len(coders), (width - _LABEL) // (_NARROWEST + 2)))
    room = (width - _LABEL) // many - 2
    head = [(" " * _LABEL, Ink.MUTED)]
    for at, coder in enumerate(coders[:many], 1):
        head += [(f"{at} ", Ink.STRONG), (pad(cut(show(coder), room - 2), room), Ink.ACCENT)]
    yield tuple(head)
    for line in lines:
        yield from _drawn(line, many, room, _APART_ASCII if ascii_marks else _APART)
    if many < len(coders):
        yield (("and " + ", ".join(show(each) for each in coders[many:]), Ink.MUTED),)


def _drawn(line: CodedLine, many: int, room: int, apart: str) -> Iterator[Line]:
    ink = Ink.CONDITIONAL if line.differs else Ink.MUTED
    label = f"{'  ' if line.of_position else ''}{line.label}"
    names = wrap(show(label), _LABEL - 3)
    columns = [wrap(show(value), room) or [""] for value in line.values[:many]]
    for at in range(max(len(names), *map(len, columns))):
        mark = apart if line.differs and not at else " "
        name = names[at] if at < len(names) else ""
        parts: list[Part] = [(f"{mark} ", ink), (pad(name, _LABEL - 2), Ink.MUTED)]
        for column in columns:
            told = column[at] if at < len(column) else ""
            parts.append((pad(told, room + 2), Ink.PLAIN if line.differs else Ink.MUTED))
        yield tuple(parts)


def _nothing_left(session: AdjudicationSession) -> list[Line]:
    total = session.adjudication.progress.total
    said = f"All {total:,} disagreements are decided." if total else "Coders differ nowhere here."
    return [
        ((said, Ink.PLAIN),),
        ("",),
        (("u takes back; dipview agree --disagreements tells what became of each.", Ink.MUTED),),
    ]


def _key_rows(width: int) -> Iterator[Line]:
    for key, said in keys_in_words():
        for at, line in enumerate(wrap(said, max(12, width - _KEYS))):
            yield (("" if at else key).ljust(_KEYS), Ink.STRONG), (line, Ink.PLAIN)


def _fitting(named: list[tuple[str, str]], room: int) -> list[tuple[str, str]]:
    """Leave out of the footer what has no room, but never the last key, which leaves."""
    while len(named) > 1:
        if sum(cells(f"{key} {title}{_GAP}") for key, title in named) <= room + len(_GAP):
            break
        named = [*named[:-2], named[-1]]
    return named
