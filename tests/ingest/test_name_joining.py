"""Names that are joined bit by bit, as articles come and go, are joined as in one pass over the whole archive."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warreader.archive import Archive
from warreader.article import Annotation, Article, Entity, Given, Label, Origin, TitleBasis, article_id
from warreader.errors import ArchiveError, WarreaderError
from warreader.ingest import explain_joins, join_spellings, name_joining, name_rules, split_name, unite_names
from warreader.ingest.name_joining import load_aliases
from warreader.ingest.name_rules import LABELS, names_wait
from warreader.text.names import body_joins, joins

PEOPLE = (
    "Oleg Golubenko", "Oleh Holubenko", "O. Golubenko", "Holubenko", "Голубенко", "Голубенка", "Ben Wallace", "Wallace",
    "Zoe Wallace", "Муаммара Каддафи", "Kadhafi", "Зеленским", "Zelenskyy",
)  # fmt: skip
BODIES = (
    "Bureau of Fire Safety", "Board of Farm Studies", "BFS", "B.F.S.", "New Bilibid Prison",
    "NBP", "Служби безпеки України", "СБУ", "Минобороны", "Министерства обороны", "NATO",
)  # fmt: skip
NAMES = [(Label.PER, name) for name in PEOPLE] + [(Label.ORG, name) for name in BODIES]


def article(number: int, label: Label, name: str) -> Article:
    text = f"{name} spoke on day {number}"
    entities = (Entity(0, len(name), label, name, name, kept=True),)
    annotation = Annotation(title=text, title_basis=TitleBasis.OPENING, entities=entities)
    identity = article_id(text, Given())
    return Article(identity, f"slug-{identity[:8]}", text, Given(), annotation, (Origin("a", "0" * 64),))


def joined(archive: Archive) -> list[tuple[str, str, str]]:
    why = reasons(archive)
    return [(one.text, one.joined, why[one.text]) for label in LABELS for one in archive.names.stored(label)]


def reasons(archive: Archive) -> dict[str, str]:
    every = [(label, one.text) for label in LABELS for one in archive.names.stored(label)]
    return {name: explain_joins(archive, label, [name])[name] for label, name in every}


def of_the_whole(archive: Archive) -> list[tuple[str, str, str]]:
    """Join all names of an archive at once, by the same decisions; nothing of it is stored."""
    aliases, choices = load_aliases(), archive.marks.name_choices()
    found = []
    for label in LABELS:
        counts = archive.names.counts(label)
        apart, one = ({x.pair for x in choices if x.label is label and x.apart is two} for two in (True, False))
        known, rules = (aliases.bodies, body_joins) if label is Label.ORG else (aliases.people, joins)
        found += [(join.spelling, join.name, join.reason) for join in rules(counts, known, apart, one)]
    return found


DECISION = st.tuples(st.booleans(), st.sampled_from(NAMES), st.sampled_from(NAMES))
STEP = st.tuples(
    st.lists(st.sampled_from(NAMES), max_size=6), st.integers(0, 2), st.lists(DECISION, max_size=2), st.booleans()
)


@settings(max_examples=15, deadline=None)
@given(st.lists(STEP, min_size=2, max_size=5))
def test_any_parts_come_to_the_joins_and_reasons_of_the_whole(steps):
    kept: list[Article] = []
    count = 0
    with (
        tempfile.TemporaryDirectory() as folder,
        Archive.open(Path(folder, "parts")) as archive,
        patch.object(name_joining, "_PART", 2),
    ):
        for came, gone, decisions, settled in steps:
            new = [article(count + number, *name) for number, name in enumerate(came)]
            count += len(new)
            archive.add(new)
            kept += new
            archive.remove([one.id for one in kept[:gone]])
            del kept[:gone]
            if settled:
                join_spellings(archive)
            for apart, (_, one), (_, other) in decisions:
                with suppress(WarreaderError):  # a name that is not there, or that it is already
                    (split_name if apart else unite_names)(archive, one, [other])
        join_spellings(archive)
        assert joined(archive) == of_the_whole(archive)
        assert join_spellings(archive) == 0


@pytest.fixture
def archive(tmp_path, monkeypatch):
    monkeypatch.setattr(name_joining, "_PART", 2)
    with Archive.open(tmp_path / "archive") as opened:
        opened.add([article(number, *name) for number, name in enumerate(NAMES)])
        join_spellings(opened)
        yield opened


def forms(archive: Archive, label: Label = Label.PER) -> dict[str, str]:
    return {one.text: one.joined for one in archive.names.stored(label)}


def test_an_acronym_leaves_its_name_when_a_second_with_these_initials_comes_and_comes_back_when_that_goes(tmp_path):
    with Archive.open(tmp_path) as archive:
        archive.add([article(number, Label.ORG, name) for number, name in enumerate((BODIES[0], "BFS"))])
        join_spellings(archive)
        assert forms(archive, Label.ORG)["BFS"] == BODIES[0]
        other = article(9, Label.ORG, BODIES[1])
        archive.add([other])
        assert join_spellings(archive) == 1
        assert forms(archive, Label.ORG)["BFS"] == "BFS"
        archive.remove([other.id])
        join_spellings(archive)
        assert forms(archive, Label.ORG)["BFS"] == BODIES[0]


def test_an_acronym_leaves_a_name_that_it_stands_far_more_often_than(tmp_path):
    with Archive.open(tmp_path) as archive:
        archive.add([article(number, Label.ORG, name) for number, name in enumerate(("New Bilibid Prison", "NBP"))])
        join_spellings(archive)
        assert forms(archive, Label.ORG)["NBP"] == "New Bilibid Prison"
        archive.add([article(number, Label.ORG, "NBP") for number in range(10, 14)])
        join_spellings(archive)
        assert forms(archive, Label.ORG)["NBP"] == "NBP"


def test_a_refused_join_survives_what_comes_after_it(archive):
    split_name(archive, "Oleg Golubenko", ["Oleh Holubenko"])
    archive.add([article(100 + number, Label.PER, "Oleh Holubenko") for number in range(3)])
    join_spellings(archive)
    assert forms(archive)["Oleh Holubenko"] == "Oleh Holubenko"


def test_only_relatives_of_what_came_are_looked_at(archive, monkeypatch):
    seen: list[set[str]] = []
    real = name_joining.joins
    monkeypatch.setattr(name_joining, "joins", lambda counts, *rest: (seen.append(set(counts)), real(counts, *rest))[1])
    archive.add([article(100, Label.PER, "Adam Wallace")])
    join_spellings(archive)
    assert seen == [{"Adam Wallace", "Ben Wallace", "Zoe Wallace", "Wallace"}]


def test_a_decision_that_was_made_elsewhere_is_followed_by_the_next_import(archive, tmp_path):
    with Archive.open(tmp_path / "elsewhere", user=archive.marks.path.parent) as other:
        other.add([article(number, *name) for number, name in enumerate(NAMES)])
        join_spellings(other)
        split_name(other, "Oleg Golubenko", ["Oleh Holubenko"])
    assert forms(archive)["Oleh Holubenko"] == "Oleg Golubenko"
    join_spellings(archive)
    assert forms(archive)["Oleh Holubenko"] == "Oleh Holubenko"


def test_other_rules_join_the_whole_archive_anew(archive, monkeypatch):
    archive.names.join(Label.PER, {"Ben Wallace": "Zoe Wallace"}, others_stay=True)
    join_spellings(archive)
    assert forms(archive)["Ben Wallace"] == "Zoe Wallace"  # as by the rules of before
    monkeypatch.setattr(name_joining, "name_rules", lambda: "others")
    join_spellings(archive)
    assert forms(archive)["Ben Wallace"] == "Ben Wallace"


def test_what_another_program_stores_while_names_are_joined_is_still_due(archive, monkeypatch):
    real = name_joining.joins

    def meanwhile(*values):
        monkeypatch.setattr(name_joining, "joins", real)
        with Archive.open(archive.path.parent) as other:
            other.add([article(200, Label.PER, "Wallace")])
        return real(*values)

    monkeypatch.setattr(name_joining, "joins", meanwhile)
    archive.add([article(100, Label.PER, "Wallace"), article(101, Label.PER, "Ivan Petrenko")])
    join_spellings(archive)
    assert archive.names.due(Label.PER) == {"Wallace": 3}
    join_spellings(archive)
    assert archive.names.due(Label.PER) == {}


def test_a_pass_over_everything_that_is_stopped_goes_on_from_there(archive, monkeypatch):
    archive.names.join(Label.PER, {"Ben Wallace": "Zoe Wallace", "Голубенка": "Zoe Wallace"}, others_stay=True)
    for module in (name_joining, name_rules):
        monkeypatch.setattr(module, "name_rules", lambda: "others")
    told = []

    def stop(what, done, total):
        told.append((what, done, total))
        raise KeyboardInterrupt

    while names_wait(archive):
        with suppress(KeyboardInterrupt):
            join_spellings(archive, progress=stop)
    assert joined(archive) == of_the_whole(archive)
    left = [total - done for _, done, total in told]
    assert left == sorted(left, reverse=True)
    assert len(set(left)) == len(left) > 3


def test_an_archive_that_takes_no_keys_tells_why_names_are_one(tmp_path):
    with Archive.open(tmp_path) as archive:
        archive.add([article(number, *name) for number, name in enumerate(NAMES)])
        with patch.object(archive.names, "write_keys", side_effect=ArchiveError("it cannot be written")):
            unwritable = reasons(archive)
        assert unwritable == reasons(archive)
