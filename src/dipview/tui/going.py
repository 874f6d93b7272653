"""Going: opens the palette, and does what was chosen in it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

from attrs import evolve

from dipview.commands.going import BRIEF, COMPARE, is_pane, pane_for
from dipview.commands.offers import Deed, Offer
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

    def chosen(offer: Offer | None) -> None:
        if offer is not None:
            _DEEDS[offer.deed](explorer, offer)

    palette = Palette(
        situation_of(explorer), theme_names(explorer), explorer.workspace, explorer.commands
    )
    return explorer.app.push_screen(palette, chosen)


def theme_names(explorer: Explorer) -> tuple[str, ...]:
    """Name all themes: dipview's own, then Textual's."""
    own = [theme.name for theme in THEMES]
    others = sorted(name for name in explorer.app.available_themes if name not in own)
    return (*own, *others)


def _go_with_words(explorer: Explorer, offer: Offer) -> None:
    """Go to a place with a query, or to a comparison or a brief; pins stay."""
    if offer.subjects:
        explorer.go_to_view(offer.about, subjects=offer.subjects, query="", pins=())
        return
    scope = _scope_at(offer.about, evolve(explorer.stop.scope, query=offer.query, subjects=()))
    at_pane = is_pane(offer.about)
    view, pane = ("", pane_for(offer.about)) if at_pane else (offer.about, explorer.stop.pane)
    _arrive(explorer, view=view, pane=pane, scope=scope)


def _scope_at(place: str, scope: Scope) -> Scope:
    """Let the pane of statements hold what it is called: quotes are those in exact words."""
    if place not in (QUOTES, STATEMENTS):
        return scope
    return evolve(scope, exact_only=place == QUOTES)


def _go(explorer: Explorer, offer: Offer) -> None:
    stop = explorer.stop
    scope = _scope_at(offer.about, stop.scope)
    if scope != stop.scope:
        scope = evolve(scope, subjects=()) if stop.view else scope
        _arrive(explorer, view="", pane=pane_for(offer.about), scope=scope)
    elif is_pane(offer.about):
        explorer.go_to_pane(pane_for(offer.about))
    elif offer.about == stop.view:
        explorer.set_focus(explorer.area.whole.list)
    elif offer.about == COMPARE:
        compare(explorer)
    elif offer.about == BRIEF:
        brief(explorer)
    else:
        explorer.go_to_view(offer.about, subjects=(), sort="")


def _perform(explorer: Explorer, offer: Offer) -> None:
    from dipview.tui.performing import perform  # noqa: PLC0415 (which opens this)

    perform(explorer, offer.about, "")


def _open_record(explorer: Explorer, offer: Offer) -> None:
    """Go to a record's card, with its pane behind it and the cursor on it, if it is there."""
    workspace = explorer.workspace
    kind = workspace.dataset.kind_of(offer.about) if workspace is not None else None
    if kind is not None:
        pane, record = pane_of(kind), offer.about
        _arrive(explorer, view="", pane=pane, record=record, card=record, on_card=True)


def _arrive(explorer: Explorer, **changes: object) -> None:
    """Go on to a new stop, with the cursor and the box as they are there."""
    fresh = evolve(explorer.stop, record=None, card=None, on_card=False)
    explorer.return_to(explorer.trail.to(evolve(fresh, **changes)))  # type: ignore[arg-type]


def _take_theme(explorer: Explorer, offer: Offer) -> None:
    explorer.app.theme = offer.about


_DEEDS: Mapping[Deed, Callable[[Explorer, Offer], None]] = {
    Deed.WAY: _go_with_words,
    Deed.PLACE: _go,
    Deed.COMMAND: _perform,
    Deed.RECORD: _open_record,
    Deed.THEME: _take_theme,
}
