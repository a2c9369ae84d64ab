from __future__ import annotations

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warreader import resources
from warreader.text.entities import Recogniser
from warreader.text.entities._features import LABELS, FeatureMaker, shape, stretches
from warreader.text.entities._lexicon import read_lexicon
from warreader.text.entities._model import HEADER, LANES, MAGIC, TRANSITIONS, Model
from warreader.text.entities._tokens import tokenise


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser(resources.data_bytes("entity-names.txt"), resources.data_bytes("entity-model.bin"))


def names(recogniser, text):
    return [(e.text, str(e.label)) for e in recogniser.recognise(text, (), None, "en")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The company is listed in Vientiane and has offices across Laos.", ("Vientiane", "LOC")),
        ("He joined Telefonica Systems Inc as its new director in 2019.", ("Telefonica Systems Inc", "ORG")),
        ("According to J. Alvarez, the bridge was empty.", ("J. Alvarez", "PER")),
    ],
)
def test_the_model_finds_names_that_no_list_has(recogniser, text, wanted):
    assert wanted in names(recogniser, text)


def test_the_model_finds_most_people_whom_nobody_knows(recogniser):
    people = [
        "Tarvin Oskelund",
        "Melio Dratchuni",
        "Kesha Vontrapel",
        "Ubaldo Grenshaw",
        "Pirkko Zalemba",
        "Soren Quillfeather",
    ]
    texts = {one: f"The move was welcomed by {one}, who lives there." for one in people}
    found = [one for one, text in texts.items() if (one, "PER") in names(recogniser, text)]
    assert len(found) >= 4


def test_a_title_is_no_part_of_a_name(recogniser):
    assert ("Sinegubov", "PER") in names(recogniser, "Governor Sinegubov had earlier said so. Mr Terekhov agreed.")


def test_a_known_body_wins_over_the_model(recogniser):
    assert ("Armed Forces of Ukraine", "ORG") in names(
        recogniser, "The Armed Forces of Ukraine and Teroborona fought on."
    )


def test_the_model_reads_english_only(recogniser):
    text = "Das Haus der Familie Qwertz steht in der Stadt."
    rules = Recogniser(resources.data_bytes("entity-names.txt"))
    assert recogniser.recognise(text, (), None, "de") == rules.recognise(text, (), None, "de")


def test_viterbi_finds_the_best_path():
    content = made({0: {"B-PER": 10}, 1: {"I-PER": 3, "O": 2}}, {("B-PER", "O"): -9})
    assert [LABELS[label] for label in Model(content).label([[0], [1]])] == ["B-PER", "I-PER"]
    content = made({0: {"B-PER": 10}, 1: {"I-PER": 3, "O": 2}}, {("B-PER", "I-PER"): -9})
    assert [LABELS[label] for label in Model(content).label([[0], [1]])] == ["B-PER", "O"]


def made(weights, transitions):
    """Weights of four buckets."""
    table = bytearray(b"\x80" * (LANES * 4))
    for bucket, labels in weights.items():
        for label, weight in labels.items():
            table[bucket * LANES + LABELS.index(label)] = 128 + weight
    flat = [0] * len(LABELS) ** 2
    for (past, now), weight in transitions.items():
        flat[LABELS.index(past) * len(LABELS) + LABELS.index(now)] = weight
    return HEADER.pack(MAGIC, 2) + TRANSITIONS.pack(*flat) + bytes(table)


@given(st.lists(st.lists(st.integers(0, 3), max_size=60), min_size=1, max_size=6), st.binary(min_size=32, max_size=32))
def test_sums_of_packed_weights_equal_plain_sums(features, table):
    content = HEADER.pack(MAGIC, 2) + TRANSITIONS.pack(*[0] * len(LABELS) ** 2) + table
    plain = [max(range(7), key=lambda k: (sum(table[b * 8 + k] for b in token), -k)) for token in features]
    assert Model(content).label(features) == plain


@pytest.mark.parametrize("content", [b"", b"WRENT1\n", MAGIC + b"\x02" + b"\0" * 10, b"x" * 300])
def test_damaged_weights_are_refused(content):
    with pytest.raises((ValueError, struct.error), match=r"reinstall|unpack"):
        Model(content)


def test_stretches_begin_and_end_with_a_capital():
    text = "the Bank of England and of course Mr Smith in 2022 said no to FOX 8 News"
    tokens = tokenise(text, 0, len(text))
    found = [text[tokens[start].start : tokens[end - 1].end] for start, end in stretches(tokens)]
    assert found == ["Bank of England", "Mr Smith", "FOX 8 News"]


@pytest.mark.parametrize(
    ("word", "drawn"), [("Kyiv", "Xx"), ("T-72", "X-d"), ("BBC", "X"), ("U.S.", "X.X."), ("al-Assad", "x-Xx")]
)
def test_shapes(word, drawn):
    assert shape(word) == drawn


def test_words_joined_by_a_hyphen_are_cut_where_places_end_and_only_there():
    text = "Ukraine-Russia cease-fire"
    assert [token.text for token in tokenise(text, 0, len(text))] == ["Ukraine-Russia", "cease-fire"]
    cut = [token.text for token in tokenise(text, 0, len(text), places={0: 7, 8: 14})]
    assert cut == ["Ukraine", "-", "Russia", "cease-fire"]


def test_features_of_a_word_do_not_depend_on_what_was_seen_before():
    lexicon = read_lexicon(resources.data_bytes("entity-names.txt"))
    text = "Mayor Ihor Terekhov spoke to BBC News in Kharkiv"
    tokens = tokenise(text, 0, len(text), lexicon.small)
    hints = ["-"] * len(tokens)
    fresh = FeatureMaker(lexicon, 1 << 18).features(tokens, 0, len(tokens), hints)
    used = FeatureMaker(lexicon, 1 << 18)
    used.features(tokens[::-1], 0, len(tokens), hints)
    assert used.features(tokens, 0, len(tokens), hints) == fresh


@settings(max_examples=100, deadline=None)
@given(st.text() | st.text(st.sampled_from("AbKyiv .,'’\n-of 21Mr«»@#"), max_size=200))
def test_entities_of_the_model_never_overlap_and_stay_in_bounds(recogniser, text):
    behind = 0
    for entity in recogniser.recognise(text, (), None, "en"):
        assert behind <= entity.start < entity.end <= len(text)
        assert text[entity.start : entity.end] == entity.text
        behind = entity.end
