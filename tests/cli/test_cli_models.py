"""`warreader models` from the outside."""

from __future__ import annotations

import json


def test_engines_are_listed_with_what_they_cost_and_how_to_get_them(run):
    outcome = run("models", "--json")
    by_name = {one["engine"]: one for one in outcome.objects}
    assert by_name["own"]["installed"]
    assert by_name["own"]["get"] is None
    assert by_name["spacy:en_core_web_md"]["megabytes"] == 31
    assert by_name["natasha"]["languages"] == ["ru", "uk"]
    assert len(run("models").lines) == len(by_name)


def test_the_chosen_engine_is_marked(run, tmp_path):
    file = tmp_path / "config.toml"
    file.write_text('[entities]\nru = "natasha"\n')
    (natasha,) = [one for one in run("models", "--json", "--config", str(file)).objects if one["engine"] == "natasha"]
    assert natasha["chosen_for"] == ["ru"]


def test_a_file_that_spacy_has_not_released_is_refused(run, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    wheel = tmp_path / "en_core_web_md.whl"
    wheel.write_bytes(b"something else")
    outcome = run("models", "fetch", "en_core_web_md", "--from", str(wheel))
    assert (outcome.code, outcome.out) == (3, "")
    assert "is not the wheel" in outcome.err
    assert len(outcome.err.splitlines()) == 1


def test_wrong_use_is_said_in_one_line(run):
    for words in (
        ("models", "install"),
        ("models", "fetch"),
        ("models", "fetch", "nothing"),
        ("models", "--from", "x"),
    ):
        outcome = run(*words)
        assert (outcome.code, outcome.out) == (2, "")
        assert len(outcome.err.splitlines()) == 1


def test_annotate_without_the_chosen_library_says_how_to_get_it(alone, tmp_path):
    file = tmp_path / "config.toml"
    file.write_text('[entities]\nen = "spacy:en_core_web_lg"\n')
    done = alone("annotate", "--config", str(file), given=json.dumps({"text": "Kharkiv"}).encode())
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"en_core_web_lg" in done.stderr
    assert len(done.stderr.splitlines()) == 1
