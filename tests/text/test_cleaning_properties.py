"""What holds for every text: blocks in order, in bounds, covering; cleaning again folds next to nothing."""

from pathlib import Path

from cleaning_pages import PARAGRAPH, SECOND, blocks_of
from hypothesis import given
from hypothesis import strategies as st

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


def test_cleaning_the_kept_text_of_the_seeds_folds_nothing_more() -> None:
    for path in sorted(SEEDS.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        kept = "\n".join(text[block.start : block.end] for block in blocks_of(text) if block.kept)
        assert all(block.kept for block in blocks_of(kept)), path.name
