"""The scorer counts what its README says, and the floors cannot be lowered in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from warreader_eval.floors import FloorError, below, floors_of, raised, read_changes, write_change
from warreader_eval.notation import read_pages
from warreader_eval.scores import figures, score_page

if TYPE_CHECKING:
    from pathlib import Path

(PAGE,) = read_pages("""=== xx-01 | en | 2022-03-02 | stated | 706483
@headline Blast in {CITY:706483|Kharkiv}
@related Read more: {CITY:703448|Kyiv} tonight
@body The {ORG|Red Cross} is in {CITY:692194|Sumy}.
""")
HEADLINE, RELATED, BODY = ((block.start, block.end) for block in PAGE.blocks)
KHARKIV, KYIV, RED_CROSS, SUMY = ((name.start, name.end) for name in PAGE.names)


def block(span: tuple[int, int], *, kept: bool) -> dict[str, Any]:
    return {"start": span[0], "end": span[1], "kind": "body", "kept": kept, "reason": "a rule"}


def city(geonameid: int, span: tuple[int, int], *, focus: bool = False, kept: bool = True) -> dict[str, Any]:
    mention = {"start": span[0], "end": span[1], "kept": kept}
    return {"geonameid": geonameid, "name": "City", "country": "UA", "focus": focus, "mentions": [mention]}


def entity(label: str, span: tuple[int, int], *, kept: bool = True) -> dict[str, Any]:
    return {"start": span[0], "end": span[1], "label": label, "kept": kept}


def perfect() -> dict[str, Any]:
    return {
        "published": {"date": "2022-03-02", "basis": "stated"},
        "headline": {"start": HEADLINE[0], "end": HEADLINE[1]},
        "blocks": [block(HEADLINE, kept=True), block(RELATED, kept=False), block(BODY, kept=True)],
        "cities": [city(706483, KHARKIV, focus=True), city(703448, KYIV, kept=False), city(692194, SUMY)],
        "entities": [
            *(entity("LOC", KHARKIV), entity("LOC", KYIV, kept=False)),
            *(entity("ORG", RED_CROSS), entity("LOC", SUMY)),
        ],
    }


def scored(**changed: object) -> tuple[dict[str, float], list[str]]:
    score = score_page(PAGE, perfect() | changed)
    return figures(score.counts), [fault.engine for fault in score.faults]


def test_what_is_all_right_scores_one_everywhere_and_has_no_fault() -> None:
    got, faults = scored()
    assert set(got.values()) == {1.0}
    assert faults == []


@pytest.mark.parametrize(
    ("changed", "name", "figure", "engine"),
    [
        ({"published": None}, "date_right", 0, "dates"),
        ({"published": {"date": "2022-03-03", "basis": "stated"}}, "date_not_wrong", 0, "dates"),
        ({"published": {"date": "2022-03-02", "basis": "crawler"}}, "basis_right", 0, "dates"),
        ({"headline": None}, "headline_right", 0, "headline"),
        ({"blocks": [block((0, len(PAGE.text)), kept=True)]}, "junk_folded", 0, "cleaning"),
        (
            {"blocks": [block(HEADLINE, kept=True)]},
            "body_kept",
            (HEADLINE[1] - HEADLINE[0]) / (HEADLINE[1] - HEADLINE[0] + BODY[1] - BODY[0]),
            "cleaning",
        ),
        ({"cities": [city(706483, KHARKIV, focus=True)]}, "cities_f1", 2 / 3, "places"),
        ({"cities": [*perfect()["cities"], city(1, SUMY)]}, "cities_f1", 0.8, "places"),
        ({"cities": [city(706483, KHARKIV), city(692194, SUMY)]}, "focus_right", 0, "focus"),
        ({"cities": [city(706483, KHARKIV, focus=True), city(692194, SUMY, focus=True)]}, "focus_right", 0, "focus"),
        ({"entities": perfect()["entities"][:3]}, "names_exact", 0.8, "names"),
        ({"entities": [*perfect()["entities"][:3], entity("PER", SUMY)]}, "names_exact", 2 / 3, "names"),
        ({"entities": [*perfect()["entities"], entity("PER", RELATED, kept=True)]}, "names_any", 6 / 7, "names"),
    ],
)
def test_a_fault_costs_its_figure_and_is_told(changed: dict[str, Any], name: str, figure: float, engine: str) -> None:
    got, faults = scored(**changed)
    assert got[name] == pytest.approx(figure)
    assert engine in faults


def test_a_label_that_is_wrong_still_lights_the_name_up() -> None:
    got, _ = scored(entities=[*perfect()["entities"][:3], entity("PER", SUMY)])
    assert got["names_any"] == 1


def test_a_page_without_an_answer_counts_against_every_figure_of_pages() -> None:
    got = figures(score_page(PAGE, {"error": "too odd"}).counts)
    assert got["answered"] == got["date_right"] == got["focus_right"] == got["headline_right"] == 0


REASON = "The engines got better on datelines"


def history(tmp_path: Path, *changes: tuple[str, tuple[str, ...], dict[str, float]]) -> Path:
    path, seal = tmp_path / "floors.toml", ""
    for reason, lowers, floors in changes:
        piece = write_change("2026-11-22", reason, lowers, floors, seal)
        seal = piece.split('seal = "')[1][:16]
        with path.open("a", encoding="utf-8") as file:
            file.write(piece)
    return path


def test_floors_that_rise_are_read_back(tmp_path: Path) -> None:
    path = history(tmp_path, (REASON, (), {"dev.a": 0.5, "dev.b": 0.1}), (REASON, (), {"dev.a": 0.625}))
    assert floors_of(read_changes(path)) == {"dev.a": 0.625, "dev.b": 0.1}


def test_a_floor_lowered_in_silence_is_refused(tmp_path: Path) -> None:
    path = history(tmp_path, (REASON, (), {"dev.a": 0.5}), (REASON, (), {"dev.a": 0.4}))
    with pytest.raises(FloorError, match=r"lowered without saying so: dev\.a"):
        read_changes(path)


def test_a_floor_lowered_with_a_reason_stands(tmp_path: Path) -> None:
    path = history(tmp_path, (REASON, (), {"dev.a": 0.5}), ("Two gold pages were wrong", ("dev.a",), {"dev.a": 0.4}))
    assert floors_of(read_changes(path)) == {"dev.a": 0.4}


def test_a_change_without_a_reason_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FloorError, match="needs a reason"):
        read_changes(history(tmp_path, ("better", (), {"dev.a": 0.5})))


def test_a_past_that_was_rewritten_is_refused(tmp_path: Path) -> None:
    path = history(tmp_path, (REASON, (), {"dev.a": 0.5}), (REASON, (), {"dev.a": 0.6}))
    path.write_text(path.read_text("utf-8").replace("0.500", "0.100"), "utf-8")
    with pytest.raises(FloorError, match="rewritten"):
        read_changes(path)


def test_a_figure_below_its_floor_is_named() -> None:
    floors = {"dev.a": 0.5, "held.a": 0.5, "held.b": 0.5}
    assert below({"dev": {"a": 0.5}, "held": {"a": 0.49}}, floors) == [
        "held.a is 0.4900, its floor is 0.500",
        "held.b is missing, its floor is 0.500",
    ]


def test_floors_are_only_ever_raised_by_figures() -> None:
    got = raised({"dev": {"a": 0.9, "b": 0.2}, "held": {"a": 1.0}}, {"dev.a": 0.5, "dev.b": 0.4})
    assert got == {"dev.a": 0.89, "held.a": 0.99}
