"""The show-if language: `A1.1 <= 2 and not answered(D2)`, `C2 has "funding"`, `group in ("donor", "government")`.

    either     = both { "or" both }
    both       = negation { "and" negation }
    negation   = "not" negation | "(" either ")" | condition
    condition  = state "(" code ")" | code sign literal | code "has" text | code "in" "(" literal { "," literal } ")"
    state      = "answered" | "unknown" | "inapplicable" | "declined"
    sign       = "==" | "!=" | "<" | "<=" | ">" | ">="

Read by hand into frozen values; nothing is ever evaluated as Python.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from surveys.errors import Invalid, Problem
from surveys.messages import Message, msg
from surveys.questionnaires.expressions import ORDERS, STATES, All, Any_, Comparison, Expression, Has, Literal, Not, State

LONGEST = 500
DEEPEST = 20
RESERVED = frozenset({"and", "or", "not", "has", "in", "group", *STATES})
"""Words that cannot be a question's code."""

_TOKEN = re.compile(
    r"""\s*(?:(?P<text>"[^"\n]*"|'[^'\n]*')|(?P<number>-?[0-9]+(?:\.[0-9]+)?)|(?P<name>[A-Za-z][A-Za-z0-9._-]*)|(?P<sign>==|!=|<=|>=|[<>(),]))"""
)
_SIGNS = frozenset({"==", "!=", *ORDERS})


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
    return _Reader(_tokens(expression)).whole()


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
        part = self.inside() if self.took("(") else self.condition()
        return Not(part) if turned else part

    def inside(self) -> Expression:
        expression = self.either()
        self.need(")")
        return expression

    def condition(self) -> Expression:
        if self.here.kind != "name" or self.here.text in RESERVED - {"group", *STATES}:
            raise self.unexpected(msg("A condition begins with a question's code."))
        name = self.take().text
        return self.state(name) if name in STATES else self.comparison(name)

    def state(self, state: str) -> Expression:
        self.need("(")
        if self.here.kind != "name" or self.here.text in RESERVED:
            raise self.unexpected(msg("Write a question's code between the parentheses."))
        code = self.take().text
        self.need(")")
        return State(code, state)

    def comparison(self, code: str) -> Expression:
        if self.took("has"):
            if self.here.kind != "text":
                raise self.unexpected(msg("Write the option's code in quotation marks."))
            return Has(code, self.take().text[1:-1])
        if self.took("in"):
            return Comparison(code, "==", self.literals())
        if self.here.text not in _SIGNS or self.here.kind != "sign":
            raise self.unexpected(msg("After a code write ==, !=, <, <=, >, >=, has or in."))
        sign = self.take().text
        return Comparison(code, sign, (self.literal(),))

    def literals(self) -> tuple[Literal, ...]:
        self.need("(")
        literals = [self.literal()]
        while self.took(","):
            literals.append(self.literal())
        self.need(")")
        return tuple(literals)

    def literal(self) -> Literal:
        if self.here.kind not in {"text", "number"}:
            raise self.unexpected(msg("Write a number, or a code in quotation marks."))
        token = self.take()
        if token.kind == "text":
            return token.text[1:-1]
        return float(token.text) if "." in token.text else int(token.text)

    def unexpected(self, mend: Message) -> Invalid:
        if self.here.kind == "end":
            return _wrong(self.here.start, msg("The condition ends too early."), mend)
        return _wrong(self.here.start, msg("“{word}” was not expected here.", word=self.here.text[:40]), mend)


_HOW = msg("Write for example: {example}", example="A1.1 <= 2 and not answered(D2)")


def _wrong(place: int, what: Message, mend: Message) -> Invalid:
    return Invalid([Problem(f"show_if:{place + 1}", what, mend)])
