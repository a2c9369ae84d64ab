from __future__ import annotations

import hashlib
import io
import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from warreader.article import SourceText
from warreader.sources import Problem, Record, read_paths
from warreader.sources._stream import LARGEST

if TYPE_CHECKING:
    from collections.abc import Iterable

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4


def texts(records: Iterable[Record]) -> list[str]:
    return [record.text for record in records if isinstance(record, SourceText)]


def reasons(records: Iterable[Record]) -> list[tuple[str, bool]]:
    return [(record.reason, record.failed) for record in records if isinstance(record, Problem)]


def test_the_source_text_and_the_hash_are_those_of_the_bytes_received(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"\xef\xbb\xbf date 2022-03-02 KYIV:\r\nThe end ")
    (record,) = read_paths([file])
    assert isinstance(record, SourceText)
    assert record.text == " date 2022-03-02 KYIV:\r\nThe end "
    assert record.origin.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert record.origin.location == str(file)


def test_a_folder_is_read_to_its_end_in_a_stable_order(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/a/3.txt", "c.txt", "a.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    assert texts(read_paths([tmp_path])) == ["a.txt", "c.txt", "b/2.txt", "b/a/3.txt"]


def test_links_are_followed_neither_out_of_a_folder_nor_round_in_it(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    root = tmp_path / "root"
    root.mkdir()
    (root / "a.txt").write_text("a")
    (root / "out.txt").symlink_to(secret)
    (root / "up").symlink_to(tmp_path)
    (root / "self").symlink_to(".")
    (root / "nowhere").symlink_to("gone")
    records = list(read_paths([root]))
    assert texts(records) == ["a"]
    assert reasons(records) == [("link, not followed", False)] * 4


def test_a_link_that_the_user_names_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "link").symlink_to("a.txt")
    assert texts(read_paths([tmp_path / "link"])) == ["a"]


def test_what_is_no_file_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s.sock"))
        records = list(read_paths([tmp_path]))
    assert reasons(records) == [("not a regular file", False)] * 2
    assert reasons(read_paths([tmp_path / "fifo.txt"])) == [("not a regular file", True)]


def test_a_device_behind_a_link_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    assert reasons(read_paths([tmp_path / "zero.txt"])) == [("not a regular file", True)]


def test_a_file_larger_than_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "sparse.txt").open("wb") as file:
        file.truncate(1 << 40)
    assert reasons(read_paths([tmp_path])) == [(f"larger than {LARGEST >> 20} MB", True)]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "b.txt").write_text("b")
    (tmp_path / "b.txt").chmod(0)
    (tmp_path / "c").mkdir(mode=0)
    records = list(read_paths([tmp_path]))
    assert texts(records) == ["a"]
    assert reasons(records) == [("permission denied", True)] * 2


def test_a_file_that_vanishes_is_named(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name)
    records = read_paths([tmp_path])
    first = next(records)
    (tmp_path / "b.txt").unlink()
    assert isinstance(first, SourceText)
    assert [reason for reason, _ in reasons(records)] == ["gone before it was read"]


def test_a_name_that_is_no_utf_8_can_be_read(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xff\xfe.txt"
    Path(os.fsdecode(name)).write_text("a")
    (record,) = read_paths([tmp_path])
    assert isinstance(record, SourceText)
    assert os.fsencode(record.origin.location) == name


def test_empty_blank_and_binary_files_are_skipped_and_are_no_loss(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b" \t\r\n\xc2\xa0\xe2\x80\xa8" * 9)
    (tmp_path / "picture.txt").write_bytes(PNG)
    assert sorted(reasons(read_paths([tmp_path]))) == [("binary", False), ("empty", False), ("empty", False)]


def test_hidden_files_are_counted_and_not_read(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("x")
    (tmp_path / "Thumbs.db").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert reasons(read_paths([tmp_path])) == [("hidden", False)] * 2


def test_very_deep_folders_are_walked_without_recursion(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(150):
        folder /= "d"
    folder.mkdir(parents=True)
    (folder / "leaf.txt").write_text("leaf")
    assert texts(read_paths([tmp_path])) == ["leaf"]


@pytest.mark.parametrize("start", [b"plain", b'{"text": "plain"}\n'])
def test_standard_input_is_read_in_whatever_format_it_is(start: bytes) -> None:
    (record,) = read_paths(["-"], io.BytesIO(start))
    assert isinstance(record, SourceText)
    assert record.text == "plain"
    assert record.origin.location in {"-", "-#1"}


def test_standard_input_longer_than_its_head_is_read_whole() -> None:
    text = "word " * 40_000
    (record,) = read_paths(["-"], io.BytesIO(text.encode()))
    assert isinstance(record, SourceText)
    assert record.text == text


def test_what_stands_in_a_text_file_does_not_make_it_json(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("[/]\n\nbody [/]\n")
    (tmp_path / "b.txt").write_text("{not json\n")
    assert len(texts(read_paths([tmp_path]))) == 2
