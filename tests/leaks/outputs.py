"""Outputs: everything that leaves a dataset, found by the registries of the program itself."""

from __future__ import annotations

import atexit
import contextlib
import io
import re
import shutil
import sqlite3
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import chain, pairwise, product
from pathlib import Path
from tempfile import mkdtemp
from typing import cast
from zlib import crc32

from tests.formats.making_templates import letterhead

from dipview.dataset.dataset import Dataset
from dipview.exchange.exchange_format import ExchangeError, Writing
from dipview.exchange.registry import exchange_formats
from dipview.formats.document import Layout
from dipview.formats.format import Cite, Format
from dipview.formats.row_text import row_as_text
from dipview.formats.writers import writer_of
from dipview.model.ids import standing_id
from dipview.model.kinds import Kind
from dipview.search.query_errors import QueryError
from dipview.views.brief.kinds import BRIEFS
from dipview.views.citing.cited import brief, full
from dipview.views.citing.style import Style
from dipview.views.combined_view import combined_view
from dipview.views.parts.catalogues import CATALOGUES
from dipview.views.scope import Scope
from dipview.views.view import View
from dipview.workspace.graphs import stance_graph
from dipview.workspace.history import Location
from dipview.workspace.leaving import LeavingWorkspace
from dipview.workspace.screen_model import screen_model_of
from dipview.workspace.site import site_files
from dipview.workspace.views import card_of, catalogue_of, counts_of, overview_of, whole_of
from dipview.workspace.whole_views import READER, WHOLE_VIEWS
from dipview.workspace.workspace import Workspace

UNSAID = "aardvark"
"""A word that stands in nothing that leaves, and is searched for."""

Output = tuple[str, Callable[[], bytes]]
"""What it is, and what makes it."""


def views(workspace: Workspace, sample: int) -> Iterator[tuple[str, Callable[[], View]]]:
    """Give every view of a workspace.

    Args:
        workspace: What is open.
        sample: How many records of a kind are looked at.
    """
    dataset = workspace.dataset
    for name in CATALOGUES:
        yield f"list {name}", partial(catalogue_of, workspace, name, Scope())
    yield "stats", partial(counts_of, workspace, Scope())
    yield "overview", partial(overview_of, workspace, Scope())
    for query in (UNSAID, "the", "half", f"by:{UNSAID}"):
        yield f"search {query}", partial(workspace.found, Scope(query=query))
        yield f"list {query}", partial(catalogue_of, workspace, "statements", Scope(query=query))
    for kind in Kind:
        for id in _some(dataset.ids(kind), sample):
            yield f"show {id}", partial(card_of, workspace, id, Scope())
    yield from _standings(workspace, sample)
    yield from _whole(workspace, sample)
    yield from _briefs(workspace, sample)
    yield "panes", partial(_panes, workspace)


def _some(ids: Sequence[str], sample: int) -> list[str]:
    """Choose some records, the same whatever others there are; not many more than a sample."""
    drawn = [id for id in ids if crc32(id.encode()) % 24 < sample]
    return drawn[: 2 * sample] if len(drawn) > 2 * sample else drawn


def _standings(workspace: Workspace, sample: int) -> Iterator[tuple[str, Callable[[], View]]]:
    dataset = workspace.dataset
    for id in _some(dataset.ids(Kind.POSITION), sample):
        position = dataset.position(id)
        if position.holder is not None:
            standing = standing_id(position.issue, position.holder)
            yield f"show {standing}", partial(card_of, workspace, standing, Scope(roll_up=True))


def _whole(workspace: Workspace, sample: int) -> Iterator[tuple[str, Callable[[], View]]]:
    subjects = _subjects(workspace.dataset, sample)
    for name in WHOLE_VIEWS:
        for each in subjects if name != READER else subjects[-1:]:
            for scope in (Scope(subjects=each), Scope(subjects=each, roll_up=True, query="the")):
                yield f"{name} {each} {scope.query}", partial(whole_of, workspace, name, scope)


def _subjects(dataset: Dataset, sample: int) -> list[tuple[str, ...]]:
    """Give what a view can be about: nothing, actors, two of them, issues, a source."""
    actors = _some(dataset.ids(Kind.ACTOR), sample)
    issues = _some(dataset.ids(Kind.ISSUE), sample)
    pairs = list(pairwise(actors))[:2]
    one_each = [(each,) for each in (*actors[:2], *issues[:2])]
    return [(), *one_each, *pairs, (dataset.ids(Kind.SOURCE)[0],)]


def _briefs(workspace: Workspace, sample: int) -> Iterator[tuple[str, Callable[[], View]]]:
    for name, form in BRIEFS.items():
        for kind in form.kinds:
            for id in _some(workspace.dataset.ids(kind), max(1, sample // 2)):
                scope = Scope(subjects=(id,))
                yield f"brief {name} {id}", partial(workspace.view, form.make(), scope)
        if form.everything:
            yield f"brief {name}", partial(workspace.view, form.make(), Scope())


def _panes(workspace: Workspace) -> View:
    """Give all panes of the explorer as one view, as it is exported."""
    model = screen_model_of(workspace, Location(scope=Scope()))
    every = [*model.panes.values(), *filter(None, (model.card,))]
    made = combined_view([each for each in every if each.count], Scope(), ())
    return workspace.marked(made) if isinstance(workspace, LeavingWorkspace) else made


def documents(
    workspace: Workspace, sample: int, formats: Sequence[Format], turns: Sequence[Format] = ()
) -> Iterator[Output]:
    """Give every view in every format, and each row as it is copied.

    Args:
        workspace: What is open.
        sample: How many records of a kind are looked at.
        formats: In which each view is written.
        turns: Of these each view is written in one more, by turns.
    """
    for name, make_anew in views(workspace, sample):
        make = cache(make_anew)
        written = (*formats, *turns[:1])
        turns = (*turns[1:], *turns[:1])
        for format in written:
            yield f"{name} as {format}", partial(_written, make, format, Layout())
        if Format.DOCX in written:
            house = Layout(template=_template())
            yield f"{name} in a house's look", partial(_written, make, Format.DOCX, house)
        notes = Layout(cite=Cite.FOOTNOTE)
        yield f"{name} with notes", partial(_written, make, Format.TEXT, notes)
        yield f"{name} copied", partial(_copied, make)


@cache
def _template() -> Path:
    """Write a letterhead of a house."""
    folder = Path(mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    made = folder / "letterhead.docx"
    made.write_bytes(letterhead())
    return made


def _written(make: Callable[[], View], format: Format, layout: Layout) -> bytes:
    try:
        view = make()
    except (QueryError, KeyError) as error:
        return repr(error).encode()
    if not view.count and format is not Format.JSON:
        return f"{view.title} {view.empty}".encode()
    pieces = cast("Iterable[str | bytes]", writer_of(format)(view, layout))
    return b"".join(each if isinstance(each, bytes) else each.encode() for each in pieces)


def _copied(make: Callable[[], View]) -> bytes:
    try:
        view = make()
    except (QueryError, KeyError) as error:
        return repr(error).encode()
    rows = (row_as_text(view, section, row) for section, row in view.rows() if not section.sheet)
    return "\n".join(rows).encode()


def exports(workspace: Workspace) -> Iterator[Output]:
    """Give the dataset, and its network, in every format of other programs."""
    for name, format in exchange_formats().items():
        if format.writes is not None:
            yield f"export {name}", partial(_exported, workspace, format.writes)
        if format.draws is not None:
            for mode in ("one", "two"):
                yield f"export {name} {mode}", partial(_drawn, workspace, format.draws, mode)


def _exported(workspace: Workspace, writes: Callable[[Writing], Iterable[object]]) -> bytes:
    writing = Writing(dataset=workspace.dataset, roots=workspace.paths)
    try:
        pieces = list(writes(writing))
    except ExchangeError as error:
        return str(error).encode()
    told = sorted(writing.left_out.items())
    whole = [each if isinstance(each, bytes) else str(each).encode() for each in pieces]
    return b"".join((*whole, repr(told).encode()))


def _drawn(workspace: Workspace, draws: Callable[..., Iterable[str]], mode: str) -> bytes:
    graph = stance_graph(workspace, Scope(), mode, all_evidence=True)
    told = f"{graph.left_out} {graph.weightless} {graph.empty}"
    return "".join((*draws(graph), told)).encode()


def sites(workspace: Workspace) -> Iterator[Output]:
    """Give every file of a site; of two, those of the one have to be those of the other."""
    for path, pieces in site_files(workspace, Scope()):
        yield f"site {path}", partial(bytes, "".join(pieces).encode())


def citations(workspace: Workspace) -> Iterator[Output]:
    """Give every source as it is cited in each style."""
    for style, id in product(Style, workspace.dataset.ids(Kind.SOURCE)):
        source = workspace.dataset.source(id)
        yield (
            f"cite {style} {id}",
            partial(bytes, f"{full(source, style)} {brief(source, style)}".encode()),
        )


def outputs(
    workspace: Workspace,
    sample: int = 4,
    formats: Sequence[Format] = tuple(Format),
    turns: Sequence[Format] = (),
) -> Iterator[Output]:
    """Give everything that leaves a workspace; see ``documents`` for what is given."""
    return chain(
        documents(workspace, sample, formats, turns),
        exports(workspace),
        sites(workspace),
        citations(workspace),
    )


def looked_into(content: bytes) -> Iterator[bytes]:
    """Give what is in a file: itself, and the files in it where it is an archive."""
    yield content
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for each in archive.infolist():
                yield each.filename.encode() + bytes(each.comment) + archive.read(each)


def comparable(content: bytes, *, hashes: bool = False) -> bytes:
    """Give what is in a file without what is another each time it is made.

    Args:
        content: The file.
        hashes: Keep the hashes of what it rests on too.
    """
    whole = b"\n".join(list(looked_into(content))[1:] or [content])
    if whole.startswith(b"SQLite format 3"):
        with contextlib.closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(whole)
            whole = "\n".join(database.iterdump()).encode()
    whole = whole if hashes else re.sub(rb"\b[0-9a-f]{64}\b", b"HASH", whole)
    whole = re.sub(rb"'[A-Za-z0-9+/]{64}'", b"SALTED", whole)
    whole = re.sub(rb"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", b"GUID", whole)
    return re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)", b"MOMENT", whole)
