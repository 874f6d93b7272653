"""The clipboard: by which ways a text gets there from this terminal, and what to say of it.

Where dipview runs on the user's own desktop a tool of the system does it for certain. Elsewhere the
terminal is asked with OSC 52, in the wrapping that tmux or screen need to let it through; a
terminal never answers whether it did so.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping

from dipview.model.sentences import sentence
from dipview.model.values import frozen

LONGEST = 100_000
"""Characters of an OSC 52 sequence that terminals take; many drop a longer one, or break it."""
_CHUNK = 240
"""Characters of a device string that any screen takes."""
_ALLOWS = "if the terminal allows it (OSC 52)"


@frozen
class Way:
    """A program that takes a text from standard input, and what to call it."""

    words: tuple[str, ...]
    name: str
    encoding: str = "utf-8"
    sure: bool = True
    """Whether the text is on the clipboard once the program ends well."""


@frozen
class Surroundings:
    """What decides how a text gets to the clipboard."""

    environment: Mapping[str, str]
    platform: str
    """As ``sys.platform`` has it."""
    find: Callable[[str], str | None]
    """Gives where a program is, as ``shutil.which`` does."""

    def _set(self, *names: str) -> bool:
        return any(self.environment.get(name) for name in names)

    @property
    def in_tmux(self) -> bool:
        """Whether the terminal is one of tmux."""
        return self._set("TMUX")

    @property
    def in_screen(self) -> bool:
        """Whether the terminal is one of GNU screen."""
        return not self.in_tmux and self._set("STY")

    def ways(self) -> list[Way]:
        """Give the tools to try, the best first; none where the desktop is on another machine."""
        found: list[Way] = []
        if not self._set("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"):
            found += [way for way in self._tools() if way is not None]
        if self.in_tmux and (tmux := self._way("tmux", "load-buffer", "-w", "-")):
            found.append(Way(tmux.words, "tmux", sure=False))
        return found

    def _tools(self) -> list[Way | None]:
        if self.platform == "darwin":
            return [self._way("pbcopy")]
        if self.platform == "win32" or self._set("WSL_DISTRO_NAME"):
            clip = self._way("clip.exe")
            return [Way(clip.words, "clip.exe", "utf-16") if clip else None]
        tools: list[Way | None] = []
        if self._set("WAYLAND_DISPLAY"):
            tools.append(self._way("wl-copy", "--type", "text/plain;charset=utf-8"))
        if self._set("DISPLAY"):
            tools.append(self._way("xclip", "-selection", "clipboard"))
            tools.append(self._way("xsel", "--clipboard", "--input"))
        return tools

    def _way(self, name: str, *rest: str) -> Way | None:
        program = self.find(name)
        return Way((program, *rest), name) if program else None

    def sequences(self, text: str) -> str | None:
        """Write what asks the terminal to take a text; None where it is too long for that."""
        coded = base64.b64encode(text.encode("utf-8", errors="replace")).decode("ascii")
        if len(coded) > LONGEST:
            return None
        asked = f"\x1b]52;c;{coded}\x07"
        if self.in_tmux:
            # tmux takes the first itself (set-clipboard on), or passes the second on
            # (allow-passthrough on); what it does not heed it drops.
            doubled = asked.replace("\x1b", "\x1b\x1b")
            return f"{asked}\x1bPtmux;{doubled}\x1b\\"
        if self.in_screen:
            pieces = (asked[at : at + _CHUNK] for at in range(0, len(asked), _CHUNK))
            return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)
        return asked

    def message(self, what: str, way: Way | None) -> str:
        """Say what was done.

        Args:
            what: What was copied.
            way: The program that took it; None where only the terminal was asked.
        """
        if way is not None and way.sure:
            return sentence(f"Copied {what} with {way.name}")
        if way is not None:
            return f"Copied {what} to tmux, and to the clipboard {_ALLOWS}."
        return f"Copied {what}, {_ALLOWS}.{self._advice()}"

    def message_too_long(self, what: str, size: int) -> str:
        """Say that a text is longer than terminals take, and what to do."""
        most = LONGEST * 3 // 4 // 1000
        return (
            f"Not copied: {what}: {size // 1000:,} kB, and terminals take about {most} kB. "
            "x writes it to a file."
        )

    def _advice(self) -> str:
        """Say what to set where the clipboard stays as it was."""
        if self.in_tmux:
            return " In tmux that needs: set -g set-clipboard on"
        if self.in_screen:
            return " screen passes it on; most others than xterm take it."
        terminal = self.environment.get("TERM_PROGRAM", "")
        if terminal == "Apple_Terminal":
            return " Terminal.app does not: iTerm2, kitty or Ghostty do."
        if terminal == "iTerm.app":
            return " In iTerm2: Settings, General, Selection, let applications access it."
        if self.environment.get("TERM") == "linux":
            return " This console has no clipboard: x writes to a file."
        if self._set("XTERM_VERSION"):
            return " In xterm that needs: XTerm*allowWindowOps: true"
        if self._set("DISPLAY", "WAYLAND_DISPLAY"):
            tool = "wl-clipboard" if self._set("WAYLAND_DISPLAY") else "xclip"
            return f" With {tool} installed it always works."
        return " Else allow it the clipboard in its settings."
