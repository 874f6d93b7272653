"""Commands that show where everybody stands: whole views, marks, days."""

from __future__ import annotations

from functools import partial

from attrs import evolve

from dipview.commands.briefing import brief_on_subject
from dipview.commands.command import Command, Group, command, key_for, on_record, once_ready
from dipview.commands.effects import Effects, Mark, Notify
from dipview.commands.navigation import go, go_to_view, go_to_whole, leave_whole, stay
from dipview.commands.one_among_all import ONE_AMONG_ALL
from dipview.commands.row_subjects import actors_in
from dipview.commands.session import Session, Situation
from dipview.model.sentences import sentence
from dipview.views.comparison.comparison_view import FEWEST, MOST
from dipview.views.timeline.periods import ZOOMS
from dipview.workspace.whole_views import BRIEF, COMPARE

_viewing = partial(command, group=Group.VIEW)


def _looks_at(name: str, key: str, *, help: str, footer: int) -> Command:
    """Make a command that goes to a whole view; from that view itself, back to the panes."""

    @_viewing(name, key, title=name, footer=footer, when=once_ready, help=help)
    def look_at(session: Session) -> Effects:
        if session.location.view != name:
            return (go_to_view(session, name, subjects=(), sort=""),)
        if session.awaited:
            return ()  # The second press of an impatient hand; Esc ends it.
        return (go_to_view(session, "", subjects=(), sort=""),)

    return look_at


@_viewing(
    "mark",
    "space",
    title="mark",
    when=on_record,
    help="Mark the actor, or whoever holds or says what the row has, to compare.",
)
def _mark(session: Session) -> Effects:
    actors = actors_in(session)
    if not actors:
        return (Notify("No actor stands here to be marked."),)
    if all(actor in session.marked for actor in actors):
        kept = tuple(each for each in session.marked if each not in actors)
    else:
        kept = tuple(dict.fromkeys((*session.marked, *actors)))
    names = ", ".join(session.opened.dataset.actor(each).name for each in kept)
    return (Mark(kept), Notify(sentence(f"Marked: {names}") if kept else "Nobody is marked."))


@_viewing(
    COMPARE,
    "c",
    title=COMPARE,
    footer=3,
    when=once_ready,
    help="Compare the marked actors, two to six: where they agree and where not.",
)
def _compare(session: Session) -> Effects:
    if session.location.view == COMPARE:
        return leave_whole(session)
    count = len(session.marked)
    if not FEWEST <= count <= MOST:
        how = f"{key_for(session, 'mark')} marks actors, and {key_for(session, COMPARE)} compares"
        return (Notify(f"{count} marked: {how} two to six of them."),)
    return (go_to_whole(session, COMPARE, session.marked),)


def _step_day(step: int, session: Session) -> Effects:
    sets, scope = session.opened.dataset.sets, session.location.scope
    if (last := sets.last_day) is None or (step > 0 and scope.as_of is None):
        return (Notify("All that is known is shown already."),)
    day = (sets.day_after if step > 0 else sets.day_before)(scope.as_of or last)
    if day is None and step < 0:
        return (Notify("Nothing is known from before."),)
    return (stay(session, scope=evolve(scope, as_of=day)),)


def _in_periods(situation: Situation) -> bool:
    return situation.ready and situation.in_periods


def _zoom_time(step: int, session: Session) -> Effects:
    names, shown = [zoom.value for zoom in ZOOMS], session.layout.zoom
    at = min(max(names.index(shown) - step, 0), len(names) - 1) if shown in names else 0
    return (go(session, scope=evolve(session.location.scope, zoom=names[at])),)


VIEWING = (
    _looks_at(
        "matrix",
        "m",
        help="Who stands where: actors by issues. Again, go back to the panes.",
        footer=3,
    ),
    _looks_at(
        "timeline",
        "t",
        help="What was said and done, in order. Again, go back to the panes.",
        footer=3,
    ),
    _mark,
    _compare,
    _looks_at(
        "shifts",
        "S",
        help="Who moved: changes of stance, condition or formula, with both words.",
        footer=5,
    ),
    _looks_at(
        "votes",
        "O",
        help="What was voted on: counts, who stood with whom, and who chose otherwise when.",
        footer=5,
    ),
    _looks_at(
        "network",
        "n",
        help="Ties of agreement and conflict between actors, with what they rest on.",
        footer=5,
    ),
    *ONE_AMONG_ALL,
    brief_on_subject(
        BRIEF,
        "w",
        help="A brief on the actor or issue under the cursor; x writes it as HTML or text.",
        footer=5,
    ),
    _viewing(
        "earlier",
        "{",
        "<",
        title="earlier",
        footer=5,
        when=once_ready,
        help="As it stood on the last day before on which anything was said or happened.",
    )(partial(_step_day, -1)),
    _viewing(
        "later",
        "}",
        ">",
        title="later",
        when=once_ready,
        help="As it stood on the next such day; after the last, as all is known.",
    )(partial(_step_day, 1)),
    _viewing(
        "nearer",
        "+",
        "=",
        title="nearer",
        footer=5,
        when=_in_periods,
        help="In the timeline, count by months, or by days.",
    )(partial(_zoom_time, 1)),
    _viewing(
        "farther",
        "-",
        title="farther",
        footer=5,
        when=_in_periods,
        help="In the timeline, count by months, or by years.",
    )(partial(_zoom_time, -1)),
)
"""In the order of the help and the footer."""
