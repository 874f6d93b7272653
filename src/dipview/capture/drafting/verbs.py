"""Verbs of speech with who speaks: before them, behind them, shared, joined or in an insert."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from dipview.capture.drafting.attributions import Attribution
from dipview.capture.drafting.complements import SHOWN, complement_fits
from dipview.capture.drafting.cue_table import Cue, CueForm, Kind, Tense, cue_forms
from dipview.capture.drafting.inserts import Subject
from dipview.capture.drafting.phrases import Head, Phrase, Tokens, rightwards
from dipview.capture.drafting.subjects import joined_with, leading_subject, subject_of
from dipview.capture.drafting.verb_groups import VerbGroup, verb_group
from dipview.capture.drafting.word_lists import (
    ARTICLES,
    AUXILIARIES,
    DETERMINERS,
    listed,
)
from dipview.model.stances import Stance
from dipview.model.statements import Act

_WOULD = frozenset(("support", "oppose", "prefer", "favor", "favour", "welcome"))
"""What somebody *would* do and does by saying so."""
_ADDRESSED = listed("addressed")


def verbs_in(tokens: Tokens) -> Iterator[tuple[int, CueForm]]:
    """Find the tokens that may be verbs of speech."""
    forms = cue_forms()
    for at, token in enumerate(tokens):
        form = forms.get(token.low) if token.word else None
        if form is not None and (not token.capital or at == 0 or token.text in ("Says", "Say")):
            yield at, form


def spoken(
    tokens: Tokens, at: int, form: CueForm, earlier: Sequence[Attribution]
) -> Iterator[Attribution]:
    """Find what a verb tells; nothing where it tells of no speech.

    Args:
        tokens: Of the sentence.
        at: The number of the verb.
        form: Which verb and which form of it.
        earlier: What was found before in the sentence.
    """
    group = verb_group(tokens, at, form)
    if group is None or not _is_told(tokens, group, form, earlier):
        return
    if not complement_fits(tokens, group.begin, at, form.cue):
        return
    if form.tense is Tense.ING and not group.going_on:
        subject = _of_participle(tokens, group.begin, earlier)
    else:
        subject = _subject(tokens, at, group, form, earlier)
    if subject is not None and _may_speak(subject, form, tokens, group, at):
        yield from _attributions(tokens, at, group, form.cue, subject, earlier)


def _is_told(
    tokens: Tokens, group: VerbGroup, form: CueForm, earlier: Sequence[Attribution]
) -> bool:
    """Tell whether a verb says that something is said, and not that it may be or should be."""
    if group.passive or (group.going_on and earlier):
        return False
    if group.possible and form.cue.lemma not in _WOULD:
        return False
    wished = group.begin and tokens[group.begin - 1].low == "that"
    return not (form.tense is Tense.BASE and wished)


def _of_participle(tokens: Tokens, begin: int, earlier: Sequence[Attribution]) -> Subject | None:
    before = tokens[begin - 1] if begin else None
    if before is None or before.text not in (",", "—", "–"):
        return None
    if earlier:
        return Subject(phrases=earlier[-1].speakers)
    leading = leading_subject(tokens[: begin - 1])
    return Subject(phrases=leading) if leading else None


def _subject(
    tokens: Tokens, at: int, group: VerbGroup, form: CueForm, earlier: Sequence[Attribution]
) -> Subject | None:
    joined = joined_with(tokens, group.begin)
    if joined is not None and earlier:
        return Subject(phrases=earlier[-1].speakers, companions=joined[1].companions)
    return subject_of(tokens, at, group.begin, form, earlier)


def _may_speak(subject: Subject, form: CueForm, tokens: Tokens, group: VerbGroup, at: int) -> bool:
    """Tell whether a subject can say what a verb says, and goes with its form."""
    if not subject.phrases:
        return False
    head, lemma = subject.phrases[-1].head, form.cue.lemma
    if head is Head.OTHER and lemma not in ("say", "tell", "write", "tweet"):
        return False
    if lemma in SHOWN and head is not Head.DOCUMENT:
        return at + 1 < len(tokens) and tokens[at + 1].low == "that"
    if head is Head.DOCUMENT and lemma in _ONLY_PEOPLE:
        return False
    if form.cue.kind is Kind.WANT and head not in (Head.NAME, Head.PRONOUN):
        return False
    return _agrees(subject, form, tokens, group, at)


def _agrees(subject: Subject, form: CueForm, tokens: Tokens, group: VerbGroup, at: int) -> bool:
    """Tell whether a subject and a verb agree in number."""
    if group.governed:
        return True
    only = subject.phrases[0] if len(subject.phrases) == 1 else None
    if form.tense is Tense.BASE:
        helpers = [token.low for token in tokens[group.begin : at] if token.low in AUXILIARIES]
        plural = only is None or only.plural
        return (not helpers and plural) or any(low in _WITH_BASE for low in helpers)
    if form.tense is Tense.PRESENT and only is not None and only.plural:
        named = only.head is Head.NAME
        return named and tokens[only.first].low not in DETERMINERS - ARTICLES
    return True


_WITH_BASE = listed("with_base")
_ONLY_PEOPLE = listed("only_people")


def _attributions(
    tokens: Tokens,
    at: int,
    group: VerbGroup,
    cue: Cue,
    subject: Subject,
    earlier: Sequence[Attribution],
) -> Iterator[Attribution]:
    act, stance = _expressed(tokens, at, cue)
    if group.negative:
        if stance is None or cue.kind is not Kind.SAY:
            return
        act, stance = _NEGATED.get(stance, (Act.RESERVE, None))
    first = subject.phrases[0].first
    relayed = next(
        (n for n, each in enumerate(earlier) if each.at < first and _depends(tokens, each, first)),
        None,
    )
    joint = tuple(p for each in subject.companions if each.name == "with" for p in each.speakers)
    yield Attribution(
        speakers=subject.phrases + joint,
        name=f"not {tokens[at].low}" if group.negative else tokens[at].low,
        at=at,
        cue=cue,
        act=act,
        stance=stance,
        behalf=subject.behalf,
        role=subject.role,
        targets=_targets(tokens, at, cue),
        relayed=relayed,
    )
    yield from (evolve(c, relayed=relayed) for c in subject.companions if c.name != "with")


def _expressed(tokens: Tokens, at: int, cue: Cue) -> tuple[Act, Stance | None]:
    """Give what a verb says is done; of ``expressed`` and its like, what its object says."""
    if cue.lemma in ("express", "voice", "note", "state", "reiterate", "ask", "reaffirm"):
        for token in tokens[at + 1 : at + 4]:
            if cue.lemma == "ask" and token.low in ("for", "to", "that"):
                return Act.REQUEST, None
            if token.low in _OBJECTS:
                return _OBJECTS[token.low]
    return cue.act, cue.stance


_OBJECTS: Mapping[str, tuple[Act, Stance | None]] = {
    "support": (Act.SUPPORT, Stance.SUPPORT),
    "preference": (Act.SUPPORT, Stance.LEAN_SUPPORT),
    "opposition": (Act.REJECT, Stance.OPPOSE),
    "objection": (Act.REJECT, Stance.OPPOSE),
    "objections": (Act.REJECT, Stance.OPPOSE),
    "reservations": (Act.RESERVE, Stance.RESERVED),
    "reservation": (Act.RESERVE, Stance.RESERVED),
    "appreciation": (Act.WELCOME, None),
    "gratitude": (Act.WELCOME, None),
    "satisfaction": (Act.WELCOME, None),
    "concern": (Act.CONCERN, None),
    "concerns": (Act.CONCERN, None),
    "disappointment": (Act.CONCERN, None),
    "regret": (Act.CONCERN, None),
    "doubt": (Act.CONCERN, Stance.DOUBT),
    "doubts": (Act.CONCERN, Stance.DOUBT),
    "acceptance": (Act.AGREE, Stance.ACCEPT),
    "willingness": (Act.PROMISE, None),
}
_NEGATED = {
    Stance.SUPPORT: (Act.RESERVE, Stance.WITHHOLD),
    Stance.ACCEPT: (Act.REJECT, Stance.WITHHOLD),
    Stance.LEAN_SUPPORT: (Act.RESERVE, Stance.WITHHOLD),
    Stance.OPPOSE: (Act.CONCEDE, None),
}


def _depends(tokens: Tokens, each: Attribution, first: int) -> bool:
    """Tell whether a subject stands in what somebody else is told to say."""
    if each.at == first - 1:
        return True
    return first >= 1 and tokens[first - 1].low == "that"


def _targets(tokens: Tokens, at: int, cue: Cue) -> tuple[Phrase, ...]:
    if cue.lemma not in _ADDRESSED or at + 1 >= len(tokens):
        return ()
    begin = at + 2 if tokens[at + 1].low in ("on", "upon", "to", "against") else at + 1
    found = rightwards(tokens, begin)
    return (found,) if found is not None and found.head is Head.NAME else ()
