from __future__ import annotations

import json

import pytest

from warreader.archive import Archive
from warreader.article import Annotation, Article, Entity, Given, Label, Origin, TitleBasis, article_id
from warreader.errors import NothingFoundError, UsageError
from warreader.ingest import (
    explain_joins,
    join_spellings,
    name_groups,
    open_paths,
    settle,
    split_name,
    suggest_names,
    undo_choices,
    unite_names,
)
from warreader.query import parse

NAMES = ("Oleg Synegubov", "Oleh Sinegubov", "Sinegubov", "Синєгубов", "Ben Wallace", "Oleg Synebugov")


def article(number: int, name: str, label: Label = Label.PER, spelt: str | None = None) -> Article:
    said = spelt or name
    text = f"{said} spoke on day {number}"
    entities = (Entity(0, len(said), label, said, name, kept=True),)
    annotation = Annotation(title=text, title_basis=TitleBasis.OPENING, entities=entities)
    identity = article_id(text, Given())
    return Article(identity, f"slug-{identity[:8]}", text, Given(), annotation, (Origin("a", "0" * 64),))


def fill(archive: Archive) -> None:
    archive.add([article(number, name) for number, name in enumerate((*NAMES, *NAMES[:1] * 3))])
    settle(archive)


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path / "archive") as opened:
        fill(opened)
        yield opened


def forms(archive: Archive, label: Label = Label.PER) -> dict[str, str]:
    return {one.text: one.joined for one in archive.names(label)}


def count(archive: Archive, query: str) -> int:
    return archive.search(parse(query)).total


def test_a_split_holds_at_once_in_every_search(archive):
    assert count(archive, 'person:"Oleg Synegubov"') == 7
    assert split_name(archive, "Oleg Synegubov", ["Sinegubov"]) == 1
    assert forms(archive)["Sinegubov"] == "Sinegubov"
    assert count(archive, 'person:"Oleg Synegubov"') == 6
    assert count(archive, 'person:"Sinegubov"') == 1


def test_a_split_survives_settling_and_a_new_import(archive, tmp_path):
    split_name(archive, "Oleg Synegubov", ["Oleh Sinegubov"])
    before = forms(archive)
    settle(archive)
    assert forms(archive) == before
    archive.close()
    for file in (tmp_path / "archive").glob("archive.db*"):
        file.unlink()
    with Archive.open(tmp_path / "archive") as anew:
        fill(anew)
        assert forms(anew) == before


def test_spellings_that_were_split_off_together_stay_together(archive):
    split_name(archive, "Oleg Synegubov", ["Sinegubov", "Синєгубов"])
    found = forms(archive)
    assert found["Sinegubov"] == found["Синєгубов"] == "Sinegubov"
    assert found["Oleh Sinegubov"] == "Oleg Synegubov"


def test_a_split_that_is_undone_leaves_no_trace(archive):
    before = forms(archive)
    split_name(archive, "Sinegubov", ["Oleh Sinegubov", "Синєгубов"])
    assert forms(archive) != before
    undo_choices(archive, "Oleg Synegubov", ["Oleh Sinegubov", "Синєгубов"], apart=True)
    assert forms(archive) == before
    assert archive.marks.name_choices() == []


def test_deciding_twice_is_deciding_once(archive):
    split_name(archive, "Oleg Synegubov", ["Sinegubov"])
    before = archive.marks.name_choices()
    assert split_name(archive, "Oleg Synegubov", ["Sinegubov"]) == 0
    assert archive.marks.name_choices() == before


def test_a_typing_error_is_suggested_until_it_is_joined(archive):
    assert [(one.spelling, one.name) for one in suggest_names(archive)] == [("Oleg Synebugov", "Oleg Synegubov")]
    unite_names(archive, "Oleg Synegubov", ["Oleg Synebugov"])
    assert forms(archive)["Oleg Synebugov"] == "Oleg Synegubov"
    assert suggest_names(archive) == []
    reason = explain_joins(archive, Label.PER, ["Oleg Synegubov"])["Oleg Synebugov"]
    assert "by you" in reason


def test_a_refused_suggestion_is_not_made_again(archive):
    unite_names(archive, "Oleg Synegubov", ["Oleg Synebugov"])
    split_name(archive, "Oleg Synegubov", ["Oleg Synebugov"])
    assert forms(archive)["Oleg Synebugov"] == "Oleg Synebugov"
    assert suggest_names(archive) == []


def test_joining_takes_back_a_split(archive):
    split_name(archive, "Oleg Synegubov", ["Sinegubov"])
    unite_names(archive, "Oleg Synegubov", ["Sinegubov"])
    assert forms(archive)["Sinegubov"] == "Oleg Synegubov"


def test_a_join_survives_settling_and_can_be_undone(archive):
    before = forms(archive)
    unite_names(archive, "Ben Wallace", ["Sinegubov"])
    joined = forms(archive)
    assert joined["Ben Wallace"] == joined["Oleg Synegubov"]
    settle(archive)
    assert forms(archive) == joined
    undo_choices(archive, "Ben Wallace", ["Sinegubov"], apart=False)
    assert forms(archive) == before


def test_only_the_touched_names_are_worked_out_anew(archive, monkeypatch):
    from warreader.ingest import joining

    seen: list[set[str]] = []
    real = joining.joins
    monkeypatch.setattr(joining, "joins", lambda counts, *rest: (seen.append(set(counts)), real(counts, *rest))[1])
    split_name(archive, "Oleg Synegubov", ["Sinegubov"])
    assert seen == [{"Oleg Synegubov", "Oleh Sinegubov", "Sinegubov", "Синєгубов"}]


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
    settle(archive)
    with pytest.raises(NothingFoundError, match="no article names 'Nobody' so"):
        split_name(archive, "Nobody", ["Sinegubov"])
    with pytest.raises(UsageError, match="'Ben Wallace' is not joined to 'Oleg Synegubov'"):
        split_name(archive, "Oleg Synegubov", ["Ben Wallace"])
    with pytest.raises(UsageError, match="split from itself"):
        split_name(archive, "Oleg Synegubov", ["Oleg Synegubov"])
    with pytest.raises(UsageError, match="inside an article"):
        split_name(archive, "Terekhov", ["Ihor Terekhov"])
    with pytest.raises(NothingFoundError, match="not kept apart by you"):
        undo_choices(archive, "Oleg Synegubov", ["Sinegubov"], apart=True)
    assert archive.marks.name_choices() == []


def test_names_are_grouped_with_the_most_frequent_first(archive):
    group = name_groups(archive, Label.PER)[0]
    assert (group.name, group.spellings[0], len(group.spellings)) == ("Oleg Synegubov", "Oleg Synegubov", 4)


def test_decisions_hold_for_files_that_are_read_in_place(tmp_path):
    for number, name in enumerate(("Oleg Synegubov", "Sinegubov")):
        said = f"The governor of the region, {name}, spoke to reporters in Kharkiv on Tuesday about the shelling."
        (tmp_path / f"{number}.jsonl").write_text(json.dumps({"text": said}))
    paths, cache, user = [str(tmp_path / "0.jsonl"), str(tmp_path / "1.jsonl")], tmp_path / "cache", tmp_path / "user"
    with open_paths(paths, cache, user).archive as visited:
        assert forms(visited)["Sinegubov"] == "Oleg Synegubov"
        split_name(visited, "Oleg Synegubov", ["Sinegubov"])
        undo_choices(visited, "Oleg Synegubov", ["Sinegubov"], apart=True)
    with Archive.open(tmp_path / "elsewhere", user=user) as other:
        fill(other)
        split_name(other, "Oleg Synegubov", ["Sinegubov"])
    with open_paths(paths, cache, user).archive as visited:
        assert forms(visited)["Sinegubov"] == "Sinegubov"
