"""What the user has set: values, where they come from, and what is said of a mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from warreader.config import PRESETS, SETTINGS, THEMES, Config, OwnKeys, load_config
from warreader.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def test_without_a_file_everything_is_the_default(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert load_config(None, {}) == Config()


def test_what_is_not_set_is_the_default_of_its_rule(file):
    file.write_text('theme = "light"\n', encoding="utf-8")
    config = load_config(file, {})
    assert [setting.name for setting in SETTINGS if config.value(setting.name) != setting.default] == ["theme"]


def test_the_environment_wins_over_the_file_and_both_are_named(file):
    file.write_text('# mine\nwidth = 60\ntheme = "light"\nmouse = false\n', encoding="utf-8")
    config = load_config(file, {"WARREADER_WIDTH": "70", "WARREADER_KEYS_PRESET": "newsboat"})
    assert (config.width, config.theme, config.mouse, config.preset) == (70, "light", False, "newsboat")
    assert config.sources["theme"] == f"{file}, line 3"
    assert config.sources["width"] == "WARREADER_WIDTH"
    assert "workers" not in config.sources


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("widht = 3", 1, "unknown setting 'widht'; did you mean 'width'?"),
        ('\n\n"theme" = "drak"', 3, "did you mean 'dark'?"),
        ("width = -1", 1, "'width' must be a whole number"),
        ("width = true", 1, "must be a whole number"),
        ("mouse = 1", 1, "must be true or false"),
        ("archive = 7", 1, "must be a path"),
        ('[keys]\npreset = "emacs"', 2, "must be one of vim, newsboat, arrows"),
        ('[keys]\n# a comment = 1\n"list.down" = 3', 3, "the keys of 'list.down' must be text"),
        ("keys.list.up = 1", 1, "the keys of 'list.up'"),
        ("[wdith]\nx = 1", 2, "unknown setting 'wdith.x'"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(file, text, line, said):
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as told:
        load_config(file, {})
    assert str(told.value).startswith(f"{file}, line {line}: ")
    assert said in str(told.value)


def test_a_mistake_in_the_environment_names_the_variable():
    with pytest.raises(UsageError, match=r"^WARREADER_MOUSE: 'mouse' must be true or false$"):
        load_config(None, {"WARREADER_MOUSE": "maybe"})


def test_keys_may_be_written_as_toml_has_it(file):
    file.write_text('[keys]\n"list.down" = "j n"\nfilter.open = ["f", "F"]\nhelp.open = ""\n', encoding="utf-8")
    assert load_config(file, {}).keys == (
        OwnKeys("list.down", "j n", f"{file}, line 2"),
        OwnKeys("filter.open", "f F", f"{file}, line 3"),
        OwnKeys("help.open", "", f"{file}, line 4"),
    )


def test_a_file_of_windows_may_begin_with_a_mark(file):
    file.write_bytes(b"\xef\xbb\xbfwidth = 50\r\n")
    assert load_config(file, {}).width == 50


def test_themes_are_our_own_and_those_of_the_toolkit():
    from textual.theme import BUILTIN_THEMES

    assert set(THEMES) == {"dark", "light", "terminal", "ansi"} | set(BUILTIN_THEMES)


def test_presets_are_those_of_the_reader():
    from warreader.tui.keys.presets import PRESETS as KNOWN

    assert set(PRESETS) == set(KNOWN)
