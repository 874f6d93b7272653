"""What everything downstream may trust, whatever the files say."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.tiers import examples

from dipview.dataset.checks.cycles import closing
from dipview.dataset.checks.references import references
from dipview.dataset.opening import open_dataset
from dipview.dataset.problems import Way
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.stances import IssueKind
from dipview.model.statements import Statement
from dipview.model.votes import Option

IDS = st.sampled_from(["a", "b", "c", "i", "j", "e", "s", "t", "w", "gone"])
LISTS = st.lists(IDS, max_size=3).map(lambda ids: "[" + ", ".join(f'"{id}"' for id in ids) + "]")


@st.composite
def datasets(draw: st.DrawFn) -> str:
    def one(name: str) -> str:
        return f'{name} = "{draw(IDS)}"\n' if draw(st.booleans()) else ""

    def many(*names: str) -> str:
        return "".join(f"{name} = {draw(LISTS)}\n" for name in names if draw(st.booleans()))

    def within(*names: str) -> str:
        return "".join(f', {name} = "{draw(IDS)}"' for name in names if draw(st.booleans()))

    text = ""
    if draw(st.booleans()):
        text += "[defaults.statements]\n" + many("speakers", "about") + one("event")
    text += '[[sources]]\nid = "w"\ntype = "book"\n' + many("derived_from")
    for id in "abc":
        text += f'[[actors]]\nid = "{id}"\nname = "A"\nkind = "state"\n' + one("part_of")
        text += many("sources")
        text += f'memberships = [{{ of = "{draw(IDS)}" }}, {{ of = "{draw(IDS)}" }}]\n'
    for id, kind in (("i", "policy"), ("j", draw(st.sampled_from(IssueKind)).value)):
        text += f'[[issues]]\nid = "{id}"\nkind = "{kind}"\nproposition = "P"\n' + one("parent")
        text += many("rivals", "contradicts", "topics", "events", "sources") + one("series")
    kind = draw(st.sampled_from(["call", "vote"]))
    text += f'[[events]]\nid = "e"\ntitle = "E"\nkind = "{kind}"\n' + one("part_of")
    text += f'vote = {{ number = "1"{within("body", "on")} }}\n' if draw(st.booleans()) else ""
    text += f'outcomes = [{{ issue = "{draw(IDS)}", status = "adopted" }}]\n'
    text += f'participants = [{{ actor = "{draw(IDS)}" }}]\n'
    for id in "st":
        form = draw(st.sampled_from(["reported", "recorded"]))
        text += f'[[statements]]\nid = "{id}"\nsource = "{draw(IDS)}"\nform = "{form}"\n'
        text += f'option = "{draw(st.sampled_from(Option)).value}"\n' if draw(st.booleans()) else ""
        text += one("capacity") + one("event") + one("supersedes") + one("set_aside_for")
        text += many("speakers", "on_behalf_of", "targets", "about", "events", "responds_to")
        for _ in range(draw(st.integers(0, 3))):
            stance = draw(st.sampled_from(["support", "deny", "open", "accept", "value"]))
            text += f'[[statements.positions]]\nissue = "{draw(IDS)}"\n'
            text += f'stance = "{stance}"\n' if draw(st.booleans()) else 'value = "5 to 20"\n'
            text += "fallback = true\n" if draw(st.booleans()) else ""
            text += many("holders", "depends_on", "because")
            text += one("attributed_by") + one("target")
    return text


@settings(max_examples=examples(150), suppress_health_check=[HealthCheck.too_slow])
@given(text=datasets())
def test_every_id_in_a_loaded_dataset_resolves(
    text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("drawn") / "x.toml"
    file.write_text(text)
    dataset = open_dataset([file])
    for kind in Kind:
        for id in dataset.ids(kind):
            record = dataset.record(id)
            if kind is Kind.POSITION or record is None:
                continue
            for _, target, expected in references(record):  # type: ignore[arg-type]
                assert dataset.kind_of(target) is expected
            if isinstance(record, Statement):
                assert dataset.kind_of(record.source) is Kind.SOURCE
    for id in dataset.ids(Kind.POSITION):
        position = dataset.position(id)
        assert position.stance.fits(dataset.issue(position.issue).kind)
        assert id in dataset.linked(position.statement, Link.POSITIONS_TAKEN)
        assert position.holder is None or id in dataset.linked(position.holder, Link.POSITIONS_HELD)
        assert dataset.number_of(id) is not None
        assert all(dataset.issue(each).kind is IssueKind.CLAIM for each in position.because)
        if position.value:
            assert dataset.issue(position.issue).kind is IssueKind.QUANTITY
    for id in dataset.ids(Kind.ISSUE):
        issue = dataset.issue(id)
        assert all(dataset.issue(each).kind is IssueKind.TOPIC for each in issue.topics)
        assert not issue.topics or issue.parent is not None
        assert issue.series is None or dataset.issue(issue.series).series is None
    for id in dataset.ids(Kind.STATEMENT):
        at = dataset.statement(id).event
        if dataset.statement(id).option is not None:
            assert at is not None
            assert dataset.event(at).vote is not None
    assert all(problem.place.line for problem in dataset.problems)


@given(st.dictionaries(st.integers(0, 8), st.lists(st.integers(0, 8), max_size=4)))
def test_without_the_references_that_close_a_cycle_there_is_none(
    graph: dict[int, list[int]],
) -> None:
    edges = {str(node): [str(target) for target in graph[node]] for node in graph}

    def out(node: str) -> list[tuple[str, Way]]:
        return [(target, ("to", n)) for n, target in enumerate(edges.get(node, []))]

    cut = {(way[-1], path) for way, path in closing(edges, lambda node: iter(out(node)))}
    left = {
        node: {target for target, path in out(node) if (node, path) not in cut} for node in edges
    }
    while any(ends := [node for node in left if not left[node] & left.keys()]):
        for node in ends:
            del left[node]
    assert not left


def test_the_example_world_is_sound() -> None:
    assert not open_dataset([Path(__file__).parent / "world.toml"]).problems
