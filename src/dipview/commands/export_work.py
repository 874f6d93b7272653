"""The work of an export for another program from the explorer: formats, files, what is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

from attrs import evolve

from dipview.computing import check
from dipview.exchange.exchange_format import ExchangeError, ExchangeFormat, Writing
from dipview.exchange.left_out import in_words
from dipview.exchange.registry import exchange_formats
from dipview.formats.display import show_lines
from dipview.formats.output import OutputError, write_file
from dipview.model.values import frozen
from dipview.views.scope import Scope
from dipview.workspace.graphs import stance_graph
from dipview.workspace.leaving import LeavingWorkspace

if TYPE_CHECKING:
    from dipview.workspace.workspace import Workspace


class ExportRefusedError(Exception):
    """Nothing can be written; says what, where, and what to do."""

    def __init__(self, message: str, *, replaceable: bool = False) -> None:
        super().__init__(message)
        self.replaceable = replaceable
        """A file is there, which could be replaced."""


@frozen(kw_only=True)
class Exported:
    """What was written."""

    told: str
    left_out: tuple[str, ...] = ()
    """How many of what had no place in the format, a line each."""


def writable() -> tuple[ExchangeFormat, ...]:
    """Give the formats that can be written."""
    return tuple(each for each in exchange_formats().values() if each.writes or each.draws)


def export(
    workspace: Workspace, scope: Scope, format: ExchangeFormat, path: Path, *, force: bool
) -> Exported:
    """Write a dataset, or its network, for another program; takes its time.

    Args:
        workspace: What may leave.
        scope: What the network is looked at through; a dataset is written whole.
        format: The format.
        path: The file.
        force: Replace a file that is there.

    Raises:
        ExportRefusedError: It cannot be written; then no file is changed.
    """
    writing = Writing(dataset=workspace.dataset, roots=workspace.paths)
    try:
        if format.draws is not None:
            pieces: Iterable[str] | Iterable[bytes] = _graph(workspace, scope, format, writing)
        else:
            assert format.writes is not None  # noqa: S101 - for the type checker
            pieces = format.writes(writing)
        if not format.binary:
            pieces = map(show_lines, cast("Iterable[str]", pieces))
        write_file(path, cast("Iterable[str]", _checked(pieces)), force=force)
    except ExchangeError as error:
        raise ExportRefusedError(f"{error}.") from error
    except OutputError as error:
        there = not force and path.is_file() and not path.is_symlink()
        remedy = "" if there else f"; {error.remedy}"
        said = f"Cannot write {path}: {error.what}{remedy}."
        raise ExportRefusedError(said, replaceable=there) from error
    left_out = tuple(in_words(writing.left_out))
    if isinstance(workspace, LeavingWorkspace) and workspace.omitted:
        left_out = (f"left out: {workspace.omitted}", *left_out)
    told = f"Wrote {format.title}, {path.stat().st_size:,} bytes, to {path}."
    return Exported(told=told, left_out=left_out)


def _graph(
    workspace: Workspace, scope: Scope, format: ExchangeFormat, writing: Writing
) -> Iterable[str]:
    graph = stance_graph(workspace, evolve(scope, subjects=()), "two")
    if not graph.edges:
        why = graph.empty or "no stance with a side was stated first-hand here"
        raise ExchangeError(f"Nothing is written: {why}")
    if graph.left_out:
        writing.left_out["standings on weaker evidence"] = graph.left_out
    if graph.weightless:
        writing.left_out["stances without a side, or mixed"] = graph.weightless
    assert format.draws is not None  # noqa: S101 - for the type checker
    return format.draws(graph)


def _checked(pieces: Iterable[str] | Iterable[bytes]) -> Iterator[str | bytes]:
    """Go through the pieces of a file with a check at each, and one at the end."""
    for piece in pieces:
        check()
        yield piece
    check()
