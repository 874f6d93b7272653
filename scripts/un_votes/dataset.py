"""Makes the dataset's records of what the corpus has on recurring resolutions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import tomli

from dipview.writing.file_text import FileText
from dipview.writing.formatting import formatted
from scripts.un_votes.arms import ARMS
from scripts.un_votes.corpus import RollCall, codes, roll_calls
from scripts.un_votes.middle_east import MIDDLE_EAST
from scripts.un_votes.nuclear import NUCLEAR
from scripts.un_votes.recurring import Recurring
from scripts.un_votes.rights import RIGHTS
from scripts.un_votes.states import OTHER_NAMES, UNION, code_of, id_of, state_of
from scripts.un_votes.writing import table

RECURRING: tuple[Recurring, ...] = (*NUCLEAR, *ARMS, *MIDDLE_EAST, *RIGHTS)
TOPICS: Mapping[str, str] = {
    "nuclear-weapons": "Nuclear weapons",
    "arms": "Other arms",
    "law": "International law",
    "trade": "Trade, sanctions and development",
    "middle-east": "Palestine and Israel",
    "human-rights": "Human rights",
    "human-rights-in-states": "Human rights in single states",
}
OPTIONS = ("yes", "no", "abstain")
DATA, ASSEMBLY, UNITED_NATIONS, EUROPEAN_UNION = (
    *("voting-data", "general-assembly"),
    *("united-nations", "european-union"),
)

_HEAD = """\
# Recurring resolutions of the United Nations General Assembly, 1990-2019: who voted how.
#
# Made from the data set unvotes; do not edit it, but the script, and make it anew:
#
#     python -m scripts.un_votes FOLDER
#
# A vote is an event; those who voted alike on it are the speakers of one statement, and what they
# thereby stand for follows from the vote. The data set has no row for whoever was absent or did not
# vote, and no counts: those that are named are counted, which at times are a few more or fewer than
# the Assembly's own. Until 2002 it tells month and year of a vote alone.
"""


def written(folder: Path) -> str:
    """Write the dataset.

    Args:
        folder: Where the corpus is.
    """
    calls = roll_calls(folder)
    votes = {each: each.votes(calls) for each in RECURRING}
    every = [call for of_one in votes.values() for call in of_one]
    pieces = (
        _HEAD,
        _header(),
        *_sources(every),
        *_actors(every, codes(folder)),
        *_issues(votes),
        *(piece for each, of_one in votes.items() for piece in _votes(each, of_one)),
    )
    return _in_one_form("\n".join(pieces))


def _in_one_form(text: str) -> str:
    """Give a text as ``dipview fmt`` has it."""
    file = FileText.of(Path("un-votes.toml"), text, tomli.loads(text), None, marked=False)
    return formatted(file, lambda _: "").raw


def _header() -> str:
    fields = {
        "title": "Recurring votes of the UN General Assembly, 1990–2019",
        "description": "How each member voted on resolutions that the Assembly takes up again and"
        " again, from the voting data of Erik Voeten. Votes are counted by name: some counts differ"
        " by a few from the Assembly's own.",
        "licence": "MIT",
        "language": "en",
        "schema": 2,
        "as_of": dt.date(2019, 12, 31),
    }
    defaults = {"source": DATA, "form": "recorded", "acts": ["vote"]}
    return "\n".join((table("[dataset]", fields), table("[defaults.statements]", defaults)))


def _sources(calls: Iterable[RollCall]) -> Iterator[str]:
    sessions = sorted({call.session for call in calls})
    yield _source(
        DATA,
        "dataset",
        "United Nations General Assembly Voting Data",
        publisher="Erik Voeten",
        url="https://hdl.handle.net/1902.1/12379",
        derived_from=[_session(each) for each in sessions],
        notes="As in the package unvotes by David Robinson and Nicholas Goguen-Compagnoni (MIT"
        " licence, https://github.com/dgrtwo/unvotes, commit 7eb7034). To be cited as: Erik"
        " Voeten, “Data and Analyses of Voting in the UN General Assembly”, in: Routledge Handbook"
        " of International Organization, edited by Bob Reinalda, 2013.",
    )
    for each in sessions:
        title = f"Official Records of the General Assembly, session {each}"
        yield _source(
            _session(each),
            "meeting-record",
            title,
            publisher="United Nations General Assembly",
        )
    for treaty in UNION:
        issued = dt.date.fromisoformat(treaty.signed)
        yield _source(treaty.id, "treaty", treaty.title, issued=issued)


def _source(id: str, type: str, title: str, **more: object) -> str:
    return table("[[sources]]", {"id": id, "type": type, "title": title, **more})


def _session(number: int) -> str:
    return f"assembly-session-{number}"


def _actors(calls: Sequence[RollCall], codes: Mapping[str, str]) -> Iterator[str]:
    yield _actor(UNITED_NATIONS, "United Nations", "organization", other_names=["UN"])
    yield _actor(ASSEMBLY, "General Assembly", "body", part_of=UNITED_NATIONS)
    sources = [{"source": each.id} for each in UNION[:1]]
    yield _actor(
        EUROPEAN_UNION, "European Union", "organization", other_names=["EU"], sources=sources
    )
    voters = {(state_of(v, call.session), v) for call in calls for v in call.votes}
    given = {state: codes[voter] for state, voter in sorted(voters)}
    for state, code in sorted(given.items(), key=lambda pair: id_of(pair[0])):
        iso = code_of(state, code)
        yield _actor(
            id_of(state),
            state,
            "state",
            other_names=[
                {"name": name, "note": note} if note else name
                for name, note in OTHER_NAMES.get(state, ())
            ],
            identifiers={"iso3166": iso} if iso else {},
            memberships=list(_memberships(state)),
        )


def _actor(id: str, name: str, kind: str, **more: object) -> str:
    fields = {"id": id, "name": name, "kind": kind, "sources": [DATA], **more}
    return table("[[actors]]", fields)


def _memberships(state: str) -> Iterator[Mapping[str, object]]:
    for treaty in UNION:
        if state in treaty.states:
            start = dt.date.fromisoformat(treaty.began)
            yield {"of": EUROPEAN_UNION, "start": start, "sources": [treaty.id]}


def _issues(votes: Mapping[Recurring, Sequence[RollCall]]) -> Iterator[str]:
    for id, title in TOPICS.items():
        yield table("[[issues]]", {"id": id, "kind": "topic", "title": title, "sources": [DATA]})
    for each, calls in votes.items():
        more = list(each.topics) if len(each.topics) > 1 else []
        fields = {
            "id": each.id,
            "kind": "policy",
            "proposition": each.proposition,
            "short": each.short,
            "question": each.question,
            "description": each.description,
            "parent": each.topics[0],
            "topics": more,
            "sources": [_cited(calls[0]), _cited(calls[-1])],
        }
        yield table("[[issues]]", fields)


def _cited(call: RollCall) -> Mapping[str, str]:
    return {"source": _session(call.session), "locator": call.number}


def _votes(about: Recurring, calls: Sequence[RollCall]) -> Iterator[str]:
    for call in calls:
        id = id_of(call.number)
        yield _event(id, about, call)
        for option in OPTIONS:
            states = {state_of(v, call.session) for v, vote in call.votes.items() if vote == option}
            if states:
                fields = {
                    "id": f"{id}-{option}",
                    "locator": call.number,
                    "event": id,
                    "option": option,
                    "date": call.date,
                    "speakers": sorted(map(id_of, states)),
                }
                yield table("[[statements]]", fields)


def _event(id: str, about: Recurring, call: RollCall) -> str:
    vote = {
        "body": ASSEMBLY,
        "number": call.number,
        "result": "adopted",
        "on": about.id,
    }
    fields = {
        "id": id,
        "title": f"Vote on {about.vote_on}, {call.year}",
        "kind": "vote",
        "date": call.date,
        "vote": vote,
        "sources": [_cited(call), DATA],
        "notes": _note(call),
    }
    return table("[[events]]", fields)


def _note(call: RollCall) -> str:
    if not call.left_out:
        return ""
    names = " and ".join(call.left_out)
    verb = "are" if len(call.left_out) > 1 else "is"
    return f"{names} {verb} left out and not counted: the data set's rows are in doubt."
