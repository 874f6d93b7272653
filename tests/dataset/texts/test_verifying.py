"""Quotations are held against the texts of their sources, when somebody asks for it alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from dipview.dataset.opening import open_dataset
from dipview.dataset.problems import Problem
from dipview.dataset.texts.comparing import Fit
from dipview.dataset.texts.stored import Stored
from dipview.dataset.texts.verifying import Verification

TEXT = 'The council met.\n\n"The lock stays open," Vale said. Reed called for a "fair toll".\n'
HEAD = """\
[dataset]
title = "Locks"
schema = 2

[[actors]]
id = "vale"
name = "Vale"
kind = "person"
sources = ["log"]

[[sources]]
id = "log"
type = "report"
"""
STORED = HEAD + 'text = "log.txt"\n'
WITHHELD = HEAD + 'text = "withheld"\n'


def statement(words: str, form: str = "verbatim", more: str = "") -> str:
    return (
        f'[[statements]]\nid = "s"\nsource = "log"\nspeakers = ["vale"]\n'
        f'form = "{form}"\n{words}\n{more}\n'
    )


class Verified:
    def __init__(self, folder: Path, toml: str, given: dict[str, Stored] | None = None) -> None:
        (folder / "log.txt").write_text(TEXT)
        (folder / "a.toml").write_text(toml)
        self.verification = Verification([folder], given=given or {})
        self.problems = open_dataset([folder], also=self.verification.check).problems

    @property
    def codes(self) -> list[str]:
        return [problem.code for problem in self.problems]

    @property
    def counts(self) -> dict[Fit, int]:
        return dict(self.verification.counts)

    @property
    def only(self) -> Problem:
        (problem,) = self.problems
        return problem


def test_words_of_several_passages_are_counted_each(tmp_path: Path) -> None:
    words = 'text = ["The lock stays open", "a \u2018fair toll\u2019", "stays  open"]'
    done = Verified(tmp_path, STORED + statement(words))
    assert done.counts == {Fit.EXACT: 1, Fit.DIFFERS: 1, Fit.TYPOGRAPHIC: 1}
    assert done.codes == ["words-differ"]
    assert "text[1]" in done.only.message


@pytest.mark.parametrize(
    ("form", "words", "counts"),
    [
        ("described", 'printed = "The council met."', {Fit.EXACT: 1}),
        ("reported", 'summary = "The lock is open"', {}),
        (
            "verbatim",
            'text = "L\u2019\u00e9cluse"\noriginal_text = "The lock"\ntranslation = "ours"',
            {Fit.EXACT: 1},
        ),
        (
            "verbatim",
            'text = "The lock"\noriginal_text = "L\u2019\u00e9cluse"\ntranslation = "official"',
            {Fit.EXACT: 1},
        ),
    ],
)
def test_what_the_source_prints_is_held_against_it(
    tmp_path: Path, form: str, words: str, counts: dict[Fit, int]
) -> None:
    done = Verified(
        tmp_path,
        STORED
        + statement(words, form).replace(
            'speakers = ["vale"]\n' if form == "described" else "\0", ""
        ),
    )
    assert done.counts == counts
    assert not done.codes


def test_words_at_their_passage_are_sound(tmp_path: Path) -> None:
    start = TEXT.index("The lock")
    passage = f"passage = [{start - 1}, {start + 21}]"
    done = Verified(tmp_path, STORED + statement('text = "The lock stays open"', more=passage))
    assert not done.codes


def test_a_stale_passage_is_told_with_the_one_where_the_words_stand_now(tmp_path: Path) -> None:
    done = Verified(
        tmp_path, STORED + statement('text = "The lock stays open"', more="passage = [0, 16]")
    )
    assert done.codes == ["passage-stale"]
    start = TEXT.index("The lock")
    assert done.only.hint == f"write passage = [{start}, {start + len('The lock stays open')}]"


def test_words_that_recur_are_taken_where_they_are_nearest_to_their_old_passage(
    tmp_path: Path,
) -> None:
    words = statement('text = "The"', "fragment", "passage = [4, 9]")
    done = Verified(tmp_path, STORED + words)
    assert done.only.hint == "write passage = [0, 3]"
    words = statement('text = "The council"', "fragment", "passage = [20, 22]")
    assert Verified(tmp_path, STORED + words).only.hint == "write passage = [0, 11]"


def test_a_passage_beyond_the_end_is_stale(tmp_path: Path) -> None:
    more = "passage = [10, 5000]"
    done = Verified(tmp_path, STORED + statement('summary = "Open"', "reported", more))
    assert done.codes == ["passage-stale"]
    assert f"ends at {len(TEXT)}" in done.only.message


def test_a_misprint_in_its_passage_is_told_as_a_misprint_alone(tmp_path: Path) -> None:
    start = TEXT.index("The lock")
    more = f"passage = [{start}, {start + 19}]"
    done = Verified(tmp_path, STORED + statement('text = "The lock stays shut"', more=more))
    assert done.codes == ["words-differ"]


def test_a_passage_without_words_is_stale_once_the_text_has_changed(tmp_path: Path) -> None:
    changed = STORED + f'text_sha256 = "{"0" * 64}"\n'
    more = "passage = [0, 16]"
    done = Verified(tmp_path, changed + statement('summary = "Met"', "reported", more))
    assert sorted(done.codes) == ["passage-stale", "text-changed"]


def test_a_text_that_is_withheld_is_held_against_a_copy(tmp_path: Path) -> None:
    toml = WITHHELD + statement('text = "The lock stays open"')
    assert Verified(tmp_path, toml).counts == {Fit.NO_TEXT: 1}
    for id in ("log", ""):
        given = Verified(tmp_path, toml, {id: Stored(TEXT, "")})
        assert given.counts == {Fit.EXACT: 1}
        assert not given.verification.unmatched
    assert Verified(tmp_path, toml, {"none": Stored(TEXT, "")}).verification.unmatched == ("none",)


def test_a_text_that_is_refused_counts_as_none(tmp_path: Path) -> None:
    toml = HEAD + 'text = "../log.txt"\n' + statement('text = "The lock stays open"')
    done = Verified(tmp_path, toml)
    assert done.codes == ["text-outside"]
    assert done.counts == {Fit.NO_TEXT: 1}


def test_plain_opening_reads_no_text(tmp_path: Path) -> None:
    toml = HEAD + 'text = "none.txt"\n' + statement('text = "nowhere to be found"')
    (tmp_path / "a.toml").write_text(toml)
    assert not open_dataset([tmp_path]).problems
