"""A line in pieces: names, hits, folded parts; found by bisection."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from hypothesis import given
from hypothesis import strategies as st

from warreader.article import Span
from warreader.tui.render.layout import Layout, Line
from warreader.tui.render.lines import Overlay, entity_overlay, hit_overlay, line_pieces
from warreader.tui.render.page import Mark, Paragraph, clean_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from warreader.article import Article

SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from(["entity-per", "entity-loc", "hit"])), max_size=15
)


def pieces_of(
    text: str, *overlays: Overlay, start: int = 0, marks: tuple[Mark, ...] = ()
) -> list[tuple[str, list[str]]]:
    line = Line(Paragraph(text, "body", start, marks), 0, len(text))
    return [(piece.text, list(piece.roles[1:])) for piece in line_pieces(line, overlays)]


@given(SPANS, SPANS, st.integers(0, 20), st.integers(0, 40))
def test_pieces_are_the_line_whatever_lies_over_it(
    one: list[tuple[int, int, str]], two: list[tuple[int, int, str]], start: int, length: int
) -> None:
    text = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"[:length]
    pieces = pieces_of(text, Overlay.of(one), Overlay.of(two), start=start)
    assert "".join(piece for piece, _ in pieces) == text


def test_a_name_and_a_hit_lie_over_each_other() -> None:
    names = Overlay.of([(0, 9, "entity-per")])
    hits = hit_overlay([Span(5, 9), Span(14, 18)], Span(14, 18))
    assert pieces_of("Oleg Syne said Syne", names, hits) == [
        ("Oleg ", ["entity-per"]),
        ("Syne", ["entity-per", "hit"]),
        (" said", []),
        (" Syn", ["hit-current"]),
        ("e", []),
    ]


def test_a_part_of_a_line_keeps_its_own_role() -> None:
    assert pieces_of("KYIV: text", marks=(Mark(0, 5, "dateline"),)) == [("KYIV:", ["dateline"]), (" text", [])]


def test_a_span_that_began_on_the_line_before_goes_on() -> None:
    line = Line(Paragraph("Vladimir Putin", "body", 100), 9, 14)
    assert [piece.roles for piece in line_pieces(line, [Overlay.of([(100, 114, "entity-per")])])] == [
        ("body", "entity-per")
    ]


def test_words_of_ours_are_never_lit(make_article: Callable[..., Article]) -> None:
    layout = Layout(clean_page(make_article("LBC", source="LBC")), 40)
    about = next(line for number in range(9) if (line := layout.line(number)) and line.paragraph.role == "about")
    assert not any("hit" in piece.roles for piece in line_pieces(about, [Overlay.of([(0, 3, "hit")])]))


def test_of_names_that_overlap_the_first_and_longest_wins() -> None:
    overlay = Overlay.of([(0, 4, "a"), (0, 9, "b"), (5, 12, "c")])
    assert list(overlay.inside(0, 20)) == [(0, 9, "b")]


def test_a_city_that_no_entity_covers_is_a_place(make_article: Callable[..., Article]) -> None:
    made = make_article("Oleg spoke in Kharkiv.", city="Kharkiv", people=("Oleg",))
    assert list(entity_overlay(made).inside(0, 99)) == [(0, 4, "entity-per"), (14, 21, "entity-loc")]


def test_finding_spans_does_not_look_at_all_of_them() -> None:
    class Counted(tuple[int, ...]):
        __slots__ = ()
        looked_at: ClassVar[list[object]] = []

        def __getitem__(self, index: object) -> int:  # type: ignore[override]
            self.looked_at.append(index)
            return super().__getitem__(index)  # type: ignore[call-overload, no-any-return]

    starts, ends = Counted(range(0, 200_000, 10)), Counted(range(5, 200_005, 10))
    assert len(list(Overlay(starts, ends, ("x",) * 20_000).inside(100_000, 100_080))) == 8
    assert 0 < len(Counted.looked_at) < 100
