"""The catalogs of the languages: complete, in step with the code, and saying neither more nor less than the English."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from gettext import c2py
from pathlib import Path

import pytest
from babel.core import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

from surveys.messages import Message
from surveys.questionnaires.around import sentences as met
from surveys.questionnaires.wordings import wordings as wordings_of_questionnaires
from surveys.scoring.disclosure.thresholds import HIGHEST_K, LOWEST_K
from surveys.scoring.method import method
from surveys.scoring.policy import Policy
from surveys.translator import LANGUAGES, PLACEHOLDER, translator

TRANSLATED = tuple(lang for lang in LANGUAGES if lang != "en")
PACKAGES = ("surveys", "reports", "app")
CALLS = {"msg": 1, "nmsg": 2, "_": 1, "gettext": 1, "ngettext": 2}
ROOT = Path(__file__).parents[1]
MARKUP = re.compile(r"</?[A-Za-z!]|&#?\w+;")
COUNTS = range(1000)
HAN = "[\u3400-\u9fff]"
FIGURE_APART = re.compile(rf"{HAN} (?:\d|{{\w)|(?:(?<![\w-])[\d.,]+|\w}}) {HAN}")
LATIN_CLOSE = re.compile(rf"{HAN}[A-Za-z]|[A-Za-z]{HAN}")
COUNTED = {
    "few": {"نقاط", "أشخاص", "إجابات", "أسئلة", "مواضيع"},
    "many": {"نقطة", "شخصًا", "إجابة", "سؤالًا", "موضوعًا"},
    "other": {"نقطة", "شخص", "إجابة", "سؤال", "موضوع"},
}
"""Nouns that the method counts in Arabic, by the form that a number asks for."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """An English sentence in the code. `text` is empty where a call does not name its sentence literally."""

    place: str
    text: str
    plural: str = ""


def _called(place: str, name: str, words: list[object]) -> Sentence:
    texts = [word if isinstance(word, str) else "" for word in words[: CALLS[name]]]
    return Sentence(place, *(texts if texts and all(texts) else [""]))


def _in_python(path: Path) -> Iterator[Sentence]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            words = [arg.value if isinstance(arg, ast.Constant) else None for arg in node.args]
            yield _called(f"{path.relative_to(ROOT)}:{node.lineno}", node.func.id, words)


def _in_template(path: Path) -> Iterator[Sentence]:
    for node in Environment().parse(path.read_text(encoding="utf-8")).find_all(nodes.Call):
        if isinstance(node.node, nodes.Name) and node.node.name in CALLS:
            words = [arg.value if isinstance(arg, nodes.Const) else None for arg in node.args]
            yield _called(f"{path.relative_to(ROOT)}:{node.lineno}", node.node.name, words)


@cache
def sentences(package: str) -> tuple[Sentence, ...]:
    """Every sentence of a package, found in its syntax trees, which know nothing of the extractor that made the catalogs."""
    python = [found for path in sorted((ROOT / package).rglob("*.py")) for found in _in_python(path)]
    pages = [path for path in sorted((ROOT / package).rglob("templates/**/*")) if path.is_file()]
    return (*python, *(found for path in pages for found in _in_template(path)))


@cache
def catalog(package: str, lang: str) -> Catalog:
    with (ROOT / package / "translations" / f"{lang}.po").open("rb") as file:
        return read_po(file, locale=lang)


def _wordings(string: str | tuple[str, ...]) -> tuple[str, ...]:
    return (string,) if isinstance(string, str) else tuple(string)


def _texts(identity: str | tuple[str, ...]) -> tuple[str, ...]:
    return (identity,) if isinstance(identity, str) else tuple(identity)


def _entries(package: str, lang: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """English texts and wordings of what is translated."""
    return [(_texts(entry.id), _wordings(entry.string)) for entry in catalog(package, lang) if entry.id and any(_wordings(entry.string))]


def _holes(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


every_catalog = pytest.mark.parametrize(("package", "lang"), [(package, lang) for lang in TRANSLATED for package in PACKAGES])


@pytest.mark.parametrize("package", PACKAGES)
def test_every_sentence_is_a_literal(package: str):
    found = sentences(package)
    assert len(found) > 100
    assert [sentence.place for sentence in found if not sentence.text] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_no_sentence_is_hidden_from_the_catalogs(package: str):
    """`Message` itself holds no words of its own: only `msg` and `nmsg` are looked for."""
    hidden = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sorted((ROOT / package).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Message"
        for arg in node.args[:1]
        if isinstance(arg, ast.Constant) and re.search(r"\w", PLACEHOLDER.sub("", str(arg.value)))
    ]
    assert hidden == []


@pytest.mark.parametrize("package", PACKAGES)
def test_a_sentence_has_one_plural(package: str):
    """Two calls with one singular and different plurals, or with and without, would share one entry."""
    plurals: dict[str, set[str]] = {}
    for sentence in sentences(package):
        plurals.setdefault(sentence.text, set()).add(sentence.plural)
    assert {text: found for text, found in plurals.items() if len(found) > 1} == {}


@every_catalog
def test_catalogs_are_in_step_with_the_code(package: str, lang: str):
    """Run `make messages` when this fails. A sentence it cannot find (inside an f-string, say) must be moved."""
    asked = {(found.text, found.plural) if found.plural else (found.text,) for found in sentences(package) if found.text}
    known = {_texts(entry.id) for entry in catalog(package, lang) if entry.id}
    assert (sorted(asked - known), sorted(known - asked)) == ([], [])
    assert not catalog(package, lang).obsolete


@every_catalog
def test_the_head_of_a_catalog_changes_with_nothing(package: str, lang: str):
    """No date, tool or address that another day or machine would write otherwise."""
    head = (ROOT / package / "translations" / f"{lang}.po").read_text(encoding="utf-8").split("\n\n", maxsplit=1)[0]
    named = re.findall(r'^"([\w-]+): ', head, re.MULTILINE)
    assert set(named) - {"MIME-Version", "Content-Transfer-Encoding", "Project-Id-Version"} == {"Language", "Content-Type", "Plural-Forms"}


@every_catalog
def test_every_sentence_has_a_translation(package: str, lang: str):
    assert [entry.id for entry in catalog(package, lang) if entry.id and not all(_wordings(entry.string))] == []


@every_catalog
def test_nothing_is_a_guess(package: str, lang: str):
    assert [entry.id for entry in catalog(package, lang) if entry.id and entry.fuzzy] == []


@every_catalog
def test_the_plural_rule_tells_numbers_apart_as_unicode_does(package: str, lang: str):
    """Header and CLDR need not number the forms alike, but draw the same lines between counts."""
    form, rule = c2py(catalog(package, lang).plural_expr), Locale(lang).plural_form
    pairs = {(form(n), rule(n)) for n in COUNTS}
    assert len(pairs) == len({ours for ours, _ in pairs}) == len({theirs for _, theirs in pairs}) == catalog(package, lang).num_plurals


@every_catalog
def test_a_translation_has_the_placeholders_of_its_sentence(package: str, lang: str):
    """A form that serves one count only ("two people") may leave the count out."""
    form = c2py(catalog(package, lang).plural_expr)
    served = [form(n) for n in COUNTS]
    wrong = []
    for (*_, text), wordings in _entries(package, lang):
        for place, wording in enumerate(wordings):
            optional = {"n"} if len(wordings) > 1 and served.count(place) == 1 else set()
            if _holes(wording) - optional != _holes(text) - optional or wording.count("{") != wording.count("}"):
                wrong.append((text, wording))
    assert wrong == []


@every_catalog
def test_every_plural_form_is_written(package: str, lang: str):
    count = catalog(package, lang).num_plurals
    plurals = [(texts, wordings) for texts, wordings in _entries(package, lang) if len(texts) > 1]
    assert [(texts, wordings) for texts, wordings in plurals if len(wordings) != count or not all(wordings)] == []


@every_catalog
def test_a_translation_has_no_markup(package: str, lang: str):
    assert [wording for _, wordings in _entries(package, lang) for wording in wordings if MARKUP.search(wording)] == []


@every_catalog
def test_a_translation_begins_and_ends_as_its_sentence(package: str, lang: str):
    """Neither blanks nor line ends are added, and a colon or a question stays one."""
    wrong = []
    for (*_, text), wordings in _entries(package, lang):
        for wording in wordings:
            blank = wording != wording.strip() or "\n" in wording or "  " in wording
            if blank or _ending(text) != _ending(wording):
                wrong.append((text, wording))
    assert wrong == []


def _ending(text: str) -> str:
    """How a sentence ends, whatever its script writes for it."""
    last = text.rstrip('”»"’)）」\u00a0\u202f')[-1:]
    return {"؟": "?", "？": "?", "：": ":", "。": "."}.get(last, last if last in ".?:" else "")


@every_catalog
def test_what_is_written_is_what_is_said(package: str, lang: str):
    """The translator reads every entry and picks its forms by the header's own rule."""
    speak, form = translator(lang, package), c2py(catalog(package, lang).plural_expr)
    for (text, *plural), wordings in _entries(package, lang):
        for n in (0, 1, 2, 3, 10, 11, 21, 99, 100, 102, 103) if plural else (0,):
            said = speak.wording(Message(text, {"n": n}, "".join(plural)))
            assert said == wordings[form(n) if plural else 0]


def _french() -> list[str]:
    said = [wording for package in PACKAGES for _, wordings in _entries(package, "fr") for wording in wordings]
    return [*said, *wordings_of_questionnaires("fr").values()]


def test_in_french_no_mark_is_parted_from_its_word():
    """Before ; : ? ! % » and after « stands a space that no line ends at."""
    assert [said for said in _french() if re.search(r" [;:?!%»]|« |\w[;?!»]|«\w", said)] == []


def test_in_french_every_apostrophe_is_curly():
    assert [said for said in _french() if "'" in said] == []


@every_catalog
def test_how_many_of_how_many_is_not_parted(package: str, lang: str):
    """Programs other than ours end lines too."""
    share = re.compile(r"\}\s(?:(?:sur|de\scada|em\scada|из|من\sكل)\s10\b|(?:sur|из)\s\{)")
    found = [share.findall(wording) for _, wordings in _entries(package, lang) for wording in wordings]
    assert [one for shares in found for one in shares if " " in one] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_in_chinese_figures_stand_close_and_latin_words_apart(package: str):
    wordings = [wording for _, wordings in _entries(package, "zh") for wording in wordings]
    assert [one for one in wordings if FIGURE_APART.search(one) or LATIN_CLOSE.search(PLACEHOLDER.sub("{}", one))] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_in_arabic_tanwin_stands_before_its_alif(package: str):
    assert [wording for _, wordings in _entries(package, "ar") for wording in wordings if "\u0627\u064b" in wording] == []


@pytest.mark.parametrize("k", range(LOWEST_K, HIGHEST_K + 1))
def test_in_arabic_what_the_method_counts_takes_the_form_of_its_number(k: int):
    say, form, nouns = translator("ar", "surveys"), Locale("ar").plural_form, set().union(*COUNTED.values())
    rules = " ".join(say(rule) for guarded in (False, True) for rule in method(Policy(k=k, guarded=guarded)))
    counted = [(int(n), noun) for n, noun in re.findall(r"(\d+) ([\w\u064b-\u0652]+)", rules) if noun in nouns]
    assert counted
    assert [(n, noun) for n, noun in counted if noun not in COUNTED[form(n)]] == []


def test_the_sentences_that_people_meet_are_listed_for_translators():
    """Run `make messages` when this fails (`docs/find_sentences.py`)."""
    found = subprocess.run([sys.executable, ROOT / "docs" / "find_sentences.py", "--check"], check=False, capture_output=True, text=True)
    assert (found.returncode, found.stderr) == (0, "")
    listed = {one.text: one.plural for one in met()}
    known = {sentence.text: sentence.plural for package in PACKAGES for sentence in sentences(package)}
    assert listed.items() <= known.items()
    assert {"Start", "Thank you", "Please give an answer.", "Answer the questions", "Page {page} of {pages}"} <= listed.keys()
    assert not {"Sign in", "Questionnaires", "It is not said how many points there are."} & listed.keys()
