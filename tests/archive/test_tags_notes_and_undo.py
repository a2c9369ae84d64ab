import random
import subprocess
import sys

import apsw
import pytest
from article_makers import make_article, published

from warreader.archive import Archive, Change
from warreader.errors import NothingFoundError, UsageError
from warreader.query import Query, parse
from warreader.text.passages import Passage

STORED = [make_article(f"Shells hit Kharkiv {n}", when=published(f"2022-03-{n + 1:02}")) for n in range(10)]
IDS = [one.id for one in STORED]


def found(archive, query):
    return sorted(archive.search(parse(query)).ids())


def tag(*words):
    return [Change("tag", word[0] == "+", word[1:]) for word in words]


@pytest.fixture
def stored(archive):
    archive.add(STORED)
    return archive


def test_a_tag_is_found_shown_and_counted(stored):
    assert stored.marks.apply(IDS[:3], tag("+hospital", "+kharkiv")) == 3
    assert found(stored, "tag:hospital") == sorted(IDS[:3])
    assert found(stored, "tag:Hospital -date:2022-03-01") == sorted(IDS[1:3])
    rows = {row.id: row.tags for row in stored.search(Query()).rows(0, 20)}
    assert rows[IDS[0]] == ("hospital", "kharkiv")
    assert rows[IDS[5]] == ()
    assert [(one.key, one.count) for one in stored.facets(parse("date:2022-03-02..")).tags] == [
        ("hospital", 2),
        ("kharkiv", 2),
    ]
    assert stored.marks.tags() == (("hospital", 3), ("kharkiv", 3))


def test_counts_of_tags_follow_at_once_though_other_counts_are_remembered(stored):
    assert stored.facets(Query()).tags == ()
    stored.marks.apply(IDS[:1], tag("+later"))
    assert [(one.key, one.count) for one in stored.facets(Query()).tags] == [("later", 1)]


def test_one_undo_takes_back_a_whole_bulk_action_and_nothing_else(stored):
    stored.marks.apply(IDS[:2], tag("+old"))
    stored.marks.set_read(IDS[0], True)
    changed = stored.marks.apply(IDS, [*tag("+old", "+new"), Change("read", True)], "marked all of them")
    assert changed == 10
    undone = stored.undo()
    assert undone.told == "marked all of them"
    assert set(undone.articles) == set(IDS)
    assert found(stored, "tag:old") == sorted(IDS[:2])
    assert found(stored, "tag:new") == []
    assert found(stored, "is:read") == [IDS[0]]
    assert stored.undo().told == "+old on 2 articles"
    assert found(stored, "is:tagged") == []
    assert stored.undo() is None


def test_a_deed_that_changes_nothing_is_none(stored):
    stored.marks.apply(IDS[:1], tag("+old"))
    assert stored.marks.apply(IDS[:1], tag("+old", "-new")) == 0
    assert stored.undo().articles == (IDS[0],)


def test_any_row_of_deeds_is_undone_step_by_step(stored):
    chance = random.Random(7)
    states = []

    def state():
        notes = [(note.article, note.text) for note in stored.marks.notes.all()]
        return [stored.marks.get(one) for one in IDS], notes

    for _ in range(60):
        before = state()
        if chance.random() < 0.3:
            stored.marks.notes.add(chance.choice(IDS), f"note {chance.random()}")
        elif chance.random() < 0.3 and stored.marks.notes.all():
            note = chance.choice(stored.marks.notes.all())
            chance.choice([stored.marks.notes.remove, lambda one: stored.marks.notes.edit(one, "other")])(note.id)
        else:
            kind = chance.choice(["read", "starred", "tag"])
            change = Change(kind, chance.random() < 0.6, chance.choice("ab") if kind == "tag" else "")
            stored.marks.apply(chance.sample(IDS, 4), [change])
        if state() != before:
            states.append(before)
    while states:
        assert stored.undo() is not None
        assert state() == states.pop()
    assert stored.undo() is None


def test_undo_works_after_a_restart_and_in_any_number_of_articles(tmp_path):
    ids = [f"{n:016x}" for n in range(45_000)]
    with Archive.open(tmp_path) as archive:
        assert archive.marks.apply(ids, [Change("read", True)]) == 45_000
    with Archive.open(tmp_path) as archive:
        assert archive.marks.get(ids[-1]).read
        assert len(archive.undo().articles) == 45_000
        assert not any(archive.marks.get(one).read for one in (ids[0], ids[20_000], ids[-1]))


def test_a_note_is_kept_with_its_passage_and_found_by_its_words(stored):
    passage = Passage.of(STORED[0].text, STORED[0].annotation.blocks[0].span)
    note = stored.marks.notes.add(IDS[0], " First-hand WITNESS?\n", passage, title="Shells")
    stored.marks.notes.add(IDS[1], "other")
    assert stored.marks.notes.of(IDS[0]) == (note,)
    assert (note.text, note.passage) == ("First-hand WITNESS?", passage)
    assert found(stored, "note:witness") == [IDS[0]]
    assert found(stored, 'note:"first hand wit"*') == [IDS[0]]
    assert found(stored, "has:note -note:witness") == [IDS[1]]
    stored.marks.notes.edit(note.id, "second source")
    assert found(stored, "note:witness") == []
    assert found(stored, "note:source") == [IDS[0]]
    stored.marks.notes.remove(note.id)
    assert found(stored, "has:note") == [IDS[1]]
    stored.undo()
    stored.undo()
    assert stored.marks.notes.get(note.id) == note
    assert found(stored, "note:witness") == [IDS[0]]
    assert stored.upkeep.check() == []


def test_the_number_of_a_note_is_never_used_again(stored):
    first = stored.marks.notes.add(IDS[0], "one")
    stored.marks.notes.remove(first.id)
    second = stored.marks.notes.add(IDS[1], "two")
    assert second.id > first.id
    stored.undo()
    stored.undo()
    assert [note.id for note in stored.marks.notes.all()] == [first.id]


def test_an_empty_note_and_an_unknown_one_are_told(stored):
    with pytest.raises(UsageError):
        stored.marks.notes.add(IDS[0], " \n ")
    with pytest.raises(NothingFoundError):
        stored.marks.notes.remove(7)


def test_what_the_reader_made_outlives_the_article_and_greets_it_when_it_comes_back(stored):
    stored.marks.apply(IDS[:1], tag("+keep"))
    stored.marks.notes.add(IDS[0], "mine", title=STORED[0].annotation.title)
    stored.remove(IDS[:1])
    assert found(stored, "has:note OR is:tagged") == []
    assert [(note.article, note.title) for note in stored.marks.notes.all()] == [(IDS[0], "Shells hit Kharkiv 0")]
    stored.add(STORED[:1])
    assert found(stored, "has:note tag:keep") == [IDS[0]]


def test_backup_and_restore_keep_tags_notes_corrections_searches_and_undo(stored, tmp_path):
    stored.marks.apply(IDS[:2], tag("+keep"))
    stored.marks.notes.add(IDS[0], "mine")
    stored.marks.searches.save("front", "city:Kharkiv")
    stored.marks.backup(tmp_path / "copy.db")
    stored.marks.apply(IDS, tag("-keep"))
    stored.marks.notes.remove(1)
    stored.marks.searches.remove("front")
    stored.marks.restore(tmp_path / "copy.db")
    assert found(stored, "tag:keep") == sorted(IDS[:2])
    assert found(stored, "note:mine") == [IDS[0]]
    assert stored.marks.searches.get("front").query == "city:Kharkiv"
    stored.undo()
    assert found(stored, "has:note") == []


def test_a_reader_of_the_first_version_keeps_all_marks(tmp_path):
    with Archive.open(tmp_path) as archive:
        archive.add(STORED)
        archive.marks.set_starred(IDS[3], True)
    connection = apsw.Connection(str(tmp_path / "user.db"))
    new = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    for name in new:
        if name not in {"mark", "sqlite_sequence"} and not name.startswith("note_search_"):
            connection.execute(f"DROP TABLE {name}")
    connection.pragma("user_version", 1)
    connection.close()
    with Archive.open(tmp_path) as archive:
        assert found(archive, "is:starred") == [IDS[3]]
        archive.marks.apply(IDS[:1], tag("+fresh"))
        assert found(archive, "tag:fresh") == [IDS[0]]


WORKER = """
import os, sys
from pathlib import Path
from warreader.archive import Change, Marks
marks = Marks(Path(sys.argv[1]))
for n in range(200):
    marks.apply([f"{n:016x}"], [Change("tag", True, "t")])
    marks.notes.add(f"{n:016x}", f"note {n}")
    print(n, flush=True)
    if n == 20:
        os._exit(9)
"""


def test_what_was_confirmed_is_there_after_the_program_is_killed(tmp_path):
    done = subprocess.run([sys.executable, "-c", WORKER, str(tmp_path)], capture_output=True, check=False)
    assert done.returncode == 9, done.stderr
    last = int(done.stdout.split()[-1])
    with Archive.open(tmp_path) as archive:
        assert dict(archive.marks.tags())["t"] == last + 1
        assert len(archive.marks.notes.all()) == last + 1
        assert archive.upkeep.check() == []


def test_a_saved_search_counts_what_came_in_since_it_was_last_looked_at(archive):
    archive.add(STORED[:4])
    assert archive.counts.new(parse("Kharkiv"), None) == 4
    archive.marks.searches.save(" my  front ", "Kharkiv", archive.newest_import())
    saved = archive.marks.searches.get("my front")
    assert archive.counts.new(parse(saved.query), saved.seen) == 0
    connection = apsw.Connection(str(archive.path))
    connection.execute("UPDATE origin SET imported = imported - 60")
    connection.close()
    archive.marks.searches.set_seen("my front", archive.newest_import())
    archive.add(STORED[2:])
    saved = archive.marks.searches.get("my front")
    assert archive.counts.new(parse(saved.query), saved.seen) == 6
    assert archive.counts.new(parse("Kyiv"), saved.seen) == 0


def test_a_saved_search_needs_a_name_and_can_be_replaced_and_removed(archive):
    archive.marks.searches.save("a", "one")
    archive.marks.searches.save("a", "two")
    assert [(one.name, one.query) for one in archive.marks.searches.all()] == [("a", "two")]
    archive.marks.searches.remove("a")
    with pytest.raises(NothingFoundError):
        archive.marks.searches.get("a")
    for name in ("", " \n", "x" * 65):
        with pytest.raises(UsageError):
            archive.marks.searches.save(name, "one")
