"""Hand-made views, as the catalogues and cards of a small dataset would be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from dipview.model.kinds import Kind
from dipview.model.positions import Basis
from dipview.model.sources import Citation
from dipview.model.stances import Stance
from dipview.views.parts.marks import Mark
from dipview.views.scope import Scope
from dipview.views.view import (
    Cell,
    Column,
    Extent,
    Meaning,
    Place,
    Reference,
    RestsOn,
    Row,
    Section,
    View,
)

REFERENCES = {
    "gazette-2017-05-02": Reference(
        id="gazette-2017-05-02",
        number=1,
        text="Harbour Gazette, Tolls divide the League, 2 May 2017, with Quayside Wire, "
        "https://gazette.example/2017/05/02/tolls-divide-the-league_at-last",
        short="Harbour Gazette, 2 May 2017",
    ),
    "minutes-7": Reference(
        id="minutes-7",
        number=2,
        text="Harbour League, Minutes 7, 3 May 2017",
        short="Harbour League, 3 May 2017",
    ),
    "unread": Reference(id="unread", number=3, text="Nobody cites this"),
}

STATEMENT_COLUMNS = (
    Column(key="date", title="Date", place=Place.MARGIN),
    Column(key="stance", title="Stance", place=Place.MARGIN),
    Column(key="words", title="Words or summary"),
    Column(key="speakers", title="Who", place=Place.UNDER),
    Column(key="details", title="Details", place=Place.UNDER),
    Column(key="sources", title="Source", place=Place.UNDER),
    Column(key="form", title="Form", place=Place.HIDDEN),
    Column(key="text", title="Exact words", place=Place.HIDDEN),
)
ACTOR_COLUMNS = (
    Column(key="name", title="Name"),
    Column(key="office", title="Office"),
    Column(key="statements", title="Statements", place=Place.END),
    Column(key="actor_kind", title="Kind", place=Place.HIDDEN),
    Column(key="unnamed", title="Unnamed", place=Place.HIDDEN),
)
FACT_COLUMNS = (
    Column(key="fact", title="Fact", place=Place.MARGIN),
    Column(key="text", title="What"),
    Column(key="sources", title="Source", place=Place.UNDER),
)
LONG = (
    "We came to this harbour with a proposal in good faith, and we leave it with the same proposal "
    "and, I regret to say, with a good deal less faith than we brought; but the door stays open, "
    "unless somebody shuts it."
)


def cited(*citations: Citation) -> Cell:
    """Make a source cell; it writes its citations out."""
    text = "; ".join(f"{each.source}, {each.locator}" for each in citations)
    return Cell(text, Meaning.SOURCE, citations=citations)


def stance(*marks: Mark) -> Cell:
    """Make a stance cell."""
    return Cell(
        "; ".join(mark.words for mark in marks),
        Meaning.STANCE,
        value=[mark.stance.value for mark in marks if mark.stance],
        marks=marks,
    )


def statement(
    id: str, date: str, marks: tuple[Mark, ...], words: Cell, who: str, details: str, *at: Citation
) -> Row:
    """Make the row of a statement."""
    exact = words.meaning is Meaning.WORDS
    return Row(
        id=id,
        kind=Kind.STATEMENT,
        cells=(
            Cell(date, Meaning.DATE, value=date.removeprefix("by ")),
            stance(*marks),
            words,
            Cell(who, Meaning.NAME, value=who.split(", ")),
            Cell(details, Meaning.QUIET),
            cited(*at),
            Cell("verbatim" if exact else "reported", Meaning.QUIET),
            Cell(words.text.strip("“”") if exact else ""),
        ),
    )


STATEMENTS = (
    statement(
        "vale-on-tolls",
        "2 May 2017",
        (Mark(stance=Stance.OPPOSE),),
        Cell(f"“{LONG}”", Meaning.WORDS),
        "Anna Vale",
        "Trade Minister, Ruritania",
        Citation(source="minutes-7", locator="page 3"),
        Citation(source="gazette-2017-05-02", locator="paragraph 4"),
    ),
    statement(
        "two-on-dues",
        "by 2 May 2017",
        (Mark(stance=Stance.SUPPORT, conditional=True, second_hand=True),),
        Cell("Would lower harbour dues if the tolls went too", Meaning.SUMMARY),
        "Ruritania, Syldavia",
        "if the tolls are dropped · second-hand, according to the League's office",
        Citation(source="gazette-2017-05-02", locator="paragraph 5"),
        Citation(source="gazette-2017-05-02", locator="paragraph 9"),
    ),
    statement(
        "envoy-on-talks",
        "1–2 May 2017 (inferred)",
        (Mark(stance=Stance.OPEN), Mark(stance=Stance.SUSPECT, basis=Basis.IMPLIED)),
        Cell("“not off the table”", Meaning.WORDS),
        "A Syldavian envoy",
        "",
        Citation(source="minutes-7"),
    ),
    statement(
        "tricky",
        "3 May 2017",
        (),
        Cell(
            "=HYPERLINK(“x”) | *bold* <b>b</b> [a](http://evil.example/) "
            "\x1b[31mred\u202e 港は開いて",
            Meaning.SUMMARY,
        ),
        "@somebody",
        "first line\nsecond line",
        Citation(source="lost-source", locator="p\x07. 1"),
    ),
)


def actor(id: str, name: str, office: str, count: int, kind: str = "person") -> Row:
    """Make the row of an actor."""
    return Row(
        id=id,
        kind=Kind.ACTOR,
        faint=not count,
        cells=(
            Cell(name, Meaning.NAME),
            Cell(office, Meaning.QUIET),
            Cell(str(count or "·"), Meaning.COUNT, value=count),
            Cell(kind),
            Cell("no", value=False),
        ),
    )


ACTORS = (
    actor("ruritania", "Ruritania", "", 12, "state"),
    actor("harbour-league", "Harbour League", "organization", 1, "organization"),
    actor("anna-vale", "Anna Vale", "Trade Minister, Ruritania", 1),
    actor("envoy", "a Syldavian envoy to the harbours of the western and northern seas", "", 0),
)


@pytest.fixture
def statements() -> View:
    """Statements with exact words, a condition, second-hand, two marks, and hostile text."""
    return View(
        name="statements",
        title="Statements",
        dataset="Tolls and dues, May 2017",
        scope=Scope(query="tolls", as_of=dt.date(2017, 5, 3), pins=("ruritania",)),
        scope_in_words=("as of 3 May 2017", "query: tolls", "with Ruritania"),
        sections=(Section(columns=STATEMENT_COLUMNS, rows=STATEMENTS),),
        notes=("Second-hand positions are shown in brackets.",),
        references=REFERENCES,
        measure=lambda: Extent(count=4, noun="statements", span="1–3 May 2017"),
        rests_on=RestsOn(
            dataset="Tolls and dues, May 2017",
            sha256="a3f1" * 16,
            as_of="2017-05-03",
            as_of_in_words="3 May 2017",
            scope=("query: tolls", "with Ruritania"),
            left_out=("2 positions in drafts",),
        ),
    )


@pytest.fixture
def actors() -> View:
    """Actors, with offices and counts."""
    return View(
        name="actors",
        title="Actors",
        dataset="Tolls and dues, May 2017",
        scope=Scope(),
        sections=(Section(columns=ACTOR_COLUMNS, rows=ACTORS),),
        references=REFERENCES,
        measure=lambda: Extent(count=4, noun="actors"),
    )


@pytest.fixture
def card() -> View:
    """A card: facts, statements, actors, a section without rows."""
    facts = (
        Row(
            id="ruritania",
            kind=Kind.ACTOR,
            cells=(Cell("kind"), Cell("state · RU · also Strelsau"), Cell()),
        ),
        Row(
            id="harbour-league",
            kind=Kind.ACTOR,
            cells=(
                Cell("member of"),
                Cell("Harbour League"),
                cited(Citation(source="gazette-2017-05-02", locator="paragraph 1")),
            ),
        ),
    )
    return View(
        name="card",
        title="Ruritania",
        dataset="Tolls and dues, May 2017",
        scope=Scope(),
        sections=(
            Section(columns=FACT_COLUMNS, rows=facts, key="facts"),
            Section(
                columns=STATEMENT_COLUMNS,
                rows=STATEMENTS[:2],
                key="said",
                title="Said",
                note="Its own words alone: those of its officials are not counted.",
            ),
            Section(columns=ACTOR_COLUMNS, rows=ACTORS[2:3], key="officers", title="Officers"),
            Section(columns=ACTOR_COLUMNS, rows=(), key="members", title="Members"),
        ),
        references=REFERENCES,
    )


@pytest.fixture
def nothing() -> View:
    """A view without rows."""
    return View(
        name="events",
        title="Events",
        dataset="Tolls and dues, May 2017",
        scope=Scope(query="xqzvwk"),
        scope_in_words=("query: xqzvwk",),
        sections=(Section(columns=ACTOR_COLUMNS, rows=()),),
        empty="No event matches. Try fewer words.",
    )


@pytest.fixture
def views(statements: View, actors: View, card: View, nothing: View) -> Callable[[str], View]:
    """Find any of these views by name."""
    known = {"statements": statements, "actors": actors, "card": card, "nothing": nothing}
    return known.__getitem__
