"""Quick structuring: it gives what conversion gives, or refuses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import tomli

from dipview.dataset.bundled import bundled_path
from dipview.dataset.conversion import structured
from dipview.dataset.fast_structuring import Hooks, fast_structurer
from dipview.dataset.reading import FileTables
from dipview.dataset.records import CLASSES, TABLES, Entry
from dipview.dataset.structure import entries_of
from dipview.model.actors import Actor
from dipview.model.statements import Statement

HERE = Path(__file__).parent
FILES = [bundled_path(), HERE / "world.toml"]
STATEMENT = {"id": "s", "source": "wire", "form": "reported"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_sound_tables_become_what_conversion_makes_of_them(file: Path) -> None:
    tables = tomli.loads(file.read_text(encoding="utf-8"))
    for name, kind in TABLES.items():
        made = fast_structurer(CLASSES[kind])
        for table in tables.get(name, ()):
            assert repr(made(table)) == repr(structured(table, CLASSES[kind]))


@pytest.mark.parametrize(
    "odd",
    [
        {"id": 1},
        {"locator": ["page 1"]},
        {"form": "shouted"},
        {"form": True},
        {"speakers": "ann"},
        {"speakers": ["ann", 1]},
        {"speakers": [1]},
        {"text": [1]},
        {"acts": ["sing"]},
        {"date": "yesterday"},
        {"date_inferred": 1},
        {"seq": True},
        {"seq": 2**60},
        {"positions": {"issue": "a", "stance": "support"}},
        {"positions": ["a"]},
        {"positions": [{"issue": "a"}]},
        {"positions": [{"issue": "a", "stance": "loud"}]},
        {"positions": [{"issue": "a", "stance": "support", "colour": "red"}]},
        {"extra": []},
        {"colour": "red"},
    ],
)
def test_what_is_not_plainly_sound_is_refused(odd: dict[str, Any]) -> None:
    with pytest.raises(Exception):  # noqa: B017, PT011 - any kind means the same
        fast_structurer(Statement)(STATEMENT | odd)


def test_what_is_no_table_is_refused() -> None:
    with pytest.raises(Exception):  # noqa: B017, PT011 - any kind means the same
        fast_structurer(Statement)([])
    with pytest.raises(Exception):  # noqa: B017, PT011 - as above
        fast_structurer(Actor)({"id": "a", "name": "A", "kind": "state", "identifiers": ["RU"]})


def test_what_recurs_is_shared() -> None:
    made = fast_structurer(Statement)
    text = 'speakers = ["ann"]\npositions = [{issue = "a", stance = "support"}]'
    # Other objects that say the same.
    one, other = (made(STATEMENT | tomli.loads(text)) for _ in range(2))
    assert one.positions is other.positions
    assert one.speakers is other.speakers


def test_what_recurs_in_another_file_is_shared_by_those_who_share_hooks() -> None:
    text = "[[statements]]\nid = 's'\nsource = 'wire'\nform = 'reported'\nspeakers = ['ann']"
    shared = Hooks()

    def speakers(hooks: Hooks | None) -> object:
        (entry,) = entries_of(FileTables(Path("x.toml"), tomli.loads(text)), hooks=hooks)
        assert isinstance(entry, Entry)
        assert isinstance(entry.record, Statement)
        return entry.record.speakers

    assert speakers(shared) == speakers(None)
    assert speakers(shared) is speakers(shared)
    assert speakers(shared) is not speakers(None)


def test_moments_that_are_equal_keep_how_they_are_written() -> None:
    made = fast_structurer(Statement)
    texts = ["2017-04-07T10:00:00+00:00", "2017-04-07T12:00:00+02:00"]
    dates = [made(STATEMENT | tomli.loads(f"date = {text}")).date for text in texts]
    assert [date.text for date in dates] == texts
