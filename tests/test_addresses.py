"""Which addresses are handed on, and in what form."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warreader.addresses import LONGEST, link_address, web_address
from warreader.terminal import show_line

PAGE = "https://www.lbc.co.uk/news/a/story-1/"


@pytest.mark.parametrize(
    ("href", "leads"),
    [
        ("/news/x", "https://www.lbc.co.uk/news/x"),
        ("../b?q=1#f", "https://www.lbc.co.uk/news/a/b?q=1#f"),
        ("//cdn.example/x", "https://cdn.example/x"),
        (" \n https://e.example/a\tb ", "https://e.example/ab"),
        ("https://e.example/a b", "https://e.example/a%20b"),
        ("https://e.example/\u202egpj.exe", "https://e.example/%E2%80%AEgpj.exe"),
        ("https://e.example/\x1b]0;x\x07y", "https://e.example/%1B]0;x%07y"),
        ("https://приклад.укр/шлях", "https://xn--80aikifvh.xn--j1amh/%D1%88%D0%BB%D1%8F%D1%85"),
        ("https://bank.example:pw@evil.example/p", "https://evil.example/p"),
        ("https://bank.example\\@evil.example/", "https://bank.example/@evil.example/"),
        ("\\\\evil.example/x", "https://evil.example/x"),
        ("https://%65vil.example/", "https://evil.example/"),
        ("http://u:p@[::1]:80/a", "http://[::1]:80/a"),
        ("MAILTO:desk@lbc.co.uk?subject=x&bcc=y@z.example", "mailto:desk@lbc.co.uk"),
    ],
)
def test_an_address_names_the_host_it_leads_to_and_nothing_else(href, leads):
    assert link_address(href, PAGE, PAGE) == leads


@pytest.mark.parametrize(
    "href",
    [
        *("", "#top", PAGE, f"{PAGE}#part", "javascript:alert(1)", "java\nscript:alert(1)", " \x01JavaScript:x"),
        *("data:text/html,x", "file:///etc/passwd", "tel:112", "ftp://e.example/", "mailto:?subject=x", "vbscript:x"),
        *(
            "https:e.example",
            "http:///x",
            "http://a b.example/",
            "http://e.example:99999/",
            "http://[::1/",
            "https://%00/",
        ),
        "https://e.example/" + "a" * LONGEST,
        "https://e.example/" + "ш" * (LONGEST // 3),
    ],
)
def test_what_is_no_place_of_the_web_elsewhere_leads_nowhere(href):
    assert link_address(href, PAGE, PAGE) is None


def test_a_relative_link_leads_nowhere_without_an_address_to_start_from():
    assert link_address("/news/x", None, None) is None
    assert link_address("https://e.example/", None, None) == "https://e.example/"


@given(st.text(max_size=60), st.sampled_from(["", "https://", "http://u@", "//", "mailto:a@", "https://e.example/"]))
def test_any_link_gives_a_harmless_address_that_stays_as_it_is(text, before):
    address = link_address(before + text, PAGE, PAGE)
    if address is not None:
        assert address.isascii()
        assert show_line(address) == address
        assert " " not in address
        assert address.lower().startswith(("http://", "https://", "mailto:"))
        assert link_address(address, None, None) == address
        assert address.startswith("mailto:") or web_address(address) == address


def test_a_link_of_a_megabyte_costs_nothing():
    began = time.process_time()
    for href in ("https://" + "a" * 1_000_000, "x" * 1_000_000, "\\" * 1_000_000):
        assert link_address(href, PAGE, PAGE) is None
    assert time.process_time() - began < 1
