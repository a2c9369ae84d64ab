"""The weights of the clues, and of what settles which of several cities of one name is meant."""

from __future__ import annotations

from typing import Final

WEIGHTS: Final = {
    "bias": 0.0,
    "people": 1.0,
    "alias": -0.5,
    "inflected": -0.3,
    "words": 1.0,
    "caseless": -0.5,
    "common_often": -3.5,
    "common_some": -1.5,
    "never": -6.0,
    "proof": -1.5,
    "first_name": -3.0,
    "acronym": -1.5,
    "short": -1.0,
    "sentence_start": -0.3,
    "preposition": 1.5,
    "the": -1.0,
    "place_noun": 1.5,
    "not_city_before": -3.0,
    "title": -3.0,
    "after_first_name": -4.0,
    "after_capital": -1.8,
    "after_capital_start": -0.8,
    "speech_before": -1.5,
    "after_city": 0.4,
    "dateline": 1.5,
    "administrative": -3.0,
    "newspaper": -4.0,
    "institution": -1.4,
    "before_place": -0.2,
    "before_capital": -2.0,
    "before_speech": -0.5,
    "comma_region": 3.0,
    "comma_country": 3.0,
    "comma_other": -0.5,
    "comma_city": 0.7,
    "support": 1.0,
    "unsupported_small": 0.0,
    "person": -2.2,
    "person_after_preposition": -0.8,
}
THRESHOLD: Final = 0.9
