"""What exporters of CSV write, as they write it, and the same cut off."""

from __future__ import annotations

import csv
import io

import pytest
from exported_article import BODY, TITLE, URL, lost, read, texts

from warreader.sources import table as table_format

CUT_OFF = "JSON cut off; what is there was kept"
TEXT = "\n".join(BODY)
MARKUP = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)


ROWS = [
    {
        "title": f"{TITLE} {number}",
        "date": "2022-03-02",
        "source": "LBC",
        "url": f"{URL}{number}",
        "text": f'{TEXT} "{number}"',
    }
    for number in range(4)
]


def table(rows=ROWS, **form):
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, list(rows[0]), **form)
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "form",
    [{}, {"lineterminator": "\n"}, {"delimiter": ";", "quoting": csv.QUOTE_ALL}, {"dialect": "excel-tab"}],
    ids=["excel", "pandas", "all quoted", "tabs"],
)
def test_a_table_as_libraries_write_it(tmp_path, form):
    records = read(table(**form), tmp_path, "articles.csv")
    assert [one.text for one in texts(records)] == [row["text"] for row in ROWS]
    assert [one.given.url for one in texts(records)] == [row["url"] for row in ROWS]
    assert lost(records) == []


def test_excel_may_name_the_delimiter_in_a_line_of_its_own(tmp_path):
    records = read("\ufeffsep=;\r\n" + table(delimiter=";"), tmp_path, "articles.csv")
    assert len(texts(records)) == 4


def test_separators_that_are_no_line_ends_stay_inside_a_field(tmp_path):
    (source,) = read("title,text\none,before\u2028after\x0bend\x85.\n", tmp_path, "a.csv")
    assert source.text == "before\u2028after\x0bend\x85."


def test_a_quote_that_is_never_closed_costs_its_row_only(tmp_path):
    lines = 'title,text\none,First.\ntwo,"Second.\nthree,Third.\nfour,Fourth.\n'
    records = read(lines, tmp_path, "a.csv")
    assert [one.text for one in texts(records)] == ["First.", "Third.", "Fourth."]
    assert lost(records) == ["broken row"]


def test_a_table_that_breaks_off_keeps_the_beginning_of_its_last_row(tmp_path):
    whole = table()
    records = read(whole[: whole.rindex("air strikes")], tmp_path, "a.csv")
    assert len(texts(records)) == 4
    assert texts(records)[-1].text.endswith("Following the initial attack, ")
    assert lost(records) == ["row cut off"]


def test_an_inch_in_the_last_row_is_no_quote(tmp_path):
    records = read('title,text\none,A 5" gun\n', tmp_path, "a.csv")
    assert ([one.text for one in texts(records)], lost(records)) == (['A 5" gun'], [])


@pytest.fixture
def pieces(monkeypatch):
    """Tables are large from a kilobyte on, and read in pieces of a few lines."""
    monkeypatch.setattr(table_format, "LARGEST", 1_000)
    monkeypatch.setattr(table_format, "_PIECE", 300)
    monkeypatch.setattr(table_format, "LONGEST_FIELD", 700)


@pytest.mark.usefixtures("pieces")
@pytest.mark.parametrize("form", [{}, {"delimiter": ";", "lineterminator": "\n"}])
def test_a_large_table_is_read_in_pieces_and_comes_to_the_same(tmp_path, form):
    rows = [{**ROWS[number % 4], "text": f'{number} «так»,\n\n{"й" * (number % 90)} "x".'} for number in range(150)]
    found = texts(read(table(rows, **form), tmp_path, "articles.csv"))
    assert [one.text for one in found] == [row["text"] for row in rows]
    assert [one.origin.location.rpartition("#")[2] for one in found] == [str(number) for number in range(1, 151)]


@pytest.mark.usefixtures("pieces")
def test_a_row_of_many_lines_across_the_end_of_a_piece_is_whole(tmp_path, monkeypatch):
    monkeypatch.setattr(table_format, "LONGEST_FIELD", 150)  # the row is longer than any of its fields
    lines = "\n".join(f'line {number}, of the "story"' for number in range(4))
    rows = [{"title": f"T{number}", "text": lines * (number % 2) + "End.", "html": lines[:90]} for number in range(40)]
    records = read(table(rows), tmp_path, "articles.csv")
    assert [one.text for one in texts(records)] == [row["text"] for row in rows]
    assert lost(records) == []


@pytest.mark.usefixtures("pieces")
def test_a_row_of_many_lines_that_is_too_large_costs_itself(tmp_path):
    rows = [{"title": f"T{number}", "text": "x\n" * (900 if number == 3 else 9)} for number in range(80)]
    records = read(table(rows), tmp_path, "articles.csv")
    assert [one.given.title for one in texts(records)] == [f"T{number}" for number in range(80) if number != 3]
    assert lost(records) == [table_format.ROW_TOO_LARGE]


def test_a_field_that_is_too_large_costs_its_row(tmp_path, monkeypatch):
    monkeypatch.setattr(table_format, "LONGEST_FIELD", 700)
    rows = [{"title": f"T{number}", "text": "x\n" * (900 if number == 3 else 9)} for number in range(8)]
    records = read(table(rows), tmp_path, "articles.csv")
    assert [one.given.title for one in texts(records)] == [f"T{number}" for number in range(8) if number != 3]
    assert lost(records) == [table_format.ROW_TOO_LARGE]


@pytest.mark.usefixtures("pieces")
def test_a_row_that_is_too_large_costs_itself(tmp_path):
    rows = [{"title": f"T{number}", "text": "x" * (5_000 if number == 3 else 20)} for number in range(80)]
    records = read(table(rows), tmp_path, "articles.csv")
    assert [one.given.title for one in texts(records)] == [row["title"] for row in rows if len(row["text"]) == 20]
    assert lost(records) == [table_format.ROW_TOO_LARGE]


@pytest.mark.usefixtures("pieces")
def test_a_large_table_without_texts_is_told_once(tmp_path):
    (told,) = read(table([{"one": "x" * 30, "two": "y"} for _ in range(80)]), tmp_path, "articles.csv")
    assert told.reason == table_format.NO_TEXT
