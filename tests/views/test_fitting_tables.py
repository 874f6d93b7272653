"""Every view as a table of text fits its width, and as CSV holds words, never a structure."""

from __future__ import annotations

import csv
import io
import re
import runpy
from collections.abc import Callable
from itertools import pairwise, product
from pathlib import Path

import pytest
from tests.bodies import one_body
from tests.tiers import slow_but

from dipview.formats.document import Layout
from dipview.formats.format import Cite, Format
from dipview.formats.width import cells
from dipview.formats.writers import write
from dipview.model.kinds import Kind
from dipview.views.parts.catalogues import CATALOGUES
from dipview.views.scope import Scope
from dipview.views.view import View
from dipview.workspace.small_files import read_workspace
from dipview.workspace.views import catalogue_of, whole_of
from dipview.workspace.workspace import Workspace

SCRIPT = runpy.run_path(str(Path(__file__).parent / "regenerate.py"))
STRUCTURE = re.compile(r'[\[{]["{\[]|\[\]|\{\}')
"""How JSON begins that is no word or number."""
PARTED = re.compile(r"\[\d+\]$")
LOCATOR = re.compile(r"\s*(paragraph|page|line|§|p\. |pp\. )")


@pytest.fixture(scope="module")
def whole(
    bundled: Workspace,
    strait: Workspace,
    world: Workspace,
    every_view: Callable[[Workspace], list[View]],
) -> list[View]:
    """Every catalogue, card, search, count, brief, and view of the whole, of three datasets."""
    subjects = [id for kind in (Kind.ACTOR, Kind.ISSUE) for id in strait.dataset.ids(kind)]
    return [
        *(view for each in (bundled, strait, world) for view in every_view(each)),
        *(view for _, view in SCRIPT["views"](bundled)),
        *(view for _, view in SCRIPT["whole_views"](bundled, strait)),
        *(whole_of(strait, "brief", Scope(subjects=(id,))) for id in subjects),
        *(each.found(Scope(query="a or e")) for each in (bundled, strait)),
    ]


CITED = [
    (width, cite)
    for width, cite in product((40, 60, 80, 100, 132), Cite)
    if width in (40, 80) or cite is Cite.NUMBERED
]
"""Each width, and each way to cite at two of them."""


@one_body
@pytest.mark.parametrize("at", slow_but(CITED, (40, Cite.NUMBERED)), ids=str)
def test_no_line_is_wider_than_it_may_be_or_breaks_between_a_number_and_its_place(
    whole: list[View], at: tuple[int, Cite]
) -> None:
    width, cite = at
    wide, broken = [], []
    for view in whole:
        lines = "".join(write(view, Format.TEXT, Layout(width=width, cite=cite))).split("\n")
        wide += [(view.name, view.title, line) for line in lines if cells(line) > width]
        broken += [
            (view.name, line, after)
            for line, after in pairwise(lines)
            if PARTED.search(line) and LOCATOR.match(after)
        ]
    assert wide == []
    assert broken == []


@one_body
@pytest.mark.parametrize("raw", [False, True])
def test_no_cell_of_a_table_holds_a_structure(whole: list[View], raw: bool) -> None:
    held = [
        (view.name, row["id"], key, cell)
        for view in whole
        for row in csv.DictReader(
            io.StringIO(
                "".join(write(view, Format.CSV, Layout(csv_raw=raw))).removeprefix("\ufeff"),
                newline="",
            )
        )
        for key, cell in row.items()
        if STRUCTURE.search(cell)
    ]
    assert held == []


def test_every_catalogue_has_a_table(bundled: Workspace) -> None:
    for name in CATALOGUES:
        text = "".join(write(catalogue_of(bundled, name, Scope()), Format.CSV))
        assert text.startswith("\ufeffid,kind,"), name


NAMED = "name|short|title|term|summary|proposition|text|condition|part|place|publisher|formula"


def test_no_sentence_ends_twice_where_every_name_has_a_full_stop(
    tmp_path: Path, every_view: Callable[[Workspace], list[View]]
) -> None:
    text = SCRIPT["STRAIT"].read_text(encoding="utf-8")
    dotted = re.sub(rf'(\b(?:{NAMED})\s*=\s*"[^"\n]*[^".?!\n])"', r'\1."', text)
    assert dotted.count('."') > text.count('."') + 200
    path = tmp_path / "dotted.toml"
    path.write_text(dotted, encoding="utf-8")
    workspace = read_workspace([path])
    views = [
        *every_view(workspace),
        *(whole_of(workspace, name, scope) for _, name, scope in SCRIPT["STRAIT_WHOLE"]),
        *(catalogue_of(workspace, name, Scope(focus="ostrel")) for name in CATALOGUES),
    ]
    twice = [
        (view.name, line)
        for view in views
        for line in "".join(write(view, Format.TEXT, Layout(width=400))).split("\n")
        if re.search(r"[.?!][”’»]?\.(?![.\w/])", line.replace("...", "…"))
    ]
    assert twice == []
