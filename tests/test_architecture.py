"""The house's one rule, asked of the interpreter: app over reports over surveys, never back; and what no file may hold."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NUMERIC = {"pandas", "matplotlib", "scipy", "numpy"}
EVERY_MODULE = """
import importlib, pkgutil, sys
package = importlib.import_module({name!r})
for found in pkgutil.walk_packages(package.__path__, {name!r} + "."):
    importlib.import_module(found.name)
print(*sorted(set(sys.modules) & set({forbidden!r})))
"""
WEB = """
import sys, tempfile
from app import create_app
from app.settings import read_settings
create_app(read_settings({"ROUNDTABLE_INSTANCE": tempfile.mkdtemp()}))
assert {"app.respond.pages", "app.administer.pages"} <= set(sys.modules)
print(*sorted(set(sys.modules) & set({forbidden!r})))
"""
PAGES_OF_NUMBERS = """
import sys, surveys.scoring.values
print(*sorted(set(sys.modules) & set({forbidden!r})))
"""


def loaded(code: str, forbidden: set[str]) -> str:
    """Which of the forbidden modules a fresh interpreter has loaded after the code."""
    script = code.replace("{forbidden!r}", repr(sorted(forbidden)))
    ran = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip()


@pytest.mark.parametrize(
    ("package", "forbidden"),
    [
        ("surveys", {"flask", "matplotlib", "reportlab", "jinja2", "app", "reports"}),
        ("reports", {"flask", "sqlalchemy", "pandas", "app", "surveys.models"}),
    ],
)
def test_no_module_of_a_package_loads_what_lies_above_it(package: str, forbidden: set[str]) -> None:
    assert loaded(EVERY_MODULE.replace("{name!r}", repr(package)), forbidden) == ""


def test_the_web_process_loads_no_numeric_library() -> None:
    assert loaded(WEB, NUMERIC) == ""


def test_reading_a_release_needs_the_standard_library_alone() -> None:
    assert loaded(PAGES_OF_NUMBERS, NUMERIC | {"sqlalchemy", "cattrs", "flask"}) == ""


def sources(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


@pytest.mark.parametrize("path", sources("surveys", "reports"), ids=lambda path: str(path.relative_to(ROOT)))
def test_verbs_and_drawings_never_commit(path: Path) -> None:
    """Sealing and the key ring end transactions of their own, and say `begin` where they do."""
    assert ".commit(" not in path.read_text(encoding="utf-8")


def test_nothing_uses_pyplot() -> None:
    assert [path for path in sources("app", "surveys", "reports") if "pyplot" in path.read_text(encoding="utf-8")] == []


def test_packages_say_nothing_in_their_init() -> None:
    inits = [path for path in sources("app", "surveys", "reports") if path.name == "__init__.py" and path.parent != ROOT / "app"]

    assert [path for path in inits if path.read_text(encoding="utf-8").strip()] == []


def test_files_fit_in_a_sitting() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in sources("app", "surveys", "reports")
    }

    assert {path: length for path, length in lengths.items() if length > 300} == {}


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False).stdout.decode()
    return [ROOT / name for name in listed.split("\0") if name]


def test_no_file_names_a_folder_of_somebodys_machine_or_a_registry() -> None:
    local = re.compile(rb"(?<![\w./-])/(?:work|root|home)/\w|https?://[^\s\"']*(?:pypi|registry)[^\s\"']*/simple")
    texts = [path for path in tracked() if path.suffix not in {".pdf", ".png"} and path.is_file()]

    assert [str(path) for path in texts if local.search(path.read_bytes())] == []


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    ran = subprocess.run(build, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_our_three_packages_and_the_migrations(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    assert {name.split("/")[0] for name in names if ".dist-info" not in name} == {"app", "surveys", "reports"}
    assert "app/migrations/versions/0001_first_tables.py" in names
    assert "app/templates/base.html" in names
    assert "app/static/staff.css" in names
    assert any(name.startswith("surveys/questionnaires/catalog/") and name.endswith(".toml") for name in names)


def test_the_installed_wheel_migrates_and_opens_a_page(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    script = f"""
import sys
sys.path[:0] = [{str(tmp_path / "site")!r}, {sysconfig.get_paths()["purelib"]!r}]
from app import create_app, migrating
from app.settings import read_settings
assert "site" in migrating.__file__, migrating.__file__
made = create_app(read_settings({{"ROUNDTABLE_INSTANCE": {str(tmp_path / "instance")!r}}}))
migrating.migrate(made.extensions["engine"])
print(made.test_client().get("/sign-in", headers={{"Host": "localhost"}}).status_code)
"""
    ran = subprocess.run([sys.executable, "-I", "-S", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert ran.stdout.strip() == "200", ran.stderr
