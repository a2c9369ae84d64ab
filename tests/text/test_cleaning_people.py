"""What a page says of those who made it: words on the author, credits and captions of pictures."""

import pytest
from cleaning_pages import PARAGRAPH, SECOND, fate_of, folded

from warreader.article import Kind

HEADLINE = "Rocket hits block of flats in northern district"
CAPTION = (
    "Rescue workers carry a dog out of a block of flats in Kramatorsk, eastern Ukraine, Sunday, July 10, 2022. "
    "The town had been quiet for weeks."
)


@pytest.mark.parametrize(
    "words",
    [
        "Jane Roe is a reporter in the Kyiv bureau.",
        "Jane Roe (jane@example.org) is the editor and publisher of the Weekly Review.",
        "Олена Коваль — журналістка, кореспондентка видання в Харкові.",
        "Ирина Седова — обозреватель издания.",
        "Anna Weber ist Korrespondentin der Zeitung in Kiew.",
        "Claire Martin est correspondante à Kiev.",
        "Jan Kowalski jest korespondentem gazety w Kijowie.",
        "María López es corresponsal en Kiev.",
        "Anna Rossi è corrispondente da Kiev.",
    ],
)
def test_words_on_the_author_behind_the_story_are_folded(words: str) -> None:
    text = f"{HEADLINE}\n{PARAGRAPH}\n{SECOND}\n{words}"
    assert folded(text) == [words]


def test_what_an_author_does_counts_behind_the_name_of_the_byline() -> None:
    words = "Jane covers the courts and has worked in Kyiv since 2014."
    assert folded(f"{HEADLINE}\nBy Jane Roe\n{PARAGRAPH}\n{SECOND}\n{words}") == ["By Jane Roe", words]
    assert folded(f"{HEADLINE}\nBy John Doe\n{PARAGRAPH}\n{SECOND}\n{words}") == ["By John Doe"]


def test_words_on_an_author_are_known_in_a_script_without_capitals() -> None:
    story = "أصابت طائرتان مسيرتان خلال الليل مبنى سكنيا شرق المدينة، بحسب ما أعلن الحاكم يوري مالاشكو عبر تلغرام."
    words = "أحمد علي صحفي مقيم في كييف."
    text = f"مقتل أربعة أشخاص في هجوم بطائرات مسيرة\nبقلم: أحمد علي\n{story}\n{story[:-1]} أمس.\n{words}"
    assert folded(text)[-1] == words


def test_a_journalist_of_whom_the_story_tells_stays() -> None:
    told = "Victoria Roe is a journalist who disappeared in August."
    assert folded(f"{HEADLINE}\n{PARAGRAPH}\n{told}\n{SECOND}") == []


def test_the_last_paragraph_is_no_biography_where_nothing_else_is_told() -> None:
    only = (
        "Victoria Roe is a journalist who has been missing since August, and nobody has told her family where she is."
    )
    assert folded(f"{HEADLINE}\n{only}") == []


@pytest.mark.parametrize(
    "line", ["Jane Roe/Agency", "Sanjeev Verma/Hindustan Times/Getty", "John B. Doe Submitted photo"]
)
def test_credits_of_pictures_are_captions(line: str) -> None:
    assert fate_of(line) == (Kind.CAPTION, False)


@pytest.mark.parametrize("line", ["Kherson/Mykolaiv", "He was tall/strong for his age", "Damage in Kyiv and/or Odesa"])
def test_a_slash_alone_makes_no_credit(line: str) -> None:
    assert fate_of(line)[1]


def test_an_agencys_caption_is_no_first_paragraph() -> None:
    assert folded(f"{HEADLINE}\n{CAPTION}\n{PARAGRAPH}\n{SECOND}") == [CAPTION]


@pytest.mark.parametrize(
    "line",
    [
        "On Wednesday, June 8, 2022, the governor said that most of the city was under Russian control.",
        "As of Wednesday, June 8, 2022, the bridge to Lysychansk was the last one standing in the region.",
        "The commanders met in Sloviansk, Sunday, June 5, 2022, and six soldiers were killed on their way home.",
    ],
)
def test_a_dated_sentence_of_the_story_is_no_caption(line: str) -> None:
    assert fate_of(line)[1]


@pytest.mark.parametrize(
    "line",
    [
        "In this photo provided by the Ukrainian Emergency Service, firefighters work at the market.",
        "This satellite image from Example Technologies shows smoke over the port.",
        "An artist’s impression of the rebuilt bridge.",
        "На этом фото: пожарные на рынке.",
    ],
)
def test_a_line_that_says_what_the_picture_shows_is_a_caption(line: str) -> None:
    assert fate_of(line) == (Kind.CAPTION, False)


@pytest.mark.parametrize(
    "line", ["Photos which were released on Tuesday show the damage.", "The image shows that the roof is gone."]
)
def test_a_sentence_on_pictures_is_the_story(line: str) -> None:
    assert fate_of(line)[1]


def test_a_name_beside_a_date_is_the_authors() -> None:
    assert folded(f"{HEADLINE}\n{PARAGRAPH}\nMarch 2, 2022\nJane Roe\n{SECOND}") == ["March 2, 2022", "Jane Roe"]
    assert folded(f"{HEADLINE}\n{PARAGRAPH}\nSearch Goes On\n{SECOND}") == []


@pytest.mark.parametrize(
    "line", ["Ракета влучила у ринок в центрі міста (ВІДЕО)", "Moment the bridge fell into the river [Video]"]
)
def test_a_headline_of_another_article_that_announces_pictures_folds(line: str) -> None:
    assert fate_of(line) == (Kind.RELATED, False)


def test_a_caption_with_its_credit_in_brackets_is_neither_headline_nor_first_paragraph() -> None:
    caption = "Smoke rises over the port after the attack on Tuesday evening [Jane Roe/Reuters]"
    assert folded(f"{caption}\n{PARAGRAPH}\n{SECOND}") == [caption]


def test_tags_without_a_colon_fold() -> None:
    assert fate_of("Tags Kyiv Ukraine War") == (Kind.OTHER, False)
    assert fate_of("Tags were found on the bodies.")[1]
