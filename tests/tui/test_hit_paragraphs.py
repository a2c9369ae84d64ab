"""Only the paragraphs with hits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from warreader.article import Span
from warreader.tui.render.find import find, pattern
from warreader.tui.render.hit_paragraphs import GAP, sifted
from warreader.tui.render.page import Page, Paragraph, View, clean_page, source_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from warreader.archive import Archive
    from warreader.article import Article

TEXT = "A hospital.\nNothing.\nRead more: hospital\nNothing again.\nThe hospital.\nThe end."


def sift(page: Page, word: str) -> list[str]:
    wanted = pattern(word)
    assert wanted is not None
    return [paragraph.text for paragraph in sifted(page, find(page, wanted).hits).paragraphs]


def test_the_rest_is_one_line_between_and_at_the_end(make_article: Callable[..., Article]) -> None:
    made = make_article(TEXT, folded=("Read more: hospital",))
    lines = sift(clean_page(made), "hospital")
    assert lines[1:3] == ["A headline", "no date · 1\u00a0min"]
    assert lines[3:] == [
        "", "A hospital.", "", "┄ 2 paragraphs without a hit ┄", "", "The hospital.",
        "", "┄ 1 paragraph without a hit ┄",
    ]  # fmt: skip


def test_in_the_source_text_folded_lines_count_as_well(make_article: Callable[..., Article]) -> None:
    made = make_article(TEXT, folded=("Read more: hospital",))
    lines = sift(source_page(made), "hospital")
    assert [line for line in lines if "hospital" in line] == ["A hospital.", "Read more: hospital", "The hospital."]
    assert lines.count("┄ 1 paragraph without a hit ┄") == 3


def test_without_any_hit_the_head_stays_and_one_line_says_so(make_article: Callable[..., Article]) -> None:
    assert sift(clean_page(make_article(TEXT)), "zebra")[1:] == [
        "A headline", "no date · 1\u00a0min", "", "┄ 6 paragraphs without a hit ┄",
    ]  # fmt: skip


_LINES = st.lists(st.sampled_from(["", "a word", "nothing", "word word"]), max_size=12)


@given(_LINES)
def test_places_stay_those_of_the_source_text(lines: list[str]) -> None:
    paragraphs, start = [], 0
    for line in lines:
        paragraphs.append(Paragraph(line, start=start) if line else Paragraph(""))
        start += len(line) + 1
    page = Page(None, View.SOURCE, tuple(paragraphs), ())  # type: ignore[arg-type]  # sifting needs no article
    text = "\n".join(lines)
    hits = [Span(at, at + 4) for at in range(len(text)) if text.startswith("word", at)]
    kept = [one for one in sifted(page, hits).paragraphs if one.start is not None]
    assert kept == [one for one in paragraphs if "word" in one.text]
    told = sum(int(one.text.split()[1]) for one in sifted(page, hits).paragraphs if one.role == GAP)
    assert told == lines.count("nothing")


async def test_notes_and_places_hold_while_the_rest_is_left_out(reading: Any, sixty: Archive) -> None:
    async with reading(sixty, size=(120, 30)) as reader:
        await reader.press("enter", "slash", *"synegubov", "enter", "A", *"who?", "ctrl+s", "ampersand")
        text = reader.text("#view")
        assert "Oleh Synegubov spoke" in text
        assert "▌ who?" in text
        assert "the rest is left out" in reader.text("#status")
        assert "Line 1 of the text" not in text
        await reader.press("slash", *"line 8", "enter")
        assert "hit 1 of 11" in reader.text("#status")
        assert "Line 86 of the text." in reader.text("#view")
        assert "▌ who?" not in reader.text("#view")
        await reader.press("n", "n")
        line = next(number for number, text in enumerate(reader.lines("#view")) if "without a hit" in text)
        await reader.pilot.click("#view", offset=(30, line))
        await reader.settle()
        assert "Line 81 of the text." in reader.text("#view")
        assert "without a hit" not in reader.text("#view")
        await reader.press("ampersand", "escape")
        assert "hit" not in reader.text("#status")
        assert "without a hit" not in reader.text("#view")


async def test_an_expression_is_found_letter_by_letter_and_half_of_one_is_no_fault(
    reading: Any, sixty: Archive
) -> None:
    async with reading(sixty, size=(120, 30)) as reader:
        await reader.press("enter", "slash", *r"re:(ihor|oleh")
        assert "no expression yet: missing )" in reader.text("#status")
        await reader.type(r") \w+ov")
        assert "hit 1 of 2" in reader.text("#status")
        assert not reader.notices
