from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warreader.article import Aside, Given, Kind, Label, Origin, SourceText, TitleBasis
from warreader.ingest import load_annotator

PROSE = "Russian troops shelled Kharkiv on Tuesday, killing at least 21 people, regional governor Oleg Synegubov said."
NEXT = "The mayor of the city, Ihor Terekhov, told reporters that two hospitals and a school were hit overnight."


def annotate(text, *, keep_all=False, asides=(), **known):
    source = SourceText(text, Given(**known), Origin("a", ""), asides=asides)
    return load_annotator().annotate(source, keep_all=keep_all)


def assert_sound(text, annotation):
    covered = 0
    for block in annotation.blocks:
        assert covered <= block.start < block.end <= len(text)
        assert not text[covered : block.start].strip()
        covered = block.end
    assert not text[covered:].strip()
    ends = 0
    for entity in annotation.entities:
        assert ends <= entity.start < entity.end <= len(text)
        assert text[entity.start : entity.end] == entity.text
        ends = entity.end
    for city in annotation.cities:
        assert city.mentions
        assert all(0 <= mention.start < mention.end <= len(text) for mention in city.mentions)
    assert bool(annotation.title) == bool(text.strip())
    assert "\n" not in annotation.title


PIECES = st.sampled_from(
    [
        PROSE,
        NEXT,
        "Read more: Kyiv",
        " date 2022-03-02 KYIV: ",
        "2 March 2022, 10:06",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "Харків. 9 березня.",
        "Listen to this article",
        "— X (@y) March 2, 2022",
        "\u2028",
        "\x00",
        "\ud83d",
        "[bold]",
        "٢ مارس",
        "戦争",
        "|",
        "A" * 300,
        "12",
        "Mr ",
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join) | st.text(st.characters(exclude_categories=()), max_size=200))
@settings(max_examples=150)
def test_no_text_is_ever_an_error_and_all_spans_are_sound(text):
    assert_sound(text, annotate(text))


def test_a_given_title_comes_before_a_headline_and_a_headline_before_opening_words():
    text = f"Kharkiv shelled by Russian troops\n\n{PROSE}\n\n{NEXT}"
    assert annotate(text, title="From  the\nsource").title == "From the source"
    assert annotate(text, title="x y").title_basis is TitleBasis.GIVEN
    assert annotate(text).title_basis is TitleBasis.HEADLINE
    assert annotate(f"{PROSE}\n\n{NEXT}").title_basis is TitleBasis.OPENING


def test_opening_words_are_cut_at_a_word_and_end_in_an_ellipsis():
    title = annotate(f"{PROSE}\n\n{NEXT}").title
    assert title.endswith("…")
    assert len(title) <= 91
    assert PROSE.startswith(title[:-1])
    assert PROSE[len(title) - 1] in " ,"


def test_without_cleaning_everything_is_kept():
    text = f"Listen to this article\n{PROSE}\nRead more: another story\n{NEXT}"
    assert {block.kept for block in annotate(text).blocks} == {True, False}
    whole = annotate(text, keep_all=True)
    assert all(block.kept for block in whole.blocks)
    assert all(entity.kept for entity in whole.entities)
    assert whole.words > annotate(text).words


def test_what_the_markup_sets_aside_is_folded_with_its_reason():
    middle = "A burnt out car stands in front of the town hall."
    text = f"{PROSE}\n{middle}\n{NEXT}"
    start = text.index(middle)
    aside = Aside(start, start + len(middle), Kind.CAPTION, "caption of a picture of the page")
    (folded,) = [block for block in annotate(text, asides=(aside,)).blocks if not block.kept]
    assert (text[folded.start : folded.end], folded.kind, folded.reason) == (middle, Kind.CAPTION, aside.reason)


def test_days_stand_between_names_and_mean_a_day():
    annotation = annotate(f"KHARKIV, March 2, 2022 (Reuters) - {PROSE}")
    days = {entity.text: entity.day for entity in annotation.entities if entity.label is Label.DATE}
    assert days["Tuesday"] == "2022-03-01"
    assert any(entity.label is Label.PER for entity in annotation.entities)


@pytest.mark.parametrize(("tag", "language"), [("en-GB", "en"), ("uk", "uk"), ("pt_BR", "pt")])
def test_a_given_language_is_believed(tag, language):
    assert annotate(PROSE, language=tag).language == language


def test_words_are_those_of_the_kept_text():
    assert annotate("").words == 0
    assert annotate(PROSE).words == 16
    assert annotate("戦争が続いている。").words >= 8


@pytest.mark.parametrize("separator", ["\n", " "])
def test_a_text_without_end_is_kept_whole_and_only_its_beginning_is_looked_at(monkeypatch, separator):
    monkeypatch.setattr("warreader.text.annotate.REACH", 1_000)
    text = separator.join(PROSE.replace("21", str(number)) for number in range(21, 121))
    annotation = annotate(text)
    assert_sound(text, annotation)
    assert all(block.kept for block in annotation.blocks)
    assert annotation.words == 1_600
    assert annotation.blocks[-1].reason == "too far down to be looked at"
    assert max(entity.end for entity in annotation.entities) <= 1_000


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("乌克兰东部城市哈尔科夫遭到炮击，基辅市长说，至少21人死亡。", ["乌克兰", "哈尔科夫", "基辅"]),
        ("俄軍飛彈擊中哈爾科夫市中心，造成五人死亡。", ["哈爾科夫"]),
    ],
)
def test_a_place_ends_inside_a_clause_whose_words_no_blanks_part(text, places):
    found = annotate(text).entities
    assert [entity.text for entity in found if entity.label is Label.LOC] == places


def test_a_clause_without_blanks_may_be_long():
    assert_sound(text := "哈爾科夫遭到炮擊" * 20_000, annotate(text))
