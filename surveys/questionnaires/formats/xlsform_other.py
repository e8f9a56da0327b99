"""The line for words beside an answer “other”: in XLSForms a question of its own, with us a part of the question."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from surveys.messages import msg
from surveys.questionnaires.formats.foreign import Question, Way
from surveys.questionnaires.formats.report import Notes

_CHOSEN = re.compile(
    r"\s*\(?\s*(?:selected\(\s*\$\{\s*(?P<one>[^}]+?)\s*\}\s*,\s*(?P<code>'[^']+'|\"[^\"]+\")\s*\)"
    r"|\$\{\s*(?P<two>[^}]+?)\s*\}\s*=\s*(?P<same>'[^']+'|\"[^\"]+\"))\s*\)?\s*"
)


def with_other(questions: Iterable[Question]) -> list[Question]:
    """The questions, each “X_other” that is asked only where an answer of X is chosen made a line beside that answer."""
    found: list[Question] = []
    for question in questions:
        place, code = _answer_of(question, found)
        if place is None:
            found.append(question)
            continue
        choices = tuple(replace(one, other=True) if one.code == code else one for one in found[place].choices)
        notes = Notes()
        notes.extend(found[place].remarks)
        notes.changed(
            msg("The question “{code}” became the line for words beside that answer.", code=question.code), *question.text.values()
        )
        notes.extend(question.remarks)
        found[place] = replace(found[place], choices=choices, remarks=notes.remarks())
    return found


def _answer_of(question: Question, before: list[Question]) -> tuple[int | None, str]:
    """Where the question stands to which this one is only the words beside an answer, and that answer's code."""
    if question.way not in {Way.LINE, Way.PARAGRAPH} or len(question.show_if) != 1 or question.help:
        return None, ""
    chosen = _CHOSEN.fullmatch(question.show_if[0])
    if not chosen:
        return None, ""
    name, code = chosen["one"] or chosen["two"], (chosen["code"] or chosen["same"])[1:-1]
    place = next((place for place, one in enumerate(before) if one.code == name and f"{name}_other" == question.code), None)
    if place is None or not any(one.code == code for one in before[place].choices) or before[place].show_if:
        return None, ""
    return place, code
