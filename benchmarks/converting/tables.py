"""Writes TOML tables, and makes ids."""

from __future__ import annotations

import datetime as dt
import json
import re
import unicodedata
from collections.abc import Mapping


def table(kind: str, /, **fields: object) -> str:
    """Write an entry of an array of tables; fields that are None or empty are left out."""
    lines = [f"{key} = {value(each)}" for key, each in fields.items() if each not in (None, "", [])]
    return "\n".join((f"[[{kind}]]", *lines, ""))


def value(given: object) -> str:
    """Write a string, a number, a date, a list or an inline table."""
    match given:
        case str():
            return json.dumps(given, ensure_ascii=False).replace("\x7f", "")
        case bool():
            return str(given).lower()
        case dt.date() | int() | float():
            return str(given)
        case Mapping():
            pairs = (f"{key} = {value(each)}" for key, each in given.items())
            return f"{{ {', '.join(pairs)} }}"
        case list() | tuple():
            return f"[{', '.join(map(value, given))}]"
    raise TypeError(f"no TOML for {type(given).__name__}")


def head(title: str, as_of: dt.date | None = None) -> str:
    """Write the table at the head of a dataset."""
    fields = {"title": title, "language": "en", "schema": 1}
    if as_of is not None:
        fields["as_of"] = as_of
    return "\n".join(("[dataset]", *(f"{key} = {value(each)}" for key, each in fields.items()), ""))


def slug(text: str) -> str:
    """Make an id of any text: its Latin letters without accents, its digits, hyphens between."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "unnamed"
