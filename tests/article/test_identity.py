"""IDs and slugs."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from slugify import slugify

from warreader.article import SLUG_LENGTH, Given, PartialDate, article_id, slug

DAY = PartialDate(2022, 3, 2)
IDENTITY = "0123456789abcdef"
RESERVED = {"con", "nul", "aux", "prn", *(f"com{i}" for i in range(10)), *(f"lpt{i}" for i in range(10))}


def test_the_id_depends_on_text_title_and_date_alone() -> None:
    base = article_id("text", Given(title="a", published="2022", source="x", url="u"))
    assert base == article_id("text", Given(title="a", published="2022", source="y"))
    others = [
        article_id("text", Given(title="a")),
        article_id("text", Given(published="2022")),
        article_id("text2", Given()),
    ]
    assert len({base, *others}) == 4


def test_a_title_is_not_mistaken_for_the_beginning_of_the_text() -> None:
    assert article_id("b", Given(title="a")) != article_id("ab", Given(title=""))


@given(st.text(st.characters(), max_size=300))
def test_any_text_has_an_id(text: str) -> None:
    assert re.fullmatch(r"[0-9a-f]{16}", article_id(text, Given()))


@given(st.text(max_size=300), st.sampled_from((DAY, None, PartialDate(None, 2, 29))))
def test_a_slug_is_a_safe_file_name_ending_in_the_id(title: str, published: PartialDate | None) -> None:
    made = slug(title, published, IDENTITY)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made)
    assert len(made) <= 80
    assert made.endswith("01234567")
    assert made not in RESERVED


def test_a_slug_reads_as_date_and_headline_in_any_script() -> None:
    assert slug("У Харкові четверо загиблих", DAY, IDENTITY).startswith("2022-03-02-u-kharkov")
    assert slug("", None, IDENTITY) == "01234567"


@given(st.text(st.characters(max_codepoint=127), max_size=150), st.sampled_from((DAY, None, PartialDate(None, 2, 29))))
def test_a_slug_of_a_title_in_ascii_is_what_python_slugify_makes_of_it(
    title: str, published: PartialDate | None
) -> None:
    made = slugify(f"{published or ''} {title}", max_length=SLUG_LENGTH - len("-01234567"), word_boundary=True)
    assert slug(title, published, IDENTITY) == (f"{made}-01234567" if made else "01234567")
