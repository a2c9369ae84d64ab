"""A value of ours is in all that can be seen what the standard library's frozen dataclass with slots is."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from dataclasses import FrozenInstanceError, field, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warreader import frozen

if TYPE_CHECKING:
    from collections.abc import Callable


@frozen.dataclass(frozen=True, slots=True)
class Ours:
    """A place."""

    name: str
    at: tuple[int, int] = (0, 0)

    @property
    def upper(self) -> str:
        """The name, loud."""
        return self.name.upper()


@dataclasses.dataclass(frozen=True, slots=True)
class Theirs:
    """A place."""

    name: str
    at: tuple[int, int] = (0, 0)


@frozen.dataclass(frozen=True, slots=True)
class Even:
    """A number that is checked when it is made."""

    number: int

    def __post_init__(self) -> None:
        """Refuse an odd one."""
        if self.number % 2:
            raise ValueError("odd")


@frozen.dataclass(frozen=True, slots=True)
class Listed:
    """One with a factory, which the standard library makes."""

    parts: list[int] = field(default_factory=list)


values = st.builds(lambda name, at: (Ours(name, at), Theirs(name, at)), st.text(), st.tuples(*[st.integers()] * 2))


@given(values, values)
def test_values_compare_and_hash_as_those_of_the_standard_library(
    one: tuple[Ours, Theirs], other: tuple[Ours, Theirs]
) -> None:
    assert (one[0] == other[0]) is (one[1] == other[1])
    assert (one[0] != other[0]) is (one[1] != other[1])
    assert hash(one[0]) == hash(one[1])
    assert one[0] == Ours(one[0].name, one[0].at)
    assert one[0] != one[1]


@given(values)
def test_values_show_replace_copy_and_pickle_as_those_of_the_standard_library(pair: tuple[Ours, Theirs]) -> None:
    ours, theirs = pair
    assert repr(ours).replace("Ours", "Theirs") == repr(theirs)
    assert replace(ours, name="x") == Ours("x", ours.at)
    for again in (copy.copy(ours), copy.deepcopy(ours), pickle.loads(pickle.dumps(ours))):
        assert again == ours
    match ours:
        case Ours(name, at):
            assert (name, at) == (ours.name, ours.at)


def test_a_value_is_a_dataclass_with_the_same_fields_and_parameters() -> None:
    assert is_dataclass(Ours)
    assert [(one.name, one.type, one.default) for one in fields(Ours)] == [
        (one.name, one.type, one.default) for one in fields(Theirs)
    ]
    assert list(inspect.signature(Ours).parameters) == list(inspect.signature(Theirs).parameters)
    assert Ours.__match_args__ == Theirs.__match_args__
    assert Ours("kyiv").upper == "KYIV"


@pytest.mark.parametrize("cls", [Ours, Theirs])
@pytest.mark.parametrize("change", [lambda one: setattr(one, "name", "x"), lambda one: delattr(one, "name")])
def test_a_value_cannot_be_changed(cls: Callable[[str], Any], change: Callable[[Any], None]) -> None:
    value = cls("kyiv")
    with pytest.raises(FrozenInstanceError):
        change(value)
    assert not hasattr(value, "__dict__")
    assert value.name == "kyiv"


@pytest.mark.parametrize("arguments", [(), ("a", (0, 0), "more")])
def test_a_value_is_not_made_of_too_little_or_too_much(arguments: tuple[Any, ...]) -> None:
    with pytest.raises(TypeError, match=r"Ours\.__init__\(\)"):
        Ours(*arguments)


def test_what_is_done_after_a_value_is_made_is_done() -> None:
    assert Even(2).number == 2
    with pytest.raises(ValueError, match="odd"):
        Even(1)


def test_a_factory_gives_every_value_its_own() -> None:
    assert Listed().parts == []
    assert Listed().parts is not Listed().parts


@pytest.mark.parametrize("decorator", [frozen.dataclass, dataclasses.dataclass])
def test_a_value_that_builds_on_another_has_the_fields_of_both(decorator: Callable[..., Any]) -> None:
    derived = decorator(frozen=True, slots=True)(type("Derived", (Even,), {"__annotations__": {"name": "str"}}))
    assert [one.name for one in fields(derived)] == ["number", "name"]
    assert derived(2, "x") == derived(2, "x")
    assert derived(2, "x") != derived(4, "x")
