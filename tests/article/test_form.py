"""The written form of an annotation reads back as it was."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from warreader.article import (
    Alternative,
    Annotation,
    Basis,
    Block,
    City,
    Entity,
    Evidence,
    Kind,
    Label,
    Mention,
    PartialDate,
    Published,
    Span,
    TitleBasis,
    annotation_to_form,
)
from written_annotations import annotation_from_form

places = st.integers(0, 10**6)
sure = st.integers(0, 1000).map(lambda n: n / 1000)
spans = st.builds(lambda start, length: (start, start + length), places, places)
dates = st.one_of(
    st.dates().map(PartialDate.of),
    st.dates().map(lambda d: PartialDate(d.year, d.month)),
    st.dates().map(lambda d: PartialDate(None, d.month, d.day)),
)
evidence = st.one_of(
    spans.map(lambda s: Evidence(*s)), st.text("0123456789abcdef", min_size=16).map(lambda a: Evidence(article=a))
)
bases = st.sampled_from(Basis)
alternatives = st.builds(Alternative, dates, bases, sure, st.lists(evidence, max_size=2).map(tuple))
published = st.builds(
    Published,
    dates,
    bases,
    sure,
    st.one_of(st.none(), st.just("10:06")),
    st.one_of(st.none(), st.just("EET")),
    st.lists(evidence, max_size=3).map(tuple),
    st.lists(alternatives, max_size=2).map(tuple),
)
blocks = st.builds(
    lambda s, k, kept, c: Block(*s, k, kept, "a rule", c), spans, st.sampled_from(Kind), st.booleans(), sure
)
mentions = st.builds(lambda s, kept: Mention(*s, kept), spans, st.booleans())
cities = st.builds(
    City,
    st.integers(1, 10**7),
    st.text(min_size=1, max_size=9),
    st.just("UA"),
    st.one_of(st.none(), st.just("Kharkiv Oblast")),
    st.floats(-90, 90),
    st.floats(-180, 180),
    st.booleans(),
    st.booleans(),
    sure,
    st.lists(mentions, min_size=1, max_size=3).map(tuple),
)
entities = st.builds(
    lambda s, label, text, kept, day: Entity(*s, label, text, text, kept, day),
    spans,
    st.sampled_from(Label),
    st.text(min_size=1, max_size=9),
    st.booleans(),
    st.one_of(st.none(), st.just("2022-03-01..2022-03-02")),
)
annotations = st.builds(
    Annotation,
    st.text(max_size=20),
    st.sampled_from(TitleBasis),
    st.one_of(st.none(), st.just("uk")),
    st.one_of(st.none(), spans.map(lambda s: Span(*s))),
    st.lists(blocks, max_size=3).map(tuple),
    st.one_of(st.none(), published),
    st.lists(cities, max_size=2).map(tuple),
    st.lists(entities, max_size=3).map(tuple),
    places,
)


@given(annotations)
def test_an_annotation_survives_json(annotation: Annotation) -> None:
    assert annotation_from_form(json.loads(json.dumps(annotation_to_form(annotation)))) == annotation


def test_the_published_form_has_the_keys_that_other_programs_rely_on() -> None:
    date = Published(PartialDate(2022, 3), Basis.CRAWLER, 0.5, evidence=(Evidence(0, 9),))
    form = annotation_to_form(Annotation("t", TitleBasis.OPENING, published=date))["published"]
    assert form == {
        "date": "2022-03",
        "earliest": "2022-03-01",
        "latest": "2022-03-31",
        "time": None,
        "zone": None,
        "basis": "crawler",
        "confidence": 0.5,
        "evidence": [{"start": 0, "end": 9}],
        "alternatives": [],
    }
