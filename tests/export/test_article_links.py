"""The links of an article: what its page made one, and the addresses that it prints."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from export_makers import article
from hypothesis import given
from hypothesis import strategies as st

from warreader.addresses import web_address
from warreader.archive import Correction, Mark
from warreader.article import Given, Link
from warreader.export.item import Item
from warreader.export.links import MOST, address_at, find_links, linked_words, misleads, spans_of_links
from warreader.export.text_files import markdown_page
from warreader.terminal import show_line

TEXT = "Kept words lead on.\nMore: https://b.example/2\nSee https://c.example/3 there."


def plain(text, *, fold=None):
    return article(text, title="A headline", fold=fold)


def linked(text, *leads, fold=None):
    """An article in which words lead somewhere."""
    found = [Link(text.index(words), text.index(words) + len(words), url) for words, url in leads]
    return replace(plain(text, fold=fold), links=tuple(found))


def links(found):
    return [(one.number, one.address) for one in find_links(found)]


def test_its_own_address_comes_first_and_each_address_once():
    text = "See https://b.example/x and www.c.example/y, again https://b.example/x; and https://a.example/."
    own = replace(plain(text), given=Given(url="https://a.example/"))
    assert links(own) == [(0, "https://a.example/"), (1, "https://b.example/x"), (2, "https://www.c.example/y")]
    assert find_links(own)[0].place is not None
    assert [number for number, _ in links(plain(text))] == [1, 2, 3]


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("(https://e.example/a)", "https://e.example/a"),
        ("https://e.example/a_(b)", "https://e.example/a_(b)"),
        ("«https://e.example/a»", "https://e.example/a"),
        ("https://e.example/a...", "https://e.example/a"),
        ("HTTPS://E.example/A?b=1&c#d!", "HTTPS://E.example/A?b=1&c#d"),
        ("https://e.example/шлях", "https://e.example/%D1%88%D0%BB%D1%8F%D1%85"),
    ],
)
def test_the_sentence_around_an_address_is_no_part_of_it(printed, meant):
    assert links(plain(f"Look: {printed} today")) == [(1, meant)]


@pytest.mark.parametrize("text", ["javascript:alert(1)", "file:///etc/passwd", "ftp://e.example", "a@www.e.example"])
def test_only_the_web_is_linked(text):
    assert links(plain(f"Look: {text} today")) == []


def test_what_is_folded_leads_nowhere_until_it_shows():
    folded = linked(TEXT, ("lead on", "https://a.example/1"), ("More", "https://d.example/"), fold=TEXT.split("\n")[1])
    assert [one.address for one in find_links(folded)] == ["https://a.example/1", "https://c.example/3"]
    shown = find_links(folded, ())
    assert [(one.number, one.kept) for one in shown] == [(1, True), (2, False), (3, False), (4, True)]


def test_words_that_lead_somewhere_are_told_and_an_address_among_them_is_theirs():
    found = linked("See https://short.exam… there.", ("https://short.exam…", "https://short.example/long"))
    (link,) = find_links(found)
    assert (link.address, link.words) == ("https://short.example/long", "https://short.exam…")
    assert address_at(found, found.text.index("short")) == link.address
    assert address_at(found, 0) is None


@pytest.mark.parametrize(
    ("words", "address", "false"),
    [
        ("www.bbc.com/news", "https://evil.example/", True),
        ("Read https://www.bbc.com now", "https://bbc.com.evil.example/", True),
        ("bbc.com", "https://www.bbc.com/news", False),
        ("bbc.com", "https://news.bbc.com/", False),
        ("a@bbc.com", "mailto:a@bbc.com", False),
        ("desk@bbc.com", "mailto:desk@evil.example", True),
        (" bbc.com ", "https://evil.example/", True),
        ("the BBC", "https://evil.example/", False),
        ("report.pdf", "https://un.example/report.pdf", False),
        ("pic.twitter.com/a", "https://t.co/a", False),
        ("приклад.укр", "https://evil.example/", True),
        ("приклад.укр", "https://xn--80aikifvh.xn--j1amh/", False),
    ],
)
def test_words_that_name_another_host_mislead(words, address, false):
    assert misleads(words, address) is false


def test_an_archive_that_was_tampered_with_leads_only_to_the_web():
    text = "one two three four"
    bad = [Link(0, 3, "javascript:x"), Link(4, 99, "https://a.example/"), Link(8, 13, "https://u:p@b.example/\x1b[m")]
    assert linked_words(replace(plain(text), links=tuple(bad))) == (Link(8, 13, "https://b.example/%1B[m"),)


def test_markdown_keeps_links_and_names_the_host_where_words_mislead():
    text = "He [told] us so.\nSee www.bbc.com of today."
    found = linked(text, ("[told] us", "https://b.example/(a)_b*c"), ("www.bbc.com", "https://evil.example/"))
    page = markdown_page(Item(found, Mark(), (), Correction()))
    assert r"He [\[told\] us](<https://b.example/(a)_b*c>) so." in page
    assert "See [www.bbc.com](<https://evil.example/>) (evil.example) of today." in page


def test_a_link_behind_an_exclamation_mark_is_no_picture_in_markdown():
    found = linked("They came back!Read more of it! Here.", ("Read more", "https://b.example/"))
    page = markdown_page(Item(found, Mark(), (), Correction()))
    assert r"They came back\![Read more](<https://b.example/>) of it! Here." in page


@given(st.text(max_size=80))
def test_any_text_gives_harmless_addresses_of_the_web(text):
    printed = f"x https://{text} www.{text}"
    for span in spans_of_links(printed):
        address = web_address(span.of(printed))
        assert address is None or address == show_line(address)
        assert address is None or address.lower().startswith(("http://", "https://"))


def test_a_giant_line_is_bounded() -> None:
    text = "https://" + "www." * 1_000_000
    began = time.process_time()
    assert len(spans_of_links(text)) <= 2 * MOST
    assert time.process_time() - began < 2
