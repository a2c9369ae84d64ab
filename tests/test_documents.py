"""What the documents say is what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from warreader.article import Basis, Kind, Label
from warreader.config import load_config
from warreader.query import parse
from warreader.query._fields import FIELDS
from warreader.tui.keys.keymap import make_keymap

ROOT = Path(__file__).parents[1]
QUERIES = (ROOT / "docs" / "queries.md").read_text(encoding="utf-8")
FORMS = (ROOT / "docs" / "forms.md").read_text(encoding="utf-8")


def written_queries() -> list[str]:
    rows = [line.split("|")[1] for line in QUERIES.splitlines() if line.startswith("| `")]
    return [query for row in rows for query in re.findall(r"`([^`]+)`", row)]


def test_the_example_of_own_keys_is_a_setting_that_is_taken(tmp_path: Path) -> None:
    example = re.search(r'`("[a-z.]+" = "[^"]+")`', (ROOT / "README.md").read_text(encoding="utf-8"))
    assert example
    settings = tmp_path / "config.toml"
    settings.write_text(f"[keys]\n{example[1]}\n", encoding="utf-8")
    own = load_config(settings, {}).keys
    assert make_keymap(own=own).keys[own[0].action] != make_keymap().keys[own[0].action]


@pytest.mark.parametrize("query", written_queries())
def test_every_query_of_the_documents_is_understood(query: str) -> None:
    understood = parse(query)
    assert parse(str(understood)) == understood


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_every_field_is_described(field: str) -> None:
    assert f"`{field}:" in QUERIES


@pytest.mark.parametrize("name", [*Kind, *Basis, *Label])
def test_every_kind_basis_and_label_is_described(name: str) -> None:
    assert str(name) in FORMS


def test_every_link_of_the_documents_leads_somewhere() -> None:
    for page in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
