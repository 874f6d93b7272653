"""Converters: what they write has no problems, and says what the corpus says."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from benchmarks.converting import dna, enb, popolo, unvotes
from benchmarks.converting.corpora import CORPORA
from benchmarks.converting.tables import slug, table
from benchmarks.parts.corpora import ABOUT
from tests.benchmarks.corpora import FOLDER, SMALL, needs

from dipview.dataset.dataset import Dataset
from dipview.dataset.opening import open_dataset
from dipview.model.kinds import Kind

SECTION = {
    "id": "101e_2",
    "countries": ["Arkendale", "Estrand", "United States"],
    "actors": ["Ister Group"],
    "topics": ["Tolls"],
    "section_title": "TOLLS",
    "enb_short_title": "First Session",
    "enb_end_date": "04-Mar-96",
    "enb_url": "http://bulletin.example/101e.html",
    "sentences": [
        "ARKENDALE, on behalf of the ISTER GROUP, supported by ESTRAND, proposed to end all tolls.",
        "The US opposed a date.",
        "Estrand and Arkendale said that it was late.",
        "Delegates opposed nothing.",
    ],
}
CODED = """\
"statement_id";"time";"person";"organization";"concept";"agreement";"text";"document_id";"document_title"
1;2005-01-26 00:00:00;"Anna Vale";"Harbour Union";"Tolls should go.";0;"Keep the tolls.";7;"Hearing"
2;2005-01-26 00:00:00;"Otto Vale";"Shippers";"Tolls should go.";1;"End the tolls.";7;"Hearing"
"""
PARLIAMENT = {
    "persons": [{"id": "P/1", "name": "Anna Vale", "sort_name": "Vale, Anna"}],
    "organizations": [
        {"id": "party/x", "name": "Harbour Party", "classification": "party"},
        {"id": "c", "name": "Chamber", "classification": "legislature", "other_names": []},
    ],
    "memberships": [
        {"person_id": "P/1", "organization_id": "c", "on_behalf_of_id": "party/x"},
        {"person_id": "P/1", "organization_id": "c", "start_date": "2015-04"},
    ],
}


def opened(folder: Path, pieces: Iterable[str]) -> Dataset:
    path = folder / "converted.toml"
    path.write_text("\n".join(pieces), encoding="utf-8")
    return open_dataset([path])


def test_roll_calls_become_issues_and_options_statements(tmp_path: Path) -> None:
    dataset = opened(tmp_path, unvotes.converted(SMALL))
    rows = len((SMALL / "votes.csv").read_text(encoding="utf-8").splitlines()) - 1
    assert dataset.problems == ()
    assert len(dataset.ids(Kind.POSITION)) == rows
    assert "rc114" in dataset.ids(Kind.ISSUE)


def test_recurring_titles_can_be_one_issue(tmp_path: Path) -> None:
    dataset = opened(tmp_path, unvotes.converted(SMALL, recurring=True))
    issues = dataset.ids(Kind.ISSUE)
    assert dataset.problems == ()
    assert "on-fishing-limits" in issues
    assert "rc101" not in issues


def test_some_years_are_taken_alone(tmp_path: Path) -> None:
    dataset = opened(tmp_path, unvotes.converted(SMALL, first="2003", before="2004"))
    assert {issue for issue in dataset.ids(Kind.ISSUE) if issue.startswith("rc")} == {
        f"rc{number}" for number in range(110, 115)
    }


def test_sentences_of_bulletins_name_who_speaks_for_whom(tmp_path: Path) -> None:
    (tmp_path / "sections-1996.jsonl").write_text(json.dumps(SECTION), encoding="utf-8")
    dataset = opened(tmp_path, enb.converted(tmp_path))
    assert dataset.problems == ()
    assert sorted(dataset.ids(Kind.POSITION)) == [
        "101e-2-0#on-101e-2-0@ister-group",
        "101e-2-0-with#on-101e-2-0@estrand",
        "101e-2-1#on-101e-2-1@united-states",
    ]
    assert len(dataset.ids(Kind.STATEMENT)) == 4
    actor = dataset.actor("united-states")
    assert actor is not None
    assert [each.name for each in actor.other_names] == ["US", "USA"]


def test_coded_statements_are_opposed_or_supported(tmp_path: Path) -> None:
    (tmp_path / "x-eventlist.csv").write_text(CODED, encoding="utf-8")
    dataset = opened(tmp_path, dna.converted(tmp_path))
    assert dataset.problems == ()
    assert len(dataset.ids(Kind.POSITION)) == 2


def test_members_of_parliaments_keep_chamber_and_party(tmp_path: Path) -> None:
    (tmp_path / "ruritania-popolo-1.json").write_text(json.dumps(PARLIAMENT), encoding="utf-8")
    text = "\n".join(popolo.converted(tmp_path))
    assert opened(tmp_path, [text]).problems == ()
    assert 'of = "ruritania-party-x"' in text
    assert 'start = "2015-04"' in text


def test_tables_leave_out_what_is_empty() -> None:
    assert table("actors", id="a", name='A "b"', tags=[], url=None) == (
        '[[actors]]\nid = "a"\nname = "A \\"b\\""\n'
    )
    with pytest.raises(TypeError):
        table("actors", id=object())


@pytest.mark.parametrize(
    ("text", "id"), [("Côte d’Ivoire", "cote-divoire"), ("日本", "unnamed"), ("A/1", "a-1")]
)
def test_ids_are_made_of_any_text(text: str, id: str) -> None:
    assert slug(text) == id


@pytest.mark.slow
@pytest.mark.parametrize(
    ("corpus", "positions"),
    [
        pytest.param("the Assembly, 2010–2019", 163_736, marks=needs("unvotes")),
        pytest.param("the Assembly, an issue a title", 870_109, marks=needs("unvotes")),
        pytest.param("bulletins", 817, marks=needs("enb")),
        pytest.param("coded statements", 40, marks=needs("dna")),
        pytest.param("parliaments", 0, marks=needs("popolo")),
    ],
)
def test_the_corpora_themselves_have_no_errors(corpus: str, positions: int, tmp_path: Path) -> None:
    folder, convert = CORPORA[corpus]
    dataset = opened(tmp_path, convert(FOLDER / folder))
    assert {problem.code for problem in dataset.problems} <= {"control-character"}
    assert len(dataset.ids(Kind.POSITION)) == positions


@pytest.mark.slow
@pytest.mark.parametrize(
    "corpus",
    [pytest.param(name, marks=needs(CORPORA[name][0])) for name in ABOUT],
)
def test_what_the_benchmark_asks_about_is_in_the_corpora(corpus: str) -> None:
    folder, convert = CORPORA[corpus]
    text, about = "\n".join(convert(FOLDER / folder)), ABOUT[corpus]
    for id in (*about.actors, about.issue, about.topic, about.source, about.statement):
        assert f'\nid = "{id}"\n' in text
