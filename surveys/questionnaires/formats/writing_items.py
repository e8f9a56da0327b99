"""Questions that people answer in writing: numbers, words, days."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from surveys.messages import msg
from surveys.questionnaires.asking.amounts import LARGEST
from surveys.questionnaires.asking.dates import FIRST, LAST, stored
from surveys.questionnaires.formats.foreign import Question, Way
from surveys.questionnaires.formats.report import Notes


def number(question: Question, notes: Notes) -> dict[str, Any]:
    decimals = min(max(question.decimals, 0), 6)
    most = LARGEST / 10**decimals
    limits = {"minimum": question.low, "maximum": question.high}
    kept = {name: float(limit) for name, limit in limits.items() if limit is not None and abs(limit) <= most}
    if len(kept) == 2 and kept["minimum"] > kept["maximum"]:
        notes.left(msg("The smallest number allowed is over the largest, so neither was kept."), f"{question.low:g}, {question.high:g}")
        kept = {}
    return {"kind": "number", "decimals": decimals, **kept}


def _words(kind: str) -> Callable[[Question, Notes], dict[str, Any]]:
    def settings(question: Question, _: Notes) -> dict[str, Any]:
        lengths = {"longest": question.longest, "shortest": question.shortest}
        kept = {name: length for name, length in lengths.items() if 1 <= length <= _LONGEST[kind]}
        if len(kept) == len(lengths) and question.shortest > question.longest:
            kept = {}
        return {"kind": kind, **kept, **({"pattern": question.pattern} if question.pattern and kind == "short_text" else {})}

    return settings


_LONGEST = {"short_text": 1000, "long_text": 10_000}


def _day(question: Question, notes: Notes) -> dict[str, Any]:
    limits = {"earliest": question.first_day, "latest": question.last_day}
    kept = {name: limit for name, limit in limits.items() if (day := stored(limit)) and FIRST <= day <= LAST}
    if lost := [limit for name, limit in limits.items() if limit and name not in kept]:
        notes.left(msg("The first or last day allowed could not be taken over."), *lost)
    if len(kept) == len(limits) and kept["earliest"] > kept["latest"]:
        notes.left(msg("The first day allowed is after the last, so neither was kept."), *kept.values())
        kept = {}
    return {"kind": "date", **kept}


def _time(_: Question, notes: Notes) -> dict[str, Any]:
    notes.changed(msg("In the file this is a time, a month or a week to pick; here people write it."))
    return {"kind": "short_text"}


WRITTEN: Mapping[Way, Callable[[Question, Notes], dict[str, Any]]] = {
    Way.LINE: _words("short_text"),
    Way.PARAGRAPH: _words("long_text"),
    Way.DATE: _day,
    Way.TIME: _time,
}
