"""The seeds, styles and data arrive wherever the program is installed from."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHIPPED = ("seeds", "styles")


BUILD = [sys.executable, "-m", "build", "--no-isolation"]


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sdist, unpacked."""
    out = tmp_path_factory.mktemp("sdist")
    subprocess.run([*BUILD, "--outdir", str(out), "--sdist", str(ROOT)], check=True, capture_output=True)
    (packed,) = out.glob("*.tar.gz")
    with tarfile.open(packed) as archive:
        archive.extractall(out / "unpacked", filter="data")
    (source,) = (out / "unpacked").iterdir()
    return source


@pytest.fixture(scope="module")
def wheel(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that is built from the sdist, as an installer from a registry would get it."""
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run([*BUILD, "--outdir", str(out), "--wheel", str(sdist)], check=True, capture_output=True)
    (built,) = out.glob("*.whl")
    return built


def test_the_sdist_holds_all_that_its_tests_and_checks_stand_on(sdist: Path) -> None:
    for folder in ("tests", "tools", "docs"):
        expected = {path.relative_to(ROOT) for path in (ROOT / folder).rglob("*.*") if "__pycache__" not in path.parts}
        assert {path for path in expected if not (sdist / path).exists()} == set()
    assert {"Makefile", "requirements.lock", "requirements-dev.lock"} <= {path.name for path in sdist.iterdir()}


@pytest.mark.parametrize("folder", SHIPPED)
def test_the_wheel_from_the_sdist_holds_every_shipped_file(wheel: Path, folder: str) -> None:
    expected = {f"warreader/{folder}/{path.name}" for path in (ROOT / folder).iterdir()}
    with zipfile.ZipFile(wheel) as archive:
        found = {name for name in archive.namelist() if name.startswith(f"warreader/{folder}/")}
    assert found == expected


def test_the_wheel_holds_the_data_of_the_engines_with_its_licences(wheel: Path) -> None:
    data = ROOT / "src" / "warreader" / "data"
    expected = {f"warreader/data/{path.name}" for path in data.iterdir() if path.is_file() and path.suffix != ".py"}
    with zipfile.ZipFile(wheel) as archive:
        assert expected <= set(archive.namelist())


def test_the_program_runs_from_an_unpacked_wheel_in_another_folder(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    code = "import warreader, warreader.resources as r; print(warreader.__file__); print(r.shipped_folder('seeds'))"
    command = [sys.executable, "-P", "-c", f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r}); {code}"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert all(str(tmp_path / "site") in line for line in done.stdout.splitlines())


def test_the_seeds_are_the_three_articles_unchanged() -> None:
    from warreader.resources import shipped_folder

    sizes = {path.name: path.stat().st_size for path in shipped_folder("seeds").iterdir()}
    assert sizes == {
        "000_17c81901f7fafa9d.txt": 2001,
        "001_33eb63d2edc8cab2.txt": 3124,
        "004_79d85b96967ac222.txt": 2302,
    }
