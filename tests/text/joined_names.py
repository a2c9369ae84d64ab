"""Joins the spellings of persons' names, and keeps of each join the form alone."""

from __future__ import annotations

from warreader.text.names import joins


def join_names(counts, aliases=None, refused=frozenset(), confirmed=frozenset()):
    return {join.spelling: join.name for join in joins(counts, aliases, refused, confirmed)}
