"""Lists, tables, preformatted text and powers of a page, as lines of text that say what they were."""

from __future__ import annotations

import time

import pytest

from warreader.article import Kind, Origin, SourceText
from warreader.ingest import load_annotator
from warreader.sources._html.page import read_page, read_piece

STORY = [
    "At least four people have been killed and nine wounded in Kharkiv after it was hit by rockets, the mayor said.",
    "The latest attacks began overnight, when paratroopers and soldiers fought at a regional military hospital.",
    "Following the initial attack, air strikes also occurred in the city, targeting police and the security service.",
]


def lines(markup):
    return read_piece(f"<div>{markup}</div>")[0].split("\n")


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<ul><li>One.<li><p>Two.</p></ul>", ["• One.", "• Two."]),
        ("<ul><li>One.<ul><li>Half.</ul><li>Two.</ul>", ["• One.", "◦ Half.", "• Two."]),
        ("<ol start=3><li>One.<li value=7>Two.<li>Three.</ol>", ["3) One.", "7) Two.", "8) Three."]),
        ("<ol><li>One.<ul><li>Half.</ul><li>Two.</ol>", ["1) One.", "◦ Half.", "2) Two."]),
        ("<ol start='²'><li>One.</ol><li>Two.", ["1) One.", "Two."]),
        ("<ul><li>• One.<li>- Two.<li>3. Three.</ul>", ["• One.", "- Two.", "3. Three."]),
        ("<ul><li><a href=/a>Home</a><li><a href=/b>News</a></ul>", ["Home", "News"]),
        ("<ul><li><time>10:06</time> The mayor speaks.</ul>", ["10:06 The mayor speaks."]),
        ("<ul><li>One.<p>More of it.</p><li></ul><p>Behind.", ["• One.", "More of it.", "Behind."]),
    ],
)
def test_items_of_a_list_keep_their_bullets_and_numbers(markup, shown):
    assert lines(markup) == shown


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<tr><th>Day<th>Killed<tr><td>1 March<td>21", ["| Day | Killed |", "| 1 March | 21 |"]),
        ("<tr><td><td>21<td> <td>4", ["| 21 | | 4 |"]),
        ("<tr><td>Alone", ["Alone"]),
        ("<tr><td><p>One.</p><p>Two.</p><td><p>Three.</p>", ["One.", "Two.", "Three."]),
    ],
)
def test_cells_of_a_table_are_set_apart(markup, shown):
    assert lines(f"<table>{markup}</table>") == shown


def test_preformatted_text_keeps_its_lines():
    assert lines("<pre>50.0046 N\n 36.2310  E\n\n<b>radius</b> 300 m</pre>As <code>a\nb</code>.") == [
        "50.0046 N",
        "36.2310 E",
        "radius 300 m",
        "As a b.",
    ]


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("10<sup>5</sup> shells on 3 km<sup>2</sup>", "10⁵ shells on 3 km²"),
        ("the 21<sup>st</sup>", "the 21st"),
        ("said<sup><a href='#n'>[1]</a></sup>", "said[1]"),
    ],
)
def test_a_power_is_no_more_digits(markup, shown):
    assert lines(markup) == [shown]


def test_links_stay_at_their_words_behind_marks_and_bars():
    items = '<ul><li>He <a href="https://a.example">told</a> so.</ul>'
    rows = '<table><tr><td>1<td><a href="https://b.example">B</a> x</table>'
    text, found = read_piece(items + rows)
    assert text == "• He told so.\n| 1 | B x |"
    assert [text[one.start : one.end] for one in found] == ["told", "B"]


def test_a_table_and_a_list_inside_a_story_are_kept():
    items = "<ol><li>Four people were killed in the square.<li>Then it was calm.</ol>"
    rows = "<tr><th>Day<th>Killed<th>Wounded<tr><td>1 March<td>21<td>112<tr><td>2 March<td>4<td>9"
    one, other, last = (f"<p>{words}</p>" for words in STORY)
    story = f"<h1>Strikes on Kharkiv</h1>{one}{items}{other}<table>{rows}</table>{last}"
    page = read_page(f"<html><body><article>{story}</article></body></html>")
    made = load_annotator().annotate(SourceText(page.text, page.given, Origin("-", ""), asides=page.asides))
    kept = [page.text[one.start : one.end] for one in made.blocks if one.kept and one.kind is not Kind.HEADLINE]
    assert kept == [
        STORY[0],
        *("1) Four people were killed in the square.", "2) Then it was calm.", STORY[1]),
        *("| Day | Killed | Wounded |", "| 1 March | 21 | 112 |", "| 2 March | 4 | 9 |", STORY[2]),
    ]


def test_lists_inside_lists_without_end_cost_no_more_than_their_size():
    began = time.process_time()
    read_piece("<ul><li>a<div>" * 20_000)
    read_piece("<table><tr>" + "<td>a" * 50_000)
    assert time.process_time() - began < 10
