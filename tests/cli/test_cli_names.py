"""`warreader names` from the outside."""

from __future__ import annotations

import json
import shutil

import pytest


@pytest.fixture
def names(run, seeds, tmp_path):
    folder = shutil.copytree(seeds, tmp_path / "archive")
    return lambda *words: run("names", "--archive", str(folder), *words)


def test_joined_names_are_listed_with_the_number_of_their_articles(names):
    outcome = names()
    assert outcome.code == 0
    assert "Oleh Syniehubov <- Oleg Synegubov, Oleh Sinegubov (2)" in outcome.lines


def test_a_name_is_found_by_any_spelling_and_by_its_sound(names):
    assert (
        names("Sinegubov").lines
        == names("Syniehubov").lines
        == ["Oleh Syniehubov <- Oleg Synegubov, Oleh Sinegubov (2)"]
    )


def test_a_query_with_fields_lists_the_people_of_its_articles(names):
    assert any(line.startswith("Oleh Syniehubov") for line in names("about:Kharkiv").lines)
    assert names("about:Paris").code == 1


def test_of_the_people_of_a_query_those_come_first_whom_most_of_its_articles_name(run, tmp_path):
    in_london = [f"Ben Wallace spoke in London on day {day}, he said." for day in range(3)]
    in_kyiv = [f"Vitali Klitschko spoke in Kyiv on day {day}, he said." for day in range(2)]
    texts = [*in_london, *in_kyiv, "Ben Wallace visited Kyiv, he said."]
    (tmp_path / "texts.jsonl").write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    archive = ("--archive", str(tmp_path / "archive"))
    assert run("import", str(tmp_path / "texts.jsonl"), *archive).code == 0
    assert run("names", "city:Kyiv", *archive).lines == ["Vitali Klitschko (2)", "Ben Wallace (1)"]
    assert run("names", "city:Kyiv", "--limit", "1", *archive).lines == ["Vitali Klitschko (2)"]


def test_every_join_says_why(names):
    outcome = names("Synegubov", "--explain")
    assert outcome.lines[0] == "Oleh Syniehubov (2)"
    assert any(line.split() == ["Oleh", "Sinegubov", "sounds", "the", "same", "(1)"] for line in outcome.lines)


def test_a_split_is_seen_at_once_told_and_undone(names):
    split = names("split", "Oleg Synegubov", "Oleh Sinegubov")
    assert split.code == 0
    assert sorted(split.lines) == ["Oleh Sinegubov (1)", "Oleh Syniehubov <- Oleg Synegubov (1)"]
    assert names("--decided").lines == ["Oleh Sinegubov is not Oleg Synegubov"]
    assert "kept apart from Oleg Synegubov by you" in names("Sinegubov", "--explain").out
    undone = names("split", "Oleg Synegubov", "Oleh Sinegubov", "--undo")
    assert undone.lines == ["Oleh Syniehubov <- Oleg Synegubov, Oleh Sinegubov (2)"]
    assert names("--decided").code == 1


def test_names_that_no_rule_joins_are_joined_by_the_reader(names):
    joined = names("join", "Oleg Synegubov", "Ben Wallace", "--json")
    (group,) = joined.objects
    assert {one["spelling"] for one in group["spellings"]} == {"Oleg Synegubov", "Oleh Sinegubov", "Ben Wallace"}
    assert any("joined by you" in one["reason"] for one in group["spellings"])
    assert names("join", "Oleg Synegubov", "Ben Wallace", "--undo").code == 0
    assert names("Wallace").lines == ["Ben Wallace (1)"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("split", "Oleg Synegubov"), 2, "needs a name and a spelling"),
        (("split", "Oleg Synegubov", "Ben Wallace"), 2, "is not joined to"),
        (("split", "Nobody Known", "Ben Wallace"), 1, "no article has the name"),
        (("--undo",), 2, "--undo goes with"),
        (("--typos", "--decided"), 2, "do not go together"),
        (("--typos",), 1, "no name looks like a typing error"),
        (("Nobodyatall",), 1, "no name fits"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(names, words, code, said):
    outcome = names(*words)
    assert (outcome.code, outcome.out) == (code, "")
    assert said in outcome.err
    assert len(outcome.err.splitlines()) == 1
