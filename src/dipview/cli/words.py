"""Words of a fixed list on the command line: catalogues, formats, codes, with "did you mean"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from dipview.formats.writers import Format, FormatError, format_named

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

CATALOGUES = ("actors", "statements", "quotes", "positions", "events", "issues", "sources")
"""The names of the catalogue views."""
GRAPH_FORMATS = ("graphml", "gexf")
"""The formats of networks."""
MATRIX_SORTS = ("group", "name", "likeness")
"""The orders of a matrix's rows."""


def meant(word: str, known: Sequence[str]) -> str:
    """Propose the nearest known word: ``"; did you mean 'search'?"``, or nothing."""
    from dipview.dataset.nearest import nearest  # noqa: PLC0415 - only for mistakes

    found = nearest(word, known)
    return f"; did you mean '{found}'?" if found else ""


def _completions(words: Sequence[str], incomplete: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem  # noqa: PLC0415 - rare

    return [CompletionItem(str(word)) for word in words if word.startswith(incomplete)]


class CatalogueName(click.ParamType[str]):
    """The name of a catalogue, in the plural or the singular."""

    name = "catalogue"

    def convert(
        self,
        value: str,
        param: click.Parameter | None,  # noqa: ARG002
        ctx: click.Context | None,
    ) -> str:
        """Find the catalogue of this name."""
        for name in (value.lower(), f"{value.lower()}s"):
            if name in CATALOGUES:
                return name
        known = f"{', '.join(CATALOGUES[:-1])} or {CATALOGUES[-1]}"
        hint = meant(value, CATALOGUES) or f"; there are {known}"
        raise click.UsageError(f"there is no list of {value!r}{hint}", ctx)

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> list[CompletionItem]:
        """Complete a catalogue's name."""
        return _completions(CATALOGUES, incomplete)


class MatrixSort(click.ParamType[str]):
    """The name of an order of a matrix's rows."""

    name = "order"

    def convert(
        self,
        value: str,
        param: click.Parameter | None,  # noqa: ARG002
        ctx: click.Context | None,
    ) -> str:
        """Find the order of this name."""
        name = value.strip().lower()
        if name in MATRIX_SORTS:
            return name
        hint = meant(value, MATRIX_SORTS) or f"; there are {', '.join(MATRIX_SORTS)}"
        raise click.UsageError(f"there is no order {value!r}{hint}", ctx)

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> list[CompletionItem]:
        """Complete an order's name."""
        return _completions(MATRIX_SORTS, incomplete)


class GraphName(click.ParamType[str]):
    """The name of a format for networks."""

    name = "format"

    def convert(
        self,
        value: str,
        param: click.Parameter | None,  # noqa: ARG002
        ctx: click.Context | None,
    ) -> str:
        """Find the format of this name."""
        name = value.strip().lower()
        if name in GRAPH_FORMATS:
            return name
        hint = meant(value, GRAPH_FORMATS) or f"; there are {' and '.join(GRAPH_FORMATS)}"
        raise click.UsageError(f"there is no format {value!r} to export{hint}", ctx)

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> list[CompletionItem]:
        """Complete a format's name."""
        return _completions(GRAPH_FORMATS, incomplete)


class FormatName(click.ParamType[Format]):
    """The name of a format."""

    name = "format"

    def convert(
        self,
        value: str,
        param: click.Parameter | None,  # noqa: ARG002
        ctx: click.Context | None,
    ) -> Format:
        """Find the format of this name."""
        try:
            return format_named(value)
        except FormatError as error:
            raise click.UsageError(str(error), ctx) from error

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> list[CompletionItem]:
        """Complete a format's name."""
        return _completions(list(Format), incomplete)


class CodeName(click.ParamType[str]):
    """The code of a kind of problem, or all of them."""

    name = "code"
    ALL = "all"

    def convert(
        self,
        value: str,
        param: click.Parameter | None,  # noqa: ARG002
        ctx: click.Context | None,
    ) -> str:
        """Find the code of this name."""
        from dipview.dataset.codes import CODES  # noqa: PLC0415 - of one verb

        name = value.strip().lower()
        if name == self.ALL or name in CODES:
            return name
        hint = meant(name, list(CODES)) or "; 'all' explains every one"
        raise click.UsageError(f"there is no code {value!r}{hint}", ctx)

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> list[CompletionItem]:
        """Complete a code."""
        from dipview.dataset.codes import CODES  # noqa: PLC0415 - of one verb

        return _completions(list(CODES), incomplete)
