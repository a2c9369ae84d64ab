"""Whole pages: live blogs, posts, lists, tails, what stands before the headline, and the traps of crawled text."""

import pytest
from cleaning_pages import PARAGRAPH, SECOND, blocks_of, folded

from warreader.article import Kind


def kinds(text: str) -> list[tuple[str, bool]]:
    return [(str(block.kind), block.kept) for block in blocks_of(text)]


def test_times_of_a_live_blog_stay_as_its_structure() -> None:
    text = f"{PARAGRAPH}\n19:12\n{SECOND}\n18:40\n{PARAGRAPH[:120]} again.\n17:55\n{SECOND[:100]} as well."
    live = [block for block in blocks_of(text) if block.kind is Kind.LIVE]
    assert [text[block.start : block.end] for block in live] == ["19:12", "18:40", "17:55"]
    assert all(block.kept for block in live)


def test_entries_of_a_live_blog_with_dates_stay() -> None:
    text = (
        f"{PARAGRAPH}\n01:21 19.3.2022\n{SECOND}\n22:47 18.3.2022\n{PARAGRAPH[:120]}.\n18:30 18.3.2022\n{SECOND[:99]}."
    )
    assert folded(text) == []


def test_a_log_entry_headed_by_its_time_is_kept() -> None:
    text = f"{PARAGRAPH}\n4:14 p.m.\n{SECOND}"
    assert folded(text) == []


def test_post_with_handle_line_takes_the_line_above_and_folds_in_another_language() -> None:
    text = f"{PARAGRAPH}\nМіст зруйновано. Не підходьте до річки.\n— City Council (@city) March 3, 2022\n{SECOND}"
    assert folded(text) == ["Міст зруйновано. Не підходьте до річки.\n— City Council (@city) March 3, 2022"]


def test_post_in_the_language_of_the_story_is_a_quotation_and_stays() -> None:
    text = f"{PARAGRAPH}\nThe bridge is gone. Stay away from the river.\n— City Council (@city) March 3, 2022\n{SECOND}"
    (post,) = [block for block in blocks_of(text) if block.kind is Kind.SOCIAL]
    assert post.kept
    assert text[post.start : post.end].count("\n") == 1


def test_post_above_the_story_folds() -> None:
    text = f"The bridge is gone. Stay away.\n— City Council (@city) March 3, 2022\n{PARAGRAPH}\n{SECOND}"
    assert folded(text)[0] == "The bridge is gone. Stay away.\n— City Council (@city) March 3, 2022"


def test_a_paragraph_that_stands_above_the_story_too_is_kept_where_it_is_told() -> None:
    summary = "The mayor said that the search would go on until everybody had been found."
    text = f"Rocket hits block of flats\n{summary}\nJane Roe\nShare\n{PARAGRAPH}\n{summary}\n{SECOND}"
    blocks = [block for block in blocks_of(text) if text.startswith(summary, block.start)]
    assert [block.kept for block in blocks] == [False, True]


def test_the_name_of_the_author_folds_wherever_it_stands_alone() -> None:
    text = f"Rocket hits block of flats in northern district\nBy Jane Roe\n{PARAGRAPH}\nJane Roe\n{SECOND}"
    assert folded(text) == ["By Jane Roe", "Jane Roe"]


def test_a_long_list_behind_the_last_paragraph_is_part_of_the_article() -> None:
    goods = [f"Warm blanket number {number} of wool and two litres of water beside it" for number in range(20)]
    text = "\n".join([PARAGRAPH, SECOND, "Buy now", *goods])
    assert not set(folded(text)) & set(goods)


def test_sentence_that_introduces_a_post_is_kept() -> None:
    text = f"{PARAGRAPH}\nThe mayor wrote on Twitter:\n— Mayor (@mayor) March 3, 2022\n{SECOND}"
    assert folded(text) == ["— Mayor (@mayor) March 3, 2022"]


def test_post_in_another_script_without_handle_is_social() -> None:
    text = f"{PARAGRAPH}\nВорог вдарив по зупинці. Не розходьтеся по місту.\n{SECOND}"
    (found,) = [block for block in blocks_of(text) if not block.kept]
    assert found.kind is Kind.SOCIAL


def test_post_in_another_language_beside_its_link_is_part_of_the_run() -> None:
    romanian = (
        "Nouă persoane au fost ucise și douăzeci au fost rănite după ce un proiectil a distrus un azil din oraș, au "
        "anunțat autoritățile locale, care au trimis la fața locului echipe de salvare din tot județul."
    )
    text = (
        f"{romanian}\n#City nursing home after the strike. They are still digging with bare hands.\n"
        f"Please share this, the world has to see it. pic.twitter.com/abcdefghij\n{romanian[:150]}."
    )
    (post,) = folded(text)
    assert post.count("\n") == 1


def test_headlines_under_a_related_heading_fold_with_it() -> None:
    text = (
        f"{PARAGRAPH}\nRead also\n- New ministers have been named today\n- A ship leaves the harbour at last\n{SECOND}"
    )
    assert folded(text) == ["Read also", "- New ministers have been named today", "- A ship leaves the harbour at last"]


def test_a_list_of_goods_under_a_shop_cue_is_no_list_of_headlines() -> None:
    text = f"{PARAGRAPH}\nDon't miss\nWarm blankets\nTwo-litre bottles\n{SECOND}"
    assert folded(text) == ["Don't miss"]


def test_what_stands_before_the_headline_folds() -> None:
    headline = "Four killed as rocket hits northern district of city"
    text = f"Tom Roe 4pm - 6pm\n{headline}\n2 March 2022, 10:06\n{PARAGRAPH}\n{SECOND}"
    assert folded(text) == ["Tom Roe 4pm - 6pm", "2 March 2022, 10:06"]


def test_what_stands_behind_the_end_folds_once_a_cue_has_ended_the_article() -> None:
    text = f"{PARAGRAPH}\n{SECOND}\nThe war goes on.\nRelated Articles\nMinisters meet in the capital\nTroops leave\n"
    assert folded(text)[0] == "Related Articles"
    assert "The war goes on." not in folded(text)
    assert "Troops leave" in folded(text)


def test_a_short_last_paragraph_is_kept() -> None:
    text = f"{PARAGRAPH}\n{SECOND}\nNobody answered."
    assert folded(text) == []


def test_a_repeated_paragraph_folds_and_the_first_one_stays() -> None:
    text = f"{PARAGRAPH}\n{SECOND}\n{PARAGRAPH}"
    assert [block.kept for block in blocks_of(text)] == [True, True, False]


def test_a_question_that_an_interview_asks_twice_is_kept() -> None:
    question = "And what would you tell those who stayed behind in the city?"
    text = f"{PARAGRAPH}\n{question}\n{SECOND}\n{question}\n{SECOND[:120]}."
    assert folded(text) == []


def test_a_headline_that_the_page_repeats_is_kept() -> None:
    headline = "Rescuers search northern district after rocket hits block of flats"
    text = f"{headline}\n{headline}\n{PARAGRAPH}\n{SECOND}"
    assert folded(text) == []


def test_a_view_count_between_stamp_and_story_folds() -> None:
    text = f"Rocket hits block of flats in northern district\n05.09.2024\n2217\n{PARAGRAPH}"
    assert folded(text) == ["05.09.2024", "2217"]


@pytest.mark.parametrize(
    "stamp", ["Last updated: 05.09.2024 22:07 GMT", "Stand: 05.09.2024 22:07 Uhr", "Оновлено: 05.09.2024 22:07"]
)
def test_the_label_of_a_stamp_folds_with_it(stamp) -> None:
    assert folded(f"Rocket hits block of flats in northern district\n{stamp}\n{PARAGRAPH}") == [stamp]


def test_a_separator_of_an_agency_stays() -> None:
    assert folded(f"{PARAGRAPH}\n___\n{SECOND}") == []


def test_dates_of_a_list_are_no_stamps() -> None:
    text = f"{PARAGRAPH}\nJune 17 -- Bridge Arena, Nashville, TN\nJune 26 -- Center, Allentown, PA\n{SECOND}"
    assert folded(text) == []


def test_a_page_in_two_scripts_keeps_both() -> None:
    other = "Рятувальники працювали всю ніч у північному районі міста, де ракета влучила у багатоповерхівку."
    text = f"{PARAGRAPH}\n{other}\n{SECOND}\n{other[:80]} знову.\n{other[:70]} ще раз."
    assert folded(text) == []


def test_a_blank_text_has_no_blocks() -> None:
    assert blocks_of(" \n\t\n\u00a0") == ()
    assert blocks_of("") == ()


def test_a_line_of_millions_of_characters_is_one_kept_block_in_bounded_time() -> None:
    text = "word " * 400_000
    (block,) = blocks_of(text)
    assert block.kept


def test_hostile_lines_do_not_slow_the_rules_down() -> None:
    lines = ["@" * 100_000, "(" * 100_000, "a:" * 50_000, "| " * 50_000, "-" * 100_000, ("x" * 79 + " ") * 1_000 + "(@"]
    text = "\n".join(lines)
    assert blocks_of(text)[-1].end == len(text)


def test_comments_behind_a_heading_fold_with_their_signatures() -> None:
    comment = "I was there that night and I can tell you that nobody slept, and that the sirens never stopped at all."
    text = f"{PARAGRAPH}\n{SECOND}\n2 Comments\nJane 26.03.2022 at 20:11\n{comment}\nJoe 27.03.2022 at 08:40\nTerrible."
    assert PARAGRAPH not in folded(text)
    assert SECOND not in folded(text)
    assert comment in folded(text)
    assert "Terrible." in folded(text)


def test_a_link_to_the_comments_at_the_top_folds_nothing_below() -> None:
    text = f"Rocket hits block of flats in northern district\n2 Comments\nJane Roe 26.03.2022\n{PARAGRAPH}\n{SECOND}"
    assert PARAGRAPH not in folded(text)
    assert SECOND not in folded(text)


def test_tags_that_a_crawler_ran_together_fold() -> None:
    heap = "ReutersDniproSerhiy LysakTelegramUkraine"
    assert folded(f"{PARAGRAPH}\n{SECOND}\n{heap}") == [heap]


def test_a_path_of_sections_folds() -> None:
    assert folded(f"{PARAGRAPH}\nHome » News » War\n{SECOND}") == ["Home » News » War"]


def test_figures_of_a_table_are_kept() -> None:
    assert folded(f"{PARAGRAPH}\n113.40\n-5.44%\n225.86\n{SECOND}") == []


def test_caption_that_ends_with_its_agency_or_a_weekday_folds() -> None:
    captions = [
        "A boy is treated at a basement clinic in the east of the city. AFP",
        "Police officers mark fragments of a missile in the eastern district, Tuesday.",
        "Rescuers at the burnt market in the northern district, 17 March 2022",
    ]
    assert folded("\n".join([PARAGRAPH, *captions, SECOND])) == captions


def test_a_sentence_that_the_page_quotes_above_is_kept_where_the_story_tells_it() -> None:
    quoted = "The search would go on until everybody had been found."
    text = f"{quoted}\n{PARAGRAPH}\n{quoted}\n{SECOND}"
    assert folded(text) == []


def test_speech_and_reminders_behind_a_link_are_the_story() -> None:
    speech = "“We heard it fall,” a neighbour told us."
    text = f"{PARAGRAPH}\nRead more: What we know\n{speech}\nAs reported, two died.\nTags: war"
    assert folded(text) == ["Read more: What we know", "Tags: war"]


def test_figures_between_names_are_a_table() -> None:
    cells = ["Tanks", "14", "Guns", "31", "Aircraft", "1"]
    assert folded("\n".join([PARAGRAPH, SECOND, *cells, PARAGRAPH[:120] + "."])) == []


def test_a_date_and_named_fields_are_no_story() -> None:
    fields = "05/10/2022 - Posted by: Jane Roe - Category: War - Tags: bridge"
    assert folded(f"Rescuers search northern district\n{fields}\n{PARAGRAPH}\n{SECOND}") == [fields]


def test_how_long_an_article_takes_is_folded() -> None:
    for words in ("5 min", "3 хв", "4 мин", "5 دقائق", "7 Minuten"):
        assert folded(f"{PARAGRAPH}\n{words}\n{SECOND}") == [words]


def test_short_sentences_behind_an_advertisement_close_the_story() -> None:
    closing = ["The day in three points:", "1. The ship sank.", "2. The city holds.", "We are back at six."]
    text = "\n".join([PARAGRAPH, SECOND, "Advertisement", *closing, "12 Comments", "Most popular in Kyiv"])
    assert folded(text) == ["Advertisement", "12 Comments", "Most popular in Kyiv"]


def test_short_sentences_behind_a_link_inside_the_story_are_kept() -> None:
    closing = "The ministry claims that its target was a command post."
    text = f"{PARAGRAPH}\n{SECOND}\nRead more: What we know\n{closing}\nMost popular in Kyiv\n12 Comments"
    assert folded(text) == ["Read more: What we know", "Most popular in Kyiv", "12 Comments"]


def test_a_post_with_words_and_handle_in_one_line_takes_no_paragraph_from_the_story() -> None:
    post = "Це удар по місту, який ми не забудемо — Олена Коваль (@okoval) 23 липня 2023 р."
    above = "The mayor added that the search would go on."
    assert folded(f"Rocket hits block of flats\n{PARAGRAPH}\n{above}\n{post}\n{SECOND}") == [post]


def test_names_that_follow_each_other_with_dates_are_a_list_and_stay() -> None:
    names = ["Ivan Petrenko", "Maria Kovalenko", "Oleh Shevchenko"]
    listed = "\n".join(f"{name}\n{day} March 2022" for day, name in enumerate(names, 2))
    assert not set(names) & set(folded(f"Names of the killed\n{PARAGRAPH}\n{listed}\n{SECOND}"))


def test_a_name_beside_the_date_folds() -> None:
    text = f"Rocket hits block of flats\n{PARAGRAPH}\n{SECOND}\nMaria Kovalenko\n2 March 2022"
    assert folded(text) == ["Maria Kovalenko", "2 March 2022"]


@pytest.mark.parametrize(
    ("line", "is_folded"),
    [
        ("Rockets hit a market in Kharkiv (video)", True),
        ('"We will rebuild everything," he said on Telegram (photo)', False),
        ("The mayor told reporters that the attack had destroyed three houses and a school (video)", False),
        ("In this photo provided by the emergency service, firefighters work in Kharkiv.", True),
        ("This is the picture that emerges from papers obtained by the newspaper.", False),
    ],
)
def test_what_announces_or_describes_a_picture_folds_and_a_sentence_of_the_story_does_not(line, is_folded) -> None:
    assert (line in folded(f"Rocket hits block of flats\n{PARAGRAPH}\n{line}\n{SECOND}")) == is_folded


def test_questions_of_an_interview_behind_an_advert_stay() -> None:
    talk = "Advertisement\nAnd what will you do when it is over?\nI will fish.\nAnd if it is never over?\nAt night."
    assert folded(f"{PARAGRAPH}\n{SECOND}\n{talk}") == ["Advertisement"]


def test_the_days_of_a_chronicle_stay() -> None:
    text = f"{PARAGRAPH}\nFriday, 23 June\n{SECOND}\nSaturday, 24 June\n11am\nThe column turned round near Yelets."
    assert folded(text) == []


def test_the_stamp_below_a_standfirst_folds() -> None:
    text = f"Rocket hits block of flats in northern district\n{PARAGRAPH}\n14 March 2025, 10:22\n{SECOND}"
    assert folded(text) == ["14 March 2025, 10:22"]


def test_a_heading_behind_an_advertisement_stays_over_its_sentences() -> None:
    text = f"{PARAGRAPH}\n{SECOND}\nAdvertisement\nBooks in the ashes\nThe search ended at night, he said.\nShare"
    assert folded(text) == ["Advertisement", "Share"]
