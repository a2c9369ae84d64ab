"""Finds the named entities of one text: rules and the trained model line by line, then what the whole document says.

In: the source text, its blocks, what the engine for places found, the language. Out: entities in order of their place,
never overlapping. Dates come from their own engine.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from warreader.article import Entity, Label
from warreader.text.entities._document import carried_over, shared_names, surnames, voted
from warreader.text.entities._features import LABELS, FeatureMaker, stretches
from warreader.text.entities._first_pass import Reader
from warreader.text.entities._lexicon import read_lexicon
from warreader.text.entities._merging import joined
from warreader.text.entities._military import arms
from warreader.text.entities._model import Model
from warreader.text.entities._quantities import quantities
from warreader.text.entities._rules import Found
from warreader.text.entities._tagger import tagged
from warreader.text.entities._trimming import trimmed

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from warreader.article import Block
    from warreader.text.entities._first_pass import Reading
    from warreader.text.entities._gazetteer import PlacesFound
    from warreader.text.entities._tagger import Tagger
    from warreader.text.entities._tokens import Token

SCAN_LIMIT: Final = 1_000_000
"""Code points of a text that are read: a hostile line of 50 MB costs no more than this; the longest live blog seen has
400,000."""
MODEL_LANGUAGES: Final = frozenset({"en", None})
"""Languages that the trained model reads. The others are read by rules."""
_RULES_BEFORE_MODEL: Final = frozenset({"body", "titled", "opened", "headed", "region", "landmark", "outlet", "known"})
_RULES_AFTER_MODEL: Final = frozenset({"given", "place"})
_RULES_BESIDE_TAGGER: Final = frozenset({"place", "region"})
"""Which rules win against the model and which only speak where it is silent; 'surname' and 'acronym' do not speak
beside it. From the conflicts on UNER-EWT and on a fifth of wikigold, neither used for the weights: of 45 conflicts the
rules of the first kind were right 27 times and the model 8 times, of 126 conflicts those of the second kind 21 times
and the model 56 times; acronyms alone were right 32 times in 356."""
NO_TAGGERS: Final[Mapping[str, Tagger]] = MappingProxyType({})
_INITIALS: Final = re.compile(r"(?:[A-Z]\.){1,3}\Z")
_LABELS: Final = tuple(None if label == "O" else Label(label[2:]) for label in LABELS)


class Recogniser:
    """Finds persons, places, organisations, peoples, units, weapons and counts. Built once, used for every text.

    Args:
        names: The word lists, data/entity-names.txt.
        model: The weights of the trained model, data/entity-model.bin; None for rules alone.
        taggers: Taggers of other libraries, by the language that each shall read instead.

    Raises:
        ValueError: The bytes are not such lists or weights.
    """

    def __init__(self, names: bytes, model: bytes | None = None, taggers: Mapping[str, Tagger] = NO_TAGGERS) -> None:
        lexicon = read_lexicon(names)
        self._lexicon = lexicon
        self._reader = Reader(lexicon)
        self._taggers = taggers
        self._model = None if model is None else Model(model)
        self._maker = None if self._model is None else FeatureMaker(lexicon, self._model.buckets)

    def recognise(
        self, text: str, blocks: Sequence[Block], places: PlacesFound | None, language: str | None
    ) -> tuple[Entity, ...]:
        """Find the named entities.

        Args:
            text: The source text.
            blocks: Its blocks; none means that all of it is kept.
            places: What the engine for places found in it; None for nothing.
            language: ISO 639-1; None where unknown.

        Returns:
            The entities, in order of their place; they never overlap. None beyond `SCAN_LIMIT`. Never raises.
        """
        scanned = text[:SCAN_LIMIT]
        readings = self._reader.read(scanned, blocks, places)
        taken = bytearray(len(scanned) + 1)
        found: list[Found] = []
        tagger = self._taggers.get(language or "")
        answers = None if tagger is None else tagged(readings, scanned, tagger)
        for number, reading in enumerate(readings):
            _put(found, taken, arms(scanned, reading.start, reading.end))
            _put(found, taken, quantities(scanned, reading.start, reading.end))
            _put(found, taken, self._names(reading, language) if answers is None else answers[number])
            if answers is not None:
                _put(found, taken, (item for item in reading.found if _fills_in(item)))
        tokens = [token for reading in readings for token in reading.tokens]
        _put(found, taken, (Found(*span, Label.PER) for span in carried_over(tokens, taken, surnames(scanned, found))))
        names = [trimmed(scanned, item, language) for item in voted(scanned, sorted(found))]
        return _entities(scanned, names, blocks)

    def _names(self, reading: Reading, language: str | None) -> Sequence[Found]:
        """The names of one line; where two overlap, those that win stand first."""
        if self._model is None or self._maker is None or language not in MODEL_LANGUAGES:
            return reading.found
        tokens = reading.tokens
        modelled: list[Found] = []
        for start, end in stretches(tokens):
            labels = self._model.label(self._maker.features(tokens, start, end, reading.hints))
            modelled += _spans(tokens, start, labels, self._lexicon.title)
        modelled = [whole for item in modelled for whole in _settled(item, reading)]
        peoples = {(item.start, item.end) for item in reading.found if item.label is Label.NORP}
        ranked = (
            *(item for item in reading.found if item.rule in _RULES_BEFORE_MODEL),
            *(item for item in modelled if (item.start, item.end) not in peoples and self._can_be(item, reading)),
            *(item for item in reading.found if item.rule in _RULES_AFTER_MODEL),
        )
        return joined(reading.tokens, _apart(ranked), self._lexicon)

    def _can_be(self, item: Found, reading: Reading) -> bool:
        """False for a 'person' whose last word is an ordinary one and nobody's surname: 'Public Health'."""
        last = reading.token_before(item.end)
        if item.label is not Label.PER or last is None or last.low not in self._lexicon.small:
            return True
        return last.low in self._lexicon.given or last.low in self._lexicon.surname


def _spans(tokens: Sequence[Token], start: int, labels: Sequence[int], titles: Container[str]) -> Iterable[Found]:
    """Read spans out of labels; an inside without a beginning of its kind begins one. A title is no part of a name."""
    first = -1
    kind: Label | None = None
    for index, label in enumerate([*labels, 0]):
        now = _LABELS[label]
        begins = LABELS[label][0] == "B" or now is not kind
        if begins and kind is not None:
            while kind is Label.PER and first < index - 1 and tokens[start + first].low in titles:
                first += 2 if tokens[start + first + 1].text == "." and first < index - 2 else 1
            yield Found(tokens[start + first].start, tokens[start + index - 1].end, kind)
        if begins:
            first, kind = index, now


def _settled(item: Found, reading: Reading) -> Iterable[Found]:
    """Take in what certainly belongs to a name: initials before a person's, the rest of a place that is longer."""
    if item.label is Label.PER:
        before = reading.token_before(item.start)
        if before is not None and before.end + 1 == item.start and _INITIALS.match(before.text):
            item = item._replace(start=before.start)
    if item.label is Label.LOC:
        places = [Found(*place[:4]) for place in reading.places_over(item.start, item.end)]
        longer = [place for place in places if place.start <= item.start and item.end <= place.end]
        together = len(places) > 1 and places[0].start == item.start and places[-1].end == item.end
        if longer or together:
            return longer or places
    return [item]


def _fills_in(item: Found) -> bool:
    """True for what the rules add where a tagger is silent: places of the gazetteer, regions, peoples."""
    return item.label is Label.NORP or (item.label is Label.LOC and item.rule in _RULES_BESIDE_TAGGER)


def _apart(ranked: Iterable[Found]) -> list[Found]:
    """Drop what overlaps something that stands before it, and give the rest in the order of their place."""
    chosen: list[Found] = []
    taken: set[int] = set()
    for item in ranked:
        places = range(item.start, item.end)
        if taken.isdisjoint(places):
            taken.update(places)
            chosen.append(item)
    return sorted(chosen)


def _put(found: list[Found], taken: bytearray, candidates: Iterable[Found]) -> None:
    """Add the candidates that overlap nothing found before."""
    for item in candidates:
        if item.start < item.end and not any(taken[item.start : item.end]):
            taken[item.start : item.end] = b"\x01" * (item.end - item.start)
            found.append(item)


def _entities(text: str, found: Sequence[Found], blocks: Sequence[Block]) -> tuple[Entity, ...]:
    names = shared_names(text, found)
    entities: list[Entity] = []
    at = 0
    for item in found:
        while at < len(blocks) and blocks[at].end <= item.start:
            at += 1
        kept = at >= len(blocks) or blocks[at].kept or blocks[at].start > item.start
        spelt = text[item.start : item.end]
        entities.append(Entity(item.start, item.end, item.label, spelt, names[item.start, item.end], kept))
    return tuple(entities)
