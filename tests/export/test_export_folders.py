import csv
import errno
import io
import json
import subprocess
import sys

import pytest
from export_makers import article

from warreader.archive import Archive, Change, Correction
from warreader.article import PartialDate, Span
from warreader.errors import NothingFoundError, UsageError
from warreader.export import FORMATS, Request, export
from warreader.export.folder import DRAFT, JOURNAL, MANIFEST, ExportFolder
from warreader.query import Query, parse
from warreader.text.passages import Passage

FIRST = article(
    "Air strike\n\n# Two *people* died.\n- <b>Listen</b> &lt; to\n1. One\n2 March",
    title="Air strike",
    when="2022-03-02",
)
OTHERS = [article(f"Story {n}\n\nText {n}.", title=f"Story {n}", when=f"2022-03-{n + 3:02}") for n in range(5)]


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path / "archive") as opened:
        opened.add([FIRST, *OTHERS])
        yield opened


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def manifest(folder):
    return json.loads((folder / MANIFEST).read_text(encoding="utf-8"))


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_writes_what_the_manifest_says_and_nothing_else(archive, tmp_path, form):
    summary = export(archive, Request(parse("date:2022-03"), form, engines="1"), tmp_path / "out")
    told = manifest(tmp_path / "out")
    assert names(tmp_path / "out") == sorted([*told["files"], MANIFEST])
    assert (told["query"], told["written"], told["found"], told["engines"]) == ("date:2022-03", 6, 6, "1")
    assert (summary.written, summary.files, summary.told) == (6, len(told["files"]) + 1, "6 articles, for date:2022-03")


def test_markdown_is_named_by_slug_and_shows_the_text_and_nothing_of_its_own(archive, tmp_path):
    archive.marks.apply([FIRST.id], [Change("tag", True, "hospital")])
    start = FIRST.text.index("Two")
    archive.marks.notes.add(FIRST.id, "who *counted*?", Passage.of(FIRST.text, Span(start, start + 12)))
    archive.correct(FIRST.id, Correction(date=PartialDate(2022, 3, 4)))
    export(archive, Request(parse("tag:hospital")), tmp_path / "out")
    page = (tmp_path / "out" / f"{FIRST.slug}.md").read_text(encoding="utf-8")
    assert "\n\\# Two \\*people\\* died.\n" in page
    assert "\n\\- \\<b\\>Listen\\</b\\> \\&lt; to\n" in page
    assert "\n1\\. One\n" in page
    assert "\n2 March\n" in page
    assert "> Two \\*people\\*\n\nwho \\*counted\\*?" in page
    assert 'date: "2022-03-04"\ndate_basis: "corrected"\n' in page
    assert 'date_alternatives: ["2022-03-02 (stated)"]\n' in page
    assert 'tags: ["hospital"]\n' in page
    assert f'sha256: "{FIRST.origins[0].sha256}"\n' in page
    assert f"({FIRST.slug}.md) · 4 March 2022 (corrected)" in (tmp_path / "out" / "index.md").read_text("utf-8")


def test_csv_cells_are_never_formulas_and_read_back(archive, tmp_path):
    for title in ("=1+1", "+cmd", "-2", "@SUM(A1)", "\t=1", 'a "quoted", title'):
        archive.add([article(f"{title}\n\nText.", title=title)])
    export(archive, Request(Query(), "csv"), tmp_path / "out")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out" / "articles.csv").read_bytes().decode())))
    titles = {row["title"] for row in rows}
    assert {"'=1+1", "'+cmd", "'-2", "'@SUM(A1)", "'=1", 'a "quoted", title', "Air strike"} <= titles
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row.values())
    assert next(row for row in rows if row["title"] == "Air strike")["date"] == "2022-03-02"


def test_excel_gets_a_byte_order_mark_and_nobody_else_does(archive, tmp_path):
    export(archive, Request(Query(), "csv-excel"), tmp_path / "excel")
    export(archive, Request(Query(), "csv"), tmp_path / "plain")
    marked = (tmp_path / "excel" / "articles.csv").read_bytes()
    assert marked == b"\xef\xbb\xbf" + (tmp_path / "plain" / "articles.csv").read_bytes()


def test_json_lines_carry_text_annotation_and_the_readers_work(archive, tmp_path):
    archive.marks.notes.add(FIRST.id, "mine")
    export(archive, Request(parse("has:note"), "jsonl"), tmp_path / "out")
    (line,) = (tmp_path / "out" / "articles.jsonl").read_text("utf-8").splitlines()
    form = json.loads(line)
    assert (form["id"], form["text"], form["notes"][0]["text"]) == (FIRST.id, FIRST.text, "mine")
    assert form["published"]["basis"] == "stated"


def test_a_second_export_replaces_the_first_and_takes_away_what_is_no_longer_in_it(archive, tmp_path):
    export(archive, Request(Query()), tmp_path / "out")
    assert len(names(tmp_path / "out")) == 8
    export(archive, Request(parse("story"), sample=2, seed=7), tmp_path / "out")
    told = manifest(tmp_path / "out")
    assert len(names(tmp_path / "out")) == 4
    assert told["sample"] == {"asked": 2, "seed": 7}
    assert told["told"] == "2 of 5 articles, seed 7, for story"
    assert export(archive, Request(parse("story"), sample=9, seed=7), tmp_path / "out").told.startswith(
        "5 of 9, seed 7"
    )


def test_what_somebody_else_put_there_is_never_touched(archive, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.txt").write_text("mine")
    with pytest.raises(UsageError, match="holds other files"):
        export(archive, Request(Query()), out)
    assert names(out) == ["mine.txt"]
    (out / "mine.txt").unlink()
    export(archive, Request(parse("story")), out)
    (out / "mine.txt").write_text("mine")
    (out / f"{FIRST.slug}.md").write_text("mine")
    with pytest.raises(UsageError, match="left alone"):
        export(archive, Request(Query()), out)
    assert (out / f"{FIRST.slug}.md").read_text() == "mine"
    (out / f"{FIRST.slug}.md").unlink()
    export(archive, Request(Query()), out)
    assert (out / "mine.txt").read_text() == "mine"


def test_an_exported_file_that_somebody_changed_is_not_overwritten(archive, tmp_path):
    out = tmp_path / "out"
    export(archive, Request(Query()), out)
    page = out / f"{FIRST.slug}.md"
    page.write_text("my own words")
    with pytest.raises(UsageError, match="changed since"):
        export(archive, Request(Query()), out)
    page.unlink()
    target = tmp_path / "elsewhere"
    target.write_text("precious")
    page.symlink_to(target)
    with pytest.raises(UsageError, match="changed since"):
        export(archive, Request(Query()), out)
    assert target.read_text() == "precious"


def test_a_folder_that_cannot_be_one_is_refused_before_anything_is_done(archive, tmp_path):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(UsageError, match="is a file"):
        export(archive, Request(Query()), tmp_path / "file")
    with pytest.raises(NothingFoundError):
        export(archive, Request(parse("nothingofthekind")), tmp_path / "out")
    assert not (tmp_path / "out").exists()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / MANIFEST).write_text("[]")
    with pytest.raises(UsageError, match="not of warreader"):
        export(archive, Request(Query()), tmp_path / "out")


def test_a_list_that_names_files_elsewhere_moves_nothing(archive, tmp_path):
    (tmp_path / "precious").write_text("mine")
    out = tmp_path / "out"
    out.mkdir()
    (out / MANIFEST).write_text(json.dumps({"files": {"../precious": "0", "/etc/passwd": "0", "..": "0"}}))
    export(archive, Request(Query()), out)
    assert (tmp_path / "precious").read_text() == "mine"


def write_half(folder):
    with folder.file("a.txt") as file:
        file.write(b"half")
        raise RuntimeError


def test_a_file_that_fails_half_way_is_not_there(tmp_path):
    folder = ExportFolder.open(tmp_path / "out")
    with pytest.raises(RuntimeError):
        write_half(folder)
    assert names(tmp_path / "out") == []


KILLED = """
import os, sys
from pathlib import Path
from warreader.archive import Archive
from warreader.export import Request, export
from warreader.query import Query
with Archive.open(Path(sys.argv[1])) as archive:
    export(archive, Request(Query()), Path(sys.argv[2]), lambda done, _: os._exit(9) if done == 3 else None)
"""


def test_an_export_that_was_killed_leaves_whole_files_and_the_same_command_goes_on(archive, tmp_path):
    out = tmp_path / "out"
    ran = subprocess.run([sys.executable, "-c", KILLED, str(archive.path.parent), str(out)], check=False)
    assert ran.returncode == 9
    assert JOURNAL in names(out)
    left = [path for path in out.iterdir() if path.suffix == ".md"]
    assert left
    assert all(path.read_text("utf-8").endswith("`.\n") for path in left)
    (out / DRAFT).write_bytes(b"half a file")
    export(archive, Request(parse("story")), out)
    assert names(out) == sorted([*manifest(out)["files"], MANIFEST])


def test_a_file_that_cannot_be_written_names_its_folder(tmp_path):
    folder = ExportFolder.open(tmp_path / "out")
    with pytest.raises(OSError, match="No space left") as fault, folder.file("a.txt"):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert fault.value.filename == str(tmp_path / "out")
