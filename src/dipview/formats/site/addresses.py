"""Addresses: on which page each record of a dataset stands, and where on it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from types import MappingProxyType

from dipview.dataset.dataset import Dataset
from dipview.model.ids import position_parts, standing_parts
from dipview.model.kinds import Kind

FOLDERS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.ACTOR: "actors",
        Kind.ISSUE: "issues",
        Kind.EVENT: "events",
        Kind.SOURCE: "sources",
    }
)
"""The kinds of record that have a page each, and the folder in which these lie."""
_LONGEST = 100
"""Characters of a file's name; a longer one is shortened."""
_RESERVED = re.compile(r"(?:aux|con|nul|prn|(?:com|lpt)[0-9])(?:\..*)?")
"""What no file may be called on some systems."""


def page_of(kind: Kind, id: str) -> str:
    """Give the page of a record of a kind that has one: ``"actors/anna-vale.html"``."""
    name = id
    if len(name) > _LONGEST:
        name = f"{name[:_LONGEST]}-{hashlib.sha256(name.encode()).hexdigest()[:16]}"
    return f"{FOLDERS[kind]}/{'_' if _RESERVED.fullmatch(name) else ''}{name}.html"


def said_at(statement: str) -> str:
    """Give the anchor of a statement on the page of its source."""
    return f"said-{statement}"


def held_at(holder: str) -> str:
    """Give the anchor of a holder on the page of an issue."""
    return f"held-{holder}"


class Addresses:
    """Tells where a record stands, from one page.

    Args:
        dataset: Where the records are.
        page: The page from which a link leads: ``"actors/anna-vale.html"``.
    """

    def __init__(self, dataset: Dataset, page: str) -> None:
        self.dataset = dataset
        self.page = page
        self.root = "../" * page.count("/")
        """The way from the page to the folder of the site."""

    def of(self, id: str) -> str:
        """Give the address of a record, or of a standing; empty for what has none."""
        page, anchor = self._place(id)
        if not page:
            return ""
        if page == self.page:
            return f"#{anchor}" if anchor else ""
        return f"{self.root}{page}{f'#{anchor}' if anchor else ''}"

    def _place(self, id: str) -> tuple[str, str]:
        kind = self.dataset.kind_of(id) if id else None
        match kind:
            case Kind.STATEMENT:
                source = self.dataset.statement(id).source
                return page_of(Kind.SOURCE, source), said_at(id)
            case Kind.POSITION:
                return self._place(position_parts(id)[0])
            case None:
                return self._of_standing(id)
            case _:
                return page_of(kind, id), ""

    def _of_standing(self, id: str) -> tuple[str, str]:
        parts = standing_parts(id)
        if parts is None or self.dataset.kind_of(parts[0]) is not Kind.ISSUE:
            return "", ""
        return page_of(Kind.ISSUE, parts[0]), held_at(parts[1])
