"""Conditions of other tools read into one small tree: XPath of XLSForm, ExpressionScript of LimeSurvey, the expressions of SurveyJS.
Read by hand; nothing is ever evaluated. What the tree cannot hold is `Unread`, and the importer keeps the condition's own words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias, Union

LONGEST, DEEPEST = 4000, 40


class Unread(Exception):
    """The condition says something that has no counterpart here."""


@dataclass(frozen=True, slots=True)
class Ref:
    """The answer to another question, by the name that the condition gives it."""

    name: str


@dataclass(frozen=True, slots=True)
class Lit:
    value: str | float | bool


@dataclass(frozen=True, slots=True)
class Many:
    """A list of literals: ['a', 'b']"""

    values: tuple[Lit, ...]


@dataclass(frozen=True, slots=True)
class Call:
    name: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Two:
    """Two sides joined by a word or sign in its plain spelling: and or == != < <= > >= contains …"""

    sign: str
    left: Node
    right: Node


Node: TypeAlias = Union[Ref, Lit, Many, Call, Two]

_TEXT = r"\"[^\"]*\"|'[^']*'|“[^“”]*”|‘[^‘’]*’"
_NUMBER = r"\d+(?:\.\d+)?(?![\w])"
_TOKENS: Mapping[str, re.Pattern[str]] = {
    "xpath": re.compile(
        rf"\s*(?:(?P<ref>\$\{{\s*[^{{}}]+?\s*\}}|(?:\.\.|/)[\w./-]*[\w])|(?P<text>{_TEXT})|(?P<number>{_NUMBER})"
        r"|(?P<name>[A-Za-z_][\w:-]*)|(?P<sign>!=|<=|>=|[=<>(),+*-]))"
    ),
    "limesurvey": re.compile(
        rf"\s*(?:(?P<text>{_TEXT})|(?P<ref>\d+X\d+X\w+(?:\.\w+)*)|(?P<number>{_NUMBER})"
        r"|(?P<name>[A-Za-z_]\w*(?:\.\w+)*)|(?P<sign>==|!=|<=|>=|&&|\|\||[=<>(),!+*/{}-]))"
    ),
    "surveyjs": re.compile(
        rf"\s*(?:(?P<ref>\{{[^{{}}]+\}})|(?P<text>{_TEXT})|(?P<number>{_NUMBER})"
        r"|(?P<name>[A-Za-z_$][\w.$-]*)|(?P<sign>==|!=|<>|<=|>=|&&|\|\||\*=|[=<>(),!+*/\[\]-]))"
    ),
}
_PLAIN = {"=": "==", "<>": "!=", "&&": "and", "||": "or", "eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="} | {
    "equal": "==",
    "notequal": "!=",
    "less": "<",
    "lessorequal": "<=",
    "greater": ">",
    "greaterorequal": ">=",
    "*=": "contains",
}
_JOINING = frozenset({"==", "!=", "<", "<=", ">", ">=", "contains", "notcontains", "anyof", "allof", "noneof"})
_AFTER = frozenset({"empty", "notempty"})
_WORDS = {
    "xpath": frozenset({"and", "or"}),
    "limesurvey": frozenset({"and", "or", "eq", "ne", "lt", "le", "gt", "ge"}),
    "surveyjs": frozenset({"and", "or", *_AFTER, *_JOINING, *_PLAIN}),
}
_PARTS = frozenset({"NAOK", "shown", "value", "valueNAOK", "code"})
"""What LimeSurvey lets follow a question's code and still mean its answer."""


def read(condition: str, dialect: str) -> Node:
    """The condition as a tree. Raises Unread."""
    if len(condition) > LONGEST:
        raise Unread
    text = condition.strip()
    if dialect == "limesurvey" and text.startswith("{") and text.endswith("}"):
        text = text[1:-1]
    return _Reader(_tokens(text, dialect), dialect).whole()


def _tokens(text: str, dialect: str) -> list[tuple[str, str]]:
    tokens: list[tuple[str, str]] = []
    place, end = 0, len(text.rstrip())
    while place < end:
        found = _TOKENS[dialect].match(text, place, end)
        if not found:
            raise Unread
        kind = str(found.lastgroup)
        word = found[kind]
        if kind == "name" and (plain := word.lower()) in _WORDS[dialect]:
            kind, word = "sign", plain
        tokens.append((kind, _PLAIN.get(word, word) if kind == "sign" else word))
        place = found.end()
    return [*tokens, ("end", "")]


class _Reader:
    def __init__(self, tokens: list[tuple[str, str]], dialect: str) -> None:
        self.tokens = tokens
        self.dialect = dialect
        self.place = 0
        self.depth = 0

    def whole(self) -> Node:
        node = self.either()
        if self.here[0] != "end":
            raise Unread
        return node

    @property
    def here(self) -> tuple[str, str]:
        return self.tokens[self.place]

    def took(self, sign: str) -> bool:
        if self.here != ("sign", sign):
            return False
        self.place += 1
        return True

    def either(self) -> Node:
        self.depth += 1
        if self.depth > DEEPEST:
            raise Unread
        node = self.both()
        while self.took("or"):
            node = Two("or", node, self.both())
        self.depth -= 1
        return node

    def both(self) -> Node:
        node = self.compared()
        while self.took("and"):
            node = Two("and", node, self.compared())
        return node

    def compared(self) -> Node:
        if self.took("!"):
            self.depth += 1
            if self.depth > DEEPEST:
                raise Unread
            turned = Call("not", (self.compared(),))
            self.depth -= 1
            return turned
        left = self.single()
        kind, sign = self.here
        if kind == "sign" and sign in _AFTER:
            self.place += 1
            return Call(sign, (left,))
        if kind != "sign" or sign not in _JOINING:
            return left
        self.place += 1
        return Two(sign, left, self.single())

    def single(self) -> Node:
        if self.took("("):
            node = self.either()
            self.need(")")
            return node
        if self.took("["):
            return self.many()
        return self.negative() if self.took("-") else self.word()

    def word(self) -> Node:
        kind, word = self.here
        self.place += 1
        match kind:
            case "text":
                return Lit(word[1:-1])
            case "number":
                return Lit(float(word))
            case "ref":
                return Ref(_named(word))
            case "name":
                return self.named(word)
        raise Unread

    def negative(self) -> Lit:
        kind, word = self.here
        self.place += 1
        if kind != "number":
            raise Unread
        return Lit(-float(word))

    def many(self) -> Many:
        values: list[Lit] = []
        while not self.took("]"):
            value = self.single()
            if not isinstance(value, Lit):
                raise Unread
            values.append(value)
            self.took(",")
        return Many(tuple(values))

    def named(self, word: str) -> Node:
        if self.took("("):
            return Call(word.lower(), self.arguments())
        if word.lower() in {"true", "false"}:
            return Lit(word.lower() == "true")
        if self.dialect == "surveyjs":
            return Lit(word)
        if self.dialect == "limesurvey":
            return Ref(_named(word))
        raise Unread

    def arguments(self) -> tuple[Node, ...]:
        found: list[Node] = []
        if self.took(")"):
            return ()
        while True:
            found.append(self.either())
            if self.took(")"):
                return tuple(found)
            self.need(",")

    def need(self, sign: str) -> None:
        if not self.took(sign):
            raise Unread


def _named(word: str) -> str:
    """The question's name in ${name}, {name}, /data/group/name or name.NAOK. Raises Unread for a part that is not its answer."""
    if word.startswith(("${", "{")):
        return word.strip("${}").strip()
    if word.startswith(("/", "..")):
        return word.rsplit("/", maxsplit=1)[-1]
    name, *parts = word.split(".")
    if not set(parts) <= _PARTS:
        raise Unread
    return name
