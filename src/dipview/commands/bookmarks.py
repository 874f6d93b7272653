"""Commands that keep places to come back to; also searches, and where the user left off."""

from __future__ import annotations

from functools import partial

from attrs import evolve

from dipview.commands.command import Group, command, key_for, on_record, once_ready
from dipview.commands.dialogs import BookmarksDialog, NameDialog
from dipview.commands.effects import Effects, Notify, Open, Remember, Restore
from dipview.commands.session import Session
from dipview.model.sentences import sentence
from dipview.settings.fitting import fitting_location, is_known, parses
from dipview.settings.memory import Memory
from dipview.settings.places import location_in_words, record_label
from dipview.settings.remembered import Bookmark, SavedView
from dipview.views.scope import Scope
from dipview.workspace.history import History, Location
from dipview.workspace.workspace import Workspace

_keeping = partial(command, group=Group.RETURN)

_START = Location(scope=Scope())


# Bookmarks


@_keeping(
    "bookmark",
    "b",
    title="bookmark",
    when=on_record,
    help="Bookmark the record under the cursor, or take its bookmark away.",
)
def _bookmark(session: Session) -> Effects:
    workspace, memory, record = session.workspace, session.memory, _record_here(session)
    if workspace is None or memory is None or record is None:
        save = key_for(session, "save-view")
        return (Notify(f"No record stands here; {save} saves the view."),)
    label = record_label(workspace.dataset, record)
    if memory.now.bookmark_of(record) is not None:
        return (
            Remember(lambda remembered: remembered.without_bookmark(record)),
            Notify(f"No longer bookmarked: {label}"),
        )
    scope = session.location.scope.settled()
    location = evolve(session.location, scope=scope, record=record, card=record, on_card=False)
    made = Bookmark(record=record, label=label, location=location)
    lists = f"{key_for(session, 'bookmarks')} lists all"
    until = sentence(f"Bookmarked until you leave dipview: {label}")
    return (
        Remember(
            lambda remembered: remembered.with_bookmark(made),
            (Notify(f"{sentence(f'Bookmarked: {label}')} {lists}."),),
            # Beside what tells why it cannot be kept, whichever of the two comes first.
            (Notify(f"{until} {lists}; {_passing(memory)}.", beside=True),),
        ),
    )


def _passing(memory: Memory) -> str:
    """Say that nothing is kept, and why as far as that is not told already."""
    return f"nothing is kept: {memory.passing}" if memory.passing else "nothing is kept"


def _record_here(session: Session) -> str | None:
    """Give the record under the cursor; on a card's line about none, the card's own."""
    if session.workspace is None:
        return None
    row, location = session.layout.row, session.location
    ids: list[str | None] = [row.id if row else None]
    ids += [location.card, location.record] if location.on_card else []
    known = (id for id in ids if id and is_known(session.workspace.dataset, id))
    return next(known, None)


@_keeping(
    "bookmarks",
    "B",
    title="bookmarks",
    footer=5,
    when=once_ready,
    help="List bookmarks and saved views: Enter goes there, d takes one away.",
)
def _bookmarks(session: Session) -> Effects:
    memory, workspace = session.memory, session.workspace
    if memory is None or workspace is None:
        return ()
    if not memory.now.bookmarks and not memory.now.views:
        mark, save = key_for(session, "bookmark"), key_for(session, "save-view")
        if memory.passing:
            until = f"{mark} bookmarks a record and {save} a view until you leave dipview"
            return (Notify(f"{until}; {_passing(memory)}."),)
        return (Notify(f"Nothing is kept yet: {mark} bookmarks a record, {save} saves a view."),)
    return (Open(BookmarksDialog(memory, workspace.dataset), go_to_kept),)


def go_to_kept(session: Session, kept: Bookmark | SavedView | None) -> Effects:
    """Go to a bookmark's record, in the place where it was bookmarked, or to a saved view."""
    if session.workspace is None or kept is None:
        return ()
    location = kept.location
    if isinstance(kept, Bookmark):
        if not is_known(session.workspace.dataset, kept.record):
            return (Notify(f"No longer in the data: {kept.label}", error=True),)
        location = evolve(location, record=kept.record, card=kept.record, on_card=False)
    return (Restore(session.history.to(_fitting(session.workspace, location))),)


def _fitting(workspace: Workspace, location: Location) -> Location:
    return fitting_location(workspace.dataset, location)


# Saved views


@_keeping(
    "save-view",
    "V",
    title="save view",
    when=once_ready,
    help="Save how the dataset is looked at now, under a name.",
)
def _save_view(session: Session) -> Effects:
    phrases = location_in_words(session.opened.dataset, session.location)
    passing = session.memory.passing if session.memory is not None else ""
    return (Open(NameDialog(phrases, view_names(session), passing), save_view_as),)


def view_names(session: Session) -> tuple[str, ...]:
    """Give the names of the saved views, in order."""
    return tuple(view.name for view in session.memory.now.views) if session.memory else ()


def save_view_as(session: Session, name: str | None) -> Effects:
    """Save how the dataset is looked at now under a name, in place of the view of that name."""
    name = " ".join((name or "").split())
    if not name or session.memory is None:
        return ()
    had = session.memory.now.view_called(name) is not None
    scope = session.location.scope.settled()
    location = evolve(session.location, scope=scope, record=None, card=None, on_card=False)
    view = SavedView(name=name, location=location)
    lists = f"{key_for(session, 'bookmarks')} lists it"
    done = sentence(f"{'Saved anew' if had else 'Saved'}: {name}")
    until = sentence(f"A view until you leave dipview: {name}")
    return (
        Remember(
            lambda remembered: remembered.with_view(view),
            (Notify(f"{done} {lists}; so does --view."),),
            (Notify(f"{until} {lists}; {_passing(session.memory)}.", beside=True),),
        ),
    )


# Searches, and where the user left off


def keep_search(session: Session) -> Effects:
    """Remember the query that stands in the box when it is left, if it is one."""
    query, memory = session.location.scope.query.strip(), session.memory
    if session.workspace is None or memory is None or not query:
        return ()
    if not parses(query) or memory.now.searches[:1] == (query,):
        return ()
    return (Remember(lambda remembered: remembered.with_search(query)),)


def take_up(session: Session) -> Effects:
    """Go to where the user left off, as far as the dataset still has it.

    Nothing is taken up where the user asked for a scope, or has begun to work already.
    """
    workspace, memory, now = session.workspace, session.memory, session.location
    begun = session.layout.typing or session.history.before or evolve(now, record=None) != _START
    if workspace is None or memory is None or memory.now.last is None or begun or session.fresh:
        return ()
    location = _fitting(workspace, memory.now.last)
    if location == _START:
        return ()
    narrowed = evolve(location.scope, sort="") != Scope() or bool(location.view)
    restored = Restore(History(now=location, before=(_START,) if narrowed else ()))
    if not narrowed or session.to_review:  # A review alone is not over what was left.
        return (restored,)
    phrases = ", ".join(location_in_words(workspace.dataset, location))
    back = key_for(session, "back")
    left = sentence(f"As you left it: {phrases}")
    told = Notify(f"{left} {back} goes to everything.", beside=True)
    return (restored, told)


def leave(session: Session) -> None:
    """Keep where the user is, and what is still to be kept; called when the explorer is left."""
    memory, location = session.memory, session.location
    if memory is not None and session.workspace is not None:
        kept = evolve(location, scope=location.scope.settled())
        memory.change(lambda remembered: remembered.left_at(kept))
        memory.keep()


BOOKMARKS = (_bookmark, _bookmarks, _save_view)
"""In the order of the help and the footer."""
