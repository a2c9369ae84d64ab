"""Ordinary words, by language, that are also names of towns.

Written from prose of war news without places in each language (some of it stands in
tests/text/test_places_ordinary.py). A word of `STARTS` is no town where it begins a sentence and no preposition
stands before it; one of `NEVER_IN` is none anywhere.
"""

from __future__ import annotations

from typing import Final

from warreader.text.places._folding import fold


def _by_language(table: dict[str, str]) -> dict[str, frozenset[str]]:
    return {language: frozenset(fold(word) for word in words.split()) for language, words in table.items()}


STARTS: Final = _by_language(
    {
        "pl": """
        góra brzeg wola zima most nowa nowe nowy stara stare stary dom pole las szkoła reda piła żary żory
        koło rzeka łapy zator szczyt wieś miasto dobra dobre sława biała białe czarna czarne ruda police hel
        warta dolina bór młyn kąty brody kępa łąka sad gaj skała turek chełm solec sól mała małe wielka
        wielkie wielki krzyż kamień wyspa zamek wieża wrota tama droga tata pokój prawda sama mało sala cała temat
        """,
        "cs": """
        brod písek most hora dům pole les škola řeka město hrad skála nový nová nové starý stará velká malá
        zima kámen ostrov sever jih táta válka pravda jaro
        """,
        "sk": """
        brod piesok most hora dom pole les škola rieka mesto hrad skala nový nová nové starý stará veľká
        malá zima ostrov
        """,
        "ro": """
        piatra satul valea podul luna casa unirea victoria gura vama ocna pacea soarele dealul pădurea mare
        marea roata fântâna grădina moara poiana movila bani frumoasa buna noua orașul plopii sărata
        independența libertatea dreptatea speranța unitatea lunca cetatea muntele vulturul sora fratele mama
        fiul fiica lumina vara seara lista baza sala strada tata tema
        """,
        "de": """
        siegen baden hagen linke grüne weiden lauf singen gießen essen halle regen burg feld hof markt
        wetter bergen lage senden werden hamm reinigen meinen wesen rauch alle eisen leer norden süden
        """,
        "fr": """
        tours sens valence angers vienne nice bourg lens pau die gap salon plaisir fontaine montagne port
        pont vire laval mende orange grasse cannes foix bourges vitré marche manche gare château église
        étaient espoir beaune lourdes père tous vers chars mars voilà dire
        """,
        "es": """
        victoria libertad esperanza soledad independencia progreso guerra paz gloria mercedes trinidad punta
        puerto dolores consuelo rosario concepción reina unión guardia centro norte sur este oeste torre
        castillo iglesia toro baños tarde ayer primavera nada poco plaza estación tanques leer gracias mira ellos
        """,
        "it": """
        potenza massa fermo cento prato como vittoria pace monte ponte porto vita bra lodi patti campi
        quarto forza trino chiusi bella cave case sala sole nola torre castello chiesa centro speranza
        libertà ne urgenza fumo primavera inverno poco piazza stazione bombe maggio allora dire grazie guarda senti
        isola monti corte anzi
        """,
        "tr": """
        ordu kale deniz köprü çay güney kuzey doğu batı birlik of barış zafer merkez cumhuriyet bahçe dağ
        ova köy şehir bor bucak yıldız ulus savaş asker boğaz yol bey umut hürriyet
        """,
        "ru": """
        мост зима орел остров дно бор клин ключи луга грязи кольцо гора горы поле берег дом школа завод лес
        пески холм рудник маяк ворота рыбное холмы мыс залив степь река город село станция победа белая
        красная великая черная новая старая высокая дикая удачный мирный советская тема мама воля
        сарай заря восток октябрь липа надежда
        """,
        "uk": """
        мост зима гола ясна острів поле берег гора бар дім ліс луг яр вузлове рубіжне золоте нові старі нова
        стара велика мала біла чорна червона висока міст ріка місто село станція степ воля слава щастя
        дружба буда ворота пески піски тема мама воля мирне береза липа
        """,
    }
)
NEVER_IN: Final = _by_language(
    {
        "pl": "unii unia unię unią unio rano",
        "de": "regen",
        "ro": "dacă dara unde până lângă cine",
        "cs": "ráno málo potom",
        "ar": "صور المصدر",
    },
)
NATURE: Final = _by_language(
    {
        "en": "donets danube dniester volga euphrates tigris nile litani urals caucasus sinai",
        "pl": """
        afryki afryce afrykę azji europy europie ameryki ameryce skandynawii bałkanach dunaj dunaju dunajem dniestr
        dniestru dniestrem doniec dońca dońcem wołga wołgi wołdze wołgę eufrat eufratu nil nilu ural uralu uralem
        kaukaz kaukazu kaukazie
        """,
        "ro": """
        nistru nistrul nistrului dunărea dunării dunare prut prutul prutului balcani balcanii siretul siretului doneț
        donețul donețului volga volgăi eufrat nil nilului ural urali caucaz
        """,
        "es": "danubio donets donéts dniéster volga éufrates eufrates nilo litani urales ural cáucaso sinaí",
        "fr": "danube donets donetz dniestr volga euphrate nil litani oural caucase sinaï",
        "it": "danubio donets donez dnestr volga eufrate nilo litani urali caucaso sinai",
        "de": "donau dnister dnjestr donez wolga euphrat nil litani ural kaukasus sinai",
        "ru": """
        дунай дуная дунаю дунаем дунае днестр днестра днестру днестром днестре дон дона дону доном донец донца донцу
        донцом донце волга волги волге волгу волгой урал урала уралу уралом урале кавказ кавказа кавказу кавказом
        кавказе евфрат евфрата евфрату евфратом нил нила нилом прут прута прутом кубань кубани кубанью
        """,
        "uk": """
        дунай дунаю дунаєві дунаєм дунаї дністер дністра дністру дністром дністрі дон дону доном донець дінця дінцю
        дінцем дінці волга волги волзі волгу волгою урал уралу уралом уралі кавказ кавказу кавказом кавказі євфрат
        євфрату ніл нілу прут прута прутом пруті кубань кубані
        """,
        "tr": "tuna dicle fırat nil volga ural kafkasya",
    }
)
"""Rivers, ranges of mountains and parts of the world with the names of towns elsewhere: a paper of this language means
the river."""
NEVER_TOGETHER: Final = frozenset(
    " ".join(fold(word) for word in words.replace("-", " ").split())
    for words in ("casa blanca", "casa alba", "casa bianca", "la croix-rouge", "croix-rouge", "la défense", "cruz roja")
)
"""The White House, the Red Cross and a ministry, in languages that have towns of the name."""
ARTICLES: Final = _by_language(
    {
        "de": """
        der die das dem den des ein eine einen einem einer eines kein keine keinen keinem keiner jeder jede jedes dieser
        diese dieses diesem diesen
        """,
        "fr": "le la les un une cette ces ce",
        "es": "un una esta este",
        "it": "il lo un una questa questo gli i",
    }
)
"""Words before which no city stands but one whose name begins with them: 'das Essen', 'la Manche'."""
