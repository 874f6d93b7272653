"""Which statements are codings of one utterance, and what of them counts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.bodies import BODIES

from dipview.dataset.codings import counted_as, readings_in, utterances_of
from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature
from dipview.dataset.opening import open_dataset
from dipview.model.kinds import Kind

_HEAD = """
[[sources]]
id = "wire"
type = "report"
issued = 2020-12-31
[[sources]]
id = "paper"
type = "report"
issued = 2020-12-31
[[actors]]
id = "north"
name = "North"
kind = "state"
sources = ["wire"]
[[actors]]
id = "south"
name = "South"
kind = "state"
sources = ["wire"]
[[issues]]
id = "reef"
kind = "policy"
proposition = "The reef should be closed."
sources = ["wire"]
[[issues]]
id = "fee"
kind = "policy"
proposition = "A fee should be paid."
sources = ["wire"]
"""


def coded(
    id: str,
    coder: str,
    *positions: str,
    by: str = "north",
    source: str = "wire",
    words: str = "Close it.",
    extra: str = "",
) -> str:
    """Write a coding; a position as ``reef support``, with further keys after a comma."""
    split = (each.split(" ", 2) for each in positions)
    taken = [
        f'{{ issue = "{issue}", stance = "{stance}"{more[0] if more else ""} }}'
        for issue, stance, *more in split
    ]
    return f"""
[[statements]]
id = "{id}"
source = "{source}"
form = "verbatim"
speakers = ["{by}"]
text = '''{words}'''
coded_by = "{coder}"
positions = [{", ".join(taken)}]
{extra}
"""


@pytest.fixture(params=BODIES)
def body(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def opened(tmp_path: Path, body: str, *records: str) -> Dataset:
    (tmp_path / "world.toml").write_text(_HEAD + "".join(records), encoding="utf-8")
    return BODIES[body](open_dataset([tmp_path / "world.toml"]))


def groups(dataset: Dataset) -> list[Sequence[str]]:
    return list(dict.fromkeys(each.codings for each in utterances_of(dataset).values()))


def features(dataset: Dataset, feature: Feature) -> set[str]:
    sets = dataset.sets
    ids = [id for kind in Kind for id in dataset.ids(kind)]
    numbers = {dataset.number_of(id): id for id in ids}
    return {numbers[number] for number in sets.features[feature]}


def test_where_nobody_signs_there_is_no_utterance_with_several_codings(
    tmp_path: Path, body: str
) -> None:
    dataset = opened(tmp_path, body, coded("a", ""), coded("b", ""), coded("c", "ben"))
    assert not utterances_of(dataset)
    assert counted_as(dataset, "b") == "b"


def test_alike_words_of_two_coders_are_one_utterance(tmp_path: Path, body: str) -> None:
    dataset = opened(
        tmp_path,
        body,
        coded("a", "anna", "reef support"),
        coded("b", "Ben", "reef support", words="“close  it”"),
        coded("c", "ben", "reef support", words="Close it now."),
        coded("d", "ben", "reef support", by="south"),
        coded("e", "ben", "reef support", source="paper"),
    )
    assert groups(dataset) == [("a", "b")]
    assert counted_as(dataset, "b") == "a"


def test_one_coder_has_one_coding_of_an_utterance(tmp_path: Path, body: str) -> None:
    dataset = opened(tmp_path, body, coded("a", "anna"), coded("b", "ANNA "), coded("c", "ben"))
    assert groups(dataset) == [("a", "c")]
    assert [each.code for each in dataset.problems] == ["alike-statements"]


def test_codings_by_two_are_no_alike_statements(tmp_path: Path, body: str) -> None:
    dataset = opened(tmp_path, body, coded("a", "anna"), coded("b", "ben"))
    assert not dataset.problems


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ((0, 100), (0, 100), True),
        ((0, 100), (50, 100), True),
        ((0, 100), (51, 100), False),
        ((0, 100), (50, 150), True),
        ((0, 100), (51, 151), False),
        ((0, 100), (100, 200), False),
    ],
)
def test_passages_that_overlap_by_half_are_one_utterance(
    tmp_path: Path, one: tuple[int, int], other: tuple[int, int], same: bool
) -> None:
    dataset = opened(
        tmp_path,
        "memory",
        coded("a", "anna", words="These words", extra=f"passage = {list(one)}"),
        coded("b", "ben", words="Other words", extra=f"passage = {list(other)}"),
    )
    assert bool(utterances_of(dataset)) is same


@pytest.mark.parametrize(("end", "told"), [(50, True), (49, False)])
def test_passages_of_one_coder_that_overlap_by_half_are_told_as_alike(
    tmp_path: Path, end: int, told: bool
) -> None:
    dataset = opened(
        tmp_path,
        "memory",
        coded("a", "anna", words="These words", extra="passage = [0, 100]"),
        coded("b", "anna", words="Other words", extra=f"passage = [0, {end}]"),
    )
    assert ("alike-statements" in [each.code for each in dataset.problems]) is told


def test_a_passage_that_one_coder_wrote_down_for_each_issue_is_told_as_nothing(
    tmp_path: Path,
) -> None:
    dataset = opened(
        tmp_path,
        "memory",
        coded("a", "anna", "reef support", words="These words", extra="passage = [0, 100]"),
        coded("b", "anna", "fee support", words="Other words", extra="passage = [0, 100]"),
    )
    assert "alike-statements" not in [each.code for each in dataset.problems]


def test_passages_that_share_most_are_taken_together(tmp_path: Path) -> None:
    dataset = opened(
        tmp_path,
        "memory",
        coded("a1", "anna", extra="passage = [0, 60]"),
        coded("b", "ben", extra="passage = [0, 100]"),
        coded("a2", "anna", extra="passage = [5, 100]"),
    )
    assert groups(dataset) == [("a2", "b")]


def test_the_same_words_at_two_passages_are_two_utterances(tmp_path: Path) -> None:
    dataset = opened(
        tmp_path,
        "memory",
        coded("a", "anna", extra="passage = [0, 9]"),
        coded("b", "ben", extra="passage = [300, 309]"),
    )
    assert not utterances_of(dataset)


def test_a_coding_with_a_passage_and_one_without_go_by_their_words(tmp_path: Path) -> None:
    dataset = opened(
        tmp_path, "memory", coded("a", "anna", extra="passage = [0, 9]"), coded("b", "ben")
    )
    assert groups(dataset) == [("a", "b")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("date = 2020-01-01", "date = 2020-01-02"),
        ('locator = "page 1"', 'locator = "page 2"'),
        ('prefix = "first"', 'prefix = "then"'),
        ('status = "retracted"', ""),
        ("", 'supersedes = "a"'),
    ],
)
def test_what_is_told_apart_is_not_one_utterance(tmp_path: Path, one: str, other: str) -> None:
    dataset = opened(
        tmp_path, "memory", coded("a", "anna", extra=one), coded("b", "ben", extra=other)
    )
    assert not utterances_of(dataset)


def test_where_codings_agree_the_first_counts(tmp_path: Path, body: str) -> None:
    dataset = opened(
        tmp_path,
        body,
        coded("a", "anna", 'reef support , condition = "if paid"'),
        coded("b", "ben", 'reef support , condition = "once it is paid for"'),
    )
    assert features(dataset, Feature.COUNTED) == {"a", "a#reef@north"}
    assert features(dataset, Feature.ASIDE) == {"b", "b#reef@north"}
    assert not features(dataset, Feature.CONTESTED)


def test_a_stance_on_which_codings_differ_is_contested_and_counts_once(
    tmp_path: Path, body: str
) -> None:
    dataset = opened(
        tmp_path, body, coded("a", "anna", "reef support"), coded("b", "ben", "reef oppose")
    )
    assert features(dataset, Feature.COUNTED) == {"a", "a#reef@north"}
    assert features(dataset, Feature.CONTESTED) == {"a#reef@north"}


def test_an_issue_that_one_coder_alone_found_is_contested(tmp_path: Path, body: str) -> None:
    dataset = opened(
        tmp_path,
        body,
        coded("a", "anna", "reef support"),
        coded("b", "ben", "reef support", "fee oppose"),
    )
    assert features(dataset, Feature.COUNTED) == {"a", "a#reef@north", "b#fee@north"}
    assert features(dataset, Feature.CONTESTED) == {"b#fee@north"}


def test_holders_on_which_codings_differ_are_both_contested(tmp_path: Path, body: str) -> None:
    dataset = opened(
        tmp_path,
        body,
        coded("a", "anna", "reef support"),
        coded("b", "ben", 'reef support , holders = ["south"]'),
    )
    contested = {"a#reef@north", "b#reef@south"}
    assert features(dataset, Feature.CONTESTED) == contested
    assert features(dataset, Feature.COUNTED) == {"a", *contested}


@pytest.mark.parametrize("reviewed", ['status = "reviewed"', 'reviewed_by = "carla"'])
def test_a_reviewed_coding_stands(tmp_path: Path, body: str, reviewed: str) -> None:
    dataset = opened(
        tmp_path,
        body,
        coded("a", "anna", "reef support", "fee oppose"),
        coded("b", "ben", "reef oppose", extra=reviewed),
    )
    assert features(dataset, Feature.COUNTED) == {"b", "b#reef@north"}
    assert not features(dataset, Feature.CONTESTED)
    assert counted_as(dataset, "a") == "b"
    assert utterances_of(dataset)["a"].narrowed


def test_of_two_reviewed_codings_none_stands_alone(tmp_path: Path, body: str) -> None:
    dataset = opened(
        tmp_path,
        body,
        coded("a", "anna", "reef support", extra='status = "reviewed"'),
        coded("b", "ben", "reef oppose", extra='status = "reviewed"'),
        coded("c", "carla", "reef note"),
    )
    assert features(dataset, Feature.CONTESTED) == {"a#reef@north"}
    assert utterances_of(dataset)["c"].standing == ("a", "b")


def test_a_draft_beside_a_coding_that_counts_is_no_draft_to_be_counted(
    tmp_path: Path, body: str
) -> None:
    dataset = opened(
        tmp_path,
        body,
        coded("a", "anna", "reef oppose", extra='status = "draft"'),
        coded("b", "ben", "reef support"),
    )
    assert features(dataset, Feature.COUNTED) == {"b", "b#reef@north"}
    assert not features(dataset, Feature.DRAFT)


def test_two_drafts_of_one_utterance_are_one_draft(tmp_path: Path, body: str) -> None:
    draft = 'status = "draft"'
    dataset = opened(
        tmp_path,
        body,
        coded("a", "anna", "reef support", extra=draft),
        coded("b", "ben", "reef support", extra=draft),
    )
    assert features(dataset, Feature.DRAFT) == {"a#reef@north"}
    assert not features(dataset, Feature.COUNTED)


def test_the_most_direct_of_codings_that_differ_counts(tmp_path: Path, body: str) -> None:
    dataset = opened(
        tmp_path,
        body,
        coded("a", "anna", 'reef support , basis = "implied"'),
        coded("b", "ben", "reef support"),
    )
    assert features(dataset, Feature.CONTESTED) == {"b#reef@north"}
    (reading,) = readings_in(dataset, utterances_of(dataset)["a"])
    assert (reading.places, reading.counts, reading.agreed) == ((0, 0), 1, False)


def test_what_supersedes_any_coding_comes_after_what_another_coding_supersedes(
    tmp_path: Path, body: str
) -> None:
    dataset = opened(
        tmp_path,
        body,
        coded("a-latest", "anna", words="Leave it open.", extra='supersedes = "again-2"'),
        coded("again-1", "anna", words="Close it soon.", extra='supersedes = "first"'),
        coded("again-2", "ben", words="Close it soon."),
        coded("first", "anna", words="Close it some day."),
    )
    assert groups(dataset) == [("again-1", "again-2")]
    in_time = sorted(dataset.ids(Kind.STATEMENT), key=lambda id: dataset.placed(id)[1])
    assert in_time == ["first", "again-1", "again-2", "a-latest"]
