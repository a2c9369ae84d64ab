from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warreader.article import Given, Kind, SourceText
from warreader.ingest import load_annotator
from warreader.sources import Problem, read_paths
from warreader.sources._html.page import read_page

PARAGRAPHS = [
    "At least four people have been killed and nine wounded in Kharkiv after it was hit by rockets, the mayor said.",
    "The latest attacks began overnight, when paratroopers and soldiers fought at a regional military hospital.",
    "Following the initial attack, air strikes also occurred in the city, targeting police and the security service.",
    "Some 21 people died and a further 112 were wounded in the last 24 hours, according to Ukrainian officials.",
]
LINKED_DATA = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "LBC"},
        {
            "@type": ["NewsArticle", "Thing"],
            "headline": "Four killed as Kharkiv hit by rockets",
            "datePublished": "2022-03-02T10:06:00+00:00",
            "inLanguage": "en-GB",
            "publisher": {"@type": "Organization", "name": "LBC"},
            "url": "https://www.lbc.co.uk/news/four-killed/",
        },
    ],
}
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Four killed | LBC</title>
<script type="application/ld+json">{json.dumps(LINKED_DATA)}</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/uk">UK news</a></li></ul></nav>
<main><article><h1>Four killed as Kharkiv hit by rockets</h1>
<div class="share"><a href="#">Share on Facebook</a></div><p class="date">2 March 2022, 10:06</p>
<p>{PARAGRAPHS[0]}</p><figure><img src="a.jpg">
<figcaption>A burnt out car in Kharkiv. Picture: Getty</figcaption></figure>
<div>Listen to this article</div><p>{PARAGRAPHS[1]}</p><p><a href="/x">Read more: Chechen assassins eliminated</a></p>
<p>{PARAGRAPHS[2]}</p><p>{PARAGRAPHS[3]}</p></article></main>
<footer><p>© LBC. All rights reserved.</p><p><a href="/terms">Terms</a></p></footer>
<script>alert('NOSHOW')</script><p style="display:none">NOSHOW</p></body></html>"""


def read(content, folder, name="a.html"):
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    (record,) = read_paths([file])
    return record


def test_a_page_gives_its_article_and_what_it_says_of_itself(tmp_path):
    record = read(PAGE, tmp_path)
    assert isinstance(record, SourceText)
    lines = record.text.split("\n")
    assert lines[0] == "Four killed as Kharkiv hit by rockets"
    assert [line for line in lines if line in PARAGRAPHS] == PARAGRAPHS
    assert "NOSHOW" not in record.text
    assert "Home" not in lines
    assert record.given == Given(
        title="Four killed as Kharkiv hit by rockets",
        published="2022-03-02T10:06:00+00:00",
        source="LBC",
        language="en",
        url="https://www.lbc.co.uk/news/four-killed/",
    )


def test_what_stands_between_the_paragraphs_is_folded_not_lost(tmp_path):
    record = read(PAGE, tmp_path)
    annotation = load_annotator().annotate(record)
    folded = {record.text[b.start : b.end]: b.kind for b in annotation.blocks if not b.kept}
    assert folded["A burnt out car in Kharkiv. Picture: Getty"] is Kind.CAPTION
    assert folded["Listen to this article"] is Kind.AUDIO
    assert folded["Read more: Chechen assassins eliminated"] is Kind.RELATED
    kept = [record.text[b.start : b.end] for b in annotation.blocks if b.kept]
    assert kept == ["Four killed as Kharkiv hit by rockets", *PARAGRAPHS]
    assert annotation.title == "Four killed as Kharkiv hit by rockets"
    assert str(annotation.published.date) == "2022-03-02"


def test_asides_are_spans_of_the_text_in_order():
    page = read_page(PAGE)
    ends = [0, *(aside.end for aside in page.asides)]
    assert all(aside.start >= end for aside, end in zip(page.asides, ends, strict=False))
    assert all(page.text[aside.start : aside.end].strip() for aside in page.asides)


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        (
            '<meta property="article:published_time" content="2022-03-02T10:06:00Z">',
            "published",
            "2022-03-02T10:06:00Z",
        ),
        ('<meta name="pubdate" content="20220302">', "published", "20220302"),
        ('<meta property="og:title" content="Four killed in Kharkiv today">', "title", "Four killed in Kharkiv today"),
        ('<meta property="og:site_name" content="LBC">', "source", "LBC"),
        ('<link rel="canonical" href="https://x.test/a">', "url", "https://x.test/a"),
        ('<link rel="canonical" href="https://www.x.test/a">', "source", "x.test"),
        ('<meta property="og:locale" content="uk_UA">', "language", "uk"),
        ("<title>Plain title of a page</title>", "title", "Plain title of a page"),
        ('<script type="application/ld+json">{broken</script><title>T t t</title>', "title", "T t t"),
    ],
)
def test_metadata_is_read_wherever_a_page_has_it(head, field, value):
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    assert getattr(read_page(f"<html><head>{head}</head><body>{body}</body></html>").given, field) == value


@pytest.mark.parametrize(
    ("heading", "title"),
    [("俄军炮击哈尔科夫，至少21人死亡", "俄军炮击哈尔科夫，至少21人死亡"), ("国际新闻", "俄军炮击哈尔科夫 - 某新闻网")],
)
def test_a_heading_without_blanks_is_the_headline_and_a_section_is_not(heading, title):
    page = f"<html><head><title>俄军炮击哈尔科夫 - 某新闻网</title></head><body><h1>{heading}</h1>"
    assert read_page(page + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS) + "</body>").given.title == title


def test_only_a_time_that_is_marked_or_alone_is_the_date():
    one, two = '<time datetime="2022-03-02">x</time>', '<time datetime="2021-01-01">y</time>'
    marked = '<time itemprop="datePublished" datetime="2022-03-01">z</time>'
    assert read_page(f"<p>a</p>{one}").given.published == "2022-03-02"
    assert read_page(f"<p>a</p>{one}{two}").given.published is None
    assert read_page(f"<p>a</p>{two}{one}{marked}").given.published == "2022-03-01"


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "koi8-u", "utf-16"])
def test_the_encoding_is_declared_or_shows_in_the_bytes(tmp_path, encoding):
    text = "Харків обстріляли, загинула щонайменше 21 людина, повідомив мер міста."
    page = f'<html><head><meta charset="{encoding}"><title>Харків</title></head><body><p>{text}</p></body></html>'
    record = read(page.encode(encoding), tmp_path)
    assert isinstance(record, SourceText)
    assert text in record.text


def test_a_declaration_that_lies_does_not_decide(tmp_path):
    text = "Харьков, 2 марта 2022. В результате обстрела погибли не менее 21 человека."
    record = read(b'<meta charset="utf-16"><p>' + text.encode("cp1251") + b"</p>", tmp_path)
    assert isinstance(record, SourceText)
    assert text in record.text


@pytest.mark.parametrize("depth", [300, 3_000, 30_000])
def test_what_is_nested_too_deeply_is_not_lost(tmp_path, depth):
    page = (
        "<html><body>" + "<div>" * depth + "deepest words" + "</div>" * depth + "<p>and what follows</p></body></html>"
    )
    began = time.monotonic()
    record = read(page, tmp_path)
    assert isinstance(record, SourceText)
    assert "deepest words" in record.text
    assert "and what follows" in record.text
    assert time.monotonic() - began < 20


def test_a_tag_of_a_megabyte_costs_no_time(tmp_path):
    page = "<p " + " ".join(f"a{number}=1" for number in range(100_000)) + ">text of the page</p>"
    began = time.monotonic()
    record = read(page, tmp_path)
    assert isinstance(record, SourceText)
    assert "text of the page" in record.text
    assert time.monotonic() - began < 10


def test_a_page_without_text_is_empty_and_one_too_large_is_refused(tmp_path):
    empty = read("<html><body><script>x</script></body></html>", tmp_path)
    assert isinstance(empty, Problem)
    assert (empty.reason, empty.failed) == ("empty", False)
    with (tmp_path / "b.html").open("wb") as file:
        file.write(b"<html>")
        file.truncate(1 << 30)
    (large,) = read_paths([tmp_path / "b.html"])
    assert isinstance(large, Problem)
    assert large.failed


def test_a_page_inside_a_record_is_read_and_what_the_record_says_wins(tmp_path):
    record = read(json.dumps({"html": PAGE, "title": "Given", "url": "https://y.test/"}) + "\n", tmp_path, "a.jsonl")
    assert isinstance(record, SourceText)
    assert (record.given.title, record.given.url, record.given.source) == ("Given", "https://y.test/", "LBC")
    assert PARAGRAPHS[3] in record.text


def test_annotate_answers_a_page_with_its_text(capfdbinary):
    import io

    from warreader.cli.annotate import run_annotate

    code = run_annotate(io.BytesIO(json.dumps({"id": 1, "html": PAGE}).encode()), workers=1, keep_all=False)
    form = json.loads(capfdbinary.readouterr().out)
    assert code == 0
    assert form["title"] == "Four killed as Kharkiv hit by rockets"
    assert [form["text"][one["start"] : one["end"]] for one in form["blocks"] if one["kept"]][1:] == PARAGRAPHS


@given(st.text(st.sampled_from("<>/ap divhr=\"'&;!-[]\n\0é"), max_size=120))
def test_no_page_is_ever_an_error(page):
    found = read_page(page)
    assert "\0" not in found.text
    assert all(0 <= aside.start < aside.end <= len(found.text) for aside in found.asides)
