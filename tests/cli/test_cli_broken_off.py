"""Imports that end before they are done, and an archive that is read while one runs."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from warreader.archive import Archive
from warreader.query import Query, parse

if TYPE_CHECKING:
    from pathlib import Path

COMMAND = (sys.executable, "-m", "warreader")
ARTICLES = 2_500
"""Five batches."""


@pytest.fixture(scope="module")
def crawl(tmp_path_factory) -> Path:
    """One file of JSON Lines."""
    path = tmp_path_factory.mktemp("crawl") / "crawl.jsonl"
    stories = (
        {
            "text": f"Shelling hit district {n} of Kharkiv, and {n % 90} were wounded.\n" * 8,
            "published": f"2022-03-{n % 28 + 1:02}",
        }
        for n in range(ARTICLES)
    )
    path.write_text("\n".join(map(json.dumps, stories)), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def whole(tmp_path_factory, crawl):
    """What an unbroken run gives."""
    folder = tmp_path_factory.mktemp("whole")
    subprocess.run([*COMMAND, "import", "--no-annotate", str(crawl), "--archive", str(folder)], check=True)
    return told(folder)


def told(folder: Path):
    """All that an archive tells of these articles."""
    with Archive.open(folder) as archive:
        assert archive.upkeep.check() == []
        rows = archive.search(Query()).rows(0, ARTICLES)
        texts = [archive.article(row.id).text for row in rows[::50]]
        return rows, texts, archive.facets(Query()), archive.search(parse("wounded")).ids()


def started(crawl: Path, folder: Path, *, largest_file: int | None = None) -> subprocess.Popen[str]:
    """Start an import in a process of its own; the system may refuse it files of more than so many bytes."""
    limit = "" if largest_file is None else f"resource.setrlimit(resource.RLIMIT_FSIZE, ({largest_file},) * 2)"
    start = f"import resource, sys\n{limit}\nfrom warreader.cli.start import main\nsys.exit(main())"
    words = [sys.executable, "-c", start, "import", "--no-annotate", str(crawl), "--archive", str(folder)]
    return subprocess.Popen(words, stderr=subprocess.PIPE, text=True)


def import_again(crawl: Path, folder: Path) -> None:
    process = started(crawl, folder)
    assert process.communicate(timeout=60)[1].startswith(f"{ARTICLES:,} read")
    assert process.returncode == 0


@pytest.mark.parametrize("size", [50_000, 2_000_000, 4_000_000])
def test_a_full_disk_gives_one_line_and_loses_nothing(tmp_path, crawl, whole, size):
    process = started(crawl, tmp_path, largest_file=size)
    said = process.communicate(timeout=60)[1]
    assert process.returncode == 4, said
    assert said.count("\n") == 1
    assert "cannot be written: the disk is full" in said
    with Archive.open(tmp_path) as archive:
        assert archive.upkeep.check() == []
        assert len(archive) % 500 == 0  # whole batches
    import_again(crawl, tmp_path)
    assert told(tmp_path) == whole


def test_ctrl_c_says_that_what_was_stored_stays_and_the_next_run_goes_on(tmp_path, crawl, whole):
    process = started(crawl, tmp_path)
    end = time.monotonic() + 60
    while stored(tmp_path) == 0:
        assert time.monotonic() < end
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=60)[1]
    if process.returncode != 0:  # a fast machine may have been done before the signal came
        assert process.returncode == 130, said
        assert said == "warreader: stopped; what was stored stays, and the same command goes on from there\n"
    import_again(crawl, tmp_path)
    assert told(tmp_path) == whole


def stored(folder: Path) -> int:
    if not (folder / "archive.db").exists():
        return 0
    with Archive.open(folder) as archive:
        return len(archive)


def test_a_reader_sees_the_articles_of_a_running_import_and_waits_for_nothing(tmp_path, crawl):
    seen: list[int] = []
    waits: list[float] = []
    with Archive.open(tmp_path) as archive:
        archive._store.readers.get().set_busy_timeout(0)  # a reader that had to wait for a lock would fail
        process = started(crawl, tmp_path)
        running = True
        while running:
            running = process.poll() is None
            began = time.thread_time()
            listing = archive.search(Query())
            rows = listing.rows(0, 50)
            seen.append(listing.total)
            assert archive.search(parse("Kharkiv")).total >= seen[-1]
            assert archive.facets(Query()).total >= seen[-1]
            if rows:
                assert archive.article(rows[-1].id).text.startswith("Shelling")
                archive.marks.set_read(rows[0].id, True)
            waits.append(time.thread_time() - began)
            time.sleep(0.005)
        assert process.communicate()[1].startswith(f"{ARTICLES:,} read")
    assert seen == sorted(seen)
    assert seen[0] == 0
    assert seen[-1] == ARTICLES
    assert len(set(seen)) > 2, "the articles came one batch after another"
    assert sorted(waits)[len(waits) // 2] < 0.1
