"""Recognises notes on authors, and credits of pictures.

In: the shape of a line. Out: yes or no. Both look like sentences or headings of the story; where a line stands decides
with them (`surroundings.fold_biographies`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from warreader.text.cleaning.shape import Shape

_LONGEST_NAME: Final = 4
"""Words of a name: 'Juan Carlos de la Cruz' is cut, and is one all the same."""
_PLAIN: Final = range(2, 5)
"""Words of a line that is a name and nothing else."""
_UNSAID: Final = frozenset("!?:;")
"""Signs that no credit has."""
_SEVERAL: Final = range(5, 15)
"""Words of several names with a paper behind them."""
_JOINS: Final = frozenset({"and", "&", "und", "et", "y", "e", "i", "та", "і", "и", "й", "și"})
_PARTICLES: Final = frozenset({"of", "for", "the", "de", "la", "van", "von", "der", "den", "al", "el"})
_REACH: Final = 12
"""Words behind the name among which the profession stands: 'is a senior political reporter and an editor at …'."""
_IS: Final = frozenset({"is", "are", "ist", "sind", "est", "es", "è", "jest", "este", "є", "–", "—", "-"})
_DOES: Final = frozenset({"covers", "writes", "reports", "joined", "has", "berichtet", "schreibt", "couvre", "pisze"})
"""What authors do; it counts only behind the name of one whom the page names."""
PROFESSIONS: Final = frozenset(
    """reporter reporters correspondent correspondents editor journalist journalists columnist writer contributor
    producer author blogger curator redakteur redakteurin korrespondent korrespondentin journalistin autor autorin
    reporterin journaliste correspondant correspondante rédacteur rédactrice periodista corresponsal redactor redactora
    reportero reportera giornalista corrispondente inviato inviata dziennikarz dziennikarka dziennikarzem dziennikarką
    korespondentem korespondentką reporterem reporterką redaktorem redaktorką jurnalist jurnalistă журналіст
    журналістка кореспондент кореспондентка редактор редакторка оглядач оглядачка журналист журналистка
    корреспондент корреспондентка обозреватель обозревательница колумнист колумнистка
    صحفي صحفية صحافي صحافية مراسل مراسلة كاتب كاتبة محرر محررة""".split()
)
"""Words for who writes and edits, in the forms in which such lines have them."""
_NOT_NAMES: Final = frozenset({"The", "This", "That", "It", "He", "She", "There", "Here", "His", "Her", "My", "One"})
_BRACKET: Final = re.compile(r"\s\([^()]{1,60}\)")
_CREDIT: Final = re.compile(
    r"[(\[]?(?:[^\W\d_][\w.'’-]*\.? ){1,3}[^\W\d_][\w.'’-]*\s?/\s?(?:[^\W\d_][\w.'’&-]*[ /]{0,3}){1,5}[)\]]?"
)
_LONGEST_CREDIT: Final = 8
_FEWEST_OF_ROLE: Final = 3
_LONGEST_ROLE: Final = 9
_NAMED: Final = range(1, 3)
"""Where the comma stands behind a name of two or three words."""
_BY: Final = frozenset({"by", "von", "par", "por", "przez", "inviato", "inviata"})
_KIND_OF_PHOTO: Final = re.compile(
    r"\b(?:submitted|courtesy|contributed|provided|handout|supplied|staff|stock) (?:photo|image|picture)s?\)?$"
)


def is_biography(shape: Shape, authors: AbstractSet[str]) -> bool:
    """Return whether a line says who the author is: 'Jane Roe is a reporter for …', 'Jane covers the courts.'.

    Args:
        shape: The line.
        authors: The words of the names that the page's bylines give, in lower case.

    Returns:
        True if so. It opens with a name, and says the profession soon behind; what an author does instead of it counts
        only behind a name of `authors`. Where it stands is the caller's business: a story may tell of a journalist.
    """
    if not shape.ends:
        return False
    words = _BRACKET.sub("", shape.opening[:300], count=1).split()
    size = 0
    while size < min(len(words), _LONGEST_NAME) and _is_of_name(words[size], authors):
        size += 1
    if not size or size == len(words):
        return False
    known = {word.lower() for word in words[:size]} <= authors
    said = words[size].lower()
    if known and (said in _DOES or said in PROFESSIONS):
        return True
    if said not in _IS or not (known or size > 1):
        return False
    behind = {word.strip(",.;").lower() for word in words[size + 1 : size + 1 + _REACH]}
    return not PROFESSIONS.isdisjoint(behind)


def _is_of_name(word: str, authors: AbstractSet[str]) -> bool:
    return (word[0].isupper() and word not in _NOT_NAMES) or word.lower() in authors


def is_credit(shape: Shape) -> bool:
    """Return whether a line is nothing but whose picture it was: 'Jane Roe/Agency', 'John Doe Submitted photo'."""
    if shape.words > _LONGEST_CREDIT:
        return False
    if is_bracketed_name(shape.text):
        return True
    if shape.ends:
        return False
    if _KIND_OF_PHOTO.search(shape.folded):
        return True
    if "/" not in shape.text or not _CREDIT.fullmatch(shape.text):
        return False
    return all(word[0].isupper() for word in re.findall(r"[^\W\d_][\w'’]*", shape.text))


def is_bracketed_name(line: str) -> bool:
    """Return whether a line is names in brackets and nothing else: '(Jane Roe / Press)', '(Example Pictures Co.)'."""
    if line[0] != "(" or line[-1] != ")" or not _UNSAID.isdisjoint(line):
        return False
    words = [word for word in line[1:-1].replace("/", " ").split() if any(map(str.isalnum, word))]
    if "/" not in line and len(words) > _LONGEST_NAME:
        return False  # '(Example Realty Enterprises Holdings Inc)' tells more of a name
    return len(words) > 1 and all(word[0].isupper() or word.lower() in _JOINS or word in _PARTICLES for word in words)


def is_plain_name(shape: Shape) -> bool:
    """Return whether a line is two to four words with capitals and nothing else: 'Jane Roe', 'Our Foreign Staff'."""
    words = shape.text.split()
    if len(words) not in _PLAIN or shape.ends or not shape.text[-1].isalpha():
        return False
    return all(word[0].isupper() for word in words) and not any(map(str.isdigit, shape.text))


def are_names(shape: Shape) -> bool:
    """Return whether a line is several names joined by 'and': 'Jane Roe and John R. Doe Example Times'."""
    words = shape.text.split()
    if len(words) not in _SEVERAL or shape.ends or any(map(str.isdigit, shape.text)):
        return False
    joined = [number for number, word in enumerate(words) if word.lower() in _JOINS]
    return (
        bool(joined)
        and min(joined) > 1
        and all(word[0].isupper() or word.lower() in _JOINS or word.lower() in _PARTICLES for word in words)
    )


def names_role(shape: Shape) -> bool:
    """Return whether a line is a name and what its bearer does: 'Caio Brandt, enviado a Kiev', 'Interview by Jane Roe'.

    By its form alone, so headlines may have it too: 'Joe Biden, in Kyiv, pledges aid'. What stands beside it decides.
    """
    words = shape.text.split()
    if shape.ends or not _FEWEST_OF_ROLE <= len(words) <= _LONGEST_ROLE or any(map(str.isdigit, shape.text)):
        return False
    comma = next((number for number, word in enumerate(words) if word[-1] in ",;"), 0)
    if comma in _NAMED and _all_capital(words[: comma + 1]) and words[comma + 1 :]:
        return True
    link = next((number for number, word in enumerate(words) if word.lower() in _BY), 0)
    behind = [word.strip(",;") for word in words[link + 1 :]]
    return 0 < link < _LONGEST_NAME and len(behind) in _PLAIN and _all_capital(behind)


def _all_capital(words: list[str]) -> bool:
    return all(word[0].isupper() for word in words)
