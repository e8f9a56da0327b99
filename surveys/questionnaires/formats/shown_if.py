"""Conditions of other tools said in our own show-if language, where it can say them, with the same answers making them true."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias, Union

from surveys.questionnaires.asking.dates import stored
from surveys.questionnaires.expressions import Chosen, Comparison, Expression, Given, Has, Not, State
from surveys.questionnaires.formats.asking_if import Call, Lit, Many, Node, Ref, Two, Unread, read
from surveys.questionnaires.formats.truths import Truth, either, joined
from surveys.questionnaires.values import Missing

Word: TypeAlias = Union[str, float, bool]

_ORDERS: Mapping[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
}
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
_SAME = frozenset({"number", "string", "int", "intval", "floatval", "strval", "coalesce", "trim", "boolean"})
"""Functions that leave an answer what it is."""
_COUNTS = frozenset({"count-selected", "string-length", "count", "strlen", "sum"})
_NUMBERS = frozenset({"number", "zero_to_ten", "slider"})
_LARGEST = 1e15
_WORDS = frozenset({"short_text", "long_text"})


@dataclass(frozen=True, slots=True)
class Target:
    """An imported question as conditions see it. `answers`: the file's own values with the option or step that each became; `missing`:
    those that became a reason for not answering; `part`, `reason`: one option of several, or one such reason, that the name alone
    stands for."""

    code: str
    kind: str
    answers: Mapping[str, str | int] = field(default_factory=dict)
    missing: Mapping[str, Missing] = field(default_factory=dict)
    part: str = ""
    reason: str = ""

    @property
    def numeric(self) -> bool:
        """Whether the file's numbers are the answer's own."""
        return self.kind in _NUMBERS or (self.kind == "rating" and not self.answers)


def translate(condition: str, dialect: str, targets: Mapping[str, Target]) -> Truth:
    """The condition in our words, or whether it is always or never true. Raises Unread."""
    return _Translator(targets).truth(read(condition, dialect))


@dataclass(slots=True)
class _Translator:
    targets: Mapping[str, Target]

    def truth(self, node: Node) -> Truth:
        match node:
            case Lit(value):
                return bool(value) and value not in ("0", "false")
            case Ref():
                return self.answered(self.target(node))
            case Two("and", left, right):
                return joined((self.truth(left), self.truth(right)))
            case Two("or", left, right):
                return either((self.truth(left), self.truth(right)))
            case Two(sign, left, right):
                return self.compared(sign, left, right)
            case Call(name, arguments):
                return self.called(name, arguments)
        raise Unread

    def target(self, node: Node) -> Target:
        """The question that the node stands for. Raises Unread."""
        if isinstance(node, Call) and node.name in _SAME and node.arguments:
            return self.target(node.arguments[0])
        if not isinstance(node, Ref):
            raise Unread
        name = node.name
        found = self.targets.get(name) or self.targets.get(name.split(".", maxsplit=1)[-1])
        if found is None:
            raise Unread
        return found

    def called(self, name: str, arguments: tuple[Node, ...]) -> Truth:
        if name in {"true", "false"} and not arguments:
            return name == "true"
        if name == "selected" and len(arguments) == 2:
            return self.equals(self.target(arguments[0]), _literal(arguments[1]))
        if len(arguments) != 1:
            raise Unread
        if name == "not":
            return _not(self.truth(arguments[0]))
        if name in {"empty", "is_empty"}:
            return _not(self.answered(self.target(arguments[0])))
        if name in {"notempty", "boolean"}:
            return self.answered(self.target(arguments[0]))
        raise Unread

    def compared(self, sign: str, left: Node, right: Node) -> Truth:
        match left, right:
            case Lit(), Lit():
                return _of_literals(sign, left, right)
            case Lit(), _ if sign in _TURNED:
                return self.compared(_TURNED[sign], right, left)
            case Call(name), _ if name in _COUNTS:
                return self.counted(sign, left, right)
            case Ref(name), _ if name.endswith(".length"):
                return self.counted(sign, Call("count", (Ref(name.removesuffix(".length")),)), right)
            case _, Ref() if sign in _TURNED:
                return self.with_each_other(sign, self.target(left), self.target(right))
        return self.held_against(sign, self.target(left), right)

    def held_against(self, sign: str, target: Target, right: Node) -> Truth:
        """An answer against a value, or several."""
        if isinstance(right, Many) or sign in {"contains", "notcontains", "anyof", "allof", "noneof"}:
            return self.among(sign, target, right.values if isinstance(right, Many) else (right,))
        literal = _literal(right)
        if sign == "!=":
            return _not(self.equals(target, literal))
        return self.equals(target, literal) if sign == "==" else self.ordered(sign, target, literal)

    def counted(self, sign: str, call: Call, right: Node) -> Truth:
        """How many are chosen or how long the text is, as far as it means whether there is any."""
        edge = (sign, _number(_literal(right)))
        if len(call.arguments) != 1 or sign not in _TURNED:
            raise Unread
        if edge not in {(">", 0.0), (">=", 1.0), ("!=", 0.0), ("==", 0.0), ("<", 1.0)}:
            return self.of_chosen(sign, self.target(call.arguments[0]), _whole(edge[1]))
        answered = self.answered(self.target(call.arguments[0]))
        return answered if edge[0] in {">", ">=", "!="} else _not(answered)

    @staticmethod
    def of_chosen(sign: str, target: Target, number: float) -> Truth:
        if target.kind != "choices" or target.part:
            raise Unread
        return Comparison(Chosen(target.code), sign, (number,))

    @staticmethod
    def with_each_other(sign: str, one: Target, other: Target) -> Truth:
        """Two numbers that people gave."""
        if not (one.numeric and other.numeric):
            raise Unread
        compared = Comparison(Given(one.code), "==" if sign == "!=" else sign, (Given(other.code),))
        return Not(compared) if sign == "!=" else compared

    def among(self, sign: str, target: Target, values: Iterable[Node]) -> Truth:
        each = [self.equals(target, _literal(value)) for value in values]
        if sign in {"notcontains", "noneof"}:
            return _not(either(each))
        return joined(each) if sign == "allof" else either(each)

    def answered(self, target: Target) -> Truth:
        """Something was given there. A reason for not answering was an answer like any other in the file."""
        if target.part or target.reason:
            return _alone(target)
        given = (State(target.code, missing.value) for missing in dict.fromkeys(target.missing.values()))
        return either((State(target.code, "answered"), *given))

    def equals(self, target: Target, literal: Word) -> Truth:
        text = _spelled(literal)
        if not text:
            return _not(self.answered(target))
        if target.part or target.reason:
            return _part(target, text)
        if text in target.missing:
            return State(target.code, target.missing[text].value)
        if target.numeric:
            return Comparison(Given(target.code), "==", (_whole(_number(literal)),))
        if target.kind == "date" or target.kind in _WORDS:
            return Comparison(Given(target.code), "==", (_day(text) if target.kind == "date" else text,))
        if text not in target.answers:
            raise Unread
        found = target.answers[text]
        return Has(target.code, str(found)) if target.kind == "choices" else Comparison(Given(target.code), "==", (found,))

    def ordered(self, sign: str, target: Target, literal: Word) -> Truth:
        """Smaller or larger, by the file's own numbers: a list of answers becomes those that satisfy it."""
        if target.kind == "date":
            return Comparison(Given(target.code), sign, (_day(_spelled(literal)),))
        edge = _number(literal)
        if target.numeric:
            return Comparison(Given(target.code), sign, (_whole(edge),))
        if target.part or target.reason or target.kind not in {"rating", "choice"}:
            raise Unread
        fits = [value for code, value in target.answers.items() if _ORDERS[sign](_number(code), edge)]
        states = [State(target.code, reason.value) for code, reason in target.missing.items() if _fits(sign, code, edge)]
        values = (Comparison(Given(target.code), "==", tuple(sorted(set(fits), key=str))),) if fits else ()
        return either((*values, *states))


def _fits(sign: str, code: str, edge: float) -> bool:
    try:
        return _ORDERS[sign](float(code), edge)
    except ValueError:
        return False


def _alone(target: Target) -> Expression:
    return State(target.code, target.reason) if target.reason else Has(target.code, target.part)


def _part(target: Target, text: str) -> Truth:
    if text.casefold() in {"y", "yes", "1", "true"} or text == target.part:
        return _alone(target)
    if text.casefold() in {"n", "no", "0", "false"}:
        return Not(_alone(target))
    raise Unread


def _not(truth: Truth) -> Truth:
    if isinstance(truth, bool):
        return not truth
    return truth.part if isinstance(truth, Not) else Not(truth)


def _of_literals(sign: str, left: Lit, right: Lit) -> bool:
    same = _spelled(left.value) == _spelled(right.value)
    if sign not in {"==", "!="}:
        raise Unread
    return same is (sign == "==")


def _day(text: str) -> str:
    if stored(text) is None:
        raise Unread
    return text


def _literal(node: Node) -> Word:
    """The literal; date('2026-11-21') is one too."""
    if isinstance(node, Call) and node.name == "date" and len(node.arguments) == 1:
        return _literal(node.arguments[0])
    if not isinstance(node, Lit):
        raise Unread
    return node.value


def _spelled(literal: Word) -> str:
    """A literal as codes are written: 1.0 is "1"."""
    if isinstance(literal, bool):
        return "true" if literal else "false"
    return str(_whole(literal)) if isinstance(literal, float) else literal


def _number(literal: Word) -> float:
    try:
        number = float(literal)
    except ValueError:
        raise Unread from None
    if not math.isfinite(number) or abs(number) > _LARGEST:
        raise Unread
    return number


def _whole(number: float) -> int | float:
    return int(number) if number == int(number) else number
