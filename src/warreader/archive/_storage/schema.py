"""The tables of both databases, and the migrations between their versions.

`archive.db` holds the articles and everything derived from them. Its rowids carry the date: day number (proleptic
Gregorian ordinal) << 24 | sequence within the day, so that date order and date filters cost nothing; articles without
a usable date are below zero. `user.db` holds what the reader made, keyed by article ID, and nothing that could be
rebuilt.

`search` is one full-text index over title and kept text, with a third column of keys: private-use words that stand for
cities, names, sources and states (see `keys`), so that a filter by city is the same fast intersection as a search for
two words. It is contentless: the text is in `document`, compressed.

A migration is a step from one `user_version` to the next and is never changed once released. What a row holds is
written in a shorter form since version 3 (`_storage.codec`, `slugs`, `compression`); the older form is still read.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import apsw

from warreader.archive._storage.upgrade import upgrade_features
from warreader.frozen import dataclass

Migration = str | Callable[[apsw.Connection], None]

SEQUENCE_BITS: Final = 24
"""Articles of one day: 16.7 million."""


def day_of(number: int) -> int | None:
    """Return the day in a rowid, as a proleptic Gregorian ordinal; None without one."""
    return number >> SEQUENCE_BITS if number >= 0 else None


_TOKENIZER: Final = "unicode61 remove_diacritics 2"

_ARCHIVE_1: Final = f"""
CREATE TABLE article (
    id INTEGER PRIMARY KEY,     -- day << {SEQUENCE_BITS} | sequence; below zero without a date
    identity BLOB NOT NULL UNIQUE CHECK (length(identity) = 8),
    text_hash INTEGER NOT NULL, -- 64 bits of the SHA-256 of the source text: equal for duplicates
    duplicate INTEGER NOT NULL, -- 1 if an article with this text was there before
    slug TEXT NOT NULL,
    title TEXT NOT NULL,
    title_basis TEXT NOT NULL,
    published TEXT,             -- compact JSON, see _codec; NULL where unknown
    source INTEGER REFERENCES label (id),
    language INTEGER REFERENCES label (id),
    words INTEGER NOT NULL
);
CREATE INDEX article_by_text ON article (text_hash);
CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    text BLOB NOT NULL,         -- zstd of UTF-8, lone surrogates passed through
    detail BLOB NOT NULL        -- zstd of JSON: what was given, and the annotation as the engines made it; see _detail
);
CREATE TABLE dictionary (id INTEGER PRIMARY KEY, part TEXT NOT NULL, content BLOB NOT NULL); -- id: as zstd names it
CREATE TABLE label (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, text TEXT NOT NULL, UNIQUE (kind, text));
CREATE TABLE origin (
    identity BLOB NOT NULL,
    number INTEGER NOT NULL,    -- from 0 in the order of arrival
    container INTEGER NOT NULL REFERENCES label (id), -- the location up to its last / or #
    record TEXT NOT NULL,       -- the rest of it
    sha256 BLOB NOT NULL,
    captured TEXT,              -- ISO 8601
    imported INTEGER NOT NULL,  -- seconds since 1970
    PRIMARY KEY (identity, number)
) WITHOUT ROWID;
CREATE TABLE loose (            -- articles whose date is not simply the day in their rowid
    article INTEGER PRIMARY KEY,
    latest INTEGER NOT NULL,    -- ordinal of the last day that it can be
    inferred INTEGER NOT NULL
);
CREATE TABLE undated (article INTEGER PRIMARY KEY); -- those whose own text gives no day, inferred since or not
CREATE TABLE city (
    id INTEGER PRIMARY KEY,     -- GeoNames number
    name TEXT NOT NULL, country TEXT NOT NULL, region TEXT, latitude REAL NOT NULL, longitude REAL NOT NULL
);
CREATE TABLE spelling (         -- as a text spells a city, case-folded
    id INTEGER PRIMARY KEY, city INTEGER NOT NULL, text TEXT NOT NULL, UNIQUE (text, city)
);
CREATE TABLE article_city (
    article INTEGER NOT NULL, rank INTEGER NOT NULL, city INTEGER NOT NULL, focus INTEGER NOT NULL,
    kept INTEGER NOT NULL,      -- 0 if it is named in folded blocks only
    PRIMARY KEY (article, rank)
) WITHOUT ROWID;
CREATE TABLE name (
    id INTEGER PRIMARY KEY,
    label TEXT NOT NULL,
    text TEXT NOT NULL,         -- the form that its spellings share inside one text
    joined TEXT,                -- the form that they share in the whole archive; NULL: it stands for itself
    articles INTEGER NOT NULL DEFAULT 0,
    UNIQUE (label, text)
);
CREATE INDEX name_by_joined ON name (label, joined) WHERE joined IS NOT NULL;
CREATE TABLE name_spelling (    -- other spellings of a name than its text
    id INTEGER PRIMARY KEY, name INTEGER NOT NULL, text TEXT NOT NULL, UNIQUE (name, text)
);
CREATE VIRTUAL TABLE name_search USING fts5 (
    text, content='', columnsize=0, detail=full, tokenize='{_TOKENIZER}'
);
CREATE TABLE article_name (
    article INTEGER NOT NULL, name INTEGER NOT NULL, kept INTEGER NOT NULL, PRIMARY KEY (article, name)
) WITHOUT ROWID;
-- text is the first column: a posting in any other one takes two bytes more, a quarter of the raw text in all
CREATE VIRTUAL TABLE search USING fts5 (
    text, title, keys, content='', contentless_delete=1, detail=full, tokenize='{_TOKENIZER}'
);
CREATE VIRTUAL TABLE search_folded USING fts5 (
    text, content='', contentless_delete=1, detail=full, tokenize='{_TOKENIZER}'
);
CREATE VIRTUAL TABLE search_words USING fts5vocab ('search', 'row');
INSERT INTO search (search, rank) VALUES ('pgsz', 16000);
INSERT INTO search_folded (search_folded, rank) VALUES ('pgsz', 16000);
CREATE TABLE completion (word TEXT PRIMARY KEY, articles INTEGER NOT NULL) WITHOUT ROWID; -- see `maintenance`
CREATE TABLE setting (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
"""

_ARCHIVE_2: Final = """
-- which engines annotated the article: NULL: none yet; 0: some before this was kept; else a label of the kind engines
ALTER TABLE article ADD COLUMN engines INTEGER DEFAULT 0;
"""

_FEATURES: Final = """
CREATE TABLE feature (          -- what is counted, see `features`
    article INTEGER PRIMARY KEY,
    source INTEGER REFERENCES label (id),
    cities BLOB NOT NULL,       -- in order of importance: GeoNames number << 2 | focus << 1 | kept
    people BLOB NOT NULL        -- name << 1 | kept
);
CREATE TABLE page (             -- articles that stood at an address of the web, see `_writing.pages`
    article INTEGER PRIMARY KEY,
    address INTEGER NOT NULL,   -- 64 bits of its SHA-256
    captured INTEGER NOT NULL,  -- seconds since 1970
    superseded INTEGER NOT NULL -- 1 if there is a later text of this address
);
CREATE INDEX page_by_address ON page (address);
CREATE INDEX page_superseded ON page (article) WHERE superseded;
CREATE TABLE fresh (article INTEGER PRIMARY KEY); -- not yet compared with the others, see `_passes.copies`
CREATE TABLE sketch (article INTEGER PRIMARY KEY, bands BLOB NOT NULL); -- see text.copies
CREATE TABLE copy (article INTEGER PRIMARY KEY, family INTEGER NOT NULL); -- one family tells the same
CREATE INDEX copy_by_family ON copy (family);
INSERT INTO search (search, rank) VALUES ('hashsize', 8000000); -- bytes: one segment a batch of an import
"""

_ARCHIVE_CORRECTED: Final = """
CREATE TABLE corrected (        -- which corrections of the reader are laid over an article here; see `_user.correction`
    identity BLOB PRIMARY KEY,
    value TEXT NOT NULL,        -- as in user.db
    published TEXT              -- the date without it: what the text says, or what was inferred
) WITHOUT ROWID;
"""

_ARCHIVE_COPIES: Final = """
-- 1: being compared, see `_passes.copies`; the sketches of before were of another form, so everything is compared anew
ALTER TABLE fresh ADD COLUMN under_way INTEGER NOT NULL DEFAULT 0;
INSERT OR IGNORE INTO fresh (article) SELECT article FROM sketch;
DELETE FROM sketch;
"""

_ARCHIVE_STRETCHES: Final = """
CREATE TABLE stretch (          -- what neighbours are counted for, laid out beside each other; see _counting.stretches
    first INTEGER PRIMARY KEY,  -- its first article
    stop INTEGER NOT NULL, stride INTEGER NOT NULL, articles INTEGER NOT NULL,
    packed BLOB NOT NULL
);
INSERT INTO search (search, rank) VALUES ('automerge', 8); -- segments of a level: half as many merges as by 4
"""

_ARCHIVE_NAME_KEYS: Final = """
CREATE TABLE name_key (         -- what names have in common that can be joined; see `_passes.names`
    key INTEGER NOT NULL, name INTEGER NOT NULL, PRIMARY KEY (key, name)
) WITHOUT ROWID;
CREATE TABLE name_due (name INTEGER PRIMARY KEY); -- in more or fewer articles than when names were joined
INSERT INTO search (search, rank) VALUES ('deletemerge', 10); -- a run that was killed may have left 0
INSERT INTO search_folded (search_folded, rank) VALUES ('deletemerge', 10);
"""

_ARCHIVE_LAYERS: Final = """
DROP TABLE stretch;             -- laid out anew, by kinds
CREATE TABLE stretch (          -- neighbouring articles; see _counting.stretches
    first INTEGER PRIMARY KEY,  -- its first article
    stop INTEGER NOT NULL, stride INTEGER NOT NULL, articles INTEGER NOT NULL
);
CREATE TABLE layer (            -- what the articles of a stretch are counted for, laid out beside each other
    stretch INTEGER NOT NULL,   -- its first article
    kind TEXT NOT NULL,
    packed BLOB NOT NULL,
    totals BLOB NOT NULL        -- in how many of its articles each of it is
);
CREATE UNIQUE INDEX layer_by_stretch ON layer (stretch, kind);
CREATE TRIGGER stretch_dropped AFTER DELETE ON stretch BEGIN DELETE FROM layer WHERE stretch = old.first; END;
DELETE FROM setting WHERE name = 'facets'; -- languages are counted as well
"""

_ARCHIVE_TOTALS: Final = """
DELETE FROM stretch;            -- laid out anew, with totals that can be added as they are
"""

_ARCHIVE_ORIGINS: Final = """
-- what the first origin of an article has is in its document: only what another one has beyond it is here
ALTER TABLE origin ADD COLUMN url TEXT;
ALTER TABLE origin ADD COLUMN source INTEGER REFERENCES label (id);
CREATE INDEX origin_elsewhere ON origin (identity) WHERE url IS NOT NULL OR source IS NOT NULL;
CREATE TABLE new_page (         -- articles that stood at addresses of the web, see `_writing.pages`
    article INTEGER NOT NULL,
    address INTEGER NOT NULL,   -- 64 bits of its SHA-256
    captured INTEGER NOT NULL,  -- seconds since 1970
    superseded INTEGER NOT NULL, -- 1 if there is a later text of every address of the article
    PRIMARY KEY (article, address)
) WITHOUT ROWID;
INSERT INTO new_page SELECT article, address, captured, superseded FROM page ORDER BY article;
DROP TABLE page;
ALTER TABLE new_page RENAME TO page;
CREATE INDEX page_by_address ON page (address, captured);
CREATE INDEX page_superseded ON page (article) WHERE superseded;
"""

_USER_1: Final = """
CREATE TABLE mark (
    article TEXT PRIMARY KEY,   -- the 16 digits of its ID
    read INTEGER NOT NULL DEFAULT 0,
    starred INTEGER NOT NULL DEFAULT 0,
    position INTEGER NOT NULL DEFAULT 0,
    changed TEXT NOT NULL
);
"""

_USER_NAMES: Final = """
CREATE TABLE name_choice (      -- what the reader decided about two spellings of names
    label TEXT NOT NULL,
    spelling TEXT NOT NULL, other TEXT NOT NULL,
    apart INTEGER NOT NULL,     -- 1: two names; 0: one
    form TEXT NOT NULL,         -- the shared form in which the reader saw them
    changed TEXT NOT NULL,
    PRIMARY KEY (label, spelling, other)
) WITHOUT ROWID;
"""

_USER_WORK: Final = f"""
CREATE TABLE tag (
    name TEXT NOT NULL,         -- in its one form, see query.tag_name
    article TEXT NOT NULL,
    added TEXT NOT NULL,
    PRIMARY KEY (name, article)
) WITHOUT ROWID;
CREATE INDEX tag_by_article ON tag (article);
CREATE TABLE note (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article TEXT NOT NULL,
    text TEXT NOT NULL,
    start INTEGER, stop INTEGER, exact TEXT, prefix TEXT, suffix TEXT, -- the passage; NULL: the article as a whole
    title TEXT NOT NULL,        -- what the article was called then: it may no longer be there
    written TEXT NOT NULL,
    changed TEXT NOT NULL
);
CREATE INDEX note_by_article ON note (article);
CREATE VIRTUAL TABLE note_search USING fts5 (
    text, content='', contentless_delete=1, detail=full, tokenize='{_TOKENIZER}'
);
CREATE TABLE correction (article TEXT PRIMARY KEY, value TEXT NOT NULL, changed TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE search (
    name TEXT PRIMARY KEY,
    query TEXT NOT NULL,
    made TEXT NOT NULL,
    seen INTEGER                -- seconds since 1970: when the newest article was imported that was seen under it
) WITHOUT ROWID;
CREATE TABLE deed (id INTEGER PRIMARY KEY AUTOINCREMENT, made TEXT NOT NULL, told TEXT NOT NULL);
CREATE TABLE deed_step (        -- what to put back; see `_user.journal`
    deed INTEGER NOT NULL, number INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
    articles BLOB NOT NULL,     -- eight bytes each
    PRIMARY KEY (deed, number)
);
"""


_USER_FOLDS: Final = """
CREATE TABLE fold_choice (      -- what the reader wants folded, or never folded; see text.folding
    source TEXT NOT NULL,       -- empty: articles whose source nobody knows
    scope TEXT NOT NULL,
    value TEXT NOT NULL,
    fold INTEGER NOT NULL,      -- 1: always; 0: never
    shown TEXT NOT NULL,        -- the words as they stood where it was decided
    made TEXT NOT NULL,
    PRIMARY KEY (source, scope, value)
) WITHOUT ROWID;
"""

_USER_BOOKMARKS: Final = """
CREATE TABLE bookmark (
    letter TEXT PRIMARY KEY,
    article TEXT NOT NULL,
    start INTEGER, stop INTEGER, exact TEXT, prefix TEXT, suffix TEXT, -- the passage; NULL: the beginning
    title TEXT NOT NULL,        -- what the article was called then: it may no longer be there
    made TEXT NOT NULL
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Schema:
    """One kind of database file."""

    name: str
    """File name."""
    application_id: int
    """The four bytes that mark a file as ours."""
    migrations: tuple[Migration, ...]
    """SQL scripts, and functions that work inside a transaction; the n-th makes version n of version n - 1."""
    page_size: int
    """Bytes."""

    @property
    def version(self) -> int:
        """The version that this program reads and writes."""
        return len(self.migrations)


ARCHIVE: Final = Schema(
    "archive.db",
    int.from_bytes(b"wrAr"),
    (
        _ARCHIVE_1,
        _ARCHIVE_2,
        _FEATURES,
        upgrade_features,
        _ARCHIVE_CORRECTED,
        _ARCHIVE_COPIES,
        _ARCHIVE_STRETCHES,
        _ARCHIVE_NAME_KEYS,
        _ARCHIVE_LAYERS,
        _ARCHIVE_TOTALS,
        _ARCHIVE_ORIGINS,
    ),
    16384,
)
USER: Final = Schema(
    "user.db",
    int.from_bytes(b"wrUs"),
    (_USER_1, _USER_NAMES, _USER_WORK, _USER_FOLDS, _USER_BOOKMARKS),
    4096,
)
