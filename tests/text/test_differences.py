"""What differs between two texts, word by word."""

from __future__ import annotations

import random
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warreader.text.differences import REACH, Side, Stretch, compare

WORDS = st.lists(
    st.sampled_from(["the", "mayor", "said", "four", "killed", ",", ".", "Харків", "哈爾科夫"]), max_size=30
)
TEXTS = WORDS.map(" ".join) | st.text(max_size=60)


def told(one: str, other: str) -> list[tuple[str, str]]:
    return [(str(stretch.side), stretch.text) for stretch in compare(one, other).stretches]


def test_a_changed_word_is_removed_and_added() -> None:
    assert told("Four people were killed in Kharkov.", "Four people were killed in Kharkiv.") == [
        ("same", "Four people were killed in "), ("removed", "Kharkov"), ("added", "Kharkiv"), ("same", "."),
    ]  # fmt: skip


def test_an_added_sentence_stands_alone() -> None:
    assert told("It was hit.\nThe end.", "It was hit.\nTwo more died.\nThe end.") == [
        ("same", "It was hit.\n"), ("added", "Two more died.\n"), ("same", "The end."),
    ]  # fmt: skip


def test_a_small_word_between_two_changes_goes_with_them() -> None:
    assert told("Berlin is cold and Paris waits", "London is warm and Madrid waits")[:2] == [
        ("removed", "Berlin is cold and Paris"), ("added", "London is warm and Madrid"),
    ]  # fmt: skip


def test_characters_of_chinese_are_words_of_their_own() -> None:
    assert told("俄軍空襲哈爾科夫", "俄軍砲擊哈爾科夫") == [
        ("same", "俄軍"), ("removed", "空襲"), ("added", "砲擊"), ("same", "哈爾科夫"),
    ]  # fmt: skip


def test_words_are_counted_without_what_stands_between_them() -> None:
    found = compare("One, two.", "One, two, three four!")
    assert [found.words(side) for side in (Side.SAME, Side.REMOVED, Side.ADDED)] == [2, 0, 2]


@given(TEXTS, TEXTS)
def test_the_stretches_are_both_texts_again(one, other):
    stretches = compare(one, other).stretches
    assert "".join(each.text for each in stretches if each.side is not Side.ADDED) == one
    assert "".join(each.text for each in stretches if each.side is not Side.REMOVED) == other
    assert all(each.text for each in stretches)
    assert all(first.side is not second.side for first, second in pairwise(stretches))


@given(TEXTS)
def test_a_text_differs_in_nothing_from_itself(text):
    assert compare(text, text).stretches == ((Stretch(Side.SAME, text),) if text else ())


def _edited(words: list[str], chance: random.Random) -> list[str]:
    return [f"{word}x" if chance.random() < 0.05 else word for word in words if chance.random() > 0.03]


@pytest.mark.parametrize("shape", ["news", "one word", "two words", "nothing in common", "turned round"])
def test_a_hundred_thousand_characters_take_a_bounded_time(shape: str) -> None:
    chance = random.Random(7)
    words = [f"w{int(chance.paretovariate(0.9))}" for _ in range(20_000)]
    mine, theirs = {
        "news": (words, _edited(words, chance)),
        "one word": (["a"] * 50_000, ["a", "b"] * 20_000),
        "two words": (["a", "b"] * 25_000, ["b", "b", "a"] * 16_000),
        "nothing in common": (words, [f"v{word}" for word in words]),
        "turned round": (list(map(str, range(20_000))), list(map(str, reversed(range(20_000))))),
    }[shape]
    began = time.process_time()
    compare(" ".join(mine), " ".join(theirs))
    assert time.process_time() - began < 5


def _marked(seed: int) -> str:
    """Write a text with a word of its own before every 98 of four words."""
    chance = random.Random(seed)
    return " ".join(f"mark{part} " + " ".join(chance.choices("abcd", k=98)) for part in range(650))


def test_very_many_small_differences_are_compared_from_the_beginning_until_the_budget_is_used_up() -> None:
    one, other = _marked(1), _marked(2)
    began = time.process_time()
    found = compare(one, other)
    assert time.process_time() - began < 3  # 0.5 s; without a budget ten times that
    assert found.coarse
    assert "".join(each.text for each in found.stretches if each.side is not Side.ADDED) == one
    assert "".join(each.text for each in found.stretches if each.side is not Side.REMOVED) == other
    assert all(len(each.text) < 1_000 for each in found.stretches[:100])
    assert [str(each.side) for each in found.stretches[-2:]] == ["removed", "added"]
    assert len(found.stretches[-1].text) > 1_000


def test_what_has_no_word_in_common_is_compared_to_the_end() -> None:
    assert not compare("one two three " * 500, "four five six " * 500).coarse


def test_what_is_longer_than_can_be_compared_is_said_to_be_cut() -> None:
    assert compare("word " * REACH, "word").cut
    assert not compare("word", "words").cut
