"""The file of a brief: what is typed for it, read with all that is wrong told; and a first one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from attrs import define, field

from dipview.dataset.nearest import did_you_mean
from dipview.dataset.placing import Placer
from dipview.dataset.problems import Problem, Way
from dipview.dataset.reading import parsed, read_text
from dipview.dataset.records import Origin
from dipview.model.characters import is_harmless
from dipview.views.brief.brief_text import BriefText, Point
from dipview.views.brief.kinds import BRIEFS, BriefKind

LARGEST = 1 << 20
"""Bytes of such a file."""
ENDING = ".brief.toml"
"""How the name of a new one ends: folders of datasets pass such files over."""
_TABLE, _POINTS, _RAISED, _TOLD = "brief", "points", "raised", "instructions"
_TABLES = (_TABLE, _POINTS, _RAISED, _TOLD)
_TEXTS = ("title", "symbol", "copy", "visit", "department", "objective")
_LONG = ("objective",)
"""What may have several lines; anything else is one."""
_KEYS = ("as", "about", "date", *_TEXTS)
_POINT_KEYS = ("text", "issue")
_RAISED_KEYS = ("issue", "question", "line")
_KINDS = ", ".join(BriefKind)


class BriefFileError(Exception):
    """A brief's file cannot be read as one.

    Attributes:
        mistakes: All that is wrong in it, a line each: where, what, what to do.
    """

    def __init__(self, mistakes: list[str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("; ".join(mistakes))


class BriefFile(NamedTuple):
    """What a brief's file says."""

    kind: BriefKind | None
    """None where it does not say."""
    text: BriefText


def read_brief_file(path: Path) -> BriefFile:
    """Read a brief's file.

    Raises:
        BriefFileError: It cannot be read, is no TOML, or says what no brief can be.
    """
    text = read_text(path, LARGEST)
    if isinstance(text, Problem):
        raise BriefFileError([text.in_one_line])
    file = parsed(path, text, len(text))
    if isinstance(file, Problem):
        raise BriefFileError([file.in_one_line])
    reading = _Reading(path, Placer(path, lambda _: text.replace("\r\n", "\n")))
    made = reading.brief(file.tables)
    if reading.mistakes:
        raise BriefFileError(reading.mistakes)
    return made


@define
class _Reading:
    """Reads the tables of one file, and gathers what is wrong."""

    path: Path
    placer: Placer
    mistakes: list[str] = field(factory=list)

    def brief(self, tables: Mapping[str, object]) -> BriefFile:
        """Read all of it."""
        for name in tables:
            if name not in _TABLES:
                hint = did_you_mean(name, _TABLES, f"its tables are {', '.join(_TABLES)}")
                self._wrong(Origin(self.path, name), (), f"a brief has no '{name}'", hint)
        here = Origin(self.path, _TABLE)
        table = self._table(tables.get(_TABLE, {}), here, _KEYS)
        texts = {key: self._text(table, here, key) for key in _TEXTS}
        return BriefFile(
            self._kind(table, here),
            BriefText(
                **texts,
                about=tuple(self._about(table, here)),
                date=self._date(table, here),
                points=tuple(self._points(tables, _POINTS, "text", _POINT_KEYS)),
                raised=tuple(self._points(tables, _RAISED, "line", _RAISED_KEYS)),
                instructions=self._instructions(tables),
            ),
        )

    def _wrong(self, origin: Origin, way: Way, what: str, hint: str) -> None:
        place = self.placer.place(origin, way)
        self.mistakes.append(f"{place}: {what}; {hint}")

    def _table(
        self, value: object, origin: Origin, keys: tuple[str, ...] | None
    ) -> Mapping[str, object]:
        """Take a table, and tell its unknown keys; with None any key is known."""
        if not isinstance(value, dict):
            self._wrong(origin, (), f"'{origin.table}' is no table", f"write [{origin.table}]")
            return {}
        for key in value if keys is not None else ():
            if key not in (keys or ()):
                hint = did_you_mean(key, keys or (), f"its keys are {', '.join(keys or ())}")
                self._wrong(origin, (key,), f"[{origin.table}] has no key '{key}'", hint)
        return value

    def _text(self, table: Mapping[str, object], origin: Origin, key: str) -> str:
        value = table.get(key, "")
        if not isinstance(value, str):
            self._wrong(origin, (key,), f"'{key}' is no text", 'write it in "quotation marks"')
            return ""
        lines = value.replace("\r\n", "\n").strip()
        if not is_harmless(lines.replace("\n", " ").replace("\t", " ")):
            what = f"'{key}' holds a character that hides or acts"
            self._wrong(origin, (key,), what, "type it anew")
            return ""
        return lines if key in _LONG or origin.table == _TOLD else " ".join(lines.split())

    def _kind(self, table: Mapping[str, object], origin: Origin) -> BriefKind | None:
        name = self._text(table, origin, "as")
        if not name:
            return None
        try:
            return BriefKind(name)
        except ValueError:
            hint = did_you_mean(name, [*BriefKind], f"there are {_KINDS}")
            self._wrong(origin, ("as",), f"there is no brief as '{name}'", hint)
            return None

    def _about(self, table: Mapping[str, object], origin: Origin) -> Iterator[str]:
        value = table.get("about", [])
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list) or not all(isinstance(each, str) for each in listed):
            hint = 'write ids or names in brackets: ["one-id", "another"]'
            self._wrong(origin, ("about",), "'about' is no list of texts", hint)
            return
        yield from filter(None, map(str.strip, listed))

    def _date(self, table: Mapping[str, object], origin: Origin) -> dt.date | None:
        value = table.get("date")
        if isinstance(value, str):
            value = self._day(value)
        if value is None and table.get("date") in (None, ""):
            return None
        if not isinstance(value, dt.date) or isinstance(value, dt.datetime):
            self._wrong(origin, ("date",), "'date' is no day", "write it like 2026-11-30")
            return None
        return value

    def _day(self, typed: str) -> dt.date | None:
        try:
            return dt.date.fromisoformat(typed.strip())
        except ValueError:
            return None

    def _points(
        self, tables: Mapping[str, object], name: str, words: str, keys: tuple[str, ...]
    ) -> Iterator[Point]:
        listed = tables.get(name, [])
        if not isinstance(listed, list):
            hint = f"write [[{name}]] above each"
            self._wrong(Origin(self.path, name), (), f"'{name}' is no list of tables", hint)
            return
        for number, each in enumerate(listed):
            origin = Origin(self.path, name, number)
            table = self._table(each, origin, keys)
            point = Point(
                text=self._text(table, origin, words),
                issue=self._text(table, origin, "issue"),
                question=self._text(table, origin, "question") if "question" in keys else "",
            )
            if point.text or (name == _RAISED and (point.issue or point.question)):
                yield point
            elif isinstance(each, dict) and any(each.values()):
                self._wrong(origin, (), f"[[{name}]] has no '{words}'", f"write {words} = …")

    def _instructions(self, tables: Mapping[str, object]) -> Mapping[str, str]:
        origin = Origin(self.path, _TOLD)
        table = self._table(tables.get(_TOLD, {}), origin, None)
        return {key: self._text(table, origin, key) for key in table}


def new_brief(kind: BriefKind) -> str:
    """Write a first file of a brief, with every key and what it is for."""
    about = "\n".join(f"#   {each:<11}{form.about}" for each, form in BRIEFS.items())
    return _NEW.format(kind=kind.value, about=about)


_NEW = """\
# A brief of dipview. What is typed here is kept; all else is made from the data each time:
#
#   dipview brief THIS-FILE -o brief.html
#
# Keys that are left empty say nothing in the brief. Delete what is not needed.

[brief]

# What kind of brief:
{about}
as = "{kind}"

# The issues and actors that it is about, by id or name; of a readout, one event.
about = []

# Heading.
title = ""
symbol = ""
date = ""          # 2026-11-30
copy = ""
visit = ""         # the visit or meeting that it is for
department = ""

# What is to be reached, in a sentence or two.
objective = \"\"\"
\"\"\"

# Points to make, in order. The issue, by id or name, is optional: what the other side says on it
# then stands under the point in lines to take, and in the background of a steering brief.
[[points]]
text = ""
issue = ""

# Lines to take if something is raised: an issue of the data, or a question in words.
[[raised]]
issue = ""
question = ""
line = ""

# Of a seminar: what each delegation alone is told, by the actor's id or "name".
# [instructions]
# some-actor = "Hold out for a ceiling."
"""
