"""Likeness of texts: edited copies are near, other stories and stories of one mould are not."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warreader.text.copies import BINS, FEWEST, fingerprint, likeness, promising, sketch

STORY = (
    "Shelling hit the northern districts of Kharkiv on 2 March, and at least 21 people were killed and 112 wounded, "
    "the governor Oleh Synegubov said. Rescuers pulled survivors out of a block of flats in Saltivka, where fires "
    "burned for hours. Power and water were cut in large parts of the city. Russia denied that it aimed at houses, "
    "while Ukraine asked for more air defence and for a corridor through which the wounded could leave before night."
)
WORDS = sorted(set(STORY.split()))


def similar(one, other):
    return likeness(fingerprint(one), fingerprint(other))


def share_a_band(one, other):
    mine, theirs = sketch(one), sketch(other)
    return any(mine[at : at + 2] == theirs[at : at + 2] for at in range(0, BINS, 2)) and promising(mine, theirs)


@pytest.mark.parametrize(
    "copy",
    [
        STORY.upper().replace(",", " -"),
        f"KYIV, March 2 (Reuters) - {STORY} (Reporting by our staff)",
        STORY[: len(STORY) * 2 // 3],
        STORY.replace("survivors", "people alive").replace("large parts", "most"),
    ],
)
def test_an_edited_copy_is_near(copy):
    assert similar(STORY, copy).near
    assert share_a_band(STORY, copy)


@pytest.mark.parametrize(
    "other",
    [
        "Oil prices rose on Monday in quiet trading before the holiday, dealers in London said. " * 3,
        "On Friday " + " ".join(reversed(STORY.split())),
        "",
    ],
)
def test_another_story_is_not(other):
    assert not similar(STORY, other).near


def test_a_story_of_the_same_mould_with_other_facts_is_not():
    other = STORY.replace("2 March", "9 April").replace("21", "3").replace("112", "17").replace("Kharkiv", "Sumy")
    assert similar(STORY, other).resemblance >= 0.5
    assert not similar(STORY, other).near


def test_a_text_that_says_too_little_has_no_sketch():
    assert sketch("Listen to this article") == sketch("") == ()
    assert len(sketch(STORY)) == BINS


def test_texts_that_share_half_of_their_shingles_mostly_share_a_band():
    dice = random.Random(5)
    met = tried = 0
    while tried < 300:
        words = [f"w{dice.randrange(10_000)}" for _ in range(120)]
        other = words[:86] + [f"w{dice.randrange(10_000)}" for _ in range(40)]
        tried += 1
        assert 0.4 < similar(" ".join(words), " ".join(other)).resemblance < 0.6
        met += share_a_band(" ".join(words), " ".join(other))
    assert met / tried > 0.85


@given(st.text(max_size=300), st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_likeness_is_a_share_and_the_same_from_both_sides(one, other):
    mine, theirs = fingerprint(one), fingerprint(other)
    found = likeness(mine, theirs)
    assert found == likeness(theirs, mine)
    assert 0 <= found.resemblance <= found.containment <= 1
    if len(mine.shingles) >= FEWEST:
        assert likeness(mine, mine).near
        assert len(sketch(one)) == BINS
        assert all(0 <= value < 1 << 16 for value in sketch(one))
