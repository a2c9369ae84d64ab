"""What holds for every text: blocks in order, in bounds, covering; the rules alone fold little a second time."""

from pathlib import Path

from cleaning_pages import PARAGRAPH, SECOND, blocks_of
from hypothesis import given
from hypothesis import strategies as st

from warreader.article import Block

SEEDS = Path(__file__).parents[2] / "seeds"
LINES = st.sampled_from(
    [
        PARAGRAPH,
        SECOND,
        "",
        "   ",
        "Read more: A bridge is closed",
        "Read also",
        " date 2022-03-02 KYIV: The army said on Monday that the town had been taken back.",
        "2 March 2022, 10:06 | Updated: 2 March 2022, 12:38",
        "Four killed as rocket hits market | World News",
        "— Name (@handle) March 2, 2022",
        "Ворог вдарив по зупинці громадського транспорту.",
        "pic.twitter.com/E5QFw3f384",
        "19:12",
        "2217",
        "___",
        "Source: Prosecutor",
        "By Jane Roe",
        "© 2022",
        "КИЇВ. 9 березня. УНН.",
        "قُتل ثمانية مدنيين وأصيب 21 آخرون.",
        "基輔遭到攻擊。",
        "\u202eabc\u2066",
        "a\u0301\u0302" * 9,
    ]
)
HEADING = "Rescuers search northern district after rocket hits flats"
SHARED = "Facebook Twitter WhatsApp Email"
PAGES = st.lists(LINES | st.text(max_size=60), max_size=25).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n", "\u2028", "\n\n"]).map(lambda end: end.join(lines))
)


@given(PAGES)
def test_blocks_are_ordered_and_cover_every_character_that_is_not_blank(text: str) -> None:
    at = 0
    for block in blocks_of(text):
        assert at <= block.start < block.end <= len(text)
        assert not text[at : block.start].strip()
        assert not text[block.start].isspace()
        assert not text[block.end - 1].isspace()
        assert block.reason
        assert 0 <= block.confidence <= 1
        at = block.end
    assert not text[at:].strip()


@given(st.text())
def test_no_text_makes_cleaning_raise(text: str) -> None:
    blocks_of(text)


@given(st.text(max_size=40))
def test_any_given_title_is_taken_without_an_error(title: str) -> None:
    blocks_of(f"{title}\n{PARAGRAPH}\n{SECOND}", title=title)


def kept_text(text: str, blocks: tuple[Block, ...]) -> str:
    """Join what is kept; what stood on one line stays on one."""
    kept, end = "", 0
    for block in blocks:
        if block.kept:
            gap = ("\n" if "\n" in text[end : block.start] else " ") if kept else ""
            kept, end = kept + gap + text[block.start : block.end], block.end
    return kept


def test_cleaning_the_kept_text_of_the_seeds_folds_nothing_more() -> None:
    for path in sorted(SEEDS.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        kept = kept_text(text, blocks_of(text))
        assert all(block.kept for block in blocks_of(kept)), path.name


CUES = st.sampled_from(
    ["Read more: A bridge is closed", "By Jane Roe", "© 2022", "12 Comments", "Image 1 of 5", SHARED]
)


@given(st.lists(CUES | st.sampled_from([PARAGRAPH, SECOND, "The war goes on.", HEADING]), max_size=12))
def test_cleaning_again_folds_nothing_more(lines: list[str]) -> None:
    text = "\n".join([HEADING, PARAGRAPH, *lines])
    kept = kept_text(text, blocks_of(text))
    again = kept_text(kept, blocks_of(kept))
    assert again == kept


TOP = st.sampled_from(["Home", "World", "Skip to content", "We use cookies. Accept all"])
UNDER = st.sampled_from(
    ["By Jane Roe", "2 March 2022, 10:06", "5 min", "Listen to this article", "Share", "Photo: Reuters"]
)
STORY = st.sampled_from(
    [
        "Water and power were cut in four streets, the company said, and buses brought people to a school nearby.",
        "Nobody had expected an attack at that hour, an officer told the council, because the alarm had just ended.",
        "The war goes on.",
        "Source: Prosecutor",
        "“We heard it fall,” a neighbour said.",
        "As reported, two died.",
    ]
)
INSIDE = st.sampled_from(["Read more: A bridge is closed", "Advertisement", "Sign up to our newsletter", SHARED])
BEHIND = st.sampled_from(
    [
        "Jane Roe is a reporter in Kyiv.",
        "Related",
        "Five recipes for a weekend lunch",
        "Tags: war, Kyiv",
        "© 2022 Example",
    ]
)
WHOLE_PAGES = st.tuples(
    st.lists(TOP, max_size=3),
    st.lists(UNDER, max_size=4),
    st.lists(STORY | INSIDE, max_size=9, unique=True),
    st.lists(BEHIND, max_size=6),
)


@given(WHOLE_PAGES)
def test_cleaning_a_whole_page_again_folds_nothing_more(parts: tuple[list[str], ...]) -> None:
    top, under, story, behind = parts  # a paragraph that stands twice may count as repeated the second time only
    text = "\n".join([*top, HEADING, *under, PARAGRAPH, *story, SECOND, *behind])
    kept = kept_text(text, blocks_of(text))
    assert kept_text(kept, blocks_of(kept)) == kept
