"""Verbs of speech with who speaks: before them, behind them, shared, joined or in an insert."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dipview.capture.drafting.attributions import Attribution
from dipview.capture.drafting.cue_table import Cue, CueForm, Kind, Tense, cue_forms
from dipview.capture.drafting.inserts import Subject
from dipview.capture.drafting.phrases import Head, Phrase, Tokens, rightwards
from dipview.capture.drafting.subjects import joined_with, leading_subject, subject_of
from dipview.capture.drafting.tokens import Sort
from dipview.capture.drafting.word_lists import (
    ADVERBS,
    ARTICLES,
    AUXILIARIES,
    BE,
    DETERMINERS,
    NEGATIVE,
    POSSIBLE,
    PREPOSITIONS,
)
from dipview.model.stances import Stance
from dipview.model.statements import Act
from dipview.model.values import frozen

_CLAUSE = frozenset("that whether if how why what where when who".split())
_WOULD = frozenset(("support", "oppose", "prefer", "favor", "favour", "welcome"))
"""What somebody *would* do and does by saying so."""
_ADDRESSED = frozenset("urge call ask invite request criticize condemn accuse blame warn remind"
    " denounce slam attack demand appeal thank encourage".split())


@frozen
class Group:
    """A verb with its auxiliaries."""

    begin: int
    negative: bool = False
    possible: bool = False
    passive: bool = False
    going_on: bool = False
    infinitive: bool = False


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
    group = _group(tokens, at, form)
    if group is None or not _finite(group, form):
        return
    if group.possible and form.cue.lemma not in _WOULD:
        return
    if form.tense is Tense.BASE and group.begin and tokens[group.begin - 1].low == "that":
        return
    cue = form.cue
    participial = form.tense is Tense.ING and not group.going_on
    trailing = _trails(tokens, group.begin, at)
    if not _fits(tokens, at, cue, trailing=trailing):
        return
    subject = (
        _of_participle(tokens, group.begin, earlier)
        if participial
        else _subject(tokens, at, group, form, earlier)
    )
    if subject is None or not _may_speak(subject, form, tokens, group, at):
        return
    yield from _attributions(tokens, at, group, cue, subject, earlier)


def _group(tokens: Tokens, at: int, form: CueForm) -> Group | None:
    negative = possible = passive = going_on = infinitive = False
    begin = at
    while begin:
        token = tokens[begin - 1]
        low = token.low
        if not token.word or token.text in ("US", "UN", "Will", "May"):
            break
        if low in NEGATIVE and low not in ("none", "nobody", "nothing", "no"):
            negative = True
        elif low == "to":
            infinitive = True
        elif not (low in AUXILIARIES or low in ADVERBS or low.endswith("ly")):
            break
        elif low in ("all", "both") and begin >= 2 and tokens[begin - 2].low not in AUXILIARIES:
            break
        possible = possible or low in POSSIBLE
        if low in BE and not infinitive:
            going_on = form.tense is Tense.ING
            passive = not going_on
        begin -= 1
    if infinitive:
        return _governed(tokens, begin, at, negative=negative)
    return Group(begin, negative, possible, passive, going_on)


def _governed(tokens: Tokens, begin: int, at: int, *, negative: bool) -> Group | None:
    """Read ``went on to say`` and ``continued to say``; other infinitives are not said."""
    governor = tokens[begin - 1].low if begin else ""
    if governor == "on" and begin >= 2 and tokens[begin - 2].low in ("went", "goes", "going"):
        return Group(begin - 2, negative, infinitive=True)
    if governor in ("continued", "continues", "proceeded"):
        return Group(begin - 1, negative, infinitive=True)
    return None


def _finite(group: Group, form: CueForm) -> bool:
    if group.passive:
        return False
    return form.tense is not Tense.PARTICIPLE or True


def _trails(tokens: Tokens, begin: int, at: int) -> bool:
    """Tell whether what is said stands before: ``…, Aland said.``"""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is not None and not (
        behind.text in (".", ",", ";", "—", "–", "!", "?", ":") or behind.low in PREPOSITIONS
        or behind.sort is Sort.QUOTATION or behind.low in _DAYS or behind.low in ("when", "while", "as", "earlier", "later", "this", "last")
    ):
        return False
    return any(
        token.text == "," or token.sort is Sort.QUOTATION for token in tokens[max(0, begin - 14) : begin]
    )


_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday".split())


def _fits(tokens: Tokens, at: int, cue: Cue, *, trailing: bool) -> bool:
    """Tell whether what follows a verb is what it says, or what it says stands before it."""
    next_at = at + 1
    while next_at < len(tokens) and tokens[next_at].word and (
        tokens[next_at].low in ADVERBS or tokens[next_at].low.endswith("ly")
    ) and tokens[next_at].low not in ("all", "both"):
        next_at += 1
    if next_at >= len(tokens):
        return trailing or (cue.kind is Kind.SAY and not cue.behind)
    token = tokens[next_at]
    if token.low == "by":
        return False
    if token.sort is Sort.QUOTATION or token.text == ":":
        return True
    if token.low in _CLAUSE and not (cue.kind is not Kind.SAY and token.low in ("where", "when", "who")):
        return True
    if cue.kind is Kind.SAY:
        return _fits_speech(tokens, next_at, cue, trailing=trailing)
    if trailing and cue.kind is Kind.THAT:
        return token.text in (",", ".") or token.low in ("in", "on", "to") or token.low in _DAYS
    if cue.kind is Kind.THAT:
        return _clause_follows(tokens, next_at, 8) and token.low in PREPOSITIONS
    if cue.kind is Kind.WANT:
        return token.low == "to" or not token.low in PREPOSITIONS
    return _has_verb(tokens, next_at) and token.low not in PREPOSITIONS and token.low != "to"


def _fits_speech(tokens: Tokens, at: int, cue: Cue, *, trailing: bool) -> bool:
    token = tokens[at]
    if not cue.behind:
        return token.text != ")"
    if cue.lemma == "raise":
        return any(each.low in cue.behind for each in tokens[at : at + 4])
    if token.low in cue.behind:
        return True
    if not (token.low in PREPOSITIONS or token.low == "to"):
        return token.word and cue.lemma not in ("refer", "refuse", "decline", "threaten")
    return _clause_follows(tokens, at, 10)


def _clause_follows(tokens: Tokens, at: int, within: int) -> bool:
    return any(
        token.low in ("that", ":") or token.sort is Sort.QUOTATION for token in tokens[at : at + within]
    )


def _has_verb(tokens: Tokens, at: int) -> bool:
    """Tell whether a clause follows that needs no *that*: one with a verb in it."""
    for token in tokens[at + 1 : at + 12]:
        if token.text in (",", ";", "."):
            return False
        if token.low in AUXILIARIES or token.low.endswith(("'s", "'re", "'ll", "'d")):
            return True
    return False


def _of_participle(
    tokens: Tokens, begin: int, earlier: Sequence[Attribution]
) -> Subject | None:
    before = tokens[begin - 1] if begin else None
    if before is None or before.text not in (",", "—", "–"):
        return None
    if earlier:
        return Subject(phrases=earlier[-1].speakers)
    leading = leading_subject(tokens[: begin - 1])
    return Subject(phrases=leading) if leading else None


def _subject(
    tokens: Tokens, at: int, group: Group, form: CueForm, earlier: Sequence[Attribution]
) -> Subject | None:
    joined = joined_with(tokens, group.begin)
    if joined is not None and earlier:
        return Subject(phrases=earlier[-1].speakers, companions=joined[1].companions)
    return subject_of(tokens, at, group.begin, form, earlier)


def _may_speak(
    subject: Subject, form: CueForm, tokens: Tokens, group: Group, at: int
) -> bool:
    if not subject.phrases:
        return False
    head = subject.phrases[-1].head
    if head is Head.OTHER:
        if form.cue.lemma not in ("say", "tell", "write", "tweet"):
            return False
    elif head is Head.DOCUMENT and form.cue.lemma in _ONLY_PEOPLE:
        return False
    if form.cue.kind is Kind.WANT and head not in (Head.NAME, Head.PRONOUN):
        return False
    if form.tense is Tense.BASE:
        plural = len(subject.phrases) > 1 or subject.phrases[0].plural
        return plural or any(token.low in AUXILIARIES for token in tokens[group.begin : at])
    if form.tense is Tense.PRESENT:
        only = subject.phrases[0]
        several = only.plural and (head is not Head.NAME or tokens[only.first].low in DETERMINERS - ARTICLES)
        return not (len(subject.phrases) == 1 and several)
    return True


_ONLY_PEOPLE = frozenset("see plan seek want raise welcome agree accept refer cite compare".split())


def _attributions(
    tokens: Tokens, at: int, group: Group, cue: Cue, subject: Subject,
    earlier: Sequence[Attribution],
) -> Iterator[Attribution]:
    act, stance = cue.act, cue.stance
    if group.negative:
        if stance is None or cue.kind is not Kind.SAY:
            return
        act, stance = _NEGATED.get(stance, (Act.RESERVE, None))
    first = subject.phrases[0].first
    relayed = next(
        (n for n, each in enumerate(earlier) if each.at < first and _depends(tokens, each, first)),
        None,
    )
    joint = tuple(p for each in subject.companions if each.name == "with" for p in each.phrases)
    yield Attribution(
        speakers=subject.phrases + joint,
        name=_name(tokens, group, at),
        at=at,
        cue=cue,
        act=act,
        stance=stance,
        behalf=subject.behalf,
        role=subject.role,
        targets=_targets(tokens, at, cue),
        relayed=relayed,
        negative=group.negative,
    )
    for each in subject.companions:
        if each.name != "with":
            yield Attribution(
                speakers=each.phrases, name=each.name, at=each.at, act=each.act,
                stance=each.stance, relayed=relayed,
            )


_NEGATED = {
    Stance.SUPPORT: (Act.RESERVE, Stance.WITHHOLD),
    Stance.ACCEPT: (Act.REJECT, Stance.WITHHOLD),
    Stance.LEAN_SUPPORT: (Act.RESERVE, Stance.WITHHOLD),
    Stance.OPPOSE: (Act.CONCEDE, None),
}


def _name(tokens: Tokens, group: Group, at: int) -> str:
    return f"not {tokens[at].low}" if group.negative else tokens[at].low


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
