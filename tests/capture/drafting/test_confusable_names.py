"""Names that are easily confused: whoever is linked without being asked is the one who is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from dipview.capture.draft import Draft, Mention
from dipview.capture.drafting.drafter import Known, drafts_of
from dipview.capture.drafting.gazetteer import Gazetteer
from dipview.dataset.dataset import Dataset
from dipview.dataset.opening import open_dataset
from dipview.model.kinds import Kind

GROUPS: Sequence[Sequence[tuple[str, ...]]] = (
    (("South Korea", "Republic of Korea"), ("North Korea", "DPRK")),
    (("Guinea",), ("Equatorial Guinea",), ("Guinea-Bissau",), ("Papua New Guinea",)),
    (("Niger", "the Niger"), ("Nigeria",)),
    (("Dominica",), ("Dominican Republic", "the Dominican Republic")),
    (("Sudan", "the Sudan"), ("South Sudan",)),
    (("Austria",), ("Australia",)),
    (
        ("Republic of the Congo", "Congo-Brazzaville"),
        ("Democratic Republic of the Congo", "DR Congo"),
    ),
    (("British Virgin Islands",), ("United States Virgin Islands", "US Virgin Islands")),
    (("Georgia",), ("South Georgia and the South Sandwich Islands",)),
    (("Samoa",), ("American Samoa",)),
    (("Ireland",), ("Northern Ireland",)),
    (("China",), ("Republic of China", "Taiwan"), ("Hong Kong",)),
    (("Mexico",), ("New Mexico",)),
    (("Jersey",), ("New Jersey",)),
    (("Slovakia",), ("Slovenia",)),
    (("Iran",), ("Iraq",)),
    (("Gambia", "the Gambia"), ("Zambia",)),
    (("Mali",), ("Malawi",), ("Malta",), ("Maldives",)),
    (("Mauritius",), ("Mauritania",)),
    (("Liberia",), ("Libya",)),
    (("Timor-Leste", "East Timor"), ("West Timor",)),
    (("Saint Kitts and Nevis",), ("Saint Lucia",), ("Saint Vincent and the Grenadines",)),
    (("Trinidad and Tobago",), ("Tobago",)),
    (("Group of 77",), ("Group of 77 and China",)),
    (("Latvia",), ("Lithuania",)),
    (("Paraguay",), ("Uruguay",)),
    (("Cook Islands",), ("Marshall Islands",), ("Solomon Islands",), ("Faroe Islands",)),
    (("Netherlands",), ("Netherlands Antilles",)),
    (("Guyana",), ("French Guiana",)),
    (("Palau",), ("Palestine",)),
    (("Sweden",), ("Switzerland",), ("Swaziland",)),
)
"""Of each group whoever has the names of one entry is nobody of another."""
SHARED = (
    *("Korea", "Congo", "the Congo", "the Virgin Islands", "the two Congos", "both Koreas"),
    *("the Guineas", "the Sudans", "the Saints"),
)
"""What nobody alone is called who has another name in the dataset."""
ADJECTIVES = (
    *("Korean", "Guinean", "Nigerian", "Nigerien", "Dominican", "Sudanese", "Congolese"),
    *("Samoan", "Georgian", "Chinese", "Austrian", "Irish", "Micronesian", "Macedonian"),
)
CAPITALS = ("Moscow", "Seoul", "Pyongyang", "Kinshasa", "Brazzaville", "Washington", "London")
SHAPES = (
    "{} said that locks stay open.",
    "The delegate of {} said that locks stay open.",
    "Tollern, supported by {}, proposed that locks stay open.",
    "Tollern, on behalf of {}, proposed that locks stay open.",
    "Tollern, {} and Qasiriya called on ships to wait.",
    "According to {}, locks stay open.",
    "“Locks stay open,” {} said.",
    "Locks stay open ({}).",
    "Tollern criticized {} for its locks.",
)


@cache
def knows(names: tuple[tuple[str, str], ...]) -> Known:
    """Make a gazetteer of actors: the id and the name of each."""
    rows = "".join(
        f'[[actors]]\nid = "{id}"\nname = "{name}"\nkind = "state"\n' for id, name in names
    )
    with TemporaryDirectory() as folder:
        path = Path(folder, "actors.toml")
        path.write_text(rows, encoding="utf-8")
        dataset: Dataset = open_dataset([path])
    assert len(list(dataset.ids(Kind.ACTOR))) == len(names)
    return Known(gazetteer=Gazetteer(dataset, None))


def linked(draft: Draft) -> Iterator[Mention]:
    mentions = (*draft.speakers, *draft.on_behalf_of, *draft.targets)
    single = (each for each in (draft.capacity, draft.relayed_by) if each is not None)
    return (each for each in (*mentions, *single) if each.actor is not None)


def said_of(words: str) -> Iterator[str]:
    for shape in SHAPES:
        for each in (words, words.upper()):
            yield shape.format(each)


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group[0][0])
def test_of_confusable_names_each_is_taken_for_its_own_alone(
    group: Sequence[tuple[str, ...]],
) -> None:
    everybody = tuple((f"e{number}", names[0]) for number, names in enumerate(group))
    datasets = [*((each,) for each in everybody), everybody]
    for known in map(knows, datasets):
        for number, names in enumerate(group):
            for text in (each for name in names for each in said_of(name)):
                wrong = [
                    (text, each.words, each.actor)
                    for draft in drafts_of(text, known)
                    for each in linked(draft)
                    if each.actor != f"e{number}"
                ]
                assert wrong == []


@pytest.mark.parametrize("words", SHARED)
def test_a_name_that_several_share_links_nobody(words: str) -> None:
    stem = words.removeprefix("the ").split()[-1].removesuffix("s")[:5]
    group = next(each for each in GROUPS if stem in each[0][0])
    for number, names in enumerate(group):
        for each in names:
            known = knows(((f"e{number}", each),))
            for text in said_of(words):
                assert not any(list(linked(draft)) for draft in drafts_of(text, known)), text


@pytest.mark.parametrize("adjective", ADJECTIVES)
def test_an_adjective_is_offered_and_never_taken(adjective: str) -> None:
    every = [names[0] for group in GROUPS for names in group]
    known = knows(tuple((f"e{number}", name) for number, name in enumerate(every)))
    for words in (f"The {adjective} delegate", f"A {adjective} minister", adjective):
        for text in (shape.format(words) for shape in SHAPES):
            assert not any(list(linked(draft)) for draft in drafts_of(text, known)), text


@pytest.mark.parametrize("capital", CAPITALS)
def test_a_capital_is_flagged_and_never_taken(capital: str) -> None:
    states = ("Russia", "South Korea", "North Korea", "United States", "United Kingdom", "Congo")
    known = knows(tuple((f"e{number}", name) for number, name in enumerate(states)))
    for text in said_of(capital):
        assert not any(list(linked(draft)) for draft in drafts_of(text, known)), text
    (draft,) = drafts_of(f"{capital} said that locks stay open.", known)
    assert "speakers" in draft.doubts


def test_a_name_of_two_actors_is_offered() -> None:
    known = knows((("e0", "Georgia"), ("e1", "GEORGIA"), ("e2", "Géorgia")))
    (draft,) = drafts_of("Georgia said that locks stay open.", known)
    (speaker,) = draft.speakers
    assert speaker.actor is None
    assert sorted(speaker.offered) == ["e0", "e1", "e2"]


def test_a_likeness_of_letters_is_not_even_offered() -> None:
    known = knows((("e0", "Austria"), ("e1", "Slovenia"), ("e2", "Iran"), ("e3", "Niger")))
    for name in ("Australia", "Slovakia", "Iraq", "Nigeria", "Austrla", "lran"):
        (draft,) = drafts_of(f"{name} said that locks stay open.", known)
        assert not any(each.actor or each.offered for each in draft.speakers)
