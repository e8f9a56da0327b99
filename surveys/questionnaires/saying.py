"""A condition in plain words, for the workshop, the preview and the paper form: “How far …” is “Agree” or “Strongly agree”."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from surveys.errors import Invalid
from surveys.messages import Message, Param, Text, msg
from surveys.questionnaires.asking.kind import DAY
from surveys.questionnaires.comparing import is_day
from surveys.questionnaires.expressions import (
    GROUP,
    ORDERS,
    All,
    Amount,
    Any_,
    Chosen,
    Comparison,
    Count,
    Expression,
    Given,
    Has,
    Literal,
    Not,
    State,
    Total,
)
from surveys.questionnaires.kinds import KINDS
from surveys.questionnaires.parsing import parse
from surveys.questionnaires.values import Item, Questionnaire

P = TypeVar("P", bound=Param)

MOST_STEPS = 7
"""A scale of so few steps is said by its words, a longer one by numbers."""


def shown_if(condition: str, questionnaire: Questionnaire, groups: Mapping[str, Text] | None = None) -> Message | None:
    """When a question is shown, as one sentence; None where it always is, or where the condition cannot be read. `groups`: the names of
    the partnership's groups by id."""
    try:
        found = parse(condition) if condition else None
    except Invalid:
        return None
    return msg("Shown if {condition}.", condition=in_words(found, questionnaire, groups)) if found else None


def in_words(expression: Expression, questionnaire: Questionnaire, groups: Mapping[str, Text] | None = None) -> Message:
    """The condition as part of a sentence."""
    return _Sayer(questionnaire, {item.code: item for item in questionnaire.items()}, groups or {}).say(expression)


@dataclass(frozen=True, slots=True)
class _Sayer:
    questionnaire: Questionnaire
    items: Mapping[str, Item]
    groups: Mapping[str, Text]

    def say(self, expression: Expression) -> Message:
        match expression:
            case All(parts):
                return _joined([self.apart(part) for part in parts], _and)
            case Any_(parts):
                return _joined([self.apart(part) for part in parts], _or)
            case Not(part):
                return self.denied(part)
            case State(code, state):
                return _STATES[state](self.question(code))
            case Has(code, option):
                return msg("{answer} is chosen at “{question}”", answer=self.value(code, option), question=self.question(code))
            case Comparison(left, sign, values):
                return self.compared(left, sign, values)

    def apart(self, part: Expression) -> Message:
        """A part of a longer condition; in brackets where it is made of parts itself."""
        return msg("({condition})", condition=self.say(part)) if isinstance(part, All | Any_) else self.say(part)

    def denied(self, part: Expression) -> Message:
        match part:
            case State(code, "answered"):
                return msg("“{question}” is not answered", question=self.question(code))
            case Has(code, option):
                return msg("{answer} is not chosen at “{question}”", answer=self.value(code, option), question=self.question(code))
            case _:
                return msg("it is not so that {condition}", condition=self.apart(part))

    def compared(self, left: Amount, sign: str, values: tuple[Amount, ...]) -> Message:
        code = left.code if isinstance(left, Given) else ""
        steps = self.steps(code, sign, values)
        answers = [self.value(code, value) for value in steps] if steps else [self.term(value, code) for value in values]
        say = _SIGNS_OF_DAYS.get(sign) if self.is_day(code) else None
        return (say or _SIGNS["==" if steps else sign])(self.amount(left), _joined(answers, _or))

    def steps(self, code: str, sign: str, values: tuple[Amount, ...]) -> tuple[int, ...]:
        """The steps of a short scale that the comparison allows; none where it is said by a sign."""
        item, edge = self.items.get(code), values[0]
        if item is None or item.kind != "rating" or sign in ("==", "!=") or not isinstance(edge, int | float):
            return ()
        points = next((scale.points for scale in self.questionnaire.scales if scale.code == item.scale), ())
        if len(points) > MOST_STEPS:
            return ()
        return tuple(point.value for point in points if ORDERS[sign](point.value, edge))

    def amount(self, term: Amount) -> Param:
        match term:
            case Given(code):
                return msg("the group") if code == GROUP else msg("“{question}”", question=self.question(code))
            case Chosen(code, ()):
                return msg("the number of answers chosen at “{question}”", question=self.question(code))
            case Chosen(code, options):
                chosen = _joined([self.value(code, option) for option in options], _and)
                return msg("the number of {answers} chosen at “{question}”", answers=chosen, question=self.question(code))
            case Total(how, codes):
                questions = _joined([self.amount(Given(code)) for code in codes], _and)
                return _TOTALS[how](questions)
            case Count(parts):
                return msg("the number of these that are so ({conditions})", conditions=_joined([self.say(part) for part in parts], _comma))
            case _:
                return term

    def term(self, term: Amount, code: str) -> Param:
        return self.value(code, term) if isinstance(term, int | float | str) else self.amount(term)

    def value(self, code: str, value: Literal) -> Param:
        """An answer in the words that stand beside it on the page; a number, or words, as they are."""
        if code == GROUP:
            return self.groups.get(str(value)) or _quoted(str(value))
        item = self.items.get(code)
        label = self.label(item, value) if item else None
        if label:
            return msg("“{answer}”", answer=label)
        if isinstance(value, str):
            return date.fromisoformat(value) if self.is_day(code) and is_day(value) else _quoted(value)
        return value

    def label(self, item: Item, value: Literal) -> Text | None:
        if isinstance(value, str):
            return next((option.label for option in item.options if option.code == value), None)
        points = next((scale.points for scale in self.questionnaire.scales if scale.code == item.scale), ())
        return next((point.label for point in points if point.value == value and item.kind == "rating"), None)

    def is_day(self, code: str) -> bool:
        return code in self.items and KINDS[self.items[code].kind].compares == DAY

    def question(self, code: str) -> Param:
        return self.items[code].text if code in self.items else code


def either(answers: Sequence[Param]) -> Param:
    """Answers between their marks: “a”, “b” or “c”."""
    return _joined([_quoted(one) for one in answers], _or)


def _quoted(words: Param) -> Message:
    return msg("“{answer}”", answer=words)


def _joined(parts: Sequence[P], last: Callable[[Param, Param], Message]) -> P | Message:
    """ "a, b or c" """
    *before, end = parts
    if not before:
        return end
    listed: P | Message = before[0]
    for part in before[1:]:
        listed = _comma(listed, part)
    return last(listed, end)


def _and(one: Param, other: Param) -> Message:
    return msg("{one} and {other}", one=one, other=other)


def _or(one: Param, other: Param) -> Message:
    return msg("{one} or {other}", one=one, other=other)


def _comma(one: Param, other: Param) -> Message:
    return msg("{one}, {other}", one=one, other=other)


_Said = Callable[[Param, Param], Message]

_SIGNS: Mapping[str, _Said] = {
    "==": lambda amount, answers: msg("{amount} is {answers}", amount=amount, answers=answers),
    "!=": lambda amount, answers: msg("{amount} is other than {answers}", amount=amount, answers=answers),
    "<=": lambda amount, answers: msg("{amount} is at most {answers}", amount=amount, answers=answers),
    ">=": lambda amount, answers: msg("{amount} is at least {answers}", amount=amount, answers=answers),
    "<": lambda amount, answers: msg("{amount} is less than {answers}", amount=amount, answers=answers),
    ">": lambda amount, answers: msg("{amount} is more than {answers}", amount=amount, answers=answers),
}
_SIGNS_OF_DAYS: Mapping[str, _Said] = {
    "<=": lambda amount, day: msg("{amount} is {day} or earlier", amount=amount, day=day),
    ">=": lambda amount, day: msg("{amount} is {day} or later", amount=amount, day=day),
    "<": lambda amount, day: msg("{amount} is before {day}", amount=amount, day=day),
    ">": lambda amount, day: msg("{amount} is after {day}", amount=amount, day=day),
}
_STATES: Mapping[str, Callable[[Param], Message]] = {
    "answered": lambda question: msg("“{question}” is answered", question=question),
    "unknown": lambda question: msg("the answer to “{question}” is “I do not know”", question=question),
    "inapplicable": lambda question: msg("the answer to “{question}” is “does not apply”", question=question),
    "declined": lambda question: msg("the answer to “{question}” is “I do not want to answer”", question=question),
    "skipped": lambda question: msg("“{question}” is left out", question=question),
}
_TOTALS: Mapping[str, Callable[[Param], Message]] = {
    "sum": lambda questions: msg("the sum of {questions}", questions=questions),
    "mean": lambda questions: msg("the average of {questions}", questions=questions),
}
