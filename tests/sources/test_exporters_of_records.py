"""What exporters of JSON write, as they write it, and the same cut off or lying."""

from __future__ import annotations

import json

import pytest
from exported_article import BODY, TITLE, URL, lost, read, texts

from warreader.sources._truncated_json import completed

CUT_OFF = "JSON cut off; what is there was kept"
TEXT = "\n".join(BODY)
MARKUP = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)


def is_the_article(source, *, published, source_name, url=URL, title=TITLE):
    given = source.given
    assert source.text.split() == TEXT.split()
    assert (given.title, given.published, given.source, given.url) == (title, published, source_name, url)
    return True


def news_please(**other):
    """As `NewsArticle.__dict__` is dumped by the CC-NEWS script of news-please."""
    return {
        "authors": ["Will Taylor"],
        "date_download": "2022-03-05 01:02:03",
        "date_modify": None,
        "date_publish": "2022-03-02 10:06:00",
        "description": "The mayor has said.",
        "filename": "https%3A%2F%2Fwww.lbc.co.uk%2Fnews%2Ffour-killed-kharkiv%2F.json",
        "image_url": "https://www.lbc.co.uk/a.jpg",
        "language": "en",
        "localpath": None,
        "maintext": TEXT,
        "source_domain": "www.lbc.co.uk",
        "title": TITLE,
        "title_page": None,
        "title_rss": None,
        "url": URL,
    } | other


def test_news_please_writes_an_article_a_file(tmp_path):
    text = json.dumps(news_please(), default=str, separators=(",", ":"), indent=4, sort_keys=True, ensure_ascii=False)
    (source,) = read(text, tmp_path, "0a1b.json")
    assert is_the_article(source, published="2022-03-02 10:06:00", source_name="www.lbc.co.uk")
    assert str(source.origin.captured) == "2022-03-05 01:02:03+00:00"
    assert source.given.language == "en"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_news_please_opens_its_file_in_the_encoding_of_the_machine(tmp_path, encoding):
    title, body = (
        "Обстріл Харкова",
        "Уночі російські війська обстріляли Харків, загинули четверо людей, дев'ять поранено.",
    )
    text = json.dumps(news_please(title=title, maintext=body), ensure_ascii=False, sort_keys=True)
    (source,) = read(text.encode(encoding), tmp_path, "0a1b.json")
    assert (source.given.title, source.text) == (title, body)


def test_media_cloud_exports_stories_as_json_lines(tmp_path):
    story = {
        "id": "0a1b",
        "media_name": "lbc.co.uk",
        "media_url": "lbc.co.uk",
        "title": TITLE,
        "publish_date": "2022-03-02",
        "url": URL,
        "language": "en",
        "indexed_date": "2022-03-05T01:02:03.000000",
        "text": TEXT,
    }
    (source, _) = read(f"{json.dumps(story)}\n{json.dumps(story | {'id': '2'})}\n", tmp_path, "stories.jsonl")
    assert is_the_article(source, published="2022-03-02", source_name="lbc.co.uk")


def test_a_list_of_addresses_is_named_once_and_not_a_row_at_a_time(tmp_path):
    rows = "id,indexed_date,language,media_name,media_url,publish_date,title,url\r\n" + "".join(
        f"{number},2022-03-05,en,lbc.co.uk,lbc.co.uk,2022-03-02,{TITLE},{URL}{number}\r\n" for number in range(50)
    )
    (problem,) = read(rows, tmp_path, "mc-onlinenews-mediacloud-20220305-content.csv")
    assert problem.reason == "table without a column for texts"
    assert problem.failed
    assert "publish_date" in problem.detail


def test_gdelt_has_neither_names_of_columns_nor_texts(tmp_path):
    rows = "".join(
        f"2022030210{number:02}00-1\t20220302100600\t1\tlbc.co.uk\t{URL}\tKILL#4####4#Kharkiv\tTAX_FNCACT;KILL\t\t-6.2,1\n"
        for number in range(20)
    )
    (problem,) = read(rows, tmp_path, "20220302100600.gkg.csv")
    assert problem.reason == "table without a column for texts"


HUGGING_FACE = {
    "cc_news": {
        "title": TITLE,
        "text": TEXT,
        "domain": "www.lbc.co.uk",
        "date": "2022-03-02 10:06:00",
        "description": "",
        "url": URL,
        "image_url": "",
    },
    "all-the-news": {
        "date": "2022-03-02 10:06:00",
        "year": 2022,
        "month": 3.0,
        "day": 2,
        "author": "Will Taylor",
        "title": TITLE,
        "article": TEXT,
        "url": URL,
        "section": "World",
        "publication": "www.lbc.co.uk",
    },
    "ccnews of stanford": {
        "requested_url": URL,
        "plain_text": TEXT,
        "published_date": "2022-03-02 10:06:00",
        "title": TITLE,
        "tags": [],
        "categories": None,
        "author": "Will Taylor",
        "sitename": "www.lbc.co.uk",
        "image_url": None,
        "language": "en",
        "language_score": 0.98,
        "responded_url": URL,
        "publisher": "www.lbc.co.uk",
        "warc_path": "crawl-data/CC-NEWS/2022/03/CC-NEWS-20220305010203-00001.warc.gz",
        "crawl_date": "2022-03-05T01:02:03Z",
    },
}


@pytest.mark.parametrize("record", HUGGING_FACE.values(), ids=HUGGING_FACE)
def test_news_sets_of_hugging_face_as_json_lines(tmp_path, record):
    (source,) = read(json.dumps(record).replace("/", "\\/") + "\n", tmp_path, "train.jsonl")  # as pandas escapes
    assert is_the_article(source, published="2022-03-02 10:06:00", source_name="www.lbc.co.uk")


def test_the_time_of_a_crawl_is_no_date_of_publication(tmp_path):
    (source,) = read(json.dumps({"text": TEXT, "timestamp": "2019-04-25T12:57:54Z", "url": URL}), tmp_path, "c4.jsonl")
    assert source.given.published is None
    assert str(source.origin.captured) == "2019-04-25 12:57:54+00:00"


def scrapy_list(count, key="text"):
    items = [json.dumps({"title": f"{TITLE} {number}", key: TEXT, "url": URL}) for number in range(count)]
    return "[\n" + ",\n".join(items) + "\n]"


def test_scrapy_writes_one_list_and_a_second_run_appends_another(tmp_path):
    assert len(texts(read(scrapy_list(3), tmp_path, "items.json"))) == 3
    records = read(scrapy_list(3) + scrapy_list(2), tmp_path, "again.json")
    assert (len(texts(records)), lost(records)) == (5, [])


def test_scrapy_cut_off_keeps_every_whole_item_and_what_there_is_of_the_last(tmp_path):
    records = read(scrapy_list(5)[:-200], tmp_path, "items.json")
    assert [one.given.title for one in texts(records)] == [f"{TITLE} {number}" for number in range(5)]
    assert TEXT.startswith(texts(records)[-1].text)
    assert lost(records) == [CUT_OFF]


def test_a_broken_item_of_a_list_costs_itself(tmp_path):
    broken = scrapy_list(4).replace(f'"title": "{TITLE} 1"', '"title": oops')
    records = read(broken, tmp_path, "items.json")
    assert [one.given.title[-1] for one in texts(records)] == ["0", "2", "3"]
    assert lost(records) == ["broken JSON"]


@pytest.mark.parametrize("shape", ["[{}]", '{{"total": 4, "articles": [{}]}}'])
def test_noise_in_a_list_on_one_line_costs_the_item_that_it_is_in(tmp_path, shape):
    parts = [{"href": "a"}, {"href": "b"}]
    items = [json.dumps({"title": f"{TITLE} {at}", "links": parts, "text": "\n".join(BODY)}) for at in range(4)]
    items[1] = items[1].replace(BODY[0][5:30], '\x01"}}, {{"\x00')
    records = read(shape.format(", ".join(items)), tmp_path, "items.json")
    assert [one.given.title[-1] for one in texts(records)] == ["0", "2", "3"]
    assert lost(records) == ["broken JSON"]


@pytest.mark.parametrize("name", ["a.json", "a.csv"])
def test_broken_characters_are_counted_in_the_record_that_they_are_in(tmp_path, name):
    story = "Війська обстріляли Харків, сказав мер міста у вівторок."
    records = [{"title": f"{TITLE} {at}", "text": story} for at in range(3)]
    rows = ["title,text\n", *(f'"{one["title"]}","{one["text"]}"\n' for one in records)]
    content = (json.dumps(records, ensure_ascii=False) if name == "a.json" else "".join(rows)).encode()
    at = content.index("сказав".encode(), content.index(f"{TITLE} 1".encode()))
    found = read(content[:at] + b"\xff\xfe\xff" + content[at + 3 :], tmp_path, name)
    assert [one.replaced > 0 for one in texts(found)] == [False, True, False]


def test_a_list_that_is_broken_everywhere_is_given_up(tmp_path):
    records = read("[" + ", ".join(['{"text": "a'] * 500) + "]", tmp_path, "items.json")
    assert set(lost(records)) <= {"broken JSON", "JSON cut off; what is there was kept"}
    assert len(records) <= 102


INOREADER = {
    "id": "user/1005921515/state/com.google/starred",
    "title": "Starred",
    "items": [
        {
            "crawlTimeMsec": "1646442123000",
            "timestampUsec": "1646442123000000",
            "id": "tag:google.com,2005:reader/item/00000003a4b5c6d7",
            "categories": ["user/1005921515/state/com.google/starred"],
            "title": TITLE,
            "published": 1646215560,
            "updated": 0,
            "canonical": [{"href": URL}],
            "alternate": [{"href": URL, "type": "text/html"}],
            "summary": {"direction": "ltr", "content": MARKUP},
            "author": "Will Taylor",
            "origin": {
                "streamId": "feed/https://www.lbc.co.uk/rss",
                "title": "LBC News",
                "htmlUrl": "https://lbc.co.uk",
            },
        }
    ],
}
FEEDLY = {
    "id": "feed/https://www.lbc.co.uk/rss",
    "items": [
        {
            "id": "Xne8uW/IUiZhV1EuO2ZMzIrc2Ak6NlhGjboZ+Yk0rJ8=_1:2:3",
            "originId": URL,
            "title": TITLE,
            "author": "Will Taylor",
            "published": 1646215560000,
            "crawled": 1646442123000,
            "content": {"content": MARKUP, "direction": "ltr"},
            "summary": {"content": "A teaser", "direction": "ltr"},
            "alternate": [{"href": URL, "type": "text/html"}],
            "origin": {"streamId": "feed/x", "title": "LBC News", "htmlUrl": "https://lbc.co.uk"},
        }
    ],
}


@pytest.mark.parametrize(
    ("export", "published"), [(INOREADER, "1646215560"), (FEEDLY, "1646215560000")], ids=["inoreader", "feedly"]
)
def test_readers_of_feeds_export_items_with_markup_inside(tmp_path, export, published):
    (source,) = read(json.dumps(export, indent=2), tmp_path, "starred.json")
    assert is_the_article(source, published=published, source_name="LBC News")
    assert source.text.split("\n") == BODY
    assert str(source.origin.captured) == "2022-03-05 01:02:03+00:00"


def test_wordpress_and_the_guardian_have_objects_inside(tmp_path):
    post = {"id": 1, "date": "2022-03-02T10:06:00", "link": URL, "title": {"rendered": TITLE}}
    post["content"] = {"rendered": MARKUP, "protected": False}
    (source,) = read(json.dumps([post]), tmp_path, "posts.json")
    assert is_the_article(source, published="2022-03-02T10:06:00", source_name="lbc.co.uk")
    result = {"webPublicationDate": "2022-03-02T10:06:00Z", "webTitle": TITLE, "webUrl": URL}
    result["fields"] = {"bodyText": TEXT}
    (source,) = read(json.dumps({"response": {"status": "ok", "results": [result]}}), tmp_path, "guardian.json")
    assert is_the_article(source, published="2022-03-02T10:06:00Z", source_name="lbc.co.uk")


def test_markup_in_a_field_for_text_is_read_as_a_page(tmp_path):
    (source,) = read(json.dumps({"title": TITLE, "content": MARKUP, "url": URL}) + "\n", tmp_path, "a.jsonl")
    assert source.text.split("\n") == BODY
    kept = "<b>No</b> page begins so.</p>"
    (source,) = read(json.dumps({"text": kept}) + "\n", tmp_path, "b.jsonl")
    assert source.text == kept


def test_an_object_that_breaks_off_inside_its_list_keeps_its_items(tmp_path):
    items = [{"title": f"{TITLE} {number}", "content": TEXT, "url": URL} for number in range(4)]
    content = json.dumps({"status": "ok", "totalResults": 4, "articles": items})
    records = read(content[:-150], tmp_path, "newsapi.json")
    assert [one.given.title[-1] for one in texts(records)] == ["0", "1", "2", "3"]
    assert lost(records) == [CUT_OFF]


def test_the_date_of_fineweb_is_that_of_the_crawl(tmp_path):
    record = {"text": TEXT, "id": "<urn:uuid:1>", "dump": "CC-MAIN-2022-21", "url": URL, "date": "2022-05-18T10:42:00Z"}
    (source,) = read(json.dumps(record), tmp_path, "fineweb.jsonl")
    assert source.given.published is None
    assert str(source.origin.captured) == "2022-05-18 10:42:00+00:00"
    (other,) = read(json.dumps(record | {"dump": "2022"}), tmp_path, "other.jsonl")
    assert other.given.published == "2022-05-18T10:42:00Z"


@pytest.mark.parametrize("content", ["", "\n\n", "\ufeff"])
def test_a_file_of_json_lines_without_any_is_told_as_empty(tmp_path, content):
    (problem,) = read(content, tmp_path, "a.jsonl")
    assert (problem.reason, problem.failed) == ("empty", False)


ARTICLE = {
    "title": 'A \\ "b" \u0456',
    "n": [1, {"x": None}],
    "url": URL,
    "maintext": "Перший \\ рядок\n" + TEXT,
    "z": True,
}


@pytest.mark.parametrize("ascii_only", [True, False])
def test_an_object_is_completed_wherever_it_breaks_off(ascii_only):
    whole = json.dumps(ARTICLE, ensure_ascii=ascii_only)
    begins = whole.index('"maintext": "') + len('"maintext": "')
    for end in range(1, len(whole)):
        found = completed(whole[:end])
        if found is None:
            assert end < len('{"title": "')
            continue
        for name, value in found.items():
            assert value == ARTICLE[name] or name == "n" or str(ARTICLE[name]).startswith(value)
        if end > begins + 8:
            assert len(found["maintext"]) >= (end - begins) / (6 if ascii_only else 2) - 8
    assert completed(whole) is None
    assert completed('{"a": oops, "b": 1}') is None
    assert completed("{broken") is None


def test_of_a_line_that_breaks_off_the_beginning_is_kept(tmp_path):
    line = json.dumps({"title": TITLE, "date_publish": "2022-03-02 10:06:00", "url": URL, "maintext": TEXT})
    records = read(f"{line}\n{line[:-150]}", tmp_path, "a.jsonl")
    assert [one.given.published for one in texts(records)] == ["2022-03-02 10:06:00"] * 2
    assert TEXT.startswith(texts(records)[1].text)
    assert len(texts(records)[1].text) == len(TEXT) - 147  # and two marks of JSON, and a line end written by two
    assert lost(records) == [CUT_OFF]
    (article, problem) = read(line[:-150], tmp_path, "a.json")
    assert (article.text, problem.reason) == (texts(records)[1].text, CUT_OFF)
    (problem,) = read(line[:60], tmp_path, "b.jsonl")
    assert problem.reason == CUT_OFF
