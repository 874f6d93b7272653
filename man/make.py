"""Makes the manual page from the commands: roff that groff and mandoc read.

Run it from the top of the repository: ``python man/make.py``. A test holds the page against what
the commands say now.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click

from dipview import __version__
from dipview.cli.front_help import EXAMPLES
from dipview.cli.options import OPTIONS
from dipview.cli.paths import VARIABLE
from dipview.cli.verbs import VERBS, module_of

PAGE = Path(__file__).with_name("dipview.1")

_ENVIRONMENT = (
    (VARIABLE, "The files and folders to read where -d names none, with a colon between them."),
    ("DIPVIEW_CACHE", "Set to off: no snapshots of large datasets are kept in the user's cache."),
    ("NO_COLOR", "Set to anything: no colours."),
)
_EXIT_CODES = (
    ("0", "Done. Problems in the data are told on standard error as long as anything loaded."),
    ("1", "Nothing found; of check and verify: an error, words misquoted; of diff: a difference."),
    ("2", "Wrong usage, a path that cannot be read, or output that cannot be written."),
    ("70", "A fault in dipview itself."),
    ("130, 141", "Interrupted; whoever read the output has stopped: 128 and the signal's number."),
)
_DESCRIPTION = """\
dipview shows who stands where: who said so, for whom, in which words, when, at which event, and on
the word of which source. The data are TOML files that people write, review and keep under version
control; dipview checks them, explores them and prints from them. It writes to them only where you
ask for a new record.

The first word decides. A verb is carried out. A file or folder is opened in the explorer, and so
is, without any word, the dataset that comes with dipview. A file that is called like a verb is
./search. Options may stand before the verb or after it.

Standard output is data; whatever else is to be said goes to standard error.
"""


def manual() -> Iterator[str]:
    """Write the page, line by line."""
    yield f'.TH DIPVIEW 1 "" "dipview {__version__}" "User Commands"'
    yield ".SH NAME"
    yield r"dipview \- explore stated positions in plain text files"
    yield ".SH SYNOPSIS"
    yield from _synopsis()
    yield ".SH DESCRIPTION"
    yield from _help(_DESCRIPTION)
    yield ".SH VERBS"
    for verb in VERBS:
        yield from _verb(verb)
    yield ".SH SHARED OPTIONS"
    yield "Each verb takes those that its own entry names."
    yield from _options([_option(name) for name in OPTIONS])
    yield ".SH ENVIRONMENT"
    yield from _definitions(_ENVIRONMENT)
    yield ".SH EXIT STATUS"
    yield from _definitions(_EXIT_CODES)
    yield ".SH EXAMPLES"
    yield from _definitions(EXAMPLES)


def _synopsis() -> Iterator[str]:
    yield ".B dipview"
    yield r"[\fIOPTION\fR]... [\fIPATH\fR]..."
    yield ".br"
    yield ".B dipview"
    yield r"\fIVERB\fR [\fIOPTION\fR]... [\fIARGUMENT\fR]..."


def _verb(verb: str) -> Iterator[str]:
    command = import_module(module_of(verb)).command
    assert isinstance(command, click.Command)  # noqa: S101 - for the type checker
    yield from _entry(verb, command)
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=verb)
        for name in command.list_commands(context):
            each = command.get_command(context, name)
            assert each is not None  # noqa: S101 - for the type checker
            yield from _entry(f"{verb} {name}", each)


def _entry(words: str, command: click.Command) -> Iterator[str]:
    """Write the entry of a verb, or of a command that stands below one."""
    context = click.Context(command, info_name=words)
    arguments = [word for word in command.collect_usage_pieces(context) if word != "[OPTIONS]"]
    yield f".SS {' '.join((words, *map(_escaped, arguments)))}"
    yield from _help(command.help or "")
    options = [each for each in command.params if isinstance(each, click.Option)]
    yield from _options([each for each in options if not _is_shared(each)])
    if shared := [max(each.opts, key=len) for each in options if _is_shared(each)]:
        yield ".PP"
        yield f"Shared options: {', '.join(map(_bold, shared))}."
    if command.epilog:
        yield ".PP"
        yield from _help(command.epilog)


def _is_shared(option: click.Option) -> bool:
    """Tell whether an option is the same for all verbs, and so is its help."""
    name = option.name or ""
    return name in OPTIONS and getattr(_option(name), "help", None) == option.help


def _option(name: str) -> click.Option:
    """Give a shared option as a parameter, without a command."""

    @OPTIONS[name]
    def bare() -> None:
        """Nothing is called."""

    (option,) = bare.__click_params__  # type: ignore[attr-defined]
    assert isinstance(option, click.Option)  # noqa: S101 - for the type checker
    return option


def _options(options: list[click.Option]) -> Iterator[str]:
    for option in options:
        record = option.get_help_record(click.Context(click.Command("dipview")))
        if record is not None:
            yield ".TP"
            yield _bold(record[0])
            yield _escaped(option.help or "")  # what click adds to it changes with its version


def _definitions(pairs: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for word, meaning in pairs:
        yield ".TP"
        yield _bold(word)
        yield _escaped(meaning[:1].upper() + meaning[1:] + ("" if meaning.endswith(".") else "."))


def _help(text: str) -> Iterator[str]:
    """Write a text of click's: what follows a backspace keeps its lines."""
    parts = [part.strip(" \n") for part in re.split(r"\n[ \t]*\n", text) if part.strip()]
    for number, part in enumerate(parts):
        if number:
            yield ".PP"
        lines = part.split("\n")
        if lines[0] == "\b":
            yield from (".nf", *(_escaped(line) for line in lines[1:]), ".fi")
        else:
            yield _escaped(" ".join(line.strip() for line in lines))


def _bold(text: str) -> str:
    return rf"\fB{_escaped(text)}\fR"


def _escaped(text: str) -> str:
    """Write a line as roff text: nothing in it is a request or an escape."""
    text = text.replace("\\", r"\(rs").replace("-", r"\-").replace("'", r"\(aq")
    text = text.replace("`", r"\(ga").replace("^", r"\(ha").replace("~", r"\(ti")
    text = "".join(each if each.isascii() else f"\\[u{ord(each):04X}]" for each in text)
    return rf"\&{text}" if text.startswith(".") else text


if __name__ == "__main__":
    PAGE.write_text("\n".join((*manual(), "")), encoding="utf-8", newline="\n")
