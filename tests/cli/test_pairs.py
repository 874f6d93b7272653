"""The verbs of pairs: compare, network, and export of the network."""

from __future__ import annotations

import json
from pathlib import Path

import networkx as nx
import pytest
from tests.cli.conftest import Run


def test_compare_prints_both_in_words_with_sources(cli: Run) -> None:
    result = cli("compare", "united-states", "Russia")
    assert result.code == 0
    assert result.err == ""
    assert "agree on 0 of 2 shared issues, disagree on 2" in result.out
    assert "thin evidence" in result.out
    assert "[1] RFE/RL, 11 Apr 2017" in result.out
    assert max(map(len, result.out.split("\n"))) <= 100


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "compare needs two to six actors, by id or name"),
        (("russia",), "compare needs two to six actors, by id or name"),
        (("russia", "Russia"), "all of these are the same actor"),
        (("russia", "tighter-sanctions"), "'tighter-sanctions' is no actor but one of the issues"),
        (
            ("russia", "g7", "france", "italy", "germany", "canada", "japan"),
            "compare needs 2 to 6 actors; there are 7",
        ),
    ],
)
def test_compare_of_what_cannot_be_compared_is_wrong_usage(
    cli: Run, words: tuple[str, ...], told: str
) -> None:
    result = cli("compare", *words)
    assert result.code == 2
    assert result.out == ""
    assert told in result.err
    assert result.err.count("\n") == 1


def test_compare_of_a_name_that_nobody_has_finds_nothing(cli: Run) -> None:
    result = cli("compare", "russia", "rusia")
    assert result.code == 1
    assert "did you mean russia" in result.err


def test_compare_as_json_has_the_whole_envelope(cli: Run) -> None:
    written = json.loads(cli("compare", "russia", "syria", "-f", "json", "--roll-up").out)
    assert written["view"] == "compare"
    assert written["scope"]["subjects"] == ["russia", "syria"]
    assert written["scope"]["roll_up"] is True
    assert written["rows"][0]["agreements"] == 1
    agreed = next(row for row in written["rows"] if row["section"] == "agree")
    assert agreed["actor:russia"]["n"] == 1
    assert agreed["actor:russia"]["said"][0]["words"]


def test_compare_alone_tells_of_one_actor_or_of_everybody(cli: Run) -> None:
    every = cli("compare", "--alone", "-f", "json")
    assert every.code == 0
    runs = [row for row in json.loads(every.out)["rows"] if row["section"] == "runs"]
    one = cli("compare", "--alone", runs[0]["actor"], "-f", "json")
    told = json.loads(one.out)
    assert (one.code, told["view"]) == (0, "alone")
    listed = [row["id"] for row in told["rows"] if row["section"] == "issues"]
    assert len(listed) == runs[0]["alone"]
    wrong = cli("compare", "--alone", "tighter-sanctions")
    assert (wrong.code, wrong.out) == (2, "")


def test_network_of_an_issue(cli: Run) -> None:
    result = cli("network", "military-action", "-f", "json")
    assert result.code == 0
    rows = json.loads(result.out)["rows"]
    assert {row["id"] for row in rows} >= {"russia+united-states"}
    assert all(row["issues"] == ["military-action"] for row in rows if row["section"] == "ties")


def test_network_of_one_actor_ranks_its_ties(cli: Run) -> None:
    asked = [
        cli("network", *words, "-f", "json")
        for words in (("russia",), ("--of", "russia"), ("--of=Russia",))
    ]
    assert {result.code for result in asked} == {0}
    assert len({result.out for result in asked}) == 1
    rows = json.loads(asked[0].out)["rows"]
    assert {row["one"] for row in rows} == {"russia"}
    assert rows[0]["other"] in ("syria", "iran")
    printed = cli("network", "--of", "russia").out
    assert "Ties of agreement and conflict: Russia" in printed
    assert "Both" in printed


def test_network_of_takes_one_actor_with_topics_and_issues_beside_it(cli: Run) -> None:
    on_one = cli("network", "military-action", "--of", "russia", "-f", "json")
    assert on_one.code == 0
    assert {row["shared"] for row in json.loads(on_one.out)["rows"]} == {1}
    for words, told in (
        (("--of", "tighter-sanctions"), "--of takes an actor, and 'tighter-sanctions' is none"),
        (("syria", "--of", "russia"), "--of ranks the ties of one actor"),
    ):
        result = cli("network", *words)
        assert (result.code, result.out) == (2, "")
        assert told in result.err


def test_network_directed_tells_who_criticizes_whom(cli: Run) -> None:
    every = cli("network", "--directed", "-f", "json")
    assert every.code == 0
    rows = json.loads(every.out)["rows"]
    of_one = cli("network", "--directed", "--of", "Iran", "-f", "json")
    assert [(r["from"], r["to"]) for r in json.loads(of_one.out)["rows"]] == [
        (r["from"], r["to"]) for r in rows if "iran" in (r["from"], r["to"])
    ]
    assert "Iran → United States" in cli("network", "--directed").out


def test_network_of_an_actor_without_ties_says_so(cli: Run) -> None:
    result = cli("network", "--of", "qatar")
    assert (result.code, result.out) == (1, "")
    assert "Qatar" in result.err


@pytest.mark.parametrize(("format", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
@pytest.mark.parametrize("mode", ["two", "one"])
def test_export_writes_a_file_that_networkx_reads_and_never_over_another(
    cli: Run,
    tmp_path: Path,
    format: str,
    read: object,
    mode: str,
) -> None:
    path = tmp_path / f"network.{format}"
    result = cli("export", format, "--mode", mode, "-o", path)
    assert result.code == 0
    assert result.out == ""
    graph = read(path)  # type: ignore[operator]
    assert graph.nodes["russia"]["label"] == "Russia"
    assert ("military-action" in graph) is (mode == "two")
    before = path.read_bytes()
    again = cli("export", format, "russia", "--mode", "two", "-o", path)
    assert again.code == 2
    assert "use --force to replace it" in again.err
    assert path.read_bytes() == before
    assert cli("export", format, "russia", "-o", path, "--force").code == 0
    assert path.read_bytes() != before


def test_export_without_a_file_writes_to_standard_output_and_tells_what_it_left_out(
    cli: Run,
) -> None:
    result = cli("export", "GraphML")
    assert result.code == 0
    assert result.out.startswith("<?xml")
    assert result.out.endswith("</graphml>\n")
    assert "standings on weaker evidence; --all-evidence writes them, marked" in result.err
    every = cli("export", "graphml", "--all-evidence")
    assert "weaker evidence" not in every.err
    assert "without a side, or mixed; such an edge would weigh nothing" in every.err
    assert every.out.count("<edge ") > result.out.count("<edge ")


def test_export_of_nothing_and_in_no_format(cli: Run) -> None:
    nothing = cli("export", "gexf", "--as-of", "1900")
    assert nothing.code == 1
    assert nothing.out == ""
    assert "nothing to write" in nothing.err
    wrong = cli("export", "grapml")
    assert wrong.code == 2
    assert "did you mean 'graphml'" in wrong.err
    assert "there are bibtex, csl, csv, dna" in cli("export", "xqzvwk").err
    assert cli("export", "gexf", "-q", "(").code == 2
