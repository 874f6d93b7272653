"""Values compare, hash and show themselves by their fields."""

from __future__ import annotations

from attrs import field

from dipview.model.values import frozen


@frozen
class _Place:
    name: str
    size: int = 0
    seen: str = field(default="", eq=False, repr=False)
    notes: list[str] = field(factory=list, hash=False)


@frozen
class _Harbour(_Place):
    pass


@frozen
class _Nothing:
    pass


@frozen(eq=False)
class _Mark:
    name: str


def test_values_are_alike_where_all_that_is_compared_is() -> None:
    assert _Place("Corvane") == _Place("Corvane")
    assert _Place("Corvane") == _Place("Corvane", seen="today")
    assert _Place("Corvane") != _Place("Orlund")
    assert _Place("Corvane") != _Place("Corvane", 2)
    assert _Place("Corvane") != _Place("Corvane", notes=["by the sea"])


def test_values_of_two_classes_are_never_alike() -> None:
    assert _Place("Corvane") != _Harbour("Corvane")
    text: object = "Corvane"
    assert _Place("Corvane") != text


def test_values_that_are_alike_are_one_in_a_set() -> None:
    assert len({_Place("Corvane"), _Place("Corvane", seen="today"), _Place("Orlund")}) == 2
    assert hash(_Place("Corvane")) == hash(_Place("Corvane", notes=["by the sea"]))
    assert hash(_Place("Corvane")) != hash(_Place("Orlund"))


def test_values_without_fields_are_alike() -> None:
    assert _Nothing() == _Nothing()
    assert len({_Nothing(), _Nothing()}) == 1


def test_a_value_that_is_not_compared_is_like_itself_alone() -> None:
    mark = _Mark("x")
    assert mark == mark  # noqa: PLR0124 - that is what is held
    assert mark != _Mark("x")


def test_a_value_shows_its_fields() -> None:
    assert repr(_Place("Corvane", 2, seen="today")) == "_Place(name='Corvane', size=2, notes=[])"
    assert repr(_Nothing()) == "_Nothing()"
