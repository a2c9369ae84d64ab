"""`warreader config`: every setting and key, with its value and where that comes from."""

from __future__ import annotations

import json

import pytest

from warreader.config import SETTINGS
from warreader.tui.keys.actions import ACTIONS


@pytest.fixture(autouse=True)
def plain(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("WARREADER_ARCHIVE", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)


def test_every_setting_shows_with_value_source_and_meaning(run, tmp_path, monkeypatch):
    file = tmp_path / "c.toml"
    file.write_text('theme = "light"\n[keys]\npreset = "newsboat"\ntheme = "F12"\n', encoding="utf-8")
    monkeypatch.setenv("WARREADER_WIDTH", "70")
    done = run("config", "--config", str(file))
    assert done.code == 0
    assert done.lines[0] == f"settings file: {file}"
    for setting in SETTINGS:
        assert setting.meaning in done.out
    assert f"theme          light  ({file}, line 1)" in done.out
    assert "width          70  (WARREADER_WIDTH)" in done.out
    assert f"keys.preset    newsboat  ({file}, line 3)" in done.out
    assert "workers        0  (default)" in done.out
    assert f"F12                  Change between dark and light  [{file}, line 4]" in done.out


def test_json_has_default_and_choices_too(run, tmp_path):
    done = run("config", "--json", "--archive", str(tmp_path))
    (form,) = done.objects
    assert form["file"] is None
    rows = {row["name"]: row for row in form["settings"]}
    assert list(rows) == [setting.name for setting in SETTINGS]
    assert rows["theme"]["value"] == rows["theme"]["default"] == "dark"
    assert "terminal" in rows["theme"]["choices"]
    assert (rows["archive"]["value"], rows["archive"]["source"]) == (str(tmp_path), "--archive")
    assert rows["archive"]["variable"] == "WARREADER_ARCHIVE"


def test_every_key_can_be_listed(run):
    form = json.loads(run("config", "--json", "--keys").out)
    assert [row["action"] for row in form["keys"]] == [action.id for action in ACTIONS]
    assert next(row for row in form["keys"] if row["action"] == "reading.top")["keys"] == ["gg", "home"]
    lines = run("config", "--keys").out
    assert all(f"keys.{action.id} " in lines for action in ACTIONS)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[keys]\n"list.dwon" = "j"', "line 2: unknown action 'list.dwon'; did you mean 'list.down'?"),
        ('[keys]\ntheme = "R"', "line 2: 'R' of theme is a key of article.source"),
        ("with = 3", "line 1: unknown setting 'with'; did you mean 'width'?"),
    ],
)
def test_a_mistake_is_one_line_and_2(run, tmp_path, text, said):
    file = tmp_path / "c.toml"
    file.write_text(text, encoding="utf-8")
    done = run("config", "--config", str(file))
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"warreader: {file}, {said}")
    assert done.err.count("\n") == 1


def test_the_reader_refuses_keys_that_do_not_go_together_before_it_takes_the_screen(on_terminal, tmp_path, seeds):
    file = tmp_path / "c.toml"
    file.write_text('[keys]\ntheme = "R"', encoding="utf-8")
    code, received = on_terminal("--archive", str(seeds), "--config", str(file))
    assert code == 2
    assert b"\x1b[?1049h" not in received
    assert b"a key of article.source" in received


def test_no_colour_is_mentioned(run, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert "NO_COLOR is set" in run("config").out


def test_the_actions_are_listed_though_one_is_misspelt(run, tmp_path):
    file = tmp_path / "config.toml"
    file.write_text('[keys]\n"article.stra" = "S"\n')
    listed = run("config", "--keys", "--config", str(file))
    assert listed.code == 2
    assert "keys.article.star" in listed.out
    assert "line 2: unknown action 'article.stra'" in listed.err
