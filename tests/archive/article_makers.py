"""Makes articles for the tests of the archive: by hand, and at random."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date

import apsw
from hypothesis import strategies as st

from warreader.archive import Change, Correction
from warreader.article import (
    Alternative,
    Annotation,
    Article,
    Basis,
    Block,
    City,
    Entity,
    Given,
    Kind,
    Label,
    Mention,
    Origin,
    PartialDate,
    Published,
    Span,
    TitleBasis,
    article_id,
    slug,
)

KHARKIV, KYIV, SPRINGFIELD, OTHER_SPRINGFIELD = 706483, 703448, 4250542, 4409896
CITIES = {
    KHARKIV: ("Kharkiv", "UA", "Kharkiv Oblast", 49.98, 36.25),
    KYIV: ("Kyiv", "UA", None, 50.45, 30.52),
    SPRINGFIELD: ("Springfield", "US", "Illinois", 39.80, -89.64),
    OTHER_SPRINGFIELD: ("Springfield", "US", "Missouri", 37.22, -93.30),
}
AREAS = {
    "ukraine": ("UA", None),
    "україна": ("UA", None),
    "kharkiv oblast": ("UA", "Kharkiv Oblast"),
    "usa": ("US", None),
}
SPELLINGS = {
    "kharkiv": {KHARKIV},
    "kharkov": {KHARKIV},
    "харків": {KHARKIV},
    "kyiv": {KYIV},
    "kiev": {KYIV},
    "київ": {KYIV},
    "springfield": {SPRINGFIELD, OTHER_SPRINGFIELD},
}


class Gazetteer:
    """Knows four cities."""

    def cities_spelt(self, spelling):
        return frozenset(SPELLINGS.get(spelling.casefold(), ()))

    def country_name(self, code):
        return {"UA": "Ukraine"}.get(code)

    def areas_spelt(self, name):
        return frozenset({AREAS[name.casefold()]} if name.casefold() in AREAS else ())

    def release(self):
        pass

    def position(self, geonameid):
        return CITIES[geonameid][3:] if geonameid in CITIES else None


def raw(path):
    """Open a database beside the archive: to see how it is laid out, or to damage it."""
    return apsw.Connection(str(path))


def count_anew(archive):
    """Have an archive forget what it counted, as it does when another program has changed it."""
    archive.counts._remembered.clear()


def published(text, basis=Basis.STATED, *others):
    alternatives = tuple(Alternative(PartialDate.parse(one), basis, 0.25) for one in others)
    return Published(PartialDate.parse(text), basis, 0.75, alternatives=alternatives)


def origin(location="a.txt", content=b"content"):
    return Origin(location, hashlib.sha256(content).hexdigest())


def received_twice(source):
    return (origin(), replace(origin("b.txt"), source=source, url="https://example.org/b"))


def make_article(  # noqa: PLR0913  # each is one thing that a test may care about
    text,
    *,
    title=None,
    when=None,
    folded=(),
    cities=(),
    names=(),
    source=None,
    language="en",
    origins=None,
    engines="",
    url=None,
):
    """Make an article.

    Args:
        text: The source text.
        folded: Spans of it that are folded; the rest is kept.
        cities: (geonameid, span, focus).
        names: (label, span, name).
    """
    given = Given(title=title, source=source, url=url)
    identity = article_id(text, given)
    blocks, place = [], 0
    for start, end in [*sorted(folded), (len(text), len(text))]:
        if place < start:
            blocks.append(Block(place, start, Kind.BODY, kept=True, reason="prose", confidence=1.0))
        if start < end:
            blocks.append(Block(start, end, Kind.OTHER, kept=False, reason="cue", confidence=1.0))
        place = end

    def kept(span):
        return not any(Span(*span).overlaps(Span(*one)) for one in folded)

    mentions = {}
    for geonameid, span, focus in cities:
        mentions.setdefault((geonameid, focus), []).append(Mention(*span, kept=kept(span)))
    annotation = Annotation(
        title=title or text[:40],
        title_basis=TitleBasis.GIVEN if title else TitleBasis.OPENING,
        language=language,
        blocks=tuple(blocks),
        published=when,
        cities=tuple(
            City(one, *CITIES[one], focus, False, 1.0, tuple(found)) for (one, focus), found in mentions.items()
        ),
        entities=tuple(
            Entity(*span, label, text[slice(*span)], name, kept(span), name if label is Label.DATE else None)
            for label, span, name in names
        ),
        words=len(text.split()),
    )
    name = slug(annotation.title, when.date if when else None, identity)
    received = (origin(),) if origins is None else origins
    return Article(identity, name, text, given, annotation, received, engines=engines)


WORDS = [
    "shells", "hit", "Kharkiv", "Kharkov", "KYIV", "Київ", "café", "cafe", "it's", "covid-19", "烏克蘭", "總統",
    "Йод", "straße", "STRASSE", "ﬁre", "İzmir", "❌", "\ud800", "\0", "\ue000a", "NOT", "-", '"', "*", "Springfield",
]  # fmt: skip
NAMES = ["Oleh Synegubov", "Sinegubov", "Synegubov", "Zelensky", "Volodymyr Zelensky", "Red Cross"]
SOURCES = ["BBC News", "bbc.com", "BBC", "Reuters"]
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)
days = st.dates(date(2022, 2, 1), date(2022, 4, 30))
intervals = st.tuples(days, days).map(sorted).map(lambda pair: f"{pair[0]}..{pair[1]}")
partial_dates = st.builds(
    lambda day, part: PartialDate(day.year, *(day.month, day.day)[:part]), days, st.integers(0, 2)
) | days.map(lambda day: PartialDate(None, day.month, day.day))
dates_with_basis = st.builds(
    lambda day, basis, others: Published(
        day, basis, 0.5, alternatives=tuple(Alternative(one, basis, 0.25) for one in others)
    ),
    partial_dates,
    st.sampled_from([Basis.STATED, Basis.CRAWLER, Basis.INFERRED, Basis.YEAR_FILLED]),
    st.lists(partial_dates, max_size=2),
)


def _spans(length):
    return st.tuples(st.integers(0, length), st.integers(0, length)).map(sorted).map(tuple)


@st.composite
def articles(draw):
    """A random article: any stretch may be folded, any stretch may name a city or a person."""
    text = draw(texts)
    spans = _spans(len(text)).filter(lambda span: span[0] < span[1])
    return make_article(
        text,
        title=draw(st.just("Untitled") | st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)),
        when=draw(st.none() | dates_with_basis),
        folded=[draw(spans)] if draw(st.booleans()) else [],
        cities=draw(
            st.lists(
                st.tuples(st.sampled_from([KHARKIV, KYIV, SPRINGFIELD]), spans, st.booleans()),
                max_size=3,
                unique_by=lambda city: city[0],
            )
        ),
        names=draw(
            st.lists(st.tuples(st.sampled_from([Label.PER, Label.ORG]), spans, st.sampled_from(NAMES)), max_size=3)
        )
        + draw(
            st.lists(st.tuples(st.just(Label.DATE), spans, days.map(str) | intervals | st.just("someday")), max_size=2)
        ),
        source=draw(st.none() | st.sampled_from(SOURCES)),
        origins=draw(st.none() | st.sampled_from(SOURCES).map(received_twice)),
        url=draw(st.sampled_from([None, None, "https://example.org/a", "http://www.example.org/a/#top"])),
        language=draw(st.sampled_from([None, "en", "en-GB", "uk"])),
        engines=draw(st.sampled_from([None, "", "1.0"])),
    )


TAGS = ["hospital", "bbc", "shells", "烏克蘭", "йод"]


@dataclass(frozen=True)
class Work:
    """What a reader does to one article."""

    tags: frozenset[str]
    notes: tuple[str, ...]
    correction: Correction
    early: bool
    """The correction was there before the article."""

    def begin(self, archive, identity):
        if self.early:
            archive.marks.set_correction(identity, self.correction)

    def do(self, archive, identity):
        for tag in sorted(self.tags):
            archive.marks.apply([identity], [Change("tag", True, tag)])
        for text in self.notes:
            archive.marks.notes.add(identity, text)
        if not self.early:
            archive.correct(identity, self.correction)


def chosen_city(geonameid):
    return City(geonameid, *CITIES[geonameid], True, False, 1.0, ())


corrections = st.builds(
    lambda day, undated, cities, title: Correction(
        None if undated else day,
        undated,
        None if cities is None else tuple(map(chosen_city, cities)),
        title,
    ),
    st.none() | partial_dates,
    st.booleans(),
    st.none() | st.lists(st.sampled_from(sorted(CITIES)), max_size=3, unique=True),
    st.none() | texts.filter(str.strip),
)
works = st.builds(
    Work,
    st.frozensets(st.sampled_from(TAGS), max_size=2),
    st.lists(texts.filter(str.strip), max_size=2).map(tuple),
    st.just(Correction()) | corrections,
    st.booleans(),
)
