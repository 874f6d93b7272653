"""A workspace opens what it is given and turns scopes into views."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from dipview.search.query_errors import QueryError
from dipview.views.scope import Scope
from dipview.workspace.small_files import read_workspace
from dipview.workspace.views import card_of, catalogue_of, counts_of, overview_of, problems_of
from dipview.workspace.workspace import Workspace


def test_without_a_path_the_bundled_dataset_opens() -> None:
    assert read_workspace([]).dataset.name == "The G7 in Lucca, April 2017"


def test_a_broken_file_opens_with_its_problems(tmp_path: Path) -> None:
    path = tmp_path / "broken.toml"
    path.write_text("= nothing", encoding="utf-8")
    workspace = read_workspace([path])
    assert problems_of(workspace).count
    assert catalogue_of(workspace, "actors", Scope()).count == 0


def test_an_empty_query_matches_everything(bundled: Workspace) -> None:
    assert bundled.find("") is None
    assert bundled.find("  ") is None


def test_the_last_query_is_not_searched_again(bundled: Workspace) -> None:
    found = bundled.find("sanctions")
    assert found is not None
    assert bundled.find("sanctions") is found
    assert bundled.find("tillerson") is not found


def test_a_query_that_does_not_parse_is_an_error_everywhere(bundled: Workspace) -> None:
    scope = Scope(query='"')
    for make in (
        bundled.found,
        partial(counts_of, bundled),
        partial(catalogue_of, bundled, "actors"),
    ):
        with pytest.raises(QueryError):
            make(scope)


def test_every_view_is_of_the_dataset(bundled: Workspace) -> None:
    views = (
        catalogue_of(bundled, "quotes", Scope()),
        card_of(bundled, "g7", Scope()),
        overview_of(bundled, Scope()),
        problems_of(bundled),
        bundled.found(Scope(query="assad")),
        counts_of(bundled, Scope()),
    )
    assert {view.dataset for view in views} == {bundled.dataset.name}
    assert len({view.name for view in views}) == 5
