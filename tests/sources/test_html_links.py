"""The links of a page: which words of the source text they are, and where they lead."""

from __future__ import annotations

import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warreader.article import SourceText
from warreader.sources import read_paths
from warreader.sources._html.links import MOST
from warreader.sources._html.page import read_page, read_piece

URL = "https://lbc.example/news/story/"
BODY = (
    "<p>" + "Four people were killed in Kharkiv after it was hit by rockets, the mayor of the city said. " * 4 + "</p>"
)


def links(markup, url=URL):
    page = read_page(f"<html><body><article><h1>Four killed</h1>{BODY}{markup}{BODY}</article></body></html>", url)
    return [(page.text[one.start : one.end], one.url) for one in page.links]


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ('<p>He <a href="/b"> told\n <b>the</b> BBC </a>so.</p>', [("told the BBC", "https://lbc.example/b")]),
        ('<p>A<a href="https://b.example/">b</a>c, as seen.</p>', [("b", "https://b.example/")]),
        (
            '<a href="/b"><div>One line.</div><div>Another line.</div></a>',
            [("One line.", "https://lbc.example/b"), ("Another line.", "https://lbc.example/b")],
        ),
        ('<p>It is<a href="/b"> </a>so <a href="/c"><img src="x"></a> here.</p>', []),
        ('<p>See <a href="#1">1</a> and <a href="/news/story/#c">2</a> and <a>3</a> there.</p>', []),
        ('<p>See <a href="/b" hidden>this</a> <a style="display:none" href="/c">that</a> there.</p>', []),
        (
            '<p>See <a href="javascript:x()">this</a> or <a href="mailto:a@b.example">us</a>.</p>',
            [("us", "mailto:a@b.example")],
        ),
        (
            '<p>See <a href="/b">one<a href="/c">two</a> there.</p>',
            [("one", "https://lbc.example/b"), ("two", "https://lbc.example/c")],
        ),
    ],
)
def test_a_link_is_its_words_and_where_they_lead(markup, found):
    assert links(markup) == found


def test_links_start_from_the_base_that_the_page_names_or_from_its_address():
    there = '<base href="https://cdn.example/dir/"><p>See <a href="b">this</a> there.</p>'
    assert links(there) == [("this", "https://cdn.example/dir/b")]
    assert links(there, None) == [("this", "https://cdn.example/dir/b")]
    assert links('<p>See <a href="b">this</a> there.</p>') == [("this", "https://lbc.example/news/story/b")]
    assert links('<p>See <a href="b">this</a> there.</p>', None) == []


def test_of_a_page_of_thousands_of_links_the_first_are_kept():
    assert len(links("<p>" + '<a href="/b">word</a> ' * 3 * MOST + "</p>")) == MOST


def test_what_surrounds_the_article_has_no_links():
    page = read_page(
        f'<nav><a href="/home">Home</a></nav><article><h1>A</h1>{BODY}</article><p><a href="/t">T</a></p>', URL
    )
    assert page.links == ()


def test_the_body_of_a_feeds_item_keeps_its_links():
    text, found = read_piece('He <a href="/b">told</a>&nbsp;<i><a href="https://c.example">us</a></i>.', URL)
    assert text == "He told us."
    assert [(one.start, one.end, one.url) for one in found] == [
        (3, 7, "https://lbc.example/b"),
        (8, 10, "https://c.example"),
    ]


def test_links_come_through_the_process_in_which_pages_are_read(tmp_path):
    file = tmp_path / "page.html"
    file.write_text(
        f'<html><body><h1>A</h1>{BODY}<p>He <a href="https://b.example/">told</a> so.</p>{BODY}</body></html>'
    )
    (record,) = read_paths([file])
    assert isinstance(record, SourceText)
    assert [(record.text[one.start : one.end], one.url) for one in record.links] == [("told", "https://b.example/")]


def test_links_between_the_documents_of_a_book_lead_nowhere(tmp_path):
    document = (
        f'<html><body><h1>A</h1>{BODY}<p>See <a href="../b.html">this</a> and <a href="https://b.example/">that</a>.</p>'
        f"{BODY}<p>This article was downloaded by <strong>calibre</strong> from "
        f'<a href="{URL}">{URL}</a></p></body></html>'
    )
    with zipfile.ZipFile(tmp_path / "a.epub", "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr(
            "META-INF/container.xml", '<container><rootfiles><rootfile full-path="c.opf"/></rootfiles></container>'
        )
        book.writestr(
            "c.opf",
            '<package><manifest><item id="a" href="a.html"/></manifest><spine><itemref idref="a"/></spine></package>',
        )
        book.writestr("a.html", document)
    (record,) = read_paths([tmp_path / "a.epub"])
    assert isinstance(record, SourceText)
    assert record.given.url == URL
    assert [one.url for one in record.links] == ["https://b.example/"]


PIECES = st.sampled_from(
    [*("<a href=/b>", "</a>", "<p>", "<div>", "</div>", "<td>", "<b hidden>", "</b>", " ", "\u200b", "\n", "word", "é")]
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_links_of_any_markup_are_words_of_the_text_in_order(markup):
    text, found = read_piece(f"{markup}<i>", URL)
    end = 0
    for one in found:
        assert end <= one.start < one.end <= len(text)
        words = text[one.start : one.end]
        assert words == words.strip()
        assert "\n" not in words
        end = one.end
