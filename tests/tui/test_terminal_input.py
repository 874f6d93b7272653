"""Terminal input: keys, the mouse and pastes are told apart from all else, however it is cut."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.tui.terminal_input import (
    AltTyped,
    KnownSequence,
    Pasted,
    Piece,
    TerminalInput,
    Typed,
)
from dipview.tui.textual_private import terminal_input

ESC = Typed("\x1b")
LATER = 10.0
"""Seconds after which everything that was begun is given up."""


def parted(*reads: bytes, parts: TerminalInput | None = None) -> list[Piece]:
    """Part what is read in one go or several, and what is left once nothing more comes."""
    parts = parts or terminal_input()
    pieces = [piece for read in reads for piece in parts.feed(read, 0.0)]
    return pieces + parts.tick(LATER)


def typed(text: str) -> list[Piece]:
    return [Typed(each) for each in text]


REPLIES = {
    "release of a key": b"\x1b[1;1:3B",
    "release of a letter": b"\x1b[106;1:3u",
    "number beyond all characters": b"\x1b[1114112u",
    "half of a character": b"\x1b[55296u",
    "control as a key": b"\x1b[3u",
    "key without a number": b"\x1b[u",
    "function key that is none": b"\x1b[99~",
    "text that is a control": b"\x1b[97;1;13u",
    "modifiers without end": b"\x1b[97;99999u",
    "text behind a function key": b"\x1b[27;5;106~",
    "colour of the background": b"\x1b]11;rgb:3030/3434/4646\x07",
    "colour with another end": b"\x1b]10;rgb:ffff/ffff/ffff\x1b\\",
    "colour of the palette": b"\x1b]4;1;rgb:cd/00/00\x9c",
    "clipboard": b"\x1b]52;c;" + b"cXFxcQ==" * 2000 + b"\x07",
    "title": b"\x1b]lq: quit\x1b\\",
    "name and version": b"\x1bP>|XTerm(379)\x1b\\",
    "setting": b"\x1bP1$r0 q\x1b\\",
    "capability": b"\x1bP1+r544e=787465726d\x1b\\",
    "graphics": b"\x1b_Gi=31;OK\x1b\\",
    "privacy message": b"\x1b^quit\x1b\\",
    "string": b"\x1bXquit\x1b\\",
    "attributes": b"\x1b[?62;22c",
    "second attributes": b"\x1b[>41;354;0c",
    "status": b"\x1b[0n",
    "cursor": b"\x1b[12;40R",
    "cursor that looks like a key": b"\x1b[1;2R",
    "size in cells": b"\x1b[8;36;120t",
    "size in the band": b"\x1b[48;0;0;0;0t",
    "size in the band without end": b"\x1b[48;99999;99999;1;1t",
    "that sizes come in the band": b"\x1b[?2048;2$y",
    "mode": b"\x1b[?2004;1$y",
    "mode that is none": b"\x1b[?2026;9$y",
    "mouse at no number": b"\x1b[<32;NaN;NaNM",
    "mouse at infinity": b"\x1b[<0;Infinity;-InfinityM",
    "mouse at a huge number": b"\x1b[<0;1e+21;1e+21M",
    "mouse outside": b"\x1b[<0;-1;4M",
    "mouse far outside": b"\x1b[<0;99999999999;1M",
    "button beside the wheel": b"\x1b[<128;4;4M",
    "mouse in single characters": b"\x1b[M #q",
    "mouse of another kind": b"\x1b[32;4;4M",
    "end of a paste without one": b"\x1b[201~",
    "controls in one byte": b"\x9b0n\x9d11;q\x07\x90q\x9c",
    "controls in two bytes": "\x9b0n\x9d11;q\x07\x90q\x9c".encode(),
    "choice of characters": b"\x1b(B\x1b)0",
    "end of a string": b"\x1b\\",
    "numbers without end": b"\x1b[" + b"1;" * 5000 + b"q",
}


@pytest.mark.parametrize("reply", REPLIES.values(), ids=REPLIES)
def test_what_is_no_key_is_swallowed_and_the_next_key_heard(reply: bytes) -> None:
    assert parted(reply + b"j") == [Typed("j")]
    assert parted(reply, b"j") == [Typed("j")]
    assert parted(*(bytes([each]) for each in reply), b"j") == [Typed("j")]


@pytest.mark.parametrize("reply", REPLIES.values(), ids=REPLIES)
def test_what_is_no_key_is_swallowed_wherever_it_is_cut(reply: bytes) -> None:
    for end in range(2, min(len(reply), 200)):
        pieces = parted(reply[:end])
        assert [each for each in pieces if each not in (ESC, Typed("\ufffd"))] == [], end


@pytest.mark.parametrize("reply", REPLIES.values(), ids=REPLIES)
def test_what_was_cut_does_not_keep_the_keys_that_come_later(reply: bytes) -> None:
    for end in range(1, min(len(reply), 200)):
        parts = terminal_input()
        parts.feed(reply[:end], 0.0)
        assert parts.feed(b"j", LATER)[-1:] == [Typed("j")], end


def test_somebody_who_types_on_behind_a_cut_string_is_heard_again() -> None:
    parts, heard = terminal_input(), []
    parts.feed(b"\x1b]11;rgb:", 0.0)
    for press in range(20):
        heard += parts.feed(b"j", press * 0.2)
    assert len(heard) >= 16


def test_what_is_still_being_sent_is_waited_for() -> None:
    parts = terminal_input()
    parts.feed(b"\x1b]52;c;", 0.0)
    assert [parts.feed(b"q" * 500, 0.4 * part) for part in range(10)] == [[]] * 10
    assert parts.feed(b"\x07j", 3.9) == [Typed("j")]


@pytest.mark.parametrize(
    ("sent", "known"),
    [
        (b"\x1b[A", "\x1b[A"),
        (b"\x1bOA", "\x1bOA"),
        (b"\x1b[1;5A", "\x1b[1;5A"),
        (b"\x1b[[A", "\x1b[[A"),
        (b"\x1b[3~", "\x1b[3~"),
        (b"\x1b[23$", "\x1b[23$"),
        (b"\x1bOR", "\x1bOR"),
        (b"\x1b[15;2~", "\x1b[15;2~"),
        (b"\x1b[13u", "\x1b[13u"),
        (b"\x1b[1;1:1B", "\x1b[1B"),
        (b"\x1b[1;5:2B", "\x1b[1;5B"),
        (b"\x1b[97:65;2:1;65u", "\x1b[97;2;65u"),
        (b"\x1b[106;;106u", "\x1b[106;;106u"),
        (b"\x1b[0;;128105:8205:128187u", ""),
        (b"\x1b[128105;;128105:8205:128187u", "\x1b[128105;;128105:8205:128187u"),
        (b"\x1b[106;5;106u", "\x1b[106;5u"),
        (b"\x1b[106;3;106u", "\x1b[106;3u"),
        (b"\x1b[57441u", "\x1b[57441u"),
        (b"\x1b[I", "\x1b[I"),
        (b"\x1b[O", "\x1b[O"),
        (b"\x1b[?2026;2$y", "\x1b[?2026;2$y"),
        (b"\x1b[<35;120;36M", "\x1b[<35;120;36M"),
        (b"\x1b[<0;1;1m", "\x1b[<0;1;1m"),
        (b"\x1b\x7f", "\x1b\x7f"),
    ],
)
def test_keys_the_mouse_and_the_focus_come_through(sent: bytes, known: str) -> None:
    wanted: list[Piece] = [KnownSequence(known)] if known else []
    assert parted(sent + b"j") == [*wanted, Typed("j")]
    assert parted(*(bytes([each]) for each in sent), b"j") == [*wanted, Typed("j")]


def test_the_mouse_is_swallowed_where_it_is_the_terminal_s() -> None:
    assert parted(b"\x1b[<0;4;4Mj", parts=terminal_input(mouse=False)) == [Typed("j")]


def test_text_is_typed_and_what_is_no_text_is_marked() -> None:
    assert parted("aé–\U0001f469".encode()) == typed("aé–\U0001f469")
    assert parted(b"\xe9j") == typed("\ufffdj")
    assert parted("é".encode()[:1], "é".encode()[1:]) == typed("é")
    assert parted(b"caf\xe9\x1b[A") == [*typed("caf\ufffd"), KnownSequence("\x1b[A")]
    assert parted(b"\x00\x03\r\x7f") == typed("\x00\x03\r\x7f")
    assert parted("\x85".encode()) == []


def test_escape_and_a_letter_in_one_write_are_two_keys() -> None:
    assert parted(b"\x1bj") == [ESC, Typed("j")]
    assert parted(b"\x1b1") == [ESC, Typed("1")]
    assert parted(b"\x1b/rus") == [ESC, *typed("/rus")]
    assert parted(b"\x1b\r") == [ESC, Typed("\r")]
    assert parted(b"\x1b\x1b") == [ESC, ESC]
    assert parted("\x1bé".encode()) == [ESC, Typed("é")]


def test_escape_by_itself_is_the_key_after_a_moment() -> None:
    parts = terminal_input()
    assert parts.feed(b"\x1b", 0.0) == []
    assert parts.tick(0.05) == []
    assert parts.until is not None
    assert parts.tick(parts.until) == [ESC]
    assert parts.feed(b"[", LATER) == [Typed("[")]


def test_alt_with_a_character_that_the_user_has_a_key_for_is_that_key() -> None:
    parts = terminal_input(alt={"j"})
    assert parts.feed(b"\x1bj\x1bk", 0.0) == [AltTyped("j"), ESC, Typed("k")]


HOSTILE = b"a\x1b[A\x1b[200~q\x1b]0;x\x07\x1b[I\x03\r\n\x1b[48;1;1;1;1t\x9b201~\xe9"


def test_a_paste_is_one_text_whatever_is_in_it() -> None:
    text = HOSTILE.decode(errors="replace")
    sent = b"\x1b[200~" + HOSTILE + b"\x1b[201~"
    assert parted(sent + b"j") == [Pasted(text), Typed("j")]
    assert parted(*(bytes([each]) for each in sent), b"j") == [Pasted(text), Typed("j")]


def test_a_paste_without_an_end_is_taken_as_far_as_it_came() -> None:
    parts = terminal_input()
    assert parts.feed(b"\x1b[200~vale\x1b[20", 0.0) == []
    assert parts.tick(1.0) == []
    assert parts.feed(b"j", LATER) == [Pasted("vale\x1b[20"), Typed("j")]


def test_a_paste_that_never_ends_takes_no_more_memory() -> None:
    parts = terminal_input()
    parts.feed(b"\x1b[200~", 0.0)
    for _ in range(30):
        parts.feed(b"x" * 100_000, 0.0)
    (pasted,) = parts.feed(b"\x1b[201~", 0.0)
    assert pasted == Pasted("x" * 1_000_000)


@given(st.lists(st.binary(max_size=40), max_size=8))
def test_any_bytes_are_survived_and_the_next_key_is_heard(reads: list[bytes]) -> None:
    parts = terminal_input()
    for read in reads:
        parts.feed(read, 0.0)
    parts.tick(LATER)
    assert parts.until is None
    assert parts.feed(b"j", 2 * LATER)[-1:] == [Typed("j")]


@given(st.binary(max_size=60), st.lists(st.integers(0, 60), max_size=6))
def test_where_it_is_cut_makes_no_difference(sent: bytes, cuts: list[int]) -> None:
    places = [0, *sorted(min(cut, len(sent)) for cut in cuts), len(sent)]
    reads = [sent[a:b] for a, b in pairwise(places)]
    assert parted(*reads) == parted(sent)
