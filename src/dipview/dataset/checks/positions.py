"""Positions and issues: stances that fit, propositions to agree with, issues of the right kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from dipview.dataset.findings import Finding, Records
from dipview.dataset.problems import Way
from dipview.dataset.records import named
from dipview.model.ids import position_id
from dipview.model.issues import Issue
from dipview.model.positions import PositionEntry
from dipview.model.stances import STANCES_OF, IssueKind, Stance
from dipview.model.statements import Statement

_TOPIC = IssueKind.TOPIC
"""Found once: Python 3.11 takes long to find a member of a class."""


def prune(records: Records) -> tuple[Records, list[Finding]]:
    """Leave out positions that mean nothing, and links between issues of the wrong kinds.

    A position on a topic, one whose stance does not fit its issue, and the second of two alike are
    left out; so are rivals that are not both policies, contradictions that are not both claims, and
    parents that are no topics. Every id must resolve.
    """
    findings: list[Finding] = []
    read = records.issues
    issues = {
        id: issue if _plainly_settled(issue, read) else _settled_issue(records, id, findings)
        for id, issue in read.items()
    }
    changed: dict[str, Statement] = {}
    for id, statement in records.statements.items():
        if statement.positions and not _plainly_fits(statement, read):
            settled = _settled_statement(records, id, statement, findings)
            if settled is not statement:
                changed[id] = settled
    statements = {**records.statements, **changed} if changed else records.statements
    return attrs.evolve(records, issues=issues, statements=statements), findings


def check(records: Records) -> Iterator[Finding]:
    """Find topics without a title, and all other issues without a proposition."""
    for id, issue in records.issues.items():
        if issue.kind is _TOPIC:
            if not issue.title.strip():
                hint = "add title = …"
                yield records.find(id, issue, (), "no-title", ": a topic needs a title", hint)
        elif not issue.proposition.strip():
            said = f": a {issue.kind.value} needs a proposition"
            hint = "add one affirmative sentence that one can agree or disagree with"
            if issue.kind is IssueKind.QUANTITY:
                hint = "say in a few words what is to be settled"
            yield records.find(id, issue, (), "no-proposition", said, hint)


def _plainly_settled(issue: Issue, issues: Mapping[str, Issue]) -> bool:
    """Tell quickly whether an issue is tied to nothing but a topic above it, and no quantity."""
    if issue.rivals or issue.contradicts or issue.topics or issue.series is not None:
        return False
    if issue.unit or issue.options or issue.lowest or issue.highest:
        return False
    return issue.parent is None or issues[issue.parent].kind is _TOPIC


def _plainly_fits(statement: Statement, issues: Mapping[str, Issue]) -> bool:
    """Tell quickly whether positions fit that are held as a matter of course, on two issues."""
    entries = statement.positions
    if len(entries) > 2 or (len(entries) == 2 and entries[0].issue == entries[1].issue):
        return False
    for entry in entries:
        if entry.holders or entry.attributed_by is not None or entry.value or entry.because:
            return False
        if (issues[entry.issue].kind, entry.stance) not in _FITTING:
            return False
    return True


_FITTING = frozenset(
    (kind, stance) for kind, stances in STANCES_OF.items() for stance in stances
) - {(IssueKind.QUANTITY, Stance.VALUE)}
"""Kinds of issues, and the stances that fit them whatever else is said."""


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
    changes |= _settled_topics(records, issue, findings)
    if issue.series is not None and (said := _no_series(records, issue, issue.series)):
        hint = "name the policy that recurs, which is of no series itself"
        findings.append(records.find(id, issue, ("series",), "wrong-issue-kind", said, hint))
        changes["series"] = None
    if issue.kind is not IssueKind.QUANTITY:
        for name, nothing in _OF_A_QUANTITY.items():
            if getattr(issue, name):
                said = f": a {issue.kind.value} has none"
                hint = 'set kind = "quantity", or remove it'
                find = records.find(id, issue, (name,), "quantity-misplaced", said, hint)
                findings.append(find)
                changes[name] = nothing
    return attrs.evolve(issue, **changes) if changes else issue  # type: ignore[arg-type]


_OF_A_QUANTITY: Mapping[str, object] = {"unit": "", "options": (), "lowest": "", "highest": ""}


def _settled_topics(
    records: Records, issue: Issue, findings: list[Finding]
) -> Mapping[str, object]:
    """Leave out what is no topic; the first of several is the parent, where none is named."""
    changes: dict[str, object] = {}
    parent = issue.parent
    if parent is not None and (said := _no_topic(records, parent)):
        hint = "group issues under a topic"
        findings.append(records.find(issue.id, issue, ("parent",), "wrong-issue-kind", said, hint))
        changes["parent"] = parent = None
    wrong = set()
    for number, topic in enumerate(issue.topics):
        said, hint = _no_topic(records, topic), "group issues under topics"
        if issue.kind is IssueKind.TOPIC:
            said, hint = ": a topic has one parent", "remove it, or set parent"
        if said:
            path = ("topics", number)
            findings.append(records.find(issue.id, issue, path, "wrong-issue-kind", said, hint))
            wrong.add(topic)
    topics = tuple(topic for topic in issue.topics if topic not in wrong)
    if wrong:
        changes["topics"] = topics
    if parent is None and topics:
        changes["parent"] = topics[0]
    return changes


def _no_topic(records: Records, id: str) -> str:
    kind = records.issues[id].kind
    return "" if kind is IssueKind.TOPIC else f": '{id}' is a {kind.value}, not a topic"


def _no_series(records: Records, issue: Issue, id: str) -> str:
    """Say why an issue cannot be one of the texts of a policy; empty where it can."""
    series = records.issues[id]
    if id == issue.id:
        return ": this is the issue itself"
    if issue.kind is not IssueKind.POLICY:
        return f" is a {issue.kind.value}, and only policies recur"
    if series.kind is not IssueKind.POLICY:
        return f": '{id}' is a {series.kind.value}, not a policy"
    if series.series is not None:
        return f": '{id}' is itself one of the series '{series.series}'"
    return ""


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
    for number, written in enumerate(statement.positions):
        finding = _misfit(records, statement, number, written)
        if finding is not None:
            findings.append(finding)
            continue
        entry = _settled_entry(records, statement, number, written, findings)
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


def _settled_entry(
    records: Records,
    statement: Statement,
    number: int,
    entry: PositionEntry,
    findings: list[Finding],
) -> PositionEntry:
    """Leave out reasons that are no claims, and the value of what is no quantity."""
    kept = []
    for place, claim in enumerate(entry.because):
        kind = records.issues[claim].kind
        if kind is IssueKind.CLAIM:
            kept.append(claim)
            continue
        said = f": '{claim}' is a {kind.value}, and a reason is a claim"
        hint = "name claims in because, or write reason in words"
        path: Way = ("positions", number, "because", place)
        found = records.find(statement.id, statement, path, "wrong-issue-kind", said, hint)
        findings.append(found)
    if len(kept) < len(entry.because):
        entry = attrs.evolve(entry, because=tuple(kept))
    issue = records.issues[entry.issue]
    if entry.value and issue.kind is not IssueKind.QUANTITY:
        said = f": '{issue.id}' is a {issue.kind.value}, and only a quantity has values"
        hint = 'set kind = "quantity" in the issue, or say it in condition'
        path = ("positions", number, "value")
        found = records.find(statement.id, statement, path, "quantity-misplaced", said, hint)
        findings.append(found)
        entry = attrs.evolve(entry, value="")
    return entry


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
        path: Way = ("positions", number, "issue")
        return records.find(statement.id, statement, path, "position-on-topic", said, hint)
    path = ("positions", number, "stance")
    if entry.stance is Stance.VALUE and entry.value and issue.kind is not IssueKind.QUANTITY:
        message = f"{named(statement, statement.id)}: stance is missing in positions[{number}]"
        hint = f"add stance = …: '{issue.id}' is a {issue.kind.value}, of which there are no values"
        find = records.find(statement.id, statement, path, "missing-key", "", hint)
        return find._replace(message=message)
    if entry.stance is Stance.VALUE and not entry.value.strip():
        said = f": a position on '{issue.id}', a quantity, names a value, or another stance"
        hint = f'add value = "…", or one of {", ".join(STANCES_OF[issue.kind][1:])}'
        path = ("positions", number, "value")
        return records.find(statement.id, statement, path, "value-missing", said, hint)
    if entry.stance.fits(issue.kind):
        return None
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
        id = position_id(statement.id, entry.issue, holder, fallback=entry.fallback)
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
