"""Fuzzing the reader, the checker, the writers and the query parser, with nothing but Python.

By hand: ``python tests/fuzz/fuzz.py --seconds 1800 --seed 1``. Each case is drawn from the seed and
its own number alone, so that ``--only NUMBER`` repeats it. What breaks a rule is kept as a file.
"""

from __future__ import annotations

import argparse
import faulthandler
import itertools
import json
import random
import re
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import tomli
from attrs import define, field, fields

from dipview.dataset.codes import UNREADABLE
from dipview.dataset.file_lines import Lines
from dipview.dataset.problems import Problem
from dipview.dataset.reading import text_of
from dipview.formats.format import TEXT_FORMATS, Format
from dipview.formats.problems_writer import problems_as_json, problems_as_text
from dipview.formats.safe_text import show_lines
from dipview.formats.writers import write
from dipview.model.actors import Actor, Membership, OtherName, Role
from dipview.model.events import Event, Outcome, Participation
from dipview.model.header import Header
from dipview.model.issues import Issue
from dipview.model.kinds import Kind
from dipview.model.positions import PositionEntry
from dipview.model.sources import Source
from dipview.model.statements import Statement
from dipview.model.votes import Counts, Vote
from dipview.search.query_errors import QueryError, rendered
from dipview.views.parts.catalogues import CATALOGUES
from dipview.views.scope import Scope
from dipview.views.view import View
from dipview.workspace.small_files import read_workspace
from dipview.workspace.views import card_of, catalogue_of, counts_of, overview_of, problems_of
from dipview.workspace.workspace import Workspace

ROOT = Path(__file__).parents[2]
ACTS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What must not come out: controls but line feeds, overrides of direction, halves of characters."""

STRINGS = (
    "", " ", "\t", "\0", "\x1b[2J", "\x1b]52;c;aGk=\x07", "\x9b31m", "\x7f", "\r", "a\r\nb",
    "[@click=app.quit]x[/]", "[/]", "[type=x, v={'a[0]'}]", "[bold red", "=1+1", "+1", "-1", "@A1",
    "\t=1", "  =cmd|' /C calc'!A0", "＝1", "＠x", "\u202eevil", "\u2066x\u2069", "a\u200bb", "\ufeff",
    "\U000e0041", "e\u0301" * 40, "👩‍👩‍👧‍👦", "🇺🇳", "نامه‌ای", "क्‍ष", "東京", "\ud7ff", "\ue000", "\uffff",
    "x" * 3000, "word " * 400, "`rm -rf`", "<script>", "| a | b |", "#", "# h", "---", "..", "../x",
    "file:///etc/passwd", "javascript:alert(1)", "\\", '"', "'", '"""', "'''", "${HOME}", "%s%n",
    "2017-04-11", "2017-02-30", "[..2017-04-10]", "2011~/..", "9999-12-31", "0000", "2017-13",
)  # fmt: skip
"""What people with bad intentions, or bad luck, write between quotes."""

TOKENS = (
    b'"""', b"'''", b'"', b"'", b"[[", b"]]", b"[", b"]", b"{", b"}", b"=", b".", b",", b"#", b"\n",
    b"\r\n", b"\r", b"\0", b"\xef\xbb\xbf", b"\xff\xfe", b"\x1f\x8b", b"\xc2\x9b", b"\xe2\x80\xae",
    b"\x80", b"\\u0000", b"\\u001b", b"\\ud800", b"\\U00110000", b"\\e", b"\\x1b", b"\\\n", b"nan",
    b"-inf", b"0x" + b"f" * 300, b"9" * 4301, b"1e999", b"true", b"2017-02-30", b"2017-04-11",
    b"2017-04-11T07:32:00+23:59", b"12:30", b"[[statements]]\n", b"[[actors]]\n", b"[dataset]\n",
    b'id = "s"\n', b'id = "italy"\n', b"[[statements.positions]]\n", b"[statements.extra]\n",
    b"a.b.c.d = 1\n", b"[" * 500, b"a." * 1100 + b"a = 1\n", b"{ a = " * 450,
)  # fmt: skip
"""What the grammar of TOML turns on."""

WORDS = (
    "russia", "tilerson", "johnson", "sanctions", "'exact", '"a phrase"', "^pre", "suf$", "!not",
    "not:x", "or", "and", "(", ")", "with:", "by:", "for:", "via:", "holder:", "about:", "issue:",
    "stance:", "basis:", "kind:", "form:", "status:", "role:", "place:", "event:", "source:", "id:",
    "date:", "date>=", "date<", "since:", "until:", "2017-04", "2017-04-07", "9999", "a", "ß", "İ",
    ":", "::", "^", "$", "!", "'", '"', ">", "=", "\\", "*", "?", ",", "  ", "-", "oppose", "state",
)  # fmt: skip
"""What queries are made of."""


class BrokenRuleError(AssertionError):
    """Something came out of dipview that must not."""


def hold(rule: str, *, holds: object) -> None:
    """Fail with a rule that does not hold."""
    if not holds:
        raise BrokenRuleError(rule)


# Drawing cases


@cache
def seeds(folders: tuple[Path, ...]) -> tuple[bytes, ...]:
    """Read what mutations begin with: the bundled dataset, broken files, hostile files."""
    files = [ROOT / "data" / "actors.toml"]
    for folder in folders:
        files += sorted(folder.rglob("*.toml"))
    return tuple(file.read_bytes() for file in files)


def mutated(rng: random.Random, begun: Sequence[bytes]) -> bytes:
    """Change a file in a few places."""
    content = bytearray(rng.choice(begun))
    if len(content) > 6000 and rng.random() < 0.8:
        at = rng.randrange(len(content) - 4000)
        content = content[content.rfind(b"\n[[", 0, at) + 1 : at + 4000]
    for _ in range(rng.choice((0, 1, 1, 2, 3, 5, 10))):
        at = rng.randrange(len(content) + 1)
        end = min(len(content), at + rng.choice((1, 2, 5, 20, 100, 1000)))
        match rng.randrange(8):
            case 0 if content and at < len(content):
                content[at] ^= 1 << rng.randrange(8)
            case 1:
                del content[at:end]
            case 2:
                content[at:at] = content[at:end] * rng.choice((1, 2, 50))
            case 3:
                other = rng.choice(begun)
                begin = rng.randrange(len(other) + 1)
                content[at:end] = other[begin : begin + 400]
            case 4:
                del content[at:]
            case 5:
                content[at:at] = toml_text(rng, rng.choice(STRINGS)).encode()
            case _:
                content[at:at] = rng.choice(TOKENS)
    return bytes(content)


IDS = (
    "w",
    "v",
    "a",
    "b",
    "c",
    "i",
    "j",
    "k",
    "e",
    "f",
    "s",
    "t",
    "u",
    "gone",
    "Bad Id",
    "s#i@a",
    "",
)
TABLES: Mapping[str, type] = {
    "sources": Source,
    "actors": Actor,
    "issues": Issue,
    "events": Event,
    "statements": Statement,
    "positions": PositionEntry,
    "roles": Role,
    "memberships": Membership,
    "other_names": OtherName,
    "participants": Participation,
    "vote": Vote,
    "counts": Counts,
    "outcomes": Outcome,
    "dataset": Header,
}
KEYS = {name: tuple(each.name for each in fields(cls)) for name, cls in TABLES.items()}
"""Of each table of the format, the keys that the model has."""
NEEDED = {
    "sources": 'type = "book"\n',
    "actors": 'name = "Name"\nkind = "state"\n',
    "issues": 'kind = "policy"\nproposition = "It should."\n',
    "events": 'title = "Event"\nkind = "vote"\n',
    "statements": 'source = "w"\nform = "reported"\n',
}
CHOICES = (
    "book", "person", "state", "body", "organization", "group", "policy", "claim", "topic", "call",
    "planned", "occurred", "verbatim", "fragment", "reported", "described", "recorded", "support",
    "oppose", "assert", "deny", "open", "implied", "stated", "official", "propose", "draft",
    "vote", "quantity", "value", "accept", "note", "yes", "no", "abstain", "absent", "correct",
    "adopted", "against", "amendment", "red-line",
)  # fmt: skip


def generated(rng: random.Random) -> bytes:
    """Write a dataset by the grammar of the data format, with hostile values in places."""
    parts = []
    if rng.random() < 0.5:
        parts.append("[dataset]\n" + pairs(rng, "dataset", 0.5))
    if rng.random() < 0.2:
        parts.append("[defaults.statements]\n" + pairs(rng, "statements", 0.1))
    for table, ids in (
        ("sources", "wv"),
        ("actors", "abc"),
        ("issues", "ijk"),
        ("events", "ef"),
        ("statements", "stu"),
    ):
        for id in ids:
            own = id if rng.random() < 0.95 else rng.choice(IDS)
            needed = NEEDED[table] if rng.random() < 0.9 else ""
            rest = pairs(rng, table, rng.choice((0.1, 0.3, 0.6)))
            taken = {line.partition(" = ")[0] for line in f"id = \n{needed}".splitlines()}
            rest = "".join(
                line for line in rest.splitlines(True) if line.partition(" = ")[0] not in taken
            )
            parts.append(f"[[{table}]]\nid = {toml_text(rng, own)}\n{needed}{rest}")
    if rng.random() < 0.2:
        rng.shuffle(parts)
    return "\n".join(parts).encode("utf-8", errors="replace")


def pairs(rng: random.Random, table: str, share: float) -> str:
    """Write some keys of a table, a line each."""
    chosen = [key for key in KEYS[table] if rng.random() < share]
    return "".join(f"{key} = {value(rng, key)}\n" for key in chosen)


_LISTED = ("positions", "other_names", "roles", "memberships", "participants", "outcomes")
_CHOSEN = {
    "option": "yes no abstain not-voting absent",
    "direction": "for against",
    "part": "whole amendment paragraph",
    "result": "adopted rejected",
    "priority": "red-line high low",
    "ground_rules": "on-record background deep-background off-record chatham-house",
}
"""Values without which hardly a vote would come about."""


def value(rng: random.Random, key: str, depth: int = 0) -> str:
    """Write a value: mostly one that the key takes."""
    if key in ("vote", "counts") and rng.random() < 0.95:
        inner = [each for each in KEYS[key] if rng.random() < 0.6]
        return "{ " + ", ".join(f"{each} = {value(rng, each)}" for each in inner) + " }"
    if key in _CHOSEN and rng.random() < 0.8:
        return toml_text(rng, rng.choice(_CHOSEN[key].split()))
    if key in _LISTED and rng.random() < 0.95:
        tables = []
        for _ in range(rng.randrange(4)):
            inner = [each for each in KEYS[key] if rng.random() < 0.7]
            tables.append("{ " + ", ".join(f"{each} = {value(rng, each)}" for each in inner) + " }")
        return f"[{', '.join(tables)}]"
    if key == "extra" and depth < 4 and rng.random() < 0.9:
        unlike = {rng.choice(STRINGS): None for _ in range(rng.randrange(3))}
        inner = [
            f"{json.dumps(each, ensure_ascii=False)} = {value(rng, 'extra', depth + 1)}"
            for each in unlike
        ]
        return f"{{ {', '.join(inner)} }}".replace("\x7f", "\\u007f")
    match rng.randrange(10):
        case 0 | 1 | 2:
            return toml_text(rng, rng.choice(IDS))
        case 3 | 4:
            ids = [toml_text(rng, rng.choice(IDS)) for _ in range(rng.randrange(4))]
            return f"[{', '.join(ids)}]"
        case 5:
            return toml_text(rng, rng.choice(CHOICES))
        case 6 | 7:
            return toml_text(rng, rng.choice(STRINGS))
        case 8:
            return rng.choice(
                ("2017-04-11", '"2017-04"', '"2011~/.."', '"[..2017-04-10]"', "0001-01-01")
            )
    return rng.choice(
        ("true", "1", "-1", "0x" + "f" * 99, "nan", "1e999", "12:30:00", "[]", "{}", "[[]]")
    )


def toml_text(rng: random.Random, text: str) -> str:
    """Write a string in one of TOML's ways."""
    raw = text.isprintable() and "'" not in text
    if raw and rng.random() < 0.2:
        return f"'{text}'"
    escaped = json.dumps(
        text, ensure_ascii=rng.random() < 0.5 and max(text, default="") < "\U00010000"
    )
    escaped = escaped.replace("\x7f", "\\u007f")
    return f'""{escaped}""' if rng.random() < 0.1 and not escaped.endswith('\\""') else escaped


def asked(rng: random.Random) -> str:
    """Write a query."""
    parts = []
    for _ in range(rng.choice((1, 1, 2, 3, 6, 40))):
        part = rng.choice(WORDS if rng.random() < 0.9 else STRINGS)
        if rng.random() < 0.1 and part:
            at = rng.randrange(len(part))
            part = (
                part[:at] + chr(rng.choice((rng.randrange(0xD800), rng.randrange(128)))) + part[at:]
            )
        parts.append(part + rng.choice((" ", " ", "", "")))
    return "".join(parts)


# Judging cases


def judge_file(content: bytes, file: Path, rng: random.Random) -> str:
    """Open bytes as a dataset and write what is in it; gives what kind of case it was."""
    file.write_bytes(content)
    workspace = read_workspace([file])
    problems = workspace.dataset.problems
    for problem in problems:
        judge_problem(problem)
    judge_text("".join(problems_as_text(problems, Lines(text_of), rng.choice((20, 80, 200)))))
    text = "".join(problems_as_json(workspace.dataset.name, problems))
    judge_text(text)
    hold("JSON is read back", holds=len(json.loads(text)["rows"]) == len(problems))
    refused = refused_by_tomli(content)
    hold("what the parser refuses has a problem", holds=problems or not refused)
    for view in views(workspace, rng):
        judge_view(view)
    return "refused" if refused else "problems" if problems else "sound"


def judge_problem(problem: Problem) -> None:
    """Hold that a problem has its place, and says something."""
    place = problem.place
    hold("a problem inside a file has a line", holds=place.line or problem.code in UNREADABLE)
    hold("lines and columns count from 1", holds=(place.line or 1) > 0 and (place.column or 1) > 0)
    hold("a problem says what is wrong", holds=problem.message and problem.hint)


def refused_by_tomli(content: bytes) -> bool:
    """Tell whether the bytes are no TOML at all."""
    try:
        tomli.loads(content.removeprefix(b"\xef\xbb\xbf").decode())
    except (ValueError, RecursionError):
        return True
    return False


def views(workspace: Workspace, rng: random.Random) -> Iterator[View]:
    """Make some of the views of a dataset, through a drawn scope."""
    scope = Scope(
        roll_up=rng.random() < 0.5,
        exact_only=rng.random() < 0.2,
        second_hand=rng.random() < 0.8,
        limit=rng.choice((None, None, 1, 3)),
    )
    yield problems_of(workspace)
    yield overview_of(workspace, scope)
    yield counts_of(workspace, scope)
    for name in rng.sample(list(CATALOGUES), 3):
        yield catalogue_of(workspace, name, scope)
    ids = [id for kind in Kind for id in workspace.dataset.ids(kind)]
    for id in rng.sample(ids, min(3, len(ids))):
        yield card_of(workspace, id, scope)
    try:
        yield workspace.found(Scope(query=rng.choice(WORDS), limit=20))
    except QueryError as error:
        hold("a mistake is said", holds=error.message)


def judge_view(view: View) -> None:
    """Write a view in every format; nothing that acts may come out."""
    for format in TEXT_FORMATS:
        text = "".join(write(view, format))
        judge_text(text)
        if format is Format.JSON:
            json.loads(text)


def judge_text(text: str) -> None:
    """Hold that a text can go to any terminal."""
    found = ACTS.search(text)
    hold(f"nothing acts in the output: {found and ascii(found[0])}", holds=not found)
    text.encode("utf-8")


def judge_query(query: str, workspace: Workspace) -> str:
    """Search for a query; a mistake must be shown where it is."""
    try:
        view = workspace.found(Scope(query=query, limit=5))
        judge_view(view)
    except QueryError as error:
        hold("a mistake lies in the query", holds=0 <= error.offset <= len(query))
        hold("a mistake is said", holds=error.message)
        judge_text(show_lines(rendered(query, error)))
        return "no query"
    return "query"


# Running


@define
class Run:
    """What has been done, and what was found."""

    seed: int
    kept: Path
    begun: tuple[bytes, ...]
    bundled: Workspace
    cases: Counter[str] = field(factory=Counter)
    findings: dict[str, list[int]] = field(factory=dict)
    slowest: list[tuple[float, int]] = field(factory=list)

    def case(self, number: int) -> None:
        """Draw a case and judge it."""
        rng = random.Random(f"{self.seed}/{number}")
        began = time.process_time()
        file = self.kept / "case.toml"
        try:
            match rng.randrange(4):
                case 0:
                    kind = judge_query(self._noted(asked(rng)), self.bundled)
                case 1:
                    kind = judge_file(generated(rng), file, rng)
                case _:
                    kind = judge_file(mutated(rng, self.begun), file, rng)
        except Exception as error:  # whatever it is, it is a finding
            kind = "finding"
            self._keep(number, error)
        self.cases[kind] += 1
        taken = time.process_time() - began
        self.slowest = sorted([*self.slowest, (taken, number)], reverse=True)[:5]

    def _noted(self, query: str) -> str:
        (self.kept / "case.toml").write_text(query, encoding="utf-8", errors="backslashreplace")
        return query

    def _keep(self, number: int, error: Exception) -> None:
        frames = traceback.extract_tb(error.__traceback__)
        last = next(
            (f for f in reversed(frames) if "dipview" in Path(f.filename).parts), frames[-1]
        )
        name = f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}"
        if isinstance(error, BrokenRuleError):
            name = f"broken rule: {error}"
        if name not in self.findings:
            (self.kept / "case.toml").rename(self.kept / f"finding-{number}.toml")
            say(f"case {number}: {name}\n{''.join(traceback.format_exception(error))}")
        self.findings.setdefault(name, []).append(number)


def say(text: str) -> None:
    """Tell the user something."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main(args: Sequence[str] | None = None) -> int:
    """Run until the time is over, or the number of cases is done; 1 where something was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, help="how long to run")
    parser.add_argument("--cases", type=int, help="how many cases to run")
    parser.add_argument("--only", type=int, help="run this case alone")
    parser.add_argument("--seed", type=int, default=1, help="what all cases are drawn from")
    parser.add_argument(
        "--corpus", type=Path, action="append", default=[], help="more files to mutate"
    )
    parser.add_argument("--keep", type=Path, help="where to keep what breaks a rule")
    given = parser.parse_args(args)
    kept = given.keep or Path(tempfile.mkdtemp(prefix="dipview-fuzz-"))
    kept.mkdir(parents=True, exist_ok=True)
    folders = (ROOT / "tests" / "dataset", ROOT / "tests" / "hostile" / "corpus", *given.corpus)
    run = Run(given.seed, kept, seeds(folders), read_workspace([ROOT / "data" / "actors.toml"]))
    began, told = time.monotonic(), 0.0
    numbers: Callable[[], Iterator[int]] = itertools.count
    for number in [given.only] if given.only is not None else numbers():
        passed = time.monotonic() - began
        if (given.cases and number >= given.cases) or (given.seconds and passed >= given.seconds):
            break
        if passed - told > 60:
            told = passed
            say(f"{passed:.0f} s: {dict(run.cases)}")
        faulthandler.dump_traceback_later(600, exit=True, file=2)
        run.case(number)
    faulthandler.cancel_dump_traceback_later()
    say(f"{run.cases.total()} cases in {time.monotonic() - began:.0f} s: {dict(run.cases)}")
    say("slowest: " + ", ".join(f"{taken:.2f} s (case {number})" for taken, number in run.slowest))
    for name, cases in run.findings.items():
        say(f"{len(cases)} × {name} (cases {', '.join(map(str, cases[:5]))})")
    say(f"kept in {kept}" if run.findings else "nothing found")
    return 1 if run.findings else 0


if __name__ == "__main__":
    sys.exit(main())
