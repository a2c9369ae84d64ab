"""The headline: which line it is, what hangs behind it, and when there is none."""

import pytest
from cleaning_pages import PARAGRAPH, SECOND

from warreader.article import Given
from warreader.text.dates import find_published
from warreader.text.headline import find_headline
from warreader.text.lines import split_lines

HEADLINE = "Rocket hits block of flats in northern district"


def headline_of(text: str, given: Given | None = None) -> tuple[str | None, str | None]:
    given = given or Given()
    lines = split_lines(text)
    found = find_headline(text, lines, find_published(text, lines, given).marks, given)
    if found is None:
        return None, None
    return found.span.of(text), None if found.section is None else found.section.of(text)


@pytest.mark.parametrize(
    ("suffix", "section"),
    [
        (" | World News", "| World News"),
        (" - BBC News", "- BBC News"),
        (" – The Guardian", "– The Guardian"),
        (" | Europe | The Daily Herald", "| Europe | The Daily Herald"),
        (" — Українська правда", "— Українська правда"),
        (" :: example.com", ":: example.com"),
    ],
)
def test_name_of_site_or_section_is_set_aside(suffix: str, section: str) -> None:
    assert headline_of(f"{HEADLINE}{suffix}\n{PARAGRAPH}\n{SECOND}") == (HEADLINE, section)


@pytest.mark.parametrize(
    "headline",
    [
        "Rocket hits block of flats, five dead -governor",
        "Rescuers search northern district – prosecutor's office",
        "City searches for survivors - Zelensky",
        "VIDEO | Rocket hits block of flats in northern district",
    ],
)
def test_attribution_behind_a_dash_belongs_to_the_headline(headline: str) -> None:
    assert headline_of(f"{headline}\n{PARAGRAPH}\n{SECOND}") == (headline, None)


def test_a_source_that_is_known_is_set_aside() -> None:
    text = f"{HEADLINE} - Kanal Sieben\n{PARAGRAPH}\n{SECOND}"
    assert headline_of(text, Given(source="Kanal Sieben")) == (HEADLINE, "- Kanal Sieben")


def test_a_text_that_begins_with_its_story_has_none() -> None:
    assert headline_of(f"{PARAGRAPH}\n{SECOND}") == (None, None)


def test_navigation_before_the_headline_is_passed_over() -> None:
    navigation = "Home\nSport\nWeather forecast for the weekend\nMost read stories of the day"
    text = f"{navigation}\n{HEADLINE}\n2 March 2022\n{PARAGRAPH}"
    assert headline_of(text)[0] == HEADLINE


def test_headline_behind_the_crawlers_prefix_is_found() -> None:
    text = f" date 2022-03-02 {HEADLINE}\n{PARAGRAPH}\n{SECOND}"
    assert headline_of(text)[0] == HEADLINE


def test_a_line_that_the_page_repeats_is_the_headline() -> None:
    text = f"Ministers meet in the capital again\n{HEADLINE}\n{HEADLINE}\n{PARAGRAPH}\n{SECOND}"
    assert headline_of(text)[0] == HEADLINE


def test_given_title_names_the_line() -> None:
    text = f"Some other line of the page here\n{HEADLINE} | Site\n{PARAGRAPH}"
    assert headline_of(text, Given(title=HEADLINE))[0] == HEADLINE


def test_cyrillic_headline_is_found_by_the_words_it_shares_with_the_story() -> None:
    text = (
        "Головні новини дня\nПогода на вихідні у столиці\nРакета влучила у багатоповерхівку в північному районі міста\n"
        "Рятувальники всю ніч працювали у північному районі міста, де ракета влучила у багатоповерхівку, повідомив "
        "мер.\n"
    )
    assert headline_of(text)[0] == "Ракета влучила у багатоповерхівку в північному районі міста"


def test_a_stamp_a_byline_or_a_cue_is_no_headline() -> None:
    text = f"By Jane Roe\n2 March 2022, 10:06\nListen to this article\n{PARAGRAPH}\n{SECOND}"
    assert headline_of(text) == (None, None)


def test_date_and_time_run_into_the_headline_are_cut_off() -> None:
    text = f" date 2022-06-25 {HEADLINE} June 12, 2022 3:59 am\n{PARAGRAPH}\n{SECOND}"
    assert headline_of(text)[0] == HEADLINE


def test_the_line_above_a_standfirst_is_the_headline() -> None:
    text = f"{HEADLINE}\nMayor says the search for everybody in the ruins goes on\n{PARAGRAPH}\n{SECOND}"
    assert headline_of(text)[0] == HEADLINE


def test_a_slot_of_the_schedule_is_no_headline() -> None:
    text = f"Late Lunch with Jane Roe 1pm - 3pm\n{HEADLINE}\n{PARAGRAPH}\n{SECOND}"
    assert headline_of(text)[0] == HEADLINE


@pytest.mark.parametrize(
    ("headline", "stamp", "story"),
    [
        (
            "Liveticker: Krieg in der Ukraine, Kreuzer gesunken",
            "14.04.2022, 21:40 Uhr",
            "Der Kreuzer ist nach Angaben des Ministeriums beim Abschleppen gesunken, wie Agenturen aus Moskau melden.",
        ),
        (
            "Наживо: крейсер затонув під час буксирування",
            "14 квітня 2022, 21:40",
            "Крейсер затонув під час буксирування, повідомило міністерство оборони, на яке посилаються всі агентства.",
        ),
    ],
)
def test_a_rubric_before_the_headline_of_a_live_blog_is_part_of_it(headline: str, stamp: str, story: str) -> None:
    assert headline_of(f"{headline}\n{stamp}\n{story}")[0] == headline


def test_a_byline_below_tells_the_headline_where_letters_have_no_case() -> None:
    headline = "مقتل أربعة أشخاص في هجوم بطائرات مسيرة على زابوريجيا"
    story = "أصابت طائرتان مسيرتان خلال الليل مبنى سكنيا شرق المدينة، بحسب ما أعلن الحاكم يوري مالاشكو عبر تلغرام."
    menu = "الرئيسية\nأخبار\nرياضة\nاقتصاد"
    assert headline_of(f"{menu}\n{headline}\nبقلم: أحمد علي\n14 مايو 2023\nشارك\n{story}")[0] == headline


@pytest.mark.parametrize(
    "headline",
    [
        "Ukraine Conflict Update, March 3, 2022",
        "Sudan Humanitarian Update, 1 October 2024",
        "Yemen: Cholera response – Flash Update No. 3 (As of 14 May 2024)",
        "Russian Offensive Campaign Assessment, May 19, 2024",
        "Сводка боевых действий на 3 июня 2024 года",
    ],
)
def test_a_report_with_its_day_in_its_name_is_a_headline_and_no_stamp(headline: str) -> None:
    assert headline_of(f"{headline}\n22 Jul 2024\n{PARAGRAPH}\n{SECOND}") == (headline, None)


def test_the_day_of_the_last_update_is_no_headline() -> None:
    assert headline_of(f"{HEADLINE}\nLast update: 3 June 2024\n{PARAGRAPH}\n{SECOND}") == (HEADLINE, None)


def test_a_headline_is_known_by_the_story_behind_stamps_buttons_and_a_caption() -> None:
    headline = "Sixty missing after school shelled"
    standfirst = (
        "People of the village had hidden in the cellar, and the governor of the region expects nobody to be alive."
    )
    between = "8 May 2022\nShare\nPrint\nSave\nPhoto: Regional administration"
    story = (
        "About sixty people are missing after a school was shelled on Saturday, the governor said on Sunday morning."
    )
    assert headline_of(f"Log in\nWORLD\n{headline}\n{standfirst}\n{between}\n{story}\n{SECOND}")[0] == headline


def test_no_item_of_a_list_is_the_headline() -> None:
    points = (
        "- Rescuers worked through the night in the city\n- Rescuers search block of flats in the northern district"
    )
    assert headline_of(f"{HEADLINE}\nShare\nIn brief\n{points}\n18:42\n{PARAGRAPH}\n{SECOND}")[0] == HEADLINE


def test_a_remark_in_brackets_is_no_headline() -> None:
    headline = "Transcript: President's address to parliament, 8 March 2022"
    remark = "[The session opened at 17:00 London time.]"
    said = "PRESIDENT: Mr Speaker, honourable members, I am speaking at this session to all the people of London."
    assert headline_of(f"{headline}\n{remark}\nSPEAKER: Order. Order.\n{said}")[0] == headline


def test_what_stands_right_above_the_stamp_is_the_headline_and_not_the_standfirst_below() -> None:
    standfirst = "Rescuers worked through the night in the northern district of the city, says the mayor"
    assert headline_of(f"{HEADLINE}\n8 May 2022, 10:22\nPhoto: AFP\n{standfirst}\n{PARAGRAPH}\n{SECOND}")[0] == HEADLINE


def test_a_path_of_sections_is_no_headline() -> None:
    assert headline_of(f"Log in\nHome » News » War\n{HEADLINE}\n8 May 2022\n{PARAGRAPH}\n{SECOND}")[0] == HEADLINE


def test_a_headline_of_pictures_is_one() -> None:
    headline = "In pictures: rescuers in the northern district of the city"
    assert headline_of(f"{headline}\n8 May 2022\n{PARAGRAPH}\n{SECOND}")[0] == headline


@pytest.mark.parametrize("author", ["Caio Brandt, sent to the northern district", "Interview by Jane Roe"])
def test_name_with_a_role_between_headline_and_stamp_is_the_author(author: str) -> None:
    headline = "Champagne in the cellar: how a street spent its last evening"
    text = f"World\n{headline}\n{author}\n12 March 2023\n{PARAGRAPH}\n{SECOND}"
    assert headline_of(text) == (headline, None)


def test_menu_above_the_headline_is_not_the_headline() -> None:
    text = f"Northern district  Southern district  The city\n{HEADLINE}\n{PARAGRAPH}\n{SECOND}"
    assert headline_of(text) == (HEADLINE, None)


def test_short_quotation_above_a_long_standfirst_is_the_headline() -> None:
    quotation = "“A lamp is not a light house”"
    standfirst = (
        "The man who keeps a northern district of the city alive on three hours of sleep, on what the mayor said about "
        "rescuers and their night"
    )
    assert headline_of(f"Search\n{quotation}\n{standfirst}\n12 March 2023\n{PARAGRAPH}\n{SECOND}") == (quotation, None)
