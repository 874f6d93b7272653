"""Kept results: what was worked out of a dataset is kept by the dataset, and goes with it.

A cache of a module would hold the last dataset for as long as the program runs; a cache of a bound
method holds its own object, so that neither goes before Python looks for garbage, and never where
it was told to leave out what was there.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache, update_wrapper
from typing import Any, Protocol, TypeVar, TypeVarTuple
from weakref import WeakMethod, ref

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")
Args = TypeVarTuple("Args")


class KeepsResults(Protocol):
    """What keeps what was worked out of it."""

    @property
    def kept(self) -> dict[object, Any]:
        """What was worked out, by what did so."""


Owner = TypeVar("Owner", bound=KeepsResults)

Made = Callable[[Owner, *Args], T]
MadeByKey = Callable[[Owner, K, *Args], T]


def kept_by_dataset(most: int) -> Callable[[Made[Owner, *Args, T]], Made[Owner, *Args, T]]:
    """Keep the last results of a function with its first argument: a dataset, or its orders.

    What is kept, and the other arguments, must not lead back to it. All of them are given by their
    places: row after row asks, and names would take as long as to look up what is kept.

    Args:
        most: How many results are kept by each.
    """

    def decorated(make: Made[Owner, *Args, T]) -> Made[Owner, *Args, T]:
        """Keep the results of one function."""

        def kept(owner: Owner, /, *args: *Args) -> T:
            """Give the result that is kept for these arguments, or make it."""
            cache: Callable[..., T] | None = owner.kept.get(make)
            if cache is None:
                cache = owner.kept.setdefault(make, _cached(make, owner, most))
            return cache(*args)

        update_wrapper(kept, make)
        return kept

    return decorated


def kept_by_key(
    most: int,
) -> Callable[[MadeByKey[Owner, K, *Args, T]], MadeByKey[Owner, K, *Args, T]]:
    """Keep the last results of a function as ``kept_by_dataset`` does, by one argument alone.

    That is the second, mostly values out of what the others are: those only make a result. None is
    no result.

    Args:
        most: How many results are kept by each, before all of them are let go of.
    """

    def decorated(make: MadeByKey[Owner, K, *Args, T]) -> MadeByKey[Owner, K, *Args, T]:
        """Keep the results of one function."""

        def kept(owner: Owner, key: K, /, *args: *Args) -> T:
            """Give the result that is kept under the key, or make it."""
            known: dict[K, T] | None = owner.kept.get(make)
            if known is None:
                known = owner.kept.setdefault(make, {})
            found = known.get(key)
            if found is None:
                if len(known) >= most:
                    known.clear()
                found = known[key] = make(owner, key, *args)
            return found

        update_wrapper(kept, make)
        return kept

    return decorated


def _cached(make: Callable[..., T], owner: object, most: int) -> Callable[..., T]:
    weak = ref(owner)

    def made(*args: Any) -> T:
        return make(_there(weak()), *args)

    return lru_cache(maxsize=most)(made)


def _there(found: T | None) -> T:
    """Give what a weak reference led to: whoever asks through it has a hold on it."""
    assert found is not None  # noqa: S101 - for the type checker
    return found


def remembered(method: Callable[[K], T], most: int) -> Callable[[K], T]:
    """Remember the last results of a method, without a hold on the object that it belongs to.

    Args:
        method: A bound method.
        most: How many results are kept.
    """
    weak: WeakMethod[Any] = WeakMethod(method)

    def asked(key: K) -> T:
        return _there(weak())(key)  # type: ignore[no-any-return]

    return lru_cache(maxsize=most)(asked)
