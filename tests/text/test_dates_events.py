"""When the events of a story happened."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warreader.article import Basis, Block, Kind, Label, PartialDate, Published
from warreader.text.dates import event_day, find_events

WEDNESDAY = Published(PartialDate(2022, 3, 2), Basis.STATED, 0.9)
THURSDAY = Published(PartialDate(2022, 3, 3), Basis.STATED, 0.9)


def block(text: str, kind: Kind = Kind.BODY, *, kept: bool = True) -> Block:
    return Block(0, len(text), kind, kept=kept, reason="", confidence=1.0)


def found(text: str, language: str, published: Published | None = WEDNESDAY) -> list[tuple[str, str | None]]:
    return [(one.text, one.day) for one in find_events(text, (block(text),), published, language)]


@pytest.mark.parametrize(
    ("language", "text", "expression", "day"),
    [
        ("en", "They shelled it on Tuesday.", "Tuesday", "2022-03-01"),
        ("en", "The governor said on Wednesday.", "Wednesday", "2022-03-02"),
        ("en", "They will meet on Friday.", "Friday", "2022-03-04"),
        ("en", "Talks are to be held on Friday.", "Friday", "2022-03-04"),
        ("en", "They must leave by Friday.", "Friday", "2022-03-04"),
        ("en", "He was killed by shelling on Friday.", "Friday", "2022-02-25"),
        ("en", "It was hit, according to officials, on Friday.", "Friday", "2022-02-25"),
        ("en", "He was taken to hospital on Friday.", "Friday", "2022-02-25"),
        ("en", "It fell last Wednesday.", "last Wednesday", "2022-02-23"),
        ("en", "Next Monday it opens.", "Next Monday", "2022-03-07"),
        ("en", "The attacks began overnight.", "overnight", "2022-03-01..2022-03-02"),
        ("en", "Ten died in the past 24 hours.", "the past 24 hours", "2022-03-01..2022-03-02"),
        ("en", "It fell last week.", "last week", "2022-02-21..2022-02-27"),
        ("en", "It fell two days ago.", "two days ago", "2022-02-28"),
        ("en", "It fell three weeks ago.", "three weeks ago", "2022-02-06..2022-02-12"),
        ("en", "Shelled last month.", "last month", "2022-02-01..2022-02-28"),
        ("en", "It fell on March 25.", "March 25", "2022-03-25"),
        ("en", "It fell on 30 December.", "30 December", "2021-12-30"),
        ("en", "It fell on Tuesday, March 1, 2022.", "Tuesday, March 1, 2022", "2022-03-01"),
        ("en", "Between 14-20 March it fell.", "14-20 March", "2022-03-14..2022-03-20"),
        ("en", "It began in February 2014.", "February 2014", "2014-02-01..2014-02-28"),
        ("uk", "У вівторок, 1 березня, обстріляли місто.", "вівторок, 1 березня", "2022-03-01"),
        ("uk", "За минулу добу загинули троє.", "За минулу добу", "2022-03-01..2022-03-02"),
        ("uk", "Удар завдали у ніч на 2 березня.", "у ніч на 2 березня", "2022-03-01..2022-03-02"),
        ("uk", "Поранених доправили до лікарні у п'ятницю.", "п'ятницю", "2022-02-25"),
        ("uk", "Учора загинув учитель.", "Учора", "2022-03-01"),
        ("ru", "В среду обстреляли город.", "среду", "2022-03-02"),
        ("ru", "За сутки погибли трое.", "За сутки", "2022-03-01..2022-03-02"),
        ("ru", "Это было на прошлой неделе.", "на прошлой неделе", "2022-02-21..2022-02-27"),
        ("de", "Am Dienstagabend schlug es ein.", "Dienstagabend", "2022-03-01"),
        ("de", "In der Nacht zum Mittwoch schlug es ein.", "Nacht zum Mittwoch", "2022-03-01..2022-03-02"),
        ("de", "Vor zwei Tagen schlug es ein.", "Vor zwei Tagen", "2022-02-28"),
        ("pl", "We wtorek zginęły dwie osoby.", "wtorek", "2022-03-01"),
        ("pl", "W nocy z wtorku na środę spadły rakiety.", "W nocy z wtorku na środę", "2022-03-01..2022-03-02"),
        ("fr", "Mardi, des roquettes sont tombées.", "Mardi", "2022-03-01"),
        ("fr", "Il y a deux jours, des roquettes.", "Il y a deux jours", "2022-02-28"),
        ("es", "El martes cayeron cohetes.", "martes", "2022-03-01"),
        ("es", "Murieron en las últimas 24 horas.", "las últimas 24 horas", "2022-03-01..2022-03-02"),
    ],
)
def test_expressions_mean_days_counted_from_publication(language: str, text: str, expression: str, day: str) -> None:
    assert found(text, language) == [(expression, day)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "5 out of 10 died; they may 5 times march 3 miles in the sun."),
        ("en", "It was Palm Sunday."),
        ("ru", "Это вопрос защиты окружающей среды."),
        ("de", "Am Morgen war es hier ruhig."),
        ("es", "Por la mañana hubo silencio."),
    ],
)
def test_words_that_only_look_like_time_are_left_alone(language: str, text: str) -> None:
    assert found(text, language) == []


def test_without_a_day_of_publication_only_full_dates_mean_a_day() -> None:
    text = "On Tuesday, on March 25 and on 24 February 2022."
    assert found(text, "en", None) == [("Tuesday", None), ("March 25", None), ("24 February 2022", "2022-02-24")]


def test_stamps_and_datelines_are_not_events_and_folded_posts_are_not_kept() -> None:
    text = "2 March 2022\nKYIV, March 2 (Reuters) -\nIt fell on Tuesday."
    blocks = (
        Block(0, 12, Kind.TIMESTAMP, kept=False, reason="", confidence=1.0),
        Block(13, 39, Kind.DATELINE, kept=True, reason="", confidence=1.0),
        Block(40, len(text), Kind.SOCIAL, kept=False, reason="", confidence=1.0),
    )
    entities = find_events(text, blocks, WEDNESDAY, "en")
    assert [(one.text, one.label, one.kept, one.name) for one in entities] == [
        ("Tuesday", Label.DATE, False, "2022-03-01")
    ]


def test_an_article_tells_of_the_day_it_names_most_but_not_of_plans() -> None:
    text = (
        "On Tuesday it fell. On Tuesday two died, he said on Wednesday. They will meet on Friday, on Friday, on Friday."
    )
    entities = find_events(text, (block(text),), WEDNESDAY, "en")
    assert event_day(entities, WEDNESDAY) == "2022-03-01"
    assert event_day((), WEDNESDAY) is None


PIECES = [
    "2 ",
    "March ",
    "2022",
    "-",
    " - ",
    "Tuesday",
    ", ",
    "last ",
    "week",
    "two ",
    "days ago",
    " overnight ",
    "ніч на 31 ",
]


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=30).map("".join)),
    st.sampled_from(["en", "uk", "ru", "de", "pl", "fr", "es", "ar", None]),
    st.dates(),
)
def test_entities_lie_in_the_text_in_order_without_overlap(text: str, language: str | None, day: object) -> None:
    published = Published(PartialDate.of(day), Basis.STATED, 0.9)  # type: ignore[arg-type]
    behind = 0
    for one in find_events(text, (block(text),), published, language):
        assert behind <= one.start < one.end <= len(text)
        assert one.text == text[one.start : one.end]
        behind = one.end


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("it", "Nella notte tra martedì e mercoledì sono caduti missili.", "2022-03-01..2022-03-02"),
        ("it", "Venerdì scorso è arrivato l'aiuto.", "2022-02-25"),
        ("it", "Nelle ultime 24 ore ci sono stati attacchi.", "2022-03-02..2022-03-03"),
        ("ro", "Trei oameni au murit marți.", "2022-03-01"),
        ("ro", "În noaptea de marți spre miercuri au căzut rachete.", "2022-03-01..2022-03-02"),
        ("ro", "Vinerea trecută a sosit ajutor.", "2022-02-25"),
        ("ro", "Azi-noapte s-au auzit explozii.", "2022-03-02..2022-03-03"),
        ("ar", "قتل ثلاثة أشخاص يوم الثلاثاء.", "2022-03-01"),
        ("ar", "وسقطت صواريخ ليلة الأربعاء.", "2022-03-01..2022-03-02"),
        ("ar", "وصلت المساعدات الأسبوع الماضي.", "2022-02-21..2022-02-27"),
        ("tr", "Salı günü üç kişi öldü.", "2022-03-01"),
        ("tr", "Dün gece patlamalar oldu.", "2022-03-02..2022-03-03"),
        ("el", "Τρεις σκοτώθηκαν την Τρίτη.", "2022-03-01"),
        ("el", "Την περασμένη Παρασκευή ήρθε βοήθεια.", "2022-02-25"),
        ("ru", "В ночь со 2 на 3 марта упали ракеты.", "2022-03-02..2022-03-03"),
        ("pl", "W ubiegły piątek przyszła pomoc.", "2022-02-25"),
        ("en", "On Feb. 27 - Mar. 2 the town was cut off.", "2022-02-27..2022-03-02"),
    ],
)
def test_events_are_dated_in_further_languages(language, text, days):
    assert [day for _, day in found(text, language, THURSDAY)] == [days]


def test_third_and_fourth_are_no_weekdays_in_greek():
    text = "Η τρίτη επίθεση και η τέταρτη."
    assert found(text, "el", THURSDAY) == []
