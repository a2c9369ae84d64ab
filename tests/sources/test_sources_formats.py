"""Files shaped as the real exporters write them."""

from __future__ import annotations

import gzip
import io
import plistlib
import zipfile
import zlib
from email.message import EmailMessage

import pytest

from warreader.article import SourceText
from warreader.sources import Problem, read_paths

BODY = [
    "At least four people have been killed and nine wounded in Kharkiv, the mayor of the city has said on Wednesday.",
    "The latest attacks began overnight, when fighting between soldiers took place at a regional military hospital.",
    "Following the initial attack, air strikes also occurred in the city, targeting police and the security service.",
]
HTML = "<html><head><title>Four killed in Kharkiv</title></head><body><h1>Four killed in Kharkiv</h1>" + "".join(
    f"<p>{paragraph}</p>" for paragraph in BODY
)


def read(content, folder, name):
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_paths([file]))


def texts(records):
    return [record.text for record in records if isinstance(record, SourceText)]


def reasons(records):
    return [record.reason for record in records if isinstance(record, Problem)]


PAGE = HTML.encode()


# WARC, as wget and CC-NEWS write it


def warc_record(kind, content, *, length=None, media="application/http; msgtype=response", uri="https://x.test/news/1"):
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2022-03-05T01:02:03Z\r\n"
        f"WARC-Target-URI: {uri}\r\nContent-Type: {media}\r\n"
        f"Content-Length: {len(content) if length is None else length}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def answer(body=PAGE, status="200 OK", media="text/html; charset=utf-8", extra=""):
    return f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{extra}\r\n".encode() + body


def chunked(body):
    pieces = [body[at : at + 100] for at in range(0, len(body), 100)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def test_the_pages_of_a_warc_are_articles_with_address_and_time_of_capture(tmp_path):
    warc = (
        warc_record("warcinfo", b"software: x\r\n", media="application/warc-fields")
        + warc_record("request", b"GET / HTTP/1.1\r\n\r\n", media="application/http; msgtype=request")
        + warc_record("response", answer())
        + warc_record("response", answer(b"", "301 Moved"))
        + warc_record("response", answer(b"\x89PNG", media="image/png"))
    )
    for name, content in {"a.warc": warc, "a.warc.gz": gzip.compress(warc[:400]) + gzip.compress(warc[400:])}.items():
        records = read(content, tmp_path, name)
        (article,) = [record for record in records if isinstance(record, SourceText)]
        assert BODY[0] in article.text
        assert article.given.title == "Four killed in Kharkiv"
        assert article.given.url == "https://x.test/news/1"
        assert article.given.source == "x.test"
        assert str(article.origin.captured) == "2022-03-05 01:02:03+00:00"
        assert article.given.published is None
        assert reasons(records) == ["not a page", "not a page"]


@pytest.mark.parametrize(
    ("body", "extra"),
    [
        (chunked(HTML.encode()), "Transfer-Encoding: chunked\r\n"),
        (HTML.encode(), "Transfer-Encoding: chunked\r\n"),
        (gzip.compress(HTML.encode()), "Content-Encoding: gzip\r\n"),
        (zlib.compress(HTML.encode()), "Content-Encoding: deflate\r\n"),
        (HTML.encode(), "Content-Encoding: gzip\r\n"),
    ],
    ids=["chunked", "chunked but joined", "gzip", "deflate", "gzip but unpacked"],
)
def test_an_answer_is_taken_apart_however_it_was_sent(tmp_path, body, extra):
    (text,) = texts(read(warc_record("response", answer(body, extra=extra)), tmp_path, "a.warc"))
    assert BODY[2] in text


def test_a_wet_file_is_plain_text(tmp_path):
    records = read(warc_record("conversion", "\n".join(BODY).encode(), media="text/plain"), tmp_path, "a.warc.wet")
    assert texts(records) == ["\n".join(BODY)]


def test_a_lying_length_does_not_swallow_the_next_record(tmp_path):
    warc = warc_record("response", answer(), length=2**40) + warc_record("response", answer())
    records = read(warc, tmp_path, "a.warc")
    assert len(texts(records)) == 2
    assert reasons(records) == ["WARC record cut off or damaged"]


def test_a_warc_that_breaks_off_keeps_what_stood_before(tmp_path):
    warc = gzip.compress(warc_record("response", answer())) + gzip.compress(warc_record("response", answer()))[:150]
    records = read(warc, tmp_path, "a.warc.gz")
    assert len(texts(records)) == 1
    assert reasons(records)


# feeds

RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>LBC News</title><link>https://x.test/</link>
<item><title>Four killed &amp; nine wounded</title><link>https://x.test/1</link>
<pubDate>Wed, 02 Mar 2022 10:06:00 +0000</pubDate>
<description>Teaser</description><content:encoded><![CDATA[<p>{BODY[0]}</p><p>{BODY[1]}</p>]]></content:encoded></item>
<item><title>Second</title><link>https://x.test/2</link><dc:date>2022-03-03</dc:date><description>{BODY[2]}</description></item>
</channel></rss>"""
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>LBC News</title>
<entry><title type="html">Four &lt;b&gt;killed&lt;/b&gt;</title><link rel="self" href="https://x.test/self"/>
<link rel="alternate" href="https://x.test/1"/><published>2022-03-02T10:06:00Z</published><updated>2022-03-04T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{BODY[0]}</p><p>{BODY[1]}</p></div></content></entry></feed>"""


def test_the_items_of_an_rss_feed_are_articles(tmp_path):
    first, second = read(RSS, tmp_path, "feed.xml")
    assert first.text == f"{BODY[0]}\n{BODY[1]}"
    assert (first.given.title, first.given.source, first.given.url) == (
        "Four killed & nine wounded",
        "LBC News",
        "https://x.test/1",
    )
    assert first.given.published == "Wed, 02 Mar 2022 10:06:00 +0000"
    assert (second.text, second.given.published) == (BODY[2], "2022-03-03")


def test_the_entries_of_an_atom_feed_are_articles(tmp_path):
    (entry,) = read(ATOM, tmp_path, "feed.atom")
    assert entry.text == f"{BODY[0]}\n{BODY[1]}"
    assert (entry.given.title, entry.given.url) == ("Four killed", "https://x.test/1")
    assert entry.given.published == "2022-03-02T10:06:00Z"


def test_a_feed_that_breaks_off_keeps_what_stood_before(tmp_path):
    records = read(RSS[: RSS.index("<item><title>Second") + 30], tmp_path, "feed.xml")
    assert texts(records) == [f"{BODY[0]}\n{BODY[1]}"]
    assert "feed cut off or damaged" in reasons(records)


def test_entities_are_neither_expanded_nor_fetched(tmp_path):
    (tmp_path / "secret").write_text("SECRET")
    for declaration in ('<!ENTITY a "aaaaaaaaaa">', f'<!ENTITY a SYSTEM "file://{tmp_path}/secret">'):
        feed = RSS.replace("<rss", f"<!DOCTYPE rss [{declaration}]><rss", 1).replace("Teaser", "&a;")
        records = read(feed, tmp_path, "feed.xml")
        assert not any("SECRET" in text for text in texts(records))
        assert reasons(records) == ["feed that defines entities, refused"]


# mail


def newsletter(*, plain=True):
    message = EmailMessage()
    message["Subject"] = "Харків: four killed"
    message["From"] = '"The Kyiv Daily" <news@x.test>'
    message["Date"] = "Wed, 02 Mar 2022 10:06:00 +0000"
    message["To"] = "reader@x.test"
    message.set_content("\n\n".join(BODY) if plain else "See the HTML version.")
    message.add_alternative(HTML, subtype="html")
    return message


def test_a_message_is_an_article_of_its_plain_text_or_its_page(tmp_path):
    (record,) = read(newsletter().as_bytes(), tmp_path, "a.eml")
    assert record.text.split() == " ".join(BODY).split()
    assert (record.given.title, record.given.source) == ("Харків: four killed", "The Kyiv Daily")
    assert record.given.published == "Wed, 02 Mar 2022 10:06:00 +0000"
    (record,) = read(newsletter(plain=False).as_bytes(), tmp_path, "b")
    assert record.text.split("\n")[-3:] == BODY


def test_the_messages_of_a_mailbox_are_articles(tmp_path):
    content = b""
    for number in range(3):
        message = EmailMessage()
        message["Subject"] = f"Number {number}"
        message.set_content(f"From Kharkiv we hear the following.\n\nFrom Sumy too {number}.\n")
        escaped = message.as_bytes().replace(b"\nFrom ", b"\n>From ")
        content += b"From news@x.test Wed Mar  2 10:06:00 2022\n" + escaped + b"\n"
    records = read(content, tmp_path, "a.mbox")
    assert [record.given.title for record in records] == ["Number 0", "Number 1", "Number 2"]
    assert records[1].text.startswith("From Kharkiv we hear")
    assert records[1].text.rstrip().endswith("From Sumy too 1.")


def test_messages_without_a_blank_line_between_them_are_told_apart_and_no_line_of_a_text_begins_one(tmp_path):
    text = "We hear:\nFrom Kharkiv Wed Mar  2 10:06:00 2022\nnothing.\nFrom Sumy on 2 March 2022\nNote: nothing."
    content = "".join(f"From a@x.test Wed Mar  2 10:06:00 2022\nSubject: N {n}\n\n{text}\n" for n in range(3))
    records = read(content, tmp_path, "a.mbox")
    assert [(record.given.title, record.text.strip()) for record in records] == [(f"N {n}", text) for n in range(3)]


def test_a_page_saved_by_a_browser_is_an_article(tmp_path):
    page = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://x.test/1\r\nSubject: Four killed\r\n"
        "Date: Sat, 5 Mar 2022 01:02:03 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n'
        f"Content-Transfer-Encoding: 8bit\r\nContent-Location: https://x.test/1\r\n\r\n{HTML}\r\n--b\r\n"
        "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--\r\n"
    )
    (record,) = read(page, tmp_path, "a.mhtml")
    assert record.text.split("\n") == ["Four killed in Kharkiv", *BODY]
    assert (record.given.url, record.given.title) == ("https://x.test/1", "Four killed in Kharkiv")
    assert str(record.origin.captured) == "2022-03-05 01:02:03+00:00"
    assert record.given.published is None


@pytest.mark.parametrize(
    "junk", [b"From: \xff\xfe <\r\nSubject: =?utf-8?b?!!!?=\r\nDate: x\r\n\r\nbody", b"Subject:\n" * 3, b"\n" * 9]
)
def test_a_malformed_message_is_no_error(tmp_path, junk):
    assert all(isinstance(record, SourceText | Problem) for record in read(junk, tmp_path, "a.eml"))


# tables


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_rows_of_a_table_are_articles(tmp_path, delimiter):
    rows = [
        ["title", "date", "content", "url"],
        ["One", "2022-03-02", '"He said ""no"".\nThen left."', "https://x.test/1"],
    ]
    (record,) = read("\ufeff" + "\r\n".join(delimiter.join(row) for row in rows) + "\r\n", tmp_path, "a.csv")
    assert record.text == 'He said "no".\nThen left.'
    assert (record.given.title, record.given.published, record.given.url) == ("One", "2022-03-02", "https://x.test/1")


def test_long_fields_and_broken_rows_cost_no_other_row(tmp_path):
    records = read(b'title,text\n"a","' + b"x" * 300_000 + b'"\n"kept","kept"\n"unclosed', tmp_path, "a.csv")
    assert [len(text) for text in texts(records)] == [300_000, 4]


def test_a_table_in_cp1251_is_read(tmp_path):
    (record,) = read("заголовок;text\nОдин;Харків обстріляли вночі\n".encode("cp1251"), tmp_path, "a.csv")
    assert record.text == "Харків обстріляли вночі"


# books


def test_the_documents_of_a_book_are_articles_in_reading_order(tmp_path):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OEBPS/content.opf"/></rootfiles></container>',
        )
        book.writestr(
            "OEBPS/content.opf",
            '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
            "<dc:date>2022-03-02</dc:date><dc:publisher>LBC</dc:publisher></metadata><manifest>"
            '<item id="nav" href="nav.xhtml" properties="nav"/><item id="b" href="b.xhtml"/>'
            '<item id="a" href="text/a%20a.xhtml"/>'
            '</manifest><spine><itemref idref="nav"/><itemref idref="a"/><itemref idref="b"/></spine></package>',
        )
        book.writestr("OEBPS/nav.xhtml", "<html><body>Contents</body></html>")
        book.writestr("OEBPS/text/a a.xhtml", HTML)
        book.writestr("OEBPS/b.xhtml", HTML.replace("Four", "Five"))
    first, second = read(buffer.getvalue(), tmp_path, "a.epub")
    assert [first.given.title, second.given.title] == ["Four killed in Kharkiv", "Five killed in Kharkiv"]
    assert (first.given.published, first.given.source) == ("2022-03-02", "LBC")
    assert first.origin.location.endswith("a.epub/OEBPS/text/a a.xhtml")


@pytest.mark.parametrize(
    "index",
    [
        " CDX a b a m s k r M V g u\nhttp://a.example/1 20220302100600 http://a.example/1 text/html 200 ZW6L\n",
        " CDX N b a m s k r M S V g\nexample,a)/1 20220302100600 http://a.example/1 text/html 200 ZW6L\n",
        'example,a)/1?x=2 20220302100600 {"url": "http://a.example/1?x=2", "mime": "text/html", "status": "200"}\n',
    ],
    ids=["wget", "pywb", "cdxj"],
)
def test_an_index_of_a_crawl_is_no_article(tmp_path, index):
    (problem,) = read(index, tmp_path, "crawl.cdx")
    assert (problem.reason, problem.failed) == ("index of a crawl", False)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("style.css", "body { color: red }\n"),
        ("app.js", "(function () { return 1 })();\n"),
        ("robots.txt", "User-agent: *\nDisallow: /\n"),
        ("sitemap.xml", '<?xml version="1.0"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>'),
        ("logo.svg", '<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="http://www.w3.org/2000/svg"></svg>'),
        ("plain.svg", '<svg xmlns="http://www.w3.org/2000/svg"><title>Logo</title><text>LBC</text></svg>'),
    ],
)
def test_what_a_copy_of_a_site_has_beside_its_pages_is_no_article(tmp_path, name, content):
    (problem,) = read(content, tmp_path, name)
    assert isinstance(problem, Problem)
    assert not problem.failed


def test_a_text_named_like_a_part_of_a_site_is_read(tmp_path):
    (source,) = read("Robots swept mines near Sumy, the army said.\n", tmp_path, "robots.txt")
    assert source.text.startswith("Robots")


def packed(*members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "program"),
    [
        ("nexis", packed(("[Content_Types].xml", "<?xml?>"), ("word/document.xml", "<?xml?>")), "Microsoft Office"),
        ("google.docx", packed(("word/numbering.xml", "<?xml?>"), ("word/a.xml", "<?xml?>")), "Microsoft Office"),
        ("a", packed(("mimetype", "application/vnd.oasis.opendocument.text"), ("a.xml", "<?xml?>")), "OpenDocument"),
        ("page.webarchive", plistlib.dumps({"WebMainResource": {}}, fmt=plistlib.FMT_BINARY), "web archive of Safari"),
    ],
)
def test_a_document_that_is_not_read_is_named_once(tmp_path, name, content, program):
    (problem,) = read(content, tmp_path, name)
    assert (problem.reason, problem.failed) == (f"{program} is not read yet", True)


@pytest.mark.parametrize(("content", "name"), [(b"SQLite format 3\0", "SQLite"), (b"{\\rtf1", "RTF")])
def test_a_format_that_is_not_read_is_named(tmp_path, content, name):
    (problem,) = read(content, tmp_path, "a.bin")
    assert (problem.reason, problem.failed) == (f"{name} is not read yet", True)
