"""Pages as browsers save them, whole and cut off."""

from __future__ import annotations

# ruff: noqa: E501  # lines as their writers break them
import base64
import quopri

import pytest
from exported_article import BODY, PAGE, TITLE, URL, problems, read, texts


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


def test_a_page_that_ends_in_the_middle_of_something_is_noted(tmp_path):
    page = f"<!DOCTYPE html><html><body><h1>{TITLE}</h1><p>{BODY[0]}</p><p>{BODY[1]}"
    note = [("page without an end, perhaps cut off", False)]
    assert problems(read(page[:-20], tmp_path, "a.html")) == note
    assert problems(read(f"{page}</p><div cla", tmp_path, "b.html")) == note
    assert problems(read(f"{page}</p>\n", tmp_path, "c.html")) == []  # the last tags may be left out
    assert problems(read(f"{page}</body></html>\n visited", tmp_path, "d.html")) == []
    assert problems(read(f"<p>{BODY[0]}</p> and more", tmp_path, "e.html")) == []  # a piece of a page
