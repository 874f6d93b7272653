"""Why a table does not fit, told from the converter's errors."""

from __future__ import annotations

import pytest

from dipview.dataset.conversion import converter
from dipview.dataset.conversion_errors import explained
from dipview.model.actors import Actor, ActorKind
from dipview.model.sources import Source

GOOD = {"id": "a", "name": "A", "kind": "state"}


def test_a_table_that_fits_needs_no_explanation() -> None:
    assert explained(GOOD, Actor) == (Actor(id="a", name="A", kind=ActorKind.STATE), [])


def test_every_reason_is_given_with_its_way() -> None:
    table = {"id": 1, "kind": "x", "tags": ["a", 2], "roles": [{"of": [], "title": "T"}, "x"]}
    made, reasons = explained(table, Actor)
    assert made is None
    assert {(reason.code, reason.path) for reason in reasons} == {
        ("wrong-type", ("id",)),
        ("missing-key", ("name",)),
        ("unknown-value", ("kind",)),
        ("wrong-type", ("tags", 1)),
        ("wrong-type", ("roles", 0, "of")),
        ("wrong-type", ("roles", 1)),
    }


def test_an_error_that_nobody_foresaw_is_told_as_a_wrong_type() -> None:
    detailed = converter(detailed=True)

    def fail(_: object, __: object) -> bool:
        raise OverflowError

    detailed.register_structure_hook(bool, fail)
    _, (reason,) = explained({**GOOD, "unnamed": True}, Actor, detailed)
    assert (reason.code, reason.path) == ("wrong-type", ("unnamed",))
    assert "OverflowError" in reason.message


@pytest.mark.parametrize(
    ("key", "value", "hint"),
    [
        ("embargo", "next week", "write the moment at which it ends"),
        ("embargo", "soon", "write the moment at which it ends"),
        ("embargo", "1 March 2026", "write 2026-03-01"),
        ("issued", "next week", "reckon it from the day on which it was said"),
    ],
)
def test_of_a_date_that_is_none_it_is_told_what_to_write(key: str, value: str, hint: str) -> None:
    _, (reason,) = explained({"id": "a", "type": "document", key: value}, Source)
    assert (reason.code, reason.path) == ("bad-date", (key,))
    assert reason.hint.startswith(hint)
