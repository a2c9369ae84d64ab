"""A real HTTP server on this machine, and a fetcher that may ask it and nothing else of this machine."""

from __future__ import annotations

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from warreader.fetching import Fetcher

ALLOWED = "127.0.0.1"


class Site:
    """What the server answers, and what it was asked."""

    def __init__(self, port):
        self.url = f"http://{ALLOWED}:{port}"
        self.port = port
        self.answers = {}
        self.asked = []

    def answer(self, path, body=b"", status=200, media="text/html; charset=utf-8", **headers):
        """Answer a path; a list is sent piece by piece, a number in it is waited for."""
        body = body if isinstance(body, bytes | list) else body.encode()
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = (status, {"Content-Type": media, **headers}, body)

    def paths(self):
        return [path for path, _ in self.asked]


class Handler(BaseHTTPRequestHandler):
    def do_CONNECT(self):
        self.server.site.asked.append((f"CONNECT {self.path}", dict(self.headers)))
        self.send_error(403)

    def do_GET(self):
        site = self.server.site
        site.asked.append((self.path, dict(self.headers)))
        status, headers, body = site.answers.get(self.path, (404, {}, b""))
        if headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
            status, body = 304, b""
        if headers.get("Last-Modified") and self.headers.get("If-Modified-Since") == headers["Last-Modified"]:
            status, body = 304, b""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        pieces = body if isinstance(body, list) else [body]
        if not isinstance(body, list) and "Content-Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            for piece in pieces:
                if isinstance(piece, bytes):
                    self.wfile.write(piece)
                    self.wfile.flush()
                else:
                    time.sleep(piece)
        except OSError:
            pass  # the other side has had enough

    def log_message(self, *words):
        pass


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    """Take away what the machine of whoever runs the tests names."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def site():
    server = ThreadingHTTPServer((ALLOWED, 0), Handler)
    server.daemon_threads = True
    server.site = Site(server.server_port)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield server.site
    server.shutdown()
    server.server_close()


@pytest.fixture
def make_fetcher():
    """Make a fetcher that may connect to the server's address; every other one is judged as always."""

    def make(**limits):
        from warreader.fetching import is_public

        return Fetcher(allow=lambda address: address == ALLOWED or is_public(address), **{"between": 0.0, **limits})

    return make


@pytest.fixture
def fetcher(make_fetcher):
    return make_fetcher(seconds=30.0)
