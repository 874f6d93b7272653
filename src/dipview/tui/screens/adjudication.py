"""The adjudication: the words of an utterance, and what each coder made of it, side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from dipview.commands.adjudicating import ADJUDICATION_KEYS, flagged, footer_words
from dipview.commands.adjudication_session import AdjudicationSession
from dipview.commands.effects import Effects
from dipview.formats.safe_text import show
from dipview.formats.width import cut, pad, wrap
from dipview.tui.gate import Ink, Part, stacked, words
from dipview.tui.screens.decision import DecisionScreen, Row, bindings_of, fits, nothing_left
from dipview.tui.theme import Role
from dipview.tui.widgets.passage_plan import Lit
from dipview.tui.widgets.passage_text import PassageText
from dipview.views.coders.codings_side_by_side import CodedLine, coded_lines
from dipview.views.parts.citations import dated_reference
from dipview.views.parts.labels import voice_label

_LABEL = 15
"""Cells of what a line is called, with the mark before it."""
_NARROWEST = 14
"""Cells of a coding; of so many codings that they have less, the first are shown."""
_APART, _APART_ASCII = "≠", "#"


class AdjudicationScreen(DecisionScreen[AdjudicationSession]):
    """Goes through what coders do not agree on, until it is left.

    Args:
        session: What is gone over.
        written: Called when something was written.
    """

    DEFAULT_CSS = """
    AdjudicationScreen {
        & #text-side { min-height: 5; }
        & #decided { max-height: 75%; }
        &.-beside #text-side { width: 2fr; }
        &.-beside #decided { width: 3fr; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(ADJUDICATION_KEYS)]
    KEYS = ADJUDICATION_KEYS
    KEYS_WIDTH = 20
    READ_ALONE = "Somebody else is deciding on these codings: here they can be read."

    def __init__(
        self, session: AdjudicationSession, written: Callable[[str], object] = lambda _: None
    ) -> None:
        super().__init__(session, session.adjudication, written)
        session.next()

    def _lines(self) -> Iterator[Widget]:
        yield Static(id="lines", markup=False)

    def _flagged(self, line: str) -> Effects:
        return flagged(self.session, line)

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

    def _draw_lines(self, room: int, *, seen: bool) -> None:
        session = self.session
        if not seen:
            return
        rows: Iterable[Row] = _nothing_left(session)
        if session.at is not None:
            lines = list(coded_lines(session.workspace.dataset, session.at))
            width = max(30, room - 1)
            rows = _side_by_side(session.coders, lines, width, ascii_marks=self.ascii_marks)
        self.query_one("#lines", Static).update(stacked(rows))

    def _footer(self, room: int) -> list[tuple[str, str]]:
        """Leave out of the footer what has no room, but never the last key, which leaves."""
        named = footer_words(self.session)
        while len(named) > 1 and not fits(named, room):
            named = [*named[:-2], named[-1]]
        return named


def _side_by_side(
    coders: Sequence[str], lines: Sequence[CodedLine], width: int, *, ascii_marks: bool
) -> Iterator[Row]:
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


def _drawn(line: CodedLine, many: int, room: int, apart: str) -> Iterator[Row]:
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


def _nothing_left(session: AdjudicationSession) -> list[Row]:
    total = session.adjudication.progress.total
    said = f"All {total:,} disagreements are decided." if total else "Coders differ nowhere here."
    keys = "u takes back; dipview agree --disagreements tells what became of each."
    return nothing_left(said, keys)
