"""Dates in the shapes of pages: what claims what, and which reading wins."""

import pytest

from warreader.article import Basis, Given, Published
from warreader.text.dates import find_published, latest_post
from warreader.text.lines import split_lines

STORY = "\nAt least four people have been killed in the city after it was hit by rockets, the mayor said.\n" * 2


def published(text: str, **beside: str) -> Published | None:
    return find_published(text, split_lines(text), Given(**beside)).published


def said(text: str, **beside: str) -> str | None:
    found = published(text, **beside)
    return None if found is None else f"{found.date} {found.basis}"


def marked(text: str) -> list[tuple[str, str]]:
    return [(mark.span.of(text), str(mark.role)) for mark in find_published(text, split_lines(text), Given()).marks]


@pytest.mark.parametrize(
    "opening",
    [
        "Kiev, 2 mar (EFE).-",
        "Kijev, 2022. március 2., szerda (MTI) -",
        "New Delhi [India], March 2 (ANI):",
        "New Delhi, Mar 2 (PTI)",
        "Kiev, 2 mar /Agerpres/ -",
        "Харьков, 2 марта. /ТАСС/.",
        "МОСКВА, 2 марта 2022, ИА Регнум.",
        "कीव, 2 मार्च (भाषा)।",
        "GENEVA (2 March 2022) -",
        "【新華社基輔3月2日電】",
    ],
)
def test_agencies_write_their_datelines_in_many_ways(opening: str) -> None:
    text = f" date 2022-03 {opening} Russian troops shelled the city again in the night, the mayor of the city said.\n"
    assert said(text) == "2022-03-02 dateline"
    assert (opening, "dateline") in marked(text)


def test_a_day_of_the_month_is_placed_in_the_month_of_the_prefix_or_before_it() -> None:
    line = (
        "(法新社基輔19日電) 俄羅斯軍隊週三夜間再次炮擊該市,市長表示有多人死亡,另有數十人受傷,救援工作仍在繼續進行之中。"
    )
    assert said(f" date 2022-03 {line}") == "2022-03-19 dateline"
    assert said(f" date 2022-03-20 {line}") == "2022-03-19 dateline"
    assert said(f" date 2022-04-02 {line}") == "2022-03-19 dateline"
    assert said(line) is None


@pytest.mark.parametrize(
    "line", ["Опубліковано: 22 жовтня 2022, 13:10 | Оновлено: 15:45", "Von Anna Berg 22. Oktober 2022 Stand: 16:05"]
)
def test_a_stamp_is_no_dateline(line: str) -> None:
    text = f"Rockets hit the city again\n{line}{STORY}"
    assert said(text) == "2022-10-22 stated"
    assert "dateline" not in dict(map(reversed, marked(text)))


def test_a_stamp_and_a_dateline_of_the_same_day_are_one_claim_with_the_time_of_the_stamp() -> None:
    found = published(f"12:14 28.10.2020\nRockets hit the city\nЕРЕВАН, 28 окт — Sputnik. {STORY.strip()}\n")
    assert found is not None
    assert (str(found.date), found.time, found.basis, found.alternatives) == ("2020-10-28", "12:14", Basis.STATED, ())


@pytest.mark.parametrize(
    ("stamp", "beside", "day"),
    [
        ("11/8/2023 10:46 PM EST", "", "2023-11-08"),
        ("11-08-2023 22:46 IST", "", "2023-08-11"),
        ("03/02/2022", "Related: March 1, 2022\nRelated: February 27, 2022", "2022-03-02"),
        ("03/02/2022", "Related: 13/01/2022", "2022-02-03"),
        ("Wednesday 03/02/2022", "", "2022-03-02"),
    ],
)
def test_the_habits_of_a_page_settle_day_and_month(stamp: str, beside: str, day: str) -> None:
    found = published(f"Rockets hit the city again\n{stamp}{STORY}{beside}\n")
    assert found is not None
    assert str(found.date) == day
    assert day not in [str(one.date) for one in found.alternatives]


def test_the_prefix_settles_day_and_month_when_only_one_reading_lies_before_it() -> None:
    assert said(f" date 2022-03-10 Rockets hit the city\n03/02/2022{STORY}") == "2022-03-02 stated"


def test_nothing_is_published_after_it_was_crawled() -> None:
    found = published(f" date 2022-03-10 Rockets hit the city\n12 April 2022{STORY}")
    assert found is not None
    assert (str(found.date), found.basis) == ("2022-03-10", Basis.CRAWLER)
    assert [str(one.date) for one in found.alternatives] == ["2022-04-12"]


def test_the_moment_of_the_capture_bounds_the_stamps_too() -> None:
    page = f"Rockets hit the city\n12 April 2022{STORY}2 March 2022, 10:06\n"
    assert said(page) == "2022-04-12 stated"
    assert said(page, fetched="2022-03-10T08:00:00Z") == "2022-03-02 stated"


@pytest.mark.parametrize(
    "line", ["2 March 2022 Photo: Reuters", "2 March 2022, 10:06 Foto: dpa", "02.03.2022 | Фото: ДСНС"]
)
def test_a_stamp_may_stand_before_the_name_of_the_photographer(line: str) -> None:
    assert said(f"Rockets hit the city again\n{line}{STORY}") == "2022-03-02 stated"


def test_the_masthead_of_a_later_day_is_refused() -> None:
    assert said(f"Tuesday, January 9, 2024\nHome\nNews\nSport\nAleppo hit by air strikes in 2016{STORY}") is None


def test_a_post_is_never_the_date_and_always_a_lower_bound() -> None:
    text = f"Rockets hit the city{STORY}— Oleksandr (@OlKubrakov) September 6, 2023\n@DefenceU\nSeptember 5, 2023\n"
    assert said(text) is None
    assert str(latest_post(text, split_lines(text))) == "2023-09-06"
    assert said(f"{text}Source: https://www.stiri.ro/2023/09/07/noapte/\n") == "2023-09-07 url"


def test_a_post_whose_day_could_be_another_bounds_nothing() -> None:
    for day, bound in (("13/04/2022", "2022-04-13"), ("03/04/2022", "None")):
        text = f"Rockets hit the city{STORY}— Oleksandr (@OlKubrakov) {day}\n"
        assert str(latest_post(text, split_lines(text))) == bound


def test_a_yearless_stamp_takes_its_year_from_the_prefix_and_stays_yearless_without() -> None:
    page = f"Rockets hit the city\n2 березня, 10:06{STORY}"
    assert said(page) == "--03-02 stated"
    assert said(f" date 2022-03-05 {page}") == "2022-03-02 stated"


def test_a_weekday_of_the_story_makes_the_crawlers_day_surer() -> None:
    agrees = published(" date 2022-03-02 The governor said on Wednesday that the city had been shelled again.\n")
    silent = published(" date 2022-03-02 The governor said that the city had been shelled again.\n")
    assert agrees is not None
    assert silent is not None
    assert agrees.confidence > silent.confidence


def test_headlines_that_name_a_day_are_not_marked_as_stamps() -> None:
    text = f"Ukraine war: what we know on 5 May 2022 of the attack\n6 May 2022, 08:00{STORY}"
    assert marked(text) == [("6 May 2022, 08:00", "timestamp")]
    assert said(text) == "2022-05-06 stated"


BODY = "\nAt least five people were killed when a missile struck a block of flats, the governor said on Monday.\n"


@pytest.mark.parametrize(
    ("page", "day"),
    [
        (
            f"July 1, 2024 (SENNAR) – {BODY[1:]}{BODY}Latest News\n2024-06-30 19:22:10\nFloods in the east\n",
            "2024-07-01",
        ),
        (
            f"April 16, 2023 (KHARTOUM) – {BODY[1:]}{BODY}Related stories\nApril 18, 2023\nApril 17, 2023\n",
            "2023-04-16",
        ),
        (f"TASS\n22 November, 2025\nFive killed by shells\nMOSCOW, June 3, 2024. /TASS/. {BODY[1:]}", "2024-06-03"),
        (f"ТАСС\n22 НОЯБРЯ, 2025\nПятеро погибших\nМОСКВА, 3 июня. /ТАСС/. {BODY[1:]}", "--06-03"),
    ],
)
def test_a_dateline_rules_out_the_stamps_of_other_stories_and_of_the_day_of_the_crawl(page: str, day: str) -> None:
    assert said(page) == f"{day} dateline"


@pytest.mark.parametrize(
    "stamp",
    [
        "Data actualizării: 04.06.2024 08:11 Data publicării: 03.06.2024 11:25",
        "Fecha de actualización: 04.06.2024 08:11 Fecha de publicación: 03.06.2024 11:25",
        "Publié le 03 juin 2024 à 11h25, modifié le 04 juin 2024 à 06h33",
        "Monday, June 3, 2024 — updated on June 4, 2024",
    ],
)
def test_the_label_nearest_to_a_date_says_whether_it_is_that_of_a_change(stamp: str) -> None:
    assert said(f"Five killed by shells\n{stamp}{BODY}") == "2024-06-03 stated"


@pytest.mark.parametrize(
    "today", ["Сегодня 22 ноября 2025, суббота", "Today is Saturday, November 22, 2025", "Сьогодні: 22.11.2025"]
)
def test_a_masthead_that_says_today_is_no_stamp(today: str) -> None:
    assert said(f"Main page\n{today}\nFive killed by shells{BODY}") is None
