"""What crawlers write, byte for byte as they write it: WARC of each kind, and the same cut off or lying."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import uuid
import zlib

import brotli
import pytest
import zstandard

from warreader.article import SourceText
from warreader.sources import Problem, read_paths

URL = "https://www.lbc.co.uk/news/four-killed-kharkiv/"
BODY = [
    "At least four people have been killed and nine wounded in Kharkiv, the mayor of the city has said on Wednesday.",
    "The latest attacks began overnight, when fighting between soldiers took place at a regional military hospital.",
    "Following the initial attack, air strikes also occurred in the city, targeting police and the security service.",
]


def page(*, title="Four killed in Kharkiv", body=BODY, meta=""):
    paragraphs = "".join(f"<p>{paragraph}</p>\n" for paragraph in body)
    return (
        f"<!DOCTYPE html>\n<html lang=en><head>{meta}<title>{title}</title></head>\n"
        f"<body><h1>{title}</h1>\n{paragraphs}</body></html>\n"
    ).encode()


def record(  # noqa: PLR0913  # the fields of a record that differ
    kind, content, *, uri=URL, media="application/http; msgtype=response", length=None, version="1.0", more=()
):
    fields = [
        ("WARC-Type", kind),
        ("WARC-Record-ID", f"<urn:uuid:{uuid.uuid4()}>"),
        ("WARC-Date", "2022-03-05T01:02:03Z" if version == "1.0" else "2022-03-05T01:02:03.456789Z"),
        *([("WARC-Target-URI", uri)] if uri else []),
        ("WARC-Payload-Digest", f"sha1:{hashlib.sha1(content).hexdigest().upper()}"),
        *more,
        ("Content-Type", media),
        ("Content-Length", str(len(content) if length is None else length)),
    ]
    head = f"WARC/{version}\r\n" + "".join(f"{name}: {value}\r\n" for name, value in fields)
    return head.encode() + b"\r\n" + content + b"\r\n\r\n"


def answer(body, *more, media="text/html; charset=utf-8", status="HTTP/1.1 200 OK"):
    lines = [status, f"Content-Type: {media}", "Server: nginx", *more, "", ""]
    return "\r\n".join(lines).encode() + body


def chunked(body, size=97):
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def read(content, folder, name="crawl.warc"):
    (folder / name).write_bytes(content)
    return list(read_paths([folder / name]))


def texts(records):
    return [one for one in records if isinstance(one, SourceText)]


def lost(records):
    return [one.reason for one in records if isinstance(one, Problem) and one.failed]


def passed_over(records):
    return [one.reason for one in records if isinstance(one, Problem) and not one.failed]


def is_the_article(source):
    lines = source.text.split("\n")
    assert lines == ["Four killed in Kharkiv", *BODY]
    assert source.given.title == "Four killed in Kharkiv"
    assert source.given.url == URL
    assert source.given.source == "lbc.co.uk"
    assert source.given.published is None
    return True


def test_wget_writes_its_own_notes_beside_the_pages_and_brackets_round_addresses(tmp_path):
    warc = (
        record("warcinfo", b"software: Wget/1.21.3 (linux-gnu)\r\n", uri=None, media="application/warc-fields")
        + record("request", b"GET / HTTP/1.1\r\n\r\n", uri=f"<{URL}>", media="application/http;msgtype=request")
        + record("response", answer(page()), uri=f"<{URL}>", media="application/http;msgtype=response")
        + record("metadata", b"", uri="metadata://gnu.org/software/wget/warc/MANIFEST.txt", media="text/plain")
        + record(
            "resource",
            b"--warc-file=crawl https://www.lbc.co.uk\n",
            uri="metadata://gnu.org/software/wget/warc/wget_arguments.txt",
            media="text/plain",
        )
        + record(
            "resource",
            b"Saving to: news\n" * 30,
            uri="metadata://gnu.org/software/wget/warc/wget.log",
            media="text/plain",
        )
    )
    records = read(warc, tmp_path)
    (source,) = texts(records)
    assert is_the_article(source)
    assert str(source.origin.captured) == "2022-03-05 01:02:03+00:00"
    assert (lost(records), passed_over(records)) == ([], ["not a page"] * 2)


def test_cc_news_has_a_gzip_member_a_record_and_notes_how_the_body_had_come(tmp_path):
    response = record(
        "response",
        answer(page(), "X-Crawl-Content-Encoding: gzip", "X-Crawl-Transfer-Encoding: chunked"),
        more=[("WARC-IP-Address", "192.0.2.1")],
    )
    info = record("warcinfo", b"format: WARC File Format 1.0\r\n", uri=None, media="application/warc-fields")
    warc = b"".join(map(gzip.compress, (info, response, response.replace(b"four-killed", b"again"))))
    first, second = texts(read(warc, tmp_path, "CC-NEWS-20220305010203-00001.warc.gz"))
    assert is_the_article(first)
    assert second.given.url == URL.replace("four-killed", "again")


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (chunked(gzip.compress(page())), ["Transfer-Encoding: chunked", "Content-Encoding: gzip"]),
        (chunked(brotli.compress(page())), ["Transfer-Encoding: chunked", "Content-Encoding: br"]),
        (brotli.compress(page()), ["Content-Encoding: br"]),
        (zstandard.compress(page()), ["Content-Encoding: zstd"]),
        (zlib.compress(page())[2:-4], ["Content-Encoding: deflate"]),
        (page(), ["Content-Encoding: br"]),
        (gzip.compress(brotli.compress(page())), ["Content-Encoding: br, gzip"]),
    ],
    ids=["chunked gzip", "chunked brotli", "brotli", "zstd", "raw deflate", "brotli but unpacked", "two codings"],
)
def test_warcio_keeps_the_body_as_it_came(tmp_path, body, headers):
    records = read(record("response", answer(body, *headers), version="1.1"), tmp_path)
    assert is_the_article(*texts(records))
    assert lost(records) == []


def test_browsertrix_adds_its_own_copies_of_a_page_which_are_no_second_article(tmp_path):
    text = "\n".join(BODY).encode()
    warc = (
        record("response", answer(page(), "x-orig-content-encoding: br", status="HTTP/2 200"), version="1.1")
        + record("resource", text, uri=f"urn:text:{URL}", media="text/plain", version="1.1")
        + record("resource", b"{}", uri=f"urn:pageinfo:{URL}", media="application/json", version="1.1")
        + record("resource", b"\x89PNG\r\n", uri=f"urn:view:{URL}", media="image/png", version="1.1")
        + record("revisit", answer(b""), uri=URL + "2", version="1.1")
    )
    records = read(b"".join(map(gzip.compress, [warc])), tmp_path, "rec-20220305.warc.gz")
    assert is_the_article(*texts(records))
    assert lost(records) == []


def test_media_cloud_writes_what_it_understood_behind_the_page(tmp_path):
    known = {
        "rss_entry": {"link": URL, "title": "Four killed"},
        "http_metadata": {"response_code": 200},
        "content_metadata": {
            "original_url": URL,
            "url": URL,
            "normalized_url": "http://lbc.co.uk/news/four-killed-kharkiv",
            "canonical_domain": "lbc.co.uk",
            "publication_date": "2022-03-02",
            "language": "en",
            "full_language": "en",
            "text_extraction_method": "trafilatura",
            "article_title": "Four killed in Kharkiv",
            "normalized_article_title": "four killed in kharkiv",
            "text_content": "\n".join(BODY),
        },
    }
    metadata = record("metadata", json.dumps(known).encode(), media="application/x.mediacloud-indexer+json")
    other = record("response", answer(page(title="Other")), uri=URL + "other")
    first, second = texts(read(record("response", answer(page())) + metadata + other, tmp_path, "mccore-1.warc"))
    assert first.given.published == "2022-03-02"
    assert (first.given.title, first.given.source, first.given.language) == (
        "Four killed in Kharkiv",
        "lbc.co.uk",
        "en",
    )
    assert second.given.published is None


def test_the_encoding_that_only_the_server_names_is_taken(tmp_path):
    title, body = "Обстріл Харкова", ["Уночі російські війська обстріляли Харків, загинули четверо людей."] * 3
    content = page(title=title, body=body).decode().encode("koi8_u")
    (source,) = texts(read(record("response", answer(content, media="text/html; charset=KOI8-U")), tmp_path))
    assert source.text.split("\n")[:2] == [title, body[0]]


def test_the_encoding_that_the_page_names_wins_over_a_server_that_says_it_of_all(tmp_path):
    title, body = "Обстрел Харькова", ["Ночью российские войска обстреляли Харьков, погибли четыре человека."] * 3
    content = page(title=title, body=body, meta='<meta charset="windows-1251">').decode().encode("cp1251")
    (source,) = texts(read(record("response", answer(content, media="text/html; charset=ISO-8859-1")), tmp_path))
    assert source.text.split("\n")[:2] == [title, body[0]]


# cut off and lying


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
def test_of_a_body_that_breaks_off_the_beginning_is_kept_and_the_rest_told(tmp_path, coding):
    long = page(body=[f"{number}. {text}" for number in range(60) for text in BODY])
    packed = {"gzip": gzip.compress, "br": brotli.compress, "zstd": zstandard.compress}[coding](long)
    cut = answer(packed[: len(packed) * 3 // 4], f"Content-Encoding: {coding}")
    records = read(record("response", cut) + record("response", answer(page())), tmp_path)
    assert lost(records) == ["answer cut off; what came of it was kept"]
    assert is_the_article(texts(records)[-1])
    if coding != "zstd":  # its blocks are larger than this page
        assert BODY[0] in texts(records)[0].text


def test_chunks_that_break_off_are_told(tmp_path):
    body = chunked(page())
    records = read(record("response", answer(body[: len(body) // 2], "Transfer-Encoding: chunked")), tmp_path)
    assert BODY[0] in texts(records)[0].text
    assert lost(records) == ["answer cut off; what came of it was kept"]


def test_a_capture_that_the_crawler_has_cut_off_is_told(tmp_path):
    records = read(record("response", answer(page()), more=[("WARC-Truncated", "length")]), tmp_path)
    assert len(texts(records)) == 1
    assert lost(records) == ["cut off by the crawler; what came of it was kept"]


@pytest.mark.parametrize("length", [10**12, -5, "many", ""])
def test_a_length_that_lies_costs_no_other_record(tmp_path, length):
    warc = record("response", answer(page()), length=length) + record("response", answer(page()), uri=URL + "2")
    records = read(warc, tmp_path)
    assert texts(records)[-1].given.url == URL + "2"
    assert lost(records)


def test_a_length_that_is_too_small_costs_the_end_of_its_page_only(tmp_path):
    first = answer(page())
    warc = record("response", first, length=len(first) - 60) + record("response", answer(page()), uri=URL + "2")
    records = read(warc, tmp_path)
    assert [one.given.url for one in texts(records)] == [URL, URL + "2"]
    assert lost(records) == ["something between the WARC records"]


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd", "deflate"])
def test_a_page_that_unpacks_without_end_is_refused(tmp_path, coding):
    bomb = b"<html><body><p>" + b"a" * (64 << 20)
    packed = {"gzip": gzip.compress, "br": lambda data: brotli.compress(data, quality=1), "zstd": zstandard.compress}
    body = packed.get(coding, zlib.compress)(bomb)
    records = read(record("response", answer(body, f"Content-Encoding: {coding}")), tmp_path)
    assert texts(records) == []
    assert lost(records) == ["page larger than 20 MB"]


@pytest.mark.parametrize("form", ["sha1:{base32}", "SHA-1:{hexadecimal}"])
def test_a_record_that_differs_from_its_checksum_is_told_and_kept(tmp_path, form):
    content = answer(page())
    made = hashlib.sha1(content).digest()
    digest = form.format(base32=base64.b32encode(made).decode(), hexadecimal=made.hex())
    sound = record("response", content, more=[("WARC-Block-Digest", digest)])
    altered = sound.replace(b"Four killed", b"Five killed")
    assert lost(read(sound, tmp_path)) == []
    records = read(altered, tmp_path, "altered.warc")
    assert len(texts(records)) == 1
    assert lost(records) == ["WARC record that differs from its checksum; it was kept as it is"]


@pytest.mark.parametrize("digest", [True, False])
def test_a_record_that_has_lost_its_middle_does_not_take_the_next_with_it(tmp_path, digest):
    contents = [answer(page(title=f"Story {n}")) for n in range(3)]
    sums = [f"sha1:{base64.b32encode(hashlib.sha1(one).digest()).decode()}" for one in contents]
    more = [[("WARC-Block-Digest", one)] if digest else [] for one in sums]
    records = [record("response", one, more=known) for one, known in zip(contents, more, strict=True)]
    records[0] = records[0].replace(BODY[0].encode(), b"")
    found = read(b"".join(records), tmp_path)
    assert [one.given.title[-1] for one in texts(found)] == ["0", "1", "2"]
    assert lost(found) == ["WARC record cut off or damaged"]


def test_a_record_is_found_behind_the_rest_of_a_damaged_one_on_the_same_line(tmp_path):
    whole = record("response", answer(page()))
    records = read(whole + b"the rest of some" + whole, tmp_path)
    assert len(texts(records)) == 2
    assert lost(records) == ["something between the WARC records"]


def test_a_capture_that_is_damaged_costs_no_other_one_of_a_packed_crawl(tmp_path):
    captures = [bytearray(gzip.compress(record("response", answer(page(title=f"Story {n}"))))) for n in range(4)]
    captures[1][30:90] = bytes(60)
    records = read(b"".join(captures), tmp_path, "crawl.warc.gz")
    assert {one.given.title[-1] for one in texts(records)} >= {"0", "2", "3"}
    assert "cut off or damaged" in lost(records)


def test_an_unknown_coding_is_named(tmp_path):
    records = read(record("response", answer(b"\x1f\x9d\x90", "Content-Encoding: compress")), tmp_path)
    assert lost(records) == ["packed by compress, which is not read"]
