"""Names written apart are found joined, and the other way round."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.bodies import BODIES, stored_and_opened

from dipview.dataset.opening import open_dataset
from dipview.model.kinds import Kind
from dipview.search.highlights import spans
from dipview.search.joined_words import put_together, run_from
from dipview.search.searching import SearchIndex, search

NAMES = {
    "daesung-apart": "Dae-sung Moon",
    "daesung-joined": "Daesung Park",
    "g20-apart": "G-20",
    "g20-joined": "G20 Sherpas",
    "g7": "G-7",
    "rahman": "Abd el Rahman",
    "rahman-joined": "Abdelrahman Omar",
    "dae": "Dae Moon",
    "sung": "Sung Dae",
    "g": "G Company",
    "unrelated": "Lavrov",
}


@pytest.fixture(scope="module", params=[*BODIES, "stored"])
def find(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], list[str]]:
    """Search the names, in memory, in a snapshot, and in an index that was stored."""
    folder = tmp_path_factory.mktemp("names")
    text = '[[sources]]\nid = "s"\ntype = "report"\n'
    for id, name in NAMES.items():
        text += (
            f'[[actors]]\nid = "{id}"\nname = "{name}"\nkind = "person"\nsources = ["s"]\n'
            f'[[statements]]\nid = "{id}-said"\nsource = "s"\nspeakers = ["{id}"]\n'
            f'form = "reported"\nsummary = "Rain"\n'
        )
    text += (
        '[[statements]]\nid = "quoted"\nsource = "s"\nspeakers = ["unrelated"]\n'
        'form = "verbatim"\ntext = "The cease-fire of the G-20 holds."\n'
    )
    (folder / "names.toml").write_text(text, encoding="utf-8")
    stored = request.param == "stored"
    dataset = BODIES["memory" if stored else request.param](open_dataset([folder / "names.toml"]))
    index = SearchIndex.build(dataset)
    if stored:
        index = stored_and_opened(index, folder / "index")

    def found(query: str) -> list[str]:
        return list(search(index, query).ids(Kind.ACTOR))

    found.all = lambda query: set(search(index, query).ranked_ids)  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize("query", ["daesung", "dae sung", "dae-sung", "Daesun", "DAESUNG"])
def test_a_name_of_two_parts_is_found_however_it_is_written(
    find: Callable[[str], list[str]], query: str
) -> None:
    assert set(find(query)[:2]) == {"daesung-apart", "daesung-joined"}


def test_words_apart_are_not_taken_for_a_name(find: Callable[[str], list[str]]) -> None:
    assert set(find("daesung")) == {"daesung-apart", "daesung-joined"}
    assert find("daesung moon") == ["daesung-apart"]
    assert find("dae sung park") == ["daesung-joined"]


@pytest.mark.parametrize("query", ["g20", "g 20", "g-20", "G20"])
def test_a_letter_and_a_number_are_found_however_they_are_written(
    find: Callable[[str], list[str]], query: str
) -> None:
    assert set(find(query)) == {"g20-apart", "g20-joined"}


def test_a_letter_and_a_digit_are_enough(find: Callable[[str], list[str]]) -> None:
    assert find("g7") == ["g7"]


@pytest.mark.parametrize("query", ["abdelrahman", "abd elrahman", "abdel rahman", "abd el rahman"])
def test_a_name_of_three_parts_is_found_however_it_is_written(
    find: Callable[[str], list[str]], query: str
) -> None:
    assert set(find(query)[:2]) == {"rahman", "rahman-joined"}


def test_what_is_tied_to_such_a_name_and_texts_are_found_too(
    find: Callable[[str], list[str]],
) -> None:
    every = find.all  # type: ignore[attr-defined]
    assert {"daesung-apart-said", "daesung-joined-said"} <= every("daesung")
    assert "quoted" in every("ceasefire")
    assert {"quoted", "g20-apart-said"} <= every("g20")
    assert "g20-apart" not in every("g20 !g20")
    assert every("by:daesung") == {"daesung-apart-said", "daesung-joined-said"}
    assert {"daesung-apart-said", "daesung-joined-said"} <= every('by:"dae sung"')
    assert every("by:g20") == {"g20-apart-said", "g20-joined-said"}


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("daesung", "Moon Dae-sung spoke", ["Dae-sung"]),
        ("daesun", "Moon Dae-sung spoke", ["Dae-sun"]),
        ("dae sung", "Daesung spoke", ["Daesung"]),
        ("g20", "the G-20 and the G20", ["G-20", "G20"]),
        ("g 20", "the G20", ["G20"]),
        ("ceasefire", "a cease-fire, no cease", ["cease-fire"]),
        ("daesung", "dae or sung", []),
    ],
)
def test_what_answers_is_marked_whole(query: str, text: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in spans(query, text)] == marked


def test_parts_end_where_words_do() -> None:
    assert run_from(["dae", "sung"], 0, "daesung") == (1, 4)
    assert run_from(["dae", "sungmin"], 0, "daesu") is None
    assert run_from(["dae", "sungmin"], 0, "daesun") == (1, 3)
    assert run_from(["dae"], 0, "daesung") is None
    assert list(put_together(["a", "b", "c"])) == [("ab", "c"), ("a", "bc")]
