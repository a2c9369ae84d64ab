"""Dates in words."""

from __future__ import annotations

import pytest

from warreader.article import Basis, PartialDate
from warreader.date_words import BASES, SHORT_BASES, UNSURE, spelt_date


@pytest.mark.parametrize(
    ("date", "long", "short"),
    [
        ("2022-03-02", "2 March 2022", "2 Mar 2022"),
        ("2022-03", "March 2022", "Mar 2022"),
        ("2022", "2022", "2022"),
        ("--03-02", "2 March, year unknown", "2 Mar, no year"),
    ],
)
def test_a_date_is_as_precise_as_what_is_known(date: str, long: str, short: str) -> None:
    assert spelt_date(PartialDate.parse(date)) == long
    assert spelt_date(PartialDate.parse(date), short=True) == short


def test_every_basis_has_words() -> None:
    assert set(BASES) == set(SHORT_BASES) == set(Basis)
    assert set(Basis) > UNSURE
