"""The store: a snapshot's file of records, which each thread reads over its own connection."""

from __future__ import annotations

import json
import sqlite3
import threading
import zlib
from pathlib import Path
from typing import Any

from dipview.dataset.snapshot.columns import SnapshotError
from dipview.dataset.snapshot.layout import COMPLETE, checksum_of


class Store:
    """The file of records, opened for reading alone.

    Args:
        path: The file.
    """

    def __init__(self, path: Path) -> None:
        self._address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        self._connections = threading.local()

    def header(self) -> dict[str, Any]:
        """Give what the snapshot says of itself.

        Raises:
            SnapshotError: The file is damaged, or was never finished.
        """
        said: dict[str, str] = dict(self._rows("SELECT key, value FROM header", ()))
        if said.get(COMPLETE) != str(checksum_of(said)):
            raise SnapshotError("it was never finished, or is damaged")
        return {key: json.loads(value) for key, value in said.items()}

    def problems(self) -> list[bytes]:
        """Give all problems, as they were encoded; raises SnapshotError as ``record`` does."""
        rows = self._rows("SELECT number, checksum, problem FROM problems ORDER BY number", ())
        return [_sound(*row) for row in rows]

    def record(self, number: int) -> bytes:
        """Give a record, as it was encoded.

        Raises:
            SnapshotError: It is not there, or is damaged.
        """
        query = "SELECT checksum, record FROM records WHERE number = ?"
        rows = list(self._rows(query, (number,)))
        if not rows:
            raise SnapshotError(f"it has no record {number}")
        return _sound(number, *rows[0])

    def _rows(self, query: str, values: tuple[int, ...]) -> list[tuple[Any, ...]]:
        try:
            return self._connection().execute(query, values).fetchall()
        except (sqlite3.Error, ValueError, OverflowError) as error:
            self._connections.__dict__.clear()
            raise SnapshotError(str(error)) from error

    def _connection(self) -> sqlite3.Connection:
        held: _Held | None = getattr(self._connections, "held", None)
        if held is None:
            held = self._connections.held = _Held(self._address)
        return held.connection


class _Held:
    """A connection that is closed when its thread ends."""

    def __init__(self, address: str) -> None:
        # It is used by one thread alone, but may be closed by another.
        self.connection = sqlite3.connect(
            address, uri=True, check_same_thread=False, isolation_level=None
        )
        for pragma in ("query_only = ON", "trusted_schema = OFF", "cell_size_check = ON"):
            self.connection.execute(f"PRAGMA {pragma}")

    def __del__(self) -> None:
        if hasattr(self, "connection"):
            self.connection.close()


def _sound(number: int, checksum: object, record: object) -> bytes:
    if not isinstance(record, bytes) or zlib.crc32(record, number) != checksum:
        raise SnapshotError(f"its row {number} is damaged")
    return record
