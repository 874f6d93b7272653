"""Statements, actors and issues of small datasets as TOML, a line of Python each."""

from __future__ import annotations

import json
from itertools import count

_NUMBERS = count()


def said(
    date: str | None,
    stance: str,
    *,
    id: str = "",
    by: str = "a",
    issue: str = "i",
    condition: str = "",
    formula: str = "",
    source: str = "s",
    form: str = "reported",
    extra: str = "",
    position: str = "",
) -> str:
    """Write a statement with one position; ``date`` as it stands in TOML, None for none.

    Args:
        date: A day such as ``2020-01-05``, or a quoted span.
        stance: The stance.
        id: Its id; a new one where it is not given.
        by: Who speaks; empty for nobody.
        issue: On what.
        condition: On which condition.
        formula: In which formula.
        source: Where it is printed.
        form: How.
        extra: Further lines of the statement.
        position: Further keys of the position, with a comma before.
    """
    id = id or f"st-{next(_NUMBERS)}"
    more = f', condition = "{condition}"' if condition else ""
    more += f', formula = "{formula}"' if formula else ""
    lines = [
        "[[statements]]",
        f'id = "{id}"',
        f'source = "{source}"',
        f'form = "{form}"',
        f'summary = "{id} says {stance}"',
        f"speakers = {json.dumps([by])}" if by else "",
        f"date = {date}" if date else "",
        extra,
        f'positions = [{{ issue = "{issue}", stance = "{stance}"{more}{position} }}]',
    ]
    return "\n".join(filter(None, lines)) + "\n"


def actor(id: str, kind: str = "state", extra: str = "") -> str:
    """Write an actor."""
    name = id.upper()
    head = f'[[actors]]\nid = "{id}"\nname = "{name}"\nkind = "{kind}"\nsources = ["s"]'
    return f"{head}\n{extra}\n"


def person(id: str, *roles: str) -> str:
    """Write a person with roles, each an inline table."""
    return actor(id, "person", f"roles = [{', '.join(roles)}]")


def issue(id: str, kind: str = "policy") -> str:
    """Write an issue."""
    return (
        f'[[issues]]\nid = "{id}"\nkind = "{kind}"\nproposition = "It is {id}."\nsources = ["s"]\n'
    )
