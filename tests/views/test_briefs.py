"""Briefs: who stands where in words, who moved, exact words, who is not found, what is left out."""

from __future__ import annotations

import datetime as dt
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from tests.formats.reading_html import read_html
from tests.views.conftest import ARCHIPELAGO, WORLD

from dipview.dataset.dataset import Dataset
from dipview.dataset.opening import open_dataset
from dipview.formats.format import TEXT_FORMATS, Format
from dipview.formats.writers import write
from dipview.model.ids import standing_parts
from dipview.model.kinds import Kind
from dipview.model.stances import IssueKind
from dipview.standing import found_standings
from dipview.standing.standing import Standing, standing_from
from dipview.views.brief.about import issues_below
from dipview.views.parts.issue_row import sides_in_words
from dipview.views.parts.scoped_standings import scoped_standings
from dipview.views.parts.standings_by_side import standing_rows, standings_in_order
from dipview.views.scope import Scope
from dipview.views.view import Meaning, Row, Section, View
from dipview.workspace.small_files import read_workspace
from dipview.workspace.views import whole_of
from dipview.workspace.workspace import Workspace

HEAD = """
[[sources]]
id = "s"
type = "report"
publisher = "Gazette"
issued = 2020-06-01
"""
TWELVE = "".join(
    f"""
[[statements]]
id = "t{n}"
source = "s"
speakers = ["a"]
form = "verbatim"
text = "Word {n}."
date = 2020-01-{n:02}
positions = [{{ issue = "i", stance = "support" }}]
"""
    for n in range(1, 13)
)
ACTOR = """
[[actors]]
id = "a"
name = "Anna"
kind = "person"
"""
ISSUE = """
[[issues]]
id = "i"
kind = "policy"
proposition = "It should be."
"""


def brief(workspace: Workspace, id: str, **scope: Any) -> View:
    return whole_of(workspace, "brief", evolve(Scope(), subjects=(id,), **scope))


def made(folder: Path, text: str) -> Workspace:
    path = folder / "data.toml"
    path.write_text(HEAD + text, encoding="utf-8")
    workspace = read_workspace([path])
    assert [p.message for p in workspace.dataset.problems if p.severity.value == "error"] == []
    return workspace


def section(view: View, key: str) -> Section:
    return next(each for each in view.sections if each.key == key)


def keys(view: View) -> list[str]:
    return [each.key for each in view.sections]


def said(view: View, key: str, *columns: str) -> list[tuple[str, ...]]:
    """What stands in some columns of a section, row by row."""
    found = section(view, key)
    at = [[column.key for column in found.columns].index(each) for each in columns]
    return [tuple(row.cells[place].text for place in at) for row in found.rows]


def pairs(view: View, key: str, first: str, second: str) -> dict[str, str]:
    """What stands in two columns of a section, the second by the first."""
    return {one: other for one, other in said(view, key, first, second)}  # noqa: C416 - for types


def text(view: View) -> str:
    return " ".join("".join(write(view, Format.TEXT)).split())


def test_the_sanctions_brief_says_where_everybody_stands(bundled: Workspace) -> None:
    view = brief(bundled, "tighter-sanctions")
    assert view.title == "Brief: Sanctions over Syria should be tightened"
    assert said(view, "for-if", "holder", "stance", "date") == [
        ("United Kingdom", "supports, on a condition", "by 11 Apr 2017"),
        ("Canada", "supports, on a condition", "by 11 Apr 2017"),
    ]
    assert said(view, "no-side", "stance", "holder") == [
        ("open", "Boris Johnson, Foreign Secretary, United Kingdom (term not given)")
    ]
    assert said(view, "not-in-own-words", "holder", "stance") == [
        ("Group of Seven", "divided (described)")
    ]
    details = said(view, "for-if", "details")
    assert all("if Russia goes on backing Assad's government" in row[0] for row in details)


def test_every_standing_of_a_brief_is_dated_cited_and_counted(bundled: Workspace) -> None:
    for id in bundled.dataset.ids(Kind.ISSUE):
        view = brief(bundled, id)
        for found in view.sections:
            names = [column.key for column in found.columns]
            if "position" not in names or found.key == "first":
                continue
            for row in found.rows:
                cells = dict(zip(names, row.cells, strict=True))
                assert cells["date"].text
                assert cells["sources"].citations
                assert row.kind is Kind.POSITION
                if found.key != "no-holder":
                    assert "statement" in cells["details"].text
                    issue, holder = standing_parts(cells["stance"].leads_to) or ("", "")
                    assert bundled.dataset.kind_of(issue) is Kind.ISSUE
                    assert bundled.dataset.kind_of(holder) is Kind.ACTOR


def test_johnson_s_words_are_britain_s_only_when_rolled_up(bundled: Workspace) -> None:
    assert "mixed" not in keys(brief(bundled, "tighter-sanctions"))
    view = brief(bundled, "tighter-sanctions", roll_up=True)
    assert {row[0] for row in said(view, "mixed", "holder")} == {"United Kingdom"}
    assert "held by Boris Johnson" in said(view, "mixed", "details")[0][0]
    assert "officials and bodies rolled up" in text(view)


def test_second_hand_is_told_apart_and_can_be_left_out(bundled: Workspace) -> None:
    view = brief(bundled, "russia-assad-ties")
    assert ("Donald Trump",) in [
        (name.partition(",")[0],) for (name,) in said(view, "second-hand", "holder")
    ]
    assert "Donald Trump" not in text(evolve(view, sections=view.sections[1:3]))
    without = brief(bundled, "russia-assad-ties", second_hand=False)
    assert "second-hand" not in keys(without)
    assert without.left_out[0] == "1 position second-hand, switched off"
    assert "Left out: 1 position second-hand, switched off" in text(without)


def test_positions_without_a_holder_are_nobody_s(bundled: Workspace) -> None:
    view = brief(bundled, "russia-assad-ties")
    assert {row[0] for row in said(view, "no-holder", "holder")} == {"no named holder"}
    assert "no named holder" not in section(view, "facts").rows[-2].cells[1].text


def test_contradicting_claims_stand_side_by_side(bundled: Workspace) -> None:
    view = brief(bundled, "rebel-depot-account")
    beside = section(view, "contradicts")
    assert beside.sheet
    assert [column.leads_to for column in beside.columns[1:]] == [
        "rebel-depot-account",
        "government-gas-attack",
    ]
    rows = {row.cells[0].text: [cell.text for cell in row.cells[1:]] for row in beside.rows}
    assert rows["Russia"] == ["asserts; n=1", "denies (implied); n=1"]
    assert rows["United States"] == ["denies; n=1", "asserts (implied); n=1"]
    assert "none is taken for true" in beside.note


def test_a_rival_of_which_nothing_is_held_is_only_named(world: Workspace) -> None:
    view = brief(world, "tolls")
    assert "rivals" not in keys(view)
    assert ("Rival of", "Harbour tolls should stay for ten years.", "tabled") in said(
        view, "facts", "label", "value", "aside"
    )


def test_who_is_not_found_is_listed_with_the_reason_and_not_called_silent(
    bundled: Workspace,
) -> None:
    view = brief(bundled, "tighter-sanctions")
    reasons = pairs(view, "nothing-found", "holder", "why")
    assert reasons["Germany"].startswith("member of: Group of Seven; part in: ")
    assert reasons["Rex Tillerson"].endswith("(inferred)")
    assert {"United Kingdom", "Canada", "Boris Johnson", "Group of Seven"}.isdisjoint(reasons)
    assert "It does not say that they are silent" in section(view, "nothing-found").note


def test_an_official_who_is_heard_is_named_beside_the_state_that_is_not(world: Workspace) -> None:
    view = brief(world, "dredging")
    rows = pairs(view, "nothing-found", "holder", "details")
    assert rows["Vesta"].startswith("heard, and not rolled up: Ada Brun")
    assert "Vesta" not in pairs(
        brief(world, "dredging", roll_up=True), "nothing-found", "holder", "why"
    )


def test_an_alleged_part_in_an_event_makes_nobody_expected(bundled: Workspace) -> None:
    view = brief(bundled, "government-gas-attack")
    names = pairs(view, "nothing-found", "holder", "why")
    assert "Rebels in Syria" in names
    assert "Bashar al-Assad" not in names


def test_the_office_is_that_in_which_it_was_said(world: Workspace) -> None:
    view = brief(world, "dredging")
    assert ("Ines Quell, Chair, Tariff Panel",) in said(view, "no-side", "holder")


def test_who_moved_is_told_without_the_issue_on_every_row(world: Workspace) -> None:
    view = brief(world, "tolls")
    assert said(view, "shifts", "holder", "change") == [
        ("Tamrel", "supports → opposes"),
        ("Vesta", "supports → opposes"),
    ]
    assert section(view, "shifts").title == "Who moved (2)"
    document = "".join(write(evolve(view, sections=(section(view, "shifts"),)), Format.TEXT))
    assert "should be abolished" not in document.partition("Who moved")[2]
    assert any(note.startswith("To move is to say something else") for note in view.notes)


def test_since_narrows_what_is_told_and_not_where_anybody_stands(world: Workspace) -> None:
    since = dt.date(2020, 3, 1)
    whole, recent = brief(world, "tolls"), brief(world, "tolls", since=since)
    for key in ("mixed", "against"):
        assert said(whole, key, "holder", "words") == said(recent, key, "holder", "words")
    assert section(recent, "shifts").title == "Who moved since 1 Mar 2020 (1)"
    assert "words" in keys(whole)
    assert "words" not in keys(recent)
    assert "No exact words first-hand are found since 1 Mar 2020." in recent.notes
    assert any("rests on all that is known" in note for note in recent.notes)


def test_nobody_moved_is_said(bundled: Workspace) -> None:
    view = brief(bundled, "tighter-sanctions")
    assert any(note.startswith("No move is found. To move is") for note in view.notes)
    assert "No exact words first-hand are found." in view.notes


def test_drafts_and_what_is_retracted_are_left_out_and_counted(world: Workspace) -> None:
    view = brief(world, "cap")
    assert view.left_out == (
        "1 position retracted",
        "1 position in drafts",
    )
    assert "not yet read twice" not in text(view)
    assert "first printed" not in text(view)
    details = pairs(view, "rather-against", "holder", "details")
    assert "1 in drafts" in details["Orlund"]


def test_as_of_knows_no_later_word(world: Workspace) -> None:
    view = brief(world, "tolls", as_of=dt.date(2020, 1, 31))
    assert said(view, "for", "holder", "words") == [("Vesta", "For an end to tolls")]
    assert view.left_out == ("7 positions said later, or on a day that is not known",)
    assert "as of 31 Jan 2020" in text(view)


def test_a_query_decides_whose_standing_is_shown_and_never_what_it_is(world: Workspace) -> None:
    view = brief(world, "tolls", query="id:vesta-for-tolls#tolls@vesta")
    assert said(view, "against", "holder", "words") == [("Vesta", "“We keep our tolls.”")]
    assert "mixed" not in keys(view)
    assert any("not among what the query finds" in each for each in view.left_out)
    assert "query: " in text(view)


def test_exact_words_are_the_newest_eight_under_their_speakers(tmp_path: Path) -> None:
    view = brief(made(tmp_path, ACTOR + ISSUE + TWELVE), "i")
    words = said(view, "words", "words", "speakers")
    assert words == [(f"“Word {n}.”", "Anna") for n in range(12, 4, -1)]
    assert section(view, "words").note == "The newest 8 of 12 statements."


def test_second_hand_and_translated_words_are_not_quoted(tmp_path: Path) -> None:
    others = """
[[actors]]
id = "b"
name = "Bela"
kind = "person"
[[statements]]
id = "told"
source = "s"
speakers = ["b"]
form = "verbatim"
text = "Anna is for it."
positions = [{ issue = "i", stance = "support", holders = ["a"], attributed_by = "b" }]
[[statements]]
id = "translated"
source = "s"
speakers = ["a"]
form = "verbatim"
text = "Yes, of course."
translation = "ours"
language = "en"
original_text = "Igen."
positions = [{ issue = "i", stance = "support" }]
[[statements]]
id = "draft"
source = "s"
speakers = ["a"]
form = "verbatim"
text = "Not read twice."
status = "draft"
positions = [{ issue = "i", stance = "support" }]
"""
    view = brief(made(tmp_path, ACTOR + ISSUE + others), "i")
    assert "words" not in keys(view)
    assert "“" not in text(evolve(view, notes=()))


def test_a_spokesperson_s_words_stand_under_the_spokesperson(bundled: Workspace) -> None:
    view = brief(bundled, "negotiated-settlement")
    words = pairs(view, "words", "words", "speakers")
    assert words["“solution which will deliver a lasting political settlement”"] == (
        "Spokeswoman for Theresa May"
    )
    for found in view.sections:
        for row in found.rows:
            cells = dict(zip((c.key for c in found.columns), row.cells, strict=True))
            if "position" in cells and cells.get("holder", row.cells[0]).value == "theresa-may":
                assert cells["words"].meaning is not Meaning.WORDS


def test_a_proposal_is_told_with_who_tabled_and_who_backed_it(tmp_path: Path) -> None:
    data = """
[[actors]]
id = "b"
name = "Bela"
kind = "person"
[[issues]]
id = "i"
kind = "policy"
proposition = "It should be."
status = "tabled"
status_date = 2020-02-01
[[issues]]
id = "j"
kind = "policy"
proposition = "It should be otherwise."
[[statements]]
id = "tabling"
source = "s"
locator = "page 1"
speakers = ["a"]
form = "reported"
acts = ["propose"]
date = 2020-02-01
positions = [{ issue = "i", stance = "support" }]
[[statements]]
id = "backing"
source = "s"
speakers = ["b"]
form = "reported"
date = 2020-02-02
responds_to = ["tabling"]
positions = [{ issue = "i", stance = "support" }]
[[statements]]
id = "refusing"
source = "s"
speakers = ["b"]
form = "reported"
date = 2020-02-03
responds_to = ["tabling"]
positions = [{ issue = "i", stance = "oppose" }]
[[statements]]
id = "proposing-another"
source = "s"
speakers = ["b"]
form = "reported"
acts = ["propose"]
date = 2020-02-04
positions = [
  { issue = "j", stance = "support" },
  { issue = "i", stance = "oppose" },
  { issue = "i", stance = "support", fallback = true },
]
[[statements]]
id = "telling-of-another"
source = "s"
speakers = ["b"]
form = "reported"
acts = ["propose"]
date = 2020-02-05
positions = [{ issue = "i", stance = "support", holders = ["a"], attributed_by = "b" }]
[[statements]]
id = "draft"
source = "s"
speakers = ["b"]
form = "reported"
acts = ["propose"]
status = "draft"
positions = [{ issue = "i", stance = "support" }]
"""
    view = brief(made(tmp_path, ACTOR + data), "i")
    facts = said(view, "facts", "label", "value", "aside")
    assert ("Proposal", "tabled", "1 Feb 2020") in facts
    assert [f for f in facts if f[0] in ("Tabled by", "Backed by", "")] == [
        ("Tabled by", "Anna", "1 Feb 2020"),
        ("Backed by", "Bela", "2 Feb 2020"),
    ]


def test_a_topic_is_told_issue_by_issue(world: Workspace) -> None:
    view = brief(world, "harbour")
    assert section(view, "issue:tolls").title == "Harbour tolls should be abolished. (4)"
    assert section(view, "issue:tolls").note == "mixed: 2 · opposes: 2"
    assert "nothing-found" not in keys(view)


def test_an_actor_s_brief_tells_policies_claims_and_what_is_said_of_it(bundled: Workspace) -> None:
    view = brief(bundled, "united-states")
    assert view.title == "Brief: United States"
    assert said(view, "policies", "stance") == [("supports, on a condition",)]
    assert {row[0] for row in said(view, "claims", "stance")} == {"denies", "asserts"}
    assert all(
        "implied" in s or "presupposed" in s for (s,) in said(view, "not-in-own-words", "stance")
    )
    assert "Directed at United States" in section(view, "asked").title
    trump = brief(bundled, "donald-trump")
    assert {"policies", "claims", "words"}.isdisjoint(keys(trump))
    assert len(section(trump, "second-hand").rows) == 2


def test_an_actor_s_officials_count_only_when_rolled_up(bundled: Workspace) -> None:
    alone, rolled = brief(bundled, "united-kingdom"), brief(bundled, "united-kingdom", roll_up=True)
    assert "words" not in keys(alone)
    assert {row[0] for row in said(rolled, "words", "speakers")} == {"Spokeswoman for Theresa May"}
    assert "rolled up: " in said(rolled, "policies", "details")[0][0]


def test_an_actor_s_shifts_leave_its_name_out(world: Workspace) -> None:
    view = brief(world, "vesta")
    columns = {column.key: column.place.value for column in section(view, "shifts").columns}
    assert columns["holder"] == "hidden"
    assert section(view, "shifts").title.startswith("Where it moved (")
    assert columns["issue"] in ("main", "under")


def test_no_section_is_empty_and_no_title_is_bare(world: Workspace, bundled: Workspace) -> None:
    for workspace in (world, bundled):
        for kind in (Kind.ISSUE, Kind.ACTOR):
            for id in workspace.dataset.ids(kind):
                view = brief(workspace, id, roll_up=True)
                assert all(len(each.rows) for each in view.sections)
                assert all(each.title for each in view.sections[1:])
                assert len(keys(view)) == len(set(keys(view)))
                for format in TEXT_FORMATS:
                    written = "".join(write(view, format))
                    if format is Format.HTML:
                        read_html(written)


@pytest.mark.parametrize("subjects", [(), ("no-such",), ("tolls", "lamps"), ("register",)])
def test_what_is_neither_an_issue_nor_an_actor_has_no_brief(
    world: Workspace, subjects: tuple[str, ...]
) -> None:
    view = whole_of(world, "brief", Scope(subjects=subjects))
    assert view.count == 0
    assert view.empty == "A brief is about one issue or one actor: name it."


def test_an_issue_of_which_nothing_is_known_says_so(tmp_path: Path) -> None:
    view = brief(made(tmp_path, ISSUE), "i")
    assert ("In short", "no holder's position is found") in said(view, "facts", "label", "value")
    assert keys(view) == ["facts"]
    assert view.notes == ()


def test_an_issue_called_like_a_column_is_no_trouble(tmp_path: Path) -> None:
    issues = (
        ISSUE.replace('"i"', '"kind"') + 'rivals = ["holder"]\n' + ISSUE.replace('"i"', '"holder"')
    )
    held = TWELVE.replace('issue = "i"', 'issue = "holder"')
    view = brief(made(tmp_path, ACTOR + issues + held), "kind")
    assert "rivals" in keys(view)
    for format in TEXT_FORMATS:
        assert "".join(write(view, format))


def test_two_hundred_holders_come_out_whole(tmp_path: Path) -> None:
    actors = "".join(
        ACTOR.replace('"a"', f'"a{n}"').replace("Anna", f"Anna {n}") for n in range(200)
    )
    statements = "".join(
        f"""
[[statements]]
id = "t{n}"
source = "s"
speakers = ["a{n}"]
form = "reported"
summary = "For it"
positions = [{{ issue = "i", stance = "support" }}]
"""
        for n in range(200)
    )
    view = brief(made(tmp_path, actors + ISSUE + statements), "i")
    assert len(section(view, "for").rows) == 200
    assert "Anna 199" in "".join(write(view, Format.HTML))


def test_cells_fit_their_columns(world: Workspace) -> None:
    for id in (*world.dataset.ids(Kind.ISSUE), *world.dataset.ids(Kind.ACTOR)):
        for found in brief(world, id).sections:
            rows: list[Row] = list(found.rows)
            assert all(len(row.cells) == len(found.columns) for row in rows)


SECOND_EDITION, VOTES = (
    Path(__file__).parents[1] / "worlds" / f"{name}.toml" for name in ("second_edition", "votes")
)
TOPIC = """
[[actors]]
id = "a{n}"
name = "Actor {n}"
kind = "state"

[[issues]]
id = "i{n}"
kind = "policy"
proposition = "It should be {n}."
parent = "t"
"""
SPEAKERS, ISSUES = 60, 40


def test_no_standing_on_the_issues_of_a_topic_is_made_before_its_row_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    speakers = [f"a{n}" for n in range(SPEAKERS)]
    records = ['[[issues]]\nid = "t"\nkind = "topic"\ntitle = "Topic"\n']
    records += [TOPIC.format(n=n) for n in range(SPEAKERS)]
    records += [
        f'''
[[statements]]
id = "s{n}-{stance}"
source = "s"
speakers = {whose}
form = "recorded"
date = 2020-01-01
positions = [{{ issue = "i{n}", stance = "{stance}" }}]
'''
        for n in range(ISSUES)
        for stance, whose in (("support", speakers[:40]), ("oppose", speakers[40:]))
    ]
    made_of: list[str] = []
    workspace = made(tmp_path, "\n".join(records))
    settled = standing_from

    def counted(dataset: Dataset, holder: str, issue: str, *rest: Any) -> Standing | None:
        made_of.append(issue)
        return settled(dataset, holder, issue, *rest)

    monkeypatch.setattr(found_standings, "standing_from", counted)
    view = brief(workspace, "t")
    assert section(view, "issue:i7").note == "supports: 40 · opposes: 20"
    assert len(section(view, "issue:i7").rows) == SPEAKERS
    # One for each of the two marks on each issue, of which the words under its title are made.
    assert len(made_of) == 2 * ISSUES
    for format in (Format.MARKDOWN, Format.HTML, Format.CSV, Format.JSON, Format.TEXT):
        made_of.clear()
        head = list(islice(write(brief(workspace, "t"), format), 30))
        assert len(head) == 30
        # Text measures the first rows before it writes any.
        most = 700 if format is Format.TEXT else 3 * SPEAKERS
        assert len(made_of) - 2 * ISSUES <= most, format


@pytest.mark.parametrize("path", [WORLD, ARCHIPELAGO, SECOND_EDITION, VOTES])
@pytest.mark.parametrize(
    "scope",
    [
        {},
        {"as_of": dt.date(2017, 4, 10)},
        {"second_hand": False},
        {"exact_only": True},
        {"roll_up": True},
        {"query": "stance:support"},
    ],
    ids=str,
)
def test_what_stands_under_an_issue_of_a_topic_is_what_its_rows_say(
    path: Path, scope: dict[str, Any]
) -> None:
    workspace = Workspace(open_dataset([path]))
    dataset = workspace.dataset
    topics = [i for i in dataset.ids(Kind.ISSUE) if dataset.issue(i).kind is IssueKind.TOPIC]
    assert topics
    for topic in topics:
        view = brief(workspace, topic, **scope)
        scoped = scoped_standings(workspace.selection(view.scope))
        for issue in issues_below(dataset, topic):
            standings = standings_in_order(dataset, scoped.on(issue))
            if not standings:
                assert f"issue:{issue}" not in keys(view)
                continue
            found = section(view, f"issue:{issue}")
            assert found.note == sides_in_words(standings)
            assert found.title == f"{dataset.issue(issue).sentence} ({len(standings)})"
            built = list(standing_rows(dataset, standings))
            assert list(found.rows) == built
            assert len(found.rows) == len(built)
