"""Write errors: why a record could not be written; then every file is as it was."""

from __future__ import annotations

from pathlib import Path

from dipview.formats.output_file import OutputError


class WriteError(OutputError):
    """A change to a file of the dataset was refused, or could not be made.

    Attributes:
        path: The file.
        what: What is in the way.
        remedy: What to do; may be empty.
    """


class TakenIdError(WriteError):
    """A new record was refused since its file has another of this id.

    Attributes:
        id: The id.
    """

    def __init__(self, path: Path, what: str, remedy: str, id: str) -> None:
        """Say which id it is; the rest is as of other errors."""
        super().__init__(path, what, remedy)
        self.id = id
