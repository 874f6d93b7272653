"""Whole datasets as TOML text, with every key of the data format and hostile values in places."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from itertools import count
from typing import Any, TypeAlias

from hypothesis import strategies as st

from dipview.dataset.keys import Key, keys_of
from dipview.model.actors import Actor, Membership, OtherName, Role
from dipview.model.events import Event, Outcome, Participation
from dipview.model.header import Header
from dipview.model.issues import Issue
from dipview.model.positions import PositionEntry
from dipview.model.sources import Source
from dipview.model.spans import Span
from dipview.model.statements import Statement
from dipview.model.votes import Counts, Vote
from dipview.views.scope import Scope

Drawn: TypeAlias = st.SearchStrategy[Any]

TABLES: Mapping[str, type] = {
    "dataset": Header,
    "sources": Source,
    "actors": Actor,
    "roles": Role,
    "memberships": Membership,
    "other_names": OtherName,
    "issues": Issue,
    "events": Event,
    "participants": Participation,
    "vote": Vote,
    "counts": Counts,
    "outcomes": Outcome,
    "statements": Statement,
    "positions": PositionEntry,
}
"""The tables of the format by the key under which they stand, but for places in a source."""

HOSTILE = (
    "", " ", "\t", "\n", "a\r\nb", "over\rwritten", "\0", "a\0b", "\x1b[2J", "\x1b]52;c;aGk=\x07",
    "\x1bP0q\x1b\\", "\x1b[?1049h", "\x7f", "\x85", "\x9b31m", "\x9d0;x\x9c", "\x0e\x0f",
    "\u202eevil", "\u2066x\u2069", "\u200eab\u200f", "ad\u200bmin", "ad\u2060min", "\ufeff",
    "ad\u200dmin", "tag\U000e0041", "line\u2028break\u2029", "soft\u00adhyphen", "\ue000", "\uffff",
    "=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "\n=1", "  =cmd|' /C calc'!A0", "＝1", "＋1", "－1",
    "＠x", "\u3000=1", "'=1", '"=1"', "a,b;c", "a\n=1", "[@click=app.quit]x[/]", "[/]", "[bold red",
    "[type=x, v={'a[0]'}]", "<script>", "&amp;", "| a | b |", "# h", "`rm`", "![x](y)", "---",
    "e\u0301\u0323\u0489" * 60, "\u0301" * 90, "👩‍👩‍👧‍👦", "🇺🇳", "نامه‌ای", "क्‍ष", "東京", "ﷺ" * 8,
    "İSTANBUL", "x" * 900, "word " * 120, "東" * 300, "..", "../x", "/etc/passwd", "C:\\x", "\\",
    "javascript:alert(1)", "file:///etc/passwd", "'", '"', '"""', "'''", "%s%n", "{0.__class__}",
    "${HOME}", "$(id)",
)  # fmt: skip
"""What people with bad intentions, or bad luck, write between quotes."""

LEADS = ("=", "+", "-", "@", "\t", "\r", "\n", " =", "＝", "＋", "－", "＠", "﹦", "\x1b", "\u202e")

TEXT: Drawn = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    st.text(st.characters(categories=["Cc", "Cf", "Mn", "Zl", "Zp", "Co", "Cn"]), max_size=8),
    st.builds(str.__add__, st.sampled_from(LEADS), st.sampled_from(HOSTILE)),
    st.sampled_from(["Vesta", "Corvane", "Anna Vale", "Tolls should go", "page 3", "en"]),
)

DATE: Drawn = st.one_of(
    st.dates(),
    st.datetimes(),
    st.datetimes(timezones=st.sampled_from([dt.UTC, dt.timezone(dt.timedelta(hours=-14))])),
    st.dates(dt.date(2017, 3, 1), dt.date(2017, 5, 31)),
    st.sampled_from(
        (
            "2017", "2017-04", "2017-04~", "2017-04-10/2017-04-11", "2011~/..", "../2017",
            "[2017-04-07..2017-04-11]", "[..2017-04-10]", "[2017-04-11..]", "0001", "9999-12-31~",
            "2017?", "2017-04-11%", "2017-21", "0001-24", "9999-22?", "2017-34/2017-23?",
            "[..2017-41]", "2017-25", "2017-42", "2017-21~?",
            "0001-01-01~/9999-12-31~", "2017-04-11T23:59:59+23:59", "9999-12-31T23:59:59-23:59",
            "2017-02-30", "2017-13", "0000", "-0001", "2017-04-11/2017-04-10", "../..", "[..]",
            "２０１７", "2017-4-1", "yesterday", "", "2017-04-11T25:00", "[2017]", "٢٠١٧",
        )
    ),
)  # fmt: skip

NAMED = {
    "sources": ("w", "v"),
    "actors": ("a", "b", "c"),
    "issues": ("i", "j", "k"),
    "events": ("e", "f"),
    "statements": ("s", "t"),
}
IDS = tuple(id for ids in NAMED.values() for id in ids)
ODD_IDS = ("gone", "Bad Id", "s#i@a", "", "a\u200b", "=a", "\x1b[2J", "__class__", "a" * 300)

SCALAR: Drawn = st.one_of(
    TEXT,
    st.sampled_from((True, False, 0, -1, 2**53, 16**400, 1e999, -1e999, float("nan"), 0.5)),
    DATE,
    st.times(),
    st.sampled_from(IDS + ODD_IDS),
)
ANYTHING: Drawn = st.recursive(
    SCALAR,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=5,
)


def mostly(usual: Drawn) -> Drawn:
    """Draw what a key takes, and one time in forty anything at all."""
    return st.integers(0, 39).flatmap(lambda drawn: ANYTHING if drawn == 39 else usual)


def ids_of(table: str) -> Drawn:
    """Draw an id: of the right table nine times in ten, of another or of none else."""
    right, other = st.sampled_from(NAMED[table]), st.sampled_from(IDS + ODD_IDS)
    return st.integers(0, 9).flatmap(lambda drawn: other if drawn == 9 else right)


def lists_of(inner: Drawn) -> Drawn:
    return st.lists(inner, max_size=3)


def tables_of(needed: Mapping[str, Drawn], rest: Mapping[str, Drawn], most: int) -> Drawn:
    """Draw a table that has what it needs, most times, and a few other keys."""

    @st.composite
    def drawn(draw: st.DrawFn) -> dict[str, object]:
        table = {key: draw(mostly(value)) for key, value in needed.items()}
        if table and draw(st.integers(0, 19)) == 19:
            del table[draw(st.sampled_from(sorted(table)))]
        for key in draw(st.lists(st.sampled_from(sorted(rest)), unique=True, max_size=most)):
            table[key] = draw(mostly(rest[key]))
        return table

    return drawn()


def choice(words: str) -> Drawn:
    return st.sampled_from(words.split())


def texts(words: str) -> dict[str, Drawn]:
    """Give keys that take text."""
    return dict.fromkeys(words.split(), TEXT)


CITED: Drawn = lists_of(
    ids_of("sources") | tables_of({"source": ids_of("sources")}, {"locator": TEXT}, 1)
)
COMMON: dict[str, Drawn] = {
    "notes": TEXT,
    "tags": lists_of(TEXT),
    "extra": st.dictionaries(TEXT, ANYTHING, max_size=3),
}


def every_key(name: str, known: Mapping[str, Drawn]) -> dict[str, Drawn]:
    """Give what every key of a table of the model takes, and other keys that are known.

    Args:
        name: The name of the table.
        known: What is drawn for some of its keys.
    """
    every = {each.name: each for each in keys_of(TABLES[name]) if each.name != "id"}
    return {**{key: of_key(each) for key, each in every.items() if key not in known}, **known}


def of_key(key: Key) -> Drawn:
    """Draw a value that a key of the model takes."""
    one = of_one(key)
    return lists_of(one) if key.many else one


def of_one(key: Key) -> Drawn:
    if key.table is not None:
        name = next((name for name, cls in TABLES.items() if cls is key.table), "")
        return tables_of({}, every_key(name, {}), 4) if name else CITED
    if key.refers_to is not None:
        return ids_of(key.refers_to.plural)
    if key.closed:
        return st.sampled_from((*key.known, "none of them"))
    usual: Mapping[object, Drawn] = {bool: st.booleans(), int: st.integers(-1, 9), Span: DATE}
    return usual.get(key.type, TEXT if key.type is str else COMMON["extra"])


OFFICE = {"start": DATE, "end": DATE, "sources": CITED, **COMMON}
ROLE = tables_of({"title": TEXT, "of": ids_of("actors")}, every_key("roles", OFFICE), 3)
MEMBERSHIP = tables_of({"of": ids_of("actors")}, every_key("memberships", OFFICE), 3)
PARTICIPANT = tables_of(
    {"actor": ids_of("actors")},
    every_key("participants", COMMON),
    3,
)
STANCES = choice(
    "support lean-support neutral lean-oppose oppose open reserved abstain divided undeclared"
    " support oppose assert acknowledge suspect unsure doubt deny supprot"
)
POSITION = tables_of(
    {"issue": ids_of("issues"), "stance": STANCES}, every_key("positions", COMMON), 4
)
NAME: Drawn = TEXT | tables_of({"name": TEXT}, every_key("other_names", {}), 3)
WORDS: Drawn = TEXT | lists_of(TEXT)

HEADER = tables_of({}, every_key("dataset", {"schema": st.sampled_from((1, 2)), **COMMON}), 6)
RECORDS: dict[str, tuple[dict[str, Drawn], dict[str, Drawn]]] = {
    "sources": (
        {"type": choice("book agency article-newspaper communique report newspapre") | TEXT},
        {
            **texts("title publisher url archive_url symbol text text_sha256 language"),
            "issued": DATE,
            "accessed": DATE,
            "agencies": lists_of(TEXT),
            "derived_from": CITED,
        },
    ),
    "actors": (
        {"name": TEXT, "kind": choice("state organization body group person stat")},
        {
            **texts("sort_name description"),
            "other_names": lists_of(NAME),
            "identifiers": st.dictionaries(TEXT, TEXT, max_size=2),
            "part_of": ids_of("actors"),
            "unnamed": st.booleans(),
            "roles": lists_of(ROLE),
            "memberships": lists_of(MEMBERSHIP),
            "sources": CITED,
        },
    ),
    "issues": (
        {"kind": choice("policy claim policy topic"), "proposition": TEXT},
        {
            **texts("title short question description"),
            "parent": ids_of("issues"),
            "status": choice("tabled bracketed adopted rejected withdrawn"),
            "status_date": DATE,
            "rivals": lists_of(ids_of("issues")),
            "contradicts": lists_of(ids_of("issues")),
            "events": lists_of(ids_of("events")),
            "sources": CITED,
        },
    ),
    "events": (
        {"title": TEXT, "kind": choice("meeting call visit attack strike vote conflict other")},
        {
            **texts("place country summary"),
            "date": DATE,
            "date_inferred": st.booleans(),
            "part_of": ids_of("events"),
            "status": choice("occurred ongoing planned cancelled alleged"),
            "participants": lists_of(PARTICIPANT),
            "sources": CITED,
        },
    ),
    "statements": (
        {
            "source": ids_of("sources"),
            "form": choice("verbatim fragment reported recorded described"),
            "positions": st.lists(POSITION, min_size=1, max_size=3),
        },
        {
            **texts("locator unnamed_speakers language summary coded_by reviewed_by"),
            "text": WORDS,
            "original_text": WORDS,
            "corroboration": CITED,
            "date": DATE,
            "coded_on": DATE,
            **{key: lists_of(ids_of("actors")) for key in ("on_behalf_of", "targets", "about")},
            "speakers": lists_of(ids_of("actors")),
            "capacity": ids_of("actors"),
            "translation": choice("official agency ours machine"),
            "acts": lists_of(choice("propose demand support agree reject vote shout")),
            "date_inferred": st.booleans(),
            "seq": st.integers(-3, 3) | st.sampled_from([2**53, 16**400]),
            "passage": lists_of(st.integers(-1, 12) | st.just(2**53)),
            "event": ids_of("events"),
            "events": lists_of(ids_of("events")),
            "responds_to": lists_of(ids_of("statements")),
            "supersedes": ids_of("statements"),
            "set_aside_for": ids_of("statements"),
            "status": choice("draft reviewed disputed retracted"),
        },
    ),
}
"""Of each table: the keys that a record needs, and the others, with what they take."""


@st.composite
def datasets(draw: st.DrawFn) -> list[str]:
    """Draw a dataset as the texts of one file or two."""
    pieces: list[tuple[str, dict[str, object]]] = []
    if draw(st.booleans()):
        pieces.append(("[dataset]", draw(HEADER)))
    for table, (needed, rest) in RECORDS.items():
        for id in NAMED[table]:
            own = draw(st.sampled_from(ODD_IDS + IDS)) if draw(st.integers(0, 19)) == 19 else id
            more = every_key(table, {**rest, **COMMON, "colour": ANYTHING})
            record = draw(tables_of(needed, more, 6))
            pieces.append((f"[[{table}]]", {"id": own, **record}))
    style = draw(st.integers(0, 7))
    half = draw(st.sampled_from([0, 0, len(pieces) // 2]))
    files = [pieces[:half], pieces[half:]] if half else [pieces]
    return [Writing(style).file(file) for file in files]


SCOPES = st.builds(
    Scope,
    as_of=st.none() | st.dates(),
    since=st.none() | st.dates(dt.date(2016, 1, 1), dt.date(2018, 1, 1)),
    roll_up=st.booleans(),
    exact_only=st.booleans(),
    second_hand=st.booleans(),
    limit=st.none() | st.integers(1, 3),
)

_BARE = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f]")


class Writing:
    """Writes TOML, in each of its ways in turn: quotes, triple quotes, escapes, headers."""

    def __init__(self, style: int) -> None:
        self._turns = count(style)
        self._headers = bool(style % 2)

    def file(self, pieces: list[tuple[str, dict[str, object]]]) -> str:
        """Write a file's tables below one another."""
        return "\n".join(self._table(header, table) for header, table in pieces)

    def _table(self, header: str, table: dict[str, object]) -> str:
        name = header.strip("[]")
        lines, below = [header], []
        for key, value in table.items():
            if self._headers and isinstance(value, list) and _are_tables(value):
                below += [(f"[[{name}.{self._key(key)}]]", item) for item in value]
            else:
                lines.append(f"{self._key(key)} = {self._value(value)}")
        return "\n".join([*lines, *(self._table(*each) for each in below), ""])

    def _value(self, value: object) -> str:
        match value:
            case bool():
                return "true" if value else "false"
            case str():
                return self._quoted(value, next(self._turns) % 4)
            case int() if value.bit_length() > 64:
                return hex(value)
            case list():
                return f"[{', '.join(map(self._value, value))}]"
            case dict():
                pairs = (f"{self._key(key)} = {self._value(each)}" for key, each in value.items())
                return f"{{ {', '.join(pairs)} }}"
            case dt.date() | dt.time():
                return value.isoformat()
        return str(value)

    def _key(self, key: str) -> str:
        if _BARE.fullmatch(key) and next(self._turns) % 4:
            return key
        return self._quoted(key, next(self._turns) % 3)

    def _quoted(self, text: str, way: int) -> str:
        if way == 1 and "'" not in text and not _CONTROL.search(text):
            return f"'{text}'"
        if way == 2:
            return '"' + "".join(f"\\U{ord(each):08x}" for each in text) + '"'
        if way == 3:
            return '"""\n' + "\n".join(map(_escaped, text.split("\n"))) + '"""'
        return f'"{_escaped(text)}"'


def _are_tables(items: list[object]) -> bool:
    return bool(items) and all(isinstance(item, dict) for item in items)


def _escaped(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1].replace("\x7f", "\\u007f")
