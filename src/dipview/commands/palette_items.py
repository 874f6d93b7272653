"""Palette items: what the palette has for what is typed, as a view and what each row does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from dipview.commands.command import Command, key_name
from dipview.commands.going import PLACES, Way, is_pane, number_of, pane_for, subjects_of, way_of
from dipview.commands.help import keys_of
from dipview.commands.palette import ItemAction, PaletteItem
from dipview.commands.session import Situation
from dipview.commands.table import COMMANDS
from dipview.commands.typed import Fit, fit_of
from dipview.dataset.bundled import BUNDLED
from dipview.model.kinds import Kind
from dipview.model.values import frozen
from dipview.views.comparison.comparison_view import FEWEST, MOST
from dipview.views.parts.labels import label_of
from dipview.views.scope import Scope
from dipview.views.view import Cell, Column, Meaning, Place, Row, Section, View
from dipview.workspace.lookup import actors_called, mistake_of, records_called, subjects_called
from dipview.workspace.panes import PANES
from dipview.workspace.whole_views import Subjects

if TYPE_CHECKING:
    from dipview.workspace.workspace import Workspace

_COLUMNS = (
    Column(key="what", title="", place=Place.MARGIN),
    Column(key="name", title="Offer"),
    Column(key="details", title="Details"),
    Column(key="key", title="Key", place=Place.END),
)
_SINGLE = {
    Subjects.RECORD: ((Kind.ISSUE, Kind.ACTOR), "Name one issue or actor."),
    Subjects.ACTOR: ((Kind.ACTOR,), "Name one actor."),
    Subjects.EVENT: ((Kind.EVENT,), "Name one event."),
}
"""Of views of one record: the kinds of record that can be meant, and what is to be done."""


@frozen(kw_only=True)
class Found:
    """What was looked up in the dataset for what is typed."""

    typed: str
    records: tuple[Row, ...] = ()
    """With the cells of ``views.matches.MATCH_COLUMNS``."""
    actors: tuple[str, ...] = ()
    """Of a way to a comparison: ids of the actors."""
    names: tuple[str, ...] = ()
    """Their names."""
    meant: tuple[tuple[str, str], ...] = ()
    """Of a way to a view of one record: what may be meant, id and name, the likeliest first."""
    mistake: str = ""
    """Of any other way: what is wrong with its query."""


@frozen
class PaletteItems:
    """The palette's list."""

    view: View
    each: tuple[PaletteItem | None, ...]
    """What each row does; None for one that only tells why it cannot be done."""
    best: Fit
    """How well the first row fits."""


@frozen
class _Ranked:
    item: PaletteItem | None
    row: Row
    fit: Fit


def palette_items_of(
    typed: str,
    situation: Situation,
    themes: Iterable[str] = (),
    found: Found | None = None,
    commands: Sequence[Command] = COMMANDS,
) -> PaletteItems:
    """Make the list for what is typed.

    The groups stand in the order of their best fit; with nothing typed, in their own.

    Args:
        typed: What is typed.
        situation: Only commands that are possible in it are offered.
        themes: Names of the themes.
        found: What was looked up for this text; None where nothing is known of it yet.
        commands: All commands, with the user's own keys.
    """
    typed = typed.strip()
    known = found if found is not None and found.typed == typed else None
    groups = {
        ItemAction.WAY: list(_ways(typed, situation, known)),
        ItemAction.PLACE: sorted(_places(typed, situation, commands), key=_fit),
        ItemAction.COMMAND: sorted(_commands(typed, situation, commands), key=_fit),
        ItemAction.RECORD: list(_records(typed, known)),
        ItemAction.THEME: sorted(_themes(typed, themes), key=_fit),
        ItemAction.DATASET: sorted(_datasets(typed, situation), key=_fit),
    }
    filled = [(action, group) for action, group in groups.items() if group]
    filled.sort(key=lambda pair: (pair[0] is not ItemAction.WAY, pair[1][0].fit if typed else 0))
    sections = (
        Section(key=action.name.lower(), title=action.value, columns=_COLUMNS, rows=_rows(group))
        for action, group in filled
    )
    view = View(
        name="palette",
        title="Palette",
        scope=Scope(query=typed),
        sections=tuple(sections),
        empty="Nothing is called so." if known else "",
    )
    each = tuple(each.item for _, group in filled for each in group)
    return PaletteItems(view, each, filled[0][1][0].fit if filled else Fit.APART)


def found_for(workspace: Workspace, typed: str, most: int) -> Found:
    """Look up what is typed in the dataset; takes as long as a search.

    Args:
        workspace: Where to look.
        typed: What is typed, without blanks around it.
        most: How many records to give.
    """
    way = way_of(typed)
    actors: tuple[str, ...] = ()
    meant: tuple[str, ...] = ()
    mistake = ""
    if way is not None and subjects_of(way.place) is Subjects.ACTORS:
        actors = actors_called(workspace, way.words)
    elif way is not None and subjects_of(way.place) in _SINGLE:
        meant = subjects_called(workspace, way.words, _SINGLE[subjects_of(way.place)][0])
    elif way is not None:
        mistake = mistake_of(workspace, way.words)
    asked, kind = (way.words, _kind_of(way)) if way is not None else (typed, None)
    return Found(
        typed=typed,
        records=records_called(workspace, asked, most, kind=kind),
        actors=actors,
        names=tuple(workspace.dataset.actor(each).name for each in actors),
        meant=tuple((each, label_of(workspace.dataset, each)) for each in meant),
        mistake=mistake,
    )


def _kind_of(way: Way) -> Kind | None:
    """Give the kind of what a way leads to; None where that is every kind."""
    if subjects_of(way.place) in (Subjects.ACTORS, Subjects.ACTOR):
        return Kind.ACTOR
    if subjects_of(way.place) is Subjects.EVENT:
        return Kind.EVENT
    return PANES[pane_for(way.place)] if is_pane(way.place) else None


def _fit(offered: _Ranked) -> Fit:
    return offered.fit


def _rows(group: Sequence[_Ranked]) -> tuple[Row, ...]:
    return tuple(each.row for each in group)


def _ways(typed: str, situation: Situation, found: Found | None) -> Iterator[_Ranked]:
    way = way_of(typed)
    if way is None or not situation.ready:
        return
    if subjects_of(way.place) in _SINGLE:
        yield from _of_one(way, found)
        return
    told, about = f"“{way.words}”", ""
    item: PaletteItem | None = PaletteItem(action=ItemAction.WAY, about=way.place, query=way.words)
    if subjects_of(way.place) is Subjects.ACTORS:
        item, told, about = _comparison(way, found)
    elif found is not None and found.mistake:
        item, about = None, found.mistake
    yield _Ranked(item, _row("way", way.place, told, about, warns=item is None), Fit.KEY)


def _of_one(way: Way, found: Found | None) -> Iterator[_Ranked]:
    """Offer a view of each record that may be meant; tell what is missing."""
    if found is None or not found.meant:
        about = "" if found is None else _SINGLE[subjects_of(way.place)][1]
        row = _row("way", way.place, way.words, about, warns=True)
        yield _Ranked(None, row, Fit.KEY)
        return
    for id, name in found.meant:
        item = PaletteItem(action=ItemAction.WAY, about=way.place, subjects=(id,))
        yield _Ranked(item, _row("way", way.place, name, id=f"{way.place}:{id}"), Fit.KEY)


def _comparison(way: Way, found: Found | None) -> tuple[PaletteItem | None, str, str]:
    """Offer a comparison of the actors that were found; tell what is missing."""
    if found is None:
        return None, way.words, ""
    if not FEWEST <= len(found.actors) <= MOST:
        who = ", ".join(found.names) or "nobody"
        return None, who, "Name two to six actors, with commas between them."
    item = PaletteItem(action=ItemAction.WAY, about=way.place, subjects=found.actors)
    return item, ", ".join(found.names), ""


def _places(typed: str, situation: Situation, commands: Sequence[Command]) -> Iterator[_Ranked]:
    if not situation.ready:
        return
    by_id = {command.id: command for command in commands}
    for name, about in PLACES.items():
        own = by_id.get(name)  # of a view that has no key there is no command
        key = number_of(name) if is_pane(name) else _first_key(own) if own else ""
        fit = fit_of(typed, (name,), about, (key,) if key else ()) if typed else Fit.TOLD
        if fit is not None:
            item = PaletteItem(action=ItemAction.PLACE, about=name)
            yield _Ranked(item, _row("place", name, about, key=key), fit)


def _commands(typed: str, situation: Situation, commands: Sequence[Command]) -> Iterator[_Ranked]:
    for command in commands:
        if not command.offered or command.id in PLACES or not command.when(situation):
            continue
        fit = _fit_of_command(typed, command) if typed else Fit.TOLD
        if fit is not None:
            item = PaletteItem(action=ItemAction.COMMAND, about=command.id)
            key = _first_key(command)
            row = _row("command", command.title, command.help, key=key, id=command.id)
            yield _Ranked(item, row, fit)


def _first_key(command: Command) -> str:
    """Write a command's first key; nothing where the user left it none."""
    return key_name(command.keys[0]) if command.keys else ""


def _fit_of_command(typed: str, command: Command) -> Fit | None:
    return fit_of(typed, (command.title, command.id), command.help, keys_of(command))


def _records(typed: str, found: Found | None) -> Iterator[_Ranked]:
    if not typed or found is None:
        return
    for row in found.records:
        kind, name, details = row.cells[:3]
        fit = fit_of(typed, (name.text, row.id)) or Fit.TOLD
        cells = (kind, name, details._replace(meaning=Meaning.QUIET), Cell())
        shown = evolve(row, id=f"record:{row.id}", cells=cells)
        yield _Ranked(
            PaletteItem(action=ItemAction.RECORD, about=row.id), shown, min(fit, Fit.TOLD)
        )


def _themes(typed: str, themes: Iterable[str]) -> Iterator[_Ranked]:
    for name in themes:
        fit = fit_of(typed, (name,), "theme") if typed else Fit.TOLD
        if fit is not None:
            yield _Ranked(
                PaletteItem(action=ItemAction.THEME, about=name), _row("theme", "theme", name), fit
            )


def _datasets(typed: str, situation: Situation) -> Iterator[_Ranked]:
    """Offer the datasets that come with dipview, but for the one that is open."""
    for name, _, title in BUNDLED:
        fit = fit_of(typed, (name,), f"{title} open dataset") if typed else Fit.TOLD
        if fit is not None and name != situation.bundled:
            item = PaletteItem(action=ItemAction.DATASET, about=name)
            yield _Ranked(item, _row("dataset", name, title), fit)


def _row(
    sort: str,
    name: str,
    told: str,
    about: str = "",
    *,
    key: str = "",
    id: str = "",
    warns: bool = False,
) -> Row:
    cells = (
        Cell(name, Meaning.NAME),
        Cell(told),
        Cell(about, Meaning.WARNING if warns else Meaning.QUIET),
        Cell(key, Meaning.NAME),
    )
    return Row(id=f"{sort}:{id or name}:{told if sort == 'theme' else ''}", cells=cells)
