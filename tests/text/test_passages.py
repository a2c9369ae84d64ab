from hypothesis import given
from hypothesis import strategies as st

from warreader.article import Span
from warreader.text.passages import Passage, find_passage

TEXT = (
    "Four killed as Kharkiv hit by rockets\n\nAt least four people have been killed.\n"
    "The governor said so. A hospital was hit on Freedom Square, doctors said.\nThe governor said so. It goes on.\n"
)


def kept(words, text=TEXT, number=0):
    start = -1
    for _ in range(number + 1):
        start = text.index(words, start + 1)
    return Passage.of(text, Span(start, start + len(words)))


def found(passage, text):
    place = find_passage(passage, text)
    return None if place is None else (place.span.of(text), place.changed)


def test_a_passage_is_found_where_it_was():
    passage = kept("A hospital was hit on Freedom Square")
    assert find_passage(passage, TEXT).span == Span(passage.start, passage.end)


def test_a_passage_is_found_after_lines_were_added_above_it():
    passage = kept("A hospital was hit")
    assert found(passage, "Listen to this article\n" * 20 + TEXT) == ("A hospital was hit", False)


def test_of_equal_words_those_with_the_same_words_around_them_are_meant():
    first, second = kept("The governor said so."), kept("The governor said so.", number=1)
    shifted = "The governor said so. Ads.\n" * 3 + TEXT
    assert find_passage(second, shifted).span.start == shifted.rindex("The governor")
    assert find_passage(first, shifted).span.start == shifted.index("The governor said so. A hospital")


def test_other_white_space_and_other_quotation_marks_are_the_same_words():
    passage = kept("the mayor's “dark day”, he said", "Yes, the mayor's “dark day”, he said. No.")
    assert found(passage, 'Yes: the  mayor’s "dark\nday", he said.') == ('the  mayor’s "dark\nday", he said', False)


def test_changed_words_are_found_between_what_stood_around_them_and_said_to_have_changed():
    passage = kept("At least four people have been killed.")
    changed = TEXT.replace("At least four people", "At least nine people")
    assert found(passage, changed) == ("At least nine people have been killed.", True)


def test_another_sentence_in_the_same_place_is_not_taken_for_it():
    passage = kept("At least four people have been killed.")
    assert find_passage(passage, TEXT.replace(passage.exact, "Nothing is known about any of that")) is None


def test_what_is_gone_is_gone():
    assert find_passage(kept("A hospital was hit"), "Something else.") is None


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80), st.text(max_size=40), st.text(max_size=40))
def test_whatever_is_kept_is_found_again_inside_more_text(text, one, other, before, behind):
    span = Span(min(one, other, len(text)), min(max(one, other), len(text)))
    if not span.of(text).strip():
        return
    passage = Passage.of(text, span)
    assert find_passage(passage, text).span.of(text) == passage.exact
    place = find_passage(passage, before + text + behind)
    assert place.span.of(before + text + behind) == passage.exact
    assert not place.changed


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_place_that_is_found_lies_inside_the_text(text, other):
    if text.strip():
        place = find_passage(Passage.of(text, Span(0, len(text))), other)
        assert place is None or 0 <= place.span.start < place.span.end <= len(other)


def test_a_very_long_line_is_searched_in_bounded_time():
    text = "the governor said so " * 500_000
    passage = kept("the governor said so", text)
    assert find_passage(passage, text).span == Span(passage.start, passage.end)
    assert find_passage(Passage(0, 9, "not there", "the governor said so", "the governor said so"), text) is None
