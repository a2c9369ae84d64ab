"""The same work done by others: FTS5 as it comes, tantivy, ripgrep, notmuch; what is not installed is left out."""

from __future__ import annotations

import importlib.util
import json
import os
import resource
import shutil
import sqlite3
import subprocess
import time
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any

from benchmark.corpus import Kind, Question, read

if TYPE_CHECKING:
    from pathlib import Path


class UnsupportedError(Exception):
    """It cannot do that."""


class Fts5:
    """A table and an FTS5 table beside it, with everything at its default: what one writes in an afternoon."""

    name = "FTS5, defaults"

    def __init__(self, folder: Path) -> None:
        self._path = folder / "fts5.db"

    @staticmethod
    def is_there() -> bool:
        """Python brings it."""
        return True

    def store(self, corpus: Path, limit: int) -> float:
        """Store the corpus; gives seconds of processor time."""
        connection = sqlite3.connect(self._path)
        connection.executescript(
            "CREATE TABLE article (id INTEGER PRIMARY KEY, title, text, published, city);"
            "CREATE VIRTUAL TABLE words USING fts5 (title, text);"
            "CREATE INDEX by_date ON article (published); CREATE INDEX by_city ON article (city)"
        )
        begun = time.process_time()
        for number, record in enumerate(read(corpus, limit), 1):
            connection.execute("INSERT INTO article VALUES (?, ?, ?, ?, ?)", (number, *record.values()))
            connection.execute(
                "INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", (number, record["title"], record["text"])
            )
            if number % 500 == 0:
                connection.commit()
        connection.commit()
        connection.close()
        return time.process_time() - begun

    def open(self) -> None:
        """Get ready to answer."""
        self._connection = sqlite3.connect(self._path)

    def ask(self, question: Question) -> object:
        """Return the newest 50, or counts."""
        words = "FROM words JOIN article a ON a.id = words.rowid WHERE words MATCH ?"
        newest = "ORDER BY a.published DESC LIMIT 50"
        text = f'"{question.text}"'
        if question.kind is Kind.CITY:
            return self._all(f"SELECT a.* FROM article a WHERE city = ? {newest}", question.text)
        if question.kind is Kind.MONTH:
            return self._all(f"SELECT a.* {words} AND a.published LIKE ? {newest}", text, f"{question.month}%")
        if question.kind is Kind.COUNTS:
            self._all(f"SELECT a.city, count(*) {words} GROUP BY 1", text)
            return self._all(f"SELECT substr(a.published, 1, 7), count(*) {words} GROUP BY 1", text)
        return self._all(f"SELECT a.* {words} {newest}", text)

    def _all(self, sql: str, *values: str) -> list[Any]:
        return self._connection.execute(sql, values).fetchall()

    def close(self) -> None:
        """Be done."""
        self._connection.close()

    def size(self) -> int:
        """Return the bytes on disk."""
        return self._path.stat().st_size


class Tantivy:
    """tantivy through its Python package, one thread, documents stored."""

    name = "tantivy"

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "tantivy"

    @staticmethod
    def is_there() -> bool:
        """Return whether it is installed."""
        return importlib.util.find_spec("tantivy") is not None

    def _index(self) -> Any:  # noqa: ANN401  # a type of a package that may not be there
        import tantivy  # type: ignore[import-not-found,unused-ignore] # may not be there

        builder = tantivy.SchemaBuilder()
        for name in ("title", "text"):
            builder.add_text_field(name, stored=True)
        for name in ("city", "month"):
            builder.add_text_field(name, stored=True, fast=True, tokenizer_name="raw")
        builder.add_integer_field("day", stored=True, indexed=True, fast=True)
        self._folder.mkdir(exist_ok=True)
        return tantivy.Index(builder.build(), str(self._folder))

    def store(self, corpus: Path, limit: int) -> float:
        """Store the corpus; gives seconds of processor time."""
        import tantivy  # type: ignore[import-not-found,unused-ignore] # as above

        index = self._index()
        begun = time.process_time()
        writer = index.writer(num_threads=1)
        for record in read(corpus, limit):
            day = int(record["published"].replace("-", "") or 0)
            fields = {"title": record["title"], "text": record["text"], "city": record["city"]}
            writer.add_document(tantivy.Document(**fields, month=record["published"][:7], day=day))
        writer.commit()
        writer.wait_merging_threads()
        return time.process_time() - begun

    def open(self) -> None:
        """Get ready to answer."""
        self._opened = self._index()
        self._searcher = self._opened.searcher()

    def ask(self, question: Question) -> object:
        """Return the newest 50, or counts."""
        text = f'"{question.text}"'
        if question.kind is Kind.CITY:
            text = f"city:{text}"
        elif question.kind is Kind.MONTH:
            text = f'{text} AND month:"{question.month}"'
        query = self._opened.parse_query(text, ["title", "text"])
        if question.kind is Kind.COUNTS:
            wanted = {name: {"terms": {"field": name, "size": 500}} for name in ("city", "month")}
            return self._searcher.aggregate(query, wanted)
        found = self._searcher.search(query, 50, order_by_field="day")
        return [self._searcher.doc(address).to_dict() for _, address in found.hits]

    def close(self) -> None:
        """Be done."""
        del self._searcher, self._opened

    def size(self) -> int:
        """Return the bytes on disk."""
        return sum(path.stat().st_size for path in self._folder.iterdir())


class Ripgrep:
    """ripgrep over the corpus itself: no index, no order, every answer a walk through all of it."""

    name = "ripgrep"

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @staticmethod
    def is_there() -> bool:
        """Return whether it is installed."""
        return shutil.which("rg") is not None

    def store(self, corpus: Path, limit: int) -> float:  # noqa: ARG002  # the interface of all
        """Nothing is stored."""
        self._corpus = corpus
        return 0.0

    def open(self) -> None:
        """Nothing to get ready."""

    def ask(self, question: Question) -> object:
        """Count the lines that hold a word or phrase."""
        if question.kind not in {Kind.WORD, Kind.PHRASE}:
            raise UnsupportedError
        words = ["rg", "--ignore-case", "--word-regexp", "--count", "--fixed-strings", question.text, str(self._corpus)]
        return subprocess.run(words, capture_output=True, check=False).stdout

    def close(self) -> None:
        """Nothing to be done."""

    def size(self) -> int:
        """Nothing is stored."""
        return 0


class Notmuch:
    """notmuch: every article a mail."""

    name = "notmuch"

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "mail"
        self._config = folder / "notmuch-config"
        self._environment = {**os.environ, "NOTMUCH_CONFIG": str(self._config)}

    @staticmethod
    def is_there() -> bool:
        """Return whether it is installed."""
        return shutil.which("notmuch") is not None

    def store(self, corpus: Path, limit: int) -> float:
        """Index the corpus; gives seconds of processor time, without those of writing the mails."""
        for name in ("cur", "new", "tmp"):
            (self._folder / name).mkdir(parents=True)
        for number, record in enumerate(read(corpus, limit)):
            mail = EmailMessage()
            mail["From"], mail["Subject"] = "reader@example.org", record["title"].replace("\n", " ")
            mail["Message-ID"] = f"<{number}@example.org>"
            day = datetime.fromisoformat(record["published"] or "2000-01-01").replace(tzinfo=UTC)
            mail["Date"] = format_datetime(day)
            mail.set_content(record["text"])
            (self._folder / "cur" / f"{number}:2,S").write_bytes(mail.as_bytes())
        self._config.write_text(
            f"[database]\npath={self._folder}\n[user]\nname=Reader\nprimary_email=reader@example.org\n[new]\ntags=\n"
        )
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        self._notmuch("new", "--quiet")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    def open(self) -> None:
        """Nothing to get ready."""

    def ask(self, question: Question) -> object:
        """Return the newest 50."""
        if question.kind in {Kind.CITY, Kind.COUNTS}:
            raise UnsupportedError
        month = f" date:{question.month}" if question.month else ""
        found = self._notmuch("search", "--format=json", "--limit=50", f'"{question.text}"{month}')
        return json.loads(found)

    def _notmuch(self, *words: str) -> bytes:
        command = ["notmuch", *words]
        return subprocess.run(command, check=True, capture_output=True, env=self._environment).stdout

    def close(self) -> None:
        """Nothing to be done."""

    def size(self) -> int:
        """Return the bytes of the index; the mails come on top."""
        return sum(path.stat().st_size for path in (self._folder / ".notmuch").rglob("*") if path.is_file())


PEERS = (Fts5, Tantivy, Ripgrep, Notmuch)
