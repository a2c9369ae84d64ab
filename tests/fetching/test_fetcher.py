"""What is fetched, and what is refused: against a real server."""

from __future__ import annotations

import contextlib
import gzip
import socket
import ssl
import threading
import time
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from warreader.fetching import Fetcher, FetchError, Memory, Validators, is_public

CERTIFICATE = Path(__file__).with_name("expired.pem")
"""Of nobody, for 127.0.0.1, valid on 1 January 2020; with its key."""
PAGE = "<html><body><p>Four people were killed in Kharkiv.</p></body></html>"


def reason_of(fetcher, url):
    with pytest.raises(FetchError) as raised:
        fetcher.fetch(url)
    return raised.value.reason


def test_a_page_comes_with_what_the_server_says_of_it(site, fetcher):
    site.answer("/a?x=Харків", PAGE, media="Text/HTML; charset=windows-1251", ETag='"1"')
    site.answers["/a?x=%D0%A5%D0%B0%D1%80%D0%BA%D1%96%D0%B2"] = site.answers.pop("/a?x=Харків")
    answer = fetcher.fetch(f"{site.url}/a?x=Харків")
    assert (answer.body.decode(), answer.media, answer.charset) == (PAGE, "text/html", "windows-1251")
    assert answer.validators == Validators(f"{site.url}/a?x=Харків", '"1"', None)
    assert answer.fetched.tzinfo is not None


def test_it_says_what_it_is(site, fetcher):
    site.answer("/a", PAGE)
    fetcher.fetch(f"{site.url}/a")
    assert all(headers["User-Agent"].startswith("warreader/") for _, headers in site.asked)
    assert site.paths() == ["/robots.txt", "/a"]


# where it connects to


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.9.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "192.0.2.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "240.0.0.1", "::1", "::", "fe80::1", "fe80::1%eth0",
        "fc00::1", "fd12::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
        "2002:c0a8:101::", "2001:db8::1", "not an address", "",
    ],
)  # fmt: skip
def test_addresses_of_this_machine_and_its_neighbours_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_addresses_of_the_network_are_public(address):
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "0x7f.1", "2130706433", "[::ffff:127.0.0.1]", "0"])
def test_this_machine_is_refused_however_it_is_written(site, host):
    assert reason_of(Fetcher(between=0.0), f"http://{host}:{site.port}/a") == "private address, refused"
    assert site.asked == []


def test_a_name_that_turns_into_a_private_address_at_the_moment_of_connecting_is_refused(site, monkeypatch):
    answers = iter([[(2, 1, 6, "", ("93.184.216.34", 80))], [(2, 1, 6, "", ("127.0.0.1", site.port))]])
    asked = []

    def resolve(host, *_, **__):
        asked.append(host)
        return next(answers, [(2, 1, 6, "", ("127.0.0.1", site.port))])

    resolve("news.test", 80)  # whoever checks the name first sees a public address
    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert reason_of(Fetcher(between=0.0), f"http://news.test:{site.port}/a") == "private address, refused"
    assert site.asked == []
    assert len(asked) == 2


@pytest.mark.parametrize(
    "target", ["http://127.0.0.2:{port}/secret", "http://169.254.169.254/latest/meta-data/", "http://[::1]:{port}/x"]
)
def test_a_redirect_to_a_private_address_is_refused(site, fetcher, target):
    site.answer("/a", status=302, Location=target.format(port=site.port))
    site.answer("/secret", "secret")
    assert reason_of(fetcher, f"{site.url}/a") == "private address, refused"
    assert "/secret" not in site.paths()


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://x.test/", "gopher://x.test/", "javascript:alert(1)"])
def test_only_the_web_is_fetched(site, fetcher, target):
    assert reason_of(fetcher, target) == "not an address of http or https"
    site.answer("/a", status=302, Location=target)
    assert reason_of(fetcher, f"{site.url}/a") == "not an address of http or https"


def test_an_address_with_a_password_is_refused(site, fetcher):
    assert reason_of(fetcher, f"http://user:secret@127.0.0.1:{site.port}/a").startswith("an address with a name")


@pytest.mark.parametrize("url", ["http://", "http:///x", "http://[", "http://x.test:99999/", "http://a b/"])
def test_what_is_no_address_is_told(fetcher, url):
    assert reason_of(fetcher, url)


# redirects


def test_redirects_are_followed_and_the_last_address_counts(site, fetcher):
    site.answer("/a", status=301, Location="/b")
    site.answer("/b", status=308, Location=f"{site.url}/c")
    site.answer("/c", PAGE)
    assert fetcher.fetch(f"{site.url}/a").url == f"{site.url}/c"


def test_redirects_without_end_are_given_up(site, fetcher):
    site.answer("/a", status=302, Location="/a")
    assert reason_of(fetcher, f"{site.url}/a") == "redirected in a circle"
    assert len(site.asked) < 10


# sizes and times


def test_a_body_that_says_it_is_huge_is_not_read(site, make_fetcher):
    site.answer("/a", [b"x"], Content_Length=str(1 << 40))
    assert reason_of(make_fetcher(largest=10_000), f"{site.url}/a") == "larger than 10,000 bytes"


def test_a_body_that_does_not_say_and_is_huge_is_broken_off(site, make_fetcher):
    site.answer("/a", [b"x" * 65_536] * 500)
    began = time.monotonic()
    assert reason_of(make_fetcher(largest=1 << 20), f"{site.url}/a") == "larger than 1 MB"
    assert time.monotonic() - began < 20


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress])
def test_a_body_that_unpacks_without_end_is_broken_off(site, make_fetcher, pack):
    site.answer("/a", pack(bytes(40 << 20)), Content_Encoding="gzip")
    assert reason_of(make_fetcher(largest=1 << 20), f"{site.url}/a") == "larger than 1 MB"


def test_a_packed_body_is_unpacked(site, fetcher):
    site.answer("/a", gzip.compress(PAGE.encode()), Content_Encoding="gzip")
    assert fetcher.fetch(f"{site.url}/a").body.decode() == PAGE


def test_a_body_that_drips_ends_with_its_time(site, make_fetcher):
    site.answer("/a", [piece for _ in range(200) for piece in (b"x", 0.1)])
    began = time.monotonic()
    assert reason_of(make_fetcher(seconds=1.0), f"{site.url}/a") == "took too long"
    assert time.monotonic() - began < 15


def test_a_server_that_never_answers_ends_with_its_time(make_fetcher):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        began = time.monotonic()
        assert reason_of(make_fetcher(seconds=1.0), f"http://127.0.0.1:{port}/a")
        assert time.monotonic() - began < 15


def test_a_body_that_breaks_off_is_no_answer(site, fetcher):
    site.answer("/a", [PAGE.encode()], Content_Length=str(len(PAGE) + 100))
    assert reason_of(fetcher, f"{site.url}/a") == "connection broke off"
    site.answer("/b", gzip.compress(PAGE.encode())[:-12], Content_Encoding="gzip")
    assert reason_of(fetcher, f"{site.url}/b") == "connection broke off"


@pytest.mark.parametrize("status", [404, 410, 403, 500, 503])
def test_an_error_of_the_server_is_named(site, fetcher, status):
    site.answer("/a", status=status)
    assert reason_of(fetcher, f"{site.url}/a") == f"the server answers {status}"


# robots


ROBOTS = (
    "User-agent: *\nDisallow: /\n\nUser-agent: warreader\nDisallow: /*/print\nDisallow: /private\nAllow: /private/but\n"
)


def test_robots_are_respected_with_wildcards_and_the_longest_rule(site, fetcher):
    site.answer("/robots.txt", ROBOTS, media="text/plain")
    for path in ("/a", "/private/but/this"):
        site.answer(path, PAGE)
        assert fetcher.fetch(f"{site.url}{path}").body
    for path in ("/private/x", "/news/print", "/news/1/print/"):
        assert reason_of(fetcher, f"{site.url}{path}") == "its robots.txt asks not to fetch it"
        assert path not in site.paths()
    assert site.paths().count("/robots.txt") == 1


def test_a_redirect_is_no_way_round_robots(site, fetcher):
    site.answer("/robots.txt", ROBOTS)
    site.answer("/a", status=302, Location="/private/x")
    assert reason_of(fetcher, f"{site.url}/a") == "its robots.txt asks not to fetch it"
    assert "/private/x" not in site.paths()


def test_a_site_that_cannot_say_what_it_asks_is_not_fetched(site, fetcher):
    site.answer("/robots.txt", status=503)
    for path in ("/a", "/b"):
        site.answer(path, PAGE)
        assert reason_of(fetcher, f"{site.url}{path}") == "its robots.txt cannot be had, so nothing is fetched"
    assert site.paths() == ["/robots.txt"]


def test_what_is_remembered_of_a_site_does_not_grow_with_every_address_of_it(site, fetcher):
    site.answer("/robots.txt", status=503)
    depths = []
    for path in ("/a", "/b", "/c"):
        with pytest.raises(FetchError) as raised:
            fetcher.fetch(f"{site.url}{path}")
        depths.append(len(raised.traceback))
    assert depths[1] == depths[2]


def test_a_robots_txt_of_anything_is_no_error(site, make_fetcher):
    site.answer("/a", PAGE)
    for body in (b"\xff\xfe\x00" * 99, b"User-agent: *\nCrawl-delay: never\n", b"x" * 2_000_000, b"<html>404</html>"):
        site.answer("/robots.txt", body)
        assert make_fetcher().fetch(f"{site.url}/a").body


def test_a_host_is_not_asked_faster_than_it_wants(site, make_fetcher):
    site.answer("/robots.txt", "User-agent: *\nCrawl-delay: 0.4\n")
    site.answer("/a", PAGE)
    fetcher = make_fetcher()
    began = time.monotonic()
    for _ in range(3):
        fetcher.fetch(f"{site.url}/a")
    assert time.monotonic() - began >= 1.2


# once more


def test_what_has_not_changed_is_not_sent_again(site, fetcher):
    site.answer("/a", PAGE, ETag='"1"')
    site.answer("/b", PAGE, Last_Modified="Wed, 02 Mar 2022 10:06:00 GMT")
    for path in ("/a", "/b"):
        first = fetcher.fetch(f"{site.url}{path}")
        again = fetcher.fetch(f"{site.url}{path}", first.validators)
        assert (first.changed, again.changed, again.body) == (True, False, b"")
    site.answer("/a", PAGE + "more", ETag='"2"')
    assert fetcher.fetch(f"{site.url}/a", first.validators).body.decode() == PAGE + "more"


def test_validators_are_sent_to_nobody_else(site, fetcher):
    site.answer("/b", PAGE)
    fetcher.fetch(f"{site.url}/b", Validators(f"{site.url}/a", '"1"', "Wed"))
    assert "If-None-Match" not in site.asked[-1][1]


def test_the_memory_survives_and_a_damaged_one_is_empty(tmp_path):
    memory = Memory(tmp_path)
    memory.note("https://x.test/a", Validators("https://x.test/b", '"1"', None))
    memory.follow("https://x.test/rss", "Харків")
    assert Memory(tmp_path).feeds == {}  # not before it is saved
    memory.save()
    again = Memory(tmp_path)
    assert again.feeds == {"https://x.test/rss": "Харків"}
    assert again.known("https://x.test/a") == Validators("https://x.test/b", '"1"', None)
    (tmp_path / "fetched.json").write_text('{"form": 1, "pages": [3]')
    assert Memory(tmp_path).feeds == {}


def test_a_host_beyond_ascii_is_asked_for_as_the_network_writes_it(site, make_fetcher, monkeypatch):
    site.answer("/a", PAGE)
    asked = []

    def resolve(host, *_, **__):
        asked.append(host)
        return [(2, 1, 6, "", ("127.0.0.1", site.port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    make_fetcher().fetch(f"http://суспільне.укр:{site.port}/a")
    assert {name.rpartition(".")[2] for name in asked} == {"xn--j1amh"}
    assert site.asked[-1][1]["Host"] == f"{asked[0]}:{site.port}"


def test_a_server_that_speaks_no_http_is_told(make_fetcher):
    import threading

    with socket.create_server(("127.0.0.1", 0)) as server:

        def babble():
            with contextlib.suppress(OSError):  # the server is closed when the fetcher has had enough
                while True:
                    client, _ = server.accept()
                    client.sendall(b"220 mail.test ESMTP\r\n")
                    client.close()

        threading.Thread(target=babble, daemon=True).start()
        assert reason_of(make_fetcher(seconds=3.0), f"http://127.0.0.1:{server.getsockname()[1]}/a")


@pytest.mark.parametrize(
    ("trusted", "said"), [(False, "self-signed certificate"), (True, "certificate has expired; here it is ")]
)
def test_a_certificate_that_cannot_be_trusted_is_told(fetcher, monkeypatch, trusted, said):
    """An expired one may be fine, and the clock wrong: the day is said."""
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    server.handle_error = lambda *_: None  # the other side hangs up, as it should
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    with pytest.raises(FetchError) as raised:
        fetcher.fetch(f"https://127.0.0.1:{server.server_port}/a")
    server.shutdown()
    server.server_close()
    assert raised.value.reason == "its certificate cannot be trusted"
    assert raised.value.detail.startswith(said)
