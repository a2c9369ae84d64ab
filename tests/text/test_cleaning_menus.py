"""Controls of a page among the lines of a story: rows of labels, a player's time and speed."""

import pytest
from cleaning_pages import PARAGRAPH, SECOND, folded

from warreader.text.cleaning.menus import counts_comments, is_row_of_labels
from warreader.text.cleaning.shape import measure

HEADLINE = "Rocket hits block of flats in northern district"


@pytest.mark.parametrize(
    "row",
    [
        "Home  World  Business  What's On",
        "Főoldal  Belföld  Külföld",
        "მთავარი  პოლიტიკა  სპორტი",
        "Share by mail\tPrint",
        "€20  €50  Other sum",
        "Lviv +4  Odesa +11  Kyiv −2",
        "00:12 / 03:40 Unmute",
        "Vorlesen 1,5x",
        "New, 6 comments",
        "Nessun commento",
        "Немає коментарів",
    ],
)
def test_row_of_labels_between_paragraphs_is_folded(row: str) -> None:
    assert folded(f"{HEADLINE}\n{PARAGRAPH}\n{row}\n{SECOND}") == [row]


@pytest.mark.parametrize(
    "line",
    [
        "Nessun commento dal governo",
        "He looked up.  Nobody came",
        "We counted them  one by one",
        "Wounded 12  Killed 4",
        "Two gaps  stand between these words of a line that goes on for long  and on",
    ],
)
def test_gap_inside_a_sentence_or_before_figures_makes_no_row_of_labels(line: str) -> None:
    assert not is_row_of_labels(measure(line))
    assert not counts_comments(measure(line))


def test_head_of_a_table_stays_with_its_rows() -> None:
    assert folded(f"{HEADLINE}\n{PARAGRAPH}\nOblast  Killed\nKharkiv  12\nSumy  7\n{SECOND}") == []


@pytest.mark.parametrize(
    "credit",
    ["(Image: Jane Roe)", "(Foto: privat)", "（圖／路透社）", "(Фото: Іван Роу)", "[Credit: Office of the Mayor]"],
)
def test_line_that_ends_with_whose_picture_it_is_is_a_caption(credit: str) -> None:
    line = f"Rescuers carry a dog out of the house {credit}"
    assert folded(f"{HEADLINE}\n{PARAGRAPH}\n{line}\n{SECOND}") == [line]
