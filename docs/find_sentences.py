"""Finds the sentences of ours that the people who are asked meet, and writes them down for translators (`surveys.questionnaires.around`).

A sentence counts by where it stands in the code: PLACES says which files, and which parts of them speak to authors instead.
"""

from __future__ import annotations

import ast
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from jinja2 import Environment, nodes

ROOT = Path(__file__).parents[1]
CALLS = {"msg": 1, "nmsg": 2, "_": 1, "gettext": 1, "ngettext": 2}
TO_AUTHORS = re.compile(r"fault|^crossed$")
TO_STAFF = re.compile(r"^(sign_in|welcome)$")
RESPOND = "app/templates/respond"

PLACES: dict[str, tuple[str, ...]] = {
    "welcome": (f"{RESPOND}/frame.html", f"{RESPOND}/welcome.html", "app/respond/promise.py", f"{RESPOND}/declined.html"),
    "questions": (
        f"{RESPOND}/section.html",
        f"{RESPOND}/parts.html",
        f"{RESPOND}/grid.html",
        f"{RESPOND}/kinds/*.html",
        "app/respond/sections.py",
        "app/respond/filling.py",
        "surveys/questionnaires/fitting.py",
    ),
    "mistakes": (
        "surveys/questionnaires/asking/*.py",
        "surveys/questionnaires/keeping.py",
        "surveys/collecting/drafting.py",
        "surveys/collecting/sending.py",
        "surveys/collecting/leaving.py",
        "surveys/errors.py",
        "app/errors.py",
    ),
    "sending": (
        f"{RESPOND}/review.html",
        f"{RESPOND}/answer_list.html",
        "app/respond/telling.py",
        f"{RESPOND}/thanks.html",
        f"{RESPOND}/pause.html",
    ),
    "coming_back": (
        f"{RESPOND}/word.html",
        f"{RESPOND}/sent.html",
        f"{RESPOND}/answers.html",
        f"{RESPOND}/answers.txt",
        f"{RESPOND}/withdrawal.html",
        f"{RESPOND}/kind.html",
        f"{RESPOND}/contact.html",
        f"{RESPOND}/reminders.html",
    ),
    "letters": ("app/mail/letters.py",),
    "paper": ("reports/printed/form.py", "reports/printed/kinds.py", "reports/printed/sheets.py", "surveys/questionnaires/saying.py"),
    "debrief": (
        "reports/debrief/*.py",
        "reports/charts/*.py",
        "reports/editions/*.py",
        "reports/slides/*.py",
        "reports/word/*.py",
        "surveys/scoring/*.py",
        "surveys/scoring/disclosure/*.py",
        "surveys/scoring/statistics/*.py",
        "surveys/evaluations/differing.py",
        *(f"surveys/evaluations/{name}.py" for name in ("cards", "changes", "closing", "guarding", "newcomers", "settings")),
    ),
}
"""What is met where, in the order in which a person meets it."""
MET = ("app/respond/*.py", f"{RESPOND}/**/*.*", "reports/printed/*.py")
"""Every file of these must be named above if it says anything."""
NOT_PRINTED = {"codec.py", "insiders.py", "dossier.py"}
"""Of the numbers' side what only colleagues read."""
ANNOUNCING = {"tell", "_tell", "announce"}
"""In verbs, what is said by a function that calls one of these is told to partners and printed; the rest is for colleagues."""
UNMET = {
    "surveys/errors.py": {"Overtaken.__init__", "Invalid.__init__", "LostKey.__init__"},
    "surveys/questionnaires/asking/settings.py": {""},
}
"""Parts of these files that only colleagues meet; "" for what stands outside of every class and function."""

Found = tuple[str, str]


def main() -> None:
    """Writes each package's list; with `--check` says only whether they are in step."""
    wrong = [package for package, text in written().items() if not _is(ROOT / package / "translations" / "met.jsonl", text)]
    if "--check" in sys.argv and wrong:
        raise SystemExit(f"out of step: {', '.join(wrong)}. Run make messages.")
    for package in wrong:
        (ROOT / package / "translations" / "met.jsonl").write_text(written()[package], encoding="utf-8")


def _is(path: Path, text: str) -> bool:
    """Whether the list holds these lines, in whatever order two branches have left them."""
    return path.is_file() and set(path.read_text(encoding="utf-8").splitlines()) == set(text.splitlines())


def written() -> dict[str, str]:
    """What the list of each package should hold: a line for each sentence, where it is met first."""
    lines: dict[str, list[str]] = {package: [] for package in ("app", "reports", "surveys")}
    known: set[str] = set()
    for place, patterns in PLACES.items():
        for path in _files(patterns):
            for text, plural in _sentences(path):
                if text not in known:
                    known.add(text)
                    line = {"place": place, "text": text, **({"plural": plural} if plural else {})}
                    lines[path.relative_to(ROOT).parts[0]].append(json.dumps(line, ensure_ascii=False))
    _require_all_named()
    return {package: "\n".join(each) + "\n" for package, each in lines.items()}


def _require_all_named() -> None:
    named = {path for patterns in PLACES.values() for path in _files(patterns)}
    left = sorted(str(path.relative_to(ROOT)) for path in _files(MET) if path not in named and any(_sentences(path)))
    if left:
        raise SystemExit(f"people meet these too; name their place in {Path(__file__).name}: {', '.join(left)}")


def _files(patterns: Iterable[str]) -> Iterator[Path]:
    for pattern in patterns:
        found = sorted(ROOT.glob(pattern))
        if not found:
            raise SystemExit(f"nothing matches {pattern}")
        yield from (path for path in found if path.name not in NOT_PRINTED)


def _sentences(path: Path) -> Iterator[Found]:
    return _in_template(path) if path.suffix in (".html", ".txt") else _in_python(path)


def _in_template(path: Path) -> Iterator[Found]:
    for call in Environment(autoescape=True).parse(path.read_text(encoding="utf-8")).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in CALLS:
            yield _told(call.node.name, [arg.value for arg in call.args if isinstance(arg, nodes.Const)])


def _in_python(path: Path) -> Iterator[Found]:
    unmet = UNMET.get(path.relative_to(ROOT).as_posix(), set())
    kinds, tree = path.parent.name == "asking", ast.parse(path.read_text(encoding="utf-8"))
    silent = _silent(tree) if path.parent.name == "evaluations" and path.name != "differing.py" else set()
    for scope, call in _calls(tree, ()):
        if scope and scope[0] in silent:
            continue
        alone = kinds and len(scope) == 1 and scope[0][:1].isupper()
        if ".".join(scope) in unmet or alone or any(TO_AUTHORS.search(name) for name in scope) or (scope and TO_STAFF.match(scope[0])):
            continue
        assert isinstance(call.func, ast.Name)
        yield _told(call.func.id, [arg.value for arg in call.args if isinstance(arg, ast.Constant)])


def _calls(node: ast.AST, scope: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], ast.Call]]:
    """Every call that says something, with the classes and functions around it."""
    for child in ast.iter_child_nodes(node):
        within = (*scope, *_named(child))
        if isinstance(child, ast.Call) and isinstance(child.func, ast.Name) and child.func.id in CALLS:
            yield scope, child
        yield from _calls(child, within)


def _silent(tree: ast.Module) -> set[str]:
    """The functions of a verb's file that announce nothing."""
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef) and not any(map(_announces, ast.walk(node)))}


def _announces(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ANNOUNCING


def _named(node: ast.AST) -> list[str]:
    """What a part of the code is called: a class, a function, a constant."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    return [one.id.lower() for one in node.targets if isinstance(one, ast.Name)] if isinstance(node, ast.Assign) else []


def _told(name: str, words: list[object]) -> Found:
    text, plural = [*map(str, words[: CALLS[name]]), ""][:2]
    return text, plural if CALLS[name] == 2 else ""


if __name__ == "__main__":
    main()
