"""What is kept once is kept again: what a further cleaning folds is folded in the source, until nothing more is."""

from collections.abc import Callable
from dataclasses import replace

import test_cleaning_properties as lines
from cleaning_pages import PARAGRAPH, SECOND
from hypothesis import given
from hypothesis import strategies as st

from warreader.article import Annotation, Aside, Block, Given, Kind, Origin, SourceText
from warreader.ingest import load_annotator
from warreader.text.fixed_point import MOST_PASSES, clean_on, without_folds

HEADLINE = "Four killed as rocket hits market"
FLAT = f"Skip to content\n{HEADLINE} | World News\n{SECOND}"
"""Its headline is only told from navigation once that is folded."""
Clean = Callable[[str], tuple[Block, ...]]


def annotate(
    text: str,
    *,
    title: str | None = None,
    cautious: bool = False,
    asides: tuple[Aside, ...] = (),
    keep_all: bool = False,
) -> Annotation:
    annotator = replace(load_annotator(), cautious=cautious)
    return annotator.annotate(SourceText(text, Given(title=title), Origin("-", ""), asides), keep_all=keep_all)


def cut(text: str, folded: str = "", kind: Kind = Kind.OTHER) -> tuple[Block, ...]:
    """Make a block of each line; those that hold the folded words are folded."""
    blocks, at = [], 0
    for line in text.splitlines(keepends=True):
        kept = not (folded and folded in line)
        if line.strip():
            start, end = at + len(line) - len(line.lstrip()), at + len(line.rstrip())
            blocks.append(Block(start, end, Kind.BODY if kept else kind, kept, "test", 0.5))
        at += len(line)
    return tuple(blocks)


def told(text: str, blocks: tuple[Block, ...]) -> list[tuple[str, bool]]:
    return [(block.span.of(text), block.kept) for block in blocks]


def test_a_text_without_folds_is_its_own_kept_text() -> None:
    text = "One.\r\n\r\nTwo.  \u2028Three."
    assert without_folds(text, cut(text)) == text


def test_what_is_folded_leaves_the_wider_gap_beside_it() -> None:
    text = "One.\nfold\n\nTwo.\nThree."
    assert without_folds(text, cut(text, "fold")) == "One.\n\nTwo.\nThree."


def test_words_beside_a_folded_part_of_their_line_stay_apart() -> None:
    blocks = tuple(
        Block(a, b, Kind.BODY, kept, "test", 0.5) for a, b, kept in ((0, 3, True), (3, 4, False), (4, 7, True))
    )
    assert without_folds("One|Two", blocks) == "One Two"


def test_what_a_further_cleaning_folds_is_folded_at_its_place_with_its_reason() -> None:
    text = "Top fold\nOne.\nfold later\nTwo."
    blocks = clean_on(text, cut(text, "Top"), lambda kept: cut(kept, "later", Kind.RELATED))
    assert told(text, blocks) == [("Top fold", False), ("One.", True), ("fold later", False), ("Two.", True)]
    assert blocks[2].kind is Kind.RELATED


def test_a_part_of_a_kept_block_is_cut_out_of_it() -> None:
    text = "fold\nOne,  junk,  two."
    part = Block(6, 10, Kind.RELATED, kept=False, reason="later", confidence=0.8)

    def clean(kept: str) -> tuple[Block, ...]:
        return (part,) if "junk" in kept else ()

    assert told(text, clean_on(text, cut(text, "fold"), clean)) == [
        ("fold", False),
        ("One,", True),
        ("junk", False),
        (",  two.", True),
    ]


def test_a_fold_over_several_blocks_folds_each_of_them() -> None:
    text = "fold\nOne.\nTwo."

    def clean(kept: str) -> tuple[Block, ...]:
        return (Block(0, len(kept), Kind.OTHER, kept=False, reason="later", confidence=0.8),) if kept else ()

    assert told(text, clean_on(text, cut(text, "fold"), clean)) == [("fold", False), ("One.", False), ("Two.", False)]


def test_the_headline_is_never_folded_by_a_further_cleaning() -> None:
    text = "fold\nTitle.\nTwo."
    blocks = tuple(replace(one, kind=Kind.HEADLINE) if one.start == 5 else one for one in cut(text, "fold"))
    assert told(text, clean_on(text, blocks, lambda kept: cut(kept, "Title"))) == told(text, blocks)


def test_a_text_made_to_need_a_cleaning_a_line_is_left_after_the_most() -> None:
    text = "\n".join(str(number) for number in range(100, 200))
    passes = []

    def clean(kept: str) -> tuple[Block, ...]:
        passes.append(kept)
        return cut(kept, kept[:3])

    clean_on(text, cut(text, "100"), clean)
    assert len(passes) == MOST_PASSES


def test_a_section_behind_a_headline_is_folded_once_the_navigation_above_is() -> None:
    assert told(FLAT, annotate(FLAT).blocks) == [
        ("Skip to content", False),
        (HEADLINE, True),
        ("| World News", False),
        (SECOND, True),
    ]


def test_with_everything_kept_the_blocks_are_cut_alike() -> None:
    spans = [block.span for block in annotate(FLAT).blocks]
    blocks = annotate(FLAT, keep_all=True).blocks
    assert [block.span for block in blocks] == spans
    assert all(block.kept for block in blocks)


def test_times_of_a_live_blog_stay_when_it_is_cleaned_again() -> None:
    text = f"Advertisement\n{lines.HEADING}\n10:05\n{PARAGRAPH}\n09:40\n{SECOND}\n08:15\nThe alarm was lifted in Kyiv."
    kept = [words for words, kept in told(text, annotate(text).blocks) if kept]
    assert {"10:05", "09:40", "08:15"} <= set(kept)


ANY_LINE = st.one_of(
    *(lines.LINES, lines.CUES, lines.TOP, lines.UNDER, lines.STORY, lines.INSIDE, lines.BEHIND),
    st.just(lines.HEADING),
    st.text(max_size=60),
)


@given(
    st.lists(ANY_LINE, max_size=30),
    st.sampled_from(["\n", "\r\n", "\u2028", "\n\n", " "]),
    st.booleans(),
    st.tuples(st.integers(0, 400), st.integers(0, 400)).map(sorted),
)
def test_cleaning_what_was_kept_of_any_page_folds_nothing_more(
    parts: list[str], end: str, cautious: bool, marked: list[int]
) -> None:
    text = end.join(parts)
    asides = (Aside(marked[0], marked[1], Kind.CAPTION, "a caption"),)
    first = annotate(text, cautious=cautious, asides=asides)
    title = None if first.headline is None else first.headline.of(text)
    again = annotate(without_folds(text, first.blocks), title=title, cautious=cautious)
    assert [block for block in again.blocks if not block.kept] == []
