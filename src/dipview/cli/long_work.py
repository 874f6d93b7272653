"""Long work: carried out with a line that tells how far it is, on a terminal alone."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread
from typing import TypeVar

from dipview.cli.progress_line import ProgressLine
from dipview.computing import Computation

T = TypeVar("T")
_OFTEN = 0.2
"""In seconds."""


def carried_out(what: str, work: Callable[[], T]) -> T:
    """Do something that may take long, and tell how far it is.

    Args:
        what: What is done, in the present: ``"reading"``.
        work: Goes through what it does by ``computing.steps``.
    """
    computation, done = Computation(), Event()
    with ProgressLine() as line:

        def tell() -> None:
            while not done.wait(_OFTEN):
                line.say(" ".join(filter(None, (what, computation.progress))))

        teller = Thread(target=tell, daemon=True)
        teller.start()
        try:
            return computation.run(work)
        finally:
            done.set()
            teller.join()
