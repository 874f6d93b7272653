"""A stored index answers as the one that was stored, and a damaged one is never opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.tiers import examples

from dipview.dataset.dataset import Dataset
from dipview.dataset.snapshot.columns import SnapshotError
from dipview.dataset.snapshot.file import SnapshotFile, SnapshotWriter
from dipview.model.kinds import Kind
from dipview.search import postings
from dipview.search.searching import SearchIndex, search
from dipview.search.storing import open_index, save_index

QUERIES = (
    "rex", "tilerson", "russia sanctions", "s", "m", "minister of russia", '"foreign minister"',
    "'sanctions", "^for", "ions$", "not:x", "stance:against", "holder:Washington", "date:2017",
    "role:minister", "tlrsn", "us", "xqzvwk", "лавров", "event:lake or issue:depot",
)  # fmt: skip


def saved(index: SearchIndex, folder: Path) -> Path:
    path = folder / "made.snapshot"
    with path.open("wb") as file:
        writer = SnapshotWriter(file)
        save_index(index, writer)
        writer.finish()
    return path


@pytest.fixture(params=[1, 16_384], ids=["all-wide", "as-it-is"])
def stored(
    positions: Dataset,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> tuple[SearchIndex, SearchIndex]:
    monkeypatch.setattr(postings.wide_ranges, "__defaults__", (request.param,))
    built = SearchIndex.build(positions)
    return built, open_index(SnapshotFile(saved(built, tmp_path)), positions)


@pytest.mark.parametrize("query", QUERIES)
def test_a_stored_index_answers_as_the_one_that_was_stored(
    stored: tuple[SearchIndex, SearchIndex], query: str
) -> None:
    answers = [search(index, query) for index in stored]
    first, second = ([(m.id, m.score, m.field, m.text) for m in found.ranked] for found in answers)
    assert first == second
    for kind in Kind:
        assert list(answers[0].ids(kind)) == list(answers[1].ids(kind))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(40))
@given(st.data())
def test_a_damaged_index_is_never_opened(
    positions: Dataset, tmp_path: Path, data: st.DataObject
) -> None:
    file = saved(SearchIndex.build(positions), tmp_path)
    content = bytearray(file.read_bytes())
    at = data.draw(st.integers(0, len(content) - 1))
    if data.draw(st.booleans()):
        content[at] ^= data.draw(st.integers(1, 255))
    else:
        del content[at:]
    file.unlink()
    file.write_bytes(content)
    with pytest.raises(SnapshotError):
        open_index(SnapshotFile(file), positions)


def test_the_index_of_other_records_is_not_opened(positions: Dataset, tmp_path: Path) -> None:
    file = SnapshotFile(saved(SearchIndex.build(positions), tmp_path))

    class Fewer:
        def __getattr__(self, name: str) -> object:
            return getattr(positions, name)

        def counts(self) -> dict[Kind, int]:
            return {**positions.counts(), Kind.ACTOR: 0}

    with pytest.raises(SnapshotError, match="other records"):
        open_index(file, Fewer())  # type: ignore[arg-type]


def test_where_there_is_none_it_is_told(positions: Dataset, tmp_path: Path) -> None:
    path = tmp_path / "made.snapshot"
    with path.open("wb") as made:
        SnapshotWriter(made).finish()
    with pytest.raises(SnapshotError):
        open_index(SnapshotFile(path), positions)
