"""The work of an export for another program from the explorer: formats, files, what is left out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from attrs import evolve

from dipview.commands.refused import RefusedError
from dipview.computing import checked
from dipview.exchange.exchange_format import Choice, ExchangeError, ExchangeFormat, Writing
from dipview.exchange.graphs.graph import Mode
from dipview.exchange.left_out import in_words
from dipview.exchange.typed_choices import typed_choices
from dipview.formats.output_file import OutputError, write_file
from dipview.formats.safe_text import show_lines
from dipview.model.values import frozen
from dipview.views.scope import Scope
from dipview.workspace.graphs import stance_graph

if TYPE_CHECKING:
    from dipview.workspace.workspace import Workspace

_OF_NETWORKS = (
    Choice("mode", "two: actors and issues; one: actors tied by agreement. Else two."),
    Choice("all-evidence", "Put in stances on weaker evidence too, marked as such.", bool),
)


@frozen(kw_only=True)
class Exported:
    """What was written."""

    told: str
    left_out: tuple[str, ...] = ()
    """How many of what had no place in the format, a line each."""


def choices_of(format: ExchangeFormat) -> tuple[Choice, ...]:
    """Give what can be asked of the writer of a format, or of how its network is made."""
    return _OF_NETWORKS if format.draws is not None else format.write_choices


def export(
    workspace: Workspace,
    scope: Scope,
    format: ExchangeFormat,
    path: Path,
    *,
    force: bool,
    options: str = "",
) -> Exported:
    """Write a dataset, or its network, for another program; takes its time.

    Args:
        workspace: What may leave.
        scope: What the network is looked at through; a dataset is written whole.
        format: The format.
        path: The file.
        force: Replace a file that is there.
        options: What is asked for besides, as it is typed on the command line.

    Raises:
        RefusedError: It cannot be written; then no file is changed.
    """
    try:
        values = typed_choices(options, choices_of(format))
        writing = Writing(dataset=workspace.dataset, values=values, roots=workspace.paths)
        if format.draws is not None:
            pieces: Iterable[str] | Iterable[bytes] = _graph(workspace, scope, format, writing)
        else:
            assert format.writes is not None  # noqa: S101 - for the type checker
            pieces = format.writes(writing)
        if not format.binary:
            pieces = map(show_lines, cast("Iterable[str]", pieces))
        write_file(path, checked(pieces), force=force)
    except ExchangeError as error:
        raise RefusedError(f"{error}.") from error
    except OutputError as error:
        there = not force and path.is_file() and not path.is_symlink()
        remedy = "" if there else f"; {error.remedy}"
        said = f"Cannot write {path}: {error.what}{remedy}."
        raise RefusedError(said, replaceable=there) from error
    left_out = tuple(in_words(writing.left_out))
    if workspace.omitted:
        left_out = (f"left out: {workspace.omitted}", *left_out)
    told = f"Wrote {format.title}, {path.stat().st_size:,} bytes, to {path}."
    return Exported(told=told, left_out=left_out)


def _graph(
    workspace: Workspace, scope: Scope, format: ExchangeFormat, writing: Writing
) -> Iterable[str]:
    mode = str(writing.values.get("mode", Mode.TWO))
    if mode not in list(Mode):
        raise ExchangeError(f"Options: --mode is '{mode}'; write {' or '.join(Mode)}")
    all_evidence = bool(writing.values.get("all_evidence"))
    whole = evolve(scope, subjects=())
    graph = stance_graph(workspace, whole, mode, all_evidence=all_evidence)
    if not graph.edges:
        why = graph.empty or "no stance with a side was stated first-hand here"
        raise ExchangeError(f"Nothing is written: {why}")
    if graph.left_out:
        writing.left_out["standings on weaker evidence"] = graph.left_out
    if graph.weightless:
        writing.left_out["stances without a side, or mixed"] = graph.weightless
    assert format.draws is not None  # noqa: S101 - for the type checker
    return format.draws(graph)
