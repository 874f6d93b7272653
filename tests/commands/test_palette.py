"""What the palette offers: what fits best comes first, and nothing that is impossible."""

from __future__ import annotations

from typing import Any

import pytest

from dipview.commands.going import PLACES, Way, number_of, pane_for, place_called, way_of
from dipview.commands.help import help_view, keys_view
from dipview.commands.palette import ItemAction, PaletteItem
from dipview.commands.palette_items import (
    Found,
    PaletteItems,
    found_for,
    palette_items_of,
)
from dipview.commands.session import Situation
from dipview.commands.table import COMMANDS
from dipview.commands.typed import Fit, fit_of
from dipview.computing import Computation, ComputationCancelled
from dipview.views.scope import Scope
from dipview.workspace.lookup import records_called
from dipview.workspace.panes import PANES, QUOTES, STATEMENTS
from dipview.workspace.small_files import read_workspace
from dipview.workspace.whole_views import WHOLE_VIEWS
from dipview.workspace.workspace import Workspace

EVERYTHING = Situation()


@pytest.fixture(scope="module")
def bundled() -> Workspace:
    return read_workspace(())


def offered(typed: str, workspace: Workspace | None = None, **changes: Any) -> PaletteItems:
    found = found_for(workspace, typed, 40) if workspace is not None else None
    return palette_items_of(typed, Situation(**changes), ("dipview-dark", "nord"), found)


def first(items: PaletteItems) -> tuple[ItemAction, str]:
    item = items.each[0]
    assert item is not None
    return item.action, item.about


@pytest.mark.parametrize(
    ("typed", "names", "about", "keys", "fit"),
    [
        ("s", ("sort",), "", ("s",), Fit.KEY),
        ("S", ("sort",), "", ("s",), Fit.BEGINS),
        ("pgup", ("page up",), "", ("PgUp",), Fit.KEY),
        ("Sort", ("sort",), "", (), Fit.WHOLE),
        ("so", ("sort",), "", (), Fit.BEGINS),
        ("ro", ("copy row",), "", (), Fit.NAMED),
        ("cop cl", ("copy row",), "to the clipboard", (), Fit.TOLD),
        ("mtx", ("matrix",), "", (), Fit.APART),
        ("mx", ("matrix",), "", (), None),
        ("zebra", ("matrix",), "who stands where", (), None),
        ("[", ("back",), "", ("[", "Bksp"), Fit.KEY),
        ("ж", ("matrix",), "", (), None),
    ],
)
def test_how_well_something_fits(
    typed: str, names: tuple[str, ...], about: str, keys: tuple[str, ...], fit: Fit | None
) -> None:
    assert fit_of(typed, names, about, keys) is fit


@pytest.mark.parametrize(
    ("typed", "way"),
    [
        ("quotes russia sanctions", Way("quotes", "russia sanctions")),
        ("  quote   russia ", Way("quotes", "russia")),
        ("MATRIX with:russia", Way("matrix", "with:russia")),
        ("shifts since:2017-04-07", Way("shifts", "since:2017-04-07")),
        ("time syria", Way("timeline", "syria")),
        ("quotes", None),
        ("s russia", None),
        ("russia quotes", None),
        ("", None),
    ],
)
def test_the_first_word_names_a_place(typed: str, way: Way | None) -> None:
    assert way_of(typed) == way


def test_letters_that_begin_two_places_name_neither() -> None:
    assert place_called("s") is None
    assert place_called("so") is None
    assert place_called("sou") == "sources"


def test_every_place_is_a_pane_or_a_whole_view() -> None:
    assert list(PLACES)[: len(PANES)] == list(PANES), "whose keys are their numbers"
    assert set(PLACES) - set(PANES) - {QUOTES} <= set(WHOLE_VIEWS)
    assert pane_for(QUOTES) == STATEMENTS
    assert [number_of(place) for place in PANES] == ["1", "2", "3", "4", "5", "6"]
    assert number_of(QUOTES) == number_of("matrix") == ""


def test_datasets_that_come_with_dipview_are_offered_but_for_the_one_that_is_open() -> None:
    def named(typed: str, **changes: Any) -> list[str]:
        items = palette_items_of(typed, Situation(**changes)).each
        return [each.about for each in items if each and each.action is ItemAction.DATASET]

    assert named("") == ["g7-lucca", "un-votes"]
    assert named("", bundled="g7-lucca") == ["un-votes"]
    assert named("un-v", ready=False) == ["un-votes"]
    assert named("assembly") == ["un-votes"]
    assert named("assembly", bundled="un-votes") == []


def test_nothing_typed_offers_all_that_is_possible_but_no_record(bundled: Workspace) -> None:
    items = offered("", bundled)
    sections = [section.key for section in items.view.sections]
    assert sections == ["place", "command", "theme", "dataset"]
    offered_here = {each.about for each in items.each if each}
    assert set(PLACES) <= offered_here
    assert {"export", "reload", "problems", "quit"} <= offered_here
    assert not offered_here & {"up", "escape", "palette"}, "of use as keys alone"
    assert len(items.each) == items.view.count


def test_what_is_impossible_is_not_offered() -> None:
    assert ("command", "fold") in [
        (each.action.name.lower(), each.about) for each in offered("fold").each if each
    ]
    assert offered("fold", by_issue=False).each == ()
    unready = {each.about for each in offered("", ready=False).each if each}
    assert not unready & (set(PLACES) | {"export", "sort", "zoom"})
    assert {"quit", "help", "reload"} <= unready


@pytest.mark.parametrize(
    ("typed", "action", "about"),
    [
        ("q", ItemAction.COMMAND, "quit"),
        ("matrix", ItemAction.PLACE, "matrix"),
        ("m", ItemAction.PLACE, "matrix"),
        ("mat", ItemAction.PLACE, "matrix"),
        ("mattis", ItemAction.RECORD, "jim-mattis"),
        ("tilerson", ItemAction.RECORD, "rex-tillerson"),
        ("russia", ItemAction.RECORD, "russia"),
        ("boris-johnson", ItemAction.RECORD, "boris-johnson"),
        ("roll", ItemAction.COMMAND, "roll-up"),
        ("nord", ItemAction.THEME, "nord"),
        ("theme", ItemAction.COMMAND, "theme"),
        ("S", ItemAction.PLACE, "shifts"),
    ],
)
def test_what_fits_best_comes_first(
    bundled: Workspace, typed: str, action: ItemAction, about: str
) -> None:
    assert first(offered(typed, bundled)) == (action, about)


def test_a_way_comes_first_with_what_is_to_be_found_there(bundled: Workspace) -> None:
    items = offered("quotes russia sanctions", bundled)
    assert items.each[0] == PaletteItem(
        action=ItemAction.WAY, about="quotes", query="russia sanctions"
    )
    records = [each.about for each in items.each[1:] if each and each.action is ItemAction.RECORD]
    assert records
    assert all(bundled.dataset.kind_of(id) is PANES[STATEMENTS] for id in records)


def test_a_mistake_in_the_query_of_a_way_is_told_and_leads_nowhere(bundled: Workspace) -> None:
    items = offered("matrix gas )", bundled)
    assert items.each[0] is None
    _, row = next(items.view.rows())
    assert "parenthes" in row.cells[2].text


def test_a_comparison_is_of_the_actors_that_are_named(bundled: Workspace) -> None:
    items = offered("compare rus, united st", bundled)
    item = items.each[0]
    assert item is not None
    assert item.subjects == ("russia", "united-states")
    assert offered("compare russia syria", bundled).each[0] == PaletteItem(
        action=ItemAction.WAY, about="compare", subjects=("russia", "syria")
    )
    lonely = offered("compare russia", bundled)
    assert lonely.each[0] is None
    assert "two to six" in next(lonely.view.rows())[1].cells[2].text
    assert offered("compare xqzvwk, yqzvwk", bundled).each[0] is None


def test_records_of_an_earlier_text_are_not_shown(bundled: Workspace) -> None:
    late = found_for(bundled, "russia", 40)
    items = palette_items_of("russi", EVERYTHING, (), late)
    assert all(each is None or each.action is not ItemAction.RECORD for each in items.each)


def test_nonsense_and_mistakes_find_nothing(bundled: Workspace) -> None:
    for typed in ("xqzvwk", "gas )", "stance:nonsense", "(zq"):
        items = offered(typed, bundled)
        assert items.each == ()
        assert items.view.empty
    assert palette_items_of("xqzvwk", EVERYTHING).view.empty == "", "nothing is known yet"


def test_what_is_called_so_stands_before_what_only_says_so(bundled: Workspace) -> None:
    ids = [row.id for row in records_called(bundled, "tillerson", 40)]
    assert ids[0] == "rex-tillerson"
    assert len(ids) == len(set(ids)) > 1
    assert len(records_called(bundled, "russia", 3)) == 3


def test_a_look_up_can_be_given_up(bundled: Workspace) -> None:
    computation = Computation()

    def given_up() -> None:
        """Look up for somebody who has gone meanwhile."""
        computation.cancel()
        found_for(bundled, "russia", 40)

    with pytest.raises(ComputationCancelled):
        computation.run(given_up)


def test_found_is_of_one_text() -> None:
    assert Found(typed="a").records == ()


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("[", {"back"}),
        ("PgUp", {"page-up"}),
        ("pgup", {"page-up"}),
        ("T", {"theme"}),
        ("Enter", {"open"}),
        ("⏎", {"open"}),
        ("pag", {"half-page-up", "half-page-down", "page-up", "page-down"}),
    ],
)
def test_the_help_and_the_keys_narrow_to_a_key_or_words(typed: str, ids: set[str]) -> None:
    rows = [row for _, row in keys_view(Scope(query=typed)).rows()]
    by_id = {command.id: command.help for command in COMMANDS}
    assert ids <= {row.id for row in rows} <= ids | {"half-page-up", "half-page-down"}
    told = {row.cells[1].text for _, row in help_view(typed).rows()}
    assert {by_id[id] for id in ids} <= told


def test_the_help_narrows_the_search_language_and_the_marks_too() -> None:
    sections = {section.key: section.rows for section in help_view("second-hand").sections}
    assert set(sections) == {"narrow", "marks"}
    assert [row.id for row in help_view("since").sections[-1].rows] == ["date:  since:  until:"]
    assert help_view("xqz").count == 0
    assert "Esc" in help_view("xqz").empty


def test_the_help_shows_faint_what_is_not_possible() -> None:
    faint = {
        row.cells[1].text for _, row in help_view("", Situation(by_issue=False)).rows() if row.faint
    }
    assert faint == {command.help for command in COMMANDS if command.id == "fold"}
    assert not any(row.faint for _, row in help_view().rows())


def test_the_keys_tell_key_title_help_and_group() -> None:
    rows = {row.id: [cell.text for cell in row.cells] for _, row in keys_view(Scope()).rows()}
    assert set(rows) == {command.id for command in COMMANDS}
    assert rows["back"] == ["[ Bksp", "back", "Go back to the view before.", "Find"]


@pytest.mark.parametrize("view", ["ties", "alone", "directed"])
def test_a_view_of_one_among_all_is_of_the_actor_that_is_named(
    bundled: Workspace, view: str
) -> None:
    assert offered(f"{view} united king", bundled).each[0] == PaletteItem(
        action=ItemAction.WAY, about=view, subjects=("united-kingdom",)
    )
    lost = offered(f"{view} sanctions", bundled)
    assert lost.each[0] is None
    assert "Name one actor." in str(lost.view.sections[0].rows[0])


def test_every_kind_of_brief_can_be_gone_to_by_name(bundled: Workspace) -> None:
    for typed, subject in (
        ("steering sanctions", "tighter-sanctions"),
        ("lines russia", "russia"),
        ("readout lucca meet", "g7-lucca-meeting"),
        ("delegation canada", "canada"),
    ):
        way = PaletteItem(action=ItemAction.WAY, about=typed.partition(" ")[0], subjects=(subject,))
        assert offered(typed, bundled).each[0] == way
    lost = offered("readout xqzvwk", bundled)
    assert "Name one event." in str(lost.view.sections[0].rows[0])


def test_a_brief_is_on_what_is_meant_or_offered_where_several_are(bundled: Workspace) -> None:
    items = offered("brief sanc", bundled)
    subjects = [each.subjects for each in items.each if each and each.action is ItemAction.WAY]
    assert subjects == [("tighter-sanctions",)]
    assert offered("brief Russia sanctions", bundled).each[0] == PaletteItem(
        action=ItemAction.WAY, about="brief", subjects=("tighter-sanctions",)
    )
    several = [each.subjects for each in offered("brief minister", bundled).each if each]
    assert len(several) != 1
    lost = offered("brief xqzvwk", bundled)
    assert lost.each[0] is None
    assert "Name one issue or actor." in str(lost.view.sections[0].rows[0])
