"""WACZ, OPML, Parquet and PDF, built as Browsertrix, feed readers, Hugging Face and browsers write them, and cut off."""

# ruff: noqa: E501  # lines as their writers break them

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import io
import json
import re
import sys
import zipfile
import zlib

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from warreader.article import SourceText
from warreader.sources import Guard, Problem, read_paths

URL = "https://www.lbc.co.uk/news/four-killed-kharkiv/"
TITLE = "Four killed in Kharkiv"
BODY = [
    "At least four people have been killed and nine wounded in Kharkiv, the mayor of the city has said on Wednesday.",
    "The latest attacks began overnight, when fighting between soldiers took place at a regional military hospital.",
    "Following the initial attack, air strikes also occurred in the city, targeting police and the security service.",
]
PAGE = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>" + "".join(f"<p>{one}</p>" for one in BODY)


def read(content, folder, name):
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_paths([folder / name]))


def texts(records):
    return [one for one in records if isinstance(one, SourceText)]


def problems(records):
    return [(one.reason, one.failed) for one in records if isinstance(one, Problem)]


# WACZ


def warc(*urls):
    records = b""
    for url in urls:
        content = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode()
        head = (
            f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2022-03-05T01:02:03.1Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(content)}\r\n\r\n"
        )
        records += gzip.compress(head.encode() + content + b"\r\n\r\n")
    return records


def wacz():
    pages = [
        {"format": "json-pages-1.0", "id": "pages", "title": "All Pages", "hasText": "true"},
        {"id": "1", "url": URL, "title": TITLE, "loadState": 4, "status": 200, "ts": "2022-03-05T01:02:03Z"},
        {"id": "2", "url": URL + "2#top", "title": "Two", "ts": "2022-03-05T01:03:03Z", "text": "\n".join(BODY)},
        {"id": "3", "url": URL + "3", "title": "Three", "ts": "2022-03-05T01:04:03Z"},
    ]
    members = {
        "archive/rec-1.warc.gz": warc(URL),
        "indexes/index.cdx.gz": gzip.compress(b"uk,co,lbc)/news 20220305010203 {}\n"),
        "pages/pages.jsonl": "".join(json.dumps(page) + "\n" for page in pages).encode(),
        "logs/crawl.log": b'{"level":"info"}\n',
    }
    package = {"profile": "data-package", "wacz_version": "1.1.1", "resources": []}
    package["resources"] = [
        {"name": name.rpartition("/")[2], "path": name, "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
        for name, data in members.items()
    ]
    members["datapackage.json"] = json.dumps(package).encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


@pytest.mark.parametrize("name", ["crawl.wacz", "crawl.zip"])
def test_a_crawl_of_browsertrix_gives_its_captures_and_the_texts_of_what_it_lacks(tmp_path, name):
    records = read(wacz(), tmp_path, name)
    first, second = texts(records)
    assert first.text.split("\n") == [TITLE, *BODY]
    assert (first.given.url, first.given.title, first.given.source) == (URL, TITLE, "lbc.co.uk")
    assert (second.text, second.given.title, second.given.url) == ("\n".join(BODY), "Two", URL + "2#top")
    assert str(second.origin.captured) == "2022-03-05 01:03:03+00:00"
    assert problems(records) == [("in the list of pages, and no page in the crawl", False)]


def test_a_crawl_that_breaks_off_keeps_what_was_written(tmp_path):
    whole = wacz()
    records = read(whole[: whole.index(b"logs/crawl.log")], tmp_path, "crawl.wacz")
    assert [one.given.url for one in texts(records)] == [URL, URL + "2#top"]
    assert ("ZIP is cut off or damaged", True) in problems(records)


# OPML

OPML = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.0"><head><title>Subscriptions</title></head><body>
<outline text="War" title="War"><outline type="rss" text="LBC News" title="LBC News"
 xmlUrl="https://www.lbc.co.uk/rss" htmlUrl="https://www.lbc.co.uk"/>
<outline type="rss" text="УНН" xmlUrl="feed://unn.test/rss"/></outline>
<outline text="Evil" type="rss" xmlUrl="file:///etc/passwd"/></body></opml>"""


@pytest.mark.parametrize("name", ["feedly.opml", "subscriptions.xml"])
def test_a_list_of_feeds_names_them_and_says_what_fetches_them(tmp_path, name):
    records = read(OPML, tmp_path, name)
    assert problems(records) == [("a feed and no article; fetch it by: warreader feeds", False)] * 2
    assert [one.detail for one in records] == ["LBC News https://www.lbc.co.uk/rss", "УНН http://unn.test/rss"]


def test_a_list_of_feeds_that_breaks_off_names_those_before_the_break(tmp_path):
    records = read(OPML[: OPML.index('<outline text="Evil')], tmp_path, "a.opml")
    assert problems(records)[-1] == ("list of feeds cut off or damaged", True)
    assert len(records) == 3


# Parquet


def parquet(count=5, **form):
    rows = [
        {
            "requested_url": f"{URL}{number}",
            "plain_text": "\n".join(BODY) + f" {number}",
            "published_date": dt.datetime(2022, 3, 2, 10, 6, tzinfo=dt.UTC),
            "title": TITLE,
            "tags": ["a", "b"],
            "sitename": "LBC",
            "language": "en",
            "crawl_date": dt.datetime(2022, 3, 5, 1, 2, 3, tzinfo=dt.UTC),
            "embedding": [0.1] * 8,
        }
        for number in range(count)
    ]
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), buffer, **form)
    return buffer.getvalue()


@pytest.mark.parametrize("form", [{}, {"compression": "zstd"}, {"row_group_size": 2}], ids=["snappy", "zstd", "groups"])
def test_the_rows_of_a_hugging_face_set_are_articles(tmp_path, form):
    records = read(parquet(**form), tmp_path, "train-00000-of-00001.parquet")
    assert problems(records) == []
    assert [one.given.url for one in records] == [f"{URL}{number}" for number in range(5)]
    source = records[3]
    assert source.text == "\n".join(BODY) + " 3"
    assert (source.given.title, source.given.source, source.given.language) == (TITLE, "LBC", "en")
    assert source.given.published.startswith("2022-03-02 10:06:00")
    assert str(source.origin.captured) == "2022-03-05 01:02:03+00:00"


def test_a_damaged_group_of_rows_costs_itself(tmp_path):
    content = bytearray(parquet(6, row_group_size=2, compression="gzip", use_dictionary=False))
    table = pq.ParquetFile(io.BytesIO(bytes(content)))
    column = table.metadata.row_group(1).column(table.schema_arrow.names.index("plain_text"))
    end = column.data_page_offset + column.total_compressed_size
    content[end - 80 : end - 8] = bytes(72)
    records = read(bytes(content), tmp_path, "a.parquet")
    assert [one.given.url[-1] for one in texts(records)] == ["0", "1", "4", "5"]
    assert problems(records) == [("rows that cannot be read", True)]


def damaged_parquet(column, *, group=1, **form):
    content = bytearray(parquet(6, row_group_size=2, use_dictionary=False, **form))
    table = pq.ParquetFile(io.BytesIO(bytes(content)))
    places = table.metadata.row_group(group).column(table.schema_arrow.names.index(column))
    end = places.data_page_offset + places.total_compressed_size
    content[end - 40 : end - 8] = b"\xff" * 32
    return bytes(content)


@pytest.mark.parametrize(
    "form", [{"compression": "gzip"}, {"compression": "none", "write_page_checksum": True}], ids=str
)
def test_a_damaged_column_beside_the_text_costs_itself_in_its_group(tmp_path, form):
    records = read(damaged_parquet("title", **form), tmp_path, "a.parquet")
    assert [one.given.url[-1] for one in texts(records)] == list("012345")
    assert [one.given.title for one in texts(records)] == [TITLE, TITLE, None, None, TITLE, TITLE]
    (problem,) = [one for one in records if isinstance(one, Problem)]
    assert problem.location.endswith("a.parquet#3-4")
    assert problem.reason == "columns that cannot be read; the rest of their rows was kept"
    assert problem.detail.startswith("title: ")


def test_a_column_that_nobody_reads_may_be_damaged(tmp_path):
    records = read(damaged_parquet("embedding", compression="gzip"), tmp_path, "a.parquet")
    assert len(texts(records)) == len(records) == 6


def test_a_text_in_parquet_that_is_no_utf_8_costs_no_other_one(tmp_path):
    content = parquet(compression="none", use_dictionary=False, write_statistics=False)
    at = content.index(BODY[0].encode())
    records = read(content[:at] + b"\xff\xfe" + content[at + 2 :], tmp_path, "a.parquet")
    assert problems(records) == []
    assert [one.replaced for one in records] == [1, 0, 0, 0, 0]


def test_parquet_that_breaks_off_is_lost_and_told(tmp_path):
    (problem,) = read(parquet()[:-20], tmp_path, "a.parquet")
    assert (problem.reason, problem.failed) == ("Parquet cut off or damaged", True)
    assert "without its end" in problem.detail


def test_the_date_of_a_crawl_in_parquet_is_no_date_of_publication(tmp_path):
    row = {"text": BODY[0], "dump": "CC-MAIN-2022-21", "url": URL, "date": "2022-05-18T10:42:00Z"}
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([row]), buffer)
    (source,) = read(buffer.getvalue(), tmp_path, "fineweb.parquet")
    assert source.given.published is None
    assert str(source.origin.captured) == "2022-05-18 10:42:00+00:00"


def test_parquet_is_read_within_the_limits_of_the_guard(tmp_path):
    (tmp_path / "a.parquet").write_bytes(parquet(300))
    with Guard() as guard:
        assert len(texts(read_paths([tmp_path / "a.parquet"], None, guard))) == 300


# PDF


def pdf(pages, title=TITLE):
    """As Skia writes it for a browser that prints: fonts of numbered glyphs, each with its character beside it."""
    characters = sorted({character for page in pages for line in page for character in line})
    number = {character: at + 1 for at, character in enumerate(characters)}
    mapped = "".join(f"<{number[one]:04X}> <{ord(one):04X}>\n" for one in characters)
    cmap = (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Adobe-Identity-UCS def\n"
        "/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{len(characters)} beginbfchar\n{mapped}endbfchar\nendcmap\nend\nend"
    )
    objects = [
        f"<</Title ({title})\n/Creator (Mozilla/5.0)\n/Producer (Skia/PDF m99)\n/CreationDate (D:20220305010203+00'00')>>",
        "<</Type /Catalog\n/Pages 3 0 R>>",
        f"<</Type /Pages\n/Count {len(pages)}\n/Kids [{' '.join(f'{7 + 2 * at} 0 R' for at in range(len(pages)))}]>>",
        "<</Type /Font\n/Subtype /Type0\n/BaseFont /AAAAAA+Arial\n/Encoding /Identity-H\n/DescendantFonts [5 0 R]\n/ToUnicode 6 0 R>>",
        "<</Type /Font\n/Subtype /CIDFontType2\n/BaseFont /AAAAAA+Arial\n/CIDSystemInfo <</Registry (Adobe)\n/Ordering (Identity)\n/Supplement 0>>\n/DW 500>>",
        f"<</Length {len(cmap)}>> stream\n{cmap}\nendstream",
    ]
    for at, page in enumerate(pages):
        lines = "".join(
            f"BT\n/F4 11 Tf\n1 0 0 1 50 {780 - 14 * row} Tm\n<{''.join(f'{number[one]:04X}' for one in line)}> Tj\nET\n"
            for row, line in enumerate(page)
        )
        objects += [
            f"<</Type /Page\n/Resources <</Font <</F4 4 0 R>>>>\n/MediaBox [0 0 595 842]\n/Contents {8 + 2 * at} 0 R\n/Parent 3 0 R>>",
            f"<</Length {len(lines)}>> stream\n{lines}\nendstream",
        ]
    content, offsets = b"%PDF-1.4\n%\xd3\xeb\xe9\xe1\n", []
    for at, one in enumerate(objects):
        offsets.append(len(content))
        content += f"{at + 1} 0 obj\n{one}\nendobj\n".encode()
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{at:010} 00000 n \n" for at in offsets)
    trailer = f"trailer\n<</Size {len(objects) + 1}\n/Root 2 0 R\n/Info 1 0 R>>\nstartxref\n{len(content)}\n%%EOF\n"
    return content + table.encode() + trailer.encode()


WRAPPED = [
    "At least four people have been killed and nine wounded in Kharkiv, the",
    "mayor of the city has said on Wednesday.",
    "Уночі російські війська обстріляли Харків, загинули четверо людей, ще",
    "дев'ятеро поранені.",
]


def test_the_text_of_a_pdf_is_read_in_order_with_its_paragraphs_whole(tmp_path):
    (source,) = read(pdf([[TITLE, *WRAPPED]]), tmp_path, "article.pdf")
    assert source.text.split("\n") == [TITLE, " ".join(WRAPPED[:2]), " ".join(WRAPPED[2:])]
    assert source.given.title == TITLE
    assert source.given.published is None


def test_titles_at_the_head_and_foot_of_pages_fold(tmp_path):
    told = ["one", "two", "three", "four", "five"]
    pages = [
        ["LBC News 2 March 2022", *(f"{line} {told[number - 1]}" for line in WRAPPED), f"Page {number} of 5"]
        for number in range(1, 6)
    ]
    (source,) = read(pdf(pages), tmp_path, "article.pdf")
    folded = [source.text[one.start : one.end] for one in source.asides]
    assert folded == [line for number in range(1, 6) for line in ("LBC News 2 March 2022", f"Page {number} of 5")]
    assert source.text.count("mayor of the city") == 5


def test_a_pdf_that_breaks_off_keeps_the_pages_before_the_break(tmp_path):
    whole = pdf([[f"{TITLE} {number}", *WRAPPED] for number in range(6)])
    records = read(whole[: whole.index(b"15 0 obj")], tmp_path, "article.pdf")
    assert ("PDF cut off or damaged", True) in problems(records)
    kept = "".join(one.text for one in texts(records))
    assert all(f"{TITLE} {number}" in kept for number in range(4))


def packed(document):
    """The same with its streams as most writers have them."""

    def pack(match):
        stream = zlib.compress(match[2])
        return b"<</Length %d /Filter /FlateDecode>> stream\n%s\nendstream" % (len(stream), stream)

    return re.sub(rb"<</Length (\d+)>> stream\n(.*?)\nendstream", pack, document, flags=re.DOTALL)


@pytest.mark.parametrize("form", [bytes, packed])
@pytest.mark.parametrize("share", [60, 75, 90, 97])
def test_of_a_page_that_a_pdf_breaks_off_in_all_that_is_there_is_kept(tmp_path, form, share):
    lines = [f"Line {number} of what the mayor of Kharkiv has said on Wednesday." for number in range(60)]
    whole = form(pdf([lines]))
    (full,) = read(whole, tmp_path, "whole.pdf")
    start, end = whole.rindex(b"stream\n", 0, whole.rindex(b"endstream")), whole.rindex(b"endstream")
    records = read(whole[: start + (end - start) * share // 100], tmp_path, "cut.pdf")
    (kept,) = texts(records)
    assert full.text.startswith(kept.text[:-80])
    assert len(kept.text) > len(full.text) * (share - 30) / 100
    assert problems(records) == [("PDF cut off or damaged", True)]


def test_a_pdf_of_which_no_text_is_left_is_not_called_one_of_pictures(tmp_path):
    whole = pdf([[TITLE, *WRAPPED]])
    for end in range(100, whole.rindex(b"stream\nBT"), 97):
        records = read(whole[:end], tmp_path, "article.pdf")
        assert problems(records) == [("PDF cut off or damaged", True)]
        assert "fetch it again" in records[0].detail


LEFT = [f"Four people were killed in Kharkiv, line {number}," for number in range(10)]
RIGHT = [f"and in Kyiv the army has said, line {number}," for number in range(10)]


def placed(lines):
    """A page on which each line stands where it is said: points from the left and from the foot."""
    content = pdf([[text for text, _, _ in lines]]).decode("latin-1")
    places = iter(lines)

    def place(_match):
        _, left, foot = next(places)
        return f"1 0 0 1 {left} {foot} Tm"

    return re.sub(r"1 0 0 1 50 \d+ Tm", place, content).encode("latin-1")


def in_two_columns(left, right, *, row_by_row):
    columns = [[(text, x, 740 - 14 * row) for row, text in enumerate(side)] for x, side in ((50, left), (310, right))]
    body = [line for row in zip(*columns, strict=True) for line in row] if row_by_row else columns[0] + columns[1]
    return placed([(TITLE, 50, 780), *body, ("Page 1", 280, 40)])


@pytest.mark.parametrize("row_by_row", [False, True])
def test_of_two_columns_the_left_one_is_read_first_however_they_are_written(tmp_path, row_by_row):
    (source,) = read(in_two_columns(LEFT, RIGHT, row_by_row=row_by_row), tmp_path, "columns.pdf")
    assert source.text.split() == " ".join([TITLE, *LEFT, *RIGHT, "Page 1"]).split()


def test_a_table_of_names_and_figures_is_no_page_of_two_columns(tmp_path):
    names, figures = [f"Oblast {n}" for n in range(10)], [f"{n} killed" for n in range(10)]
    (source,) = read(in_two_columns(names, figures, row_by_row=True), tmp_path, "table.pdf")
    assert "Oblast 3 3 killed" in source.text


def test_a_pdf_whose_letters_nobody_can_tell_is_no_article(tmp_path):
    whole = pdf([[TITLE, *WRAPPED]])
    nameless = whole.replace(b"/ToUnicode 6 0 R", b" " * 16)
    assert problems(read(nameless, tmp_path, "a.pdf")) == [("PDF whose fonts do not say what their letters are", True)]


def test_a_pdf_of_pictures_is_named_as_such(tmp_path):
    assert problems(read(pdf([[]]), tmp_path, "scan.pdf")) == [
        ("PDF without text, most likely pictures of pages", True)
    ]


@pytest.mark.parametrize(
    ("module", "content", "extra"), [("pypdf", pdf([[TITLE]]), "pdf"), ("pyarrow.parquet", parquet(), "parquet")]
)
def test_without_the_extra_one_line_says_what_to_install(tmp_path, monkeypatch, module, content, extra):
    monkeypatch.setitem(sys.modules, module, None)
    (problem,) = read(content, tmp_path, "a")
    assert problem.failed
    assert f"pip install 'warreader[{extra}]'" in problem.reason
