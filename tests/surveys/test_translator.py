"""Sentences, texts, numbers and days in a person's language."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from surveys import translator as module
from surveys.messages import Text, msg, nmsg
from surveys.translator import LANGUAGES, direction, translator

CATALOG = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);\\n"

msgid "Welcome, {name}."
msgstr "أهلا {name}."

msgid "{n} person"
msgid_plural "{n} people"
msgstr[0] "لا أحد"
msgstr[1] "شخص واحد"
msgstr[2] "شخصان"
msgstr[3] "{n} أشخاص"
msgstr[4] "{n} شخصا"
msgstr[5] "{n} شخص"

#, fuzzy
msgid "Unsure"
msgstr "ربما"

msgid "Not yet"
msgstr ""
"""


@pytest.fixture(autouse=True)
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A package with one Arabic catalog."""
    translations = tmp_path / "spoken_things" / "translations"
    translations.mkdir(parents=True)
    (tmp_path / "spoken_things" / "__init__.py").touch()
    (translations / "ar.po").write_text(CATALOG, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    module._catalog.cache_clear()
    translator.cache_clear()
    return "spoken_things"


def test_a_sentence_is_spoken_with_its_parameters(package: str) -> None:
    assert translator("ar", package)(msg("Welcome, {name}.", name="Jo")) == "أهلا Jo."


def test_a_regional_tag_speaks_its_language(package: str) -> None:
    assert translator("ar-SD", package)(msg("Welcome, {name}.", name="Jo")) == "أهلا Jo."


@pytest.mark.parametrize("sentence", ["Unknown", "Unsure", "Not yet"])
def test_what_a_catalog_lacks_or_doubts_is_said_in_english(package: str, sentence: str) -> None:
    assert translator("ar", package)(msg(sentence)) == sentence


@pytest.mark.parametrize(("n", "said"), [(0, "لا أحد"), (1, "شخص واحد"), (2, "شخصان"), (7, "7 أشخاص"), (12, "12 شخصا"), (100, "100 شخص")])
def test_each_count_has_its_own_form(package: str, n: int, said: str) -> None:
    assert translator("ar", package)(nmsg("{n} person", "{n} people", n)) == said


@pytest.mark.parametrize(("n", "said"), [(0, "0 people"), (1, "1 person"), (2, "2 people")])
def test_english_needs_no_catalog(n: int, said: str) -> None:
    assert translator("en", "surveys")(nmsg("{n} person", "{n} people", n)) == said


def test_parameters_are_spoken_too() -> None:
    said = msg("{a}, {b}, {c}, {d}", a=msg("inner {x}", x=3), b=Text({"fr": "oui", "en": "yes"}), c=2.5, d=2.0)

    assert translator("fr")(said) == "inner 3, oui, 2,5, 2"


def test_a_placeholder_without_a_value_stays_and_nothing_else_is_looked_up() -> None:
    assert translator("en")(msg("{missing} {name.__class__} {0}", name="x")) == "{missing} {name.__class__} {0}"


def test_a_parameter_that_looks_like_a_placeholder_is_left_alone() -> None:
    assert translator("en")(msg("{a} {b}", a="{b}", b="2")) == "{b} 2"


@pytest.mark.parametrize(
    ("lang", "value", "decimals", "said"),
    [
        ("en", 1234, 0, "1234"),
        ("en", 12345, 0, "12,345"),
        ("fr", 3.14159, 2, "3,14"),
        ("de", 12345.6, 1, "12.345,6"),
        ("xx", 1.5, 1, "1.5"),
    ],
)
def test_numbers_are_written_as_the_language_does(lang: str, value: float, decimals: int, said: str) -> None:
    assert translator(lang).number(value, decimals) == said


def test_days_and_moments_are_said_in_words() -> None:
    assert translator("en").date(dt.date(2026, 11, 21)) == "21 November 2026"
    assert translator("fr").date(dt.date(2026, 11, 21)) == "21 novembre 2026"
    assert translator("es").moment(dt.datetime(2026, 11, 21, 23, 59, tzinfo=dt.UTC)) == "21 de noviembre de 2026, 23:59"
    assert translator("zh").moment(dt.datetime(2026, 11, 21, 14, 5, tzinfo=dt.UTC)) == "2026年11月21日 14:05"


@pytest.mark.parametrize(
    ("lang", "way"),
    [
        ("ar", "rtl"),
        ("ar-EG", "rtl"),
        ("fa", "rtl"),
        ("ur", "rtl"),
        ("az-Arab", "rtl"),
        ("ur-Latn", "ltr"),
        ("zh-Hans", "ltr"),
        ("en", "ltr"),
    ],
)
def test_the_direction_comes_from_the_tag(lang: str, way: str) -> None:
    assert direction(lang) == way
    assert translator(lang).rtl == (way == "rtl")


def test_the_interface_has_the_six_united_nations_languages_and_portuguese() -> None:
    assert set(LANGUAGES) == {"ar", "en", "es", "fr", "pt", "ru", "zh"}


def test_a_package_that_is_not_there_is_an_error_of_ours() -> None:
    with pytest.raises(ModuleNotFoundError):
        translator("en", "no_such_package")


def test_a_language_that_is_a_path_reads_no_file(package: str) -> None:
    assert translator("../ar", package)(msg("Unknown")) == "Unknown"


def test_a_question_within_a_sentence_loses_its_full_stop_and_a_name_keeps_it(package: str) -> None:
    kept = Text({"en": "We kept our word."})

    assert translator("en", package)(msg("On “{question}”: {words}", question=kept, words="yes.")) == "On “We kept our word”: yes."
    assert translator("en", package)(msg("The lowest: “{question}”", question=kept)) == "The lowest: “We kept our word.”"
    assert translator("en", package)(msg("“{name}” is here.", name="Nahr Inc.")) == "“Nahr Inc.” is here."


def test_what_ends_in_a_full_stop_ends_the_sentence_with_that_one() -> None:
    day = translator("ru").date(dt.date(2026, 12, 31))

    assert translator("ru")(msg("С {day}.", day=day)) == "С 31 декабря 2026\u202fг."
    assert translator("ru")(msg("С {day}, потом.", day=day)) == "С 31 декабря 2026\u202fг., потом."
