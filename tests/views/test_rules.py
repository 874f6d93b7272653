"""What no view may ever do with the data: MODEL's rules, held against every view there is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
import tomli

from dipview.dataset.bundled import bundled_path
from dipview.model.kinds import Kind
from dipview.model.positions import Basis
from dipview.views.parts.citations import citations_of
from dipview.views.scope import Scope
from dipview.views.view import Cell, Meaning, Row, Section, View
from dipview.workspace.views import catalogue_of, counts_of
from dipview.workspace.workspace import Workspace

EveryView = Callable[[Workspace], list[View]]
QUOTED = re.compile(r"“([^”]*)”")
FILLED = "▲▼▴▾"


@pytest.fixture(scope="module", params=["bundled", "world"])
def workspace(request: pytest.FixtureRequest, bundled: Workspace, world: Workspace) -> Workspace:
    return {"bundled": bundled, "world": world}[request.param]


def cells(views: list[View], meaning: Meaning) -> Iterator[tuple[Section, Row, Cell]]:
    for view in views:
        for section, row in view.rows():
            assert len(row.cells) == len(section.columns)
            for cell in row.cells:
                if cell.meaning is meaning:
                    yield section, row, cell


def test_whatever_stands_in_quotation_marks_is_in_the_file_word_for_word(
    bundled: Workspace, every_view: EveryView
) -> None:
    table = tomli.loads(bundled_path().read_text(encoding="utf-8"))
    texts = {statement["text"] for statement in table["statements"] if "text" in statement}
    seen: set[str] = set()
    for _, _, cell in cells(every_view(bundled), Meaning.WORDS):
        passages = QUOTED.findall(cell.text)
        assert passages
        assert set(passages) <= texts
        seen.update(passages)
    assert seen == texts


def test_nothing_but_exact_words_stands_in_quotation_marks(
    workspace: Workspace, every_view: EveryView
) -> None:
    for view in every_view(workspace):
        for section, row in view.rows():
            for column, cell in zip(section.columns, row.cells, strict=True):
                if cell.meaning is not Meaning.WORDS and column.key != "text":
                    assert "“" not in cell.text, (view.title, row.id, cell.text)


def test_a_translation_never_stands_in_quotation_marks_but_its_original_does(
    world: Workspace, every_view: EveryView
) -> None:
    for _, _, cell in cells(every_view(world), Meaning.WORDS):
        assert "The channel must be deepened." not in cell.text
    words = {cell.text for _, _, cell in cells(every_view(world), Meaning.WORDS)}
    assert "“يجب تعميق القناة.”" in words


def test_only_what_the_holder_stated_is_drawn_filled(
    workspace: Workspace, every_view: EveryView
) -> None:
    dataset = workspace.dataset
    drawn = 0
    for _, row, cell in cells(every_view(workspace), Meaning.STANCE):
        if row.kind is Kind.POSITION:
            position = dataset.position(row.id)
            (mark,) = cell.marks
            assert mark.basis is position.basis
            assert mark.second_hand == position.second_hand
            if set(FILLED) & set(mark.glyph) and not mark.second_hand:
                assert position.basis is Basis.STATED
                drawn += 1
    assert drawn


def test_every_row_cites_a_source_or_leads_to_a_record_that_does(
    workspace: Workspace, every_view: EveryView
) -> None:
    dataset = workspace.dataset
    for view in every_view(workspace):
        for _, row in view.rows():
            if row.kind is None:
                continue
            record = dataset.record(row.id)
            assert record is not None
            cited = any(cell.citations for cell in row.cells)
            assert cited or citations_of(dataset, record) or dataset.kind_of(row.id) is Kind.SOURCE


def test_every_cited_source_has_a_reference(workspace: Workspace, every_view: EveryView) -> None:
    for view in every_view(workspace):
        for _, row in view.rows():
            for cell in row.cells:
                assert all(citation.source in view.references for citation in cell.citations)


def test_no_stance_is_named_without_what_it_is_on(
    workspace: Workspace, every_view: EveryView
) -> None:
    for view in every_view(workspace):
        for section, row in view.rows():
            keys = [column.key for column in section.columns]
            if (
                row.kind is Kind.STATEMENT
                and "stance" in keys
                and row.cells[keys.index("stance")].text
            ):
                told = row.cells[keys.index("stance")].text.split("; ")
                assert all(": " in each for each in told)


def test_no_text_of_a_view_is_left_with_a_gap(workspace: Workspace, every_view: EveryView) -> None:
    for view in every_view(workspace):
        for _, row in view.rows():
            for cell in row.cells:
                if cell.meaning is Meaning.QUIET:
                    assert " ·  · " not in cell.text
                    assert not cell.text.startswith((" ·", "; ", ", "))
                    assert "None" not in cell.text


def test_every_view_says_what_it_looks_through(workspace: Workspace) -> None:
    for made in (catalogue_of(workspace, "actors", Scope()), counts_of(workspace, Scope())):
        assert any(phrase.startswith("as of") for phrase in made.scope_in_words)
