"""The job before an export: makes of what may leave what is seen, and posts it."""

from __future__ import annotations

from dipview.commands.effects import PrepareExport
from dipview.commands.leaving import NothingLeavesError
from dipview.tui.messages import ExportPrepared, Notified, Post
from dipview.tui.threads import away


async def prepare_export(post: Post, job: PrepareExport) -> None:
    """Make what may leave; posts it, or why nothing does.

    Args:
        post: Posts what becomes of it.
        job: Makes it.
    """
    try:
        made = await away(job.make)
    except NothingLeavesError as error:
        post(Notified(str(error), error=True))
    else:
        post(ExportPrepared(made))
