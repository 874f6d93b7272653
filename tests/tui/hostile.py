"""A hostile dataset: in every field that takes text, text that would act, hide, reorder or break.

Every record takes the next of the texts for each of its fields, so that each text comes to stand in
fields of every kind.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import cycle
from pathlib import Path

MARKUP = (
    "[@click=app.quit]x[/]",
    "[@click=app.screenshot('a','/tmp')]shot[/]",
    "[@click=app.command('quit','q')]q[/]",
    "[/]",
    "[/nothing]",
    "[type=x, v={'a[0]'}]",
    "[bold red",
    "[bold red]red[/bold red]",
    "[link=file:///etc/passwd]x[/link]",
    "[link='https://example.org']x",
    "[[",
    "]]",
    "\\[",
    "\\[@click=app.quit]x",
    "[on $error]$accent[/]",
    ":smile:",
    "[b][@click=app.bell]b[/b]",
    "{braces} %s %(name)s ${variable}",
)
"""What Rich or Textual would read as markup, in part only by mistake, and some of it not at all."""
CONTROLS = (
    "\x1b[31mred\x1b[0m",
    "\x1b]52;c;QUJD\x07",
    "\x1b]8;;file:///etc/passwd\x1b\\x\x1b]8;;\x1b\\",
    "\x1bP1$r\x1b\\",
    "nul\x00del\x7fbell\x07",
    "c1\x9b31m\x9d0;t\x9c\x85",
    "back\x08\x08over\rwritten\x0b\x0c",
    "tab\tline\nfeed\r\nso\x0esi\x0f",
)
SCRIPTS = (
    "日本国政府の代表団",
    "全角ＡＢＣ한국어",
    "e\u0301tat a\u0300\u0323\u0301",
    "Z\u0351\u036b\u0343\u033b\u0326\u0330a\u0334\u0321\u031d\u0332\u0353l\u0310\u0306\u0343g\u0309\u0300o",
    "👩\u200d👩\u200d👧 family",
    "🏳\ufe0f\u200d🌈 🇩🇪🇫🇷 👍🏽 ❤\ufe0f ☎",
    "می\u200cخواهم ه\u200d",
    "क्\u200dष श्री",
    "שלום\u200f!",
    "\u202egnp.exe\u202c \u2066x\u2069",
    "\ufeffpay\u200bpal\u2060",
    "tag\U000e0041\U000e0042 \u3164",
    "private \ue000 none \uffff",
    "line\u2028break\u2029",
)
TEXTS = (*MARKUP, *CONTROLS, *SCRIPTS)
ALIKE = ("admin", "ad\u200bmin", "ad\u200dmin", "ad\u2060min", "a\u202dd\u202cmin", "\ufeffadmin")
"""Names that look alike where nothing is done about it."""
FILE_NAME = "[@click=app.quit]x[bold red \x1b[31m\u202e\u200b日本.toml"
_NOT_IN_TOML = re.compile("[\x7f-\x9f]")

Table = Mapping[str, object]


def write(folder: Path) -> Path:
    """Write the dataset into a file with a name of the same sort."""
    path = folder / FILE_NAME
    path.write_text("\n".join(_tables()), encoding="utf-8")
    return path


def _tables() -> Iterator[str]:
    text = cycle(TEXTS).__next__
    yield from _table("[dataset]", {"title": TEXTS[0] + CONTROLS[0], text(): text()})
    kinds = (_sources, _actors, _issues, _events, _statements)
    for make in kinds:
        for number in range(len(TEXTS)):
            yield from _table(f"[[{make.__name__[1:]}]]", make(number, text))
    for number, name in enumerate(ALIKE):
        alike = {"name": name, "kind": "state", "sources": ["c0"]}
        yield from _table("[[actors]]", {"id": f"alike{number}", **alike})
        yield from _table("[[actors]]", {"id": name, **alike})
    for number, wrong in enumerate(TEXTS):
        yield from _table("[[events]]", {"id": wrong, "title": text(), "kind": "meeting"})
        yield from _table("[[events]]", {"id": f"x{number}", "title": text(), "kind": text()})
        yield from _table("[[sources]]", {"id": f"w{number}", "type": wrong})
    for unknown in TEXTS:
        yield from _table(f"[{_quoted(unknown)}]", {text(): text()})


def _sources(number: int, text: Callable[[], str]) -> Table:
    return {
        "id": f"c{number}",
        "type": "report",
        "issued": "2017-04-11",
        "title": text(),
        "publisher": text(),
        "agencies": [text()],
        "url": text(),
        "archive_url": text(),
        "language": text(),
        "notes": text(),
        "tags": [text()],
        "extra": {text(): text()},
    }


def _actors(number: int, text: Callable[[], str]) -> Table:
    state = {"part_of": "a0"} if number else {}
    cited = [{"source": "c1", "locator": text()}]
    dated = {"start": "2016", "sources": cited, "notes": text(), "extra": {text(): text()}}
    person = {
        "roles": [{"title": text(), "of": "a0", "tags": [text()], **dated}],
        "memberships": [{"of": "a0", "kind": text(), "tags": [text()], **dated}],
    }
    return {
        "id": f"a{number}",
        "name": text(),
        "kind": "person" if number % 2 else "body",
        "sort_name": text(),
        "identifiers": {text(): text()},
        "description": text(),
        "other_names": [{"name": text(), "language": text(), "script": text(), "note": text()}],
        "sources": cited,
        "notes": text(),
        "tags": [text()],
        "extra": {text(): [text()]},
        **(person if number % 2 else state),
        text(): text(),
    }


def _issues(number: int, text: Callable[[], str]) -> Table:
    named = {"title": text()} if number == 0 else {"proposition": text(), "parent": "i0"}
    return {
        "id": f"i{number}",
        "kind": "policy" if number else "topic",
        **named,
        "short": text(),
        "question": text(),
        "description": text(),
        "notes": text(),
        "events": ["e1", text() + "?"],
        "sources": [{"source": "c2", "locator": text()}],
        "tags": [text()],
        "extra": {text(): text()},
        text(): text(),
    }


def _events(number: int, text: Callable[[], str]) -> Table:
    here = {"actor": "a1", "part": text(), "notes": text(), "tags": [text()], "extra": {text(): 1}}
    return {
        "id": f"e{number}",
        "title": text(),
        "kind": "meeting",
        "date": "2017-04-11",
        "place": text(),
        "country": text(),
        "summary": text(),
        "notes": text(),
        "participants": [here, {"actor": text() + "?"}],
        "sources": ["c0", text() + "?"],
        "tags": [text()],
        "extra": {text(): text()},
        text(): text(),
    }


def _statements(number: int, text: Callable[[], str]) -> Table:
    issue = f"i{number % 7 + 1}"
    taken = {"issue": issue, "stance": "oppose" if number % 3 else "support", "condition": text()}
    told = {"formula": text(), "notes": text(), "tags": [text()], "extra": {text(): text()}}
    who = {"speakers": ["a1", text() + "?"]} if number % 4 else {"unnamed_speakers": text()}
    other = {"issue": "i1", "stance": text()}
    return {
        "id": f"s{number}",
        "source": f"c{number % 5}",
        "locator": text(),
        **who,
        "form": "verbatim" if number % 2 else "reported",
        "date": "2017-04-11",
        **({"text": [text(), text()]} if number % 2 else {}),
        "language": text(),
        "summary": text(),
        "event": "e1",
        "about": ["a2", text() + "?"],
        "corroboration": [{"source": "c1", "locator": text()}],
        "coded_by": text(),
        "positions": [{**taken, **told, "attributed_by": "a3", "target": "a4"}, taken, other],
        "reviewed_by": text(),
        "notes": text(),
        "tags": [text()],
        "responds_to": [text() + "?"],
        "extra": {text(): {text(): text()}},
    }


def _table(head: str, table: Table) -> Iterator[str]:
    yield head
    for key, value in table.items():
        yield f"{_quoted(key)} = {_written(value)}"


def _written(value: object) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_quoted(k)} = {_written(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_written, value)) + "]"
    return _quoted(value) if isinstance(value, str) else json.dumps(value)


def _quoted(text: str) -> str:
    escaped = json.dumps(text, ensure_ascii=False)
    return _NOT_IN_TOML.sub(lambda match: f"\\u{ord(match[0]):04X}", escaped)
