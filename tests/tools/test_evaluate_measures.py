"""The measures of tools/evaluate.py give the figures that can be worked out by hand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

TOOLS = Path(__file__).parents[2] / "tools"
if not TOOLS.is_dir():
    pytest.skip("the tools are not part of a source distribution", allow_module_level=True)
sys.path.insert(0, str(TOOLS))

from evaluation.areas import AREAS  # noqa: E402  # importable from here on
from evaluation.bodies import cleaning, html  # noqa: E402
from evaluation.dates import dates  # noqa: E402
from evaluation.entities import entities  # noqa: E402
from evaluation.everything import Outcome, Result  # noqa: E402
from evaluation.markdown import table  # noqa: E402
from evaluation.places import places  # noqa: E402

KYIV = {"geonameid": 703448, "latitude": 50.45, "longitude": 30.52}
LVIV = {"geonameid": 702550, "latitude": 49.84, "longitude": 24.02}


def spans(*pairs: tuple[int, int]) -> list[dict[str, Any]]:
    return [{"start": start, "end": end, "kept": True} for start, end in pairs]


def test_cleaning_compares_runs_of_four_words_and_leaves_titles_out() -> None:
    lines = [("a title", "title"), ("one two three four five", "body"), ("read more about it here", "boiler")]
    doc = {"id": 1, "variant": "light", "gold": "one two three four five", "lines": []}
    doc["lines"] = [{"text": text, "label": label} for text, label in lines]
    keep_all = {1: {"blocks": [{"start": 0, "end": 99, "kept": True}]}}
    fold_junk = {1: {"blocks": [{"start": 8, "end": 31, "kept": True}]}}
    got = cleaning([doc], keep_all)["light"]
    assert (got["recall"], got["junk_lines_removed"], got["body_chars_lost"]) == (1, 0, 0)
    assert got["precision"] == pytest.approx(2 / 7)
    assert cleaning([doc], fold_junk)["light"] == {
        "pages": 1,
        "f1": 1,
        "precision": 1,
        "recall": 1,
        "junk_lines_removed": 1,
        "body_chars_lost": 0,
    }


def test_a_page_without_an_answer_has_lost_its_body() -> None:
    doc = {
        "id": 1,
        "variant": "light",
        "gold": "one two three four",
        "lines": [{"text": "one two three four", "label": "body"}],
    }
    assert cleaning([doc], {})["light"]["body_chars_lost"] == 1
    assert html([{"id": 1, "gold": "one two three four"}], {1: {"error": "no"}})["all"]["f1"] == 0


def test_html_leaves_headlines_and_bylines_out_of_the_body() -> None:
    text = "A headline\none two three four"
    blocks = [
        {"start": 0, "end": 10, "kept": True, "kind": "headline"},
        {"start": 11, "end": 29, "kept": True, "kind": "body"},
    ]
    assert html([{"id": 1, "gold": "one two three four"}], {1: {"text": text, "blocks": blocks}})["all"]["f1"] == 1


def toponym(start: int, end: int, city: dict[str, Any] | None, **more: object) -> dict[str, Any]:
    place = {"start": start, "end": end, "name": "Town", "cls": "P", "lat": None, "lon": None, **more}
    return (
        place
        if city is None
        else place | {"city": city["geonameid"], "lat": city["latitude"], "lon": city["longitude"]}
    )


@pytest.mark.parametrize(
    ("gold", "said", "f1"),
    [
        ([toponym(0, 4, KYIV)], [{**KYIV, "mentions": spans((0, 4))}], 1),
        ([toponym(0, 4, KYIV)], [{**LVIV, "mentions": spans((0, 4))}], 0),
        ([toponym(0, 4, KYIV), toponym(9, 12, LVIV)], [{**KYIV, "mentions": spans((0, 4))}], 2 / 3),
        ([toponym(0, 4, KYIV), toponym(9, 12, None, cls=None)], [{**KYIV, "mentions": spans((0, 4), (9, 12))}], 1),
        ([toponym(0, 4, KYIV, demonym=True)], [{**KYIV, "mentions": spans((0, 4))}], 0),
        ([toponym(0, 4, None, lat=50.5, lon=30.5)], [{**KYIV, "mentions": spans((0, 4))}], 1),
        ([toponym(0, 4, None, lat=51.5, lon=30.5)], [{**KYIV, "mentions": spans((0, 4))}], 0),
    ],
)
def test_cities_are_compared_as_sets_of_ids(gold: list[Any], said: list[Any], f1: float) -> None:
    doc = {"id": 1, "src": "s", "title": "", "places": gold}
    got = places([doc], {1: {"cities": said}})
    assert got["all"]["set_f1"] == got["s"]["set_f1"] == pytest.approx(f1)


def test_the_focus_counts_only_where_the_title_names_one_city() -> None:
    doc = {"id": 1, "src": "s", "title": "Blast in Town", "places": [toponym(0, 4, KYIV)]}
    said = {"cities": [{**KYIV, "focus": True, "mentions": spans((0, 4))}]}
    silent = {**doc, "title": "Blast"}
    assert places([doc], {1: said})["all"]["focus"] == 1
    assert places([silent], {1: said})["all"]["focus"] == 0


def dated(said: str | None, **more: object) -> dict[str, float]:
    doc = {"id": 1, "src": "s", "gold": "1987-03-02", "present": True, **more}
    return dates([doc], {1: {"published": said and {"date": said}}})["s"]


def test_a_date_is_right_near_wrong_or_not_given() -> None:
    assert dated("1987-03-02")["right_where_present"] == 1
    assert dated("1987-03-03")["within_1_day"] == dated("1987-03-03")["wrong_of_all"] == 1
    assert dated(None)["wrong_of_all"] == dated(None)["right_where_present"] == 0
    assert dated(None, present=False)["undated_where_absent"] == 1
    assert dated("1987-03")["wrong_of_all"] == 1


def test_a_date_without_a_year_is_compared_by_month_and_day() -> None:
    assert dated("--03-02", yearless=True)["right_where_present"] == 1
    assert dated("--03-02", yearless=True)["wrong_year_of_all"] == 0
    assert dated("2026-03-02", yearless=True)["wrong_year_of_all"] == 1


def named(*said: tuple[int, int, str]) -> dict[str, float]:
    doc = {"id": 1, "text": "the Red Cross's man Ivan", "gold": [[0, 15, "ORG"], [20, 24, "PER"]]}
    answer = [{"start": start, "end": end, "label": label} for start, end, label in said]
    return entities([doc], {1: {"entities": answer}})["all"]


def test_names_lose_articles_and_possessives_before_they_are_compared() -> None:
    assert named((4, 13, "ORG"), (20, 24, "PER"))["exact_f1"] == 1


def test_names_are_compared_exactly_by_overlap_and_by_any_overlap() -> None:
    got = named((8, 13, "ORG"), (20, 24, "LOC"))
    assert (got["exact_f1"], got["overlap_f1"], got["any_f1"]) == (0, 0.5, 1)


def test_labels_beyond_the_three_do_not_count() -> None:
    assert named((4, 13, "ORG"), (20, 24, "PER"), (0, 3, "WEAPON"))["exact_f1"] == 1


def test_the_table_has_what_others_reach_beside_each_figure() -> None:
    pages = {"all": {"pages": 2, "focus_right": 0.5}, "uk": {"pages": 1, "focus_right": 1.0}}
    results = [
        Result("places", "dev", {"all": {"articles": 2, "set_f1": 0.7, "no_peer": 0.1}}),
        *(Result("html", "html_dev", {}), Result("pages", "dev", pages)),
    ]
    rows = table(Outcome(results, 2, 1.0)).splitlines()
    assert rows[2].startswith("| places | all | set_f1 | 0.700 | geotext .")
    assert rows[3] == "| html | html_dev | | not answered | |"
    assert rows[5:9] == [
        "| | pages | focus right |",
        "|---|---|---|",
        "| all | 2 | 0.500 |",
        "| uk | 1 | 1.000 |",
    ]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(TOOLS / "evaluate.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_the_command_scores_any_filter(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"id": 1, "text": "Ivan", "gold": [[0, 4, "PER"]]}) + "\n", "utf-8")
    answer = {"id": 1, "text": "Ivan", "entities": [{"start": 0, "end": 4, "label": "PER"}]}
    program = f"import sys; sys.stdin.read(); print({json.dumps(answer)!r})"
    done = run("entities", str(gold), "--json", "--", sys.executable, "-c", program)
    assert json.loads(done.stdout)["all"]["exact_f1"] == 1


def test_answers_about_another_text_are_refused(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"id": 1, "text": "Ivan", "gold": []}) + "\n", "utf-8")
    program = """import sys; sys.stdin.read(); print('{"id": 1, "text": "Iwan", "entities": []}')"""
    done = run("entities", str(gold), "--", sys.executable, "-c", program)
    assert done.returncode == 3
    assert "carry another text" in done.stderr


def test_a_folder_without_gold_sets_is_told(tmp_path: Path) -> None:
    done = run("all", "--data", str(tmp_path))
    assert done.returncode == 1
    assert "holds no gold set" in done.stderr
    assert run("all", "--data", str(tmp_path / "none")).returncode == 2


def test_every_area_is_known_by_its_own_name() -> None:
    assert list(AREAS) == ["cleaning", "html", "places", "dates", "entities", "pages"]
    assert all(area.name == name for name, area in AREAS.items())
