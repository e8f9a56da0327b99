"""Every field of a release is written down with its rules, every outlet of figures has a name, nobody else holds exact numbers."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import grimp
import pytest

from surveys.messages import msg
from surveys.scoring import stored
from surveys.scoring.disclosure.inspecting import Unreleasable, inspect, require
from surveys.scoring.disclosure.outlets import DOORS, OUTLETS, outlet
from surveys.scoring.disclosure.register import REGISTER, Holds, unwritten
from surveys.scoring.named import Position
from surveys.scoring.values import Distribution, Figure, Precision, Released, Share

from fixtures.trials import forms, released_of

ROOT = Path(__file__).resolve().parents[3]
TWO = {"A": forms(("4434", 8), ("3345", 8)), "B": forms(("2223", 6), ("3322", 6))}

EXACT = re.compile(
    r"surveys\.scoring\.(scores|pack|packing|codec|measures|samples|tallies|persons|parted|columns|estimates|estimands|means|itemized|gaps"
    r"|parts|objectives|occurrences|release|scored|annex(\..*)?|statistics(\..*)?|disclosure\.(gate|items|ledger|people|moments|totals))"
)
MAY_HOLD_EXACT_NUMBERS = {
    "app.commanding.score": "the owner's table comes in, the release and the owner's own annex go out",
    "surveys.collecting.sealing": "makes the pack",
    "surveys.evaluations.releasing": "asks the gate",
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
    "surveys/evaluations/named.py": "answers beside names, by consent: a door",
    "surveys/evaluations/releasing.py": "asks the gate",
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


def test_a_release_with_a_value_that_nobody_wrote_down_is_stopped(monkeypatch: pytest.MonkeyPatch):
    released = released_of(TWO)
    monkeypatch.setattr("surveys.scoring.disclosure.inspecting.REGISTER", {**REGISTER})
    monkeypatch.delitem(REGISTER[Figure], "low")  # type: ignore[arg-type]

    with pytest.raises(Unreleasable, match=r"Figure\.low is not in the register"):
        require(released)


def broken(released: Released) -> Iterator[tuple[str, Released]]:
    """The same release with one rule broken in each."""
    first, *rest = released.dimensions

    def with_group(**changes: Any) -> Released:
        groups = {code: replace(figure, **changes) if code == "A" else figure for code, figure in first.groups.items()}
        return replace(released, dimensions=(replace(first, groups=groups), *rest))

    yield "R1", with_group(n=4)
    yield "R8", with_group(value=99, low=None, high=None)
    yield "R8", with_group(edge=">=", value=95)
    yield "R10", with_group(hidden=msg("too few"), value=None)
    yield "R2", with_group(precision=Precision.OWN, n=9)
    yield "R3", with_group(value=None, low=None, high=None, n=None, invited=None, sentence=None, notes=(), hidden=msg("hidden"))
    yield "R3", replace(released, too_few=True)
    (item, *others) = first.items
    few = Distribution(9, (Share(("1",), item.text, 50), Share(("2",), item.text, 50)))
    yield "R2", replace(released, dimensions=(replace(first, items=(replace(item, distribution=few), *others)), *rest))
    alone = Distribution(50, (Share(("1",), item.text, 2), Share(("2",), item.text, 98)))
    yield "R8", replace(released, dimensions=(replace(first, items=(replace(item, distribution=alone), *others)), *rest))
    small = {code: replace(figure, n=6, low=None, high=None) for code, figure in item.groups.items()}
    yield "R7", replace(released, dimensions=(replace(first, items=(replace(item, groups=small), *others)), *rest))
    shut = replace(released.groups[0], shown=False, hidden=msg("Only two answered."))
    yield "R10", replace(released, groups=(shut, *released.groups[1:]))
    yield "R1", replace(released, k=4)


def test_whatever_rule_a_mistake_breaks_the_release_is_stopped():
    released = released_of(TWO)

    assert inspect(released) == ()
    for rule, one in broken(released):
        assert any(f": {rule}:" in problem for problem in inspect(one)), rule


def test_taking_part_that_tells_about_one_hidden_group_is_stopped():
    released = released_of({**TWO, "C": forms(("4444", 3)), "D": forms(("4444", 3))})
    groups = tuple(
        replace(group, shown=False, invited=None, answered=None, rate_word=None, note=None, hidden=None) for group in released.groups[-1:]
    )

    assert any("R10" in problem for problem in inspect(replace(released, groups=(*released.groups[:-1], *groups))))


def test_no_release_holds_figures_beside_names():
    assert any("beside names" in problem for problem in inspect(replace(released_of(TWO), positions=(Position("Harbour"),))))


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
    makes = full_name(function.returns, known) if function.returns else ""
    return bool(calls & set(DOORS)) or ("surveys.scoring.values.Released" in takes and makes in {"bytes", "bytearray", "BytesIO"})


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
ATTACKED = {
    "collection": ("app/evaluate/test_side_doors.py", "test_no_page_of_staff_and_no_table_of_theirs_changes_with_one_answer"),
    "comments desk": ("app/evaluate/test_outlets_of_the_site.py", "test_the_comments_desk_gives_words_and_no_number_of_anybody"),
    "debrief": PAGES,
    "debrief kept for download": PAGES,
    "results page": PAGES,
    "results page of a topic": PAGES,
    "results page of words": PAGES,
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


def test_an_outlet_looks_at_what_it_is_handed():
    @outlet("trial of this test")
    def draw(_released: Released) -> bytes:
        return b"drawn"

    good = released_of(TWO)
    try:
        assert draw(good) == b"drawn"
        with pytest.raises(Unreleasable):
            draw(replace(good, k=3))
        with pytest.raises(ValueError, match="already"):
            outlet("trial of this test")(lambda: None)
    finally:
        del OUTLETS["trial of this test"]
