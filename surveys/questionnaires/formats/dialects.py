"""Our conditions said in the languages of other tools, so that the same answers make them true there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from surveys.questionnaires.expressions import GROUP, ORDERS, All, Amount, Any_, Chosen, Comparison, Expression, Given, Has, Not, State
from surveys.questionnaires.formats.outgoing import offered, reasons
from surveys.questionnaires.parsing import parse
from surveys.questionnaires.values import Item, Questionnaire

_WRITTEN = frozenset({"number", "slider", "date"})
"""Kinds whose answers stand in other tools as numbers or days, which have an order."""


class Unsaid(Exception):
    """The other tool has no words for this condition."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a tool writes the answer to a question, equality, joining, denying, one of several chosen, how many are chosen, and whether
    there is anything at all. `names`: its own codes of questions, and by (question, answer) of answers."""

    name: str
    ref: Callable[[str], str]
    equals: str
    conjunction: str
    disjunction: str
    denial: Callable[[str], str]
    has: Callable[[str, str], str]
    count: Callable[[str, Iterable[str]], str]
    empty: Callable[[str], str]
    day: Callable[[str], str] = field(default=lambda day: f"'{day}'")
    names: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[tuple[str, str], str] = field(default_factory=dict)


def xpath() -> Dialect:
    return Dialect(
        "xpath",
        ref=lambda code: f"${{{code}}}",
        equals="=",
        conjunction="and",
        disjunction="or",
        denial=lambda inner: f"not({inner})",
        has=lambda code, option: f"selected(${{{code}}}, {option})",
        count=lambda code, _: f"count-selected(${{{code}}})",
        empty=lambda code: f"${{{code}}} = ''",
        day=lambda day: f"date('{day}')",
    )


def expression_script(names: Mapping[str, str], answers: Mapping[tuple[str, str], str]) -> Dialect:
    return Dialect(
        "limesurvey",
        ref=lambda code: f"{code}.NAOK",
        equals="==",
        conjunction="and",
        disjunction="or",
        denial=lambda inner: f"!({inner})",
        has=lambda code, option: f"!is_empty({code}_other.NAOK)" if option == "'other'" else f'{code}_{option[1:-1]}.NAOK == "Y"',
        count=lambda code, options: f"count({', '.join(f'{code}_{option}.NAOK' for option in options)})",
        empty=lambda code: f"is_empty({code}.NAOK)",
        names=names,
        answers=answers,
    )


def surveyjs() -> Dialect:
    return Dialect(
        "surveyjs",
        ref=lambda code: f"{{{code}}}",
        equals="=",
        conjunction="and",
        disjunction="or",
        denial=lambda inner: f"!({inner})",
        has=lambda code, option: f"{{{code}}} contains {option}",
        count=lambda code, _: f"{{{code}.length}}",
        empty=lambda code: f"{{{code}}} empty",
    )


def say(condition: str, dialect: Dialect, questionnaire: Questionnaire) -> str:
    """The condition in the dialect; empty where there is none. Raises Unsaid."""
    return _Speaker(dialect, questionnaire).say(parse(condition)) if condition else ""


@dataclass(slots=True)
class _Speaker:
    dialect: Dialect
    questionnaire: Questionnaire

    def say(self, expression: Expression) -> str:
        match expression:
            case All(parts):
                return self.joined(self.dialect.conjunction, [self.apart(part) for part in parts])
            case Any_(parts):
                return self.joined(self.dialect.disjunction, [self.apart(part) for part in parts])
            case Not(part):
                return self.dialect.denial(self.say(part))
            case State(code, state):
                return self.state(self.item(code), state)
            case Has(code, option):
                return self.has(self.item(code), option)
            case Comparison(left, sign, values):
                return self.compared(left, sign, values)

    def apart(self, part: Expression) -> str:
        return f"({self.say(part)})" if isinstance(part, All | Any_ | Comparison | State) else self.say(part)

    def joined(self, word: str, parts: list[str]) -> str:
        return f" {word} ".join(parts)

    def item(self, code: str) -> Item:
        if code == GROUP:
            raise Unsaid
        return self.questionnaire.item(code)

    def name(self, item: Item) -> str:
        return self.dialect.names.get(item.code, item.code)

    def answer(self, item: Item, code: str) -> str:
        """An answer's code in quotation marks."""
        return quoted(self.dialect.answers.get((item.code, code), code))

    def equal(self, item: Item, code: str) -> str:
        return f"{self.dialect.ref(self.name(item))} {self.dialect.equals} {self.answer(item, code)}"

    def has(self, item: Item, option: str) -> str:
        return self.dialect.has(self.name(item), self.answer(item, option))

    def state(self, item: Item, state: str) -> str:
        listed = {one.missing.value: one.code for one in offered(self.questionnaire, item) if one.missing}
        if state in {reason.value for reason in reasons(item)}:
            if state not in listed:
                raise Unsaid
            return self.chosen(item, listed[state])
        if state == "skipped":
            return self.empty(item)
        if state != "answered":
            raise Unsaid
        given = [self.dialect.denial(self.empty(item)), *(self.dialect.denial(self.chosen(item, code)) for code in listed.values())]
        return self.joined(self.dialect.conjunction, given)

    def chosen(self, item: Item, code: str) -> str:
        return self.has(item, code) if item.kind == "choices" else self.equal(item, code)

    def empty(self, item: Item) -> str:
        if item.kind == "choices" and self.dialect.name == "limesurvey":
            each = [self.has(item, one.code) for one in offered(self.questionnaire, item)]
            return self.dialect.denial(self.joined(self.dialect.disjunction, [f"({one})" for one in each]))
        return self.dialect.empty(self.name(item))

    def compared(self, left: Amount, sign: str, values: tuple[Amount, ...]) -> str:
        match left:
            case Given(code):
                return self.of_answer(self.item(code), sign, values)
            case Chosen(code, ()):
                return self.of_count(self.item(code), sign, values)
        raise Unsaid

    def of_count(self, item: Item, sign: str, values: tuple[Amount, ...]) -> str:
        if reasons(item) or len(values) > 1 or not isinstance(values[0], int | float) or isinstance(values[0], bool):
            raise Unsaid
        options = [
            self.dialect.answers.get((item.code, one.code), one.code)
            for one in item.options
            if not one.other or self.dialect.name != "limesurvey"
        ]
        if len(options) < len(item.options):
            raise Unsaid
        return f"{self.dialect.count(self.name(item), options)} {self.sign(sign)} {values[0]}"

    def sign(self, sign: str) -> str:
        return self.dialect.equals if sign == "==" else sign

    def of_answer(self, item: Item, sign: str, values: tuple[Amount, ...]) -> str:
        if item.kind in {"rating", "zero_to_ten"} and sign in ORDERS:
            (edge,) = values
            if not isinstance(edge, int | float):
                raise Unsaid
            fits = [one.code for one in offered(self.questionnaire, item) if one.value is not None and ORDERS[sign](one.value, edge)]
            return self.any_of([self.equal(item, code) for code in fits])
        if item.kind in _WRITTEN:
            return self.of_number(item, sign, values)
        each = [self.equal(item, _spelled(value)) for value in values]
        if sign == "==":
            return self.any_of(each)
        if sign != "!=":
            raise Unsaid
        denied = [self.dialect.denial(one) for one in each]
        return self.joined(self.dialect.conjunction, [*denied, self.state(item, "answered")])

    def any_of(self, each: list[str]) -> str:
        if not each:
            raise Unsaid
        return each[0] if len(each) == 1 else f"({self.joined(self.dialect.disjunction, each)})"

    def of_number(self, item: Item, sign: str, values: tuple[Amount, ...]) -> str:
        """A number or a day is compared only where there is one; two of them only where both are."""
        guards = [self.dialect.denial(self.empty(item))]
        sides = []
        for value in values:
            if isinstance(value, Given):
                other = self.item(value.code)
                if (other.kind == "date") is not (item.kind == "date") or other.kind not in _WRITTEN:
                    raise Unsaid
                guards.append(self.dialect.denial(self.empty(other)))
            sides.append(self.number(value))
        each = [f"{self.dialect.ref(self.name(item))} {self.sign('==' if sign == '!=' else sign)} {side}" for side in sides]
        said = self.any_of(each) if sign != "!=" else self.dialect.denial(self.joined(self.dialect.disjunction, each))
        return self.joined(self.dialect.conjunction, [*guards, said])

    def number(self, value: Amount) -> str:
        match value:
            case Given(code):
                return self.dialect.ref(self.name(self.item(code)))
            case int() | float():
                return format(value, ".15g")
            case str():
                return self.dialect.day(value)
        raise Unsaid


def _spelled(value: Amount) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int | float):
        return format(value, ".15g")
    raise Unsaid


def quoted(text: str) -> str:
    """The text in quotation marks. Raises Unsaid where it holds both kinds of them."""
    if '"' in text and "'" in text:
        raise Unsaid
    return f'"{text}"' if "'" in text else f"'{text}'"
