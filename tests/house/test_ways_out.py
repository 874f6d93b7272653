"""Every way out of dipview is known: what writes, prints, copies or completes, and how it obeys."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "dipview"
DOORS = frozenset(
    (
        *("print_view", "print_pieces", "write_file", "write_folder", "write_own_folder"),
        *("site_files", "CopyText", "ExportDialog"),
        *(
            "ExportDatasetDialog",
            "SiteDialog",
            "put_on_clipboard",
            "feed",
            "writer_of",
            "document_of",
            "writes",
        ),
        *(
            "draws",
            "records_beginning",
            "known_beginning",
            "stance_graph",
            "CompletionItem",
            "row_as_text",
        ),
    )
)
"""What lets something out of the program, by the name with which it is called."""

LEAVES = "what may leave"
"""It is given what ``leaving`` made, and nothing else."""
FILES = "the user's own files"
"""It writes the dataset's files, or what is beside them."""
NO_DATA = "nothing of a dataset"
UNMARKED = "nothing where anything is marked"
TOLD = "the place alone"
"""Of what may not leave it tells the place and the kind of mistake."""
PASSED = "what it is given"
"""A door itself: whoever calls it is listed."""

WAYS_OUT = {
    "capture/articles/storing.py": FILES,
    "capture/drafts_file.py": FILES,
    "cli/app.py": NO_DATA,
    "cli/brief.py": LEAVES,
    "workspace/completing.py": PASSED,
    "cli/brief_folder.py": PASSED,
    "cli/brief_words.py": FILES,
    "cli/check.py": TOLD,
    "cli/cite.py": LEAVES,
    "cli/completing.py": PASSED,
    "cli/config.py": NO_DATA,
    "cli/diff.py": LEAVES,
    "cli/draft.py": LEAVES,
    "cli/export.py": LEAVES,
    "cli/export_graph.py": LEAVES,
    "cli/fmt.py": FILES,
    "cli/git.py": FILES,
    "cli/init.py": FILES,
    "cli/keys.py": NO_DATA,
    "cli/list.py": LEAVES,
    "cli/printing.py": PASSED,
    "cli/record_completion.py": LEAVES,
    "cli/record_name.py": UNMARKED,
    "cli/registry.py": LEAVES,
    "cli/schema.py": NO_DATA,
    "cli/search.py": LEAVES,
    "cli/show.py": LEAVES,
    "cli/site.py": LEAVES,
    "cli/stats.py": LEAVES,
    "cli/verify.py": TOLD,
    "cli/whole.py": LEAVES,
    "cli/words.py": NO_DATA,
    "commands/exchanging.py": LEAVES,
    "commands/export_work.py": PASSED,
    "commands/keeping.py": LEAVES,
    "commands/publishing.py": LEAVES,
    "commands/site_work.py": PASSED,
    "exchange/importing.py": FILES,
    "exchange/import_memory.py": FILES,
    "exchange/unfinished.py": FILES,
    "formats/folder.py": PASSED,
    "formats/html_words.py": PASSED,
    "formats/writers.py": PASSED,
    "settings/memory.py": "the user's own state folder: queries, ids, names of saved views",
    "tui/clipboard.py": PASSED,
    "tui/screens/export.py": PASSED,
    "tui/textual_private.py": NO_DATA,
    "writing/steps.py": FILES,
}
"""Each module that lets something out, and what."""

SEAMS = frozenset(
    ("opened", "left_of", "leaving_now", "leaving_of", "row_leaving", "release", "tellable")
)
"""What makes of all that is open what may leave; a module that lets that out calls one of them."""


@cache
def trees() -> tuple[tuple[str, ast.Module], ...]:
    """Give each module of the program."""
    paths = sorted(SOURCE.rglob("*.py"))
    return tuple(
        (path.relative_to(SOURCE).as_posix(), ast.parse(path.read_text(encoding="utf-8")))
        for path in paths
    )


@cache
def calls() -> frozenset[tuple[str, str]]:
    """Give each call in the program: the module, and the name that is called."""
    return frozenset(_calls())


def _calls() -> Iterator[tuple[str, str]]:
    for module, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                called = node.func
                name = called.attr if isinstance(called, ast.Attribute) else ""
                yield module, getattr(called, "id", name)


def names_in(wanted: str) -> set[str]:
    """Give the names that a module uses."""
    tree = dict(trees())[wanted]
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def test_every_way_out_is_known() -> None:
    found = {module for module, name in calls() if name in DOORS}
    found = {each for each in found if not each.startswith(("exchange/formats/", "processes/"))}
    assert found - WAYS_OUT.keys() == set(), "say in WAYS_OUT how it obeys the clearance"
    assert WAYS_OUT.keys() - found == set(), "these let nothing out any more"


def test_what_lets_records_out_makes_them_of_what_may_leave() -> None:
    letting_out = [module for module, what in WAYS_OUT.items() if what in (LEAVES, TOLD)]
    assert [each for each in letting_out if not names_in(each) & SEAMS] == []


def test_a_workspace_is_opened_whole_by_what_writes_files_alone() -> None:
    whole = {module for module, name in calls() if name == "opened_whole"}
    assert whole == {
        *("cli/add_statement.py", "cli/draft.py", "cli/open.py", "cli/opening.py"),
        *("cli/registry.py", "cli/review.py"),
    }


def test_the_list_of_ways_out_names_modules_that_are_there() -> None:
    assert [each for each in WAYS_OUT if not (SOURCE / Path(each)).is_file()] == []
