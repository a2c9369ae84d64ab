"""The article that tests of exporters write and read again, and what they ask of the records that come back."""

from __future__ import annotations

from warreader.article import SourceText
from warreader.sources import Problem, read_paths

URL = "https://www.lbc.co.uk/news/four-killed-kharkiv/"
TITLE = "Four killed in Kharkiv"
BODY = [
    "At least four people have been killed and nine wounded in Kharkiv, the mayor of the city has said on Wednesday.",
    "The latest attacks began overnight, when fighting between soldiers took place at a regional military hospital.",
    "Following the initial attack, air strikes also occurred in the city, targeting police and the security service.",
]
UKRAINIAN = [
    "Уночі російські війська обстріляли Харків, загинули четверо людей, ще дев'ятеро поранені, повідомив мер міста.",
    "Нові атаки почалися вночі, коли бої точилися біля обласного військового госпіталю, сказали рятувальники.",
]
TEXT = "\n\n".join(BODY)
MARKUP = "".join(f"<p>{paragraph}</p>\n" for paragraph in BODY)
PAGE = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>\n{MARKUP}</body></html>"


def read(content, folder, name):
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_paths([folder / name]))


def texts(records):
    return [one for one in records if isinstance(one, SourceText)]


def problems(records):
    return [(one.reason, one.failed) for one in records if isinstance(one, Problem)]


def lost(records):
    return [reason for reason, failed in problems(records) if failed]
