"""The timeline: what is on it, in which order, under which heading, and how it is counted."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.bodies import BODIES
from tests.tiers import examples

import dipview.views.timeline.timeline_view as timeline_module
from dipview.dataset.opening import open_dataset
from dipview.model.kinds import Kind
from dipview.model.placement import UNDATED, place_of
from dipview.model.spans import on_day
from dipview.model.year_parts import NUMBERS
from dipview.views.scope import Scope
from dipview.views.selection import span_of
from dipview.views.timeline.moment_row import MOMENT_COLUMNS
from dipview.views.timeline.period_counts import PeriodCounts, bar, period_counts
from dipview.views.timeline.timeline_view import PLACED, SEASONS, ZONES
from dipview.views.view import Cell, Row, View
from dipview.workspace.views import whole_of
from dipview.workspace.workspace import Workspace

HEAD = """
[dataset]
as_of = 2032-06-01
[[sources]]
id = "s"
type = "report"
issued = 2032-05-20
[[sources]]
id = "bare"
type = "report"
[[actors]]
id = "vesta"
name = "Vesta"
kind = "state"
[[actors]]
id = "minister"
name = "Ada Quill"
kind = "person"
roles = [{ title = "Minister", of = "vesta", start = 2030-01-01 }]
[[actors]]
id = "norland"
name = "Norland"
kind = "state"
[[issues]]
id = "tolls"
kind = "policy"
proposition = "Tolls should go."
"""


def statement(
    id: str, date: str = "", *, source: str = "s", who: str = "vesta", **more: str
) -> str:
    lines = [f'id = "{id}"', f'source = "{source}"', f'speakers = ["{who}"]', 'form = "reported"']
    lines += [f'summary = "{id} was said"', *([f'date = "{date}"'] if date else [])]
    lines += [f"{key} = {value}" for key, value in more.items()]
    return "\n".join(["[[statements]]", *lines, ""])


def event(id: str, date: str = "", *, status: str = "occurred", **more: str) -> str:
    lines = [f'id = "{id}"', f'title = "{id}"', 'kind = "meeting"', f'status = "{status}"']
    lines += [*([f'date = "{date}"'] if date else []), 'sources = ["s"]']
    lines += [f"{key} = {value}" for key, value in more.items()]
    return "\n".join(["[[events]]", *lines, ""])


def opened(path: Path, *records: str, head: str = HEAD, body: str = "memory") -> Workspace:
    file = path / "made.toml"
    file.write_text("\n".join([head, *records]), encoding="utf-8")
    dataset = open_dataset([file])
    assert [problem for problem in dataset.problems if problem.severity == "error"] == []
    return Workspace(BODIES[body](dataset))


def timeline(workspace: Workspace, **scope: Any) -> View:
    return whole_of(workspace, "timeline", evolve(Scope(), **scope))


def listed(view: View) -> list[tuple[str, list[str]]]:
    """Give the ids under each heading, the tally left out."""
    return [(s.title, [row.id for row in s.rows]) for s in view.sections if not s.tally]


def ids(view: View) -> list[str]:
    return [id for _, under in listed(view) for id in under]


def tally(view: View) -> list[tuple[str, object, object]]:
    """Give the period, statements and events of each row of the tally."""
    (section,) = (section for section in view.sections if section.tally)
    return [
        (str(row.cells[0].plain), row.cells[2].plain, row.cells[3].plain) for row in section.rows
    ]


def rows(view: View) -> dict[str, Row]:
    return {row.id: row for section, row in view.rows() if not section.tally}


def cell(row: Row, key: str) -> Cell:
    return row.cells[[column.key for column in MOMENT_COLUMNS].index(key)]


def counted(workspace: Workspace, **scope: Any) -> PeriodCounts:
    return period_counts(workspace.selection(evolve(Scope(), **scope)))


# What stands where


def test_dates_of_every_shape_stand_where_they_begin_to_count(tmp_path: Path) -> None:
    workspace = opened(
        tmp_path,
        statement("on-10", "2032-04-10"),
        statement("by-10", "[..2032-04-10]"),
        statement("in-april", "2032-04"),
        event("from-10", "2032-04-10/2032-04-20"),
        event("on-11", "2032-04-11"),
        event("since-2030", "2030~/.."),
        event("in-2031", "2031"),
        event("10-or-later", "[2032-04-10..]"),
        statement("by-its-source"),
    )
    assert listed(timeline(workspace)) == [
        ("2030, month not known", ["since-2030"]),
        ("2031, month not known", ["in-2031"]),
        ("Apr 2032", ["from-10", "on-10", "10-or-later", "by-10", "on-11", "in-april"]),
        ("May 2032", ["by-its-source"]),
    ]
    margin = {id: cell(row, "date").brief for id, row in rows(timeline(workspace)).items()}
    assert margin == {
        "since-2030": "since ~2030",
        "in-2031": "2031",
        "from-10": "10–20 Apr",
        "on-10": "10 Apr",
        "10-or-later": "10 Apr →",
        "by-10": "by 10 Apr",
        "on-11": "11 Apr",
        "in-april": "Apr 2032",
        "by-its-source": "by 20 May",
    }


def test_an_inferred_date_stands_in_brackets(tmp_path: Path) -> None:
    workspace = opened(tmp_path, event("call", "2032-04-10", date_inferred="true"))
    assert cell(rows(timeline(workspace))["call"], "date").brief == "[10 Apr]"


def test_what_has_no_date_is_told_last_and_counted_by_itself(tmp_path: Path) -> None:
    workspace = opened(
        tmp_path, statement("never", source="bare"), event("some-day"), event("then", "2032-04-10")
    )
    view = timeline(workspace)
    assert listed(view) == [("Apr 2032", ["then"]), ("Without a date", ["some-day", "never"])]
    assert tally(view) == [("2032-04-10", 0, 1), ("undated", 1, 1)]
    assert counted(workspace).rows == 1
    assert view.measure is not None
    assert view.measure().count == 3


def test_statements_of_one_day_and_source_follow_their_sequence(tmp_path: Path) -> None:
    workspace = opened(
        tmp_path,
        statement("second", "2032-04-10", seq="2"),
        statement("first", "2032-04-10", seq="1"),
        event("meeting", "2032-04-10"),
    )
    assert ids(timeline(workspace)) == ["meeting", "first", "second"]


# What is planned


def planned(path: Path, head: str = HEAD) -> Workspace:
    return opened(
        path,
        event("past-plan", "2032-05-21", status="planned"),
        event("called-off", "2032-07-01", status="cancelled"),
        event("summit", "2032-07-02", status="planned"),
        event("soon", "[2032-05-30..]", status="planned"),
        event("alleged", "2032-05-19", status="alleged"),
        event("siege", "2032-05-18/..", status="ongoing"),
        head=head,
    )


@pytest.mark.parametrize("body", BODIES)
def test_what_may_be_later_than_today_and_is_planned_stands_apart(
    tmp_path: Path, body: str
) -> None:
    workspace = planned(tmp_path)
    workspace = Workspace(BODIES[body](workspace.dataset))  # type: ignore[arg-type]
    view = timeline(workspace)
    assert listed(view) == [
        ("May 2032", ["siege", "alleged", "past-plan"]),
        ("Planned", ["soon", "called-off", "summit"]),
    ]
    words = {id: cell(row, "mark").text for id, row in rows(view).items()}
    assert words["soon"] == words["past-plan"] == "planned"
    assert (words["called-off"], words["alleged"]) == ("cancelled", "alleged")
    glyphs = {id: cell(row, "mark").short for id, row in rows(view).items()}
    assert glyphs["summit"] != glyphs["siege"] != glyphs["called-off"] != glyphs["alleged"]
    assert cell(rows(view)["summit"], "details").brief.startswith("planned")


def test_what_is_planned_is_counted_apart(tmp_path: Path) -> None:
    view = timeline(planned(tmp_path), zoom="month")
    section = view.sections[0]
    told = [(row.cells[0].text, row.cells[1].text, row.cells[3].plain) for row in section.rows]
    assert [(label, events) for label, _, events in told] == [
        ("May 2032", 3),
        ("May 2032", 1),
        ("Jun 2032", 0),
        ("Jul 2032", 2),
    ]
    assert ["planned" in words for _, words, _ in told] == [False, True, False, True]


def test_as_of_a_later_day_nothing_is_ahead(tmp_path: Path) -> None:
    workspace = opened(tmp_path, event("summit", "2032-07-02", status="planned"))
    assert listed(timeline(workspace, as_of=dt.date(2032, 7, 1)))[0][0] == "Planned"
    assert listed(timeline(workspace, as_of=dt.date(2032, 7, 2)))[0][0] == "Jul 2032"
    assert listed(timeline(workspace, as_of=dt.date.max))[0][0] == "Jul 2032"
    assert timeline(workspace, as_of=dt.date(2032, 5, 19)).count == 0


def test_where_no_today_is_told_all_that_is_planned_stands_apart(tmp_path: Path) -> None:
    workspace = planned(tmp_path, head=HEAD.replace("as_of = 2032-06-01", ""))
    view = timeline(workspace)
    assert listed(view)[-1] == ("Planned", ["past-plan", "soon", "called-off", "summit"])
    assert view.sections[-1].note == ""


# What it is of


def test_a_timeline_of_several_has_what_all_of_them_have_a_part_in(tmp_path: Path) -> None:
    toll = '[{ issue = "tolls", stance = "support" }]'
    workspace = opened(
        tmp_path,
        event("summit", "2032-04-09", participants='[{ actor = "vesta" }, { actor = "norland" }]'),
        statement("both", "2032-04-10", positions=toll, targets='["norland"]', event='"summit"'),
        statement("vesta-alone", "2032-04-11", positions=toll),
        statement("norland-alone", "2032-04-12", who="norland"),
        statement("ministers", "2032-04-13", who="minister", positions=toll),
    )

    def of(*subjects: str, **scope: Any) -> list[str]:
        return ids(timeline(workspace, subjects=subjects, **scope))

    assert of("vesta") == ["summit", "both", "vesta-alone"]
    assert of("vesta", "norland") == ["summit", "both"]
    assert of("tolls") == ["summit", "both", "vesta-alone", "ministers"]
    assert of("tolls", "norland") == ["summit", "both"]
    assert of("summit") == ["summit", "both"]
    assert of("both") == ["summit", "both"]
    assert of("s") == ["summit", "both", "vesta-alone", "norland-alone", "ministers"]
    assert of("vesta", roll_up=True) == ["summit", "both", "vesta-alone", "ministers"]
    assert of("vesta", query="alone") == ["vesta-alone"]
    assert of(pins=("norland",)) == ["summit", "both", "norland-alone"]


def test_a_roll_up_says_how_many_statements_it_brought(tmp_path: Path) -> None:
    toll = '[{ issue = "tolls", stance = "support" }]'
    workspace = opened(
        tmp_path,
        statement("own", "2032-04-11"),
        statement("ministers", "2032-04-13", who="minister", positions=toll),
    )
    assert not timeline(workspace, subjects=("vesta",)).notes
    (note,) = timeline(workspace, subjects=("vesta",), roll_up=True).notes
    assert "1 statement" in note
    assert not timeline(workspace, subjects=("norland",), roll_up=True).notes


def test_a_subject_that_is_nowhere_leaves_nothing_and_is_named(tmp_path: Path) -> None:
    workspace = opened(tmp_path, statement("own", "2032-04-11"))
    view = timeline(workspace, subjects=("nobody",))
    assert view.count == 0
    assert "'nobody'" in view.empty
    alone = timeline(workspace, subjects=("norland",))
    assert alone.count == 0
    assert alone.title == "Timeline: Norland"


def test_an_empty_dataset_has_an_empty_timeline(empty: Workspace) -> None:
    for zoom in ("", "day", "month", "year", "century"):
        view = timeline(empty, zoom=zoom)
        assert view.count == 0
        assert view.sections == ()
        assert view.measure is not None
        assert view.measure().count == 0
        assert period_counts(empty.selection(Scope(zoom=zoom))).periods == ()


# Counting


def test_periods_are_what_is_asked_for(tmp_path: Path) -> None:
    workspace = opened(
        tmp_path,
        statement("a", "2031-12-30"),
        statement("b", "2032-01-02"),
        event("c", "2032-01-02"),
    )
    assert tally(timeline(workspace, zoom="year")) == [("2031", 1, 0), ("2032", 1, 1)]
    assert tally(timeline(workspace, zoom="month")) == [("2031-12", 1, 0), ("2032-01", 1, 1)]
    assert tally(timeline(workspace, zoom="day")) == [
        ("2031-12-30", 1, 0),
        ("2031-12-31", 0, 0),
        ("2032-01-01", 0, 0),
        ("2032-01-02", 1, 1),
    ]
    assert [title for title, _ in listed(timeline(workspace, zoom="day"))] == [
        "Dec 2031",
        "Jan 2032",
    ]
    assert [title for title, _ in listed(timeline(workspace, zoom="year"))] == ["2031", "2032"]


def test_a_date_of_a_month_is_counted_on_no_day(tmp_path: Path) -> None:
    workspace = opened(tmp_path, statement("a", "2032-01-30"), statement("b", "2032-01"))
    view = timeline(workspace, zoom="day")
    assert tally(view) == [("2032-01-30", 1, 0), ("2032-01-31", 0, 0), ("2032-01", 1, 0)]
    assert view.sections[0].note
    assert [row.cells[0].text for row in view.sections[0].rows][-1] == "in Jan 2032"


def test_parts_of_a_year_and_uncertain_dates_are_told_as_such_and_drawn_on_no_day(
    tmp_path: Path,
) -> None:
    dates = {"a": "2031-34", "b": "2031-07-01?", "c": "2031-21", "d": "2031-22%"}
    workspace = opened(tmp_path, *(statement(id, date) for id, date in dates.items()))
    view = timeline(workspace, zoom="month")
    assert listed(view) == [
        ("second quarter of 2031, month not known", ["a"]),
        ("Jul 2031", ["b"]),
        ("spring 2031, month not known", ["c"]),
        ("summer 2031, month not known", ["d"]),
    ]
    rows = [row for section in view.sections if not section.tally for row in section.rows]
    keys = [column.key for column in MOMENT_COLUMNS]
    told = [
        [row.cells[keys.index(key)].text for key in ("date", "first_day", "last_day", "precision")]
        for row in rows
    ]
    assert told == [
        ["second quarter of 2031", "2031-04-01", "2031-06-30", "quarter"],
        ["perhaps 1 Jul 2031", "2031-07-01", "2031-07-01", "day, uncertain"],
        ["spring 2031", "2031-03-01", "2031-12-31", "season"],
        ["perhaps about summer 2031", "2030-12-01", "2032-03-31", "season, about, uncertain"],
    ]
    assert PLACED in view.notes
    assert SEASONS in view.notes
    assert SEASONS not in timeline(opened(tmp_path, statement("a", "2031-34"))).notes
    assert "season" in view.sections[0].note
    labels = [row.cells[0].text for row in view.sections[0].rows]
    assert [label for label in labels if label.startswith("in ")] == [
        *("in Q2 2031", "in spring 2031", "in summer 2031"),
    ]


def test_what_begins_in_a_year_and_what_is_of_it_are_counted_apart(tmp_path: Path) -> None:
    workspace = opened(
        tmp_path, event("a", "2031/.."), event("b", "2031-11-02"), event("c", "2031")
    )
    view = timeline(workspace, zoom="month")
    told = [(row.id, row.cells[0].text, row.cells[3].plain) for row in view.sections[0].rows]
    assert (told[0], told[-1]) == (("2031/..", "from 2031", 1), ("2031", "in 2031", 1))
    assert sum(count == 1 for _, _, count in told) == 3
    assert listed(view) == [
        ("2031, month not known", ["a"]),
        ("Nov 2031", ["b"]),
        ("2031, month not known", ["c"]),
    ]
    keys = [section.key for section in view.sections]
    assert len(set(keys)) == len(keys)


def test_what_is_left_out_for_want_of_a_date_is_told(tmp_path: Path) -> None:
    workspace = opened(tmp_path, statement("never", source="bare"), event("then", "2032-04-10"))
    assert not timeline(workspace).notes
    for scope in ({"as_of": dt.date(2032, 5, 1)}, {"since": dt.date(2032, 1, 1)}):
        view = timeline(workspace, **scope)
        assert ids(view) == ["then"]
        assert "1 record without a date" in view.notes[-1]


def test_how_dates_are_placed_is_told_only_where_one_is_not_a_known_day(tmp_path: Path) -> None:
    exact = opened(tmp_path, statement("a", "2032-01-30"))
    assert PLACED not in timeline(exact).notes
    assert PLACED in timeline(opened(tmp_path, statement("a"))).notes


def test_hundreds_of_months_are_put_under_headings_of_years(tmp_path: Path) -> None:
    months = [(year, month) for year in range(2000, 2030) for month in range(1, 13)]
    made = [event(f"e-{year}-{month}", f"{year}-{month:02}-01") for year, month in months]
    view = timeline(opened(tmp_path, *made), zoom="month")
    assert [title for title, _ in listed(view)] == [str(year) for year in range(2000, 2030)]
    assert len(tally(view)) == 360


def test_bars_are_as_long_as_their_numbers() -> None:
    assert [bar(count, 16, 2) for count in (0, 1, 4, 8, 16)] == ["", "▏", "▌", "█", "██"]
    assert bar(1, 1_000_000, 2) == "▏"
    assert bar(0, 0) == ""


def test_rows_lead_to_their_periods_and_periods_to_their_rows(tmp_path: Path) -> None:
    found = counted(planned(tmp_path), zoom="month")
    assert [period.first_row for period in found.periods] == [0, 3, None, 4]
    assert [found.at(row) for row in range(-1, 7)] == [None, 0, 0, 0, 1, 3, 3, None]


# All of it

DATES = st.dates(dt.date(2028, 1, 1), dt.date(2034, 12, 31))
WRITTEN = st.one_of(
    st.just(""),
    DATES.map(str),
    DATES.map(lambda day: f"[..{day}]"),
    DATES.map(lambda day: f"[{day}..]"),
    DATES.map(lambda day: f"{day}/.."),
    DATES.map(lambda day: f"{str(day)[:7]}"),
    DATES.map(lambda day: f"{str(day)[:4]}~"),
    DATES.map(lambda day: f"{day}?"),
    st.builds(
        lambda day, number, form: form.format(f"{day.year}-{number}"),
        DATES,
        st.sampled_from(NUMBERS),
        st.sampled_from(["{}", "{}%", "{}/..", "[..{}]"]),
    ),
    DATES.map(lambda day: f"{str(day)[:4]}/{str(day)[:7]}"),
)
STATUS = st.sampled_from(["occurred", "ongoing", "planned", "cancelled", "alleged"])
SCOPES = st.builds(
    Scope,
    zoom=st.sampled_from(["", "day", "month", "year"]),
    as_of=st.none() | DATES,
    since=st.none() | DATES,
    subjects=st.sampled_from([(), ("vesta",), ("vesta", "norland"), ("s",)]),
)


@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.too_slow])
@given(
    said=st.lists(st.tuples(WRITTEN, st.sampled_from(["s", "bare"]))),
    done=st.lists(st.tuples(WRITTEN, STATUS)),
    scope=SCOPES,
    body=st.sampled_from(list(BODIES)),
)
def test_every_record_in_scope_stands_once_in_order_and_is_counted(
    said: list[tuple[str, str]], done: list[tuple[str, str]], scope: Scope, body: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = opened(
            Path(folder),
            *(statement(f"s-{n}", date, source=source) for n, (date, source) in enumerate(said)),
            *(event(f"e-{n}", date, status=status) for n, (date, status) in enumerate(done)),
            body=body,
        )
    dataset = workspace.dataset
    view = whole_of(workspace, "timeline", scope)
    found = ids(view)
    free = evolve(scope, subjects=())
    wanted = {
        id for kind in (Kind.STATEMENT, Kind.EVENT) for id in workspace.selection(free).ids(kind)
    }
    if not scope.subjects:
        assert Counter(found) == Counter(wanted)
    assert set(found) <= wanted
    assert len(set(found)) == len(found)

    places = [_place(workspace, id) for id in found]
    sections = {s.key: [row.id for row in s.rows] for s in view.sections if not s.tally}
    behind = len(found) - len(sections.get("undated", ())) - len(sections.get("planned", ()))
    assert places[:behind] == sorted(places[:behind])
    dated = [place for place in places if place != UNDATED]
    assert dated[behind:] == sorted(dated[behind:])
    assert places[len(dated) :] == [UNDATED] * (len(places) - len(dated))
    for before, after in pairwise(found[:behind]):
        if _place(workspace, before) == _place(workspace, after):
            assert (before[0], after[0]) != ("s", "e")

    counts = period_counts(workspace.selection(scope))
    assert sum(period.count for period in counts.periods) == counts.rows == len(dated)
    assert sum(p.events for p in counts.periods) == sum(id[0] == "e" for id in found[: counts.rows])
    for row, id in enumerate(found[: counts.rows]):
        at = counts.at(row)
        span = span_of(dataset, Kind.EVENT if id[0] == "e" else Kind.STATEMENT, id)
        assert at is not None
        assert span is not None
        period = counts.periods[at]
        assert period.first_day <= span.counts_from <= period.last_day
        assert period.planned is (row >= behind)


def _place(workspace: Workspace, id: str) -> int:
    kind = workspace.dataset.kind_of(id)
    return workspace.dataset.placed(id)[0] if kind else UNDATED


@pytest.mark.parametrize("kind", [Kind.STATEMENT, Kind.EVENT])
def test_both_bodies_place_their_records_alike(
    bundled: Workspace, world: Workspace, kind: Kind
) -> None:
    for workspace in (bundled, world):
        dataset = workspace.dataset
        expected = {id: place_of(span_of(dataset, kind, id)) for id in dataset.ids(kind)}
        if "tamrel-river-west" in expected:  # a moment after one of a later printed day
            expected["tamrel-river-west"] = place_of(on_day(dt.date(2020, 5, 11)))
        assert list(dataset.places(kind)) == list(expected.values())
        assert list(dataset.places(Kind.ISSUE)) == []


def test_of_the_bundled_dataset_planned_and_occurred_stand_apart(bundled: Workspace) -> None:
    view = timeline(bundled)
    assert listed(view)[0][0] == "2011, month not known"
    assert [title for title, _ in listed(view)][-1] == "Planned"
    assert len(ids(view)) == 34
    early = timeline(bundled, as_of=dt.date(2017, 4, 5))
    assert [title for title, _ in listed(early)] == ["2011, month not known", "Apr 2017"]
    assert ids(early)[-1] == "khan-sheikhun-attack"


def test_a_long_timeline_tells_its_length_without_looking_at_each_row(
    bundled: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = timeline(bundled)
    assert short.covers == ""
    assert short.measure is not None
    extent = short.measure()
    monkeypatch.setattr(timeline_module, "_SPANNED", extent.count - 1)
    assert timeline(bundled).covers == f"{extent.count} {extent.noun}"


def test_a_time_on_another_day_than_is_printed_is_told(world: Workspace, strait: Workspace) -> None:
    assert ZONES in timeline(world).notes
    assert ZONES not in timeline(world, since=dt.date(2020, 6, 1)).notes
    assert ZONES in timeline(strait).notes


def test_a_day_says_how_much_of_it_may_be_of_another(tmp_path: Path) -> None:
    told = {
        "sure": "2032-05-20",
        "span": "[2032-05-01..2032-05-20]",
        "about": "2032-05-20~",
        "perhaps": "2032-05-21?",
        "month": "2032-05",
        "lasting": "2032-05-22/2032-05-24",
    }
    world = opened(tmp_path, *(statement(id, date) for id, date in told.items()))
    density = next(each for each in timeline(world, zoom="day").sections if each.tally)
    keys = [column.key for column in density.columns]
    found = {row.id: dict(zip(keys, row.cells, strict=True)) for row in density.rows}
    unsure = {id: cells["unsure"].value for id, cells in found.items() if cells["statements"].value}
    assert unsure == {"2032-05-20": 2, "2032-05-21": 1, "2032-05-22": 0, "2032-05": 0}
    assert found["2032-05-20"]["records"].text.endswith(" 2 perhaps on another day")
    assert "stands on the last of them" in density.note
