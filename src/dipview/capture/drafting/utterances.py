"""Utterances: who says what where in a text, with quotations and pronouns brought together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import define, evolve, field

from dipview.capture.drafting.attributions import Attribution
from dipview.capture.drafting.headlines import headline, signed
from dipview.capture.drafting.layout import Layout, Sentence
from dipview.capture.drafting.phrases import Head, Phrase, Tokens, without_article
from dipview.capture.drafting.quotations import Quotation
from dipview.capture.drafting.sentence_reading import attributions_in
from dipview.capture.drafting.states import key_of, states
from dipview.capture.drafting.subjects import leading_subject
from dipview.capture.drafting.tokens import Sort, tokens_of
from dipview.capture.drafting.word_lists import ARTICLES, listed
from dipview.model.values import frozen

Place = tuple[int, int]


@frozen(kw_only=True)
class Utterance:
    """An attribution in its text."""

    tokens: Tokens
    """Of the sentence that tells who speaks."""
    attribution: Attribution
    passage: Place
    quotes: tuple[Place, ...] = ()
    whole: bool = False
    """Whether a quotation is a sentence or more."""
    stands_for: Place | None = None
    """Of a pronoun: the words that it is taken to stand for."""
    relayed_by: Phrase | None = None
    paragraph: int = 0
    in_heading: bool = False
    """Whether it stands in a heading, of which the paper words what is not quoted."""


def utterances(layout: Layout) -> Iterator[Utterance]:
    """Find all that is said in a text, in order."""
    reader = _Reader(layout)
    for sentence in layout.sentences:
        reader.read(sentence)
    yield from reader.found


ALONE = "quotation alone"
"""What a quotation is found by that nobody says."""
_SPEECHES = listed("speeches")


_MOST_TOKENS = 1_000
"""What has more is a table or a list, and no sentence."""


@define
class _Reader:
    """Goes through the sentences of a text and remembers who was spoken of last."""

    _layout: Layout
    found: list[Utterance] = field(factory=list)
    _one: Place | None = None
    _several: Place | None = None
    _paragraph: int = -1
    _waiting: list[Sentence] = field(factory=list)
    """Quotations alone, of which it is not yet told who says them."""
    _before: tuple[Tokens, Phrase] | None = None
    """Who was told to speak in the sentence before, and not what they said."""
    _last: list[int] = field(factory=list)
    """The numbers of what the sentence before found with quotations."""

    def read(self, sentence: Sentence) -> None:
        """Take up a sentence, after those that stand before it."""
        text = self._layout.text
        if sentence.paragraph != self._paragraph:
            self._paragraph = sentence.paragraph
            self._one = self._several = None
            self._waiting = []
        tokens = tokens_of(text, sentence)
        if not tokens or len(tokens) > _MOST_TOKENS:
            return
        if sentence.paragraph in self._layout.headings:
            self._read_heading(sentence, tokens)
            return
        if _is_quotation(tokens) and self._goes_on(sentence):
            return
        if self._stands_alone(sentence, tokens):
            return
        found = self._named(sentence, tokens) or attributions_in(tokens) or signed(tokens)
        begin = len(self.found)
        self._before = None
        if found:
            self._keep(sentence, tokens, found)
        else:
            leading = leading_subject(tokens)
            if leading and is_somebody(tokens, leading[0]):
                self._remember(tokens, leading)
                if any(token.low in _SPEECHES for token in tokens):
                    self._before = tokens, leading[0]
        self._last = [n for n in range(begin, len(self.found)) if self.found[n].quotes]
        if found and not self._last:
            self._last = [len(self.found) - 1]
        self._waiting = []
        if not found and _is_quotation(tokens):
            self._waiting = [sentence]

    def _read_heading(self, sentence: Sentence, tokens: Tokens) -> None:
        """Take up a heading: no quotation goes on into one, and none goes on from one."""
        self._last, self._before, self._waiting = [], None, []
        found = self._named(sentence, tokens) or attributions_in(tokens) or signed(tokens)
        begin = len(self.found)
        self._keep(sentence, tokens, found)
        self.found[begin:] = [evolve(each, in_heading=True) for each in self.found[begin:]]

    def _goes_on(self, sentence: Sentence) -> bool:
        """Add a quotation that stands alone to the one before it, if there is one to go on."""
        places = [each.place for each in sentence.quotations if not each.single]
        if not places or not self._last:
            return False
        number = self._last[-1]
        before = self.found[number]
        self.found[number] = evolve(
            before,
            passage=(before.passage[0], sentence.end),
            quotes=(*before.quotes, *places),
            whole=True,
        )
        return True

    def _stands_alone(self, sentence: Sentence, tokens: Tokens) -> bool:
        """Give a quotation that nobody says to whom the sentence before is about."""
        if self._before is None or not _is_quotation(tokens) or self._waiting:
            return False
        places = tuple(each.place for each in sentence.quotations if not each.single)
        if not places or not is_whole(self._layout.text, *places[0]):
            return False
        before, phrase = self._before
        attribution = Attribution(speakers=(phrase,), name=ALONE, at=phrase.first)
        self._last = [len(self.found)]
        self._before = None
        self.found.append(
            Utterance(
                tokens=before,
                attribution=attribution,
                passage=(sentence.start, sentence.end),
                quotes=places,
                whole=True,
                paragraph=sentence.paragraph,
            )
        )
        return True

    def _named(self, sentence: Sentence, tokens: Tokens) -> tuple[Attribution, ...]:
        """Read a name and a colon with which a paragraph begins."""
        if sentence.start != self._layout.paragraphs[sentence.paragraph][0]:
            return ()
        named = headline(tokens)
        if named and _is_capital(tokens, named[0].speakers[0]) and attributions_in(tokens):
            return ()  # ``Vienna: Iran said …`` tells where it was written
        return named

    def _keep(self, sentence: Sentence, tokens: Tokens, found: Sequence[Attribution]) -> None:
        quoted = quotes_of(self._layout.text, sentence, tokens, found)
        for number, attribution in enumerate(found):
            places = tuple(each.place for each in quoted.get(number, ()))
            start = sentence.start
            if places and self._waiting:
                places = (*(each.place for each in self._waiting[0].quotations), *places)
                start = self._waiting[0].start
            end = sentence.end
            if attribution.name == "name:":  # In a transcript, all of the paragraph is theirs.
                end = self._layout.paragraphs[sentence.paragraph][1]
            self.found.append(
                Utterance(
                    tokens=tokens,
                    attribution=attribution,
                    passage=(start, end),
                    quotes=places,
                    whole=any(is_whole(self._layout.text, *place) for place in places),
                    stands_for=self._stands_for(tokens, attribution),
                    relayed_by=attribution.relayer,
                    paragraph=sentence.paragraph,
                )
            )
            if attribution.relayer is None:
                self._remember(tokens, attribution.speakers)

    def _stands_for(self, tokens: Tokens, attribution: Attribution) -> Place | None:
        first = attribution.speakers[0]
        if first.head is not Head.PRONOUN:
            return None
        if tokens[first.first].low == "they":
            return self._several or self._one
        return self._one or self._several

    def _remember(self, tokens: Tokens, phrases: Sequence[Phrase]) -> None:
        if not phrases or phrases[0].head is Head.PRONOUN or not phrases[0].speaks:
            return
        place = without_article(tokens, phrases[0])[0], without_article(tokens, phrases[-1])[1]
        if len(phrases) > 1 or (phrases[0].plural and phrases[0].head is Head.SPEAKER):
            self._several = place
        else:
            self._one = place


def is_somebody(tokens: Tokens, phrase: Phrase) -> bool:
    """Tell whether who is only spoken of may be who speaks next: no thing and no abstraction."""
    if phrase.head is Head.SPEAKER:
        return True
    inside = [token for token in tokens[phrase.first : phrase.last] if token.word]
    names = [token for token in inside if token.capital and token.low not in ARTICLES]
    loud = any(token.text.isupper() and len(token.text) > 1 for token in names)
    words = " ".join(token.text for token in names)
    if loud or len(names) > 1 or key_of(words) in states().names:
        return True
    behind = tokens[phrase.last] if phrase.last < len(tokens) else None
    return bool(names) and behind is not None and behind.low.endswith("ed")


def _is_capital(tokens: Tokens, phrase: Phrase) -> bool:
    words = " ".join(token.text for token in tokens[phrase.first : phrase.last])
    return key_of(words) in states().capitals


def _is_quotation(tokens: Tokens) -> bool:
    return any(token.sort is Sort.QUOTATION for token in tokens) and not any(
        token.word for token in tokens
    )


_LEAST_WORDS = 4
_TITLED = listed("titled")


def quotes_of(
    text: str, sentence: Sentence, tokens: Tokens, found: Sequence[Attribution]
) -> dict[int, list[Quotation]]:
    """Say of each quotation of a sentence by which of its attributions it is said.

    Returns:
        By the number of the attribution; titles and words set apart are left out.
    """
    places = {token.start: at for at, token in enumerate(tokens) if token.sort is Sort.QUOTATION}
    by: dict[int, list[Quotation]] = {}
    for quotation in sentence.quotations:
        at = places.get(quotation.outer_start)
        if at is None or not _is_speech(text, quotation, tokens, at):
            continue
        own = [
            n
            for n, each in enumerate(found)
            if each.name not in ("supported by", "opposed by", "backed by")
        ]
        if not own:
            continue
        before = [n for n in own if found[n].at < at]
        by.setdefault(before[-1] if before else own[0], []).append(quotation)
    return by


def _is_speech(text: str, quotation: Quotation, tokens: Tokens, at: int) -> bool:
    words = text[quotation.start : quotation.end].split()
    if quotation.single and len(words) < _LEAST_WORDS:
        return False
    before = tokens[at - 1].low if at else ""
    if before in _TITLED and all(word[:1].isupper() or len(word) < 4 for word in words):
        return False
    return bool(words)


_ENDED = re.compile(r"[.!?…,—–-]['’]?$")


def is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether the words of a quotation are at least a sentence."""
    words = text[start:end]
    if re.search(r"[.!?]\s+[A-Z]", words):
        return True
    first = words.lstrip("…. ")[:1]
    ended = _ENDED.search(words) is not None or text[end + 1 : end + 2] in ("", ".", ",", "\n")
    return first.isupper() and ended and len(words.split()) > 2
