"""Conversion: a plain converter gives what a detailed one gives, or refuses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import attrs
import pytest
import tomli
from cattrs import Converter

from dipview.dataset.bundled import bundled_path
from dipview.dataset.conversion import converter
from dipview.dataset.reading import FileTables
from dipview.dataset.records import CLASSES, TABLES
from dipview.dataset.structure import SoundRun, entries_of
from dipview.model.actors import Actor
from dipview.model.statements import Form, Statement

HERE = Path(__file__).parent
FILES = [bundled_path(), HERE / "world.toml"]
STATEMENT = {"id": "s", "source": "wire", "form": "reported"}
ACTOR = {"id": "a", "name": "A", "kind": "state"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_sound_tables_become_the_same_with_details_and_without(file: Path) -> None:
    tables = tomli.loads(file.read_text(encoding="utf-8"))
    plain, detailed = converter(), converter(detailed=True)
    for name, kind in TABLES.items():
        for table in tables.get(name, ()):
            record = plain.structure(table, CLASSES[kind])
            assert repr(record) == repr(detailed.structure(table, CLASSES[kind]))


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
    made = converter()
    made.structure(STATEMENT, Statement)
    with pytest.raises(Exception):  # noqa: B017, PT011 - any kind means the same
        made.structure(STATEMENT | odd, Statement)


@pytest.mark.parametrize("key", ["id", "source", "form"])
def test_what_lacks_something_is_refused(key: str) -> None:
    made = converter()
    made.structure(STATEMENT, Statement)
    with pytest.raises(Exception):  # noqa: B017, PT011 - any kind means the same
        made.structure({name: value for name, value in STATEMENT.items() if name != key}, Statement)


def test_what_is_made_is_frozen_and_like_any_other() -> None:
    made = converter()
    one, other = (made.structure(STATEMENT, Statement) for _ in range(2))
    assert one == other == Statement(id="s", source="wire", form=Form.REPORTED)
    assert hash(one) == hash(other)
    assert type(other) is Statement
    assert attrs.evolve(other, locator="page 1").locator == "page 1"
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        other.locator = "page 1"  # type: ignore[misc]


def test_what_is_no_table_is_refused() -> None:
    with pytest.raises(Exception):  # noqa: B017, PT011 - any kind means the same
        converter().structure([], Statement)
    with pytest.raises(Exception):  # noqa: B017, PT011 - as above
        converter().structure(ACTOR | {"identifiers": ["RU"]}, Actor)


def test_what_recurs_is_shared() -> None:
    made = converter()
    text = 'speakers = ["ann"]\npositions = [{issue = "a", stance = "support"}]'
    # Other objects that say the same.
    one, other = (made.structure(STATEMENT | tomli.loads(text), Statement) for _ in range(2))
    assert one.positions is other.positions
    assert one.speakers is other.speakers


def test_what_recurs_in_another_file_is_shared_by_those_who_share_a_converter() -> None:
    text = "[[statements]]\nid = 's'\nsource = 'wire'\nform = 'reported'\nspeakers = ['ann']"
    shared = converter()

    def speakers(plain: Converter | None) -> object:
        (run,) = entries_of(FileTables(Path("x.toml"), tomli.loads(text)), plain=plain)
        assert isinstance(run, SoundRun)
        (statement,) = run.records
        assert isinstance(statement, Statement)
        return statement.speakers

    assert speakers(shared) == speakers(None)
    assert speakers(shared) is speakers(shared)
    assert speakers(shared) is not speakers(None)


def test_moments_that_are_equal_keep_how_they_are_written() -> None:
    made = converter()
    texts = ["2017-04-07T10:00:00+00:00", "2017-04-07T12:00:00+02:00"]
    tables = [STATEMENT | tomli.loads(f"date = {text}") for text in texts]
    dates = [made.structure(table, Statement).date for table in tables]
    assert [date and date.text for date in dates] == texts


def test_a_statement_may_have_many_speakers_who_recur_or_do_not() -> None:
    made = converter(shared=1)
    for speakers in (["ann"], ["bob"], ["ann", "bob"], []):
        record = made.structure(STATEMENT | {"speakers": speakers}, Statement)
        assert record.speakers == tuple(speakers)


def test_a_detailed_converter_reads_over_unknown_keys() -> None:
    record = converter(detailed=True).structure(STATEMENT | {"colour": "red"}, Statement)
    assert record == converter().structure(STATEMENT, Statement)
