"""Whole datasets of hostile strings, drawn at random: nothing raises, acts or goes unplaced."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.hostile.judging import (
    QUERIES,
    judge_problems,
    judge_text,
    judge_told,
    judge_view,
    judge_workspace,
)
from tests.hostile.strategies import SCOPES, TEXT, datasets
from tests.tiers import examples

from dipview.dataset.opening import open_dataset
from dipview.dataset.texts.stored import Stored
from dipview.dataset.texts.verifying import Verification
from dipview.formats.safe_text import show_lines
from dipview.model.kinds import Kind
from dipview.search.query_errors import QueryError, rendered
from dipview.views.parts.catalogues import CATALOGUES
from dipview.views.scope import Scope
from dipview.workspace.small_files import read_workspace
from dipview.workspace.workspace import Workspace


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("drawn")


def opened(texts: list[str], folder: Path) -> Workspace:
    """Write the files, each of which must be TOML, and open them."""
    paths = [folder / f"{number}.toml" for number, _ in enumerate(texts)]
    for path, text in zip(paths, texts, strict=True):
        path.write_bytes(text.encode("utf-8"))
        tomli.loads(text)
    return read_workspace(paths)


@pytest.mark.slow
@settings(max_examples=examples(40))
@given(texts=datasets(), scope=SCOPES)
def test_every_view_is_harmless_in_every_format(
    texts: list[str], scope: Scope, folder: Path
) -> None:
    workspace = opened(texts, folder)
    cards = sum(min(count, 36) for count in workspace.dataset.counts().values())
    assert judge_workspace(workspace, scope) >= cards + len(CATALOGUES) + len(QUERIES)


@settings(max_examples=examples(60))
@given(texts=datasets(), width=st.sampled_from([1, 20, 80, 200]))
def test_every_problem_is_placed_and_told(texts: list[str], width: int, folder: Path) -> None:
    dataset = opened(texts, folder).dataset
    judge_problems(dataset.problems)
    judge_told(dataset.name, dataset.problems, width)
    assert {problem.place.file.parent for problem in dataset.problems} <= {folder}


@settings(max_examples=examples(60))
@given(texts=datasets(), text=TEXT)
def test_any_quotation_is_held_against_any_text(texts: list[str], text: str, folder: Path) -> None:
    opened(texts, folder)
    paths = [folder / f"{number}.toml" for number, _ in enumerate(texts)]
    dataset = open_dataset(paths, also=Verification(paths).check)
    judge_problems(dataset.problems)
    for id in dataset.ids(Kind.SOURCE)[:2]:
        verification = Verification(paths, given={id: Stored(text, "")})
        judge_problems(open_dataset(paths, also=verification.check).problems)
        assert not verification.unmatched


@pytest.mark.slow
@settings(max_examples=examples(40))
@given(texts=datasets(), queries=st.lists(TEXT, min_size=1, max_size=5))
def test_any_text_can_be_searched_for(texts: list[str], queries: list[str], folder: Path) -> None:
    workspace = opened(texts, folder)
    for query in queries:
        mistake: QueryError | None = None
        try:
            judge_view(workspace.found(Scope(query=query, limit=5)))
        except QueryError as error:
            mistake = error
        if mistake is not None:
            assert 0 <= mistake.offset <= len(query)
            judge_text(show_lines(rendered(query, mistake)))


@pytest.mark.slow
def test_the_datasets_drawn_are_not_all_refused(folder: Path) -> None:
    loaded: Counter[Kind] = Counter()

    @settings(max_examples=60, database=None, derandomize=True)
    @given(texts=datasets())
    def draw(texts: list[str]) -> None:
        loaded.update(opened(texts, folder).dataset.counts())

    draw()
    assert min(loaded[kind] for kind in Kind) >= 10
