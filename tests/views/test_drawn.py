"""What holds of the views of any dataset: sums, keys, and that no order in files is seen."""

from __future__ import annotations

import csv
import datetime as dt
import json
import random
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.tiers import examples
from tests.views.drawing import HEAD, records

from dipview.formats.format import Format
from dipview.formats.writers import write
from dipview.model.kinds import Kind
from dipview.views.parts.catalogues import CATALOGUES
from dipview.views.scope import Scope
from dipview.views.view import View
from dipview.workspace.small_files import read_workspace
from dipview.workspace.views import card_of, catalogue_of, counts_of, overview_of, whole_of
from dipview.workspace.whole_views import WHOLE_VIEWS
from dipview.workspace.workspace import Workspace

SCOPES = st.just(Scope()) | st.builds(
    Scope,
    as_of=st.sampled_from([None, dt.date(2017, 3, 6), dt.date(2018, 1, 1)]),
    since=st.sampled_from([None, dt.date(2017, 3, 6)]),
    query=st.sampled_from(["", "talks", "ann"]),
    subjects=st.sampled_from([(), ("a",), ("b",), ("p",)]),
    roll_up=st.booleans(),
    zoom=st.sampled_from(["", "day", "month", "year"]),
)
DRAWN = settings(
    max_examples=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("drawn")


def opened(folder: Path, *texts: str) -> Workspace:
    paths = [folder / f"{number}.toml" for number, _ in enumerate(texts)]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    workspace = read_workspace(paths)
    assert [p.message for p in workspace.dataset.problems if p.severity.value == "error"] == []
    return workspace


def every_view(workspace: Workspace, scope: Scope) -> list[tuple[str, View]]:
    dataset = workspace.dataset
    ids = [id for kind in Kind for id in sorted(dataset.ids(kind))]
    return [
        *((name, catalogue_of(workspace, name, scope)) for name in CATALOGUES),
        *((name, whole_of(workspace, name, scope)) for name in WHOLE_VIEWS),
        *((f"card {dataset.kind_of(id)}", card_of(workspace, id, scope)) for id in ids),
        ("stats", counts_of(workspace, scope)),
        ("dataset", overview_of(workspace, scope)),
    ]


@DRAWN
@given(drawn=records(), scope=SCOPES)
def test_the_periods_of_a_timeline_sum_to_its_rows(
    drawn: list[str], scope: Scope, folder: Path
) -> None:
    view = whole_of(opened(folder, HEAD + "".join(drawn)), "timeline", scope)
    tallies = [section for section in view.sections if section.tally]
    rows = sum(len(section.rows) for section in view.sections if not section.tally)
    assert len(tallies) == (1 if rows else 0)
    for tally in tallies:
        keys = [column.key for column in tally.columns]
        counted = [dict(zip(keys, row.cells, strict=True)) for row in tally.rows]
        assert sum(each["records"].plain for each in counted) == rows  # type: ignore[misc]
        for each in counted:
            parts = (each["statements"].plain, each["events"].plain)
            assert sum(parts) == each["records"].plain  # type: ignore[arg-type]


@pytest.mark.slow
@DRAWN
@given(drawn=records(), scope=SCOPES, seed=st.integers(0, 5))
def test_no_order_of_records_in_files_is_seen(
    drawn: list[str], scope: Scope, seed: int, folder: Path
) -> None:
    def written(*texts: str) -> list[str]:
        return [
            re.sub(r"[0-9a-f]{64}", "", "".join(write(view, format)))  # of the files as they are
            for _, view in every_view(opened(folder, *texts), scope)
            for format in (Format.TEXT, Format.JSON)
        ]

    mixed = list(drawn)
    random.Random(seed).shuffle(mixed)  # noqa: S311 - an order, no secret
    half = len(mixed) // 2
    name = '[dataset]\ntitle = "D"\n'
    expected = written(name + HEAD + "".join(drawn), "")
    assert written("".join(mixed[:half]), name + HEAD + "".join(mixed[half:])) == expected


PLAIN = frozenset((*CATALOGUES, "long-matrix")) - {"actors"}
"""The views whose rows come in no sections; of all others JSON and CSV say which, always."""
KEYS: dict[tuple[str, str, tuple[Kind | None, ...]], list[str]] = {}
"""The keys of the rows of each section of each view, as they were first met.

A brief of an actor has issues where that of an issue has holders: the subjects' kinds count.
"""


@DRAWN
@given(drawn=records(), scope=SCOPES)
def test_rows_have_the_same_keys_whatever_else_is_in_the_data(
    drawn: list[str], scope: Scope, folder: Path
) -> None:
    workspace = opened(folder, HEAD + "".join(drawn))
    about = tuple(workspace.dataset.kind_of(each) for each in scope.subjects)
    for name, view in every_view(workspace, scope):
        text = "".join(write(view, Format.CSV)).removeprefix("\ufeff")
        header = next(csv.reader(text.splitlines()))
        assert ("section" in header) is (name not in PLAIN)
        sheets = {section.key for section in view.sections if section.sheet}
        for row in json.loads("".join(write(view, Format.JSON)))["rows"]:
            assert ("section" in row) is (name not in PLAIN)
            section = row.get("section", "")
            if section not in sheets:  # The columns of these are records: issues, actors.
                assert list(row) == KEYS.setdefault((name, section, about), list(row))
