from __future__ import annotations

import json

import pytest

from warreader.archive import Archive
from warreader.article import Annotation, Article, Entity, Given, Label, Origin, TitleBasis, article_id
from warreader.errors import NothingFoundError, UsageError
from warreader.ingest import (
    explain_joins,
    groups_that_sound_so,
    groups_with,
    join_spellings,
    joined_groups,
    name_groups,
    open_paths,
    run_passes,
    split_name,
    suggest_names,
    undo_choices,
    unite_names,
)
from warreader.query import parse

NAMES = ("Oleg Golubenko", "Oleh Holubenko", "Holubenko", "Голубенко", "Ben Wallace", "Oleg Gobulenko")


def article(number: int, name: str, label: Label = Label.PER, spelt: str | None = None) -> Article:
    said = spelt or name
    text = f"{said} spoke on day {number}"
    entities = (Entity(0, len(said), label, said, name, kept=True),)
    annotation = Annotation(title=text, title_basis=TitleBasis.OPENING, entities=entities)
    identity = article_id(text, Given())
    return Article(identity, f"slug-{identity[:8]}", text, Given(), annotation, (Origin("a", "0" * 64),))


def fill(archive: Archive) -> None:
    archive.add([article(number, name) for number, name in enumerate((*NAMES, *NAMES[:1] * 3))])
    run_passes(archive)


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path / "archive") as opened:
        fill(opened)
        yield opened


def forms(archive: Archive, label: Label = Label.PER) -> dict[str, str]:
    return {one.text: one.joined for one in archive.names.stored(label)}


def count(archive: Archive, query: str) -> int:
    return archive.search(parse(query)).total


def test_a_split_holds_at_once_in_every_search(archive):
    assert count(archive, 'person:"Oleg Golubenko"') == 7
    assert split_name(archive, "Oleg Golubenko", ["Holubenko"]) == 1
    assert forms(archive)["Holubenko"] == "Holubenko"
    assert count(archive, 'person:"Oleg Golubenko"') == 6
    assert count(archive, 'person:"Holubenko"') == 1


def test_a_split_survives_settling_and_a_new_import(archive, tmp_path):
    split_name(archive, "Oleg Golubenko", ["Oleh Holubenko"])
    before = forms(archive)
    run_passes(archive)
    assert forms(archive) == before
    archive.close()
    for file in (tmp_path / "archive").glob("archive.db*"):
        file.unlink()
    with Archive.open(tmp_path / "archive") as anew:
        fill(anew)
        assert forms(anew) == before


def test_spellings_that_were_split_off_together_stay_together(archive):
    split_name(archive, "Oleg Golubenko", ["Holubenko", "Голубенко"])
    found = forms(archive)
    assert found["Holubenko"] == found["Голубенко"] == "Holubenko"
    assert found["Oleh Holubenko"] == "Oleg Golubenko"


def test_a_split_that_is_undone_leaves_no_trace(archive):
    before = forms(archive)
    split_name(archive, "Holubenko", ["Oleh Holubenko", "Голубенко"])
    assert forms(archive) != before
    undo_choices(archive, "Oleg Golubenko", ["Oleh Holubenko", "Голубенко"], apart=True)
    assert forms(archive) == before
    assert archive.marks.name_choices() == []


def test_deciding_twice_is_deciding_once(archive):
    split_name(archive, "Oleg Golubenko", ["Holubenko"])
    before = archive.marks.name_choices()
    assert split_name(archive, "Oleg Golubenko", ["Holubenko"]) == 0
    assert archive.marks.name_choices() == before


def test_a_typing_error_is_suggested_until_it_is_joined(archive):
    assert [(one.spelling, one.name) for one in suggest_names(archive)] == [("Oleg Gobulenko", "Oleg Golubenko")]
    unite_names(archive, "Oleg Golubenko", ["Oleg Gobulenko"])
    assert forms(archive)["Oleg Gobulenko"] == "Oleg Golubenko"
    assert suggest_names(archive) == []
    reason = explain_joins(archive, Label.PER, ["Oleg Golubenko"])["Oleg Gobulenko"]
    assert "by you" in reason


def test_a_refused_suggestion_is_not_made_again(archive):
    unite_names(archive, "Oleg Golubenko", ["Oleg Gobulenko"])
    split_name(archive, "Oleg Golubenko", ["Oleg Gobulenko"])
    assert forms(archive)["Oleg Gobulenko"] == "Oleg Gobulenko"
    assert suggest_names(archive) == []


def test_joining_takes_back_a_split(archive):
    split_name(archive, "Oleg Golubenko", ["Holubenko"])
    unite_names(archive, "Oleg Golubenko", ["Holubenko"])
    assert forms(archive)["Holubenko"] == "Oleg Golubenko"


def test_a_join_survives_settling_and_can_be_undone(archive):
    before = forms(archive)
    unite_names(archive, "Ben Wallace", ["Holubenko"])
    joined = forms(archive)
    assert joined["Ben Wallace"] == joined["Oleg Golubenko"]
    run_passes(archive)
    assert forms(archive) == joined
    undo_choices(archive, "Ben Wallace", ["Holubenko"], apart=False)
    assert forms(archive) == before


def test_only_the_touched_names_are_worked_out_anew(archive, monkeypatch):
    from warreader.ingest import name_joining

    seen: list[set[str]] = []
    real = name_joining.joins
    monkeypatch.setattr(name_joining, "joins", lambda counts, *rest: (seen.append(set(counts)), real(counts, *rest))[1])
    split_name(archive, "Oleg Golubenko", ["Holubenko"])
    assert seen == [{"Oleg Golubenko", "Oleh Holubenko", "Holubenko", "Голубенко"}]


def test_organisations_are_split_and_joined_too(archive):
    bodies = ("Institute for the Study of War", "ISW", "the Kremlin Press Service")
    archive.add([article(100 + number, name, Label.ORG) for number, name in enumerate(bodies)])
    join_spellings(archive)
    assert forms(archive, Label.ORG)["ISW"] == "Institute for the Study of War"
    split_name(archive, "Institute for the Study of War", ["ISW"])
    assert forms(archive, Label.ORG)["ISW"] == "ISW"
    unite_names(archive, "Institute for the Study of War", ["the Kremlin Press Service"])
    assert len(set(forms(archive, Label.ORG).values())) == 2


def test_what_cannot_be_split_says_why(archive):
    archive.add([article(50, "Ihor Terekhov", spelt="Terekhov")])
    run_passes(archive)
    with pytest.raises(NothingFoundError, match="no article has the name 'Nobody'"):
        split_name(archive, "Nobody", ["Holubenko"])
    with pytest.raises(UsageError, match="'Ben Wallace' is not joined to 'Oleg Golubenko'"):
        split_name(archive, "Oleg Golubenko", ["Ben Wallace"])
    with pytest.raises(UsageError, match="split from itself"):
        split_name(archive, "Oleg Golubenko", ["Oleg Golubenko"])
    with pytest.raises(UsageError, match="inside an article"):
        split_name(archive, "Terekhov", ["Ihor Terekhov"])
    with pytest.raises(NothingFoundError, match="not kept apart by you"):
        undo_choices(archive, "Oleg Golubenko", ["Holubenko"], apart=True)
    assert archive.marks.name_choices() == []


def test_names_are_grouped_with_the_most_frequent_first(archive):
    group = joined_groups(archive, Label.PER)[0]
    assert (group.name, group.spellings[0], len(group.spellings)) == ("Oleg Golubenko", "Oleg Golubenko", 4)


def test_decisions_hold_for_files_that_are_read_in_place(tmp_path):
    for number, name in enumerate(("Oleg Golubenko", "Oleh Holubenko")):
        said = f"The governor of the region, {name}, spoke to reporters in Kharkiv on Tuesday about the shelling."
        (tmp_path / f"{number}.jsonl").write_text(json.dumps({"text": said}))
    paths, cache, user = [str(tmp_path / "0.jsonl"), str(tmp_path / "1.jsonl")], tmp_path / "cache", tmp_path / "user"
    with open_paths(paths, cache, user).archive as visited:
        assert forms(visited)["Oleh Holubenko"] == "Oleg Golubenko"
        split_name(visited, "Oleg Golubenko", ["Oleh Holubenko"])
        undo_choices(visited, "Oleg Golubenko", ["Oleh Holubenko"], apart=True)
    with Archive.open(tmp_path / "elsewhere", user=user) as other:
        fill(other)
        split_name(other, "Oleg Golubenko", ["Oleh Holubenko"])
    with open_paths(paths, cache, user).archive as visited:
        assert forms(visited)["Oleh Holubenko"] == "Oleh Holubenko"


def test_a_name_is_found_by_a_part_of_any_spelling_that_was_joined(archive, monkeypatch):
    for part in ("oleh", "lUBENk", "Голуб"):
        (group, *_) = groups_with(archive, Label.PER, part)
        assert (group.name, len(group.spellings)) == ("Oleg Golubenko", 4)
    found = groups_with(archive, Label.PER, "e")
    monkeypatch.setattr(name_groups, "_MANY", 0)
    assert groups_with(archive, Label.PER, "e") == found
    assert len(found) > 1
    assert groups_with(archive, Label.ORG, "oleh") == groups_with(archive, Label.PER, "nobody") == []


def test_a_name_is_found_by_its_sound_among_the_commonest_and_by_its_surname_among_all(archive, monkeypatch):
    found, compared_all = groups_that_sound_so(archive, Label.PER, "Benn Valace")
    assert ([group.name for group in found], compared_all) == (["Ben Wallace"], True)
    monkeypatch.setattr(name_groups, "COMPARED", 1)
    found, compared_all = groups_that_sound_so(archive, Label.PER, "Benn Valace")
    assert ([group.name for group in found], compared_all) == (["Ben Wallace"], False)
    assert groups_that_sound_so(archive, Label.PER, "Benn") == ([], False)
    assert groups_that_sound_so(archive, Label.PER, "!") == ([], True)
