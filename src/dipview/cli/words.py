"""Words of a fixed list on the command line: catalogues, formats, codes, with "did you mean"."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from dipview.dataset.bundled import NAMES, dataset_path
from dipview.dataset.codes import CODES
from dipview.dataset.nearest import nearest
from dipview.dataset.typed_paths import typed_path
from dipview.formats.format import Format, FormatError, format_named


def meant(word: str, known: Sequence[str]) -> str:
    """Propose the nearest known word: ``"; did you mean 'search'?"``, or nothing."""
    found = nearest(word, known)
    return f"; did you mean '{found}'?" if found else ""


def _completions(words: Sequence[str], incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(str(word)) for word in words if word.startswith(incomplete)]


class OneOf(click.ParamType[str]):
    """One of some words; a plural stands for the singular, and the other way round.

    Args:
        words: The words, in lower case.
        error: What to say of another word, with ``{}`` in its place: ``"there is no list of {}"``.
    """

    name = "word"

    def __init__(self, words: Sequence[str], error: str) -> None:
        self.words = tuple(words)
        self._error = error

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Find the word that is meant."""
        name = value.strip().lower()
        for each in (name, f"{name}s", name.removesuffix("s")):
            if each in self.words:
                return each
        known = f"; there are {', '.join(self.words[:-1])} and {self.words[-1]}"
        hint = meant(value, self.words) or known
        raise click.UsageError(f"{self._error.format(repr(value))}{hint}", ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Complete a word."""
        return _completions(self.words, incomplete)


CATALOGUE = OneOf(
    ("actors", "statements", "quotes", "positions", "events", "issues", "sources"),
    "there is no list of {}",
)
"""The name of a catalogue view."""
RECORD_KIND = OneOf(
    ("actor", "statement", "event", "issue", "source", "dataset"), "there is no kind of record {}"
)
"""What a new record can be; the last is the header."""


class _Shell(OneOf):
    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Find the shell that is meant; a path to it will do."""
        return super().convert(value.rpartition("/")[2], param, ctx)


SHELL = _Shell(("bash", "zsh", "fish"), "there is no script for {}")
"""A shell that can complete."""
MATRIX_SORT = OneOf(("group", "name", "likeness"), "there is no order {}")
"""An order of a matrix's rows."""


class FormatName(click.ParamType[Format]):
    """The name of a format."""

    name = "format"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> Format:
        """Find the format of this name."""
        try:
            return format_named(value)
        except FormatError as error:
            raise click.UsageError(str(error), ctx) from error

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Complete a format's name."""
        return _completions(list(Format), incomplete)


class TypedPath(click.Path):
    """A path, in which ``~`` at the beginning is a home folder."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Path:
        """Read the path."""
        given = typed_path(value) if isinstance(value, str) else value
        return Path(os.fsdecode(super().convert(given, param, ctx)))


class DatasetPath(TypedPath):
    """A path to files to read, or the name of a dataset that comes with dipview."""

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Path:
        """Read the path; a name stands for one where no file or folder is called so."""
        given = dataset_path(value) if isinstance(value, str) else value
        return super().convert(given, param, ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Let the shell complete a path, and complete a name; bash wants the path first."""
        return [*super().shell_complete(ctx, param, incomplete), *_completions(NAMES, incomplete)]


class CodeName(click.ParamType[str]):
    """The code of a kind of problem, or all of them."""

    name = "code"
    ALL = "all"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Find the code of this name."""
        name = value.strip().lower()
        if name == self.ALL or name in CODES:
            return name
        hint = meant(name, list(CODES)) or "; 'all' explains every one"
        raise click.UsageError(f"there is no code '{value}'{hint}", ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Complete a code."""
        return _completions(list(CODES), incomplete)
