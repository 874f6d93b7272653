"""A real terminal for the tests, all bytes that come to it, and a dataset that attacks it."""

from __future__ import annotations

import base64
import fcntl
import json
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from tests.terminal.copying import HEEDED, Copies, Copy

_SEQUENCE = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|[ -/]*[0-~])"
)
"""A control sequence, an operating system command, or a string, as ECMA-48 has them."""
_PATIENCE = 60.0
"""Seconds after which a test gives up waiting; no test waits for them to pass."""
_LOOK = 0.05
"""Seconds between two looks at a program that writes nothing."""
_ENVIRONMENT = {
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
    "COLUMNS": None,
    "LINES": None,
    **dict.fromkeys(("TMUX", "STY", "DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME")),
    **dict.fromkeys(("VISUAL", "EDITOR", "TERM_PROGRAM", "XTERM_VERSION")),
}
"""What a terminal sets, its size not among them; nothing of the tester's own desktop."""
_RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?1003l", b"\x1b[?2004l")
"""Gives back the screen and the cursor, and takes mouse reports and bracketed paste away."""


class Terminal:
    """A pseudo-terminal with a program in it.

    Args:
        command: The program and its arguments.
        size: Columns and lines.
        cwd: Where it runs.
        env: What differs from the test's own environment; None takes a variable away.
        before: Called in the new process before the program starts.
        streams: What standard input, output and error are, where they are not the terminal.
        copies: What gives a copy of dipview, where the command is dipview and nothing else matters.
    """

    process: subprocess.Popen[bytes] | Copy

    def __init__(
        self,
        command: Sequence[str],
        size: tuple[int, int],
        cwd: Path,
        env: Mapping[str, str | None],
        before: Callable[[], None] | None = None,
        streams: Mapping[str, int] | None = None,
        copies: Copies | None = None,
    ) -> None:
        self.master, slave = pty.openpty()
        self.resize(size)
        self.written = b""
        """All bytes that came to the terminal so far."""
        whole = whole_of(env)
        if copies is not None and copies.suit(whole):
            self.process = copies.copy(command[3:], whole, cwd, slave)
        else:
            self.process = _started(command, slave, cwd, whole, before, streams or {})
        os.close(slave)

    def resize(self, size: tuple[int, int]) -> None:
        """Change the size of the terminal, in columns and lines."""
        packed = struct.pack("HHHH", size[1], size[0], 0, 0)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, packed)

    def send(self, keys: str | bytes) -> None:
        """Type keys, or send bytes that no key sends."""
        os.write(self.master, keys if isinstance(keys, bytes) else keys.encode())

    def text(self, since: int = 0) -> str:
        """Give what was written, from a byte on, without control sequences."""
        return _SEQUENCE.sub(b"", self.written[since:]).decode(errors="replace")

    def wait_until(self, done: Callable[[str], bool], since: int = 0) -> int:
        """Read until what was written is as it should be; gives how many bytes there are then."""
        until = time.monotonic() + _PATIENCE
        while not done(self.text(since)):
            if time.monotonic() > until or not self._read():
                raise AssertionError(f"it never came:\n{self.text(since)[-3000:]}")
        return len(self.written)

    def wait_for(self, *texts: str, since: int = 0) -> int:
        """Read until all of these were written; gives how many bytes there are then."""
        try:
            return self.wait_until(lambda written: all(text in written for text in texts), since)
        except AssertionError as error:
            missing = [text for text in texts if text not in self.text(since)]
            raise AssertionError(f"never written: {missing}") from error

    def wait_for_bytes(self, piece: bytes, since: int = 0) -> int:
        """Read until this was written, control sequences included."""
        return self.wait_until(lambda _: piece in self.written[since:], since)

    def wait(self) -> int:
        """Read until the program ends; gives its exit code, negative for a signal."""
        until = time.monotonic() + _PATIENCE
        while self._read():  # A text cursor that blinks writes for ever.
            if time.monotonic() > until:
                raise AssertionError(f"it never ended:\n{self.text()[-3000:]}")
        return self.process.wait(timeout=_PATIENCE)

    def wait_stopped(self) -> None:
        """Read until the program stops, as Ctrl+Z has it."""
        until = time.monotonic() + _PATIENCE
        while not self._stopped():
            if time.monotonic() > until:
                raise AssertionError("it never stopped")
            if select.select([self.master], [], [], _LOOK)[0]:
                self._read()

    def _stopped(self) -> bool:
        if isinstance(self.process, Copy):
            return self.process.stopped()
        _, status = os.waitpid(self.process.pid, os.WUNTRACED | os.WNOHANG)
        return os.WIFSTOPPED(status)

    def restored(self, since: int = 0) -> bool:
        """Tell whether the last thing that was done to the terminal is to give it back."""
        written = self.written[since:]
        return all(
            written.rfind(mode) > written.rfind(mode[:-1] + (b"h" if mode.endswith(b"l") else b"l"))
            for mode in _RESTORED
        )

    def shows_what_is_typed(self) -> bool:
        """Tell whether the terminal takes lines and shows them, as a shell has it."""
        shows: int = termios.tcgetattr(self.master)[3]
        return bool(shows & termios.ECHO and shows & termios.ICANON)

    def _read(self) -> bool:
        ready, _, _ = select.select([self.master], [], [], _PATIENCE)
        if not ready:
            return False
        try:
            piece = os.read(self.master, 65536)
        except OSError:
            return False
        self.written += piece
        return bool(piece)

    def look(self) -> None:
        """Read what there is by now, and wait for no more."""
        if select.select([self.master], [], [], _LOOK)[0]:
            self._read()

    def close(self) -> None:
        """End the program and the terminal."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(timeout=_PATIENCE)
        if isinstance(self.process, Copy):
            self.process.close()
        if self.master >= 0:
            os.close(self.master)

    def hang_up(self) -> None:
        """Take the terminal away from under the program."""
        os.close(self.master)
        self.master = -1


def whole_of(env: Mapping[str, str | None]) -> dict[str, str]:
    """Give the environment of a program: the test's own, what a terminal sets, and what differs."""
    whole = {**os.environ, **_ENVIRONMENT, **env}
    return {key: value for key, value in whole.items() if value is not None}


def _started(
    command: Sequence[str],
    slave: int,
    cwd: Path,
    env: Mapping[str, str],
    before: Callable[[], None] | None,
    streams: Mapping[str, int],
) -> subprocess.Popen[bytes]:
    """Start a program of its own in a terminal."""
    given = {"stdin": slave, "stdout": slave, "stderr": slave, **streams}

    def prepare() -> None:
        for number in HEEDED:
            signal.signal(number, signal.SIG_DFL)
        fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
        if before is not None:
            before()

    return subprocess.Popen(
        command,
        stdin=given["stdin"],
        stdout=given["stdout"],
        stderr=given["stderr"],
        cwd=cwd,
        env=env,
        start_new_session=True,
        pass_fds=(slave,),
        preexec_fn=prepare,  # noqa: PLW1509 (one thread)
    )


Start = Callable[..., Terminal]
DIPVIEW = ("-m", "dipview")


@pytest.fixture(scope="session")
def copies() -> Iterator[Copies]:
    """What gives copies of dipview, imported once."""
    made = Copies(whole_of({}))
    yield made
    made.close()


@pytest.fixture
def start(tmp_path: Path, copies: Copies) -> Iterator[Start]:
    """Start dipview in a terminal: ``start("search", "til", size=(80, 24), env={})``.

    It is a copy of one that has been imported before, unless it is told to be ``anew``, or it is
    begun in another way than dipview begins by itself.
    """
    open_ones: list[Terminal] = []

    def starting(
        *arguments: str | Path,
        size: tuple[int, int] = (120, 36),
        env: Mapping[str, str | None] | None = None,
        before: Callable[[], None] | None = None,
        streams: Mapping[str, int] | None = None,
        program: Sequence[str] = DIPVIEW,
        anew: bool = False,
    ) -> Terminal:
        command = [sys.executable, *program, *map(str, arguments)]
        own = anew or before or streams or program != DIPVIEW
        given = None if own else copies
        terminal = Terminal(command, size, tmp_path, env or {}, before, streams, given)
        open_ones.append(terminal)
        return terminal

    yield starting
    for terminal in open_ones:
        terminal.close()


ATTACKS = (
    "\x1b[2J",
    "\x1b]52;c;UFdORUQ=\x07",
    "\x1b]0;PWNED\x07",
    "\x1bP1$rPWNED\x1b\\",
    "\x9b2J\x9d0;PWNED\x9c\x90PWNED\x9c",
    "a\x00b\x7f\x08\x0e\r\x07",
    "\u202ePWNED\u2066\u200b\ufeff",
)
"""Clearing the screen, the clipboard, the title, a device string, C1, C0, directions."""
_FOLDER = "data\x1b]0;PWNED\x07\u202e"
_FILE = "har\x1b[2Jbour\x9b.toml"

OWN = re.compile(
    rb"\x1b\[(?:[0-9;]*m|[0-9]+;[0-9]+H|>[0-9]+u|<u|\?(?:2026|2048)\$p"
    rb"|\?(?:7|25|1000|1003|1004|1006|1015|1016|1049|2004|2026|2048)[hl])"
    rb"|\x1b\]22;[a-z-]*\x07"
    rb"|\x1b\]52;c;(?P<copied>[A-Za-z0-9+/=]*)\x07"
)
"""The control sequences that the explorer itself writes."""
ACTS = re.compile(
    "[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
"""What acts on a terminal, reorders or hides; line feeds and carriage returns end its lines."""


def leaks(written: bytes, *, explorer: bool = True) -> list[str]:
    """Find all that acts in what came to a terminal, but the explorer's own control sequences."""
    rest = OWN.sub(b"", written) if explorer else written
    text = rest.decode("utf-8")
    return [text[max(0, at.start() - 20) : at.start() + 20] for at in ACTS.finditer(text)]


def copied(written: bytes) -> list[str]:
    """Give the texts that were sent to the clipboard."""
    found = (match["copied"] for match in OWN.finditer(written))
    return [base64.b64decode(each).decode() for each in found if each is not None]


def write_hostile(folder: Path) -> Path:
    """Write the dataset into a folder whose name attacks too; gives that folder."""
    made = folder / _FOLDER
    made.mkdir()
    numbers = range(len(ATTACKS))
    tables = [("dataset", _header())]
    for name, record in (
        ("sources", _source),
        ("actors", _actor),
        ("issues", _issue),
        ("events", _event),
        ("statements", _statement),
    ):
        tables += [(f"[{name}]", record(number)) for number in numbers]
    (made / _FILE).write_text("".join(_table(*each) for each in tables), encoding="utf-8")
    wrong = [each for number in numbers for each in _wrong(ATTACKS[number], number)]
    (made / "wrong.toml").write_text("".join(_table(*each) for each in wrong), encoding="utf-8")
    return made


def _table(name: str, values: Mapping[str, object]) -> str:
    lines = (f"{_written(key)} = {_written(value)}\n" for key, value in values.items())
    return f"[{name}]\n{''.join(lines)}\n"


def _written(value: object) -> str:
    """Write a value as TOML, with an escape for all that is not ASCII."""
    if isinstance(value, str):
        return json.dumps(value).replace("\x7f", "\\u007f")
    if isinstance(value, Mapping):
        pairs = (f"{_written(key)} = {_written(each)}" for key, each in value.items())
        return f"{{ {', '.join(pairs)} }}"
    if isinstance(value, Sequence):
        return f"[{', '.join(map(_written, value))}]"
    return str(value)


def _texts(attack: str, id: str, *keys: str) -> dict[str, object]:
    """Give each key a text that begins with the attack and tells whose it is."""
    return {key: f"{attack}{key}-of-{id}" for key in keys}


def _common(attack: str, id: str) -> dict[str, object]:
    return {
        **_texts(attack, id, "notes"),
        "tags": [f"{attack}tag"],
        "extra": {f"{attack}key": f"{attack}value", "deep": [{attack: [attack]}]},
    }


def _header() -> dict[str, object]:
    every = "".join(ATTACKS)
    keys = ("title", "description", "licence", "language")
    return {**_texts(every, "dataset", *keys), **_common(every, "dataset")}


def _citations(number: int) -> list[dict[str, str]]:
    return [{"source": f"s{number}", "locator": f"{ATTACKS[number]}locator"}]


def _source(number: int) -> dict[str, object]:
    attack, id = ATTACKS[number], f"s{number}"
    keys = ("type", "title", "publisher", "url", "archive_url", "language")
    derived = {"derived_from": _citations(number - 1)} if number else {}
    return {
        "id": id,
        **_texts(attack, id, *keys),
        "agencies": [f"{attack}agency"],
        **derived,
        **_common(attack, id),
    }


def _actor(number: int) -> dict[str, object]:
    attack, id = ATTACKS[number], f"a{number}"
    sources = _citations(number)
    office = {"of": "a0", "sources": sources, **_common(attack, id)}
    links = {
        "roles": [{"title": f"{attack}title", **office}],
        "memberships": [{"kind": f"{attack}kind", **office}],
    }
    return {
        "id": id,
        "kind": "person" if number else "state",
        **_texts(attack, id, "name", "sort_name", "description"),
        "other_names": [_texts(attack, id, "name", "language", "script", "note")],
        "identifiers": {f"{attack}scheme": f"{attack}identifier"},
        "sources": sources,
        **_common(attack, id),
        **(links if number else {}),
    }


def _issue(number: int) -> dict[str, object]:
    attack, id = ATTACKS[number], f"i{number}"
    keys = ("proposition", "title", "short", "question", "description")
    return {
        "id": id,
        "kind": "policy",
        **_texts(attack, id, *keys),
        "sources": _citations(number),
        **_common(attack, id),
    }


def _event(number: int) -> dict[str, object]:
    attack, id = ATTACKS[number], f"e{number}"
    part = {"actor": f"a{number}", "part": f"{attack}part", **_common(attack, id)}
    return {
        "id": id,
        "kind": "meeting",
        "date": "2017-04-10",
        **_texts(attack, id, "title", "place", "country", "summary"),
        "participants": [part],
        "sources": _citations(number),
        **_common(attack, id),
    }


def _statement(number: int) -> dict[str, object]:
    attack, id = ATTACKS[number], f"t{number}"
    position = {
        "issue": f"i{number}",
        "stance": "support",
        **_texts(attack, id, "condition", "formula"),
        **_common(attack, id),
    }
    return {
        "id": id,
        "source": f"s{number}",
        "form": "verbatim",
        "speakers": [f"a{number}"],
        "text": [f"{attack}text-of-{id}", f"{attack}more-of-{id}"],
        "date": "2017-04-10",
        "event": f"e{number}",
        "corroboration": _citations(0),
        **_texts(attack, id, "locator", "summary", "language", "coded_by", "reviewed_by"),
        **_texts(attack, id, "unnamed_speakers"),
        "positions": [position],
        **_common(attack, id),
    }


def _wrong(attack: str, number: int) -> list[tuple[str, dict[str, object]]]:
    """Give tables in which ids, references, words of a list, keys and dates are wrong."""
    unknown = {f"{attack}key": attack, "sources": [attack]}
    return [
        (f"{_written(f'{attack}table')}", {"x": attack}),
        ("[sources]", {"id": f"{attack}id", "type": "book", "title": attack}),
        ("[actors]", {"id": f"wa{number}", "name": attack, "kind": attack, **unknown}),
        ("[actors]", {"id": f"wp{number}", "name": attack, "kind": "state", "part_of": attack}),
        ("[issues]", {"id": f"wi{number}", "kind": "policy", "title": attack, "parent": attack}),
        ("[events]", {"id": f"we{number}", "title": attack, "kind": "call", "date": attack}),
        (
            "[statements]",
            {
                "id": f"wt{number}",
                "source": "s0",
                "form": "reported",
                "summary": attack,
                "speakers": [attack, f"a{number}"],
                "positions": [{"issue": attack, "stance": attack}],
                **unknown,
            },
        ),
    ]


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A folder with a file in which every text attacks, and ``wrong.toml``, full of errors too."""
    return write_hostile(tmp_path)


@pytest.fixture(name="leaks")
def _leaks() -> Callable[..., list[str]]:
    """Find what the data brought to a terminal."""
    return leaks


@pytest.fixture(name="copied")
def _copied() -> Callable[[bytes], list[str]]:
    """Read what was sent to the clipboard."""
    return copied
