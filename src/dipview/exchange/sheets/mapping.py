"""Mapping: which columns of a sheet become which fields of statements, for people to edit."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import field

from dipview.dataset.nearest import did_you_mean
from dipview.exchange.exchange_format import ExchangeError, toml_of
from dipview.model.characters import suspect
from dipview.model.stances import Stance
from dipview.model.statements import Form
from dipview.model.values import frozen
from dipview.writing.toml_text import key_text, value_text

FIELDS: Mapping[str, str] = {
    "id": "of the statement; else it is made of what the row says",
    "speaker": "who said it: a name, or several",
    "speaker_kind": "person, state, organization, body or group",
    "unnamed_speakers": "who said it, where no name is given",
    "on_behalf_of": "for whom: a name, or several",
    "issue": "on what: a sentence to agree with, or a short name",
    "stance": "agreed, opposed …: see [stances]",
    "value": "a number or year that is put forward, on a quantity",
    "condition": "if …, unless …",
    "reason": "why",
    "priority": "red-line, high or low",
    "fallback": "yes for a second choice: or else",
    "holders": "whose position it is, where that is somebody else's: a name, or several",
    "attributed_by": "who says that they hold it, where it is second-hand: a name",
    "basis": "stated, described, implied or presupposed",
    "date": "when it was said",
    "date_inferred": "yes for a date that is worked out, and not printed",
    "source": "where it is printed: a title",
    "publisher": "who brought the source out",
    "issued": "when the source came out",
    "url": "where the source can be read",
    "locator": "the place in the source: page 3",
    "event": "at what it was said: a title",
    "text": "the exact words",
    "printed": "the source's own sentence, where the words are not the speaker's",
    "summary": "in our own words",
    "form": "verbatim, fragment, reported, recorded or described",
    "status": "draft, reviewed, disputed or retracted",
    "coded_by": "who entered the row",
    "notes": "for whoever works on the data",
    "tags": "words to find it by",
}
"""What a column can be, and what that means."""

_LONGEST_SAMPLE = 80
"""In characters."""
_TOP = frozenset(
    ("sheet", "header", "list_separator", "date_format", "columns", "constants", "stances")
)
_CLOSED: Mapping[str, tuple[str, ...]] = {"form": tuple(Form), "stance": tuple(Stance)}


@frozen(kw_only=True)
class SheetMapping:
    """How the rows of one sheet become statements."""

    sheet: str = ""
    """The name of the sheet; empty for the first."""
    header: int = 1
    """The row of the headings, counted from 1."""
    list_separator: str = ";"
    """What parts several names in one cell."""
    date_format: str = ""
    """As of ``strptime``; empty for dates as people write them."""
    columns: Mapping[str, str] = field(factory=dict)
    """The heading of the column for each field that has one."""
    constants: Mapping[str, str] = field(factory=dict)
    """What each row has for a field."""
    stances: Mapping[str, str] = field(factory=dict)
    """The stance for each word that a cell may say, in small letters."""


def mapping_path(target: Path) -> Path:
    """Give the file in which the mapping of a dataset is kept, beside its records."""
    if target.suffix == ".toml":
        return target.with_name(f"{target.stem}.mapping")
    return target / "columns.mapping"


def read_mapping(path: Path) -> SheetMapping:
    """Read a mapping.

    Raises:
        ExchangeError: It is none.
    """
    return _checked(path, toml_of(path, 1 << 20))


def mapping_text(mapping: SheetMapping, headings: Mapping[str, list[str]]) -> str:
    """Write a mapping, with what else could be said in comments.

    Args:
        mapping: The mapping.
        headings: Some values of each column, by its heading, for whoever corrects it.
    """
    used = set(mapping.columns.values())
    lines = [
        "# Which columns become which fields of statements. Correct what is wrong, then import",
        "# again. A field that is not named here has a constant, or is left out.",
        f"sheet = {value_text(mapping.sheet)}",
        f"header = {mapping.header}",
        f"list_separator = {value_text(mapping.list_separator)}",
        f"date_format = {value_text(mapping.date_format)}  # like %d.%m.%Y; empty: as people write",
        "",
        "[columns]",
        *(_pair(name, heading) for name, heading in mapping.columns.items()),
        *(
            f"# {_in_short(heading)}: not used; it says, for example, "
            f"{', '.join(map(_in_short, values[:3]))}"
            for heading, values in headings.items()
            if heading not in used
        ),
        "",
        "# Fields that a column can be:",
        *(f"#   {name}: {about}" for name, about in FIELDS.items() if name not in mapping.columns),
        "",
        "[constants]",
        *(_pair(name, value) for name, value in mapping.constants.items()),
        "",
        "[stances]",
        *(_pair(word, stance) for word, stance in mapping.stances.items()),
    ]
    return "".join(f"{line}\n" for line in lines)


def _in_short(text: str) -> str:
    """Give a text as it can stand in a comment."""
    line = " ".join(suspect().sub(" ", text).split())
    return line if len(line) <= _LONGEST_SAMPLE else f"{line[: _LONGEST_SAMPLE - 1]}…"


def _pair(name: str, value: str) -> str:
    return f"{key_text(name)} = {value_text(value)}"


def _checked(path: Path, table: Mapping[str, Any]) -> SheetMapping:
    for name in table:
        if name not in _TOP:
            hint = did_you_mean(name, sorted(_TOP), f"there are {', '.join(sorted(_TOP))}")
            raise ExchangeError(f"{path}: there is no key '{name}' in a mapping; {hint}")
    columns = _texts(path, table, "columns")
    constants = _texts(path, table, "constants")
    stances = _texts(path, table, "stances")
    for where, names in (("columns", columns), ("constants", constants)):
        for name in names:
            if name not in FIELDS:
                hint = did_you_mean(name, list(FIELDS), f"there are {', '.join(FIELDS)}")
                raise ExchangeError(f"{path}: [{where}]: there is no field '{name}'; {hint}")
    for word, stance in stances.items():
        if stance not in _CLOSED["stance"]:
            hint = f"the stances are {', '.join(_CLOSED['stance'])}"
            raise ExchangeError(f"{path}: [stances]: '{word}' is '{stance}', no stance; {hint}")
    header = table.get("header", 1)
    if not isinstance(header, int) or header < 1:
        raise ExchangeError(f"{path}: header is the number of a row; write 1 for the first")
    return SheetMapping(
        sheet=_text(path, table, "sheet"),
        header=header,
        list_separator=_text(path, table, "list_separator") or ";",
        date_format=_text(path, table, "date_format"),
        columns=columns,
        constants=constants,
        stances={word.casefold(): stance for word, stance in stances.items()},
    )


def _text(path: Path, table: Mapping[str, Any], name: str) -> str:
    value = table.get(name, "")
    if not isinstance(value, str):
        raise ExchangeError(f'{path}: {name} is no text; put it in quotes: "…"')
    return value


def _texts(path: Path, table: Mapping[str, Any], name: str) -> dict[str, str]:
    value = table.get(name, {})
    if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
        raise ExchangeError(f"{path}: [{name}] is a table of texts; write a line for each")
    return value
