"""Commands that bring in what other programs have, and write for them."""

from __future__ import annotations

from functools import partial

from attrs import evolve

from dipview.commands.command import Group, always, command, once_ready
from dipview.commands.dialogs import ExportDatasetDialog, ImportDialog
from dipview.commands.effects import Effects, Load, Notify, Open, OpenDataset, tell
from dipview.commands.import_wish import Written, first_wish
from dipview.commands.leaving import leaving_now
from dipview.commands.session import Session


@command(
    "import",
    "I",
    title="import",
    group=Group.WRITE,
    when=always,
    help="Bring in what another program has: a spreadsheet, DNA, NVivo, Zotero, roll calls.",
)
def _import(session: Session) -> Effects:
    return (Open(ImportDialog(first_wish(session)), _imported),)


def _imported(session: Session, written: Written | None) -> Effects:
    """Say what was imported; read it again where it is open, open it where that is wanted."""
    if written is None:
        return ()
    told = Notify(written.told)
    if is_open(session, written):
        return (told, Load())
    return (told, OpenDataset((written.target,))) if written.opened else (told,)


def is_open(session: Session, written: Written) -> bool:
    """Tell whether what was written is among what is open."""
    return any(path.absolute() == written.target.absolute() for path in session.paths)


@command(
    "export-dataset",
    "X",
    title="export dataset",
    group=Group.KEEP,
    when=once_ready,
    help="Write the dataset, or its network, for another program: Excel, DNA, NVivo, Gephi.",
)
def _export_dataset(session: Session) -> Effects:
    scope = evolve(session.location.scope, subjects=())
    leaves = partial(leaving_now, session)
    return (Open(ExportDatasetDialog(session.opened, scope, leaves), tell),)


EXCHANGING = (_import, _export_dataset)
"""In the order of the help."""
