"""What the explorer copies and writes of records that are marked, and what its head says."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve

from dipview.commands import dialogs, jobs
from dipview.commands import effects as e
from dipview.commands.command import Command
from dipview.commands.leaving import NothingLeavesError, head_words, leaving_now, next_end
from dipview.commands.session import Layout, Session
from dipview.commands.site_work import write_site
from dipview.commands.table import COMMANDS
from dipview.formats.format import Format
from dipview.formats.writers import write
from dipview.views.scope import Scope
from dipview.workspace.history import History, Location
from dipview.workspace.screen_model import screen_model_of
from dipview.workspace.small_files import read_workspace

BERLIN = ZoneInfo("Europe/Berlin")
MORNING = dt.datetime(2026, 12, 1, 9, tzinfo=dt.UTC)
EVENING = dt.datetime(2026, 12, 1, 17, tzinfo=dt.UTC)
"""The instant at which the embargo ends: 18:00 in Berlin."""
STRAIT = """
[dataset]
title = "Strait"
schema = 2
markings = "uk"

[[sources]]
id = "wire"
type = "agency"

[[sources]]
id = "cable"
type = "contact-note"
marking = "SECRET"

[[sources]]
id = "interview"
type = "interview"
embargo = 2026-12-01T18:00:00+01:00

[[actors]]
id = "skerry"
name = "Skerry"
kind = "state"
sources = ["wire"]

[[statements]]
id = "open"
source = "wire"
form = "reported"
speakers = ["skerry"]
summary = "Said in the open."

[[statements]]
id = "hidden"
source = "cable"
form = "reported"
speakers = ["skerry"]
summary = "Told to us alone."

[[statements]]
id = "later"
source = "interview"
form = "reported"
speakers = ["skerry"]
summary = "Printed this evening."
"""


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Give a session on marked records, in Berlin, in the morning."""
    file = tmp_path / "strait.toml"
    file.write_text(STRAIT, encoding="utf-8")
    workspace = read_workspace([file])
    location = Location(scope=Scope(), pane="statements")
    made = Session(workspace=workspace, history=History(now=location), zone=BERLIN)
    made.clock = lambda: MORNING
    return made


def command(id: str) -> Command:
    return next(each for each in COMMANDS if each.id == id)


def shown(session: Session, row: str) -> None:
    """Put the cursor on a row of the statements."""
    assert session.workspace is not None
    view = screen_model_of(session.workspace, session.location).panes["statements"]
    rows = [each for _, each in view.rows()]
    index = next(place for place, each in enumerate(rows) if each.id == row)
    session.layout = Layout(view=view, listed=view, beside=(view,), row=rows[index], index=index)


def copied(session: Session, id: str) -> str:
    """Give what a command copies."""
    (effect,) = command(id).run(session)
    assert isinstance(effect, e.Run)
    assert isinstance(effect.job, jobs.CopyText)
    return effect.job.write()


def test_the_explorer_shows_everything_each_row_with_its_marking(session: Session) -> None:
    assert session.workspace is not None
    panes = screen_model_of(session.workspace, session.location).panes
    told = "".join(write(panes["statements"], Format.TEXT))
    assert "Told to us alone." in told
    assert "SECRET" in told
    assert "embargo until 1 Dec 2026, 18:00 UTC+01:00" in told


def test_a_row_is_copied_with_its_marking_or_not_at_all(session: Session) -> None:
    shown(session, "open")
    assert copied(session, "copy-row").startswith("OFFICIAL\n")
    for id in ("hidden", "later"):
        shown(session, id)
        with pytest.raises(NothingLeavesError, match="may not leave at OFFICIAL"):
            copied(session, "copy-row")


def test_a_pane_is_copied_without_what_may_not_leave(session: Session) -> None:
    shown(session, "hidden")
    told = copied(session, "copy-view")
    assert "Said in the open." in told
    assert "Told to us alone." not in told
    session.clearance = "SECRET"
    told = copied(session, "copy-view")
    assert told.startswith("SECRET\n")
    assert "Told to us alone." in told
    assert "Printed this evening." not in told


def test_an_export_is_prepared_of_what_may_leave(session: Session) -> None:
    shown(session, "hidden")
    (effect,) = command("export").run(session)
    assert isinstance(effect, e.Run)
    assert isinstance(effect.job, jobs.PrepareExport)
    made = effect.job.make()
    assert [row.id for _, row in made.view.rows()] == ["open"]
    assert made.every is not None
    assert (made.view.marking, made.every.marking) == ("OFFICIAL", "OFFICIAL")
    assert "hidden" not in {row.id for _, row in made.every.rows()}


def test_the_card_of_what_may_not_leave_is_not_exported(session: Session) -> None:
    shown(session, "hidden")
    location = evolve(session.location, card="hidden", on_card=True)
    session.history = History(now=location)
    (effect,) = command("export").run(session)
    assert isinstance(effect, e.Run)
    assert isinstance(effect.job, jobs.PrepareExport)
    with pytest.raises(NothingLeavesError):
        effect.job.make()


def test_a_dataset_is_exported_as_far_as_it_may_leave(session: Session) -> None:
    (effect,) = command("export-dataset").run(session)
    assert isinstance(effect, e.Open)
    assert isinstance(effect.dialog, dialogs.ExportDatasetDialog)
    dataset = effect.dialog.leaves().dataset
    assert not [id for id in ("hidden", "later", "cable") if dataset.kind_of(id)]


def test_a_citation_is_copied_of_what_may_leave_alone(session: Session) -> None:
    shown(session, "open")
    assert copied(session, "cite") == "wire\n"
    shown(session, "hidden")
    with pytest.raises(NothingLeavesError, match="may not leave at OFFICIAL"):
        copied(session, "cite")
    session.clearance = "SECRET"
    assert copied(session, "cite") == "cable\n"


def test_a_site_is_written_as_far_as_it_may_leave(session: Session, tmp_path: Path) -> None:
    (effect,) = command("site").run(session)
    assert isinstance(effect, e.Open)
    assert isinstance(effect.dialog, dialogs.SiteDialog)
    dialog = effect.dialog
    told = write_site(dialog.leaves(), dialog.scope, dialog.style, tmp_path / "pages")
    assert "index.html" in told
    assert "Left out: 1 statement above OFFICIAL, 1 under embargo" in told
    written = [each.read_text("utf-8") for each in (tmp_path / "pages").rglob("*.html")]
    assert any("Said in the open." in each for each in written)
    assert not any("Told to us alone." in each for each in written)


def test_the_head_says_at_which_level_documents_leave_and_until_when_not(session: Session) -> None:
    assert head_words(session, "x") == ["x leaves at OFFICIAL", "embargo until 18:00, 1 source"]
    session.clearance = "secret"
    assert head_words(session, "x")[0] == "x leaves at SECRET"
    session.clock = lambda: MORNING - dt.timedelta(days=2)
    assert head_words(session, "x")[1] == "embargo until 1 Dec, 18:00, 1 source"


def test_an_embargo_ends_by_itself_at_its_instant(session: Session) -> None:
    assert next_end(session) == EVENING
    session.clock = lambda: EVENING - dt.timedelta(microseconds=1)
    assert leaving_now(session).dataset.kind_of("later") is None
    session.clock = lambda: EVENING
    assert head_words(session, "x") == ["x leaves at OFFICIAL"]
    assert next_end(session) is None
    assert leaving_now(session).dataset.kind_of("later") is not None


def test_where_nothing_is_marked_the_head_says_nothing(tmp_path: Path) -> None:
    session = Session(workspace=read_workspace([]))
    assert session.workspace is not None
    assert head_words(session, "x") == []
    assert leaving_now(session) is session.workspace
