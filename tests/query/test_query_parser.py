import pytest
from hypothesis import given
from hypothesis import strategies as st
from query_trees import conditions, periods, queries

from warreader.article import Basis, Label, PartialDate
from warreader.errors import QueryError, UsageError
from warreader.query import (
    FIELDS,
    And,
    Dated,
    InArea,
    InCity,
    Is,
    Named,
    Near,
    NearCity,
    Not,
    OnBasis,
    Or,
    Query,
    Sort,
    State,
    TellsOf,
    Undated,
    Words,
    parse,
    parse_draft,
    quote,
)

TEXTS = st.text(min_size=1, max_size=12).filter(lambda text: any(one.isalnum() for one in text))
VALUES = st.text(min_size=1, max_size=12).filter(str.strip)
MARCH = PartialDate(2022, 3)


@given(queries(conditions(TEXTS, VALUES, periods())))
def test_a_query_prints_itself_back(query):
    assert parse(str(query)) == query


@given(st.text(alphabet=st.sampled_from('ab:"()-*~= ORANDNEAT/5.city2“”«»\0\n'), max_size=60) | st.text(max_size=60))
def test_half_a_query_never_raises_and_its_valid_part_prints_itself_back(text):
    draft = parse_draft(text)
    assert parse(str(draft.query)) == draft.query
    assert all(0 <= fault.start <= fault.end <= len(text) for fault in draft.faults)


@given(st.text(max_size=40))
def test_the_strict_parser_raises_exactly_where_the_draft_has_a_fault(text):
    draft = parse_draft(text)
    if draft.faults:
        with pytest.raises(QueryError):
            parse(text)
    else:
        assert parse(text) == draft.query


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("", None),
        ("   ", None),
        ("shelling", Words("shelling")),
        ("shell*", Words("shell", prefix=True)),
        ('"air strike"', Words("air strike")),
        ("“air strike”", Words("air strike")),
        ("«ракетний удар»", Words("ракетний удар")),
        ('"air str"*', Words("air str", prefix=True)),
        ("a b", And((Words("a"), Words("b")))),
        ("a AND b", And((Words("a"), Words("b")))),
        ("a and b", And((Words("a"), Words("and"), Words("b")))),
        ("a OR b c", Or((Words("a"), And((Words("b"), Words("c")))))),
        ("(a OR b) c", And((Or((Words("a"), Words("b"))), Words("c")))),
        ("-a", Not(Words("a"))),
        ("NOT a", Not(Words("a"))),
        ("--a", Words("a")),
        ("-(-a)", Words("a")),
        ("NOT -NOT a", Not(Words("a"))),
        ("-(a b)", Not(And((Words("a"), Words("b"))))),
        ("well-known", Words("well-known")),
        ("10:06", Words("10:06")),
        ("Kyiv — Reuters", And((Words("Kyiv"), Words("Reuters")))),
        ("killed NEAR/5 wounded", Near((Words("killed"), Words("wounded")), 5)),
        ("killed NEAR wounded", Near((Words("killed"), Words("wounded")), 10)),
        ("city:Kyiv", InCity("Kyiv")),
        ("CITY:Kyiv", InCity("Kyiv")),
        ('city:"New York"', InCity("New York")),
        ("city:=Kharkov", InCity("Kharkov", literal=True)),
        ('city:="New York"', InCity("New York", literal=True)),
        ("about:Харків", InCity("Харків", focus=True)),
        ("-city:Kyiv", Not(InCity("Kyiv"))),
        ("date:2022-03", Dated(MARCH, MARCH)),
        ("date:~2022-03", Dated(MARCH, MARCH, inferred=True)),
        ("date:2022-03..", Dated(MARCH, None)),
        ("date:..2022-03", Dated(None, MARCH)),
        ("after:2022-03", Dated(MARCH, None, strict=True)),
        ("before:~2022-03", Dated(None, MARCH, inferred=True, strict=True)),
        ("date:unknown", Undated()),
        ("in:Ukraine", InArea("Ukraine")),
        ('in:"Kharkiv Oblast"', InArea("Kharkiv Oblast")),
        ("near:Kharkiv", NearCity("Kharkiv", 25)),
        ("near:Kharkiv~50", NearCity("Kharkiv", 50)),
        ('near:"New York"~50KM', NearCity("New York", 50)),
        ("event:2022-03", TellsOf(MARCH, MARCH)),
        ("event:2022-03..", TellsOf(MARCH, None)),
        ("basis:crawler", OnBasis(Basis.CRAWLER)),
        ("person:Synegubov", Named(Label.PER, "Synegubov")),
        ('org:"Red Cross"', Named(Label.ORG, "Red Cross")),
        ('title:"air strike"', Words("air strike", title=True)),
        ("title:shell*", Words("shell", prefix=True, title=True)),
        ("is:unread", Is(State.UNREAD)),
        ("is:unannotated", Is(State.UNANNOTATED)),
    ],
)
def test_what_a_query_is_understood_as(text, root):
    assert parse(text) == Query(root)


def test_is_folded_widens_the_whole_query_and_sort_orders_it():
    assert parse("city:Kyiv is:folded sort:oldest") == Query(InCity("Kyiv"), folded=True, sort=Sort.OLDEST)


@pytest.mark.parametrize(
    ("text", "start", "end", "part"),
    [
        ("citty:Kyiv", 0, 10, "did you mean city?"),
        ("flood colour:red", 6, 16, "there is no field colour:"),
        ("re:Syn?", 0, 7, "inside an article that is open"),
        ('shelling "air strike', 9, 20, "quote is never closed"),
        ('city:"Kyiv', 5, 10, "quote is never closed"),
        ("(a OR b", 0, 1, "( is never closed"),
        ("a) b", 1, 2, ") has no ("),
        ("a OR", 2, 4, "OR needs something on its right"),
        ("OR a", 0, 2, "OR needs something on its left"),
        ("a AND", 2, 5, "AND needs something"),
        ("NOT", 0, 3, "need something to leave out"),
        ("()", 0, 2, "nothing between the parentheses"),
        ('""', 0, 2, "no letter or digit"),
        ("!!!", 0, 3, "no letter or digit"),
        ("city:", 0, 5, "city: needs a value"),
        ("date:2022-13", 0, 12, "is no date"),
        ("date:2022-02-30", 0, 15, "is no date"),
        ("date:--03-02", 0, 12, "has no year"),
        ("date:2022-03..2022-02", 0, 21, "ends before it begins"),
        ("date:..", 0, 7, "needs a beginning or an end"),
        ("basis:crawled", 0, 13, "did you mean crawler?"),
        ("near:Kharkiv~far", 0, 16, "is no distance"),
        ("event:soon", 0, 10, "is no date"),
        ("is:unred", 0, 8, "did you mean unread?"),
        ("sort:date", 0, 9, "there are newest"),
        ("-is:folded", 0, 10, "cannot be negated"),
        ("city:Kyiv NEAR/3 fire", 0, 21, "NEAR stands between words"),
        ("a NEAR b NEAR c NEAR d NEAR e NEAR f", 0, 36, "at most 5"),
        ("f*o", 0, 3, "a star stands at the end"),
        ("Zelenski~", 0, 9, "no fuzzy search"),
        ("a" * 5000, 4000, 5000, "at most 4,000"),
        ("(" * 50 + "a" + ")" * 50, 40, 101, "at most 40 deep"),
        ("a " * 200, 256, 400, "at most 128"),
    ],
)
def test_a_fault_says_where_and_what(text, start, end, part):
    with pytest.raises(UsageError) as caught:
        parse(text)
    assert part in str(caught.value)
    assert (caught.value.start, caught.value.end) == (start, end)


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("kharkiv da", "kharkiv da"),
        ("kharkiv date:", "kharkiv"),
        ("kharkiv date:2022-1", "kharkiv"),
        ("kharkiv OR", "kharkiv"),
        ("kharkiv -", "kharkiv"),
        ('kharkiv "air str', 'kharkiv "air str"'),
        ("kharkiv (fire OR", "kharkiv fire"),
        ("(a OR b) citty:x is:folded", "(a OR b) is:folded"),
        ("a NEAR/3", "a"),
    ],
)
def test_the_valid_part_of_half_a_query_runs(text, valid):
    assert str(parse_draft(text).query) == valid


def test_a_query_narrows_by_another():
    query = parse("fire OR smoke sort:oldest") & InCity("Kyiv")
    assert str(query) == "(fire OR smoke) city:Kyiv sort:oldest"
    assert str(Query() & query) == str(query)


def test_every_field_shows_an_example_that_parses():
    for field in FIELDS.values():
        assert parse(field.example) != Query()


@given(st.text(max_size=20).filter(str.strip))
def test_a_quoted_value_is_read_back_as_it_was(value):
    assert parse(f"person:{quote(value)}") == Query(Named(Label.PER, value))


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("khark", "khark*"),
        ("air khark", "air khark*"),
        ("khark ", "khark"),
        ("khark*", "khark*"),
        ("city:Khark", "city:Khark"),
        ("title:Khark", "title:Khark"),
        ("-khark", "-khark*"),
        ('"air khark', '"air khark"*'),
        ('"air ', '"air "'),
        ('city:"New Y', 'city:"New Y"'),
        ("khark OR", "khark"),
        ("!", ""),
    ],
)
def test_while_typing_the_last_word_may_go_on(text, understood):
    assert str(parse_draft(text, typing=True).query) == understood
