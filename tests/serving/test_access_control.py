"""Who may ask: a request names this machine, a WebSocket comes from its own page, a key is known if there is one."""

from __future__ import annotations

import pytest

from warreader.serving.access_control import Guard, is_loopback, page_headers


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:9000", "LOCALHOST", "[::1]:8000", "192.168.1.7:8000"])
def test_an_address_or_localhost_is_this_machine(host):
    assert not Guard("127.0.0.1").refusal({"Host": host}, known_key="")


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "localhost.evil.example", "", "[", "127.0.0.1.x"]
)
def test_a_name_of_somebody_else_is_refused_though_it_points_here(host):
    assert Guard("127.0.0.1").refusal({"Host": host}, known_key="")


def test_the_name_that_it_listens_on_is_its_own():
    assert not Guard("archive.lan").refusal({"Host": "archive.lan:8000"}, known_key="")


@pytest.mark.parametrize("known", ["", "wrong", "rightt", "ключ"])
def test_without_the_key_nothing_is_given(known):
    assert "key" in Guard("0.0.0.0", "right").refusal({"Host": "192.168.1.7"}, known_key=known)
    assert not Guard("0.0.0.0", "right").refusal({"Host": "192.168.1.7"}, known_key="right")


@pytest.mark.parametrize(
    ("origin", "same"),
    [
        ("http://localhost:8000", True),
        ("https://localhost:8000", True),  # behind something that encrypts
        ("http://LOCALHOST:8000", True),
        ("http://localhost:8001", False),
        ("http://evil.example", False),
        ("http://localhost:8000.evil.example", False),
        ("null", False),
        ("", False),
        ("http://[", False),
    ],
)
def test_only_a_page_of_the_same_server_is_of_the_same_origin(origin, same):
    assert Guard("localhost").is_same_origin({"Host": "localhost:8000", "Origin": origin}) is same


def test_a_request_that_says_neither_host_nor_origin_is_of_no_origin():
    assert not Guard("localhost").is_same_origin({})


@pytest.mark.parametrize(
    ("host", "near"),
    [("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("::", False),
     ("192.168.1.7", False), ("archive.lan", False)],
)  # fmt: skip
def test_loopback_is_what_no_other_machine_gets_through_to(host, near):
    assert is_loopback(host) is near


def test_a_page_may_load_what_its_server_has_and_open_no_window():
    policy = page_headers("127.0.0.1:8000")["Content-Security-Policy"].split("; ")
    assert "default-src 'none'" in policy
    assert "connect-src 'self' ws://127.0.0.1:8000 wss://127.0.0.1:8000" in policy
    assert "sandbox allow-scripts allow-same-origin" in policy
    assert not [part for part in policy if "*" in part or "https:" in part]
