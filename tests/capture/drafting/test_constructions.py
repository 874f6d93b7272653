"""Who is found to say something, construction by construction."""

from __future__ import annotations

import pytest
from tests.capture.drafting.worlds import drafted, said, who

from dipview.model.stances import Stance
from dipview.model.statements import Act, Form


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Norway said the text was new.", [("Norway",)]),
        ("NORWAY also strongly supported the text.", [("NORWAY",)]),
        ("Norway, Peru and the US supported the text.", [("Norway", "Peru", "US")]),
        ("On Monday, in the COW, Chair Vale urged delegates to agree.", [("Chair Vale",)]),
        ("In response Norway said that it was late.", [("Norway",)]),
        ("Noting that time was short, NORWAY said no.", [("NORWAY",)]),
        ("The text was new, and NORWAY opposed it.", [("NORWAY",)]),
        ("A senior delegate from Norway said so.", [("senior delegate from Norway",)]),
        ("Some delegates said it was late.", [("Some delegates",)]),
        ("Many developing countries called for more time.", [("Many developing countries",)]),
        ("Anna Vale (Peru), Chair of the group, reported progress.", [("Anna Vale (Peru)",)]),
        ("Anna Vale (Peru), noted that time was short.", [("Anna Vale (Peru)",)]),
        ("Norway's foreign minister, Anna Vale, said no.", [("Anna Vale",)]),
        ("The foreign minister, who said no, left.", [("foreign minister",)]),
        ("Anna Vale went on to say that it was late.", [("Anna Vale",)]),
        (
            "Norway and Peru supported, while Iran opposed, the text.",
            [("Norway", "Peru"), ("Iran",)],
        ),
        ("Norway was concerned that it was late.", [("Norway",)]),
        ("The EU's delegation said no.", [("EU's delegation",)]),
    ],
)
def test_the_subject_of_a_verb_speaks(text: str, speakers: list[tuple[str, ...]]) -> None:
    assert [tuple(word.removeprefix("The ") for word in each) for each in who(text)] == speakers


@pytest.mark.parametrize(
    "text",
    [
        "Norway did not say that it was late.",
        "Norway would say that it was late.",
        "If Norway said no, talks would end.",
        "Did Norway say that it was late?",
        "The statement by Norway that talks had failed was noted.",
        "Norway's proposal to end the talks was not discussed.",
        "Delegates discussed the text and adopted it.",
        "The meeting was opened at noon.",
        "The texts that Norway supported were short.",
        "The text proposed by Norway is new.",
        "What Norway said was not heard.",
        "Norway refused entry to two ships.",
        "Measures are to be taken according to national circumstances.",
        'The book "War and Peace" is long.',
        "So-called 'hot air' was traded.",
        "Despite calls for more time the group met.",
        "It was noted that time was short.",
    ],
)
def test_what_nobody_says_is_not_drafted(text: str) -> None:
    assert who(text) == []


def test_those_who_support_and_oppose_have_drafts_of_their_own() -> None:
    text = "Norway, supported by Peru, Fiji and Samoa, and opposed by Iran, proposed a new text."
    drafts = {draft.cue: draft for draft in drafted(text)}
    assert set(drafts) == {"proposed", "supported by", "opposed by"}
    words = {cue: [m.words for m in draft.speakers] for cue, draft in drafts.items()}
    assert words["proposed"] == ["Norway"]
    assert words["supported by"] == ["Peru", "Fiji", "Samoa"]
    assert words["opposed by"] == ["Iran"]
    assert drafts["supported by"].stance is Stance.SUPPORT
    assert drafts["opposed by"].acts == (Act.REJECT,)
    assert "stance" in drafts["opposed by"].doubts


def test_those_with_whom_one_speaks_speak_too() -> None:
    assert who("Norway, with Peru and Fiji, said no.") == [("Norway", "Peru", "Fiji")]
    assert who("With Peru, he said no.") == [("he", "Peru")]
    assert who("Norway noted the text and, with Peru, called for more.") == [("Norway", "Peru")]


def test_those_who_are_named_among_many_speak() -> None:
    text = "Many countries, including Norway, Peru and Fiji, supported the text."
    assert who(text) == [("Norway", "Peru", "Fiji", "Many countries")]


@pytest.mark.parametrize(
    "text",
    [
        "Peru, for the G-77/CHINA, said no.",
        "Peru, on behalf of the G-77/CHINA, said no.",
        "Peru on behalf of the G-77/CHINA said no.",
        "On behalf of the G-77/CHINA, Peru said no.",
        "Peru, speaking for the G-77/CHINA, said no.",
    ],
)
def test_whom_somebody_speaks_for_is_told_apart(text: str) -> None:
    (draft,) = drafted(text)
    assert [mention.words for mention in draft.speakers] == ["Peru"]
    assert [mention.words for mention in draft.on_behalf_of] == ["G-77/CHINA"]


def test_according_to_somebody_is_what_they_say() -> None:
    assert who("According to the foreign ministry, talks failed.") == [("the foreign ministry",)]
    assert who("Talks failed, according to Anna Vale.") == [("Anna Vale",)]


def test_who_says_that_somebody_said_something_relays_it() -> None:
    (draft,) = drafted("Norway said no, according to the Harbour Gazette.")
    assert [mention.words for mention in draft.speakers] == ["Norway"]
    assert draft.relayed_by is not None
    assert draft.relayed_by.words == "Harbour Gazette"
    inner = drafted("Norway said that Peru had proposed a new text.")[-1]
    assert [mention.words for mention in inner.speakers] == ["Peru"]
    assert inner.relayed_by is not None
    assert inner.relayed_by.words == "Norway"
    assert "relayed_by" in inner.doubts


def test_a_passive_tells_who_speaks_behind_by() -> None:
    assert who("It was stressed by Norway that time was short.") == [("Norway",)]
    text = "The text was supported by Norway and Peru, and opposed by Iran."
    assert who(text) == [("Norway", "Peru"), ("Iran",)]


def test_what_somebody_would_not_support_is_withheld_and_no_support() -> None:
    (draft,) = drafted("Norway did not support the text.")
    assert draft.stance is Stance.WITHHOLD
    assert draft.cue == "not support"


def test_a_statement_of_several_verbs_is_one_draft() -> None:
    (draft,) = drafted("Norway noted the text, opposed its title and called for more time.")
    assert draft.acts == (Act.INFORM, Act.REJECT, Act.REQUEST)
    assert draft.stance is None


def test_a_quotation_keeps_its_exact_words() -> None:
    (found,) = said("“We shall not sign,” said Anna Vale. She left.")
    assert found.quotes == ("We shall not sign,",)
    assert found.form == Form.VERBATIM.value
    assert found.speakers == ("Anna Vale",)


def test_a_quotation_that_is_split_by_its_verb_is_one_statement() -> None:
    text = "“We shall not sign,” Anna Vale told reporters on Tuesday, “whatever comes.”"
    (found,) = said(text)
    assert found.quotes == ("We shall not sign,", "whatever comes.")
    assert found.passage == text


def test_a_quotation_goes_on_behind_its_verb() -> None:
    text = "“We shall not sign,” Anna Vale said. “Not today. Not ever.” The talks went on."
    (found,) = said(text)
    assert found.quotes == ("We shall not sign,", "Not today. Not ever.")
    assert found.passage.endswith("Not ever.”")


def test_a_quotation_of_several_paragraphs_is_one_statement() -> None:
    text = "“We shall not sign,” Anna Vale said. “Not today.\n\n“Not ever.”\n\nThe talks went on."
    (found,) = said(text)
    assert found.quotes == ("We shall not sign,", "Not today.", "Not ever.")


def test_words_in_quotation_marks_inside_a_report_are_a_fragment() -> None:
    (found,) = said('Anna Vale called the text "a bad joke" on Monday.')
    assert found.form == Form.FRAGMENT.value
    assert found.quotes == ("a bad joke",)


def test_quotations_inside_a_quotation_are_part_of_it() -> None:
    text = "“He called it ‘a bad joke’ and left,” Anna Vale said."
    (found,) = said(text)
    assert found.quotes == ("He called it ‘a bad joke’ and left,",)


def test_who_is_named_before_a_colon_speaks() -> None:
    (found,) = said("Anna Vale: We shall see. It is late.")
    assert found.speakers == ("Anna Vale",)
    assert found.passage == "Anna Vale: We shall see. It is late."


def test_a_title_in_capitals_ends_no_sentence_of_a_transcript() -> None:
    first, second = said("MR. VALE: We shall see.\n\nMS. SOLAN: It is late. We go.")
    assert (first.speakers, first.cue) == (("MR. VALE",), "name:")
    assert second.passage == "MS. SOLAN: It is late. We go."


def test_where_a_report_was_written_says_nothing() -> None:
    assert who("VIENNA: Iran said on Monday that it was late.") == [("Iran",)]
    assert who("Moscow: We shall see.") == [("Moscow",)]


def test_a_pronoun_stands_for_the_last_subject_of_its_paragraph() -> None:
    text = "Norway opposed the text. He said it was late.\n\nShe said no."
    first, second, third = drafted(text)
    (he,) = second.speakers
    assert he.words == "He"
    assert he.stands_for == (0, 6)
    assert he.actor is None
    assert "speakers" in second.doubts
    assert first.speakers[0].stands_for is None
    assert third.speakers[0].stands_for is None


def test_a_thing_is_nobody_whom_a_pronoun_stands_for() -> None:
    *_, draft = drafted("Norway said no. Flexibility is costly. He called for more.")
    assert draft.speakers[0].stands_for == (0, 6)


def test_what_somebody_thinks_is_doubtful_in_its_form() -> None:
    (draft,) = drafted("Norway believes that it is late.")
    assert "form" in draft.doubts


def test_whom_one_urges_is_the_target() -> None:
    (draft,) = drafted("Norway urged Peru to sign the text.")
    assert [mention.words for mention in draft.targets] == ["Peru"]


def test_a_quotation_that_nobody_says_is_that_of_who_was_told_to_speak() -> None:
    text = "Anna Vale spoke to the press.\n\n“We shall not sign today.” She left."
    (draft,) = drafted(text)
    assert [mention.words for mention in draft.speakers] == ["Anna Vale"]
    assert text[slice(*draft.passage)] == "“We shall not sign today.”"
    assert "speakers" in draft.doubts
    assert said("Anna Vale left.\n\n“We shall not sign today.”") == []


def test_who_is_named_behind_a_dash_says_the_quotation_before() -> None:
    (found,) = said("“We shall not sign today.” — Anna Vale")
    assert found.speakers == ("Anna Vale",)
    assert found.quotes == ("We shall not sign today.",)
