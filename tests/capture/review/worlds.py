"""A small dataset with a stored text and drafts of it, all invented, to review."""

from __future__ import annotations

import hashlib
from pathlib import Path

from dipview.capture.draft import Draft, Mention
from dipview.capture.drafts_file import Drafts, drafts_path, write_drafts
from dipview.capture.review.opening import material_of
from dipview.capture.review.review import Review, open_review
from dipview.dataset.opening import open_dataset
from dipview.model.stances import Stance
from dipview.model.statements import Act, Form

TEXT = """\
The Assembly met on 4 March to take up the Harbour Accord.

Vestria, for the League, said it “will not sign” the Harbour Accord. Ostland supported it.
The capital of Ostland had asked for a delay. Mr. Holm of Norrland said that dues must fall.

Vestria and Norrland opposed a levy on shipping, while Ostland proposed one of two per cent.
No text was agreed.
"""

DATA = """\
[dataset]
title = "The Harbour talks"
schema = 2

[[sources]]
id = "bulletin"
type = "report"
title = "Harbour Bulletin"
issued = 2031-03-05
text = "texts/bulletin.txt"
text_sha256 = "{sha}"

[[actors]]
id = "vestria"
name = "Vestria"
kind = "state"
sources = ["bulletin"]

[[actors]]
id = "ostland"
name = "Ostland"
kind = "state"
sources = ["bulletin"]

[[actors]]
id = "norrland"
name = "Norrland"
kind = "state"
sources = ["bulletin"]

[[actors]]
id = "league"
name = "The League"
kind = "group"
sources = ["bulletin"]

[[issues]]
id = "accord"
kind = "policy"
short = "The Accord"
proposition = "The Harbour Accord should be signed."
sources = ["bulletin"]

[[issues]]
id = "levy"
kind = "policy"
short = "Shipping levy"
proposition = "Shipping should pay a levy."
sources = ["bulletin"]
"""


def place(words: str) -> tuple[int, int]:
    """Give where words stand in the text."""
    start = TEXT.index(words)
    return start, start + len(words)


def mention(words: str, actor: str | None, *offered: str) -> Mention:
    """Make a mention of the first such words of the text."""
    start, end = place(words)
    return Mention(words, start, end, actor, offered)


DRAFTS = (
    Draft(
        id="d-refuses",
        passage=place("Vestria, for the League, said it “will not sign” the Harbour Accord."),
        quotes=(place("will not sign"),),
        form=Form.FRAGMENT,
        speakers=(mention("Vestria", "vestria"),),
        on_behalf_of=(mention("the League", "league"),),
        acts=(Act.REJECT,),
        issues=("accord",),
        stance=Stance.OPPOSE,
        cue="said",
    ),
    Draft(
        id="d-supports",
        passage=place("Ostland supported it."),
        form=Form.REPORTED,
        speakers=(mention("Ostland", "ostland"),),
        issues=("accord", "levy"),
        stance=Stance.SUPPORT,
        cue="supported",
    ),
    Draft(
        id="d-capital",
        passage=place("The capital of Ostland had asked for a delay."),
        form=Form.REPORTED,
        speakers=(mention("The capital of Ostland", None, "ostland"),),
        cue="asked",
        doubts=("speakers",),
    ),
    Draft(
        id="d-opposed",
        passage=place("Vestria and Norrland opposed a levy on shipping, while Ostland proposed"),
        form=Form.REPORTED,
        speakers=(mention("Vestria", "vestria"), mention("Norrland", "norrland")),
        issues=("levy",),
        stance=Stance.OPPOSE,
        cue="opposed",
    ),
    Draft(
        id="d-proposed",
        passage=place("Vestria and Norrland opposed a levy on shipping, while Ostland proposed"),
        form=Form.REPORTED,
        speakers=(mention("Ostland", "ostland"),),
        acts=(Act.PROPOSE,),
        issues=("levy",),
        stance=Stance.SUPPORT,
        cue="proposed",
    ),
)
"""One that is right, one whose issue is doubtful, one without a speaker, two on one passage."""


def written_world(folder: Path, drafts: tuple[Draft, ...] = DRAFTS, text: str = TEXT) -> Path:
    """Write the dataset, its text and its drafts; gives the folder of the dataset."""
    data = folder / "data"
    (data / "texts").mkdir(parents=True, exist_ok=True)
    (data / "texts" / "bulletin.txt").write_text(text, encoding="utf-8", newline="\n")
    sha = hashlib.sha256(text.encode()).hexdigest()
    file = data / "harbour.toml"
    if not file.exists():
        file.write_text(DATA.replace("{sha}", sha), encoding="utf-8", newline="\n")
    made = Drafts(source="bulletin", text_sha256=sha, rules="by hand", drafts=drafts)
    write_drafts(drafts_path(file, "bulletin"), made)
    return data


def opened_review(data: Path) -> Review:
    """Open the review of the world's one source, as its files are now."""
    dataset = open_dataset([data])
    return open_review([data], dataset, material_of([data], dataset, "bulletin"))
