"""Names that stand in pieces on a line are one: companies with '&' and their legal form, bodies with 'and'."""

from __future__ import annotations

import pytest

from warreader import resources
from warreader.text.entities import Recogniser


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser(resources.data_bytes("entity-names.txt"), resources.data_bytes("entity-model.bin"))


def names(recogniser: Recogniser, sentence: str) -> list[str]:
    found = recogniser.recognise(sentence, (), None, "en")
    return [entity.text for entity in found if str(entity.label) in {"PER", "LOC", "ORG"}]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Shares of Procter & Gamble Co rose on the news, a trader said.", ["Procter & Gamble Co"]),
        ("The lawyers of Holland & Hart, LLP said that they would appeal.", ["Holland & Hart, LLP"]),
        ("A unit of Google, Inc. was fined by the court, he said.", ["Google, Inc"]),
        ("The order went to BAE Systems plc, which makes the shells.", ["BAE Systems plc"]),
        ("Johnson and Johnson said that it would leave the market.", ["Johnson and Johnson"]),
        ("A grant from the Bill and Melinda Gates Foundation paid for it.", ["Bill and Melinda Gates Foundation"]),
        ("He leads the Justice and Development Party, which won.", ["Justice and Development Party"]),
        ("The ship left the Sea of Azov for the Strait of Hormuz on the weekend.", ["Sea of Azov", "Strait of Hormuz"]),
    ],
)
def test_a_name_in_pieces_is_one(recogniser: Recogniser, sentence: str, expected: list[str]) -> None:
    assert names(recogniser, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Officials of the Ministry of Defence and Ministry of Health met there.",
            ["Ministry of Defence", "Ministry of Health"],
        ),
        (
            "He joined the Bank of England and the Federal Reserve in a statement.",
            ["Bank of England", "Federal Reserve"],
        ),
        ("Save the Children and Amnesty International have left.", ["Save the Children", "Amnesty International"]),
        ("Talks between Mark Rutte & Olaf Scholz went on all night.", ["Mark Rutte", "Olaf Scholz"]),
    ],
)
def test_two_names_beside_each_other_stay_two(recogniser: Recogniser, sentence: str, expected: list[str]) -> None:
    assert names(recogniser, sentence) == expected
