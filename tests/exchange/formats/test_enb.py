"""Bulletins: sections with their texts, states and blocs, and drafts that know them."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from dipview.capture.drafts_file import read_drafts
from dipview.dataset.limits import Limits
from dipview.dataset.opening import open_dataset
from dipview.exchange.exchange_format import ExchangeError, Reading
from dipview.exchange.formats.enb.reading import read
from dipview.exchange.formats.enb.sections import day_of
from dipview.exchange.imported import Imported
from dipview.exchange.importing import Import, planned
from dipview.exchange.registry import exchange_formats
from dipview.model.kinds import Kind

CORPUS = Path(__file__).parents[4] / "shared" / "corpora" / "enb"
FORMAT = exchange_formats()["enb"]
SECTION = {
    "id": "enb9901e_1",
    "section_title": "NETS",
    "enb_short_title": "9th Session",
    "enb_start_date": "06-Feb-95",
    "enb_end_date": "06-Feb-95",
    "enb_url": "http://example.org/enb9901e.html",
    "countries": ["Norway", "Russia", "Russian Federation", "Islanders"],
    "actors": ["European Union"],
    "sentences": ["NORWAY said that nets are dear.", "The EU, opposed by Russia, disagreed."],
}


def bulletins(folder: Path, *sections: object) -> Path:
    path = folder / "sections.jsonl"
    path.write_text("".join(f"{json.dumps(each)}\n" for each in sections), encoding="utf-8")
    return path


def taken(folder: Path, *sections: object, **values: object) -> Imported:
    return read(Reading(paths=(bulletins(folder, *sections),), values=values))


def imported(target: Path, *sections: object) -> Import:
    plan = planned(FORMAT, (bulletins(target.parent, *sections),), target, {})
    plan.carry_out(Limits())
    return plan


def test_a_section_is_a_source_with_its_text(tmp_path: Path) -> None:
    found = taken(tmp_path, SECTION)
    (source,) = found.of(Kind.SOURCE).values()
    assert source.pop("text_sha256")
    assert source == {
        "id": "enb9901e-1",
        "type": "report",
        "title": "9th Session: NETS",
        "publisher": "Earth Negotiations Bulletin",
        "issued": "1995-02-06",
        "url": "http://example.org/enb9901e.html",
        "text": "texts/enb9901e-1.txt",
    }
    assert found.texts == {"texts/enb9901e-1.txt": " ".join(SECTION["sentences"])}


def test_states_and_blocs_are_actors_and_a_state_is_one_by_all_its_names(tmp_path: Path) -> None:
    actors = taken(tmp_path, SECTION).of(Kind.ACTOR)
    assert {id: each["kind"] for id, each in actors.items()} == {
        "norway": "state",
        "russia": "state",
        "islanders": "group",
        "european-union": "group",
    }
    assert actors["russia"]["other_names"] == ["Russian Federation"]
    assert actors["russia"]["identifiers"] == {"iso3166": "RU"}
    assert "EU" in list(actors["european-union"]["other_names"])  # type: ignore[call-overload]


def test_sentences_become_drafts_that_know_the_actors_and_are_no_statements(tmp_path: Path) -> None:
    target = tmp_path / "study"
    imported(target, SECTION)
    dataset = open_dataset([target])
    assert not dataset.problems
    assert not dataset.ids(Kind.STATEMENT)
    read_back = read_drafts(target / "drafts" / "enb9901e-1.toml")
    assert read_back.drafts is not None
    assert not read_back.problems
    assert {each.actor for draft in read_back.drafts.drafts for each in draft.speakers} == {
        *("norway", "european-union", "russia")
    }


def test_drafts_that_are_there_stay_with_all_that_was_made_of_them(tmp_path: Path) -> None:
    target = tmp_path / "study"
    imported(target, SECTION)
    drafts = target / "drafts" / "enb9901e-1.toml"
    drafts.write_text(f"# by hand\n{drafts.read_text('utf-8')}", encoding="utf-8")
    decisions = target / "drafts" / "enb9901e-1.decisions.jsonl"
    decisions.write_text("{}\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in target.rglob("*") if path.is_file()}
    plan = imported(target, SECTION)
    assert not [*plan.outcome.new, *plan.outcome.changed, *plan.outcome.kept]
    assert {path: path.read_bytes() for path in target.rglob("*") if path.is_file()} == before


def test_drafts_lie_beside_the_file_that_has_the_source(tmp_path: Path) -> None:
    target = tmp_path / "study.toml"
    imported(target, SECTION)
    assert (tmp_path / "drafts" / "enb9901e-1.toml").is_file()
    assert (tmp_path / "texts" / "enb9901e-1.txt").is_file()


def test_another_text_of_a_section_that_is_there_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "study.toml"
    imported(target, SECTION)
    before = target.read_text("utf-8")
    (tmp_path / "texts" / "enb9901e-1.txt").unlink()
    with pytest.raises(ExchangeError, match="drafts of another text"):
        imported(target, {**SECTION, "sentences": ["Norway said that nets are cheap."]})
    assert target.read_text("utf-8") == before


def test_nothing_is_drafted_where_that_is_asked(tmp_path: Path) -> None:
    found = taken(tmp_path, SECTION, no_drafts=True)
    assert not found.drafts
    assert len(found.texts) == 1


def test_a_bulletin_on_several_days_is_of_one_of_them(tmp_path: Path) -> None:
    found = taken(tmp_path, {**SECTION, "enb_end_date": "10-Feb-95"})
    (source,) = found.of(Kind.SOURCE).values()
    assert source["issued"] == "[1995-02-06..1995-02-10]"


@pytest.mark.parametrize(
    ("written", "day"),
    [("06-Feb-95", "1995-02-06"), ("1-DEC-2015", "2015-12-01"), ("31-May-05", "2005-05-31")],
)
def test_days_are_read_in_every_language_of_the_machine(written: str, day: str) -> None:
    assert day_of(written).isoformat() == day


@pytest.mark.parametrize(
    ("section", "told"),
    [
        ([], "this is no object"),
        ({"sentences": []}, "it has no id"),
        ({"id": "a"}, "it has no sentences"),
        ({"id": "a", "sentences": [1]}, "its sentences are no list of texts"),
        ({"id": "enb9901e_1", "sentences": []}, "there is a section 'enb9901e_1' above already"),
        ({**SECTION, "id": "b", "enb_end_date": "31-Feb-95"}, "'31-Feb-95' is no day"),
    ],
)
def test_what_is_no_section_is_told_with_its_line(
    section: object, told: str, tmp_path: Path
) -> None:
    (misread,) = taken(tmp_path, SECTION, section).misread
    assert (misread.place, misread.message) == ("sections.jsonl, line 2", told)


def test_a_file_without_sections_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="there is no section in it"):
        taken(tmp_path, {"actor": {"id": "a"}})


@pytest.mark.slow
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the bulletins of 1995 to 1999 are not here")
def test_the_bulletins_of_five_years_come_in_whole(tmp_path: Path) -> None:
    paths = tuple(sorted(CORPUS.glob("sections-*.jsonl")))
    target = tmp_path / "bulletins"
    texts = [path.read_text("utf-8").rstrip("\n") for path in paths]
    lines = [json.loads(line) for text in texts for line in text.split("\n")]
    plan = planned(FORMAT, paths, target, {})
    assert not plan.imported.misread
    assert len(plan.imported.texts) == len(plan.imported.drafts) == 1_174
    assert sum(len(each["sentences"]) for each in lines) == 16_030
    plan.carry_out(Limits())
    dataset = open_dataset([target])
    assert not dataset.problems
    assert len(dataset.ids(Kind.SOURCE)) == 1_174
    kinds = Counter(dataset.actor(id).kind.value for id in dataset.ids(Kind.ACTOR))
    assert kinds == {"state": 167, "group": 16}
    drafts = [each for source in plan.imported.drafts.values() for each in source.drafts]
    assert len(drafts) == 12_605
    linked = sum(any(each.actor for each in draft.speakers) for draft in drafts)
    assert linked == 5_846  # the others name "some parties", or who is no actor of the bulletin
