"""From a form to an answer and back: one parser and one writer per kind of question.

A parser only reads. What is not on the scale, not listed, no number or too long it hands on as it came, and the domain's check refuses it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from app.respond.fields import ANSWER, OTHER, REASON, REASONS, Fields, first, names, token
from surveys.questionnaires.asking.calendar_days import read_day
from surveys.questionnaires.asking.numerals import read_number, read_whole
from surveys.questionnaires.asking.relating import without_own
from surveys.questionnaires.kinds import KINDS
from surveys.questionnaires.values import Answer, Answers, Item, Missing

Parser: TypeAlias = Callable[[Item, Fields], Answer]
Writer: TypeAlias = Callable[[Item, Answer], dict[str, list[str]]]

STEPS = {str(step): step for step in range(-100, 1000)}


def read(items: tuple[Item, ...], fields: Fields, organisation: str = "") -> dict[str, Answer]:
    """Every item's answer in its one stored form, not yet checked. Fields of other items are not looked at, nor what is said of the
    person's own `organisation`."""
    asked = [item for item in items if KINDS[item.kind].answered]
    given = {item.code: PARSERS[item.kind](item, fields) for item in asked}
    return {item.code: KINDS[item.kind].tidy(item, without_own(item, given[item.code], organisation)) for item in asked}


def written(items: tuple[Item, ...], answers: Answers) -> dict[str, list[str]]:
    """The form's fields that say these answers."""
    fields: dict[str, list[str]] = {}
    for item in items:
        if item.code in answers:
            fields |= WRITERS[item.kind](item, answers[item.code])
    return fields


def _ticked_reason(item: Item, fields: Fields) -> Missing | None:
    """The reason ticked beside a field, for the kinds that have no radio button of their own."""
    return REASONS.get(first(fields, REASON + item.code))


def parse_step(item: Item, fields: Fields) -> Answer:
    """A step of a scale, by its number, and the words beside it."""
    raw, other = first(fields, ANSWER + item.code), first(fields, OTHER + item.code)
    if raw in REASONS:
        return Answer(missing=REASONS[raw], other=other)
    return Answer(value=STEPS.get(raw, raw) if raw else None, other=other)


def parse_steps(item: Item, fields: Fields) -> Answer:
    """A step of each of several scales, each by its number."""
    return Answer(value=tuple(_entry(first(fields, name)) for name in names(item)))


def _entry(raw: str) -> int | str:
    if raw in REASONS:
        return REASONS[raw].value
    return STEPS.get(raw, raw)


def parse_choice(item: Item, fields: Fields) -> Answer:
    """One option. Words beside "other" choose that option when nothing else was chosen, and are dropped when something else was."""
    raw, other = first(fields, ANSWER + item.code), first(fields, OTHER + item.code).strip()
    if raw in REASONS:
        return Answer(missing=REASONS[raw])
    return Answer(value=raw or (_free(item) if other else None), other=other)


def parse_choices(item: Item, fields: Fields) -> Answer:
    """Several options. Words beside "other" choose that option too."""
    other = first(fields, OTHER + item.code).strip()
    chosen = [*fields.get(ANSWER + item.code, ()), *([free] if other and (free := _free(item)) else [])]
    reason = _ticked_reason(item, fields)
    return Answer(value=tuple(chosen), other=other, missing=reason) if chosen else Answer(missing=reason)


def _free(item: Item) -> str | None:
    return next((option.code for option in item.options if option.other), None)


def parse_wholes(item: Item, fields: Fields) -> Answer:
    """A whole number for each option, in the digits of any script; an empty field is none."""
    raw = [first(fields, name).strip() for name in names(item)]
    reason = _ticked_reason(item, fields)
    return Answer(value=tuple(map(_whole, raw)), missing=reason) if any(raw) else Answer(missing=reason)


def _whole(raw: str) -> int | str:
    number = read_whole(raw)
    return raw if number is None else number


def parse_number(item: Item, fields: Fields) -> Answer:
    """A number in the digits of any script, with a decimal point or comma."""
    raw = first(fields, ANSWER + item.code).strip()
    number = read_number(raw)
    return Answer(value=float(number) if number is not None else raw or None, missing=_ticked_reason(item, fields))


def parse_day(item: Item, fields: Fields) -> Answer:
    """A day, as browsers send it or as people write it where the browser has no calendar."""
    raw = first(fields, ANSWER + item.code).strip()
    day = read_day(raw)
    return Answer(value=day.isoformat() if day else raw or None, missing=_ticked_reason(item, fields))


def parse_whole(item: Item, fields: Fields) -> Answer:
    """A whole number in the digits of any script."""
    raw = first(fields, ANSWER + item.code).strip()
    return Answer(value=_whole(raw) if raw else None, missing=_ticked_reason(item, fields))


def parse_text(item: Item, fields: Fields) -> Answer:
    """Words."""
    words = first(fields, ANSWER + item.code).strip()
    return Answer(value=words or None, missing=_ticked_reason(item, fields))


def parse_nothing(item: Item, fields: Fields) -> Answer:  # noqa: ARG001 - a statement is read, not answered
    """A statement takes no answer."""
    return Answer()


def write_radio(item: Item, answer: Answer) -> dict[str, list[str]]:
    """The fields of one radio group."""
    chosen = str(answer.value) if answer.missing is None else _token(answer.missing)
    return {ANSWER + item.code: [chosen], OTHER + item.code: [answer.other]}


def write_steps(item: Item, answer: Answer) -> dict[str, list[str]]:
    """The fields of several radio groups."""
    asked = names(item)
    entries = answer.value if isinstance(answer.value, tuple) else (answer.missing or Missing.SKIPPED,) * len(asked)
    return {name: [str(entry) if isinstance(entry, int) else _token(Missing(entry))] for name, entry in zip(asked, entries, strict=True)}


def write_choices(item: Item, answer: Answer) -> dict[str, list[str]]:
    """The fields of a list of tick boxes."""
    chosen = list(answer.value) if isinstance(answer.value, tuple) else []
    return {ANSWER + item.code: chosen, OTHER + item.code: [answer.other], **_written_reason(item, answer)}


def write_wholes(item: Item, answer: Answer) -> dict[str, list[str]]:
    """The fields of one number for each option."""
    entries = answer.value if isinstance(answer.value, tuple) else ("",) * len(names(item))
    written = {name: [str(entry) if isinstance(entry, int) else ""] for name, entry in zip(names(item), entries, strict=True)}
    return {**written, **_written_reason(item, answer)}


def write_number(item: Item, answer: Answer) -> dict[str, list[str]]:
    """A number with as many places as the question asks for."""
    value = f"{answer.value:.{item.decimals}f}" if isinstance(answer.value, (int, float)) else ""
    return {ANSWER + item.code: [value], **_written_reason(item, answer)}


def write_text(item: Item, answer: Answer) -> dict[str, list[str]]:
    """Words, a day or a whole number as they were typed."""
    return {ANSWER + item.code: ["" if answer.value is None else str(answer.value)], **_written_reason(item, answer)}


def write_nothing(item: Item, answer: Answer) -> dict[str, list[str]]:  # noqa: ARG001 - a statement is read, not answered
    """A statement has no field."""
    return {}


def _written_reason(item: Item, answer: Answer) -> dict[str, list[str]]:
    return {} if answer.missing is None else {REASON + item.code: [_token(answer.missing)]}


def _token(reason: Missing) -> str:
    """The form's value for a reason that a person can give; empty for a question left out or not shown."""
    return token(reason) if reason in REASONS.values() else ""


PARSERS: Mapping[str, Parser] = {
    "rating": parse_step,
    "zero_to_ten": parse_step,
    "slider": parse_whole,
    "two_scales": parse_steps,
    "relationship": parse_steps,
    "choice": parse_choice,
    "choices": parse_choices,
    "ranking": parse_wholes,
    "points": parse_wholes,
    "number": parse_number,
    "date": parse_day,
    "short_text": parse_text,
    "long_text": parse_text,
    "statement": parse_nothing,
}

WRITERS: Mapping[str, Writer] = {
    "rating": write_radio,
    "zero_to_ten": write_radio,
    "slider": write_text,
    "two_scales": write_steps,
    "relationship": write_steps,
    "choice": write_radio,
    "choices": write_choices,
    "ranking": write_wholes,
    "points": write_wholes,
    "number": write_number,
    "date": write_text,
    "short_text": write_text,
    "long_text": write_text,
    "statement": write_nothing,
}
