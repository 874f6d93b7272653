"""``dipview add source``: the texts of articles, stored beside a dataset and named as sources."""

from __future__ import annotations

import datetime as dt
import shlex
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click
from attrs import evolve

from dipview.capture.articles.article import Article, ArticleError
from dipview.capture.articles.facts import Given, is_address
from dipview.capture.articles.reading import LARGEST, read_article, read_text
from dipview.capture.articles.stored_form import one_line
from dipview.capture.articles.storing import Added, Storage
from dipview.cli.exits import DONE, FAILED, NOTHING, FailureError, print_lines, report
from dipview.cli.options import Asked, takes
from dipview.cli.words import TypedPath, meant
from dipview.dataset.bundled import name_of
from dipview.dataset.codes import UNREADABLE
from dipview.dataset.problems import Severity
from dipview.formats.output_file import OutputError
from dipview.model.ids import is_slug, slug_like
from dipview.model.sources import SOURCE_TYPES
from dipview.model.spans import SpanError
from dipview.model.symbols import meant_as_symbol, read_symbol, symbol_hint
from dipview.model.typed_dates import read_typed

_PASTED = Path("-")
_HELP = """\
Store what is written in each FILE as the text of a source, and add the source to the dataset.

A FILE is text (.txt), Markdown (.md), HTML, PDF or DOCX; - is text that is pasted, up to Ctrl+D.
Of title, publisher, author, day and address only what the file itself says is taken; options say
the rest, and go before what it says. HTML and PDF need pip install 'dipview[articles]'. Each
is read in a process of its own, for 10 seconds and in 512 MiB at most. No address is opened.

Exits with 0 where something was stored, 1 where all of it is stored already, 2 where a FILE cannot
be read or nothing be written.
"""
_OF_ONE = ("id", "title", "url", "symbol")
"""What only one FILE can have."""


def _types_beginning(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    return [each for each in SOURCE_TYPES if each.startswith(incomplete)]


@click.command("source", short_help="Store the text of an article, and its source.", help=_HELP)
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=TypedPath())
@click.option("--id", metavar="ID", help="Its id; else it is made from its title, or FILE's name.")
@click.option("--title", metavar="TEXT", help="The headline as printed.")
@click.option("--publisher", metavar="TEXT", help="Who brought it out.")
@click.option("--author", metavar="TEXT", help="Who wrote it.")
@click.option("--issued", metavar="DATE", help="The day on which it came out, like '2 May 2017'.")
@click.option("--url", metavar="URL", help="Where it can be read.")
@click.option("--symbol", metavar="TEXT", help="The number of a document, like S/PV.7919.")
@click.option("--language", metavar="TAG", help="Its language, like en or ar.")
@click.option(
    "--type",
    "--kind",
    metavar="TYPE",
    shell_complete=_types_beginning,
    help="Its type, like article-newspaper or communique; else webpage of HTML, and document.",
)
@click.option(
    "--withheld",
    is_flag=True,
    help="Keep only the SHA-256 of its text in the dataset; -o writes a copy for yourself.",
)
@click.option(
    "--encoding", metavar="NAME", help="That of text, Markdown and HTML, like windows-1252."
)
@takes(
    *("dataset", "max_bytes", "output"),
    writes="With --withheld: a new file for a copy of the text, for yourself.",
)
def command(
    asked: Asked,
    files: tuple[Path, ...],
    *,
    withheld: bool,
    encoding: str | None,
    **said: str | None,
) -> int:
    """Carry out the verb."""
    if asked.output and (not withheld or len(files) > 1):
        raise click.UsageError("-o goes with --withheld and one FILE")
    given = evolve(_given(said, several=len(files) > 1), withheld=withheld, copy=asked.output)
    storage = _storage(asked)
    limit = min(LARGEST, asked.limits.file)
    failed = stored = False
    for file in files:
        try:
            article = _read(file, limit, encoding or "")
            added = storage.add(article, "" if file == _PASTED else file.stem, given)
        except ArticleError as error:
            report(f"{_called(file)}: {error}")
            failed = True
        except OutputError as error:
            report(f"{_called(file)} is not added: {error}")
            failed = True
        else:
            if isinstance(added, Added):
                stored = True
                _tell(file, added, article, asked.paths, given)
            else:
                report(f"{_called(file)} is stored already, as source '{added}'; nothing is added")
    return FAILED if failed else DONE if stored else NOTHING


def _given(said: Mapping[str, str | None], *, several: bool) -> Given:
    """Hold what the user says of a source against what a source may say.

    Raises:
        UsageError: It may not say that, or not of several at once.
    """
    facts = {key: one_line(value) for key, value in said.items() if value is not None}
    facts = {key: value for key, value in facts.items() if value}
    if several and (alone := [key for key in _OF_ONE if key in facts]):
        raise click.UsageError(f"--{alone[0]} can be that of one FILE only")
    id = facts.pop("id", "")
    if id and not is_slug(id):
        hint = f"; try '{slug_like(id)}'" if slug_like(id) else ""
        raise click.UsageError(
            f"'{id}' cannot be an id: it has lower-case letters, digits, - _ .{hint}"
        )
    if (type := facts.get("type", SOURCE_TYPES[0])) not in SOURCE_TYPES:
        hint = meant(type, SOURCE_TYPES) or "; write one of CSL, or such as agency, press-release"
        raise click.UsageError(f"'{type}' is no type of source{hint}")
    if "issued" in facts:
        facts["issued"] = _day(facts["issued"])
    if "url" in facts and not is_address(facts["url"]):
        raise click.UsageError(f"'{facts['url']}' is no address of http or https")
    return Given(id=id, facts=facts)


def _day(text: str) -> str:
    try:
        typed = read_typed(text)
        today = dt.datetime.now().astimezone().date()
        told = typed.span(last=today, today=today) if typed.is_relative else typed.known
    except SpanError as error:
        raise click.UsageError(error.told) from error
    if typed.is_relative and told is not None:
        said = f"'{text}' {typed.lack}; if that is today, write {told.text}"
        raise click.UsageError(said)
    if told is None:
        raise click.UsageError(f"'{text}' has no year; write it, like 2 May 2017")
    return told.text


def _storage(asked: Asked) -> Storage:
    """Look through the dataset that is to be added to.

    Raises:
        FailureError: None is named that can be added to, or it cannot be read.
    """
    if not asked.paths or any(name_of((path,)) for path in asked.paths):
        what = "what comes with dipview is not added to" if asked.paths else "no dataset is named"
        raise FailureError(
            f"{what}; name yours with -d FOLDER, or begin one with 'dipview init FOLDER'"
        )
    storage = Storage(asked.paths, asked.limits)
    for problem in storage.there.problems:
        if problem.code in UNREADABLE:
            raise FailureError(problem.in_one_line)
        if problem.severity is Severity.ERROR:
            report(f"{problem.in_one_line}; a text or an id may stand in that file already")
    return storage


def _read(file: Path, limit: int, encoding: str) -> Article:
    """Read an article from a file, or what is pasted.

    Raises:
        ArticleError: It cannot be read, or holds no article.
    """
    if file != _PASTED:
        return read_article(file, limit, encoding)
    if sys.stdin is None or sys.stdin.closed:
        raise ArticleError("standard input is closed", "name a file, or pass a text in a pipe")
    if sys.stdin.isatty():
        report("paste the text, then press Ctrl+D on a line of its own (Ctrl+Z, Enter on Windows)")
    return read_text(sys.stdin.buffer.read(limit + 1), limit, encoding)


def _tell(file: Path, added: Added, article: Article, paths: Sequence[Path], given: Given) -> None:
    """Print where the source and its text are, and tell what they say."""
    places = [f"{added.record}:{added.line}", *([str(added.text)] if added.text else [])]
    print_lines(*places)
    kept = "withheld: its SHA-256 alone is kept" if given.withheld else "stored"
    pages = f" on {added.form.pages:,} pages" if added.form.pages > 1 else ""
    size = f"{_counted(added.form.paragraphs, 'paragraph')}{pages}, "
    size += f"{_counted(len(added.form.text), 'character')}"
    by_symbol = _of_symbol(given.facts.get("symbol", ""), added.type)
    next = f"  next: {_next(added, paths, withheld=given.withheld)}"
    lines = (*_renamed(added, given), *_lines(added, article), *by_symbol, next)
    report(f"{_called(file)} is source '{added.id}': {size}, {kept}", lines)


def _renamed(added: Added, given: Given) -> Iterator[str]:
    """Tell of an id that was asked for and is another record's."""
    if given.id not in ("", added.id):
        yield f"  '{given.id}' is taken already: it has the id '{added.id}'"


def _lines(added: Added, article: Article) -> Iterator[str]:
    """Tell what was found, what was not, and what was changed in the text."""
    if added.facts:
        found = ", ".join(f"{key} ({fact.origin})" for key, fact in added.facts.items())
        yield f"  it says its {found}"
    if added.missing:
        yield (
            f"  not found in it: {', '.join(added.missing)}; write into {added.record} "
            "what is printed of that"
        )
    if added.assumed:
        yield f"  its type is taken for {added.type}; --type says another"
    if added.form.replaced:
        yield f"  {_counted(added.form.replaced, 'control character')} became \ufffd"
    if added.form.repaired:
        yield f"  {_counted(added.form.repaired, 'character')} of Windows-1252 read as such"
    if added.form.removed:
        unseen = _counted(added.form.removed, "unseen or reordering character")
        yield f"  {unseen} taken out"
    if added.remark:
        yield f"  {added.remark}"
    yield from (f"  {remark}" for remark in article.remarks)


def _of_symbol(text: str, type: str) -> Iterator[str]:
    """Tell what a symbol says of a document, which nobody writes into the data but the user."""
    if symbol := read_symbol(text):
        told = "" if symbol.type == type else f'; write type = "{symbol.type}" if that is so'
        yield f"  its symbol says: {symbol.in_words}{told}"
    elif meant_as_symbol(text):
        yield f"  '{text}' is no symbol of the United Nations; {symbol_hint(text)}"


def _next(added: Added, paths: Sequence[Path], *, withheld: bool) -> str:
    """Give the command lines that come next."""
    dataset = " ".join(f"-d {shlex.quote(str(path))}" for path in paths)
    if withheld:
        copy = shlex.quote(str(added.text)) if added.text else "FILE"
        return f"dipview verify {dataset} --text {added.id}={copy}"
    return f"dipview draft {added.id} {dataset}"


def _called(file: Path) -> str:
    return "the pasted text" if file == _PASTED else str(file)


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' * (number != 1)}"
