"""Catalogues: what a scope lets through, in which order, under which headings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from dipview.model.kinds import Kind
from dipview.search.number_sets import numbers_of
from dipview.search.query_errors import QueryError
from dipview.views.orders import ORDERS, Orders, Sifted
from dipview.views.parts.catalogues import CATALOGUES
from dipview.views.scope import Scope
from dipview.views.selection import in_scope, ranks, span_of
from dipview.workspace.views import catalogue_of
from dipview.workspace.workspace import Workspace


def ids(workspace: Workspace, name: str, scope: Scope) -> list[str]:
    return [row.id for _, row in catalogue_of(workspace, name, scope).rows()]


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("actors", 34),
        ("statements", 25),
        ("quotes", 5),
        ("positions", 44),
        ("events", 9),
        ("issues", 14),
        ("sources", 1),
    ],
)
def test_a_catalogue_lists_all_that_there_is(bundled: Workspace, name: str, count: int) -> None:
    view = catalogue_of(bundled, name, Scope())
    assert view.count == count
    assert view.measure is not None
    assert view.measure().count == count
    assert view.measure().noun == name


def test_actors_come_under_headings_until_they_are_sorted_or_ranked(bundled: Workspace) -> None:
    titles = [section.title for section in catalogue_of(bundled, "actors", Scope()).sections]
    assert titles[0] == "States"
    assert len(titles) == 3
    for scope in (Scope(sort="most found"), Scope(query="till")):
        assert [section.title for section in catalogue_of(bundled, "actors", scope).sections] == [
            ""
        ]


def test_a_query_ranks_and_a_filter_does_not(bundled: Workspace) -> None:
    assert ids(bundled, "actors", Scope(query="tilerson"))[0] == "rex-tillerson"
    assert ranks(bundled.find("till"))
    assert not ranks(bundled.find("kind:person"))
    assert not ranks(None)


def test_a_sort_that_is_asked_for_goes_before_rank(bundled: Workspace) -> None:
    found = ids(bundled, "statements", Scope(query="assad", sort="newest first"))
    dates = [bundled.dataset.said(id) for id in found]
    days = [span.latest for span in dates if span and span.latest]
    assert days == sorted(days, reverse=True)


def test_a_pin_narrows_other_kinds_and_never_its_own(bundled: Workspace) -> None:
    pinned = Scope(pins=("rex-tillerson",))
    assert len(ids(bundled, "actors", pinned)) == 34
    assert set(ids(bundled, "events", pinned)) == {
        "tillerson-moscow-trip",
        "tillerson-lavrov-meeting",
        "g7-lucca-meeting",
    }
    both = Scope(pins=("rex-tillerson", "sergei-lavrov"))
    assert ids(bundled, "events", both) == ["tillerson-lavrov-meeting"]
    assert ids(bundled, "events", Scope(focus="sergei-lavrov")) == ["tillerson-lavrov-meeting"]


def test_a_pin_on_nothing_narrows_nothing(bundled: Workspace) -> None:
    assert len(ids(bundled, "events", Scope(pins=("nobody",)))) == 9


def test_exact_words_leave_out_paraphrase_and_translation(world: Workspace) -> None:
    quotes = ids(world, "quotes", Scope())
    assert set(quotes) == {"vesta-against-tolls", "tamrel-lamps", "desk-dredging"}
    positions = ids(world, "positions", Scope(exact_only=True))
    assert {id.split("#")[0] for id in positions} == set(quotes)


def test_second_hand_can_be_left_out(world: Workspace) -> None:
    kept = ids(world, "positions", Scope(second_hand=False))
    assert not any(world.dataset.position(id).second_hand for id in kept)
    assert len(kept) == len(world.dataset.ids(Kind.POSITION)) - 2


def test_since_leaves_out_only_what_is_certainly_older(world: Workspace) -> None:
    kept = ids(world, "statements", Scope(since=dt.date(2020, 9, 1)))
    assert "orlund-against-tolls-some-day" in kept
    assert "corvane-on-lamps" in kept
    assert "corvane-dredging" not in kept
    assert "vesta-loss" not in kept
    assert "toll-summit" in ids(world, "events", Scope(since=dt.date(2021, 2, 1)))
    both = Scope(since=dt.date(2020, 5, 1), as_of=dt.date(2020, 5, 2))
    assert "chair-dredging" in ids(world, "statements", both)


def test_dates_narrow_only_what_happens_on_a_day(world: Workspace) -> None:
    early = Scope(as_of=dt.date(1999, 1, 1))
    assert ids(world, "statements", early) == []
    assert len(ids(world, "actors", early)) == len(world.dataset.ids(Kind.ACTOR))
    assert span_of(world.dataset, Kind.ACTOR, "vesta") is None
    assert in_scope(world.dataset, early, Kind.ACTOR, "vesta")


@pytest.mark.parametrize(
    ("scope", "empty"),
    [
        (Scope(query="xqzvwk"), "No event matches."),
        (Scope(pins=("note", "vesta")), "No event matches."),
        (Scope(focus="vesta"), "No events go with Vesta."),
        (Scope(), "There are no events in this dataset."),
    ],
)
def test_an_empty_catalogue_says_what_to_do(world: Workspace, scope: Scope, empty: str) -> None:
    assert catalogue_of(world, "events", scope).empty == empty


def test_a_query_that_does_not_parse_is_an_error(world: Workspace) -> None:
    with pytest.raises(QueryError):
        catalogue_of(world, "events", Scope(query="("))


@pytest.mark.parametrize(
    ("kind", "order"), [(kind, order) for kind, orders in ORDERS.items() for order in orders]
)
def test_every_order_keeps_every_record(world: Workspace, kind: Kind, order: str) -> None:
    orders = Orders(world.dataset)
    every = world.dataset.numbers(kind)
    assert sorted(orders.arrange(kind, order, None)) == list(every)
    some = every[1::2]
    whole = orders.made(kind, order)
    expected = [each for each in whole if each in some]
    assert orders.arrange(kind, order, numbers_of(some)) == expected
    sifted = Sifted(whole, numbers_of(some))
    assert sifted[:3] == expected[:3]
    assert list(sifted) == expected
    assert (sifted[-1:], len(sifted)) == (expected[-1:], len(expected))


def arranged(world: Workspace, kind: Kind, order: str) -> Sequence[str]:
    orders = Orders(world.dataset)
    return [orders.ids[number] for number in orders.made(kind, order)]


def test_what_has_no_date_comes_last_both_ways(world: Workspace) -> None:
    for kind, undated in (
        (Kind.STATEMENT, "vesta-loss"),
        (Kind.POSITION, "vesta-loss#loss@vesta"),
        (Kind.EVENT, "undated-call"),
    ):
        assert arranged(world, kind, "oldest first")[-1] == undated
        assert arranged(world, kind, "newest first")[-1] == undated
    assert arranged(world, Kind.SOURCE, "newest first")[-1] == "note"


def test_statements_of_a_day_come_in_their_own_order(world: Workspace) -> None:
    order = arranged(world, Kind.STATEMENT, "oldest first")
    assert order.index("vesta-river-first") < order.index("vesta-river-second")
    assert order.index("corvane-river-morning") < order.index("corvane-river-evening")
    backwards = arranged(world, Kind.STATEMENT, "newest first")
    assert backwards.index("vesta-river-second") < backwards.index("vesta-river-first")


def test_orders_by_name_voice_holder_count_and_issue(world: Workspace) -> None:
    names = arranged(world, Kind.ACTOR, "name")
    assert names.index("ada-brun") < names.index("corvane") < names.index("piet-holm")
    assert arranged(world, Kind.ACTOR, "most found")[0] == "vesta"
    assert arranged(world, Kind.POSITION, "holder")[-1] == "others-dredging#dredging@"
    assert arranged(world, Kind.STATEMENT, "speaker")[0] == "brun-dredging"
    assert arranged(world, Kind.ISSUE, "as written") == list(world.dataset.ids(Kind.ISSUE))
    assert arranged(world, Kind.ISSUE, "no such order") == list(world.dataset.ids(Kind.ISSUE))


def test_a_selection_keeps_a_kinds_own_order(world: Workspace) -> None:
    kept = world.selection(Scope()).ids(Kind.ISSUE)
    assert list(kept) == list(world.dataset.ids(Kind.ISSUE))


def test_a_row_has_a_cell_for_every_column(world: Workspace) -> None:
    for name in CATALOGUES:
        for section, row in catalogue_of(world, name, Scope()).rows():
            assert len(row.cells) == len(section.columns)


def test_rows_are_built_only_when_looked_at(world: Workspace) -> None:
    rows = catalogue_of(world, "statements", Scope()).sections[0].rows
    assert len(rows[:3]) == 3
    assert rows[0] is rows[0]
    assert rows[-1].id == "vesta-loss"
