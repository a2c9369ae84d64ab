from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warreader.article import Given, SourceText
from warreader.sources import Problem, Record, parts_of, read_paths
from warreader.sources import jsonl as jsonl_module
from warreader.sources._stream import from_bytes

if TYPE_CHECKING:
    from pathlib import Path

NEWS_PLEASE = {
    "authors": [],
    "date_download": "2022-03-03 17:03:00",
    "date_modify": "None",
    "date_publish": "2022-03-02 10:06:00",
    "description": "A teaser.",
    "filename": "https%3A%2F%2Fwww.lbc.co.uk%2Fnews.json",
    "image_url": None,
    "language": "en",
    "localpath": None,
    "maintext": "At least four people have been killed.",
    "source_domain": "www.lbc.co.uk",
    "title": "Four killed in Kharkiv",
    "title_page": None,
    "title_rss": "None",
    "url": "https://www.lbc.co.uk/news/",
}
CC_NEWS = {"title": "T", "text": "Body.", "domain": "lbc.co.uk", "date": "2022-03-02", "description": "d", "url": "u"}
MEDIA_CLOUD = {
    "original_url": "https://x.test/a",
    "canonical_domain": "x.test",
    "publication_date": "2022-03-02",
    "article_title": "T",
    "text_content": "Body.",
    "language": "uk",
}
TRAFILATURA = {
    "title": "T",
    "hostname": "x.test",
    "date": "2022-03-02",
    "text": "Body.",
    "source": "https://x.test/a",
    "filedate": "2022-03-05",
}
NEWS_API = {
    "source": {"id": None, "name": "BBC News"},
    "title": "T",
    "publishedAt": "2022-03-02T10:06:00Z",
    "content": "Body.",
}
JSON_FEED = {
    "url": "https://x.test/a",
    "title": "T",
    "content_text": "Body.",
    "date_published": "2022-03-02T10:06:00+02:00",
}


def read(content: str | bytes, name: str, folder: Path) -> list[Record]:
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_paths([file]))


def test_news_please_is_understood_and_the_word_none_is_nothing(tmp_path: Path) -> None:
    (record,) = read(json.dumps(NEWS_PLEASE), "a.json", tmp_path)
    assert isinstance(record, SourceText)
    assert record.text == "At least four people have been killed."
    assert record.given == Given(
        title="Four killed in Kharkiv",
        published="2022-03-02 10:06:00",
        source="www.lbc.co.uk",
        language="en",
        url="https://www.lbc.co.uk/news/",
        fetched="2022-03-03T17:03:00+00:00",
    )
    assert record.origin.captured == dt.datetime(2022, 3, 3, 17, 3, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("record", "source", "url"),
    [
        (CC_NEWS, "lbc.co.uk", "u"),
        (MEDIA_CLOUD, "x.test", "https://x.test/a"),
        (TRAFILATURA, "x.test", "https://x.test/a"),
        (NEWS_API, "BBC News", None),
        (JSON_FEED, None, "https://x.test/a"),
    ],
    ids=["cc-news", "media-cloud", "trafilatura", "newsapi", "json-feed"],
)
def test_the_names_of_other_exporters_are_understood(
    record: dict[str, Any], source: str | None, url: str | None
) -> None:
    parts = parts_of(record)
    assert parts.text == "Body."
    assert parts.given.title == "T"
    assert (parts.given.published or "").startswith("2022-03-02")
    assert (parts.given.source, parts.given.url) == (source, url)


@pytest.mark.parametrize("nothing", [None, "", "None", "null", "NaN", " ", [], {}, True, float("nan"), float("inf")])
def test_nothing_in_any_of_its_forms_is_nothing(nothing: object) -> None:
    parts = parts_of({"text": "t", "title": nothing, "date": nothing, "source": nothing, "language": nothing})
    assert parts.given == Given()


def test_a_date_may_be_a_number() -> None:
    assert parts_of({"text": "t", "published": 1646215560}).given.published == "1646215560"
    assert parts_of({"text": "t", "published": 1646215560.5}).given.published == "1646215560.5"


def test_paragraphs_in_a_list_are_one_text() -> None:
    assert parts_of({"body": ["One.", "Two."]}).text == "One.\n\nTwo."


def test_every_line_of_json_lines_is_one_article_with_its_own_hash(tmp_path: Path) -> None:
    lines = [json.dumps({"text": text}, ensure_ascii=False) for text in ("перший", "second")]
    records = read("\ufeff" + "\r\n".join(lines) + "\n\n", "a.jsonl", tmp_path)
    assert [record.text for record in records if isinstance(record, SourceText)] == ["перший", "second"]
    assert [record.origin.location[-2:] for record in records if isinstance(record, SourceText)] == ["#1", "#2"]
    assert isinstance(records[0], SourceText)
    assert records[0].origin.sha256 == hashlib.sha256(lines[0].encode()).hexdigest()


def test_a_broken_line_costs_itself_and_is_named_by_its_number(tmp_path: Path) -> None:
    content = b'{"title":"one","text":"1"}\n{"title":"two",\n\xff\xfe\n[]\n{"title":"three","text":"3"}\n{"title":"cut'
    records = read(content, "a.jsonl", tmp_path)
    assert [record.text for record in records if isinstance(record, SourceText)] == ["1", "3"]
    problems = [record for record in records if isinstance(record, Problem)]
    assert [problem.location.rpartition("#")[2] for problem in problems] == ["2", "3", "4", "6"]
    assert all(problem.failed for problem in problems)


def test_depth_and_digits_without_end_are_refused_line_by_line(tmp_path: Path) -> None:
    content = "[" * 100_000 + '\n{"title":' + "9" * 10_000 + ',"text":"a"}\n{"text":"kept"}\n'
    records = read(content, "a.jsonl", tmp_path)
    assert [type(record) for record in records] == [Problem, Problem, SourceText]


def test_nuls_and_lone_surrogates_in_json_are_replaced_and_counted(tmp_path: Path) -> None:
    (record,) = read(b'{"title":"lone \\ud83d","text":"\\udc00 body \\u0000 nul \\u001b[31m"}\n', "a.jsonl", tmp_path)
    assert isinstance(record, SourceText)
    assert record.text == "\ufffd body \ufffd nul \x1b[31m"
    assert record.given.title == "lone \ufffd"
    assert record.replaced == 2


def test_a_line_longer_than_the_limit_is_skipped_and_the_next_one_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl_module, "LONGEST_LINE", 50)
    content = b'{"text":"' + b"x" * 500 + b'"}\n{"text":"kept"}\n'
    records = list(jsonl_module.read(from_bytes(content), "a"))
    assert [type(record) for record in records] == [Problem, SourceText]


def test_json_lines_are_streamed() -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            data = (b'{"text":"again"}\n' * 4000)[: len(buffer)]
            buffer[: len(data)] = data
            return len(data)

    stream = read_paths(["-"], io.BufferedReader(Endless()))
    assert all(isinstance(next(stream), SourceText) for _ in range(1000))


def test_json_lines_in_utf_16_are_read(tmp_path: Path) -> None:
    (record,) = read('{"text":"Харків"}\n'.encode("utf-16"), "a.jsonl", tmp_path)
    assert isinstance(record, SourceText)
    assert record.text == "Харків"


@pytest.mark.parametrize(
    ("shape", "count"), [("{0}", 1), ("[{0}, {0}]", 2), ('{{"articles": [{0}, {0}, {0}], "status": "ok"}}', 3)]
)
def test_a_document_is_an_article_or_holds_a_list_of_them(shape: str, count: int, tmp_path: Path) -> None:
    article = json.dumps({"text": "Body.", "title": "T"}, indent=1)
    records = read(shape.format(article), "a.json", tmp_path)
    assert [record.text for record in records if isinstance(record, SourceText)] == ["Body."] * count


def test_a_list_that_breaks_off_keeps_what_stood_before(tmp_path: Path) -> None:
    records = read('[{"text":"1"}, {"text":"2"}, {"tex', "a.json", tmp_path)
    assert [type(record) for record in records] == [SourceText, SourceText, Problem]


def test_a_record_without_text_is_counted_and_no_loss(tmp_path: Path) -> None:
    (record,) = read('{"title":"only"}\n', "a.jsonl", tmp_path)
    assert isinstance(record, Problem)
    assert (record.reason, record.failed) == ("no text", False)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)


@given(
    st.dictionaries(st.sampled_from(["text", "title", "date", "source", "url", "language", "fetched", "x"]), ANYTHING)
)
def test_no_value_of_any_field_is_ever_an_error(record: dict[str, object]) -> None:
    parts = parts_of(record)
    assert parts.text is None or "\0" not in parts.text
    assert (parts.given.title or "x").strip()
