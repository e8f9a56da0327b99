"""The language of conditions: `A1.1 <= 2 and not answered(D2)`, `C2 has "funding"`, `group in ("donor", "government")`,
`sum(women, men) == people`, `chosen(C2) >= 2`, `count(A1 <= 2, A2 <= 2, A3 <= 2) >= 2`.

    either     = both { "or" both }
    both       = negation { "and" negation }
    negation   = "not" negation | "(" either ")" | condition
    condition  = state "(" code ")" | code "has" text | amount sign term | amount [ "not" ] "in" "(" literal { "," literal } ")"
    amount     = code | "chosen" "(" code { "," text } ")" | total "(" code { "," code } ")" | "count" "(" either { "," either } ")"
    term       = amount | literal
    state      = "answered" | "unknown" | "inapplicable" | "declined" | "skipped"
    total      = "sum" | "mean"
    sign       = "==" | "!=" | "<" | "<=" | ">" | ">="

Read by hand into frozen values; nothing is ever evaluated as Python.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from surveys.errors import Invalid, Problem
from surveys.messages import Message, msg
from surveys.questionnaires.expressions import (
    ORDERS,
    STATES,
    TOTALS,
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
    conditions_in,
)

LONGEST = 1000
DEEPEST = 20
MOST = 100
"""Single conditions in one expression: as many steps as its evaluation takes."""
LONGEST_NUMBER = 15
RESERVED = frozenset({"and", "or", "not", "has", "in", "group", "answered", "unknown", "inapplicable", "declined"})
"""Words that cannot be a question's code. The names of later functions can: they mean something before a parenthesis only."""
FUNCTIONS = frozenset({*STATES, *TOTALS, "chosen", "count"})

_TOKEN = re.compile(
    r"""\s*(?:(?P<text>"[^"\n]*"|'[^'\n]*')|(?P<number>-?[0-9]+(?:\.[0-9]+)?)|(?P<name>[A-Za-z][A-Za-z0-9._-]*)|(?P<sign>==|!=|<=|>=|[<>(),]))"""
)
_SIGNS = frozenset({"==", "!=", *ORDERS})

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    start: int


@lru_cache(maxsize=4096)
def parse(expression: str) -> Expression:
    """The expression as a tree. Raises Invalid with the place in the text and how to mend it."""
    if len(expression) > LONGEST:
        raise _wrong(LONGEST, msg("The condition is too long."), msg("Keep it under {longest} characters.", longest=LONGEST))
    read = _Reader(_tokens(expression)).whole()
    if sum(1 for _ in conditions_in(read)) > MOST:
        raise _wrong(0, msg("The condition is made of too many parts."), msg("Use at most {most}.", most=MOST))
    return read


def _tokens(expression: str) -> tuple[_Token, ...]:
    tokens: list[_Token] = []
    place, end = 0, len(expression.rstrip())
    while place < end:
        found = _TOKEN.match(expression, place, end)
        if not found:
            stranger = expression[place:end].lstrip()
            raise _wrong(end - len(stranger), msg("“{sign}” means nothing here.", sign=stranger[:1]), _HOW)
        kind = str(found.lastgroup)
        tokens.append(_Token(kind, found[kind], found.start(kind)))
        place = found.end()
    return (*tokens, _Token("end", "", end))


class _Reader:
    """One pass over the tokens, one method per line of the grammar."""

    def __init__(self, tokens: tuple[_Token, ...]) -> None:
        self.tokens = tokens
        self.place = 0
        self.depth = 0

    def whole(self) -> Expression:
        expression = self.either()
        if self.here.kind != "end":
            raise self.unexpected(msg("Join conditions by “and” or “or”."))
        return expression

    @property
    def here(self) -> _Token:
        return self.tokens[self.place]

    def take(self) -> _Token:
        token = self.here
        self.place += 1
        return token

    def took(self, word: str) -> bool:
        if self.here.kind == "text" or self.here.text != word:
            return False
        self.place += 1
        return True

    def need(self, word: str) -> None:
        if not self.took(word):
            raise self.unexpected(msg("Write “{word}” here.", word=word))

    def either(self) -> Expression:
        self.depth += 1
        if self.depth > DEEPEST:
            raise _wrong(self.here.start, msg("The condition is nested too deeply."), msg("Use fewer parentheses."))
        parts = [self.both()]
        while self.took("or"):
            parts.append(self.both())
        self.depth -= 1
        return parts[0] if len(parts) == 1 else Any_(tuple(parts))

    def both(self) -> Expression:
        parts = [self.negation()]
        while self.took("and"):
            parts.append(self.negation())
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def negation(self) -> Expression:
        turned = False
        while self.took("not"):
            turned = not turned
        part = self.inside() if self.here.kind == "sign" and self.here.text == "(" else self.condition()
        return Not(part) if turned else part

    def inside(self) -> Expression:
        self.need("(")
        expression = self.either()
        self.need(")")
        return expression

    def condition(self) -> Expression:
        if self.here.kind != "name" or (self.here.text in RESERVED - {"group"} and not self.calls(STATES)):
            raise self.unexpected(msg("A condition begins with a question’s code."))
        if self.calls(STATES):
            return self.state()
        return self.comparison(self.amount())

    def state(self) -> State:
        state = self.take().text
        self.need("(")
        code = self.code()
        self.need(")")
        return State(code, state)

    def calls(self, names: Collection[str]) -> bool:
        """Whether one of these functions stands here, and not a question of that name."""
        following = self.tokens[self.place + 1 : self.place + 2]
        opens = any(token.kind == "sign" and token.text == "(" for token in following)
        return self.here.kind == "name" and self.here.text in names and (opens or self.here.text in RESERVED)

    def amount(self) -> Amount:
        if self.calls(TOTALS):
            return Total(self.take().text, self.listed(self.code))
        if self.calls({"chosen"}):
            return self.chosen()
        if self.calls({"count"}):
            self.take()
            return Count(self.listed(self.either))
        return Given(self.take().text)

    def chosen(self) -> Chosen:
        self.take()
        self.need("(")
        code, options = self.code(), []
        while self.took(","):
            options.append(self.text())
        self.need(")")
        return Chosen(code, tuple(options))

    def comparison(self, left: Amount) -> Expression:
        if isinstance(left, Given) and self.took("has"):
            return Has(left.code, self.text())
        if self.took("in"):
            return Comparison(left, "==", self.listed(self.literal))
        if self.took("not"):
            if not self.took("in"):
                raise self.unexpected(msg("Write “{word}” here.", word="in"))
            return Comparison(left, "!=", self.listed(self.literal))
        if self.here.text not in _SIGNS or self.here.kind != "sign":
            raise self.unexpected(msg("After a code write ==, !=, <, <=, >, >=, has or in."))
        sign = self.take().text
        return Comparison(left, sign, (self.term(),))

    def term(self) -> Amount:
        names = self.here.kind == "name" and (self.here.text not in RESERVED or self.here.text == "group")
        return self.amount() if names else self.literal()

    def listed(self, read: Callable[[], T]) -> tuple[T, ...]:
        """What `read` finds between parentheses, once or more, with commas between."""
        self.need("(")
        found = [read()]
        while self.took(","):
            found.append(read())
        self.need(")")
        return tuple(found)

    def code(self) -> str:
        if self.here.kind != "name" or self.here.text in RESERVED:
            raise self.unexpected(msg("Write a question’s code between the parentheses."))
        return self.take().text

    def text(self) -> str:
        if self.here.kind != "text":
            raise self.unexpected(msg("Write the option’s code in quotation marks."))
        return self.take().text[1:-1]

    def literal(self) -> Literal:
        if self.here.kind not in {"text", "number"}:
            raise self.unexpected(msg("Write a number, or a code in quotation marks."))
        if self.here.kind == "text":
            return self.take().text[1:-1]
        if len(self.here.text) > LONGEST_NUMBER:
            raise self.unexpected(msg("Write a number of at most {longest} signs.", longest=LONGEST_NUMBER))
        number = self.take().text
        return float(number) if "." in number else int(number)

    def unexpected(self, mend: Message) -> Invalid:
        if self.here.kind == "end":
            return _wrong(self.here.start, msg("The condition ends too early."), mend)
        return _wrong(self.here.start, msg("“{word}” was not expected here.", word=self.here.text[:40]), mend)


_HOW = msg("Write for example: {example}", example="A1.1 <= 2 and not answered(D2)")


def _wrong(place: int, what: Message, mend: Message) -> Invalid:
    return Invalid([Problem(f"show_if:{place + 1}", what, mend)])
