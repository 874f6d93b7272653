"""Small datasets of who stands where, written from strings and from what hypothesis draws."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from attrs import frozen

from dipview.dataset.memory import MemoryDataset
from dipview.dataset.opening import open_dataset

SOURCE = '[[sources]]\nid = "s"\ntype = "report"\nissued = 2020-12-31\n'
POLICY = ("support", "lean-support", "neutral", "lean-oppose", "oppose", "open", "abstain")
CLAIM = ("assert", "suspect", "unsure", "doubt", "deny", "open", "undeclared")


@frozen(kw_only=True)
class Said:
    """One position that somebody takes in a statement of its own."""

    id: str
    holder: str
    issue: str
    stance: str
    basis: str = "stated"
    by: str = ""
    """Who says that the holder holds it; empty where the holder does."""
    condition: str = ""
    month: int = 1
    status: str = "reviewed"

    def written(self) -> str:
        """Write it as TOML."""
        described = self.basis == "described"
        lines = [
            "[[statements]]",
            f'id = "{self.id}"',
            'source = "s"',
            f'form = "{"described" if described else "reported"}"',
            *([] if described else [f'speakers = ["{self.by or self.holder}"]']),
            f'summary = "{self.stance}"',
            f"date = 2020-{self.month:02}-01",
            f'status = "{self.status}"',
        ]
        entry = [
            f'issue = "{self.issue}"',
            f'stance = "{self.stance}"',
            f'holders = ["{self.holder}"]',
            f'basis = "{self.basis}"',
            *([f'attributed_by = "{self.by}"'] if self.by else []),
            *([f'condition = "{self.condition}"'] if self.condition else []),
        ]
        return "\n".join([*lines, f"positions = [{{ {', '.join(entry)} }}]", ""])


def actor(id: str, more: str = "") -> str:
    """Write a state."""
    return (
        f'[[actors]]\nid = "{id}"\nname = "{id.upper()}"\nkind = "state"\nsources = ["s"]\n{more}\n'
    )


def issue(id: str, kind: str = "policy", contradicts: Iterable[str] = ()) -> str:
    """Write a policy or a claim."""
    against = ", ".join(f'"{each}"' for each in contradicts)
    return (
        f'[[issues]]\nid = "{id}"\nkind = "{kind}"\nproposition = "{id} is so."\nshort = "{id}"\n'
        f'sources = ["s"]\n{f"contradicts = [{against}]" if against else ""}\n'
    )


def opened(pieces: Sequence[str]) -> MemoryDataset:
    """Open the dataset of these tables, in this order."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stances.toml"
        path.write_text("\n".join(pieces), encoding="utf-8")
        return open_dataset([path])
