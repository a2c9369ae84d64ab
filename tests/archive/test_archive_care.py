import pytest
from article_makers import KHARKIV, make_article, origin, published, raw

from warreader.archive import Archive
from warreader.archive._writing.writer import Writer
from warreader.article import Basis, Label
from warreader.errors import ArchiveError
from warreader.query import Query, parse

STORED = [
    make_article(
        f"Shells hit Kharkiv again {n}, Synegubov said",
        when=published(f"2022-03-{n + 1:02}", Basis.INFERRED if n % 3 == 0 else Basis.STATED),
        cities=[(KHARKIV, (11, 18), n % 2 == 0)],
        names=[(Label.PER, (29, 38), "Oleh Synegubov")],
        folded=[(0, 6)] if n % 2 else [],
        origins=(origin(f"folder/{n}.txt", b"%d" % n),),
    )
    for n in range(12)
]
QUERIES = ["shells", "shells is:folded", "city:Kharkiv", "about:Kharkiv", "date:~2022", "date:2022", "person:Synegubov"]


def answers(archive):
    return (
        [archive.search(parse(query)).ids() for query in QUERIES],
        archive.facets(Query()),
        archive.names.counts(Label.PER),
    )


def test_a_sound_archive_has_no_faults(archive):
    archive.add(STORED)
    archive.dating.set_inferred(STORED[0].id, None)
    archive.remove([STORED[1].id])
    assert archive.upkeep.check() == []


def test_an_index_that_lost_articles_is_noticed_and_made_anew_from_the_documents(archive):
    archive.add(STORED)
    before = answers(archive)
    connection = raw(archive.path)
    connection.execute("DELETE FROM search WHERE rowid = (SELECT max(id) FROM article)")
    connection.execute("DELETE FROM feature; DELETE FROM loose; UPDATE name SET articles = 7")
    connection.close()
    assert archive.upkeep.check() == ["archive.db: 1 articles are not in the index; rebuild it"]
    assert archive.upkeep.rebuild() == len(STORED)
    assert archive.upkeep.check() == []
    assert answers(archive) == before


def test_whoever_is_stopped_while_articles_are_replaced_leaves_the_index_merging_what_is_deleted(archive, monkeypatch):
    def share():
        return raw(archive.path).execute("SELECT v FROM search_config WHERE k = 'deletemerge'").fetchone()

    def cut_off(*_):
        writing = archive._store.connection  # nobody else sees what is not committed yet
        seen.append(writing.execute("SELECT v FROM search_config WHERE k = 'deletemerge'").fetchone())
        raise KeyboardInterrupt

    seen = []
    archive.add(STORED)
    monkeypatch.setattr(Writer, "replace", cut_off)
    with pytest.raises(KeyboardInterrupt):
        archive.replace(STORED[:1])
    assert (seen, share()) == ([(0,)], (10,))
    monkeypatch.undo()
    assert archive.replace(STORED[:1]) == 1
    assert share() == (10,)


def test_a_broken_page_is_told(tmp_path):
    with Archive.open(tmp_path) as archive:
        archive.add(STORED)
    content = bytearray((tmp_path / "archive.db").read_bytes())
    for place in range(16384 * 3, len(content), 16384):
        content[place : place + 64] = b"\xff" * 64
    (tmp_path / "archive.db").write_bytes(content)
    with Archive.open(tmp_path) as archive:
        faults = archive.upkeep.check()
    assert faults
    assert all(fault.startswith("archive.db: ") for fault in faults)


def test_every_origin_can_be_gone_through(archive):
    archive.add(STORED)
    found = dict(archive.upkeep.origins())
    assert set(found) == {one.id for one in STORED}
    assert {one.location for one in found.values()} == {f"folder/{n}.txt" for n in range(12)}
    assert found[STORED[3].id].sha256 == STORED[3].origins[0].sha256


def test_what_the_reader_made_is_saved_and_put_back(archive, tmp_path):
    archive.add(STORED)
    archive.marks.set_read(STORED[0].id, True)
    archive.marks.backup(tmp_path / "copy.db")
    archive.marks.set_read(STORED[0].id, False)
    archive.marks.set_starred(STORED[1].id, True)
    archive.marks.restore(tmp_path / "copy.db")
    assert archive.search(parse("is:read")).ids() == [STORED[0].id]
    assert archive.search(parse("is:starred")).total == 0
    assert archive.upkeep.check() == []
    archive.marks.restore(archive.marks.path.with_name("user.db.before-restore"))
    assert archive.search(parse("is:starred")).ids() == [STORED[1].id]
    archive.marks.set_read(STORED[2].id, True)
    assert archive.search(parse("is:read")).ids() == [STORED[2].id]


@pytest.mark.parametrize("content", [None, b"", b"hello", b"SQLite format 3\0" + bytes(5000)])
def test_a_backup_that_is_none_changes_nothing(archive, tmp_path, content):
    archive.add(STORED)
    archive.marks.set_read(STORED[0].id, True)
    if content is not None:
        (tmp_path / "copy.db").write_bytes(content)
    with pytest.raises(ArchiveError):
        archive.marks.restore(tmp_path / "copy.db")
    assert archive.search(parse("is:read")).ids() == [STORED[0].id]
    assert not archive.marks.path.with_name("user.db.before-restore").exists()


def test_articles_that_are_moved_and_replaced_again_and_again_leave_a_sound_index(archive):
    archive.add(STORED)
    for turn in range(8):
        for number, article in enumerate(STORED):
            day = (number * 5 + turn * 3) % 28 + 1
            archive.dating.set_inferred(
                article.id, published(f"2022-04-{day:02}", Basis.INFERRED) if turn % 3 else None
            )
        archive.replace(STORED[turn : turn + 3])
        archive.remove([STORED[turn].id])
        archive.add([STORED[turn]])
    assert archive.upkeep.check() == []
    for article in STORED:
        archive.dating.set_inferred(article.id, None)
    with_moves = answers(archive)
    archive.upkeep.rebuild()
    assert answers(archive) == with_moves
    assert sorted(archive.search(parse("shells is:folded")).ids()) == sorted(one.id for one in STORED)


def test_checking_and_rebuilding_tell_how_far_they_are(archive):
    archive.add(STORED)
    told = []
    assert archive.upkeep.check(lambda *how_far: told.append(how_far)) == []
    archive.upkeep.rebuild(lambda *how_far: told.append(how_far))
    assert [(what, total) for what, _, total in told] == [
        ("databases checked", 2),
        ("databases checked", 2),
        ("texts checked", len(STORED)),
        ("articles indexed", len(STORED)),
    ]
