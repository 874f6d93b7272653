"""The job that takes back what was written last."""

from __future__ import annotations

import asyncio

from dipview.commands.effects import TakeBack
from dipview.commands.taking_back import taken_back
from dipview.tui.messages import FilesChanged, Notified, Post


async def take_back(post: Post, job: TakeBack) -> None:
    """Take back what was written last.

    Args:
        post: Posts what is told of it, and that the files have changed.
        job: What to take it back from.
    """
    told = await asyncio.to_thread(taken_back, job.journal)
    post(Notified(told.text, error=told.error))
    if not told.error:
        post(FilesChanged())
