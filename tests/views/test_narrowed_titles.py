"""A view never narrows silently, and never says that it is narrowed where it is not."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from attrs import evolve
from tests.bodies import one_body
from tests.tiers import slow_but

from dipview.formats.format import TEXT_FORMATS, Format
from dipview.formats.writers import write
from dipview.model.kinds import Kind
from dipview.views.combined_view import combined_view
from dipview.views.parts.catalogues import CATALOGUES
from dipview.views.scope import Scope
from dipview.views.view import View
from dipview.workspace.graphs import stance_graph
from dipview.workspace.views import card_of, catalogue_of, whole_of
from dipview.workspace.workspace import Workspace

Look = Callable[[Workspace, Scope], View]

QUERIES = ("s", "stance:for", "kind:position", "toll or sanctions", "date:2017-04-10", "lucca")
PHRASES: dict[str, tuple[dict[str, Any], str]] = {
    "as_of": ({"as_of": dt.date(2017, 4, 10)}, "as of 10 Apr 2017"),
    "early": ({"as_of": dt.date(2020, 5, 2)}, "as of 2 May 2020"),
    "since": ({"since": dt.date(2017, 4, 11)}, "since 11 Apr 2017"),
    "late": ({"since": dt.date(2020, 5, 2)}, "since 2 May 2020"),
    "exact words": ({"exact_only": True}, "exact words only"),
    "second-hand": ({"second_hand": False}, "second-hand left out"),
    "roll-up": ({"roll_up": True}, "officials and bodies rolled up"),
    "fold": ({"folded": True}, "issues with one holder left out"),
    "sort": ({"sort": "likeness"}, "sorted: likeness"),
    "order": ({"sort": "newest first"}, "sorted: newest first"),
}
"""Each date, switch and order: what it changes of a scope, and in which words it is told."""
SUBJECTS: dict[str, dict[str, list[tuple[str, ...]]]] = {
    "bundled": {
        "compare": [("russia", "united-states"), ("theresa-may", "boris-johnson", "russia")],
        "brief": [("tighter-sanctions",), ("united-states",), ("russia",)],
        "timeline": [(), ("russia",), ("united-kingdom",)],
        "matrix": [(), ("russia",), ("united-kingdom", "tighter-sanctions")],
    },
    "world": {
        "compare": [("vesta", "tamrel"), ("vesta", "orlund", "corvane")],
        "brief": [("tolls",), ("vesta",), ("orlund",)],
        "timeline": [(), ("vesta",)],
        "matrix": [(), ("orlund",)],
    },
}


def looks(world: str) -> Iterator[tuple[str, Look]]:
    """Give each whole view of each subject."""
    for name in ("matrix", "long-matrix", "timeline", "shifts", "network", "compare", "brief"):
        key = name if name in SUBJECTS[world] else "matrix"
        for subjects in SUBJECTS[world][key]:
            yield f"{name} {' '.join(subjects)}", _whole(name, subjects)


def _whole(name: str, subjects: tuple[str, ...]) -> Look:
    return lambda workspace, scope: whole_of(workspace, name, evolve(scope, subjects=subjects))


def contents(view: View) -> object:
    """What a reader sees of a view but for its head."""
    document = json.loads("".join(write(evolve(view, title="", narrowed=()), Format.JSON)))
    covers = view.measure() if view.measure else None
    sizes = [phrase for phrase in view.scope_in_words if phrase[0].isdigit()]
    titles = [section.title for section in view.sections]
    return document["rows"], document["columns"], document["notes"], titles, sizes, covers


@pytest.fixture(scope="module", params=slow_but(SUBJECTS, "world"))
def place(request: pytest.FixtureRequest, bundled: Workspace, world: Workspace) -> Any:
    return request.param, {"bundled": bundled, "world": world}[request.param]


@one_body
def test_a_query_or_pin_is_told_in_the_title_and_head_where_it_leaves_anything_out(
    place: tuple[str, Workspace],
) -> None:
    name, workspace = place
    dataset = workspace.dataset
    pins = [(dataset.ids(kind)[0],) for kind in Kind] + [(dataset.ids(Kind.ISSUE)[-1],)]
    narrowings = [Scope(query=query) for query in QUERIES] + [Scope(pins=pin) for pin in pins]
    seen = set()
    for what, look in looks(name):
        plain = look(workspace, Scope())
        assert "narrowed" not in plain.title
        whole = contents(plain)
        for scope in narrowings:
            view = look(workspace, scope)
            narrowed = contents(view) != whole
            told = tuple(
                phrase for phrase in view.scope_in_words if phrase not in plain.scope_in_words
            )
            said = [each for each in told if each.startswith(("query: ", "with "))]
            assert bool(said) is narrowed, (what, scope)
            assert ("(narrowed: " in view.title) is narrowed, (what, scope)
            for phrase in said:
                assert phrase[:40] in view.title
            for format in (Format.TEXT, Format.MARKDOWN, Format.HTML, Format.JSON):
                document = "".join(write(view, format)).replace("\n", " ")
                assert ("arrowed: " in document) is narrowed, (what, scope, format)
            seen.add((what.split()[0], narrowed))
    assert {True, False} == {narrowed for _, narrowed in seen}


@one_body
def test_dates_switches_and_orders_are_told_where_they_change_anything(
    place: tuple[str, Workspace],
) -> None:
    name, workspace = place
    for what, look in (*looks(name), *((each, _catalogue(each)) for each in CATALOGUES)):
        whole = contents(look(workspace, Scope()))
        for aspect, (changes, phrase) in PHRASES.items():
            view = look(workspace, evolve(Scope(), **changes))
            if contents(view) != whole:
                assert phrase in view.scope_in_words, (what, aspect)


def _catalogue(name: str) -> Look:
    return lambda workspace, scope: catalogue_of(workspace, name, scope)


HEEDED = {
    "matrix": {*PHRASES} - {"order"},
    "long-matrix": {*PHRASES} - {"order", "sort"},
    "timeline": {"as_of", "early", "since", "late", "exact words"},
    "shifts": {*PHRASES} - {"fold", "sort", "order"},
    "network": {*PHRASES} - {"fold", "sort", "order"},
    "compare": {*PHRASES} - {"fold", "sort", "order"},
    "brief": {*PHRASES} - {"fold", "sort", "order"},
    "actors": {"as_of", "early", "exact words", "second-hand"},
    "statements": {"as_of", "early", "since", "late", "exact words", "order"},
    "quotes": {"as_of", "early", "since", "late", "order"},
    "positions": {*PHRASES} - {"roll-up", "fold", "sort"},
    "events": {"as_of", "early", "since", "late", "order"},
    "issues": {"as_of", "early", "second-hand"},
    "sources": {"order"},
}
"""What each view heeds of dates, switches and orders: only that is told at its head."""


@pytest.mark.parametrize("name", HEEDED)
def test_what_a_view_does_not_heed_is_not_told_at_its_head(bundled: Workspace, name: str) -> None:
    look = _catalogue(name) if name in CATALOGUES else _whole(name, _SUBJECT.get(name, ()))
    for aspect, (changes, phrase) in PHRASES.items():
        view = look(bundled, evolve(Scope(), **changes))
        assert (phrase in view.scope_in_words) is (aspect in HEEDED[name]), aspect


_SUBJECT = {"compare": ("russia", "united-states"), "brief": ("tighter-sanctions",)}


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("matrix", "Where they stand: Russia, Sanctions over Syria should be tightened."),
        ("long-matrix", "Where they stand: Russia, Sanctions over Syria should be tightened."),
        (
            "network",
            "Ties of agreement and conflict: Russia, Sanctions over Syria should be tightened.",
        ),
        ("shifts", "Shifts: Russia, Sanctions over Syria should be tightened."),
        ("timeline", "Timeline: Russia · Sanctions over Syria should be tightened."),
    ],
)
def test_what_a_view_is_about_stands_in_its_title(
    bundled: Workspace, name: str, title: str
) -> None:
    view = whole_of(bundled, name, Scope(subjects=("russia", "tighter-sanctions")))
    assert view.title == title


def test_a_long_query_is_cut_in_a_title_and_whole_in_the_head(bundled: Workspace) -> None:
    query = " or ".join([f"lucca{number}" for number in range(9)])
    view = whole_of(bundled, "matrix", Scope(query=query))
    assert view.title.endswith("…)")
    assert f"query: {query}" in view.scope_in_words


def test_all_panes_together_tell_what_narrows_one_of_them(bundled: Workspace) -> None:
    scope = Scope(query="lucca")
    views = (whole_of(bundled, "matrix", scope), card_of(bundled, "russia", scope))
    both = combined_view(views, scope, views[0].scope_in_words)
    for format in TEXT_FORMATS:
        if format is not Format.CSV:
            assert "arrowed: " in "".join(write(both, format)), format


def test_a_graph_tells_what_narrows_it(bundled: Workspace) -> None:
    assert "query: lucca" in stance_graph(bundled, Scope(query="lucca"), "one").description
    assert "query" not in stance_graph(bundled, Scope(query="kind:position"), "one").description
    assert "Russia" in stance_graph(bundled, Scope(subjects=("russia",)), "two").description
