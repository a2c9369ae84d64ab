"""Counts of people hurt: 'at least 21 people have been killed and 112 wounded', 'дванадцятьох поранених', '54 dead'.

In: the text and a range. Out: spans from the first word of the count ('at least') to the word that says what happened,
with a short form that two reports of one count share ('21 killed'). Words from the reports of 2014-2024 in English,
Ukrainian, Russian.
"""

from __future__ import annotations

import re
from typing import Final

from warreader.article import Label
from warreader.text.entities._rules import Found

_WORDS: Final = (
    "one two three four five six seven eight nine ten "
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
).split()
_TENS: Final = {
    word: 10 * tens for tens, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_TEN: Final = "|".join(_TENS)
_VAGUE: Final = "dozens|scores|hundreds|thousands|десятки|сотні|сотни"
_NUMBER: Final = (
    rf"(?:\d{{1,3}}(?:[,.]\d{{3}})+|\d{{1,7}}|(?:{_TEN})(?:-(?:{'|'.join(_WORDS[:9])}))?|{'|'.join(_WORDS)}|{_VAGUE})"
)
_ABOUT: Final = (
    r"(?:at least|as many as|up to|more than|over|about|around|nearly|almost|some|a further|another|no fewer than|"
    r"щонайменше|принаймні|понад|близько|майже|до|не менше|не менее|по меньшей мере|более|свыше|около|почти|ещё|еще|ще)"
)
_WHO: Final = (
    r"(?:people|persons?|civilians?|residents?|soldiers?|troops|servicemen|children|child|men|man|women|woman|others?|"
    r"passengers?|pensioners?|workers?|rescuers?|medics|police|officers|policemen|fighters|militants|minors|girls?|boys?|"
    r"of them|"
    r"людей|людини|людина|осіб|особи|цивільних|мирних|жителів|мешканців|дітей|дитини|дитина|військових|"
    r"человека?|гражданских|жителей|детей|ребенка|военных)"
)
_BE: Final = (
    r"(?:have|has|had|been|were|was|are|is|be|more|also|reportedly|others|було|были|было|були|внаслідок|отримали|"
    r"получили)"
)
_HARM: Final = {
    "killed": r"killed|dead|died|deaths?|fatalities|slain|загинул[ои]|загиблих|загиблі|вбито|вбиті|убито|убиты|"
    r"убитых|погибл[ои]|погибших|погибшие|умерли",
    "wounded": r"wounded|injured|hurt|injuries|поранен[іоих]{1,2}|поранення|травмован[іо]|постраждал[иоих]{1,2}|"
    r"ранен[ыиоых]{1,2}|ранения|пострадал[иоих]{1,2}|пострадавших",
    "missing": r"missing|unaccounted|зникл[их]{1,2}|пропал[их]{1,2}",
    "captured": r"captured|detained|arrested|taken prisoner|затриман[оі]|задержан[оы]",
    "displaced": r"displaced|evacuated|rescued|евакуйован[оі]|врятован[оі]|эвакуирован[оы]|спасен[оы]",
}
_HARMS: Final = "|".join(f"(?P<{name}>{words})" for name, words in _HARM.items())
_COUNT: Final = re.compile(
    rf"(?i)\b(?:{_ABOUT}[ ])?(?P<number>{_NUMBER})[ ](?:{_WHO}[ ](?:(?!and[ ]|or[ ]|і[ ]|и[ ])[\w-]{{1,15}}[ ])?)?"
    rf"(?:{_BE}[ ]){{0,3}}(?:{_HARMS})\b"
)
_BEFORE: Final = re.compile(
    rf"(?i)\b(?P<harm>killing|wounding|injuring|hurting)[ ](?:{_ABOUT}[ ])?(?P<number>{_NUMBER})(?:[ ]{_WHO})?\b"
    rf"|\b(?P<did>killed|wounded|injured|kills|wounds|injures)[ ](?:{_ABOUT}[ ])?(?P<many>{_NUMBER})[ ]{_WHO}\b"
)
_DOING: Final = {"kill": "killed", "woun": "wounded", "inju": "wounded", "hurt": "wounded"}


def quantities(text: str, start: int, end: int) -> list[Found]:
    """Find counts of people hurt.

    Args:
        text: The source text.
        start: Code point at which the line begins.
        end: Code point behind its last one.

    Returns:
        The spans in order, each named in short: '21 killed'. Linear: every repetition is bounded.
    """
    found: list[Found] = []
    for match in _COUNT.finditer(text, start, end):
        harm = next(name for name in _HARM if match.group(name))
        found.append(Found(match.start(), match.end(), Label.QUANTITY, f"{_digits(match['number'])} {harm}"))
    taken = [(item.start, item.end) for item in found]
    for match in _BEFORE.finditer(text, start, end):
        if all(match.end() <= first or last <= match.start() for first, last in taken):
            harm, number = match["harm"] or match["did"], match["number"] or match["many"]
            name = f"{_digits(number)} {_DOING[harm[:4].lower()]}"
            found.append(Found(match.start(), match.end(), Label.QUANTITY, name))
    return sorted(found)


def _digits(number: str) -> str:
    """Write a count in digits; a vague one stays a word."""
    low = number.lower()
    if low in _WORDS:
        return str(_WORDS.index(low) + 1)
    tens, _, ones = low.partition("-")
    if tens in _TENS:
        return str(_TENS[tens] + (_WORDS.index(ones) + 1 if ones else 0))
    return re.sub(r"[,.](?=\d{3})", "", low)
