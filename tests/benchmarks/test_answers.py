"""Questions on roll calls and bulletins: commands give what the files themselves give.

On small invented ones always; on the real ones where a folder of corpora is named. Every question
is answered by one command.
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen
from benchmarks.converting import enb, unvotes
from benchmarks.converting.tables import slug
from tests.benchmarks.answers import RollCalls, folded, lower_bound, spoke_for
from tests.benchmarks.corpora import FOLDER, SMALL, needs

from dipview.cli.exits import guarded
from dipview.cli.running import run

Ask = Callable[..., str]
"""Runs a command on the converted file; gives what it printed."""
BULLETINS = Path(__file__).parent / "bulletins"
_BLOC = "alliance-of-small-island-states"
_SIDES = {"yes": "support", "no": "oppose", "abstain": "abstain"}


@frozen
class Asked:
    """Roll calls with what is asked of them."""

    folder: Path
    years: tuple[str, str]
    one: str
    other: str
    single: int
    """A roll call."""
    recurring: str
    """The title of a resolution that recurs."""


INVENTED = Asked(SMALL, ("0", "9999"), "Arkendale", "Estrand", 114, "FISHING LIMITS")
REAL = Asked(
    FOLDER / "unvotes", ("2010", "2012"), "United States", "Israel", 5070, "UNRWA--ACTIVITIES"
)


@pytest.fixture(
    params=[
        pytest.param(INVENTED, id="invented"),
        pytest.param(REAL, id="real", marks=[needs("unvotes"), pytest.mark.slow]),
    ],
    scope="module",
)
def asked(request: pytest.FixtureRequest) -> Asked:
    given: Asked = request.param
    return given


@pytest.fixture(scope="module")
def right(asked: Asked) -> RollCalls:
    return RollCalls(asked.folder, asked.years)


@pytest.fixture(scope="module")
def path(asked: Asked, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("converted") / "roll-calls.toml"
    path.write_text("\n".join(unvotes.converted(asked.folder, *asked.years)), encoding="utf-8")
    return path


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str], path: Path) -> Ask:
    return lambda *words: answer(capsys, path, *words)


def answer(capsys: pytest.CaptureFixture[str], path: Path, *words: str) -> str:
    assert guarded(lambda: run([*words, "-d", str(path)])) == 0
    return capsys.readouterr().out


def rows(text: str) -> Iterator[dict[str, Any]]:
    """Give the rows of a view in JSON or CSV."""
    if text.startswith("{"):
        yield from json.loads(text)["rows"]
    else:
        yield from csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))


def ids(states: set[str]) -> set[str]:
    return {slug(state) for state in states}


def test_how_often_two_states_voted_alike_by_year(ask: Ask, asked: Asked, right: RollCalls) -> None:
    found = {
        row["year"]: (row["alike"], row["both_stated"])
        for row in rows(ask("compare", slug(asked.one), slug(asked.other), "-f", "json"))
        if row["section"] == "years"
    }
    assert found == right.alike_by_year(asked.one, asked.other)


def test_each_vote_of_two_states_stands_beside_the_other_with_its_day(
    ask: Ask, asked: Asked, right: RollCalls
) -> None:
    one, other = slug(asked.one), slug(asked.other)
    alike, shared = Counter[str](), Counter[str]()
    for row in rows(ask("compare", one, other, "-f", "csv")):
        mine, theirs = row[f"stance:{one}"], row[f"stance:{other}"]
        if mine and theirs:
            assert row[f"date:{one}"] == row[f"date:{other}"]
            shared[row[f"date:{one}"][:4]] += 1
            alike[row[f"date:{one}"][:4]] += mine == theirs
    found = {year: (alike[year], count) for year, count in sorted(shared.items())}
    assert found == right.alike_by_year(asked.one, asked.other)


def test_who_votes_most_like_one_state(ask: Ask, asked: Asked, right: RollCalls) -> None:
    told = rows(ask("network", "--of", slug(asked.one), "-f", "csv"))
    ranked = [row for row in told if row["section"] == "ties"]
    found = {row["other"]: (int(row["agreements"]), int(row["shared"])) for row in ranked}
    assert found == {slug(state): both for state, both in right.likeness(asked.one).items()}
    sure = [lower_bound(*found[row["other"]]) for row in ranked]
    assert sure == sorted(sure, reverse=True)
    assert {row["one"] for row in ranked} == {slug(asked.one)}


@pytest.mark.parametrize("option", ["abstain", "no", "yes"])
def test_who_chose_an_option_on_one_resolution(
    option: str, ask: Ask, asked: Asked, right: RollCalls
) -> None:
    query = f"issue:rc{asked.single} stance:{_SIDES[option]}"
    found = {row["holder"] for row in rows(ask("list", "positions", "-q", query, "-f", "csv"))}
    meant = right.chose(option, lambda vote: vote.call == asked.single)
    assert found == ids(meant.get(asked.single, set()))


def test_who_voted_against_a_recurring_resolution_by_year(
    ask: Ask, asked: Asked, right: RollCalls
) -> None:
    query = f'issue:"{asked.recurring}" stance:oppose'
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows(ask("list", "positions", "-q", query, "-f", "csv")):
        found[row["date"][:4]][row["holder"]] += 1
    meant: dict[str, Counter[str]] = defaultdict(Counter)
    for vote in right.votes:
        if vote.vote == "no" and vote.on(asked.recurring):
            meant[vote.year][slug(vote.state)] += 1
    assert found == meant
    assert found


def test_an_exact_title_asks_for_no_other_that_has_it_as_a_part(
    ask: Ask, asked: Asked, right: RollCalls
) -> None:
    query = f'issue:="{asked.recurring}"'
    text = ask("list", "positions", "-q", query, "-f", "csv")
    found = {(row["issue"], row["holder"]) for row in rows(text)}
    assert found == {
        (f"rc{vote.call}", slug(vote.state))
        for vote in right.votes
        if folded(asked.recurring) in vote.words.split("\n")
    }
    assert found


def test_the_timeline_has_each_year_of_a_recurring_resolution_with_all_who_were_against(
    ask: Ask, asked: Asked, right: RollCalls
) -> None:
    query = f'issue:"{asked.recurring}" stance:oppose'
    text = ask("timeline", "--zoom", "year", "-q", query, "-f", "json")
    found: dict[str, list[set[str]]] = defaultdict(list)
    counts: dict[str, int] = {}
    for row in rows(text):
        if row["section"] == "density":
            counts[row["id"]] = row["statements"]
        else:
            found[row["section"]].append(set(row["holders"]))
    meant: dict[str, list[set[str]]] = defaultdict(list)
    days = {vote.call: vote.year for vote in right.votes}
    for call, states in right.chose("no", lambda vote: vote.on(asked.recurring)).items():
        meant[days[call]].append(ids(states))
    assert {year: sorted(map(sorted, each)) for year, each in found.items()} == {
        year: sorted(map(sorted, each)) for year, each in meant.items()
    }
    assert {year: count for year, count in counts.items() if count} == {
        year: len(each) for year, each in meant.items()
    }


def test_every_vote_of_a_state_is_listed_once(ask: Ask, asked: Asked, right: RollCalls) -> None:
    text = ask("list", "positions", "-q", f"holder:{slug(asked.one)}", "-f", "csv")
    found = Counter((row["issue"], row["stance"], row["date"]) for row in rows(text))
    assert found == Counter(
        (f"rc{vote.call}", _SIDES[vote.vote], vote.day)
        for vote in right.votes
        if vote.state == asked.one
    )


@pytest.mark.parametrize(
    ("folder", "least"),
    [
        pytest.param(BULLETINS, 3, id="invented"),
        pytest.param(FOLDER / "enb", 10, id="real", marks=[needs("enb"), pytest.mark.slow]),
    ],
)
def test_who_spoke_for_a_bloc_and_how_often(
    folder: Path, least: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bulletins.toml"
    path.write_text("\n".join(enb.converted(folder)), encoding="utf-8")
    text = answer(capsys, path, "list", "statements", "-q", f"for:{_BLOC}", "-f", "json")
    found = Counter(speaker for row in rows(text) for speaker in row["speakers"])
    assert found == spoke_for(path, _BLOC)
    assert sum(found.values()) >= least
    if folder == BULLETINS:
        assert found == {"samovia": 3, "arkendale": 1}
    text = answer(capsys, path, "list", "actors", "-q", f"for:{_BLOC}", "-f", "json")
    assert {row["id"]: row["statements"] for row in rows(text)} == found


def test_the_longest_run_alone_is_that_of_the_file(
    ask: Ask, asked: Asked, right: RollCalls
) -> None:
    found = {row["actor"]: row for row in rows(ask("compare", "--alone", "-f", "json"))}
    days = {vote.call: vote.day for vote in right.votes}
    alone = right.ever_alone()
    assert set(found) == {slug(state) for state, calls in alone.items() if calls}
    for state in sorted(alone, key=lambda each: -len(alone[each]))[:12]:
        if run := right.alone(state):
            row = found[slug(state)]
            assert (row["first"], row["last"]) == (f"rc{run[0]}", f"rc{run[-1]}")
            assert (row["from"], row["to"]) == (days[run[0]], days[run[-1]])
            assert (row["longest"], row["alone"]) == (len(run), len(alone[state]))


def test_every_roll_call_on_which_a_state_was_alone_is_listed_newest_first(
    ask: Ask, right: RollCalls
) -> None:
    alone = right.ever_alone()
    state = max(sorted(alone), key=lambda each: len(alone[each]))
    told = list(rows(ask("compare", "--alone", slug(state), "-f", "json")))
    listed = [row for row in told if row["section"] == "issues"]
    assert {row["id"] for row in listed} == {f"rc{call}" for call in alone[state]}
    assert [row["date"] for row in listed] == sorted((r["date"] for r in listed), reverse=True)
    run = [f"rc{call}" for call in right.alone(state)]
    assert [row["id"] for row in listed if row["in_longest"]][::-1] == run
    days = {vote.call: vote.year for vote in right.votes}
    years = {row["year"]: row["alone"] for row in told if row["section"] == "years"}
    if years:
        counts = Counter(days[call] for call in alone[state])
        assert {year: count for year, count in years.items() if count} == counts


def test_the_longest_run_alone_is_read_from_the_votes() -> None:
    invented = RollCalls(SMALL)
    run = invented.alone("Falkreach")
    votes = {vote.call: vote for vote in invented.votes if vote.state == "Falkreach"}
    calls = sorted(votes, key=lambda call: (votes[call].day, call))
    assert run == calls[calls.index(run[0]) :][: len(run)]
    others = [
        {vote.vote for vote in invented.votes if vote.call == call and vote.state != "Falkreach"}
        for call in run
    ]
    assert all(votes[call].vote not in each for call, each in zip(run, others, strict=True))


def test_pandas_and_numpy_are_asked_for_the_same(asked: Asked, right: RollCalls) -> None:
    frames = pytest.importorskip("benchmarks.contenders.frames", reason="pandas is an extra")
    frame = frames.read(asked.folder, *asked.years)
    alike = frames.alike_by_year(frame, asked.one, asked.other)
    meant = right.alike_by_year(asked.one, asked.other)
    assert {str(year): counts for year, counts in alike.items()} == meant
    likeness = right.likeness(asked.one)
    ranked = frames.closest(frame, asked.one)
    assert {name: (same, both) for name, same, both in ranked} == likeness
    shares = [same / both for _, same, both in ranked]
    assert shares == sorted(shares, reverse=True)
    assert frames.alone(frame, asked.one) == len(right.alone(asked.one))
