"""The gold pages are written as their README says, and hold together."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from warreader_eval.notation import GoldPage, NotationError, read_pages
from warreader_eval.run import FOLDER, gold_pages

from warreader.article import PartialDate
from warreader.ingest.gazetteer import load_gazetteer

PAGES = gold_pages()
PAGE = """=== xx-01 | en | 2022-03-02 | stated | 706483
~~~ crlf
@headline Blast in {CITY:706483|Kharkiv}
@byline By {PER|Ann Duffield}@+timestamp 2 March␣2022

@body The {ORG|Red Cross} said so.
"""


@pytest.fixture(params=PAGES, ids=lambda page: page.id)
def page(request: pytest.FixtureRequest) -> GoldPage:
    return request.param


def test_a_page_is_compiled_to_a_text_and_spans_over_it() -> None:
    (page,) = read_pages(PAGE)
    assert page.text == "Blast in Kharkiv\r\nBy Ann Duffield2 March\u00a02022\r\n\r\nThe Red Cross said so."
    assert [(page.text[block.start : block.end], block.kind, block.state) for block in page.blocks] == [
        ("Blast in Kharkiv", "headline", "kept"),
        ("By Ann Duffield", "byline", "neutral"),
        ("2 March\u00a02022", "timestamp", "neutral"),
        ("The Red Cross said so.", "body", "kept"),
    ]
    assert [(page.text[name.start : name.end], name.label, name.kept, name.city) for name in page.names] == [
        ("Kharkiv", "LOC", True, 706483),
        ("Ann Duffield", "PER", False, None),
        ("Red Cross", "ORG", True, None),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("@headline Blast", "Blast"),
        ("@byline By", "@bylin By"),
        ("{PER|Ann", "{PERS|Ann"),
        ("| stated |", "| printed |"),
        ("| 2022-03-02 |", "| 2 March |"),
        ("| 2022-03-02 | stated", "| none | stated"),
        ("| 706483", "| Kharkiv"),
    ],
)
def test_a_page_that_is_not_well_written_is_refused_by_name(old: str, new: str) -> None:
    with pytest.raises(NotationError, match=r"^xx-01: "):
        read_pages(PAGE.replace(old, new))


def test_both_halves_have_pages_of_every_large_language() -> None:
    for half in ("dev", "held"):
        languages = {page.language for page in PAGES if page.half == half}
        assert {"en", "uk", "ru", "pl", "de", "ro", "ar"} <= languages


def test_every_trait_of_real_pages_is_covered() -> None:
    table = (FOLDER / "README.md").read_text("utf-8")
    described = set(re.findall(r"^\| `([a-z-]+)`", table, re.MULTILINE))
    used = {trait for page in PAGES for trait in page.traits}
    assert used == described


def test_a_date_is_a_date(page: GoldPage) -> None:
    assert page.date is None or str(PartialDate.parse(page.date)) == page.date


def test_every_focus_city_is_named_in_the_kept_text(page: GoldPage) -> None:
    assert set(page.focus) <= {name.city for name in page.cities if name.kept}
    assert len(page.focus) <= 3


def test_every_city_is_one_that_the_gazetteer_can_know(page: GoldPage) -> None:
    gazetteer = load_gazetteer()
    unknown = {page.text[name.start : name.end] for name in page.cities if gazetteer.city(name.city or 0) is None}
    assert not unknown


def test_no_page_is_copied_from_a_seed() -> None:
    seeds = " ".join(path.read_text("utf-8") for path in (Path(__file__).parents[2] / "seeds").glob("*.txt"))
    for page in PAGES:
        words = page.text.split()
        runs = {" ".join(words[i : i + 8]) for i in range(len(words) - 7)}
        assert not any(run in seeds for run in runs), page.id
