"""Commands that take a citation, or the dataset as a site; by their names in the palette."""

from __future__ import annotations

from functools import partial

from attrs import evolve

from dipview.commands.command import Group, command, on_record, once_ready
from dipview.commands.dialogs import SiteDialog
from dipview.commands.effects import Effects, Notify, Open, Run, tell
from dipview.commands.jobs import CopyText
from dipview.commands.leaving import NothingLeavesError, is_marked, leaving_now, stays_in_words
from dipview.commands.session import Session
from dipview.formats.safe_text import show
from dipview.views.parts.cited_record import citation_lines, places_cited


@command(
    "cite",
    title="cite",
    group=Group.KEEP,
    when=on_record,
    help="Copy where the record under the cursor is printed, as a citation in your style.",
)
def _cite(session: Session) -> Effects:
    row = session.layout.row
    if row is None:
        return ()
    dataset = session.opened.dataset
    id = next((each for each in (row.id, session.source_read) if places_cited(dataset, each)), "")
    if not id:
        return (Notify("What stands here rests on no source that could be cited."),)
    return (Run(CopyText("the citation", partial(_citation, session, id))),)


def _citation(session: Session, id: str) -> str:
    workspace = leaving_now(session) if is_marked(session) else session.opened
    places = places_cited(workspace.dataset, id)
    if not places:
        raise NothingLeavesError(stays_in_words(workspace))
    lines = citation_lines(workspace.dataset, places, session.style)
    return "".join(f"{show(line)}\n" for line in lines)


@command(
    "site",
    title="site",
    group=Group.KEEP,
    when=once_ready,
    help="Write the dataset as a site, to be read in a browser without a network.",
)
def _site(session: Session) -> Effects:
    # Days and switches hold for all pages; what is searched for and pinned does not.
    scope = evolve(session.location.scope, subjects=(), query="", pins=(), focus=None, sort="")
    leaves = partial(leaving_now, session)
    return (Open(SiteDialog(session.opened, scope, leaves, session.style), tell),)


PUBLISHING = (_cite, _site)
"""In the order of the help."""
