"""What looks like a cue and is evidence is never folded: checks, sources, corrections, numbers of people."""

import pytest
from cleaning_pages import PARAGRAPH, blocks_of, fate_of


@pytest.mark.parametrize(
    "line",
    [
        "Reuters could not independently verify the report.",
        "The BBC has not been able to verify the figures.",
        "UPD: as of 17:48 seven people are known to have been killed.",
        "Updated at 12:10. Three killed, twelve injured.",
        "Editor's note: This story was updated to correct the name of the village.",
        "Correction: An earlier version gave a wrong date.",
        "Source: Regional Prosecutor's Office",
        "Details: The rocket hit a bus stop.",
        "(This story has been corrected to say that the girl was three months old, in paragraph 2)",
        'Quote: "We heard two blasts."',
        "Background: The bridge was hit for the first time in July.",
        "Five dead, forty wounded",
        "Caroline Hawley, BBC diplomatic correspondent",
        "Джерело: голова ОВА Олег Синєгубов",
        "Деталі: ракета влучила у зупинку.",
        "Пряма мова Зеленського: «Ми відновимо все».",
        "Нагадаємо, минулого тижня у місті загинули четверо людей.",
        "Источник: Генеральная прокуратура",
        "Би-би-си не может независимо проверить эти данные.",
        "Diese Angaben können nicht unabhängig überprüft werden.",
        "Tych informacji nie udało się niezależnie potwierdzić.",
        "Quelle: Innenministerium",
    ],
)
def test_evidence_is_kept(line: str) -> None:
    assert fate_of(line)[1]


def test_source_that_is_only_an_address_folds() -> None:
    text = f"{PARAGRAPH}\nSursa: https://www.example.ro/2023/09/07/pod\n"
    assert [block.kept for block in blocks_of(text)] == [True, False] or fate_of("Sursa: https://example.ro/x")[
        1
    ] is False


def test_a_cue_with_a_delimiter_folds_even_with_a_number_of_people() -> None:
    assert not fate_of("Read more: Six killed as rocket hits market")[1]
