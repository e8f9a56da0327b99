"""Typed reading of one table of a TOML file: every method takes one key, notes what is wrong with it, and gives back something usable."""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from surveys.errors import Problem
from surveys.messages import Message, Text, msg
from surveys.questionnaires.cleaning import clean

CODE = re.compile(r"[A-Za-z][A-Za-z0-9._-]{0,39}")
LONGEST_TEXT = 2000

T = TypeVar("T")


class Fields:
    """A table, where it stands in the file, and the languages its texts must have."""

    def __init__(self, table: Mapping[str, Any], place: str, problems: list[Problem], languages: tuple[str, ...] = ()) -> None:
        self.table = table
        self.place = place
        self.problems = problems
        self.languages = languages
        self.known: set[str] = set()

    def wrong(self, key: str, what: Message, mend: Message) -> None:
        self.problems.append(Problem(f"{self.place}: {key}" if key else self.place, what, mend))

    def code(self, key: str = "code", default: str = "") -> str:
        """A code by which other things name this one. Without a default it must be there."""
        code = self._typed(key, str, default)
        if not CODE.fullmatch(code) and not (key not in self.table and default == code != ""):
            self.wrong(
                key,
                msg("“{code}” cannot be a code.", code=code[:60]) if code else msg("The code is missing."),
                msg("Begin with a letter A-Z, then at most 39 letters, digits, dots, hyphens or underscores."),
            )
        return code

    def name(self, key: str) -> str:
        """A code that names something else, or empty."""
        return self._typed(key, str, "")

    def line(self, key: str, longest: int = 500) -> str:
        """One line that is not translated."""
        text = clean(self._typed(key, str, ""))
        if len(text) > longest:
            self.wrong(key, msg("This is too long."), msg("Keep it under {longest} characters.", longest=longest))
        return text

    def text(self, key: str, *, needed: bool = False) -> Text:
        """A text in every declared language. A plain string will do where only one language is declared."""
        self.known.add(key)
        given = self.table.get(key)
        if isinstance(given, str) and len(self.languages) == 1:
            given = {self.languages[0]: given}
        if given is None or (isinstance(given, dict) and not given):
            if needed:
                self.wrong(key, msg("This text is missing."), self._how_to_write(key))
            return Text()
        if not isinstance(given, dict):
            self.wrong(key, msg("This must say which language it is in."), self._how_to_write(key))
            return Text()
        return Text(self._by_language(key, given))

    def whole(self, key: str, default: int, low: int, high: int) -> int:
        number = self._typed(key, int, default)
        if key in self.table and not low <= number <= high:
            self.wrong(key, msg("This number is out of range."), msg("Give one from {low} to {high}.", low=low, high=high))
            return default
        return number

    def number(self, key: str) -> float | None:
        self.known.add(key)
        given = self.table.get(key)
        if given is None:
            return None
        if type(given) not in {int, float} or not math.isfinite(given) or abs(given) > 10**15:
            self.wrong(key, msg("This must be a number."), msg("Write it without quotation marks, for example 10."))
            return None
        return float(given)

    def day(self, key: str) -> str:
        """A day as 2026-11-21, with or without quotation marks; empty for none."""
        self.known.add(key)
        given = self.table.get(key, "")
        if isinstance(given, date) and not isinstance(given, datetime):
            return given.isoformat()
        if not isinstance(given, str):
            self.wrong(key, msg("This must be a day."), msg("Write it so: {example}", example=f"{key} = 2026-11-21"))
            return ""
        return given[:60]

    def flag(self, key: str, *, default: bool = False) -> bool:
        return self._typed(key, bool, default)

    def one_of(self, key: str, names: Iterable[str], default: str = "") -> str:
        """One of these names. Without a default it must be there."""
        self.known.add(key)
        given = self.table.get(key, default)
        choices = list(names)
        if isinstance(given, str) and (given in choices or (key not in self.table and default)):
            return given
        what = msg("“{name}” is not known here.", name=str(given)[:60]) if key in self.table else msg("This is missing.")
        self.wrong(key, what, msg("Choose from: {names}.", names=", ".join(choices)))
        return default

    def words(self, key: str) -> tuple[str, ...]:
        """A list of short lines."""
        given: list[Any] = self._typed(key, list, [])
        if any(not isinstance(word, str) or not word.strip() or len(word) > 100 for word in given):
            self.wrong(key, msg("This must be a list of short texts."), msg('Write it so: ["a", "b"]'))
            return ()
        return tuple(dict.fromkeys(clean(word) for word in given))

    def steps(self, key: str) -> tuple[int, ...] | None:
        """None for false or nothing; () for true or an empty list; else the whole numbers."""
        self.known.add(key)
        given = self.table.get(key, False)
        if isinstance(given, bool):
            return () if given else None
        if isinstance(given, list) and all(type(step) is int for step in given):
            return tuple(dict.fromkeys(given))
        self.wrong(key, msg("This must be true, or a list of answers."), msg("Write it so: {example}", example=f"{key} = [1, 2]"))
        return None

    def tables(self, key: str, most: int) -> list[dict[str, Any]]:
        """A list of tables, at most `most` of them."""
        given: list[Any] = self._typed(key, list, [])
        if any(not isinstance(table, dict) for table in given):
            self.wrong(key, msg("This must be a list of tables."), msg("Begin each with a line [[{key}]].", key=key))
            return []
        if len(given) > most:
            self.wrong(key, msg("There are too many: {n}.", n=len(given)), msg("Keep at most {most}.", most=most))
        return given[:most]

    def tables_by_name(self, key: str) -> dict[str, dict[str, Any]]:
        """Tables written [key.name]."""
        given: dict[str, Any] = self._typed(key, dict, {})
        if any(not isinstance(table, dict) for table in given.values()):
            self.wrong(key, msg("This must hold tables."), msg("Begin each with a line [{key}.name].", key=key))
        return {name: table for name, table in given.items() if isinstance(table, dict)}

    def finish(self) -> None:
        """Notes the keys that nobody asked for."""
        for key in self.table:
            if key not in self.known:
                near = difflib.get_close_matches(key, self.known, n=1)
                mend = msg("Did you mean “{near}”?", near=near[0]) if near else msg("Take it away, or see docs/questionnaire-format.md.")
                self.wrong(key[:60], msg("This setting is not known here."), mend)

    def _typed(self, key: str, kind: type[T], default: T) -> T:
        self.known.add(key)
        given = self.table.get(key, default)
        if type(given) is kind:
            return given
        self.wrong(key, msg("This has the wrong type."), _HOW_TO_TYPE[kind])
        return default

    def _by_language(self, key: str, given: Mapping[str, Any]) -> dict[str, str]:
        for lang in given:
            if lang not in self.languages:
                self.wrong(
                    f"{key}.{lang[:20]}", msg("This language is not declared."), msg("Add it to “languages”, or take the text away.")
                )
        texts = {lang: self._in_language(f"{key}.{lang}", given.get(lang, "")) for lang in self.languages}
        return {lang: text for lang, text in texts.items() if text}

    def _in_language(self, key: str, given: object) -> str:
        text = clean(given, lines=True) if isinstance(given, str) else ""
        if not text:
            self.wrong(key, msg("This text is missing."), msg("Give it in each declared language."))
        if len(text) > LONGEST_TEXT:
            self.wrong(key, msg("This text is too long."), msg("Keep it under {longest} characters.", longest=LONGEST_TEXT))
        return text

    def _how_to_write(self, key: str) -> Message:
        return msg("Write it so: {example}", example=f'{key}.{next(iter(self.languages), "en")} = "…"')


_HOW_TO_TYPE = {
    str: msg("Write a text in quotation marks."),
    int: msg("Write a whole number without quotation marks."),
    bool: msg("Write true or false."),
    list: msg("Write a list in square brackets."),
    dict: msg("Write a table, with its name in square brackets above it."),
}
