"""Roll calls: the Digital Library's headings, Voeten's two files, a plain sheet, round trips."""

from __future__ import annotations

import csv
import lzma
from collections import Counter
from pathlib import Path

import pytest

from dipview.dataset.dataset import Dataset
from dipview.dataset.limits import Limits
from dipview.dataset.opening import open_dataset
from dipview.exchange.exchange_format import ExchangeError, Reading, Writing
from dipview.exchange.formats.roll_calls.reading import read
from dipview.exchange.formats.roll_calls.writing import write
from dipview.exchange.imported import Imported
from dipview.exchange.importing import planned
from dipview.exchange.registry import exchange_formats
from dipview.exchange.separated_text import UNCLOSED
from dipview.model.kinds import Kind

CORPUS = Path(__file__).parents[4] / "shared" / "corpora" / "unvotes"
VOTES = Path(__file__).parents[2] / "worlds" / "votes.toml"
FORMAT = exchange_formats()["rollcalls"]

LIBRARY = (
    "undl_id,ms_code,ms_name,ms_vote,date,session,resolution,draft,title,agenda_title,"
    "total_yes,total_no,total_abstentions,total_non_voting,total_ms,undl_link\n"
    "4001,ARL,ARLE,Y,2031-12-07,86,A/RES/86/1,A/86/L.1,Nets.,NETS,2,1,1,1,5,https://example.org/1\n"
    "4001,BRE,BREE,Y,2031-12-07,86,A/RES/86/1,A/86/L.1,Nets.,NETS,2,1,1,1,5,https://example.org/1\n"
    "4001,CER,CERN,N,2031-12-07,86,A/RES/86/1,A/86/L.1,Nets.,NETS,2,1,1,1,5,https://example.org/1\n"
    "4001,DAL,DALE,A,2031-12-07,86,A/RES/86/1,A/86/L.1,Nets.,NETS,2,1,1,1,5,https://example.org/1\n"
    "4001,ELD,ELDE,X,2031-12-07,86,A/RES/86/1,A/86/L.1,Nets.,NETS,2,1,1,1,5,https://example.org/1\n"
)
PLAIN = "who;vote;intended\nArle;yes;\nBree;no;abstain\nNorway;absent;\nDale;9;\n"


def taken(text: str, folder: Path, **values: object) -> Imported:
    path = folder / "votes.csv"
    path.write_text(text, encoding="utf-8")
    return read(Reading(paths=(path,), values=values))


def options(imported: Imported) -> dict[str, list[object]]:
    statements = imported.of(Kind.STATEMENT).values()
    return {
        str(each["option"]): list(each["speakers"])  # type: ignore[call-overload]
        for each in statements
        if "acts" not in each
    }


def test_a_quotation_mark_that_is_not_closed_is_told_with_its_line(tmp_path: Path) -> None:
    imported = taken(
        'who;vote;description\nArle;yes;"Nets\nBree;no;"Nets"\nCern;no;"Ne\nts"\n', tmp_path
    )
    told = [(each.place, each.message, each.hint) for each in imported.misread]
    assert told == [("votes.csv, line 2", *UNCLOSED)]
    assert options(imported) == {"yes": ["arle"], "no": ["bree", "cern"]}


def test_the_headings_of_the_digital_library_are_known(tmp_path: Path) -> None:
    imported = taken(LIBRARY, tmp_path, body="General Assembly")
    assert not imported.misread
    (event,) = imported.of(Kind.EVENT).values()
    assert event["vote"] == {
        "body": "general-assembly",
        "number": "A/RES/86/1",
        "counts": {"yes": 2, "no": 1, "abstain": 1, "not_voting": 1},
        "on": "adopting-nets",
    }
    assert event["date"] == "2031-12-07"
    assert options(imported) == {
        "yes": ["arle", "bree"],
        "no": ["cern"],
        "abstain": ["dale"],
        "not-voting": ["elde"],
    }


def test_a_plain_sheet_says_who_voted_how_and_who_meant_otherwise(tmp_path: Path) -> None:
    imported = taken(PLAIN, tmp_path)
    assert options(imported) == {"yes": ["arle"], "no": ["bree"], "absent": ["norway"]}
    (corrected,) = (
        each for each in imported.of(Kind.STATEMENT).values() if each.get("acts") == ["correct"]
    )
    assert (corrected["option"], corrected["speakers"]) == ("abstain", ["bree"])
    assert corrected["supersedes"] in imported.of(Kind.STATEMENT)
    assert imported.of(Kind.ACTOR)["norway"]["identifiers"] == {"iso3166": "NO"}
    assert "dale" not in imported.of(Kind.ACTOR)


def test_votes_are_bound_to_a_policy_with_their_direction(tmp_path: Path) -> None:
    imported = taken(PLAIN, tmp_path, issue="nets", direction="against")
    (event,) = imported.of(Kind.EVENT).values()
    assert event["vote"] == {"on": "nets", "direction": "against"}
    assert not imported.of(Kind.ISSUE)


@pytest.mark.parametrize("text", [LIBRARY, PLAIN], ids=["library", "plain"])
def test_what_is_read_makes_a_dataset_that_check_accepts(text: str, tmp_path: Path) -> None:
    path = tmp_path / "votes.csv"
    path.write_text(text, encoding="utf-8")
    planned(FORMAT, (path,), tmp_path / "study.toml", {}).carry_out(Limits())
    assert not open_dataset([tmp_path / "study.toml"]).problems


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the votes of the General Assembly are not here")
@pytest.mark.slow
def test_all_roll_calls_of_the_assembly_come_in() -> None:
    paths = (CORPUS / "votes.csv.xz", CORPUS / "roll_calls.csv.xz")
    imported = read(Reading(paths=paths))
    with lzma.open(paths[0], "rt", encoding="utf-8") as file:
        rows = Counter(row["vote"] for row in csv.DictReader(file))
    found: Counter[str] = Counter()
    for each in imported.of(Kind.STATEMENT).values():
        found[str(each["option"])] += len(list(each["speakers"]))  # type: ignore[call-overload]
    assert found == {"yes": rows["yes"], "no": rows["no"], "abstain": rows["abstain"]}
    assert len(imported.of(Kind.EVENT)) == 6203
    assert len(imported.of(Kind.ACTOR)) == 200


def test_votes_come_back_as_they_were_cast(tmp_path: Path) -> None:
    first = open_dataset([VOTES])
    text = "".join(write(Writing(dataset=first)))
    imported = taken(text, tmp_path)
    assert not imported.misread
    (tmp_path / "study").mkdir()
    plan = planned(FORMAT, (tmp_path / "votes.csv",), tmp_path / "again.toml", {})
    plan.carry_out(Limits())
    again = open_dataset([tmp_path / "again.toml"])
    assert cast(again) == cast(first)


def cast(dataset: Dataset) -> Counter[tuple[str, ...]]:
    """Count who voted how on what number of text, as cast and as meant."""
    found: Counter[tuple[str, ...]] = Counter()
    for id in dataset.ids(Kind.STATEMENT):
        statement = dataset.statement(id)
        if statement.option is None or statement.event is None:
            continue
        event = dataset.event(statement.event)
        number = event.vote.number if event.vote else ""
        for actor in statement.speakers:
            meant = "meant" if statement.corrects_vote else "cast"
            found[number, dataset.actor(actor).name, statement.option.value, meant] += 1
    return found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no column of who voted"),
        ("a,b\n1,2\n", "no column of who voted"),
        ("who,vote\n", "nobody votes in it"),
    ],
)
def test_a_file_that_is_no_table_of_votes_is_told(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match=told):
        taken(text, tmp_path)


def test_a_direction_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="for or against"):
        taken(PLAIN, tmp_path, direction="up")


def test_an_option_that_is_none_is_told_with_its_place(tmp_path: Path) -> None:
    imported = taken("who,vote\nArle,perhaps\nBree,yes\nBree,no\n", tmp_path)
    assert [(each.place, each.message) for each in imported.misread] == [
        ("votes.csv, line 2", "'perhaps' is no option"),
        ("votes.csv, line 4", "'Bree' chose otherwise above"),
    ]
    assert options(imported) == {"yes": ["bree"]}


@pytest.mark.parametrize("content", [b"\xfd7zXZ\x00 and no more", b"\xff\xfe\xfd"])
def test_a_file_that_is_damaged_is_told(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "votes.csv.xz").write_bytes(content)
    with pytest.raises(ExchangeError, match="; "):
        read(Reading(paths=(tmp_path / "votes.csv.xz",)))


def test_what_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    (tmp_path / "votes.csv.xz").write_bytes(lzma.compress(bytes(1 << 22)))
    with pytest.raises(ExchangeError, match="too large"):
        read(Reading(paths=(tmp_path / "votes.csv.xz",), limits=Limits(1 << 20, 1 << 22)))
