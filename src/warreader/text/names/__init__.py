"""One person or organisation under many spellings: keys, joins with reasons, aliases, suggestions."""

from warreader.text.names._aliases import Aliases, fold_spelling, read_aliases
from warreader.text.names._case_forms import nominatives
from warreader.text.names._declension import surname_readings
from warreader.text.names._display_form import Pairs
from warreader.text.names._join import OWNERSHIP, Join, joins
from warreader.text.names._name_parts import PersonName, name_key, take_apart
from warreader.text.names._organisations import body_joins
from warreader.text.names._relatives import NameKeys, body_keys, person_keys, relatives
from warreader.text.names._suggest import Suggestion, suggestions

__all__ = [
    "OWNERSHIP",
    "Aliases",
    "Join",
    "NameKeys",
    "Pairs",
    "PersonName",
    "Suggestion",
    "body_joins",
    "body_keys",
    "fold_spelling",
    "joins",
    "name_key",
    "nominatives",
    "person_keys",
    "read_aliases",
    "relatives",
    "suggestions",
    "surname_readings",
    "take_apart",
]
