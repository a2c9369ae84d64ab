"""Links of a page from the import to what is shown, listed and exported."""

from __future__ import annotations

import json

import pytest

BODY = "Four people were killed in Kharkiv after it was hit by rockets, the mayor of the city said on Tuesday. "
HOSTILE = "".join(
    f'<a href="{href}">word</a> '
    for href in ("javascript:alert(1)", "https://bank.example@evil.example/\x1b]0;owned\x07/", "data:,x", "#here")
)
PAGE = (
    '<html><head><link rel="canonical" href="https://lbc.example/news/1"></head><body><article><h1>Four killed</h1>'
    f'<p>{BODY * 3}</p><p>He <a href="/mayor">told\n the BBC</a> so. See <a href="https://evil.example/">www.bbc.com</a>.</p>'
    f'<p>{BODY * 2} {HOSTILE}</p><p><a href="/other">Read more: Chechen assassins eliminated</a></p><p>{BODY * 3}</p>'
    "</article></body></html>"
)


@pytest.fixture
def imported(run, tmp_path):
    """Run a command on an archive of that page alone; and the ID of its article."""
    (tmp_path / "page.html").write_text(PAGE)
    archive = str(tmp_path / "pages")
    assert run("import", str(tmp_path / "page.html"), "--archive", archive).code == 0

    def on_page(command, *words):
        return run(command, "--archive", archive, *words)

    return on_page, on_page("list", "--json").objects[0]["id"]


def test_links_are_listed_below_the_text_by_number_and_folded_ones_on_demand(imported):
    on_page, identity = imported
    shown = on_page("show", identity).out
    assert "\x1b" not in shown
    assert shown.splitlines()[-4:] == [
        "Links:",
        "1. https://lbc.example/mayor · “told the BBC”",
        "2. https://evil.example/ · but says “www.bbc.com”",
        "3. https://evil.example/%1B]0;owned%07/ · “word”",
    ]
    folded = on_page("show", identity, "--folded").lines[-1]
    assert folded == "4. https://lbc.example/other · “Read more: Chechen assassins eliminated” · folded"


def test_other_programs_get_links_as_spans_of_the_text(imported, alone):
    on_page, identity = imported
    (form,) = on_page("show", identity, "--json").objects
    said = [(form["text"][one["start"] : one["end"]], one["url"], one["kept"]) for one in form["links"]]
    assert said[0] == ("told the BBC", "https://lbc.example/mayor", True)
    assert said[-1] == ("Read more: Chechen assassins eliminated", "https://lbc.example/other", False)
    assert len(said) == 4
    answer = json.loads(alone("annotate", given=json.dumps({"id": 1, "html": PAGE}).encode()).stdout)
    assert answer["links"] == form["links"]
    assert json.loads(alone("annotate", given=b'{"id": 1, "text": "See https://a.example"}').stdout)["links"] == []


def test_exports_keep_links(imported, tmp_path):
    on_page, _ = imported
    assert on_page("export", "--to", str(tmp_path / "md")).code == 0
    (page,) = (path.read_text() for path in (tmp_path / "md").glob("*four-killed*.md"))
    assert "He [told the BBC](<https://lbc.example/mayor>) so." in page
    assert "[www.bbc.com](<https://evil.example/>) (evil.example)." in page
    assert on_page("export", "--to", str(tmp_path / "json"), "--format", "jsonl").code == 0
    (form,) = map(json.loads, (tmp_path / "json" / "articles.jsonl").read_text().splitlines())
    assert form["text"][form["links"][0]["start"] : form["links"][0]["end"]] == "told the BBC"
