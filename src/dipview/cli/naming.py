"""Finds the record that words on the command line mean: by id, or by a name of its own."""

from __future__ import annotations

from collections.abc import Sequence

from dipview.cli.exits import NOTHING, FailureError
from dipview.model.kinds import Kind
from dipview.workspace.record_meant import EVERY, Meant, record_meant
from dipview.workspace.workspace import Workspace

_NEAREST = 3
"""So many records that are not called so are named."""


def record_called(workspace: Workspace, typed: str, kinds: Sequence[Kind] = EVERY) -> str:
    """Find the id of the record that is meant.

    Args:
        workspace: Where to look.
        typed: An id, a name, title, heading or an actor's code (``GB``), or words of one, in any
            case and without accents.
        kinds: The kinds of record that can be meant, the likelier first.

    Raises:
        FailureError: No record is called so, or several are; the message names what may be meant.
    """
    typed = typed.strip()
    meant = record_meant(workspace, typed, kinds)
    if meant.id is not None:
        return meant.id
    raise FailureError(_refusal(meant, typed), NOTHING)


def named_or_searched(
    workspace: Workspace, typed: Sequence[str], kinds: Sequence[Kind]
) -> tuple[Sequence[str], str]:
    """Tell words that name records from words to search for.

    Args:
        workspace: Where to look.
        typed: What was typed: names, one each, or the words of one, or words to search for.
        kinds: The kinds of record that can be meant.

    Returns:
        What names records, one each; and the words to search for, where nothing does.
    """
    found = [record_meant(workspace, each, kinds) for each in typed]
    if all(each.id for each in found):
        return typed, ""
    together = " ".join(typed)
    if len(typed) > 1 and record_meant(workspace, together, kinds).id:
        return (together,), ""
    several = [id for each in found if each.called for id in each.offered]
    if any(workspace.dataset.kind_of(id) is not Kind.ISSUE for id in several):
        return typed, ""  # several actors are called so: one has to be told from the other
    return (), together


def _refusal(meant: Meant, typed: str) -> str:
    if meant.called:
        more = f" and {meant.more:,} more" if meant.more else ""
        listed = ", ".join(meant.offered)
        return f"several records are called {typed!r}: {listed}{more}; name one by its id"
    hint = f"try 'dipview search {typed}', with the same paths"
    if meant.offered:
        hint = f"did you mean {' or '.join(meant.offered[:_NEAREST])}?"
    return f"no record is called {typed!r}; {hint}"
