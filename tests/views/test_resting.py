"""What a view rests on: the dataset, its SHA-256, the day, the query, what is left out."""

from __future__ import annotations

import datetime as dt

from dipview.dataset.bundled import bundled_path
from dipview.views.combined_view import combined_view
from dipview.views.scope import Scope
from dipview.workspace.small_files import read_workspace
from dipview.workspace.views import card_of, catalogue_of, whole_of


def test_every_view_of_a_workspace_says_what_it_rests_on() -> None:
    bundled = read_workspace([bundled_path()])
    sha256 = bundled.dataset.sha256
    for view in (
        catalogue_of(bundled, "actors", Scope()),
        whole_of(bundled, "matrix", Scope()),
        card_of(bundled, "russia", Scope()),
        bundled.found(Scope(query="sanctions")),
    ):
        assert view.rests_on is not None
        assert view.rests_on.sha256 == sha256
        assert view.rests_on.as_of == "2017-04-11"
        assert view.rests_on.as_of_in_words == "11 Apr 2017, the dataset's own date"


def test_it_tells_the_day_and_the_query_that_are_looked_through() -> None:
    bundled = read_workspace([bundled_path()])
    scope = Scope(query="sanctions", as_of=dt.date(2017, 4, 10), exact_only=True)
    rests_on = catalogue_of(bundled, "statements", scope).rests_on
    assert rests_on is not None
    assert rests_on.as_of == "2017-04-10"
    assert rests_on.scope == ("query: sanctions", "exact words only")


def test_several_views_as_one_rest_on_what_each_does() -> None:
    bundled = read_workspace([bundled_path()])
    brief = whole_of(bundled, "brief", Scope(subjects=("tighter-sanctions",), query="by:canada"))
    panes = combined_view((catalogue_of(bundled, "actors", Scope()), brief), Scope(), ())
    assert panes.rests_on is not None
    assert panes.rests_on.sha256 == bundled.dataset.sha256
    assert panes.rests_on.left_out == brief.left_out
    assert brief.left_out
