"""The language of a text by script and function words; None where it cannot be told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warreader.text.language import identify, main_script

SENTENCES = {
    "en": "The mayor said that the search would go on until everybody had been found in the ruins of the house.",
    "uk": "Мер заявив, що пошуки триватимуть, доки не знайдуть усіх, хто був у будинку під час обстрілу.",
    "ru": "Мэр заявил, что поиски будут продолжаться, пока не найдут всех, кто был в доме во время обстрела.",
    "be": "Мэр заявіў, што пошукі будуць працягвацца, пакуль не знойдуць усіх, хто быў у доме ў час абстрэлу.",
    "bg": "Кметът заяви, че издирването ще продължи, докато не бъдат открити всички, които са били в къщата.",
    "de": "Der Bürgermeister sagte, dass die Suche weitergeht, bis alle gefunden sind, die in dem Haus waren.",
    "fr": "Le maire a déclaré que les recherches dureraient jusqu'à ce que tous ceux qui étaient "
    "dans la maison soient là.",
    "pl": "Burmistrz powiedział, że poszukiwania będą trwać, aż odnajdą się wszyscy, którzy byli w tym domu.",
    "es": "El alcalde dijo que la búsqueda seguirá hasta que se encuentre a todos los que estaban en la casa.",
    "it": "Il sindaco ha detto che le ricerche continueranno fino a quando non saranno trovati tutti "
    "quelli della casa.",
    "pt": "O prefeito disse que as buscas vão continuar até que sejam encontrados todos os que estavam na casa.",
    "ro": "Primarul a spus că vor fi continuate căutările până când vor fi găsiți toți cei care erau în casă.",
    "nl": "De burgemeester zei dat het zoeken doorgaat tot iedereen die in het huis was gevonden is.",
    "cs": "Starosta řekl, že pátrání bude pokračovat, dokud nebudou nalezeni všichni, kteří byli v domě.",
    "sk": "Starosta povedal, že pátranie bude pokračovať, kým nenájdu všetkých, ktorí boli v tom dome.",
    "hu": "A polgármester azt mondta, hogy a keresés addig folytatódik, amíg meg nem találják azt, aki a házban volt.",
    "el": "Ο δήμαρχος είπε ότι οι έρευνες θα συνεχιστούν μέχρι να βρεθούν όλοι όσοι ήταν στο σπίτι.",
    "tr": "Belediye başkanı, evde olan herkes bulunana kadar arama çalışmalarının devam edeceğini ve "
    "bir ekip daha gelecek dedi.",
    "ar": "قال رئيس البلدية إن البحث سيستمر حتى العثور على كل من كان في المنزل عند القصف.",
    "fa": "شهردار گفت که جستجو تا پیدا شدن همه کسانی که در این خانه بودند ادامه خواهد داشت.",
    "he": "ראש העיר אמר כי החיפושים יימשכו עד שיימצאו כל מי שהיו בבית.",
    "hi": "महापौर ने कहा कि जब तक सभी लोग नहीं मिल जाते तब तक खोज जारी रहेगी।",
    "zh": "市长说，搜救工作将继续进行，直到找到屋内所有人。",
    "ja": "市長は、家にいた全員が見つかるまで捜索を続けると述べた。",
    "ko": "시장은 집에 있던 모든 사람을 찾을 때까지 수색을 계속하겠다고 말했다.",
    "kk": "Қала әкімі үйде болған адамдар табылғанға дейін іздеу жұмыстары жалғасады деп мәлімдеді "
    "және бұл туралы айтты.",
    "sl": "Župan je povedal, da se bo iskanje nadaljevalo, dokler ne najdejo vseh, ki so bili v hiši pri napadu.",
    "fi": "Kaupunginjohtaja sanoi, että etsintä jatkuu, kunnes kaikki, jotka olivat talossa, on löydetty.",
}


@pytest.mark.parametrize(("language", "sentence"), SENTENCES.items(), ids=SENTENCES)
def test_one_sentence_tells_its_language(language: str, sentence: str) -> None:
    assert identify(sentence) == language


@pytest.mark.parametrize("text", ["", "   ", "12:30", "Kharkiv Kyiv Odesa", "Sinegubov told", "🔥🔥🔥"])
def test_too_little_to_tell_gives_none(text: str) -> None:
    assert identify(text) is None


def test_a_post_in_another_language_does_not_change_the_page() -> None:
    assert identify(f"{SENTENCES['ro']} {SENTENCES['ro']} We stand with the people. {SENTENCES['ro']}") == "ro"


def test_script_of_half_and_half_is_unknown() -> None:
    assert main_script("абвг abcdef жзик αβγ") is None
    assert main_script("12 + 3") is None


@given(st.text())
def test_any_text_gives_a_code_or_none(text: str) -> None:
    found = identify(text)
    assert found is None or (len(found) == 2 and found.isalpha())
