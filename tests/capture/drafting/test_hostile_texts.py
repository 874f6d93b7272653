"""Texts and datasets that nobody would write in good faith: drafts are sound, or there are none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from cProfile import Profile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tiers import examples

from dipview.capture.draft import Draft
from dipview.capture.drafting.drafter import Known, drafts_of
from dipview.capture.drafting.gazetteer import Gazetteer
from dipview.capture.drafting.likely_issues import LikelyIssues
from dipview.capture.drafts_file import Drafts, mentions_of, read_drafts, write_drafts
from dipview.dataset.opening import open_dataset

SAYS = "Tollern said that locks stay open. "
LARGE = 300_000
"""In characters: at this size what grows with the square does not end within a test's time."""
ZWJ_FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
PATTERNS: dict[str, str] = {
    "words without a full stop": "Tollern said that locks stay open and ",
    "one word": "a",
    "names": "Tollern ",
    "names and commas": "Tollern, ",
    "names and": "Tollern and ",
    "full stops": ".",
    "question marks": "?",
    "ellipses": "…",
    "full stops and marks": ".'",
    "marks that open": "'a ",
    "double marks that open": '"a ',
    "curly marks that open": "“a ",
    "curly marks that close": "a” ",
    "low marks": "„a ",
    "angles within angles": "«a ",
    "double marks": '"',
    "single marks": "'",
    "backticks": "`",
    "apostrophes": "s' a",
    "parentheses": "(",
    "parentheses with words": "(a [",
    "closed parentheses": "(a) ",
    "spaces": " ",
    "line feeds": "\n",
    "line feeds and spaces": "\n ",
    "carriage returns": "\r",
    "sentences": SAYS,
    "paragraphs": SAYS + "\n\n",
    "quotations": "“Locks stay open,” Tollern said. ",
    "quotations in single marks": "'Locks stay open,' Tollern said. ",
    "pronouns": "He said locks stay open. ",
    "verbs": "said ",
    "verbs and that": "said that ",
    "titles": "Mr. ",
    "initials": "A. ",
    "initials without spaces": "A.",
    "dates": "1 March 2017 ",
    "digits": "1",
    "supporters": "Tollern, supported by ",
    "sources": "according to ",
    "relatives": "Tollern, who ",
    "chairs": "the Chair of ",
    "colons": "Tollern: ",
    "dashes": "Tollern — said ",
    "hyphens": "-",
    "semicolons": "Tollern: noted that locks stay open; ",
    "combining marks": "e\u0301",
    "marks alone": "\u0301",
    "overrides": "\u202eTollern said. ",
    "zero-width": "\u200b",
    "NUL": "\x00",
    "escapes": "\x1b[2J",
    "families": ZWJ_FAMILY,
    "beyond the plane": "\U0001d4d0",
    "Arabic": "قال ",
    "Chinese": "说，",
}


def sound(text: str, drafts: Sequence[Draft]) -> bool:
    """Hold drafts against their text."""
    assert len({each.id for each in drafts}) == len(drafts)
    for each in drafts:
        start, end = each.passage
        assert 0 <= start < end <= len(text)
        assert all(start <= first < last <= end for first, last in each.quotes)
        assert each.unnamed_speakers in text[start:end]
        assert each.speakers or each.unnamed_speakers
        for mention in mentions_of(each):
            assert mention.words
            assert text[mention.start : mention.end] == mention.words
            if mention.stands_for is not None:
                assert 0 <= mention.stands_for[0] < mention.stands_for[1] <= len(text)
    return True


def known(toml: str, folder: Path) -> Known:
    path = folder / "actors.toml"
    path.write_text(toml, encoding="utf-8")
    dataset = open_dataset([path])
    return Known(gazetteer=Gazetteer(dataset, None), issues=LikelyIssues(dataset))


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
def test_what_is_repeated_without_end_is_drafted_soundly(pattern: str) -> None:
    text = (pattern * 20_000)[:20_000]
    assert sound(text, drafts_of(text))


@pytest.mark.slow
@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
def test_three_hundred_thousand_characters_of_it_come_to_an_end(pattern: str) -> None:
    text = (pattern * LARGE)[:LARGE]
    assert sound(text, drafts_of(text))


@pytest.mark.slow
@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
def test_work_grows_as_the_text_does(pattern: str) -> None:
    small, large = ((pattern * size)[:size] for size in (8_000, 32_000))
    assert calls(lambda: drafts_of(large)) <= 5 * calls(lambda: drafts_of(small)) + 2_000


def calls(work: Callable[[], object]) -> int:
    """Count the functions that are called, those of Python's own included."""
    with Profile() as profile:
        work()
    return sum(each.callcount for each in profile.getstats())


@pytest.mark.parametrize(
    "around",
    [
        *("\x00{}", "\x1b[31m{}\x1b[0m", "{}\x7f", "\x85{}\x85", "\ufeff{}"),
        *("\u202e{}\u202c", "\u2066{}\u2069", "\u200f{}", "{}\u2028", "\u200b{}"),
        *(ZWJ_FAMILY + " {}", "🇫🇷 {}", "e\u0301 {}", "\U0001d4d0 {}", "\\ud83d\\ude00 {}"),
        *("{}\r\n{}\r\n\r\n{}", "{}\r{}", "\t{}\t", "\v{}\f", "   {}   ", "<b>{}</b>"),
        *("[[drafts]]\nid = 1\n{}", "${{{}}}", "%s{}", "'''{}'''", '"""{}"""', "{}" * 3),
    ],
)
def test_what_stands_around_a_sentence_moves_no_place(around: str) -> None:
    text = around.replace("{}", SAYS)
    assert sound(text, drafts_of(text))


@pytest.mark.parametrize("text", ["", " ", "\n", ".", '"', "'", "“", "”", "(", "A", "said", "\x00"])
def test_next_to_nothing_gives_no_draft(text: str) -> None:
    assert drafts_of(text) == ()


def test_marks_that_never_close_swallow_nothing_beyond_their_paragraph() -> None:
    text = "“Locks " + SAYS + "\n\n" + SAYS
    assert any(each.passage[0] > text.index("\n\n") for each in drafts_of(text))


def test_a_hundred_thousand_marks_do_not_hide_what_follows() -> None:
    for mark in "\"“'«":
        text = mark * 100_000 + "\n\n" + SAYS
        drafts = drafts_of(text)
        assert sound(text, drafts)
        assert drafts, mark


def test_a_sentence_without_end_does_not_hide_what_follows() -> None:
    text = "locks stay open and " * 50_000 + ".\n\n" + SAYS
    drafts = drafts_of(text)
    assert [text[slice(*each.passage)] for each in drafts] == [SAYS.strip()]


PIECES = st.sampled_from(
    [
        *("Tollern", "QASIRIYA", "the Group of 77", "the Chair", "he", "They", "some delegates"),
        *(" said ", " said that ", ", supported by ", " on behalf of ", " opposed ", " and "),
        *(", ", ": ", "; ", ". ", "? ", ".\n\n", "\n", "\r\n", " — ", " ", "“", "”", '"', "'", "’"),
        *("(", ")", "[", "according to ", "not ", "while ", "who ", "in 2017", "on Tuesday"),
        *("locks stay open", "\u202e", "\x00", "e\u0301", ZWJ_FAMILY, "…", "«", "»", "„"),
    ]
)


@settings(max_examples=examples(800))
@given(pieces=st.lists(PIECES, max_size=40))
def test_any_text_of_such_pieces_is_drafted_soundly(pieces: list[str]) -> None:
    text = "".join(pieces)
    drafts = drafts_of(text)
    assert sound(text, drafts)
    assert drafts == drafts_of(text)


@settings(max_examples=examples(200))
@given(text=st.text(max_size=200))
def test_any_text_at_all_is_drafted_soundly(text: str) -> None:
    assert sound(text, drafts_of(text))


def test_what_is_drafted_of_a_hostile_text_can_be_kept(tmp_path: Path) -> None:
    text = "\u202eTollern\x1b[31m said that \x00locks\x7f stay open. “A\u0301” Ruiz said.\r\n"
    drafts = Drafts(source="a", text_sha256="", drafts=drafts_of(text))
    path = tmp_path / "drafts" / "a.toml"
    write_drafts(path, drafts)
    assert read_drafts(path).drafts == drafts


NAMES = (
    *("(a+)+$", "[", "\\", "$^", "(?P<x>", ".*", "a|b", "{0}", "%s", "*", "?", "A", "I", "X"),
    *("—", "…", "said", "the", "He", "and", "of", "that", "Mr.", "Tollern and", "and Tollern"),
    *("Tollern, Qasiriya", "“Tollern”", "(Tollern)", "Tollern\u202e", "e\u0301", "\u0301"),
    *(ZWJ_FAMILY, "说", "\u200b", "T" * 5000, "Tollern " * 500, "1", "1 March", "12-3", "🇫🇷"),
)


@pytest.mark.parametrize("name", NAMES)
def test_an_actor_of_any_name_harms_no_draft(name: str, tmp_path: Path) -> None:
    quoted = name.replace("\\", "\\\\")
    rows = (
        f'[[actors]]\nid = "odd"\nname = "{quoted}"\nkind = "state"\n'
        f'[[actors]]\nid = "ana"\nname = "Ana Ruiz"\nkind = "person"\n'
        f'roles = [{{ title = "{quoted}", of = "odd" }}]\n'
    )
    gazetteer = known(rows, tmp_path)
    for text in (SAYS, f"{name} said that locks stay open.", f"Ana, {name}, said: {name}. {SAYS}"):
        drafts = drafts_of(text, gazetteer)
        assert sound(text, drafts)
        for mention in (each for draft in drafts for each in mentions_of(draft)):
            assert mention.actor != "odd" or mention.words.casefold() in name.casefold()


def test_five_thousand_actors_of_one_name_are_no_flood(tmp_path: Path) -> None:
    row = '[[actors]]\nid = "a{0}"\nname = "Ana Ruiz"\nkind = "person"\n'
    gazetteer = known("".join(map(row.format, range(5000))), tmp_path)
    text = "Ana Ruiz said that locks stay open. Ruiz said so. " * 20
    drafts = drafts_of(text, gazetteer)
    assert sound(text, drafts)
    mentions = [each for draft in drafts for each in draft.speakers]
    assert mentions
    assert all(each.actor is None and 0 < len(each.offered) <= 50 for each in mentions)
