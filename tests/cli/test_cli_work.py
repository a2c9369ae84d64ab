"""What a reader does from the command line, on a copy of the archive of the seeds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run


def test_one_article_is_tagged_by_its_id_and_undo_takes_it_back(mine: Run, identity: str) -> None:
    assert mine("tag", identity[:8], "+Hospital", "+second source").code == 0
    assert mine("list", "tag:hospital", "--json").objects[0]["tags"] == ["hospital", "second-source"]
    assert [one["tag"] for one in mine("tags", "--json").objects] == ["hospital", "second-source"]
    assert mine("facets", "--json").objects[0]["tag"] == [
        {"key": "hospital", "name": "hospital", "count": 1},
        {"key": "second-source", "name": "second-source", "count": 1},
    ]
    assert "undone: +hospital +second-source on 1 article" in mine("undo").err
    assert mine("tags").code == 1
    assert mine("undo").code == 1


def test_more_than_one_article_is_tagged_only_with_yes(mine: Run) -> None:
    asked = mine("tag", "city:Kharkiv", "-nosuchword", "+war")
    assert (asked.code, "+war on 3 articles: say --yes" in asked.err) == (2, True)
    assert mine("list", "tag:war").code == 1
    assert mine("tag", "city:Kharkiv", "+war", "--yes").code == 0
    assert len(mine("list", "tag:war").lines) == 3
    mine("tag", "tag:war title:killed", "-war")
    assert len(mine("list", "tag:war").lines) == 2


@pytest.mark.parametrize(
    ("words", "code"),
    [(["city:Kharkiv"], 2), (["+war"], 2), (["title:killed", "+"], 2), (["nothingofthekind", "+war"], 1)],
)
def test_a_tag_command_that_makes_no_sense_changes_nothing(mine: Run, words: list[str], code: int) -> None:
    assert mine("tag", *words).code == code
    assert mine("tags").code == 1


def test_the_beginning_of_an_id_that_is_taken_for_a_word_is_told(mine: Run, identity: str) -> None:
    assert "of an ID, write eight digits here" in mine("tag", identity[:5], "+war").err
    assert "eight digits" not in mine("tag", "nothingofthekind", "+war").err


def test_a_long_passage_is_told_by_its_beginning(mine: Run, identity: str) -> None:
    assert "…”; warreader undo" in mine("note", identity, "--paragraph", "3", "who counted?").err


def test_a_note_on_a_paragraph_is_listed_with_its_words_and_changed_and_removed(mine: Run, identity: str) -> None:
    assert mine("note", identity, "--paragraph", "2", "who", "counted?").code == 0
    assert mine("note", identity, "--quote", "regional military hospital", "which one?").code == 0
    told = mine("notes").out
    assert "(paragraph 2)" in told
    assert "“regional military hospital”" in told
    assert "who counted?" in told
    form = mine("notes", identity, "--json").objects[0]
    text = mine("show", identity, "--raw").out
    assert text[form["passage"]["start"] : form["passage"]["end"]] == "regional military hospital"
    assert mine("note", "--edit", str(form["note"]), "the one on Freedom Square").code == 0
    assert len(mine("list", "note:freedom").lines) == 1
    assert mine("note", "--remove", str(form["note"])).code == 0
    assert mine("list", "note:freedom").code == 1
    assert [one["text"] for one in mine("show", identity, "--json").objects[0]["notes"]] == ["who counted?"]


def test_a_note_on_what_is_not_there_is_none(mine: Run, identity: str) -> None:
    assert mine("note", identity, "--paragraph", "99", "x").code == 1
    assert mine("note", identity, "--quote", "these words are not in it", "x").code == 1
    assert mine("note", identity).code == 2
    assert mine("note", identity, " ").code == 2
    assert mine("notes").code == 1


def test_date_city_and_headline_are_corrected_and_taken_back(mine: Run, identity: str) -> None:
    assert mine("correct", identity, "--date", "2022-03-04", "--city", "Чугуїв", "--title", "Mine").code == 0
    row = mine("list", "basis:corrected", "--json").objects[0]
    assert (row["title"], row["published"]["date"], row["cities"][0]["name"]) == ("Mine", "2022-03-04", "Chuhuiv")
    assert len(mine("list", "about:Chuhuiv date:2022-03-04 title:mine").lines) == 1
    assert "corrected by you" in mine("show", identity).out
    assert mine("show", identity, "--json").objects[0]["corrected"] == ["date", "cities", "title"]
    assert mine("correct", identity, "--date", "unknown").code == 0
    assert identity in [one["id"] for one in mine("list", "date:unknown", "--json").objects]
    assert mine("correct", identity, "--clear").code == 0
    assert mine("list", "is:corrected").code == 1
    mine("undo")
    assert len(mine("list", "is:corrected title:mine").lines) == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [(["--date", "yesterday"], 2), (["--city", "Nosuchcityanywhere"], 1), ([], 2), (["--clear", "--title", "x"], 2)],
)
def test_a_correction_that_makes_no_sense_changes_nothing(
    mine: Run, identity: str, words: list[str], code: int
) -> None:
    assert mine("correct", identity, *words).code == code
    assert mine("list", "is:corrected").code == 1


def test_a_saved_search_is_listed_with_its_articles_and_what_is_new(mine: Run, tmp_path: Path) -> None:
    assert mine("searches").code == 1
    assert mine("searches", "add", "front", "city:Kharkiv", "-sport").code == 0
    assert mine("searches", "--json").objects == [
        {"name": "front", "query": "city:Kharkiv -sport", "total": 3, "new": 0}
    ]
    (tmp_path / "new.txt").write_text(
        "KHARKIV, March 9 (Reuters) - Shells hit Kharkiv again on Wednesday, officials said."
    )
    mine("import", str(tmp_path / "new.txt"))
    assert mine("searches", "--json").objects[0]["total"] == 4
    assert mine("searches", "seen", "front").code == 0
    assert mine("searches", "--json").objects[0]["new"] == 0
    assert mine("searches", "remove", "front").code == 0
    for words in (["add", "x", "city:("], ["add", "x"], ["nonsense"]):
        assert mine("searches", *words).code == 2


def test_an_article_is_cited_in_every_form(mine: Run, identity: str) -> None:
    digest = mine("show", identity, "--json").objects[0]["origins"][0]["sha256"]
    for style in ("plain", "markdown", "bibtex", "csl-json"):
        told = mine("cite", identity, "--format", style, "--paragraph", "2")
        assert told.code == 0
        assert digest in told.out
        assert "2 March 2022 (stated in the text)" in told.out
        assert "paragraph 2" in told.out
    assert mine("cite", identity, "--paragraph", "99").code == 1
    assert mine("cite", "ffffffff").code == 1


def test_an_export_says_what_it_wrote_and_refuses_a_folder_of_others(mine: Run, tmp_path: Path) -> None:
    told = mine("export", "city:Kharkiv", "--to", str(tmp_path / "out"))
    assert (told.code, "3 articles, for city:Kharkiv: 5 files in" in told.err) == (0, True)
    manifest = json.loads((tmp_path / "out" / "warreader-export.json").read_text())
    assert manifest["engines"].startswith(manifest["version"])
    told = mine("export", "--to", str(tmp_path / "s"), "--format", "csv", "--excel", "--sample", "2", "--seed", "7")
    assert "2 of 3 articles, seed 7: 2 files in" in told.err
    assert (tmp_path / "s" / "articles.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert mine("export", "--to", str(tmp_path)).code == 2
    assert mine("export", "nothingofthekind", "--to", str(tmp_path / "n")).code == 1
    assert mine("export").code == 2
    assert mine("export", "--to", str(tmp_path / "x"), "--excel").code == 2
    assert not (tmp_path / "x").exists()


def test_a_comma_parts_tags(mine: Run, identity: str) -> None:
    assert mine("tag", identity, "+hospital,children", "+school,").code == 0
    assert mine("list", "tag:children", "--json").objects[0]["tags"] == ["children", "hospital", "school"]


def test_a_saved_search_that_gives_way_is_named(mine: Run) -> None:
    assert mine("searches", "add", "front", "city:Kharkiv").err == "saved front: city:Kharkiv\n"
    assert mine("searches", "add", "front", "city:Kyiv").err == "saved front: city:Kyiv (in place of city:Kharkiv)\n"


def test_a_backup_never_takes_the_place_of_another_file_and_an_older_backup_may_go(
    mine: Run, identity: str, tmp_path: Path
) -> None:
    mine("tag", identity, "+hospital")
    letter = tmp_path / "letter.txt"
    letter.write_text("precious")
    refused = mine("backup", str(letter))
    assert (refused.code, letter.read_text(), "is no backup" in refused.err) == (2, "precious", True)
    assert [mine("backup", str(tmp_path / "work.db")).code for _ in range(2)] == [0, 0]


def test_what_is_no_backup_is_not_called_damaged(mine: Run, tmp_path: Path) -> None:
    other = tmp_path / "letter.txt"
    other.write_text("precious")
    refused = mine("restore", str(other))
    assert (refused.code, refused.err) == (4, f"warreader: {other} is no backup of warreader; nothing was changed\n")


def test_a_citation_in_csl_has_the_name_that_the_export_gives_it(mine: Run, identity: str) -> None:
    assert mine("cite", identity, "--format", "csl").out == mine("cite", identity, "--format", "csl-json").out


def test_an_export_of_an_empty_archive_says_so(run: Run, tmp_path: Path) -> None:
    run("import", str(tmp_path), "--archive", str(tmp_path / "archive"))
    nothing = run("export", "--to", str(tmp_path / "out"), "--archive", str(tmp_path / "archive"))
    assert (nothing.code, "there are no articles; nothing was exported" in nothing.err) == (1, True)


def test_what_nobody_says_to_have_captured_is_told_by_its_date(run: Run, tmp_path: Path) -> None:
    story = "Four people were killed in Kharkiv on Wednesday when a shell hit a queue for bread, the governor said."
    pages = [
        {"text": f"{story} {more}", "date": f"2022-03-0{day}", "url": "https://example.org/1"}
        for day, more in ((2, ""), (3, "Two more died."))
    ]
    (tmp_path / "two.jsonl").write_text("\n".join(map(json.dumps, pages)))
    archive = ("--archive", str(tmp_path / "archive"))
    run("import", str(tmp_path / "two.jsonl"), *archive)
    late, early = (form["id"] for form in run("list", "--json", "is:superseded OR -is:superseded", *archive).objects)
    line = run("show", early, *archive).lines[2]
    assert line.startswith(f"version 1 of 2 of this page, published 2022-03-02; there is a later one; others: {late} (")
    versions = run("show", early, "--json", *archive).objects[0]["versions"]
    assert [(one["captured"], one["published"]["date"]) for one in versions] == [
        (None, "2022-03-02"),
        (None, "2022-03-03"),
    ]
    assert all(one["imported"] for one in versions)


def test_a_text_of_two_outlets_tells_both_and_stays_while_one_of_them_has_it(run: Run, tmp_path: Path) -> None:
    wire = {"title": "Shells hit a school", "date": "2022-03-02", "text": "Shells hit a school in Kharkiv. Two died."}
    one, other = {"url": "https://one.example/1", "source": "One"}, {"url": "https://two.example/1", "source": "Two"}
    records = [wire | one, wire | other, wire | one | {"text": f"{wire['text']} Later: three."}]
    (tmp_path / "wire.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    archive = ("--archive", str(tmp_path / "archive"))
    run("import", "--no-annotate", str(tmp_path / "wire.jsonl"), *archive)
    listed = run("list", "--json", *archive).objects
    first = next(form for form in listed if form["elsewhere"])
    assert len(listed) == 2
    assert first["elsewhere"] == [{"source": "Two", "url": "https://two.example/1"}]
    assert [form["id"] for form in run("list", "--json", "source:Two", *archive).objects] == [first["id"]]
    shown = run("show", "--json", first["id"], *archive).objects[0]
    assert [(one["source"], one["url"]) for one in shown["origins"]] == [(None, None), ("Two", "https://two.example/1")]
    assert not any(version["superseded"] for version in shown["versions"])
    told = "also published: Two, https://two.example/1"
    assert told in run("show", first["id"], *archive).out
    assert told in run("cite", first["id"], *archive).out
