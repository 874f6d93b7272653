"""How two standings relate, and how far two holders agree: what counts, what never does."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pytest
from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.standing.stances import CLAIM, POLICY, SOURCE, Said, actor, issue, opened
from tests.tiers import examples

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.standing.agreement import Agreement, agreement_in
from dipview.standing.evidence import Evidence
from dipview.standing.relation import COUNTED, Relation, relation_of
from dipview.standing.table import StandingTable, Switches
from dipview.standing.tallies import Tallies, Tally

ACTORS = ("a", "b", "c")
POLICIES = ("p1", "p2")
CLAIMS = ("c1", "c2", "c3", "c4")


def between(one: Said, other: Said) -> Relation:
    """Tell how two positions on issue p relate."""
    kind = "claim" if one.stance in CLAIM else "policy"
    dataset = opened(
        [SOURCE, actor("a"), actor("b"), issue("p", kind), one.written(), other.written()]
    )
    table = StandingTable(dataset, Switches())
    found = relation_of(table.at("a", "p"), table.at("b", "p"))
    assert relation_of(table.at("b", "p"), table.at("a", "p")) is found
    tally = Tallies(table, ("a", "b"), ["p"]).of("a", "b")
    assert tally == _TALLIES.get(found, Tally())
    return found


_TALLIES = {
    Relation.AGREE: Tally(agreements=1),
    Relation.DISAGREE: Tally(disagreements=1),
    Relation.DEGREE: Tally(differences=1),
    Relation.CONDITION: Tally(differences=1),
    Relation.ABSTAINED: Tally(abstained=1),
}


A = Said(id="x", holder="a", issue="p", stance="support")
B = evolve(A, id="y", holder="b")


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        (A, B, Relation.AGREE),
        (A, evolve(B, stance="oppose"), Relation.DISAGREE),
        (A, evolve(B, stance="lean-oppose"), Relation.DISAGREE),
        (A, evolve(B, stance="lean-support"), Relation.DEGREE),
        (A, evolve(B, stance="neutral"), Relation.DEGREE),
        (evolve(A, stance="neutral"), evolve(B, stance="neutral"), Relation.AGREE),
        (evolve(A, stance="assert"), evolve(B, stance="acknowledge"), Relation.AGREE),
        (evolve(A, stance="assert"), evolve(B, stance="doubt"), Relation.DISAGREE),
        (A, evolve(B, condition="if paid"), Relation.CONDITION),
        (evolve(A, condition="If  paid"), evolve(B, condition="if paid"), Relation.AGREE),
        (evolve(A, condition="if paid"), evolve(B, condition="if asked"), Relation.CONDITION),
        (A, evolve(B, stance="oppose", condition="unless paid"), Relation.DISAGREE),
        (
            evolve(A, condition="if paid"),
            evolve(B, stance="oppose", condition="unless paid"),
            Relation.CONDITION,
        ),
        (A, evolve(B, stance="open"), Relation.NOT_COMPARED),
        (A, evolve(B, stance="abstain"), Relation.ABSTAINED),
        (evolve(A, stance="neutral"), evolve(B, stance="abstain"), Relation.ABSTAINED),
        (evolve(A, stance="abstain"), evolve(B, stance="abstain"), Relation.AGREE),
        (evolve(A, stance="open"), evolve(B, stance="abstain"), Relation.NOT_COMPARED),
        (evolve(A, stance="open"), evolve(B, stance="open"), Relation.NOT_COMPARED),
        (A, evolve(B, basis="described"), Relation.NOT_COMPARED),
        (A, evolve(B, basis="implied", stance="oppose"), Relation.NOT_COMPARED),
        (A, evolve(B, by="a"), Relation.NOT_COMPARED),
        (A, evolve(B, status="retracted"), Relation.ONE_ONLY),
        (A, evolve(B, status="draft"), Relation.ONE_ONLY),
    ],
)
def test_how_two_positions_relate(one: Said, other: Said, relation: Relation) -> None:
    assert between(one, other) is relation


def test_a_mixed_standing_is_not_compared() -> None:
    pieces = [SOURCE, actor("a"), actor("b"), issue("p"), A.written(), B.written()]
    table = StandingTable(
        opened([*pieces, evolve(B, id="z", stance="oppose").written()]), Switches()
    )
    assert relation_of(table.at("a", "p"), table.at("b", "p")) is Relation.NOT_COMPARED
    assert relation_of(table.at("a", "p"), None) is Relation.ONE_ONLY
    assert relation_of(None, None) is Relation.NEITHER


def agreement_of(table: StandingTable, one: str, other: str, issues: Sequence[str]) -> Agreement:
    return agreement_in(table, Tallies(table, (one, other), issues), one, other)


def agreement(pieces: Sequence[str], switches: Switches | None = None) -> Agreement:
    dataset = opened([SOURCE, actor("a"), actor("b"), *pieces])
    table = StandingTable(dataset, switches or Switches())
    return agreement_of(table, "a", "b", dataset.ids(Kind.ISSUE))


def claims(*stances: tuple[str, str, str], chain: Sequence[str]) -> list[str]:
    """Write claims of which each contradicts the next, and what a and b say of each."""
    pieces = [issue(claim, "claim", chain[at + 1 : at + 2]) for at, claim in enumerate(chain)]
    for claim, of_a, of_b in stances:
        pieces += [
            Said(id=f"a-{claim}", holder="a", issue=claim, stance=of_a).written(),
            Said(id=f"b-{claim}", holder="b", issue=claim, stance=of_b).written(),
        ]
    return pieces


@pytest.mark.parametrize(
    ("of_second", "tally"),
    [
        (("deny", "deny"), Tally(agreements=1)),
        (("deny", "doubt"), Tally(differences=1)),
        (("deny", "assert"), Tally(differences=1)),
        (("deny", "open"), Tally(agreements=1)),
    ],
)
def test_two_claims_that_contradict_count_once(of_second: tuple[str, str], tally: Tally) -> None:
    found = agreement(claims(("c1", "assert", "assert"), ("c2", *of_second), chain=("c1", "c2")))
    assert found.tally == tally
    assert found.tally.shared == 1


def test_disagreement_over_both_of_two_claims_is_one() -> None:
    found = agreement(
        claims(("c1", "assert", "deny"), ("c2", "deny", "assert"), chain=("c1", "c2"))
    )
    assert found.tally == Tally(disagreements=1)
    assert found.issues == ("c1", "c2")
    assert found.n == 4


def test_claims_linked_through_a_third_are_one_only_where_both_speak_of_that_too() -> None:
    chain = ("c1", "c2", "c3")
    both = ("assert", "assert")
    assert agreement(claims(*((c, *both) for c in chain), chain=chain)).tally.shared == 1
    assert agreement(claims(("c1", *both), ("c3", *both), chain=chain)).tally.shared == 2


def test_to_assert_one_claim_is_not_to_deny_another() -> None:
    found = agreement(
        [
            issue("c1", "claim", ["c2"]),
            issue("c2", "claim"),
            Said(id="x", holder="a", issue="c1", stance="assert").written(),
            Said(id="y", holder="b", issue="c2", stance="assert").written(),
        ]
    )
    assert found.tally == Tally()
    assert found.n == 0


def test_evidence_is_thin_below_three_issues_and_below_two_statements_of_either() -> None:
    def of(issues: int, *, joint: bool = False) -> Agreement:
        pieces = [issue(f"p{n}") for n in range(issues)]
        said = [
            Said(id=f"{holder}{n}", holder=holder, issue=f"p{n}", stance="support")
            for holder in "ab"
            for n in range(issues)
        ]
        if joint:
            taken = ", ".join(f'{{ issue = "p{n}", stance = "support" }}' for n in range(issues))
            alone = said[0].written()
            whole = alone[: alone.index("positions")] + f"positions = [{taken}]\n"
            return agreement([*pieces, whole, *(s.written() for s in said if s.holder == "b")])
        return agreement([*pieces, *(s.written() for s in said)])

    assert of(2).thin
    assert not of(3).thin
    assert of(3).n == 6
    assert of(3, joint=True).thin
    assert of(3, joint=True).n == 4


def test_one_statement_of_two_speakers_is_one_and_earlier_ones_count() -> None:
    joint = A.written().replace('["a"]', '["a", "b"]')
    found = agreement([issue("p"), joint, evolve(A, id="later", month=5).written()])
    assert found.tally == Tally(agreements=1)
    assert found.n == 2
    assert found.of_one == ("x", "later")
    assert found.of_other == ("x",)


def test_rolled_up_the_same_words_agree_with_nobody() -> None:
    minister = (
        '[[actors]]\nid = "m"\nname = "M"\nkind = "person"\nsources = ["s"]\n'
        'roles = [{ title = "Minister", of = "a", start = 2019-01-01 }]\n'
    )
    dataset = opened([SOURCE, actor("a"), minister, issue("p"), evolve(A, holder="m").written()])
    table = StandingTable(dataset, Switches(roll_up=True))
    assert relation_of(table.at("a", "p"), table.at("m", "p")) is Relation.SAME_WORDS
    assert agreement_of(table, "a", "m", ["p"]).tally == Tally()


def _tallied(*said: Said, holders: Sequence[str] = "abc") -> Tallies:
    pieces = [SOURCE, *map(actor, "abc"), *map(issue, "pqr"), *(each.written() for each in said)]
    return Tallies(StandingTable(opened(pieces), Switches()), holders, ["p", "q", "r"])


def test_pairs_that_share_an_issue_come_once_with_the_lesser_id_first() -> None:
    tallies = _tallied(
        A,
        evolve(A, id="x2", issue="q"),
        evolve(A, id="x3", issue="r"),
        evolve(B, stance="oppose"),
        evolve(B, id="y2", issue="q", stance="oppose"),
        evolve(A, id="z3", holder="c", issue="r"),
        holders="cba",
    )
    assert list(tallies.pairs()) == [
        ("a", "b", Tally(disagreements=2)),
        ("a", "c", Tally(agreements=1)),
    ]
    assert [tally.weight for _, _, tally in tallies.pairs()] == [-2, 1]
    assert not tallies.any_same_words


def test_a_neutral_holder_is_not_against_anybody() -> None:
    for stance in ("support", "oppose"):
        tallies = _tallied(evolve(A, stance=stance), evolve(B, stance="neutral"))
        assert tallies.of("a", "b") == Tally(differences=1)


def test_one_statement_of_two_holders_is_the_same_words_only_once_rolled_up() -> None:
    minister = (
        '[[actors]]\nid = "m"\nname = "M"\nkind = "person"\nsources = ["s"]\n'
        'roles = [{ title = "Minister", of = "a", start = 2019-01-01 }]\n'
    )
    dataset = opened([SOURCE, actor("a"), minister, issue("p"), evolve(A, holder="m").written()])
    for roll_up in (True, False):
        table = StandingTable(dataset, Switches(roll_up=roll_up))
        assert Tallies(table, ("a", "m"), ["p"]).any_same_words is roll_up


def test_beside_the_same_words_only_what_each_said_alone_counts() -> None:
    minister = (
        '[[actors]]\nid = "m"\nname = "M"\nkind = "person"\nsources = ["s"]\n'
        'roles = [{ title = "Minister", of = "a", start = 2019-01-01 }]\n'
    )
    words = (
        evolve(A, holder="m"),
        evolve(A, id="x2", holder="m", issue="q"),
        evolve(A, id="x3", issue="q", month=5),
    )
    pieces = [SOURCE, actor("a"), minister, issue("p"), issue("q"), *(w.written() for w in words)]
    table = StandingTable(opened(pieces), Switches(roll_up=True))
    found = agreement_of(table, "a", "m", ["p", "q"])
    assert (found.tally, found.issues) == (Tally(agreements=1), ("q",))


def test_whoever_leans_to_a_side_is_on_it() -> None:
    for one, other in (("lean-support", "oppose"), ("lean-support", "lean-oppose")):
        tallies = _tallied(evolve(A, stance=one), evolve(B, stance=other))
        assert tallies.of("a", "b") == tallies.of("b", "a") == Tally(disagreements=1)


def test_only_the_issues_that_are_asked_for_count() -> None:
    words = (A, evolve(B, stance="oppose"), evolve(A, id="x2", issue="q"))
    pieces = [SOURCE, *map(actor, "ab"), issue("p"), issue("q"), *(w.written() for w in words)]
    table = StandingTable(opened(pieces), Switches())
    tallies = Tallies(table, "ab", ["q"])
    assert tallies.of("a", "b") == Tally()
    assert (tallies.comparable("a"), tallies.comparable("b")) == (True, False)


def test_a_claim_contradicted_by_one_that_is_not_asked_for_counts_by_itself() -> None:
    both = ("assert", "assert")
    spoken = claims(("c1", *both), ("c2", *both), ("c3", *both), chain=("c2", "c3"))
    dataset = opened([SOURCE, actor("a"), actor("b"), issue("c1", "claim"), *spoken])
    tallies = Tallies(StandingTable(dataset, Switches()), "ab", ["c1", "c2"])
    assert tallies.of("a", "b") == Tally(agreements=2)


def test_three_issues_in_two_statements_of_each_are_not_thin() -> None:
    def of(holder: str) -> list[str]:
        one = Said(id=f"{holder}0", holder=holder, issue="p0", stance="support").written()
        more = ', { issue = "p1", stance = "support" }]'
        two = one.rstrip().removesuffix("]") + more + "\n"
        return [two, Said(id=f"{holder}2", holder=holder, issue="p2", stance="support").written()]

    found = agreement([*(issue(f"p{n}") for n in range(3)), *of("a"), *of("b")])
    assert (found.tally.shared, len(found.of_one), len(found.of_other)) == (3, 2, 2)
    assert not found.thin


def test_claims_that_contradict_are_one_beside_others_that_count_by_themselves() -> None:
    both = ("assert", "assert")
    spoken = claims(("c1", *both), ("c2", *both), ("c3", *both), chain=("c2", "c3"))
    found = agreement([issue("c1", "claim"), *spoken])
    assert found.tally == Tally(agreements=2)


# ==== Properties ==================================================================================

said = st.builds(
    Said,
    id=st.just(""),
    holder=st.sampled_from(ACTORS),
    issue=st.sampled_from((*POLICIES, *CLAIMS)),
    stance=st.integers(0, 6),
    basis=st.sampled_from(("stated", "stated", "stated", "described", "implied")),
    by=st.sampled_from(("", "", "", "d")),
    condition=st.sampled_from(("", "", "if paid", "unless asked")),
    month=st.integers(1, 3),
    status=st.sampled_from(("reviewed", "reviewed", "disputed", "draft", "retracted")),
).map(lambda s: evolve(s, stance=(POLICY if s.issue in POLICIES else CLAIM)[int(s.stance)]))
worlds = st.tuples(
    st.lists(said, max_size=25),
    st.sets(st.sampled_from(list(combinations(CLAIMS, 2)))),
)
World = tuple[list[Said], set[tuple[str, str]]]


def records(world: World) -> list[str]:
    positions, contradictions = world
    return [
        SOURCE,
        *(actor(id) for id in (*ACTORS, "d")),
        *(issue(id) for id in POLICIES),
        *(
            issue(id, "claim", sorted(other for one, other in contradictions if one == id))
            for id in CLAIMS
        ),
        *(evolve(each, id=f"x{n}").written() for n, each in enumerate(positions)),
    ]


def table_of(dataset: Dataset) -> StandingTable:
    return StandingTable(dataset, Switches())


def counted_by_hand(table: StandingTable, one: str, other: str) -> Tally:
    """Count issue by issue, and join groups of claims by going through them one by one."""
    dataset = table.dataset
    issues = dataset.ids(Kind.ISSUE)
    found = {id: relation_of(table.at(one, id), table.at(other, id)) for id in issues}
    left = [id for id in issues if found[id] in COUNTED]
    counts = dict.fromkeys(("agreements", "disagreements", "differences", "abstained"), 0)
    while left:
        group = [left.pop(0)]
        for member in group:
            near = [id for id in left if id in dataset.linked(member, Link.CONTRADICTED)]
            group += near
            left = [id for id in left if id not in near]
        relations = {found[id] for id in group}
        if relations == {Relation.AGREE}:
            counts["agreements"] += 1
        elif relations == {Relation.DISAGREE}:
            counts["disagreements"] += 1
        elif len(group) == 1 and relations == {Relation.ABSTAINED}:
            counts["abstained"] += 1
        else:
            counts["differences"] += 1
    return Tally(**counts)


@settings(max_examples=examples(60))
@given(worlds)
@example(
    (
        [
            Said(id="", holder="a", issue="p1", stance="support"),
            Said(id="", holder="b", issue="p1", stance="abstain"),
        ],
        set(),
    )
)
def test_tallies_are_what_counting_by_hand_gives_whoever_comes_first(world: World) -> None:
    dataset = opened(records(world))
    table = table_of(dataset)
    tallies = Tallies(table, ACTORS, dataset.ids(Kind.ISSUE))
    for one, other in combinations(ACTORS, 2):
        assert tallies.of(one, other) == counted_by_hand(table, one, other)
        assert tallies.of(one, other) == tallies.of(other, one)
        here = agreement_of(table, one, other, dataset.ids(Kind.ISSUE))
        there = agreement_of(table, other, one, dataset.ids(Kind.ISSUE))
        assert (here.tally, set(here.statements), here.thin) == (
            there.tally,
            set(there.statements),
            there.thin,
        )
        assert (here.of_one, here.of_other) == (there.of_other, there.of_one)


@settings(max_examples=examples(60))
@given(worlds)
def test_what_is_not_stated_first_hand_never_counts(world: World) -> None:
    positions, contradictions = world
    dataset = opened(records(world))
    own = [s for s in positions if s.basis == "stated" and not s.by]
    without = opened(records((own, contradictions)))
    numbers = {f"x{n}": s for n, s in enumerate(positions)}
    for one, other in combinations(ACTORS, 2):
        found = agreement_of(table_of(dataset), one, other, dataset.ids(Kind.ISSUE))
        alone = agreement_of(table_of(without), one, other, without.ids(Kind.ISSUE))
        assert found.tally == alone.tally
        assert found.n == alone.n
        for statement in found.statements:
            assert numbers[statement].basis == "stated"
            assert not numbers[statement].by
            assert numbers[statement].status not in ("draft", "retracted")
        for id in found.issues:
            for holder in (one, other):
                standing = table_of(dataset).at(holder, id)
                assert standing is not None
                assert standing.evidence is Evidence.OWN


@settings(max_examples=examples(40))
@given(worlds, st.randoms(use_true_random=False))
def test_the_order_of_a_file_makes_no_difference(world: World, chance: object) -> None:
    written = records(world)
    shuffled = list(written)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    first, second = opened(written), opened(shuffled)
    for one, other in combinations(ACTORS, 2):
        here = agreement_of(table_of(first), one, other, first.ids(Kind.ISSUE))
        there = agreement_of(table_of(second), one, other, second.ids(Kind.ISSUE))
        assert here.tally == there.tally
        assert set(here.statements) == set(there.statements)
        assert here.thin is there.thin
