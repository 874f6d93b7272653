"""``dipview brief --each``: a folder of briefs with an index, all of them or none."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import cast

from attrs import evolve

from dipview.cli.exits import DONE, NOTHING, FailureError, print_lines
from dipview.cli.opening import Opened, made
from dipview.cli.options import Asked
from dipview.cli.printing import layout_of
from dipview.cli.progress_line import followed
from dipview.formats.document import DocumentError
from dipview.formats.folder import Contents, write_folder
from dipview.formats.format import PROPOSED, Format
from dipview.formats.writers import document_of
from dipview.model.kinds import Kind
from dipview.views.brief.brief_text import BriefText
from dipview.views.brief.kinds import BriefForm
from dipview.workspace.brief_set import BriefSet, records_for


def write_briefs(
    asked: Asked,
    found: Opened,
    form: BriefForm,
    text: BriefText,
    each: Kind,
    named: tuple[str, ...],
) -> int:
    """Write a brief for each actor or issue into a folder.

    Args:
        asked: What the shared options ask for.
        found: What is open.
        form: What kind of brief it is.
        text: What is typed for it.
        each: What there is to be one for.
        named: Ids: those of that kind are the ones to make briefs for, the others what each of
            them is about too.

    Raises:
        FailureError: No folder is named, or a document cannot be made.
        OutputError: The folder cannot be written.
    """
    if asked.output is None:
        raise FailureError("--each writes a folder: name a new one, like -o briefs/")
    workspace, scope = found.workspace, found.scope
    dataset = workspace.dataset
    ids = tuple(id for id in named if dataset.kind_of(id) is each)
    shared = tuple(id for id in named if id not in ids)
    if shared and not form.many:
        what = f"such a brief is about one record: with --each {each} name {each}s alone"
        raise FailureError(what)
    ids = ids or made(lambda: tuple(records_for(workspace, each, scope)), scope.query)
    if not ids:
        raise FailureError(f"no {each} is found here", NOTHING)
    format = asked.format or Format.HTML
    layout = layout_of(asked, format)
    briefs = BriefSet(
        workspace=workspace,
        form=form,
        make=form.make(text),
        scope=evolve(scope, subjects=shared),
        ids=ids,
        ending=PROPOSED[format],
        write=partial(document_of, format=format, layout=layout),
    )
    try:
        files = cast("Mapping[str, Contents]", briefs.files())
        output = asked.output
        paths = followed("writing", lambda: write_folder(output, files))
    except DocumentError as error:
        raise FailureError(str(error)) from error
    print_lines(str(paths[-1]))
    return found.code or DONE
