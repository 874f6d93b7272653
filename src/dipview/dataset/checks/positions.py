"""Positions and issues: stances that fit, propositions to agree with, issues of the right kind."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from dipview.dataset.records import Finding, Records
from dipview.model.ids import position_id
from dipview.model.issues import Issue
from dipview.model.stances import STANCES_OF, IssueKind
from dipview.model.statements import PositionEntry, Statement


def prune(records: Records) -> tuple[Records, list[Finding]]:
    """Leave out positions that mean nothing, and links between issues of the wrong kinds.

    A position on a topic, one whose stance does not fit its issue, and the second of two alike are
    left out; so are rivals that are not both policies, contradictions that are not both claims, and
    parents that are no topics. Every id must resolve.
    """
    findings: list[Finding] = []
    issues = {id: _settled_issue(records, id, findings) for id in records.issues}
    changed: dict[str, Statement] = {}
    for id, statement in records.statements.items():
        if statement.positions and not _plainly_fits(records, statement):
            settled = _settled_statement(records, id, statement, findings)
            if settled is not statement:
                changed[id] = settled
    statements = {**records.statements, **changed} if changed else records.statements
    return attrs.evolve(records, issues=issues, statements=statements), findings


def check(records: Records) -> Iterator[Finding]:
    """Find policies and claims without a proposition, and topics without a title."""
    for id, issue in records.issues.items():
        if issue.kind is IssueKind.TOPIC:
            if not issue.title.strip():
                hint = "add title = …"
                yield records.find(id, issue, (), "no-title", ": a topic needs a title", hint)
        elif not issue.proposition.strip():
            said = f": a {issue.kind.value} needs a proposition"
            hint = "add one affirmative sentence that one can agree or disagree with"
            yield records.find(id, issue, (), "no-proposition", said, hint)


def _plainly_fits(records: Records, statement: Statement) -> bool:
    """Tell quickly whether positions fit that are held as a matter of course, on two issues."""
    entries = statement.positions
    if len(entries) > 2 or (len(entries) == 2 and entries[0].issue == entries[1].issue):
        return False
    return all(
        not entry.holders
        and entry.attributed_by is None
        and entry.stance.fits(records.issues[entry.issue].kind)
        for entry in entries
    )


def _settled_issue(records: Records, id: str, findings: list[Finding]) -> Issue:
    issue = records.issues[id]
    changes: dict[str, object] = {}
    for name, kind in (("rivals", IssueKind.POLICY), ("contradicts", IssueKind.CLAIM)):
        others: tuple[str, ...] = getattr(issue, name)
        wrong = [
            number
            for number, other in enumerate(others)
            if other == id or issue.kind is not kind or records.issues[other].kind is not kind
        ]
        findings.extend(_unrelatable(records, issue, name, kind, number) for number in wrong)
        if wrong:
            changes[name] = tuple(x for number, x in enumerate(others) if number not in wrong)
    if issue.parent is not None and records.issues[issue.parent].kind is not IssueKind.TOPIC:
        kind = records.issues[issue.parent].kind
        said = f": '{issue.parent}' is a {kind.value}, not a topic"
        hint = "group issues under a topic"
        findings.append(records.find(id, issue, ("parent",), "wrong-issue-kind", said, hint))
        changes["parent"] = None
    return attrs.evolve(issue, **changes) if changes else issue  # type: ignore[arg-type]


def _unrelatable(
    records: Records, issue: Issue, name: str, kind: IssueKind, number: int
) -> Finding:
    other = getattr(issue, name)[number]
    plural = "policies" if kind is IssueKind.POLICY else "claims"
    if other == issue.id:
        said = ": this is the issue itself"
    elif issue.kind is not kind:
        said = f" is a {issue.kind.value}, and only {plural} have {name}"
    else:
        found = records.issues[other].kind.value
        said = f": '{other}' is a {found}; {name} are {plural}"
    hint = "use rivals between policies, contradicts between claims"
    return records.find(issue.id, issue, (name, number), "wrong-issue-kind", said, hint)


def _settled_statement(
    records: Records, id: str, statement: Statement, findings: list[Finding]
) -> Statement:
    kept: list[PositionEntry] = []
    seen: set[str] = set()
    for number, entry in enumerate(statement.positions):
        finding = _misfit(records, statement, number, entry)
        if finding is not None:
            findings.append(finding)
            continue
        own, alike = _told_apart(statement, entry, seen)
        for holder in alike:
            whose = f"'{holder}'" if holder else "nobody named"
            said = f" takes a position of {whose} on '{entry.issue}' more than once"
            hint = "keep one, or split the statement"
            path = ("positions", number)
            findings.append(records.find(id, statement, path, "alike-positions", said, hint))
        if own is not None:
            kept.append(own)
        findings.extend(_to_self(records, statement, number, entry))
    if len(kept) == len(statement.positions) and all(
        new is old for new, old in zip(kept, statement.positions, strict=True)
    ):
        return statement
    return attrs.evolve(statement, positions=tuple(kept))


def misfits(records: Records, statement: Statement) -> Iterator[Finding]:
    """Find the positions of a statement that do not fit their issue, as far as that is there."""
    for number, entry in enumerate(statement.positions):
        if entry.issue in records.issues:
            finding = _misfit(records, statement, number, entry)
            if finding is not None:
                yield finding


def _misfit(
    records: Records, statement: Statement, number: int, entry: PositionEntry
) -> Finding | None:
    issue = records.issues[entry.issue]
    if issue.kind is IssueKind.TOPIC:
        said = f": '{issue.id}' is a topic, which takes no positions"
        hint = "take the position on a policy or claim under the topic"
        path: tuple[str | int, ...] = ("positions", number, "issue")
        return records.find(statement.id, statement, path, "position-on-topic", said, hint)
    if entry.stance.fits(issue.kind):
        return None
    path = ("positions", number, "stance")
    said = f": '{entry.stance.value}' is no stance on '{issue.id}', a {issue.kind.value}"
    hint = f"write one of {', '.join(STANCES_OF[issue.kind])}"
    return records.find(statement.id, statement, path, "stance-misfit", said, hint)


def _told_apart(
    statement: Statement, entry: PositionEntry, seen: set[str]
) -> tuple[PositionEntry | None, list[str | None]]:
    """Give the entry without the holders that the statement has already on the issue, and these."""
    holders = entry.holders or statement.on_behalf_of or statement.speakers or (None,)
    own: list[str | None] = []
    alike: list[str | None] = []
    for holder in holders:
        id = position_id(statement.id, entry.issue, holder)
        (alike if id in seen else own).append(holder)
        seen.add(id)
    if not alike:
        return entry, []
    if not own:
        return None, alike
    return attrs.evolve(entry, holders=tuple(holder for holder in own if holder)), alike


def _to_self(
    records: Records, statement: Statement, number: int, entry: PositionEntry
) -> Iterator[Finding]:
    holders = entry.holders or statement.on_behalf_of or statement.speakers
    if entry.attributed_by is not None and entry.attributed_by in holders:
        said = f": '{entry.attributed_by}' holds this position itself"
        hint = "remove attributed_by where the holder speaks for itself"
        path = ("positions", number, "attributed_by")
        yield records.find(statement.id, statement, path, "attributed-to-self", said, hint)
