"""Votes: what follows from an option, what is told of votes, and what a mistake in one costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st
from tests.bodies import write_snapshot

from dipview.dataset.memory import MemoryDataset
from dipview.dataset.opening import open_dataset
from dipview.dataset.record_places import record_place
from dipview.dataset.snapshot.file import SnapshotFile
from dipview.dataset.snapshot.snapshot import SnapshotDataset
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.stances import Stance
from dipview.model.votes import Option

STATES = tuple("abcdefgh")
BASE = """
[[sources]]
id = "record"
type = "meeting-record"
[[issues]]
id = "open-the-lock"
kind = "policy"
proposition = "The lock is opened."
sources = ["record"]
""" + "".join(
    f'[[actors]]\nid = "{id}"\nname = "{id.upper()}"\nkind = "state"\nsources = ["record"]\n'
    for id in STATES
)
FOR: Mapping[Option, Stance] = {
    Option.YES: Stance.SUPPORT,
    Option.NO: Stance.OPPOSE,
    Option.ABSTAIN: Stance.ABSTAIN,
}
AGAINST: Mapping[Option, Stance] = {
    Option.YES: Stance.OPPOSE,
    Option.NO: Stance.SUPPORT,
    Option.ABSTAIN: Stance.ABSTAIN,
}


def event(vote: str, kind: str = "vote", id: str = "ballot") -> str:
    text = f'[[events]]\nid = "{id}"\ntitle = "B"\nkind = "{kind}"\nsources = ["record"]\n'
    return f"{text}date = 2031-11-10\n{vote}\n"


def cast(id: str, option: str, speakers: Sequence[str], more: str = "") -> str:
    text = f'[[statements]]\nid = "{id}"\nsource = "record"\nform = "recorded"\n'
    named = ", ".join(f'"{one}"' for one in speakers)
    return f'{text}option = "{option}"\nevent = "ballot"\nspeakers = [{named}]\n{more}'


def opened(folder: Path, *texts: str) -> MemoryDataset:
    (folder / "x.toml").write_text("".join((BASE, *texts)), encoding="utf-8")
    return open_dataset([folder / "x.toml"])


def codes(dataset: MemoryDataset) -> list[str]:
    return [each.code for each in dataset.problems]


@frozen
class Ballot:
    """A vote that was drawn."""

    options: Mapping[Option, tuple[str, ...]]
    against: bool
    counted: bool
    dated: frozenset[Option]
    """Options whose statements have a date of their own."""
    corrected: Mapping[str, Option]
    """How some meant to vote."""

    @property
    def toml(self) -> str:
        counts = {
            "yes": len(self.options[Option.YES]),
            "no": len(self.options[Option.NO]),
            "abstain": len(self.options[Option.ABSTAIN]),
            "not_voting": sum(
                len(self.options[each]) for each in (Option.NOT_VOTING, Option.ABSENT)
            ),
        }
        told = ", ".join(f"{key} = {count}" for key, count in counts.items())
        vote = 'vote = { on = "open-the-lock"'
        vote += ', direction = "against"' if self.against else ""
        vote += f", counts = {{ {told} }}" if self.counted else ""
        text = event(f"{vote} }}")
        for option, speakers in self.options.items():
            date = "date = 2031-11-11\n" if option in self.dated else ""
            text += cast(option.value, option.value, speakers, date) if speakers else ""
        for state, option in self.corrected.items():
            voted = next(each for each, speakers in self.options.items() if state in speakers)
            more = f'acts = ["correct"]\nsupersedes = "{voted.value}"\n'
            text += cast(f"correction-of-{state}", option.value, [state], more)
        return text


@st.composite
def ballots(draw: st.DrawFn) -> Ballot:
    voted = {state: draw(st.sampled_from(Option)) for state in STATES}
    return Ballot(
        {each: tuple(id for id, option in voted.items() if option is each) for each in Option},
        against=draw(st.booleans()),
        counted=draw(st.booleans()),
        dated=draw(st.frozensets(st.sampled_from(Option))),
        corrected=draw(st.dictionaries(st.sampled_from(STATES), st.sampled_from(Option))),
    )


@given(drawn=ballots())
def test_positions_follow_from_the_options_and_the_direction_and_from_nothing_else(
    drawn: Ballot, tmp_path_factory: pytest.TempPathFactory
) -> None:
    dataset = opened(tmp_path_factory.mktemp("drawn"), drawn.toml)
    stances = AGAINST if drawn.against else FOR
    expected = {
        f"{option.value}#open-the-lock@{state}": stances[option]
        for option, states in drawn.options.items()
        for state in states
        if option in stances
    }
    held = {id: dataset.position(id).stance for id in dataset.ids(Kind.POSITION)}
    assert held == expected
    assert set(dataset.linked("open-the-lock", Link.POSITIONS_ON)) == set(expected)
    assert all(dataset.position(id).own for id in held)


@given(drawn=ballots())
def test_counts_that_were_made_of_the_speakers_fit_whatever_is_corrected(
    drawn: Ballot, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert not opened(tmp_path_factory.mktemp("drawn"), drawn.toml).problems


@given(drawn=ballots())
def test_the_date_is_that_of_the_vote_unless_a_statement_has_its_own(
    drawn: Ballot, tmp_path_factory: pytest.TempPathFactory
) -> None:
    dataset = opened(tmp_path_factory.mktemp("drawn"), drawn.toml)
    for option, speakers in drawn.options.items():
        if speakers:
            date = dataset.statement(option.value).date
            assert date is not None
            assert date.text == ("2031-11-11" if option in drawn.dated else "2031-11-10")
    for state in drawn.corrected:
        assert dataset.statement(f"correction-of-{state}").date is None


@given(drawn=ballots(), option=st.sampled_from(Option), more=st.integers(1, 3))
def test_a_count_that_does_not_fit_is_told_at_its_number(
    drawn: Ballot, option: Option, more: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    speakers = drawn.options[option]
    key = {Option.NOT_VOTING: "not_voting", Option.ABSENT: "not_voting"}.get(option, option.value)
    vote = f"vote = {{ counts = {{ {key} = {len(speakers) + more} }} }}"
    text = event(vote) + cast("told", option.value, speakers or ["a"])
    dataset = opened(tmp_path_factory.mktemp("drawn"), text)
    named = max(len(speakers), 1)
    wrong = len(speakers) + more != named
    assert codes(dataset) == (["miscounted"] if wrong else [])
    if wrong:
        (problem,) = dataset.problems
        assert f"vote.counts.{key}: " in problem.message
        assert f"{named} are named" in problem.message


@given(drawn=ballots())
def test_it_is_the_same_dataset_as_if_dates_and_positions_were_written(
    drawn: Ballot, tmp_path_factory: pytest.TempPathFactory
) -> None:
    stances = AGAINST if drawn.against else FOR
    later = '[[statements]]\nid = "between"\nsource = "record"\nform = "described"\n'
    later += "date = 2031-11-10\n"
    written = event("")
    for option, speakers in drawn.options.items():
        if speakers:
            date = f"date = 2031-11-1{int(option in drawn.dated)}\n"
            stance = stances.get(option)
            taken = f'[{{ issue = "open-the-lock", stance = "{stance}" }}]' if stance else "[]"
            text = cast(option.value, option.value, speakers, f"{date}positions = {taken}\n")
            written += text.replace(f'option = "{option.value}"\n', "")
    drawn = evolve(drawn, corrected={})
    follows = opened(tmp_path_factory.mktemp("follows"), drawn.toml, later)
    says = opened(tmp_path_factory.mktemp("says"), written, later)
    for kind in (Kind.STATEMENT, Kind.POSITION):
        assert list(follows.ids(kind)) == list(says.ids(kind))
    for id in says.ids(Kind.POSITION):
        assert follows.position(id) == says.position(id)
    for id in says.ids(Kind.STATEMENT):
        assert follows.said(id) == says.said(id)


def test_what_is_inferred_of_the_vote_is_inferred_of_the_options(tmp_path: Path) -> None:
    text = event('date_inferred = true\nvote = { on = "open-the-lock" }') + cast("y", "yes", "a")
    assert opened(tmp_path, text).statement("y").date_inferred


def test_a_vote_on_nothing_that_is_told_gives_no_position(tmp_path: Path) -> None:
    dataset = opened(tmp_path, event('vote = { number = "roll call 3" }'), cast("y", "yes", "a"))
    assert not dataset.problems
    assert dataset.statement("y").option is Option.YES
    assert not dataset.ids(Kind.POSITION)


def test_positions_on_something_else_stay_beside_that_of_the_vote(tmp_path: Path) -> None:
    other = '[[issues]]\nid = "pay"\nkind = "policy"\nproposition = "P."\nsources = ["record"]\n'
    more = (
        "positions = ["
        '{ issue = "open-the-lock", stance = "oppose" }, { issue = "pay", stance = "deny" },'
        '{ issue = "pay", stance = "oppose", because = ["pay"] }]\n'
    )
    text = other + event('vote = { on = "open-the-lock" }') + cast("y", "yes", "a", more)
    dataset = opened(tmp_path, text)
    assert sorted((each.code, each.message.split(": ")[1]) for each in dataset.problems) == [
        ("position-of-vote", "positions[0]"),
        ("stance-misfit", "positions[1].stance"),
        ("wrong-issue-kind", "positions[2].because[0]"),
    ]
    held = {id: dataset.position(id).stance for id in dataset.ids(Kind.POSITION)}
    assert held == {"y#pay@a": Stance.OPPOSE, "y#open-the-lock@a": Stance.SUPPORT}


def test_a_reason_is_told_by_the_place_that_it_has_in_the_file(tmp_path: Path) -> None:
    text = (
        '[[statements]]\nid = "s"\nsource = "record"\nform = "reported"\nspeakers = ["a"]\n'
        'positions = [\n{ issue = "gone", stance = "open" },\n'
        '{ issue = "open-the-lock", stance = "open", because = ["gone", "open-the-lock"] },\n]\n'
    )
    dataset = opened(tmp_path, text)
    (found,) = [each for each in dataset.problems if each.code == "wrong-issue-kind"]
    assert "positions[1].because[1]: " in found.message
    line = text.splitlines()[7]
    assert (found.place.column or 0) - 1 == line.rindex('"open-the-lock"')
    assert [each.code for each in dataset.problems].count("unknown-id") == 2


def test_those_who_are_counted_but_not_named_are_told_as_unnamed(tmp_path: Path) -> None:
    more = 'unnamed_speakers = "three others"\n'
    vote = event("vote = { counts = { yes = 4, no = 1 } }")
    fits = opened(tmp_path, vote, cast("y", "yes", "a", more), cast("n", "no", "b"))
    assert not fits.problems
    too_many = opened(tmp_path, vote, cast("y", "yes", "abcde", more))
    assert codes(too_many) == ["miscounted"]


def test_one_who_chose_twice_is_told_once_and_a_retracted_choice_does_not_count(
    tmp_path: Path,
) -> None:
    vote = event("vote = { counts = { yes = 1, no = 1 } }")
    twice = opened(tmp_path, vote, cast("y", "yes", "a"), cast("n", "no", "a"))
    assert codes(twice) == ["two-options"]
    retracted = cast("n", "no", "a", 'status = "retracted"\n')
    assert not opened(tmp_path, vote, cast("y", "yes", "a"), retracted).problems


def test_a_correction_never_gives_a_position_though_what_it_corrects_is_lost(
    tmp_path: Path,
) -> None:
    more = 'acts = ["correct"]\nsupersedes = "{}"\n'
    vote = event('vote = { on = "open-the-lock" }')
    dataset = opened(tmp_path, vote, cast("meant", "no", "a", more.format("gone")))
    assert codes(dataset) == ["unknown-id"]
    assert not dataset.ids(Kind.POSITION)
    bare = cast("meant", "no", "a", 'acts = ["correct"]\n')
    dataset = opened(tmp_path, vote, cast("y", "yes", "a"), bare)
    assert codes(dataset) == ["corrects-nothing"]
    assert list(dataset.ids(Kind.POSITION)) == ["y#open-the-lock@a"]


@pytest.mark.parametrize(
    ("vote", "code"),
    [
        ('vote = { on = "opne-the-lock" }', "unknown-id"),
        ('vote = { on = "a" }', "wrong-kind"),
        ('vote = { on = "open-the-lock", direction = "fro" }', "unknown-value"),
        ('vote = { on = "open-the-lock", part = "half" }', "unknown-value"),
        ('vote = { on = "open-the-lock", directon = "against" }', "unknown-key"),
        ('vote = { on = "open-the-lock", prat = "amendment" }', "unknown-key"),
        ("vote = { on = 3 }", "wrong-type"),
        ("vote = 59", "wrong-type"),
    ],
)
def test_where_it_is_not_told_what_a_yes_means_no_position_follows(
    tmp_path: Path, vote: str, code: str
) -> None:
    dataset = opened(tmp_path, event(vote), cast("y", "yes", "a"), cast("n", "no", "b"))
    assert codes(dataset) == [code]
    assert set(dataset.ids(Kind.STATEMENT)) == {"y", "n"}
    assert not dataset.ids(Kind.POSITION)


@pytest.mark.parametrize(
    ("wrong", "left"),
    [
        ('result = "passed"', {"number": "A/1"}),
        ("number = 1", {"number": ""}),
        ('counts = { yes = "2", no = 1 }', {"number": "A/1"}),
        ("counts = { yes = -2, no = 1 }", {"number": "A/1"}),
        ('direction = "for", directon = "against"', {"number": "A/1"}),
        ('body = "nobody"', {"number": "A/1", "body": None}),
        ('body = "open-the-lock"', {"number": "A/1", "body": None}),
        ("whole = 1", {"number": "A/1"}),
    ],
)
def test_a_mistake_in_a_vote_costs_itself_alone(
    tmp_path: Path, wrong: str, left: Mapping[str, object]
) -> None:
    number = "" if wrong.startswith("number") else 'number = "A/1", '
    vote = f'vote = {{ {number}on = "open-the-lock", {wrong} }}'
    dataset = opened(tmp_path, event(vote), cast("y", "yes", "a"), cast("n", "no", "b"))
    assert len(dataset.problems) == 1
    kept = dataset.event("ballot").vote
    assert kept is not None
    assert kept.on == "open-the-lock"
    assert {name: getattr(kept, name) for name in left} == left
    assert len(dataset.ids(Kind.POSITION)) == 2
    if wrong.startswith("counts"):
        assert kept.counts is not None
        assert (kept.counts.yes, kept.counts.no) == (None, 1)


def test_what_follows_from_a_lost_event_or_statement_is_not_told(tmp_path: Path) -> None:
    vote = event('vote = { on = "open-the-lock", counts = { yes = 2, no = 1 } }')
    for lost in (
        cast("z", "yes", "b").replace('"record"', '"gone"'),
        cast("z", "yse", "b"),
        cast("y", "yes", "b"),
        cast("z", "yes", "b").replace('"recorded"', '"record"'),
    ):
        dataset = opened(tmp_path, vote, cast("y", "yes", "a"), cast("n", "no", "c"), lost)
        assert len(dataset.problems) == 1, codes(dataset)
    unknown = opened(tmp_path, vote, cast("y", "yes", ["a", "q"]), cast("n", "no", "c"))
    assert codes(unknown) == ["unknown-id"]
    no_event = opened(tmp_path, cast("y", "yes", "a"))
    assert codes(no_event) == ["unknown-id"]
    assert no_event.statement("y").option is None
    misplaced = opened(tmp_path, event("vote = { }", kind="meeting"), cast("y", "yes", "a"))
    assert codes(misplaced) == ["vote-misplaced"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Each is lost for another reason, and is looked through all the same.
        (cast("z", "no", "a", "seq = 'one'\n"), ["two-options", "wrong-type"]),
        (cast("z", "no", "b", 'seq = "one"\nacts = ["correct"]\n'), None),
        (
            cast("z", "no", "b", "seq = 'one'\npositions = [{ issue = 'open-the-lock', "
            "stance = 'open' }]\n"),
            ["position-of-vote", "wrong-type"],
        ),
        (
            cast("z", "no", "b", "seq = 'one'\n").replace('"ballot"', '"talks"'),
            ["option-misplaced", "wrong-type"],
        ),
        (cast("z", "nay", "a"), ["unknown-value"]),
        (
            cast("z", "no", "b", "printed = 'P'\n").replace('"record"', '"gone"'),
            ["printed-not-allowed", "unknown-id"],
        ),
        (
            event("vote = { on = 'pay' }\ncountry = 3", id="third"),
            ["wrong-issue-kind", "wrong-type"],
        ),
        (event("vote = { }\ncountry = 3", "call", "third"), ["vote-misplaced", "wrong-type"]),
        (
            event("vote = { }\ncountry = 3", "caul", "third"),
            ["unknown-value", "wrong-type"],
        ),
    ],
)  # fmt: skip
def test_all_that_is_wrong_in_a_vote_that_did_not_load_is_told(
    tmp_path: Path, text: str, found: list[str] | None
) -> None:
    pay = '[[issues]]\nid = "pay"\nkind = "claim"\nproposition = "P."\nsources = ["record"]\n'
    talks = event("", "meeting", "talks")
    vote = event('vote = { on = "open-the-lock", counts = { yes = 1 } }')
    dataset = opened(tmp_path, pay, talks, vote, cast("y", "yes", "a"), text)
    assert sorted(codes(dataset)) == (found or ["corrects-nothing", "wrong-type"])


def test_a_date_that_follows_from_a_vote_to_come_is_told_at_the_vote_alone(
    tmp_path: Path,
) -> None:
    header = "[dataset]\nschema = 2\nas_of = 2030-01-01\n"
    dataset = opened(tmp_path, header, event("vote = { }"), cast("y", "yes", "a"))
    assert codes(dataset) == ["after-as-of"]
    assert dataset.problems[0].record == "ballot"


def test_a_second_choice_is_found_by_its_id(tmp_path: Path) -> None:
    text = (
        '[[statements]]\nid = "out-or-else"\nsource = "record"\nform = "reported"\n'
        'speakers = ["a", "b"]\npositions = [\n'
        '{ issue = "open-the-lock", stance = "oppose" },\n'
        '{ issue = "open-the-lock", stance = "accept", fallback = true },\n]\n'
    )
    memory = opened(tmp_path, text)
    assert not memory.problems
    write_snapshot(memory, tmp_path / "made")
    snapshot = SnapshotDataset(SnapshotFile(tmp_path / "made"))
    ids = [f"out-or-else#open-the-lock@{state}{other}" for other in ("", "~else") for state in "ab"]
    for dataset in (memory, snapshot):
        assert list(dataset.ids(Kind.POSITION)) == ids
        assert list(dataset.linked("out-or-else", Link.POSITIONS_TAKEN)) == ids
        for id in ids:
            position = dataset.position(id)
            assert position.id == id
            assert position.fallback == id.endswith("~else")
            assert position.stance is (Stance.ACCEPT if position.fallback else Stance.OPPOSE)
            assert position.own is not position.fallback
            assert dataset.kind_of(id) is Kind.POSITION
            assert dataset.number_of(id) == memory.number_of(id)
            assert record_place(dataset, id) == record_place(memory, "out-or-else")
        assert dataset.kind_of("out-or-else#open-the-lock@c~else") is None
        assert dataset.number_of("out-or-else#open-the-lock@~else") is None
