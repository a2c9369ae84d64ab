"""What taggers of other libraries say, as names of ours."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warreader.article import Block, Kind, Label
from warreader.resources import data_bytes
from warreader.text.entities import Recogniser, converted
from warreader.text.entities._tagger import LONGEST_PIECE

NAMES = data_bytes("entity-names.txt")


@pytest.mark.parametrize(
    ("said", "label", "found"),
    [
        ("the Ministry of Defence", "ORG", "Ministry of Defence"),
        ("Ukraine's", "GPE", "Ukraine"),
        ("“Azov”", "ORG", "Azov"),
        ("Oleh Syniehubov,", "PERSON", "Oleh Syniehubov"),
        ("the U.S.", "GPE", "U.S."),
        ("Харків", "placeName", "Харків"),
    ],
)
def test_a_name_loses_its_article_its_possessive_and_its_quotation_marks(said, label, found):
    text = f"At {said} it began"
    (name,) = converted(text, 0, len(text), [(3, 3 + len(said), label)])
    assert text[name.start : name.end] == found


def test_labels_that_name_nothing_are_left_out():
    text = "Three of the 2,000 came on Tuesday with Das Kapital"
    assert converted(text, 0, len(text), [(0, 5, "CARDINAL"), (27, 34, "DATE"), (40, 51, "WORK_OF_ART")]) == []


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70), st.sampled_from(["PER", "GPE", "NORP", "MISC"]))),
)
def test_spans_stay_inside_the_piece_in_order_and_apart(text, answer):
    names = converted(f"##{text}##", 2, 2 + len(text), answer)
    assert all(2 <= name.start < name.end <= 2 + len(text) for name in names)
    assert all(one.end <= other.start for one, other in pairwise(names))


def words_with_a_capital(lines):
    """Say that every word that begins with a capital is a person."""
    for line in lines:
        place, found = 0, []
        for word in line.split(" "):
            if word[:1].isupper():
                found.append((place, place + len(word), "PER"))
            place += len(word) + 1
        yield found


def recognise(text, language="ru", blocks=()):
    return Recogniser(NAMES, None, {"ru": words_with_a_capital}).recognise(text, blocks, None, language)


def test_the_language_decides_who_reads_and_spans_are_of_the_whole_text():
    text = "первая строка\nвчера Абырвалг сказал\n\nи Зюзя тоже"
    assert [(one.text, one.label) for one in recognise(text)] == [("Абырвалг", Label.PER), ("Зюзя", Label.PER)]
    assert all(text[one.start : one.end] == one.text for one in recognise(text))
    assert recognise(text, "uk") == recognise(text, None) == ()


def test_weapons_and_counts_stay_with_the_rules():
    found = {one.text: one.label for one in recognise("Удар Искандер-М убил Зюзя и at least 21 killed")}
    assert found["Искандер-М"] is Label.WEAPON
    assert found["Зюзя"] is Label.PER


def test_what_stands_in_a_folded_block_is_found_and_not_kept():
    text = "вчера Зюзя пришел\nчитайте Абырвалг"
    blocks = (
        Block(0, 17, Kind.BODY, kept=True, reason="prose", confidence=1.0),
        Block(18, len(text), Kind.RELATED, kept=False, reason="cue", confidence=1.0),
    )
    assert [(one.text, one.kept) for one in recognise(text, blocks=blocks)] == [("Зюзя", True), ("Абырвалг", False)]


def test_a_very_long_line_is_handed_over_in_pieces_and_no_name_is_lost():
    lengths = []

    def tagger(lines):
        lines = list(lines)
        lengths.extend(map(len, lines))
        return words_with_a_capital(lines)

    text = "слово Зюзя и еще " * 3_000
    found = Recogniser(NAMES, None, {"ru": tagger}).recognise(text, (), None, "ru")
    assert max(lengths) <= LONGEST_PIECE
    assert [one.text for one in found] == ["Зюзя"] * 3_000
