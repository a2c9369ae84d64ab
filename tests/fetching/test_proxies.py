"""A proxy that the environment names is asked instead of the host; what is private stays refused."""

import base64
import socket

import pytest

from warreader.fetching import Fetcher, FetchError

NEWS = "http://news.example.org/a?b=1"


@pytest.fixture
def behind(site, monkeypatch):
    """Name the server as proxy, with a name and a password."""
    monkeypatch.setenv("HTTP_PROXY", f"http://reader:p%40ss@127.0.0.1:{site.port}")
    monkeypatch.setenv("HTTPS_PROXY", f"127.0.0.1:{site.port}")
    return site


def test_a_page_is_asked_of_the_proxy_by_its_whole_address(behind):
    behind.answer(NEWS, "<p>Shells fell on Kharkiv.</p>")
    assert Fetcher(between=0).fetch(NEWS).body == b"<p>Shells fell on Kharkiv.</p>"
    assert behind.paths() == ["http://news.example.org/robots.txt", NEWS]
    headers = {name.lower(): value for name, value in behind.asked[-1][1].items()}
    assert headers["host"] == "news.example.org"
    assert base64.b64decode(headers["proxy-authorization"].removeprefix("Basic ")) == b"reader:p@ss"


def test_a_secure_page_is_asked_for_through_a_tunnel(behind):
    with pytest.raises(FetchError):
        Fetcher(between=0).fetch("https://news.example.org/a")  # the proxy answers 403
    assert set(behind.paths()) == {"CONNECT news.example.org:443"}


def test_hosts_that_no_proxy_names_are_asked_directly(behind, monkeypatch, make_fetcher):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,example.net")
    behind.answer("/direct", "<p>Text</p>")
    assert make_fetcher().fetch(f"{behind.url}/direct").body == b"<p>Text</p>"
    assert behind.paths() == ["/robots.txt", "/direct"]


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:9/a",
        "http://127.0.0.1./a",
        "http://localhost/a",
        "http://LOCALHOST./a",
        "http://any.localhost/a",
        "https://[::1]/a",
        "http://169.254.169.254/",
        "http://mixed.example.org/",
    ],
)
def test_private_addresses_stay_refused_behind_a_proxy(behind, url, monkeypatch):
    def resolve(host, *words, **named):
        if host == "mixed.example.org":
            return [real(one, *words, **named)[0] for one in ("93.184.215.14", "127.0.0.1")]
        return real(host, *words, **named)

    real = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with pytest.raises(FetchError, match="private address"):
        Fetcher(between=0).fetch(url)
    assert behind.paths() == []


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1080", "http://127.0.0.1:port", "http://"])
def test_a_proxy_that_cannot_be_used_is_told(monkeypatch, proxy):
    monkeypatch.setenv("HTTP_PROXY", proxy)
    with pytest.raises(FetchError, match="proxy"):
        Fetcher(between=0).fetch(NEWS)
