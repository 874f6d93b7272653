"""The drafter: from the text of a source to drafts, by rules."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Collection
from itertools import takewhile

from attrs import evolve

from dipview.capture.draft import Draft, Mention
from dipview.capture.drafting.cue_table import Cue, Kind
from dipview.capture.drafting.gazetteer import Gazetteer
from dipview.capture.drafting.layout import layout_of
from dipview.capture.drafting.likely_issues import LikelyIssues
from dipview.capture.drafting.linking import is_named, joined, mention, mention_at
from dipview.capture.drafting.phrases import Head, Phrase
from dipview.capture.drafting.printed_dates import Dated, dated
from dipview.capture.drafting.utterances import ALONE, Utterance, utterances
from dipview.capture.drafting.word_lists import listed
from dipview.computing import check
from dipview.model.stances import Stance
from dipview.model.statements import Form
from dipview.model.values import frozen

RULES = "2"
"""The version of the rules: raised when they find something else in the same text."""
HEADLINE = "headline"
"""What is found in a heading is counted under this, and not under its verb."""


@frozen(kw_only=True)
class Known:
    """What is known beside the text."""

    gazetteer: Gazetteer = Gazetteer()
    issues: LikelyIssues = LikelyIssues()
    issued: dt.date | None = None
    """The day of the source."""
    dropped: Collection[str] = ()
    """Cues that are not used."""
    title: str = ""
    """The headline as the source has it."""


def drafts_of(text: str, known: Known | None = None) -> tuple[Draft, ...]:
    """Draft statements from a text.

    Args:
        text: The stored text of a source.
        known: What the dataset knows; None for nothing.

    Returns:
        Drafts in the order of the text; the same words give the same ids whenever they are read.
    """
    known = known or Known()
    ids: dict[str, int] = {}
    found = []
    for utterance in utterances(layout_of(text, known.title)):
        check()
        if _cue(utterance) in known.dropped:
            continue
        draft = _draft(text, utterance, known)
        if draft is not None:
            found.append(_numbered(draft, ids))
    return tuple(found)


def _draft(text: str, utterance: Utterance, known: Known) -> Draft | None:
    attribution, tokens = utterance.attribution, utterance.tokens

    def mentions(phrases: tuple[Phrase, ...]) -> tuple[Mention, ...]:
        taken = joined(text, tokens, phrases, known.gazetteer)
        return tuple(mention(text, tokens, each, known.gazetteer) for each in taken)

    named = tuple(each for each in attribution.speakers if is_named(tokens, each))
    unnamed = tuple(each for each in attribution.speakers if not is_named(tokens, each))
    speakers = _standing_for(text, utterance, mentions(named), known)
    when = _when(text, utterance, known)
    issues = known.issues.of(text[slice(*utterance.passage)])
    behalf, relayer = mentions(attribution.behalf), utterance.relayed_by
    draft = Draft(
        id=_id(text, utterance),
        passage=utterance.passage,
        quotes=utterance.quotes,
        form=_form(utterance),
        speakers=speakers,
        unnamed_speakers=_words(text, utterance, unnamed),
        on_behalf_of=behalf,
        capacity=_capacity(text, utterance, known),
        relayed_by=mentions((relayer,))[0] if relayer is not None else None,
        date=when.span if when else None,
        date_inferred=bool(when and when.inferred),
        acts=tuple(dict.fromkeys((attribution.act, *attribution.further))),
        targets=mentions(attribution.targets),
        issues=issues,
        stance=_stance(attribution.stance, issues, known),
        cue=_cue(utterance),
    )
    alone = attribution.name == ALONE
    return doubted(draft, attribution.cue, alone=alone, worded=utterance.in_heading)


def _cue(utterance: Utterance) -> str:
    return HEADLINE if utterance.in_heading else utterance.attribution.name


def _standing_for(
    text: str, utterance: Utterance, speakers: tuple[Mention, ...], known: Known
) -> tuple[Mention, ...]:
    """Say of a pronoun whom it stands for: nobody is taken silently for it."""
    if utterance.stands_for is None or not speakers:
        return speakers
    named = mention_at(text, utterance.stands_for, known.gazetteer)
    first = speakers[0]
    offered = (named.actor,) if named.actor else named.offered
    pronoun = Mention(
        first.words, first.start, first.end, None, offered, stands_for=utterance.stands_for
    )
    return (pronoun, *speakers[1:])


def _words(text: str, utterance: Utterance, phrases: tuple[Phrase, ...]) -> str:
    """Give the words for those who are not named, with all between them."""
    if not phrases:
        return ""
    tokens = utterance.tokens
    first, last = min(each.first for each in phrases), max(each.last for each in phrases)
    return text[tokens[first].start : tokens[last - 1].end]


def _form(utterance: Utterance) -> Form:
    if not utterance.quotes:
        return Form.REPORTED
    return Form.VERBATIM if utterance.whole else Form.FRAGMENT


def _capacity(text: str, utterance: Utterance, known: Known) -> Mention | None:
    """Read of what somebody is the head or the spokesman: ``…, coordinator of the group,``."""
    role, tokens = utterance.attribution.role, utterance.tokens
    if role is None:
        return None
    of = next((at for at in range(role.first, role.last) if tokens[at].low in ("of", "for")), None)
    if of is None or of + 1 >= role.last or not tokens[role.last - 1].capital:
        return None
    return mention(text, tokens, Phrase(of + 1, role.last, Head.NAME), known.gazetteer)


_BESIDE = 8
"""In tokens: how far behind the verb a date is still that of saying."""


def _when(text: str, utterance: Utterance, known: Known) -> Dated | None:
    """Read the date that stands before the subject, or right behind the verb."""
    tokens, attribution = utterance.tokens, utterance.attribution
    first = attribution.speakers[0].first
    if attribution.name == ALONE:
        return None
    if 1 < first < attribution.at and tokens[0].low in ("on", "late", "early", "yesterday"):
        found = dated(text[tokens[0].start : tokens[first].start], known.issued)
        if found is not None:
            return found
    begin = max(attribution.at, attribution.speakers[0].first) + 1
    beside = list(takewhile(lambda each: each.low not in _ENDS, tokens[begin : begin + _BESIDE]))
    if not any(token.low in _DATED_BY for token in beside):
        return None
    return dated(text[beside[0].start : beside[-1].end], known.issued)


_ENDS = frozenset(("that", ".", ";", ":", "whether"))
_DATED_BY = listed("dated_by")


def _stance(stance: Stance | None, issues: tuple[str, ...], known: Known) -> Stance | None:
    """Keep the stance that a verb tells where it fits the likeliest issue."""
    if stance is None or not issues:
        return stance
    kind = known.issues.kinds[issues[0]]
    return stance if stance.fits(kind) else None


def doubted(
    draft: Draft, cue: Cue | None = None, *, alone: bool = False, worded: bool = False
) -> Draft:
    """Name the fields of a draft that a person has to look at first.

    Args:
        draft: What is proposed.
        cue: The verb that it was found by; None for none.
        alone: Whether nobody is told to say it.
        worded: Whether it stands in a heading, in the words of the paper.
    """
    doubtful = {
        "speakers": alone or any(each.actor is None for each in draft.speakers),
        "on_behalf_of": any(each.actor is None for each in draft.on_behalf_of),
        "form": worded or (cue is not None and cue.kind in (Kind.THINK, Kind.WANT)),
        "relayed_by": draft.relayed_by is not None,
        "date": draft.date_inferred,
        "issues": bool(draft.issues),
        "stance": draft.stance is not None,
    }
    return evolve(draft, doubts=tuple(name for name, doubts in doubtful.items() if doubts))


def _id(text: str, utterance: Utterance) -> str:
    """Make an id of the words of the sentence and of what it was found by, and where in it."""
    tokens = utterance.tokens
    sentence = text[tokens[0].start : tokens[-1].end]
    at = len(text[tokens[0].start : tokens[utterance.attribution.at].start].split())
    if utterance.attribution.name == ALONE:
        sentence, at = text[slice(*utterance.passage)], 0
    words = f"{' '.join(sentence.split())}\n{at}"
    name = re.sub(r"[^a-z0-9]+", "-", utterance.attribution.name.lower()).strip("-") or "cue"
    return f"{name}-{hashlib.sha256(words.encode()).hexdigest()[:10]}"


def _numbered(draft: Draft, ids: dict[str, int]) -> Draft:
    """Tell drafts from the same words in several places apart."""
    number = ids[draft.id] = ids.get(draft.id, 0) + 1
    return draft if number == 1 else evolve(draft, id=f"{draft.id}-{number}")
