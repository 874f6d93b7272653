"""List plan: what stands on which line of a list, in a pane and on a card."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from attrs import evolve

from dipview.model.kinds import Kind
from dipview.model.sources import Citation
from dipview.model.stances import Stance
from dipview.tui.widgets.list_plan import WRAPPED_AT_MOST, Plan
from dipview.tui.widgets.row_drawing import RowRenderer
from dipview.views.parts.marks import Mark
from dipview.views.scope import Scope
from dipview.views.view import Cell, Column, Lazy, Meaning, Place, Reference, Row, Section, View

NAMES = (Column(key="name", title="Name"), Column(key="n", title="n", place=Place.END))
WORDS = (
    Column(key="date", title="Date", place=Place.MARGIN),
    Column(key="stance", title="Stance", place=Place.MARGIN),
    Column(key="words", title="Words"),
    Column(key="by", title="By", place=Place.UNDER),
    Column(key="form", title="Form", place=Place.UNDER),
    Column(key="source", title="Source", place=Place.UNDER),
    Column(key="id", title="Id", place=Place.HIDDEN),
)
REFERENCES = {"may": Reference(id="may", number=3, text="May, 2017")}
MAY = (Citation(source="may", locator="paragraph 12"),)
SUPPORTS = (Mark(stance=Stance.SUPPORT),)


def name(id: str, count: str = "1") -> Row:
    return Row(id=id, kind=Kind.ACTOR, cells=(Cell(id, Meaning.NAME), Cell(count, Meaning.QUIET)))


def quote(words: str, by: str = "Britain") -> Row:
    cells = (
        Cell("by 11 Apr", Meaning.DATE),
        Cell("supports", Meaning.STANCE, marks=SUPPORTS),
        Cell(words, Meaning.WORDS),
        Cell(by, Meaning.NAME),
        Cell("reported", Meaning.QUIET),
        Cell("May, paragraph 12", Meaning.SOURCE, citations=MAY),
        Cell("never shown"),
    )
    return Row(id=words, kind=Kind.STATEMENT, cells=cells)


def section(columns: tuple[Column, ...], rows: Sequence[Row], title: str = "") -> Section:
    return Section(columns=columns, rows=rows, title=title)


def plan(
    *sections: Section,
    width: int = 60,
    wrap: bool = False,
    airy: bool = False,
    lines: int = 1,
    notes: tuple[str, ...] = (),
    empty: str = "",
) -> Plan:
    view = View(
        name="v",
        title="V",
        dataset="D",
        scope=Scope(),
        sections=sections,
        notes=notes,
        empty=empty,
    )
    return Plan(view, RowRenderer(REFERENCES, wrap=wrap), width, airy=airy, lines=lines)


def text(what: Plan, top: int = 0, height: int = 60) -> list[str]:
    """Write the lines of a plan as a list would draw them, without the gutter."""
    what.measure(top, height)
    lines = []
    for line in range(top, min(top + height, what.height)):
        spot = what.spot(line)
        drawn = (spot.head,) if spot.row is None else what.drawn(spot.row)
        spans = drawn[spot.line] if spot.line < len(drawn) else ()
        lines.append("".join(span.text for span in spans).rstrip())
    return lines


def test_a_row_stands_on_two_lines_with_its_date_mark_and_source() -> None:
    assert text(plan(section(WORDS, [quote("“we agree”"), quote("“no”")]), airy=True)) == [
        "by 11 Apr  ▲ “we agree”",
        "             Britain   reported · [3] §12",
        "",
        "by 11 Apr  ▲ “no”",
        "             Britain   reported · [3] §12",
        "",
    ]


def test_sections_have_headings_and_notes_and_a_blank_line_between_them() -> None:
    first = evolve(section(NAMES, [name("a", "10")], "States"), note="Only those that spoke.")
    second = section(NAMES, [name("b", "2")], "People")
    assert text(plan(first, second, width=19, notes=("Two of nine.", "None hidden."))) == [
        "STATES",
        "Only those that",
        "spoke.",
        "a              10",
        "",
        "PEOPLE",
        "b               2",
        "",
        "Two of nine.",
        "None hidden.",
    ]


def test_an_empty_section_is_left_out_unless_it_has_something_to_say() -> None:
    silent = section(NAMES, [], "Silent")
    speaking = evolve(section(NAMES, [], "Speaking"), note="None found.")
    what = plan(silent, speaking, section(NAMES, [name("a")], "Full"), empty="Unsaid.", width=12)
    assert text(what) == ["SPEAKING", "None found.", "", "FULL", "a        1"]
    assert what.spot(4).row == 0


def test_a_view_without_rows_says_what_to_do_and_then_its_notes() -> None:
    assert text(plan(empty="Nothing.\nPress u.", notes=("As of 2017.",))) == [
        "Nothing.",
        "Press u.",
        "",
        "As of 2017.",
    ]


def test_a_plan_of_nothing_has_no_lines() -> None:
    what = plan()
    assert what.height == 0
    assert what.near(3) == 0
    assert what.spot(0).row is None
    with pytest.raises(IndexError):
        what.row(0)


@pytest.mark.parametrize("airy", [False, True])
@pytest.mark.parametrize(("wrap", "lines"), [(False, 1), (False, 4), (True, 1)])
@pytest.mark.parametrize("width", [1, 5, 10, 33, 150])
def test_every_row_has_all_its_lines_one_after_another(
    wrap: bool, lines: int, airy: bool, width: int
) -> None:
    names = [name(f"n{each}" * each) for each in range(1, 5)]
    quotes = [quote("some words " * each) for each in range(1, 5)]
    noted = evolve(section(NAMES, [], "Noted"), note="A note.")
    sections = (section(NAMES, names, "N"), noted, section(WORDS, quotes))
    what = plan(*sections, wrap=wrap, airy=airy, width=width, lines=lines)
    alike = not wrap and lines == 1
    spots = [what.spot(line) for line in range(what.height)]
    found = [(spot.row, spot.line) for spot in spots if spot.row is not None]
    assert found == [(row, line) for row in range(8) for line in range(what.height_of(row))]
    for row in range(8):
        top = what.top_of(row)
        assert what.spot(top) == ((), row, 0)
        assert what.near(top) == row
        assert what.heading_of(row) <= top
        blank = what.height_of(row) - len(what.drawn(row))
        assert 0 <= blank <= (airy and alike)
        assert what.row(row) == (names + quotes)[row]


def test_the_nearest_row_to_a_heading_is_the_one_before_it() -> None:
    what = plan(section(NAMES, [name("a")], "One"), section(NAMES, [name("b")], "Two"))
    assert [what.near(line) for line in (-5, 0, 1, 2, 3, 4, 99)] == [0, 0, 0, 0, 0, 1, 1]


def test_long_text_is_cut_in_a_pane_and_wrapped_on_a_card() -> None:
    words = "“" + "a long sentence that goes on " * 5 + "”"
    cut = text(plan(section(WORDS, [quote(words)]), width=40))
    assert len(cut) == 2
    assert cut[0].endswith("…")
    whole = text(plan(section(WORDS, [quote(words)]), width=40, wrap=True))
    assert all(len(line) < 40 for line in whole)
    start = whole[0].index("“")
    drawn = " ".join(line[start:] for line in whole).split()
    assert drawn[: len(words.split())] == words.split()


def test_a_second_line_is_shared_by_name_details_and_source_and_what_is_cut_says_so() -> None:
    rows = section(WORDS, [quote("yes", "The Group of Seven")])
    assert text(plan(rows, width=55))[1].strip() == "The Group of Seven   reported · [3] §12"
    assert text(plan(rows, width=52))[1].strip() == "The Group of Seven   report… · [3] §12"
    assert text(plan(rows, width=45))[1].strip() == "The Group of Seven  … · [3] §12"
    assert text(plan(rows, width=36))[1].strip() == "by 11 Apr · The Group of Seven  …"


def test_a_place_in_a_source_does_not_take_the_room_of_what_stands_before_it() -> None:
    cells = list(quote("yes", "").cells)
    places = ("paragraph 1", "paragraph 14", "paragraph 22")
    cited = tuple(Citation(source="may", locator=place) for place in places)
    cells[4] = Cell("ongoing at the Hall of the Strait", Meaning.QUIET)
    cells[5] = Cell("May", Meaning.SOURCE, citations=cited)
    row = section(WORDS, [evolve(quote("yes"), cells=tuple(cells))])
    drawn = {width: text(plan(row, width=width))[1].strip() for width in (70, 66, 60, 50, 44)}
    assert drawn[70] == "ongoing at the Hall of the Strait · [3] §1, §14, §22"
    assert drawn[66] == "ongoing at the Hall of the Strait · [3] §1, §14, §22"
    assert drawn[60] == "ongoing at the Hall of the S… · [3] §1, §14, …"
    assert drawn[50] == "ongoing at the Hall of … · [3] §1, …"
    assert drawn[44] == "ongoing at the Ha… · [3] §1, …"


@pytest.mark.parametrize("by", ["Samoa", "Trinidad and Tobago", "Samoa, " * 12 + "Tonga"])
@pytest.mark.parametrize("lines", [1, 2, 3])
def test_for_whom_somebody_speaks_and_the_year_stay_whatever_else_is_cut(
    by: str, lines: int
) -> None:
    locator = "Agenda item 9, provision to developing country parties, and the annex"
    words = "“The mandate was adopted at the highest level”"
    columns = (*WORDS[:4], Column(key="office", title="Office", place=Place.UNDER), *WORDS[4:])
    row = quote(words, by)
    cells = (
        Cell("11 Apr 1995", Meaning.DATE),
        *row.cells[1:4],
        Cell("Permanent Representative to the United Nations", Meaning.QUIET),
        Cell("for AOSIS · reported", Meaning.QUIET, needed=len("for AOSIS")),
        Cell("May", Meaning.SOURCE, citations=(Citation(source="may", locator=locator),)),
        row.cells[-1],
    )
    rows = section(columns, [evolve(row, cells=cells)])
    for width in range(38, 140):
        drawn = " ".join(line.strip() for line in text(plan(rows, width=width, lines=lines)))
        assert "for AOSIS" in drawn, width
        assert "1995" in drawn, width


def test_dates_leave_the_first_line_of_a_narrow_list_to_the_words() -> None:
    rows = section(WORDS, [quote("“we all agree on the tolls”")])
    assert text(plan(rows, width=32, lines=4)) == [
        "▲ “we all agree on the tolls”",
        "  by 11 Apr · Britain",
        "  reported · [3] §12",
    ]


def test_a_text_takes_the_lines_that_it_needs_up_to_a_limit_and_says_where_it_is_cut() -> None:
    long = quote("“" + "a sentence that goes on " * 9 + "”")
    drawn = text(plan(section(WORDS, [long, quote("“no”")]), width=50, airy=True, lines=3))
    assert [line[13:] for line in drawn] == [
        "“a sentence that goes on a sentence",
        "that goes on a sentence that goes on",
        "a sentence that goes on a sentence …",
        "Britain   reported · [3] §12",
        "",
        "“no”",
        "Britain   reported · [3] §12",
    ]


def test_a_long_text_of_very_many_rows_takes_the_blank_line_after_it() -> None:
    rows = [quote("“" + "a sentence that goes on " * count + "”") for count in (1, 2, 9)]
    drawn = text(plan(section(WORDS, rows * 50), width=50, airy=True, lines=3), height=9)
    assert [line[13:] for line in drawn] == [
        "“a sentence that goes on ”",
        "Britain   reported · [3] §12",
        "",
        "“a sentence that goes on a sentence",
        "that goes on ”",
        "Britain   reported · [3] §12",
        "“a sentence that goes on a sentence",
        "that goes on a sentence that goes o…",
        "Britain   reported · [3] §12",
    ]


@pytest.mark.parametrize("count", [3, 120])
def test_counts_stand_below_each_other_without_a_blank_line(count: int) -> None:
    rows = [name(str(1946 + at), str(at)) for at in range(count)]
    for tally in (False, True):
        counts = evolve(section(NAMES, rows), tally=tally)
        drawn = text(plan(counts, width=20, airy=True, lines=3), height=4)
        at = [line[:4] for line in drawn]
        assert at == (
            ["1946", "1947", "1948", "1949"][:count] if tally else ["1946", "", "1947", ""]
        )


def test_narrow_cells_of_a_card_are_whole_however_little_room_there_is() -> None:
    cells = list(quote("yes").cells)
    date = "between 10 April 2017 and 12 April 2017 (inferred)"
    cells[0] = Cell(date, Meaning.DATE)
    rows = section(WORDS, [evolve(quote("yes"), cells=tuple(cells))])
    for width in (12, 20, 40, 100):
        drawn = " ".join(text(plan(rows, width=width, wrap=True))).split()
        assert set(drawn) >= {*date.split(), "yes", "supports", "Britain", "§12"}, width


def test_a_caution_outlasts_the_source_on_a_second_line_that_is_too_short() -> None:
    cells = list(quote("yes", "Russia").cells)
    cells[4] = Cell("disputed", Meaning.WARNING)
    row = section(WORDS, [evolve(quote("yes"), cells=tuple(cells))])
    assert text(plan(row, width=48))[1].strip() == "Russia   disputed · [3] §12"
    assert text(plan(row, width=41))[1].strip() == "Russia   disputed · [3] §12"
    assert text(plan(row, width=36))[1].strip() == "by 11 Apr · Russia   disputed …"


def test_a_wide_card_has_details_beside_the_text() -> None:
    assert text(
        plan(section(WORDS, [quote("yes"), quote("rather yes")]), width=150, wrap=True)
    ) == [
        "by 11 Apr  ▲ supports  yes          Britain   reported · [3] §12",
        "by 11 Apr  ▲ supports  rather yes   Britain   reported · [3] §12",
    ]


def test_newlines_are_kept_on_a_card_and_are_spaces_in_a_pane() -> None:
    row = Row(id="a", kind=Kind.ISSUE, cells=(Cell("one\r\ntwo\nthree"),))
    rows = section((Column(key="t", title=""),), [row])
    assert text(plan(rows, wrap=True)) == ["one", "two", "three"]
    assert text(plan(rows)) == ["one two three"]


def test_a_long_section_of_a_card_has_rows_of_one_height_and_the_others_are_whole() -> None:
    rows = Lazy([f"{each}" + " word" * 40 for each in range(WRAPPED_AT_MOST + 1)], quote)
    short = section(NAMES, [name("a long name that takes two or three lines")])
    what = plan(short, section(WORDS, rows, "All"), short, width=40, wrap=True)
    head = text(what).index("ALL")
    assert what.height == 2 * head + 1 + 2 * len(rows)
    assert what.height_of(0) == what.height_of(what.count - 1) == 2
    assert all(line.endswith("…") for line in text(what, head + 1, 8)[::2])


@pytest.mark.parametrize("width", [10, 12, 17, 24, 41])
@pytest.mark.parametrize("wrap", [False, True])
def test_text_comes_before_dates_and_counts_where_there_is_no_room(width: int, wrap: bool) -> None:
    assert "agree" in text(plan(section(WORDS, [quote("agreement")]), width=width, wrap=wrap))[0]


def test_a_row_with_too_few_cells_is_drawn_as_far_as_it_goes() -> None:
    row = evolve(quote("yes"), cells=quote("yes").cells[:1])
    assert text(plan(section(WORDS, [row]))) == ["by 11 Apr", ""]


def test_rows_are_drawn_anew_where_the_first_rows_of_a_later_section_need_more_room() -> None:
    first = section(NAMES, [name("Canada")], "First")
    last = section(NAMES, [name("Britain"), name("Italy", "12,345")], "Last")
    what = plan(first, last, width=30)
    assert not what.measure(0, 2)
    narrow = [span.text for span in what.drawn(0)[0]]
    assert what.measure(0, 5)
    assert [span.text for span in what.drawn(0)[0]] != narrow
    assert not what.measure(0, what.height)


def test_numbers_beside_each_other_are_never_taken_for_one() -> None:
    columns = (*NAMES, Column(key="of", title="Of", place=Place.END))
    rows = [
        evolve(
            name("Ann"), cells=(Cell("Ann"), Cell("10", Meaning.COUNT), Cell("921", Meaning.COUNT))
        )
    ]
    assert text(plan(section(columns, rows, title="T"), width=30))[1].endswith("10  921")
