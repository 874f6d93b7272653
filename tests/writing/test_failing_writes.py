"""Whatever goes wrong while records are written: nothing is lost, and nothing is left beside."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import tomli
from tests.writing.test_random_edits import failing

from dipview.formats.output_file import OutputError, write_file
from dipview.model.kinds import Kind
from dipview.writing import locking, record_edits, steps, writer
from dipview.writing.change import Change
from dipview.writing.reading_back import check_read_back
from dipview.writing.splicing import spliced_file
from dipview.writing.write_error import WriteError
from dipview.writing.writer import Writer

HEAD = '# Of all.\n[[actors]]\nid = "one"\nname = "One"  # as printed\n'
NEW = Change(Kind.ACTOR, "two", {"name": "Two"})
OTHER = Change(Kind.ISSUE, "tolls", {"kind": "policy"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a dataset of two files."""
    (tmp_path / "actors.toml").write_text(HEAD, encoding="utf-8")
    (tmp_path / "issues.toml").write_text('[[issues]]\nid = "a"\n', encoding="utf-8")
    return tmp_path


def refusal_of(work: Callable[[], object]) -> str:
    """Do something; give in what words it was refused, if it was."""
    try:
        work()
    except WriteError as error:
        return str(error)
    return ""


def tree(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


@pytest.mark.parametrize("number", range(20))
def test_where_any_call_fails_every_file_is_as_it_was(folder: Path, number: int) -> None:
    before = tree(folder)
    statement = Change(Kind.STATEMENT, "s", {"form": "reported"})  # in a file that is still to be
    with failing(number) as calls:
        told = refusal_of(lambda: Writer([folder]).write([NEW, OTHER, statement]))
        if told:
            assert "No space left on device" in told
            assert tree(folder) == before
        else:  # What failed, if anything, is done without.
            assert calls[number : number + 1] in ([], ["fsync"], ["link"])
            assert sorted(tree(folder)) == ["actors.toml", "issues.toml", "statements.toml"]
            assert all(
                b'"two"' in each or b"tolls" in each or b'"s"' in each
                for each in tree(folder).values()
            )


def test_calls_of_every_kind_were_made_to_fail(folder: Path) -> None:
    with failing(99) as calls:
        Writer([folder]).write([NEW, OTHER, Change(Kind.STATEMENT, "s", {"form": "reported"})])
    assert set(calls) == {"mkstemp", "write", "fsync", "chmod", "rename", "link"}
    assert calls.count("mkstemp") == 3


def test_what_cannot_be_put_back_either_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    def writing(path: Path, *args: object, **options: object) -> None:
        if path.name == "issues.toml":
            (folder / "actors.toml").write_text("# somebody else's\n", encoding="utf-8")
            raise OutputError(path, "No space left on device")
        write_file(path, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(steps, "write_file", writing)
    with pytest.raises(WriteError, match=r"No space left.*has its part of the change already"):
        Writer([folder]).write([NEW, OTHER])
    assert (folder / "actors.toml").read_text("utf-8") == "# somebody else's\n"


def test_an_end_of_the_program_between_two_files_puts_the_first_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(folder)

    def writing(path: Path, *args: object, **options: object) -> None:
        if path.name == "issues.toml":
            raise KeyboardInterrupt
        write_file(path, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(steps, "write_file", writing)
    with pytest.raises(KeyboardInterrupt):
        Writer([folder]).write([NEW, OTHER])
    assert tree(folder) == before


# What somebody else writes meanwhile


def meanwhile(monkeypatch: pytest.MonkeyPatch, work: Callable[[], object], times: int = 1) -> None:
    """Have something happen once a file was read, before it is written."""
    left = [times]

    def checking(*args: object) -> None:
        check_read_back(*args)  # type: ignore[arg-type]
        if left[0]:
            left[0] -= 1
            work()

    monkeypatch.setattr(writer, "check_read_back", checking)


def test_a_file_that_changed_is_read_again_and_both_changes_stay(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "actors.toml"
    theirs = f'{HEAD}\n[[actors]]\nid = "three"\n'
    meanwhile(monkeypatch, lambda: path.write_text(theirs, encoding="utf-8"))
    Writer([folder]).write([NEW])
    assert path.read_text("utf-8") == f'{theirs}\n[[actors]]\nid = "two"\nname = "Two"\n'


def test_a_file_that_somebody_else_made_is_read_and_added_to(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "events.toml"
    theirs = '[[events]]\nid = "a-call"\n'
    meanwhile(monkeypatch, lambda: path.write_text(theirs, encoding="utf-8"))
    Writer([folder]).write([Change(Kind.EVENT, "b-call", {"kind": "call"})])
    assert path.read_text("utf-8") == f'{theirs}\n[[events]]\nid = "b-call"\nkind = "call"\n'


def test_a_record_that_changed_otherwise_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "actors.toml"
    theirs = HEAD.replace('"One"', '"Uno"')
    meanwhile(monkeypatch, lambda: path.write_text(theirs, encoding="utf-8"))
    mine = Change(Kind.ACTOR, "one", {"name": "Eins"})
    with pytest.raises(WriteError, match="'one' was changed in it by somebody else") as caught:
        Writer([folder]).write([mine])
    assert "look at it as it is now" in caught.value.remedy
    assert path.read_text("utf-8") == theirs


def test_a_file_that_goes_on_changing_is_left_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, comments = folder / "actors.toml", iter("ab")
    meanwhile(
        monkeypatch, lambda: path.write_text(f"{HEAD}# {next(comments)}\n", encoding="utf-8"), 2
    )
    with pytest.raises(WriteError, match="changed by somebody else in the meantime"):
        Writer([folder]).write([NEW])
    assert path.read_text("utf-8") == f"{HEAD}# b\n"


def test_what_was_read_long_before_is_compared_with_what_is_there(folder: Path) -> None:
    path = folder / "actors.toml"
    was = {"id": "one", "name": "One"}
    path.write_text(HEAD.replace('"One"', '"Uno"'), encoding="utf-8")
    for table in ({**was, "name": "Eins"}, None):
        with pytest.raises(WriteError, match="was changed in it by somebody else"):
            Writer([folder]).write([Change(Kind.ACTOR, "one", table, was)])
    path.write_text("", encoding="utf-8")
    with pytest.raises(WriteError, match="was taken out of it by somebody else"):
        Writer([path]).write([Change(Kind.ACTOR, "one", {**was, "name": "Eins"}, was)])
    path.write_text(HEAD, encoding="utf-8")
    Writer([folder]).write([Change(Kind.ACTOR, "one", {**was, "name": "Eins"}, was)])
    assert path.read_text("utf-8") == HEAD.replace('"One"', '"Eins"')


def test_a_change_that_somebody_else_made_already_is_no_conflict(folder: Path) -> None:
    was, asked = {"id": "one", "name": "Uno"}, {"id": "one", "name": "One"}
    assert Writer([folder]).write([Change(Kind.ACTOR, "one", asked, was)]).steps == ()


ADD = """
import sys, pathlib
from dipview.model.kinds import Kind
from dipview.writing.change import Change
from dipview.writing.writer import Writer
writer = Writer([pathlib.Path(sys.argv[1])])
for number in range(10):
    writer.write([Change(Kind.ACTOR, f"{sys.argv[2]}-{number}", {"name": "New"})])
"""


def test_of_two_processes_that_write_at_once_neither_loses(folder: Path) -> None:
    running = [
        subprocess.Popen([sys.executable, "-c", ADD, str(folder), name], stderr=subprocess.PIPE)
        for name in ("left", "right")
    ]
    assert [each.communicate(timeout=120)[1] for each in running] == [b"", b""]
    text = (folder / "actors.toml").read_text("utf-8")
    assert text.startswith(HEAD)
    names = [f'id = "{name}-{number}"' for name in ("left", "right") for number in range(10)]
    assert all(text.count(name) == 1 for name in names)
    assert sorted(tree(folder)) == ["actors.toml", "issues.toml"]


ADD_AND_SAY = """
import sys, pathlib
from dipview.model.kinds import Kind
from dipview.writing.change import Change
from dipview.writing.writer import Writer
writer = Writer([pathlib.Path(sys.argv[1])])
for number in range(1000):
    writer.write([Change(Kind.ACTOR, f"a-{number}", {"name": "New"})])
    print(number, flush=True)
"""
KILLS = 10


@pytest.mark.slow
@pytest.mark.parametrize("written", range(1, KILLS + 1))
def test_a_process_that_is_killed_loses_at_most_what_it_was_writing(
    folder: Path, written: int
) -> None:
    command = [sys.executable, "-c", ADD_AND_SAY, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        for _ in range(written):
            process.stdout.readline()
        process.kill()
        said = written + len(process.stdout.readlines())
    text = (folder / "actors.toml").read_text("utf-8")
    assert text.startswith(HEAD)
    ids = [each["id"] for each in tomli.loads(text)["actors"]]
    assert ids[1:] == [f"a-{number}" for number in range(len(ids) - 1)]
    assert len(ids) - 1 in (said, said + 1)
    Writer([folder]).write([NEW])  # the lock is nobody's


def test_another_that_does_not_come_to_an_end_is_told_of(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "_PATIENCE", 0)
    with (
        locking.alone(folder),
        pytest.raises(WriteError, match=r"another dipview is writing.*try again"),
    ):
        Writer([folder]).write([NEW])
    Writer([folder]).write([NEW])


def test_whoever_writes_to_another_dataset_is_not_waited_for(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "_PATIENCE", 0)
    with locking.alone(tmp_path_factory.mktemp("another")):
        Writer([folder]).write([NEW])
    with (
        locking.alone(folder / "actors.toml"),
        pytest.raises(WriteError, match=r"another dipview is writing"),
    ):
        Writer([folder]).write([NEW])


def test_a_system_without_locks_writes_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "actors.toml"))  # no folder
    Writer([folder]).write([NEW])
    assert 'id = "two"' in (folder / "actors.toml").read_text("utf-8")


def test_what_a_killed_process_left_is_taken_away_and_what_is_written_now_is_not(
    folder: Path,
) -> None:
    old, now = folder / ".actors.toml.abcd.tmp", folder / ".actors.toml.efgh.tmp"
    other = folder / ".other.toml.abcd.tmp"
    for each in (old, now, other):
        each.write_text("half a fi", encoding="utf-8")
    for each in (old, other):
        os.utime(each, (0, 0))
    Writer([folder]).write([NEW])
    assert [each.exists() for each in (old, now, other)] == [False, True, True]


# What is read back


@pytest.mark.parametrize(
    ("old", "new"), [('name = "One"', "name = 1"), ("[[actors]]", "[[issues]]"), ("one", "uno")]
)
def test_a_text_that_says_something_else_is_not_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str
) -> None:
    before = tree(folder)

    def splicing(*args: object) -> object:
        made = spliced_file(*args)  # type: ignore[arg-type]
        raw = made.file.raw.replace(old, new)
        return type(made)(made.file.with_text(raw, made.file.tables), made.splices, made.gone)

    monkeypatch.setattr(writer, "spliced_file", splicing)
    with pytest.raises(WriteError, match="would change something else too"):
        Writer([folder]).write([NEW])
    assert tree(folder) == before


def test_a_text_that_lacks_a_comment_is_not_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "actors.toml"
    path.write_text(HEAD.replace('"One"', '[ # all\n"One"]'), encoding="utf-8")
    before = tree(folder)
    monkeypatch.setattr(record_edits, "lost_comments", lambda *_: ())
    with pytest.raises(WriteError, match="a comment would be lost"):
        Writer([folder]).write([Change(Kind.ACTOR, "one", {"name": "One"})])
    assert tree(folder) == before


# What is taken back


def test_what_was_written_is_taken_back_one_step_at_a_time(folder: Path) -> None:
    mine = Writer([folder])
    states = [tree(folder)]
    changes = [
        [NEW, OTHER],
        [Change(Kind.EVENT, "e", {"kind": "call"})],
        [Change(Kind.ACTOR, "one", None)],
    ]
    for each in changes:
        mine.write(each)
        states.append(tree(folder))
    for was in reversed(states[:-1]):
        assert mine.journal.undo() is not None
        assert tree(folder) == was
    assert mine.journal.undo() is None


def test_where_one_file_changed_since_nothing_is_taken_back(folder: Path) -> None:
    mine = Writer([folder])
    mine.write([NEW, OTHER])
    path = folder / "issues.toml"
    path.write_text(path.read_text("utf-8") + "# more\n", encoding="utf-8")
    before = tree(folder)
    for _ in range(2):
        with pytest.raises(WriteError, match=r"changed since.*version control"):
            mine.journal.undo()
        assert tree(folder) == before
    path.unlink()
    with pytest.raises(WriteError, match="changed since"):
        mine.journal.undo()


@pytest.mark.parametrize("number", range(10))
def test_where_taking_back_fails_every_file_is_as_it_was(folder: Path, number: int) -> None:
    mine = Writer([folder])
    mine.write([NEW, OTHER])
    before = tree(folder)
    with failing(number) as calls:
        told = refusal_of(mine.journal.undo)
        if told:
            assert "No space left" in told
            assert tree(folder) == before
        else:  # A folder's entry that is not on the disk yet is no failure.
            assert calls[number : number + 1] in ([], ["fsync"])
            assert mine.journal.undo() is None


def test_a_file_that_was_made_goes_where_it_is_taken_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = Writer([folder])
    mine.write([Change(Kind.EVENT, "e", {"kind": "call"}), NEW])
    before = tree(folder)

    def unlink(path: Path, *, missing_ok: bool = False) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as context:
        context.setattr(Path, "unlink", unlink)
        with pytest.raises(WriteError, match="no permission"):
            mine.journal.undo()
    assert tree(folder) == before
    assert mine.journal.undo() is not None
    assert sorted(tree(folder)) == ["actors.toml", "issues.toml"]
