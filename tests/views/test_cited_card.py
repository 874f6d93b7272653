"""The card beside a document does not repeat it: it has the document's sources."""

from __future__ import annotations

import pytest

from dipview.views.scope import Scope
from dipview.workspace.history import Location
from dipview.workspace.screen_model import screen_model_of
from dipview.workspace.small_files import read_workspace
from dipview.workspace.workspace import Workspace


@pytest.fixture(scope="module")
def bundled() -> Workspace:
    return read_workspace([])


@pytest.mark.parametrize(
    ("view", "subjects", "record"),
    [
        ("brief", ("tighter-sanctions",), "tighter-sanctions"),
        ("brief", ("russia",), "russia"),
        ("compare", ("russia", "united-states"), "russia+united-states"),
    ],
)
def test_the_card_of_what_a_view_is_about_has_its_sources(
    bundled: Workspace, view: str, subjects: tuple[str, ...], record: str
) -> None:
    location = Location(scope=Scope(subjects=subjects), view=view, record=record)
    card = screen_model_of(bundled, location).card
    assert card is not None
    assert card.title.startswith("Sources · ")
    assert [row.id for _, row in card.rows()] == ["rferl-2017-04-11"]


def test_the_card_of_another_row_and_one_that_was_opened_are_of_their_records(
    bundled: Workspace,
) -> None:
    scope = Scope(subjects=("russia",))
    other = screen_model_of(bundled, Location(scope=scope, view="brief", record="syria")).card
    assert other is not None
    assert other.title == "Actor: Syria"
    opened = Location(scope=scope, view="brief", record="russia", card="russia", on_card=True)
    card = screen_model_of(bundled, opened).card
    assert card is not None
    assert card.title == "Actor: Russia"
