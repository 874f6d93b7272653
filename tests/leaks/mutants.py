"""Mutants: leaks that are planted into the program, each of which the tests must find."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, TypeAlias

import pytest
from attrs import evolve
from tests.leaks.planting import CANARY, Groups, Planted

from dipview.dataset.release import release
from dipview.formats import html_writer
from dipview.model.actors import Actor, ActorKind
from dipview.model.kinds import Kind
from dipview.model.positions import PositionEntry
from dipview.model.sources import Citation, Source
from dipview.model.spans import on_day
from dipview.model.stances import Stance
from dipview.model.statements import Form, Statement
from dipview.views.view import View
from dipview.workspace import leaving
from dipview.workspace.leaving import LeavingWorkspace

Patch: TypeAlias = Callable[[pytest.MonkeyPatch, Planted], None]
MUTANTS: dict[str, Patch] = {}
"""Each leak by what it tells."""


def _mutant(name: str) -> Callable[[Patch], Patch]:
    def decorate(patch: Patch) -> Patch:
        MUTANTS[name] = patch
        return patch

    return decorate


def _changed(patch: pytest.MonkeyPatch, owner: Any, name: str, change: Callable[..., Any]) -> None:
    """Let a function give what is made of what it gave: ``change`` is given that, and its own."""
    whole = getattr(owner, name)

    def changed(*args: Any, **named: Any) -> Any:
        return change(whole(*args, **named), *args)

    patch.setattr(owner, name, changed)


def _groups(patch: pytest.MonkeyPatch, change: Callable[[Groups], None]) -> None:
    """Change the records that leave."""

    def changed(groups: Groups, *_: object) -> Groups:
        change(groups)
        return groups

    _changed(patch, release, "in_order", changed)


def _views(patch: pytest.MonkeyPatch, change: Callable[[View], View]) -> None:
    """Change the views that leave."""
    _changed(patch, LeavingWorkspace, "documented", lambda view, *_: change(view))


def _unnamed(patch: pytest.MonkeyPatch, *keys: str) -> None:
    """Leave keys of a statement under ground rules as they are."""

    def changed(left: Statement, whole: Statement, *_: object) -> Statement:
        return evolve(left, **{key: getattr(whole, key) for key in keys})

    _changed(patch, release, "unnamed_statement", changed)


@_mutant("a count")
def _(patch: pytest.MonkeyPatch, _world: Planted) -> None:
    def measured(view: View) -> View:
        if view.measure is None:
            return view
        extent = view.measure()
        return evolve(view, measure=lambda: evolve(extent, count=extent.count + 1))

    _views(patch, measured)


@_mutant("an n")
def _(patch: pytest.MonkeyPatch, _world: Planted) -> None:
    def change(groups: Groups) -> None:
        taken = (e for e in groups[Kind.STATEMENT].values() if e.positions and e.speakers)
        again = evolve(next(taken), id="again", text=(), form=Form.REPORTED)
        groups[Kind.STATEMENT]["again"] = again

    _groups(patch, change)


@_mutant("a number of a source")
def _(patch: pytest.MonkeyPatch, _world: Planted) -> None:
    def change(groups: Groups) -> None:
        source = Source(id="nought", type="agency", issued=on_day(dt.date(1900, 1, 1)))
        groups[Kind.SOURCE] = {"nought": source, **groups[Kind.SOURCE]}

    _groups(patch, change)


@_mutant("a file's name")
def _(patch: pytest.MonkeyPatch, _world: Planted) -> None:
    patch.setattr(release, "_name", lambda dataset, _: dataset.name)


@_mutant("a document's property")
def _(patch: pytest.MonkeyPatch, _world: Planted) -> None:
    _views(patch, lambda view: evolve(view, language="de"))


@_mutant("a tooltip")
def _(patch: pytest.MonkeyPatch, _world: Planted) -> None:
    told = f'<span title="{CANARY}"></span>'
    _changed(patch, html_writer, "cell_html", lambda html, *_: f"{html}{told}")


@_mutant("an order")
def _(patch: pytest.MonkeyPatch, _world: Planted) -> None:
    def change(groups: Groups) -> None:
        groups[Kind.STATEMENT] = dict(reversed(groups[Kind.STATEMENT].items()))

    _groups(patch, change)


@_mutant("a span of dates")
def _(patch: pytest.MonkeyPatch, _world: Planted) -> None:
    def measured(view: View) -> View:
        if view.measure is None:
            return view
        extent = view.measure()
        return evolve(view, measure=lambda: evolve(extent, span="1871–2093"))

    _views(patch, measured)


@_mutant("of whom nothing is found")
def _(patch: pytest.MonkeyPatch, _world: Planted) -> None:
    def change(groups: Groups) -> None:
        groups[Kind.ACTOR]["quiet"] = Actor(id="quiet", name="Quiet", kind=ActorKind.STATE)

    _groups(patch, change)


@_mutant("an edge of the network")
def _(patch: pytest.MonkeyPatch, _world: Planted) -> None:
    def change(groups: Groups) -> None:
        first = next(e for e in groups[Kind.STATEMENT].values() if e.positions and e.speakers)
        other = next(id for id in groups[Kind.ACTOR] if id not in first.speakers)
        entry = PositionEntry(issue=first.positions[0].issue, stance=Stance.OPPOSE)
        agreed = evolve(first, id="agreed", speakers=(other,), positions=(entry,), on_behalf_of=())
        groups[Kind.STATEMENT]["agreed"] = agreed

    _groups(patch, change)


@_mutant("a title")
def _(patch: pytest.MonkeyPatch, _world: Planted) -> None:
    _views(patch, lambda view: evolve(view, title=f"{view.title} (abridged)"))


@_mutant("the hash of the files")
def _(patch: pytest.MonkeyPatch, world: Planted) -> None:
    def changed(made: Any, dataset: Any, *_: object) -> Any:
        made._sha256 = dataset.sha256
        return made

    _changed(patch, release, "_dataset_of", changed)


@_mutant("whom an unnamed speaker answers")
def _(patch: pytest.MonkeyPatch, _world: Planted) -> None:
    _unnamed(patch, "responds_to")


@_mutant("the id of what an unnamed speaker said")
def _(patch: pytest.MonkeyPatch, _world: Planted) -> None:
    _unnamed(patch, "id")


@_mutant("the place in a source of what an unnamed speaker said")
def _(patch: pytest.MonkeyPatch, _world: Planted) -> None:
    _unnamed(patch, "locator")


@_mutant("for whom an unnamed speaker spoke")
def _(patch: pytest.MonkeyPatch, _world: Planted) -> None:
    _unnamed(patch, "on_behalf_of")


@_mutant("what an unnamed speaker ascribed to whom")
def _(patch: pytest.MonkeyPatch, _world: Planted) -> None:
    _unnamed(patch, "positions")


@_mutant("words on deep background")
def _(patch: pytest.MonkeyPatch, _world: Planted) -> None:
    _unnamed(patch, "text", "form")


@_mutant("where an unnamed speaker spoke")
def _(patch: pytest.MonkeyPatch, _world: Planted) -> None:
    _unnamed(patch, "notes", "event", "seq")


@_mutant("the title of a talk")
def _(patch: pytest.MonkeyPatch, _world: Planted) -> None:
    def changed(left: Source, whole: Source, *_: object) -> Source:
        return evolve(left, title=whole.title.replace(CANARY, ""))

    _changed(patch, release, "unnamed_source", changed)


@_mutant("a membership")
def _(patch: pytest.MonkeyPatch, _world: Planted) -> None:
    patch.setattr(release, "lightened", lambda record, *_: record)


@_mutant("whoever is named by nothing else")
def _(patch: pytest.MonkeyPatch, _world: Planted) -> None:
    patch.setattr(release, "orphans", lambda *_: (frozenset(), frozenset()))


@_mutant("what an author wrote of somebody from a secret source")
def _(patch: pytest.MonkeyPatch, _world: Planted) -> None:
    patch.setattr(release, "bare", lambda record: record)


@_mutant("another source that prints it")
def _(patch: pytest.MonkeyPatch, _world: Planted) -> None:
    def changed(kept: dict[str, Any], *_: object) -> dict[str, Any]:
        said = next((id for id, e in kept.items() if isinstance(e, Statement)), None)
        if said is not None:
            more = (*kept[said].corroboration, Citation(source=kept[said].source, locator="x"))
            kept[said] = evolve(kept[said], corroboration=more)
        return kept

    _changed(patch, release, "_unreferred", changed)


@_mutant("a note that names it")
def _(patch: pytest.MonkeyPatch, _world: Planted) -> None:
    patch.setattr(release, "_names_one", lambda *_: False)


@_mutant("an embargo that ends too early")
def _(patch: pytest.MonkeyPatch, _world: Planted) -> None:
    early = dt.timedelta(hours=2)
    _changed(patch, release, "end_of", lambda end, *_: None if end is None else end - early)


@_mutant("a marking")
def _(patch: pytest.MonkeyPatch, _world: Planted) -> None:
    patch.setattr(leaving, "marking_of", lambda *_: "SECRET")
