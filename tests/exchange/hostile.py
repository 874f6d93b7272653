"""Hostile files: each costs a sentence, and whatever is made of it is a sound dataset."""

from __future__ import annotations

from pathlib import Path

from dipview.dataset.limits import Limits
from dipview.dataset.opening import open_dataset
from dipview.dataset.problems import Severity
from dipview.exchange.exchange_format import ExchangeError
from dipview.exchange.imported import Imported
from dipview.exchange.importing import planned
from dipview.exchange.registry import exchange_formats

LIMITS = Limits(file=1 << 22)


def outcome(
    name: str, path: Path, *, folder: bool = False, limits: Limits = LIMITS
) -> Imported | str:
    """Import a file, and again; give what was read, or in what words it was refused."""
    target = path.parent / ("made" if folder else "made.toml")
    format = exchange_formats()[name]
    for _ in range(2):
        try:
            plan = planned(format, (path,), target, {}, limits)
        except ExchangeError as error:
            said = str(error)
            assert path.name in said, said
            assert "\n" not in said, said
            return said
        plan.carry_out(limits)
        errors = [
            str(each.message)
            for each in open_dataset([target], limits).problems
            if each.severity is Severity.ERROR
        ]
        assert name == "jsonl" or not errors, errors  # `check` tells of one's own format
    for each in plan.imported.misread:
        assert each.place
        assert each.message
    assert not plan.outcome.changed, plan.outcome.changed
    return plan.imported


def refused(name: str, path: Path, limits: Limits = LIMITS) -> str:
    """Import a file of which nothing can be read; give what is said."""
    said = outcome(name, path, limits=limits)
    assert isinstance(said, str)
    return said
