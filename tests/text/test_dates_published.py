"""When an article was published, and what on the page says so."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warreader.article import Basis, Given
from warreader.text.dates import Dating, Role, find_published
from warreader.text.lines import split_lines

SEEDS = Path(__file__).parents[2] / "seeds"
STORY = "\nAt least four people have been killed in the city after it was hit by rockets, the mayor said.\n" * 2


PIECES = [
    *"()/.:,-日月年é",
    "\n",
    " ",
    "2 ",
    "March ",
    "2022",
    ", ",
    "10:06",
    "KYIV",
    " - ",
    " date 2022-03-02 ",
    "۱۴۰۰/",
    "www.a.b/",
]


def dating(text: str, **beside: str) -> Dating:
    return find_published(text, split_lines(text), Given(**beside))


def said(text: str, **beside: str) -> str | None:
    """Write the date with its basis, or None."""
    published = dating(text, **beside).published
    return None if published is None else f"{published.date} {published.basis}"


def marked(text: str) -> list[tuple[str, str]]:
    return [(mark.span.of(text), str(mark.role)) for mark in dating(text).marks]


def seed(number: str) -> str:
    return next(SEEDS.glob(f"{number}_*.txt")).read_text(encoding="utf-8")


def test_the_crawlers_prefix_dates_the_first_seed_and_kyiv_is_its_dateline() -> None:
    text = seed("000")
    assert said(text) == "2022-03-02 crawler"
    assert marked(text) == [("date 2022-03-02", "crawler"), ("KYIV:", "dateline")]


def test_the_first_stamp_dates_the_second_seed_and_is_a_stamp_with_the_update_behind_it() -> None:
    text = seed("001")
    published = dating(text).published
    assert published is not None
    assert (str(published.date), published.time, published.basis) == ("2022-03-02", "10:06", Basis.STATED)
    assert [text[one.start : one.end] for one in published.evidence] == ["2 March 2022, 10:06"]
    assert marked(text) == [("2 March 2022, 10:06 | Updated: 2 March 2022, 12:38", "timestamp")]


def test_the_third_seed_says_nothing_of_its_date() -> None:
    assert dating(seed("004")) == Dating(None, ())


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Posted: Apr 19, 2022 / 06:12 PM EDT", "2022-04-19 18:12 EDT"),
        ("Sun, 04 Oct 2020 17:22 UTC", "2020-10-04 17:22 UTC"),
        ("08:41 EET, 14 February, 2024", "2024-02-14 08:41 EET"),
        ("16:54 07.04.2022", "2022-04-07 16:54 None"),
        ("Stand: 14.03.2024 22:07 Uhr", "2024-03-14 22:07 None"),
        ("2 mars 2022 à 16h44", "2022-03-02 16:44 None"),
        ("2 de marzo de 2022", "2022-03-02 None None"),
        ("02/03/2022 alle 10:06 | Pubblicato il 13/03/2022", "2022-03-02 10:06 None"),
        ("18 марта 2022, 08:10", "2022-03-18 08:10 None"),
        ("2 березня 2022, 10:06", "2022-03-02 10:06 None"),
        ("2 marca 2022, 10:06", "2022-03-02 10:06 None"),
        ("2 Mart 2022 Çarşamba 10:06", "2022-03-02 None None"),
        ("21 iulie 2022, 10:06", "2022-07-21 10:06 None"),
        ("09:18 - 22 Ιουλίου 2022", "2022-07-22 09:18 None"),
        ("2022. március 2., 10:06", "2022-03-02 10:06 None"),
        ("2. marca 2022 ob 10.06", "2022-03-02 10:06 None"),
        ("1.3.2022 klo 16.44", "2022-03-01 16:44 None"),
        ("2022 жылғы 2 наурыз", "2022-03-02 None None"),
        ("२ मार्च २०२२, १०:०६", "2022-03-02 10:06 None"),
        ("13 أغسطس 2022 - 15:40", "2022-08-13 15:40 None"),
        ("٢١ تموز ٢٠٢٢ - ١٥:٤٠", "2022-07-21 15:40 None"),
        ("12 كانون الأول 2022", "2022-12-12 None None"),
        ("۰۹ اسفند ۱۴۰۰", "2022-02-28 None None"),
        ("۱۴۰۰/۱۲/۰۹ - ۱۰:۰۶", "2022-02-28 10:06 None"),
        ("۲ حوت ۱۴۰۰", "2022-02-21 None None"),
        ("2022年3月2日 10:06", "2022-03-02 10:06 None"),
        ("2022-03-06T08:00:00+02:00", "2022-03-06 08:00 +02:00"),
        ("الأربعاء 2/3/2022", "2022-03-02 None None"),
        ("Wednesday 3/2/2022", "2022-03-02 None None"),
        ("5. listopada 2022.", "2022-10-05 None None"),
        ("5 listopada 2022", "2022-11-05 None None"),
    ],
)
def test_stamps_of_many_languages(line: str, expected: str) -> None:
    published = dating(f"Rockets hit the city\n{line}{STORY}").published
    assert published is not None
    assert f"{published.date} {published.time} {published.zone}" == expected


@pytest.mark.parametrize(
    ("opening", "dateline", "expected"),
    [
        ("KYIV: The military says", "KYIV:", None),
        ("KYIV, March 2 (Reuters) - Russia said", "KYIV, March 2 (Reuters) -", "--03-02 dateline"),
        ("CHASIV YAR, Ukraine (AP) — Rescuers", "CHASIV YAR, Ukraine (AP) —", None),
        ("CHARKIW (dpa-AFX) - Bei einem Angriff", "CHARKIW (dpa-AFX) -", None),
        ("КИЇВ. 9 березня. УНН. Росія", "КИЇВ. 9 березня. УНН.", "--03-09 dateline"),
        ("Kijev, 20. marca - Rusko", "Kijev, 20. marca -", "--03-20 dateline"),
        ("ЕРЕВАН, 28 окт — Sputnik. Силы", "ЕРЕВАН, 28 окт — Sputnik.", "--10-28 dateline"),
        ("الفاشر، 9 سبتمبر 2025 – قُتل", "الفاشر، 9 سبتمبر 2025 –", "2025-09-09 dateline"),
        ("(法新社基輔19日電) 俄羅斯", "(法新社基輔19日電)", None),
        (
            "MARIUPOL, Ukraine, March 2, 2022 (AP) — It",
            "MARIUPOL, Ukraine, March 2, 2022 (AP) —",
            "2022-03-02 dateline",
        ),
    ],
)
def test_datelines_with_and_without_a_date(opening: str, dateline: str, expected: str | None) -> None:
    text = f"{opening} that the city was hit again in the night by several rockets.\n"
    assert said(text) == expected
    assert marked(text) == [(dateline, "dateline")]


def test_a_dateline_takes_its_year_from_the_crawlers_prefix() -> None:
    text = " date 2022-03 КИЇВ. 9 березня. УНН. Росія обстріляла місто, повідомили у військовій адміністрації області."
    published = dating(text).published
    assert published is not None
    assert (str(published.date), published.basis) == ("2022-03-09", Basis.DATELINE)
    assert [text[one.start : one.end] for one in published.evidence] == ["9 березня", "date 2022-03"]


def test_a_stamp_wins_over_the_crawlers_prefix_which_stays_as_alternative() -> None:
    published = dating(f" date 2022-06-25 Rockets hit the city\nJune 12, 2022 3:59 am{STORY}").published
    assert published is not None
    assert (str(published.date), published.basis) == ("2022-06-12", Basis.STATED)
    assert [(str(one.date), one.basis) for one in published.alternatives] == [("2022-06-25", Basis.CRAWLER)]


def test_a_month_of_the_crawler_is_narrowed_by_the_stamp_behind_it() -> None:
    text = f" date 2022-03 2022/03/04 16:44{STORY}"
    assert said(text) == "2022-03-04 stated"
    assert marked(text)[:2] == [("date 2022-03", "crawler"), ("2022/03/04 16:44", "timestamp")]
    assert said(f" date 2022-04 The city was hit{STORY}") == "2022-04 crawler"


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://www.stiri.ro/2023/09/07/noapte-de-foc/", "2023-09-07"),
        ("https://news.example/20220301/story.html", "2022-03-01"),
        ("https://www.rbc.ua/ukr/news/udar-1646838516.html", "2022-03-09"),
        ("https://site.example/2022/mar/02/live", "2022-03-02"),
    ],
)
def test_an_address_in_the_text_or_beside_it_dates_an_article(address: str, day: str) -> None:
    assert said(f"The city was hit{STORY}Source: {address}\n") == f"{day} url"
    assert said(f"The city was hit{STORY}", url=address) == f"{day} url"


@pytest.mark.parametrize(
    "text",
    [
        f"Rockets hit the city{STORY}— Defence of Ukraine (@DefenceU) March 2, 2022\n",
        f"Rockets hit the city{STORY}© 2022 The Agency. All rights reserved.\n",
        f"Rockets hit the city{STORY}Copyright 2 March 2022 The Agency\n",
        f"Rockets hit the city\nThe war, which began on 24 February 2022 with an attack on the capital goes on.{STORY}",
        f"A line of 12 people 5 out of 10{STORY}",
    ],
    ids=["tweet", "copyright year", "copyright", "prose", "numbers"],
)
def test_other_dates_are_not_those_of_publication(text: str) -> None:
    assert said(text) is None


SENTENCES = [
    "On March 10, 2022, a missile hit the regional administration and killed twelve people, the mayor said.",
    "A missile that hit the hospital on 9 March 2022 killed three people, the mayor of the city said in a statement.",
    "The ceasefire, agreed on October 10, 2021, held for less than a month, according to the monitors.",
    "10 березня 2022 року ракета влучила у будівлю обласної адміністрації, загинули дванадцятеро людей.",
    "10 марта 2022 года ракета попала в здание областной администрации, погибли двенадцать человек.",
    "Am 10. März 2022 traf eine Rakete das Gebäude der Regionalverwaltung und tötete zwölf Menschen.",
    "W dniu 10.03.2022 rakieta trafiła w budynek administracji obwodowej, zginęło dwanaście osób.",
    "Le 10 mars 2022, un missile a frappé le bâtiment de l'administration régionale, tuant douze personnes.",
    "في 10 مارس 2022 أصاب صاروخ مبنى الإدارة الإقليمية وأدى إلى مقتل اثني عشر شخصا بحسب رئيس البلدية.",
    "A man sits in a basement in Mariupol, Ukraine, Saturday, March 12, 2022. (AP Photo/Ann Smith)",
    "FILE - A man sits in a basement in Mariupol, Ukraine, March 12, 2022. REUTERS/Ann Smith",
    "Photo: 10.03.2022, Reuters",
    "24 February 2022: Russia invades Ukraine from the north, the east and the south at the same time.",
    "Subscribe until 31 March 2022 and save half of the price of the yearly subscription to our newspaper.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("prefix", ["", " date 2022-03-16 ", " date 2022-03 "])
def test_a_day_that_the_story_tells_of_is_not_that_of_publication(sentence: str, prefix: str) -> None:
    assert said(f"{prefix}{sentence}{STORY}") == (f"{prefix.strip()[5:]} crawler" if prefix else None)
    assert said(f"Rockets hit the city{STORY}{sentence}{STORY}") is None


@pytest.mark.parametrize("stamp", ["2 March 2022, 10:06", "Mar 2, 2022", "02.03.2022", "2 березня 2022", "٢ آذار ٢٠٢٢"])
@pytest.mark.parametrize(
    "page",
    [
        "{stamp}{story}",
        "Rockets hit the city again\n{stamp}{story}",
        "World\n{stamp}\nRockets hit the city again{story}",
        "Rockets hit the city again\nBy Ann Smith | {stamp}{story}",
        "Rockets hit the city again\nnews desk{stamp}{story}",
        "Rockets hit the city again{story}{stamp}",
        "Live\nAll Sections\nLeft Menu\n© Agency\nRockets hit the city again\n{stamp}{story}",
        "Rockets hit the city again\n{stamp} | 2217 views{story}",
        "Tuesday, January 9, 2024\nHome News\nRockets hit the city again\nPosted: {stamp}{story}",
        " date 2022-03-20 Rockets hit the city again\n{stamp}{story}",
        " date 2022-03 {stamp}{story}",
    ],
)
def test_a_stamp_is_found_wherever_pages_put_it(page: str, stamp: str) -> None:
    assert said(page.format(stamp=stamp, story=STORY)) == "2022-03-02 stated"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("13 hours ago", "2022-03-02"),
        ("Updated 26h ago", "2022-03-02"),
        ("Acum 2 zile", "2022-03-01"),
        ("vor 2 Tagen", "2022-03-01"),
        ("3 години тому", "2022-03-03"),
        ("منذ 3 ساعات", "2022-03-03"),
        ("Вчора, 10:06", "2022-03-02"),
    ],
)
def test_a_stamp_that_counts_back_needs_the_moment_of_the_capture(line: str, day: str) -> None:
    text = f"Rockets hit the city again\n{line}{STORY}"
    assert said(text, fetched="2022-03-03T09:00:00Z") == f"{day} stated"
    assert said(text) is None


@pytest.mark.parametrize("date", ["0000-00-00", "2022-02-30", "9999-12-31", "10000-01-01", "2022-13-01", "1644-03-02"])
def test_an_impossible_prefix_is_marked_and_stays_unknown(date: str) -> None:
    text = f" date {date} KYIV: body text\n"
    dating_ = dating(text)
    assert dating_.published is None
    assert dating_.marks[0].role is Role.CRAWLER
    assert dating_.marks[0].span.of(text) == f"date {date}"


@pytest.mark.parametrize("stamp", ["31 June 2022, 10:06", "24 فوریه 1400", "30.02.2022 10:06", "2 March 9999, 10:06"])
def test_an_impossible_stamp_stays_unknown(stamp: str) -> None:
    assert said(f"Rockets hit the city\n{stamp}{STORY}") is None


def test_the_page_shows_whether_day_or_month_comes_first() -> None:
    assert said(f"Rockets\nUpdated: 03/04/2022 10:06 | Posted: 03/02/2022 09:00{STORY}03/25/2022 10:00\n") == (
        "2022-03-02 stated"
    )
    undecided = dating(f"Rockets hit the city\n02/03/2022 10:06{STORY}").published
    assert undecided is not None
    assert undecided.confidence <= 0.5
    assert {str(undecided.date), *(str(one.date) for one in undecided.alternatives)} == {"2022-03-02", "2022-02-03"}


def test_a_line_of_fifty_megabytes_is_read_in_bounded_time() -> None:
    text = "2 March 2022, 10:06 " + "1.2.3.4 March " * 3_500_000
    assert said(text) is not None


@given(st.text())
def test_marks_lie_in_the_text_in_order_and_never_overlap(text: str) -> None:
    check_spans(text)


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_marks_of_date_like_text_lie_in_order_and_never_overlap(parts: list[str]) -> None:
    check_spans("".join(parts))


def check_spans(text: str) -> None:
    found = dating(text)
    behind = 0
    for mark in found.marks:
        assert behind <= mark.span.start < mark.span.end <= len(text)
        assert mark.span.of(text) == mark.span.of(text).strip()
        behind = mark.span.end
    if found.published is not None:
        for one in found.published.evidence:
            assert 0 <= one.start < one.end <= len(text)


def test_a_sentence_that_tells_when_figures_were_published_holds_no_stamp() -> None:
    text = (
        "Losses of the week\nThe General Staff published the figures for the day, 3 February 2023.\n"
        "The mayor told reporters that the bridge had been closed, and that nobody knew when it would open again."
    )
    assert "timestamp" not in {str(mark.role) for mark in find_published(text, split_lines(text), Given()).marks}
