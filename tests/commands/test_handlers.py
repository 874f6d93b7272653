"""What each command asks for, on a session without a terminal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve

from dipview.capture.statement_form import StatementForm
from dipview.commands import dialogs, jobs
from dipview.commands import effects as e
from dipview.commands.bookmarks import go_to_kept, keep_search, save_view_as, take_up
from dipview.commands.files import not_editable
from dipview.commands.form_work import FormWritten
from dipview.commands.navigation import MOVES, open_row, unpin
from dipview.commands.opening import kept_before, opened
from dipview.commands.palette import ItemAction, PaletteItem, chosen
from dipview.commands.session import Layout, Session
from dipview.commands.table import COMMANDS
from dipview.dataset.bundled import bundled_path
from dipview.dataset.problems import Place, Problem, Severity
from dipview.model.kinds import Kind
from dipview.model.statements import Form
from dipview.settings.memory import Memory
from dipview.settings.remembered import Bookmark, SavedView
from dipview.views.citing.style import Style
from dipview.views.scope import Scope
from dipview.views.view import Cell, Row
from dipview.workspace.history import History, Location
from dipview.workspace.small_files import read_workspace
from dipview.workspace.views import catalogue_of
from dipview.workspace.workspace import Workspace

BY_ID = {command.id: command for command in COMMANDS}
KEYS = {command.id: command.keys for command in COMMANDS}
START = Location(scope=Scope())
PASSING = "DIPVIEW_STATE is off"
"""Why the memory of these tests keeps nothing."""


@pytest.fixture(scope="module")
def bundled() -> Workspace:
    return read_workspace(())


@pytest.fixture
def session(bundled: Workspace) -> Session:
    """Give a session on the bundled dataset, with the cursor on its first actor."""
    layout = Layout(panes=("actors", "statements", "events", "card"), row=row("russia"), index=0)
    return Session(
        workspace=bundled,
        keys=KEYS,
        memory=Memory(None),
        layout=evolve(layout, view=catalogue_of(bundled, "actors", Scope())),
    )


def row(id: str) -> Row:
    return Row(id=id, kind=Kind.ACTOR, cells=(Cell(id),))


def run(session: Session, command: str, key: str = "") -> e.Effects:
    """Give the effects of a command that is possible."""
    assert BY_ID[command].when(session.situation), command
    seen_as(session, pressed=key)
    return BY_ID[command].run(session)


def seen_as(session: Session, **facts: object) -> None:
    """Change how the session is seen."""
    session.layout = evolve(session.layout, **facts)  # type: ignore[arg-type]


def at(session: Session, **changes: object) -> None:
    """Go to another location."""
    session.history = session.history.to(session.location.changed(**changes))


def gone_to(effects: e.Effects) -> Location:
    """Give where the effects lead."""
    (effect,) = effects
    assert isinstance(effect, e.Go | e.Restore | e.Focus)
    return effect.history.now


def told(effects: e.Effects) -> str:
    """Give what the effects tell."""
    return " ".join(effect.text for effect in effects if isinstance(effect, e.Notify))


# Finding


def test_search_brings_the_keys_to_the_box(session: Session) -> None:
    assert run(session, "search") == (e.EnterSearch(),)


def test_opening_pins_the_record_and_then_goes_to_its_card(session: Session) -> None:
    (pinned,) = run(session, "open")
    assert isinstance(pinned, e.Go)
    assert pinned.focus
    assert pinned.history.now.scope.pins == ("russia",)
    assert pinned.history.before == (START,)
    assert not pinned.history.now.on_card
    session.history = pinned.history
    (card,) = run(session, "open")
    assert card == e.Focus(session.history.at(session.location.changed(on_card=True)))


def test_on_a_narrow_screen_opening_shows_the_card(session: Session) -> None:
    seen_as(session, wide=False)
    assert gone_to(run(session, "open")).on_card


def test_a_record_on_the_card_becomes_the_card_and_its_own_card_stays(session: Session) -> None:
    at(session, on_card=True, card="canada")
    assert gone_to(open_row(session, row("russia"))).card == "russia"
    assert open_row(session, row("canada")) == ()
    assert open_row(session, row("nobody")) == ()


def test_a_pair_is_compared(session: Session) -> None:
    went = gone_to(open_row(session, row("russia+syria")))
    assert (went.view, went.scope.subjects) == ("compare", ("russia", "syria"))


def test_back_and_forward_restore_a_location_as_it_was_left(session: Session) -> None:
    at(session, pane="statements")
    (back,) = run(session, "back")
    assert back == e.Restore(session.history.back())
    session.history = session.history.back()
    assert run(session, "forward") == (e.Restore(session.history.forward()),)
    session.history = History(now=START)
    assert not BY_ID["back"].when(session.situation)
    assert not BY_ID["forward"].when(session.situation)


def test_escape_leaves_one_thing_at_a_time_and_never_the_program(session: Session) -> None:
    at(session, scope=Scope(pins=("russia",)))
    at(session, scope=Scope(query="gas", pins=("russia",)), on_card=True)
    seen_as(session, typing=True)
    assert run(session, "escape") == (e.LeaveSearch(),)
    seen_as(session, typing=False, wide=False)
    session.reading = True
    assert run(session, "escape") == (e.StopReading(),)
    session.reading = False
    assert run(session, "escape") == (e.Restore(session.history.back()),)
    seen_as(session, wide=True)
    cleared = gone_to(run(session, "escape"))
    assert (cleared.scope.query, cleared.scope.pins) == ("", ("russia",))
    session.history = session.history.at(cleared)
    assert gone_to(run(session, "escape")) == START


# Moving


def test_the_next_pane_is_that_to_the_right_and_after_the_last_the_first(session: Session) -> None:
    assert gone_to(run(session, "next-pane", "tab")).pane == "statements"
    assert gone_to(run(session, "previous-pane", "h")).on_card
    at(session, on_card=True)
    assert gone_to(run(session, "next-pane", "l")).pane == "actors"


def test_a_sheet_is_gone_along_by_arrows_and_left_by_tab(session: Session) -> None:
    at(session, view="matrix")
    seen_as(session, panes=("whole", "card"), along=True)
    assert run(session, "next-pane", "right") == (e.MoveAlong(1),)
    assert run(session, "previous-pane", "h") == (e.MoveAlong(-1),)
    assert gone_to(run(session, "next-pane", "tab")).on_card


@pytest.mark.parametrize(("key", "name"), [("1", "actors"), ("6", "sources")])
def test_a_number_leads_to_its_pane_from_a_whole_view_too(
    session: Session, key: str, name: str
) -> None:
    assert gone_to(run(session, "pane", key)).pane == name
    at(session, view="matrix")
    went = gone_to(run(session, "pane", key))
    assert (went.view, went.pane) == ("", name)


def test_a_move_is_of_the_list_and_in_the_box_of_earlier_searches(session: Session) -> None:
    assert session.memory is not None
    assert [run(session, each.id) for each in MOVES] == [(e.Move(each.id),) for each in MOVES]
    seen_as(session, typing=True)
    assert run(session, "page-down") == (e.LeaveSearch(),)
    none = e.Notify(f"No earlier searches; none is kept: {PASSING}.")
    assert run(session, "up") == (e.Recall((), 1, (none,)),)
    session.memory.change(lambda remembered: remembered.with_search("gas"))
    assert run(session, "up") == (e.Recall(("gas",), 1),)
    assert run(session, "down") == (e.Recall(("gas",), -1, (e.LeaveSearch(),)),)


def test_zoom_goes_on_and_off(session: Session) -> None:
    assert run(session, "zoom") == (e.Zoom(on=True),)
    session.zoomed = True
    assert run(session, "zoom") == (e.Zoom(on=False),)


def test_a_pin_that_is_clicked_goes(session: Session) -> None:
    at(session, scope=Scope(pins=("russia", "syria")))
    assert gone_to(unpin(session, 0)).scope.pins == ("syria",)
    assert gone_to(unpin(session, -1)).scope.pins == ("russia",)
    assert unpin(session, 2) == ()


# Viewing


@pytest.mark.parametrize("view", ["matrix", "timeline", "shifts", "network"])
def test_the_key_of_a_view_goes_there_and_back(session: Session, view: str) -> None:
    went = gone_to(run(session, view))
    assert (went.view, went.scope.subjects, went.card) == (view, (), None)
    at(session, view=view)
    assert gone_to(run(session, view)).view == ""


def test_marking_takes_who_is_heard_in_a_row_and_again_takes_the_mark_away(
    session: Session,
) -> None:
    marked, notice = run(session, "mark")
    assert marked == e.Mark(("russia",))
    assert notice == e.Notify("Marked: Russia.")
    session.marked = ("russia",)
    assert run(session, "mark") == (e.Mark(()), e.Notify("Nobody is marked."))
    seen_as(session, row=row("nobody"))
    assert run(session, "mark") == (e.Notify("No actor stands here to be marked."),)
    seen_as(session, row=row("canada+syria"))
    session.marked = ()
    assert run(session, "mark")[0] == e.Mark(("canada", "syria"))


def test_two_to_six_actors_are_compared(session: Session) -> None:
    session.marked = ("russia",)
    assert told(run(session, "compare")).startswith("1 marked: ␣ marks actors, and c compares")
    session.marked = ("russia", "syria")
    assert gone_to(run(session, "compare")).scope.subjects == ("russia", "syria")
    at(session, view="compare")
    assert gone_to(run(session, "compare")).view == ""


def test_hints_name_the_keys_that_the_user_has_chosen(session: Session) -> None:
    session.keys = {**KEYS, "mark": ("f2",), "compare": ()}
    assert "f2 marks actors, and compare compares" in told(run(session, "compare"))


ONE_AMONG_ALL = pytest.mark.parametrize("view", ["ties", "alone", "directed"])


@ONE_AMONG_ALL
def test_one_among_all_is_whoever_stands_under_the_cursor(session: Session, view: str) -> None:
    at(session, scope=Scope(query="putin", pins=("tighter-sanctions", "canada")))
    went = gone_to(run(session, view))
    assert (went.view, went.scope.subjects) == (view, ("russia",))
    assert (went.scope.query, went.scope.pins) == ("", ("tighter-sanctions",))


@ONE_AMONG_ALL
def test_of_several_who_are_heard_the_one_is_meant_that_is_pinned(
    session: Session, view: str
) -> None:
    seen_as(session, row=row("russia+syria"))
    assert gone_to(run(session, view)).scope.subjects == ("russia",)
    at(session, scope=Scope(pins=("russia",)))
    assert gone_to(run(session, view)).scope.subjects == ("syria",), "the other one of the tie"
    seen_as(session, row=row("nobody"))
    assert gone_to(run(session, view)).scope.subjects == ("russia",)
    seen_as(session, row=None)
    at(session, view="compare", scope=Scope(subjects=("canada",)))
    assert gone_to(run(session, view)).scope.subjects == ("canada",)


def test_where_no_actor_stands_ties_say_what_else_there_is(session: Session) -> None:
    seen_as(session, row=row("nobody"))
    assert told(run(session, "ties")) == "No actor stands here; n shows the ties of each two."
    at(session, view="ties", scope=Scope(subjects=("russia",)))
    assert gone_to(run(session, "ties")).view == ""


@pytest.mark.parametrize("view", ["alone", "directed"])
def test_the_same_key_again_is_of_everybody_and_then_goes_back(session: Session, view: str) -> None:
    at(session, scope=Scope(pins=("russia",)))
    for wanted in ((view, ("russia",)), (view, ()), ("", ())):
        session.history = session.history.to(gone_to(run(session, view)))
        assert (session.location.view, session.location.scope.subjects) == wanted
    assert session.location.scope.pins == ("russia",)
    seen_as(session, row=row("nobody"))
    at(session, scope=Scope())
    assert gone_to(run(session, view)).scope.subjects == ()


def test_by_name_alone_a_view_of_one_among_all_is_of_everybody(session: Session) -> None:
    for view in ("alone", "directed"):
        went = gone_to(chosen(session, PaletteItem(action=ItemAction.PLACE, about=view)))
        assert (went.view, went.scope.subjects) == (view, ())
    ties = chosen(session, PaletteItem(action=ItemAction.PLACE, about="ties"))
    assert ties == (e.Call("ties"),), "of everybody they are the network"


@ONE_AMONG_ALL
def test_a_second_press_while_a_view_is_made_changes_nothing(session: Session, view: str) -> None:
    at(session, view=view, scope=Scope(subjects=("russia",)))
    session.awaited = True
    assert run(session, view) == ()


def test_a_brief_is_on_what_the_row_is_about(session: Session) -> None:
    assert gone_to(run(session, "brief")).scope.subjects == ("russia",)
    seen_as(session, row=row("nobody"))
    assert told(run(session, "brief")) == "No actor or issue stands here to be briefed on."
    at(session, view="brief")
    assert gone_to(run(session, "brief")).view == ""


@pytest.mark.parametrize("kind", ["steering", "lines", "delegation"])
def test_a_brief_of_a_kind_is_on_what_stands_under_the_cursor(session: Session, kind: str) -> None:
    gone = gone_to(run(session, kind))
    assert (gone.view, gone.scope.subjects) == (kind, ("russia",))
    seen_as(session, row=row("nobody"))
    assert told(run(session, kind)).startswith("No actor")
    at(session, view=kind)
    assert gone_to(run(session, kind)).view == ""


def test_a_readout_is_of_the_event_under_the_cursor_or_where_it_was_said(session: Session) -> None:
    assert told(run(session, "readout")) == "No event stands here to be read out."
    seen_as(session, row=row("g7-lucca-meeting"))
    assert gone_to(run(session, "readout")).scope.subjects == ("g7-lucca-meeting",)
    assert session.workspace is not None
    dataset = session.workspace.dataset
    said = next(id for id in dataset.ids(Kind.STATEMENT) if dataset.statement(id).event)
    seen_as(session, row=row(said))
    assert gone_to(run(session, "readout")).scope.subjects == (dataset.statement(said).event,)
    at(session, view="readout")
    assert gone_to(run(session, "readout")).view == ""


def test_a_table_is_of_all_and_an_annex_of_those_marked(session: Session) -> None:
    assert gone_to(run(session, "table")).view == "table"
    assert gone_to(run(session, "annex")).scope.subjects == ()
    session.marked = ("iran", "canada")
    assert gone_to(run(session, "annex")).scope.subjects == ("iran", "canada")
    for kind in ("table", "annex"):
        at(session, view=kind)
        assert gone_to(run(session, kind)).view == ""


def test_days_are_stepped_back_and_forward_without_an_entry_in_the_history(
    session: Session,
) -> None:
    assert told(run(session, "later")) == "All that is known is shown already."
    (back,) = run(session, "earlier")
    assert isinstance(back, e.Go)
    assert back.history.before == ()
    assert back.history.now.scope.as_of is not None
    session.history = back.history
    session.history = session.history.at(gone_to(run(session, "later")))
    assert gone_to(run(session, "later")).scope.as_of is None
    at(session, scope=Scope(as_of=dt.date(1, 1, 1)))
    assert told(run(session, "earlier")) == "Nothing is known from before."


def test_a_timeline_is_counted_nearer_and_farther_and_no_further_than_that(
    session: Session,
) -> None:
    assert not BY_ID["nearer"].when(session.situation)
    at(session, view="timeline")
    seen_as(session, zoom="month")
    assert gone_to(run(session, "nearer")).scope.zoom == "day"
    assert gone_to(run(session, "farther")).scope.zoom == "year"
    seen_as(session, zoom="day")
    assert gone_to(run(session, "nearer")).scope.zoom == "day"


# Narrowing


@pytest.mark.parametrize(
    ("command", "switch"),
    [("roll-up", "roll_up"), ("exact-only", "exact_only"), ("second-hand", "second_hand")],
)
def test_a_switch_is_turned_and_turned_back(session: Session, command: str, switch: str) -> None:
    before = getattr(session.location.scope, switch)
    session.history = session.history.to(gone_to(run(session, command)))
    assert getattr(session.location.scope, switch) is not before
    assert getattr(gone_to(run(session, command)).scope, switch) is before


def test_folding_is_for_the_matrix(session: Session) -> None:
    assert not BY_ID["fold"].when(session.situation)
    at(session, view="matrix")
    assert gone_to(run(session, "fold")).scope.folded
    at(session, view="matrix", scope=Scope(folded=True))
    assert gone_to(run(session, "fold")).scope.folded is False


def test_what_a_matrix_has_folded_by_itself_is_unfolded(
    session: Session, bundled: Workspace
) -> None:
    at(session, view="matrix")
    seen_as(
        session, view=evolve(catalogue_of(bundled, "actors", Scope()), scope=Scope(folded=True))
    )
    assert gone_to(run(session, "fold")).scope.folded is False


@pytest.mark.parametrize(
    ("command", "key", "effect"),
    [
        ("page-down", "pagedown", e.MoveAlong(1, e.Stretch.SCREEN)),
        ("page-up", "pageup", e.MoveAlong(-1, e.Stretch.SCREEN)),
        ("first", "home", e.MoveAlong(-1, e.Stretch.ALL)),
        ("last", "end", e.MoveAlong(1, e.Stretch.ALL)),
        ("first", "g", e.Move("first")),
        ("last", "G", e.Move("last")),
        ("half-page-down", "J", e.Move("half-page-down")),
        ("down", "down", e.Move("down")),
    ],
)
def test_a_wide_matrix_is_paged_by_columns_and_anything_else_by_rows(
    session: Session, command: str, key: str, effect: e.Effect
) -> None:
    at(session, view="matrix")
    assert run(session, command, key) == (e.Move(command),)
    seen_as(session, is_wide=True)
    assert run(session, command, key) == (effect,)
    at(session, view="matrix", on_card=True)
    assert run(session, command, key) == (e.Move(command),)


def test_sorting_tells_the_order_and_comes_round_to_the_first(session: Session) -> None:
    at(session, pane="statements")
    first = session.location.scope.sort
    seen = []
    for _ in range(3):
        went, notice = run(session, "sort")
        assert isinstance(went, e.Go)
        session.history = went.history
        seen.append(session.location.scope.sort)
        assert told((notice,)).startswith("Sorted: ")
    assert first in seen
    assert len(set(seen)) == len(seen)


# Coming back


def test_a_bookmark_is_made_and_taken_away(session: Session) -> None:
    assert session.memory is not None
    (made,) = run(session, "bookmark")
    assert isinstance(made, e.Remember)
    assert told(made.if_kept) == "Bookmarked: Russia. B lists all."
    assert told(made.if_passing).startswith("Bookmarked until you leave dipview: Russia. B lists")
    session.memory.change(made.change)
    assert [each.record for each in session.memory.now.bookmarks] == ["russia"]
    gone, _ = run(session, "bookmark")
    assert isinstance(gone, e.Remember)
    session.memory.change(gone.change)
    assert session.memory.now.bookmarks == ()
    assert told(run(session, "bookmarks")) == (
        f"b bookmarks a record and V a view until you leave dipview; nothing is kept: {PASSING}."
    )


def test_what_was_chosen_of_the_bookmarks_is_gone_to(session: Session) -> None:
    assert session.memory is not None
    mark = Bookmark(record="russia", label="Russia", location=START.changed(pane="statements"))
    session.memory.change(lambda remembered: remembered.with_bookmark(mark))
    (asked,) = run(session, "bookmarks")
    assert isinstance(asked, e.Open)
    assert asked.then is not None
    went = gone_to(asked.then(session, mark))
    assert (went.pane, went.record, went.card) == ("statements", "russia", "russia")
    assert asked.then(session, None) == ()
    gone = evolve(mark, record="gone", label="Gone")
    assert go_to_kept(session, gone) == (e.Notify("No longer in the data: Gone", error=True),)
    saved = SavedView(name="matrix", location=START.changed(view="matrix"))
    assert gone_to(go_to_kept(session, saved)).view == "matrix"


def test_a_view_is_saved_under_the_name_that_is_given(session: Session) -> None:
    assert session.memory is not None
    at(session, scope=Scope(query="gas"))
    (asked,) = run(session, "save-view")
    assert isinstance(asked, e.Open)
    assert asked.dialog == dialogs.NameDialog(("query: gas",), (), PASSING)
    assert save_view_as(session, None) == save_view_as(session, "  ") == ()
    (saved,) = save_view_as(session, " my  view ")
    assert isinstance(saved, e.Remember)
    assert told(saved.if_kept) == "Saved: my view. B lists it; so does --view."
    assert told(saved.if_passing).startswith("A view until you leave dipview: my view. B lists it;")
    session.memory.change(saved.change)
    assert session.memory.now.views[0].location.scope == Scope(query="gas")
    (anew,) = save_view_as(session, "My view")
    assert isinstance(anew, e.Remember)
    assert told(anew.if_kept).startswith("Saved anew: My view.")


def test_a_search_is_kept_if_it_is_one_and_not_the_last(session: Session) -> None:
    assert session.memory is not None
    assert keep_search(session) == ()
    at(session, scope=Scope(query="("))
    assert keep_search(session) == ()
    at(session, scope=Scope(query="gas"))
    (kept,) = keep_search(session)
    assert isinstance(kept, e.Remember)
    session.memory.change(kept.change)
    assert keep_search(session) == ()


# Taking away, and the program


def test_copying_writes_the_row_or_the_pane_as_text(session: Session) -> None:
    seen_as(session, listed=session.layout.view)
    for command, what in (("copy-row", "the row"), ("copy-view", "34 rows")):
        (effect,) = run(session, command)
        assert isinstance(effect, e.Run)
        assert isinstance(effect.job, jobs.CopyText)
        assert effect.job.what == what
        assert effect.job.write()


def test_copying_and_exporting_cite_in_the_style_that_is_set(
    session: Session, bundled: Workspace
) -> None:
    quotes = catalogue_of(bundled, "quotes", Scope())
    seen_as(session, view=quotes, listed=quotes)
    session.style = Style.CHICAGO
    for command in ("copy-row", "copy-view"):
        (effect,) = run(session, command)
        assert isinstance(effect, e.Run)
        assert isinstance(effect.job, jobs.CopyText)
        assert "RFE/RL, April 11, 2017" in effect.job.write()
    (asked,) = run(session, "export")
    assert isinstance(asked, e.Open)
    assert isinstance(asked.dialog, dialogs.ExportDialog)
    assert asked.dialog.style is Style.CHICAGO


def test_export_asks_with_the_pane_and_with_all_panes_that_hold_anything(
    session: Session, bundled: Workspace
) -> None:
    assert session.layout.view is not None
    nothing = catalogue_of(bundled, "actors", Scope(query="zzzzqqqq"))
    seen_as(session, beside=(session.layout.view, nothing))
    (asked,) = run(session, "export")
    assert isinstance(asked, e.Open)
    assert isinstance(asked.dialog, dialogs.ExportDialog)
    assert asked.dialog.view is session.layout.view
    assert asked.dialog.every is not None
    assert asked.dialog.every.count == session.layout.view.count
    assert asked.then is not None
    assert asked.then(session, "Wrote it") == (e.Notify("Wrote it"),)
    assert asked.then(session, None) == ()
    seen_as(session, view=None)
    assert run(session, "export") == ()


def test_the_bundled_dataset_is_not_edited_where_it_lies(session: Session) -> None:
    assert told(run(session, "edit")).startswith("This is a dataset that comes with dipview")
    session.paths = (Path("mine.toml"),)
    at(session, on_card=True, card="syria", record="canada")
    (effect,) = run(session, "edit")
    assert isinstance(effect, e.Run)
    assert isinstance(effect.job, jobs.EditRecord)
    assert effect.job.ids == ("russia", "syria", "canada")


def test_problems_begin_with_what_keeps_the_files_from_being_shown(session: Session) -> None:
    place = Place(file=Path("folder/many.toml"), line=3, column=1)
    lost = Problem(code="bad-toml", severity=Severity.ERROR, place=place, message="it does not end")
    where, what = kept_before(session, [lost, lost], ())
    assert where == "many.toml:3:1 and 1 more"
    assert what == "cannot be read: what was read before stays; p leads there — it does not end"
    (asked,) = run(session, "problems")
    assert isinstance(asked, e.Open)
    assert isinstance(asked.dialog, dialogs.ProblemsDialog)
    assert asked.dialog.problems[0] is lost
    assert kept_before(session, (), [Path("a/one.toml")]) == (
        "one.toml",
        "is empty: what was read before stays; r takes it as it is",
    )
    assert session.lost == ()


def test_themes_go_round(session: Session) -> None:
    seen_as(session, own_themes=("dark", "light"), theme="light")
    assert run(session, "theme") == (e.SetTheme("dark"),)
    seen_as(session, theme="nord")
    assert run(session, "theme") == (e.SetTheme("light"),)


def test_ctrl_c_leaves_the_box_and_else_says_how_to_quit(session: Session) -> None:
    assert run(session, "interrupt") == (e.Notify("q quits dipview."),)
    seen_as(session, typing=True)
    assert run(session, "interrupt") == (e.LeaveSearch(),)


@pytest.mark.parametrize(
    ("command", "effect"),
    [("reload", e.Load()), ("suspend", e.Suspend()), ("quit", e.Leave())],
)
def test_the_program_is_asked_in_so_many_words(
    session: Session, command: str, effect: e.Effect
) -> None:
    assert run(session, command) == (effect,)


def test_help_and_palette_know_what_is_possible(session: Session) -> None:
    seen_as(session, themes=("dark",))
    situation = session.situation
    assert run(session, "help") == (e.Open(dialogs.HelpDialog(situation)),)
    (asked,) = run(session, "palette")
    assert isinstance(asked, e.Open)
    assert asked.dialog == dialogs.PaletteDialog(situation, ("dark",), session.workspace)


# The palette, and opening


@pytest.mark.parametrize(
    ("item", "seen"),
    [
        (
            PaletteItem(action=ItemAction.PLACE, about="quotes"),
            lambda it: (it.pane, it.scope.exact_only) == ("statements", True),
        ),
        (PaletteItem(action=ItemAction.PLACE, about="events"), lambda it: it.pane == "events"),
        (PaletteItem(action=ItemAction.PLACE, about="matrix"), lambda it: it.view == "matrix"),
        (
            PaletteItem(action=ItemAction.WAY, about="quotes", query="gas"),
            lambda it: (it.pane, it.scope.query) == ("statements", "gas"),
        ),
        (
            PaletteItem(action=ItemAction.WAY, about="shifts", query="gas"),
            lambda it: (it.view, it.scope.query) == ("shifts", "gas"),
        ),
        (
            PaletteItem(action=ItemAction.WAY, about="compare", subjects=("russia", "syria")),
            lambda it: it.scope.subjects == ("russia", "syria"),
        ),
        (
            PaletteItem(action=ItemAction.RECORD, about="russia"),
            lambda it: (it.pane, it.card, it.on_card) == ("actors", "russia", True),
        ),
    ],
)
def test_what_is_chosen_in_the_palette_is_gone_to(
    session: Session, item: PaletteItem, seen: Callable[[Location], bool]
) -> None:
    assert seen(gone_to(chosen(session, item)))


def test_the_palette_runs_commands_and_takes_themes(session: Session) -> None:
    assert chosen(session, None) == ()
    theme = PaletteItem(action=ItemAction.THEME, about="nord")
    assert chosen(session, theme) == (e.SetTheme("nord"),)
    command = PaletteItem(action=ItemAction.COMMAND, about="export")
    assert chosen(session, command) == (e.Call("export"),)
    for place in ("compare", "brief", "steering", "lines", "annex", "readout", "delegation"):
        item = PaletteItem(action=ItemAction.PLACE, about=place)
        assert chosen(session, item) == (e.Call(place),)
    gone = PaletteItem(action=ItemAction.RECORD, about="gone")
    assert chosen(session, gone) == ()


def test_the_palette_opens_a_dataset_that_comes_with_dipview(session: Session) -> None:
    votes = PaletteItem(action=ItemAction.DATASET, about="un-votes")
    assert chosen(session, votes) == (e.OpenDataset((bundled_path("un-votes"),)),)
    first = PaletteItem(action=ItemAction.DATASET, about="g7-lucca")
    assert chosen(session, first) == (e.OpenDataset(()),)


@pytest.mark.parametrize("paths", [(), (bundled_path("un-votes"),)])
def test_no_bundled_dataset_is_edited_where_it_lies(paths: tuple[Path, ...]) -> None:
    (told,) = not_editable(Session(paths=paths))
    assert isinstance(told, e.Notify)
    assert str(bundled_path("un-votes") if paths else bundled_path()) in told.text


def test_another_dataset_begins_with_nothing_of_the_one_before(session: Session) -> None:
    session.marked = ("russia",)
    session.change_to((bundled_path("un-votes"),))
    assert session.workspace is None
    assert session.memory is None
    assert not session.marked
    assert session.location == Session().location
    assert session.situation.bundled == "un-votes"


def test_what_is_read_first_is_shown_where_the_user_left_off(bundled: Workspace) -> None:
    session = Session(keys=KEYS, memory=Memory(None))
    assert session.memory is not None
    left = START.changed(view="matrix", scope=Scope(query="gas"))
    session.memory.change(lambda remembered: remembered.left_at(left))
    mark, restored, notice = opened(session, bundled)
    assert mark == e.Mark(())
    assert restored == e.Restore(History(now=left, before=(START,)))
    assert told((notice,)) == "As you left it: matrix, query: gas. [ goes to everything."
    session.to_review = "rferl-2017-04-11"
    assert take_up(session) == (restored,)
    session.fresh = True
    assert take_up(session) == ()


def test_what_is_read_again_leaves_the_user_where_they_are(
    session: Session, bundled: Workspace
) -> None:
    session.marked = ("russia", "gone")
    at(session, scope=Scope(pins=("gone", "syria")))
    mark, went = opened(session, bundled)
    assert mark == e.Mark(("russia",))
    assert gone_to((went,)).scope.pins == ("syria",)


@pytest.mark.parametrize("view", ["matrix", "timeline", "shifts", "network", "compare", "brief"])
def test_the_key_of_a_view_that_is_still_being_made_does_not_go_back(
    session: Session, view: str
) -> None:
    session.history = session.history.to(session.location.changed(view=view))
    session.awaited = True
    assert run(session, view) == ()
    session.awaited = False
    (gone,) = run(session, view)
    assert isinstance(gone, e.Go)
    assert gone.history.now.view == ""


def test_escape_gives_up_a_view_that_is_still_being_made(session: Session) -> None:
    session.awaited, session.zoomed = True, True
    before = session.location
    session.history = session.history.to(before.changed(view="matrix"))
    (gone,) = run(session, "escape")
    assert isinstance(gone, e.Restore)
    assert gone.history.now == before
    session.history = History(now=before.changed(view="matrix"))
    (gone,) = run(session, "escape")
    assert isinstance(gone, e.Go)
    assert gone.history.now.view == "", "where nothing was before it, the panes are gone to"


def of_my_own(session: Session, tmp_path: Path) -> None:
    """Open a copy of the bundled dataset in place of it."""
    path = tmp_path / "mine.toml"
    path.write_bytes(bundled_path().read_bytes())
    session.paths, session.workspace = (path,), read_workspace((path,))


def form_begun(effects: e.Effects) -> StatementForm:
    """Give the form that a dialog begins with."""
    (effect,) = effects
    assert isinstance(effect, e.Open)
    assert isinstance(effect.dialog, dialogs.StatementDialog)
    form = effect.dialog.start()
    assert form is not None
    return form


@pytest.mark.parametrize("command", ["add", "add-like", "revise"])
def test_a_dataset_that_comes_with_dipview_is_not_written_to(
    session: Session, command: str
) -> None:
    seen_as(session, row=row("johnson-sanctions-agenda"))
    (effect,) = run(session, command)
    assert isinstance(effect, e.Notify)
    assert "dipview init FOLDER" in effect.text


def test_a_form_begins_with_what_is_under_the_cursor_and_pinned(
    session: Session, tmp_path: Path
) -> None:
    of_my_own(session, tmp_path)
    assert form_begun(run(session, "add")).speakers == ("russia",)
    at(session, scope=Scope(pins=("g7-lucca-meeting", "italy")))
    form = form_begun(run(session, "add"))
    assert (form.speakers, form.event) == (("russia",), "g7-lucca-meeting")
    seen_as(session, row=row("#assad-rule@syria"))
    form = form_begun(run(session, "add"))
    assert (form.speakers, form.issue) == (("syria",), "assad-rule")


def test_a_form_begins_with_the_source_that_was_written_of_last(
    session: Session, tmp_path: Path
) -> None:
    of_my_own(session, tmp_path)
    session.written = ("mattis-aircraft", "one-that-was-taken-back")
    form = form_begun(run(session, "add"))
    assert (form.form, form.source) == (Form.REPORTED, "rferl-2017-04-11")


def test_a_statement_is_edited_or_taken_for_a_model_by_its_own_table(
    session: Session, tmp_path: Path
) -> None:
    of_my_own(session, tmp_path)
    seen_as(session, row=row("mattis-aircraft"))
    edited = form_begun(run(session, "revise"))
    assert edited.table()["id"] == "mattis-aircraft"
    assert "acts" in edited.table()
    like = form_begun(run(session, "add-like"))
    assert (like.id, like.summary, like.speakers) == ("", "", ("jim-mattis",))
    assert "acts" not in like.table()


def test_a_position_stands_for_its_statement_and_an_actor_for_none(
    session: Session, tmp_path: Path
) -> None:
    of_my_own(session, tmp_path)
    seen_as(session, row=row("mattis-aircraft#aircraft-share@jim-mattis"))
    assert form_begun(run(session, "revise")).id == "mattis-aircraft"
    seen_as(session, row=row("russia"))
    (effect,) = run(session, "revise")
    assert isinstance(effect, e.Notify)
    assert "opens this record in your editor" in effect.text


def test_what_was_written_is_told_with_its_place(session: Session, tmp_path: Path) -> None:
    of_my_own(session, tmp_path)
    (opening,) = run(session, "add")
    assert isinstance(opening, e.Open)
    assert opening.then is not None
    assert opening.then(session, None) == ()
    told, load = opening.then(session, FormWritten("a", tmp_path / "m.toml", 7, ("b",)))
    assert isinstance(told, e.Notify)
    assert told.text == "a, with b, is written in m.toml:7; U takes it back."
    assert load == e.Load()
    (nothing,) = opening.then(session, FormWritten("a", None))
    assert isinstance(nothing, e.Notify)


def test_on_a_paragraph_without_a_statement_its_source_is_meant(
    session: Session, tmp_path: Path
) -> None:
    texts = {"harbour-post": "Nobody signed.\n\nA ferry sailed.", "sound-courier": "No means no."}
    tables = []
    for id, text in texts.items():
        (tmp_path / f"{id}.txt").write_text(text, encoding="utf-8")
        tables.append(
            f'[[sources]]\nid = "{id}"\ntype = "webpage"\ntitle = "{id}"\ntext = "{id}.txt"\n'
        )
    file = tmp_path / "sources.toml"
    file.write_text("\n".join(tables), encoding="utf-8")
    session.paths, session.workspace = (tmp_path,), read_workspace((tmp_path,))
    assert not session.workspace.dataset.problems
    at(session, view="reader", scope=Scope(subjects=("sound-courier",)))
    seen_as(session, row=Row(id="part:1", kind=None, cells=()), panes=(), view=None)
    assert form_begun(run(session, "add")).source == "sound-courier"
    assert run(session, "review") == (e.Run(jobs.PrepareReview("sound-courier")),)
    (edited,) = run(session, "edit")
    assert isinstance(edited, e.Run)
    assert isinstance(edited.job, jobs.EditRecord)
    assert edited.job.ids[-1] == "sound-courier"
    (cited,) = run(session, "cite")
    assert isinstance(cited, e.Run)
    assert isinstance(cited.job, jobs.CopyText)
    assert cited.job.write() == "sound-courier\n"
