"""Reading articles again by the engines, and files again as they are now."""

from __future__ import annotations

import zipfile


def test_an_import_without_the_engines_says_what_is_left_to_do(run, tmp_path, crawl):
    archive = ("--archive", str(tmp_path / "archive"))
    outcome = run("import", "--no-annotate", str(crawl), *archive)
    assert outcome.code == 0
    assert "8 stored wait for the engines: warreader reannotate" in outcome.err
    assert [form["annotated"] for form in run("list", "--json", *archive).objects] == [False] * 8
    lines = run("list", *archive).lines
    assert all("not annotated" in line and "unknown yet" in line for line in lines)
    identity = run("list", "--json", "Kharkiv", *archive).objects[0]["id"]
    shown = run("show", identity, *archive)
    assert "not annotated yet" in shown.out
    assert "Kharkiv was shelled on Tuesday" in shown.out
    outcome = run("reannotate", *archive)
    assert (outcome.code, outcome.err) == (0, "8 of 8 articles annotated\n")
    assert [form["annotated"] for form in run("list", "--json", *archive).objects] == [True] * 8
    assert "not annotated" not in run("list", *archive).out
    assert "nothing to do" in run("reannotate", *archive).err


def test_the_ledger_of_an_import_without_the_engines_counts_what_waits(run, tmp_path, crawl):
    outcome = run("import", "--no-annotate", "--json", str(crawl), "--archive", str(tmp_path / "archive"))
    (ledger,) = outcome.objects
    assert (ledger["stored"], ledger["unannotated"]) == (8, 8)


def test_reannotate_takes_a_query_and_answers_in_json(run, tmp_path, crawl):
    archive = ("--archive", str(tmp_path / "archive"))
    run("import", "--no-annotate", str(crawl), *archive)
    outcome = run("reannotate", "--json", "Sumy", *archive)
    assert outcome.objects == [{"found": 5, "done": 5, "problems": []}]
    assert len(run("list", "--json", "is:unannotated", *archive).objects) == 3


def test_what_a_stopped_import_left_to_do_is_told_by_check_and_done_by_reannotate(run, tmp_path, crawl):
    archive = ("--archive", str(tmp_path / "archive"))
    run("import", str(crawl), *archive)
    (tmp_path / "archive" / "unsettled").touch()
    checked = run("check", *archive)
    assert checked.code == 0
    assert checked.err.endswith("to finish it: warreader reannotate\n")
    assert "done is what was left to do" in run("reannotate", *archive).err
    assert run("check", *archive).err == ""
    assert "nothing to do" in run("reannotate", *archive).err


def test_files_that_are_as_they_were_are_found_so_in_every_format(run, tmp_path, crawl):
    archive = ("--archive", str(tmp_path / "archive"))
    run("import", str(crawl), *archive)
    outcome = run("verify", *archive)
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == "8 origins: 8 unchanged\n"


def test_what_changed_and_what_is_gone_is_named(run, tmp_path, crawl):
    archive = ("--archive", str(tmp_path / "archive"))
    run("import", str(crawl), *archive)
    lines = (crawl / "b.jsonl").read_text().splitlines()
    (crawl / "b.jsonl").write_text("\n".join([lines[4], lines[0], lines[1].replace("hit", "spared"), *lines[2:4]]))
    (crawl / "a.txt").unlink()
    with zipfile.ZipFile(crawl / "d.zip", "w") as packed:
        packed.writestr("e/f.txt", "Kyiv was not shelled on Tuesday, the mayor said.\n")
    outcome = run("verify", *archive)
    assert outcome.code == 3
    assert [line.split("  ", 1)[1] for line in outcome.lines] == [
        f"changed  {crawl}/b.jsonl#2",
        f"changed  {crawl}/d.zip/e/f.txt",
        f"gone  {crawl}/a.txt",
    ]
    assert "5 unchanged, 2 changed, 1 gone" in outcome.err
    (form,) = run("verify", "--json", *archive).objects
    assert (form["same"], form["changed"], form["gone"], form["elsewhere"]) == (5, 2, 1, 0)
    assert {one["location"] for one in form["noted"]} == {
        f"{crawl}/{name}" for name in ("b.jsonl#2", "d.zip/e/f.txt", "a.txt")
    }
    assert all(len(one["sha256"]) == 64 and one["id"] for one in form["noted"])


def test_a_file_that_is_only_gone_is_no_fault(run, tmp_path, crawl):
    archive = ("--archive", str(tmp_path / "archive"))
    run("import", str(crawl), *archive)
    (crawl / "a.txt").rename(crawl / "z.txt")
    (crawl / "b.jsonl").unlink()
    (crawl / "b.jsonl").symlink_to(crawl / "b.jsonl")
    outcome = run("verify", *archive)
    assert outcome.code == 0
    assert "2 unchanged, 6 gone" in outcome.err


def test_a_file_that_cannot_be_read_is_told(run, tmp_path, crawl, monkeypatch):
    archive = ("--archive", str(tmp_path / "archive"))
    run("import", str(crawl), *archive)

    def refuse(path: str) -> str:  # whoever runs the tests may be root, whom no permission stops
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("warreader.ingest.verification._hash", refuse)
    outcome = run("verify", *archive)
    assert outcome.code == 3
    assert outcome.lines[0].endswith(f"cannot be read  {crawl}/a.txt")


def test_standard_input_cannot_be_looked_at_again(alone, tmp_path):
    alone("import", "-", "--archive", str(tmp_path / "a"), given=b'{"text": "Kharkiv was shelled again."}\n')
    done = alone("verify", "--archive", str(tmp_path / "a"))
    assert done.returncode == 0
    assert b"1 not looked at: addresses and standard input" in done.stderr
