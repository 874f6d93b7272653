"""Sends the explorer what terminals send that is no key: whole, cut and mutated, and any bytes.

Each case is drawn from its number and the seed alone. By default the bytes go through the real
parser into an explorer in this process; ``--terminal`` starts the program in a terminal for each
case. What breaks a rule is kept in a file, as it was sent.

    python tests/fuzz/fuzz_terminal.py --seconds 600
    python tests/fuzz/fuzz_terminal.py --terminal --cases 50
"""

from __future__ import annotations

import argparse
import asyncio
import fcntl
import os
import pty
import random
import re
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import define, field, frozen
from textual.pilot import Pilot
from textual.widgets import Input

from dipview.tui.app import DipviewApp
from dipview.tui.screens.explorer import Explorer
from dipview.tui.textual_private import Events, terminal_input

PAUSE = 5.0
"""Seconds between two pieces of a case: after that, nothing that was begun is waited for."""
_PATIENCE = 60.0
_NUMBERS = (
    "",
    "0",
    "1",
    "2",
    "3",
    "38",
    "97",
    "113",
    "255",
    "1114112",
    "9" * 30,
    "NaN",
    "-1",
    "1:3",
    "2:65",
)
_BODY = "qQjkxeb:/?mtS ;,=0123456789abcdef{}[]<>~"
_MUTATIONS = bytes(range(256)) + b"\x1b\x1b\x1b[];:?<>~u" * 8
WORLDS = {
    "panes": "",
    "box": "/",
    "help": "?",
    "palette": ":",
    "matrix": "m",
    "timeline": "t",
    "export": "x",
}
"""Where the keys are, and what is typed to get there."""
_UNDONE = ("quit", "suspend", "edit", "export", "copy-row", "copy-view", "reload")
"""Commands that are noted, but not done: they would end the run, or leave it."""


class BrokenRuleError(AssertionError):
    """The explorer did what it must not."""


@frozen
class Case:
    """What is sent, with a pause between any two pieces of it."""

    world: str
    pieces: tuple[bytes, ...]
    unasked: bool
    """There is no key in it."""


# Drawing cases


def drawn(rng: random.Random) -> Case:
    """Draw a case: what no key sends, whole or cut; or that with anything done to it; or any bytes."""
    world = rng.choice(list(WORLDS))
    if rng.random() < 0.5:
        pieces = tuple(unasked(rng) for _ in range(rng.randrange(1, 6)))
        return Case(world, pieces, unasked=True)
    made = [anything(rng) for _ in range(rng.randrange(1, 6))]
    return Case(world, tuple(made), unasked=False)


def unasked(rng: random.Random) -> bytes:
    """Draw what a terminal sends of itself; cut, unless too little would be left to know it."""
    whole = reply(rng)
    if rng.random() < 0.5:
        return whole
    return whole[: rng.randrange(min(2, len(whole)), len(whole) + 1)]


def reply(rng: random.Random) -> bytes:
    """Draw an answer to another program, the release of a key, or a report that is none."""

    def number() -> str:
        return rng.choice(_NUMBERS)

    body = "".join(rng.choice(_BODY) for _ in range(rng.choice((0, 1, 8, 60, 400))))
    end = rng.choice(("\x07", "\x1b\\", "\x9c"))
    match rng.randrange(10):
        case 0:
            return (
                f"\x1b]{rng.choice(('4', '10', '11', '52', 'l', 'L', '1337'))};{body}{end}".encode()
            )
        case 1:
            end = rng.choice(("\x1b\\", "\x9c"))
            return f"\x1b{rng.choice('P_X^')}{body}{end}".encode()
        case 2:
            return f"\x1b[{rng.choice('?>=')}{number()};{number()}{rng.choice('cntR')}".encode()
        case 3:
            return f"\x1b[{rng.randrange(1, 200)};{rng.randrange(1, 9)}:3{rng.choice('ABCDHF')}".encode()
        case 4:
            return f"\x1b[{rng.randrange(33, 127)};{rng.randrange(1, 9)}:3u".encode()
        case 5:
            return f"\x1b[<{number()};{rng.choice(('NaN', '-4', 'Infinity', '1e+21', '', '0'))};{number()}{rng.choice('Mm')}".encode()
        case 6:
            return f"\x1b[48;{number()};{number()};{number()};{number()}t".encode()
        case 7:
            return f"\x1b[{rng.choice(('1114112', '55296', '3', '0', '57999'))};{rng.randrange(1, 9)}u".encode()
        case 8:
            return bytes(
                rng.choice((0xE9, 0xFF, 0xC3, 0x80, 0xA0)) for _ in range(rng.randrange(1, 9))
            )
        case _:
            return f"\x1b[200~{body}\n\x1b[A{body}\x1b[201~".encode()


def anything(rng: random.Random) -> bytes:
    """Draw bytes that may have keys in them."""
    if rng.random() < 0.3:
        return bytes(rng.choice(_MUTATIONS) for _ in range(rng.choice((1, 3, 10, 80))))
    made = bytearray(b"".join(reply(rng) for _ in range(rng.randrange(1, 4))))
    for _ in range(rng.choice((1, 2, 5))):
        at = rng.randrange(len(made) + 1)
        match rng.randrange(4):
            case 0:
                del made[at : at + rng.choice((1, 2, 10))]
            case 1:
                made[at:at] = bytes(rng.choice(_MUTATIONS) for _ in range(rng.choice((1, 1, 3))))
            case 2 if at < len(made):
                made[at] ^= 1 << rng.randrange(8)
            case _:
                made[at:at] = rng.choice(
                    (b"j", b"\x1b[B", b"\x1b[106u", b"\x1b[<0;5;9M", b"\x1b", b"\r")
                )
    return bytes(made)


# Judging: what keys there are, by another reading of the standard than the program's own

_NO_KEYS = re.compile(
    "\x1b\\[200~.*?\x1b\\[201~"
    "|(?:\x1b\\[|\x9b)M[^\x00-\x1f]{3}"
    "|(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"
    "|(?:\x1b\\]|\x9d)[^\x07\x18\x1a\x1b\x9c]*(?:\x07|\x1b\\\\|\x9c)"
    "|(?:\x1b[P_X^]|[\x90\x98\x9e\x9f])[^\x07\x18\x1a\x1b\x9c]*(?:\x1b\\\\|\x9c)",
    re.DOTALL,
)
_NAMED = {
    "space": " ",
    "enter": "\r",
    "tab": "\t",
    "backspace": "\x7f\x08",
    "escape": "\x1b",
    "slash": "/",
    "comma": ",",
}
_PERFORMED = re.compile(r"app\.command\('(?P<command>[a-z-]+)', (?P<key>'.*'|\".*\")\)")


def may_be_pressed(key: str, sent: bytes) -> bool:
    """Tell whether a key can have been pressed in what was sent."""
    codes = re.findall(rb"\x1b\[(\d+)[;:\du]|\x9b(\d+)[;:\du]", sent)
    if len(key) == 1 and any(str(ord(key)).encode() in each for each in codes):
        return True
    if len(key) > 1 and re.search(rb"\x1b[\[O][\d;:\[]*[~A-Zu$]|\x9b[\d;:]*[~A-Zu]", sent):
        return True
    text = _NO_KEYS.sub("", sent.decode("utf-8", "surrogateescape").translate(_BYTES))
    wanted = (
        chr(ord(key[5]) & 0x1F)
        if key.startswith("ctrl+") and len(key) == 6
        else _NAMED.get(key, key)
    )
    return any(each in text for each in wanted)


_BYTES = {0xDC00 + each: each for each in range(0x80, 0xA0)}


class Judged(DipviewApp):
    """An explorer that notes what it performs."""

    def __init__(self) -> None:
        super().__init__(fresh=True, watch=False)
        self.performed: list[str] = []
        self.setting_up = False

    async def action_command(self, command: str, key: str) -> None:
        if self.setting_up or command not in _UNDONE:
            await super().action_command(command, key)

    async def action_quit(self) -> None:
        """Stay."""

    async def run_action(self, action: object, *args: object, **kwargs: object) -> bool:
        if not self.setting_up:
            self.performed.append(action if isinstance(action, str) else repr(action))
        return await super().run_action(action, *args, **kwargs)  # type: ignore[arg-type]

    def state(self) -> tuple[object, ...]:
        """Give all that a key would change."""
        typed = [each.value for screen in self.screen_stack for each in screen.query(Input)]
        return (
            self._explorer.session.history,
            [type(each) for each in self.screen_stack],
            typed,
            self.theme,
            self._explorer.session.marked,
        )


async def settled(pilot: Pilot[int]) -> None:
    """Wait until the explorer has come to rest."""
    explorer = next(each for each in pilot.app.screen_stack if isinstance(each, Explorer))
    for _ in range(5000):
        await pilot.pause()
        if not explorer.busy and all(each.is_finished for each in pilot.app.workers):
            return
    raise BrokenRuleError("the screen does not come to rest")


async def send(pilot: Pilot[int], case: Case) -> None:
    """Send the pieces through the parser, as the driver does, with pauses that take no time."""
    parts, made, now = terminal_input(), Events(), 0.0
    driver = pilot.app._driver
    assert driver is not None
    for piece in (*case.pieces, b""):
        for part in (*parts.tick(now), *parts.feed(piece, now)):
            for event in made.of(part):
                driver.process_message(event)
        now += PAUSE
        await pilot.pause()


async def judged(case: Case) -> None:
    """Hold that a case ends nothing, and that nothing is done that no key was pressed for."""
    app = Judged()
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        app.setting_up = True
        await pilot.press(*WORLDS[case.world])
        await settled(pilot)
        app.setting_up = False
        before = app.state()
        await send(pilot, case)
        await settled(pilot)
        if app.at_fault or not app.is_running:
            raise BrokenRuleError("the explorer has ended")
        pasted = any(b"\x1b[200~" in piece for piece in case.pieces)
        if case.unasked and app.performed:
            raise BrokenRuleError(f"performed without a key: {app.performed}")
        if case.unasked and not pasted and case.world == "panes" and app.state() != before:
            raise BrokenRuleError("something changed without a key")
        sent = b"".join(case.pieces)
        for action in app.performed:
            found = _PERFORMED.fullmatch(action)
            if found and not any(
                may_be_pressed(found["key"][1:-1], piece) for piece in (*case.pieces, sent)
            ):
                raise BrokenRuleError(f"performed though its key was not pressed: {action}")


def judged_in_terminal(case: Case) -> None:
    """Send a case to the program in a terminal; it must go on, and leave with 0 when told to."""
    master, slave = pty.openpty()
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "dipview", "--no-watch", "--fresh"],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env={**os.environ, "TERM": "xterm-256color"},
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 (one thread)
    )
    os.close(slave)
    try:
        written = _until(master, lambda text: b"34 actors" in text)
        for piece in case.pieces:
            os.write(
                master, re.sub(rb"[qex\x11\x1a\x03]", b"", piece) if not case.unasked else piece
            )
            written += _read(master, 0.7)
        began = time.monotonic()
        while process.poll() is None and time.monotonic() - began < _PATIENCE:
            os.write(master, b"\x11")
            written += _read(master, 0.5)
        if process.poll() != 0 or b"Traceback" in written or b"fault in dipview" in written:
            raise BrokenRuleError(f"ended with {process.poll()}: {written[-2000:]!r}")
    finally:
        process.kill()
        process.wait()
        os.close(master)


def _until(master: int, done: object) -> bytes:
    written, began = b"", time.monotonic()
    while not done(written):  # type: ignore[operator]
        written += _read(master, 0.5)
        if time.monotonic() - began > _PATIENCE:
            raise BrokenRuleError(f"it never began: {written[-500:]!r}")
    return written


def _read(master: int, seconds: float) -> bytes:
    """Read what comes within a while."""
    written, end = b"", time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0 and select.select([master], [], [], left)[0]:
        try:
            written += os.read(master, 65536)
        except OSError:
            break
    return written


# Running


@define
class Run:
    """What has been done, and what was found."""

    seed: int
    kept: Path
    in_terminal: bool
    cases: Counter[str] = field(factory=Counter)
    findings: dict[str, list[int]] = field(factory=dict)

    def case(self, number: int) -> None:
        """Draw a case and judge it."""
        case = drawn(random.Random(f"{self.seed}/{number}"))
        try:
            if self.in_terminal:
                judged_in_terminal(case)
            else:
                asyncio.run(judged(case))
            self.cases["unasked" if case.unasked else "anything"] += 1
        except Exception as error:  # whatever it is, it is a finding
            self.cases["finding"] += 1
            name = f"{type(error).__name__}: {error}"
            if name not in self.findings:
                (self.kept / f"finding-{number}.txt").write_text(repr(case), encoding="utf-8")
                say(
                    f"case {number}: {name}\n{case!r}\n{''.join(traceback.format_exception(error))}"
                )
            self.findings.setdefault(name, []).append(number)


def say(text: str) -> None:
    """Tell the user something."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def numbers(given: argparse.Namespace) -> Iterator[int]:
    """Give the numbers of the cases, until they are done or the time is over."""
    if given.only is not None:
        yield given.only
        return
    began, number = time.monotonic(), given.first
    while not (given.cases and number - given.first >= given.cases):
        if given.seconds and time.monotonic() - began >= given.seconds:
            return
        yield number
        number += 1


def main(args: Sequence[str] | None = None) -> int:
    """Run until the time is over, or the number of cases is done; 1 where something was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, help="how long to run")
    parser.add_argument("--cases", type=int, help="how many cases to run")
    parser.add_argument("--only", type=int, help="run this case alone")
    parser.add_argument("--first", type=int, default=0, help="the number of the first case")
    parser.add_argument("--seed", type=int, default=1, help="what all cases are drawn from")
    parser.add_argument(
        "--terminal", action="store_true", help="in a terminal, not in this process"
    )
    parser.add_argument("--keep", type=Path, help="where to keep what breaks a rule")
    given = parser.parse_args(args)
    kept = given.keep or Path(tempfile.mkdtemp(prefix="dipview-fuzz-"))
    kept.mkdir(parents=True, exist_ok=True)
    os.environ.update(DIPVIEW_STATE="off", DIPVIEW_CACHE="off")
    for name in (
        "VISUAL",
        "EDITOR",
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "TMUX",
        "STY",
        "COLUMNS",
        "LINES",
    ):
        os.environ.pop(name, None)
    run = Run(given.seed, kept, given.terminal)
    for number in numbers(given):
        run.case(number)
    say(f"{run.cases.total()} cases: {dict(run.cases)}")
    for name, cases in run.findings.items():
        say(f"{len(cases)} × {name} (cases {', '.join(map(str, cases[:5]))})")
    say(f"kept in {kept}" if run.findings else "nothing found")
    return 1 if run.findings else 0


if __name__ == "__main__":
    sys.exit(main())
