from __future__ import annotations

import codecs
import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warreader.article import SourceText
from warreader.sources import Problem, read_paths
from warreader.sources._encoding import decode, repair

if TYPE_CHECKING:
    from pathlib import Path

UKRAINIAN = (
    "Харків, 2 березня 2022. Внаслідок обстрілу загинула щонайменше 21 людина.\nЇхній дім зруйновано, сказав мер.\n"
)
RUSSIAN = "Харьков, 2 марта 2022. В результате обстрела погибли не менее 21 человека.\n"
ENGLISH = "Four killed as Kharkiv hit\n2 March 2022, 10:06\nThe mayor has said.\n"
WESTERN = "Señor Müller à Kharkiv: «crime de guerre» naïve façade\n"
POLISH = "Rosyjskie wojska zajęły część miasta, żołnierze próbują się wycofać z Łucka.\n"
GREEK = "Τουλάχιστον είκοσι ένας άνθρωποι σκοτώθηκαν στο Χάρκοβο.\n"
ARABIC = "قتل ما لا يقل عن واحد وعشرين شخصا في خاركيف\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (UKRAINIAN, "utf-8"),
        (UKRAINIAN, "cp1251"),
        (UKRAINIAN, "koi8_u"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (RUSSIAN, "cp866"),
        (RUSSIAN, "iso8859_5"),
        (WESTERN, "latin-1"),
        (WESTERN, "cp1252"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859_2"),
        (GREEK, "cp1253"),
        (ARABIC, "cp1256"),
        (UKRAINIAN, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
        (ENGLISH, "utf-16-le"),
        ("The mayor’s “quote” – it’s said", "cp1252"),
    ],
)
def test_a_text_in_any_usual_encoding_is_read_as_it_was_written(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded is not None
    assert (decoded.text, decoded.replaced) == (text, 0)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(mark: bytes, encoding: str) -> None:
    decoded = decode(mark + UKRAINIAN.encode(encoding))
    assert decoded is not None
    assert (decoded.text, decoded.replaced) == (UKRAINIAN, 0)


def test_few_broken_bytes_in_utf_8_are_replaced_and_counted_and_the_rest_is_not_mistaken() -> None:
    decoded = decode(UKRAINIAN.encode() + b"\xff\xfe\xc3\x28\xe2\x82 tail\n")
    assert decoded is not None
    assert decoded.encoding == "utf-8"
    assert decoded.text.startswith(UKRAINIAN)
    assert decoded.text.endswith("(\ufffd tail\n")
    assert decoded.replaced == 4


def test_broken_bytes_that_make_sense_in_no_encoding_leave_an_english_text_in_utf_8() -> None:
    decoded = decode(ENGLISH.encode() + b"\xff\xfe\xc3\x28\xe2\x82\xf0\x9f\x92 tail\n")
    assert decoded is not None
    assert decoded.encoding == "utf-8"
    assert "\ufffd" in decoded.text


def test_half_a_file_in_another_encoding_does_not_spoil_the_half_in_utf_8() -> None:
    decoded = decode(UKRAINIAN.encode() + RUSSIAN.encode("cp1251"))
    assert decoded is not None
    assert decoded.text.startswith(UKRAINIAN)
    assert decoded.replaced > 20


def test_overlong_sequences_and_surrogates_are_not_decoded() -> None:
    decoded = decode(b"over \xc0\xaf \xe0\x80\xaf pair \xed\xa0\xbd\xed\xb8\x80 end\n")
    assert decoded is not None
    assert "/" not in decoded.text
    assert decoded.text.encode().decode() == decoded.text


def test_text_behind_a_nul_is_not_lost() -> None:
    decoded = decode(b"Title\x00hidden\nbefore\x00\x00after TAIL\n")
    assert decoded is not None
    assert decoded.text == "Title\ufffdhidden\nbefore\ufffd\ufffdafter TAIL\n"
    assert decoded.replaced == 3


def test_zeros_in_place_of_the_end_are_told_and_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Обстріл тривав.".encode() + bytes(4_096))
    source, problem = read_paths([path])
    assert isinstance(source, SourceText)
    assert (source.text, source.replaced) == ("Обстріл тривав.", 0)
    assert isinstance(problem, Problem)
    assert problem.failed
    path.write_bytes(codecs.BOM_UTF16_LE + ENGLISH.encode("utf-16-le") + bytes(4_096))
    assert next(iter(read_paths([path]))).text == ENGLISH
    path.write_bytes(bytes(4_096))
    (empty,) = read_paths([path])
    assert isinstance(empty, Problem)
    assert empty.reason == "empty"


def test_an_odd_byte_at_the_end_of_utf_16_costs_one_character() -> None:
    decoded = decode(codecs.BOM_UTF16_LE + ENGLISH.encode("utf-16-le")[:-1])
    assert decoded is not None
    assert decoded.text == ENGLISH[:-1] + "\ufffd"
    assert decoded.replaced == 1


def test_a_replacement_character_that_was_there_is_not_counted() -> None:
    decoded = decode("a \ufffd b".encode())
    assert decoded is not None
    assert decoded.replaced == 0


def test_random_bytes_are_no_text() -> None:
    dice = random.Random(1)
    assert decode(bytes(dice.randrange(256) for _ in range(4096))) is None
    assert decode(b"\0" * 5000) is None


def test_escape_sequences_do_not_make_a_text_binary() -> None:
    assert decode(b"Title \x1b]0;x\x07\x08\x08 end\n") is not None


def test_repair_keeps_the_length() -> None:
    assert repair("a\0b\ud83dc") == ("a\ufffdb\ufffdc", 2)
    assert repair("плохо 😀") == ("плохо 😀", 0)


@given(st.binary(max_size=400))
def test_any_bytes_are_text_that_can_be_stored_or_none(data: bytes) -> None:
    decoded = decode(data)
    if decoded is not None:
        assert "\0" not in decoded.text
        assert decoded.text.encode().decode() == decoded.text
        assert 0 <= decoded.replaced <= len(decoded.text)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_utf_8_is_always_read_as_utf_8(text: str) -> None:
    decoded = decode(text.encode())
    assert decoded is not None
    assert decoded.text == text.removeprefix("\ufeff")
