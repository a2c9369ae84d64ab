"""Containers: read as streams, bounded, nothing unpacked to the disk; a damaged one loses only what is missing."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import random
import stat
import tarfile
import zipfile
from pathlib import Path

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from warreader.article import SourceText
from warreader.sources import Problem, _bounded_unpacking, read_paths
from warreader.sources._zip import _checked as checked
from warreader.sources.compressed import Gunzip

TEXT = "Four people were killed in Kharkiv, the mayor said.\nХарків обстріляли.\n"
LINES = "".join(json.dumps({"text": f"Story {number}"}) + "\n" for number in range(3))


def read(content, folder, name):
    file = folder / name
    file.write_bytes(content)
    return list(read_paths([file]))


def texts(records):
    return [record.text for record in records if isinstance(record, SourceText)]


def problems(records):
    return [(record.reason, record.failed) for record in records if isinstance(record, Problem)]


def zip_of(members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def tar_of(members, mode="w"):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("suffix", "pack"),
    [
        (".gz", gzip.compress),
        (".bz2", bz2.compress),
        (".xz", lzma.compress),
        (".zst", zstandard.ZstdCompressor().compress),
    ],
)
def test_a_packed_file_is_read_as_what_it_holds(tmp_path, suffix, pack):
    assert texts(read(pack(TEXT.encode()), tmp_path, f"a.txt{suffix}")) == [TEXT]
    records = read(pack(LINES.encode()), tmp_path, f"a.jsonl{suffix}")
    assert texts(records) == ["Story 0", "Story 1", "Story 2"]
    assert [record.origin.location.rpartition("/")[2] for record in records] == ["a.jsonl#1", "a.jsonl#2", "a.jsonl#3"]


def test_gzip_of_several_members_is_one_file(tmp_path):
    assert texts(read(gzip.compress(b"one ") + gzip.compress(b"two"), tmp_path, "a.txt.gz")) == ["one two"]


@pytest.mark.parametrize("size", range(1, 80))
def test_members_of_gzip_are_read_wherever_the_bytes_that_are_read_at_once_end(tmp_path, monkeypatch, size):
    monkeypatch.setattr(_bounded_unpacking, "CHUNK", size)
    records = read(b"".join(map(gzip.compress, (b"one ", b"two ", b"three"))), tmp_path, "a.txt.gz")
    assert (texts(records), problems(records)) == (["one two three"], [])


def test_a_gzip_that_breaks_off_inside_its_checksum_is_told(tmp_path):
    records = read(gzip.compress(b"one")[:-3], tmp_path, "a.txt.gz")
    assert texts(records) == ["one"]
    assert [failed for _, failed in problems(records)] == [True]


def test_the_header_of_a_gzip_is_not_gathered_without_end():
    unpacker = Gunzip()
    unpacker.decompress(b"\x1f\x8b\x08\x08" + b"a" * 1_000_000)  # a name, which ends with a zero
    with pytest.raises(ValueError, match="damaged"):
        unpacker.decompress(b"a" * 1_000_000)


def test_what_a_damaged_gzip_still_holds_is_kept_and_the_damage_told(tmp_path):
    whole = gzip.compress((TEXT * 500).encode())
    cut = read(whole[:-60], tmp_path, "cut.txt.gz")
    assert (TEXT * 500).startswith(texts(cut)[0][:1000])
    assert problems(cut) == [("cut off or damaged", True)]
    wrong_sum = read(whole[:-8] + b"\0\0\0\0" + whole[-4:], tmp_path, "sum.txt.gz")
    assert texts(wrong_sum) == [TEXT * 500]
    assert problems(wrong_sum) == [("cut off or damaged", True)]
    garbage = read(whole + b"garbage" * 10, tmp_path, "garbage.txt.gz")
    assert (texts(garbage), problems(garbage)) == ([TEXT * 500], [])


PACKED = [(gzip.compress, "gz"), (bz2.compress, "bz2"), (lzma.compress, "xz"), (zstandard.compress, "zst")]


@pytest.mark.parametrize(("pack", "suffix"), PACKED, ids=[suffix for _, suffix in PACKED])
def test_a_damaged_member_costs_no_other_one(tmp_path, pack, suffix):
    members = [
        bytearray(pack(b'{"text": "story %d %s"}\n' % (n, random.Random(n).randbytes(90).hex().encode())))
        for n in range(4)
    ]
    members[1][20:60] = bytes(40)
    records = read(b"".join(members), tmp_path, f"a.jsonl.{suffix}")
    whole = [one for one in texts(records) if one.startswith(("story 0", "story 2", "story 3"))]
    assert len(whole) == 3
    assert ("cut off or damaged", True) in problems(records)


def test_a_damaged_header_of_a_tar_costs_its_member_only(tmp_path):
    members = {f"{n}.txt": f"Story {n} of Kharkiv.\n".encode() * 60 for n in range(4)}
    content = bytearray(tar_of(members))
    at = content.index(b"1.txt")
    content[at : at + 300] = b"\xee" * 300
    records = read(bytes(content), tmp_path, "a.tar")
    assert [one[:7] for one in texts(records)] == ["Story 0", "Story 2", "Story 3"]
    assert problems(records) == [("tar is cut off or damaged", True)]


def test_of_a_damaged_xz_what_stands_before_the_damage_is_kept(tmp_path):
    dice = random.Random(1)
    lines = "".join(json.dumps({"text": f"story {n} {dice.randbytes(200).hex()}"}) + "\n" for n in range(40))
    content = bytearray(lzma.compress(lines.encode()))
    half = len(content) // 2
    content[half : half + 50] = bytes(50)
    records = read(bytes(content), tmp_path, "a.jsonl.xz")
    assert len(texts(records)) >= 17
    assert ("cut off or damaged", True) in problems(records)


def test_a_member_of_a_zip_that_has_lost_its_name_costs_nothing_else(tmp_path):
    data = zip_of({"a.txt": b"one", "b.txt": b"two"})
    at = data.index(b"PK\1\2")
    nameless = data[:at] + data[at : at + 28] + b"\0\0" + data[at + 30 : at + 46] + data[at + 51 :]
    end = nameless.index(b"PK\5\6")
    size = int.from_bytes(nameless[end + 12 : end + 16], "little") - len("a.txt")
    records = read(nameless[: end + 12] + size.to_bytes(4, "little") + nameless[end + 16 :], tmp_path, "a.zip")
    assert "two" in texts(records)


def test_what_stands_behind_the_end_of_a_deflated_member_is_not_gathered():
    file = io.BytesIO(zip_of({"a.txt": TEXT.encode()}))
    info = zipfile.ZipFile(file).infolist()[0]
    behind = b"x" * (20 * _bounded_unpacking.CHUNK)
    file = io.BytesIO(file.getvalue()[: info.header_offset + 30 + len("a.txt") + info.compress_size] + behind)
    info.compress_size += len(behind)
    assert b"".join(piece for piece, _ in checked(file, info)).decode() == TEXT
    assert file.tell() < 2 * _bounded_unpacking.CHUNK


@pytest.mark.parametrize("kind", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED], ids=["stored", "deflated"])
def test_of_a_damaged_member_of_a_zip_all_before_the_damage_is_kept(tmp_path, kind):
    dice = random.Random(1)
    story = " ".join(dice.randbytes(3).hex() for _ in range(2_000))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", kind) as archive:
        for name in ("a.txt", "b.txt"):
            archive.writestr(name, story)
        size = archive.getinfo("a.txt").compress_size
    content = bytearray(buffer.getvalue())
    content[35 + size // 2 : 35 + size // 2 + 40] = b"\xff" * 40
    records = read(bytes(content), tmp_path, "a.zip")
    first, second = texts(records)
    assert first[: len(story) // 3] == story[: len(story) // 3]
    assert second == story
    assert problems(records) == [("cut off or damaged", True)]


def test_a_bomb_ends_at_its_ratio(tmp_path, monkeypatch):
    monkeypatch.setattr(_bounded_unpacking, "FREE", 1_000_000)
    bomb = b"".join(json.dumps({"text": "a" * 90_000}).encode() + b"\n" for _ in range(300))
    for name, content in {"a.jsonl.gz": gzip.compress(bomb), "a.zip": zip_of({"a.jsonl": bomb})}.items():
        records = read(content, tmp_path, name)
        assert len(texts(records)) < 300
        assert ("unpacks without end", True) in problems(records)


def test_containers_are_opened_twice_and_no_deeper(tmp_path):
    twice = tar_of({"a.txt": TEXT.encode()}, "w:gz")
    assert texts(read(twice, tmp_path, "a.tar.gz")) == [TEXT]
    assert texts(read(twice, tmp_path, "a.tgz")) == [TEXT]
    assert texts(read(zip_of({"a.jsonl.gz": gzip.compress(LINES.encode())}), tmp_path, "a.zip")) == texts(
        read(LINES.encode(), tmp_path, "a.jsonl")
    )
    assert problems(read(zip_of({"a.tgz": twice}), tmp_path, "b.zip")) == [("packed more than twice", True)]


def test_member_names_are_labels_and_nothing_is_written(tmp_path):
    names = ("../../../tmp/slip.txt", "/tmp/absolute.txt", "C:/x.txt", "Харків.txt", "a\nb.txt")
    records = read(zip_of({name: f"{TEXT}{name}" for name in names}), tmp_path, "a.zip")
    assert len(texts(records)) == len(names)
    assert all(record.origin.location.startswith(str(tmp_path / "a.zip")) for record in records)
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]
    assert not Path("/tmp/slip.txt").exists()


def test_links_and_encrypted_members_are_not_read(tmp_path):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr, link.create_system = (stat.S_IFLNK | 0o777) << 16, 3
        archive.writestr(link, "/etc/passwd")
        archive.writestr("kept.txt", TEXT)
        archive.writestr("__MACOSX/._kept.txt", "x")
    content = bytearray(buffer.getvalue())
    records = read(bytes(content), tmp_path, "a.zip")
    assert texts(records) == [TEXT]
    assert sorted(problems(records)) == [("hidden", False), ("link, not followed", False)]
    at = content.find(b"PK\x01\x02", content.find(b"PK\x01\x02") + 1)
    content[at + 8] |= 1
    assert ("encrypted", True) in problems(read(bytes(content), tmp_path, "b.zip"))


def test_links_in_a_tar_are_not_followed(tmp_path):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
        info = tarfile.TarInfo("a.txt")
        info.size = 4
        archive.addfile(info, io.BytesIO(b"text"))
    records = read(buffer.getvalue(), tmp_path, "a.tar")
    assert (texts(records), problems(records)) == (["text"], [("link, not followed", False)])


def test_a_broken_zip_or_tar_is_told_and_a_tar_keeps_what_stood_before(tmp_path):
    whole = zip_of({"a.txt": TEXT, "b.txt": TEXT * 2})
    assert problems(read(whole[:-60], tmp_path, "a.zip")) == [("ZIP is cut off or damaged", True)]
    tar = tar_of({"a.txt": b"first", "b.txt": b"x" * 5000})
    records = read(tar[:2500], tmp_path, "a.tar")
    assert texts(records)[0] == "first"


def test_standard_input_may_be_a_container():
    assert texts(read_paths(["-"], io.BytesIO(zip_of({"a.txt": TEXT})))) == [TEXT]
    assert texts(read_paths(["-"], io.BytesIO(gzip.compress(LINES.encode())))) == ["Story 0", "Story 1", "Story 2"]


@given(
    st.binary(max_size=300),
    st.sampled_from([b"PK\x03\x04", b"\x1f\x8b\x08", b"BZh91AY&SY", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd", b""]),
)
def test_no_bytes_are_ever_an_error(data, magic):
    for record in read_paths(["-"], io.BytesIO(magic + data)):
        assert isinstance(record, SourceText | Problem)


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.85])
@pytest.mark.parametrize(
    ("suffix", "pack"),
    [
        ("gz", gzip.compress),
        ("bz2", bz2.compress),
        ("xz", lzma.compress),
        ("zst", lambda data: zstandard.ZstdCompressor().compress(data)),
    ],
)
def test_a_packed_file_that_breaks_off_says_so_wherever_that_is(tmp_path, suffix, pack, share):
    packed = pack((LINES * 50).encode())
    reasons = problems(read(packed[: max(12, int(len(packed) * share))], tmp_path, f"a.jsonl.{suffix}"))
    assert ("cut off or damaged", True) in reasons


def test_a_second_member_or_frame_that_breaks_off_is_told_and_padding_is_not(tmp_path):
    lines = LINES.encode()
    for suffix, pack in (("gz", gzip.compress), ("zst", zstandard.ZstdCompressor().compress)):
        whole = pack(lines)
        records = read(whole + pack(lines)[:12], tmp_path, f"a.jsonl.{suffix}")
        assert len(texts(records)) == 3
        assert problems(records)[-1] == ("cut off or damaged", True)
        assert problems(read(whole + bytes(512), tmp_path, f"b.jsonl.{suffix}")) == []
    skipped = b"\x50\x2a\x4d\x18\x04\0\0\0abcd"  # as pzstd writes between frames
    packed = zstandard.ZstdCompressor().compress(lines)
    assert len(texts(read(packed + skipped + packed, tmp_path, "c.jsonl.zst"))) == 6


def test_of_a_tar_that_breaks_off_the_last_member_keeps_what_is_there(tmp_path):
    content = tar_of({f"{number}.txt": f"Story {number}. {TEXT * 30}".encode() for number in range(3)})
    begins = content.index(b"Story 2")
    records = read(content[: begins + 700], tmp_path, "a.tar")
    assert [text[:7] for text in texts(records)] == ["Story 0", "Story 1", "Story 2"]
    assert ("tar is cut off or damaged", True) in problems(records)


def test_a_tar_without_its_end_or_its_beginning_is_told(tmp_path):
    content = tar_of({"a.txt": b"Shells fell on Kharkiv.", "b.txt": b"Four were killed."})
    records = read(content[:1024], tmp_path, "a.tar")  # between two members
    assert texts(records) == ["Shells fell on Kharkiv."]
    assert problems(records) == [("tar is cut off or damaged", True)]
    damaged = content[:1024] + b"x" * 512 + content[1536:]
    assert problems(read(damaged, tmp_path, "b.tar")) == [("tar is cut off or damaged", True)]
    assert texts(read(content[:200], tmp_path, "c.tar")) == []  # no text that begins with a header
    assert problems(read(content, tmp_path, "whole.tar")) == []
