"""Pickers: what is typed finds who is meant, mistyped too; what is new is told before it is."""

from __future__ import annotations

import pytest
from attrs import evolve

from dipview.capture.form_lines import Line
from dipview.capture.new_records import SORTS
from dipview.capture.picking import Picker, chosen, picker
from dipview.capture.shown_lines import shown_lines
from dipview.capture.statement_form import Hint, StatementForm
from dipview.commands.form_keys import MAKING, When, footer
from dipview.dataset.bundled import bundled_path
from dipview.dataset.opening import open_dataset
from dipview.model.kinds import Kind
from dipview.model.statements import Form
from dipview.search.called import called
from dipview.search.searching import SearchIndex

FORM = StatementForm(source="rferl-2017-04-11", form=Form.REPORTED)


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    return SearchIndex.build(open_dataset([bundled_path()]))


def _ids(found: Picker) -> list[object]:
    return [each.value for each in found.choices if each.new is None and not each.unnamed]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("johnson", "boris-johnson"),
        ("jonson", "boris-johnson"),
        ("germ", "germany"),
        ("RUSSIA", "russia"),
        ("jim-mattis", "jim-mattis"),
        ("mattis or", "jim-mattis"),
    ],
)
def test_the_likeliest_comes_first_mistyped_too(index: SearchIndex, typed: str, meant: str) -> None:
    found = picker(FORM, Line.WHO, index, typed)
    assert _ids(found)[0] == meant


def test_it_is_told_how_many_more_are_called_so_than_have_a_row(index: SearchIndex) -> None:
    found = picker(FORM, Line.SOURCE, index, "russia")
    assert found.beyond == 0
    many = picker(FORM, Line.WHO, index, "s")
    listed = len([each for each in many.choices if each.new is None and not each.unnamed])
    assert many.beyond == len(called(index, "s", Kind.ACTOR, 1_000)) - listed > 0


def test_the_last_row_is_new_and_says_what_is_written(index: SearchIndex) -> None:
    found = picker(FORM, Line.WHO, index, "Anna Vale")
    last = found.choices[-1]
    assert last.new is not None
    assert last.label == "new: person Anna Vale"
    assert "anna-vale" in last.detail
    other = picker(FORM, Line.WHO, index, "Anna Vale", sort=1).choices[-1]
    assert other.new is not None
    assert other.new.sort == "state"
    form = chosen(FORM, found, last)
    assert form.speakers == ("anna-vale",)
    assert form.records() == (last.new,)


def test_somebody_who_is_no_actor_is_told_as_text(index: SearchIndex) -> None:
    found = picker(FORM, Line.WHO, index, "three delegations")
    unnamed = next(each for each in found.choices if each.unnamed)
    form = chosen(FORM, found, unnamed)
    assert (form.speakers, form.unnamed_speakers) == ((), "three delegations")
    named = form.with_value(Line.WHO, ("russia",))
    assert named.unnamed_speakers == ""


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Anna Vale", "new: person Anna Vale"),
        ("the harbour master", "unnamed: the harbour master"),
        ("The harbour master", "unnamed: The harbour master"),
    ],
)
def test_words_of_a_text_that_name_nobody_are_taken_by_a_digit(
    index: SearchIndex, words: str, first: str
) -> None:
    form = evolve(FORM, hints={Line.WHO: Hint(words)})
    found = picker(form, Line.WHO, index)
    labels = [each.label for each in found.choices]
    assert first in labels
    assert labels.index(first) < min(
        at for at, each in enumerate(labels) if each != first and words in each
    )
    assert [each.key for each in found.choices] == [str(n) for n in range(1, 10)]
    choice = next(each for each in found.choices if each.label == first)
    taken = chosen(form, found, choice)
    assert taken.unnamed_speakers == words or taken.records()[0].name == words


@pytest.mark.parametrize("hint", [Hint("she", ("russia",)), Hint("Vale, Holm"), Hint()])
def test_nothing_new_is_offered_for_a_pronoun_or_for_several(
    index: SearchIndex, hint: Hint
) -> None:
    found = picker(evolve(FORM, hints={Line.WHO: hint}), Line.WHO, index)
    assert not any(each.new or each.unnamed for each in found.choices)


def test_a_line_says_for_which_words_somebody_is_missing(index: SearchIndex) -> None:
    form = evolve(FORM, hints={Line.WHO: Hint("Anna Vale")})
    who = shown_lines(form, index.dataset, (Line.WHO,))[0]
    assert (who.remark, who.missing) == ("the text has: Anna Vale", True)


def test_nothing_typed_offers_the_last_used_by_digits(index: SearchIndex) -> None:
    found = picker(FORM, Line.WHO, index)
    assert [each.key for each in found.choices] == [str(n) for n in range(1, 10)]
    written = picker(FORM, Line.WHO, index, written=("johnson-sanctions-agenda",))
    first = written.at_key("1")
    assert first is not None
    assert first.value == "boris-johnson"
    assert written.at_key("x") is None


def test_a_plus_adds_to_those_who_are_named(index: SearchIndex) -> None:
    form = FORM.with_value(Line.WHO, ("germany",))
    found = picker(form, Line.WHO, index, "+italy")
    assert chosen(form, found, found.choices[0]).speakers == ("germany", "italy")
    alone = picker(form, Line.WHO, index, "italy")
    assert chosen(form, alone, alone.choices[0]).speakers == ("italy",)


def test_the_stances_are_those_that_fit_the_issue(index: SearchIndex) -> None:
    form = FORM.with_value(Line.ISSUE, "government-gas-attack")
    found = picker(form, Line.STANCE, index, "de")
    assert [each.label for each in found.choices] == ["deny"]
    policy = picker(FORM.with_value(Line.ISSUE, "assad-rule"), Line.STANCE, index)
    assert policy.choices[0].label == "support"
    assert policy.choices[0].key == "1"


def test_a_source_is_never_made_on_the_way(index: SearchIndex) -> None:
    found = picker(FORM, Line.SOURCE, index, "no such paper anywhere")
    assert not [each for each in found.choices if each.new]


def test_the_footer_names_the_key_of_other_kinds_only_where_something_new_can_be_made() -> None:
    assert {line for line in Line if line.kind in SORTS} == MAKING
    for line in Line:
        assert any(key == "F2" for key, _ in footer(When.OPEN, line)) is (line in MAKING)
