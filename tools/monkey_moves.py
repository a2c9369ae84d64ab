"""The moves of the monkey: which it makes, by chance, and what each cost the reader.

What is measured goes to a file, a line of JSON a move; memory and the cost of a key are compared early and late in it.
"""

from __future__ import annotations

import json
import random
import re
import statistics
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final

from monkey_terminal import Terminal
from warreader.tui.keys.actions import ACTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

MOVES: Final = "moves.jsonl"
"""The file of what was measured."""
LONG: Final = 60.0
"""Seconds of play below which memory is not judged: caches still fill."""
_AWAY: Final = {"q", "Q", "ctrl+q", "ctrl+c"}
_RANGES: Final = {"a-z"}
"""What stands in the registry for any letter."""
_SIZES: Final = ((160, 45), (100, 30), (80, 24), (40, 12), (20, 5), (9, 3), (200, 60), (120, 40))
_TYPED: Final = [*'abcdehiklnorstuvy :/"()~-*05', "Ж", "ї", "漢", "é", "😀"]
_RESIZES, _CLICKS, _STEPS = 0.03, 0.12, 0.05
"""Of all moves; the others are keys. A step is one `j`, whose cost is told."""
_STEP: Final = "j"
_EARLY, _LATE = (0.2, 0.4), 0.8
"""Shares of the time that are compared."""
_LAST_WORDS: Final = 200  # lines of them that are told: a report of an error with its values
_SEQUENCE: Final = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*|.)")


def _keys() -> list[str]:
    bound = {part for action in ACTIONS for keys in action.keys for part in keys.split(" ")} - _AWAY - _RANGES
    return [*sorted(bound), *_TYPED, "1", "2", "9", "backspace", "delete", "ctrl+w", "ctrl+a", "insert", "f12"]


@dataclass(frozen=True, slots=True)
class Move:
    """What was done, and what it cost."""

    at: float
    """Seconds of the clock."""
    keys: Sequence[str]
    """Empty for a click or a resize."""
    resident: int
    """Bytes of memory behind it, private and of files."""
    files: int
    """Bytes of that which are pages of files."""
    spent: float
    """Processor seconds, of all threads."""
    answered: float | None
    """Seconds until the terminal heard of it; None if it did not, or several keys were pressed."""
    warm: bool
    """Whether every key and size had been used by then."""


class Monkey:
    """Types on a reader, and writes down what that cost.

    Args:
        command: Starts the reader.
        folder: Where the archive is, and what is measured goes.
        seed: Chooses the moves.
        environment: Of the reader.
    """

    def __init__(self, command: Sequence[str], folder: Path, seed: int, environment: Mapping[str, str]) -> None:
        self._chance, self._keys = random.Random(seed), _keys()  # a game, no secret
        self._unused: set[object] = {*self._keys, *_SIZES}
        self._moves = (folder / MOVES).open("a", encoding="utf-8", buffering=1)
        self._terminal = Terminal(command, self._chance.choice(_SIZES), folder, environment)
        self._terminal.begin()
        self.moves = 0
        """How many were made."""

    def play(self) -> list[str]:
        """Make one move; give what went wrong."""
        before = self._terminal.taken()
        keys, used, answered = self._move()
        self._unused -= used
        self.moves += 1
        after = self._terminal.taken()
        if before is None or after is None:
            return [f"reader ended with {self._terminal.process.wait()}", *self._last_words()]
        spent = max(after.spent - before.spent, 0.0)  # a thread that ended is no longer counted
        move = Move(time.monotonic(), keys, after.resident, after.files, spent, answered, not self._unused)
        self._moves.write(json.dumps(asdict(move)) + "\n")
        return []

    def _move(self) -> tuple[Sequence[str], set[object], float | None]:
        """Do one thing; give the keys, which keys or size were used, and the time until an answer to a single key."""
        chance, terminal, kind = self._chance, self._terminal, self._chance.random()
        if kind < _RESIZES:
            size = chance.choice(_SIZES)
            terminal.resize(size)
            return (), {size}, None
        if kind < _RESIZES + _CLICKS:
            columns, rows = terminal.size
            terminal.click(chance.randrange(columns), chance.randrange(rows))
            return (), set(), None
        step = kind < _RESIZES + _CLICKS + _STEPS
        keys = [_STEP] if step else chance.choices(self._keys, k=chance.randint(1, 6))
        answers = [terminal.press(key) for key in keys]
        return keys, set(keys), answers[0] if len(keys) == 1 else None

    def _last_words(self) -> list[str]:
        """Return the end of what the reader wrote, as text."""
        text = _SEQUENCE.sub("", self._terminal.last.decode(errors="replace"))
        return [line.rstrip() for line in text.splitlines() if line.strip()][-_LAST_WORDS:]

    def close(self) -> None:
        """Kill the reader."""
        self._terminal.close()
        self._moves.close()


def _shares(folder: Path) -> tuple[list[Move], list[Move]]:
    """Read the moves of the early and of the late part of the time, after all was used; none if it was too short."""
    lines = (folder / MOVES).read_text(encoding="utf-8").splitlines()
    moves = [move for move in (Move(**json.loads(line)) for line in lines) if move.warm]
    if not moves or moves[-1].at - moves[0].at < LONG:
        return [], []
    begun, lasted = moves[0].at, moves[-1].at - moves[0].at
    early = [move for move in moves if _EARLY[0] <= (move.at - begun) / lasted < _EARLY[1]]
    return early, [move for move in moves if (move.at - begun) / lasted >= _LATE]


def growth(folder: Path) -> float:
    """Return by which share memory grew from the early to the late part of the time; 0.0 where that cannot be told."""
    early, late = _shares(folder)
    if not early or not late:
        return 0.0
    return statistics.median(move.resident for move in late) / statistics.median(move.resident for move in early) - 1


def told(folder: Path) -> list[str]:
    """Say how memory grew and what a key cost, a line each."""
    early, late = _shares(folder)
    if not early or not late:
        return ["memory not judged: too short, or not all was used"]
    files = [statistics.median(move.files for move in part) / 1e6 for part in (early, late)]
    sizes = [statistics.median(move.resident for move in part) / 1e6 for part in (early, late)]
    memory = (
        f"memory {sizes[0]:.1f} -> {sizes[1]:.1f} MB ({growth(folder):+.1%}), "
        f"of that {files[0]:.1f} -> {files[1]:.1f} MB of files, {len(early):,} and {len(late):,} moves"
    )
    lines = [memory]
    steps = [
        [move for move in part if list(move.keys) == [_STEP] and move.answered is not None] for part in (early, late)
    ]
    if all(steps):
        spent = [statistics.median(move.spent for move in part) * 1000 for part in steps]
        answered = [statistics.median(move.answered or 0.0 for move in part) * 1000 for part in steps]
        lines.append(
            f"{_STEP} that changes something: {spent[0]:.1f} -> {spent[1]:.1f} ms of processor time, "
            f"first answer after {answered[0]:.1f} -> {answered[1]:.1f} ms, {len(steps[0])} and {len(steps[1])} times"
        )
    return lines
