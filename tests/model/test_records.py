"""What records say of themselves."""

from __future__ import annotations

import attrs
import pytest

from dipview.model.actors import Actor, ActorKind
from dipview.model.events import Event
from dipview.model.header import Header
from dipview.model.ids import (
    is_slug,
    pair_id,
    pair_parts,
    position_id,
    position_parts,
    slug_like,
    standing_id,
    standing_parts,
    statement_of,
)
from dipview.model.issues import Issue
from dipview.model.kinds import Kind
from dipview.model.positions import Basis, Position, PositionEntry
from dipview.model.sources import Citation, Source
from dipview.model.stances import SHORT_OF_A_SIDE, STANCES_OF, IssueKind, Stance
from dipview.model.statements import Form, Statement, Translation


@pytest.mark.parametrize("id", ["a", "g7", "boris-johnson", "cop.21_a"])
def test_a_slug_may_be_an_id(id: str) -> None:
    assert is_slug(id)


@pytest.mark.parametrize("id", ["", "-a", "a-", "A", "é", "a b", "a#b", "a@b", "a\n"])
def test_anything_else_may_not(id: str) -> None:
    assert not is_slug(id)


@pytest.mark.parametrize("text", ["Boris Johnson", "  G7! ", "…", "x"])
def test_a_proposed_slug_is_a_slug_or_empty(text: str) -> None:
    assert not slug_like(text) or is_slug(slug_like(text))


def test_what_is_no_part_of_a_slug_becomes_one_hyphen_inside_it() -> None:
    assert slug_like("  Boris -- Johnson (2) ") == "boris-johnson-2"


@pytest.mark.parametrize("holder", ["vesta", None])
def test_a_positions_id_names_its_statement_issue_and_holder(holder: str | None) -> None:
    id = position_id("speech", "tolls", holder)
    assert id == f"speech#tolls@{holder or ''}"
    assert position_parts(id) == ("speech", "tolls", holder)
    assert statement_of(id) == "speech"


def test_a_standings_id_names_its_issue_and_holder() -> None:
    assert standing_id("tolls", "vesta") == "#tolls@vesta"
    assert standing_parts("#tolls@vesta") == ("tolls", "vesta")
    assert standing_parts("speech#tolls@vesta") is None


def test_the_id_of_two_actors_names_both() -> None:
    assert pair_id("orlund", "vesta") == "orlund+vesta"
    assert pair_parts("orlund+vesta") == ("orlund", "vesta")
    assert pair_parts("orlund") is None


def test_a_kind_has_a_plural() -> None:
    assert Kind.ACTOR.plural == "actors"


def test_an_actor_sorts_by_its_sort_name_or_its_name() -> None:
    actor = Actor(id="a", name="Boris Johnson", kind=ActorKind.PERSON)
    assert actor.sorts_as == "Boris Johnson"
    named = Actor(id="a", name="x", kind=ActorKind.PERSON, sort_name="Johnson, Boris")
    assert named.sorts_as == "Johnson, Boris"


def test_an_issue_is_called_by_its_shortest_name() -> None:
    issue = Issue(id="i", kind=IssueKind.POLICY, proposition="Cut them.", short="cuts")
    assert (issue.label, issue.sentence) == ("cuts", "Cut them.")
    long = Issue(id="i", kind=IssueKind.POLICY, proposition="Cut them.")
    assert (long.label, long.sentence) == ("Cut them.", "Cut them.")
    topic = Issue(id="i", kind=IssueKind.TOPIC, title="Emissions", short="CO2")
    assert (topic.label, topic.sentence) == ("CO2", "Emissions")
    titled = Issue(id="i", kind=IssueKind.TOPIC, title="Emissions")
    assert (titled.label, titled.sentence) == ("Emissions", "Emissions")
    short = Issue(id="i", kind=IssueKind.TOPIC, short="CO2")
    assert (short.label, short.sentence) == ("CO2", "CO2")
    bare = Issue(id="i", kind=IssueKind.TOPIC)
    assert (bare.label, bare.sentence) == ("i", "i")


def test_no_stance_fits_a_topic_and_those_without_a_side_fit_the_rest() -> None:
    sideless = {Stance.OPEN, Stance.RESERVED, Stance.ABSTAIN, Stance.DIVIDED, Stance.UNDECLARED}
    for stance in Stance:
        assert not stance.fits(IssueKind.TOPIC)
        fits = [kind for kind in IssueKind if stance.fits(kind)]
        assert len(fits) == (3 if stance in sideless else 1)
        unscored = {*sideless, *SHORT_OF_A_SIDE, Stance.VALUE}
        assert (stance.score is None) == (stance in unscored)


def test_what_falls_short_of_a_side_is_of_policies_and_a_value_of_quantities() -> None:
    for stance in (Stance.ACCEPT, Stance.WITHHOLD, Stance.NOTE):
        assert [kind for kind in IssueKind if stance.fits(kind)] == [IssueKind.POLICY]
        assert stance.score is None
    assert [kind for kind in IssueKind if Stance.VALUE.fits(kind)] == [IssueKind.QUANTITY]


def test_stances_are_listed_from_the_strongest_support_on() -> None:
    assert STANCES_OF[IssueKind.POLICY][0] is Stance.SUPPORT
    assert STANCES_OF[IssueKind.QUANTITY][0] is Stance.VALUE


ENTRY = PositionEntry(issue="i", stance=Stance.SUPPORT)


@pytest.mark.parametrize(
    ("entry", "spoken_for", "speakers", "holders"),
    [
        (PositionEntry(issue="i", stance=Stance.SUPPORT, holders=("h",)), ("f",), ("s",), ["h"]),
        (ENTRY, ("f", "g"), ("s",), ["f", "g"]),
        (ENTRY, (), ("s",), ["s"]),
        (ENTRY, (), (), [None]),
    ],
)
def test_a_position_is_its_holders(
    entry: PositionEntry,
    spoken_for: tuple[str, ...],
    speakers: tuple[str, ...],
    holders: list[str | None],
) -> None:
    statement = Statement(
        id="t",
        source="w",
        form=Form.REPORTED,
        speakers=speakers,
        on_behalf_of=spoken_for,
        positions=(entry,),
    )
    held = statement.held()
    assert [position.holder for position in held] == holders
    assert [position.id for position in held] == [position_id("t", "i", one) for one in holders]


@pytest.mark.parametrize(
    ("form", "basis"), [(Form.REPORTED, Basis.STATED), (Form.DESCRIBED, Basis.DESCRIBED)]
)
def test_a_basis_follows_from_the_form(form: Form, basis: Basis) -> None:
    entry = PositionEntry(issue="i", stance=Stance.SUPPORT, holders=("h",))
    (position,) = Statement(id="t", source="w", form=form, positions=(entry,)).held()
    assert position.basis is basis
    assert position.own is (basis is Basis.STATED)


def test_a_second_hand_position_is_not_its_holders_own() -> None:
    entry = PositionEntry(issue="i", stance=Stance.SUPPORT, holders=("h",), attributed_by="x")
    (position,) = Statement(id="t", source="w", form=Form.REPORTED, positions=(entry,)).held()
    assert position.second_hand
    assert not position.own


def test_only_exact_words_in_their_own_language_are_quotable() -> None:
    said = Statement(id="t", source="w", form=Form.VERBATIM, text=("x",), locator="page 1")
    assert said.quotable
    assert said.citation == Citation(source="w", locator="page 1")
    translated = Statement(
        id="t", source="w", form=Form.VERBATIM, text=("x",), translation=Translation.OURS
    )
    assert not translated.quotable
    assert not Statement(id="t", source="w", form=Form.VERBATIM).quotable
    assert not Statement(id="t", source="w", form=Form.REPORTED, text=("x",)).quotable


@pytest.mark.parametrize("cls", [Actor, Event, Header, Issue, Position, Source, Statement])
def test_fields_of_records_have_types_and_not_the_text_of_types(cls: type) -> None:
    # What is text would be compiled by each process that reads a snapshot.
    assert not [field.name for field in attrs.fields(cls) if isinstance(field.type, str)]
