"""Stories of actions: what `test_story_of_*.py` share. A story presses the keys of actions by ID and tells of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from warreader.tui.keys.actions import Place

TOLD: Final[set[str]] = set()
"""The actions of the stories, gathered where the module is read."""


def story(*identities: str) -> Callable[[Any], Any]:
    """Say which actions a test tells of; it fails if it leaves one out."""
    TOLD.update(identities)

    def mark(test: Any) -> Any:
        test.story = identities
        return test

    return mark


def moves(place: Place) -> tuple[str, ...]:
    names = ("down", "up", "half-down", "half-up", "page-down", "page-up", "top", "bottom")
    return tuple(f"{place}.{name}" for name in names)


class Teller:
    """Presses the key of an action by its ID, and remembers which were pressed."""

    def __init__(self, reader: Any, request: pytest.FixtureRequest) -> None:
        self.reader, self.left = reader, set(request.function.story)

    async def do(self, identity: str, *, count: str = "") -> None:
        screen = self.reader.app.screen
        assert identity in screen.offered, f"{identity} cannot be done at {screen.place}"
        keys = screen.keymap.keys[identity][0]
        self.left.discard(identity)
        await self.reader.press(*count, *keys.split(" "))

    def done(self) -> None:
        assert not self.left


async def move_along(teller: Teller, place: Place, at: Callable[[], int], last: Callable[[], int]) -> None:
    """Try the eight moves from the top of anything that can be moved along."""
    await teller.do(f"{place}.down")
    assert at() == 1
    await teller.do(f"{place}.down", count="3")
    assert at() == min(4, last())
    before = at()
    await teller.do(f"{place}.up")
    assert at() < before
    await teller.do(f"{place}.top")
    assert at() == 0
    await teller.do(f"{place}.half-down")
    half = at()
    assert half > 0
    await teller.do(f"{place}.half-up")
    assert at() == 0
    await teller.do(f"{place}.page-down")
    assert at() >= half
    await teller.do(f"{place}.page-up")
    assert at() == 0
    await teller.do(f"{place}.bottom")
    assert at() == last()
    await teller.do(f"{place}.bottom", count="2")
    assert at() == 1
    await teller.do(f"{place}.top")
