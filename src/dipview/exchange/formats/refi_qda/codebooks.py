"""REFI-QDA, codebooks: codes as issues, and issues as codes below their topics."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement

from dipview.exchange.exchange_format import ExchangeError, Reading, Writing, bytes_of
from dipview.exchange.formats.refi_qda.project import (
    CODEBOOK,
    NAMESPACE,
    guid_of,
    parsed,
    paths_of_codes,
)
from dipview.exchange.graphs.xml_text import document_of, xml_text
from dipview.exchange.imported import Imported, Table
from dipview.model.issues import Issue
from dipview.model.kinds import Kind
from dipview.model.stances import IssueKind


def read_codebook(reading: Reading) -> Imported:
    """Read codes as issues.

    Raises:
        ExchangeError: A file is no codebook.
    """
    imported = Imported(reading.identities)
    for path in reading.paths:
        content = bytes_of(path, reading.limits.file)
        try:
            root = parsed(content)
        except ValueError as error:
            said = f"{path}: this is no codebook of REFI-QDA: {error}"
            raise ExchangeError(f"{said}; export it again as .qdc") from error
        space = root.tag[1:].partition("}")[0]
        if space not in (CODEBOOK, NAMESPACE):
            said = f"{path}: this is no codebook of REFI-QDA"
            raise ExchangeError(f"{said}; export it again as .qdc")
        _take(root, space, imported)
    return imported


def _take(root: Element, space: str, imported: Imported) -> None:
    book = root if root.tag == f"{{{space}}}CodeBook" else root.find(f"{{{space}}}CodeBook")
    paths = [*paths_of_codes(book, space)]
    above = {path[:-2] for path in paths}
    described = {
        guid_of(code): (code.findtext(f"{{{space}}}Description") or "").strip()
        for code in root.iter(f"{{{space}}}Code")
    }
    ids: dict[tuple[str, ...], str] = {}
    for *names, guid in paths:
        path = tuple(names)
        topic = path in above
        table: Table = {
            "kind": "topic" if topic else "policy",
            "title" if topic else "proposition": path[-1],
            "parent": ids.get(path[:-1]),
            "description": described.get(guid, ""),
        }
        foreign = guid or "|".join(path)
        ids[path] = imported.entered(Kind.ISSUE, foreign, path[-1] or "code", table)


_KEPT = frozenset(("id", "proposition", "title", "parent", "description", "sources"))
"""What of issues comes back: those with codes below as topics, all others as policies."""


def write_codebook(writing: Writing) -> Iterator[str]:
    """Write issues as codes."""
    dataset = writing.dataset
    issues = {id: dataset.issue(id) for id in dataset.ids(Kind.ISSUE)}
    root = Element("CodeBook", {"xmlns": CODEBOOK, "origin": "dipview"})
    drawn: dict[str, Element] = {}
    top = SubElement(root, "Codes")
    for issue in issues.values():
        _draw(issue, issues, drawn, top)
        plain = issue.kind in (IssueKind.TOPIC, IssueKind.POLICY)
        writing.count_besides(issue, "issues", {*_KEPT, "kind"} if plain else _KEPT)
    writing.leave_out(Kind.SOURCE, Kind.ACTOR, Kind.EVENT, Kind.STATEMENT)
    yield document_of(root)


def _draw(
    issue: Issue, issues: dict[str, Issue], drawn: dict[str, Element], top: Element
) -> Element:
    if issue.id in drawn:
        return drawn[issue.id]
    parent = issues.get(issue.parent or "")
    above = _draw(parent, issues, drawn, top) if parent is not None else top
    code = drawn[issue.id] = SubElement(
        above,
        "Code",
        {
            "guid": str(uuid5(NAMESPACE_URL, f"dipview|issue|{issue.id}")),
            "name": xml_text(issue.sentence),
            "isCodable": "false" if issue.kind is IssueKind.TOPIC else "true",
        },
    )
    if issue.description:
        # The standard wants the description before the codes below.
        description = Element("Description")
        description.text = xml_text(issue.description)
        code.insert(0, description)
    return code
