"""How good drafts are on the labelled sentences of the bulletins, where these are at hand."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path

import pytest
from benchmarks.converting.corpora import VARIABLE
from benchmarks.drafting.command_line import Pairs, bulletins, main
from benchmarks.drafting.drafter import drafter
from benchmarks.drafting.labels import TextChangedError, labelled
from benchmarks.drafting.matching import Measure
from benchmarks.drafting.scoring import scored
from benchmarks.drafting.sections import Section, actors, sampled, sections

from dipview.capture.draft import Draft
from dipview.dataset.opening import open_dataset
from dipview.model.kinds import Kind
from dipview.search.folding import words

BESIDE = Path(__file__).parents[2].parent / "shared" / "corpora"
FOLDER = Path(os.environ.get(VARIABLE, BESIDE)) / "enb"
needs_bulletins = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="the negotiation bulletins are not beside the checkout"
)


@cache
def drafted() -> Pairs:
    return bulletins(FOLDER)


@cache
def every() -> tuple[Section, ...]:
    return tuple(sections(FOLDER))


@cache
def every_draft() -> tuple[tuple[Section, tuple[Draft, ...]], ...]:
    draft = drafter(actors(every()))
    return tuple((section, tuple(draft(section.text))) for section in every())


@pytest.mark.slow
@needs_bulletins
def test_nine_in_ten_drafts_are_right_and_three_in_four_statements_are_drafted() -> None:
    found = scored(drafted(), Measure.STRICT).all
    assert found.precision.value >= 0.90, found
    assert found.recall.value >= 0.75, found


@needs_bulletins
def test_the_labels_are_of_the_sentences_that_the_guideline_draws() -> None:
    drawn = [f"{section.id}:{number}" for section, number in sampled(every())]
    assert drawn == [read.name for read, _ in drafted()]
    assert len(drawn) == 200


@needs_bulletins
def test_a_speaker_of_a_label_is_named_by_a_word() -> None:
    for read, _ in drafted():
        for each in read.attributions:
            spans = (each.speaker, each.pronoun, *each.on_behalf_of)
            assert all(read.text[span.start : span.end].strip() for span in spans if span)


@needs_bulletins
def test_a_text_that_is_not_the_labelled_one_is_told() -> None:
    with pytest.raises(TextChangedError):
        list(labelled({}))


@needs_bulletins
@pytest.mark.slow
def test_every_draft_of_every_section_is_where_it_says() -> None:
    for section, drafts in every_draft():
        text = section.text
        for each in drafts:
            start, end = each.passage
            assert 0 <= start < end <= len(text)
            assert all(start <= first < last <= end for first, last in each.quotes)
            assert each.unnamed_speakers in text[start:end]
            for mention in (*each.speakers, *each.on_behalf_of, *each.targets):
                assert text[mention.start : mention.end] == mention.words


@needs_bulletins
@pytest.mark.slow
def test_nobody_is_linked_in_any_section_but_by_their_own_name(tmp_path: Path) -> None:
    path = tmp_path / "actors.toml"
    path.write_text(actors(every()), encoding="utf-8")
    dataset = open_dataset([path])
    names = {
        id: {key(each) for each in (actor.name, *(other.name for other in actor.other_names))}
        for id in dataset.ids(Kind.ACTOR)
        for actor in [dataset.actor(id)]
    }
    linked = [
        (key(mention.words), mention.actor)
        for _, drafts in every_draft()
        for each in drafts
        for mention in (*each.speakers, *each.on_behalf_of, *each.targets)
        if mention.actor is not None
    ]
    assert len(linked) > 8000
    assert {(name, id) for name, id in linked if name not in names[id]} <= FURTHER


FURTHER = {
    (("zaire",), "democratic-republic-of-congo"),
    (("viet", "nam"), "vietnam"),
    (("federated", "states", "of", "micronesia"), "micronesia"),
}
"""Names that the dataset has not, but that are one state's alone."""


def key(name: str) -> tuple[str, ...]:
    plain = re.sub(r"\([^)]*\)", "", name).replace("/", " ")
    return tuple(word for word in words(plain) if word not in ("the", "and"))


def test_without_a_corpus_it_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert main([]) == 2
    assert VARIABLE in capsys.readouterr().err
    assert main(["--polnear", str(tmp_path)]) == 1
    assert "no articles of PolNeAR" in capsys.readouterr().err


@needs_bulletins
@pytest.mark.slow
def test_the_table_and_the_misses_are_printed_without_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--enb", str(FOLDER), "--misses"]) == 0
    printed = capsys.readouterr().out
    assert "| all |" in printed
    for line in printed.splitlines():
        if line.startswith(("missed\t", "wrong\t")):
            assert line.count("\t") == 5
