"""Drafts compared with labels: what counts as right, and how it is counted."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest
from attrs import evolve
from benchmarks.drafting.intervals import Share, f1
from benchmarks.drafting.labels import LABELS, Attribution, Labelled, Place
from benchmarks.drafting.matching import Measure, is_right, matched
from benchmarks.drafting.polnear import articles
from benchmarks.drafting.proposals import Proposal, proposals
from benchmarks.drafting.report import document, misses
from benchmarks.drafting.scoring import NOTHING, Scored, scored

from dipview.capture.draft import Draft, Mention
from dipview.model.statements import Form

TEXT = (
    "The Chair, Ana Ruiz (Tollern), opened. MARENOVIA and QASIRIYA said locks should stay open. "
    "She asked for a vote. Some delegations nodded."
)


def place(words: str) -> Place:
    start = TEXT.index(words)
    return Place(start, start + len(words))


def label(
    speaker: str, content: str = "locks should stay open", construction: str = "plain"
) -> Attribution:
    return Attribution(
        construction=construction,
        passage=place("MARENOVIA and QASIRIYA said locks should stay open."),
        content=place(content),
        speaker=place(speaker) if speaker else None,
    )


def proposal(
    speaker: str, passage: str = "MARENOVIA and QASIRIYA said locks should stay open."
) -> Proposal:
    return Proposal(
        draft="d",
        cue="said",
        form="reported",
        passage=place(passage),
        speaker=place(speaker) if speaker else None,
    )


def read(*attributions: Attribution) -> Labelled:
    return Labelled("text:1", TEXT, Place(0, len(TEXT)), attributions)


def score(
    labels: Sequence[Attribution], proposed: Sequence[Proposal], measure: Measure = Measure.STRICT
) -> Scored:
    return scored([(read(*labels), proposed)], measure)


@pytest.mark.parametrize(
    ("label_words", "given", "strict", "lenient"),
    [
        ("MARENOVIA", "MARENOVIA", True, True),
        ("QASIRIYA", "MARENOVIA", False, False),
        ("The Chair, Ana Ruiz (Tollern)", "Ana Ruiz", True, True),
        ("The Chair, Ana Ruiz (Tollern)", "The Chair", True, True),
        ("The Chair, Ana Ruiz (Tollern)", "Tollern", False, False),
        ("Ana Ruiz (Tollern)", "Ana Ruiz", True, True),
        ("Ana Ruiz", "Ruiz", False, True),
        ("MARENOVIA", "MARENOVIA and QASIRIYA", False, True),
    ],
)
def test_a_speaker_is_compared_by_the_words_that_name_them(
    label_words: str, given: str, strict: bool, lenient: bool
) -> None:
    for measure, meant in ((Measure.STRICT, strict), (Measure.LENIENT, lenient)):
        assert is_right(TEXT, label(label_words), proposal(given), measure) is meant


def test_an_extent_holds_the_content_and_strictly_little_else() -> None:
    whole = proposal("MARENOVIA", TEXT)
    clause = proposal("MARENOVIA", "said locks should stay open")
    half = proposal("MARENOVIA", "MARENOVIA and QASIRIYA said locks should st")
    for given, strict, lenient in (
        (whole, False, True),
        (clause, True, True),
        (half, False, True),
        (proposal("MARENOVIA", "She asked for a vote."), False, False),
    ):
        assert is_right(TEXT, label("MARENOVIA"), given, Measure.STRICT) is strict
        assert is_right(TEXT, label("MARENOVIA"), given, Measure.LENIENT) is lenient


def test_a_pronoun_is_right_strictly_where_it_is_told_for_whom_it_stands() -> None:
    she = Attribution(
        construction="pronoun",
        passage=place("She asked for a vote."),
        content=place("for a vote"),
        speaker=place("The Chair, Ana Ruiz (Tollern)"),
        pronoun=place("She"),
    )
    given = proposal("She", "She asked for a vote.")
    for stands_for, strict, lenient in (
        ("The Chair", True, True),
        ("QASIRIYA", False, False),
        (None, False, True),
    ):
        told = evolve(given, stands_for=place(stands_for) if stands_for else None)
        assert is_right(TEXT, she, told, Measure.STRICT) is strict
        assert is_right(TEXT, she, told, Measure.LENIENT) is lenient


def test_three_speakers_in_one_draft_are_three_proposals_and_together_one() -> None:
    mentions = tuple(Mention(words, *place(words)) for words in ("MARENOVIA", "QASIRIYA"))
    passage = place("MARENOVIA and QASIRIYA said locks should stay open.")
    draft = Draft(id="d", passage=passage, form=Form.REPORTED, speakers=mentions, cue="said")
    assert [each.speaker for each in proposals(TEXT, [draft])] == [
        place("MARENOVIA"),
        place("QASIRIYA"),
    ]
    (together,) = proposals(TEXT, [draft], jointly=True)
    assert together.speaker == place("MARENOVIA and QASIRIYA")


def test_speakers_without_a_name_are_looked_for_in_the_passage() -> None:
    def drafted(words: str) -> Proposal:
        passage = place("Some delegations nodded.")
        draft = Draft(id="d", passage=passage, form=Form.DESCRIBED, unnamed_speakers=words)
        (given,) = proposals(TEXT, [draft])
        return given

    assert drafted("Some delegations").speaker == place("Some delegations")
    assert drafted("many delegations").speaker is None


def test_precision_and_recall_are_counted_by_construction() -> None:
    given = [proposal("MARENOVIA"), proposal("Ana Ruiz"), proposal("", "She asked for a vote.")]
    found = score([label("MARENOVIA"), label("QASIRIYA", construction="list")], given)
    assert found.all.precision == Share(1, 3)
    assert found.all.recall == Share(1, 2)
    rows = {each.name: (each.precision, each.recall) for each in found.constructions}
    assert rows == {
        "plain": (Share(1, 2), Share(1, 1)),
        "list": (Share(0, 0), Share(0, 1)),
        NOTHING: (Share(0, 1), Share(0, 0)),
    }


def test_what_is_scored_apart_is_neither_a_miss_nor_a_mistake() -> None:
    apart = Attribution(
        construction="outcome",
        passage=place("Some delegations nodded."),
        content=place("nodded"),
        speaker=None,
        apart=True,
    )
    given = proposal("Some delegations", "Some delegations nodded.")
    found = score([apart], [given])
    assert (found.all.precision, found.all.recall) == (Share(0, 0), Share(0, 0))
    assert found.apart == Share(1, 1)


def test_what_is_right_twice_counts_once() -> None:
    found = score([label("MARENOVIA")], [proposal("MARENOVIA"), proposal("MARENOVIA")])
    assert found.all.precision == Share(1, 1)
    assert found.again == 1


def test_a_proposal_that_fits_two_labels_goes_where_both_are_found() -> None:
    two = [label("MARENOVIA"), label("MARENOVIA", "stay open")]
    given = [proposal("MARENOVIA", "stay open"), proposal("MARENOVIA")]
    assert not matched(read(*two), given, Measure.STRICT).missed


def test_what_is_proposed_outside_of_what_was_read_is_not_judged() -> None:
    part = Labelled("text:1", TEXT, place("Some delegations nodded."), [])
    assert not matched(part, [proposal("MARENOVIA")], Measure.STRICT).wrong


def test_the_interval_is_wilsons() -> None:
    low, high = Share(9, 10).interval
    assert (round(low, 3), round(high, 3)) == (0.596, 0.982)
    assert Share(0, 0).interval == (0.0, 1.0)
    assert f1(Share(0, 1), Share(0, 1)) == 0


def test_the_table_tells_the_interval_and_the_list_only_places() -> None:
    labels = [label("MARENOVIA"), label("QASIRIYA", construction="list")]
    given = [proposal("MARENOVIA"), proposal("Ana Ruiz")]
    found = score(labels, given)
    assert "| all | 50.0% (9%–91%; 1/2) | 50.0% (9%–91%; 1/2) | 0.50 |" in document("x", [found])
    places = misses(found, [given], texts=False)
    assert "missed\ttext:1\tlist\t53-61\t67-89\tanother speaker" in places
    assert "locks" not in places
    assert "locks" in misses(found, [given], texts=True)


def test_labels_are_places_and_kinds_and_hold_no_words() -> None:
    tables = tomllib.loads(LABELS.read_text(encoding="utf-8"))["sentences"]
    assert len(tables) == 200
    assert len({each["section"] for each in tables}) == 200
    for statement in (x for each in tables for x in each["statements"]):
        words = {key for key, value in statement.items() if isinstance(value, str)}
        assert words == {"construction", "form"}
        Form(statement["form"])
        passage, content = Place(*statement["passage"]), Place(*statement["content"])
        assert passage.start <= content.start < content.end <= passage.end


def test_polnear_is_read_with_its_sources_and_contents(tmp_path: Path) -> None:
    text = "Ana Ruiz sailed.\n“Locks stay open,” she said. It was said that locks leak.\n"
    home = tmp_path / "data" / "test"
    for folder in ("text", "attributions"):
        (home / folder).mkdir(parents=True)
    (home / "text" / "paper_2016.txt").write_text(text, encoding="utf-8")
    (home / "attributions" / "paper_2016_ab12.ann").write_text(BRAT, encoding="utf-8")
    (home / "attributions" / "paper_2016_zz99.ann").write_text("", encoding="utf-8")
    (article,) = articles(tmp_path)
    said, unsaid = article.attributions
    assert (said.construction, said.form) == ("direct", "verbatim")
    assert text[slice(*said.passage)] == "“Locks stay open,” she said."
    assert said.speaker == Place(36, 39)
    assert unsaid.apart
    assert unsaid.construction == "indirect"


BRAT = """\
T1\tContent 17 35\t“Locks stay open,”
T2\tSource 36 39\tshe
T3\tCue 40 44\tsaid
T4\tAttribution 40 44\tsaid
E1\tAttribution:T4 Content:T1 Source:T2 Cue:T3
T5\tCue 46 57\tIt was said
T6\tContent 58 68;69 73\tthat locks leak
T7\tAttribution-no-source 46 57\tIt was said
E2\tAttribution-no-source:T7 Content:T6 Cue:T5
"""
