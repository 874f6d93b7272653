"""Terminal input: parts what a terminal sends into keys, sequences and pastes; drops the rest.

A terminal sends more than keys: answers to what another program asked, releases of keys, reports
that were cut. Whatever is not known to be a key, the mouse, a paste, the focus or an answer that
Textual asked for is swallowed whole, so that nothing is performed for which no key was pressed.
Knows no Textual: which sequences are keys is told to it.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection

from dipview.model.values import frozen

ESCAPE = "\x1b"
UNDECODED = "\ufffd"
"""What stands for bytes that are no text."""
_UNDECODABLE = re.compile("[\ud800-\udfff]")
_PASTE, _PASTED = "\x1b[200~", "\x1b[201~"
_PATIENCE = 0.5
"""Seconds after which a sequence that was begun is given up: what follows are keys again."""
_PASTE_PATIENCE = 2.0
"""The same for a paste whose end does not come."""
_BURST = 16
"""As many bytes within the patience are no typing: what was begun is still being sent."""
_LONGEST = 128
"""Characters of a control sequence that are kept; no known one is as long."""
_LONGEST_PASTE = 1_000_000
"""Characters of a paste that are kept."""

_EIGHT_BIT = dict(zip("\x9b\x9d\x90\x98\x9e\x9f\x8f\x9c", "[]PX^_O\\", strict=True))
"""The controls that are an ESC and a letter in one, with that letter."""
_PLAIN = re.compile("[^\x1b\x80-\x9f\ud800-\udfff]+")
_WORDS = ("NaN", "nan", "Infinity", "inf", "null")
"""What some terminals write where a number belongs."""
_BODY = rf"(?:[ -?]|(?<=[;:<+-])(?:{'|'.join(_WORDS)})|(?<=\d)e(?=[-+\d]))*+"
_OLD_MOUSE = "M[^\x00-\x1f]"
"""Begins a report of the mouse in three characters that could be anything typed."""
_CONTROL = re.compile(rf"\x1b\[(?:\[[ -~]|{_OLD_MOUSE}{{3}}|(?![M[]){_BODY}[@-~])")
_CONTROL_BEGUN = re.compile(rf"\x1b\[(?:\[|{_OLD_MOUSE}{{0,2}}|{_BODY})")
_SHIFTED = re.compile(r"\x1b\[\d+\$")
"""A key with Shift as rxvt sends it."""
_SINGLE_SHIFT = re.compile(r"\x1bO[0-9;]*[@-~]")
_SINGLE_SHIFT_BEGUN = re.compile(r"\x1bO[0-9;]*")
_STRINGS = frozenset("]PX^_")
"""What makes an ESC the beginning of a command, a device control string, or another string."""
_STRING_ENDS = re.compile("[\x07\x18\x1a\x1b\x9c\udc9c]")
_DESIGNATES = frozenset('()*#%$&"!')
"""What takes one more letter behind an ESC, to choose a set of characters."""
_BY_WORDS = ("\x1b\x7f", "\x1bb", "\x1bf")
"""Alt with Backspace, B and F, by which many move and delete a word."""

_MOUSE = re.compile(r"\x1b\[<(\d{1,3});[1-9]\d{0,3};[1-9]\d{0,3}[Mm]")
_CURSOR = re.compile(r"\x1b\[[\d;]*R")
"""Where the cursor is, which nobody here asks; not told apart from Shift with F3."""
_OTHERS = re.compile(r"\x1b\[(?:[IO]|\?2026;[0-4]\$y)")
"""The focus, and the answer to the one question whose answer is heeded."""
_EXTENDED = re.compile(
    r"\x1b\[(?P<code>\d{0,7})(?::[\d:]*)?"
    r"(?:;(?P<modifiers>\d{0,3})(?::(?P<event>\d?))?(?:;(?P<text>[\d:]*))?)?(?P<final>[u~A-FHPQS])"
)
"""A key with its modifiers, what was done to it, and what it types: the Kitty protocol."""
_BUTTONS = 128
"""From here on are buttons beside the wheel, which Textual would take for the first ones."""
_MODIFIERS = 256
_ALT = 2
_TEXTLESS = 4 | 8 | 16 | 32
"""Ctrl, Super, Hyper and Meta: with one of these, a key types nothing."""
_PRIVATE_USE = range(0xE000, 0xF900)


@frozen
class Typed:
    """A character that was typed, a control that a key with Ctrl sends included."""

    text: str


@frozen
class AltTyped:
    """A character that came right behind an ESC, where the user has a key of that name."""

    text: str


@frozen
class KnownSequence:
    """A whole sequence that stands for a key, the mouse, the focus, or an answer."""

    text: str


@frozen
class Pasted:
    """A text that was pasted."""

    text: str


Piece = Typed | AltTyped | KnownSequence | Pasted


class TerminalInput:
    """Parts the bytes of a terminal, however they are cut.

    Args:
        keys: Sequences that stand for a key.
        functional: Numbers and letters of keys that have no character, as in ``"5~"``.
        alt: Characters that mean something with Alt; before others, an ESC is the Esc key.
        mouse: Heed the mouse.
        escape_delay: Seconds after which an ESC by itself is the Esc key.
    """

    def __init__(
        self,
        keys: Collection[str],
        functional: Collection[str],
        *,
        alt: Collection[str] = (),
        mouse: bool = True,
        escape_delay: float = 0.1,
    ) -> None:
        self._keys = keys
        self._functional = functional
        self._alt = alt
        self._mouse = mouse
        self._escape_delay = escape_delay
        self._decode = codecs.getincrementaldecoder("utf-8")("surrogateescape").decode
        self._held = ""
        """What is still to be parted, because it may go on."""
        self._in_string = False
        self._paste: list[str] | None = None
        """What was pasted so far; None outside a paste."""
        self._steps = 0
        """How often something was told apart: then what is waited for is another thing."""
        self._burst = 0
        """Bytes that came since the end of the wait was set."""
        self.until: float | None = None
        """When what was begun is given up; None where nothing was."""

    def feed(self, data: bytes, now: float) -> list[Piece]:
        """Take bytes as they were read.

        Args:
            data: The bytes; a sequence or a character may begin or end anywhere in them.
            now: Seconds of a clock that never goes back.

        Returns:
            What they add up to, with what came before.
        """
        pieces = self.tick(now)
        steps, waiting = self._steps, self.until is not None and self._held != ESCAPE
        self._held += self._decode(data)
        while self._held:
            before = self._held
            if self._paste is not None:
                self._take_paste(self._paste, pieces)
            elif self._in_string:
                self._skip_string()
            elif (plain := _PLAIN.match(self._held)) is not None:
                pieces += map(Typed, plain[0])
                self._drop(plain.end())
            else:
                self._take_control(pieces)
            if self._held == before:
                break
        self._burst += len(data)
        same = waiting and steps == self._steps
        if not (self._held or self._in_string or self._paste is not None):
            self.until = None
        elif not same or self._burst >= _BURST:
            self.until, self._burst = now + self._patience(), 0
        return pieces

    def tick(self, now: float) -> list[Piece]:
        """Give up what was begun too long ago; gives what there is in it."""
        if self.until is None or now < self.until:
            return []
        held, paste = self._held, self._paste
        self._held, self._in_string, self._paste, self.until = "", False, None, None
        if paste is not None:
            return [Pasted(_readable("".join(paste) + held))]
        return [Typed(ESCAPE)] if held == ESCAPE else []

    def _patience(self) -> float:
        if self._paste is not None:
            return _PASTE_PATIENCE
        return self._escape_delay if self._held == ESCAPE and not self._in_string else _PATIENCE

    def _drop(self, count: int) -> None:
        self._held = self._held[count:]
        self._steps += 1

    def _take_paste(self, paste: list[str], pieces: list[Piece]) -> None:
        """Take a paste to its end; what may be the beginning of that is held."""
        end = self._held.find(_PASTED)
        room = _LONGEST_PASTE - sum(map(len, paste))
        if end >= 0:
            pieces.append(Pasted(_readable("".join(paste) + self._held[:end][:room])))
            self._paste = None
            self._drop(end + len(_PASTED))
            return
        begun = next(n for n in range(len(_PASTED) - 1, -1, -1) if self._held.endswith(_PASTED[:n]))
        inside = len(self._held) - begun
        paste[:] = ["".join(paste) + self._held[:inside][:room]]
        self._held = self._held[inside:]

    def _skip_string(self) -> None:
        """Skip a string to its end, or to what breaks it off."""
        end = _STRING_ENDS.search(self._held)
        if end is None:
            self._held = ""
            return
        self._in_string = False
        self._drop(end.start() if end[0] == ESCAPE else end.end())

    def _take_control(self, pieces: list[Piece]) -> None:
        """Take a sequence, an ESC that is the Esc key, or what could not be decoded."""
        first = self._held[0]
        if first != ESCAPE:
            undecoded = "\udc80" <= first <= "\udfff"
            letter = _EIGHT_BIT.get(chr(ord(first) & 0xFF))
            if letter is not None:
                self._held = f"{ESCAPE}{letter}{self._held[1:]}"
            else:
                pieces += [Typed(UNDECODED)] if undecoded else []
                self._drop(1)
            return
        second = self._held[1:2]
        if second == "[":
            self._take_sequence(_CONTROL, _CONTROL_BEGUN, pieces)
        elif second == "O":
            self._take_sequence(_SINGLE_SHIFT, _SINGLE_SHIFT_BEGUN, pieces)
        elif second in _STRINGS:
            self._in_string = True
            self._drop(2)
        elif second == "\\":
            self._drop(2)
        elif second in _DESIGNATES:
            if third := self._held[2:3]:
                self._drop(3 if third.isprintable() else 2)
        elif second:
            self._take_escape(second, pieces)

    def _take_escape(self, second: str, pieces: list[Piece]) -> None:
        """Take an ESC before a character: the Esc key, unless it means something with Alt."""
        both = ESCAPE + second
        if both in _BY_WORDS and both in self._keys:
            pieces.append(KnownSequence(both))
            self._drop(2)
        elif second in self._alt:
            pieces.append(AltTyped(second))
            self._drop(2)
        else:
            pieces.append(Typed(ESCAPE))
            self._drop(1)

    def _take_sequence(
        self, whole: re.Pattern[str], begun: re.Pattern[str], pieces: list[Piece]
    ) -> None:
        """Take a control sequence, if it is whole; what breaks it off stays."""
        shifted = _SHIFTED.match(self._held)
        found = whole.match(self._held)
        if shifted is not None and shifted[0] in self._keys:
            found = shifted
        if found is not None and not _may_go_on(found):
            self._drop(found.end())
            if found[0] == _PASTE:
                self._paste = []
            elif (known := self._known(found[0])) is not None:
                pieces.append(KnownSequence(known))
            return
        beginning = begun.match(self._held)
        if found is None and beginning is not None and beginning.end() < len(self._held):
            self._drop(beginning.end())
        elif len(self._held) > _LONGEST:
            self._held = self._held[:2] + "?"

    def _known(self, sequence: str) -> str | None:
        """Give a whole sequence as Textual reads it; None where it stands for nothing known."""
        if (mouse := _MOUSE.fullmatch(sequence)) is not None:
            return sequence if self._mouse and int(mouse[1]) < _BUTTONS else None
        if _OTHERS.fullmatch(sequence):
            return sequence
        if (extended := _EXTENDED.fullmatch(sequence)) is not None:
            key = self._extended(extended)
            return key or (sequence if sequence in self._keys else None)
        return sequence if sequence in self._keys and not _CURSOR.fullmatch(sequence) else None

    def _extended(self, found: re.Match[str]) -> str | None:
        """Give a key that was pressed or is held down, with what Textual reads of it."""
        code, final, modifiers = found["code"], found["final"], found["modifiers"] or "1"
        if found["event"] not in (None, "", "1", "2"):
            return None
        if not self._is_key(int(code or final not in "u~"), final):
            return None
        bits = int(modifiers) - 1
        texts = [int(each) for each in (found["text"] or "").split(":") if each]
        if not 0 <= bits < _MODIFIERS or not all(map(_is_character, texts)):
            return None
        if texts and final != "u":
            return None
        if bits & _ALT and texts == [int(code or 0)]:
            texts = []
        if bits & _TEXTLESS and not bits & _ALT:
            texts = []
        fields = [code, modifiers if bits else "", ":".join(map(str, texts))]
        while len(fields) > 1 and not fields[-1]:
            fields.pop()
        return f"{ESCAPE}[{';'.join(fields)}{final}"

    def _is_key(self, code: int, final: str) -> bool:
        if f"{code}{final}" in self._functional:
            return True
        return final == "u" and code not in _PRIVATE_USE and _is_character(code)


def _may_go_on(found: re.Match[str]) -> bool:
    """Tell whether a letter that seems to end a sequence may begin a word in place of a number."""
    text, last = found.string, found.end() - 1
    tail, before = text[last:], text[last - 1]
    if before in ";:<+-":
        return any(word != tail and word.startswith(tail) for word in _WORDS)
    return tail == "e" and before.isdigit()


def _is_character(code: int) -> bool:
    """Tell whether there is a character of a number, and it is no control."""
    return 0x20 <= code < 0x7F or 0xA0 <= code < 0xD800 or 0xE000 <= code <= 0x10FFFF


def _readable(text: str) -> str:
    """Make text of what was pasted: what could not be decoded is marked, and NUL taken away."""
    return _UNDECODABLE.sub(UNDECODED, text).replace("\x00", "")
