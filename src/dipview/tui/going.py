"""Going: opens the palette, and does what was chosen in it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

from attrs import evolve

from dipview.commands.going import BRIEF, COMPARE, is_pane, pane_for
from dipview.commands.palette_items import ItemAction, PaletteItem
from dipview.tui.screens.palette import Palette
from dipview.tui.situation import situation_of
from dipview.tui.theme import THEMES
from dipview.tui.viewing import brief, compare
from dipview.workspace.panes import QUOTES, STATEMENTS, pane_of

if TYPE_CHECKING:
    from dipview.tui.screens.explorer import Explorer
    from dipview.views.scope import Scope


def open_palette(explorer: Explorer) -> Awaitable[object]:
    """Open the palette over the explorer; gives what to wait for until it takes letters."""

    def chosen(item: PaletteItem | None) -> None:
        if item is not None:
            _ACTIONS[item.action](explorer, item)

    palette = Palette(
        situation_of(explorer), theme_names(explorer), explorer.workspace, explorer.commands
    )
    return explorer.app.push_screen(palette, chosen)


def theme_names(explorer: Explorer) -> tuple[str, ...]:
    """Name all themes: dipview's own, then Textual's."""
    own = [theme.name for theme in THEMES]
    others = sorted(name for name in explorer.app.available_themes if name not in own)
    return (*own, *others)


def _go_with_words(explorer: Explorer, item: PaletteItem) -> None:
    """Go to a place with a query, or to a comparison or a brief; pins stay."""
    if item.subjects:
        explorer.go_to_view(item.about, subjects=item.subjects, query="", pins=())
        return
    scope = _scope_at(item.about, evolve(explorer.location.scope, query=item.query, subjects=()))
    at_pane = is_pane(item.about)
    view, pane = ("", pane_for(item.about)) if at_pane else (item.about, explorer.location.pane)
    _arrive(explorer, view=view, pane=pane, scope=scope)


def _scope_at(place: str, scope: Scope) -> Scope:
    """Let the pane of statements hold what it is called: quotes are those in exact words."""
    if place not in (QUOTES, STATEMENTS):
        return scope
    return evolve(scope, exact_only=place == QUOTES)


def _go(explorer: Explorer, item: PaletteItem) -> None:
    location = explorer.location
    scope = _scope_at(item.about, location.scope)
    if scope != location.scope:
        scope = evolve(scope, subjects=()) if location.view else scope
        _arrive(explorer, view="", pane=pane_for(item.about), scope=scope)
    elif is_pane(item.about):
        explorer.go_to_pane(pane_for(item.about))
    elif item.about == location.view:
        explorer.set_focus(explorer.area.whole.list)
    elif item.about == COMPARE:
        compare(explorer)
    elif item.about == BRIEF:
        brief(explorer)
    else:
        explorer.go_to_view(item.about, subjects=(), sort="")


def _perform(explorer: Explorer, item: PaletteItem) -> None:
    from dipview.tui.performing import perform  # noqa: PLC0415 (which opens this)

    perform(explorer, item.about, "")


def _open_record(explorer: Explorer, item: PaletteItem) -> None:
    """Go to a record's card, with its pane behind it and the cursor on it, if it is there."""
    workspace = explorer.workspace
    kind = workspace.dataset.kind_of(item.about) if workspace is not None else None
    if kind is not None:
        pane, record = pane_of(kind), item.about
        _arrive(explorer, view="", pane=pane, record=record, card=record, on_card=True)


def _arrive(explorer: Explorer, **changes: object) -> None:
    """Go on to a new location, with the cursor and the box as they are there."""
    fresh = evolve(explorer.location, record=None, card=None, on_card=False)
    explorer.return_to(explorer.history.to(evolve(fresh, **changes)))  # type: ignore[arg-type]


def _take_theme(explorer: Explorer, item: PaletteItem) -> None:
    explorer.app.theme = item.about


_ACTIONS: Mapping[ItemAction, Callable[[Explorer, PaletteItem], None]] = {
    ItemAction.WAY: _go_with_words,
    ItemAction.PLACE: _go,
    ItemAction.COMMAND: _perform,
    ItemAction.RECORD: _open_record,
    ItemAction.THEME: _take_theme,
}
