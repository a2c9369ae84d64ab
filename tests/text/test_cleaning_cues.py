"""Cue lines in the languages of the tables fold, each with its kind; sentences that begin alike do not."""

import pytest
from cleaning_pages import fate_of

from warreader.article import Kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Listen to this article", Kind.AUDIO),
        ("Your browser does not support the audio element.", Kind.AUDIO),
        ("Read more: Bridge closed after second strike in a week", Kind.RELATED),
        ("ALSO READ | Students return home by land", Kind.RELATED),
        ("See also  Ministers meet in the capital", Kind.RELATED),
        ("You may also like", Kind.RELATED),
        ("Sign up for our morning newsletter", Kind.NEWSLETTER),
        ("12 shares", Kind.SHARE),
        ("Facebook Twitter WhatsApp Email", Kind.SHARE),
        ("Follow us on Instagram", Kind.SHARE),
        ("Photo: Regional Prosecutor's Office", Kind.CAPTION),
        ("A man carries water up the stairs (AP Photo/Jane Roe)", Kind.CAPTION),
        ("Follow LIVE updates", Kind.LIVE),
        ("- Advertisement -", Kind.ADVERT),
        ("Article continues after ad", Kind.ADVERT),
        ("3 Comments", Kind.COMMENTS),
        ("Leave a Reply Cancel reply", Kind.COMMENTS),
        ("Already a subscriber? Log in", Kind.PAYWALL),
        ("© 2023 The Daily. All rights reserved.", Kind.LEGAL),
        ("(c) 2022 The Daily", Kind.LEGAL),
        ("Copyright 2019 The Daily", Kind.LEGAL),
        ("©", Kind.LEGAL),
        ("Image 1 of 5", Kind.CAPTION),
        ("Bild 3 von 12", Kind.CAPTION),
        ("1 of / 13", Kind.CAPTION),
        ("On Example.com: Bridge closed after second strike", Kind.RELATED),
        ("Follow the newsroom on Facebook, Twitter and YouTube", Kind.RELATED),
        ("Jane Roe, AP National Security Writer", Kind.BYLINE),
        ("Jane Roe Associated Press", Kind.BYLINE),
        ("By Jane Roe | Example Media for Example.com", Kind.BYLINE),
        ("By Jane Roe janer@example.com (509) 555-0100", Kind.BYLINE),
        ("November 20, 2019 Jane Roe", Kind.BYLINE),
        ("(This story has not been edited by our staff and is auto-generated from a syndicated feed.)", Kind.LEGAL),
        ("Tags: drones, harbour, mayor", Kind.OTHER),
        ("Updated: 4 March 2022, 11:20", Kind.TIMESTAMP),
        ("Created: 07-04-2022 23:45 IST", Kind.TIMESTAMP),
        ("By Jane Roe", Kind.BYLINE),
        ("Читайте також: У місті відновили рух трамваїв", Kind.RELATED),
        ("Підписуйтесь на наш Telegram-канал", Kind.NEWSLETTER),
        ("Поділитися у Facebook", Kind.SHARE),
        ("Фото: ДСНС", Kind.CAPTION),
        ("Теги: обстріл, ракети", Kind.OTHER),
        ("Усі права захищено", Kind.LEGAL),
        ("Читайте также: Движение поездов восстановлено", Kind.RELATED),
        ("Подписывайтесь на наш канал в Telegram", Kind.NEWSLETTER),
        ("Подпись к фото, Жители у разрушенного дома", Kind.CAPTION),
        ("Нашли ошибку? Выделите её и нажмите Ctrl+Enter", Kind.SHARE),
        ("5 комментариев", Kind.COMMENTS),
        ("Mehr zum Thema", Kind.RELATED),
        ("Lesen Sie auch: Wie die Stadt den Winter übersteht", Kind.RELATED),
        ("Anzeige", Kind.ADVERT),
        ("Newsletter abonnieren", Kind.NEWSLETTER),
        ("À lire aussi : Le pont rouvre lundi", Kind.RELATED),
        ("Publicité", Kind.ADVERT),
        ("CZYTAJ TAKŻE: Noc w schronie", Kind.RELATED),
        ("Materiał chroniony prawem autorskim", Kind.LEGAL),
        ("Lea también: El puente reabre el lunes", Kind.RELATED),
        ("Leggi anche: Il ponte riapre lunedì", Kind.RELATED),
        ("Riproduzione riservata", Kind.LEGAL),
        ("Citește și: Podul se redeschide luni", Kind.RELATED),
        ("اقرأ أيضاً: الجسر يفتح أمام المرور", Kind.RELATED),
        ("Διαβάστε επίσης: Ανοίγει η γέφυρα", Kind.RELATED),
        ("İlgili haber: Köprü açıldı", Kind.RELATED),
        ("Lees ook: Brug weer open", Kind.RELATED),
    ],
)
def test_cue_line_folds_with_its_kind(line: str, kind: Kind) -> None:
    assert fate_of(line) == (kind, False)


@pytest.mark.parametrize(
    "line",
    [
        "More than 2,500 civilians have left the city since the beginning of the week.",
        "Following the arrest, the court opened a case.",
        "Video footage shows security forces at the gate.",
        "Photos which were released on Sunday show the crater.",
        "Live fire was heard until the morning.",
        "Also, the power station stood still.",
        "Comments by the minister angered the opposition.",
        "Shares of the company fell by six per cent.",
        "Ads for the concert still hung on the walls.",
        "By the evening the fire was out.",
        "Share prices of arms makers rose.",
        "Related charges were brought against two officers.",
        "Next week the two ministers will meet again.",
        "Help us, they wrote on the roof.",
        "“Read more books,” she told the children.",
        "The newspaper asked its readers to send advertisements by post.",
        "c",
        "(c) the third point of the list",
        "(c) Whoever leaves the city keeps the right to return.",
        "Three of 12 bridges still stand.",
        "The Associated Press contributed to this report, and so did two writers in Kyiv.",
        "Follow the river on foot and you reach the front.",
        "Ми в Харкові не боїмося сирен.",
        "Більше ста будинків лишилися без світла.",
        "Мы в городе остались одни.",
        "Ещё двое раненых доставлены в больницу.",
        "Das Video zeigt die zerstörte Brücke.",
        "Mehr als hundert Häuser sind ohne Strom.",
        "Plus de cent maisons sont privées de courant.",
        "Więcej niż sto domów nie ma prądu.",
    ],
)
def test_sentence_that_begins_like_a_cue_is_kept(line: str) -> None:
    assert fate_of(line)[1]


def test_a_long_sentence_that_holds_a_cue_phrase_is_kept() -> None:
    line = (
        "The minister said that the newspaper could read more of the documents than anyone else, share them with its "
        "readers, and ask its photographers for every photo that had been taken at the bridge since the war began."
    )
    assert fate_of(line) == (Kind.BODY, True)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Zum Inhalt springen", Kind.OTHER),
        ("3 دقائق للقراءة", Kind.OTHER),
        ("5 min de lectura", Kind.OTHER),
        ("İlgili konular", Kind.OTHER),
        ("Ajouter à vos sélections", Kind.SHARE),
        ("Il vous reste 35.2% de cet article à lire. La suite est réservée aux abonnés.", Kind.PAYWALL),
        ("Artykuł otwarty w ramach bezpłatnego limitu", Kind.PAYWALL),
        ("Newsletter: Die Lage am Abend. Das Wichtigste vom Tage. Jetzt kostenfrei bestellen.", Kind.NEWSLETTER),
        ("Stay ahead of the news! Install our reading app", Kind.NEWSLETTER),
    ],
)
def test_what_sites_put_beside_their_articles_folds(line: str, kind: Kind) -> None:
    assert fate_of(line) == (kind, False)


@pytest.mark.parametrize(
    "line",
    [
        "The register of the missing holds 35.2 % of the names that families gave to the Red Cross.",
        "Bei uns liegt jetzt alles unter Trümmern, wir haben keine Minute geschlafen, sagt der Bäcker.",
        "Нам нужна помощь, а не слова, сказала женщина, которая искала сына у разрушенного дома.",
    ],
)
def test_sentences_with_such_words_stay(line: str) -> None:
    assert fate_of(line)[1]


@pytest.mark.parametrize(
    "line",
    [
        "Follow the road past the mill and you come to the well.",
        "Follow us to the cellar, the children say in English.",
        "Share what you have, she said, and cut her onion in eight.",
        "Sign up for the rescue and you get a helmet and a whistle.",
        "Continue reading, I tell my pupils by telephone. Page 41.",
        "See also what the mother wrote on the door.",
        "Next up in the queue stood Halyna, 82.",
        "Written by hand, the list has 1,300 names.",
        "Photograph by a neighbour shows the tank at the gate.",
        "Live updates on the siege come by pigeon, they joke.",
        "A satellite image shows the bridge in two pieces.",
        "More: bread, salt, candles.",
        "Location: the wood behind the mill.",
        "“Next.”",
        "“All rights reserved for heroes,” reads a poster.",
        "Have a tip? the police ask on every lamp post.",
        "BY THE NUMBERS",
        "Key points",
        "Day 12.",
    ],
)
def test_a_sentence_of_the_story_that_opens_like_a_cue_is_kept(line: str) -> None:
    assert fate_of(line)[1]


@pytest.mark.parametrize(
    "line",
    [
        "Follow our coverage of the war.",
        "Share this article with your friends.",
        "Sign up for our daily newsletter.",
        "Continue reading the main story.",
        "Written by Jane Roe for the Example Times.",
        "Photo by Jane Roe of the Example Times.",
        "More: Bridge closed after second strike.",
        "Photo: courtesy of the family.",
        "This material may not be published, broadcast or redistributed without permission.",
        "Day 12 of the war: Follow live updates here.",
    ],
)
def test_a_sentence_about_the_site_still_folds(line: str) -> None:
    assert not fate_of(line)[1]


@pytest.mark.parametrize(
    "line",
    [
        "Про це мер написав у телеграм-каналі.",
        "Якщо ви знайшли підозрілий предмет, не чіпайте його.",
        "Об этом пишет телеграм-канал «Сосед».",
        "Использование материалов низкого качества подтвердила экспертиза.",
        "Nach der Anzeige einer Nachbarin ermittelte die Polizei.",
        "Mehr über die Täter wollte der Staatsanwalt nicht sagen.",
        "Więcej informacji policja na razie nie podaje.",
        "Il vous reste dix minutes, a dit le soldat.",
        "Más información no dará la fiscalía hasta el lunes.",
        "Ricevi i feriti al portone, gli dissero, e lui corse.",
        "Mai multe detalii poliția nu oferă deocamdată.",
        'Читайте: "Мы живы", написано мелом на двери.',
    ],
)
def test_a_sentence_of_the_story_in_another_language_is_kept(line: str) -> None:
    assert fate_of(line)[1]


@pytest.mark.parametrize(
    "line",
    [
        "Підписуйтесь на наш телеграм-канал, щоб не пропустити важливе.",
        "Якщо ви помітили помилку, виділіть її та натисніть Ctrl+Enter.",
        "Больше новостей в нашем телеграм-канале каждый день.",
        "Использование материалов разрешено только с гиперссылкой на сайт.",
        "Hier finden Sie alle Nachrichten zum Krieg.",
        "Dalsza część artykułu znajduje się pod materiałem wideo.",
        "Retrouvez tous nos articles sur la guerre.",
        "Más información en nuestro canal de WhatsApp.",
        "Ricevi le notizie più importanti con la nostra newsletter.",
        "Mai multe detalii găsești în articolul nostru.",
    ],
)
def test_a_sentence_about_the_site_in_another_language_folds(line: str) -> None:
    assert not fate_of(line)[1]


@pytest.mark.parametrize(
    "line",
    [
        "Читайте у Telegram",
        "1 245 переглядів",
        "Самое читаемое",
        "Сделать пожертвование",
        "ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ",
        "Continua depois da publicidade",
        "Článek pokračuje pod reklamou",
        "Read more fact checks:",
        "Notes to editors",
        "USD 41.25 EUR 44.80",
        "Курс НБУ на 09.10: USD 36.57  EUR 38.52",
        "Погода в Харкові +5",
        "👍 214 🔥 31 😢 408   12,4K переглядів",
        "[1] https://example.com/a ; https://example.com/b",
        "#Kharkiv #war",
    ],
)
def test_buttons_rates_and_counts_fold(line: str) -> None:
    assert not fate_of(line)[1]


@pytest.mark.parametrize(
    "line",
    [
        "Also on Friday:",
        "Weather forced the helicopters back at dusk",
        "No.",
        "Reading the list took an hour.",
    ],
)
def test_short_lines_of_the_story_are_no_buttons(line: str) -> None:
    assert fate_of(line)[1]
