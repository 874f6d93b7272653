"""The keymap: the table of commands with the keys that the user has chosen for them."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from dipview.commands.command import Command
from dipview.commands.table import COMMANDS
from dipview.dataset.nearest import did_you_mean
from dipview.model.values import frozen
from dipview.settings.config import KeyChoice
from dipview.settings.definitions import KEYS
from dipview.settings.key_names import FIXED, key_named
from dipview.settings.mistakes import Mistake

_PANE = "pane"
_QUIT = "quit"
_LAST_RESORT = "ctrl+q"
"""The key that quits where the file leaves no other."""


@frozen
class Keymap:
    """The commands as they are called now, and what is wrong with what was chosen."""

    commands: tuple[Command, ...] = COMMANDS
    mistakes: tuple[Mistake, ...] = ()

    def keys_of(self, id: str) -> tuple[str, ...]:
        """Give the keys of a command."""
        return next(command.keys for command in self.commands if command.id == id)


def keymap(choices: Iterable[KeyChoice]) -> Keymap:
    """Give commands the keys that a config file chooses.

    A key that is chosen for one command is taken from any other that has it by default. A key
    that is chosen twice stays with the command that is named first.
    """
    choosing = _Choosing()
    for choice in choices:
        choosing.take(choice)
    return choosing.keymap()


class _Choosing:
    """Goes through the choices of a file, and collects what is wrong with them."""

    def __init__(self) -> None:
        self._defaults = {command.id: command.keys for command in COMMANDS}
        self._chosen: dict[str, tuple[str, ...]] = {}
        self._lines: dict[str, int] = {}
        self._within = {command.id: command.within for command in COMMANDS}
        self._owners: dict[tuple[str, str], str] = {}
        """Which command has a key, within a whole view or elsewhere."""
        self._mistakes: list[Mistake] = []

    def take(self, choice: KeyChoice) -> None:
        """Take up what the file chooses for one command."""
        if choice.command not in self._defaults:
            hint = did_you_mean(choice.command, list(self._defaults), "see 'dipview config'")
            self._wrong(choice, f"there is no such command; {hint}")
        elif choice.command == _PANE:
            self._wrong(choice, "the keys 1 to 7 stay with the panes")
        else:
            keys = [key for each in choice.keys if (key := self._key(choice, each))]
            if keys or not choice.keys:
                fixed = [key for key in self._defaults[choice.command] if key in FIXED]
                self._chosen[choice.command] = tuple(dict.fromkeys((*fixed, *keys)))
                self._lines[choice.command] = choice.line

    def _key(self, choice: KeyChoice, text: str) -> str | None:
        key = key_named(text)
        if key is None:
            self._wrong(choice, f"'{text}' is no key; write a character, f2, pageup or ctrl+o")
        elif key in FIXED and key not in self._defaults[choice.command]:
            self._wrong(choice, f"{text} always does the same, so it can call nothing else")
        elif (owner := self._owner(key, choice.command)) != choice.command:
            self._wrong(choice, f"{text} is chosen for {owner} already; it stays there")
        else:
            return key
        return None

    def _owner(self, key: str, command: str) -> str:
        return self._owners.setdefault((self._within[command], key), command)

    def _wrong(self, choice: KeyChoice, message: str) -> None:
        key = f"{KEYS}.{choice.command}"
        self._mistakes.append(Mistake(line=choice.line, message=message, key=key))

    def keymap(self) -> Keymap:
        """Give every command its keys, once all choices are taken up."""
        keys = {id: self._keys_of(id) for id in self._defaults}
        if not keys[_QUIT]:
            taker = self._owners.get(("", _LAST_RESORT), _QUIT)
            keys[taker] = tuple(key for key in keys[taker] if key != _LAST_RESORT)
            keys[_QUIT] = (_LAST_RESORT,)
            choice = KeyChoice(_QUIT, (), self._lines.get(_QUIT, self._lines.get(taker, 0)))
            self._wrong(choice, f"nothing would quit dipview, so {_LAST_RESORT} does")
        for id, left in keys.items():
            if not left and self._defaults[id] and id not in self._chosen:
                within = self._within[id]
                takers = sorted({self._owners[within, key] for key in self._defaults[id]})
                choice = KeyChoice(id, (), max(self._lines[each] for each in takers))
                message = f"{', '.join(takers)} took its last key; choose another one for it"
                self._wrong(choice, message)
        commands = tuple(evolve(command, keys=keys[command.id]) for command in COMMANDS)
        mistakes = sorted(self._mistakes, key=lambda mistake: mistake.line)
        return Keymap(commands, tuple(mistakes))

    def _keys_of(self, id: str) -> tuple[str, ...]:
        if id in self._chosen:
            return self._chosen[id]
        within = self._within[id]
        return tuple(key for key in self._defaults[id] if (within, key) not in self._owners)
