"""What reaches a terminal, and how the command ends there: no escape of any article, no torn line, signals, imports."""

from __future__ import annotations

import json
import os
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from warreader.cli.cells import cut, pad, width_of, wrap

CANARY = "CANARYc0ffee"
SEQUENCES = {
    "colour": "\x1b[31;5m",
    "title": f"\x1b]0;pwned {CANARY}\x07",
    "clipboard": "\x1b]52;c;Y3VybA==\x07",
    "link": "\x1b]8;;https://evil.test/\x1b\\",
    "device control": '\x1bP$q"p\x1b\\',
    "application": "\x1b_Ga=T\x1b\\",
    "alternate screen": "\x1b[?1049l\x1b[?1003h",
    "eight-bit": "\u009b31m\u009d0;x\u009c\u0090q\u009c",
    "controls": "\x07\x08\r\x0e\x0b\x0c\x1a\x7f",
    "unterminated": "\x1b]0;swallow",
    "bidirectional": "\u202e\u2066\u2069",
    "line separators": "a\u2028b\u2029c\x85d\x1ce",
}
HARMFUL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202e\u2066\u2069\u2028\u2029]")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A folder with a file for every sequence, in its title, its text, its name and its metadata."""
    root = tmp_path_factory.mktemp("hostile")
    for number, sequence in enumerate(SEQUENCES.values()):
        body = f"Body before {sequence}{CANARY} in Kharkiv, said Ivan {sequence} Petrov.\n"
        text = f"Title {CANARY} {sequence}{CANARY} end\n\n{body}"
        (root / f"{number}.txt").write_text(text, encoding="utf-8", newline="")
    record = {
        "text": "Kharkiv.",
        "title": "".join(SEQUENCES.values()),
        "source": SEQUENCES["title"],
        "url": SEQUENCES["link"],
    }
    (root / "given.jsonl").write_text(json.dumps(record) + "\n{broken\n")
    (root / "evil\x1b]0;x\x07\n[@click=app.quit].jsonl").write_text("{broken\n")
    return root


@pytest.mark.parametrize("environment", [{}, {"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_control_of_an_article_reaches_a_terminal(on_terminal, hostile, tmp_path, environment):
    archive = ("--archive", str(tmp_path / "archive"))
    code, received = on_terminal("import", str(hostile), *archive, **environment)
    assert code == 3
    assert "pwned" not in re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", received.decode()).replace(CANARY, "")
    assert not re.search(rb"\x1b[\]P_^X]", received)
    _, listed = on_terminal("list", "--json", *archive, **environment)
    for words in (("list",), ("facets",), ("list", "--json"), ("facets", "--json"), ("list", "nosuch\x1b]0;x\x07:x")):
        _, received = on_terminal(*words, *archive, **environment)
        assert not HARMFUL.search(received.decode().replace("\r\n", "\n")), words
    for line in listed.decode().splitlines():
        for view in ((), ("--raw",), ("--folded",), ("--json",)):
            _, received = on_terminal("show", json.loads(line)["id"], *view, *archive, **environment)
            assert not HARMFUL.search(received.decode().replace("\r\n", "\n")), (line, view)
        break


@pytest.mark.parametrize("view", [(), ("--raw",), ("--folded",), ("--json",)])
def test_every_view_of_every_hostile_article_is_harmless_on_a_terminal(run, hostile, tmp_path, view, monkeypatch):
    monkeypatch.setattr("warreader.cli.output.is_terminal", lambda *_: True)
    archive = ("--archive", str(tmp_path / "archive"))
    run("import", str(hostile), *archive)
    for form in run("list", "--json", *archive).objects:
        assert not HARMFUL.search(run("show", form["id"], *view, *archive).out)


def test_the_raw_text_is_exact_in_a_pipe(run, hostile, tmp_path):
    archive = ("--archive", str(tmp_path / "archive"))
    run("import", str(hostile), *archive)
    texts = {run("show", form["id"], "--raw", *archive).out for form in run("list", "--json", *archive).objects}
    assert (hostile / "0.txt").read_bytes().decode() in texts


def test_a_row_is_cut_to_the_terminal_and_stays_one_line(on_terminal, tmp_path):
    file = tmp_path / "a.jsonl"
    titles = ["T" * 500, "戦争" * 100, "Київ\nдва", "e\u0301" * 200, "tab\there"]
    file.write_text("".join(json.dumps({"text": "Kharkiv.", "title": title}) + "\n" for title in titles))
    _, received = on_terminal(str(file), TERM="dumb", COLUMNS="60")
    lines = received.decode().replace("\r\n", "\n").splitlines()
    rows = [line for line in lines if re.match("[0-9a-f]{8} ", line)]
    assert len(rows) == 5
    assert all(width_of(row) <= 60 for row in rows)
    assert sum(row.endswith("…") for row in rows) == 3


@pytest.mark.parametrize("environment", [{"TERM": "dumb"}, {"TERM": ""}])
def test_a_terminal_without_a_screen_gets_the_list(on_terminal, seeds, environment):
    code, received = on_terminal("--archive", str(seeds), **environment)
    assert code == 0
    assert received.count(b"\n") == 4
    assert b"\x1b" not in received


def test_off_a_terminal_a_bare_start_prints_the_seeds(alone):
    done = alone()
    assert (done.returncode, done.stdout.count(b"\n")) == (0, 3)
    assert alone("list", "--json").stdout.count(b"\n") == 3


def test_files_are_listed_without_becoming_part_of_the_archive(alone, tmp_path):
    (tmp_path / "a.txt").write_text("Sumy was shelled on Tuesday.\n")
    assert b"Sumy was shelled" in alone(str(tmp_path)).stdout
    assert b"Sumy was shelled" not in alone("list").stdout


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        (["--help"], "textual rich apsw warreader.text.annotate zstandard"),
        (["list"], "textual rich slugify warreader.text.annotate charset_normalizer"),
        (["list", "--json"], "textual rich slugify warreader.text.annotate"),
        (["list", "date:2022"], "textual rich warreader.text.places"),
        ([], "textual rich click slugify warreader.text.annotate"),
        (["annotate"], "textual rich apsw slugify"),
    ],
    ids=["help", "list", "list as JSON", "list of a year", "a bare start", "annotate"],
)
def test_a_command_imports_only_what_it_needs(seeds, words, refused):
    script = (
        "import sys; from warreader.cli.start import main; code = main(sys.argv[1:]); "
        "print(*sorted(sys.modules), sep='\\n', file=sys.stderr); sys.exit(code)"
    )
    archive = [] if "--help" in words else ["--archive", str(seeds)]
    done = subprocess.run(
        [sys.executable, "-c", script, *words, *archive], input=b"", capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr[-500:]
    assert not set(refused.split()) & set(done.stderr.decode().split())


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=["INT", "TERM", "HUP"]
)
@pytest.mark.parametrize("command", ["import", "annotate"])
def test_a_signal_ends_a_command_with_its_code_and_without_a_traceback(tmp_path, number, code, command):
    words = ["import", "-", "--archive", str(tmp_path / "a")] if command == "import" else ["annotate"]
    with subprocess.Popen(
        [sys.executable, "-m", "warreader", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        process.stdin.write(b'{"text": "Kharkiv."}\n')
        process.stdin.flush()
        if command == "annotate":
            assert process.stdout is not None
            assert b"Kharkiv" in process.stdout.readline()  # answered before the next line is there
        else:
            _wait_for(tmp_path / "a" / "archive.db")
        began = time.monotonic()
        process.send_signal(number)
        _, said = process.communicate(timeout=30)
    assert process.returncode == code, said
    assert b"Traceback" not in said
    assert time.monotonic() - began < 5


def _wait_for(path):
    end = time.monotonic() + 30
    while not path.exists() and time.monotonic() < end:
        time.sleep(0.02)
    time.sleep(0.3)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no other way to see the peak of a process alone")
def test_annotate_needs_no_more_memory_for_more_lines(tmp_path):
    script = (
        "import sys; from pathlib import Path; from warreader.article import Annotation, TitleBasis; "
        "from warreader.cli import annotate; "
        "annotate.load_annotator = lambda **_: type('Quick', (), {'annotate': lambda *_, **__: "
        "Annotation('t', TitleBasis.OPENING)})(); "
        "annotate.run_annotate(open(sys.argv[1], 'rb'), workers=1, keep_all=False); "
        "status = Path('/proc/self/status').read_text(); "  # getrusage also counts what the parent had before exec
        "print(status.partition('VmHWM:')[2].split()[0], file=sys.stderr)"
    )
    peaks = []
    for count in (200, 5_000):
        file = tmp_path / f"{count}.jsonl"
        text = "Shelling hit Kharkiv, the mayor said. " * 60
        file.write_text("".join(json.dumps({"id": number, "text": text}) + "\n" for number in range(count)))
        done = subprocess.run(
            [sys.executable, "-c", script, str(file)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True
        )
        peaks.append(int(done.stderr))
    assert peaks[1] < peaks[0] + 4_000  # kB; the lines of the longer file are 11,500 kB


def test_the_reader_opens_on_a_terminal(seeds):
    import pty

    pid, terminal = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execv(sys.executable, [sys.executable, "-m", "warreader", "--archive", str(seeds)])
    received, end = b"", time.monotonic() + 30
    while b"Kharkiv" not in received and time.monotonic() < end:
        if select.select([terminal], [], [], 0.5)[0]:
            received += os.read(terminal, 65_536)
    os.write(terminal, b"q")
    os.set_blocking(terminal, False)
    code = None
    while code is None and time.monotonic() < end:
        try:
            os.read(terminal, 65_536)
        except OSError:
            time.sleep(0.02)
        done, status = os.waitpid(pid, os.WNOHANG)
        code = os.waitstatus_to_exitcode(status) if done else None
    os.close(terminal)
    assert b"\x1b[?1049h" in received
    assert b"Kharkiv" in received
    assert code == 0


# widths


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("Київ", 4), ("戦争", 4), ("e\u0301", 1), ("ﷺ", 1), ("a\u200db", 2), ("", 0)]
)
def test_width_is_counted_in_cells(text, width):
    assert width_of(text) == width


def test_cutting_padding_and_wrapping_never_run_over():
    for text in ("Four killed and nine wounded", "戦争が始まった", "Київ — столиця", "e\u0301e\u0301e\u0301e\u0301"):
        for width in range(1, 12):
            assert width_of(cut(text, width)) <= width
            assert width_of(pad(text, width)) == width
            assert all(width_of(line) <= max(width, 2) for line in wrap(text, width))
            assert "".join("".join(wrap(text, width)).split()) == "".join(text.split())
