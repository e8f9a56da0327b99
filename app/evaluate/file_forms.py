"""What is uploaded and said of a file of answers, as forms carry it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from flask import request

from app.administer.forms import Spoken
from app.evaluate.fields import FileField, TextAreaField, figure
from surveys.errors import Invalid, Problem
from surveys.messages import msg
from surveys.questionnaires.answer_files.mapping import ColumnMapping, from_toml
from surveys.questionnaires.answer_files.reading import NO_MAPPING
from surveys.questionnaires.answer_files.vocabulary import UNSAID
from surveys.questionnaires.cleaning import clean

ACCEPTED = ".csv,.tsv,.txt,.xlsx,.xlsm,.xls"


class FileForm(Spoken):
    labels = {  # noqa: RUF012 - as every form of ours
        "file": msg("The file of answers"),
        "origin": msg("How the answers were collected, and what people were told"),
        "mapping": msg("A mapping that was saved before, if there is one"),
    }
    file = FileField(render_kw={"accept": ACCEPTED})
    origin = TextAreaField(render_kw={"rows": 4})
    mapping = FileField(render_kw={"accept": ".toml"})


def uploaded() -> tuple[str, bytes]:
    sent = request.files.get("file")
    if not sent or not sent.filename:
        return "", b""
    return clean(sent.filename)[-100:], sent.read()


def saved() -> ColumnMapping:
    """The mapping that was saved before. Raises Invalid, at its field."""
    sent = request.files.get("mapping")
    if not sent or not sent.filename:
        return NO_MAPPING
    try:
        return from_toml(sent.read(), "mapping")
    except Invalid as invalid:
        raise Invalid([replace(problem, place="mapping") for problem in invalid.problems]) from None


def role_of(role: str, header: tuple[str, ...]) -> str:
    name = request.form.get(role, "")
    return name if name in header else ""


def values_of(mapping: ColumnMapping) -> dict[str, dict[str, str]]:
    """What was said that words mean, beside what had been said before."""
    values = {code: dict(words) for code, words in mapping.values.items()}
    for items, word, means in zip(*(request.form.getlist(name) for name in ("items", "word", "means")), strict=False):
        for item in items.split():
            values.setdefault(item, {})[word] = means.strip()
    return {code: {word: means for word, means in words.items() if means != UNSAID} for code, words in values.items()}


def groups_of() -> dict[str, str]:
    return dict(zip(request.form.getlist("group-word"), request.form.getlist("group"), strict=False))


def invited_of(groups: Iterable[str]) -> dict[str, int]:
    """How many were invited, by group id. Raises Invalid."""
    typed = {group: request.form.get(f"invited-{group}", "").strip() for group in groups}
    numbers = {group: figure(text) for group, text in typed.items() if text}
    wrong = [text for group, text in typed.items() if text and not _is_count(numbers[group])]
    if wrong:
        said = [
            Problem("words", msg("“{cell}” is not a number of people.", cell=text[:40]), msg("Write a whole number.")) for text in wrong
        ]
        raise Invalid(said)
    return {group: int(number) for group, number in numbers.items() if number is not None}


def _is_count(number: float | None) -> bool:
    return number is not None and number.is_integer() and 0 < number < 10**7
