"""What goes wrong: one line that says what, where and what to do, the right exit code, never a traceback."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

FULL = Path("/dev/full")
ONE_ARTICLE = b'{"text": "Kharkiv was shelled on Tuesday, the mayor said."}\n'


def assert_one_line(outcome, code, *words):
    assert outcome.code == code, outcome.err
    assert outcome.out == ""
    assert outcome.err.count("\n") == 1
    assert outcome.err.startswith("warreader: ")
    for word in words:
        assert word in outcome.err


@pytest.mark.parametrize(
    ("query", "word"), [("nosuch:x", "nosuch"), ('"open', "quote"), ("date:2022-13", "2022-13"), ("(a", "a")]
)
@pytest.mark.parametrize("command", ["list", "facets"])
def test_a_query_that_cannot_be_understood_is_wrong_use(on_seeds, command, query, word):
    assert_one_line(on_seeds(command, query), 2, word)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("list", "--nosuch"), "--nosuch"),
        (("show",), "ID"),
        (("show", "a", "b"), "b"),
        (("list", "--limit", "0"), "0"),
        (("list", "--sort", "sideways"), "sideways"),
        (("--nosuch",), "--nosuch"),
        (("--archive",), "--archive"),
        (("no/such/path",), "no/such/path"),
        (("import", "no/such/path"), "no/such/path"),
        (("import",), "nothing to import"),
        (("list", "--config", "no/such.toml"), "no/such.toml"),
    ],
)
def test_wrong_use_is_2_and_says_what_is_wrong(run, words, said):
    assert_one_line(run(*words), 2, said)


@pytest.mark.parametrize("command", ["facets", "notes", "names", "remove", "export"])
def test_a_mistaken_option_names_the_help_of_its_own_command(on_seeds, tmp_path, command):
    words = ["--to", str(tmp_path / "out")] if command == "export" else []
    assert_one_line(on_seeds(command, *words, "--nosuch"), 2, f"see warreader {command} --help")


def test_a_path_that_is_missing_stops_an_import_before_anything_is_stored(run, tmp_path):
    (tmp_path / "a.txt").write_text("Kharkiv was shelled.")
    folder = tmp_path / "archive"
    assert run("import", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--archive", str(folder)).code == 2
    assert not folder.exists()


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("city:Kyiv", "to search: warreader list city:Kyiv;"),
        ("killed city:Kyiv", "to search: warreader list 'killed city:Kyiv';"),
        ("hospital", "to search: warreader list hospital;"),
        ("exprt", "did you mean warreader export?"),
        ("help", "did you mean warreader --help?"),
        ("gone.txt", "gone.txt; warreader --help"),
        ("city:", "city:; warreader --help"),
    ],
)
def test_what_is_no_path_but_can_be_searched_for_says_how(run, word, said):
    assert_one_line(run(word), 2, said)


def test_nothing_found_is_1(on_seeds, run, tmp_path):
    assert_one_line(on_seeds("list", "zzzz"), 1, "zzzz")
    assert_one_line(on_seeds("facets", "zzzz"), 1)
    assert_one_line(on_seeds("show", "ffffffffffffffff"), 1, "ffff")
    assert_one_line(on_seeds("show", "no-such-slug"), 1, "no-such-slug")
    assert_one_line(run("list", "--archive", str(tmp_path / "none")), 1, "none")


def test_an_import_names_the_files_that_there_was_nothing_to_read_in(run, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("Kharkiv was shelled on Tuesday, the mayor said.")
    for number in range(5):
        (folder / f"empty{number}.txt").write_text("")
    (folder / "picture.txt").write_bytes(bytes(range(256)) * 8)
    archive = ("--archive", str(tmp_path / "archive"))
    told = run("import", str(folder), *archive).err.splitlines()
    named = next(line for line in told if line.startswith("  5 empty: "))
    assert named.count("empty") == 4
    assert named.endswith(", …")
    assert any(line.startswith("  1 binary: ") and line.endswith("picture.txt") for line in told)
    passed = json.loads(run("import", str(folder), "--json", *archive).out)["passed"]
    assert [one["reason"] for one in passed].count("empty") == 5
    assert {*passed[0]} == {"location", "reason", "detail"}


def test_a_command_without_an_archive_says_that_it_uses_none(run):
    told = " ".join(run("annotate", "--help").out.split())
    assert "not used: this command has no archive" in told
    assert "WARREADER_ARCHIVE" not in told


def test_a_folder_without_articles_is_1_and_an_empty_file_is_no_error(run, tmp_path):
    (tmp_path / "empty").mkdir()
    assert_one_line(run(str(tmp_path / "empty")), 1, "no article")
    archive = ("--archive", str(tmp_path / "archive"))
    assert run("import", str(tmp_path / "empty"), *archive).code == 1
    (tmp_path / "empty.txt").write_bytes(b"")
    outcome = run("import", str(tmp_path / "empty.txt"), *archive)
    assert outcome.code == 0
    assert "1 empty" in outcome.err


def test_an_identity_that_is_not_unique_is_wrong_use(run, tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_text("".join(f'{{"text": "Kharkiv {number}"}}\n' for number in range(40)))
    archive = ("--archive", str(tmp_path / "a"))
    run("import", str(file), *archive)
    first = [form["id"][0] for form in run("list", "--json", *archive).objects]
    twice = next(digit for digit in first if first.count(digit) > 1)
    assert_one_line(run("show", twice, *archive), 2, "write more")


def test_part_of_an_import_that_could_not_be_read_is_3_and_the_rest_is_there(run, tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_bytes(ONE_ARTICLE + b"{broken\n" + ONE_ARTICLE.replace(b"Kharkiv", b"Sumy"))
    archive = ("--archive", str(tmp_path / "a"))
    outcome = run("import", str(file), *archive)
    assert outcome.code == 3
    assert f"{file}#2: broken JSON" in outcome.err
    assert len(run("list", *archive).lines) == 2


@pytest.mark.parametrize("content", [b"hello, I am a shopping list\n" * 100, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_an_archive_that_is_none_is_4_and_left_as_it_is(run, tmp_path, content):
    (tmp_path / "archive.db").write_bytes(content)
    for words in (("list",), ("facets",), ("show", "a"), ()):
        assert_one_line(run(*words, "--archive", str(tmp_path)), 4, "archive.db")
    assert (tmp_path / "archive.db").read_bytes() == content


def test_a_newer_archive_is_4_and_left_as_it_is(run, tmp_path, seeds):
    with sqlite3.connect(seeds / "archive.db") as old, sqlite3.connect(tmp_path / "archive.db") as new:
        old.backup(new)
    new.execute("PRAGMA user_version = 99")
    new.close()
    before = (tmp_path / "archive.db").read_bytes()
    assert_one_line(run("list", "--archive", str(tmp_path)), 4, "newer")
    assert (tmp_path / "archive.db").read_bytes() == before


def test_settings_that_do_not_exist_are_named_with_their_neighbour(run, tmp_path):
    (tmp_path / "c.toml").write_text('teme = "dark"\n')
    assert_one_line(run("list", "--config", str(tmp_path / "c.toml")), 2, "teme", "'theme'")
    (tmp_path / "c.toml").write_text('cleaning = "bold"\n')
    assert_one_line(run("list", "--config", str(tmp_path / "c.toml")), 2, "cleaning", "normal, cautious")
    (tmp_path / "c.toml").write_text("theme = \n")
    assert_one_line(run("list", "--config", str(tmp_path / "c.toml")), 2, "TOML")


def test_a_fault_of_the_program_is_one_line_too(run, monkeypatch):
    monkeypatch.setattr("warreader.cli.start.understand", lambda _: 1 / 0)
    assert_one_line(run("list"), 70, "ZeroDivisionError")


def test_annotate_answers_a_bad_line_and_goes_on(alone):
    lines = (
        b'{"id": 1, "text": "a"}',
        b"broken",
        b"[]",
        b"",
        b'{"id": "x"}',
        b'{"id": null, "text": ["p", "q"]}',
        b"\xff",
        b'{"id": 2.5, "text": "b"}',
    )
    done = alone("annotate", given=b"\n".join(lines))
    forms = [json.loads(line) for line in done.stdout.splitlines()]
    assert [form["id"] for form in forms] == [1, None, None, "x", None, None, 2.5]
    assert ["error" in form for form in forms] == [False, True, True, True, False, True, False]
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("words", [["list"], ["list", "--json"], ["facets", "--json"], [], ["--help"]])
def test_a_closed_pipe_is_no_error(seeds, words):
    archive = [] if words == ["--help"] else ["--archive", str(seeds)]
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "warreader", *words, *archive]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_without_unicode_in_the_environment_nothing_fails(alone, seeds):
    ascii_only = {
        "LANG": "C",
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONIOENCODING": "ascii",
        "PYTHONCOERCECLOCALE": "0",
    }
    done = alone("list", "--archive", str(seeds), **ascii_only)
    assert done.returncode == 0, done.stderr
    assert "≈2022-02-27" in done.stdout.decode()
    done = alone("list", "Харків-немає", "--archive", str(seeds), **ascii_only)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


def test_help_and_version_say_what_they_should(run):
    outcome = run("--help")
    assert outcome.code == 0
    for command in ("import", "list", "show", "facets", "annotate"):
        assert command in outcome.out
        assert "Example" in run(command, "--help").out
    assert run("--version").out.startswith("warreader ")


def test_a_word_that_names_a_command_is_the_command_and_a_path_may_be_written_otherwise(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list").write_text("Kharkiv was shelled on Tuesday.\n")
    assert "Kharkiv was shelled" in run("./list").out
    assert "Kharkiv was shelled" not in run("list").out


def test_an_answer_is_one_line_for_every_program_that_reads_lines(alone):
    text = "Kharkiv was shelled\u2028on Tuesday,\x85the mayor\u2029said\u00ad.\x1c"
    given = "".join(json.dumps({"id": number, "text": text}) + "\n" for number in range(2)).encode()
    lines = alone("annotate", given=given).stdout.decode().splitlines()
    assert [json.loads(line)["text"] for line in lines] == [text, text]


def test_every_command_is_in_the_help_once_with_its_whole_first_sentence(run):
    from warreader.cli.commands.group import warreader

    lines = [line.split(None, 1) for line in run("--help").out.splitlines()]
    listed = [words[0] for words in lines if len(words) > 1 and words[0] in warreader.commands]
    assert sorted(listed) == sorted(warreader.commands)
    assert "..." not in run("--help").out.replace("[ARGS]...", "")


@pytest.mark.parametrize("words", [("list",), ("facets", "--json"), ("--help",)])
def test_a_standard_output_that_was_closed_is_no_fault(seeds, words):
    command = [sys.executable, "-m", "warreader", "--archive", str(seeds), *words]
    done = subprocess.run(["sh", "-c", 'exec "$@" >&-', "sh", *command], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not FULL.exists(), reason="the system has no device that is always full")
def test_a_full_disk_under_the_output_is_named(seeds):
    command = [sys.executable, "-m", "warreader", "list", "--json", "--archive", str(seeds)]
    with FULL.open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 70
    assert "disk is full" in done.stderr
    assert done.stderr.count("\n") == 1


def test_an_archive_that_is_a_file_is_wrong_use(run, tmp_path):
    (tmp_path / "notes").write_text("mine")
    assert_one_line(run("list", "--archive", str(tmp_path / "notes")), 2, "is a file")
    assert (tmp_path / "notes").read_text() == "mine"


@pytest.mark.parametrize("words", [("show", "0c09", "--json", "--folded"), ("list", "--explain", "--json")])
def test_options_that_exclude_each_other_are_wrong_use(on_seeds, words):
    assert_one_line(on_seeds(*words), 2, "do not go together")


def test_a_query_error_quotes_the_part_at_fault(on_seeds):
    assert_one_line(on_seeds("list", 'Kharkiv "open end'), 2, '"open end', "put a")


@pytest.mark.skipif(sys.platform == "win32", reason="limits of the shell")
def test_what_is_stored_can_be_read_where_nothing_more_can_be_written(seeds, tmp_path):
    folder = tmp_path / "archive"
    shutil.copytree(seeds, folder, ignore=shutil.ignore_patterns("*-wal", "*-shm"))
    limited = (
        "import resource, signal, sys; from warreader.cli.start import main; "
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)); "
        "sys.exit(main(sys.argv[1:]))"
    )

    def run_limited(*words):
        command = [sys.executable, "-c", limited, *words, "--archive", str(folder)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    listed = run_limited("list")
    assert (listed.returncode, listed.stdout.count("\n")) == (0, 3)
    refused = run_limited("tag", "title:killed", "+hospital")
    assert (refused.returncode, refused.stderr.count("\n")) == (4, 1)
    assert "cannot be written" in refused.stderr


@pytest.mark.parametrize(("query", "code"), [("nosuch:x", 2), ("zzzz", 1), ("Kharkiv", 0)])
def test_a_line_that_standard_error_does_not_take_changes_no_exit_code(seeds, query, code):
    command = [sys.executable, "-m", "warreader", "list", "--archive", str(seeds), query]
    with FULL.open("wb") as full:
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=full, timeout=60, check=False)
    assert done.returncode == code


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["import", ""], "an empty path"),
        ([""], "an empty path"),
        (["list", "--archive", ""], "--archive is empty"),
        (["--archive=", "list"], "--archive is empty"),
        (["--archive="], "--archive is empty"),
        (["config", "--config="], "--config is empty"),
        (["export", "--to="], "where to?"),
        (["import", "ftp://example.org/x"], "only addresses that begin with https:// or http://"),
        (["list", "(" * 5_000], "((((…"),
    ],
)
def test_what_a_script_leaves_empty_or_too_long_is_refused_in_one_short_line(run, words, said):
    outcome = run(*words)
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
    assert said in outcome.err
    assert len(outcome.err) < 200
