"""Every glyph that stands in a view is in its legend, and the legend has no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.tiers import slow_but

from dipview.dataset.opening import open_dataset
from dipview.formats.format import Format
from dipview.formats.writers import write
from dipview.model.events import EventStatus
from dipview.model.kinds import Kind
from dipview.model.positions import Basis
from dipview.model.stances import Stance
from dipview.views.parts.event_row import ASCII_STATUS_GLYPHS, STATUS_GLYPHS
from dipview.views.parts.legend import (
    every_mark,
    every_sign,
    legend_of,
    legend_of_dataset,
    signs_of_marks,
)
from dipview.views.parts.marks import Mark, mark_of
from dipview.views.parts.marks_there import marks_there
from dipview.views.scope import Scope
from dipview.views.view import Cell, Meaning, View
from dipview.workspace.small_files import read_workspace
from dipview.workspace.views import card_of, catalogue_of, whole_of
from dipview.workspace.whole_views import WHOLE_VIEWS
from dipview.workspace.workspace import Workspace

WORLDS = Path(__file__).parents[1] / "worlds"
WORDLESS = re.compile(r"[\s\[\]()if]")
"""What stands around a glyph, whose own signs are looked for apart."""
CATALOGUES = ("actors", "statements", "quotes", "positions", "events", "issues", "sources")
SCOPES = (Scope(), Scope(roll_up=True), Scope(exact_only=True), Scope(second_hand=False))


@pytest.fixture(scope="module", params=["bundled", "archipelago"])
def world(request: pytest.FixtureRequest) -> Workspace:
    paths = [] if request.param == "bundled" else [WORLDS / f"{request.param}.toml"]
    return read_workspace(paths)


@pytest.fixture(scope="module")
def views(world: Workspace) -> list[View]:
    """Many views of a world, made once."""
    return list(views_of(world))


def views_of(world: Workspace) -> Iterator[View]:
    dataset = world.dataset
    for scope in SCOPES:
        for name in CATALOGUES:
            yield catalogue_of(world, name, scope)
        for name in set(WHOLE_VIEWS) - {"compare", "brief"}:
            yield whole_of(world, name, scope)
    actors, issues = dataset.ids(Kind.ACTOR), dataset.ids(Kind.ISSUE)
    yield whole_of(world, "compare", Scope(subjects=tuple(actors[:4])))
    for id in (*actors[:12], *issues):
        yield whole_of(world, "brief", Scope(subjects=(id,)))
    for kind in Kind:
        for id in dataset.ids(kind)[:20]:
            yield card_of(world, id, Scope())


def cells_of(view: View) -> Iterator[Cell]:
    return (cell for _, row in view.rows() for cell in row.cells)


def drawn(view: View, *, plain: bool) -> Iterator[str]:
    """Give the glyphs that a list on a screen draws for a view."""
    for cell in cells_of(view):
        yield from (mark.ascii if plain else mark.glyph for mark in cell.marks)
        if cell.ascii_short and cell.meaning is not Meaning.TEXT:
            yield cell.ascii_short if plain else cell.short


@pytest.mark.parametrize("plain", slow_but([False, True], False), ids=["unicode", "ascii"])
def test_every_glyph_of_every_view_is_in_its_legend(views: list[View], plain: bool) -> None:
    for view in views:
        signs = legend_of(view)
        told = {part for sign in signs for part in (sign.ascii if plain else sign.glyph).split()}
        for glyph in set(drawn(view, plain=plain)):
            bare = glyph.removesuffix("if")
            wanted = {bare}
            if bare.startswith("("):
                wanted = {bare[1:-1]}
                assert {"(", ")"} <= told, (view.title, glyph)
            if not wanted & told:
                assert {"[", "]"} <= told, (view.title, glyph)
                wanted = {each.strip("[]") for each in wanted}
            assert wanted <= told, (view.title, glyph, sorted(told))
            assert bare == glyph or "…if" in told, (view.title, glyph)


def test_a_legend_has_no_sign_that_does_not_stand_in_its_view(views: list[View]) -> None:
    for view in views:
        marks = "".join(mark.glyph for cell in cells_of(view) for mark in cell.marks)
        for sign in legend_of(view):
            if sign.marks and sign.glyph != "·":
                assert all(glyph in marks for glyph in sign.glyph.split()), (view.title, sign)


def test_the_legend_of_a_dataset_has_the_signs_of_all_its_lists(world: Workspace) -> None:
    signs = [sign for part in legend_of_dataset(world.dataset).values() for sign in part]
    told = {part for sign in signs for part in sign.glyph.split()}
    for name in CATALOGUES:
        for sign in legend_of(catalogue_of(world, name, Scope())):
            assert set(sign.glyph.split()) <= told


def test_dates_that_are_written_briefly_are_explained_where_they_stand(world: Workspace) -> None:
    view = catalogue_of(world, "events", Scope())
    dates = "".join(cell.brief for cell in cells_of(view) if cell.meaning is Meaning.DATE)
    told = {sign.glyph for sign in legend_of(view)}
    assert ("[date]" in told) is ("[" in dates)
    assert ("~" in told) is ("~" in dates)
    assert ("day?" in told) is ("?" in dates)
    assert ("day →" in told) is ("→" in dates)


def test_an_uncertain_date_is_explained_where_a_dataset_has_one(tmp_path: Path) -> None:
    path = tmp_path / "small.toml"
    event = '[[events]]\nid = "e"\ntitle = "Talks"\nkind = "meeting"\nsources = ["s"]\n'
    head = '[[sources]]\nid = "s"\ntype = "report"\nissued = "2032?"\n'
    for date, told in (("2031?", True), ("2031-04-02%", True), ("2031~", False)):
        path.write_text(f'{head}{event}date = "{date}"\n', encoding="utf-8")
        workspace = Workspace(open_dataset([path]))
        signs = legend_of_dataset(workspace.dataset)["Dates"]
        assert ("day?" in [sign.glyph for sign in signs]) is told
        listed = legend_of(catalogue_of(workspace, "events", Scope()))
        assert ("day?" in [sign.glyph for sign in listed]) is told


def test_a_view_that_is_too_large_to_be_read_through_explains_all_that_it_could_have(
    world: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dipview.views.parts.legend.LOOKED_AT", 200)
    told = set(legend_of(catalogue_of(world, "statements", Scope())))
    assert set(signs_of_marks(every_mark())) <= told


def test_every_mark_and_status_there_can_be_has_its_sign() -> None:
    told = {part for sign in every_sign() for part in sign.glyph.split()}
    plain = {part for sign in every_sign() for part in sign.ascii.split()}
    for stance in Stance:
        for basis in Basis:
            mark = Mark(stance=stance, basis=basis)
            assert mark.glyph in told or mark.glyph.strip("[]") in told
            assert mark.ascii in plain or mark.ascii.strip("[]") in plain
    assert set(STATUS_GLYPHS.values()) <= told
    assert set(ASCII_STATUS_GLYPHS.values()) <= plain
    assert set(ASCII_STATUS_GLYPHS) == set(EventStatus)


def test_no_two_signs_of_a_set_look_alike() -> None:
    for look in ("glyph", "ascii"):
        parts = [
            part
            for sign in every_sign()
            if len(getattr(sign, look).split()) == 1 or sign.marks
            for part in getattr(sign, look).split()
        ]
        twice = {part for part in parts if parts.count(part) > 1}
        assert twice <= {"–"}, "undeclared, and no date: in columns of their own"


GLYPHS = re.compile(r"[▲▼▴▾△▽▵▿∅≠±●◐○◌]")


@pytest.mark.parametrize(
    "format", slow_but([Format.TEXT, Format.MARKDOWN, Format.HTML], Format.MARKDOWN)
)
def test_documents_have_words_in_the_place_of_glyphs(views: list[View], format: Format) -> None:
    for view in views:
        text = "".join(write(view, format))
        assert not GLYPHS.search(text), view.title
        assert not {"·", "–"} & {cell.text for cell in cells_of(view)}, view.title


def test_a_large_view_explains_no_mark_that_its_dataset_has_not(
    world: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dipview.views.parts.legend.LOOKED_AT", 200)
    dataset = world.dataset
    there = {mark_of(dataset.position(id)) for id in dataset.ids(Kind.POSITION)}
    told = set(marks_there(dataset))
    assert told - {Mark(mixed=True), Mark()} == there
    view = catalogue_of(world, "statements", Scope())
    signs = set(legend_of(view, marks=tuple(told)))
    assert set(signs_of_marks(told)) <= signs
    assert not (signs & set(signs_of_marks(every_mark()))) - set(signs_of_marks(told))
