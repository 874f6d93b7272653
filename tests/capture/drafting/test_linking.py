"""Whom words are linked to: exact names that are nobody else's, and never what is only alike."""

from __future__ import annotations

from itertools import permutations

import pytest
from tests.capture.drafting.worlds import DAY, dataset_of, drafted, id_of, linked, states

from dipview.capture.drafting.gazetteer import Gazetteer
from dipview.model.statements import Form

FAMILIES = (
    ("Republic of Korea", "Democratic People's Republic of Korea"),
    ("South Korea", "North Korea"),
    ("Guinea", "Equatorial Guinea"),
    ("Guinea", "Guinea-Bissau"),
    ("Guinea", "Papua New Guinea"),
    ("Guinea-Bissau", "Equatorial Guinea"),
    ("Niger", "Nigeria"),
    ("Dominica", "Dominican Republic"),
    ("Sudan", "South Sudan"),
    ("Austria", "Australia"),
    ("Congo", "Democratic Republic of the Congo"),
    ("Republic of the Congo", "Democratic Republic of the Congo"),
    ("British Virgin Islands", "United States Virgin Islands"),
    ("Georgia", "South Georgia and the South Sandwich Islands"),
    ("Samoa", "American Samoa"),
    ("Mali", "Malawi"),
    ("Iran", "Iraq"),
    ("Slovakia", "Slovenia"),
    ("Ireland", "Iceland"),
    ("Gambia", "Zambia"),
)
PAIRS = sorted({pair for family in FAMILIES for pair in permutations(family, 2)})
TEMPLATES = (
    "{} said the text was new.",
    "The {} said the text was new.",
    "Peru, supported by {}, said the text was new.",
    "{} and Peru opposed the text.",
    "Peru, for {}, said the text was new.",
    "“It is new,” said {}.",
    "According to {}, the text is new.",
    "It was stressed by {} that the text was new.",
    "The delegate of {} said the text was new.",
    "Foreign Minister Anna Vale of {} said the text was new.",
    "Peru urged {} to sign.",
    "{}: The text is new.",
)


def mentioned(text: str, toml: str) -> list[str | None]:
    found = []
    for draft in drafted(text, toml):
        found += linked((*draft.speakers, *draft.on_behalf_of, *draft.targets))
    return found


@pytest.mark.parametrize(("meant", "other"), PAIRS)
def test_a_state_is_never_taken_for_another_that_is_called_alike(meant: str, other: str) -> None:
    for template in TEMPLATES:
        for spelt in (meant, meant.upper()):
            text = template.format(spelt)
            assert id_of(other) not in mentioned(text, states(other, "Peru")), text
            both = mentioned(text, states(meant, other, "Peru"))
            assert id_of(other) not in both, text


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Korea", ("Republic of Korea", "Democratic People's Republic of Korea")),
        ("Congo", ("Republic of the Congo", "Democratic Republic of the Congo")),
        ("the Virgin Islands", ("British Virgin Islands", "United States Virgin Islands")),
    ],
)
def test_what_may_be_either_is_offered(words: str, names: tuple[str, str]) -> None:
    for known in (names, names[:1], names[1:]):
        (draft,) = drafted(f"On Monday, {words} said no.", states(*known))
        (speaker,) = draft.speakers
        assert speaker.actor is None
        assert set(speaker.offered) == set(map(id_of, known))
        assert "speakers" in draft.doubts


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("The Korean delegate", ("Republic of Korea", "Democratic People's Republic of Korea")),
        ("The Dominican delegate", ("Dominica", "Dominican Republic")),
        ("The Congolese side", ("Republic of the Congo", "Democratic Republic of the Congo")),
        ("The Guinean delegation", ("Guinea",)),
        ("The Nigerien delegate", ("Niger",)),
        ("The Nigerian delegate", ("Nigeria",)),
    ],
)
def test_an_adjective_is_offered_and_never_taken(words: str, names: tuple[str, ...]) -> None:
    toml = states("Guinea", "Niger", "Nigeria", "Dominica", "Dominican Republic", "Australia")
    toml += states("Republic of Korea", "Democratic People's Republic of Korea")
    toml += states("Republic of the Congo", "Democratic Republic of the Congo")
    (draft,) = drafted(f"{words} said no.", toml)
    (speaker,) = draft.speakers
    assert speaker.actor is None
    assert set(speaker.offered) == set(map(id_of, names))


def test_georgia_is_taken_only_where_the_dataset_calls_an_actor_so() -> None:
    assert mentioned("Georgia said no.", states("Georgia")) == ["georgia"]
    coded = '[[actors]]\nid = "sakartvelo"\nname = "Sakartvelo"\nkind = "state"\n'
    coded += 'identifiers = { iso3166 = "GE" }\n'
    (draft,) = drafted("Georgia said no.", coded)
    assert draft.speakers[0].actor is None
    assert draft.speakers[0].offered == ("sakartvelo",)


@pytest.mark.parametrize("code", ["US", "USA"])
@pytest.mark.parametrize("words", ["The US", "The UNITED STATES", "The U.S."])
def test_a_state_is_known_by_its_code_under_all_its_names(code: str, words: str) -> None:
    toml = '[[actors]]\nid = "us"\nname = "The Union"\nkind = "state"\n'
    toml += f'identifiers = {{ iso3166 = "{code}" }}\n'
    assert mentioned(f"{words} said no.", toml) == ["us"]


def test_a_name_that_two_actors_have_is_offered() -> None:
    toml = (
        '[[actors]]\nid = "one"\nname = "Front"\nkind = "group"\n'
        '[[actors]]\nid = "two"\nname = "Party"\nkind = "group"\nother_names = ["FRONT"]\n'
    )
    (draft,) = drafted("The Front said no.", toml)
    assert draft.speakers[0].actor is None
    assert draft.speakers[0].offered == ("one", "two")


PERSONS = """
[[actors]]
id = "ruritania"
name = "Ruritania"
kind = "state"
[[actors]]
id = "government"
name = "Government of Ruritania"
kind = "body"
part_of = "ruritania"
[[actors]]
id = "anna-vale"
name = "Anna Vale"
kind = "person"
roles = [{ title = "Foreign Minister", of = "ruritania", start = "2015" }]
[[actors]]
id = "otto-brand"
name = "Otto Brand"
kind = "person"
roles = [{ title = "Foreign Minister", of = "ruritania", end = "2014" }]
"""


@pytest.mark.parametrize(
    "words",
    [
        "Anna Vale",
        "ANNA VALE",
        "Foreign Minister Anna Vale",
        "Ms. Anna Vale (Ruritania)",
        "Foreign Minister Anna Vale of Ruritania",
        "The Foreign Minister of Ruritania",
        "Ruritania Foreign Minister",
    ],
)
def test_a_person_is_known_by_name_with_titles_and_by_office(words: str) -> None:
    assert mentioned(f"{words} said no.", PERSONS)[0] == "anna-vale"


def test_a_last_name_alone_is_offered() -> None:
    (draft,) = drafted("Mr. Brand said no.", PERSONS)
    assert draft.speakers[0].actor is None
    assert draft.speakers[0].offered == ("otto-brand",)


def test_a_delegate_is_offered_the_state_and_is_not_it() -> None:
    for words in ("The Ruritania delegate", "The delegate of Ruritania"):
        (draft,) = drafted(f"{words} said no.", PERSONS)
        assert draft.speakers[0].actor is None
        assert draft.speakers[0].offered == ("ruritania",)


def test_a_capital_is_offered_as_the_government_and_is_doubtful() -> None:
    toml = states("Russian Federation")
    toml += '[[actors]]\nid = "kremlin"\nname = "Russian Government"\nkind = "body"\n'
    toml += 'part_of = "russian-federation"\n'
    (draft,) = drafted("Moscow said no.", toml)
    (speaker,) = draft.speakers
    assert speaker.actor is None
    assert speaker.offered == ("kremlin", "russian-federation")
    assert "speakers" in draft.doubts


def test_a_group_whose_name_has_an_and_is_one_speaker() -> None:
    toml = '[[actors]]\nid = "g77"\nname = "G-77 and China"\nkind = "group"\n'
    for words in ("The G-77/CHINA", "The G-77 and China"):
        assert mentioned(f"{words} said no.", toml) == ["g77"]
    (draft,) = drafted("TRINIDAD AND TOBAGO said no.", states("Trinidad and Tobago"))
    assert linked(draft.speakers) == ["trinidad-and-tobago"]


def test_whom_a_pronoun_stands_for_is_offered() -> None:
    *_, draft = drafted("Peru said no. He called for more.", states("Peru"))
    assert draft.speakers[0].actor is None
    assert draft.speakers[0].offered == ("peru",)
    assert draft.form is Form.REPORTED


def test_an_unnamed_actor_lends_nobody_its_description() -> None:
    toml = '[[actors]]\nid = "a"\nname = "Sentry"\nkind = "person"\nunnamed = true\n'
    gazetteer = Gazetteer(dataset_of(toml), DAY)
    assert not gazetteer.named("Sentry")
