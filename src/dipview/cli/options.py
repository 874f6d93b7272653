"""The options that verbs share: each defined once, and what was asked with them as one value."""

import re
from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

import click
from attrs import evolve

from dipview.cli.exits import FailureError
from dipview.cli.paths import VARIABLE, default_paths
from dipview.cli.words import DatasetPath, FormatName, TypedPath
from dipview.dataset.dataset import Dataset
from dipview.dataset.days_meant import meant_in
from dipview.dataset.limits import Limits
from dipview.formats.format import FORMATS, Cite, Format
from dipview.formats.paper import Paper
from dipview.model.spans import SpanError
from dipview.model.typed_dates import TypedDate, read_typed
from dipview.views.citing.style import Style
from dipview.views.scope import Scope

Function = TypeVar("Function", bound=Callable[..., Any])


class Asked(NamedTuple):
    """What the shared options of a command line ask for."""

    paths: tuple[Path, ...] = ()
    """Files and folders to read; none for the bundled dataset."""
    scope: Scope = Scope()
    format: Format | None = None
    """None where it is to be guessed."""
    output: Path | None = None
    """None for standard output."""
    force: bool = False
    csv_raw: bool = False
    clearance: str = ""
    """Up to which marking something may be printed; empty for what is configured, or the lowest."""
    omissions: bool = True
    """Say how much was left out."""
    cite: Cite | None = None
    """How a document for readers says where something is printed; None for the format's own."""
    paper: Paper | None = None
    """The size of a document's pages; None for what is usual where the user is."""
    template: Path | None = None
    """A DOCX whose look a DOCX is to have."""
    author: str = ""
    """Who is to be named in a document's properties."""
    style: Style = Style.PLAIN
    """In which style it writes a source."""
    mouse: bool = True
    """Heed the mouse in the explorer."""
    watch: bool = True
    """Whether the explorer reads files again when they change."""
    max_bytes: int | None = None
    """How many bytes of a file may be read; None for the default."""
    fresh: bool = False
    """Begin anew, not where the user left off."""
    view: str = ""
    """Name of the saved view to look through; empty for none. See ``saved.viewed``."""
    as_of: TypedDate | None = None
    """A day whose year only the dataset tells; see ``dated``."""
    since: TypedDate | None = None
    """As ``as_of``."""
    changes: Mapping[str, Any] = MappingProxyType({})
    """What options alone say of the scope: they change that of a saved view."""

    @property
    def limits(self) -> Limits:
        """How many bytes may be read."""
        return Limits() if self.max_bytes is None else Limits.of(self.max_bytes)


class Day(click.ParamType["TypedDate"]):
    """A day, or a month or year that stands for its first or last day; as a person types it."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> TypedDate:
        """Read a date; fails where it has no such end, or can be two days."""
        try:
            typed = read_typed(str(value))
        except SpanError as error:
            self.fail(error.told, param, ctx)
        last = param is not None and param.name == "as_of"
        if typed.known and (typed.known.latest if last else typed.known.earliest) is None:
            self.fail(f"'{value}' is open; name a day, like 2017-04-11", param, ctx)
        return typed


class Size(click.ParamType[int]):
    """A number of bytes: 1000000, 800k, 64M or 2G, in powers of 1024."""

    name = "size"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """Read a size; fails where it is none."""
        match = re.fullmatch(_SIZE, str(value).strip(), re.ASCII)
        if match is None:
            self.fail(f"'{value}' is no size; write bytes, or 800k, 64M, 2G", param, ctx)
        return min(int(match[1]) << 10 * " kmg".index(match[2].lower() or " "), _LARGEST)


def _output(writes: str) -> Callable[[Function], Function]:
    return click.option("-o", "--output", type=TypedPath(), help=writes)


_SIZE = "([0-9]{1,18}) ?([kKmMgG]?)(?:i?[bB])?"
_LARGEST = 2**60
"""In bytes; more than any file has."""

OPTIONS: Mapping[str, Callable[[Function], Function]] = {
    "dataset": click.option(
        "-d",
        "--dataset",
        multiple=True,
        type=DatasetPath(),
        help=f"A file or folder to read, or several, or a name of 'dipview open --list'; else"
        f" ${VARIABLE}, or as configured.",
    ),
    "max_bytes": click.option(
        "--max-bytes",
        type=Size(),
        metavar="N",
        help="The largest file to read, like 64M or 2G (else 512M); all together, four times that.",
    ),
    "query": click.option(
        "-q", "--query", metavar="QUERY", help="Only what matches (see 'dipview search --help')."
    ),
    "as_of": click.option(
        "--as-of", type=Day(), metavar="DATE", help="As it stood at the end of that day."
    ),
    "since": click.option(
        "--since", type=Day(), metavar="DATE", help="Leave out what is certainly older."
    ),
    "roll_up": click.option(
        "--roll-up",
        is_flag=True,
        help="Count the words of officials and bodies for what they serve; labelled.",
    ),
    "exact_only": click.option(
        "--exact-words", "exact_only", is_flag=True, help="Count what is in exact words alone."
    ),
    "no_second_hand": click.option(
        "--no-second-hand", is_flag=True, help="Leave out what others say that a holder holds."
    ),
    "no_mouse": click.option(
        "--no-mouse", is_flag=True, help="Leave the mouse to the terminal, to select text with."
    ),
    "no_watch": click.option(
        "--no-watch", is_flag=True, help="In the explorer, read files again only when r is pressed."
    ),
    "limit": click.option(
        "-n",
        "--limit",
        type=click.IntRange(min=1),
        metavar="N",
        help="The first rows only; a note says of how many.",
    ),
    "format": click.option(
        "-f",
        "--format",
        type=FormatName(),
        help=f"{FORMATS}; guessed from -o's ending, else text.",
    ),
    "output": _output("Write to a new file."),
    "force": click.option("--force", is_flag=True, help="Let -o replace a file that is there."),
    "cite": click.option(
        "--cite",
        type=click.Choice([each.value for each in Cite]),
        help="Sources by number (the default), named in the text, or in notes (DOCX's default).",
    ),
    "paper": click.option(
        "--paper",
        type=click.Choice([each.value for each in Paper], case_sensitive=False),
        help="The pages of DOCX and XLSX; else what is usual where you are.",
    ),
    "template": click.option(
        "--template",
        type=TypedPath(),
        metavar="FILE.docx",
        help="Give DOCX the styles, headers and footers of this one.",
    ),
    "author": click.option(
        "--author", metavar="NAME", help="Name an author in DOCX and XLSX; else they name nobody."
    ),
    "clearance": click.option(
        "--clearance",
        metavar="LEVEL",
        help="Up to which marking of the dataset; else as configured, or the lowest.",
    ),
    "no_omissions": click.option(
        "--no-omissions", is_flag=True, help="Say nothing of what was left out as marked."
    ),
    "style": click.option(
        "--style",
        type=click.Choice([each.value for each in Style]),
        help="Write sources as the United Nations or the Chicago Manual do; else all in one line.",
    ),
    "view": click.option(
        "--view",
        metavar="NAME",
        help="As a view saved in the explorer looks at it; other options change that.",
    ),
    "fresh": click.option(
        "--fresh", is_flag=True, help="Begin with everything, not where you left off."
    ),
    "csv_raw": click.option(
        "--csv-raw", is_flag=True, help="CSV for programs: no apostrophe before would-be formulas."
    ),
}
"""Every shared option by its name."""

READING = ("dataset", "max_bytes", "as_of", "since")
SWITCHES = ("roll_up", "exact_only", "no_second_hand")
LEAVING = ("clearance", "no_omissions")
PAGES = ("paper", "template", "author")
WRITING = ("format", "output", "force", "cite", "style", "csv_raw", *PAGES, *LEAVING)


def takes(*names: str, writes: str = "") -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Give a verb shared options, which may stand before it too.

    Args:
        names: Names of ``OPTIONS``, in the order in which help lists them.
        writes: What help says of ``-o``, where that is no new file alone.

    Returns:
        A decorator for a function whose first argument is to be what was asked.
    """

    def decorate(function: Callable[..., int]) -> Callable[..., int]:
        """Have click give the options to a verb's function, as one value."""

        @wraps(function)
        def called(**values: object) -> int:
            context = click.get_current_context()
            given = {name: values.pop(name) for name in names}
            try:
                return function(_asked(context, given), **values)
            except click.UsageError as error:
                error.ctx = error.ctx or context  # whose help tells of it
                raise

        for name in reversed(names):
            option = _output(writes) if writes and name == "output" else OPTIONS[name]
            called = option(called)
        return called

    return decorate


def _asked(context: click.Context, given: Mapping[str, Any]) -> Asked:
    before = {
        name: value
        for name, value in context.find_root().params.items()
        if name in OPTIONS and value not in (None, (), False)
    }
    if misplaced := [name for name in before if name not in given]:
        option = f"--{misplaced[0].replace('_', '-')}"
        verb = context.command_path.partition(" ")[2]
        raise click.UsageError(f"'{verb}' takes no {option}", context)
    values = before | {n: value for n, value in given.items() if value not in (None, (), False)}
    changes = _changes(values)
    return Asked(
        paths=(*before.get("dataset", ()), *given.get("dataset", ())) or default_paths(),
        scope=Scope(**changes),
        changes=changes,
        output=None if values.get("output") == Path("-") else values.get("output"),
        cite=Cite(values["cite"]) if "cite" in values else None,
        paper=Paper(values["paper"]) if "paper" in values else None,
        style=Style(values.get("style", Style.PLAIN)),
        omissions=not values.get("no_omissions", False),
        mouse=not values.get("no_mouse", False),
        watch=not values.get("no_watch", False),
        as_of=_open(values.get("as_of")),
        since=_open(values.get("since")),
        **{name: values[name] for name in _AS_TYPED if name in values},
    )


_AS_TYPED = (
    *("format", "force", "csv_raw", "clearance", "template", "author"),
    *("max_bytes", "fresh", "view"),
)
"""Options that ask for what they say."""


def _open(typed: TypedDate | None) -> TypedDate | None:
    return typed if typed is not None and typed.known is None else None


def dated(asked: Asked, dataset: Dataset) -> Asked:
    """Put the days that only a dataset tells into what was asked for.

    Raises:
        FailureError: There is no such day.
    """
    if asked.as_of is None and asked.since is None:
        return asked
    try:
        as_of = meant_in(dataset, asked.as_of).latest if asked.as_of else asked.scope.as_of
        since = meant_in(dataset, asked.since).earliest if asked.since else asked.scope.since
    except SpanError as error:
        raise FailureError(error.told) from error
    scope = evolve(asked.scope, as_of=as_of, since=since)
    return asked._replace(scope=scope, as_of=None, since=None)


def _changes(values: Mapping[str, Any]) -> dict[str, Any]:
    """Give what options say of the scope, but for days that only a dataset tells."""
    names = ("query", "limit", "roll_up", "exact_only")
    changes = {name: values[name] for name in names if name in values}
    for name, end in (("as_of", "latest"), ("since", "earliest")):
        if name in values and values[name].known is not None:
            changes[name] = getattr(values[name].known, end)
    if "no_second_hand" in values:
        changes["second_hand"] = False
    return changes
