"""LimeSurvey's tab-separated structure: a row for each group, question, sub-question and answer; the base language first, then each
further language anew, in the same order (manual, “Tab Separated Value survey structure”)."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from surveys.errors import Invalid, Problem
from surveys.messages import msg
from surveys.questionnaires.formats.foreign import Form
from surveys.questionnaires.formats.limesurvey import Group, Survey, form
from surveys.questionnaires.formats.limesurvey_values import Answer, Asked, Part
from surveys.questionnaires.formats.limits import MOST_ROWS
from surveys.questionnaires.formats.report import Notes

_COLUMNS = frozenset({"class", "type/scale", "name", "relevance", "text", "help", "language"})
_PLAIN = frozenset(
    {"id", "related_id", *_COLUMNS, "validation", "mandatory", "other", "default", "same_default", "other_replace_text", "script"}
)
_BEYOND = "more"
"""Where cells beyond the headings are kept."""
_NEEDED = frozenset({"class", "type/scale", "name", "text"})


def is_tsv(text: str) -> bool:
    """Whether the first line names LimeSurvey's columns."""
    first = text.lstrip("\n\ufeff").split("\n", maxsplit=1)[0]
    return {cell.strip().strip('"').casefold() for cell in first.split("\t")} >= _NEEDED


def read(text: str, notes: Notes) -> Form:
    """The form. Raises Invalid where it cannot be read as a table."""
    reader = _Reader(notes)
    for row in _rows(text):
        reader.take(row)
    return form(reader.survey)


def _rows(text: str) -> Iterator[dict[str, str]]:
    lines = csv.reader(text.lstrip("\n\ufeff").split("\n") if '"' not in text else _kept(text), delimiter="\t")
    try:
        header = [cell.strip() for cell in next(lines)]
        names = [cell.casefold() if cell.casefold() in _PLAIN else cell for cell in header]
        for number, cells in enumerate(lines):
            if number > 5 * MOST_ROWS:
                raise Invalid([Problem("file", msg("The file is too large."), msg("Part it into several questionnaires."))])
            if any(cell.strip() for cell in cells):
                more = " ".join(cell.strip() for cell in cells[len(names) :]).strip()
                row = dict(zip(names, (cell.strip() for cell in cells), strict=False))
                yield row | {_BEYOND: more} if more else row
    except csv.Error:
        what = msg("This cannot be read as a table.")
        raise Invalid([Problem("file", what, msg("Export it from LimeSurvey once more."))]) from None


def _kept(text: str) -> Iterator[str]:
    """Lines with their ends, so that a text in quotation marks may go over several."""
    return iter(text.lstrip("\n\ufeff").splitlines(keepends=True))


@dataclass(slots=True)
class _Reader:
    notes: Notes
    survey: Survey = field(default_factory=Survey)
    groups: dict[str, Group] = field(default_factory=dict)
    questions: dict[tuple[str, str], Asked] = field(default_factory=dict)
    group: Group | None = None
    asked: Asked | None = None
    seen: int = 0
    """Groups seen in the language that is being read."""
    lang: str = ""

    def take(self, row: Mapping[str, str]) -> None:
        take = {"S": self.setting, "SL": self.spoken, "G": self.group_row, "Q": self.question, "SQ": self.part, "A": self.answer}
        take.get(row.get("class", "").upper(), self.other)(row)

    def setting(self, row: Mapping[str, str]) -> None:
        name, value = row.get("name", ""), row.get("text", "")
        self.survey.settings[name] = value
        if name == "sid":
            self.survey.sid = value
        elif name == "language":
            self.survey.languages.insert(0, value)
        elif name == "additional_languages":
            self.survey.languages += value.split()

    def spoken(self, row: Mapping[str, str]) -> None:
        name, words = row.get("name", ""), row.get("text", "")
        if words and not words.isdecimal() and name not in {"surveyls_language", "surveyls_alias"}:
            self.survey.texts.setdefault(name, {})[row.get("language", "")] = words

    def group_row(self, row: Mapping[str, str]) -> None:
        lang = row.get("language", "")
        if lang != self.lang:
            self.lang, self.seen = lang, 0
        key = row.get("type/scale", "") or f"#{self.seen}"
        if key not in self.groups:
            self.groups[key] = Group(key, len(self.groups), shown=row.get("relevance", ""), random=row.get("random_group", ""))
            self.survey.groups.append(self.groups[key])
        self.seen += 1
        self.group, self.asked = self.groups[key], None
        _put(self.group.name, row, "name")
        _put(self.group.description, row, "text")

    def question(self, row: Mapping[str, str]) -> None:
        if self.group is None:
            self.group_row({"language": row.get("language", "")})
        assert self.group is not None
        key = self.key(self.group.gid, row)
        if key not in self.questions:
            self.questions[key] = Asked(row.get("id", ""), row.get("type/scale", ""), row.get("name", ""), len(self.group.questions))
            self.group.questions.append(self.questions[key])
        self.asked = asked = self.questions[key]
        asked.other = asked.other or row.get("other", "").upper() == "Y"
        asked.mandatory = asked.mandatory or row.get("mandatory", "")
        asked.shown = asked.shown or row.get("relevance", "")
        asked.preg = asked.preg or row.get("validation", "")
        _put(asked.words, row, "text")
        _put(asked.help, row, "help")
        _put(asked.script, row, "script")
        self.extras(asked, row)

    def key(self, gid: str, row: Mapping[str, str]) -> tuple[str, str]:
        """By group and code; a code that comes twice in one language is two questions."""
        name, number = row.get("name", ""), 1
        key = (gid, name)
        while key in self.questions and row.get("language", "") in self.questions[key].words:
            number += 1
            key = (gid, f"{name} {number}")
        return key

    @staticmethod
    def extras(asked: Asked, row: Mapping[str, str]) -> None:
        lang = row.get("language", "")
        if row.get("default") and row["default"] not in asked.defaults:
            asked.defaults.append(row["default"])
        for name, value in row.items():
            if value and (name not in _PLAIN or name == "other_replace_text"):
                asked.attributes[name, lang] = value

    def part(self, row: Mapping[str, str]) -> None:
        if self.asked is None:
            self.other(row)
            return
        code, scale, lang = row.get("name", ""), row.get("type/scale", "") or "0", row.get("language", "")
        found = next((part for part in self.asked.parts if (part.code, part.scale) == (code, scale) and lang not in part.words), None)
        if found is None:
            found = Part(code, {}, len(self.asked.parts), scale if scale in {"0", "1"} else "0", row.get("relevance", ""))
            self.asked.parts.append(found)
        _put(found.words, row, "text")
        if row.get("help"):
            found.rest[f"help {lang}"] = row["help"]

    def answer(self, row: Mapping[str, str]) -> None:
        if self.asked is None:
            self.other(row)
            return
        code, scale, lang = row.get("name", ""), row.get("type/scale", "") or "0", row.get("language", "")
        found = next(
            (answer for answer in self.asked.answers if (answer.code, answer.scale) == (code, scale) and lang not in answer.words), None
        )
        if found is None:
            found = Answer(code, {}, len(self.asked.answers), scale, row.get("assessment_value", "") or row.get("relevance", ""))
            self.asked.answers.append(found)
        _put(found.words, row, "text")

    def other(self, row: Mapping[str, str]) -> None:
        """Rows of other classes: conditions, quotas, assessments, default values."""
        words = [word for name, word in row.items() if name not in {"class", "language"} and any(sign.isalpha() for sign in word)]
        self.survey.rest.setdefault(_CLASSES.get(row.get("class", "").upper(), row.get("class", "") or "–"), []).extend(words)


_CLASSES = {"QTA": "quota", "QTAM": "quota_members", "QTALS": "quota_languagesettings", "AS": "assessments", "C": "conditions"}


def _put(words: dict[str, str], row: Mapping[str, str], name: str) -> None:
    if row.get(name, "").strip():
        words.setdefault(row.get("language", ""), row[name])
