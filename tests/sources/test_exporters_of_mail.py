"""Newsletters and mailboxes as mail programs write them, whole and cut off."""

from __future__ import annotations

# ruff: noqa: E501  # lines as their writers break them
import base64
import quopri
import textwrap

import pytest
from exported_article import BODY, TEXT, UKRAINIAN, problems, read, texts


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
