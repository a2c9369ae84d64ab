"""What was chosen on the screen is there at the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from warreader.config import Config
from warreader.tui import run
from warreader.tui.app import ReaderApp
from warreader.tui.appearance.themes import LIGHT, TERMINAL, theme_for
from warreader.tui.session.preferences import remember_theme, remembered_theme

if TYPE_CHECKING:
    from pathlib import Path

    from warreader.archive import Archive


def test_a_theme_is_remembered(tmp_path: Path) -> None:
    assert remembered_theme("dark", tmp_path) is None
    remember_theme("nord", "dark", tmp_path / "new")
    assert remembered_theme("dark", tmp_path / "new") == "nord"


def test_settings_that_were_changed_since_win(tmp_path: Path) -> None:
    remember_theme("nord", "dark", tmp_path)
    assert remembered_theme("light", tmp_path) is None


@pytest.mark.parametrize("content", ["", "[1]", "{", '{"theme": 3, "instead_of": "dark"}', '{"theme": "x"}', "\udce9"])
def test_a_broken_file_is_no_trouble(tmp_path: Path, content: str) -> None:
    (tmp_path / "reader.json").write_bytes(content.encode("utf-8", "surrogateescape"))
    assert remembered_theme("dark", tmp_path) is None


def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    remember_theme("nord", "dark", tmp_path / "file")


def test_a_theme_chosen_on_the_screen_is_worn_at_the_next_start(
    seeds: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def press_t(app: ReaderApp, *_: Any, **__: Any) -> None:
        seen.append(app.theme)
        app.action_change_theme()

    monkeypatch.setattr(ReaderApp, "run", press_t)
    run(seeds, Config())
    run(seeds, Config())
    assert seen[1] == LIGHT


def test_an_unknown_theme_is_not_worn(seeds: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("warreader.tui.session.preferences.remembered_theme", lambda _: "gone")
    seen: list[str] = []
    monkeypatch.setattr(ReaderApp, "run", lambda app, **_: seen.append(app.theme))
    run(seeds, Config())
    assert seen == ["warreader-dark"]


@pytest.mark.parametrize(
    ("terminal", "theme"),
    [
        ({"TERM": "linux"}, TERMINAL),
        ({"TERM": "screen"}, TERMINAL),
        ({}, TERMINAL),
        ({"TERM": "screen-256color"}, None),
        ({"TERM": "xterm-kitty"}, None),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, None),
    ],
)
def test_a_terminal_of_16_colours_gets_its_own(terminal: dict[str, str], theme: str | None) -> None:
    assert theme_for(terminal) == theme
