"""Speaks messages and texts in one language, from the .po catalogs that each package carries in its `translations` folder."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from gettext import c2py
from importlib.util import find_spec
from pathlib import Path

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from surveys.messages import Message, Param, Text

LANGUAGES = ("ar", "en", "es", "fr", "pt", "ru", "zh")
OWN_NAMES = {
    "ar": "العربية",
    "en": "English",
    "es": "Español",
    "fr": "Français",
    "pt": "Português",
    "ru": "Русский",
    "zh": "中文",
}

RTL_LANGUAGES = frozenset({"ar", "arc", "azb", "ckb", "dv", "fa", "he", "ks", "lrc", "mzn", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"})
RTL_SCRIPTS = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Syrc", "Thaa"})

CLDR_FORMS = ("zero", "one", "two", "few", "many", "other")
FORMS_UP_TO = 201
PLACEHOLDER = re.compile(r"\{(\w+)\}")
QUOTED = re.compile(r"\s?[”»」]\s?\S")
"""What follows a text that stands between quotation marks within a sentence."""
GROUPED_FROM = 10_000
MINUS = "−"
DAYS_AS = {"en": "en_GB"}
"""English that names no country writes days as most of the world does: 21 November 2026."""
PATTERNS = {False: "0", True: "#,##0"}


@lru_cache(maxsize=1_000)
def direction(lang: str) -> str:
    """The direction of writing, "rtl" or "ltr", from a BCP-47 tag: by its script where it names one, else by its language."""
    language, *rest = lang.replace("_", "-").split("-")
    script = next((part.title() for part in rest if len(part) == 4 and part.isalpha()), "")
    rtl = script in RTL_SCRIPTS if script else language.lower() in RTL_LANGUAGES
    return "rtl" if rtl else "ltr"


def speaks(lang: str) -> bool:
    """Whether the catalogs speak this language: one of ours, in the script that they are written in."""
    language, *rest = lang.split("-")
    other_script = any(len(part) == 4 and part.isalpha() for part in rest) or (language == "zh" and rest[:1] in (["TW"], ["HK"], ["MO"]))
    return language in LANGUAGES and not other_script


@cache
def own_name(lang: str) -> str:
    """What its speakers call the language, or its tag where that is not known."""
    if lang in OWN_NAMES:
        return OWN_NAMES[lang]
    found = _known_locale(lang)
    name = found.get_display_name() if found else ""
    return f"{name[:1].upper()}{name[1:]}" if name else lang


@cache
def plural_forms(lang: str) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """The plural forms of whole numbers in the language (CLDR's names, in CLDR's order), each with the first numbers that take it."""
    rule = _locale(lang).plural_form
    counts: dict[str, list[int]] = {}
    for n in range(FORMS_UP_TO):
        counts.setdefault(rule(n), []).append(n)
    return tuple((form, tuple(counts[form])) for form in CLDR_FORMS if form in counts)


def catalog_of(lang: str, wordings: Mapping[str, tuple[str, ...]]) -> Catalog:
    """A catalog of these wordings: for each English sentence one, or one for each of the `plural_forms`."""
    rule, forms = _locale(lang).plural_form, [form for form, _ in plural_forms(lang)]
    return Catalog(wordings, lambda n: forms.index(found) if (found := rule(n)) in forms else len(forms) - 1)


@dataclass(frozen=True, slots=True)
class Catalog:
    """One .po file: each English sentence with its wordings (one, or one per plural form), and the rule that picks among them."""

    wordings: Mapping[str, tuple[str, ...]]
    form: Callable[[int], int]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A `Translator` for one language over some catalogs, the first that knows the sentence winning."""

    lang: str
    locale: Locale
    catalogs: tuple[Catalog, ...]

    @property
    def rtl(self) -> bool:
        return direction(self.lang) == "rtl"

    def __call__(self, message: Message) -> str:
        """The sentence in this language, in English where the catalogs lack it; an unknown placeholder stays as it is. What ends in a full
        stop ("2026 г.") ends the sentence with that one."""
        return PLACEHOLDER.sub(lambda found: self._filled(message, found), self.wording(message))

    def wording(self, message: Message) -> str:
        """The sentence in this language with its placeholders still open."""
        n = message.params.get("n")
        count = n if isinstance(n, int) else 0
        for catalog in self.catalogs:
            if wordings := catalog.wordings.get(message.text):
                return wordings[catalog.form(count) if message.plural else 0]
        return message.plural if message.plural and count != 1 else message.text

    def text(self, text: Text) -> str:
        """The wording of `text` in this language or its nearest fallback."""
        return text.pick(self.lang)

    def number(self, value: float, decimals: int = 0) -> str:
        """`value` rounded half to even to `decimals` places, with this language's digits; thousands are grouped from 10 000 on."""
        return _number(value, decimals, self.locale)

    def date(self, value: dt.date) -> str:
        """A day in words, e.g. 21 November 2026."""
        return format_date(value, format="long", locale=DAYS_AS.get(str(self.locale), self.locale))

    def moment(self, value: dt.datetime) -> str:
        """A day and time of day in `value`'s own zone."""
        time = format_time(value.time(), format="HH:mm", locale=self.locale)
        return str(self.locale.datetime_formats["medium"]).replace("{1}", self.date(value)).replace("{0}", time)

    def _filled(self, message: Message, found: re.Match[str]) -> str:
        if found[1] not in message.params:
            return found[0]
        value = message.params[found[1]]
        said = self.say(value)
        within = isinstance(value, Text) and QUOTED.match(found.string, found.end())
        if within:
            return said.rstrip(".。")
        return said.removesuffix(".") if found.string.startswith(".", found.end()) else said

    def say(self, value: Param) -> str:
        """A parameter as this language writes it."""
        if isinstance(value, Message):
            return self(value)
        if isinstance(value, Text):
            return self.text(value)
        if isinstance(value, int):
            return self.number(value)
        if isinstance(value, float):
            return self.number(value, 0 if value.is_integer() else 1)
        return self.date(value) if isinstance(value, dt.date) else value


@lru_cache(maxsize=10_000)
def _number(value: float, decimals: int, locale: Locale) -> str:
    pattern = PATTERNS[abs(value) >= GROUPED_FROM] + ("." + "0" * decimals if decimals else "")
    return format_decimal(value, format=pattern, locale=locale, numbering_system="default").replace("-", MINUS)


@cache
def translator(lang: str, *packages: str) -> Spoken:
    """A translator for `lang` (any BCP-47 tag) over the catalogs of `packages`: "surveys", "reports", "app"."""
    names = (lang, lang.split("-", maxsplit=1)[0])
    found = [catalog for package in packages for name in dict.fromkeys(names) if (catalog := _catalog(package, name))]
    return Spoken(lang, _locale(lang), tuple(found))


def _locale(lang: str) -> Locale:
    return _known_locale(lang) or Locale("en")


def _known_locale(lang: str) -> Locale | None:
    try:
        return Locale.parse(lang, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


@cache
def _catalog(package: str, lang: str) -> Catalog | None:
    path = _folder(package) / f"{lang}.po"
    if not lang.isalnum() or not path.is_file():
        return None
    with path.open("rb") as file:
        read = read_po(file, locale=lang)
    wordings = {_singular(entry.id): _forms(entry.string) for entry in read if entry.id and entry.string and not entry.fuzzy}
    return Catalog({text: forms for text, forms in wordings.items() if all(forms)}, c2py(read.plural_expr))


def _singular(identity: str | list[str] | tuple[str, ...]) -> str:
    return identity if isinstance(identity, str) else identity[0]


def _forms(wording: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (wording,) if isinstance(wording, str) else tuple(wording)


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(package)
    return Path(spec.submodule_search_locations[0]) / "translations"
