"""Opening datasets: what loads, what is told, and that nothing raises."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
import tomli
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.tiers import examples

from dipview.dataset.bundled import bundled_path
from dipview.dataset.checks import characters
from dipview.dataset.memory import MemoryDataset
from dipview.dataset.opening import open_dataset
from dipview.dataset.placing import Placer
from dipview.dataset.problems import codes_of
from dipview.dataset.record_places import record_place
from dipview.model.kinds import Kind
from dipview.model.links import Link

BASE = """
[[sources]]
id = "wire"
type = "article-newspaper"
issued = 2017-04-11
[[actors]]
id = "italy"
name = "Italy"
kind = "state"
sources = ["wire"]
[[actors]]
id = "g7"
name = "G7"
kind = "organization"
sources = ["wire"]
[[issues]]
id = "sanctions"
kind = "policy"
proposition = "Sanctions should be widened."
sources = ["wire"]
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "x.toml"


def opened(file: Path, text: str, base: str = BASE) -> MemoryDataset:
    file.write_text(base + text, encoding="utf-8")
    return open_dataset([file])


def statement(more: str, id: str = "s") -> str:
    return f'[[statements]]\nid = "{id}"\nsource = "wire"\nform = "reported"\n{more}\n'


def codes(dataset: MemoryDataset) -> list[str]:
    return [problem.code for problem in dataset.problems]


def test_a_sound_file_opens_without_problems(file: Path) -> None:
    text = 'speakers = ["italy"]\npositions = [{ issue = "sanctions", stance = "support" }]'
    dataset = opened(file, statement(text))
    assert not dataset.problems
    assert dataset.ids(Kind.POSITION) == ("s#sanctions@italy",)


def test_the_name_is_the_title_or_the_name_of_what_was_opened(file: Path) -> None:
    assert opened(file, "").name == "x.toml"
    assert open_dataset([file.parent]).name == file.parent.name
    assert opened(file, '[dataset]\ntitle = "Lucca"\n').name == "Lucca"
    assert open_dataset([file] * 4).name.endswith("…") or open_dataset([file] * 4).name == "Lucca"


def test_several_files_make_one_dataset(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(statement('speakers = ["italy"]'))
    (tmp_path / "b.toml").write_text(BASE)
    dataset = open_dataset([tmp_path])
    assert not dataset.problems
    assert dataset.linked("italy", Link.STATEMENTS_BY) == ["s"]


def test_only_the_first_of_several_headers_counts(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.toml").write_text(f'[dataset]\ntitle = "{name}"\n')
    dataset = open_dataset([tmp_path])
    assert dataset.name == "a"
    (problem,) = dataset.problems
    assert problem.code == "extra-header"
    assert str(problem.place) == f"{tmp_path / 'b.toml'}:1:1"


def test_an_id_given_in_two_files_is_told_with_both_places(tmp_path: Path) -> None:
    for name in "ab":
        text = BASE.replace("Italy", f"Italy {name}") if name == "a" else '[[actors]]\nid = "italy"'
        (tmp_path / f"{name}.toml").write_text(text)
    (tmp_path / "b.toml").write_text(
        '\n[[actors]]\nid = "italy"\nname = "X"\nkind = "state"\nsources = ["wire"]\n'
    )
    dataset = open_dataset([tmp_path])
    (problem,) = dataset.problems
    assert problem.code == "duplicate-id"
    assert f"{tmp_path / 'a.toml'}:6:1" in problem.message
    assert str(problem.place) == f"{tmp_path / 'b.toml'}:3:1"
    assert dataset.actor("italy").name == "Italy a"


def test_problems_come_in_order_of_file_and_line(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.toml").write_text("[[actors]]\nx = 1\n[[issues]]\n")
    places = [(p.place.file.name, p.place.line) for p in open_dataset([tmp_path]).problems]
    assert places == sorted(places, key=lambda place: (place[0], place[1] or 0))


def test_a_position_never_falls_back_from_a_lost_holder(file: Path) -> None:
    text = (
        'speakers = ["italy"]\non_behalf_of = ["gone"]\n'
        'positions = [{ issue = "sanctions", stance = "support" }]'
    )
    dataset = opened(file, statement(text))
    assert dataset.statement("s").speakers == ("italy",)
    assert dataset.ids(Kind.POSITION) == ()


def test_a_position_without_its_speaker_is_not_one_of_nobody(file: Path) -> None:
    text = 'speakers = ["gone"]\npositions = [{ issue = "sanctions", stance = "support" }]'
    assert opened(file, statement(text)).ids(Kind.POSITION) == ()


def test_a_position_keeps_the_holders_that_are_left(file: Path) -> None:
    text = (
        'speakers = ["italy"]\npositions = [{ issue = "sanctions", stance = "support",'
        ' holders = ["gone", "g7"], target = "gone" }]'
    )
    dataset = opened(file, statement(text))
    assert dataset.ids(Kind.POSITION) == ("s#sanctions@g7",)
    assert dataset.position("s#sanctions@g7").target is None


def test_a_second_hand_position_does_not_become_said(file: Path) -> None:
    text = (
        'speakers = ["italy"]\npositions = [{ issue = "sanctions", stance = "support",'
        ' holders = ["g7"], attributed_by = "gone" }]'
    )
    assert opened(file, statement(text)).ids(Kind.POSITION) == ()


def test_a_reference_to_a_lost_statement_is_left_out(file: Path) -> None:
    text = statement('speakers = ["italy"]').replace('"wire"', '"gone"')
    text += statement('speakers = ["italy"]\nresponds_to = ["s"]\nsupersedes = "s"', "t")
    dataset = opened(file, text)
    assert sorted(codes(dataset)) == ["left-out", "unknown-id"]
    assert dataset.statement("t").responds_to == ()
    assert dataset.statement("t").supersedes is None


def test_the_numbers_in_a_message_are_those_in_the_file(file: Path) -> None:
    text = (
        'speakers = ["italy"]\npositions = [\n{ issue = "sanctions", stance = "x" },\n'
        '{ issue = "gone", stance = "support" },\n{ issue = "sanctions", stance = "deny" },\n]'
    )
    dataset = opened(file, statement(text))
    last = dataset.problems[-1]
    assert last.code == "stance-misfit"
    assert "positions[2].stance" in last.message
    assert (last.place.line or 0) == dataset.problems[0].place.line + 2  # type: ignore[operator]


def test_second_of_alike_holders_is_left_out_alone(file: Path) -> None:
    text = (
        'speakers = ["italy"]\npositions = [{ issue = "sanctions", stance = "support" },\n'
        '{ issue = "sanctions", stance = "oppose", holders = ["italy", "g7"] }]'
    )
    dataset = opened(file, statement(text))
    assert codes(dataset) == ["alike-positions"]
    assert dataset.ids(Kind.POSITION) == ("s#sanctions@italy", "s#sanctions@g7")


@pytest.mark.parametrize("size", [1, 2, 3, 10_000])
def test_a_cycle_is_printed_whole_and_cut(file: Path, size: int) -> None:
    actors = "".join(
        f'[[actors]]\nid = "a{n}"\nname = "A"\nkind = "body"\nsources = ["wire"]\n'
        f'part_of = "a{(n + 1) % size}"\n'
        for n in range(size)
    )
    dataset = opened(file, actors)
    (problem,) = dataset.problems
    assert problem.code == "cycle"
    assert problem.message.count(" > ") == size
    assert dataset.actor(f"a{size - 1}").part_of is None


def test_many_long_cycles_are_cut_short_in_print_only(file: Path) -> None:
    size = 1500
    chain = "".join(
        statement(f'speakers = ["italy"]\nresponds_to = ["s0", "s{n + 1}"]', f"s{n}")
        for n in range(size)
    ) + statement('speakers = ["italy"]', f"s{size}")
    dataset = opened(file, chain)
    assert codes(dataset) == ["cycle"] * size
    assert "…" in dataset.problems[-1].message
    assert all("s0" not in dataset.statement(id).responds_to for id in dataset.ids(Kind.STATEMENT))


def test_a_chain_of_any_depth_is_no_cycle(file: Path) -> None:
    size = 20_000
    events = "".join(
        f'[[events]]\nid = "e{n}"\ntitle = "E"\nkind = "other"\nsources = ["wire"]\n'
        f'part_of = "e{n + 1}"\n'
        for n in range(size)
    )
    last = f'[[events]]\nid = "e{size}"\ntitle = "E"\nkind = "other"\nsources = ["wire"]\n'
    assert not opened(file, events + last).problems


def test_cycles_of_every_sort_are_found(file: Path) -> None:
    text = """
[[sources]]
id = "w2"
type = "article"
derived_from = ["w2"]
[[issues]]
id = "t"
kind = "topic"
title = "T"
parent = "t"
sources = ["wire"]
[[events]]
id = "e"
title = "E"
kind = "call"
part_of = "e"
sources = ["wire"]
""" + statement('speakers = ["italy"]\nsupersedes = "s"\nresponds_to = ["s"]')
    assert codes(opened(file, text)) == ["cycle"] * 5


def test_a_hidden_character_in_a_key_or_an_id_is_told(file: Path) -> None:
    text = (
        '[[actors]]\nid = "x\\u200b"\nname = "X"\nkind = "state"\nextra = { "a\\u0007" = ["\\e"] }'
    )
    dataset = opened(file, text)
    assert codes(dataset).count("control-character") == 3
    assert all("\u200b" not in p.message for p in dataset.problems if p.code[0] == "c")


@pytest.mark.parametrize("together", [1, 3, 1024])
def test_of_very_many_hidden_characters_the_first_are_told_and_all_counted(
    file: Path, monkeypatch: pytest.MonkeyPatch, together: int
) -> None:
    monkeypatch.setattr(characters, "_TOGETHER", together)
    monkeypatch.setattr(characters, "_MOST", 5)
    sound = '[[actors]]\nid = "{0}{1}"\nname = "A"\nkind = "state"\nsources = ["wire"]\n'
    odd = sound.replace('"A"', '"A\\u0092"')
    below = 'extra = {{ list = ["\u034f", "\\u200b", {{ k = "\\u200b" }}], "x\\u0007" = 1 }}\n'
    records = [
        each.format(letter, n)
        for n in range(7)
        for letter, each in zip("abcd", (sound, odd, sound, odd + below), strict=True)
    ]
    problems = opened(file, "".join(records)).problems
    told = [each.message for each in problems if each.code == "control-character"]
    assert [each.split(":")[0] for each in told] == ["actor 'b0'", *["actor 'd0'"] * 5]
    # Of each of the seven the name twice, three texts below, and a key.
    assert sum(f"; so do {7 * 6 - 6} more texts of this file" in each for each in told) == 1


def test_a_header_with_a_hidden_character_is_told(file: Path) -> None:
    dataset = opened(file, '[dataset]\ntitle = "a\\u202eb"\n')
    assert "the header [dataset]: title" in dataset.problems[0].message


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("\u0092", "it is meant as ’, as Windows-1252 has it: write that instead"),
        ("\u0085", "it is meant as …, as Windows-1252 has it: write that instead"),
        ("\u0081", "retype the text without it"),
        ("\u202e", "retype the text without it"),
    ],
)
def test_of_a_leftover_of_another_encoding_it_is_told_what_is_meant(
    file: Path, written: str, hint: str
) -> None:
    dataset = opened(file, f'[dataset]\ntitle = "a{written}b"\n')
    assert [problem.hint for problem in dataset.problems] == [hint]


def test_a_file_without_any_table_is_an_empty_dataset(file: Path) -> None:
    dataset = opened(file, "# nothing yet\n", "")
    assert not dataset.problems
    assert set(dataset.counts().values()) == {0}


def test_a_path_that_cannot_be_read_still_opens_the_others(file: Path) -> None:
    file.write_text(BASE)
    dataset = open_dataset([file.parent / "none.toml", file])
    assert codes(dataset) == ["no-such-path"]
    assert len(dataset.ids(Kind.ACTOR)) == 2


def test_loading_leaves_the_garbage_collector_as_it_was(file: Path) -> None:
    opened(file, "")
    assert gc.isenabled()
    gc.disable()
    try:
        opened(file, "")
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_the_place_of_a_record_is_found_again(file: Path) -> None:
    text = 'speakers = ["italy"]\npositions = [{ issue = "sanctions", stance = "support" }]'
    dataset = opened(file, statement(text))
    assert str(record_place(dataset, "italy")) == f"{file}:6:1"
    assert record_place(dataset, "s#sanctions@italy") == record_place(dataset, "s")
    assert record_place(dataset, "nobody") is None
    file.write_text("")
    assert str(record_place(dataset, "italy")) == str(file)


def resolves(dataset: MemoryDataset) -> None:
    """Every link leads from a record to records, once, in order."""
    order = {id: n for kind in Kind for n, id in enumerate(dataset.ids(kind))}
    for kind in Kind:
        for id in dataset.ids(kind):
            for link in Link:
                ids = list(dataset.linked(id, link))
                assert len(set(ids)) == len(ids)
                assert all(dataset.record(one) is not None for one in ids)
                if link is not Link.RESTS_ON:
                    assert ids == sorted(ids, key=order.__getitem__)
    for kind in (Kind.STATEMENT, Kind.POSITION, Kind.EVENT):
        for id in dataset.ids(kind):
            dataset.known_from(id)
        dataset.between(kind, None, None)


def test_every_link_of_the_bundled_dataset_resolves() -> None:
    dataset = open_dataset([bundled_path()])
    resolves(dataset)
    assert not dataset.problems


LINES = bundled_path().read_text("utf-8").splitlines()


@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_mutated_dataset_never_raises(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    lines = list(LINES)
    for _ in range(data.draw(st.integers(1, 12))):
        number = data.draw(st.integers(0, len(lines) - 1))
        other = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(["drop", "copy", "swap", "value", "cut", "rename"])):
            case "drop":
                lines[number] = ""
            case "copy":
                lines[number] = lines[other]
            case "swap":
                key, equals, _ = lines[number].partition(" = ")
                _, also, value = lines[other].partition(" = ")
                lines[number] = f"{key} = {value}" if equals and also else lines[number]
            case "value":
                key, equals, _ = lines[number].partition(" = ")
                value = data.draw(st.sampled_from(["5", '""', "[]", "[[1]]", "{}", '"x"', "true"]))
                lines[number] = f"{key} = {value}" if equals else lines[number]
            case "cut":
                lines[number] = lines[number][: data.draw(st.integers(0, 40))]
            case "rename":
                lines[number] = lines[number].replace("e", "a", 1)
    file = tmp_path_factory.mktemp("mutated") / "x.toml"
    file.write_text("\n".join(lines), encoding="utf-8")
    dataset = open_dataset([file])
    resolves(dataset)
    try:
        tomli.loads(file.read_text("utf-8"))
    except tomli.TOMLDecodeError:
        assert dataset.problems


@pytest.mark.parametrize("name", ["a.toml", "b.toml"])
def test_no_line_is_given_for_a_file_that_changed_meanwhile(
    file: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("dipview.dataset.opening.text_of", lambda *_, **__: "# another text\n")
    dataset = opened(file, statement(f'speakers = ["{name}"]'))
    (problem,) = dataset.problems
    assert problem.place.line is None
    assert problem.message.endswith("(record #1 of statements, id 's')")


def test_hidden_characters_of_many_comments_are_told_once_with_their_number(file: Path) -> None:
    (problem,) = opened(file, "# \u200b\n" * 3000).problems
    assert problem.place.line == BASE.count("\n") + 1
    assert problem.message == (
        "a comment holds U+200B (zero width space), which is not seen;"
        " so do 2,999 more comments of this file"
    )


def test_hidden_characters_of_very_many_texts_are_counted_after_the_first(file: Path) -> None:
    texts = (
        f'[[actors]]\nid = "a{n}"\nname = "A\u200b"\nkind = "state"\nsources = ["wire"]\n'
        for n in range(500)
    )
    problems = opened(file, "".join(texts)).problems
    assert len(problems) == 201
    assert problems[-1].message.endswith("which is not seen; so do 299 more texts of this file")


def test_lines_of_warnings_are_looked_for_only_once_one_is_looked_at(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[Path] = []
    placed = Placer.place

    def place(self: Placer, *of: object) -> object:
        looked.append(file)
        return placed(self, *of)  # type: ignore[arg-type]

    monkeypatch.setattr(Placer, "place", place)
    problems = opened(file, statement('speakers = ["g7", "g7"]')).problems
    assert codes_of(problems) == ("repeated-id",)
    assert not looked
    assert [problem.place.line for problem in problems] == [25]
    assert looked


def test_the_lines_of_errors_are_those_that_were_read_whatever_the_file_becomes(file: Path) -> None:
    twice = '[[actors]]\nid = "g7"\nname = "G8"\nkind = "group"\nsources = ["wire"]\n'
    problems = opened(file, twice + statement('speakers = ["nobody"]')).problems
    assert len(problems) == 2
    file.write_text("\n" * 50, encoding="utf-8")
    assert [problem.place.line for problem in problems] == [22, 30]
