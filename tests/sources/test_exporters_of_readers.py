"""What browsers, mailers, feed readers and book makers write, as they write it, and the same cut off."""

from __future__ import annotations

# ruff: noqa: E501  # lines as their writers break them
import base64
import io
import quopri
import textwrap
import zipfile

import pytest

from warreader.article import SourceText
from warreader.sources import Problem, read_paths

URL = "https://www.lbc.co.uk/news/four-killed-kharkiv/"
TITLE = "Four killed in Kharkiv"
BODY = [
    "At least four people have been killed and nine wounded in Kharkiv, the mayor of the city has said on Wednesday.",
    "The latest attacks began overnight, when fighting between soldiers took place at a regional military hospital.",
    "Following the initial attack, air strikes also occurred in the city, targeting police and the security service.",
]
UKRAINIAN = [
    "Уночі російські війська обстріляли Харків, загинули четверо людей, ще дев'ятеро поранені, повідомив мер міста.",
    "Нові атаки почалися вночі, коли бої точилися біля обласного військового госпіталю, сказали рятувальники.",
]
TEXT = "\n\n".join(BODY)
MARKUP = "".join(f"<p>{paragraph}</p>\n" for paragraph in BODY)
PAGE = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>\n{MARKUP}</body></html>"


def read(content, folder, name):
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_paths([folder / name]))


def texts(records):
    return [one for one in records if isinstance(one, SourceText)]


def problems(records):
    return [(one.reason, one.failed) for one in records if isinstance(one, Problem)]


# pages saved by browsers


def chrome_mhtml(page=PAGE):
    boundary = "----MultipartBoundary--0Xo9Z5vJY1bR8a2kqPzUO7mV3sWcTnLd----"
    head = (
        "From: <Saved by Blink>\r\n"
        f"Snapshot-Content-Location: {URL}\r\n"
        "Subject: =?utf-8?Q?Four=20killed=20in=20Kharkiv?=\r\n"
        "Date: Sat, 5 Mar 2022 01:02:03 -0000\r\n"
        "MIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n'
        f'\tboundary="{boundary}"\r\n\r\n\r\n'
    )
    main = (
        f"--{boundary}\r\nContent-Type: text/html\r\nContent-ID: <frame-7C1@mhtml.blink>\r\n"
        f"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: {URL}\r\n\r\n"
    )
    quoted = quopri.encodestring(page.encode()).replace(b"\n", b"\r\n")
    frame = (
        f"\r\n--{boundary}\r\nContent-Type: text/html\r\nContent-ID: <frame-8D2@mhtml.blink>\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://ads.test/\r\n\r\n"
        "<html><body>Buy this now, it is cheap.</body></html>\r\n"
        f"--{boundary}\r\nContent-Type: text/css\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        'Content-Location: cid:css-1@mhtml.blink\r\n\r\n@charset "utf-8";\r\n'
        f"--{boundary}\r\nContent-Type: text/plain\r\nContent-Location: https://x.test/a.txt\r\n\r\n{'robots ' * 40}\r\n"
        f"--{boundary}--\r\n"
    )
    return head.encode() + main.encode() + quoted + frame.encode()


def unmht(page=PAGE):
    boundary = "----=_NextPart_000_0000_5BD1B2A4.4C1E5D2F"
    encoded = base64.encodebytes(page.encode()).decode().replace("\n", "\r\n")
    return (
        "From: <Saved by UnMHT>\r\nSubject: =?UTF-8?B?Rm91ciBraWxsZWQ=?=\r\nDate: Sat, 05 Mar 2022 01:02:03 +0000\r\n"
        f'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="{boundary}";\r\n\ttype="text/html"\r\n'
        "X-MAF-Information: Produced By UnMHT 8.3.2\r\n\r\n"
        f'--{boundary}\r\nContent-Type: text/html;\r\n\tcharset="UTF-8"\r\nContent-Transfer-Encoding: base64\r\n'
        f"Content-Location: {URL}\r\n\r\n{encoded}\r\n--{boundary}--\r\n"
    )


@pytest.mark.parametrize("saved", [chrome_mhtml, unmht], ids=["chrome", "firefox"])
def test_a_page_saved_as_mhtml_has_its_address_and_the_time_of_saving(tmp_path, saved):
    records = read(saved(), tmp_path, "page.mhtml")
    (source,) = texts(records)
    assert source.text.split("\n") == [TITLE, *BODY]
    assert (source.given.title, source.given.url, source.given.source) == (TITLE, URL, "lbc.co.uk")
    assert source.given.published is None
    assert str(source.origin.captured) == "2022-03-05 01:02:03+00:00"
    assert problems(records) == []


@pytest.mark.parametrize("saved", [chrome_mhtml, unmht], ids=["chrome", "firefox"])
def test_of_an_mhtml_that_breaks_off_the_beginning_is_kept(tmp_path, saved):
    long = PAGE.replace("</body>", "<p>And so on and on it went until the morning.</p>\n" * 300 + "</body>")
    whole = saved(long)
    records = read(whole[: len(whole) // 3], tmp_path, "page.mhtml")
    assert texts(records)[0].text.split("\n")[:4] == [TITLE, *BODY]
    assert problems(records) == [("mail cut off; what is there was kept", True)]


def test_a_page_saved_whole_or_by_singlefile_says_where_it_came_from(tmp_path):
    saved = PAGE.replace("<head>", f"<!-- saved from url=({len(URL):04}){URL} -->\n<head>")
    (source,) = read("<!DOCTYPE html>\n" + saved, tmp_path, "Four killed.html")
    assert (source.given.url, source.given.source) == (URL, "lbc.co.uk")
    single = (
        f"<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: {URL} \n"
        " saved date: Sat Mar 05 2022 03:02:03 GMT+0200 (Eastern European Standard Time)\n--><meta charset=utf-8>"
    )
    (source,) = read(PAGE.replace("<html>", single), tmp_path, "Single.html")
    assert source.given.url == URL
    assert source.origin.captured is not None
    assert source.origin.captured.timestamp() == 1646442123


# mail


def newsletter(*, meta="utf-8", charset="koi8-u"):
    """As Mailchimp and its like send: two alternatives, quoted-printable; the template declares what it was made in."""
    page = (
        f'<html><head><meta charset="{meta}"></head><body>' + "".join(f"<p>{one}</p>" for one in UKRAINIAN) + "</body>"
    )
    parts = [
        f"--b1_x\r\nContent-Type: text/{kind}; charset={charset}\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n".encode()
        + quopri.encodestring(body.encode(charset)).replace(b"\n", b"\r\n")
        + b"\r\n"
        for kind, body in (("plain", "View it in your browser."), ("html", page))
    ]
    encoded = base64.b64encode("Ранковий Київ".encode("koi8-u")).decode()
    head = (
        "Return-Path: <bounce@kyiv.test>\r\nReceived: from mail.kyiv.test (mail.kyiv.test [192.0.2.7])\r\n"
        "\tby mx.reader.test with ESMTPS; Wed, 02 Mar 2022 08:06:09 +0000\r\n"
        f"From: =?koi8-u?B?{encoded}?= <news@kyiv.test>\r\n"
        f"Subject: =?koi8-u?Q?{quopri.encodestring('Обстріл Харкова'.encode('koi8-u'), header=True).decode().strip()}?=\r\n"
        "Date: Wed, 02 Mar 2022 10:06:00 +0200\r\nMessage-ID: <1@kyiv.test>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/alternative;\r\n\tboundary="b1_x"\r\n\r\nThis is a multi-part message.\r\n\r\n'
    )
    return head.encode() + b"".join(parts) + b"--b1_x--\r\n"


@pytest.mark.parametrize("meta", ["utf-8", "koi8-u"])
def test_a_newsletter_in_koi8_is_read_whatever_its_template_declares(tmp_path, meta):
    records = read(newsletter(meta=meta), tmp_path, "letter.eml")
    (source,) = texts(records)
    assert source.text.split("\n") == UKRAINIAN
    assert (source.given.title, source.given.source) == ("Обстріл Харкова", "Ранковий Київ")
    assert source.given.published == "Wed, 02 Mar 2022 10:06:00 +0200"
    assert problems(records) == []


def test_a_newsletter_that_breaks_off_keeps_what_is_there(tmp_path):
    whole = newsletter()
    records = read(whole[: whole.rindex(b"<p>") + 60], tmp_path, "letter.eml")
    assert texts(records)[0].text.split("\n")[0] == UKRAINIAN[0]
    assert problems(records) == [("mail cut off; what is there was kept", True)]


def test_paragraphs_that_a_mailer_has_broken_softly_are_whole_again(tmp_path):
    flowed = "\r\n\r\n".join(" \r\n".join(textwrap.wrap(paragraph, 70)) for paragraph in BODY)
    head = (
        "From: LBC <a@lbc.test>\r\nSubject: Kharkiv\r\nDate: Wed, 02 Mar 2022 10:06:00 +0000\r\nMIME-Version: 1.0\r\n"
    )
    head += "Content-Type: text/plain; charset=UTF-8; format=flowed; delsp=no\r\n\r\n"
    (source,) = read(head + flowed + "\r\n\r\n-- \r\nLBC\r\n", tmp_path, "a.eml")
    assert [line for line in source.text.splitlines() if line] == [*BODY, "-- ", "LBC"]


def thunderbird(number, *, status="0001", body=TEXT):
    escaped = body.replace("\nFrom ", "\n>From ")
    return (
        "From - Wed Mar 02 10:06:00 2022\r\n"
        f"X-Mozilla-Status: {status}\r\nX-Mozilla-Status2: 00000000\r\n"
        "X-Mozilla-Keys:                                                                                 \r\n"
        f"From: LBC News <news@lbc.test>\r\nTo: reader@reader.test\r\nSubject: Number {number}\r\n"
        f"Date: Wed, 02 Mar 2022 10:0{number}:00 +0000\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n"
        + escaped.replace("\n", "\r\n")
        + "\r\n\r\n"
    )


def test_a_folder_of_thunderbird_is_a_mailbox_without_a_suffix(tmp_path):
    body = f"{BODY[0]}\n\nFrom Sumy too there were reports.\n\n>From Kyiv, a quotation."
    records = read(thunderbird(0) + thunderbird(1, body=body) + thunderbird(2), tmp_path, "Inbox")
    assert [one.given.title for one in texts(records)] == ["Number 0", "Number 1", "Number 2"]
    assert "\nFrom Sumy too" in texts(records)[1].text.replace("\r", "")
    assert [one.given.published for one in texts(records)][2] == "Wed, 02 Mar 2022 10:02:00 +0000"
    assert texts(records)[0].given.source == "LBC News"


def test_mail_that_was_deleted_and_is_still_in_the_file_is_passed_over(tmp_path):
    records = read(thunderbird(0) + thunderbird(1, status="0009"), tmp_path, "Inbox")
    assert [one.given.title for one in texts(records)] == ["Number 0"]
    assert problems(records) == [("deleted in the mailbox", False)]


# feeds


WORDPRESS = f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
\txmlns:content="http://purl.org/rss/1.0/modules/content/"
\txmlns:dc="http://purl.org/dc/elements/1.1/"
\txmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"
\txmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">
<channel>
\t<title>LBC News</title>
\t<atom:link href="https://www.lbc.co.uk/feed/" rel="self" type="application/rss+xml" />
\t<link>https://www.lbc.co.uk</link>
\t<language>en-GB</language>
\t<item>
\t\t<media:content url="https://x.test/a.jpg" medium="image"><media:title>A picture</media:title></media:content>
\t\t<media:title>A picture of smoke</media:title>
\t\t<title>{TITLE} &#038; more</title>
\t\t<link>https://feeds.test/~r/lbc/1</link>
\t\t<dc:creator><![CDATA[Will Taylor]]></dc:creator>
\t\t<pubDate>Wed, 02 Mar 2022 10:06:00 +0000</pubDate>
\t\t<guid isPermaLink="false">https://www.lbc.co.uk/?p=1</guid>
\t\t<description><![CDATA[A teaser &#8230;]]></description>
\t\t<content:encoded><![CDATA[{MARKUP}]]></content:encoded>
\t\t<feedburner:origLink>{URL}</feedburner:origLink>
\t</item>
\t<item><title>Only a link</title><link>{URL}2</link><pubDate>Wed, 02 Mar 2022 11:00:00 +0000</pubDate></item>
\t<item><title>Shells&nbsp;fall</title><guid>{URL}3</guid><description>{BODY[2]}</description></item>
</channel></rss>"""


def test_the_feed_of_wordpress_gives_whole_texts_with_their_own_address(tmp_path):
    records = read(WORDPRESS, tmp_path, "feed.xml")
    first, last = texts(records)
    assert first.text.split("\n") == BODY
    assert (first.given.title, first.given.source, first.given.url) == (f"{TITLE} & more", "LBC News", URL)
    assert (first.given.published, first.given.language) == ("Wed, 02 Mar 2022 10:06:00 +0000", "en")
    assert (last.given.title, last.given.url) == ("Shells fall", f"{URL}3")
    assert problems(records) == [("no text", False)]


def test_of_a_feed_that_breaks_off_the_last_item_keeps_what_there_is(tmp_path):
    records = read(WORDPRESS[: WORDPRESS.index(BODY[2]) + 20], tmp_path, "feed.xml")
    assert texts(records)[0].text.split("\n")[:2] == BODY[:2]
    assert problems(records) == [("feed cut off or damaged", True)]


@pytest.mark.parametrize("noise", ["<p ", "</item></channel></rss>"])
def test_noise_in_an_item_of_a_feed_costs_no_other_item(tmp_path, noise):
    items = WORDPRESS.partition("\t<item><title>Only")[0]
    begin = items.index("\t<item>")
    feed = (
        items[:begin]
        + items[begin:].replace("A teaser", f"A teaser]]>{noise}")
        + items[begin:] * 2
        + "</channel></rss>"
    )
    records = read(feed, tmp_path, "feed.xml")
    assert [one.text.split("\n") for one in texts(records)][1:] == [BODY, BODY]
    assert len(texts(records)) == 3
    assert ("feed cut off or damaged", True) in problems(records)


def test_a_planet_names_the_feed_that_an_entry_came_from(tmp_path):
    feed = f"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="uk">
    <title>Planet</title><entry><id>{URL}</id><title>{TITLE}</title><link href="{URL}"/><updated>2022-03-02T10:06:00Z</updated>
    <source><id>x</id><title>LBC News</title><updated>2022-03-03T00:00:00Z</updated></source>
    <content type="html">{MARKUP.replace("<", "&lt;")}</content></entry></feed>"""
    (source,) = read(feed, tmp_path, "planet.atom")
    assert source.text.split("\n") == BODY
    assert (source.given.source, source.given.language) == ("LBC News", "uk")
    assert (source.given.url, source.given.published) == (URL, "2022-03-02T10:06:00Z")


def test_rss_in_cp1251_is_read(tmp_path):
    feed = f'<?xml version="1.0" encoding="windows-1251"?><rss version="2.0"><channel><title>УНН</title><item><title>Обстріл</title><link>{URL}</link><description>{UKRAINIAN[0]}</description></item></channel></rss>'
    (source,) = read(feed.encode("cp1251"), tmp_path, "feed.rss")
    assert (source.text, source.given.source) == (UKRAINIAN[0], "УНН")


# books


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


@pytest.mark.parametrize("name", ["a.eml", "a.mbox"])
def test_mail_that_breaks_off_in_its_head_is_no_article(tmp_path, name):
    head = b"From - Wed Mar  2 10:06:00 2022\n" if name.endswith(".mbox") else b""
    records = read(head + b"From: LBC <news@lbc.co.uk>\nSubject: Four killed\nMIME-Version: 1.0\nConte", tmp_path, name)
    assert texts(records) == []
    assert problems(records) == [("mail cut off before its text", True)]


def test_the_last_message_of_a_mailbox_that_ends_in_the_middle_of_a_line_is_told(tmp_path):
    mailbox = thunderbird(1) + thunderbird(2)
    assert problems(read(mailbox, tmp_path, "Inbox")) == []
    records = read(mailbox.rstrip()[:-5], tmp_path, "Cut")
    assert len(texts(records)) == 2
    assert problems(records) == [("mail cut off; what is there was kept", True)]


def test_mail_of_one_part_that_ends_in_the_middle_of_a_line_is_noted(tmp_path):
    mail = "From: a@x.test\nSubject: S\nDate: Wed, 2 Mar 2022 10:06:00 +0000\n\nTroops shelled the"
    assert problems(read(mail, tmp_path, "a.eml")) == [("mail without an end, perhaps cut off", False)]
    assert problems(read(f"{mail} city.\n", tmp_path, "b.eml")) == []


def test_a_feed_that_breaks_off_inside_a_character_is_told(tmp_path):
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>{TITLE}</title><content type="html">{BODY[0]}&l'
    records = read(feed, tmp_path, "a.atom")
    assert texts(records)[0].text.startswith(BODY[0])
    assert problems(records) == [("feed cut off or damaged", True)]


def test_a_page_that_ends_in_the_middle_of_something_is_noted(tmp_path):
    page = f"<!DOCTYPE html><html><body><h1>{TITLE}</h1><p>{BODY[0]}</p><p>{BODY[1]}"
    note = [("page without an end, perhaps cut off", False)]
    assert problems(read(page[:-20], tmp_path, "a.html")) == note
    assert problems(read(f"{page}</p><div cla", tmp_path, "b.html")) == note
    assert problems(read(f"{page}</p>\n", tmp_path, "c.html")) == []  # the last tags may be left out
    assert problems(read(f"{page}</body></html>\n visited", tmp_path, "d.html")) == []
    assert problems(read(f"<p>{BODY[0]}</p> and more", tmp_path, "e.html")) == []  # a piece of a page
