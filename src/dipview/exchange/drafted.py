"""Drafted: statements proposed from the texts that are imported, by the rules of capture."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory

from dipview.capture.drafting.drafter import RULES, Known, drafts_of
from dipview.capture.drafting.gazetteer import Gazetteer
from dipview.capture.drafting.likely_issues import LikelyIssues
from dipview.capture.drafts_file import Drafts
from dipview.computing import steps
from dipview.dataset.dataset import Dataset
from dipview.dataset.opening import open_dataset
from dipview.exchange.imported import Imported
from dipview.model.kinds import Kind
from dipview.writing.record_text import record_text

_KNOWN = (Kind.ACTOR, Kind.ISSUE)


def draft(imported: Imported) -> None:
    """Draft from every text that is imported; whom they name is found among what is imported."""
    dataset = _known(imported)
    gazetteer, issues = Gazetteer(dataset), LikelyIssues(dataset)
    sources = [each for each in imported.of(Kind.SOURCE).values() if each.get("text")]
    for source in steps(sources, "texts"):
        issued = _day(source.get("issued"))
        known = Known(gazetteer=gazetteer, issues=issues, issued=issued)
        id = str(source["id"])
        imported.drafts[id] = Drafts(
            source=id,
            text_sha256=str(source["text_sha256"]),
            rules=RULES,
            drafts=drafts_of(imported.texts[str(source["text"])], known),
        )
    count = sum(len(each.drafts) for each in imported.drafts.values())
    imported.remarks.append(f"{count:,} drafts to go over: dipview review")


def _known(imported: Imported) -> Dataset:
    """Open the actors and issues that are imported, as they will be read."""
    texts = [record_text(kind, table) for kind, table in imported if kind in _KNOWN]
    with TemporaryDirectory() as folder:
        path = Path(folder, "known.toml")
        path.write_text("\n".join(texts), encoding="utf-8")
        return open_dataset([path])


def _day(issued: object) -> dt.date | None:
    """Give the day on which a source came out, where it is known to the day."""
    try:
        return dt.date.fromisoformat(str(issued))
    except ValueError:
        return None
