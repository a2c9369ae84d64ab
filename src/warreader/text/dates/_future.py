"""Recognises weekdays in the future: 'will meet on Friday', 'by Friday', 'soll am Freitag'.

War news is full of words that look ahead elsewhere: 'killed by shelling on Tuesday', 'according to officials on
Tuesday', 'до лікарні у вівторок'. So prepositions count right before the weekday only, and 'to' only before a verb.
"""

from __future__ import annotations

import re
from typing import Final

_AHEAD: Final = {
    "en": (
        r"will|would|shall|'ll|going to|plans?|planned|scheduled|expected|expects|due (?!to\b)|slated|set to|upcoming|"
        r"(?<!according )(?<!due )(?<!spoke )(?<!speaking )(?<!spoken )(?<!told )(?<!back )(?<!thanks )(?<!damage )"
        r"to (?!the|an?|his|her|its|their|him|them|us|it|reporters|journalists|officials|hospital|(?-i:[A-Z]))\w+"
    ),
    "uk": r"буде|будуть|планує\w*|запланован\w*|очіку\w+|має \w+ти",
    "ru": r"будет|будут|планиру\w+|запланирован\w*|ожида\w+|намерен\w*|должн\w+",
    "de": r"wird|werden|soll|sollen|will|wollen|geplant|erwartet",
    "pl": r"będzie|będą|zaplanowan\w*|planuj\w+|odbędzie|odbędą",
    "fr": r"sera|seront|doit|doivent|devrait|devraient|prévu\w*",
    "es": r"será|serán|previst\w+|prevé|irá|podría|debe",
    "it": r"sarà|saranno|previst\w+|prevede|dovrebbe|dovrà|si terrà|si riunirà",
    "ro": r"va|vor|urmează|planificat\w*|programat\w*|așteptat\w*",
    "ar": r"سوف|المقرر|يعتزم|ستعقد|سيعقد|سيجتمع|ستبدأ|سيبدأ|سيصل|ستصل",
    "tr": r"olacak|yapılacak|planlan\w+|bekleniyor|toplanacak",
    "el": r"θα|αναμέν\w+|προγραμματισμέν\w+|πρόκειται",
}
_RIGHT_BEFORE: Final = {
    "en": r"by|until|till|next|coming",
    "uk": r"до|наступн\w+",
    "ru": r"до|следующ\w+",
    "de": r"bis|kommende[nmr]?|nächste[nmr]?",
    "pl": r"do|przyszł\w+|najbliższ\w+",
    "fr": r"d'ici|jusqu'à|prochain\w*",
    "es": r"hasta|próxim\w+",
    "it": r"entro|fino a|prossim\w+",
    "ro": r"până|viitoare?",
    "ar": r"حتى|المقبل|القادم",
    "tr": r"gelecek|önümüzdeki",
    "el": r"μέχρι|έως|επόμεν\w+",
}
_REACH: Final = 60  # code points between the verb and the weekday, within the sentence


def _pattern(languages: tuple[str, ...]) -> re.Pattern[str]:
    ahead = "|".join(_AHEAD[language] for language in languages)
    near = "|".join(_RIGHT_BEFORE[language] for language in languages)
    return re.compile(
        rf"(?:\b(?:{ahead})\b[^.;!?\n]{{0,{_REACH}}}|\b(?:{near})\s(?:the\s|den\s|dem\s)?)$", re.IGNORECASE
    )


FUTURE: Final = {language: _pattern((language,)) for language in _AHEAD}
"""ISO 639-1 to what matches the end of the words before a weekday that is still to come."""
ANY_FUTURE: Final = _pattern(tuple(_AHEAD))
"""The same for a text whose language is not known."""
