"""The config: what a user has set. What reads it is in ``config_reading`` and ``config_text``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from dipview.model.values import frozen
from dipview.settings.mistakes import Mistake


class KeyChoice(NamedTuple):
    """What the file says of one command's keys."""

    command: str
    keys: tuple[str, ...]
    """As they are written."""
    line: int


@frozen
class Config:
    """What is set; the names are those of ``SETTINGS``."""

    path: Path | None = None
    """The file; None where there can be none."""
    exists: bool = False
    theme: str = "dipview-dark"
    dataset: tuple[Path, ...] = ()
    dates: str = "day-month"
    clearance: str = ""
    citations: str = "plain"
    paper: str = "usual"
    template: str = ""
    mouse: bool = True
    animation: bool = True
    ascii: bool = False
    keys: tuple[KeyChoice, ...] = ()
    lines: Mapping[str, int] = MappingProxyType({})
    """The line of each setting that the file gives and that is right."""
    mistakes: tuple[Mistake, ...] = ()
