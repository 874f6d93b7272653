"""``dipview brief``: a document about issues, actors or an event, to hand over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
from attrs import evolve

from dipview.cli.brief_folder import write_briefs
from dipview.cli.brief_words import BRIEF_KIND, read_typed, started
from dipview.cli.exits import NOTHING, FailureError, report
from dipview.cli.naming import named_or_searched, record_called
from dipview.cli.opening import made, opened
from dipview.cli.options import READING, SWITCHES, WRITING, Asked, takes
from dipview.cli.printing import format_of, print_view
from dipview.cli.record_name import RecordName
from dipview.cli.words import OneOf, TypedPath
from dipview.model.kinds import Kind
from dipview.model.values import frozen
from dipview.views.brief.brief_text import NO_TEXT, BriefText
from dipview.views.brief.kinds import BRIEFS, BriefForm, BriefKind
from dipview.workspace.brief_names import with_records
from dipview.workspace.workspace import Workspace

_NEW = "new"
_HELP = f"""\
Print a brief: a document on issues, actors or an event, to hand over. --as tells which kind:

\b
{chr(10).join(f"{kind:<11}{form.about}" for kind, form in BRIEFS.items())}

ABOUT is an id, like tighter-sanctions, or words of a name that only one has; steering, lines, table
and annex take several. Objective, points to make and lines to take are typed in a file of the
brief's own: 'dipview brief new NAME --as steering' begins one, 'dipview brief FILE.toml' prints it.
"""


@frozen
class _Brief:
    """What brief is asked for."""

    kind: BriefKind
    text: BriefText
    words: tuple[str, ...]
    file: Path | None = None
    """In which it is typed; None where nothing is."""

    @property
    def called(self) -> str:
        """What it is called where it is refused."""
        return "a brief" if self.kind is BriefKind.POSITION else f"'brief --as {self.kind}'"

    @property
    def form(self) -> BriefForm:
        """What is known of its kind."""
        return BRIEFS[self.kind]


@click.command(short_help="Print a brief, to hand over: seven kinds of it.", help=_HELP)
@click.argument("words", metavar="[ABOUT]...", type=RecordName("actor", "issue", "event"), nargs=-1)
@click.option("--as", "kind", type=BRIEF_KIND, metavar="KIND", help="Which kind; else position.")
@click.option("--from", "file", type=TypedPath(), help="The brief's own file, with what is typed.")
@click.option(
    "--each",
    type=OneOf(("actor", "issue"), "there is no brief for each {}"),
    metavar="actor|issue",
    help="A document for each, in the new folder that -o names, with an index; HTML unless -f.",
)
@takes(
    *("query", *READING, *SWITCHES, *WRITING),
    writes="Write to a new file; with --each, to a new folder.",
)
def command(
    asked: Asked, words: tuple[str, ...], kind: str | None, file: Path | None, each: str | None
) -> int:
    """Carry out the verb."""
    if len(words) == 2 and words[0] == _NEW and file is None:
        return started(words[1], BriefKind(kind) if kind else BriefKind.STEERING)
    brief = _wanted(words, BriefKind(kind) if kind else None, file)
    if each:
        return _write_each(asked, brief, Kind(each))
    format_of(asked)
    found = opened(asked)
    scope = evolve(found.scope, subjects=_subjects(found.workspace, brief))
    text = _text(found.workspace, brief)
    view = made(lambda: found.workspace.view(brief.form.make(text), scope), scope.query)
    return print_view(view, asked) or found.code


def _wanted(words: tuple[str, ...], kind: BriefKind | None, file: Path | None) -> _Brief:
    """Tell what is asked for, from the words and from the brief's own file.

    Raises:
        FailureError: The file cannot be read.
    """
    if file is None and len(words) == 1 and words[0].lower().endswith(".toml"):
        file, words = TypedPath().convert(words[0], None, None), ()
    if file is None:
        return _Brief(kind or BriefKind.POSITION, NO_TEXT, words)
    read = read_typed(file)
    kind = kind or read.kind or BriefKind.POSITION
    return _Brief(kind, read.text, words or read.text.about, file)


def _subjects(workspace: Workspace, brief: _Brief) -> tuple[str, ...]:
    """Find what the brief is about.

    Raises:
        FailureError: There is no such record, or the kind of brief is not about such a one.
    """
    form = brief.form
    if not brief.words:
        if form.everything or (form.typed and form.many and brief.text.points):
            return ()
        if brief.file is not None:
            what = f"'about' names nothing, and {brief.called} is about {_what(form)}"
            raise FailureError(f"{brief.file}: {what}")
        raise click.UsageError(f"'brief --as {brief.kind}' needs {_what(form)}")
    ids = _named(workspace, brief, several=form.many)
    _check(workspace, brief, ids)
    return ids


def _check(workspace: Workspace, brief: _Brief, ids: Sequence[str]) -> None:
    """Fail where the brief cannot be about these records."""
    form = brief.form
    for id in ids:
        kind = workspace.dataset.kind_of(id)
        if kind not in form.kinds:
            article = "an" if kind in (Kind.EVENT, Kind.ISSUE, Kind.ACTOR) else "a"
            told = f"{id!r} is {article} {kind or 'standing'}"
            raise FailureError(f"{brief.called} is about {_what(form)}, and {told}", NOTHING)
    if len(ids) > 1 and not form.many:
        message = f"{brief.called} is about {_what(form)}, and {len(ids)} are named"
        raise FailureError(message, NOTHING)


def _what(form: BriefForm) -> str:
    """Say what a kind of brief can be about: ``an issue or an actor``."""
    said = " or ".join(f"an {kind}" for kind in form.kinds)
    return f"{said}, or several" if form.many else said


def _write_each(asked: Asked, brief: _Brief, each: Kind) -> int:
    """Write a document for each.

    Raises:
        FailureError: The kind of brief is not about such records, or nothing can be written.
    """
    if each not in brief.form.kinds:
        what = f"{brief.called} is about {_what(brief.form)}"
        raise FailureError(f"{what}: there is none for an {each}")
    found = opened(asked)
    ids = _named(found.workspace, brief, several=True)
    text = _text(found.workspace, brief)
    return write_briefs(asked, found, brief.form, text, each, ids)


def _text(workspace: Workspace, brief: _Brief) -> BriefText:
    """Give what is typed, with ids for names; tells of names that mean nothing."""
    text, unknown = with_records(workspace, brief.text)
    for each in unknown:
        report(f"{brief.file}: {each}")
    return text


def _named(workspace: Workspace, brief: _Brief, *, several: bool) -> tuple[str, ...]:
    """Find the records that are named: in the brief's file one an entry, else in words.

    Raises:
        FailureError: There is no such record.
    """
    words, kinds = brief.words, brief.form.kinds
    named: Sequence[str] = words
    if words is not brief.text.about and len(words) > 1:
        together = (" ".join(words),)
        named = (named_or_searched(workspace, words, kinds)[0] or together) if several else together
    return tuple(dict.fromkeys(record_called(workspace, each, kinds) for each in named))
