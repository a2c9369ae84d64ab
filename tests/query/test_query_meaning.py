import pytest

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
    PartialDate,
    Published,
    TitleBasis,
)
from warreader.query import Facts, matches, parse


class World:
    """A lexicon of one city and two people."""

    def cities(self, spelling):
        return frozenset({1}) if spelling.casefold() in {"kyiv", "kiev", "київ"} else frozenset()

    def people(self, name):
        return frozenset({"Oleh Synegubov"}) if name in {"Synegubov", "Sinegubov"} else frozenset()

    def organisations(self, name):
        return frozenset({name})

    def sources(self, name):
        return frozenset({"BBC News"}) if name == "bbc" else frozenset()

    def words(self, text):
        return tuple(text.casefold().replace(",", " ").split())


TEXT = "Shells hit Kiev overnight, Sinegubov said\nRead more about KYIV and fire"
FOLD = TEXT.index("\n") + 1
FACTS = Facts.of(
    Article(
        "0" * 16,
        "slug",
        TEXT,
        Given(source="BBC News"),
        Annotation(
            "Night of shells",
            TitleBasis.GIVEN,
            language="en",
            blocks=(
                Block(0, FOLD - 1, Kind.BODY, kept=True, reason="prose", confidence=1.0),
                Block(FOLD, len(TEXT), Kind.RELATED, kept=False, reason="cue", confidence=1.0),
            ),
            published=Published(PartialDate(2022, 3, 2), Basis.CRAWLER, 0.6),
            cities=(
                City(
                    1, "Kyiv", "UA", None, 50.45, 30.52, focus=True, dateline=False, confidence=1.0,
                    mentions=(
                        Mention(TEXT.index("Kiev"), TEXT.index("Kiev") + 4),
                        Mention(TEXT.index("KYIV"), TEXT.index("KYIV") + 4, kept=False),
                    ),
                ),
            ),
            entities=(Entity(TEXT.index("Sine"), TEXT.index("Sine") + 9, Label.PER, "Sinegubov", "Oleh Synegubov"),),
        ),
        (),
    ),
    starred=True,
)  # fmt: skip


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", True),
        ("shells", True),
        ("night", True),
        ("fire", False),
        ("fire is:folded", True),
        ("shell", False),
        ("shell*", True),
        ('"hit kiev"', True),
        ('"kiev hit"', False),
        ('"shells night"', False),
        ("title:night", True),
        ("title:hit", False),
        ("hit NEAR/0 kiev", True),
        ("shells NEAR/0 kiev", False),
        ("kiev NEAR/1 shells", True),
        ("-fire", True),
        ("-shells", False),
        ("fire OR shells", True),
        ("city:Київ", True),
        ("city:=kiev", True),
        ("city:=Kyiv", False),
        ("city:=Kyiv is:folded", True),
        ("about:Kyiv", True),
        ("city:Lviv", False),
        ("person:Synegubov", True),
        ("org:Synegubov", False),
        ("source:bbc", True),
        ("lang:en", True),
        ("lang:uk", False),
        ("date:2022-03-02", True),
        ("date:2022", True),
        ("date:2022-03-03..", False),
        ("after:2022-03-01", True),
        ("after:2022-03", False),
        ("before:2022-03-03", True),
        ("before:2022-03-02", False),
        ("basis:crawler", True),
        ("date:unknown", False),
        ("is:starred", True),
        ("is:unread", True),
        ("is:duplicate", False),
        ("is:inferred", False),
    ],
)
def test_what_a_query_means_for_one_article(query, expected):
    assert matches(parse(query), FACTS, World()) is expected


def _dated(date, basis, *others):
    alternatives = tuple(Alternative(PartialDate.parse(one), basis, 0.3) for one in others)
    return Facts(published=Published(PartialDate.parse(date), basis, 0.5, alternatives=alternatives))


@pytest.mark.parametrize(
    ("facts", "query", "expected"),
    [
        (_dated("2022-03", Basis.CRAWLER), "date:2022-03", True),
        (_dated("2022-03", Basis.CRAWLER), "date:2022-03-01..", True),
        (_dated("2022-03", Basis.CRAWLER), "date:2022-03-02", False),
        (_dated("2022-03", Basis.CRAWLER), "before:2022-03-31", False),
        (_dated("--03-02", Basis.STATED), "date:~2022", False),
        (_dated("--03-02", Basis.STATED), "date:unknown", True),
        (_dated("2022-02-27", Basis.INFERRED), "date:2022-02", False),
        (_dated("2022-02-27", Basis.INFERRED), "date:~2022-02", True),
        (_dated("2022-02-27", Basis.INFERRED, "2022-03-06"), "date:~2022-03", True),
        (_dated("2022-02-27", Basis.INFERRED, "2022-03-06"), "after:~2022-02", True),
        (_dated("2022-02-27", Basis.INFERRED), "date:unknown", True),
        (_dated("2022-02-27", Basis.STATED, "2022-03-06"), "date:~2022-03", False),
        (Facts(), "date:~1..9999", False),
        (Facts(), "date:unknown", True),
        (Facts(), "basis:stated", False),
    ],
)
def test_partial_and_inferred_dates(facts, query, expected):
    assert matches(parse(query.replace("1..9999", "0001..9999")), facts, World()) is expected
