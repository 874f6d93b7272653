"""The view of states held against the register: what ``dipview registry`` prints."""

from __future__ import annotations

from collections.abc import Sequence

from dipview.dataset.dataset import Dataset
from dipview.dataset.registers.state_names import StateNames
from dipview.exchange.states_held import Held
from dipview.model.kinds import Kind
from dipview.views.view import Cell, Column, Extent, Meaning, Place, Row, Section, View

COLUMNS = (
    Column(key="name", title="Actor"),
    Column(key="state", title="State", place=Place.UNDER),
    Column(key="identifiers", title="Codes to add", place=Place.UNDER),
    Column(key="names", title="Names to add", place=Place.UNDER),
)


def states_view(dataset: Dataset, found: Sequence[Held]) -> View:
    """Make the view.

    Args:
        dataset: Whose actors they are.
        found: What the register has of each.
    """
    known = [each for each in found if each.state is not None]
    news = [each for each in known if each.identifiers or each.names]
    doubtful = [each for each in found if each.state is None and each.suggested]
    unknown = [each for each in found if each.state is None and not each.suggested]
    sections = (
        _section("add", "To be added", news, "By name or code, to the letter; --write adds it."),
        _section("doubt", "Who may be meant", doubtful, "By likeness: nothing is added unasked."),
        _section("unknown", "Not in the register", unknown, ""),
        _section("known", "Complete", [each for each in known if each not in news], ""),
    )
    return View(
        name="registry",
        title="States and the register",
        dataset=dataset.name,
        parted=True,
        sections=tuple(each for each in sections if each.rows),
        measure=lambda: Extent(count=len(found), noun="states"),
        empty="There is no state among the actors.",
    )


def _section(key: str, title: str, found: Sequence[Held], note: str) -> Section:
    rows = tuple(map(_row, found))
    return Section(key=key, title=title, columns=COLUMNS, rows=rows, note=note)


def _row(each: Held) -> Row:
    named = (each.state,) if each.state else each.suggested
    codes = ", ".join(f"{name} {code}" for name, code in each.identifiers.items())
    cells = (
        Cell(each.actor.name, Meaning.NAME),
        Cell(
            "; ".join(map(_in_words, named)),
            Meaning.QUIET if each.state else Meaning.WARNING,
            value=[state.code for state in named],
        ),
        Cell(codes, Meaning.TEXT, value=dict(each.identifiers)),
        Cell(
            ", ".join(name for name, _ in each.names),
            Meaning.TEXT,
            value=[{"name": name, "language": language} for name, language in each.names],
        ),
    )
    return Row(id=each.actor.id, kind=Kind.ACTOR, cells=cells)


def _in_words(state: StateNames) -> str:
    """Name a state: ``"Zaire (ZR), 1971-10-27 – 1997-05-16"``."""
    days = f"{state.start} – {state.end}" if state.end else f"observer since {state.start}"
    return f"{state.name} ({state.code})" + (f", {days}" if state.start else "")
