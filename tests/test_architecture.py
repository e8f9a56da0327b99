"""The house's one rule, asked of the interpreter: app over reports over surveys, never back; and what no file may hold."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path

import grimp
import pytest

from surveys.scoring import stored
from surveys.scoring.disclosure.holding import Holds
from surveys.scoring.disclosure.outlets import DOORS, OUTLETS, outlet
from surveys.scoring.disclosure.register import REGISTER, unwritten

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
    assert {f"surveys/questionnaires/catalog/wordings/{lang}.po" for lang in ("es", "fr", "pt", "ru", "zh")} <= set(names)


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


EXACT = re.compile(
    r"surveys\.scoring\.(scores|pack|packing|codec|measures|samples|tallies|persons|parted|columns|estimates|estimands|means|itemized|gaps"
    r"|parts|objectives|occurrences|release|rowwise|scored|shared|annex(\..*)?|statistics(\..*)?"
    r"|disclosure\.(gate|items|ledger|people|moments|shared|totals))"
)
MAY_HOLD_EXACT_NUMBERS = {
    "app.commanding.score": "the owner's table comes in, the release and the owner's own annex go out",
    "app.exporting.single_answers": "writes rows for an analyst, where people were told so (R13)",
    "surveys.collecting.sealing": "makes the pack",
    "surveys.evaluations.benchmarking": "positions among printed scores",
    "surveys.evaluations.elsewhere": "how questions hang together over many other partnerships, one sentence",
    "surveys.evaluations.insiders": "sizes of sealed groups, never an answer: a door",
    "surveys.evaluations.sealed": "reads the pack for the gate and for signed purposes",
    "surveys.evaluations.releasing": "asks the gate",
    "surveys.evaluations.single_answers": "opens them, for a signed purpose (R13)",
}
ROWS_OF_ANSWERS = {"PackRow", "Response", "Words"}
MAY_READ_ANSWERS = {
    "app/demonstration/loading.py": "makes up the answers of the demonstration",
    "surveys/collecting/losing.py": "whether there is a pack",
    "surveys/collecting/participation.py": "counts in steps: a door",
    "surveys/collecting/sealing.py": "makes the pack",
    "surveys/collecting/sending.py": "writes one person's own answers",
    "surveys/collecting/statements.py": "prepared statements of the answering pages",
    "surveys/evaluations/comments.py": "the comments desk: a door",
    "surveys/evaluations/sealed.py": "reads the pack for the gate and for signed purposes",
    "surveys/evaluations/insiders.py": "sizes of sealed groups, never an answer: a door",
    "surveys/evaluations/desk/looking.py": "one text of the comments desk, and those set aside: a door",
    "surveys/evaluations/desk/summing_up.py": "counts who wrote, for a summary",
    "surveys/evaluations/named.py": "answers beside names, by consent: a door",
}


def test_every_field_of_every_value_of_a_release_is_in_the_register():
    assert {kind.__name__: unwritten(kind) for kind in {*stored.VALUES, *REGISTER} if unwritten(kind)} == {}


def test_every_figure_and_every_sentence_made_of_figures_names_the_rules_that_guard_it():
    bare = [
        f"{kind.__name__}.{name}"
        for kind, held in REGISTER.items()
        for name, one in held.items()
        if (one.what in {Holds.PLAIN, Holds.PARTS}) == bool(one.rules)
    ]

    assert bare == []


def functions(path: Path) -> Iterator[tuple[ast.FunctionDef, Mapping[str, str]]]:
    """Every function of a module's top level, with what the names it imported stand for."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    known: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            known |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return ((node, known) for node in tree.body if isinstance(node, ast.FunctionDef))


def full_name(node: ast.expr, known: Mapping[str, str]) -> str:
    if isinstance(node, ast.Attribute):
        return f"{full_name(node.value, known)}.{node.attr}"
    return known.get(node.id, node.id) if isinstance(node, ast.Name) else ""


def hands_out(function: ast.FunctionDef, known: Mapping[str, str]) -> bool:
    """Whether it calls a door, or makes bytes of a release."""
    calls = {full_name(node.func, known) for node in ast.walk(function) if isinstance(node, ast.Call)}
    takes = {full_name(one.annotation, known) for one in [*function.args.args, *function.args.kwonlyargs] if one.annotation}
    makes = ast.unparse(function.returns) if function.returns else ""
    return bool(calls & set(DOORS)) or ("surveys.scoring.values.Released" in takes and re.search(r"\bbytes\b|BytesIO", makes) is not None)


def is_outlet(function: ast.FunctionDef, known: Mapping[str, str]) -> bool:
    made = [full_name(one.func, known) for one in function.decorator_list if isinstance(one, ast.Call)]
    return f"{outlet.__module__}.outlet" in made


@cache
def handing_out() -> Mapping[str, bool]:
    """Every function that hands out figures, and whether it says so."""
    found = {}
    for package in ("app", "reports"):
        for path in sorted((ROOT / package).rglob("*.py")):
            module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            found |= {f"{module}.{one.name}": is_outlet(one, known) for one, known in functions(path) if hands_out(one, known)}
    return found


def test_whoever_hands_out_figures_is_an_outlet():
    """A new page, file, slide or vote: `@outlet("its name")` above the function, and an attack on it in ATTACKED."""
    assert [name for name, said in handing_out().items() if not said] == []


def test_every_outlet_is_known_where_it_stands_and_attacked():
    for name in handing_out():
        import_module(name.rpartition(".")[0])

    assert {place for place in OUTLETS.values() if place.startswith(("app.", "reports."))} == set(handing_out())
    assert set(OUTLETS) == set(ATTACKED)
    assert [place for place in ATTACKED.values() if not re.search(rf"def {place[1]}\b", (ROOT / "tests" / place[0]).read_text())] == []


PAGES = ("app/evaluate/test_outlets_of_the_site.py", "test_answers_that_print_alike_make_every_page_and_file_alike")
COMMAND = ("app/test_export_command.py", "test_answers_that_print_alike_make_the_same_files")
ROWS = ("app/evaluate/test_single_answers.py", "test_rows_tell_the_group_and_the_ratings_and_nothing_else")
ATTACKED = {
    "codebook for archives": PAGES,
    "charts": PAGES,
    "collection": ("app/evaluate/test_side_doors.py", "test_no_page_of_staff_and_no_table_of_theirs_changes_with_one_answer"),
    "comments desk": ("app/evaluate/test_outlets_of_the_site.py", "test_the_comments_desk_gives_words_and_no_number_of_anybody"),
    **dict.fromkeys(
        ("comments on a question", "one text of the comments desk", "texts set aside", "themes of comments", "texts of a theme"),
        ("app/evaluate/test_outlets_of_the_site.py", "test_the_comments_desk_gives_words_and_no_number_of_anybody"),
    ),
    "debrief": PAGES,
    "debrief kept for download": PAGES,
    "data out": PAGES,
    "data out kept for download": PAGES,
    "export command": COMMAND,
    "method of a bundle": PAGES,
    "note beside the tables": PAGES,
    "questions of a bundle": PAGES,
    "release as JSON": PAGES,
    "debrief page": PAGES,
    "findings page": PAGES,
    "page of a finding": PAGES,
    "results page": PAGES,
    "results page by page": PAGES,
    "rows of single answers": ROWS,
    "rows of single answers kept for download": ROWS,
    "results page of a topic": PAGES,
    "results page of words": PAGES,
    "table of figures": PAGES,
    "what an insider could work out": (
        "app/evaluate/test_insider_pages.py",
        "test_the_page_says_the_same_whatever_people_answered",
    ),
    "workbook": PAGES,
    "slides": PAGES,
    "picture briefing": PAGES,
    "posters": PAGES,
    "posters on ordinary sheets": PAGES,
    "score command": ("app/test_score_command.py", "test_answers_that_print_alike_make_the_same_debrief_and_the_same_figures"),
}
"""Where each outlet is attacked."""


def test_every_door_is_there():
    for door in DOORS:
        module, _, name = door.rpartition(".")
        assert callable(getattr(import_module(module), name)), door


def test_nobody_but_the_gate_s_own_holds_exact_numbers():
    """Add a reason to the list only for what asks the gate itself."""
    graph = grimp.build_graph("app", "reports", "surveys")
    outside = [name for name in graph.modules if not name.startswith("surveys.scoring")]
    holders = {name for name in outside if any(map(EXACT.fullmatch, graph.find_modules_directly_imported_by(name)))}

    assert holders == set(MAY_HOLD_EXACT_NUMBERS)


def test_nobody_reads_rows_of_answers_but_who_needs_them():
    readers = set()
    for package in ("app", "reports", "surveys"):
        for path in (ROOT / package).rglob("*.py"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            taken = [
                alias.name
                for node in ast.walk(tree)
                if isinstance(node, ast.ImportFrom) and node.module == "surveys.models.collecting"
                for alias in node.names
            ]
            if ROWS_OF_ANSWERS & set(taken):
                readers.add(str(path.relative_to(ROOT)))

    assert readers == set(MAY_READ_ANSWERS)


def test_a_new_way_out_that_asks_nobody_is_found(tmp_path: Path):
    path = tmp_path / "slides.py"
    path.write_text(
        "from surveys.evaluations.released import read\n"
        "from surveys.evaluations import comments\n"
        "from surveys.scoring.values import Released\n"
        "def page(id): return read(1, id)\n"
        "def wall(id): return comments.desk(1, id)\n"
        "def pptx(released: Released) -> bytes: return b''\n"
        "def title(released: Released) -> str: return ''\n"
    )

    assert [one.name for one, known in functions(path) if hands_out(one, known)] == ["page", "wall", "pptx"]
