"""Keys that the statements of a file share: whose they are, and where a mistake in them is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dipview.dataset import chunked_parsing, reading
from dipview.dataset.memory import MemoryDataset
from dipview.dataset.opening import open_dataset
from dipview.dataset.record_places import record_place
from dipview.model.kinds import Kind
from dipview.model.statements import Act, Form

BASE = """
[[sources]]
id = "record"
type = "meeting-record"
issued = 2031-11-12
[[sources]]
id = "letter"
type = "personal_communication"
issued = 2031-11-12
[[actors]]
id = "north"
name = "North"
kind = "state"
sources = ["record"]
[[actors]]
id = "south"
name = "South"
kind = "state"
sources = ["record"]
[[issues]]
id = "open-the-lock"
kind = "policy"
proposition = "The lock is opened."
sources = ["record"]
"""
SHARED = """
[defaults.statements]
source = "record"
form = "reported"
speakers = ["north"]
date = 2031-11-10
acts = ["support"]
positions = [{ issue = "open-the-lock", stance = "support" }]
coded_by = "first reader"
"""

Opening = Callable[..., MemoryDataset]


@pytest.fixture(params=["whole", "pieces"])
def opened(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Opening:
    """Open texts, a file each, as a whole or piece by piece."""
    if request.param == "pieces":
        monkeypatch.setattr(reading, "LARGE", 1)
        monkeypatch.setattr(chunked_parsing, "SIZE", 1)

    def opening(*texts: str) -> MemoryDataset:
        for number, text in enumerate(texts):
            (tmp_path / f"{number}.toml").write_text(text, encoding="utf-8")
        return open_dataset([tmp_path])

    return opening


def statement(id: str, more: str = "") -> str:
    return f'[[statements]]\nid = "{id}"\n{more}'


def told(dataset: MemoryDataset) -> list[tuple[str, int | None, str]]:
    return [(each.code, each.place.line, each.message) for each in dataset.problems]


def line_of(text: str, wanted: str) -> int:
    return text[: text.index(wanted)].count("\n") + 1


def test_a_statement_has_what_its_file_shares(opened: Opening) -> None:
    dataset = opened(BASE + SHARED + statement("first"))
    assert not dataset.problems
    first = dataset.statement("first")
    assert (first.source, first.form, first.speakers) == ("record", Form.REPORTED, ("north",))
    assert first.date is not None
    assert first.date.text == "2031-11-10"
    assert first.acts == (Act.SUPPORT,)
    assert first.coded_by == "first reader"
    assert first.held_ids() == ("first#open-the-lock@north",)


def test_a_key_of_its_own_wins_whole(opened: Opening) -> None:
    more = 'source = "letter"\nspeakers = ["south"]\npositions = []\ncoded_by = ""\n'
    dataset = opened(BASE + SHARED + statement("first") + statement("second", more))
    assert not dataset.problems
    second = dataset.statement("second")
    assert (second.source, second.speakers, second.positions) == ("letter", ("south",), ())
    assert second.coded_by == ""
    assert second.form is Form.REPORTED
    assert dataset.statement("first").source == "record"


def test_what_is_shared_stays_in_its_file(opened: Opening) -> None:
    south = '[defaults.statements]\nsource = "letter"\nform = "described"\n'
    dataset = opened(
        BASE + SHARED + statement("first"),
        south + statement("second"),
        statement("third", 'source = "record"\nform = "described"\n'),
    )
    assert not dataset.problems
    assert dataset.statement("first").speakers == ("north",)
    assert dataset.statement("second").source == "letter"
    assert dataset.statement("second").speakers == ()
    assert dataset.statement("third").coded_by == ""


def test_it_may_stand_behind_the_statements(opened: Opening) -> None:
    early = opened(BASE + SHARED + statement("first") + statement("second"))
    late = opened(BASE + statement("first") + statement("second") + SHARED)
    assert not late.problems
    assert late.ids(Kind.STATEMENT) == early.ids(Kind.STATEMENT)
    assert late.statement("first") == early.statement("first")


def test_it_may_be_written_as_one_table_or_with_tables_below(opened: Opening) -> None:
    inline = 'defaults = { statements = { source = "record", form = "described" } }\n'
    below = (
        '[defaults]\n[defaults.statements]\nsource = "record"\nform = "reported"\n'
        'speakers = ["north"]\n'
        '[[defaults.statements.positions]]\nissue = "open-the-lock"\nstance = "open"\n'
    )
    assert not opened(inline + BASE + statement("first")).problems
    dataset = opened(BASE + below + statement("first"))
    assert not dataset.problems
    assert len(dataset.statement("first").positions) == 1


@pytest.mark.parametrize("late", [False, True])
def test_a_source_that_is_not_there_is_told_once_where_it_is_written(
    opened: Opening, late: bool
) -> None:
    shared = SHARED.replace('"record"', '"recrod"')
    statements = "".join(statement(id) for id in ("first", "second", "third"))
    statements += statement("fourth", 'source = "record"\n')
    text = BASE + (statements + shared if late else shared + statements)
    dataset = opened(text)
    message = (
        "[defaults.statements]: source: there is no source 'recrod'; so in 3 statements, the"
        " first of them 'first'"
    )
    assert told(dataset) == [("unknown-id", line_of(text, 'source = "recrod"'), message)]
    assert dataset.problems[0].hint == "did you mean 'record'?"
    assert list(dataset.ids(Kind.STATEMENT)) == ["fourth"]


def test_a_statement_that_writes_it_too_is_told_apart(opened: Opening) -> None:
    shared = SHARED.replace('"record"', '"gone"')
    text = BASE + shared + statement("first") + statement("second", "source = 'gone'\n")
    dataset = opened(text)
    assert told(dataset) == [
        (
            "unknown-id",
            line_of(text, 'source = "gone"'),
            "[defaults.statements]: source: there is no source 'gone'; so in statement 'first'",
        ),
        (
            "unknown-id",
            line_of(text, "source = 'gone'"),
            "statement 'second': source: there is no source 'gone'",
        ),
    ]


def test_two_files_are_told_of_each_for_itself(opened: Opening) -> None:
    wrong = '[defaults.statements]\nform = "described"\nsource = "{}"\n'
    dataset = opened(
        BASE,
        wrong.format("gone") + statement("first") + statement("second"),
        wrong.format("gone") + statement("third"),
    )
    assert [(each.place.file.name, each.place.line) for each in dataset.problems] == [
        ("1.toml", 3),
        ("2.toml", 3),
    ]
    assert dataset.problems[0].message.endswith("; so in 2 statements, the first of them 'first'")
    assert dataset.problems[1].message.endswith("; so in statement 'third'")


@pytest.mark.parametrize(
    ("line", "code", "at"),
    [
        ("form = 'quoted'", "unknown-value", "form"),
        ("date = 'soon'", "bad-date", "date"),
        ("speakers = 'north'", "wrong-type", "speakers"),
        ("speakers = ['nroth']", "unknown-id", "'nroth'"),
        ("speakers = ['record']", "wrong-kind", "'record'"),
        ("speakers = ['north', 'north']", "repeated-id", "'north']"),
        ("speaker = ['north']", "unknown-key", "speaker"),
        ("id = 'first'", "unknown-key", "id ="),
        ("language = 'xxq'", "unknown-language", "language"),
        ("date = 2031-12-24", "after-source", "date"),
        ("positions = [{ issue = 'open-the-lock', stance = 'deny' }]", "stance-misfit", "stance"),
        ("positions = [{ issue = 'open-the-lock' }]", "missing-key", "{ issue"),
        (
            "positions = [{ issue = 'open-the-lock', stance = 'open', why = '' }]",
            "unknown-key",
            "why",
        ),
    ],
)
def test_whatever_is_wrong_in_it_is_told_once(
    opened: Opening, line: str, code: str, at: str
) -> None:
    key = line.partition(" ")[0]
    kept = [each for each in SHARED.splitlines() if each.partition(" ")[0] != key]
    shared = "\n".join([*kept, line]) + "\n"
    # What is wrong is left out: it is no fault of the statements that they have none.
    own = 'form = "reported"\nspeakers = ["south"]\n' if "form" in line else ""
    own = 'unnamed_speakers = "one delegation"\n' if key.startswith("speaker") else own
    text = BASE + shared + statement("one", own) + statement("two", own)
    dataset = opened(text)
    (problem,) = [each for each in dataset.problems if each.code == code]
    assert problem.message.startswith("[defaults.statements]")
    assert problem.place.line == line_of(text, line)
    column = problem.place.column or 0
    assert line[column - 1 :].startswith(at)
    assert len(dataset.problems) == 1


def test_defaults_of_other_records_are_not_read(opened: Opening) -> None:
    text = BASE + SHARED + '[defaults.source]\nlanguage = "en"\n' + statement("first")
    dataset = opened(text)
    assert [each.code for each in dataset.problems] == ["unknown-table"]
    assert dataset.problems[0].place.line == line_of(text, "[defaults.source]")
    assert dataset.statement("first").speakers == ("north",)


@pytest.mark.parametrize("text", ["defaults = 1\n", "[[defaults]]\n", "defaults.statements = []\n"])
def test_defaults_that_are_no_table_are_told_and_left_out(opened: Opening, text: str) -> None:
    own = 'source = "record"\nform = "described"\n'
    whole = text + BASE if text.startswith("defaults") else BASE + text
    dataset = opened(whole + statement("first", own))
    assert [each.code for each in dataset.problems] == ["wrong-type"]
    assert list(dataset.ids(Kind.STATEMENT)) == ["first"]


def test_without_it_a_needed_key_is_missing_in_each_statement(opened: Opening) -> None:
    dataset = opened(BASE + '[defaults.statements]\nform = "described"\n' + statement("first"))
    assert [(each.code, each.message) for each in dataset.problems] == [
        ("no-source", "statement 'first': source is missing")
    ]


def test_a_statement_is_found_where_it_is_written(opened: Opening, tmp_path: Path) -> None:
    text = BASE + SHARED + statement("first") + statement("second")
    place = record_place(opened(text), "second")
    assert place is not None
    assert (place.file, place.line) == (tmp_path / "0.toml", line_of(text, 'id = "second"') - 1)


def test_a_file_that_turns_out_to_be_read_whole_is_told_of_once(opened: Opening) -> None:
    # Read piece by piece, the first statement seems to have neither speakers nor a source.
    shared = SHARED.replace("acts", "asct")
    text = BASE + statement("first", "seq = 'one'\n") + statement("second") + shared
    dataset = opened(text)
    assert [each.code for each in dataset.problems] == ["wrong-type", "unknown-key"]
    assert list(dataset.ids(Kind.STATEMENT)) == ["second"]
