"""What stands beside a line decides: stamps, folds on both sides, lists, tables, paths to the headline."""

import pytest
from cleaning_pages import PARAGRAPH, SECOND, folded

THIRD = (
    "Volunteers brought water and blankets to the people in the school, and the railway put on two more trains to the "
    "west for those who wanted to leave the city before the night."
)


def test_tags_between_the_stamp_and_the_story_fold() -> None:
    tags = ["Modules and Upstream Manufacturing", "Solar Power"]
    page = ["Rescuers search flats in the northern district", "March 3, 2022", *tags, PARAGRAPH, SECOND]
    assert set(tags) <= set(folded("\n".join(page)))


def test_one_subheading_between_the_stamp_and_the_story_stays() -> None:
    page = (
        f"Rescuers search flats in the northern district\nMarch 3, 2022\nFour hours under rubble\n{PARAGRAPH}\n{SECOND}"
    )
    assert "Four hours under rubble" not in folded(page)


def test_a_short_line_between_two_cues_folds() -> None:
    page = f"{PARAGRAPH}\n{SECOND}\nAdvertisement\nTwin towers on the hill\nShare on Facebook\n{THIRD}"
    assert "Twin towers on the hill" in folded(page)


def test_a_sentence_between_two_cues_stays() -> None:
    page = f"{PARAGRAPH}\n{SECOND}\nAdvertisement\nNobody was hurt.\nShare on Facebook\n{THIRD}"
    assert "Nobody was hurt." not in folded(page)


def test_an_entry_between_two_dates_of_the_story_stays() -> None:
    days = "2 March 2022\nBridge over the Irpin blown up\n3 March 2022\nKherson taken by troops\n4 March 2022"
    kept = {"Bridge over the Irpin blown up", "Kherson taken by troops"}
    assert not kept & set(folded(f"{PARAGRAPH}\n{days}\n{SECOND}\n{THIRD}"))


def test_authors_with_their_paper_above_the_stamp_fold() -> None:
    names = "Jane Roe and John R. Doe Example City Herald"
    page = f"Rescuers search flats in the northern district\n{names}\nMarch 3, 2022\n{PARAGRAPH}\n{SECOND}"
    assert names in folded(page)


def test_a_caption_above_a_credit_in_brackets_folds_between_paragraphs() -> None:
    caption = "The mayor, who led the search in the northern district"
    page = f"{PARAGRAPH}\n{caption}\n(Jane Roe / Example Press)\n{SECOND}\n{THIRD}"
    assert {caption, "(Jane Roe / Example Press)"} <= set(folded(page))


@pytest.mark.parametrize("aside", ["(I know, a bold statement, right?)", "(Example Realty Enterprises Holdings Inc)"])
def test_what_is_said_in_brackets_stays(aside: str) -> None:
    assert aside not in folded(f"{PARAGRAPH}\n{aside}\n{SECOND}\n{THIRD}")


def test_headlines_under_more_from_a_section_fold_inside_the_story() -> None:
    listed = ["Trains run again to the west", "Mayor asks for buses and drivers", "Two schools damaged in the north"]
    page = "\n".join([PARAGRAPH, SECOND, "More from Example City", *listed, THIRD])
    assert set(listed) <= set(folded(page))


def test_the_rows_of_a_table_stay() -> None:
    rows = ["| Oblast | Killed | Wounded |", "|---|---|---|", "| Kharkiv | 21 | 112 |", "| Sumy | 9 | 1999 |"]
    assert not set(rows) & set(folded("\n".join([PARAGRAPH, *rows, SECOND, "Read more: Trains run again"])))


def test_a_single_line_with_bars_is_a_path() -> None:
    page = f"{PARAGRAPH}\n{SECOND}\n| Home | World | Europe | Ukraine |"
    assert "| Home | World | Europe | Ukraine |" in folded(page)


def test_a_step_that_a_list_has_twice_stays() -> None:
    step = "- turn the valve to the left until the water stops running"
    steps = f"{step}\n- wait a minute\n- turn it back to the right\n- wait again\n{step}\n- close the lid"
    assert step not in folded(f"{PARAGRAPH}\n{steps}\n{SECOND}\nShare on Facebook")


def test_a_list_that_stands_there_twice_folds_the_second_time() -> None:
    items = "- Search for the missing goes on in the north today\n- Two schools and a market damaged by a rocket"
    page = f"{PARAGRAPH}\n{items}\n{SECOND}\n{items}\n{THIRD}"
    assert set(items.split("\n")) <= set(folded(page))


def test_a_place_that_leads_into_the_story_is_no_author() -> None:
    page = f"Rescuers search flats in the northern district\nMarch 3, 2022\nCharkiw –\n{PARAGRAPH}\n{SECOND}"
    assert "Charkiw –" not in folded(page)


def test_a_list_above_what_looks_like_the_headline_stays() -> None:
    items = ["+ Added shelters to the map", "+ Added the bridges", "+ Added opening hours of all schools in town"]
    headline = "Rescuers search flats in the northern district after rocket"
    assert not set(items) & set(folded("\n".join([*items, headline, "March 3, 2022", PARAGRAPH, SECOND])))


def test_the_headline_behind_the_names_of_its_sections_folds() -> None:
    headline = "Rescuers search flats in the northern district"
    page = f"HomeLatest News{headline}\n{headline}\nMarch 3, 2022\n{PARAGRAPH}\n{SECOND}"
    assert f"HomeLatest News{headline}" in folded(page)
    assert headline not in folded(page)


def test_a_date_with_a_count_of_comments_folds() -> None:
    line = "Jane Roe 23/08/2018 2 comentários Guerra, Cidade"
    assert line in folded(f"Rescuers search flats in the northern district\n{line}\n{PARAGRAPH}\n{SECOND}")


def test_a_japanese_sentence_of_foreign_names_stays() -> None:
    first = "このまちのひとびとは、よるのあいだずっとさがしつづけました。はしはとじられて、でんしゃもうごいていません。"
    second = "しちょうは、みんながみつかるまでさがすのをやめないといいました。がっこうもいちばもこわれてしまいました。"
    named = "「iPhone」は、Apple Inc.とExample Phones Ltd.のものです。"
    assert named not in folded(f"{first}\n{second}\n{named}\n{first}\n{second}")
