"""Loading: large sets open from snapshots, and open all the same where there can be none."""

from __future__ import annotations

import gc
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from tests.tiers import slow_but

from dipview.dataset.limits import Limits
from dipview.dataset.memory import MemoryDataset
from dipview.dataset.opening import open_dataset
from dipview.dataset.snapshot.cache import Cache
from dipview.dataset.snapshot.file import SnapshotFile
from dipview.dataset.snapshot.keys import asked_for
from dipview.dataset.snapshot.layout import RECORDS
from dipview.dataset.snapshot.snapshot import SnapshotDataset
from dipview.model.kinds import Kind
from dipview.search.storing import open_index
from dipview.views.scope import Scope
from dipview.workspace import child as child_module
from dipview.workspace import large_files as large_module
from dipview.workspace import loading as loading_module
from dipview.workspace.child import CANNOT_WRITE, CHANGED, NoSnapshotError, main, make_snapshot
from dipview.workspace.loading import Loading
from dipview.workspace.progress import LoadingCancelled, Phase, Progress
from dipview.workspace.small_files import DAMAGED
from dipview.workspace.views import catalogue_of
from dipview.workspace.workspace import Workspace

RECORD = '[[sources]]\nid = "s{0}"\ntype = "report"\ntitle = "Report {0}"\n'
COUNT = 2500


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take any file for a large one, and start a child as a process of several threads does."""
    monkeypatch.setattr(loading_module, "LARGE", 1)
    monkeypatch.setattr(large_module, "can_fork", lambda: False)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the snapshots, not made yet."""
    monkeypatch.delenv("DIPVIEW_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "dipview" / "snapshots"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "reports.toml"
    path.write_text("".join(map(RECORD.format, range(COUNT))), encoding="utf-8")
    os.utime(path, (10**9, 10**9))
    return path


@pytest.fixture
def no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail where a child would be started."""

    def started(*_: object, **__: object) -> None:
        raise AssertionError("a child was started")

    monkeypatch.setattr(subprocess, "Popen", started)


def is_whole(workspace: Workspace, body: type) -> None:
    assert type(workspace.dataset) is body
    assert workspace.dataset.counts()[Kind.SOURCE] == COUNT
    assert workspace.dataset.source("s7").title == "Report 7"


def snapshots(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def test_a_large_set_is_read_by_a_child_once(
    folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Progress] = []
    loading = Loading([file], on_progress=told.append)
    is_whole(loading.workspace(), SnapshotDataset)
    assert told[0] == Progress(Phase.READING, 0, 0), "the bar is there before the first record"
    assert {progress.phase for progress in told} == set(Phase)
    assert told[-1].records == COUNT
    assert [progress.share for progress in told] == sorted(progress.share for progress in told)
    assert len(snapshots(folder)) == 1
    monkeypatch.setattr(subprocess, "Popen", None)
    again = Loading([file], on_progress=told.append).workspace()
    is_whole(again, SnapshotDataset)
    assert len(snapshots(folder)) == 1


@pytest.mark.usefixtures("no_child")
def test_a_small_set_needs_no_child_and_no_cache(
    folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading_module, "LARGE", 10**6)
    is_whole(Loading([file]).workspace(), MemoryDataset)
    assert not folder.exists()


def test_a_small_set_does_not_even_load_what_large_ones_need() -> None:
    code = (
        "import sys\nfrom dipview.workspace.loading import Loading\nLoading([]).workspace()\n"
        "large, kept = 'dipview.workspace.large_files', 'dipview.workspace.kept_files'\n"
        "print({large, kept} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout.strip() == "set()"


def test_a_path_that_is_not_there_is_told_as_ever(folder: Path, tmp_path: Path) -> None:
    dataset = Loading([tmp_path / "none.toml"]).workspace().dataset
    assert [problem.code for problem in dataset.problems] == ["no-such-path"]


@pytest.mark.usefixtures("folder")
def test_limits_hold_in_the_child_too(file: Path) -> None:
    workspace = Loading([file], Limits.of(1000)).workspace()
    assert isinstance(workspace.dataset, SnapshotDataset)
    assert [problem.code for problem in workspace.dataset.problems] == ["too-large"]
    is_whole(Loading([file]).workspace(), SnapshotDataset)


@pytest.mark.usefixtures("folder")
def test_a_changed_file_is_read_again(file: Path) -> None:
    is_whole(Loading([file]).workspace(), SnapshotDataset)
    file.write_text(RECORD.format(7), encoding="utf-8")
    assert Loading([file]).workspace().dataset.counts()[Kind.SOURCE] == 1


def test_a_damaged_snapshot_is_made_again_and_that_is_told(folder: Path, file: Path) -> None:
    told: list[str] = []
    is_whole(Loading([file], notice=told.append).workspace(), SnapshotDataset)
    is_whole(Loading([file], notice=told.append).workspace(), SnapshotDataset)
    assert told == []
    (made,) = folder.iterdir()
    made.write_bytes(b"damaged")
    is_whole(Loading([file], notice=told.append).workspace(), SnapshotDataset)
    assert made.read_bytes() != b"damaged"
    assert told == [DAMAGED]


def test_a_file_that_has_changed_is_no_damage(folder: Path, file: Path) -> None:
    told: list[str] = []
    Loading([file], notice=told.append).workspace()
    os.utime(file, (10**9 + 5, 10**9 + 5))
    is_whole(Loading([file], notice=told.append).workspace(), SnapshotDataset)
    assert told == []


def test_a_damage_met_while_it_is_open_costs_the_snapshot_alone(folder: Path, file: Path) -> None:
    told: list[str] = []
    workspace = Loading([file], notice=told.append).workspace()
    (made,) = folder.iterdir()
    with made.open("r+b") as damaged:  # records come first
        damaged.write(bytes(SnapshotFile(made)._sections[RECORDS]["length"]))
    is_whole(workspace, SnapshotDataset)
    assert catalogue_of(workspace, "sources", Scope()).count == COUNT
    assert snapshots(folder) == []
    assert told == [DAMAGED]


def test_two_processes_can_make_the_same_snapshot_at_once(folder: Path, file: Path) -> None:
    command = [sys.executable, "-P", "-m", "dipview.workspace.child", str(folder)]
    limits = Limits()
    words = [*command, str(limits.file), str(limits.total), str(file)]
    children = [subprocess.Popen(words, stdout=subprocess.PIPE) for _ in range(3)]
    said = [json.loads(child.communicate()[0].splitlines()[-1]) for child in children]
    assert [child.returncode for child in children] == [0, 0, 0]
    (name,) = snapshots(folder)
    assert said == [{"finished": str(folder / name)}] * 3
    is_whole(Loading([file]).workspace(), SnapshotDataset)


def test_a_cache_that_cannot_be_written_to_changes_nothing(folder: Path, file: Path) -> None:
    folder.parent.parent.write_text("a file where the folder should be", encoding="utf-8")
    is_whole(Loading([file]).workspace(), MemoryDataset)
    is_whole(Loading([file], apart=True).workspace(), SnapshotDataset)
    assert folder.parent.parent.is_file()


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="root may write anywhere")
def test_a_cache_that_may_not_be_written_to_changes_nothing(folder: Path, file: Path) -> None:
    folder.mkdir(parents=True)
    folder.chmod(0o555)
    is_whole(Loading([file]).workspace(), MemoryDataset)
    assert not list(folder.iterdir())


FULL = """
import resource, sys
from dipview.workspace.child import main
resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))
sys.exit(main(sys.argv[1:], side_by_side=True))
"""


@pytest.mark.skipif(os.name == "nt", reason="it has no such limit")
def test_a_full_cache_changes_nothing(
    folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def command(words: Sequence[str]) -> list[str]:
        return [sys.executable, "-c", FULL, *words]

    monkeypatch.setattr(large_module, "_command", command)
    is_whole(Loading([file]).workspace(), MemoryDataset)
    is_whole(Loading([file], apart=True).workspace(), MemoryDataset)
    assert snapshots(folder) == []


SIDE_BY_SIDE = """
import os, sys
from dipview.workspace import child
whole, process = os.getpid(), child.save_index
def save(index, writer):
    {first}
    process(index, writer)
child.save_index = save
child.can_fork = lambda: True
sys.exit(child.main(sys.argv[1:], side_by_side=True))
"""
IN_THE_COPY = {
    "does all": "assert os.getpid() != whole",
    "fails": "assert os.getpid() == whole",
    "is ended": "os.getpid() == whole or os.kill(os.getpid(), 9)",
    "does half": "os.getpid() == whole or os._exit(1)",
}


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="no process is copied there")
@pytest.mark.parametrize("first", slow_but([*IN_THE_COPY.values()], IN_THE_COPY["does all"]))
def test_an_index_is_made_in_a_copy_or_where_that_fails_here(
    first: str, folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = SIDE_BY_SIDE.format(first=first)

    def command(words: Sequence[str]) -> list[str]:
        return [sys.executable, "-W", "error", "-c", code, *words]

    monkeypatch.setattr(large_module, "_command", command)
    workspace = Loading([file]).workspace()
    is_whole(workspace, SnapshotDataset)
    (made,) = snapshots(folder)
    assert open_index(SnapshotFile(folder / made), workspace.dataset).index.vocabulary.words


COPIED = """
import os, signal, subprocess, sys
from pathlib import Path
from dipview.model.kinds import Kind
from dipview.workspace import large_files, loading
loading.LARGE, subprocess.Popen, large_files.can_fork = 1, None, lambda: True
def seen(progress):
    {meanwhile}
opened = loading.Loading([Path(sys.argv[1])], on_progress=seen)
dataset, child = opened.workspace().dataset, "dipview.workspace.child"
print(type(dataset).__name__, dataset.counts()[Kind.SOURCE], child in sys.modules)
"""
MEANWHILE = {
    "nothing": ("pass", "SnapshotDataset", 1),
    "it is ended": ("opened._reading._child.kill()", "MemoryDataset", 0),
}


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="no process is copied there")
@pytest.mark.parametrize("name", MEANWHILE)
def test_a_process_of_one_thread_is_copied_and_not_started(
    name: str, folder: Path, file: Path
) -> None:
    meanwhile, body, kept = MEANWHILE[name]
    code = COPIED.format(meanwhile=meanwhile)
    words = [sys.executable, "-W", "error", "-c", code, str(file)]
    done = subprocess.run(words, capture_output=True, text=True, check=True, timeout=120)
    assert (done.stdout, done.stderr) == (f"{body} {COUNT} False\n", "")
    assert len(snapshots(folder)) == kept


def test_a_cache_that_is_turned_off_is_not_used(
    folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIPVIEW_CACHE", "off")
    is_whole(Loading([file]).workspace(), MemoryDataset)
    assert not folder.exists()


@pytest.mark.slow
def test_a_snapshot_made_in_passing_goes_with_its_dataset(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    passing = tmp_path / "passing"
    passing.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(passing))
    workspace = Loading([file], apart=True).workspace()
    is_whole(workspace, SnapshotDataset)
    assert list(passing.iterdir()) != []
    del workspace
    gc.collect()
    assert list(passing.iterdir()) == []


def saying(code: str) -> Callable[..., list[str]]:
    """Have the child do something else."""
    return lambda *_: [sys.executable, "-c", code]


CHILDREN = {
    "killed": "import os, signal; os.kill(os.getpid(), signal.SIGTERM)",
    "ends at once": "",
    "says nonsense": "print('nonsense'); print('[1]'); print('{\"share\": 1}')",
    "says half": "print('{\"phase\": \"reading\"', end='')",
    "says what is not so": 'print(\'{"finished": "/nowhere"}\')',
    "says no number": 'print(\'{"phase": "reading", "share": "x", "records": null}\')',
}


@pytest.mark.parametrize("name", CHILDREN)
@pytest.mark.usefixtures("folder")
def test_a_child_that_fails_changes_nothing(
    file: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large_module, "_command", saying(CHILDREN[name]))
    is_whole(Loading([file]).workspace(), MemoryDataset)
    is_whole(Loading([file], apart=True).workspace(), MemoryDataset)


@pytest.mark.parametrize("interpreter", ["", "/nowhere/python"])
def test_a_child_that_cannot_start_changes_nothing(
    folder: Path, file: Path, interpreter: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", interpreter)
    is_whole(Loading([file]).workspace(), MemoryDataset)
    assert not folder.exists() or not snapshots(folder)


@pytest.mark.skipif(os.name == "nt", reason="it has no such signal")
def test_a_child_that_is_killed_midway_leaves_nothing_behind(folder: Path, file: Path) -> None:
    killed: list[int] = []

    def kill(progress: Progress) -> None:
        child = getattr(loading._reading, "_child", None)
        if child is not None and progress.phase is Phase.WRITING and not killed:
            killed.append(child.pid)
            os.kill(child.pid, signal.SIGKILL)

    loading = Loading([file], on_progress=kill)
    workspace = loading.workspace()
    assert killed
    assert workspace.dataset.counts()[Kind.SOURCE] == COUNT
    assert not [name for name in snapshots(folder) if name.startswith("unfinished")]
    is_whole(Loading([file]).workspace(), SnapshotDataset)


def test_a_load_can_be_cancelled(folder: Path, file: Path) -> None:
    loading = Loading([file], on_progress=lambda _: loading.cancel(), apart=True)
    with pytest.raises(LoadingCancelled):
        loading.workspace()
    assert not [name for name in snapshots(folder) if name.startswith("unfinished")]


@pytest.mark.usefixtures("folder", "no_child")
def test_a_load_that_was_cancelled_before_does_not_begin(file: Path) -> None:
    loading = Loading([file])
    loading.cancel()
    with pytest.raises(LoadingCancelled):
        loading.workspace()


def test_the_child_takes_no_module_from_where_the_user_stands(
    folder: Path, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(3)", encoding="utf-8")
    (tmp_path / "dipview.py").write_text("raise SystemExit(3)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    is_whole(Loading([Path(file.name)]).workspace(), SnapshotDataset)
    assert len(snapshots(folder)) == 1


# The child, in this process


def test_the_child_says_how_far_it_is_and_what_it_made(
    folder: Path, file: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "umask", lambda _: None)
    assert main([str(folder), "1000000", "1000000", str(file)]) == 0
    lines = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    (name,) = snapshots(folder)
    assert lines[-1] == {"finished": str(folder / name)}
    phases = {line["phase"] for line in lines[:-1] if "phase" in line}
    assert phases == {"reading", "checking", "writing", "indexing"}
    assert any("seen" in line for line in lines)
    shutil.rmtree(folder)
    folder.write_text("a file", encoding="utf-8")
    assert main([str(folder), "1000000", "1000000", str(file)]) == 1
    assert json.loads(capfd.readouterr().out.splitlines()[-1]) == {"failed": CANNOT_WRITE}


def test_no_snapshot_is_kept_of_files_that_change_meanwhile(
    folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changing(*asked: object) -> MemoryDataset:
        os.utime(file)
        return open_dataset([file])

    monkeypatch.setattr(child_module, "open_dataset", changing)
    with pytest.raises(NoSnapshotError, match=CHANGED):
        make_snapshot(asked_for([file], Limits()), Cache(folder))
    assert snapshots(folder) == []


def test_no_snapshot_is_kept_of_files_that_go_meanwhile(folder: Path, file: Path) -> None:
    asked = asked_for([file], Limits())
    file.unlink()
    with pytest.raises(NoSnapshotError, match=CHANGED):
        make_snapshot(asked, Cache(folder))
