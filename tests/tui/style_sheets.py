"""Style sheets that are parsed once in all tests, rather than anew by each application."""

from __future__ import annotations

from typing import Any

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

_PARSED: dict[object, list[RuleSet]] = {}
"""What was parsed, by its text and the colours of its theme; nothing changes a rule."""


def parse_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parse each style sheet once for each theme."""
    parse = Stylesheet._parse_rules

    def parsed(sheet: Stylesheet, *args: Any, **named: Any) -> list[RuleSet]:
        variables = frozenset(sheet._variables.items())
        key = (variables, args, frozenset(named.items()))
        if key not in _PARSED:
            _PARSED[key] = parse(sheet, *args, **named)
        return _PARSED[key]

    monkeypatch.setattr(Stylesheet, "_parse_rules", parsed)
