"""Proposals of others as JSON: taken to the letter of the text, or refused with their place."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.capture.drafting.worlds import dataset_of, hold_places, known_to, states
from tests.tiers import examples

from dipview.capture.draft import Draft
from dipview.capture.drafting.proposals import (
    ProposalError,
    Proposals,
    Taken,
    read_proposals,
    taken,
)
from dipview.model.statements import Act, Form

TEXT = "Norway said no. Peru said the “new text” was “far too short”. He left."
TOML = states("Norway", "Peru") + (
    '[[issues]]\nid = "text"\nkind = "policy"\nproposition = "The text should be short."\n'
)


def made(*rows: object) -> Taken:
    dataset = dataset_of(TOML)
    return taken(Proposals(Path("p.json"), "a", "", rows), TEXT, dataset, known_to(dataset))


def drafted(row: Mapping[str, Any]) -> Draft:
    whole = made(row)
    assert whole.refused == ()
    (draft,) = whole.drafts
    hold_places(draft, TEXT)
    return draft


def test_words_are_found_in_the_text() -> None:
    draft = drafted(
        {
            "passage": "Peru said the “new text” was “far too short”.",
            "quotes": ["far too short"],
            "speakers": ["Peru"],
            "acts": ["criticize"],
            "issues": ["text"],
            "stance": "oppose",
            "date": "2017-05-03",
        }
    )
    assert TEXT[slice(*draft.quotes[0])] == "far too short"
    assert draft.form is Form.FRAGMENT
    assert draft.speakers[0].actor == "peru"
    assert draft.acts == (Act.CRITICIZE,)
    assert set(draft.doubts) == {"issues", "stance"}


@pytest.mark.parametrize(
    ("passage", "doubtful"), [("Peru: No talks", True), ("Peru said no.", False)]
)
def test_what_stands_in_a_headline_is_doubtful_in_its_form(passage: str, *, doubtful: bool) -> None:
    text = "Peru: No talks\n\nPeru said no."
    row = {"passage": passage, "quotes": [passage], "speakers": ["Peru"]}
    dataset = dataset_of(TOML)
    whole = taken(Proposals(Path("p.json"), "a", "", (row,)), text, dataset, known_to(dataset))
    (draft,) = whole.drafts
    assert ("form" in draft.doubts) is doubtful


def test_places_are_taken_as_they_are() -> None:
    draft = drafted(
        {
            "passage": [0, 15],
            "speakers": [{"words": "Norway", "start": 0, "actor": "norway"}],
            "form": "reported",
        }
    )
    assert draft.passage == (0, 15)
    assert draft.speakers[0].actor is None, "what somebody else linked a person has to take"
    assert draft.speakers[0].offered == ("norway",)


@pytest.mark.parametrize(
    ("row", "place", "told"),
    [
        (7, "drafts[0]", "no object"),
        ({}, "drafts[0].passage", "no [start, end]"),
        ({"passage": [0, 999]}, "drafts[0].passage", "ends at"),
        ({"passage": [9, 3]}, "drafts[0].passage", "no [start, end]"),
        ({"passage": [0, 4.5]}, "drafts[0].passage", "no [start, end]"),
        ({"passage": "Peru said nothing at all."}, "drafts[0].passage", "does not stand"),
        ({"passage": [0, 15], "quotes": ["yes"]}, "drafts[0].quotes[0]", "does not stand"),
        ({"passage": [0, 15], "quotes": [[3, 20]]}, "drafts[0].quotes[0]", "not inside"),
        ({"passage": [0, 15], "quotes": "no"}, "drafts[0].quotes", "no list"),
        ({"passage": [16, 62], "quotes": ["far to short"]}, "drafts[0].quotes[0]", "far too short"),
        ({"passage": [0, 15], "speakers": ["Fiji"]}, "drafts[0].speakers[0]", "does not stand"),
        ({"passage": [0, 15], "speakers": [""]}, "drafts[0].speakers[0]", "no words"),
        (
            {"passage": [0, 15], "speakers": [{"words": "Norway", "start": 3}]},
            "drafts[0].speakers[0]",
            "does not stand at 3",
        ),
        (
            {"passage": [0, 15], "speakers": [{"words": "Norway", "actor": "fiji"}]},
            "drafts[0].speakers[0]",
            "no actor 'fiji'",
        ),
        ({"passage": [0, 15], "issues": ["peru"]}, "drafts[0].issues[0]", "no issue"),
        ({"passage": [0, 15], "acts": ["shout"]}, "drafts[0].acts", "none of inform"),
        ({"passage": [0, 15], "stance": "yes"}, "drafts[0].stance", "none of support"),
        ({"passage": [0, 15], "form": "verbatim"}, "drafts[0].form", "needs quotes"),
        ({"passage": [0, 15], "date": "soon"}, "drafts[0].date", "soon"),
        ({"passage": [0, 15], "who": "Norway"}, "drafts[0].who", "no key"),
        ({"passage": [0, 15], "unnamed_speakers": "some"}, "unnamed_speakers", "does not stand"),
    ],
)
def test_what_is_not_in_the_text_or_the_dataset_is_refused_with_its_place(
    row: object, place: str, told: str
) -> None:
    good = {"passage": [0, 15], "speakers": ["Norway"]}
    whole = made(row, good)
    assert len(whole.drafts) == 1, "the others are taken"
    (refused,) = whole.refused
    assert refused.startswith("p.json: ")
    assert place in refused
    assert told in refused


def test_the_same_proposal_has_the_same_id() -> None:
    row = {"passage": [0, 15], "speakers": ["Norway"]}
    assert drafted(row).id == drafted(dict(reversed(row.items()))).id
    assert drafted(row).id.startswith("json-")
    assert len(made(row, row).drafts) == 1


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "no JSON"),
        ("[1]", "no proposals"),
        ('{"drafts": 1}', "no proposals"),
        ('{"drafts": [], "source": 1}', "are texts"),
        ("[" * 100_000, "no JSON"),
        ('{"drafts": [' + "9" * 5000 + "]}", "no JSON"),
    ],
)
def test_a_file_of_another_shape_is_told(content: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "p.json"
    path.write_text(content)
    with pytest.raises(ProposalError, match=told):
        read_proposals(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProposalError, match="no such file"):
        read_proposals(tmp_path / "p.json")


PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-2, 90)
    | st.text(max_size=6)
    | st.sampled_from(["Norway"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["words", "start", "actor"]), inner, max_size=3)
    ),
    max_leaves=6,
)
KEYS = st.sampled_from(
    (
        *("passage", "quotes", "form", "speakers", "on_behalf_of", "capacity", "relayed_by"),
        *("date", "acts", "targets", "issues", "stance", "cue", "unnamed_speakers"),
        "date_inferred",
    )
)


@settings(max_examples=examples(200))
@given(st.dictionaries(KEYS, PLAIN, max_size=6))
def test_no_proposal_is_too_odd(row: dict[str, Any]) -> None:
    whole = made(json.loads(json.dumps(row | {"passage": [0, 15]})), row)
    assert len(whole.drafts) + len(whole.refused) <= 2
    for draft in whole.drafts:
        assert 0 <= draft.passage[0] < draft.passage[1] <= len(TEXT)
