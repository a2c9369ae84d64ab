"""EPUB and ZIP as book makers write them, whole and cut off."""

from __future__ import annotations

# ruff: noqa: E501  # lines as their writers break them
import io
import zipfile

from exported_article import BODY, MARKUP, TITLE, URL, problems, read, texts

from warreader.sources import read_paths


def calibre(*, articles=2):
    """As the news download of Calibre makes it: cover, contents, a list for each section, articles with a bar above."""
    bar = '<div class="calibre_navbar1"><hr class="calibre4"/>| <a href="../../index.html">Main menu</a> |</div>'
    names = [f"feed_0/article_{number}/index_u{number}.html" for number in range(articles)]
    files = ["titlepage.xhtml", "index_u99.html", "feed_0/index_u98.html", *names]
    manifest = "".join(
        f'<item id="i{at}" href="{name}" media-type="application/xhtml+xml"/>' for at, name in enumerate(files)
    )
    spine = "".join(f'<itemref idref="i{at}"/>' for at in range(len(files)))
    package = (
        '<?xml version="1.0" encoding="utf-8"?><package xmlns="http://www.idpf.org/2007/opf" version="2.0" '
        'unique-identifier="uuid_id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:opf="http://www.idpf.org/2007/opf"><dc:title>LBC News [Wed, 02 Mar 2022]</dc:title>'
        '<dc:creator opf:role="aut">calibre</dc:creator><dc:publisher>calibre</dc:publisher>'
        "<dc:date>2022-03-02T08:00:00+00:00</dc:date><dc:language>en</dc:language></metadata>"
        f'<manifest>{manifest}<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest>'
        f'<spine toc="ncx">{spine}</spine><guide><reference type="cover" href="titlepage.xhtml" title="Cover"/>'
        '<reference type="toc" href="index_u99.html" title="Contents"/></guide></package>'
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        book.writestr(
            "META-INF/container.xml",
            '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
            '<rootfiles><rootfile full-path="content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
        )
        book.writestr("content.opf", package)
        book.writestr("titlepage.xhtml", "<html><body><svg></svg>Cover</body></html>")
        book.writestr("index_u99.html", "<html><body><h1>LBC News</h1><ul><li>World</li></ul></body></html>")
        listed = "".join(f'<li class="calibre_feed"><a href="{name}">{TITLE}</a></li>' for name in names)
        book.writestr("feed_0/index_u98.html", f'<html><body><ul class="calibre_feed_list">{listed}</ul></body></html>')
        for number, name in enumerate(names):
            address = (
                f'<a class="calibre6" rel="calibre-downloaded-from" href="{URL}{number}?a=1&amp;b=2">{URL}{number}</a>'
            )
            book.writestr(
                name,
                f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{TITLE} {number}</title></head>'
                f'<body class="calibre">{bar}<h1 class="calibre5">{TITLE} {number}</h1>{MARKUP}'
                f'<p class="calibre7">This article was downloaded by <strong>calibre</strong> from {address}</p></body></html>',
            )
    return buffer.getvalue()


def test_news_that_calibre_has_fetched_is_one_article_a_document_with_its_address(tmp_path):
    records = read(calibre(), tmp_path, "LBC News.epub")
    assert [one.given.title for one in texts(records)] == [f"{TITLE} 0", f"{TITLE} 1"]
    assert [one.given.url for one in texts(records)] == [f"{URL}0?a=1&b=2", f"{URL}1?a=1&b=2"]
    given = texts(records)[0].given
    assert (given.source, given.published) == ("LBC News", "2022-03-02T08:00:00+00:00")
    assert set(BODY) <= set(texts(records)[0].text.split("\n"))
    assert problems(records) == []


def test_a_book_that_breaks_off_keeps_the_documents_before_the_break(tmp_path):
    whole = calibre(articles=5)
    records = read(whole[: whole.index(b"feed_0/article_3/", len(whole) // 3) + 200], tmp_path, "a.epub")
    assert [one.given.title[-1] for one in texts(records)] == ["0", "1", "2", "3"]
    assert ("ZIP is cut off or damaged", True) in problems(records)
    assert problems(records).count(("missing or damaged", True)) == 2


def test_a_book_that_breaks_off_keeps_what_is_there_of_the_document_before_the_break(tmp_path):
    whole = calibre(articles=3)
    start = whole.index(b"feed_0/article_2/", len(whole) // 3)
    records = read(whole[: start + (len(whole) - start) // 3], tmp_path, "a.epub")
    assert [one.given.title[-1] for one in texts(records)] == ["0", "1", "2"]
    assert texts(records)[2].text.split("\n")[0] == f"{TITLE} 2"


def test_a_book_that_has_lost_its_table_is_read_page_by_page(tmp_path):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        for number in range(3):
            book.writestr(f"text/{number}.xhtml", f"<html><body><h1>{TITLE} {number}</h1>{MARKUP}</body></html>")
        book.writestr("nav.xhtml", "<html><body><ol><li>One</li></ol></body></html>")
        book.writestr("content.opf", "<package/>")
    whole = buffer.getvalue()
    records = read(whole[: whole.index(b"content.opf")], tmp_path, "a.epub")
    assert [one.text.split("\n")[0] for one in texts(records)] == [f"{TITLE} {number}" for number in range(3)]
    assert problems(records)[0] == ("EPUB without a table of its documents", True)


def test_a_zip_that_breaks_off_keeps_the_members_before_the_break(tmp_path):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(6):
            archive.writestr(f"{number}.txt", f"Number {number}. " + "\n".join(BODY * 20))
    whole = buffer.getvalue()
    records = read(whole[: whole.index(b"4.txt") + 100], tmp_path, "a.zip")
    assert [one.text[:9] for one in texts(records)][:4] == [f"Number {number}." for number in range(4)]
    assert ("ZIP is cut off or damaged", True) in problems(records)
    streamed = list(read_paths(["-"], io.BytesIO(whole[: whole.index(b"4.txt") + 100])))
    assert len(texts(streamed)) == len(texts(records))
