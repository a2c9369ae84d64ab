from warreader.archive._storage import keys
from warreader.article import Basis, Label


def test_no_two_things_have_the_same_key():
    made = [keys.ANY, keys.NONE, keys.INFERRED, keys.UNKNOWN, keys.DUPLICATE]
    for kept in (True, False):
        made += [make(2022, kept=kept) for make in (keys.city, keys.spelling, keys.region)]
        made += [keys.name(label, 2022, kept=kept) for label in (Label.PER, Label.ORG)]
        made += [keys.country("UA", kept=kept), keys.event("2022", kept=kept)]
    made += [keys.dated("2022"), keys.guessed("2022")]
    made += [make(2022) for make in (keys.focus, keys.source, keys.language)]
    made += [keys.basis(basis) for basis in Basis]
    assert len(set(made)) == len(made)


def test_a_key_is_one_word_of_the_index_and_cannot_be_typed(archive):
    for key in (
        keys.ANY,
        keys.country("UA", kept=True),
        keys.basis(Basis.YEAR_FILLED),
        keys.event("20220302", kept=False),
    ):
        tokenizer = archive._store.readers.get().fts5_tokenizer("unicode61", ["remove_diacritics", "2"])
        assert list(tokenizer(key.encode(), 4, None, include_offsets=False, include_colocated=False)) == [key]
        assert not archive.lexicon.words(key) or not archive.lexicon.words(key)[0].startswith("\ue000")
