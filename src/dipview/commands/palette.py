"""The palette's items: what each is, and what follows when it is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from attrs import evolve

from dipview.commands.effects import Call, Effects, OpenDataset, Restore, SetTheme
from dipview.commands.going import is_pane, pane_for, subjects_of
from dipview.commands.navigation import go_to_pane, go_to_view, go_to_whole
from dipview.commands.session import Session
from dipview.dataset.bundled import NAMES, bundled_path
from dipview.model.values import frozen
from dipview.views.scope import Scope
from dipview.workspace.panes import QUOTES, STATEMENTS, WHOLE, pane_of
from dipview.workspace.whole_views import ALONE, ANNEX, DIRECTED, Subjects


class ItemAction(StrEnum):
    """What choosing an item does; a group of the palette."""

    WAY = "Go straight there"
    """To a place, with the words that were typed after its name."""
    PLACE = "Views"
    COMMAND = "Commands"
    RECORD = "Records"
    THEME = "Themes"
    DATASET = "Datasets that come with dipview"


@frozen(kw_only=True)
class PaletteItem:
    """One thing that the palette does."""

    action: ItemAction
    about: str
    """Name of a place, theme or bundled dataset, id of a command or record."""
    query: str = ""
    """Of a way: what is searched for there."""
    subjects: tuple[str, ...] = ()
    """Of a way to a view of certain records: their ids."""


def chosen(session: Session, item: PaletteItem | None) -> Effects:
    """Do what an item says; nothing for None."""
    return _ACTIONS[item.action](session, item) if item is not None else ()


def _go_with_words(session: Session, item: PaletteItem) -> Effects:
    """Go to a place with a query, where pins stay; or to a view of certain records."""
    if item.subjects:
        return (go_to_whole(session, item.about, item.subjects),)
    location = session.location
    scope = _scope_at(item.about, evolve(location.scope, query=item.query, subjects=()))
    at_pane = is_pane(item.about)
    view, pane = ("", pane_for(item.about)) if at_pane else (item.about, location.pane)
    return _arrive(session, view=view, pane=pane, scope=scope)


def _scope_at(place: str, scope: Scope) -> Scope:
    """Let the pane of statements hold what it is called: quotes are those in exact words."""
    if place not in (QUOTES, STATEMENTS):
        return scope
    return evolve(scope, exact_only=place == QUOTES)


def _go(session: Session, item: PaletteItem) -> Effects:
    location = session.location
    scope = _scope_at(item.about, location.scope)
    if scope != location.scope:
        scope = evolve(scope, subjects=()) if location.view else scope
        return _arrive(session, view="", pane=pane_for(item.about), scope=scope)
    if is_pane(item.about):
        return (go_to_pane(session, pane_for(item.about)),)
    if item.about == location.view:
        return (go_to_pane(session, WHOLE),)
    if item.about in (ALONE, DIRECTED):
        return (go_to_whole(session, item.about, ()),)
    if item.about == ANNEX or subjects_of(item.about) is not Subjects.NONE:
        return (Call(item.about),)
    return (go_to_view(session, item.about, subjects=(), sort=""),)


def _run(_session: Session, item: PaletteItem) -> Effects:
    return (Call(item.about),)


def _open_record(session: Session, item: PaletteItem) -> Effects:
    """Go to a record's card, with its pane behind it and the cursor on it, if it is there."""
    workspace, record = session.workspace, item.about
    kind = workspace.dataset.kind_of(record) if workspace is not None else None
    if kind is None:
        return ()
    return _arrive(session, view="", pane=pane_of(kind), record=record, card=record, on_card=True)


def _arrive(session: Session, **changes: object) -> Effects:
    """Go on to a new location, with the cursor and the box as they are there."""
    fresh = evolve(session.location, record=None, card=None, on_card=False)
    return (Restore(session.history.to(fresh.changed(**changes))),)


def _take_theme(_session: Session, item: PaletteItem) -> Effects:
    return (SetTheme(item.about),)


def _open_dataset(_session: Session, item: PaletteItem) -> Effects:
    first = item.about == NAMES[0]
    return (OpenDataset(() if first else (bundled_path(item.about),)),)


_ACTIONS: Mapping[ItemAction, Callable[[Session, PaletteItem], Effects]] = {
    ItemAction.WAY: _go_with_words,
    ItemAction.PLACE: _go,
    ItemAction.COMMAND: _run,
    ItemAction.RECORD: _open_record,
    ItemAction.THEME: _take_theme,
    ItemAction.DATASET: _open_dataset,
}
