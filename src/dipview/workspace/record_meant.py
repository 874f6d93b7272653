"""Record meant: which record a few words mean, by its id or its names; or which it may be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from dipview.model.ids import is_slug
from dipview.model.kinds import Kind
from dipview.model.values import frozen
from dipview.search.fields import Field, Group
from dipview.search.folding import words
from dipview.search.index import Index
from dipview.search.number_sets import NONE, Numbers, in_range, union
from dipview.search.resolving import NAMES_OF, having, meaningful, written_otherwise
from dipview.search.searching import search
from dipview.search.tiers import BANDS, Tier
from dipview.workspace.workspace import Workspace

EVERY = (Kind.ACTOR, Kind.ISSUE, Kind.EVENT, Kind.SOURCE, Kind.STATEMENT)
"""The kinds of record that words can mean; of what is called alike, the first."""
MOST = 5
"""So many records are offered at most."""
_SENTENCES = (Field.PROPOSITION, Field.PUBLISHER, Field.AGENCY)
"""What a record can be named by, though it is no name of it alone."""
_LITERAL, _ = BANDS[Tier.INSIDE_WORDS]
"""The least score of what has all words letter for letter."""


@frozen(kw_only=True)
class Meant:
    """What words mean."""

    id: str | None = None
    """The one record that is meant; None where it is not one."""
    offered: tuple[str, ...] = ()
    """Else the ids of those that may be meant, the likeliest first."""
    more: int = 0
    """How many others may be meant."""
    called: bool = False
    """Whether what is offered is called so; else it is only near."""


def record_meant(workspace: Workspace, typed: str, kinds: Sequence[Kind] = EVERY) -> Meant:
    """Find the record that some words mean.

    An id means its record, in any case. Otherwise a whole name; otherwise a name that has all the
    words; otherwise one with words that begin with them; otherwise, of several words, the one
    record of these kinds in which all of them are found at all. The first of these that finds
    anything decides, and of it the first kind; names and titles come before sentences. Words that
    are only mistyped names mean nothing: what they may be is offered.

    Args:
        workspace: Where to look.
        typed: An id, a name, or some words of one.
        kinds: The kinds of record that can be meant, the likelier first.
    """
    typed = typed.strip()
    for id in (typed, "-".join(words(typed))):
        if id and (workspace.has_card(id) if id == typed else _is_record(workspace, id)):
            return Meant(id=id)
    index = workspace.index.index
    for found in _called(index, typed, kinds):
        if found:
            return _one_of([index.ids[number] for number in found])
    return _searched(workspace, typed, kinds)


def _is_record(workspace: Workspace, id: str) -> bool:
    return is_slug(id) and workspace.dataset.kind_of(id) is not None


def _one_of(ids: Sequence[str]) -> Meant:
    if len(ids) == 1:
        return Meant(id=ids[0])
    return Meant(offered=tuple(ids[:MOST]), more=max(0, len(ids) - MOST), called=True)


def _called(index: Index, typed: str, kinds: Sequence[Kind]) -> Iterator[Numbers]:
    """Find the records that are called so, the surest first."""
    asked = words(typed)
    whole = _named(index, " ".join(asked))
    for among in (kinds, EVERY):
        yield union(whole & in_range(index.kinds[kind]) for kind in among)
    vocabulary = index.vocabulary
    named = [kind for kind in kinds if kind in NAMES_OF]
    if not asked:
        return
    whole_words = [vocabulary.places([word]) for word in meaningful(asked)]
    begun = [in_range(vocabulary.beginning_with(word)) for word in meaningful(asked)]
    for sentences in (False, True):
        fields = {
            kind: [field for field in NAMES_OF[kind] if (field in _SENTENCES) is sentences]
            for kind in named
        }
        for kind in named:
            yield having(index, kind, fields[kind], whole_words)
        for kind in named:
            found = having(index, kind, fields[kind], begun)
            yield found | written_otherwise(index, kind, fields[kind], asked)


def _named(index: Index, name: str) -> Numbers:
    if not name:
        return NONE
    groups = (Group.NAMES, Group.OTHER_NAMES)
    return union(index.aliases[group].equal_to(name) for group in groups)


def _searched(workspace: Workspace, typed: str, kinds: Sequence[Kind]) -> Meant:
    """Take the one record in which several words are all found, or offer what is near."""
    # The one word that the query language would read as a sign of its own.
    asked = [word for word in words(typed) if word != "or"]
    if not asked:
        return Meant()
    matches = search(workspace.index, " ".join(asked))
    found = [id for kind in kinds for id in islice(matches.ids(kind), 2)]
    if len(found) == 1 and len(asked) > 1 and matches.match(found[0]).score >= _LITERAL:
        return Meant(id=found[0])
    ranked = (id for id in matches.ranked_ids if workspace.dataset.kind_of(id) in kinds)
    return Meant(offered=tuple(islice(ranked, MOST)))
