from __future__ import annotations

import datetime as dt
import json
import multiprocessing
import signal
import time
from contextlib import closing
from dataclasses import replace
from types import SimpleNamespace

import pytest

from warreader.archive import Archive
from warreader.article import Annotation, Given, Label, Origin, SourceText
from warreader.errors import ArchiveError
from warreader.ingest import CityIndex, add_seeds, finish_all, import_into, load_annotator, passes, run, run_passes
from warreader.ingest import parallel as parallel_module
from warreader.ingest._due_note import UNSETTLED, DueNote, was_cut_off
from warreader.ingest._finish import Finish
from warreader.ingest.parallel import PAUSE, annotate_in_order
from warreader.query import Query, parse
from warreader.sources import Problem, read_paths


def source(text: str, *, location: str = "a", **given: str) -> SourceText:
    return SourceText(text, Given(**given), Origin(location, "0" * 64))


def story(number: int) -> SourceText:
    text = f"Shelling hit Kharkiv for day {number}, the mayor said.\nRead more: another story\nIt went on in Sumy."
    return source(text, location=f"f#{number}", title=f"Story {number}", published="2022-03-02")


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path / "archive", lexicon=CityIndex()) as opened:
        yield opened


def rows(archive, query=""):
    listing = archive.search(parse(query))
    return listing.rows(0, listing.total)


def assert_adds_up(ledger, read):
    assert ledger.read == read
    assert ledger.read == ledger.stored + ledger.known + sum(ledger.skipped.values())


def test_the_ledger_adds_up(archive):
    records = [
        story(1),
        Problem("b", "empty", failed=False),
        story(2),
        story(1),
        Problem("c", "broken JSON", failed=True),
    ]
    ledger = import_into(archive, records, load_annotator())
    assert_adds_up(ledger, 5)
    assert (ledger.stored, ledger.known, ledger.skipped) == (2, 1, {"empty": 1, "broken JSON": 1})
    assert (ledger.failed, [problem.location for problem in ledger.problems]) == (1, ["c"])


@pytest.mark.parametrize("year", [1970, 2100])
def test_a_clock_that_is_wrong_costs_no_date(archive, monkeypatch, year):
    now = dt.datetime(year, 1, 1, 0, 1, 40, tzinfo=dt.UTC)
    monkeypatch.setattr(run, "dt", SimpleNamespace(datetime=SimpleNamespace(now=lambda _: now), UTC=dt.UTC))
    page = "Four killed in Kharkiv\n2 March 2022, 10:06\nFour people were killed in Kharkiv, the governor said."
    import_into(
        archive, [source(page, fetched=now.isoformat()), source("Shelled.", published="2022-03-03")], load_annotator()
    )
    assert [str(row.published.date) for row in rows(archive)] == ["2022-03-03", "2022-03-02"]
    assert {one.imported for row in rows(archive) for one in archive.article(row.id).origins} == {now}


def test_importing_twice_changes_nothing(archive):
    first = import_into(archive, map(story, range(10)), load_annotator())
    before = rows(archive)
    second = import_into(archive, map(story, range(10)), load_annotator())
    assert (first.stored, second.stored, second.known) == (10, 0, 10)
    assert rows(archive) == before


def test_the_same_text_from_another_place_is_one_article_with_two_origins(archive):
    import_into(
        archive, [source("Kharkiv was hit.", location="a"), source("Kharkiv was hit.", location="b")], load_annotator()
    )
    import_into(archive, [source("Kharkiv was hit.", location="c")], load_annotator())
    (row,) = rows(archive)
    assert [origin.location for origin in archive.article(row.id).origins] == ["a", "b", "c"]
    assert all(origin.imported is not None for origin in archive.article(row.id).origins)
    assert archive.article(row.id).annotation.blocks


def test_the_same_text_with_another_title_is_another_article_and_a_duplicate(archive):
    import_into(
        archive, [source("Kharkiv was hit.", title="One"), source("Kharkiv was hit.", title="Two")], load_annotator()
    )
    assert sorted(row.duplicate for row in rows(archive)) == [False, True]


def test_progress_counts_everything_that_was_met(archive):
    seen: list[int] = []
    import_into(archive, map(story, range(7)), load_annotator(), progress=lambda tally: seen.append(tally.met))
    assert seen[-1] == 7
    assert seen == sorted(seen)


def test_what_was_committed_before_a_fault_stays_and_the_next_run_goes_on(archive, monkeypatch):
    monkeypatch.setattr("warreader.ingest.run.BATCH", 2)

    def stories():
        yield from map(story, range(70))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_into(archive, stories(), load_annotator())
    kept = len(rows(archive))
    assert 0 < kept < 70
    ledger = import_into(archive, map(story, range(70)), load_annotator())
    assert (ledger.stored, ledger.known) == (70 - kept, kept)


def test_a_slow_import_stores_what_it_has_after_a_while(archive, monkeypatch):
    monkeypatch.setattr(run, "BATCH_SECONDS", 0.0)
    seen: list[int] = []
    import_into(archive, map(story, range(5)), load_annotator(), progress=lambda tally: seen.append(tally.stored))
    assert any(0 < stored < 5 for stored in seen)


def test_a_long_import_on_two_cores_gives_what_one_gives(monkeypatch):
    monkeypatch.setattr(parallel_module, "ALONE", 3)
    stories = [story(number) for number in range(40)]
    stories[20:20] = [Problem("p", "empty", failed=False)]
    alone = list(annotate_in_order(stories, load_annotator(), workers=1))
    together = list(annotate_in_order(stories, load_annotator(), workers=2))
    assert together == alone
    assert [record for record, _ in together] == stories
    assert together[20][1] is None
    assert isinstance(together[21][1], Annotation)


def test_other_processes_are_as_cautious_as_this_one(monkeypatch):
    monkeypatch.setattr(parallel_module, "ALONE", 1)
    paragraph = "Russian troops shelled Kharkiv on Tuesday, killing at least 21 people, governor Oleg Synegubov said."
    sources = [SourceText(f"{paragraph}\n{paragraph}", Given(), Origin("f", "0" * 64))] * 3
    for cautious in (False, True):
        found = annotate_in_order(sources, load_annotator(cautious=cautious), workers=2)
        assert [annotation.blocks[-1].kept for _, annotation in found] == [cautious] * 3


def test_a_pause_finishes_what_is_under_way_before_the_next_is_waited_for(monkeypatch):
    monkeypatch.setattr(parallel_module, "ALONE", 1)
    asked: list[int] = []

    def stories():
        for number in range(6):
            asked.append(number)
            yield story(number)
            yield PAUSE

    for number, (record, _) in enumerate(annotate_in_order(stories(), load_annotator(), workers=2)):
        assert record == story(number)
        assert len(asked) <= number + 1


def test_texts_are_taken_only_as_they_are_needed(monkeypatch):
    monkeypatch.setattr(parallel_module, "ALONE", 2)
    taken = 0

    def stories():
        nonlocal taken
        for number in range(10_000):
            taken += 1
            yield story(number)

    results = annotate_in_order(stories(), load_annotator(), workers=2)
    for _ in range(10):
        next(results)
    assert taken < 300
    results.close()


def test_a_killed_process_costs_no_text(monkeypatch):
    monkeypatch.setattr(parallel_module, "ALONE", 1)
    monkeypatch.setattr(parallel_module, "_prepare", _die)
    stories = [story(number) for number in range(30)]
    assert [record for record, _ in annotate_in_order(stories, load_annotator(), workers=2)] == stories


def test_a_process_that_was_killed_before_it_got_a_text_costs_none(monkeypatch):
    monkeypatch.setattr(parallel_module, "ALONE", 1)
    monkeypatch.setattr(parallel_module, "_prepare", _die)
    stories = [story(number) for number in range(60)]

    def slow():
        yield from stories[:3]
        time.sleep(1.5)  # until the pool knows
        yield from stories[3:]

    assert [record for record, _ in annotate_in_order(slow(), load_annotator(), workers=2)] == stories


def test_processes_that_are_starting_end_when_the_import_is_stopped(monkeypatch):
    """Left alone they tell on standard error that what they were handed is gone."""
    started: list[multiprocessing.Process] = []
    submit, before = parallel_module._submit, multiprocessing.active_children()

    def stop(*values):
        submit(*values)
        started.extend(child for child in multiprocessing.active_children() if child not in before)
        raise KeyboardInterrupt

    monkeypatch.setattr(parallel_module, "_submit", stop)
    with pytest.raises(KeyboardInterrupt):
        list(annotate_in_order(map(story, range(parallel_module.ALONE + 1)), load_annotator(), workers=2))
    for child in started:
        child.join(timeout=20)
    assert [child.exitcode for child in started] == [-signal.SIGTERM] * len(started) != []


class RefusedError(Exception):
    """A process would have been started."""


def _refuse(*_args, **_options):
    raise RefusedError


@pytest.mark.parametrize("count", [3, 40])
def test_texts_that_trickle_in_start_no_process(monkeypatch, count):
    monkeypatch.setattr(parallel_module, "ALONE", 4)
    monkeypatch.setattr(parallel_module, "ProcessPoolExecutor", _refuse)
    stories = [story(number) for number in range(count)]
    trickle = (record for number in range(0, count, 3) for record in (*stories[number : number + 3], PAUSE))
    assert [record for record, _ in annotate_in_order(trickle, load_annotator(), workers=2)] == stories


def test_a_small_import_starts_no_process_and_a_few_long_texts_do(monkeypatch):
    monkeypatch.setattr(parallel_module, "ProcessPoolExecutor", _refuse)
    small = [story(number) for number in range(20)]
    assert [record for record, _ in annotate_in_order(small, load_annotator(), workers=2)] == small
    long = [source("Kharkiv was hit again on Tuesday. " * 500) for _ in range(20)]
    with pytest.raises(RefusedError):
        list(annotate_in_order(long, load_annotator(), workers=2))


def _die(*_args, **_more) -> None:
    raise SystemExit(1)


class Failing:
    """An annotator that fails on one text."""

    cautious = False
    entities = ()

    def annotate(self, text, *, keep_all=False):
        if "day 2" in text.text:
            raise ValueError("what it says")
        return load_annotator().annotate(text, keep_all=keep_all)


def test_a_text_on_which_an_engine_fails_costs_no_other(archive):
    ledger = import_into(archive, map(story, range(5)), Failing())
    assert_adds_up(ledger, 5)
    assert (ledger.stored, ledger.failed) == (4, 1)
    assert ledger.problems[0].location == "f#2"
    assert "what it says" in ledger.problems[0].detail


def test_an_import_that_was_cut_off_before_it_settled_is_settled_by_the_next(archive, monkeypatch):
    with monkeypatch.context() as cut:
        cut.setattr("warreader.ingest._finish.run_passes", _die)
        with pytest.raises(SystemExit):
            add_seeds(archive, load_annotator())
    assert not rows(archive, "is:inferred")
    assert add_seeds(archive, load_annotator()).stored == 0
    assert len(rows(archive, "is:inferred")) == 1
    assert not list(archive.path.parent.glob("unsettled"))


def test_the_passes_over_an_archive_made_anew_are_due_until_they_are_through(archive, monkeypatch):
    add_seeds(archive, load_annotator())
    with monkeypatch.context() as cut:
        cut.setattr("warreader.ingest._finish.run_passes", _die)
        with pytest.raises(SystemExit):
            finish_all(archive)
    note = archive.path.with_name("unsettled")
    assert note.exists()
    finish_all(archive)
    assert not note.exists()


def test_in_a_large_archive_only_new_articles_without_a_date_are_looked_at(archive, monkeypatch):
    monkeypatch.setattr("warreader.ingest.passes.LOOKED_AT_AGAIN", 0)
    looked: list[str] = []
    real = passes._infer
    monkeypatch.setattr(
        passes, "_infer", lambda archive, one, weighed: looked.append(one) or real(archive, one, weighed)
    )
    add_seeds(archive, load_annotator())
    first = list(looked)
    import_into(archive, [source("Nobody knows when this was written in Sumy.")], load_annotator())
    assert len(first) == 1
    assert len(looked) == 2
    assert looked[1] != first[0]


def test_settling_twice_changes_nothing(archive):
    add_seeds(archive, load_annotator())
    before = rows(archive)
    people = archive.facets(Query()).people
    run_passes(archive)
    assert rows(archive) == before
    assert archive.facets(Query()).people == people


def test_the_date_of_the_third_seed_is_inferred_only_beside_the_others(tmp_path):
    from warreader.resources import shipped_folder

    third = sorted(shipped_folder("seeds").glob("*.txt"))[2]
    with Archive.open(tmp_path / "alone", lexicon=CityIndex()) as alone:
        import_into(alone, read_paths([third]), load_annotator())
        assert rows(alone)[0].published is None


def test_an_inferred_date_goes_when_its_evidence_goes(archive):
    add_seeds(archive, load_annotator())
    (inferred,) = rows(archive, "date:~2022-02")
    archive.remove([row.id for row in rows(archive, "date:2022")])
    run_passes(archive)
    assert archive.article(inferred.id).annotation.published is None


def test_a_year_is_filled_from_neighbours_and_taken_back_without_them(archive):
    texts = [
        json.dumps(
            f"The governor Oleg Synegubov told reporters in Kharkiv that Saltivka and Chuhuiv were shelled {word}."
        )
        for word in ("again", "heavily", "at dawn")
    ]
    dated = [
        source(f"{text}\nKarazin University burned.", title=f"T{n}", published=f"2022-03-0{n + 1}")
        for n, text in enumerate(texts)
    ]
    yearless = source(f"KHARKIV, March 2 (Reuters) - {texts[0]}\nKarazin University burned.")
    import_into(archive, [*dated, yearless], load_annotator())
    (row,) = rows(archive, "basis:year-filled")
    assert str(row.published.date) == "2022-03-02"
    run_passes(archive)
    assert rows(archive, "basis:year-filled") == [row]
    archive.remove([one.id for one in rows(archive) if one.id != row.id])
    run_passes(archive)
    assert str(archive.article(row.id).annotation.published.date) == "--03-02"


def test_people_are_joined_over_all_articles(archive):
    add_seeds(archive, load_annotator())
    assert len({name for name in archive.names.counts(Label.PER) if "negubov" in name}) == 2
    assert len([one for one in archive.facets(Query()).people if "Syniehubov" in one.name]) == 1


def test_a_note_that_the_disk_has_no_room_for_is_told_once(archive):
    archive.path.with_name(UNSETTLED).symlink_to("/dev/full")
    with pytest.raises(ArchiveError, match="cannot be written"):
        import_into(archive, [source("Sumy was hit.", source="BBC")], load_annotator())


def test_a_run_that_brings_nothing_leaves_the_note_of_one_that_began_later(archive):
    add_seeds(archive, load_annotator())
    with Finish(archive) as finish:
        with closing(DueNote(archive.path.parent)) as later:
            later.add()
        finish.run(load_annotator())
    assert was_cut_off(archive.path.parent)


def test_what_was_cut_off_in_the_note_costs_nothing_that_is_named_behind_it(archive):
    archive.path.with_name(UNSETTLED).write_text('{"BBC": ["00')
    add_seeds(archive, None)
    article = archive.article(archive.search(Query()).ids()[0])
    named = replace(article, given=replace(article.given, source="Reuters"))
    with closing(DueNote(archive.path.parent)) as note:
        note.add([named])
        assert note.articles() == {"Reuters": [named.id]}
