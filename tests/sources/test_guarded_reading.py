"""Hostile files are read in a process of their own: a crash, a hang or a memory bomb costs what caused it."""

from __future__ import annotations

import gzip
import io
import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from warreader.article import SourceText
from warreader.sources import Guard, Problem, read_paths

BODY = "Four people were killed in Kharkiv, the mayor said. " * 6
PARSER = """
import os, signal, sys, time
import trafilatura  # takes long on a busy machine, and here the clock is short
from warreader.sources import feed, html
from warreader.sources._guard import process

real_page, real_feed = html.text_record, feed.read

def text_record(page, location, *rest, **known):
    if "CRASH" in page:
        os.kill(os.getpid(), signal.SIGSEGV)
    if "HANG" in page:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT})
        while True:
            pass
    if "EAT" in page:
        hoard = []
        while True:
            hoard.append(bytes(1 << 26))
    if "BABBLE" in page:
        print("a library writes to standard output", flush=True)
        os.write(1, b"and so does C")
    if "FORGE" in page:
        for descriptor in range(3, 20):
            try:
                os.write(descriptor, b"R" + (1 << 62).to_bytes(8, "big"))
            except OSError:
                pass
    return real_page(page, location, *rest, **known)

def read(received, location):
    if b"CRASH" in received.head:
        os.abort()
    yield from real_feed(received, location)

html.text_record, feed.read = text_record, read
process.main(sys.argv[1:])
"""


def page(word=""):
    return f"<html><head><title>Four killed</title></head><body><h1>Four killed</h1><p>{word} {BODY}</p></body></html>"


def warc(*pages):
    records = b""
    for number, one in enumerate(pages):
        content = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + one.encode()
        records += (
            (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://x.test/{number}\r\n"
                f"Content-Length: {len(content)}\r\n\r\n"
            ).encode()
            + content
            + b"\r\n\r\n"
        )
    return records


@pytest.fixture
def guard(tmp_path):
    """The real process, whose parsers are led astray by a word in the page."""
    script = tmp_path / "parser.py"
    script.write_text(textwrap.dedent(PARSER))
    with Guard(memory=600 << 20, seconds=3, command=[sys.executable, str(script)]) as made:
        yield made


def texts(records):
    return [one for one in records if isinstance(one, SourceText)]


def problems(records):
    return [(one.location.rpartition("/")[2], one.reason) for one in records if isinstance(one, Problem)]


def put(folder, **files):
    for name, content in files.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


REASONS = {
    "CRASH": "reader was stopped: it crashed (SIGSEGV)",
    "HANG": "reader was stopped: nothing for 3 seconds",
    "EAT": "reader was stopped: more than 600 MiB of memory",
}


def test_what_the_guard_reads_is_what_this_process_would_read(tmp_path):
    put(
        tmp_path,
        **{
            "a.html": page(),
            "b.warc": warc(page("One."), page("Two.")),
            "c.jsonl.gz": gzip.compress(json.dumps({"text": "Харків \ud83d\ude00", "date": "2022-03-02"}).encode()),
            "d.jsonl": json.dumps({"html": page(), "fetched": "2022-03-05"}) + "\n",
            "e.rss": f"<rss><channel><item><title>T</title><description>{BODY}</description></item></channel></rss>",
            "f.json": "[" + json.dumps({"text": "x"}) + ", {",
            "g.txt": BODY,
        },
    )
    with Guard() as guard:
        assert list(read_paths([tmp_path], None, guard)) == list(read_paths([tmp_path]))


def test_a_name_that_is_no_utf_8_reaches_the_guard(tmp_path):
    path = os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.html")
    Path(path).write_text(page())
    with Guard() as guard:
        (source,) = read_paths([tmp_path], None, guard)
    assert os.fsencode(source.origin.location) == os.fsencode(path)


@pytest.mark.parametrize("word", REASONS)
def test_a_page_that_stops_its_parser_costs_itself(tmp_path, guard, word):
    folder = tmp_path / "crawl"
    folder.mkdir()
    put(folder, **{"a.html": page(), "b.html": page(word), "c.html": page()})
    records = list(read_paths([folder], None, guard))
    assert [os.path.basename(one.origin.location) for one in texts(records)] == ["a.html", "c.html"]  # noqa: PTH119
    assert problems(records) == [("b.html", REASONS[word])]
    assert all(one.failed for one in records if isinstance(one, Problem))


def test_one_page_of_a_warc_costs_itself_and_not_the_warc(tmp_path, guard):
    put(tmp_path, **{"a.warc": warc(page("One."), page("CRASH"), page("Three."), page("EAT"), page("Five."))})
    records = list(read_paths([tmp_path / "a.warc"], None, guard))
    assert [one.given.url for one in texts(records)] == [f"https://x.test/{number}" for number in (0, 2, 4)]
    assert problems(records) == [("a.warc#2", REASONS["CRASH"]), ("a.warc#4", REASONS["EAT"])]


def test_a_page_in_json_lines_costs_its_line(tmp_path, guard):
    lines = [{"html": page(), "url": "https://x.test/1"}, {"html": page("CRASH")}, {"text": BODY}]
    put(tmp_path, **{"a.jsonl": "".join(json.dumps(line) + "\n" for line in lines)})
    records = list(read_paths([tmp_path / "a.jsonl"], None, guard))
    assert len(texts(records)) == 2
    assert problems(records) == [("a.jsonl#2", REASONS["CRASH"])]


def test_a_parser_that_crashes_before_it_gives_anything_costs_its_file(tmp_path, guard):
    put(tmp_path, **{"a.rss": "<rss>CRASH</rss>", "b.html": page()})
    records = list(read_paths([tmp_path / "a.rss", tmp_path / "b.html"], None, guard))
    assert problems(records) == [("a.rss", "reader was stopped: it crashed (SIGABRT)")]
    assert len(texts(records)) == 1


def test_a_file_that_stops_its_parser_again_and_again_is_given_up(tmp_path, guard, monkeypatch):
    monkeypatch.setattr("warreader.sources._guard.guard.MOST_LOST", 3)
    put(tmp_path, **{"a.warc": warc(page(), *[page("CRASH")] * 20, page())})
    records = list(read_paths([tmp_path / "a.warc"], None, guard))
    assert len(texts(records)) == 1
    assert problems(records)[-1] == ("a.warc", REASONS["CRASH"])
    assert len(problems(records)) < 6


def test_what_libraries_print_is_taken_for_nothing(tmp_path, guard):
    put(tmp_path, **{"a.html": page("BABBLE")})
    assert len(texts(read_paths([tmp_path / "a.html"], None, guard))) == 1


def test_a_parser_that_was_taken_over_can_forge_no_endless_answer(tmp_path, guard):
    put(tmp_path, **{"a.html": page("FORGE"), "b.html": page()})
    records = list(read_paths([tmp_path / "a.html", tmp_path / "b.html"], None, guard))
    assert [reason for _, reason in problems(records)] == ["reader was stopped: it answered with something else"]
    assert len(texts(records)) == 1


def test_standard_input_is_read_by_the_guard_and_what_came_before_a_crash_is_kept(guard):
    records = list(read_paths(["-"], io.BytesIO(warc(page("One."), page("CRASH"), page("Three."))), guard))
    assert len(texts(records)) == 1
    assert problems(records) == [("-", REASONS["CRASH"])]
    assert len(texts(read_paths(["-"], io.BytesIO(warc(*[page()] * 40)), guard))) == 40


class Pipe(io.RawIOBase):
    """Gives what it is given, waits where a number stands, raises what is an error."""

    def __init__(self, *pieces):
        super().__init__()
        self._pieces = list(pieces)

    def readable(self):
        return True

    def readinto(self, buffer):
        while self._pieces and isinstance(self._pieces[0], int):
            time.sleep(self._pieces.pop(0))
        if not self._pieces:
            return 0
        if isinstance(self._pieces[0], Exception):
            raise self._pieces[0]
        piece, rest = self._pieces[0][: len(buffer)], self._pieces[0][len(buffer) :]
        self._pieces[:1] = [rest] if rest else []
        buffer[: len(piece)] = piece
        return len(piece)


MANY = warc(*[page()] * 200)  # more than is looked at before the guard begins


def test_waiting_for_a_slow_pipe_is_no_hang(guard):
    assert len(MANY) > 80_000
    records = list(read_paths(["-"], io.BufferedReader(Pipe(MANY[:-700], 4, MANY[-700:])), guard))
    assert (len(texts(records)), problems(records)) == (200, [])


def test_a_pipe_that_breaks_is_told_and_what_came_before_is_kept(guard):
    records = list(read_paths(["-"], io.BufferedReader(Pipe(MANY, OSError(5, "Input/output error"))), guard))
    assert len(texts(records)) >= 100
    assert problems(records)[-1] == ("-", "cannot be read to its end")


def test_the_process_ends_with_the_guard_whatever_it_is_doing(tmp_path, guard):
    put(tmp_path, **{"a.warc": warc(page(), page("HANG"))})
    records = read_paths([tmp_path / "a.warc"], None, guard)
    next(records)
    child = guard._process
    records.close()
    assert child.poll() == -signal.SIGKILL


def test_a_process_that_lost_its_parent_ends(tmp_path):
    put(tmp_path, **{"a.warc": warc(*[page()] * 400)})
    script = (
        "import os, sys\nfrom warreader.sources import Guard, read_paths\nguard = Guard()\n"
        f"records = read_paths([{str(tmp_path / 'a.warc')!r}], None, guard)\nnext(records)\n"
        "print(guard._process.pid, flush=True)\nos.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, timeout=60)
    child = int(done.stdout)
    for _ in range(200):
        status = Path(f"/proc/{child}/status")
        if not status.exists() or "State:\tZ" in status.read_text():
            return
        time.sleep(0.05)
    pytest.fail("it goes on without a parent")


def test_text_and_json_lines_start_no_process(tmp_path, guard):
    put(tmp_path, **{"a.txt": BODY, "b.jsonl": json.dumps({"text": BODY}) + "\n", "c.json": json.dumps({"text": "x"})})
    for name in ("a.txt", "b.jsonl", "c.json"):
        assert len(texts(read_paths([tmp_path / name], None, guard))) == 1
    assert guard._process is None
