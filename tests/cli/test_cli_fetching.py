"""`import URL` and `feeds` against a real server, and that nothing else ever opens the network."""

from __future__ import annotations

import functools
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from warreader.cli import import_urls
from warreader.fetching import Fetcher

BODY = [
    "At least four people have been killed and nine wounded in Kharkiv, the mayor of the city has said on Wednesday.",
    "The latest attacks began overnight, when fighting between soldiers took place at a regional military hospital.",
    "Following the initial attack, air strikes also occurred in the city, targeting police and the security service.",
]


def page(title, body=BODY):
    paragraphs = "".join(f"<p>{one}</p>" for one in body)
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{paragraphs}</body></html>"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append((self.path, self.headers.get("If-None-Match")))
        status, media, body, tag = self.server.pages.get(self.path, (404, "text/plain", "", ""))
        if tag and self.headers.get("If-None-Match") == tag:
            status, body = 304, ""
        self.send_response(status)
        self.send_header("Content-Type", media)
        if tag:
            self.send_header("ETag", tag)
        data = body.encode()
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *words):
        pass


@pytest.fixture
def site(monkeypatch):
    """A site with a feed of four items; the commands may connect to it and to nothing else of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.asked = []
    server.url = f"http://127.0.0.1:{server.server_port}"
    item = "<item><title>{0}</title><link>{1}/{2}</link><pubDate>Wed, 02 Mar 2022 10:0{3}:00 +0000</pubDate>{4}</item>"
    teaser = f"<description>{BODY[0]}</description>"
    items = "".join(
        item.format(title, server.url, path, at, text)
        for at, (title, path, text) in enumerate(
            [
                ("Four killed in Kharkiv", "1", ""),
                ("Second raid", "2", ""),
                ("Denied", "private/3", teaser),
                ("Gone", "4", ""),
            ]
        )
    )
    feed = f"<rss version='2.0'><channel><title>LBC News</title><language>en</language>{items}</channel></rss>"
    server.pages = {
        "/robots.txt": (200, "text/plain", "User-agent: *\nDisallow: /private/\n", ""),
        "/rss": (200, "application/rss+xml", feed, '"f1"'),
        "/1": (200, "text/html", page("Four killed in Kharkiv | LBC"), '"p1"'),
        "/2": (200, "text/html", page("Second raid | LBC", [f"Again: {one}" for one in BODY]), '"p2"'),
    }
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    allowed = functools.partial(Fetcher, allow=lambda address: address == "127.0.0.1", between=0.0, seconds=30.0)
    monkeypatch.setattr(import_urls, "Fetcher", allowed)
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def on_new(run, tmp_path):
    return lambda *words: run(*words, "--archive", str(tmp_path / "archive"))


def listed(on_new):
    return {one["title"]: one for one in on_new("list", "--json").objects}


def test_a_page_is_imported_with_its_address_and_the_time_of_fetching(site, on_new):
    done = on_new("import", f"{site.url}/1")
    assert done.code == 0, done.err
    (row,) = on_new("list", "--json").objects
    shown = json.loads(on_new("show", row["id"], "--json").out)
    assert shown["text"].split("\n") == ["Four killed in Kharkiv | LBC", *BODY]
    assert shown["origins"][0]["location"] == f"{site.url}/1"
    assert shown["origins"][0]["captured"]
    assert shown["source"] == "127.0.0.1"
    assert shown["published"] is None or shown["published"]["basis"] != "given"


def test_a_page_that_has_not_changed_is_not_sent_again(site, on_new):
    on_new("import", f"{site.url}/1")
    done = on_new("import", f"{site.url}/1", "--json")
    assert done.code == 0
    assert json.loads(done.out)["skipped"] == {"not changed since it was fetched": 1}
    assert site.asked[-1] == ("/1", '"p1"')


def test_a_page_that_cannot_be_had_is_named_and_files_beside_it_are_read(site, on_new, tmp_path):
    (tmp_path / "a.txt").write_text("\n".join(BODY))
    done = on_new("import", f"{site.url}/none", f"{site.url}/private/3", str(tmp_path / "a.txt"))
    assert done.code == 3
    assert f"{site.url}/none: the server answers 404" in done.err
    assert "its robots.txt asks not to fetch it" in done.err
    assert len(listed(on_new)) == 1


def test_a_feed_gives_the_articles_that_it_names(site, on_new):
    done = on_new("feeds", f"{site.url}/rss", "--json")
    assert done.code == 3  # the page that is gone
    ledger = json.loads(done.out)
    assert ledger["stored"] == 3
    assert [one["reason"] for one in ledger["problems"]] == ["the server answers 404"]
    assert ledger["skipped"]["page not fetched, the text of the feed was taken"] == 1
    rows = listed(on_new)
    assert set(rows) == {"Four killed in Kharkiv", "Second raid", "Denied"}
    assert {row["source"] for row in rows.values()} == {"LBC News"}
    assert rows["Second raid"]["published"]["date"] == "2022-03-02"
    shown = json.loads(on_new("show", rows["Denied"]["id"], "--json").out)
    assert shown["text"] == BODY[0]
    assert "/private/3" not in [path for path, _ in site.asked]


def test_a_feed_is_followed_and_only_what_is_new_is_fetched(site, on_new):
    site.pages["/4"] = (200, "text/html", page("Gone and back", [f"Back: {one}" for one in BODY]), "")
    site.pages["/robots.txt"] = (404, "text/plain", "", "")
    site.pages["/private/3"] = (200, "text/html", page("Denied", [f"Third: {one}" for one in BODY]), "")
    assert on_new("feeds", f"{site.url}/rss").code == 0
    assert len(listed(on_new)) == 4
    site.asked.clear()
    assert json.loads(on_new("feeds", "--json").out)["skipped"] == {"not changed since it was fetched": 1}
    assert site.asked[-1] == ("/rss", '"f1"')
    status, media, feed, _ = site.pages["/rss"]
    new = f"<item><title>Fifth</title><link>{site.url}/5</link></item></channel>"
    site.pages["/rss"] = (status, media, feed.replace("</channel>", new), '"f2"')
    site.pages["/5"] = (200, "text/html", page("Fifth", [f"Fifth: {one}" for one in BODY]), "")
    site.asked.clear()
    assert on_new("feeds").code == 0
    assert [path for path, _ in site.asked] == ["/robots.txt", "/rss", "/5"]
    assert "Fifth" in listed(on_new)


def test_a_feed_of_which_a_page_failed_is_asked_again_in_full(site, on_new):
    on_new("feeds", f"{site.url}/rss")
    site.pages["/4"] = (200, "text/html", page("Gone", [f"Back: {one}" for one in BODY]), "")
    assert json.loads(on_new("feeds", "--json").out)["stored"] == 1


def test_a_list_of_feeds_is_named_by_import_and_fetched_by_feeds(site, on_new, tmp_path):
    opml = tmp_path / "subscriptions.opml"
    opml.write_text(f'<opml version="1.0"><body><outline text="LBC" xmlUrl="{site.url}/rss"/></body></opml>')
    done = on_new("import", str(opml))
    assert done.code == 0
    assert f"LBC {site.url}/rss" in done.err
    assert "warreader feeds" in done.err
    assert site.asked == []
    on_new("feeds", str(opml))
    assert len(listed(on_new)) == 3


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["feeds"], "no feed is known yet"),
        (["feeds", "gone.opml"], "no such file"),
        (["feeds", __file__], "no list of feeds"),
        (["import", "http://"], "not an address"),
    ],
)
def test_what_cannot_be_fetched_is_said(on_new, words, said):
    done = on_new(*words)
    assert done.code in {2, 3}
    assert said in done.err


def test_private_addresses_are_refused(on_new):
    done = on_new("import", "http://127.0.0.1:9/", "http://[::1]/", "http://169.254.169.254/latest/meta-data/")
    assert done.code == 3
    assert done.err.count("private address, refused") >= 3


def test_an_address_is_not_opened_by_the_reader(run):
    done = run("https://x.test/1")
    assert done.code == 2
    assert "warreader import https://x.test/1" in done.err


WATCH = """
import os, sys
def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        with open(os.environ["WATCHED"], "a") as file:
            file.write(f"{event} {arguments}\\n")
sys.addaudithook(watch)
with open(os.environ["WATCHED"] + ".started", "a") as file:
    file.write("x")
"""


def test_no_other_command_opens_the_network_nor_does_the_process_behind_it(tmp_path):
    """An audit hook in every process that is started writes down whoever tries."""
    (tmp_path / "hook").mkdir()
    (tmp_path / "hook" / "sitecustomize.py").write_text(WATCH)
    files = tmp_path / "files"
    files.mkdir()
    outside = '<img src="http://x.test/a.png"><link rel="stylesheet" href="http://x.test/a.css"><iframe src="http://x.test/"></iframe>'
    (files / "a.html").write_text(page("Four killed").replace("<p>", f"{outside}<p>", 1))
    (files / "b.opml").write_text('<opml><body><outline xmlUrl="http://x.test/rss"/></body></opml>')
    rss = '<!DOCTYPE rss SYSTEM "http://x.test/rss.dtd"><rss><channel><item><link>http://x.test/1</link></item></channel></rss>'
    (files / "c.rss").write_text(rss)
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(tmp_path / "hook"), *filter(None, [os.environ.get("PYTHONPATH")])]),
        "WATCHED": str(tmp_path / "watched"),
    }

    def command(*words):
        return subprocess.run(
            [sys.executable, "-m", "warreader", *words], capture_output=True, env=environment, check=False, timeout=100
        )

    archive = ["--archive", str(tmp_path / "archive")]
    assert b"1 stored" in command("import", str(files), *archive).stderr
    for words in (["list"], ["facets"], ["list", "Kharkiv", "--json"]):
        assert command(*words, *archive).returncode == 0
    assert command(str(files)).stdout
    assert len((tmp_path / "watched.started").read_text()) >= 7  # the commands, and the guard behind two of them
    assert not (tmp_path / "watched").exists(), (tmp_path / "watched").read_text()


def test_ctrl_c_while_a_server_is_slow_ends_at_once_and_keeps_what_is_there(tmp_path):
    """The process is asked to end while it waits for the network."""
    (tmp_path / "a.txt").write_text("\n".join(BODY))
    script = (
        "import sys, functools\nfrom warreader.cli import import_urls\nfrom warreader.fetching import Fetcher\n"
        "import_urls.Fetcher = functools.partial(Fetcher, allow=lambda _: True)\n"
        "from warreader.cli.start import main\nsys.exit(main(sys.argv[1:]))\n"
    )
    with socket.create_server(("127.0.0.1", 0)) as silent:
        words = ["import", str(tmp_path / "a.txt"), f"http://127.0.0.1:{silent.getsockname()[1]}/", "--archive"]
        process = subprocess.Popen(
            [sys.executable, "-c", script, *words, str(tmp_path / "archive")], stderr=subprocess.PIPE
        )
        silent.settimeout(60)
        client, _ = silent.accept()
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=60)[1].decode()
        client.close()
        assert process.returncode == 130, said
        assert "stopped; what was stored stays" in said
