import json
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from export_makers import article
from hypothesis import given
from hypothesis import strategies as st

from warreader.article import Alternative, Basis, Given, Origin, PartialDate, Published, TitleBasis
from warreader.errors import NothingFoundError
from warreader.export import STYLES, cite, paragraph_at, paragraphs
from warreader.export.elsewhere import elsewhere_words
from warreader.terminal import show, show_line

TEXT = "Air strike hits Kharkiv\n\nKYIV: Two people died.\nListen to this article\nA hospital was hit, 5% & more.\n"
WEB = replace(
    article(TEXT, title="Air strike hits Kharkiv", when="2022-03-02", fold="Listen to this article"),
    given=Given(source="BBC News", url="https://example.org/a b?x={1}"),
    origins=(Origin("crawl.warc.gz#7", "ab" * 32, datetime(2022, 3, 3, 10, tzinfo=UTC)),),
)


def test_a_plain_citation_says_date_basis_address_capture_and_hash():
    assert cite(WEB, "plain") == (
        "“Air strike hits Kharkiv”, BBC News, 2 March 2022 (stated in the text), "
        "https://example.org/a%20b?x=%7B1%7D (captured 2022-03-03). "
        f"SHA-256 of the bytes received: {'ab' * 32}; warreader {WEB.id}."
    )


@pytest.mark.parametrize("style", STYLES)
def test_every_style_names_the_basis_of_the_date_the_paragraph_and_the_hash(style):
    told = cite(WEB, style, 2)
    for part in ("stated in the text", "paragraph 2", "A hospital was hit", "ab" * 32, WEB.id):
        assert part in told


def test_paragraphs_are_counted_as_they_are_read_without_headline_and_folded_lines():
    found = [span.of(TEXT) for span in paragraphs(WEB)]
    assert found == ["KYIV: Two people died.", "A hospital was hit, 5% & more."]
    assert paragraph_at(WEB, TEXT.index("hospital")) == 2
    assert paragraph_at(WEB, TEXT.index("Listen")) == 1
    assert paragraph_at(WEB, 0) is None
    with pytest.raises(NothingFoundError, match="2 paragraphs"):
        cite(WEB, "plain", 3)


def test_an_inferred_date_is_said_to_be_one_with_its_rival():
    rival = Alternative(PartialDate(2022, 3, 6), Basis.INFERRED, 0.4)
    guessed = Published(PartialDate(2022, 2, 27), Basis.INFERRED, 0.6, alternatives=(rival,))
    one = replace(WEB, annotation=replace(WEB.annotation, published=guessed))
    assert "circa 27 February 2022 (inferred; could also be 6 March 2022)" in cite(one, "plain")
    assert "date = {2022-02-27~}" in cite(one, "bibtex")
    assert json.loads(cite(one, "csl-json"))[0]["issued"] == {"date-parts": [[2022, 2, 27]], "circa": True}


def test_a_file_without_date_source_or_headline_is_cited_by_its_name():
    bare = article("Two people died in the night.\n", title="Two people died…", basis=TitleBasis.OPENING)
    assert cite(bare, "plain").startswith("[Two people died…], n.d. (no date known), a.txt. SHA-256")
    item = json.loads(cite(bare, "csl-json"))[0]
    assert "issued" not in item
    assert "URL" not in item
    assert "a.txt" in item["note"]


def test_bibtex_escapes_what_latex_would_run():
    hostile = replace(WEB, annotation=replace(WEB.annotation, title=r"\input{x} 50% & $1 #a_b ~^ {"))
    entry = cite(hostile, "bibtex")
    assert r"{{\textbackslash{}input\{x\} 50\% \& \$1 \#a\_b \textasciitilde{}\textasciicircum{} \{}}" in entry
    assert "url = {https://example.org/a%20b?x=%7B1%7D}" in entry


@given(
    title=st.text(min_size=1, max_size=40),
    source=st.none() | st.text(max_size=20),
    url=st.none() | st.text(max_size=20).map(lambda path: f"https://example.org/{path}"),
)
def test_no_citation_carries_what_a_terminal_must_not_see_or_breaks_its_form(title, source, url):
    one = replace(
        WEB, annotation=replace(WEB.annotation, title=title), given=replace(WEB.given, source=source, url=url)
    )
    for style in STYLES:
        told = cite(one, style)
        assert show(told) == told or style == "csl-json"
    json.loads(cite(one, "csl-json"))
    entry = re.sub(r"\\[{}]", "", cite(one, "bibtex"))
    assert entry.count("{") == entry.count("}")
    assert "\n" not in cite(one, "plain")


def test_an_address_that_is_none_of_the_web_is_left_out():
    for url in ("javascript:alert(1)", "file:///etc/passwd", "http://[::1", "", "https:"):
        assert "URL" not in json.loads(cite(replace(WEB, given=Given(url=url)), "csl-json"))[0]


def test_a_citation_tells_where_else_the_text_was_published():
    others = (Origin("b.jsonl#2", "0" * 64, url="https://other.example/1", source="Other\x1b Post"),)
    article = replace(WEB, origins=(*WEB.origins, *others, *others))
    told = f"also published: {show_line(others[0].source)}, https://other.example/1"
    assert "\x1b" not in told
    assert told in cite(article, "plain")
    assert told in json.loads(cite(article, "csl-json"))[0]["note"]
    assert all("also published" in cite(article, style) for style in STYLES)
    assert "also published" not in cite(WEB, "plain")
    many = tuple(replace(others[0], url=f"https://other.example/{number}") for number in range(6))
    assert elsewhere_words(replace(WEB, origins=many)).endswith("; 2 more")
