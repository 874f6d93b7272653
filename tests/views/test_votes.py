"""Votes: as cast and as the record counts them, who stood with whom, what changed and when."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from dipview.dataset.opening import open_dataset
from dipview.model.votes import Option
from dipview.standing.roll_calls import COUNTED, Count
from dipview.views.parts.counts_bar import ASCII_GLYPHS, GLYPHS, WIDTH, bar_cell, steps_cell
from dipview.views.scope import Scope
from dipview.views.view import Cell, Meaning, Row, Section, View
from dipview.workspace.views import card_of, whole_of
from dipview.workspace.workspace import Workspace

WORLD = Path(__file__).parents[1] / "worlds" / "votes.toml"
VOTED = ("yes", "no", "abstain")


def votes(workspace: Workspace, *subjects: str, **scope: Any) -> View:
    """Make the view of votes."""
    return whole_of(workspace, "votes", Scope(subjects=subjects, **scope))


def section(view: View, key: str) -> Section:
    """Give a section by its key."""
    return next(each for each in view.sections if each.key == key)


def keys(view: View) -> list[str]:
    """Give the keys of all sections."""
    return [each.key for each in view.sections]


def cell(view: View, key: str, row: str, column: str) -> Cell:
    """Give a cell: of a section, a row and a column."""
    found = section(view, key)
    place = [each.key for each in found.columns].index(column)
    (cells,) = (each.cells for each in found.rows if each.id == row)
    return cells[place]


def lines(view: View, key: str) -> dict[str, str]:
    """Give what each chose over the years, by name."""
    return {row.cells[0].text: row.cells[1].text for row in section(view, key).rows}


def cast() -> Mapping[str, Mapping[str, str]]:
    """Read from the file alone what each state chose in each vote."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for each in tomli.loads(WORLD.read_text(encoding="utf-8"))["statements"]:
        if "supersedes" not in each:
            found[each["event"]] |= dict.fromkeys(each["speakers"], each["option"])
    return found


# Counts


def test_counts_are_those_that_the_record_prints(saltway: Workspace) -> None:
    view = votes(saltway)
    assert cell(view, "votes", "blockade-2005", "counts").text == (
        "4 in favour, 3 against, 2 abstaining, 1 not voting"
    )
    assert cell(view, "votes", "blockade-2005", "counted").text == "printed"


def test_where_nothing_is_printed_those_named_are_counted_and_it_is_said(
    saltway: Workspace,
) -> None:
    view = votes(saltway)
    assert cell(view, "votes", "pilots-2011", "counts").text == (
        "counted by name: 3 in favour, 1 against"
    )
    assert cell(view, "votes", "pilots-2011", "counted").text == "named"
    assert cell(view, "votes", "lamps-2013", "counts").text == (
        "6 in favour, 1 against; counted by name: 2 abstaining, 2 not voting"
    )
    assert cell(view, "votes", "lamps-2013", "counted").text == "printed, named"


def test_where_not_all_are_named_the_printed_number_stands(saltway: Workspace) -> None:
    row = cell(votes(saltway), "votes", "dredging-2011", "counts")
    assert row.value == {"yes": 7, "no": 4, "abstain": 1}


def test_of_unnamed_voters_it_is_said_that_there_are_more(tmp_path: Path) -> None:
    text = WORLD.read_text(encoding="utf-8")
    printed = "counts = { yes = 7, no = 4, abstain = 1 }\n"
    assert printed in text
    path = tmp_path / "votes.toml"
    path.write_text(text.replace(printed, ""), encoding="utf-8")
    view = votes(Workspace(open_dataset([path])))
    assert cell(view, "votes", "dredging-2011", "counts").text == (
        "counted by name: at least 1 in favour, at least 2 against"
    )


def test_counts_alone_make_a_vote(saltway: Workspace) -> None:
    view = votes(saltway)
    assert cell(view, "votes", "budget-2012", "bar").value == "11-0-1"
    assert cell(view, "votes", "budget-2012", "counts").text == (
        "11 in favour, 0 against, 1 abstaining"
    )


@given(st.dictionaries(st.sampled_from(COUNTED), st.integers(0, 200)))
def test_a_bar_is_of_one_width_and_shows_whatever_anybody_chose(
    numbers: dict[Option, int],
) -> None:
    cell = bar_cell({option: Count(number=n, printed=True) for option, n in numbers.items()})
    chosen = {option: number for option, number in numbers.items() if number}
    drawn = Counter(cell.text)
    assert len(cell.text) == (WIDTH if chosen else 0) == len(cell.ascii_short)
    assert set(drawn) == {GLYPHS[option] for option in chosen}
    for one, other in ((a, b) for a in chosen for b in chosen if chosen[a] > chosen[b]):
        assert drawn[GLYPHS[one]] >= drawn[GLYPHS[other]]
    assert "".join(cell.text[part.start : part.end] for part in cell.parts) == cell.text


def test_no_two_stretches_are_told_apart_by_colour_alone() -> None:
    for glyphs in (GLYPHS, ASCII_GLYPHS):
        assert len(set(glyphs.values())) == len(COUNTED)


def test_of_many_votes_the_line_has_the_first_and_the_last() -> None:
    numbers = [0, *[50] * 40, 100]
    assert steps_cell(numbers).text[0] == "▁"
    assert steps_cell(numbers).text[-1] == "█"
    assert len(steps_cell(numbers).text) == WIDTH
    assert steps_cell([0]).text == "▁"


# As cast and as intended


def test_a_correction_stands_beside_the_vote_and_changes_no_count(saltway: Workspace) -> None:
    view = votes(saltway)
    told = cell(view, "votes", "blockade-2008", "corrected")
    assert told.text == "notified later: Hesper meant yes, cast no"
    assert told.value == [
        {"statement": "hesper-meant-yes", "voters": ["hesper"], "cast": "no", "meant": "yes"}
    ]
    assert cell(view, "votes", "blockade-2008", "counts").value == {"yes": 6, "no": 3, "abstain": 3}
    assert cell(votes(saltway, "hesper"), "votes", "blockade-2008", "option:hesper").text == "no"


def test_before_it_was_notified_there_is_no_correction(saltway: Workspace) -> None:
    view = votes(saltway, as_of=dt.date(2008, 10, 20))
    assert cell(view, "votes", "blockade-2008", "corrected").text == ""
    assert "blockade-2009" not in [row.id for row in section(view, "votes").rows]


# Which votes


@pytest.mark.parametrize(
    ("subjects", "count"),
    [
        ((), 21),
        (("lift-blockade",), 8),
        (("sea-lanes",), 10),
        (("test-halt",), 4),
        (("test-halt-2008",), 1),
        (("harbour-council",), 1),
        (("assembly",), 20),
        (("lomark",), 17),
        (("lift-blockade", "lomark"), 7),
        (("blockade-2008",), 1),
    ],
    ids=str,
)
def test_subjects_and_pins_narrow_the_votes_alike(
    saltway: Workspace, subjects: tuple[str, ...], count: int
) -> None:
    assert len(section(votes(saltway, *subjects), "votes").rows) == count
    assert len(section(votes(saltway, pins=subjects), "votes").rows) == count


def test_a_query_narrows_the_votes(saltway: Workspace) -> None:
    view = votes(saltway, query="date:2009")
    assert [row.id for row in section(view, "votes").rows] == [
        "fishing-2009",
        "blockade-2009",
        "blockade-2009-paragraph",
    ]
    assert view.title == "Votes (narrowed: query: date:2009)"
    assert len(section(votes(saltway, query="issue:lift-blockade"), "votes").rows) == 8


def test_words_are_looked_for_in_the_issues_that_were_voted_on(saltway: Workspace) -> None:
    view = votes(saltway, query="lifted")
    assert len(section(view, "votes").rows) == 8


def test_the_words_that_found_what_is_pinned_narrow_it_no_more(saltway: Workspace) -> None:
    view = votes(saltway, query="northern pact", pins=("northern-pact",))
    assert view.title == "Votes (narrowed: with Northern Pact)"
    assert section(view, "cohesion").title.endswith("together on 3 of 20 votes")
    assert not votes(saltway, query="northern pact").count


def test_a_pin_that_leaves_nothing_out_still_says_how_it_voted(saltway: Workspace) -> None:
    view = votes(saltway, query="date:2012", pins=("aldern",))
    assert cell(view, "votes", "blockade-2012", "option:aldern").text == "abstain"


# Who chose what


def test_a_voter_has_a_glyph_for_what_its_option_is_on_the_issue(saltway: Workspace) -> None:
    view = votes(saltway, "hesper")
    (mark,) = cell(view, "votes", "blockade-2008", "stances").marks
    assert (mark.glyph, cell(view, "votes", "blockade-2008", "voters").text) == ("▼", "Hesper no")
    (mark,) = cell(view, "votes", "fishing-2009", "stances").marks
    assert (mark.glyph, cell(view, "votes", "fishing-2009", "voters").text) == ("▲", "Hesper no")
    assert "a yes is against the issue" in cell(view, "votes", "fishing-2009", "outcome").text


def test_two_voters_stand_with_each_other_apart_or_against(saltway: Workspace) -> None:
    view = votes(saltway, "hesper", "calder")
    expected: dict[str, list[str]] = defaultdict(list)
    for vote, chosen in cast().items():
        pair = [chosen.get("hesper"), chosen.get("calder")]
        if all(pair):
            both = "with" if pair[0] == pair[1] else "apart" if "abstain" in pair else "against"
            expected[both].append(vote)
    told = {key: [row.id for row in section(view, key).rows] for key in expected}
    assert {key: sorted(ids) for key, ids in told.items()} == {
        key: sorted(ids) for key, ids in expected.items()
    }
    (row,) = section(view, "votes-together").rows
    counts = [each.value for each in row.cells[2:]]
    assert counts == [len(expected[key]) for key in ("with", "apart", "against")] + [18]
    assert keys(view)[0] == "votes-together"


def test_a_comparison_tells_votes_as_votes(saltway: Workspace) -> None:
    compared = whole_of(saltway, "compare", Scope(subjects=("hesper", "calder")))
    alone = votes(saltway, "hesper", "calder")
    assert section(compared, "votes-together").rows == section(alone, "votes-together").rows
    years = section(compared, "votes-by-year")
    assert [row.cells[0].text for row in years.rows] == [str(year) for year in range(2005, 2014)]


def test_a_comparison_without_votes_says_nothing_of_them(bundled: Workspace) -> None:
    view = whole_of(bundled, "compare", Scope(subjects=("united-states", "russia")))
    assert "votes-together" not in keys(view)


# What changed


def test_options_over_the_years_are_told_of_whoever_changed(saltway: Workspace) -> None:
    told = lines(votes(saltway, "lift-blockade"), "changed:lift-blockade")
    assert told["Brovia"] == "no 2005–2006 → abstain 2007–2009 → yes 2010–2012"
    assert told["Kestria"] == "not voting 2005 → abstain 2006–2007 → yes 2008–2012"
    assert "Gorland" not in told


def test_a_missed_year_is_named_by_nobody_and_no_change(saltway: Workspace) -> None:
    view = votes(saltway, "lift-blockade")
    assert lines(view, "changed:lift-blockade")["Lomark"] == (
        "not voting 2006–2007 → abstain 2008–2010 → yes 2011–2012"
    )
    changes = cell(view, "changed:lift-blockade", "#lift-blockade@lomark", "changes")
    assert changes.value == 1


def test_what_was_meant_stands_beside_what_was_cast(saltway: Workspace) -> None:
    assert lines(votes(saltway, "lift-blockade"), "changed:lift-blockade")["Hesper"] == (
        "yes 2005–2007 → no 2008 (2008 notified later: meant yes) → yes 2009–2012"
    )


def test_a_yes_against_the_issue_is_the_no_of_other_years(saltway: Workspace) -> None:
    view = votes(saltway, "fishing-rest")
    assert lines(view, "changed:fishing-rest")["Dunmere"] == (
        "no (against) 2007 → yes (against) 2009 → yes (for) 2011"
    )
    assert cell(view, "recurring", "fishing-rest", "moved").text.startswith("5 → 7 in favour")
    assert cell(view, "recurring", "fishing-rest", "in_favour").text == "5, 5, 7"


def test_the_texts_of_a_series_are_one_line(saltway: Workspace) -> None:
    view = votes(saltway, "test-halt")
    assert lines(view, "changed:test-halt") == {
        "Dunmere": "no 2006–2008 → abstain 2010 → yes 2012",
        "Hesper": "yes 2006–2008 → abstain 2010 → yes 2012",
        "Ivarra": "abstain 2006–2008 → yes 2010–2012",
        "Kestria": "no 2006 → abstain 2008–2012",
    }
    moved = cell(view, "recurring", "test-halt", "moved").text
    assert moved == "7 → 9 in favour · 20 Nov 2006 – 20 Nov 2012 · 4 texts"


def test_each_step_leads_to_its_statements(saltway: Workspace) -> None:
    view = votes(saltway, "test-halt")
    row = next(row for row in section(view, "changed:test-halt").rows if "dunmere" in row.id)
    steps: Any = cell(view, "changed:test-halt", row.id, "steps").value
    assert [(each["option"], each["statements"]) for each in steps] == [
        ("no", ["tests-2006-no", "tests-2008-no"]),
        ("abstain", ["tests-2010-abstain"]),
        ("yes", ["tests-2012-yes"]),
    ]
    card = card_of(saltway, row.id, Scope())
    behind = [each.id.partition("#")[0] for s in card.sections for each in s.rows if "#" in each.id]
    assert behind == ["tests-2012-yes", "tests-2006-no", "tests-2008-no", "tests-2010-abstain"]


def test_a_vote_without_a_date_is_before_and_after_none(saltway: Workspace, tmp_path: Path) -> None:
    vote = (
        '[[events]]\nid = "undated"\ntitle = "A vote"\nkind = "vote"\nsources = ["record-2005"]\n'
        'vote = { on = "lift-blockade" }\n'
        '[[statements]]\nid = "undated-no"\nsource = "record-2005"\nform = "recorded"\n'
        'speakers = ["lomark", "hesper"]\nacts = ["vote"]\nevent = "undated"\noption = "no"\n'
    )
    path = tmp_path / "votes.toml"
    path.write_text(WORLD.read_text(encoding="utf-8") + vote, encoding="utf-8")
    before, after = votes(saltway), votes(Workspace(open_dataset([path])))
    assert lines(after, "changed:lift-blockade") == lines(before, "changed:lift-blockade")
    assert "Votes without a date are left out" in section(after, "changed:lift-blockade").note
    assert "without a date" not in section(before, "changed:lift-blockade").note
    for column in ("yes_line", "first", "last"):
        told = [cell(view, "recurring", "lift-blockade", column) for view in (before, after)]
        assert told[0] == told[1]
    moved = [cell(each, "recurring", "lift-blockade", "moved").text for each in (before, after)]
    assert [text.split(" · ")[0] for text in moved] == ["4 → 11 in favour"] * 2


def test_a_voter_is_told_where_it_changed(saltway: Workspace) -> None:
    found = section(votes(saltway, "hesper"), "changed:hesper")
    assert [row.id for row in found.rows] == ["#lift-blockade@hesper", "#test-halt-2012@hesper"]


def test_a_shift_on_a_series_names_both_texts(saltway: Workspace) -> None:
    view = whole_of(saltway, "shifts", Scope(subjects=("test-halt",)))
    (row,) = section(view, "shifts").rows
    texts = [each.text for each in row.cells if "texts:" in each.text]
    assert texts == ["texts: Text S/2008/12 → Text S/2012/12 · between the two: abstains"]
    by_text = whole_of(saltway, "shifts", Scope(subjects=("test-halt-2008",)))
    assert [row.id for row in section(by_text, "shifts").rows] == [row.id]


# Blocs


def members_then(bloc: str, day: dt.date) -> set[str]:
    """Read from the file alone who is known to be a member on a day."""
    found = set()
    for actor in tomli.loads(WORLD.read_text(encoding="utf-8"))["actors"]:
        for each in actor.get("memberships", ()):
            start, end = each.get("start"), each.get("end", dt.date.max)
            if isinstance(start, str):  # a year: known from its last day on
                start = dt.date(int(start), 12, 31)
            if each["of"] == bloc and start is not None and start <= day <= end:
                found.add(actor["id"])
    return found


@pytest.mark.parametrize("bloc", ["northern-pact", "river-league"])
def test_members_are_those_of_the_day_of_the_vote(saltway: Workspace, bloc: str) -> None:
    days = {
        event["id"]: event["date"]
        for event in tomli.loads(WORLD.read_text(encoding="utf-8"))["events"]
    }
    view = votes(saltway, bloc)
    told = {
        row.id: (key, cell(view, key, row.id, f"bloc:{bloc}"))
        for key in ("split", "together")
        for row in section(view, key).rows
    }
    for vote, chosen in cast().items():
        found: dict[str, list[str]] = defaultdict(list)
        for member in sorted(members_then(bloc, days[vote])):
            if member in chosen:
                found[chosen[member]].append(member)
        took_part = {option: found[option] for option in VOTED if found[option]}
        assert (vote in told) == bool(took_part), vote
        if not took_part:
            continue
        key, bloc_cell = told[vote]
        assert isinstance(bloc_cell.value, dict)
        assert {o: bloc_cell.value[o] for o in VOTED if o in bloc_cell.value} == took_part
        assert key == ("together" if len(took_part) == 1 else "split")


def test_how_often_members_were_together_is_told_in_counts(saltway: Workspace) -> None:
    view = votes(saltway, "northern-pact")
    cohesion = section(view, "cohesion")
    assert cohesion.title == "Members of Northern Pact: together on 3 of 20 votes"
    assert [[each.text for each in row.cells[:3]] for row in cohesion.rows] == [
        ["all of 3", "3", "20"],
        ["all but 1 of 2 to 4", "11", "20"],
        ["all but 2 of 3 to 4", "6", "20"],
    ]
    assert not any("%" in each.text for s in view.sections for row in s.rows for each in row.cells)


def test_a_split_names_who_chose_otherwise(saltway: Workspace) -> None:
    view = votes(saltway, "northern-pact")
    told = cell(view, "split", "blockade-2008", "bloc:northern-pact")
    assert told.text == "2 of 4 no; yes: Dunmere; abstain: Brovia"
    told = cell(view, "split", "pilots-2011", "bloc:northern-pact")
    assert told.text == "2 of 3 yes; no: Dunmere"


def test_of_whom_it_is_not_known_whether_it_was_a_member_that_is_said(saltway: Workspace) -> None:
    view = votes(saltway, "river-league")
    told = cell(view, "split", "fishing-2007", "bloc:river-league")
    assert told.text.endswith("not known whether a member then: Jorvan, Kestria")
    assert "kestria" not in [row.id for row in section(view, "members").rows]


def test_what_a_bloc_did_over_the_years_is_a_line(saltway: Workspace) -> None:
    found = section(votes(saltway, "river-league"), "bloc-lines:river-league")
    assert {row.id: row.cells[1].text for row in found.rows}["lift-blockade"] == (
        "yes 2005–2007 → split 2008 → yes 2009–2012"
    )


def test_two_blocs_are_named_in_each_row(saltway: Workspace) -> None:
    view = votes(saltway, "northern-pact", "river-league")
    told = cell(view, "split", "blockade-2009", "bloc:river-league").text
    assert told.startswith("River League 4 of 4 yes")


# Nothing there


def test_where_nothing_was_voted_on_that_is_said(bundled: Workspace) -> None:
    view = votes(bundled)
    assert not view.count
    assert view.empty.startswith("There is no vote here")


def test_a_bloc_without_dates_says_what_is_lacking(tmp_path: Path) -> None:
    path = tmp_path / "votes.toml"
    text = WORLD.read_text(encoding="utf-8").replace(', start = "2000"', "")
    path.write_text(text.replace(', start = "2007"', ""), encoding="utf-8")
    view = votes(Workspace(open_dataset([path])), "river-league")
    assert not view.count
    assert "memberships have a start" in view.empty


def test_what_matches_nothing_says_so(saltway: Workspace) -> None:
    assert votes(saltway, query="qqqqqqqq").empty == "No vote matches."


def test_rows_open_the_card_of_the_event(saltway: Workspace) -> None:
    rows: list[Row] = list(section(votes(saltway), "votes").rows)
    card = card_of(saltway, rows[0].id, Scope())
    assert "said-at" in keys(card)
    assert all(each.meaning is not Meaning.WARNING or each.text for each in rows[5].cells[:4])


def test_a_series_is_one_column_of_the_matrix_by_the_latest_text(saltway: Workspace) -> None:
    view = whole_of(saltway, "matrix", Scope(subjects=("test-halt",)))
    assert [column.title for column in view.sections[0].columns] == ["Actor", "Halt of tests"]
    for text in ("test-halt-2008", "test-halt-2012"):
        alone = whole_of(saltway, "matrix", Scope(subjects=(text,)))
        assert [column.title for column in alone.sections[0].columns] == ["Actor", "Halt of tests"]
    whole = whole_of(saltway, "matrix", Scope())
    columns = [column.title for column in whole.sections[0].columns]
    assert columns.count("Halt of tests") == 1
    assert not [title for title in columns if title.startswith("Text S/")]
    row = next(row for row in whole.sections[0].rows if row.id == "dunmere")
    told = row.cells[columns.index("Halt of tests")]
    assert told.text == "supports; n=1 (Text S/2012/12)"
    assert told.leads_to == "#test-halt-2012@dunmere"
    read = "The texts of a series that are shown are one column"
    assert any(note.startswith(read) for note in whole.notes)
