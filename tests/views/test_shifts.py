"""The view of shifts: what each row says and leads to, what narrows it, what its notes tell."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.standing.writing import actor, issue, person, said

from dipview.formats.document import Layout
from dipview.formats.format import TEXT_FORMATS, Format
from dipview.formats.width import cells
from dipview.formats.writers import write
from dipview.model.ids import standing_id
from dipview.views.parts.remedies import Remedy
from dipview.views.scope import Scope
from dipview.views.view import Cell, Meaning, Section, View
from dipview.workspace.small_files import read_workspace
from dipview.workspace.views import whole_of
from dipview.workspace.workspace import Workspace

HEAD = '[[sources]]\nid = "s"\ntype = "report"\nissued = 2020-12-31\n' + actor("a") + issue("i")
Opened = Callable[[str], Workspace]


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    """Open a dataset of one source, one actor, one issue, and what a test adds."""

    def made(text: str) -> Workspace:
        path = tmp_path / "small.toml"
        path.write_text(HEAD + text, encoding="utf-8")
        return read_workspace([path])

    return made


def shifts(workspace: Workspace, **scope: object) -> View:
    return whole_of(workspace, "shifts", Scope(**scope))  # type: ignore[arg-type]


def section(view: View, key: str = "shifts") -> Section:
    return next(section for section in view.sections if section.key == key)


def keys(view: View) -> list[str]:
    return [section.key for section in view.sections]


def look(view: View, key: str = "shifts", row: int = 0) -> dict[str, Cell]:
    """Give the cells of a row by their columns."""
    part = section(view, key)
    cells_of = part.rows[row].cells
    assert len(cells_of) == len(part.columns)
    return dict(zip((column.key for column in part.columns), cells_of, strict=True))


def text(view: View, width: int = 100) -> str:
    return "".join(write(view, Format.TEXT, Layout(width=width)))


TWO = said("2020-01-05", "support", id="x", extra='locator = "page 3"') + said(
    "2020-03-05", "oppose", id="y", condition="if it rains", form="fragment", extra='text = "no"'
)


def test_a_row_says_who_from_where_to_where_on_what_and_in_which_words(opened: Opened) -> None:
    view = shifts(opened(TWO))
    row = look(view)
    assert row["when"].text == "5 Mar 2020"
    assert (row["holder"].text, row["holder"].plain) == ("A", "a")
    assert row["change"].text == "supports → opposes, on a condition"
    assert row["change"].plain == ["stance", "condition added"]
    assert row["issue"].text == "It is i."
    assert row["before"].text == "5 Jan 2020: x says support"
    assert row["after"].text == "5 Mar 2020: “no”"
    assert row["after"].meaning is Meaning.WORDS
    assert row["details"].text == "condition added: if it rains"
    assert (row["n"].text, row["n"].plain) == ("n=2", 2)
    assert [mark.glyph for mark in row["change"].marks] == ["▲", "▼if"]


def test_a_row_leads_to_the_standing_and_its_cells_to_what_they_name(opened: Opened) -> None:
    view = shifts(opened(TWO))
    assert section(view).rows[0].id == standing_id("i", "a")
    row = look(view)
    assert row["before"].leads_to == "x#i@a"
    assert row["after"].leads_to == "y#i@a"
    assert (row["holder"].leads_to, row["issue"].leads_to) == ("a", "i")
    assert [citation.source for citation in row["sources"].citations] == ["s", "s"]


def test_in_csv_before_and_after_have_columns_of_their_own(opened: Opened) -> None:
    table = "".join(write(shifts(opened(TWO)), Format.CSV))
    (row,) = csv.DictReader(io.StringIO(table.removeprefix("\ufeff")))
    wanted = {
        "id": "#i@a",
        "change": "stance; condition added",
        "before_stance": "support",
        "after_stance": "oppose",
        "before_date": "2020-01-05",
        "after_date": "2020-03-05",
        "before_words": "x says support",
        "after_words": "“no”",
        "before_condition": "",
        "after_condition": "if it rains",
        "before_holder": "a",
        "n": "2",
    }
    assert {key: row[key] for key in wanted} == wanted


def test_the_newest_comes_first(opened: Opened) -> None:
    view = shifts(opened(TWO + said("2020-06-05", "neutral") + said("2020-04-05", "support")))
    dates = [row.cells[0].text for row in section(view).rows]
    assert dates == ["5 Jun 2020", "5 Apr 2020", "5 Mar 2020"]


def test_since_keeps_what_may_have_been_said_since_and_tells_first_words(opened: Opened) -> None:
    workspace = opened(TWO + actor("b") + said("2020-03-05", "support", by="b", id="b-first"))
    assert keys(shifts(workspace)) == ["shifts"]
    assert keys(shifts(workspace, since=dt.date(2020, 3, 5))) == ["shifts", "first"]
    view = shifts(workspace, since=dt.date(2020, 3, 5))
    assert [row.id for row in section(view, "first").rows] == ["b-first#i@b"]
    assert keys(shifts(workspace, since=dt.date(2020, 3, 6))) == []


def test_as_of_bounds_what_is_known(opened: Opened) -> None:
    workspace = opened(TWO)
    assert not shifts(workspace, as_of=dt.date(2020, 3, 4)).count
    assert shifts(workspace, as_of=dt.date(2020, 3, 5)).count == 1


def test_subjects_are_actors_issues_topics_and_what_pins_can_be(opened: Opened) -> None:
    topic = '[[issues]]\nid = "t"\nkind = "topic"\ntitle = "T"\nsources = ["s"]\n'
    part = issue("j") + 'parent = "t"\n'
    more = actor("b") + said("2020-01-01", "support", by="b", issue="j", id="p")
    more += said("2020-02-01", "oppose", by="b", issue="j", id="q")
    workspace = opened(topic + part + TWO + more)

    def found(*subjects: str) -> list[str]:
        view = shifts(workspace, subjects=subjects)
        return [row.id for each in view.sections for row in each.rows]

    assert found("a") == found("i") == found("a", "i") == found("x") == ["#i@a"]
    assert found("b") == found("j") == found("t") == ["#j@b"]
    assert found("a", "b") == ["#i@a", "#j@b"]
    assert found("a", "j") == []
    assert len(found("s")) == 2


def test_a_query_narrows_what_is_shown_and_not_what_it_rests_on(opened: Opened) -> None:
    text = said("2020-01-01", "support") + said("2020-02-01", "neutral")
    workspace = opened(text + said("2020-03-01", "oppose"))
    found = shifts(workspace, query="stance:oppose")
    assert look(found)["change"].text == "neutral → opposes"
    assert found.count == 1
    assert shifts(workspace, query="xqzvwk").remedies == (Remedy.SHORTER_QUERY,)


def test_pins_narrow_too(opened: Opened) -> None:
    workspace = opened(actor("b") + TWO)
    assert shifts(workspace, pins=("a",)).count == 1
    assert shifts(workspace, pins=("b",)).count == 0
    assert shifts(workspace, focus="b").count == 0


def test_what_is_no_shift_has_sections_of_its_own(opened: Opened) -> None:
    text = (
        said("2020-01-01", "support", id="x")
        + said("2020-02-01", "open", id="y")
        + said("2020-03-01", "support", id="m", extra="seq = 1")
        + said("2020-03-01", "oppose", id="n", extra="seq = 2")
        + said('"2020-04"', "oppose", id="p")
        + said('"2020-04"', "neutral", id="q")
    )
    view = shifts(opened(text))
    assert keys(view) == ["shifts", "no-side", "same-day", "mixed"]
    assert look(view)["change"].text == "supports → opposes"
    assert look(view)["details"].text == "between the two: open"
    mixed = look(view, "mixed")
    assert mixed["stances"].plain == ["oppose", "neutral"]
    assert mixed["words"].text == "Apr 2020: p says oppose · Apr 2020: q says neutral"
    assert all("not counted" in section.note for section in view.sections[1:])


def test_what_rests_on_the_dates_of_sources_says_so_in_a_section_of_its_own(
    opened: Opened,
) -> None:
    source = '[[sources]]\nid = "t"\ntype = "report"\nissued = 2018-02-03\n'
    workspace = opened(
        source + said(None, "support", id="x", source="t") + said(None, "oppose", id="y")
    )
    view = shifts(workspace)
    assert keys(view) == ["by-source"]
    assert section(view, "by-source").title == "By the dates of their sources (1)"
    assert (
        "has no date and is taken to be of the day of its source" in section(view, "by-source").note
    )
    row = look(view, "by-source")
    assert row["when"].text == "by 31 Dec 2020"
    assert row["change"].text == "supports → opposes"
    assert row["before"].text.startswith("by 3 Feb 2018: ")
    assert "No shift is counted." in view.notes
    brief = whole_of(workspace, "brief", Scope(subjects=("a",)))
    assert "By the dates of their sources (1)" in [each.title for each in brief.sections]
    assert shifts(workspace, since=dt.date(2021, 1, 1)).sections == ()


def test_an_uncertain_date_is_told_to_be_so_where_it_makes_no_shift(opened: Opened) -> None:
    sure = said("2020-01-05", "support", id="x")
    view = shifts(opened(sure + said('"2020-05-03?"', "oppose", id="y")))
    assert keys(view) == ["mixed"]
    assert "overlap or are uncertain" in section(view, "mixed").note
    assert look(view, "mixed")["when"].text == "perhaps 3 May 2020"
    view = shifts(opened(sure + said('"2020"', "oppose", id="y")))
    assert keys(view) == ["mixed"]
    assert "uncertain" not in section(view, "mixed").note


def test_a_disputed_statement_is_marked(opened: Opened) -> None:
    view = shifts(opened(TWO.replace('locator = "page 3"', 'status = "disputed"')))
    assert "disputed: the earlier" in look(view)["details"].text
    assert look(view)["before_status"].text == "disputed"


OFFICE = (
    person("p", '{ title = "Minister", of = "a", start = 2019-01-01, end = 2020-01-31 }')
    + person("q", '{ title = "Minister", of = "a", start = 2020-02-01 }')
    + said("2020-01-05", "support", by="p", id="old")
    + said("2020-03-05", "oppose", by="q", id="new")
)


def test_an_office_that_changed_hands_is_told_and_not_counted(opened: Opened) -> None:
    view = shifts(opened(OFFICE))
    assert keys(view) == ["offices"]
    row = look(view, "offices")
    assert row["holder"].text == "Minister, A"
    assert row["before"].text == (
        "P (since 1 Jan 2019, until 31 Jan 2020), 5 Jan 2020: old says support"
    )
    assert row["after"].text == "Q (since 1 Feb 2020), 5 Mar 2020: new says oppose"
    assert (row["before_holder"].plain, row["after_holder"].plain) == ("p", "q")
    assert view.notes[0] == "No shift is counted."


def test_rolled_up_a_state_is_heard_through_two_and_has_not_shifted(opened: Opened) -> None:
    workspace = opened(OFFICE)
    view = shifts(workspace, roll_up=True)
    assert keys(view) == ["offices", "voices"]
    assert look(view, "voices")["details"].text == "rolled up: P 1, Q 1"
    assert keys(shifts(workspace, roll_up=True, subjects=("a",))) == ["offices", "voices"]


def test_dissent_says_whose_words_and_how_certain_the_membership_is(world: Workspace) -> None:
    row = look(shifts(world), "dissent")
    assert row["sides"].text == "opposes; Harbour League: supports"
    assert row["own"].text.startswith("Corvane, 2 Aug 2020: ")
    assert "member (observer)" in row["details"].text
    assert row["bloc"].plain == "harbour-league"
    assert row["line_n"].plain == 1


def test_alignment_says_with_whom_on_what(opened: Opened) -> None:
    reply = said(
        "2020-02-01", "support", by="b", id="r", extra='acts = ["agree"]\nresponds_to = ["x"]'
    )
    view = shifts(opened(actor("b") + said("2020-01-05", "support", id="x") + reply))
    row = look(view, "alignment")
    assert (row["holder"].text, row["with"].text) == ("B", "with A")
    assert (row["issue"].text, row["sides"].text) == ("It is i.", "both: supports")
    assert row["other_words"].text == "in answer to, 5 Jan 2020: x says support"
    assert section(view, "alignment").rows[0].id == "r"


def test_notes_tell_what_was_left_out(opened: Opened) -> None:
    more = said("2020-03-05", "oppose", position=', basis = "implied"')
    more += said("2020-03-06", "oppose", extra='status = "draft"')
    (told,) = [note for note in shifts(opened(TWO + more)).notes if note.startswith("Left out")]
    assert told.endswith("1 described, implied or presupposed, 1 in drafts.")


def test_the_extent_counts_first_hand_statements(opened: Opened) -> None:
    view = shifts(opened(TWO + said("2020-04-05", "oppose", position=', basis = "implied"')))
    assert view.measure is not None
    extent = view.measure()
    assert (extent.count, extent.span) == (2, "5 Jan – 5 Mar 2020")


def test_an_empty_dataset_and_one_actor_say_so(empty: Workspace, opened: Opened) -> None:
    assert shifts(empty).empty.startswith("No shift")
    view = shifts(opened(said("2020-01-05", "support")))
    assert view.count == 0
    assert json.loads("".join(write(view, Format.JSON)))["rows"] == []


def test_many_actors_and_wide_names_stay_within_the_width(opened: Opened) -> None:
    parts = []
    for number in range(200):
        parts.append(actor(f"w{number}").replace(f"W{number}", "東京" * 9 + str(number)))
        parts.append(said("2020-01-05", "support", by=f"w{number}"))
        parts.append(said("2020-02-05", "oppose", by=f"w{number}"))
    view = shifts(opened("".join(parts)))
    assert len(section(view).rows) == 200
    for width in (80, 100):
        assert max(map(cells, text(view, width).splitlines())) <= width


@pytest.fixture(scope="module", params=["bundled", "world"])
def workspace(request: pytest.FixtureRequest, bundled: Workspace, world: Workspace) -> Workspace:
    return {"bundled": bundled, "world": world}[request.param]


def test_the_models_rules_hold(workspace: Workspace) -> None:
    day = dt.date(2000, 1, 1)
    for view in (shifts(workspace), shifts(workspace, roll_up=True, since=day)):
        for part, row in view.rows():
            assert len(row.cells) == len(part.columns)
            for column, cell in zip(part.columns, row.cells, strict=True):
                assert all(citation.source in view.references for citation in cell.citations)
                if cell.meaning is Meaning.WORDS:
                    assert re.search("“[^”]+”", cell.text)
                else:
                    assert "“" not in cell.text, (part.key, column.key)
                if cell.meaning is Meaning.STANCE and cell.text:
                    assert cell.marks
                assert " ·  · " not in cell.text
                assert not cell.leads_to or workspace.dataset.kind_of(cell.leads_to)
            assert any(cell.citations for cell in row.cells)


def test_nobody_shifts_in_the_bundled_dataset(bundled: Workspace) -> None:
    view = shifts(bundled)
    assert "shifts" not in keys(view)


def test_every_format_writes_the_view(world: Workspace) -> None:
    view = shifts(world, roll_up=True, since=dt.date(2020, 1, 1))
    for format in TEXT_FORMATS:
        assert "".join(write(view, format))
    assert not set("▲▼△▽") & set(text(view))
