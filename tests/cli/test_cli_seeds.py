"""What the seeds show from the outside: the promises of the list, the facets, the article and the filter."""

from __future__ import annotations

import hashlib
import json
import re

import pytest

from warreader.errors import QueryError
from warreader.resources import shipped_folder

FIRST, SECOND, THIRD = (path.read_text(encoding="utf-8") for path in sorted(shipped_folder("seeds").glob("*.txt")))
KHARKIV, KYIV, KHERSON, SUMY, MARIUPOL = 706483, 703448, 706448, 692194, 701822


@pytest.fixture(scope="module")
def annotated(seeds_annotated):
    return {form["id"]: form for form in seeds_annotated}


def parts(form, *, kept):
    return {form["text"][one["start"] : one["end"]]: one["kind"] for one in form["blocks"] if one["kept"] is kept}


def kept_text(form):
    return " ".join(form["text"][one["start"] : one["end"]] for one in form["blocks"] if one["kept"])


def city(form, number):
    return next(one for one in form["cities"] if one["geonameid"] == number)


# annotate


def test_the_first_seed_is_dated_by_its_crawler_and_is_about_kharkiv(annotated):
    form = annotated[0]
    assert (form["published"]["date"], form["published"]["basis"]) == ("2022-03-02", "crawler")
    assert any("date 2022-03-02" in part for part in parts(form, kept=False))
    assert parts(form, kept=True)["KYIV:"] == "dateline"
    assert [one["geonameid"] for one in form["cities"] if one["focus"]] == [KHARKIV]
    assert {one["geonameid"] for one in form["cities"]} == {KHARKIV, KYIV, KHERSON, SUMY, MARIUPOL}
    assert form["title_basis"] == "opening"


def test_the_second_seed_is_dated_by_its_stamp_and_its_junk_is_folded_by_kind(annotated):
    form = annotated[1]
    published = form["published"]
    assert (published["date"], published["time"], published["basis"]) == ("2022-03-02", "10:06", "stated")
    folded = parts(form, kept=False)
    kinds = {part.partition("\n")[0]: kind for part, kind in folded.items()}
    assert "Tom Swarbrick 4pm - 6pm" in kinds
    assert kinds["Listen to this article"] == kinds["Loading audio..."] == "audio"
    assert [kind for part, kind in kinds.items() if part.startswith("Read more:")] == ["related", "related"]
    assert any("pic.twitter.com/E5QFw3f384" in part and kind == "social" for part, kind in folded.items())
    assert parts(form, kept=True)["Defence Secretary dismisses calls for no-fly zone"] == "subheading"
    assert form["title"] == "Four killed and nine wounded as Kharkiv hit by air and rocket strikes"


def test_the_third_seed_has_no_date_and_its_section_is_set_aside(annotated):
    form = annotated[2]
    assert form["published"] is None
    assert form["title"] == "Ukraine army retakes Kharkiv, expels Russian troops: Regional governor"
    folded = parts(form, kept=False)
    assert folded["| World News"] == "section"
    assert folded["Follow LIVE updates"] == "live"
    assert {kind for part, kind in folded.items() if part.startswith(("Also Read", "See also"))} == {"related"}


@pytest.mark.parametrize("number", [0, 1, 2])
def test_no_sentence_of_an_article_is_lost(annotated, number):
    form = annotated[number]
    kept = kept_text(form)
    junk = (
        "date 2022",
        "Tom Swarbrick",
        "Listen to",
        "Loading",
        "Read more:",
        "Попадання",
        "— Defence",
        "❌",
        "Follow LIVE",
        "Also Read",
        "See also",
        "2 March 2022, 10:06",
    )
    prose = [line for line in form["text"].splitlines() if line.strip() and not line.strip().startswith(junk)]
    for line in prose:
        assert line.partition(" | World News")[0].strip() in kept


@pytest.mark.parametrize("number", [0, 1, 2])
def test_kharkiv_is_found_in_every_seed_and_the_traps_in_none(annotated, number):
    form = annotated[number]
    assert city(form, KHARKIV)["focus"]
    mentioned = {form["text"][one["start"] : one["end"]] for place in form["cities"] for one in place["mentions"]}
    assert not mentioned & {"March", "University", "Much", "Breakfast"}


@pytest.mark.parametrize("number", [0, 1, 2])
def test_the_form_is_the_promised_one(annotated, number):
    form = annotated[number]
    assert form["text"] == (FIRST, SECOND, THIRD)[number]
    assert list(form)[:2] == ["id", "text"]
    assert {"language", "title", "title_basis", "headline", "blocks", "published", "cities", "entities"} <= form.keys()
    covered = 0
    for block in form["blocks"]:
        assert not form["text"][covered : block["start"]].strip()
        assert block["start"] < block["end"]
        covered = block["end"]
    assert not form["text"][covered:].strip()
    assert all(form["text"][one["start"] : one["end"]] == one["text"] for one in form["entities"])


# list


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("city:Харків date:2022-03-02", 2),
        ("city:Kharkov date:2022-03-02", 2),
        ("city:Kyiv", 2),
        ("city:Kiev", 2),
        ("city:Kiev is:folded", 3),
        ("city:=Kharkov", 0),
        ("date:2022", 2),
        ("date:~2022", 3),
        ("date:~2022-02", 1),
        ("person:Synegubov", 2),
        ("person:Sinegubov", 2),
        ("person:Zelenskyy", 2),
        ("person:Zelenskyy is:folded", 3),
        ("about:Kharkiv", 3),
        ("about:Kyiv", 0),
        ("basis:crawler", 1),
        ("-hospital", 1),
        ('"war crime"', 1),
    ],
)
def test_a_query_finds_as_many_seeds_as_promised(on_seeds, query, count):
    found = on_seeds("list", query, "--json")
    assert len(found.lines) == count
    assert found.code == (0 if count else 1)
    assert on_seeds("list", *query.split(" "), "--json").out == found.out


def test_both_spellings_find_the_same_articles(on_seeds):
    one, other = (on_seeds("list", f"city:{name} date:2022-03-02", "--json") for name in ("Харків", "Kharkov"))
    assert one.out == other.out
    assert on_seeds("list", "person:Synegubov", "--json").out == on_seeds("list", "person:Sinegubov", "--json").out


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("Харків", "; city:Харків finds some\n"),
        ("Sinegubov date:2022-03-02", "; person:Sinegubov date:2022-03-02 finds some\n"),
        ("zebra", "no article matches zebra\n"),
        ("zebra city:Kyiv", "; try fewer conditions\n"),
    ],
)
def test_what_finds_nothing_says_what_would_or_could(on_seeds, query, hint):
    found = on_seeds("list", query)
    assert (found.code, found.out) == (1, "")
    assert found.err.endswith(hint)


def test_zelenskyy_is_in_the_first_and_third_seed_and_folded_in_the_second(on_seeds):
    plain = {form["title"] for form in on_seeds("list", "person:Zelenskyy", "--json").objects}
    folded = {form["title"] for form in on_seeds("list", "person:Zelenskyy", "is:folded", "--json").objects}
    assert [title[:13] for title in folded - plain] == ["Four killed a"]


def test_the_list_is_newest_first_with_the_inferred_date_in_its_place(on_seeds):
    lines = on_seeds("list").lines
    assert [line[10:].split()[0] for line in lines] == ["2022-03-02", "2022-03-02?", "≈2022-02-27"]
    assert "or 03-06" in lines[2]
    assert all("Kharkiv" in line for line in lines)
    assert "“The Ukraine military says" in lines[1]


def test_an_inferred_date_names_its_evidence_and_its_rival(on_seeds):
    (form,) = on_seeds("list", "date:~2022-02", "--json").objects
    published = form["published"]
    assert (published["date"], published["basis"]) == ("2022-02-27", "inferred")
    assert [one["date"] for one in published["alternatives"]] == ["2022-03-06"]
    dated = {one["id"] for one in on_seeds("list", "date:2022", "--json").objects}
    assert {one["article"] for one in published["evidence"] if "article" in one} == dated
    assert {THIRD[one["start"] : one["end"]] for one in published["evidence"] if "start" in one} == {"Sunday"}


def test_the_json_of_a_list_is_the_promised_one(on_seeds):
    for form in on_seeds("list", "--json").objects:
        assert list(form) == [
            "id", "slug", "title", "published", "cities", "source", "language", "words", "read", "starred",
            "tags", "annotated", "elsewhere",
        ]  # fmt: skip
        assert re.fullmatch("[0-9a-f]{16}", form["id"])
        assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", form["slug"])
        assert len(form["slug"]) <= 80
        assert form["slug"].endswith(form["id"][:8])
        assert list(form["cities"][0]) == ["geonameid", "name", "focus"]


def test_limit_and_sort(on_seeds):
    everything = on_seeds("list", "--json").objects
    assert on_seeds("list", "--json", "--limit", "2").objects == everything[:2]
    assert on_seeds("list", "--json", "--sort", "oldest").objects[0] == everything[-1]
    assert on_seeds("list", "--json", "sort:oldest").objects[0] == everything[-1]


def test_some_rows_are_listed_without_counting_all(on_seeds, monkeypatch):
    def refuse(_listing):
        raise AssertionError("counted")

    everything = on_seeds("list", "--json").objects
    monkeypatch.setattr("warreader.archive._search.listing.Listing.total", property(refuse))
    assert on_seeds("list", "--json", "--limit", "2").objects == everything[:2]
    assert on_seeds("list", "--json").objects == everything
    assert len(on_seeds("list").lines) == len(everything)


def test_rows_of_a_list_that_takes_too_long_to_count_are_listed_all_the_same(on_seeds, monkeypatch):
    def too_long(_listing):
        raise QueryError("this query takes too long")

    monkeypatch.setattr("warreader.cli.listing.is_terminal", lambda: True)
    monkeypatch.setattr("warreader.archive._search.listing.Listing.total", property(too_long))
    outcome = on_seeds("list", "--limit", "2")
    assert (outcome.code, len(outcome.lines)) == (0, 2)
    assert outcome.err.startswith("2 of many articles")


def test_a_terminal_is_told_how_many_more_there_are(on_terminal, seeds):
    for limit, told in (("2", "2 of 3 articles"), ("3", "3 articles"), ("9", "3 articles")):
        code, shown = on_terminal("list", "--archive", str(seeds), "--limit", limit)
        assert code == 0
        assert f"{told} \N{MIDDLE DOT}" in shown.decode()


# facets


def test_names_are_joined_across_the_archive(on_seeds):
    (form,) = on_seeds("facets", "--json").objects
    people = {one["name"]: one["count"] for one in form["person"]}
    assert [count for name, count in people.items() if name == "Oleh Syniehubov"] == [2]
    assert [count for name, count in people.items() if "Zelensk" in name] == [2]


def test_every_number_is_the_length_of_the_list_that_it_leads_to(on_seeds):
    (form,) = on_seeds("facets", "--json").objects
    assert form["total"] == 3
    assert form["city"][0]["key"] == KHARKIV
    assert [one["about"] for one in form["city"]] == sorted((one["about"] for one in form["city"]), reverse=True)
    for one in form["city"]:
        assert len(on_seeds("list", f"city:{one['key']}", "--json").lines) == one["count"]
        assert len(on_seeds("list", f"about:{one['key']}", "--json").lines) == one["about"]
    for one in form["day"]:
        assert len(on_seeds("list", f"date:{one['key']}", "--json").lines) == one["count"]
    for one in form["person"]:
        assert len(on_seeds("list", f'person:"{one["key"]}"', "--json").lines) == one["count"]


def test_facets_of_a_query_count_only_what_it_finds(on_seeds):
    (form,) = on_seeds("facets", "Sinegubov", "--json").objects
    assert form["total"] == 1
    assert "Cities" in on_seeds("facets").out


# show


def test_an_article_is_shown_clean_folded_raw_and_as_json(on_seeds):
    (listed,) = on_seeds("list", "Terekhov", "--json").objects
    clean = on_seeds("show", listed["id"][:6]).out
    assert "Listen to this article" not in clean
    assert "2 March 2022, 10:06" in clean
    assert "destruction, annihilation" in clean
    folded = on_seeds("show", listed["id"], "--folded").out
    assert "┄ Listen to this article ┄ folded as audio: " in folded
    assert on_seeds("show", listed["slug"], "--raw").out == SECOND
    (form,) = on_seeds("show", listed["id"], "--json").objects
    assert {key: form[key] for key in listed if key != "cities"} == {
        key: listed[key] for key in listed if key != "cities"
    }
    assert form["origins"][0]["sha256"] == hashlib.sha256(SECOND.encode()).hexdigest()
    assert form["text"] == SECOND


def test_each_article_still_shows_its_own_spelling(on_seeds):
    found = {
        one["text"]
        for listed in on_seeds("list", "person:Synegubov", "--json").objects
        for one in on_seeds("show", listed["id"], "--json").objects[0]["entities"]
        if one["label"] == "PER" and "negubov" in one["text"]
    }
    assert {"Oleg Synegubov", "Oleh Sinegubov"} <= found


def test_the_dateline_leads_its_sentence(on_seeds):
    (listed,) = on_seeds("list", "basis:crawler", "--json").objects
    assert "\nKYIV: The Ukraine military says" in on_seeds("show", listed["id"]).out


def test_json_lines_survive_a_round_trip(on_seeds, run, tmp_path):
    forms = on_seeds("list", "--json").objects
    file = tmp_path / "a.jsonl"
    texts = [on_seeds("show", form["id"], "--json").objects[0]["text"] for form in forms]
    file.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    assert run("import", str(file), "--archive", str(tmp_path / "a")).code == 0
    again = run("list", "--archive", str(tmp_path / "a"), "--json").objects
    assert {form["id"] for form in again} == {form["id"] for form in forms}


def test_a_query_explains_what_it_stands_for(on_seeds):
    outcome = on_seeds("list", "--explain", "city:Kharkov person:Synegubov")
    assert outcome.code == 0
    assert outcome.lines[0] == "query: city:Kharkov person:Synegubov"
    assert "706483" in outcome.lines[1]
    assert "Sinegubov" in outcome.lines[2]
    assert outcome.lines[-1] == "finds: 2 articles"


def test_a_cautious_reader_is_shown_what_a_doubted_rule_folds(alone, tmp_path):
    (tmp_path / "c.toml").write_text('cleaning = "cautious"\n')
    paragraph = "Russian troops shelled Kharkiv on Tuesday, killing at least 21 people, governor Oleg Synegubov said."
    given = json.dumps({"id": 1, "text": f"{paragraph}\n{paragraph}"}).encode()
    kept = []
    for words in ((), ("--config", str(tmp_path / "c.toml"))):
        answer = json.loads(alone("annotate", *words, given=given).stdout)
        kept.append(answer["blocks"][-1]["kept"])
    assert kept == [False, True]


def test_a_sample_is_the_same_by_option_by_words_and_in_an_export(on_seeds, tmp_path):
    drawn = [form["id"] for form in on_seeds("list", "--json", "--sample", "2", "--seed", "5").objects]
    assert len(drawn) == 2
    assert [form["id"] for form in on_seeds("list", "--json", "sample:2", "seed:5").objects] == drawn
    target = tmp_path / "out"
    assert on_seeds("export", "--to", str(target), "--format", "jsonl", "--sample", "2", "--seed", "5").code == 0
    written = (target / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in written] == drawn
    assert on_seeds("list", "--seed", "5").code == 2
    assert "sample:2 seed:5" in on_seeds("list", "--explain", "--sample", "2", "--seed", "5").out
