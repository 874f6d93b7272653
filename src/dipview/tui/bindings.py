"""Key bindings of the explorer, made from the commands with the keys that the user has chosen."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from textual.binding import Binding, BindingsMap, BindingType

from dipview.commands.command import Command, key_name


def bind(to: BindingsMap, bindings: Iterable[BindingType]) -> None:
    """Bind keys in place of what they were bound to before.

    Args:
        to: A widget's own bindings, which it shares with no other.
        bindings: What the keys are to do.
    """
    for key, bound in BindingsMap(bindings).key_to_bindings.items():
        to.key_to_bindings[key] = bound


def bindings(commands: Sequence[Command], *, everywhere: bool = False) -> list[BindingType]:
    """Make a binding for each key of each command; its action is the application's.

    They have priority: keys are then taken in the order in which they were typed, so that letters
    typed right after ``/`` go into the search box.

    Args:
        commands: The commands with their keys.
        everywhere: For the commands whose keys work over a dialog too; else for the others.
    """
    elsewhere = {key for each in commands if not each.within for key in each.keys}
    return [
        binding
        for command in commands
        if command.everywhere is everywhere
        for binding in _bindings_of(command, without=elsewhere if command.within else ())
    ]


def binding_key(key: str) -> str:
    """Give the name of a key that a binding can have: a comma would separate two keys."""
    return "comma" if key == "," else key


def keys_of(commands: Sequence[Command], id: str) -> tuple[str, ...]:
    """Give the keys of a command."""
    return next((command.keys for command in commands if command.id == id), ())


def key_for(commands: Sequence[Command], id: str) -> str:
    """Write the first key of a command as a reader knows it; its id where it has no key."""
    keys = keys_of(commands, id)
    return key_name(keys[0]) if keys else id


def alt_characters(named: Iterable[str]) -> frozenset[str]:
    """Give the characters that some keys have together with Alt."""
    keys = [key.split("+") for key in named]
    plain = (key[-1] for key in keys if key[:-1] == ["alt"])
    shifted = (key[-1].upper() for key in keys if key[:-1] == ["alt", "shift"])
    return frozenset(each for each in (*plain, *shifted) if len(each) == 1)


def _bindings_of(command: Command, without: Container[str]) -> Iterator[Binding]:
    """Bind keys; one that calls another command elsewhere is bound to that (see ``called``)."""
    for key in (key for key in command.keys if key not in without):
        yield Binding(
            binding_key(key),
            f"app.command('{command.id}', {key!r})",
            command.title,
            key_display=key_name(key),
            show=bool(command.footer),
            priority=True,
        )
